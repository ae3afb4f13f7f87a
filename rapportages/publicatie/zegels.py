"""What the database refuses of published rows, as conditions: one list for both databases.

A ``Zegel`` says at which event on which table which rows are refused, and what the officer then reads. How that
becomes triggers, stands in ``rapportages.publicatie.verzegeling``.
"""

# ruff: noqa: S608 - only names of our own models and values of our own enums go into this SQL

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models

from rapportages.enums import Rapportstatus
from rapportages.models import (
    Bestand,
    Intrekking,
    Momentopname,
    Paragraaf,
    Rectificatie,
    Versie,
    Voortgangsrapportage,
)
from themas.models import Publicatie


MERK = "Verzegeld: "
MEND = "Maak een rectificatie, of trek de rapportage in."
MEND_STUK = "Publiceer het stuk opnieuw, of haal het van de site."
INSERT, UPDATE, DELETE = "INSERT", "UPDATE", "DELETE"
ALTIJD = "1 = 1"
# The tables whose every row is published, and what one row is called.
GEPUBLICEERD = {
    Versie: "een gepubliceerde versie",
    Momentopname: "een bevroren deel van een versie",
    Bestand: "een bestand bij een versie",
    Rectificatie: "een rectificatie",
    Rectificatie.indicatoren.through: "wat een rectificatie noemt",
    Intrekking: "een intrekking",
}


@dataclass(frozen=True, slots=True)
class Zegel:
    """Refuse ``gebeurtenis`` on a row where ``voorwaarde`` holds: SQL about ``OLD`` and ``NEW`` for both databases.

    ``alleen_sqlite`` is against INSERT OR REPLACE and UPDATE OR REPLACE, which take rows away without a DELETE.
    """

    tabel: str
    gebeurtenis: str
    voorwaarde: str
    melding: str
    alleen_sqlite: bool = False

    @property
    def naam(self) -> str:
        soort = "vervangen_" if self.alleen_sqlite else ""
        return f"zegel_{soort}{self.gebeurtenis.lower()}_{self.tabel}"


@dataclass(frozen=True, slots=True)
class Leegmaakzegel:
    """Refuse TRUNCATE, which PostgreSQL has, while rows are there that ``bezet`` finds."""

    tabel: str
    bezet: str
    melding: str

    @property
    def naam(self) -> str:
        return f"zegel_truncate_{self.tabel}"


def zegels() -> Iterator[Zegel]:
    for model, wat in GEPUBLICEERD.items():
        yield from _van_gepubliceerde_rijen(model, wat)
    yield Zegel(
        _tabel(Momentopname),
        INSERT,
        f"EXISTS (SELECT 1 FROM {_tabel(Versie)} v WHERE v.id = NEW.versie_id AND v.delen > 0"
        " AND NEW.volgorde NOT BETWEEN 1 AND v.delen)",
        f"{MERK}deze versie is gepubliceerd. Er komt geen deel meer bij. {MEND}",
    )
    yield from _van_rapportages()
    yield from _van_paragrafen()
    yield from _van_stukken()


def leegmaakzegels() -> Iterator[Leegmaakzegel]:
    for model, wat in GEPUBLICEERD.items():
        tabel = _tabel(model)
        yield Leegmaakzegel(tabel, f"SELECT 1 FROM {tabel}", f"{MERK}{wat} is niet te verwijderen. {MEND}")
    yield Leegmaakzegel(
        _tabel(Voortgangsrapportage),
        f"SELECT 1 FROM {_tabel(Versie)}",
        f"{MERK}een gepubliceerde rapportage is niet te verwijderen. {MEND}",
    )
    yield Leegmaakzegel(
        _tabel(Paragraaf),
        f"SELECT 1 FROM {_tabel(Voortgangsrapportage)} r WHERE {_dicht('r')}",
        f"{MERK}{DICHTE_TEKST}",
    )
    yield Leegmaakzegel(
        _tabel(Publicatie),
        f"SELECT 1 FROM {_tabel(Publicatie)}",
        f"{MERK}een publicatie van een stuk is niet te verwijderen. {MEND_STUK}",
    )


def tabellen() -> list[str]:
    """All tables that are sealed in whole or in part."""
    return [*map(_tabel, GEPUBLICEERD), *map(_tabel, (Voortgangsrapportage, Paragraaf, Publicatie))]


def _van_gepubliceerde_rijen(model: type[models.Model], wat: str) -> Iterator[Zegel]:
    tabel = _tabel(model)
    yield Zegel(tabel, UPDATE, ALTIJD, f"{MERK}{wat} is niet te wijzigen. {MEND}")
    yield Zegel(tabel, DELETE, ALTIJD, f"{MERK}{wat} is niet te verwijderen. {MEND}")
    botst = f"EXISTS (SELECT 1 FROM {tabel} o WHERE {_botst(model)})"
    yield Zegel(tabel, INSERT, botst, f"{MERK}{wat} staat hier al en is niet te vervangen. {MEND}", alleen_sqlite=True)


def _van_rapportages() -> Iterator[Zegel]:
    tabel, versies = _tabel(Voortgangsrapportage), _tabel(Versie)
    gepubliceerd = f"EXISTS (SELECT 1 FROM {versies} v WHERE v.rapportage_id = OLD.id)"
    anders = " OR ".join(f"NEW.{kolom} <> OLD.{kolom}" for kolom in ("id", "slug", "plan_id", "periode_id", "nummer"))
    verder = (Rapportstatus.GEPUBLICEERD, Rapportstatus.RECTIFICATIE, Rapportstatus.INGEDIEND)
    terug = f"NEW.status NOT IN ({', '.join(repr(status.value) for status in verder)})"
    yield Zegel(
        tabel,
        UPDATE,
        f"{gepubliceerd} AND ({anders} OR {terug})",
        f"{MERK}van een gepubliceerde rapportage staan adres, plan, periode en nummer vast. {MEND}",
    )
    yield Zegel(tabel, DELETE, gepubliceerd, f"{MERK}een gepubliceerde rapportage is niet te verwijderen. {MEND}")
    met_versie = f"EXISTS (SELECT 1 FROM {versies} v WHERE v.rapportage_id = o.id)"
    ander = f"SELECT 1 FROM {tabel} o WHERE {met_versie} AND ({_botst(Voortgangsrapportage)})"
    melding = f"{MERK}een gepubliceerde rapportage is niet te vervangen. {MEND}"
    yield Zegel(tabel, INSERT, f"EXISTS ({ander})", melding, alleen_sqlite=True)
    yield Zegel(tabel, UPDATE, f"EXISTS ({ander} AND o.id <> OLD.id)", melding, alleen_sqlite=True)


DICHTE_TEKST = (
    "de tekst van een ingediende of gepubliceerde rapportage is niet te veranderen."
    " Stuur de rapportage terug, of begin een rectificatie."
)


def _van_paragrafen() -> Iterator[Zegel]:
    """What is handed in is being looked at; what is published changes by a correction."""
    tabel, melding = _tabel(Paragraaf), f"{MERK}{DICHTE_TEKST}"

    def dicht(rij: str) -> str:
        return (
            f"EXISTS (SELECT 1 FROM {_tabel(Voortgangsrapportage)} r"
            f" WHERE r.id = {rij}.rapportage_id AND {_dicht('r')})"
        )

    yield Zegel(tabel, INSERT, dicht("NEW"), melding)
    yield Zegel(tabel, UPDATE, f"{dicht('OLD')} OR {dicht('NEW')}", melding)
    yield Zegel(tabel, DELETE, dicht("OLD"), melding)
    ander = f"SELECT 1 FROM {tabel} o WHERE {dicht('o')} AND ({_botst(Paragraaf)})"
    yield Zegel(tabel, INSERT, f"EXISTS ({ander})", melding, alleen_sqlite=True)
    yield Zegel(tabel, UPDATE, f"EXISTS ({ander} AND o.id <> OLD.id)", melding, alleen_sqlite=True)


#: What of an edition is filled in once, when a later one follows or when it is withdrawn.
EINDE = ("tot", "ingetrokken_door", "reden")


def _van_stukken() -> Iterator[Zegel]:
    """An edition of a piece ends once; nothing else of it changes, and it stays."""
    tabel, wat = _tabel(Publicatie), "een publicatie van een stuk"
    vast = [veld.column for veld in Publicatie._meta.concrete_fields if veld.name not in EINDE]
    anders = " OR ".join(f"NEW.{kolom} <> OLD.{kolom}" for kolom in vast)
    yield Zegel(tabel, UPDATE, f"OLD.tot IS NOT NULL OR {anders}", f"{MERK}{wat} is niet te wijzigen. {MEND_STUK}")
    yield Zegel(tabel, DELETE, ALTIJD, f"{MERK}{wat} is niet te verwijderen. {MEND_STUK}")
    ander = f"SELECT 1 FROM {tabel} o WHERE {_botst(Publicatie)}"
    melding = f"{MERK}{wat} staat hier al en is niet te vervangen. {MEND_STUK}"
    yield Zegel(tabel, INSERT, f"EXISTS ({ander})", melding, alleen_sqlite=True)


def _dicht(rapportage: str) -> str:
    return f"{rapportage}.status IN ('{Rapportstatus.INGEDIEND}', '{Rapportstatus.GEPUBLICEERD}')"


def _botst(model: type[models.Model]) -> str:
    """Whether the row ``o`` and ``NEW`` are one and the same to a key or a unique constraint of this table."""
    sleutels = [_zelfde([veld]) for veld in model._meta.concrete_fields if veld.unique]
    sleutels += [_zelfde(map(model._meta.get_field, namen)) for namen in model._meta.unique_together]
    for beperking in model._meta.constraints:
        if isinstance(beperking, models.UniqueConstraint):
            leeg = [model._meta.get_field(naam.removesuffix("__isnull")).column for naam, _ in _voorwaarden(beperking)]
            alleen_als = "".join(f" AND o.{kolom} IS NULL AND NEW.{kolom} IS NULL" for kolom in leeg)
            sleutels.append(_zelfde(map(model._meta.get_field, beperking.fields)) + alleen_als)
    return " OR ".join(f"({sleutel})" for sleutel in sleutels)


def _zelfde(velden: Iterable[models.Field]) -> str:
    return " AND ".join(f"o.{veld.column} = NEW.{veld.column}" for veld in velden)


def _voorwaarden(beperking: models.UniqueConstraint) -> list[tuple[str, bool]]:
    """Of the rows that it is about; sealed tables know none but that a column is empty."""
    voorwaarden = list(beperking.condition.children) if beperking.condition else []
    if any(not naam.endswith("__isnull") or waarde is not True for naam, waarde in voorwaarden):
        raise NotImplementedError(beperking.name)
    return voorwaarden


def _tabel(model: type[models.Model]) -> str:
    return model._meta.db_table
