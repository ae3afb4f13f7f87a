"""Excel workbooks: cells as an officer sees them, and workbooks that are something else."""

import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from tests.themas.importeren.conftest import alles
from themas.importeren import Importfout
from themas.importeren.metingen import Metingen
from themas.models import Meting


KOP = ["indicator", "gebied", "periode", "soort", "aantal", "waarde", "kwaliteit", "bron", "stand_op"]
GOED = ["misdrijven", "GM0034", 2019, "niveau", 9906, None, "definitief", "Politie", datetime.date(2020, 1, 15)]


def map_met(*rijen, opmaak=None):
    werkmap = Workbook()
    for rij in rijen:
        werkmap.active.append(rij)
    for cel, code in (opmaak or {}).items():
        werkmap.active[cel].number_format = code
    bestand = io.BytesIO()
    werkmap.save(bestand)
    return bestand.getvalue()


def zip_met(**delen):
    bestand = io.BytesIO()
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam.replace("__", "/").replace("_xml", ".xml"), inhoud)
    return bestand.getvalue()


def vervang(werkmap, naam, oud, nieuw):
    """The workbook with something else in one of its parts."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(werkmap)) as van, zipfile.ZipFile(uit, "w") as naar:
        for deel in van.namelist():
            inhoud = van.read(deel)
            naar.writestr(deel, inhoud.replace(oud, nieuw, 1) if deel == naam else inhoud)
    return uit.getvalue()


def test_getallen_datums_en_tekst(lees):
    rij = [*GOED]
    rij[2], rij[5] = "2019-H1", 13.0
    verslag = lees(map_met(KOP, rij, opmaak={"F2": "0.0"}), naam="invulblad.xlsx")

    assert (verslag.layout, verslag.nieuw) == ("metingen", 1)
    meting = Meting.objects.get()
    assert (meting.periode.code, meting.aantal, meting.waarde_decimalen) == ("2019-H1", 9906, 1)
    assert meting.stand_op == datetime.date(2020, 1, 15)


def test_het_ingevulde_invulblad_komt_terug(lees):
    """All columns of the layout; a row without a figure was not measured."""
    kop = list(Metingen.kolommen)
    vol = dict(zip(KOP, GOED, strict=True))
    leeg = vol | {"indicator": "woninginbraken", "aantal": None, "waarde": None}

    verslag = lees(map_met(kop, *[[rij.get(kolom) for kolom in kop] for rij in (vol, leeg)]))

    assert (verslag.nieuw, verslag.overgeslagen) == (1, 1)
    assert Meting.objects.get().indicator.slug == "misdrijven"


def test_nul_is_gemeten(lees):
    assert lees(map_met(KOP, [*GOED[:4], 0, *GOED[5:]])).nieuw == 1
    assert Meting.objects.get().aantal == 0


def test_een_percentage_staat_er_zoals_de_cel_het_toont(lees):
    lees(map_met(KOP, [*GOED[:4], None, 0.245, *GOED[6:]], opmaak={"F2": "0.0%"}))

    meting = Meting.objects.get()
    assert (str(meting.waarde), meting.waarde_decimalen) == ("24.5000", 1)


def test_de_plaats_van_een_fout_is_die_in_het_blad(fouten):
    assert fouten(map_met(KOP, GOED, [None], [*GOED[:4], 9906.5, *GOED[5:]])) == [
        (4, "aantal", "‘9906,5’ is geen heel getal. Schrijf alleen cijfers, zoals 1040.")
    ]


def test_een_formule_wordt_geweigerd(fouten):
    assert fouten(map_met(KOP, [*GOED[:4], "=SUM(1,2)", *GOED[5:]])) == [
        (
            2,
            "aantal",
            "In cel E2 staat een formule. Kopieer de cellen, en plak ze als waarden (Plakken speciaal). Dan staat het "
            "getal er zelf.",
        )
    ]


def test_een_blad_met_alleen_een_kop(fouten):
    assert fouten(map_met(KOP)) == [(1, "", "Dit bestand heeft alleen een kop. Zet daaronder minstens één regel.")]


def test_een_zipbom_wordt_niet_uitgepakt(fouten, settings):
    """Before anything is unpacked: 60 MB of nothing in a few KB, and a workbook above the limit."""
    bom = zip_met(xl__workbook_xml="<x/>", xl__worksheets__sheet1_xml=b" " * 60_000_000)
    assert len(bom) < 100_000
    assert fouten(bom) == [
        (
            None,
            "",
            "Deze werkmap wordt uitgepakt veel te groot (57 MB). Er staat veel meer in dan cijfers. Kopieer de "
            "cijfers naar een lege werkmap, en bewaar die.",
        )
    ]

    settings.IMPORT_MAX_UITGEPAKT = 1000
    assert "uitgepakt veel te groot" in fouten(map_met(KOP, GOED))[0][2]


TE_VEEL_TEKST = (
    None,
    "",
    "In deze werkmap staat te veel tekst of opmaak naast de cijfers (14 MB, en 10 MB mag). Kopieer alleen de kolommen "
    "met cijfers naar een lege werkmap, en bewaar die.",
)


TEKSTEN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def met_deel(werkmap, naam, inhoud, soort="image/png"):
    """The workbook with one part more, which the contents say to be of this kind."""
    uit = io.BytesIO(vervang(werkmap, "[Content_Types].xml", b"</Types>", inhoudsregel(naam, soort)))
    with zipfile.ZipFile(uit, "a", zipfile.ZIP_DEFLATED) as pakket:
        pakket.writestr(naam, inhoud)
    return uit.getvalue()


def inhoudsregel(naam, soort):
    wat = f'<Override PartName="/{naam}" ContentType="{soort}"/>' if soort != "image/png" else ""
    return f"{wat}</Types>".encode()


def teksten(aantal):
    """As many different texts, so that they shrink no more than what people write."""
    delen = b"".join(b"<si><t>%d</t></si>" % (nummer * 2654435761 % 2**32) for nummer in range(aantal))
    return b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + delen + b"</sst>"


@pytest.mark.parametrize("naam", ["xl/sharedStrings.xml", "xl/worksheets/teksten.xml", "xl/media/teksten.png"])
def test_te_veel_teksten_worden_niet_gelezen(fouten, naam):
    """Below what a bomb is: 600,000 texts, also under the name of a sheet or a picture."""
    werkmap = met_deel(map_met(KOP, GOED), naam, teksten(600_000), TEKSTEN)

    assert fouten(werkmap) == [TE_VEEL_TEKST]


def test_te_veel_opmaak_wordt_niet_gelezen(fouten, settings):
    settings.IMPORT_MAX_WERKMAPDEEL = 1000

    assert "te veel tekst of opmaak" in fouten(map_met(KOP, GOED))[0][2]


def test_een_foto_en_een_groot_blad_mogen(lees, settings):
    settings.IMPORT_MAX_WERKMAPDEEL = 20_000
    leeg = [[None, " "]] * 2000

    assert lees(met_deel(map_met(KOP, GOED, *leeg), "xl/media/foto.png", bytes(30_000))).nieuw == 1


def test_een_deel_dat_liegt_over_zijn_omvang(lees):
    """zipfile gives no more bytes than the directory says, so a lie cuts the sheet off."""
    werkmap = map_met(KOP, GOED)
    with zipfile.ZipFile(io.BytesIO(werkmap)) as pakket:
        omvang = pakket.getinfo("xl/worksheets/sheet1.xml").file_size
    with pytest.raises(Importfout):
        lees(werkmap.replace(omvang.to_bytes(4, "little"), (10).to_bytes(4, "little")))


def test_entiteiten_worden_geweigerd(fouten):
    soort = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><worksheet'
    bom = vervang(map_met(KOP, GOED), "xl/worksheets/sheet1.xml", b"<worksheet", soort)

    assert "beschadigd of geen Excel-werkmap" in fouten(bom)[0][2]


@pytest.mark.parametrize(
    "inhoud", [zip_met(iets="x"), zip_met(xl__workbook_xml="<x/>"), zip_met(xl__workbook_xml="geen xml"), b"PK\x03\x04"]
)
def test_een_zip_die_geen_werkmap_is(fouten, inhoud):
    assert "beschadigd of geen Excel-werkmap" in fouten(inhoud)[0][2]


def test_een_oude_of_versleutelde_werkmap(fouten):
    assert "Dit is een werkmap van een oude Excel (xls)" in fouten(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")[0][2]


def test_twee_keer_dezelfde_werkmap(lees):
    werkmap = map_met(KOP, GOED)
    lees(werkmap)
    voor = alles()

    assert lees(werkmap).ongewijzigd == 1
    assert alles() == voor
