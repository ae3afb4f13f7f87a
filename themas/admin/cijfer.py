"""A figure and its status in a few words, for lists and for pages that only show."""

from django.contrib import admin
from django.utils.html import format_html

from themas.enums import Metingsoort, Noemersoort, Status
from themas.weergave.opmaak import getal, procent


@admin.display(description="cijfer")
def cijfer(meting) -> str:
    """``1.040 · 13,0 per 1.000 woningen``, ``31,0 ± 2,1 %``, or ``−38% ten opzichte van 2017``."""
    if meting.soort == Metingsoort.VERANDERING:
        basis = f"ten opzichte van {meting.basisperiode}" if meting.basisperiode else ""
        return f"{procent(_zonder_nullen(meting.verandering))} {basis} ({meting.get_maat_display()})"
    delen = []
    if meting.aantal is not None:
        delen.append(getal(meting.aantal))
    if meting.waarde is not None:
        waarde = getal(meting.waarde, meting.waarde_decimalen)
        marge = f" ± {getal(_zonder_nullen(meting.marge))}" if meting.marge is not None else ""
        delen.append(f"{waarde}{marge} {eenheid(meting.indicator)}".strip())
    return " · ".join(delen)


def eenheid(indicator) -> str:
    return indicator.maateenheid if indicator.noemersoort != Noemersoort.GEEN else indicator.eenheid


@admin.display(description="status", ordering="status")
def status(rij) -> str:
    """The status as a label; an approved row that was replaced says so."""
    vervangen = rij.status == Status.VASTGESTELD and rij.opgevolgd_op is not None
    return format_html(
        '<span class="status status-{}">{}</span>',
        "vervangen" if vervangen else rij.status,
        "vervangen" if vervangen else rij.get_status_display(),
    )


def _zonder_nullen(waarde):
    """``Decimal("-38.00")`` -> ``Decimal("-38")``: trailing zeros come from the column, not from the source."""
    genormaliseerd = waarde.normalize()
    return genormaliseerd.quantize(1) if genormaliseerd.as_tuple().exponent > 0 else genormaliseerd
