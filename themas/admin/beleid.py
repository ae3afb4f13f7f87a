"""What the council wants: plans, themes, topics, goals."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget

from themas.admin.basis import BeheerAdmin, BeheerForm, BeheerInline, kort
from themas.enums import Doelsoort
from themas.models import (
    Beleidsplan,
    Doelstelling,
    Onderwerp,
    Thema,
    Veiligheidsveld,
    Werkwijze,
)


class BeleidsplanForm(BeheerForm):
    veld_bij_regel = {
        "beleidsplan_jaren_op_volgorde": "jaar_tot_en_met",
        "beleidsplan_peiljaar_ligt_voor_het_plan": "peiljaar",
        "beleidsplan_peiljaar_is_een_jaar": "peiljaar",
        "beleidsplan_volgt_niet_zichzelf_op": "opvolger_van",
    }


class ThemaForm(BeheerForm):
    veld_bij_regel = {"thema_slug_uniek_binnen_plan": "slug", "thema_nummer_uniek_binnen_plan": "nummer"}


class OnderwerpForm(BeheerForm):
    veld_bij_regel = {
        "onderwerp_slug_uniek_binnen_thema": "slug",
        "onderwerp_matrixrij_uniek_binnen_thema": "matrixrij",
    }


class WerkwijzeForm(BeheerForm):
    veld_bij_regel = {"werkwijze_slug_uniek_binnen_plan": "slug"}


class DoelstellingForm(BeheerForm):
    veld_bij_regel = {
        "doelstelling_code_uniek_binnen_onderwerp": "code",
        "doelstelling_peiljaar_is_een_jaar": "peiljaar",
        "doelstelling_streefwaarde_alleen_bij_die_soort": "streefwaarde",
    }

    class Meta:
        widgets = {"tekst": AdminTextareaWidget(attrs={"rows": 3})}

    def clean(self):
        super().clean()
        self._pas_indicatoren_bij_soort()
        self._houd_code_uniek_in_plan()

    def _pas_indicatoren_bij_soort(self):
        soort, indicatoren = self.cleaned_data.get("soort"), self.cleaned_data.get("indicatoren")
        if soort is None or indicatoren is None:
            return
        if soort == Doelsoort.KWALITATIEF and indicatoren:
            self.add_error("indicatoren", "Een doel zonder cijfer heeft geen indicatoren. Haal ze weg.")
        if soort != Doelsoort.KWALITATIEF and not indicatoren:
            self.add_error("indicatoren", "Kies minstens één indicator, of kies als soort ‘zonder cijfer’.")

    def _houd_code_uniek_in_plan(self):
        """The constraint looks within a topic; fixtures and readers know a goal by its code within the plan."""
        onderwerp = self.cleaned_data.get("onderwerp") or getattr(self.instance, "onderwerp", None)
        thema = getattr(onderwerp, "thema", None)
        code = self.cleaned_data.get("code")
        if thema is None or not code:
            return
        zelfde = Doelstelling.objects.filter(code=code, onderwerp__thema__plan=thema.plan_id)
        if zelfde.exclude(pk=self.instance.pk).exists():
            self.add_error("code", "Dit plan heeft al een doel met deze code.")


class OnderwerpInline(BeheerInline):
    model = Onderwerp
    form = OnderwerpForm
    fields = [("nummer", "naam"), ("slug", "volgorde")]
    prepopulated_fields = {"slug": ["naam"]}
    classes = ["collapse"]


class DoelstellingInline(BeheerInline):
    model = Doelstelling
    form = DoelstellingForm
    fields = [("code", "volgorde"), "tekst", "soort", "indicatoren", ("streefwaarde", "peiljaar"), "bron"]
    autocomplete_fields = ["indicatoren"]


@admin.register(Beleidsplan)
class BeleidsplanAdmin(BeheerAdmin):
    groep = "Beleid"
    form = BeleidsplanForm
    list_display = ["naam", "jaar_van", "jaar_tot_en_met", "peiljaar", "vastgesteld_op"]
    list_filter = ["rapportagecyclus"]
    search_fields = ["naam", "hoofddoel", "omschrijving"]
    autocomplete_fields = ["opvolger_van"]
    prepopulated_fields = {"slug": ["naam"]}
    fieldsets = [
        (None, {"fields": ["naam", "slug", ("jaar_van", "jaar_tot_en_met", "peiljaar"), "rapportagecyclus"]}),
        ("Inhoud", {"fields": ["hoofddoel", "omschrijving", "opvolger_van"]}),
        ("Besluit en bron", {"fields": ["vastgesteld_op", "bron", "bron_url", "matrixbron"]}),
    ]


@admin.register(Thema)
class ThemaAdmin(BeheerAdmin):
    groep = "Beleid"
    form = ThemaForm
    list_display = ["naam", "nummer", "plan"]
    list_filter = ["plan", "velden"]
    list_select_related = ["plan"]
    search_fields = ["naam", "omschrijving", "plan__naam"]
    autocomplete_fields = ["plan", "velden", "vervolg_op"]
    prepopulated_fields = {"slug": ["naam"]}
    fields = ["plan", ("nummer", "naam"), "slug", "omschrijving", "velden", "vervolg_op", "bron"]
    inlines = [OnderwerpInline]

    def keuzelabel(self, obj):
        return f"{obj} ({obj.plan})"


@admin.register(Onderwerp)
class OnderwerpAdmin(BeheerAdmin):
    groep = "Beleid"
    form = OnderwerpForm
    list_display = ["naam", "nummer", "thema", "plan", "verantwoordelijk_domein"]
    list_filter = ["thema__plan", "verantwoordelijk_domein"]
    list_select_related = ["thema__plan"]
    search_fields = ["naam", "nummer", "toelichting", "thema__naam", "thema__plan__naam"]
    autocomplete_fields = ["thema", "indicatoren"]
    prepopulated_fields = {"slug": ["naam"]}
    fields = [
        "thema",
        ("nummer", "naam"),
        ("slug", "volgorde", "matrixrij"),
        "toelichting",
        "verantwoordelijk_domein",
        "indicatoren",
        "bron",
    ]
    inlines = [DoelstellingInline]

    @admin.display(description="beleidsplan", ordering="thema__plan")
    def plan(self, obj):
        return obj.thema.plan

    def keuzelabel(self, obj):
        return f"{obj} ({obj.thema.plan})"


@admin.register(Doelstelling)
class DoelstellingAdmin(BeheerAdmin):
    groep = "Beleid"
    form = DoelstellingForm
    list_display = [kort("tekst", "doel"), "code", "soort", "onderwerp", "plan"]
    list_filter = ["onderwerp__thema__plan", "soort"]
    list_select_related = ["onderwerp__thema__plan"]
    search_fields = ["tekst", "code", "onderwerp__naam", "onderwerp__thema__naam", "indicatoren__naam"]
    autocomplete_fields = ["onderwerp", "indicatoren"]
    fields = ["onderwerp", *DoelstellingInline.fields]

    @admin.display(description="beleidsplan", ordering="onderwerp__thema__plan")
    def plan(self, obj):
        return obj.onderwerp.thema.plan

    def keuzelabel(self, obj):
        return f"{obj.code}: {obj} ({obj.onderwerp.thema.plan})"


@admin.register(Werkwijze)
class WerkwijzeAdmin(BeheerAdmin):
    groep = "Beleid"
    form = WerkwijzeForm
    list_display = ["naam", "nummer", "plan"]
    list_filter = ["plan"]
    list_select_related = ["plan"]
    search_fields = ["naam", "omschrijving"]
    autocomplete_fields = ["plan"]
    prepopulated_fields = {"slug": ["naam"]}
    fields = ["plan", ("nummer", "naam"), "slug", "omschrijving", "bron"]


@admin.register(Veiligheidsveld)
class VeiligheidsveldAdmin(BeheerAdmin):
    groep = "Beleid"
    list_display = ["naam", "nummer"]
    search_fields = ["naam", "omschrijving"]
    prepopulated_fields = {"slug": ["naam"]}
    fields = [("nummer", "naam"), "slug", "omschrijving"]
