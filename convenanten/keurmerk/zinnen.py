"""The answer of the register in words, made from its rows: Dutch at level B1."""

import datetime
from collections.abc import Sequence

from convenanten.enums import Keurmerkstand
from convenanten.keurmerk.rijen import Gebiedrij
from themas.weergave.opmaak import datum, hoofdletter, telwoord


def antwoord(rijen: Sequence[Gebiedrij], dag: datetime.date, vandaag: datetime.date) -> str:
    """``Wij kennen drie gebieden bij naam. Op 31 december 2019 hadden twee daarvan het keurmerk. ...``"""
    if not rijen:
        return "Wij kennen nog geen gebied met het keurmerk bij naam."
    standen = [rij.stand for rij in rijen]
    met, onbekend, zonder = (standen.count(stand) for stand in Keurmerkstand)
    nu = dag == vandaag
    wanneer, had = ("vandaag", "heeft") if nu else (f"op {datum(dag)}", "had")
    zinnen = [f"Wij kennen {_gebieden(len(rijen))} bij naam."]
    if met:
        hadden = had if met == 1 else ("hebben" if nu else "hadden")
        zinnen.append(f"{hoofdletter(wanneer)} {hadden} {telwoord(met)} daarvan het keurmerk.")
    elif onbekend:
        zinnen.append(f"Van geen gebied weten wij zeker dat het {wanneer} het keurmerk {had}.")
    else:
        zinnen.append(f"Geen daarvan {had} {wanneer} het keurmerk.")
    if met and onbekend:
        zinnen.append(f"Van {telwoord(onbekend)} weten wij het niet.")
    if zonder and (met or onbekend):
        wie = f"{hoofdletter(telwoord(zonder))} {had if zonder == 1 else ('hebben' if nu else 'hadden')}"
        zinnen.append(f"{wie} het toen niet." if not nu else f"{wie} het niet.")
    return " ".join(zinnen)


def _gebieden(aantal: int) -> str:
    return f"{telwoord(aantal)} {'gebied' if aantal == 1 else 'gebieden'}"
