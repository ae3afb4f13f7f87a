"""Very large files: refused, or stopped at the first impossible line, in little memory and time."""

import io
import resource
import time
import tracemalloc

import pytest

from themas.importeren import Importfout, importeer
from themas.importeren.layout import RIJEN_PER_KEER
from themas.models import Indicator


MB = 1024**2
KOP = b"indicator;gebied;periode;soort;aantal;kwaliteit;bron\n"


class Stroom(io.RawIOBase):
    """The header, and then the same bytes without end: nothing of this size needs to be made."""

    def __init__(self, stukje):
        self._kop, self._stukje, self.gelezen = KOP, stukje, 0

    def readable(self):
        return True

    def readinto(self, buffer):
        stuk = (self._kop or self._stukje * (len(buffer) // len(self._stukje)))[: len(buffer)]
        self._kop = b""
        buffer[: len(stuk)] = stuk
        self.gelezen += len(stuk)
        return len(stuk)


def weigering(bron, jan):
    """The messages, and how many MB of memory and seconds it took to get there."""
    begin = time.perf_counter()
    tracemalloc.start()
    with pytest.raises(Importfout) as gevangen:
        importeer(bron, door=jan, naam="groot.csv")
    piek = tracemalloc.get_traced_memory()[1] / MB
    tracemalloc.stop()
    return gevangen.value.regels, piek, time.perf_counter() - begin


def test_een_bestand_van_200_mb_wordt_niet_eens_gelezen(jan, wereld, tmp_path):
    pad = tmp_path / "groot.csv"
    with pad.open("wb") as bestand:
        bestand.write(KOP)
        bestand.truncate(200 * MB)

    regels, piek, duur = weigering(pad, jan)

    assert regels == ["groot.csv: Dit bestand is groter dan 50 MB. Knip het in kleinere bestanden."]
    assert piek < 1
    assert duur < 2


@pytest.mark.parametrize(
    ("stukje", "regel"),
    [
        (
            b"x",
            "groot.csv:2: Deze regel is te lang. Een regel mag hoogstens 100.000 tekens hebben. "
            'Kijk of een aanhalingsteken (") niet is gesloten, of maak de teksten korter.',
        ),
        (
            b"\0",
            "groot.csv:2: Op deze regel staat een onzichtbaar teken (NUL). Het bestand is beschadigd of geen CSV. "
            "Open het en bewaar het opnieuw als ‘CSV UTF-8’.",
        ),
        (
            b'"\n";',
            "groot.csv:2: Deze regel is te lang. Een regel mag hoogstens 100.000 tekens hebben. "
            'Kijk of een aanhalingsteken (") niet is gesloten, of maak de teksten korter.',
        ),
    ],
    ids=["een regel zonder einde", "nullen", "een rij zonder einde"],
)
def test_onzin_zonder_einde_stopt_bij_de_eerste_regel_die_niet_kan(jan, wereld, settings, stukje, regel):
    settings.IMPORT_MAX_BYTES = 1000 * MB
    stroom = Stroom(stukje)

    regels, piek, duur = weigering(io.BufferedReader(stroom), jan)

    assert regels == [regel]
    assert stroom.gelezen < 1 * MB
    assert piek < 8
    assert duur < 5


@pytest.mark.parametrize("stukje", [b"onzin;onzin;onzin\n", b"\n", b"a;b;c;d;e;f;g\n"])
def test_regels_zonder_einde_stoppen_bij_het_hoogste_aantal(jan, wereld, settings, stukje):
    settings.IMPORT_MAX_REGELS = 20_000

    regels, piek, duur = weigering(io.BufferedReader(Stroom(stukje)), jan)

    assert regels[0] == "groot.csv: Dit bestand heeft meer dan 20.000 regels. Knip het in kleinere bestanden."
    assert len(regels) == (1 if stukje == b"\n" else 202)
    assert piek < 8
    assert duur < 20


def test_een_stroom_zonder_omvang_wordt_geteld(jan, wereld, settings):
    settings.IMPORT_MAX_BYTES = 1 * MB
    stroom = Stroom(b"onzin;" * 1000 + b"\n")

    regels, *_ = weigering(io.BufferedReader(stroom), jan)

    assert regels[0] == "groot.csv: Dit bestand is groter dan 1 MB. Knip het in kleinere bestanden."
    assert stroom.gelezen < 1.1 * MB


def test_een_upload_die_zijn_omvang_zegt_wordt_niet_gelezen(jan, wereld):
    stroom = Stroom(b"\n")
    stroom.size = 200 * MB

    regels, *_ = weigering(stroom, jan)

    assert regels == ["groot.csv: Dit bestand is groter dan 50 MB. Knip het in kleinere bestanden."]
    assert stroom.gelezen == 0


def test_elke_rij_van_een_greep_een_andere_indicator(jan, wereld):
    """The widest question to the database: as many alternatives as there are rows in a batch."""
    namen = [f"soort-{nummer}" for nummer in range(RIJEN_PER_KEER)]
    Indicator.objects.bulk_create(Indicator(slug=naam, naam=naam) for naam in namen)
    inhoud = KOP + "".join(f"{naam};NL01;2019;niveau;5;definitief;CBS\n" for naam in namen).encode()

    verslagen = [importeer(io.BytesIO(inhoud), door=jan) for _ in range(2)]

    assert [(verslag.nieuw, verslag.ongewijzigd) for verslag in verslagen] == [(900, 0), (0, 900)]


@pytest.mark.parametrize(
    ("inhoud", "regel"),
    [
        (
            b'{"odata.metadata":"x","a":' + b"[" * 40_000,
            "groot.csv:1: In dit bestand staan te veel lijsten in elkaar. Zo ziet een tabel van CBS of politie er niet "
            "uit. Haal de tabel opnieuw op.",
        ),
        (
            b'{"odata.metadata":"x","value":[' + b"[" * 40_000,
            "groot.csv:1: Dit is geen rij met velden. Haal de tabel opnieuw op.",
        ),
        (
            b'{"odata.metadata":"x","value":[{"ID":1,"A":' + b'{"a":' * 40_000,
            "groot.csv:1: Dit is geen rij met velden. Haal de tabel opnieuw op.",
        ),
        (
            b'{"odata.metadata":"x","value":[{' + b",".join(b'"%d":1' % nummer for nummer in range(40_000)),
            "groot.csv:1: Deze rij heeft meer dan 2000 velden. Haal de tabel op met minder onderwerpen.",
        ),
    ],
    ids=["haken", "haken in value", "velden in velden", "een rij zonder einde"],
)
def test_json_die_in_zichzelf_zit_kost_niets(jan, wereld, inhoud, regel):
    """tracemalloc does not see what C takes, so it is the peak of the process that counts."""
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    regels, *_ = weigering(io.BytesIO(inhoud), jan)

    assert regels == [regel]
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor) / 1024 < 50
