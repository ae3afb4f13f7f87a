"""Sentences about figures, made from the figures: Dutch at level B1, one thing a sentence."""

import math
from datetime import date
from decimal import Decimal
from fractions import Fraction

from themas.berekening import Basis, Periode, Punt, Reeks, Verschil, basis_voor
from themas.berekening.afronden import op_decimalen
from themas.berekening.onthulling import VERBORGEN
from themas.enums import Kwaliteit, Maat, Noemeraard, Noemersoort, Zekerheid
from themas.models import Indicator
from themas.weergave.opmaak import getal, hoofdletter, meer_of_minder, met_teken, procent


def kopzin(indicator: Indicator, reeks: Reeks, basis: Basis) -> str:
    """The answer of an indicator page: how much, and what that is against the basis."""
    verschil = basis.verschil
    wanneer, toen = periode_in_zin(basis, verschil), verschil.van.periode.in_zin
    wat = indicator.teller + _per(indicator, verschil.maat)
    if verschil.gemeld is not None:
        return (
            f"{hoofdletter(wanneer)} waren er in {reeks.gebied} {_verandering(verschil)} {wat} {_dan(verschil)} {toen}."
        )
    if verschil.maat is Maat.WAARDE and indicator.noemersoort == Noemersoort.GEEN:
        eerst = f"{hoofdletter(wanneer)} was dit in {reeks.gebied} {_waarde(indicator, reeks, verschil.naar)}."
    elif verschil.klein or verschil.getal is None:
        return _aantallen_eerst(indicator, reeks, verschil, wanneer, toen)
    else:
        hoeveel = getal(_niveau(reeks, verschil.naar, verschil.maat))
        eerst = f"{hoofdletter(wanneer)} waren er in {reeks.gebied} {hoeveel} {wat}."
    return f"{eerst} Dat is {_verandering(verschil)} {_dan(verschil)} {toen}."


def _aantallen_eerst(indicator: Indicator, reeks: Reeks, verschil: Verschil, wanneer: str, toen: str) -> str:
    """With small counts the counts come first and the percent second; with a basis of 0 there is no percent."""
    oud, nieuw = _aantal(verschil.van.aantal), _aantal(verschil.naar.aantal)
    oudste = "waren er geen" if verschil.van.aantal == 0 else f"waren het er {oud}"
    if verschil.van.aantal == 1:
        oudste = "was het er 1"
    zin = f"{hoofdletter(wanneer)} waren er in {reeks.gebied} {nieuw} {indicator.teller}, {toen} {oudste}."
    if verschil.naar.aantal == 1:
        zin = f"Het aantal {indicator.teller} in {reeks.gebied} was 1 {wanneer}; {toen} {oudste}."
    if verschil.getal is None:
        return zin
    per = _per(indicator, verschil.maat).strip()
    return (
        f"{zin} {hoofdletter(per)} is dat {_verandering(verschil)}."
        if per
        else f"{zin} Dat is {_verandering(verschil)}."
    )


def laatste_zin(indicator: Indicator, reeks: Reeks) -> str:
    """What to say when nothing can be compared: the newest figure there is, or that there is none."""
    gemeten = [punt for periode in reeks.perioden if not (punt := reeks.punt(periode)).leeg]
    if not gemeten:
        return f"Wij hebben hierover geen cijfer van {reeks.gebied}."
    punt = gemeten[-1]
    wanneer = punt.periode.in_zin
    if punt.verborgen:
        return _verborgen_zin(indicator, reeks, punt)
    if punt.aantal is not None:
        ongeveer = "ongeveer " if punt.kwaliteit is Kwaliteit.GESCHAT and punt.aantal else ""
        if punt.aantal == 1:
            return f"Het aantal {indicator.teller} in {reeks.gebied} was {ongeveer}1 {wanneer}."
        return f"{hoofdletter(wanneer)} waren er in {reeks.gebied} {ongeveer}{_aantal(punt.aantal)} {indicator.teller}."
    return f"{hoofdletter(wanneer)} was dit in {reeks.gebied} {_waarde(indicator, reeks, punt)}."


def _verborgen_zin(indicator: Indicator, reeks: Reeks, punt: Punt) -> str:
    wanneer = hoofdletter(punt.periode.in_zin)
    if punt.verborgen == VERBORGEN:
        waarom = "Anders kunt u een klein aantal uitrekenen."
        return f"{wanneer}: het aantal {indicator.teller} in {reeks.gebied} laten wij niet zien. {waarom}"
    minder_dan = punt.verborgen.removeprefix("<")
    return (
        f"{wanneer} waren er in {reeks.gebied} minder dan {minder_dan} {indicator.teller}. "
        "Zulke kleine aantallen laten wij niet precies zien."
    )


def in_het_kort(indicator: Indicator, reeks: Reeks, basis: Basis | None) -> str:
    """A figure behind its name: ``−13% in aantallen (2019 tegenover 2018)``, ``199 (2e helft 2019)``."""
    if basis is not None:
        verschil = basis.verschil
        hoeveel = _verandering(verschil) if verschil.punten or verschil.getal is None else procent(verschil.getal)
        maat = "" if verschil.maat is Maat.WAARDE else f" {maat_in_woorden(indicator, verschil.maat)}"
        return f"{hoeveel}{maat} ({basis.omschrijving})"
    gemeten = [punt for periode in reeks.perioden if not (punt := reeks.punt(periode)).leeg]
    if not gemeten:
        return f"geen getal van {reeks.gebied}"
    punt = gemeten[-1]
    ongeveer = "ongeveer " if punt.kwaliteit is Kwaliteit.GESCHAT and punt.aantal else ""
    waarde = _waarde(indicator, reeks, punt) if punt.aantal is None else getal(punt.aantal)
    return f"{punt.verborgen or ongeveer + waarde} ({punt.periode.label})"


def nieuwste_zonder_vergelijking(indicator: Indicator, reeks: Reeks, basis: Basis, peiljaar: int) -> str:
    """The newest figure where it is later than the newest comparison, lest a lead pass it over; else empty."""
    later = [p for p in reeks.perioden if p > basis.beoordeelde_periode and not reeks.punt(p).leeg]
    later = [p for p in later if p.begin > basis.beoordeelde_periode.eind]
    if not later:
        return ""
    waarom = basis_voor(reeks, later[-1], peiljaar).ontbreekt
    return f"{laatste_zin(indicator, reeks)} Dat kunnen wij niet vergelijken: {waarom}."


def maat_in_woorden(indicator: Indicator, maat: Maat) -> str:
    """What a difference is a difference of: ``per 1.000 inwoners``, ``in aantallen``."""
    if maat is Maat.AANTAL:
        return "in aantallen"
    return indicator.maateenheid or "van de waarde"


def rekenstappen(indicator: Indicator, reeks: Reeks, basis: Basis) -> list[str]:
    """How the difference came about, with the numbers filled in; a sentence for each step."""
    verschil = basis.verschil
    if verschil.gemeld is not None:
        return [
            f"De bron noemt voor {verschil.naar.periode.met_lidwoord} een verandering van {procent(verschil.getal)} "
            f"tegenover {verschil.van.periode.met_lidwoord}, {maat_in_woorden(indicator, verschil.maat)}.",
            "Niet alle aantallen die daarvoor nodig zijn, staan in onze bronnen. "
            "Wij kunnen het percentage dus niet narekenen.",
        ]
    stappen = [stap for punt in (verschil.van, verschil.naar) for stap in _rekenstap(indicator, reeks, punt, verschil)]
    stappen.append(_som(reeks, verschil))
    if verschil.bereik and set(verschil.bereik) != {verschil.getal}:
        laag, hoog = verschil.bereik
        stappen.append(
            f"De bron rondt af. Het echte verschil ligt daardoor ergens tussen {procent(laag)} en {procent(hoog)}."
        )
    if verschil.toets.laag is not None:
        stappen.append(_toets(verschil))
    return stappen


def vergelijking(indicator: Indicator, hier: Reeks, basis: Basis, daar: Reeks, ander: Verschil) -> str:
    """The change elsewhere over the same periods, held beside the change here where that is more than chance."""
    zin = f"{daar.gebied}: {_verandering(ander)}"
    if ander.maat is Maat.AANTAL and basis.verschil.maat is not Maat.AANTAL:
        zin += f" in aantallen. Voor {daar.gebied} kennen wij geen aantal {Noemersoort(indicator.noemersoort).label}"
        return f"{zin}, dus deze vergelijking is ruw."
    if ander.maat is Maat.WAARDE and not ander.punten:
        zin = f"{daar.gebied}: {_hoger_of_lager(ander.getal)}" if ander.getal is not None else zin
    elif not ander.punten:
        zin += f" {maat_in_woorden(indicator, ander.maat)}"
    zin += "."
    if ander.getal is None or basis.verschil.getal is None or ander.maat is not basis.verschil.maat:
        return zin
    if basis.verschil.zekerheid is Zekerheid.KAN_TOEVAL_ZIJN:
        return f"{zin} Of {hier.gebied} echt afwijkt, is niet zeker."
    if basis.verschil.zekerheid is not Zekerheid.DUIDELIJK:
        return zin
    eigen, vreemd = basis.verschil.getal, ander.getal
    if eigen == vreemd:
        return f"{zin} Net als in {hier.gebied}."
    if eigen < 0 and vreemd < 0:
        return f"{zin} In {hier.gebied} was de daling {'groter' if eigen < vreemd else 'kleiner'}."
    if eigen > 0 and vreemd > 0:
        return f"{zin} In {hier.gebied} was de stijging {'groter' if eigen > vreemd else 'kleiner'}."
    if eigen == 0:
        return f"{zin} In {hier.gebied} bleef het gelijk."
    return f"{zin} In {hier.gebied} was het {_verandering(basis.verschil)}."


def periode_in_zin(basis: Basis, verschil: Verschil) -> str:
    """``in 2019``; two half-years of different years taken together are named both."""
    helften = verschil.naar.afgeleid_uit
    if verschil.naar.uit_twee_jaren:
        return f"{helften[0].in_zin} en {helften[1].met_lidwoord} samen"
    return basis.beoordeelde_periode.in_zin


def _verandering(verschil: Verschil) -> str:
    if verschil.punten:
        return _punten(verschil.getal) if verschil.getal else "evenveel"
    if verschil.getal is None:
        return f"van {getal(verschil.van.aantal)} naar {getal(verschil.naar.aantal)}"
    return meer_of_minder(verschil.getal)


def _dan(verschil: Verschil) -> str:
    return "dan" if verschil.getal else "als"


def _hoger_of_lager(waarde: int) -> str:
    return f"{getal(abs(waarde))}% {'hoger' if waarde > 0 else 'lager'}" if waarde else "gelijk gebleven"


def _punten(waarde: int) -> str:
    return f"{getal(abs(waarde))} procentpunt {'hoger' if waarde > 0 else 'lager'}"


def _aantal(aantal: int) -> str:
    return "geen" if aantal == 0 else getal(aantal)


def _niveau(reeks: Reeks, punt: Punt, maat: Maat):
    return punt.aantal if maat is Maat.AANTAL else reeks.afgerond_tarief(punt)


def _waarde(indicator: Indicator, reeks: Reeks, punt: Punt) -> str:
    """``18%``, ``6,9``, ``150.000 euro``, ``8 per 1.000 woningen``."""
    eenheid = "%" if indicator.eenheid == "%" else f" {indicator.maateenheid}".rstrip()
    return f"{getal(reeks.afgerond_tarief(punt))}{eenheid}"


def _per(indicator: Indicator, maat: Maat) -> str:
    return "" if maat is Maat.AANTAL or not indicator.maateenheid else f" {indicator.maateenheid}"


def _rekenstap(indicator: Indicator, reeks: Reeks, punt: Punt, verschil: Verschil) -> list[str]:
    """One period: the count and where it comes from, the denominator, the rate."""
    wanneer, zinnen = hoofdletter(punt.periode.label), []
    if punt.uit_twee_jaren:
        wanneer = "Samen"
    if punt.afgeleid and punt.aantal is not None:
        delen = [(periode, reeks.punt(periode).aantal) for periode in punt.afgeleid_uit]
        teken = " − " if punt.afgeleid_uit[0].is_jaar else " + "
        som = teken.join(f"{getal(aantal)} ({periode.label})" for periode, aantal in delen)
        zinnen.append(f"{wanneer}: {som} = {getal(punt.aantal)} {indicator.teller}.")
    elif punt.aantal is not None:
        zinnen.append(f"{wanneer}: {getal(punt.aantal)} {indicator.teller}.")
    tarief = getal(reeks.afgerond_tarief(punt)) if reeks.tarief(punt) is not None else None
    if verschil.maat is Maat.AANTAL:
        return zinnen
    if punt.noemer is not None and not punt.noemer.geimpliceerd and punt.aantal is not None:
        zinnen.append(
            f"{getal(punt.aantal)} ÷ {getal(punt.noemer.aantal)} {_noemerwoord(indicator, punt)}"
            f" × {getal(indicator.per)} = {tarief} {indicator.maateenheid}."
        )
    elif tarief is not None:
        zinnen.append(f"{wanneer}: {_waarde(indicator, reeks, punt)} volgens de bron.")
    return zinnen


def _noemerwoord(indicator: Indicator, punt: Punt) -> str:
    woord = Noemersoort(indicator.noemersoort).label
    if punt.noemer.aard is Noemeraard.JAARGEMIDDELDE:
        return f"{woord} (gemiddeld in {punt.periode.jaar})"
    schatting = ", geschat" if punt.noemer.kwaliteit is Kwaliteit.GESCHAT else ""
    return f"{woord} (1 januari {punt.periode.jaar}{schatting})"


def _som(reeks: Reeks, verschil: Verschil) -> str:
    van, naar = (getal(_niveau(reeks, punt, verschil.maat)) for punt in (verschil.van, verschil.naar))
    if van == naar and verschil.getal and verschil.maat is Maat.PER_NOEMER:
        # Two rates that look alike once rounded: two digits more, so that the sum can be followed.
        meer = reeks.kenmerken.decimalen + 2
        van, naar = (getal(reeks.tarief(punt), meer) for punt in (verschil.van, verschil.naar))
    if verschil.punten:
        return f"{naar} − {van} = {met_teken(verschil.getal)} procentpunt."
    if verschil.getal is None:
        return "Door 0 kunnen wij niet delen. Daarom staan hier de aantallen en geen percentage."
    onafgerond = verschil.maat is Maat.PER_NOEMER and not verschil.bereik
    slot = " Wij rekenen met de getallen voor afronding." if onafgerond else ""
    return f"{naar} ÷ {van} − 1 = {procent(verschil.getal)}.{slot}"


def _toets(verschil: Verschil) -> str:
    grenzen = [
        Decimal(str(100 * grens)) - 100 for grens in (verschil.toets.laag, verschil.toets.hoog) if grens != math.inf
    ]
    # A bound close to nought gets decimals, so that "Nul ligt daarbuiten" can be seen to be true.
    decimalen = next((d for d in range(3) if all(op_decimalen(Fraction(grens), d) for grens in grenzen)), 2)
    laag, *hoog = [f"{met_teken(op_decimalen(Fraction(grens), decimalen))}%" for grens in grenzen]
    waar = f"ligt het verschil tussen {laag} en {hoog[0]}" if hoog else f"is het verschil minstens {laag}"
    zin = f"Houden wij rekening met toeval, dan {waar} (95% zekerheid)."
    if verschil.zekerheid is Zekerheid.DUIDELIJK:
        return f"{zin} Nul ligt daarbuiten: het verschil is duidelijk."
    return f"{zin} Nul ligt daarbinnen: het kan toeval zijn."


def ouderdom(periode: Periode, vandaag: date) -> str:
    """How old a figure is: ``bijna 7 jaar oud``; empty when under a year."""
    eind = periode.eind
    maanden = (vandaag.year - eind.year) * 12 + vandaag.month - eind.month - (vandaag.day < eind.day)
    if maanden < 12:
        return ""
    jaren, rest = divmod(maanden, 12)
    if rest >= 9:
        return f"bijna {jaren + 1} jaar oud"
    return f"{'ruim ' if rest else ''}{jaren} jaar oud"
