"""What differs between two editions of a piece, field by field, in the words of the forms in which officers keep it."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.template.defaultfilters import filesizeformat

from themas.weergave.opmaak import datum


# What an edition calls otherwise than the rows that it was made of.
RELATIE = {
    "plekken": "onderwerpen",
    "doelen": "doelstellingen",
    "partijen": "deelnames",
    "certificaten": "certificeringen",
    "punten": "vraagpunten",
}
INHOUD = "inhoud van het bestand (SHA-256)"
WOORDEN = {"grootte": "grootte", "sleutel": INHOUD}
# By what a reader knows one of several, the first that it has.
HEET = ("naam", "titel", "bestand", "tekst", "code", "wanneer", "nummer")
# The rest of an item that only names something else tells a reader nothing.
VERWIJST = ({"slug", "naam"}, {"plan", "thema", "onderwerp", "naam"}, {"plan", "code"})

Namen = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Verschil:
    """``deel`` is of which part, empty for the piece itself; an empty side means that nothing stood there."""

    deel: str
    veld: str
    van: str
    naar: str


def verschillen(oud: Any, nieuw: Any, *, model: type[Model], namen: Namen | None = None) -> list[Verschil]:
    """Between two dataclasses of one kind; ``oud`` is None for a first edition. In the order of the new one.

    All of one part stands together, what went from it at its end; parts that went stand last.

    ``model`` is the model that officers keep: its fields say what each thing is called. ``namen`` gives the name of
    what an edition holds by its key only, by field and key.
    """
    lezer = _Lezer(namen or {})
    voor = dict(lezer.regels(oud, model)) if oud is not None else {}
    na = dict(lezer.regels(nieuw, model))
    plekken = [*na, *(plek for plek in voor if plek not in na)]
    volgorde = {deel: plaats for plaats, deel in enumerate(dict.fromkeys(deel for deel, _ in plekken))}
    plekken.sort(key=lambda plek: volgorde[plek[0]])
    return [
        Verschil(" › ".join(deel), veld, voor.get((deel, veld), ""), na.get((deel, veld), ""))
        for deel, veld in plekken
        if voor.get((deel, veld)) != na.get((deel, veld)) and not (veld == INHOUD and _een_kant(deel, veld, voor, na))
    ]


def _een_kant(deel, veld, voor, na) -> bool:
    """That a document came or went, its title tells; its hash only says that another file took its place."""
    return not (voor.get((deel, veld)) and na.get((deel, veld)))


class _Lezer:
    def __init__(self, namen: Namen):
        self._namen = namen

    def regels(self, blad: Any, model: type[Model] | None, deel: tuple[str, ...] = ()) -> Iterator[tuple]:
        """Pairs of place and value, the value in words; what is empty is not there. What has parts of its own, last."""
        met_delen = []
        for veld in fields(blad):
            waarde = getattr(blad, veld.name)
            heet, onder = _woord(model, veld.name)
            if isinstance(waarde, tuple) and waarde and is_dataclass(waarde[0]) and not _verwijst(waarde[0]):
                met_delen += [(een, onder, (*deel, f"{heet}: {naam}")) for naam, een in self._genoemd(waarde)]
            elif is_dataclass(waarde) and not _verwijst(waarde):
                met_delen.append((waarde, onder, (*deel, heet)))
            elif veld.name == "slug" and deel:
                continue  # of something else, which its name tells
            elif tekst := self._in_woorden(veld.name, waarde):
                yield (deel, heet), tekst
        for een, onder, plek in met_delen:
            yield from self.regels(een, onder, plek)

    def _genoemd(self, waarden: tuple) -> Iterator[tuple[str, Any]]:
        """Each by its name, so that a new one in front does not make all others look changed."""
        gezien: dict[str, int] = {}
        for plaats, een in enumerate(waarden, start=1):
            naam = next((str(getattr(een, veld)) for veld in HEET if getattr(een, veld, None)), str(plaats))
            soort = getattr(een, "soort", None)
            naam = f"{soort.label} ‘{_kort(naam)}’" if isinstance(soort, Enum) else f"‘{_kort(naam)}’"
            gezien[naam] = gezien.get(naam, 0) + 1
            yield (naam if gezien[naam] == 1 else f"{naam} ({gezien[naam]})"), een

    def _in_woorden(self, veld: str, waarde: Any) -> str:
        if waarde is None or waarde == "":
            return ""
        if isinstance(waarde, tuple):
            return "; ".join(self._in_woorden(veld, een) for een in waarde)
        if is_dataclass(waarde):
            return self._verwijzing(waarde)
        if isinstance(waarde, Enum):
            return waarde.label
        if veld == "grootte":
            return filesizeformat(waarde).replace("\xa0", " ")
        if isinstance(waarde, bool):
            return "ja" if waarde else "nee"
        if isinstance(waarde, datetime.date):
            return datum(waarde)
        if isinstance(waarde, datetime.time):
            return f"{waarde:%H.%M} uur"
        return self._namen.get(veld, {}).get(waarde, str(waarde))

    def _verwijzing(self, waarde: Any) -> str:
        naam = getattr(waarde, "naam", None) or getattr(waarde, "code", "")
        plan = getattr(waarde, "plan", "")
        return f"{naam} ({self._namen.get('plan', {}).get(plan, plan)})" if plan else naam


def _verwijst(waarde: Any) -> bool:
    return {veld.name for veld in fields(waarde)} in VERWIJST


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= 60 else f"{tekst[:59].rstrip()}…"


def _woord(model: type[Model] | None, naam: str) -> tuple[str, type[Model] | None]:
    """What a field is called, and the model of the rows that it lists where it does."""
    if model is not None and naam not in WOORDEN:
        try:
            veld = model._meta.get_field(RELATIE.get(naam, naam))
        except FieldDoesNotExist:
            pass
        else:
            ander = veld.related_model if veld.is_relation else None
            return (ander._meta.verbose_name if veld.auto_created else veld.verbose_name), ander
    return WOORDEN.get(naam, naam.replace("_", " ")), None
