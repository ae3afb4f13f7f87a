"""What is claimed as a number, in words and in figures; both come from the same ``Effect``."""

from themas.bladen import Effect
from themas.weergave.opmaak import getal, meer_of_minder, met_teken, procent


def effect_in_woorden(effect: Effect) -> str:
    """``15% minder``, ``50 tot 90% minder``, ``tot 40% minder``, ``van 10% minder tot 5% meer``, ``2 van de 3``."""
    if effect.teller is not None:
        return f"{getal(effect.teller)} van de {getal(effect.noemer)}"
    van, tot = effect.van, effect.tot
    if van == tot:
        return meer_of_minder(van)
    if van < 0 < tot:
        return f"van {meer_of_minder(van)} tot {meer_of_minder(tot)}"
    dichtbij, ver = sorted((van, tot), key=abs)
    eerst = f"{getal(abs(dichtbij))} " if dichtbij else ""
    return f"{eerst}tot {meer_of_minder(ver)}"


def effect_in_cijfers(effect: Effect) -> str:
    """``−15%``, ``−50 tot −90%``, ``tot −40%``; empty for a part of a whole, which is said in words only."""
    if effect.teller is not None:
        return ""
    van, tot = effect.van, effect.tot
    if van == tot:
        return procent(van)
    dichtbij, ver = (van, tot) if van < 0 < tot else sorted((van, tot), key=abs)
    eerst = f"{met_teken(dichtbij)} " if dichtbij else ""
    return f"{eerst}tot {procent(ver)}"


def effect_als_waarde(effect: Effect) -> str:
    """For machines: ``-15``, the lowest and the highest percent as ``-90/-50``, or a fraction as ``2/3``."""
    if effect.teller is not None:
        return f"{effect.teller}/{effect.noemer}"
    return f"{effect.van}" if effect.van == effect.tot else f"{effect.van}/{effect.tot}"
