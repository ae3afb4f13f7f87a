"""Rounds: open one, see how far it is, divide the work, close it."""

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from rapportages import rondes
from rapportages.admin import invulblad
from rapportages.admin.invulblad import is_sleutel
from rapportages.admin.overzicht import Overzicht
from rapportages.models import Rapportageronde
from rapportages.voortgang import voortgang_van
from themas.admin.basis import BeheerAdmin, BeheerForm
from themas.models import Indicator
from themas.personen import persoonsnaam


class RapportagerondeForm(BeheerForm):
    veld_bij_regel = {"rapportageronde_een_per_plan_en_periode": "periode"}

    class Meta:
        help_texts = {"deadline": "De laatste dag waarop iemand cijfers kan inleveren zonder te laat te zijn."}

    def clean(self):
        super().clean()
        periode = self.cleaned_data.get("periode") or getattr(self.instance, "periode", None)
        if periode and self.cleaned_data.get("deadline"):
            rondes.controleer(periode=periode, deadline=self.cleaned_data["deadline"])


@admin.register(Rapportageronde)
class RapportagerondeAdmin(BeheerAdmin):
    groep = "Rapportage"
    form = RapportagerondeForm
    change_form_template = "admin/rapportages/ronde.html"
    list_display = ["ronde", "naar_invulblad", "balk", "stand", "deadline"]
    list_display_links = None
    list_filter = ["plan", "periode__jaar"]
    list_select_related = ["plan", "periode"]
    search_fields = ["plan__naam", "periode__code"]
    autocomplete_fields = ["plan", "periode"]
    fields = ["plan", "periode", "deadline"]
    actions = None

    def get_readonly_fields(self, request, obj=None):
        return ["plan", "periode", "geopend_door", "geopend_op", "gesloten_door", "gesloten_op"] if obj else []

    def get_fields(self, request, obj=None):
        return [*self.fields, *self.get_readonly_fields(request, obj)[2:]]

    def get_changelist_instance(self, request):
        lijst = super().get_changelist_instance(request)
        voortgang = voortgang_van(lijst.result_list)
        for ronde in lijst.result_list:
            ronde.voortgang = voortgang[ronde.pk]
        return lijst

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
            return
        nieuw = rondes.open_ronde(plan=obj.plan, periode=obj.periode, deadline=obj.deadline, door=request.user)
        obj.pk, obj._state.adding = nieuw.pk, False

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, f"De ronde is open: {obj}. Zeg hieronder wie wat levert.")
        return redirect("admin:rapportages_rapportageronde_voortgang", obj.pk)

    @admin.display(description="ronde", ordering="periode__eind")
    def ronde(self, obj):
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:rapportages_rapportageronde_voortgang", args=[obj.pk]), obj
        )

    @admin.display(description="geleverd")
    def balk(self, obj):
        v = obj.voortgang
        return format_html(
            '<progress value="{}" max="{}" aria-label="Geleverd: {}"></progress> <span class="heel">{} van {}</span>',
            v.geleverd,
            v.totaal or 1,
            obj,
            v.geleverd,
            v.totaal,
        )

    @admin.display(description="stand")
    def stand(self, obj):
        return obj.voortgang.stand.label

    @admin.display(description="invulblad")
    def naar_invulblad(self, obj):
        adres = reverse("admin:rapportages_rapportageronde_invulblad", args=[obj.pk])
        return format_html('<a href="{}" aria-label="Vul in: {}">Vul in</a>', adres, obj)

    def get_urls(self):
        naam = "rapportages_rapportageronde"
        eigen = [("invulblad", invulblad.toon), ("klad", invulblad.klad), ("xlsx", invulblad.download)]
        return [
            path("<int:pk>/voortgang/", self.admin_site.admin_view(self.voortgang_view), name=f"{naam}_voortgang"),
            *(
                path(f"<int:pk>/{invulblad.PADEN[wat]}", self._met_ronde(view), name=f"{naam}_{wat}")
                for wat, view in eigen
            ),
            *super().get_urls(),
        ]

    def _met_ronde(self, view):
        def met_ronde(request, pk):
            if not request.user.has_perm("themas.change_meting"):
                raise PermissionDenied
            return view(self, request, self._ronde(pk))

        return self.admin_site.admin_view(met_ronde)

    @staticmethod
    def _ronde(pk) -> Rapportageronde:
        return get_object_or_404(Rapportageronde.objects.select_related("plan", "periode"), pk=pk)

    def voortgang_view(self, request, pk):
        """How far the round is, per line and per person; and, for who may, the acts of ``rapportages.rondes``."""
        ronde = self._ronde(pk)
        if not self.has_view_permission(request, ronde):
            raise PermissionDenied
        mag_wijzigen = self.has_change_permission(request, ronde)
        if request.method == "POST":
            if not mag_wijzigen:
                raise PermissionDenied
            try:
                messages.success(request, self._doe(request.POST, ronde, request.user))
            except ValidationError as fout:
                messages.error(request, " ".join(fout.messages))
            return redirect(request.path)
        overzicht = Overzicht(voortgang_van([ronde])[ronde.pk])
        context = {
            **self.admin_site.each_context(request),
            "title": "Voortgang",
            "subtitle": str(ronde),
            "opts": self.opts,
            "ronde": ronde,
            "overzicht": overzicht,
            "mag_wijzigen": mag_wijzigen,
            "mag_invullen": request.user.has_perm("themas.change_meting"),
            "mensen": _mensen() if mag_wijzigen else (),
            "andere": overzicht.andere_indicatoren() if mag_wijzigen else (),
        }
        return TemplateResponse(request, "admin/rapportages/voortgang.html", context)

    @staticmethod
    def _doe(post, ronde, door) -> str:
        """Do what the button says; a sentence about the result."""
        gekozen = [int(pk) for pk in post.getlist("regel") if is_sleutel(pk)]
        actie = post.get("actie", "")
        if actie in ("wijs_toe", "haal_weg") and not gekozen:
            raise ValidationError("U hebt geen regels gekozen. Zet een vinkje bij een of meer regels.")
        if actie == "wijs_toe":
            wie = _mensen().filter(pk=post["leverancier"]).first() if is_sleutel(post.get("leverancier", "")) else None
            aantal = rondes.wijs_toe(ronde=ronde, uitvragen=gekozen, leverancier=wie, door=door)
            return f"Toegewezen aan {persoonsnaam(wie, 'niemand')}: {_regels(aantal)}."
        if actie == "haal_weg":
            return f"Weggehaald: {_regels(rondes.haal_weg(ronde=ronde, uitvragen=gekozen, door=door))}."
        if actie == "vul_aan":
            return f"Erbij gekomen uit het plan: {_regels(rondes.vul_aan(ronde=ronde, door=door))}."
        if actie == "voeg_toe":
            indicatoren = Indicator.objects.filter(slug=post.get("indicator", ""))
            return f"Toegevoegd: {_regels(rondes.voeg_toe(ronde=ronde, indicatoren=indicatoren, door=door))}."
        if actie == "sluit":
            rondes.sluit_ronde(ronde=ronde, door=door)
            return "De ronde is gesloten. Niemand krijgt nog een herinnering."
        if actie == "heropen":
            rondes.heropen_ronde(ronde=ronde, door=door)
            return "De ronde is weer open."
        raise ValidationError("Kies wat u wilt doen.")


def _mensen():
    return get_user_model().objects.filter(is_active=True, is_staff=True).order_by("first_name", "username")


def _regels(aantal: int) -> str:
    return "1 regel" if aantal == 1 else f"{aantal} regels"
