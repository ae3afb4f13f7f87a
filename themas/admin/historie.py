"""The history of a row as a page: who, when, what from what to what, and why. It shows and changes nothing."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from themas.admin.wijzigingen import Wijziging, namen_bij, wijzigingen
from themas.enums import Status
from themas.historie import bewaar_begin
from themas.personen import persoonsnaam


NIET_BEKEND = "niet bekend"
IN_WOORDEN = {
    Status.INGEDIEND: "ingediend",
    Status.VASTGESTELD: "vastgesteld",
    Status.TERUGGESTUURD: "teruggestuurd",
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One moment in the life of a row; ``op`` is None where nobody noted when it was entered."""

    op: datetime | None
    wie: str
    wat: str
    wijzigingen: list[Wijziging]
    waarom: str


class HistorieAdmin:
    """For a ModelAdmin of a model with ``history``; in place of Django's log, which knows no values."""

    def save_model(self, request, obj, form, change):
        if change:
            bewaar_begin(rijen=list(self.model.objects.filter(pk=obj.pk)))
        obj._change_reason = getattr(obj, "reden", "")
        super().save_model(request, obj, form, change)

    def history_view(self, request, object_id, extra_context=None):
        """Also of a row that was removed: the history is what is left of it."""
        sleutel = unquote(object_id)
        standen = self._standen(sleutel)
        rij = self.get_object(request, sleutel)
        if rij is None and not standen:
            messages.warning(request, "Dit staat er niet (meer).")
            return redirect("admin:index")
        if not self.has_view_permission(request, rij):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "Geschiedenis",
            "subtitle": str(rij or standen[-1].instance),
            "opts": self.opts,
            "rij": rij,
            "opvolger": rij.vervangen_door.vastgesteld().first() if getattr(rij, "opgevolgd_op", None) else None,
            "regels": list(_regels(self.model, rij, standen)),
            "waarom": "Waarom",
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/themas/historie.html", context)

    def _standen(self, sleutel: str) -> list:
        if not (sleutel.isascii() and sleutel.isdigit()) or len(sleutel) > 18:
            return []
        kept = self.model.history.filter(id=sleutel).select_related("history_user")
        return list(kept.order_by("history_date", "history_id"))


def _regels(model: type[Model], rij: Model | None, standen: list) -> Iterator[Regel]:
    if not standen or standen[0].history_type != "+":
        standen = [*_begin(rij, standen), *standen]
    namen = namen_bij(model, standen)
    oud = None
    for stand in standen:
        weg = stand.history_type == "-"
        bewaard = stand.history_type == "+" and stand.history_user is None and not hasattr(stand, "ingevoerd_op")
        yield Regel(
            None if bewaard else stand.history_date,
            persoonsnaam(stand.history_user, NIET_BEKEND),
            "zoals het eerst was" if bewaard else _wat(oud, stand),
            [] if weg else wijzigingen(model, oud, stand, namen),
            stand.history_change_reason or "",
        )
        oud = stand


def _begin(rij: Model | None, standen: list) -> list:
    """How a row began whose first state was not kept: read from a file, and since then only handed on.

    Every change of its contents keeps the first state, so what the verbs set is all that there is to take back.
    """
    if rij is None or not hasattr(rij, "ingevoerd_op"):
        return []
    begin = copy(standen[0] if standen else rij)
    begin.history_type, begin.history_date, begin.history_user = "+", rij.ingevoerd_op, rij.ingevoerd_door
    begin.history_change_reason = ""
    if standen and begin.opgevolgd_op:
        begin.opgevolgd_op = None
    elif standen:
        begin.status = Status.CONCEPT if begin.status == Status.INGEDIEND else Status.INGEDIEND
        begin.beoordelingsnotitie = ""
    return [begin]


def _wat(oud, stand) -> str:
    if stand.history_type == "-":
        return "verwijderd"
    if oud is None:
        herkomst = getattr(stand, "herkomst", "")
        return f"ingevoerd uit {herkomst}" if herkomst else "ingevoerd"
    if getattr(stand, "opgevolgd_op", None) and not oud.opgevolgd_op:
        return "vervangen"
    if getattr(stand, "status", None) != getattr(oud, "status", None):
        return IN_WOORDEN.get(stand.status, "gewijzigd")
    return "gewijzigd"
