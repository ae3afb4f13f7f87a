"""What has changed since a report was published: the report stays as it was and says so beside the number.

Pure comparison of what was frozen with what would be written now; nothing is read from the database here.
"""

from collections.abc import Mapping

from rapportages.verslag.delen import Doeldeel, Getal, Verslag


WEG = "niet meer beschikbaar"


def bijstellingen(verslag: Verslag, nu: Mapping[str, Getal]) -> dict[str, tuple[str, str]]:
    """Bound numbers that read otherwise today, by the written form of their reference: then and now.

    ``nu`` is what ``getallen.los_op`` makes of the same references. A number that is gone, such as one whose figure was
    hidden since, says so; one that was not looked up is left alone.
    """
    anders = {}
    for sleutel, toen in verslag.getallen.items():
        straks = nu.get(sleutel)
        if straks is not None and not toen.fout and _woord(straks) != toen.tekst:
            anders[sleutel] = (toen.tekst, _woord(straks))
    return anders


def doelbijstellingen(verslag: Verslag, nu: Verslag) -> dict[str, tuple[str, str]]:
    """Goals whose verdict, difference or certainty reads otherwise today, by their key: then and now."""
    straks = {doel.sleutel: doel for doel in nu.doelen}
    anders = {}
    for toen in verslag.doelen:
        doel = straks.get(toen.sleutel)
        if doel is not None and in_woorden(doel) != in_woorden(toen):
            anders[toen.sleutel] = (in_woorden(toen), in_woorden(doel))
    return anders


def in_woorden(doel: Doeldeel) -> str:
    """``−38%, op koers, duidelijk verschil``: all that a reader sees of a verdict."""
    return ", ".join(filter(None, (doel.verschil, doel.oordeel.label, doel.zekerheid and doel.zekerheid.label)))


def _woord(getal: Getal) -> str:
    return WEG if getal.fout else getal.tekst
