"""Form fields that read numbers the way they are written here: 1.040 and 12,9.

Django's own would take 1.000 for 1 and 1.040 for 1,04, without a word.
"""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError


_GETAL = re.compile(r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")


def zonder_punten(tekst: str) -> str | None:
    """``"1.040,5"`` -> ``"1040,5"``; None when it is not a number as we write it."""
    tekst = tekst.strip().replace("−", "-")
    return tekst.replace(".", "") if _GETAL.fullmatch(tekst) else None


class HeelGetal(forms.IntegerField):
    widget = forms.TextInput
    default_error_messages = {"invalid": "Schrijf een heel getal, zoals 673 of 1.040."}

    def to_python(self, value):
        if isinstance(value, str) and value.strip():
            value = zonder_punten(value)
            if value is None or "," in value:
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def widget_attrs(self, widget):
        return {"inputmode": "numeric", "class": "getal"}


class KommaGetal(forms.DecimalField):
    """Keeps the decimals that were typed: ``13,0`` becomes ``Decimal("13.0")``."""

    widget = forms.TextInput
    default_error_messages = {"invalid": "Schrijf een getal met een komma, zoals 12,9 of 1.040,5."}
    decimalen: int | None = None  # how many to show; None shows no trailing zeros

    def to_python(self, value):
        if isinstance(value, str) and value.strip():
            value = zonder_punten(value)
            if value is None:
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            value = value.replace(",", ".")
        return super().to_python(value)

    def prepare_value(self, value):
        if not isinstance(value, Decimal):
            return value
        tekst = f"{value.normalize():f}" if self.decimalen is None else f"{value:.{self.decimalen}f}"
        return tekst.replace(".", ",")

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "class": "getal"}
