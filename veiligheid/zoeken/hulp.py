"""Words beside those that were typed: longer ones that are looked for as well, and what to try when nothing was found.

A word counts only when it stands in something public: the list of words knows those of concepts too.
"""

from dataclasses import dataclass, replace

from django.db.models import QuerySet

from themas.models import Begrip
from veiligheid.zoeken.models import Zoekrij
from veiligheid.zoeken.motor import bekend, woordenlijst
from veiligheid.zoeken.vraag import WOORD, Deel, Vraag
from veiligheid.zoeken.woorden import KORTSTE, MEESTE, bedoeld, kaal, patroon, samenstellingen, stam, vormen


MEESTE_WOORDEN, MEESTE_ANDERE = 4, 5
#: Longer words of one word that are looked for, and that are tried: also words of concepts, which may not take places.
MEESTE_SAMEN, MEESTE_GEPROEFD = 20, 400


@dataclass(frozen=True, slots=True)
class Hulp:
    """``verbeterd`` is the question to ask instead, ``anders`` are words to try, ``los`` words that do exist."""

    verbeterd: Vraag | None = None
    anders: tuple[str, ...] = ()
    los: tuple[str, ...] = ()


def ruimer(rijen: QuerySet[Zoekrij], vraag: Vraag) -> tuple[Vraag, set[str]]:
    """The question with other forms of its words and longer words made with them; and its words that are nowhere.

    Three queries.
    """
    lijst = woordenlijst(3, [patroon(deel.woorden[-1]) for deel in vraag.delen if deel.ruim])
    ruim, goed = _met_verwanten(rijen, vraag, lijst, _ook_wel())
    vervangen = {woord for deel in ruim.delen if deel.vormen or deel.samen for woord in deel.woorden}
    return ruim, {woord for woord in vraag.woorden if kaal(woord) not in goed} - vervangen


def _met_verwanten(
    rijen: QuerySet[Zoekrij], vraag: Vraag, lijst: list[str], ook_wel: dict[str, list[str]]
) -> tuple[Vraag, set[str]]:
    """The wider question, and which of all these words readers may know of; one query."""
    per_deel = {deel: (_zelfde(deel, lijst), _langer(deel, lijst)) for deel in vraag.delen if deel.ruim}
    getypt = [woord for woord in map(kaal, vraag.woorden) if woord.isalnum()]
    goed = bekend(rijen, getypt, [woord for beide in per_deel.values() for woorden in beide for woord in woorden])

    def ruim(deel: Deel) -> Deel:
        if deel not in per_deel:
            return deel
        zelfde, langer = per_deel[deel]
        return replace(
            deel,
            vormen=(*(tekst for woord, tekst in zelfde.items() if woord in goed), *ook_wel.get(deel.tekst, ())),
            samen=tuple(woord for woord in langer if woord in goed)[:MEESTE_SAMEN],
        )

    return replace(vraag, delen=tuple(map(ruim, vraag.delen))), goed


def _ook_wel() -> dict[str, list[str]]:
    """What the glossary says is called otherwise too, by each of its names: "ov" is "openbaar vervoer"; one query."""
    anders: dict[str, list[str]] = {}
    for naam, ook in Begrip.objects.exclude(ook="").values_list("naam", "ook"):
        namen = [" ".join(WOORD.findall(een.lower())) for een in (naam, *ook.split(","))]
        for een in filter(None, namen):
            anders.setdefault(een, []).extend(ander for ander in namen if ander not in ("", een))
    return anders


def _zelfde(deel: Deel, lijst: list[str]) -> dict[str, str]:
    """``{word: what to look for}`` with other forms of the last word, and what was typed apart as one word."""
    *voor, woord = deel.woorden
    zelfde = {vorm: " ".join([*voor, vorm]) for vorm in vormen(woord, lijst)}
    aaneen = kaal("".join(deel.woorden))
    return zelfde | {aaneen: aaneen} if voor else zelfde


def _langer(deel: Deel, lijst: list[str]) -> list[str]:
    return samenstellingen(deel.tekst, lijst)[:MEESTE_GEPROEFD] if len(deel.woorden) == 1 else []


def help_op_weg(rijen: QuerySet[Zoekrij], vraag: Vraag, mist: set[str]) -> Hulp:
    """Of a question that found nothing, with those of its words that are nowhere; three queries at most."""
    goed = tuple(woord for woord in vraag.woorden if woord not in mist and len(woord) > 1)
    zoek = [woord for woord in vraag.woorden if woord in mist][:MEESTE_WOORDEN]
    if not zoek:
        return Hulp(los=goed if len(goed) > 1 else ())
    lijst = woordenlijst(min(KORTSTE, *(len(stam(woord)) for woord in zoek)))
    ideeen = {woord: bedoeld(woord, lijst, MEESTE // len(zoek)) for woord in zoek}
    openbaar = bekend(rijen, [], [idee for hun in ideeen.values() for idee in hun])
    gevonden = {woord: hun for woord in zoek if (hun := [idee for idee in ideeen[woord] if idee in openbaar])}
    anders = tuple(dict.fromkeys(idee for hun in gevonden.values() for idee in hun[:MEESTE_ANDERE]))
    if mist - gevonden.keys():  # one of the words is nowhere, so neither are they together
        return Hulp(None, anders, goed)
    beter = vraag.met({woord: hun[0] for woord, hun in gevonden.items()})
    return Hulp(_met_verwanten(rijen, beter, lijst, {})[0], anders, goed)
