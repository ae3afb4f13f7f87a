"""The real tables give the figures that fixtures/cijfers/ already holds: those came another way."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.themas.importeren.bronwereld import DATA, alles, lees
from themas.importeren import Importfout
from themas.importeren.herkennen import lees_bestand
from themas.importeren.perioden import lees_periode
from themas.importeren.stroom import Stroom
from themas.importeren.waarneming import Kenmerken
from themas.models import Broncode, Meting


FIXTURES = Path(__file__).parents[3] / "fixtures"


@pytest.fixture
def almere(db, jan, settings):
    """Policy and sources as they are shipped."""
    settings.GEMEENTE_CODE, settings.GEMEENTE_NAAM = "GM0034", "Almere"
    for naam in ("02-gebieden", "05-indicatoren", "06-indicatoren-politie", "10-bronnen"):
        call_command("loaddata", FIXTURES / f"{naam}.yaml", verbosity=0)


def uit_fixtures(naam):
    with (FIXTURES / "cijfers" / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def test_flevoland_uit_de_platte_tabel(almere, jan):
    """Almere added to it, since a table without us is refused: all kinds and years are as in the fixture."""
    echt = (FIXTURES / "cijfers/bron/47013NED_provincies_2013-2018.csv").read_bytes()
    verwacht = {
        (rij["indicator"], rij["periode"]): int(rij["aantal"])
        for rij in uit_fixtures("50-flevoland.csv")
        if rij["aantal"]
    }

    verslag = lees(echt + b'"Totaal misdrijven";"2018";"Almere";9892\n', jan, stand_op="2019-06-30")

    gelezen = {
        (indicator, periode): aantal
        for indicator, periode, aantal in Meting.objects.filter(gebied__code="PV24").values_list(
            "indicator__slug", "periode__code", "aantal"
        )
    }
    assert gelezen == verwacht
    assert sum(gelezen.values()) == sum(verwacht.values()) > 0
    assert verslag.onbekende_codes == ()


def test_het_totaal_van_almere_uit_de_brede_tabel(almere, jan):
    """The total of every area in the file is the one that the fixtures hold for it, where they hold one."""
    lees((DATA / "47013NED_gemeenten_totaal_2022-2023.csv").read_bytes(), jan)

    reeks = {
        rij["periode"]: int(rij["aantal"])
        for rij in uit_fixtures("20-almere-reeks.csv")
        if (rij["indicator"], rij["gebied"]) == ("misdrijven", "GM0034") and rij["aantal"]
    }
    gelezen = dict(Meting.objects.filter(gebied__code="GM0034").values_list("periode__code", "aantal"))
    assert gelezen == {jaar: reeks[jaar] for jaar in ("2022", "2023")}


def test_elke_politiecode_is_een_indicator(almere):
    """The codes of the fixture are those of the source, and each leads to the indicator that names it."""
    for code, van_indicator in Broncode.objects.exclude(bron__naam__startswith="CBS").values_list(
        "code", "indicator__broncode"
    ):
        assert van_indicator in (code, "")


def test_de_sterren_in_de_kop_zijn_voorlopig():
    """The real header of a download: 2014 and 2015 are final, 2016* and 2017* are not."""
    koppen = (DATA / "83648NED_kop_met_sterren.csv").read_text().strip().split(",")[1:]
    jaren = {kop.rpartition("_")[2] for kop in koppen}

    assert {jaar: lees_periode(jaar).voorlopig for jaar in jaren} == {
        "2014": False,
        "2015": False,
        "2016*": True,
        "2017*": True,
    }


def test_de_echte_kenmerken_noemen_het_onderwerp(almere):
    """DataProperties of the police table, against a column whose number has shifted."""
    with (DATA / "47018NED_DataProperties.csv").open(encoding="utf-8", newline="") as bestand:
        titels = {rij["Key"]: rij["Title"] for rij in csv.DictReader(bestand) if rij["Type"] == "Topic"}
    kop = (DATA / "83648NED_UntypedDataSet_origineel_kop.csv").read_bytes()
    stroom = Stroom(io.BytesIO(kop), max_bytes=None)

    lezer = lees_bestand(stroom, max_regels=None, kenmerken=Kenmerken(titels=titels))

    assert lezer.titel("GeregistreerdeMisdrijven_1") == "Geregistreerde misdrijven"
    assert lezer.titel("TotaalGeregistreerdeMisdrijven_1") == "TotaalGeregistreerdeMisdrijven"


def test_een_brede_tabel_met_komma_s_en_sterren(bronnen, jan):
    """The real header, of which one province is now Almere: years with a star are provisional."""
    Broncode.objects.filter(code="T001161").update(naam="Misdrijven, totaal")
    kop = (DATA / "83648NED_kop_met_sterren.csv").read_text(encoding="utf-8-sig").replace("Groningen (PV)", "Almere")
    getallen = ",".join(str(nummer) for nummer in range(1, kop.count(",") + 1))
    rijen = f'"Misdrijven, totaal",{getallen}\n1 Vermogensmisdrijven,{getallen}\n'

    verslag = lees(f"{kop.strip()}\n{rijen}".encode(), jan, tabel="83648NED", naam="cbs.csv")

    cijfers = Meting.objects.order_by("gebied__code", "periode__code").exclude(gebied__code="PV24")
    assert list(cijfers.values_list("gebied__code", "periode__code", "aantal", "kwaliteit")) == [
        ("GM0034", "2014", 13, "definitief"),
        ("GM0034", "2015", 14, "definitief"),
        ("GM0034", "2016", 15, "voorlopig"),
        ("GM0034", "2017", 16, "voorlopig"),
        ("NL01", "2014", 1, "definitief"),
        ("NL01", "2015", 2, "definitief"),
        ("NL01", "2016", 3, "voorlopig"),
        ("NL01", "2017", 4, "voorlopig"),
    ]
    assert verslag.layout == "metingen, StatLine, CSV, tabel 83648NED"
    assert [regel.partition(" (")[0] for regel in verslag.onbekende_codes] == ["1 Vermogensmisdrijven"]


@pytest.mark.parametrize("naam", ["83648NED_UntypedDataSet_origineel_kop.csv"])
def test_een_tabel_met_komma_s_zegt_hetzelfde(bronnen, jan, naam):
    """Read once with semicolons, it is known when it comes with commas."""
    echt = (DATA / naam).read_bytes()
    verslag = lees(echt, jan, tabel="83648NED")
    voor = alles()

    weer = lees(echt.replace(b";", b","), jan, tabel="83648NED")

    assert (weer.nieuw, weer.gewijzigd, weer.ongewijzigd) == (0, 0, verslag.nieuw)
    assert weer.ongewijzigd > 0
    assert alles() == voor


@pytest.mark.parametrize("naam", ["47018NED_DataProperties.csv", "47018NED_Perioden.csv", "47018NED_TableInfos.csv"])
def test_een_beschrijving_is_geen_tabel(bronnen, jan, naam):
    with pytest.raises(Importfout) as gevangen:
        lees((DATA / naam).read_bytes(), jan, naam="tabel.csv")

    assert gevangen.value.regels == [
        "tabel.csv: Dit bestand beschrijft een tabel van CBS of politie: haar codes, perioden of kolommen. Er staan "
        "geen cijfers in. Haal de tabel zelf op (TypedDataSet)."
    ]


def test_een_regel_te_kort_met_komma_s(bronnen, jan):
    """The message does not ask for semicolons."""
    with pytest.raises(Importfout) as gevangen:
        lees(b"Soort misdrijf,Perioden,Regio's,Geregistreerde misdrijven\nTotaal misdrijven,2019,Almere\n", jan)

    assert gevangen.value.regels == [
        "tabel.json:2: Deze regel heeft 3 cellen, en de kop heeft 4 kolommen. Haal de tabel opnieuw op, en verander er "
        "niets aan."
    ]
