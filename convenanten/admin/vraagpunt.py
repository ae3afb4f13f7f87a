"""Points for a meeting in the admin: any officer sends one in, a Redacteur chooses and writes down what came out."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import connection
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from convenanten.admin.bijeenkomst import VAN_EEN, punten_van
from convenanten.bijeenkomst.punten import (
    NIET_MEER,
    controleer_inzending,
    controleer_stap,
    haal_weg,
    kies,
    mag_verbeteren,
    verbeter,
    werk_bij,
    zend_in,
)
from convenanten.enums import Puntstatus
from convenanten.models import Bijeenkomst, Vraagpunt
from themas.admin.basis import filter_op, kort
from themas.admin.versie import GewijzigdAdmin, VersieForm
from themas.personen import persoonsnaam


#: How a status stands in the list: the class gives the sign, and the word is short.
IN_LIJST = {
    Puntstatus.INGEZONDEN: ("", "ingezonden"),
    Puntstatus.GEKOZEN: (" status-ingediend", "gekozen"),
    Puntstatus.BESPROKEN: (" status-vastgesteld", "besproken"),
    Puntstatus.NIET_GEKOZEN: (" status-vervangen", "niet gekozen"),
}
GEEN_BIJEENKOMST = "Er is nu geen bijeenkomst die nog komt. Vraag een redacteur om er een toe te voegen."


class VraagpuntForm(VersieForm):
    veld_bij_regel = {
        "vraagpunt_uitkomst_alleen_als_het_besproken_is": "status",
        "vraagpunt_besproken_heeft_een_uitkomst": "uitkomst",
    }
    reden = forms.CharField(
        label="Reden",
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text="Alleen als een besproken punt toch niet besproken is. De reden staat daarna in de geschiedenis.",
    )

    class Meta:
        widgets = {
            "tekst": AdminTextareaWidget(attrs={"rows": 3}),
            "uitkomst": AdminTextareaWidget(attrs={"rows": 4}),
            "advies": AdminTextareaWidget(attrs={"rows": 4}),
        }

    def clean(self):
        super().clean()
        punt = self.instance
        try:
            if punt._state.adding and self.cleaned_data.get("bijeenkomst"):
                controleer_inzending(bijeenkomst=self.cleaned_data["bijeenkomst"], achteraf=self.achteraf)
            elif not punt._state.adding and self.cleaned_data.get("status"):
                naar = Vraagpunt(status=self.cleaned_data["status"])
                controleer_stap(van=punt, naar=naar, reden=self.cleaned_data.get("reden", ""))
        except ValidationError as fout:
            self.add_error(None, fout)


class VanMijFilter(admin.SimpleListFilter):
    title = "inzender"
    parameter_name = "van"

    def lookups(self, request, model_admin):
        return [("mij", "mijn punten")]

    def queryset(self, request, queryset):
        return queryset.filter(ingezonden_door=request.user) if self.value() == "mij" else queryset


@admin.register(Vraagpunt)
class VraagpuntAdmin(GewijzigdAdmin):
    groep = "Afspraken"
    form = VraagpuntForm
    list_display = ["nr", kort("tekst", "vraag of punt", 110), "stand", "veld", "bijeenkomst"]
    list_display_links = ["nr", list_display[1]]
    list_filter = [
        ("bijeenkomst", filter_op("bijeenkomst")),
        "status",
        ("veld", filter_op("veiligheidsveld")),
        VanMijFilter,
    ]
    list_select_related = ["bijeenkomst", "veld", "ingezonden_door"]
    search_fields = ["tekst", "namens", "uitkomst", "advies", "=nummer"]
    search_help_text = "Zoek op tekst, nummer, namens wie, uitkomst of advies."
    ordering = ["-bijeenkomst__datum", "bijeenkomst", "nummer"]
    change_form_template = "admin/convenanten/vraagpunt.html"
    actions = ["kies_om_te_bespreken", "kies_niet", "zet_terug"]
    autocomplete_fields = ["interventies"]
    readonly_fields = ["nummer", "inzender"]

    def keuzelabel(self, obj):
        return f"{obj} ({obj.bijeenkomst})"

    # What is asked of whom

    def get_fieldsets(self, request, obj=None):
        waar = {"fields": ["veld", "eigen_indeling", "interventies"]}
        if obj is None:
            if not self.has_change_permission(request):
                return [(None, {"fields": ["bijeenkomst", "tekst", "veld", "namens"]})]
            return [(None, {"fields": ["bijeenkomst", "tekst", "namens"]}), ("Waar hoort het bij?", waar)]
        if self._is_inzender(request, obj):
            return [(None, {"fields": [("bijeenkomst", "nummer"), "tekst", "veld", ("namens", "inzender"), "gezien"]})]
        wat = [
            "status",
            "uitkomst",
            "advies",
            *(["reden", "gezien"] if self.has_change_permission(request, obj) else []),
        ]
        return [
            (None, {"fields": [("bijeenkomst", "nummer"), "tekst", ("namens", "inzender")]}),
            ("Waar hoort het bij?", waar),
            ("Wat werd ervan?", {"fields": wat}),
        ]

    def has_change_permission(self, request, obj=None):
        """Also who sent the point in, as long as nobody chose about it; only the text then, and where it belongs."""
        return super().has_change_permission(request, obj) or (obj is not None and self._is_inzender(request, obj))

    def _is_inzender(self, request, obj) -> bool:
        """Who may not change points in general, but may this one."""
        return not super().has_change_permission(request) and mag_verbeteren(punt=obj, wie=request.user)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        punt = self.model.objects.filter(pk=object_id).first() if str(object_id).isdecimal() else None
        eigen = punt is not None and punt.ingezonden_door_id == request.user.pk
        if request.method == "POST" and eigen and not self.has_change_permission(request, punt):
            wat = f"Punt {punt.nummer} staat intussen op ‘{punt.get_status_display()}’."
            self.message_user(request, f"{wat} {NIET_MEER}", messages.ERROR)
            return redirect("admin:convenanten_vraagpunt_change", punt.pk)
        erbij = {"is_inzender": punt is not None and self._is_inzender(request, punt)}
        return super().change_view(request, object_id, form_url, erbij | (extra_context or {}))

    def get_readonly_fields(self, request, obj=None):
        return ["bijeenkomst", *self.readonly_fields] if obj else self.readonly_fields

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.achteraf = self.has_change_permission(request)
        return form

    def get_changeform_initial_data(self, request):
        """Where there is one meeting to come, that is the one."""
        welkom = list(Bijeenkomst.objects.punten_welkom(timezone.localdate())[:2])
        erbij = {"bijeenkomst": welkom[0].pk} if len(welkom) == 1 else {}
        return erbij | super().get_changeform_initial_data(request)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        veld = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if veld is not None and db_field.name == "bijeenkomst" and not self.has_change_permission(request):
            veld.queryset = veld.queryset.punten_welkom(timezone.localdate())
            if not veld.queryset.exists():
                veld.help_text = GEEN_BIJEENKOMST
        return veld

    # What a list and a page show

    def get_list_display(self, request):
        """The text gets the room of the meeting where the list is of one meeting."""
        een = VAN_EEN in request.GET
        return [kolom for kolom in self.list_display if not (een and kolom == "bijeenkomst")]

    @admin.display(description="nr.", ordering="nummer")
    def nr(self, obj):
        """Short, so that the head of the column leaves room for the point itself."""
        return obj.nummer

    @admin.display(description="status", ordering="status")
    def stand(self, obj):
        klasse, woord = IN_LIJST[Puntstatus(obj.status)]
        return format_html('<span class="status{}">{}</span>', klasse, woord)

    @admin.display(description="ingezonden door")
    def inzender(self, obj):
        return persoonsnaam(obj.ingezonden_door, "niet bekend")

    # What is saved, through the verbs

    def get_object(self, request, object_id, from_field=None):
        """Locks the meeting before the point, in the order in which the verbs do."""
        if request.method == "POST" and connection.in_atomic_block:
            punt = super(GewijzigdAdmin, self).get_queryset(request).filter(pk=object_id).first()
            if punt:
                Bijeenkomst.objects.select_for_update().get(pk=punt.bijeenkomst_id)
        return super().get_object(request, object_id, from_field)

    def save_model(self, request, obj, form, change):
        if not change:
            zend_in(punt=obj, door=request.user, achteraf=self.has_change_permission(request))
        elif form.changed_data and self._is_inzender(request, obj):
            verbeter(punt=obj, door=request.user)
        elif set(form.changed_data) - {"reden"}:
            werk_bij(punt=obj, reden=form.cleaned_data.get("reden", ""), door=request.user)

    def response_change(self, request, obj):
        """From point to point of a meeting without going back to the list."""
        if "_volgende" not in request.POST:
            return super().response_change(request, obj)
        volgende = obj.bijeenkomst.vraagpunten.filter(nummer__gt=obj.nummer).order_by("nummer").first()
        if volgende is None:
            self.message_user(request, f"Punt {obj.nummer} is opgeslagen. Dat was het laatste.", messages.SUCCESS)
            return redirect(punten_van(obj.bijeenkomst_id))
        self.message_user(request, f"Punt {obj.nummer} is opgeslagen. Dit is punt {volgende.nummer}.", messages.SUCCESS)
        return redirect("admin:convenanten_vraagpunt_change", volgende.pk)

    def history_view(self, request, object_id, extra_context=None):
        return super().history_view(request, object_id, {"waarom": "Reden"} | (extra_context or {}))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or obj.status != Puntstatus.BESPROKEN)

    def delete_model(self, request, obj):
        haal_weg(punt=obj, door=request.user)

    def get_actions(self, request, action_location=None):
        """One at a time is removed; who may not change a point, chooses none either."""
        # Only from Django 6.1 on there are actions in two places, and then Django says which it asks for.
        acties = super().get_actions(request, *([action_location] if action_location else []))
        acties.pop("delete_selected", None)
        return acties

    # Choosing many at once

    def message_user(self, request, message, *args, **kwargs):
        """Django speaks of "items" and "actions" where nothing was ticked or chosen."""
        anders = {
            gettext("Items must be selected in order to perform actions on them. No items have been changed."): (
                "Zet eerst een vinkje bij de punten. Er is niets veranderd."
            ),
            gettext("No action selected."): "Kies eerst bij ‘Actie’ wat u wilt. Er is niets veranderd.",
        }
        super().message_user(request, anders.get(str(message), message), *args, **kwargs)

    def _kies(self, request, queryset, status):
        try:
            uitslag = kies(punten=list(queryset), status=status, door=request.user)
        except ValidationError as fout:
            self.message_user(request, " ".join(fout.messages), messages.ERROR)
            return
        punten = "punt staat" if uitslag.veranderd == 1 else "punten staan"
        zin = f"{uitslag.veranderd} {punten} nu op ‘{status.label}’."
        if uitslag.stonden_al:
            zin += f" {uitslag.stonden_al} stond{'' if uitslag.stonden_al == 1 else 'en'} dat al."
        self.message_user(request, zin, messages.SUCCESS)
        if uitslag.anders:
            self.message_user(request, f"Let op: {'; '.join(uitslag.anders)}. Overleg zo nodig.", messages.WARNING)

    @admin.action(description="Kies om te bespreken", permissions=["change"])
    def kies_om_te_bespreken(self, request, queryset):
        self._kies(request, queryset, Puntstatus.GEKOZEN)

    @admin.action(description="Kies niet", permissions=["change"])
    def kies_niet(self, request, queryset):
        self._kies(request, queryset, Puntstatus.NIET_GEKOZEN)

    @admin.action(description="Zet terug op ingezonden", permissions=["change"])
    def zet_terug(self, request, queryset):
        self._kies(request, queryset, Puntstatus.INGEZONDEN)
