"""Two officers on one form: the second is told what the first changed, and nothing is overwritten unseen."""

from django import forms
from django.db import connection

from themas.admin.basis import BeheerAdmin, BeheerForm
from themas.admin.historie import HistorieAdmin
from themas.admin.wijzigingen import namen_bij, wijzigingen
from themas.models.gewijzigd import Gewijzigd
from themas.personen import persoonsnaam


VEROUDERD = "Dit formulier is verouderd. Open het opnieuw en vul uw wijziging nog een keer in."


class VersieForm(BeheerForm):
    """Sends along which version of the row the officer saw."""

    gezien = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def bewaakt(self):
        """The row whose version counts."""
        return self.instance

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding or set(self.fields) == {"gezien"}:
            del self.fields["gezien"]  # nothing to overwrite, or nothing to change
        else:
            self.initial["gezien"] = self.bewaakt.versie

    def clean(self):
        super().clean()
        if "gezien" in self.fields:
            self._controleer_gezien()

    def _controleer_gezien(self):
        gezien, nu = self.cleaned_data.get("gezien"), self.bewaakt.versie
        if gezien == nu:
            return
        # The page that comes back shows what was typed here; who then saves again, knows what he overwrites.
        self.data = self.data.copy()
        self.data[self.add_prefix("gezien")] = nu
        self.add_error(None, self._intussen(gezien) if gezien is not None and gezien < nu else VEROUDERD)

    def _intussen(self, gezien: int) -> str:
        model = type(self.bewaakt)
        rij = model.objects.select_related("laatst_gewijzigd_door").get(pk=self.bewaakt.pk)
        later = list(model.history.filter(id=rij.pk, versie__gt=gezien).select_related("history_user"))
        wie = {stand.history_user for stand in later if stand.history_user} or {rij.laatst_gewijzigd_door} - {None}
        namen = " en ".join(sorted(persoonsnaam(g) for g in wie)) or "iemand anders"
        oud = model.history.filter(id=rij.pk, versie=gezien).order_by("-history_id").first()
        verschil = wijzigingen(model, oud, rij, namen_bij(model, [oud, rij])) if oud else []
        anders = " ".join(f"{w.veld.capitalize()}: van {w.van} naar {w.naar}." for w in verschil)
        if issubclass(model, Gewijzigd):  # whose reason is which of its parts
            anders = " ".join([anders, *(stand.history_change_reason or "" for stand in later)])
        return (
            f"Intussen heeft {namen} dit veranderd. {anders} Hieronder staat wat u zelf invulde. "
            "Klopt dat? Sla dan nog een keer op. Anders: open de pagina opnieuw."
        ).replace("  ", " ")


class MetGezien:
    """For a ModelAdmin whose form is a ``VersieForm`` and that names its fieldsets: the version goes with the last."""

    def get_fieldsets(self, request, obj=None):
        delen = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return delen
        *eerst, (titel, laatste) = delen
        return [*eerst, (titel, {**laatste, "fields": [*laatste["fields"], "gezien"]})]


class Vergrendeld:
    """For a ModelAdmin whose form is a ``VersieForm``: between looking at the version and saving nobody comes in."""

    def get_object(self, request, object_id, from_field=None):
        """Locks a row that is about to be saved: what a verb does to it meanwhile would be undone by what was read."""
        obj = super().get_object(request, object_id, from_field)
        # Some pages, such as that of the history, save nothing and so are no transaction.
        if obj is not None and request.method == "POST" and connection.in_atomic_block:
            self.model.objects.select_for_update().get(pk=obj.pk)
            obj = super().get_object(request, object_id, from_field)
        return obj


class GewijzigdAdmin(Vergrendeld, HistorieAdmin, BeheerAdmin):
    """Notes who changed a row last and which version that made, when there was something to change."""

    view_on_site = False  # a concept has no page for readers; the buttons above the form lead to those that have one

    def save_model(self, request, obj, form, change):
        if change and not form.changed_data:
            return
        obj.laatst_gewijzigd_door = request.user
        if change:
            obj.versie += 1
        super().save_model(request, obj, form, change)
