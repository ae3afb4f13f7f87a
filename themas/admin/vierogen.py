"""Four eyes in the admin: who enters and changes is noted, and what is approved stands.

Approving itself is done by the verbs of ``rapportages.vaststellen``; no form here sets a status.
"""

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from themas.admin.basis import BeheerAdmin
from themas.admin.historie import HistorieAdmin
from themas.admin.versie import Vergrendeld, VersieForm
from themas.admin.wijzigingen import in_woorden
from themas.enums import Status


# Shown to everybody, asked of nobody.
VERLOOP = [
    "status",
    "ingevoerd_door",
    "ingevoerd_op",
    "laatst_gewijzigd_door",
    "ingediend_door",
    "ingediend_op",
    "beoordeeld_door",
    "beoordeeld_op",
    "beoordelingsnotitie",
    "opgevolgd_op",
]


def _als_naam(veld: str, kop: str):
    """Who is in ``veld`` as plain text, where Django would make a link to the page of that user."""

    @admin.display(description=kop)
    def naam(beheer, obj):
        persoon = getattr(obj, veld)
        return beheer.get_empty_value_display() if persoon is None else persoon.get_full_name() or str(persoon)

    return naam


class VierOgenForm(VersieForm):
    sleutel: tuple[str, ...] = ()  # the fields that say what a row is about; one approved row for each
    ding = "cijfer"
    te_vervangen = None  # the approved row that a new one replaces

    class Meta:
        widgets = {"reden": AdminTextareaWidget(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.te_vervangen is not None:
            self.instance.vervangt = self.te_vervangen
            for veld in self.sleutel:
                setattr(self.instance, veld, getattr(self.te_vervangen, veld))
            self._toon_wat_er_nu_staat()
        if "reden" in self.fields:
            self.fields["reden"].required = True
            self.fields["reden"].error_messages["required"] = f"Schrijf op waarom dit {self.ding} het oude vervangt."

    def _toon_wat_er_nu_staat(self):
        """Beside each field what the approved row has there: who corrects one number, copies the rest."""
        for naam in self.fields.keys() - {"reden"}:
            nu = in_woorden(self._meta.model._meta.get_field(naam), self.te_vervangen)
            if nu:
                veld = self.fields[naam]
                veld.help_text = format_html("{} Nu staat er: {}", veld.help_text, nu)

    @property
    def ook_controleren(self):
        return (*self.sleutel, "status", "opgevolgd_op", "vervangt", "reden")

    def clean(self):
        super().clean()
        waarden = {veld: self._waarde(veld) for veld in self.sleutel}
        if any(waarde is None and not self._meta.model._meta.get_field(veld).null for veld, waarde in waarden.items()):
            return  # the field itself already says what is missing
        geldend = self._meta.model.objects.publiek().filter(**waarden).exclude(pk=self.instance.vervangt_id).first()
        if geldend is not None:
            self.add_error(self._veld_voor_sleutel(), self._al_vastgesteld(geldend))

    def _waarde(self, veld):
        if veld in self.fields:
            return self.cleaned_data.get(veld)
        return getattr(self.instance, veld)

    def _veld_voor_sleutel(self):
        return "periode" if "periode" in self.fields else None

    def _al_vastgesteld(self, geldend):
        return format_html(
            'Hiervoor is al een {} vastgesteld. <a href="{}">Open dat {}</a> en kies daar ‘Vervang dit {}’.',
            self.ding,
            reverse(f"admin:themas_{geldend._meta.model_name}_change", args=[geldend.pk]),
            self.ding,
            self.ding,
        )


class VierOgenAdmin(Vergrendeld, HistorieAdmin, BeheerAdmin):
    form = VierOgenForm
    change_form_template = "admin/themas/vierogen.html"
    vervanging = ["vervangt", "reden"]
    ingevoerd_door_naam = _als_naam("ingevoerd_door", "ingevoerd door")
    laatst_gewijzigd_door_naam = _als_naam("laatst_gewijzigd_door", "laatst gewijzigd door")
    ingediend_door_naam = _als_naam("ingediend_door", "ingediend door")
    beoordeeld_door_naam = _als_naam("beoordeeld_door", "beoordeeld door")
    actions = None  # figures are removed one at a time, and an approved one never

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _is_vastgesteld(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not _is_vastgesteld(obj)

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        if "vervangt" in request.GET:
            if not getattr(request, "gevolgen_gezien", False):
                # Not saved from here: the page that shows what a correction touches stands above this app.
                return redirect(self._corrigeren(request.GET["vervangt"]))
            oud = self.begin_vervanging(request)
            if oud is None:
                ding = self.form.ding
                messages.error(request, f"Dit {ding} is niet te vervangen. Misschien is het al vervangen.")
                return redirect(f"admin:themas_{self.opts.model_name}_changelist")
            extra_context = {
                **(extra_context or {}),
                "title": f"Vervang dit {self.form.ding}",
                "subtitle": str(oud),
                "show_save_and_add_another": False,
                "show_save_and_continue": False,
            }
        return super().add_view(request, form_url, extra_context)

    def begin_vervanging(self, request):
        """The approved row that this request replaces; None when there is none, or when this officer may not."""
        if not self.has_add_permission(request):
            return None
        request.te_vervangen = self._vervangbaar(request.GET.get("vervangt", ""))
        return request.te_vervangen

    def _corrigeren(self, pk) -> str:
        return f"{reverse('admin:corrigeren', args=[self.opts.verbose_name_plural])}?{urlencode({'vervangt': pk})}"

    def _indienen(self, obj) -> str:
        return f"{reverse('admin:indienen')}?{urlencode({'wat': self.opts.verbose_name_plural, 'rij': obj.pk})}"

    def response_add(self, request, obj, post_url_continue=None):
        naar_indienen = self._naar_indienen(request, obj)
        if not obj.vervangt_id:
            return naar_indienen or super().response_add(request, obj, post_url_continue)
        messages.success(request, self._correctie_opgeslagen(request, obj, al_daar=naar_indienen is not None))
        return naar_indienen or self.response_post_save_add(request, obj)

    def _correctie_opgeslagen(self, request, obj, *, al_daar: bool) -> str:
        """A correction that is saved changes nothing yet, and that is easily forgotten."""
        if not self._mag_indienen(request, obj):
            return "Uw correctie is opgeslagen. Een collega moet haar nog indienen."
        if al_daar:
            return "Uw correctie is opgeslagen. Dien haar nog in."
        return format_html(
            'Uw correctie is opgeslagen. Dien haar nog in. <a href="{}">Naar Indienen</a>', self._indienen(obj)
        )

    def response_change(self, request, obj):
        return self._naar_indienen(request, obj) or super().response_change(request, obj)

    def _naar_indienen(self, request, obj):
        return (
            redirect(self._indienen(obj)) if "_dien_in" in request.POST and self._mag_indienen(request, obj) else None
        )

    def _mag_indienen(self, request, obj=None) -> bool:
        """Whether to point at the page for handing in, which itself decides."""
        recht = request.user.has_perm(f"themas.dien_in_{self.opts.model_name}")
        return recht and (obj is None or obj.status in (Status.CONCEPT, Status.TERUGGESTUURD))

    def _vervangbaar(self, pk: str):
        rijen = self.model.objects.publiek().select_related(*self.list_select_related)
        return rijen.filter(pk=pk).first() if pk.isascii() and pk.isdigit() else None

    def get_form(self, request, obj=None, change=False, **kwargs):
        formulier = super().get_form(request, obj, change=change, **kwargs)
        formulier.te_vervangen = None if obj else self.te_vervangen(request)
        return formulier

    def get_readonly_fields(self, request, obj=None):
        vast = self.form.sleutel if self.te_vervangen(request, obj) else ()
        return [*VERLOOP, *self._verloop(request), "vervangt", *vast]

    def get_fieldsets(self, request, obj=None):
        delen = list(self.fieldsets)
        if self.te_vervangen(request, obj):
            delen.append(("Vervanging", {"fields": self.vervanging}))
        if obj is not None:
            gezien = ["gezien"] if self.has_change_permission(request, obj) else []
            delen.append(("Verloop", {"fields": [*gezien, *self._verloop(request)]}))
        return delen

    def _verloop(self, request) -> list[str]:
        """``VERLOOP``, with the bare name of a person for who may not look at users: a link would be refused."""
        if self.admin_site.get_model_admin(get_user_model()).has_view_permission(request):
            return VERLOOP
        return [f"{veld}_naam" if veld.endswith("_door") else veld for veld in VERLOOP]

    def te_vervangen(self, request, obj=None):
        """The approved row that this one replaces, or that the address asks to replace."""
        return obj.vervangt if obj else getattr(request, "te_vervangen", None)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.ingevoerd_door = request.user
        elif not self._is_veranderd(obj):
            return  # who saves what he did not change, did not have the number in hand
        else:
            obj.versie += 1
        obj.laatst_gewijzigd_door = request.user
        if obj.status == Status.TERUGGESTUURD:
            # Back in the hands of who works on it; the note stays, to read what must change.
            obj.status = Status.CONCEPT
            obj.ingediend_door = obj.ingediend_op = obj.beoordeeld_door = obj.beoordeeld_op = None
        super().save_model(request, obj, form, change)

    def _is_veranderd(self, obj) -> bool:
        oud = self.model.objects.values().get(pk=obj.pk)
        return any(getattr(obj, veld) != waarde for veld, waarde in oud.items())

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["ding"] = self.form.ding
        context["vervanging"] = obj is None and self.te_vervangen(request) is not None
        context["mag_indienen"] = self._mag_indienen(request, obj)
        context["indienen"] = obj is not None and context["mag_indienen"] and self._indienen(obj)
        context["vast"] = self._over_vast(request, obj) if _is_vastgesteld(obj) else None
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _over_vast(self, request, obj) -> dict:
        """What an officer can do about an approved row, for the top of its page."""
        zelfde = self.model.objects.filter(**{veld: getattr(obj, veld) for veld in self.form.sleutel})
        naam = f"admin:themas_{self.opts.model_name}"
        if obj.opgevolgd_op is not None:
            opvolger = obj.vervangen_door.vastgesteld().first()
            return {"opvolger": opvolger and reverse(f"{naam}_change", args=[opvolger.pk])}
        if onderweg := zelfde.open().first():
            return {"onderweg": reverse(f"{naam}_change", args=[onderweg.pk])}
        return {"vervang": self.has_add_permission(request) and self._corrigeren(obj.pk)}


def _is_vastgesteld(obj) -> bool:
    return obj is not None and obj.status == Status.VASTGESTELD
