"""What the draft says beside a difference: how certain it is, how good its figures are, and what changed meanwhile."""

from collections.abc import Iterator

from rapportages.verslag.woorden import plat
from themas.berekening import Basis, Breuk, Punt, Reeks, Vaststelling, Verschil
from themas.enums import Kwaliteit, Maat, Meetsoort, Noemersoort, Zekerheid
from themas.models import Indicator
from themas.weergave.opmaak import hoofdletter, opsomming


_KWALITEIT = {
    Kwaliteit.GESCHAT: ("is geschat", "zijn geschat"),
    Kwaliteit.VOORLOPIG: ("is voorlopig en kan nog veranderen", "zijn voorlopig en kunnen nog veranderen"),
}


def zekerheidszin(indicator: Indicator, reeks: Reeks, verschil: Verschil) -> Iterator[str]:
    """Whether it can be chance; nothing is said of a difference that is none."""
    if verschil.richting == 0:
        return
    match verschil.zekerheid:
        case Zekerheid.DUIDELIJK:
            yield "Dit verschil is duidelijk: het is groter dan door toeval te verwachten is."
        case Zekerheid.KAN_TOEVAL_ZIJN:
            yield "Dit verschil kan toeval zijn."
        case _:
            yield f"Of dit verschil toeval kan zijn, is niet te toetsen: {_waarom_niet(indicator, reeks, verschil)}."


def _waarom_niet(indicator: Indicator, reeks: Reeks, verschil: Verschil) -> str:
    if verschil.gemeld is not None:
        return "de bron noemt alleen de verandering"
    if reeks.kenmerken.soort is Meetsoort.AANDEEL:
        return "de bron zegt niet hoe nauwkeurig het onderzoek is"
    if verschil.maat is Maat.WAARDE:
        return "wij kennen de aantallen achter deze cijfers niet"
    if indicator.noemersoort == Noemersoort.GEEN:
        return "wij hebben alleen de aantallen"
    return f"wij kennen het aantal {Noemersoort(indicator.noemersoort).label} niet voor beide perioden"


def herkomstzinnen(verschil: Verschil) -> Iterator[str]:
    """Counts that no source gave, and how they came about."""
    for punt in (verschil.van, verschil.naar):
        if punt.aantal is None or not punt.afgeleid or punt.uit_twee_jaren:
            continue
        wat = f"Het aantal over {punt.periode.met_lidwoord}"
        if punt.periode.is_jaar:
            yield f"{wat} is de som van de twee helften van dat jaar."
        else:
            jaar, helft = punt.afgeleid_uit
            yield f"{wat} is het aantal over heel {jaar.met_lidwoord} min dat over {helft.met_lidwoord}."


def kwaliteitszinnen(indicator: Indicator, reeks: Reeks, verschil: Verschil) -> Iterator[str]:
    """Which figures are estimated or provisional, or rounded so far that the percent is."""
    punten = [verschil.van, verschil.naar]
    if verschil.naar.uit_twee_jaren:
        punten[1:] = [reeks.punt(periode) for periode in verschil.naar.afgeleid_uit]
    for kwaliteit, (enkel, meer) in _KWALITEIT.items():
        perioden = [p.periode.met_lidwoord for p in punten if not p.leeg and p.kwaliteit is kwaliteit]
        if perioden:
            cijfers = "Het cijfer" if len(perioden) == 1 else "De cijfers"
            yield f"{cijfers} over {opsomming(perioden)} {enkel if len(perioden) == 1 else meer}."
        jaren = sorted({p.periode.jaar for p in punten if _noemer(p, verschil) is kwaliteit})
        if jaren:
            wat = f"Het aantal {Noemersoort(indicator.noemersoort).label}"
            yield f"{wat} in {opsomming([str(jaar) for jaar in jaren])} {enkel}."
        if verschil.gemeld is not None and verschil.gemeld.kwaliteit is kwaliteit:
            yield f"De verandering {enkel}."
    if verschil.bereik and set(verschil.bereik) != {verschil.getal}:
        yield "De bron rondt af, dus het echte verschil kan iets groter of kleiner zijn."


def _noemer(punt: Punt, verschil: Verschil) -> Kwaliteit | None:
    if (
        verschil.maat is not Maat.PER_NOEMER
        or verschil.gemeld is not None
        or punt.noemer is None
        or punt.noemer.geimpliceerd
    ):
        return None
    return punt.noemer.kwaliteit


def breukzinnen(basis: Basis | None, peiljaar: int | None) -> Iterator[str]:
    """What changed in the counting between basis and period."""
    if basis is None:
        return
    if basis.verlegd is not None:
        yield _veranderd([basis.verlegd])
        yield f"{_titel(basis.verlegd)}."
        if basis.verschil is None:
            yield f"De cijfers van daarvoor zijn niet te vergelijken, en {basis.ontbreekt}."
        else:
            van = basis.verschil.van.periode.met_lidwoord
            yield f"Daarom vergelijken wij niet met het peiljaar {peiljaar} maar met {van}, en geven wij geen oordeel."
    if basis.voorbehouden:
        yield _veranderd(basis.voorbehouden)
        yield from (f"{_titel(breuk)}." for breuk in basis.voorbehouden)
        yield "Een deel van het verschil kan daardoor komen."


def _veranderd(breuken) -> str:
    jaren = sorted({breuk.datum.year for breuk in breuken})
    return f"Let op: in {opsomming([str(jaar) for jaar in jaren])} veranderde de manier van tellen."


def _titel(breuk: Breuk) -> str:
    return hoofdletter(plat(breuk.titel).rstrip("."))


def omslag(nu: Vaststelling | None, vorige: Vaststelling | None) -> Iterator[str]:
    """Where the verdict turned round since the report before; in words, since two goals may share a figure."""
    if nu is None or vorige is None or None in (nu.oordeel.gunstig, vorige.oordeel.gunstig):
        return
    if nu.oordeel.gunstig != vorige.oordeel.gunstig:
        eerder = vorige.periode.met_lidwoord
        yield f"In de vorige rapportage, over {eerder}, was het oordeel nog ‘{vorige.oordeel.label}’."
        yield f"Nu is het ‘{nu.oordeel.label}’."
