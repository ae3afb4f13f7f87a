"""Numbers, changes and dates the Dutch way: ``1.040``, ``12,9``, ``−38%``, ``1e helft 2019``.

Registered as template builtins, so every template has these filters without loading them.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.formats import date_format

from themas.berekening.afronden import op_decimalen


MIN = "−"
NIET_BESCHIKBAAR = "niet beschikbaar"
NIET_IN_BRONNEN = "niet in onze bronnen"  # after "staat", or by itself
register = template.Library()


@register.filter
def getal(waarde, decimalen=None) -> str:
    """``1040`` -> ``1.040``; ``Decimal("12.9")`` -> ``12,9``; None -> ``niet beschikbaar``."""
    if waarde is None or waarde == "":
        return NIET_BESCHIKBAAR
    if decimalen is not None:
        waarde = op_decimalen(Fraction(waarde), int(decimalen))
    # A normalised Decimal would otherwise come out as 1E+1.
    soort = ",f" if isinstance(waarde, Decimal) else ","
    heel, _, rest = f"{abs(waarde):{soort}}".partition(".")
    tekst = heel.replace(",", ".") + (f",{rest}" if rest else "")
    return f"{MIN}{tekst}" if waarde < 0 else tekst


@register.filter
def procent(waarde) -> str:
    """``-38`` -> ``−38%``; ``4`` -> ``+4%``; 0 -> ``0%``."""
    return NIET_BESCHIKBAAR if waarde is None else f"{met_teken(waarde)}%"


@register.filter
def met_teken(waarde) -> str:
    """``4`` -> ``+4``; ``-38`` -> ``−38``."""
    return f"+{getal(waarde)}" if waarde > 0 else getal(waarde)


@register.filter
def meer_of_minder(waarde: int) -> str:
    """``-38`` -> ``38% minder``; ``4`` -> ``4% meer``; 0 -> ``evenveel``."""
    if waarde == 0:
        return "evenveel"
    return f"{getal(abs(waarde))}% {'meer' if waarde > 0 else 'minder'}"


@register.filter
def datum(waarde: datetime.date | None) -> str:
    """``28 februari 2019``."""
    return "" if waarde is None else date_format(waarde, "j F Y")


@register.filter
def hoofdletter(tekst: str) -> str:
    """The first letter as a capital, the rest as it is; Dutch writes ``Eén``, with one accent."""
    return f"E{tekst[1:]}" if tekst.startswith("één") else tekst[:1].upper() + tekst[1:]


@register.filter
def opsomming(namen: Sequence[str]) -> str:
    """``["Woninginbraken", "Overvallen", "Jeugdoverlast"]`` -> ``woninginbraken, overvallen en jeugdoverlast``."""
    namen = [naam if naam[1:2].isupper() else f"{naam[:1].lower()}{naam[1:]}" for naam in namen]
    return " en ".join(filter(None, [", ".join(namen[:-1]), *namen[-1:]]))


_TELWOORDEN = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]


@register.filter
def telwoord(aantal: int) -> str:
    """``5`` -> ``vijf``, up to twelve; larger numbers in figures."""
    return _TELWOORDEN[aantal] if 0 <= aantal < len(_TELWOORDEN) else getal(aantal)


def decimale_komma(waarde: Decimal | int | None) -> str:
    """For CSV: no thousands separator, a decimal comma, an ordinary minus; empty for None."""
    if waarde is None:
        return ""
    return (f"{waarde:f}" if isinstance(waarde, Decimal) else str(waarde)).replace(".", ",")
