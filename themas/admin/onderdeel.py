"""Parts of a piece: what changed in them is told by the piece, also where a part has a page of its own."""

from django.contrib.admin.utils import unquote
from django.db import connection
from django.db.models import Model
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import Truncator

from themas.admin.basis import BeheerAdmin
from themas.admin.versie import MetGezien, VersieForm
from themas.historie import raak
from themas.weergave.opmaak import hoofdletter, opsomming


def delen_in_woorden(form, formsets) -> str:
    """What was added, changed and removed that has no column in the row itself; empty where nothing was."""
    keuzes = [veld.name for veld in form._meta.model._meta.many_to_many if veld.name in form.changed_data]
    zinnen = [f"{hoofdletter(opsomming(_labels(form, keuzes)))} gewijzigd."] if keuzes else []
    for formset in formsets:
        zinnen += [f"{_heet(rij)} toegevoegd." for rij in formset.new_objects]
        for rij, velden in formset.changed_objects:
            zinnen.append(f"{_heet(rij)}: {opsomming(_labels(formset.form(), velden))} gewijzigd.")
        zinnen += [f"{_heet(rij)} verwijderd." for rij in formset.deleted_objects]
    return " ".join(zinnen)


def _labels(form, velden) -> list[str]:
    return [str(form.base_fields[naam].label) for naam in velden if naam in form.base_fields]


def _heet(rij: Model) -> str:
    return f"{hoofdletter(str(rij._meta.verbose_name))} ‘{Truncator(str(rij)).chars(60)}’"


class OnderdeelForm(VersieForm):
    """The version that counts is that of the piece."""

    @property
    def bewaakt(self):
        return getattr(self.instance, self.ouder)

    ouder: str  # the field that points at the piece


class OnderdeelAdmin(MetGezien, BeheerAdmin):
    """For a part of a piece. It begins on the page of the piece, and a change of it is a change of the piece."""

    form = OnderdeelForm
    view_on_site = False
    actions = None

    def get_object(self, request, object_id, from_field=None):
        """Locks the piece while a part is saved, as ``Vergrendeld`` does with what is a row of its own."""
        obj = super().get_object(request, object_id, from_field)
        if obj is not None and request.method == "POST" and connection.in_atomic_block:
            ouder = self._ouder(obj)
            type(ouder)._default_manager.select_for_update().get(pk=ouder.pk)
            obj = super().get_object(request, object_id, from_field)
        return obj

    def has_add_permission(self, request):
        return False

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), self.form.ouder]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        delen = delen_in_woorden(form, formsets)
        if eigen := [naam for naam in form.changed_data if not form._meta.model._meta.get_field(naam).many_to_many]:
            delen = f"{_heet(form.instance)}: {opsomming(_labels(form, eigen))} gewijzigd. {delen}".strip()
        elif delen:
            delen = f"{_heet(form.instance)}: {delen}"
        if delen:
            raak(rij=self._ouder(form.instance), door=request.user, delen=delen)

    def delete_model(self, request, obj):
        heet, ouder = _heet(obj), self._ouder(obj)
        super().delete_model(request, obj)
        raak(rij=ouder, door=request.user, delen=f"{heet} verwijderd.")

    def history_view(self, request, object_id, extra_context=None):
        """The history of the piece says what changed in its parts."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return redirect(self._adres_ouder(obj, "history"))

    def response_post_save_change(self, request, obj):
        """Back to the piece that it is a part of."""
        return redirect(self._adres_ouder(obj, "change"))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        obj = self.get_object(request, unquote(object_id))
        erbij = {"stuk": self._ouder(obj), "stuk_adres": self._adres_ouder(obj, "change")} if obj is not None else {}
        return super().change_view(request, object_id, form_url, erbij | (extra_context or {}))

    def _ouder(self, obj):
        return getattr(obj, self.form.ouder)

    def _adres_ouder(self, obj, wat: str) -> str:
        ouder = self._ouder(obj)
        return reverse(f"admin:{ouder._meta.app_label}_{ouder._meta.model_name}_{wat}", args=[ouder.pk])
