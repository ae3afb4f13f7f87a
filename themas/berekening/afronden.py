"""Rounding as a Dutch reader expects it: half away from zero."""

from decimal import Decimal
from fractions import Fraction


def op_geheel(getal: Fraction) -> int:
    """``Fraction(-77, 2)`` -> -39: half goes away from zero, without passing through a float."""
    teken = -1 if getal < 0 else 1
    return teken * int((abs(getal) * 2 + 1) // 2)


def op_decimalen(getal: Fraction, decimalen: int) -> Decimal:
    """The decimal with that many digits nearest to the fraction, half away from zero."""
    return Decimal(op_geheel(getal * 10**decimalen)).scaleb(-decimalen)
