"""Agreements in words: how long they hold, and the answer that a page begins with. Dutch at level B1."""

import datetime

from convenanten.bladen import Convenantblad, Versieblad
from convenanten.enums import Convenantsoort, Overlegniveau, Stand
from convenanten.stand import stand_van, versie_op
from themas.weergave.opmaak import NIET_IN_BRONNEN, datum, hoofdletter


ONBEPAALD = "voor onbepaalde tijd"
DIT = {
    Convenantsoort.CONVENANT: "dit convenant",
    Convenantsoort.REGIONAAL: "dit convenant",
    Convenantsoort.KEURMERK: "dit keurmerk",
    Convenantsoort.PROGRAMMA: "dit programma",
    Convenantsoort.SAMENWERKING: "dit samenwerkingsverband",
}
#: What the levels of consultation mean; our words.
NIVEAU = {
    Overlegniveau.STRATEGISCH: "bepaalt de koers",
    Overlegniveau.TACTISCH: "stuurt het werk bij",
    Overlegniveau.OPERATIONEEL: "doet het werk van elke dag",
}


def begin_in_woorden(versie: Versieblad | None) -> str:
    return datum(versie.geldig_van) if versie and versie.geldig_van else NIET_IN_BRONNEN


def einde_in_woorden(versie: Versieblad | None) -> str:
    if versie and versie.onbepaalde_tijd:
        return ONBEPAALD
    return datum(versie.geldig_tot) if versie and versie.geldig_tot else NIET_IN_BRONNEN


def looptijd_in_woorden(versie: Versieblad) -> str:
    """``van 1 januari 2019 tot en met 31 december 2021``; the days that we compute with."""
    begin, einde = begin_in_woorden(versie), einde_in_woorden(versie)
    match bool(versie.geldig_van), bool(versie.geldig_tot), versie.onbepaalde_tijd:
        case True, True, _:
            return f"van {begin} tot en met {einde}"
        case True, _, True:
            return f"vanaf {begin}, {ONBEPAALD}"
        case True, _, _:
            return f"vanaf {begin}; het einde staat {NIET_IN_BRONNEN}"
        case _, True, _:
            return f"tot en met {einde}; het begin staat {NIET_IN_BRONNEN}"
        case _, _, True:
            return f"{ONBEPAALD}; het begin staat {NIET_IN_BRONNEN}"
    return NIET_IN_BRONNEN


def zo_gerekend(versie: Versieblad) -> str:
    """That the last day is ours, where the source only has words for how long it holds; with a space before it."""
    return f" Zo rekenen wij: de bron zegt ‘{versie.looptijd}’." if versie.looptijd and versie.geldig_tot else ""


def antwoord(blad: Convenantblad, dag: datetime.date, *, opgevolgd: bool) -> str:
    """Whether it holds on this day. ``opgevolgd``: another agreement took its place, which the page names."""
    versie, wie = versie_op(blad, dag), hoofdletter(DIT[blad.soort])
    match stand_van(blad, dag):
        case Stand.GELDIG if versie.onbepaalde_tijd:
            return f"{wie} geldt vandaag. Het is {ONBEPAALD} gesloten."
        case Stand.GELDIG:
            return f"{wie} geldt vandaag. Het loopt tot en met {datum(versie.geldig_tot)}.{zo_gerekend(versie)}"
        case Stand.VERLOOPT:
            tot = f"{datum(versie.geldig_tot)}.{zo_gerekend(versie)}"
            return f"{wie} geldt vandaag, maar niet lang meer: tot en met {tot}"
        case Stand.BEGINT_NOG:
            return f"{wie} geldt vandaag nog niet. Het begint op {datum(versie.geldig_van)}."
        case Stand.VERLOPEN:
            erna = "" if opgevolgd else f" Een nieuwe versie staat {NIET_IN_BRONNEN}."
            return f"{wie} is voorbij. Het gold tot en met {datum(versie.geldig_tot)}.{zo_gerekend(versie)}{erna}"
    return f"Of {wie.lower()} vandaag nog geldt, weten wij niet. Het einde staat {NIET_IN_BRONNEN}."
