"""Handing in a file: choose it, see what would become of it, agree."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from themas import inlezingen
from themas.admin.basis import BeheerAdmin
from themas.berekening import Periode
from themas.enums import Inleesstatus
from themas.importeren.opslag import PER_PAGINA, SOORTEN, Opslag
from themas.importeren.stroom import te_groot
from themas.models import Gebied, Indicator, Inlezing


if admin.site.is_registered(DBTaskResult):
    admin.site.unregister(DBTaskResult)  # in English, and of no use to an officer

STIL_NA = 30  # seconds in the queue, and we say that perhaps nobody works on it
HANDELINGEN = {
    "akkoord": (inlezingen.geef_akkoord, "Het bestand wordt opgeslagen."),
    "gebieden": (inlezingen.voeg_gebieden_toe, "Wij maken het voorbeeld opnieuw, met de nieuwe gebieden."),
    "opnieuw": (inlezingen.begin_opnieuw, "Het bestand wordt opnieuw gelezen."),
    "intrekken": (inlezingen.trek_in, "Dit bestand gaat niet door. Er is niets opgeslagen."),
}


class Bestandsformulier(forms.Form):
    bestand = forms.FileField(
        label="Bestand", widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.json"}), allow_empty_file=True
    )
    stand_op = forms.DateField(
        label="Stand op",
        required=False,
        help_text="De datum van de uitgave van de bron, zoals 31-01-2024. Nodig bij een tabel van CBS of politie.",
    )
    tabel = forms.RegexField(
        r"^[0-9A-Za-z]{4,20}$",
        label="Nummer van de tabel",
        required=False,
        help_text=(
            "Alleen bij een tabel van CBS of politie. Het nummer staat op de pagina waar u haar vond, zoals 47013NED. "
            "Laat leeg als u het niet weet: vaak staat het in het bestand."
        ),
        error_messages={"invalid": "Dit is geen nummer van een tabel. Schrijf het zoals in StatLine: 47013NED."},
    )

    def __init__(self, *args, te_groot: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self._te_groot = te_groot
        self.fields["bestand"].help_text = (
            f"CSV, Excel (xlsx) of JSON, hoogstens {settings.IMPORT_MAX_BYTES // 1024**2} MB. "
            "Wij kijken naar de inhoud, niet naar de naam."
        )
        self.fields["bestand"].error_messages["required"] = te_groot_melding() if te_groot else "Kies een bestand."

    def clean_stand_op(self):
        datum = self.cleaned_data["stand_op"]
        if datum and datum > timezone.localdate():
            raise forms.ValidationError("Deze datum ligt in de toekomst. Verbeter de datum.")
        return datum


def te_groot_melding() -> str:
    return te_groot(settings.IMPORT_MAX_BYTES)


@admin.register(Inlezing)
class InlezingAdmin(BeheerAdmin):
    groep = "Cijfers"
    list_display = ["bestand", "gemaakt_op", "door", "hoe_het_staat", "nieuw", "gewijzigd", "geweigerd"]
    list_select_related = ["door"]
    list_display_links = ["bestand"]
    search_fields = ["bestand", "sha256"]
    search_help_text = "Zoek op de naam van het bestand."
    actions = None

    def has_add_permission(self, request):
        return request.user.has_perm("themas.add_meting")

    def has_view_permission(self, request, obj=None):
        return self.has_add_permission(request)

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return self.has_add_permission(request)

    @admin.display(description="status", ordering="status")
    def hoe_het_staat(self, obj):
        return Inleesstatus.AFGEBROKEN.label if inlezingen.is_afgebroken(obj) else Inleesstatus(obj.status).label

    def get_urls(self):
        voortgang = path(
            "<int:pk>/voortgang/", self.admin_site.admin_view(self.voortgang), name="themas_inlezing_voortgang"
        )
        return [voortgang, *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        """Choose a file. It is read in the background, so this answers at once."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        gestuurd = (request.POST, request.FILES) if request.method == "POST" else ()
        formulier = Bestandsformulier(*gestuurd, te_groot=hasattr(request, "te_groot"))
        if gestuurd and formulier.is_valid():
            inlezing = inlezingen.neem_aan(door=request.user, **formulier.cleaned_data)
            return redirect("admin:themas_inlezing_change", inlezing.pk)
        context = self._context(request, "Lees een bestand in") | {"form": formulier}
        return render(request, "admin/themas/inlezing_kies.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """How it stands: busy, a preview to agree to, or what came out of it."""
        inlezing = self._inlezing(request, object_id)
        if request.method == "POST":
            return self._handel(request, inlezing)
        context = self._context(request, f"Bestand {inlezing.bestand}") | _stand(inlezing)
        if inlezing.status == Inleesstatus.VOORBEELD:
            context |= _voorbeeld(inlezing, request.GET)
        context["eigen"] = inlezing.door_id == request.user.pk
        return render(request, "admin/themas/inlezing.html", context)

    def voortgang(self, request, pk):
        """What the page asks every second."""
        stand = _stand(self._inlezing(request, pk))
        return JsonResponse({naam: stand[naam] for naam in ("bezig", "status", "rijen", "procent")})

    def _handel(self, request, inlezing):
        verb, melding = HANDELINGEN.get(request.POST.get("handeling"), (None, ""))
        if verb is None:
            raise Http404
        try:
            verb(inlezing=inlezing, door=request.user)
        except inlezingen.KanNiet as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, melding)
        return redirect("admin:themas_inlezing_change", inlezing.pk)

    def _inlezing(self, request, pk):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not str(pk).isdecimal():
            raise Http404
        inlezing = self.get_queryset(request).filter(pk=pk).first()
        if inlezing is None:
            raise Http404
        return inlezing

    def _context(self, request, titel):
        return {**self.admin_site.each_context(request), "opts": self.opts, "title": titel}


def _stand(inlezing: Inlezing) -> dict:
    opslag, afgebroken = Opslag(inlezing.sleutel), inlezingen.is_afgebroken(inlezing)
    bezig = inlezing.is_bezig and not afgebroken
    voortgang = opslag.voortgang() if bezig else {"rijen": 0, "bytes": 0}
    status = Inleesstatus.AFGEBROKEN if afgebroken else Inleesstatus(inlezing.status)
    in_de_rij = inlezing.status in (Inleesstatus.WACHT, Inleesstatus.AKKOORD)
    wachttijd = (timezone.now() - inlezing.in_de_rij_sinds).total_seconds()
    return {
        "inlezing": inlezing,
        "bezig": bezig,
        "status": status.label,
        "stand": status.value,
        "rijen": voortgang["rijen"],
        "procent": _procent(inlezing, voortgang),
        "wacht_lang": in_de_rij and wachttijd > STIL_NA,
        "voortgang_adres": reverse("admin:themas_inlezing_voortgang", args=[inlezing.pk]),
    }


def _procent(inlezing: Inlezing, voortgang: dict) -> int | None:
    """By rows once we know how many there are, else by bytes; of a workbook those all come first and say nothing."""
    if inlezing.status == Inleesstatus.SCHRIJFT:
        alles = inlezing.nieuw + inlezing.gewijzigd + inlezing.ongewijzigd
        return min(99, 100 * voortgang["rijen"] // alles) if alles else None
    if 0 < voortgang["bytes"] < inlezing.omvang:
        return 100 * voortgang["bytes"] // inlezing.omvang
    return None


def _voorbeeld(inlezing: Inlezing, vraag) -> dict:
    tellingen = [(soort, getattr(inlezing, soort)) for soort in SOORTEN]
    eerste = next((soort for soort, aantal in tellingen if aantal), SOORTEN[0])
    soort = vraag.get("soort") if vraag.get("soort") in SOORTEN else eerste
    paginas = max(1, -(-dict(tellingen)[soort] // PER_PAGINA))
    gevraagd = vraag.get("pagina", "1")
    pagina = (
        min(max(int(gevraagd), 1), paginas) if gevraagd.isascii() and gevraagd.isdigit() and len(gevraagd) < 9 else 1
    )
    return {
        "tellingen": tellingen,
        "soort": soort,
        "pagina": pagina,
        "paginas": paginas,
        "voorbeeld": _in_woorden(Opslag(inlezing.sleutel).voorbeeld(soort, pagina)),
        "iets_te_doen": inlezing.nieuw + inlezing.gewijzigd > 0,
    }


def _in_woorden(rijen: list[list]) -> list[list]:
    """The rows with names, where files and sources speak in codes; two queries. What we do not know stays a code."""
    indicatoren = dict(Indicator.objects.filter(slug__in={rij[1] for rij in rijen}).values_list("slug", "naam"))
    gebieden = dict(Gebied.objects.filter(code__in={rij[2] for rij in rijen}).values_list("code", "naam"))
    return [
        [regel, indicatoren.get(indicator, indicator), gebieden.get(gebied, gebied), _periode(periode), *cijfers]
        for regel, indicator, gebied, periode, *cijfers in rijen
    ]


def _periode(code: str) -> str:
    try:
        return Periode.van_code(code).label
    except ValueError:
        return code  # a denominator has a date
