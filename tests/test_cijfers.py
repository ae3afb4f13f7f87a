"""The figure files: what was loaded and what was not make the whole, and every number is that of its source.

Works on the CSV files alone. No number of any source stands here: both sides are read.
"""

import csv
import io
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain
from pathlib import Path


WORTEL = Path(__file__).resolve().parent.parent
CIJFERS = WORTEL / "fixtures" / "cijfers"
BRON = CIJFERS / "bron"
BESTANDEN = sorted(pad.name for pad in CIJFERS.glob("[0-9]*.csv"))

REEKS = "almere_reeks_samengesteld.csv"
RAPPORT = "voortgangsrapportage-2019-2.csv"
GEMIDDELD = "nl_inwoners_1995-2024_jaargemiddeld.csv"  # has parts of a person; we keep whole ones

#: Per source file, which columns a loaded number (or text) may come from. Every cell of these columns and of
#: EN_VERDER must be loaded, or named in niet-geladen.csv with a reason; never both.
HERKOMST = {
    # A remark may hold a second number: "60,5 per 1.000 inwoners", "-26% t.o.v. 2014".
    REEKS: {
        **{veld: ["waarde"] for veld in ("aantal", "inwoners", "woningen")},
        **{veld: ["waarde", "opmerking"] for veld in ("waarde", "verandering")},
    },
    RAPPORT: {"aantal": ["waarde"], "waarde": ["waarde"], "verandering": ["verschil"], "tekst": ["verschil", "waarde"]},
    "47013NED_provincies_2013-2018.csv": {"aantal": ["Geregisteerde misdrijven (aantal)"]},
    "70072ned_2015_100k_inwoners_woningen.csv": {
        "inwoners": ["TotaleBevolking_1"],
        "woningen": ["VoorraadOp1Januari_90"],
    },
    "83648NED_totaal_grote_gemeenten_2010-2020.csv": {
        "aantal": ["TotaalGeregistreerdeMisdrijven_1"],
        "waarde": ["GeregistreerdeMisdrijvenPer1000Inw_3"],
    },
    "almere_buurten_2024_misdrijven2023.csv": {
        "inwoners": ["inwoners_1jan2024_afgerond5"],
        "aantal": ["misdrijven_totaal_2023"],
    },
    "gemeenten_100k_2023_brengdelicten_bevolking2024.csv": {"inwoners": ["inwoners_1jan2024_afgerond"]},
    GEMIDDELD: {"inwoners": ["population"]},
    "nl_misdrijven_per_soort_2012-2023.csv": {"aantal": ["incident_count"]},
    "nl_overlast_per_soort_2012-2023.csv": {"aantal": ["incident_count"]},
    "samenwerkingsafspraken-webpagina.csv": {"aantal": ["aantal"]},
}
EN_VERDER = {
    "83648NED_totaal_grote_gemeenten_2010-2020.csv": [
        "GeregistreerdeMisdrijvenRelatief_2",
        "TotaalOpgehelderdeMisdrijven_4",
        "OpgehelderdeMisdrijvenRelatief_5",
        "RegistratiesVanVerdachten_6",
    ],
    "gemeenten_100k_2023_brengdelicten_bevolking2024.csv": ["brengdelicten_2023"],
}

#: The columns of our own layouts, by which a file is recognised.
KOLOMMEN = {
    "noemer": {"gebied", "soort", "aard", "peildatum", "aantal", "kwaliteit", "bron", "herkomst", "reden"},
    "meting": {"indicator", "gebied", "periode", "soort", "aantal", "waarde", "marge", "verandering", "maat"}
    | {"basisperiode", "kwaliteit", "bron", "stand_op", "herkomst", "reden", "opmerking"},
    "bronnotitie": {"indicator", "gebied", "periode", "tekst", "datum", "bron", "herkomst"},
}
#: What makes a row one of a kind; only a row with a reason may take the place of another.
SLEUTELS = {
    "noemer": ("gebied", "soort", "aard", "peildatum"),
    "meting": ("indicator", "gebied", "periode", "soort", "basisperiode"),
    "bronnotitie": ("indicator", "gebied", "periode", "tekst"),
}

PERIODE = re.compile(r"20\d\d(-H[12]|-K[1-4])?")
GEBIED = re.compile(r"[A-Z][A-Z0-9-]+")
#: 60,5 and 12.59 and -38; a thousands separator stands in no cell that holds a figure.
GETAL = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
PLAATS = re.compile(r"(?P<bestand>[^:#;]+\.csv):(?P<van>\d+)(-(?P<tot>\d+))?(#(?P<kolom>.+))?")


def lees(pad: Path) -> dict[int, dict[str, str]]:
    """Data rows by line number, the header being line 1."""
    tekst = pad.read_text(encoding="utf-8-sig")
    lezer = csv.DictReader(io.StringIO(tekst), delimiter=";" if ";" in tekst.splitlines()[0] else ",")
    rijen = {}
    for rij in lezer:
        rijen[lezer.line_num] = rij
    return rijen


BRONNEN = {naam: lees(BRON / naam) for naam in HERKOMST}
RIJEN = [(f"{naam}:{regel}", rij) for naam in BESTANDEN for regel, rij in lees(CIJFERS / naam).items()]
NIET_GELADEN = lees(CIJFERS / "niet-geladen.csv")


def getal(tekst: str) -> Decimal:
    return Decimal(tekst.replace(",", "."))


def heel(waarde: Decimal) -> Decimal:
    return waarde.quantize(Decimal(1), ROUND_HALF_UP)


def layout(rij: dict[str, str]) -> str:
    return "bronnotitie" if "tekst" in rij else "meting" if "indicator" in rij else "noemer"


def velden(rij: dict[str, str]) -> dict[str, str]:
    """What a row brings in, by the name under which HERKOMST knows it."""
    if layout(rij) == "noemer":
        return {rij["soort"]: rij["aantal"]}
    return {naam: rij[naam] for naam in ("tekst", "aantal", "waarde", "verandering") if rij.get(naam)}


def plaatsen(herkomst: str) -> list[tuple[str, int]]:
    gevonden = [PLAATS.fullmatch(deel) for deel in herkomst.split("; ")]
    assert all(gevonden), f"cannot read herkomst {herkomst!r}"
    return [(plek["bestand"], int(plek["van"])) for plek in gevonden]


def met_bron(soort: str = "") -> Iterator[tuple[str, dict[str, str], str, int, dict[str, str]]]:
    """Each loaded row beside each source row that it names, but for what was interpolated."""
    for plek, rij in RIJEN:
        if not is_gemiddelde(rij) and (not soort or layout(rij) == soort):
            for bestand, regel in plaatsen(rij["herkomst"]):
                yield plek, rij, bestand, regel, BRONNEN[bestand][regel]


def is_gemiddelde(rij: dict[str, str]) -> bool:
    """An interpolated denominator names the two years it lies between."""
    return layout(rij) == "noemer" and rij["kwaliteit"] == "geschat" and rij["herkomst"].count(REEKS) == 2


def gelijke_kolommen(rij: dict[str, str], bestand: str, bronrij: dict[str, str]) -> dict[str, list[str]]:
    """Per field of the loaded row the columns of the source row that hold the same number, or for a note its words."""
    gelijk = {}
    for veld, tekst in velden(rij).items():
        mogelijk = [kolom for kolom in HERKOMST[bestand].get(veld, []) if bronrij[kolom]]
        if veld == "tekst":
            gelijk[veld] = [kolom for kolom in mogelijk if not bronrij[kolom].endswith("%")][:1]
        else:
            bekend = {kolom: [getal(gevonden) for gevonden in GETAL.findall(bronrij[kolom])] for kolom in mogelijk}
            if bestand == GEMIDDELD:
                bekend = {kolom: [heel(waarde) for waarde in waarden] for kolom, waarden in bekend.items()}
            gelijk[veld] = [kolom for kolom, waarden in bekend.items() if getal(tekst) in waarden]
    return gelijk


def te_verantwoorden(bestand: str, regel: int, kolom: str = "") -> set[tuple[str, int, str]]:
    """The cells of a source row that hold a figure. An empty cell counts as one that is missing,
    but not in the report, where most facts fill only one of the columns."""
    namen = {*chain(*HERKOMST[bestand].values()), *EN_VERDER.get(bestand, [])} - {"opmerking"}
    rij = BRONNEN[bestand][regel]
    return {(bestand, regel, k) for k in namen if (rij[k] or bestand != RAPPORT) and kolom in ("", k)}


def geladen_cellen() -> set[tuple[str, int, str]]:
    cellen = set()
    for _, rij, bestand, regel, bronrij in met_bron():
        for kolom in chain(*gelijke_kolommen(rij, bestand, bronrij).values()):
            cellen |= te_verantwoorden(bestand, regel, kolom)
    return cellen


def niet_geladen_cellen() -> list[tuple[str, int, str]]:
    cellen = []
    for rij in NIET_GELADEN.values():
        plek = PLAATS.fullmatch(rij["herkomst"])
        assert plek, f"cannot read herkomst {rij['herkomst']!r}"
        for regel in range(int(plek["van"]), int(plek["tot"] or plek["van"]) + 1):
            gevonden = te_verantwoorden(plek["bestand"], regel, plek["kolom"] or "")
            assert gevonden, f"{rij['herkomst']} names nothing"
            cellen += gevonden
    return cellen


def test_loaded_and_not_loaded_make_the_whole():
    alles = {cel for bestand, rijen in BRONNEN.items() for regel in rijen for cel in te_verantwoorden(bestand, regel)}
    geladen = geladen_cellen()
    niet_geladen = niet_geladen_cellen()

    assert [cel for cel, keer in Counter(niet_geladen).items() if keer > 1] == []
    assert geladen & set(niet_geladen) == set()
    assert geladen | set(niet_geladen) == alles


def test_every_source_file_is_accounted_for():
    herkomst = (BRON / "HERKOMST.md").read_text(encoding="utf-8")

    assert {pad.name for pad in BRON.glob("*.csv")} == set(HERKOMST)
    assert [naam for naam in HERKOMST if f"| `{naam}` |" not in herkomst] == []


def test_every_loaded_number_is_in_the_source_rows_it_names():
    gevonden = {plek: set() for plek, rij in RIJEN if not is_gemiddelde(rij)}
    zonder = []
    for plek, rij, bestand, regel, bronrij in met_bron():
        gelijk = {veld for veld, kolommen in gelijke_kolommen(rij, bestand, bronrij).items() if kolommen}
        gevonden[plek] |= gelijk
        if not gelijk:
            zonder.append(f"{plek} has nothing of {bestand}:{regel}")

    assert zonder == []
    assert [plek for plek, rij in RIJEN if plek in gevonden and gevonden[plek] != set(velden(rij))] == []


def test_interpolated_residents_lie_halfway_between_the_years_beside_them():
    geschat = [rij for _, rij in RIJEN if is_gemiddelde(rij)]
    assert geschat
    for rij in geschat:
        ervoor, erna = [BRONNEN[bestand][regel] for bestand, regel in plaatsen(rij["herkomst"])]

        assert int(rij["peildatum"][:4]) * 2 == int(ervoor["periode"][:4]) + int(erna["periode"][:4])
        assert getal(rij["aantal"]) == heel((getal(ervoor["waarde"]) + getal(erna["waarde"])) / 2)


def test_figures_of_the_series_keep_its_period_and_area():
    for plek, rij, bestand, _, bronrij in met_bron():
        if bestand == REEKS:
            assert bronrij["periode"].startswith(rij.get("periode") or rij["peildatum"]), plek
            assert rij["gebied"] == {"Almere Centrum": "LOC-ALMERE-CENTRUM"}.get(bronrij["gebied"], bronrij["gebied"])


def test_figures_of_the_report_keep_its_period_and_basis():
    for plek, rij, bestand, _, bronrij in met_bron("meting"):
        if bestand == RAPPORT:
            if PERIODE.fullmatch(bronrij["periode"]):
                assert rij["periode"] == bronrij["periode"], plek
            else:
                assert rij["periode"][:4] in bronrij["periode"], plek
            if rij["soort"] == "verandering":
                assert rij["basisperiode"] == bronrij["vergeleken_met"], plek


def test_zeros_that_may_be_missing_are_not_loaded():
    assert [plek for plek, rij, bestand, _, _ in met_bron() if bestand.startswith("nl_") and rij["aantal"] == "0"] == []


def test_rows_keep_to_their_layout():
    for plek, rij in RIJEN:
        assert set(rij) <= KOLOMMEN[layout(rij)], plek
        assert GEBIED.fullmatch(rij["gebied"]), plek
        assert len(rij["herkomst"]) <= 200, plek
        if layout(rij) != "noemer":
            assert PERIODE.fullmatch(rij["periode"]), plek
        if layout(rij) != "bronnotitie":
            assert rij["kwaliteit"] in ("definitief", "voorlopig", "geschat"), plek
            assert velden(rij), plek
            assert all(re.fullmatch(r"-?\d+(,\d+)?", tekst) for tekst in velden(rij).values()), plek
        if layout(rij) == "meting":
            verandering = [rij.get(veld, "") != "" for veld in ("verandering", "maat", "basisperiode")]
            assert verandering == [rij["soort"] == "verandering"] * 3, plek


def test_a_figure_stands_twice_only_with_a_reason():
    al_gezien = set()
    for plek, rij in RIJEN:
        sleutel = (layout(rij), *(rij.get(kolom, "") for kolom in SLEUTELS[layout(rij)]))
        assert (sleutel in al_gezien) == bool(rij.get("reden")), plek
        al_gezien.add(sleutel)


def test_readers_can_judge_the_source():
    """A publisher or a document, never a programmer's repository; and every reason is a sentence."""
    for plek, rij in RIJEN:
        assert rij["bron"], plek
        assert not re.search(r"github|@[0-9a-f]{6}|\bidem\b|\bseed\b", rij["bron"], re.IGNORECASE), plek
    assert [regel for regel, rij in NIET_GELADEN.items() if not rij["reden"].endswith(".")] == []


def test_the_tool_makes_the_mechanical_files_again_byte_for_byte():
    opdracht = [sys.executable, WORTEL / "tools" / "cijfers_uit_bron.py", "check"]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False)

    assert (klaar.stdout, klaar.returncode) == ("", 0)
