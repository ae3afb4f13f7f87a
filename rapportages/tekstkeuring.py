"""What can be wrong in a text itself: footnotes that lack their text or their place, and signs that nobody sees."""

import re
from collections.abc import Iterator

from rapportages.enums import Ernst
from rapportages.verwijzingen import Plek, plek_van
from themas.weergave.tekst import ONZICHTBAAR


_TEKST_BIJ_NOOT = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$", re.MULTILINE)
_NOOT = re.compile(r"\[\^([^\]\s]+)\]")


def losse_noten(tekst: str) -> Iterator[tuple[Ernst, Plek, str, str]]:
    """Footnotes without a text, twice a text, or a text that nothing points at."""
    teksten: dict[str, re.Match] = {}
    begin_van_tekst = set()
    for gevonden in _TEKST_BIJ_NOOT.finditer(tekst):
        naam, plek = gevonden[1], plek_van(tekst, gevonden.start())
        begin_van_tekst.add(tekst.index("[", gevonden.start()))
        if naam in teksten:
            mend = "Geef een van de twee een andere naam."
            yield Ernst.FOUT, plek, f"bij voetnoot ‘{naam}’ staan twee teksten.", mend
        elif not _volgt_tekst(tekst, gevonden):
            yield Ernst.FOUT, plek, f"voetnoot ‘{naam}’ heeft geen tekst.", f"Schrijf de tekst achter ‘[^{naam}]:’."
        teksten.setdefault(naam, gevonden)
    wijst = [m for m in _NOOT.finditer(tekst) if m.start() not in begin_van_tekst]
    for naam in dict.fromkeys(m[1] for m in wijst):
        if naam not in teksten:
            eerste = next(m for m in wijst if m[1] == naam)
            mend = f"Zet onderaan ‘[^{naam}]: …’, of haal de verwijzing weg."
            yield Ernst.FOUT, plek_van(tekst, eerste.start()), f"voetnoot ‘{naam}’ heeft geen tekst.", mend
    for naam, gevonden in teksten.items():
        if naam not in {m[1] for m in wijst}:
            plek = plek_van(tekst, gevonden.start())
            mend = f"Zet ‘[^{naam}]’ in de tekst. Anders ziet de lezer deze noot niet."
            yield Ernst.LET_OP, plek, f"naar voetnoot ‘{naam}’ wijst niets.", mend


def verborgen_tekens(tekst: str) -> Iterator[tuple[Plek, str]]:
    """The place and the code of each sign that ``themas.weergave.tekst`` leaves out."""
    for gevonden in ONZICHTBAAR.finditer(tekst):
        yield plek_van(tekst, gevonden.start()), f"U+{ord(gevonden[0]):04X}"


def _volgt_tekst(tekst: str, gevonden: re.Match) -> bool:
    """On its own line, or indented below it."""
    volgende = tekst[gevonden.end() + 1 :].split("\n", 1)[0]
    return bool(gevonden[2].strip() or (volgende.startswith(("    ", "\t")) and volgende.strip()))
