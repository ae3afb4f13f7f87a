"""How the parts of a drawing look: a CSS class in a page, literal colours in a file of its own.

``static/css/figuur.css`` gives the classes their colours, as custom properties with these same fallbacks (a test
compares them). A file that stands alone, as an ``<img>`` or in a PDF, has no style sheet and gets them as attributes.
"""

import re

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe


KLEUREN = {
    "tekst": "#17262e",
    "zacht": "#4e5f68",
    "rooster": "#e3e6e8",
    "grond": "#ffffff",
    "ander": "#788c9e",
    "wijzer": "#a9b6bf",
    "breuk": "#8a6414",
    "goed": "#0a6b4b",
    "slecht": "#a3301c",
    "geen": "#4e5f68",
}
LETTERTYPE = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
_LIJN = 'fill="none" stroke-linejoin="round" stroke-linecap="round"'

# Part: (attribute that carries the colour, name of the colour, other attributes).
_DELEN = {
    "hoofd-lijn": ("stroke", "hoofd", f'{_LIJN} stroke-width="2.5"'),
    "hoofd-rand": ("stroke", "grond", f'{_LIJN} stroke-width="5.5"'),
    "hoofd-brug": ("stroke", "hoofd", 'fill="none" stroke-width="1.25" stroke-dasharray="2 4"'),
    "hoofd-punt": ("fill", "hoofd", ""),
    "hoofd-open": ("stroke", "hoofd", 'stroke-width="2"'),
    "hoofd-naam": ("fill", "hoofd", 'font-weight="700"'),
    "ander-lijn": ("stroke", "ander", f'{_LIJN} stroke-width="1.5"'),
    "ander-dun": ("stroke", "ander", f'{_LIJN} stroke-width="1"'),
    "ander-brug": ("stroke", "ander", 'fill="none" stroke-dasharray="2 4"'),
    "ander-punt": ("fill", "ander", ""),
    "ander-open": ("stroke", "ander", 'stroke-width="1.5"'),
    "ander-naam": ("fill", "zacht", ""),
    "naam-wijzer": ("stroke", "wijzer", 'fill="none" stroke-width=".75"'),
    "as-tekst": ("fill", "zacht", ""),
    "as-rooster": ("stroke", "rooster", 'fill="none"'),
    "as-voet": ("stroke", "zacht", 'fill="none"'),
    "as-nul": ("stroke", "tekst", 'fill="none" stroke-width="1.25"'),
    "as-naam": ("fill", "tekst", ""),
    "peil-lijn": ("stroke", "tekst", 'fill="none" stroke-width="1.25" stroke-dasharray="6 4"'),
    "peil-naam": ("fill", "tekst", ""),
    "breuk-lijn": ("stroke", "breuk", 'fill="none" stroke-width="1.5" stroke-dasharray=".1 4" stroke-linecap="round"'),
    "breuk-teken": ("stroke", "breuk", 'stroke-width="1.25"'),
    "breuk-nummer": ("fill", "breuk", 'font-weight="700" text-anchor="middle"'),
    "vonk-lijn": ("stroke", "hoofd", f'{_LIJN} stroke-width="2"'),
    "vonk-brug": ("stroke", "hoofd", 'fill="none" stroke-width="1.5" stroke-dasharray="2 3"'),
    "vonk-peil": ("stroke", "zacht", 'fill="none" stroke-dasharray="3 3"'),
} | {
    f"{soort}-{deel}": (waarmee, soort, overig)
    for soort in ("goed", "slecht", "geen")
    for deel, waarmee, overig in (
        ("staaf", "fill", ""),
        ("rand", "stroke", 'fill="none" stroke-width="1.25"'),
        ("teken", "stroke", f'{_LIJN} stroke-width="2"'),
        ("getal", "fill", 'font-weight="700"'),
    )
}
_KLASSE = re.compile(r'class="f-([a-z]+-[a-z]+)"')
_HOL = ("hoofd-open", "ander-open", "breuk-teken")  # filled with the ground they stand on

Stijlen = dict[str, dict[str, SafeString]]


def _attributen(naam: str, *, los: bool) -> SafeString:
    begin = _kleur(naam) if los else f'class="f-{naam}"'
    # Our own constants, and a setting that a system check holds to #rrggbb.
    return mark_safe(f"{begin} {_DELEN[naam][2]}".strip())  # noqa: S308


def _kleur(naam: str) -> str:
    waarmee, kleur, _ = _DELEN[naam]
    hol = f' fill="{KLEUREN["grond"]}"' if naam in _HOL else ""
    return f'{waarmee}="{KLEUREN.get(kleur) or settings.KLEUR_HOOFD}"{hol}'


def stijlen(*, los: bool) -> Stijlen:
    """The attributes of every part, ready for a template: ``{{ s.hoofd.naam }}``."""
    return _stijlen(los=True) if los else _MET_KLASSEN


def met_kleuren(svg: str) -> str:
    """A drawing for a page, with its classes made into literal colours."""
    return _KLASSE.sub(lambda m: _kleur(m[1]) if m[1] in _DELEN else m[0], svg)


def _stijlen(*, los: bool) -> Stijlen:
    uit: Stijlen = {}
    for naam in _DELEN:
        groep, deel = naam.split("-")
        uit.setdefault(groep, {})[deel] = _attributen(naam, los=los)
    return uit


_MET_KLASSEN = _stijlen(los=False)
