"""The form by which a reader reports an error."""

import unicodedata
from urllib.parse import urlsplit

from django import forms
from django.urls import Resolver404, resolve

from themas.models import Indicator


MEESTE_TEKENS, MEESTE_BRON, MEESTE_PAD = 4000, 1000, 300
GEEN_PAGINA = "Deze pagina kennen wij niet. Neem het adres over uit uw browser, of laat dit leeg."
TE_LANG = "Dit is te lang: %(show_value)d tekens. Er passen er %(limit_value)d."
MAIL = "Dit is geen mailadres. Schrijf het als naam@voorbeeld.nl, of laat dit leeg."
# Turns the direction of the text around it, so that an officer reads something else than what is there.
RICHTING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
NIET_VOOR_LEZERS = ("/api/", "/beheer/", "/static/", "/melden/")


def schoon(tekst: str) -> str:
    """Without what nobody types and no page can show: control characters, and those that turn text around."""
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        teken
        for teken in tekst
        if teken in "\n\t" or (unicodedata.category(teken) not in ("Cc", "Cs") and not _keert_om(teken))
    )


def _keert_om(teken: str) -> bool:
    return unicodedata.bidirectional(teken) in RICHTING


class Tekst(forms.CharField):
    """Cleans what was typed before anything is made of it."""

    def to_python(self, value):
        return super().to_python(schoon(value) if isinstance(value, str) else value)


class Mailadres(forms.EmailField):
    def to_python(self, value):
        return super().to_python(schoon(value) if isinstance(value, str) else value)


class Meldformulier(forms.Form):
    """``cleaned_data`` holds ``pad`` of our own and the ``indicator`` whose page that is, or None."""

    use_required_attribute = False  # the browser would speak its own language; the page says it in ours

    tekst = Tekst(
        label="Wat klopt er niet?",
        max_length=MEESTE_TEKENS,
        error_messages={"required": "Schrijf op wat er niet klopt.", "max_length": TE_LANG},
        help_text="Schrijf geen namen of andere gegevens over mensen op.",
        widget=forms.Textarea(attrs={"rows": 6, "class": "invoer"}),
    )
    waar = Tekst(
        label="Waar staat het?",
        required=False,
        max_length=2 * MEESTE_PAD,
        error_messages={"max_length": TE_LANG},
        help_text="Het adres van de pagina.",
        widget=forms.TextInput(attrs={"class": "invoer"}),
    )
    bron = Tekst(
        label="Hoe weet u dat?",
        required=False,
        max_length=MEESTE_BRON,
        error_messages={"max_length": TE_LANG},
        help_text="Bijvoorbeeld een ander cijfer, een document of een website.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "invoer"}),
    )
    email = Mailadres(
        label="Uw mailadres",
        required=False,
        max_length=254,
        error_messages={"invalid": MAIL, "max_length": MAIL},
        help_text="Alleen als u antwoord wilt. Wij verwijderen het daarna.",
        widget=forms.EmailInput(attrs={"class": "invoer", "autocomplete": "email"}),
    )

    def __init__(self, *args, hier: str = "", **kwargs):
        """``hier`` is this site as the reader asked for it, ``https://host``: its addresses may be pasted whole."""
        super().__init__(*args, **kwargs)
        self.hier = hier
        for naam, veld in self.fields.items():
            veld.widget.attrs.pop("maxlength", None)  # a browser would cut off what is pasted, and not say so
            beschrijft = [f"id_{naam}_help"] if veld.help_text else []
            if self.is_bound and naam in self.errors:
                beschrijft.append(f"id_{naam}_fout")
                veld.widget.attrs["aria-invalid"] = "true"
            if beschrijft:
                veld.widget.attrs["aria-describedby"] = " ".join(beschrijft)

    def clean_waar(self):
        ingevuld = self.cleaned_data["waar"].strip()
        if not ingevuld:
            return ""
        pad = eigen_pad(ingevuld, self.hier)
        if pad is None:
            raise forms.ValidationError(GEEN_PAGINA)
        return pad

    def clean(self):
        super().clean()
        self.cleaned_data["indicator"] = indicator_van(self.cleaned_data.get("waar", ""))


def eigen_pad(adres: str, hier: str) -> str | None:
    """The path of a page for readers of this site, without what is asked after it; None for anything else.

    It says that the kind of page exists, and never whether this one does: that would tell what is not public yet.
    """
    try:
        delen = urlsplit(adres)
    except ValueError:
        return None
    if (delen.scheme or delen.netloc) and f"{delen.scheme}://{delen.netloc}" != hier:
        return None
    pad = delen.path
    if len(pad) > MEESTE_PAD or "\0" in pad or pad.startswith("//") or pad.startswith(NIET_VOOR_LEZERS):
        return None
    try:
        resolve(pad)
    except Resolver404:
        return None
    return pad


def indicator_van(pad: str) -> Indicator | None:
    """The figure whose page, figure or download has this path."""
    if not pad.startswith("/indicatoren/"):
        return None
    return Indicator.objects.filter(slug=resolve(pad).kwargs.get("slug", "")).first()
