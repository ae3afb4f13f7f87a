"""Small pieces of the draft: a bound number, a name as plain text, when it was, and which way it went."""

import re

from rapportages.enums import Grootheid
from rapportages.verwijzingen import Verwijzing
from themas.berekening import Periode, Verschil
from themas.enums import Maat, Noemersoort
from themas.models import Indicator
from themas.weergave.zinnen import maat_in_woorden


_OPMAAK = re.compile(r"([\\`*_\[\]<>|~])")


def bind(indicator: Indicator, grootheid: Grootheid, periode: Periode, gebied: str = "") -> str:
    """A reference as it stands in a text; ``gebied`` is a code, empty for the own municipality."""
    return f"[[{Verwijzing(indicator.slug, grootheid, periode, gebied)}]]"


def plat(tekst: str) -> str:
    """Names of rows in a text of Markdown: signs that would mean something there mean themselves."""
    return _OPMAAK.sub(r"\\\1", " ".join(tekst.split()))


def toen(periode: Periode, peiljaar: int | None) -> str:
    """When the basis was: ``in het peiljaar 2017``, ``in de 1e helft van het peiljaar 2017``, ``in 2018``."""
    if periode.jaar != peiljaar:
        return periode.in_zin
    return periode.in_zin.replace(str(peiljaar), f"het peiljaar {peiljaar}")


def meer_of_minder(indicator: Indicator, verschil: Verschil) -> str:
    """Which way it went; a value goes up or down, things are more or fewer."""
    if not verschil.getal:
        return "evenveel"
    waarde = verschil.punten or (verschil.maat is Maat.WAARDE and indicator.noemersoort == Noemersoort.GEEN)
    if waarde:
        return "hoger" if verschil.getal > 0 else "lager"
    return "meer" if verschil.getal > 0 else "minder"


def per(indicator: Indicator, verschil: Verschil) -> str:
    """The measure of a difference where the level before it does not say so: ``per 1.000 woningen``, or empty."""
    if indicator.noemersoort == Noemersoort.GEEN:
        return ""
    return maat_in_woorden(indicator, verschil.maat)
