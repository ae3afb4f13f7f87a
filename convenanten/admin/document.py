"""Documents of a version or a meeting: choose a file, or give an address."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.cache import patch_cache_control
from django.utils.html import format_html

from convenanten.documenten import keuren, namen
from convenanten.documenten.bewaren import leg_neer, plaats, sha256_van
from convenanten.models import Document
from convenanten.views.documenten import NIET_OPENBAAR, bestandantwoord
from themas.admin.basis import BeheerAdmin, BeheerForm, BeheerFormSet, BeheerInline


OPNIEUW = "Kies het bestand ‘{}’ opnieuw: uw browser onthoudt het niet."


class DocumentForm(BeheerForm):
    veld_bij_regel = {
        "document_adres_is_https": "url",
        "document_is_bestand_of_adres": "bestand",
        "document_bestand_is_bekend": "bestand",
    }
    ook_controleren = ("grootte", "sha256", "naam", "soort")

    class Meta:
        widgets = {"bestand": forms.FileInput}

    def __init__(self, *args, te_groot: frozenset[str] = frozenset(), **kwargs):
        super().__init__(*args, **kwargs)
        self._sha256 = ""
        if "bestand" not in self.fields:
            return  # who may only look
        veld = self.fields["bestand"]
        veld.label = "Ander bestand" if self.instance.bestand else "Bestand"
        veld.allow_empty_file = True  # our own words say it
        veld.widget.attrs["accept"] = ",".join(f".{soort}" for soort in settings.DOCUMENT_SOORTEN)
        veld.help_text = f"{keuren.wat_mag()}, hoogstens {keuren.in_mb(keuren.meeste_bytes())}. Hoogstens 5 tegelijk."
        self._te_groot = self.add_prefix("bestand") in te_groot

    def clean_bestand(self):
        if self._te_groot:
            raise ValidationError(keuren.te_groot())
        bestand = self.cleaned_data["bestand"]
        if not bestand or "bestand" not in self.changed_data:
            return self.instance.bestand
        soort = keuren.keur(bestand, naam=bestand.name, grootte=bestand.size)
        self._sha256 = sha256_van(bestand)
        self.instance.naam = namen.veilige_naam(bestand.name, soort)
        self.instance.soort, self.instance.grootte, self.instance.sha256 = soort, bestand.size, self._sha256
        return bestand

    def has_changed(self):
        """A file that was cut off while it came in leaves nothing but the message about it."""
        return super().has_changed() or getattr(self, "_te_groot", False)

    def add_error(self, field, error):
        if field is None and self.instance.bestand and self.cleaned_data.get("url"):
            error = self._liever_het_bestand(error)
        super().add_error(field, error)

    def _liever_het_bestand(self, error):
        """Whoever gives an address to what already is a file is told how to go on."""
        regels = {regel.name: regel.get_violation_error_message() for regel in Document._meta.constraints}
        if self._sha256 or regels["document_is_bestand_of_adres"] not in error.messages:
            return error
        return ValidationError(
            {"url": "Dit document heeft al een bestand. Maak het adres leeg, of zet het bij een nieuw document."}
        )

    def save(self, commit=True):
        if self._sha256:
            self.instance.bestand = leg_neer(self.cleaned_data["bestand"], self._sha256)
        return super().save(commit)


class DocumentFormSet(BeheerFormSet):
    def opnieuw_kiezen(self):
        """Say at each file that was right that it has to be chosen again; the page comes back for something else."""
        for formulier in self.forms:
            bestand = getattr(formulier, "_sha256", "") and formulier.cleaned_data.get("bestand")
            if bestand and "bestand" not in formulier.errors:
                formulier.add_error("bestand", OPNIEUW.format(formulier.instance.naam))


class DocumentInline(BeheerInline):
    """For the admin of a version or a meeting, which also takes ``MetDocumenten``."""

    model = Document
    form = DocumentForm
    formset = DocumentFormSet
    fields = ["titel", "staat_er_nu", "bestand", "url"]
    readonly_fields = ["staat_er_nu"]
    show_change_link = False

    @admin.display(description="bestand nu")
    def staat_er_nu(self, obj):
        if obj.pk is None or not obj.sha256:
            return "geen"
        if obj.bestand.name != plaats(obj.sha256):  # another was chosen, in a form that comes back for something else
            return "het oude, tot u opslaat"
        adres = reverse("admin:convenanten_document_bestand", args=[obj.sha256])
        return format_html('<a href="{}">{}</a> ({})', adres, obj.naam, filesizeformat(obj.grootte))


class MetDocumenten:
    """For a ModelAdmin with a ``DocumentInline``: what came in too large, and what must be chosen again."""

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, DocumentInline):
            kwargs["form_kwargs"] = {"te_groot": frozenset(getattr(request, "te_groot", ()))}
        return kwargs

    def render_change_form(self, request, context, *args, **kwargs):
        if context.get("errors"):
            for inline in context["inline_admin_formsets"]:
                if isinstance(inline.formset, DocumentFormSet) and inline.formset.is_bound:
                    inline.formset.opnieuw_kiezen()
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Document)
class DocumentAdmin(BeheerAdmin):
    """No pages of its own: only where officers fetch a file, also one that readers do not see yet."""

    def get_urls(self):
        haal = self.admin_site.admin_view(self.bestand_view)
        return [path("<sha256:sha256>/", haal, name="convenanten_document_bestand")]

    def has_module_permission(self, request):
        return False

    def bestand_view(self, request, sha256):
        if not self.has_view_permission(request):
            raise PermissionDenied
        document = Document.objects.filter(sha256=sha256).first()
        if document is None:
            raise Http404(NIET_OPENBAAR)
        antwoord = bestandantwoord(sha256, naam=document.naam, soort=document.soort)
        patch_cache_control(antwoord, private=True, no_store=True)
        return antwoord
