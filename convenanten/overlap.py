"""Two versions of one covenant never hold on the same day, and neither do two certificates of one area.

Forms say it in words that name the place; the database refuses what goes around them. See docs/besluiten/0065.
"""

# ruff: noqa: S608 - only names of our own models go into this SQL

from collections.abc import Iterable, Iterator
from itertools import combinations

from convenanten.models import Certificering, Convenantversie
from themas.triggers import Lijst, Trigger
from themas.weergave.opmaak import datum


MEND_VERSIE = "Pas het begin of het einde van een van beide aan."
MEND_CERTIFICAAT = "Laat het ene eindigen voor het andere begint."
#: By model: to what its rows belong, and what an officer reads when two of one hold on the same day.
OVERLAP = {
    Convenantversie: ("convenant", f"twee versies van dit convenant gelden op dezelfde dag. {MEND_VERSIE}"),
    Certificering: ("gebied", f"twee certificaten van dit gebied gelden op dezelfde dag. {MEND_CERTIFICAAT}"),
}


def zelfde_dag(een, ander) -> bool:
    """Both days are included. Of a row with one known day only that one is sure: docs/besluiten/0041 says why."""
    (van, tot), (van_2, tot_2) = _dagen(een), _dagen(ander)
    return bool(van and van_2) and van <= tot_2 and van_2 <= tot


def overlap(versies: Iterable[Convenantversie]) -> Iterator[str]:
    """A sentence for each pair that holds on one day."""
    bekend = [versie for versie in versies if any(_dagen(versie))]
    for een, ander in combinations(sorted(bekend, key=lambda versie: (*_dagen(versie), versie.naam)), 2):
        if zelfde_dag(een, ander):
            yield (
                f"De versies ‘{een.naam}’ ({_in_woorden(een)}) en ‘{ander.naam}’ ({_in_woorden(ander)}) gelden op "
                f"dezelfde dag. {MEND_VERSIE}"
            )


def _dagen(rij):
    return rij.geldig_van or rij.geldig_tot, rij.geldig_tot or rij.geldig_van


def _in_woorden(versie: Convenantversie) -> str:
    """``1 januari 2019 tot en met 31 december 2021``, ``vanaf 1 januari 2019``."""
    van = datum(versie.geldig_van) if versie.geldig_van else ""
    tot = f"tot en met {datum(versie.geldig_tot)}" if versie.geldig_tot else ""
    return f"{van} {tot}".strip() if tot else f"vanaf {van}"


def _triggers() -> Iterator[Trigger]:
    for model, (ouder, melding) in OVERLAP.items():
        tabel, bij = model._meta.db_table, model._meta.get_field(ouder)
        for gebeurtenis in ("INSERT", "UPDATE"):
            yield Trigger(
                naam=f"overlap_{gebeurtenis.lower()}_{tabel}",
                tabel=tabel,
                moment=f"BEFORE {gebeurtenis}",
                kolommen=(bij.column, "geldig_van", "geldig_tot"),
                slot=f"{bij.related_model._meta.db_table} WHERE id = NEW.{bij.column}",
                als=f"EXISTS (SELECT 1 FROM {tabel} o WHERE o.{bij.column} = NEW.{bij.column} AND o.id <> NEW.id"
                f" AND {_van('o')} <= {_tot('NEW')} AND {_van('NEW')} <= {_tot('o')})",
                weigert=melding,
            )


def _van(rij: str) -> str:
    return f"COALESCE({rij}.geldig_van, {rij}.geldig_tot)"


def _tot(rij: str) -> str:
    return f"COALESCE({rij}.geldig_tot, {rij}.geldig_van)"


OVERLAPTRIGGERS = Lijst(
    voorvoegsel="overlap_",
    triggers=_triggers,
    waarschuwing=(
        "De database houdt niet tegen dat afspraken op dezelfde dag gelden",
        "Draai manage.py migrate.",
        "convenanten.W001",
    ),
)
