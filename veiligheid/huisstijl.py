"""The two colours of the municipality, as CSS custom properties in a file of their own.

They are settings and the Content-Security-Policy allows no inline style, so a view serves them.
"""

import re

from django.conf import settings
from django.core.checks import Error, register
from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


HEX = re.compile(r"#[0-9a-fA-F]{6}")
CONTRAST_TEKST = 4.5  # WCAG 2.2, success criterion 1.4.3


def helderheid(hex_kleur):
    """Relative luminance of #rrggbb as WCAG 2.2 defines it, 0 (black) to 1 (white)."""
    kanalen = [int(hex_kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = (
        kanaal / 12.92 if kanaal <= 0.04045 else ((kanaal + 0.055) / 1.055) ** 2.4 for kanaal in kanalen
    )
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast_met_wit(hex_kleur):
    """Contrast ratio with white, 1 to 21."""
    return 1.05 / (helderheid(hex_kleur) + 0.05)


@register
def controleer_kleuren(app_configs, **kwargs):
    fouten = []
    for naam in ("KLEUR_HOOFD", "KLEUR_ACCENT"):
        kleur = getattr(settings, naam)
        if not HEX.fullmatch(kleur):
            fouten.append(
                Error(
                    f"{naam} is {kleur!r}, geen kleur.",
                    hint="Schrijf hem als #rrggbb, bijvoorbeeld #1f4e6b.",
                    id="veiligheid.E001",
                )
            )
    if not fouten and contrast_met_wit(settings.KLEUR_HOOFD) < CONTRAST_TEKST:
        fouten.append(
            Error(
                f"KLEUR_HOOFD {settings.KLEUR_HOOFD} is te licht voor tekst op wit: contrast "
                f"{contrast_met_wit(settings.KLEUR_HOOFD):.1f}, nodig is {CONTRAST_TEKST}.",
                hint="Kies een donkerder kleur.",
                id="veiligheid.E002",
            )
        )
    return fouten


@require_safe
@cache_control(max_age=3600, public=True)
def huisstijl(request):
    return HttpResponse(
        f":root {{\n  --kleur-hoofd: {settings.KLEUR_HOOFD};\n  --kleur-accent: {settings.KLEUR_ACCENT};\n}}\n",
        content_type="text/css; charset=utf-8",
    )
