"""Triggers that keep what is published as it is, whoever goes around the verbs and the screens.

They hold off our own application, which is all that signs in to the database: its code, its admin, a script, SQL.
Who may change the database itself can take them away; ``manage.py controleer_publicaties`` then says so, and the hash
on page, PDF and feed shows what was rewritten. See docs/besluiten/0024.
"""

# ruff: noqa: S608 - only names of our own models and values of our own enums go into this SQL

from collections.abc import Iterable, Iterator

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
from themas.triggers import POSTGRES, SQLITE, Lijst, Trigger


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


def zegels() -> Iterator[Trigger]:
    for model, wat in GEPUBLICEERD.items():
        yield from _van_gepubliceerde_rijen(model, wat)
    yield _zegel(
        _tabel(Momentopname),
        INSERT,
        f"EXISTS (SELECT 1 FROM {_tabel(Versie)} v WHERE v.id = NEW.versie_id AND v.delen > 0"
        " AND NEW.volgorde NOT BETWEEN 1 AND v.delen)",
        f"deze versie is gepubliceerd. Er komt geen deel meer bij. {MEND}",
    )
    yield from _van_rapportages()
    yield from _van_paragrafen()
    yield from _van_stukken()
    yield from _tegen_leegmaken()


ZEGELS = Lijst(
    voorvoegsel="zegel_",
    triggers=zegels,
    waarschuwing=(
        "De database beschermt wat gepubliceerd is niet volledig",
        "Draai manage.py migrate, en daarna manage.py controleer_publicaties.",
        "rapportages.W002",
    ),
)


def _zegel(tabel: str, gebeurtenis: str, als: str, melding: str, *, vervangt: bool = False) -> Trigger:
    """``vervangt``: against INSERT OR REPLACE and UPDATE OR REPLACE, which take rows away without a DELETE."""
    return Trigger(
        naam=f"zegel_{'vervangen_' if vervangt else ''}{gebeurtenis.lower()}_{tabel}",
        tabel=tabel,
        moment=f"BEFORE {gebeurtenis}",
        als=als,
        weigert=melding,
        alleen=SQLITE if vervangt else "",
    )


def _leegmaakzegel(tabel: str, bezet: str, melding: str) -> Trigger:
    """While rows are there that ``bezet`` finds."""
    return Trigger(
        naam=f"zegel_truncate_{tabel}",
        tabel=tabel,
        moment="BEFORE TRUNCATE",
        als=f"EXISTS ({bezet})",
        weigert=melding,
        per="FOR EACH STATEMENT",
        alleen=POSTGRES,
    )


def _van_gepubliceerde_rijen(model: type[models.Model], wat: str) -> Iterator[Trigger]:
    tabel = _tabel(model)
    yield _zegel(tabel, UPDATE, ALTIJD, f"{wat} is niet te wijzigen. {MEND}")
    yield _zegel(tabel, DELETE, ALTIJD, f"{wat} is niet te verwijderen. {MEND}")
    botst = f"EXISTS (SELECT 1 FROM {tabel} o WHERE {_botst(model)})"
    yield _zegel(tabel, INSERT, botst, f"{wat} staat hier al en is niet te vervangen. {MEND}", vervangt=True)


def _van_rapportages() -> Iterator[Trigger]:
    tabel, versies = _tabel(Voortgangsrapportage), _tabel(Versie)
    gepubliceerd = f"EXISTS (SELECT 1 FROM {versies} v WHERE v.rapportage_id = OLD.id)"
    anders = " OR ".join(f"NEW.{kolom} <> OLD.{kolom}" for kolom in ("id", "slug", "plan_id", "periode_id", "nummer"))
    verder = (Rapportstatus.GEPUBLICEERD, Rapportstatus.RECTIFICATIE, Rapportstatus.INGEDIEND)
    terug = f"NEW.status NOT IN ({', '.join(repr(status.value) for status in verder)})"
    yield _zegel(
        tabel,
        UPDATE,
        f"{gepubliceerd} AND ({anders} OR {terug})",
        f"van een gepubliceerde rapportage staan adres, plan, periode en nummer vast. {MEND}",
    )
    yield _zegel(tabel, DELETE, gepubliceerd, f"een gepubliceerde rapportage is niet te verwijderen. {MEND}")
    met_versie = f"EXISTS (SELECT 1 FROM {versies} v WHERE v.rapportage_id = o.id)"
    ander = f"SELECT 1 FROM {tabel} o WHERE {met_versie} AND ({_botst(Voortgangsrapportage)})"
    melding = f"een gepubliceerde rapportage is niet te vervangen. {MEND}"
    yield _zegel(tabel, INSERT, f"EXISTS ({ander})", melding, vervangt=True)
    yield _zegel(tabel, UPDATE, f"EXISTS ({ander} AND o.id <> OLD.id)", melding, vervangt=True)


DICHTE_TEKST = (
    "de tekst van een ingediende of gepubliceerde rapportage is niet te veranderen."
    " Stuur de rapportage terug, of begin een rectificatie."
)


def _van_paragrafen() -> Iterator[Trigger]:
    """What is handed in is being looked at; what is published changes by a correction."""
    tabel, melding = _tabel(Paragraaf), DICHTE_TEKST

    def dicht(rij: str) -> str:
        return (
            f"EXISTS (SELECT 1 FROM {_tabel(Voortgangsrapportage)} r"
            f" WHERE r.id = {rij}.rapportage_id AND {_dicht('r')})"
        )

    yield _zegel(tabel, INSERT, dicht("NEW"), melding)
    yield _zegel(tabel, UPDATE, f"{dicht('OLD')} OR {dicht('NEW')}", melding)
    yield _zegel(tabel, DELETE, dicht("OLD"), melding)
    ander = f"SELECT 1 FROM {tabel} o WHERE {dicht('o')} AND ({_botst(Paragraaf)})"
    yield _zegel(tabel, INSERT, f"EXISTS ({ander})", melding, vervangt=True)
    yield _zegel(tabel, UPDATE, f"EXISTS ({ander} AND o.id <> OLD.id)", melding, vervangt=True)


#: What of an edition is filled in once, when a later one follows or when it is withdrawn.
EINDE = ("tot", "ingetrokken_door", "reden")


def _van_stukken() -> Iterator[Trigger]:
    """An edition of a piece ends once; nothing else of it changes, and it stays."""
    tabel, wat = _tabel(Publicatie), "een publicatie van een stuk"
    vast = [veld.column for veld in Publicatie._meta.concrete_fields if veld.name not in EINDE]
    anders = " OR ".join(f"NEW.{kolom} <> OLD.{kolom}" for kolom in vast)
    yield _zegel(tabel, UPDATE, f"OLD.tot IS NOT NULL OR {anders}", f"{wat} is niet te wijzigen. {MEND_STUK}")
    yield _zegel(tabel, DELETE, ALTIJD, f"{wat} is niet te verwijderen. {MEND_STUK}")
    ander = f"SELECT 1 FROM {tabel} o WHERE {_botst(Publicatie)}"
    melding = f"{wat} staat hier al en is niet te vervangen. {MEND_STUK}"
    yield _zegel(tabel, INSERT, f"EXISTS ({ander})", melding, vervangt=True)


def _tegen_leegmaken() -> Iterator[Trigger]:
    for model, wat in GEPUBLICEERD.items():
        tabel = _tabel(model)
        yield _leegmaakzegel(tabel, f"SELECT 1 FROM {tabel}", f"{wat} is niet te verwijderen. {MEND}")
    yield _leegmaakzegel(
        _tabel(Voortgangsrapportage),
        f"SELECT 1 FROM {_tabel(Versie)}",
        f"een gepubliceerde rapportage is niet te verwijderen. {MEND}",
    )
    yield _leegmaakzegel(
        _tabel(Paragraaf),
        f"SELECT 1 FROM {_tabel(Voortgangsrapportage)} r WHERE {_dicht('r')}",
        DICHTE_TEKST,
    )
    yield _leegmaakzegel(
        _tabel(Publicatie),
        f"SELECT 1 FROM {_tabel(Publicatie)}",
        f"een publicatie van een stuk is niet te verwijderen. {MEND_STUK}",
    )


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
