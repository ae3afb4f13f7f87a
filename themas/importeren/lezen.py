"""A CSV file of unknown quality, split into cells in bounded memory.

Never holds more than one record, and says on which line of the file it stops.
"""

import codecs
import csv
from collections.abc import Iterator

from themas.importeren.fouten import Foutenlijst, Leesfout
from themas.importeren.stroom import Stroom


MEEST_BYTES_PER_REGEL = 100_000

BEWAAR = "bewaar het opnieuw als ‘CSV UTF-8’."
LEEG = "Dit bestand is leeg. Zet op regel 1 de namen van de kolommen, en daaronder de cijfers."
KOP_LEEG = "Regel 1 is leeg. Zet op regel 1 de namen van de kolommen."
ALLEEN_KOP = "Dit bestand heeft alleen een kop. Zet daaronder minstens één regel."
UTF8 = (
    "Op deze regel staat een teken dat niet te lezen is. Het bestand is niet in UTF-8 opgeslagen. "
    f"Open het in Excel of LibreOffice en {BEWAAR}"
)
UTF16 = f"Dit bestand is in UTF-16 opgeslagen; Excel noemt dat ‘Unicode-tekst’. Open het en {BEWAAR}"
OUDE_EXCEL = (
    "Dit is een werkmap van een oude Excel (xls), of een werkmap met een wachtwoord. "
    "Open het bestand en bewaar het opnieuw als ‘Excel-werkmap’ (xlsx), zonder wachtwoord."
)
NUL = f"Op deze regel staat een onzichtbaar teken (NUL). Het bestand is beschadigd of geen CSV. Open het en {BEWAAR}"
REGELEINDE = f"De regels van dit bestand eindigen zoals op een oude Mac. Open het bestand en {BEWAAR}"
TE_LANG = (
    "Deze regel is te lang. Een regel mag hoogstens {meest} tekens hebben. "
    'Kijk of een aanhalingsteken (") niet is gesloten, of maak de teksten korter.'
)
AANHALINGSTEKEN = (
    'Een aanhalingsteken (") klopt niet: het is niet gesloten, of er staat nog tekst achter. Zet één aanhalingsteken '
    'voor en één na de tekst. Schrijf een aanhalingsteken ín een tekst dubbel ("").'
)
TE_VEEL_REGELS = "Dit bestand heeft meer dan {meest} regels. Knip het in kleinere bestanden."
SCHEIDING = "De kolommen zijn gescheiden met een {teken}. Gebruik een puntkomma (;)."
AANTAL_CELLEN = (
    "Deze regel heeft {cellen} cellen, en de kop heeft {kolommen} kolommen. Zet in elke regel evenveel puntkomma’s. "
    "Staat er een puntkomma ín een tekst? Zet die tekst dan tussen aanhalingstekens."
)
ANDER_AANTAL = (
    "Deze regel heeft {cellen} cellen, en de kop heeft {kolommen} kolommen. Haal de tabel opnieuw op, en verander "
    "er niets aan."
)

_GEEN_CSV = {
    codecs.BOM_UTF16_LE: UTF16,
    codecs.BOM_UTF16_BE: UTF16,
    b"\xd0\xcf\x11\xe0": OUDE_EXCEL,  # Excel before 2007, and any later workbook behind a password
}
_SCHEIDINGSTEKENS = {",": "komma", "\t": "tab", "|": "rechte streep"}


def getal_nl(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


class Regels:
    """Lines of text for the csv reader; counts them, and refuses what is no text. ``max_regels`` None: any number."""

    def __init__(self, stroom: Stroom, *, max_regels: int | None):
        self._stroom = stroom
        self._max_regels = max_regels
        self.nummer = 0
        self.nieuw_record()

    def nieuw_record(self) -> int:
        """The line that comes next. Until the next call all lines together may not be too long either.

        An open quote takes in line after line, so a record has no natural end.
        """
        self._eerste = self.nummer + 1
        self._ruimte = MEEST_BYTES_PER_REGEL
        return self._eerste

    def __iter__(self):
        return self

    def __next__(self) -> str:
        rauw = self._stroom.readline(MEEST_BYTES_PER_REGEL + 1)
        if not rauw:
            raise StopIteration
        self.nummer += 1
        self._ruimte -= len(rauw)
        if self.nummer == 1:
            rauw = self._begin(rauw)
        if self._max_regels is not None and self.nummer > self._max_regels:
            raise Leesfout(TE_VEEL_REGELS.format(meest=getal_nl(self._max_regels)))
        if b"\0" in rauw:
            raise Leesfout(NUL, self.nummer)
        if self._ruimte < 0:
            raise Leesfout(TE_LANG.format(meest=getal_nl(MEEST_BYTES_PER_REGEL)), self._eerste)
        try:
            return rauw.decode()
        except UnicodeDecodeError as fout:
            raise Leesfout(UTF8, self.nummer) from fout

    @staticmethod
    def _begin(rauw: bytes) -> bytes:
        for begin, melding in _GEEN_CSV.items():
            if rauw.startswith(begin):
                raise Leesfout(melding, 1)
        if b"\r" in rauw.rstrip(b"\r\n") and not rauw.endswith(b"\n"):
            raise Leesfout(REGELEINDE, 1)
        return rauw.removeprefix(codecs.BOM_UTF8)


def records(regels: Regels, scheiding: str = ";") -> Iterator[tuple[int, list[str]]]:
    """The first line of each record, and its cells without the space around them."""
    lezer = csv.reader(regels, delimiter=scheiding, strict=True)
    while True:
        nummer = regels.nieuw_record()
        try:
            cellen = next(lezer)
        except StopIteration:
            return
        except csv.Error as fout:
            raise Leesfout(REGELEINDE if "new-line" in str(fout) else AANHALINGSTEKEN, nummer) from fout
        yield nummer, [cel.strip() for cel in cellen]


class Tabel:
    """``kolommen`` of the header, then ``rijen()``: line number and cells, as many as there are columns."""

    uit_bron = False
    overgeslagen = 0

    def __init__(self, stroom: Stroom, *, max_regels: int | None):
        self._records = records(Regels(stroom, max_regels=max_regels))
        self.kolommen = self._lees_kop()

    def rijen(self, fouten: Foutenlijst) -> Iterator[tuple[int, list[str]]]:
        """Rows that hold something; a spreadsheet leaves empty ones behind. Stops where it cannot read on."""
        kolommen = len(self.kolommen)
        leeg = True
        try:
            for nummer, cellen in self._records:
                if not any(cellen):
                    continue
                leeg = False
                if len(cellen) > kolommen and not any(cellen[kolommen:]):
                    del cellen[kolommen:]
                if len(cellen) == kolommen:
                    yield nummer, cellen
                else:
                    fouten.meld(nummer, "", AANTAL_CELLEN.format(cellen=len(cellen), kolommen=kolommen))
        except Leesfout as fout:
            fouten.meld(fout.regel, "", fout.melding)
        else:
            if leeg:
                fouten.meld(1, "", ALLEEN_KOP)

    def _lees_kop(self) -> list[str]:
        _, cellen = next(self._records, (1, []))
        if not any(cellen):
            raise Leesfout(KOP_LEEG if any(any(rij) for _, rij in self._records) else LEEG, 1)
        while not cellen[-1]:
            cellen.pop()
        for teken, woord in _SCHEIDINGSTEKENS.items():
            if len(cellen) == 1 and teken in cellen[0]:
                raise Leesfout(SCHEIDING.format(teken=woord), 1)
        return [cel.lower() for cel in cellen]
