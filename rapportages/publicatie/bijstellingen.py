"""What has changed since a report was published: the report stays as it was and says so beside the number.

Pure comparison of what was frozen with what would be written now; nothing is read from the database here.
"""

from collections import defaultdict
from collections.abc import Mapping

from rapportages.verslag.delen import Doeldeel, Getal, Verslag


WEG = "niet meer beschikbaar"


def bijstellingen(verslag: Verslag, nu: Mapping[str, Getal]) -> dict[str, tuple[str, str]]:
    """Bound numbers that read otherwise today, by the written form of their reference: then and now.

    ``nu`` is what ``getallen.los_op`` makes of the same references. A number that is gone, such as one whose figure was
    hidden since, says so; one that was not looked up is left alone.
    """
    anders = {}
    for sleutel, toen in verslag.getallen.items():
        straks = nu.get(sleutel)
        if straks is not None and not toen.fout and _woord(straks) != toen.tekst:
            anders[sleutel] = (toen.tekst, _woord(straks))
    return anders


def doelbijstellingen(verslag: Verslag, nu: Verslag) -> dict[str, tuple[str, str]]:
    """Goals whose verdict, difference or certainty reads otherwise today, by their key: then and now."""
    straks = {doel.sleutel: doel for doel in nu.doelen}
    anders = {}
    for toen in verslag.doelen:
        doel = straks.get(toen.sleutel)
        if doel is not None and in_woorden(doel) != in_woorden(toen):
            anders[toen.sleutel] = _wat_anders_is(toen, doel)
    return anders


def _wat_anders_is(toen: Doeldeel, nu: Doeldeel) -> tuple[str, str]:
    """Only what differs of the two, unless that leaves one of them without a word."""
    paren = [(oud, nieuw) for oud, nieuw in zip(_delen(toen), _delen(nu), strict=True) if oud != nieuw]
    oud, nieuw = (", ".join(filter(None, kant)) for kant in zip(*paren, strict=True))
    return (oud, nieuw) if oud and nieuw else (in_woorden(toen), in_woorden(nu))


def verschillen_per_cijfer(toen: Verslag, nu: Verslag) -> dict[str, list[str]]:
    """All that reads otherwise in the newer of two, by indicator and in words; "" for goals that people judge.

    Tables are compared and not drawings: those may change with the program that draws them.
    """
    per_cijfer: dict[str, list[str]] = defaultdict(list)
    for sleutel, paar in bijstellingen(toen, nu.getallen).items():
        per_cijfer[toen.getallen[sleutel].indicator].append(_was(sleutel, *paar))
    doelen = {deel.sleutel: deel for deel in toen.doelen}
    for sleutel, paar in doelbijstellingen(toen, nu).items():
        per_cijfer[doelen[sleutel].indicator].append(_was(doelen[sleutel].tekst, *paar))
    woorden = _in_het_kort(nu)
    for (plek, slug), (naam, tekst) in _in_het_kort(toen).items():
        if (plek, slug) in woorden and woorden[plek, slug][1] != tekst:
            per_cijfer[slug].append(_was(naam, tekst, woorden[plek, slug][1]))
    tabellen = {deel.id: (deel.koppen, deel.rijen) for deel in nu.figuren}
    for figuur in toen.figuren:
        if figuur.id in tabellen and tabellen[figuur.id] != (figuur.koppen, figuur.rijen):
            per_cijfer[figuur.indicator].append(f"de tabel ‘{figuur.titel}’ is veranderd")
    return dict(per_cijfer)


def in_woorden(doel: Doeldeel) -> str:
    """``−38%, op koers, duidelijk verschil``: all that a reader sees of a verdict."""
    return ", ".join(filter(None, _delen(doel)))


def _delen(doel: Doeldeel) -> tuple[str, str, str]:
    return doel.verschil, doel.oordeel.label, doel.zekerheid.label if doel.zekerheid else ""


def _woord(getal: Getal) -> str:
    return WEG if getal.fout else getal.tekst


def _was(naam: str, toen: str, nu: str) -> str:
    return f"‘{naam}’ was ‘{toen}’ en is nu ‘{nu}’"


def _in_het_kort(verslag: Verslag) -> dict[tuple[str, str], tuple[str, str]]:
    """Figures without a goal, by topic and indicator: their name and the figure in a few words."""
    return {
        (f"{deel.thema}/{deel.onderwerp}", slug): (naam, tekst)
        for deel in verslag.onderwerpen
        for naam, slug, tekst in deel.cijfers
    }
