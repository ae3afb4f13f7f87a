"""What this officer may do with reports, and the report or paragraph that a page is about."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from rapportages.models import Paragraaf, Voortgangsrapportage


@dataclass(frozen=True, slots=True)
class Rechten:
    """Who may look, looks at everything; remarks are for who writes and for who publishes."""

    beginnen: bool
    schrijven: bool
    indienen: bool
    publiceren: bool

    @property
    def opmerken(self) -> bool:
        return self.schrijven or self.publiceren


def rechten_van(gebruiker) -> Rechten:
    """Raises PermissionDenied for who may not even look."""

    def mag(werkwoord: str) -> bool:
        return gebruiker.has_perm(f"rapportages.{werkwoord}_voortgangsrapportage")

    if not (mag("view") or mag("change")):
        raise PermissionDenied
    return Rechten(mag("add"), mag("change"), mag("dien_in"), mag("publiceer"))


def eis(recht: bool) -> None:
    if not recht:
        raise PermissionDenied


def rapport_of_404(pk: int) -> Voortgangsrapportage:
    rijen = Voortgangsrapportage.objects.select_related("plan", "periode", "ingediend_door", "intrekking")
    return get_object_or_404(rijen, pk=pk)


def paragraaf_of_404(pk: int) -> Paragraaf:
    rijen = Paragraaf.objects.select_related(
        "rapportage__plan", "rapportage__periode", "onderwerp__thema", "laatst_gewijzigd_door"
    )
    return get_object_or_404(rijen, pk=pk)
