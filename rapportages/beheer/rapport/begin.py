"""Begin a report, or note one of which there is only a title. What one leaves empty, the computer fills in."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import slugify

from rapportages import schrijven
from rapportages.beheer.rapport.rechten import eis, rechten_van
from rapportages.models import Voortgangsrapportage
from themas import berekening
from themas.admin.basis import GEEN_ADRES
from themas.enums import Periodesoort, Rapportagecyclus
from themas.models import Beleidsplan, Periode


ER_AL = 'Over dit plan en deze periode is er al een rapportage: <a href="{}">{}</a>. Kies een andere periode.'
NUMMER_BEZET = "Dit plan heeft al een rapportage met nummer {}. Kies een ander nummer, of laat dit veld leeg."


class BeginForm(forms.Form):
    plan = forms.ModelChoiceField(Beleidsplan.objects.order_by("-jaar_van"), label="Beleidsplan", empty_label=None)
    periode = forms.ChoiceField(label="Periode")
    nummer = forms.IntegerField(
        label="Volgnummer",
        required=False,
        min_value=1,
        max_value=999,
        help_text="De hoeveelste rapportage over dit plan. Leeg: het volgende nummer.",
    )
    titel = forms.CharField(
        label="Titel", required=False, max_length=200, help_text="Leeg: ‘Voortgangsrapportage’, het plan en de periode."
    )
    slug = forms.SlugField(
        label="Naam in het adres",
        required=False,
        max_length=80,
        help_text="Alleen kleine letters, cijfers en streepjes. Leeg: wij maken er een van de titel. "
        "Na publicatie verandert het adres niet meer.",
        error_messages={"invalid": GEEN_ADRES},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["periode"].choices = periodekeuzes()

    def clean(self):
        ingevuld = super().clean()
        plan, code = ingevuld.get("plan"), ingevuld.get("periode")
        if plan is None or not code:
            return ingevuld
        puur = berekening.Periode.van_code(code)
        self._zeg_wat_er_al_is(plan, code, ingevuld.get("nummer"))
        ingevuld["nummer"] = ingevuld.get("nummer") or volgend_nummer(plan)
        ingevuld["titel"] = ingevuld.get("titel") or f"Voortgangsrapportage {plan.naam}, {puur.label}"
        if "slug" not in self.errors:
            ingevuld["slug"] = ingevuld.get("slug") or slugify(ingevuld["titel"])[:80].strip("-")
        return ingevuld

    def _zeg_wat_er_al_is(self, plan: Beleidsplan, code: str, nummer: int | None) -> None:
        """At its field and with the mend; the rules of the model would say it above the form."""
        if er_al := plan.rapportages.filter(periode__code=code).first():
            self.add_error("periode", format_html(ER_AL, reverse("admin:rapport", args=[er_al.pk]), er_al))
        if nummer and plan.rapportages.filter(nummer=nummer).exists():
            self.add_error("nummer", NUMMER_BEZET.format(nummer))

    def gegevens(self) -> dict:
        """For the verbs; makes the row of the period where there is none yet."""
        puur = berekening.Periode.van_code(self.cleaned_data["periode"])
        return self.cleaned_data | {"periode": Periode.objects.van(puur)[puur]}


class TitelForm(BeginForm):
    bekend = forms.CharField(
        label="Wat wij ervan weten",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Schrijf alleen op wat in de bron staat.",
    )
    bron = forms.CharField(label="Bron", max_length=500, help_text="Waar hebt u de titel vandaan?")
    bron_url = forms.URLField(label="Adres van de bron", required=False, max_length=500)


def periodekeuzes() -> list[tuple[str, str]]:
    """Years and halves from the first plan until now, the newest first: of the future there is nothing to report."""
    vandaag = timezone.localdate()
    eerste = Beleidsplan.objects.order_by("jaar_van").values_list("jaar_van", flat=True).first() or vandaag.year
    keuzes = []
    for jaar in range(vandaag.year, eerste - 2, -1):
        heel = berekening.Periode(jaar)
        keuzes += [p for p in (heel, *reversed(heel.helften)) if p.begin <= vandaag]
    return [(p.code, p.label) for p in keuzes]


def volgend_nummer(plan: Beleidsplan) -> int:
    return (plan.rapportages.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1


def voorstel() -> dict:
    """The plan of which the last report is the newest, and the period after that report.

    After the last year of that plan it is the plan that follows, where there is one.
    """
    laatste = Voortgangsrapportage.objects.select_related("plan", "periode").order_by("-periode__eind", "-pk").first()
    if laatste is None:
        plan = Beleidsplan.objects.order_by("-jaar_van").first()
        return _begin_van(plan) if plan else {}
    volgende = _volgende(laatste.periode.puur, laatste.plan.rapportagecyclus == Rapportagecyclus.JAAR)
    if volgende.jaar > laatste.plan.jaar_tot_en_met:
        opvolger = Beleidsplan.objects.filter(jaar_van__lte=volgende.jaar, jaar_tot_en_met__gte=volgende.jaar)
        if plan := opvolger.order_by("jaar_van").first():
            return _begin_van(plan)
    return {"plan": laatste.plan_id, "periode": volgende.code}


def _begin_van(plan: Beleidsplan) -> dict:
    heel = berekening.Periode(plan.jaar_van)
    per_jaar = plan.rapportagecyclus == Rapportagecyclus.JAAR
    return {"plan": plan.pk, "periode": (heel if per_jaar else heel.helften[0]).code}


def _volgende(periode: berekening.Periode, per_jaar: bool) -> berekening.Periode:
    if per_jaar:
        return berekening.Periode(periode.jaar + 1)
    if periode.is_helft and periode.nummer == 1:
        return berekening.Periode(periode.jaar, Periodesoort.HALFJAAR, 2)
    return berekening.Periode(periode.jaar + 1, Periodesoort.HALFJAAR, 1)


def begin(site, request):
    return _toon(site, request, BeginForm, schrijven.begin, "Rapportage beginnen", "{} is begonnen. Hier schrijft u.")


def titel(site, request):
    klaar = "{} staat in de lijst. Lezers zien de titel en wat wij ervan weten."
    return _toon(site, request, TitelForm, schrijven.leg_titel_vast, "Rapportage zonder tekst toevoegen", klaar)


def _toon(site, request, soort, werkwoord, kop: str, klaar: str):
    eis(rechten_van(request.user).beginnen)
    formulier = soort(request.POST if request.method == "POST" else None, initial=voorstel())
    if request.method == "POST" and formulier.is_valid():
        try:
            rapportage = werkwoord(**formulier.gegevens(), door=request.user)
        except ValidationError as fout:
            _bij_velden(formulier, fout)
        else:
            messages.success(request, klaar.format(rapportage))
            return redirect("admin:rapport", rapportage.pk)
    context = {
        **site.each_context(request),
        "title": kop,
        "form": formulier,
        "zonder_tekst": soort is TitelForm,
    }
    return TemplateResponse(request, "admin/rapportages/rapport_begin.html", context)


def _bij_velden(formulier: forms.Form, fout: ValidationError) -> None:
    for veld, fouten in getattr(
        fout, "error_dict", {None: fout.error_list if hasattr(fout, "error_list") else []}
    ).items():
        formulier.add_error(veld if veld in formulier.fields else None, fouten)
