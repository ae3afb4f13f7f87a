"""Tables of police and CBS: the true files, and what is peculiar about them."""

import datetime

import pytest

from tests.themas.importeren.bronwereld import CBS, DATA, MISDRIJVEN, alles, lees, maanden, typed
from themas.enums import Status
from themas.importeren import Importfout
from themas.models import Broncode, Gebied, Indicator, Meting


def cijfers():
    return sorted(Meting.objects.values_list("indicator__slug", "gebied__code", "periode__code", "aantal", "kwaliteit"))


def test_de_brede_tabel_van_statline(bronnen, jan):
    """The real download: seven header lines, names of areas with suffixes, and a footer."""
    inhoud = (DATA / "47013NED_gemeenten_totaal_2022-2023.csv").read_bytes()

    verslag = lees(inhoud, jan, naam="politie.csv")

    assert cijfers() == [
        ("misdrijven", "GM0034", "2022", 8955, "definitief"),
        ("misdrijven", "GM0034", "2023", 9233, "definitief"),
        ("misdrijven", "NL01", "2022", 800027, "definitief"),
        ("misdrijven", "NL01", "2023", 805590, "definitief"),
    ]
    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (4, 0, 0)
    assert verslag.layout == "metingen, StatLine, CSV"


def test_onbekende_gebieden_staan_in_de_lijst_en_zijn_toe_te_voegen(bronnen, jan):
    inhoud = (DATA / "47013NED_gemeenten_totaal_2022-2023.csv").read_bytes()
    voor = Gebied.objects.count()

    verslag = lees(inhoud, jan)

    assert "Utrecht (GM0344)" in verslag.onbekende_gebieden
    assert "Midden-Nederland (RE03)" in verslag.onbekende_gebieden
    assert verslag.toe_te_voegen == verslag.onbekende_gebieden
    assert Gebied.objects.count() == voor

    weer = lees(inhoud, jan, gebieden_toevoegen=True)

    assert weer.onbekende_gebieden == ()
    assert len(weer.nieuwe_gebieden) == len(verslag.onbekende_gebieden)
    assert (weer.nieuw, weer.ongewijzigd) == (2 * len(weer.nieuwe_gebieden), verslag.nieuw)
    utrecht = Gebied.objects.get(code="GM0344")
    assert (utrecht.naam, utrecht.soort) == ("Utrecht", "gemeente")
    assert Meting.objects.get(gebied=utrecht, periode__code="2023").aantal > 0


def test_de_platte_tabel_van_statline(bronnen, jan):
    """A name carries its code, the total does not; the title of the topic carries its unit."""
    inhoud = (
        '\ufeff"Soort misdrijf";"Perioden";"Regio\'s";"Geregistreerde misdrijven (aantal)"\n'
        '"Totaal misdrijven";"2018*";"Flevoland (PV)";17885\n'
        '"1.1.1 Diefstal/inbraak woning";"2017";"Almere";1040\n'
        '"2.5.2 Winkeldiefstal";"2017";"Almere";900\n'
        '"Bron: Politie"\n'
    ).encode()

    verslag = lees(inhoud, jan)

    assert cijfers() == [
        ("misdrijven", "PV24", "2018", 17885, "voorlopig"),
        ("woninginbraken", "GM0034", "2017", 1040, "definitief"),
    ]
    assert verslag.onbekende_codes == ("2.5.2 (1 keer)",)


def test_de_untyped_csv_van_het_cbs(bronnen, jan):
    """The real head of the file: BOM, quotes, spaces before numbers, a decimal point, and a point for secret."""
    verslag = lees((DATA / "83648NED_UntypedDataSet_origineel_kop.csv").read_bytes(), jan, naam="cbs.csv")

    meting = Meting.objects.get()
    assert (meting.indicator.slug, meting.gebied.code, meting.periode.code) == ("misdrijven-cbs", "GM0034", "2015")
    assert (meting.aantal, str(meting.waarde), meting.waarde_decimalen) == (11915, "60.5000", 1)
    assert (meting.bron, meting.stand_op, meting.herkomst) == (CBS, datetime.date(2024, 3, 15), "cbs.csv:7")
    assert (meting.status, meting.ingevoerd_door) == (Status.INGEDIEND, jan)
    assert verslag.layout == "metingen, OData v3, CSV"
    assert "1010100 (1 keer)" in verslag.onbekende_codes


def test_een_typed_dataset(bronnen, jan):
    """Keys are padded, null is not 0, and the table says its own number."""
    inhoud = typed(
        ("0.0.0", "GM0034", "2019JJ00", 0), ("1.1.1", "GM0034", "2019JJ00", None), ("1.1.1", "NL01", "2019JJ00", 39474)
    )

    verslag = lees(inhoud, jan)

    assert cijfers() == [
        ("misdrijven", "GM0034", "2019", 0, "definitief"),
        ("woninginbraken", "NL01", "2019", 39474, "definitief"),
    ]
    assert verslag.overgeslagen == 1
    assert Meting.objects.first().bron == f"{MISDRIJVEN}, tabel 47013NED"


def test_een_untyped_dataset_in_json(bronnen, jan):
    inhoud = typed(
        ("0.0.0", "GM0034", "2019JJ00", "    9906"),
        ("1.1.1", "GM0034", "2019JJ00", "       ."),
        ("1.1.1", "GM0034", "2018JJ00", ""),
        dataset="UntypedDataSet",
    )

    verslag = lees(inhoud, jan)

    assert cijfers() == [("misdrijven", "GM0034", "2019", 9906, "definitief")]
    assert verslag.overgeslagen == 2


def test_het_volgnummer_van_een_kolom_doet_er_niet_toe(bronnen, jan):
    lees(typed(("0.0.0", "GM0034", "2019JJ00", 5), onderwerp="GeregistreerdeMisdrijven_90"), jan)

    assert Meting.objects.get().aantal == 5


def test_met_de_kenmerken_telt_de_titel(bronnen, jan):
    lees(typed(("0.0.0", "GM0034", "2019JJ00", 5), onderwerp="k_1"), jan, titels={"k_1": "Geregistreerde misdrijven"})

    assert Meting.objects.get().aantal == 5


def test_observations_van_odata_v4(bronnen, jan):
    inhoud = (
        b'{"@odata.context":"https://datasets.cbs.nl/odata/v4/CBS/83648NED/$metadata#Observations","value":['
        b'{"Id":0,"Measure":"M004200_2","ValueAttribute":"None","Value":11915.0,"SoortMisdrijf":"T001161",'
        b'"RegioS":"GM0034","Perioden":"2015JJ00"},'
        b'{"Id":1,"Measure":"M004200_2","ValueAttribute":"Confidential","Value":null,"SoortMisdrijf":"T001161",'
        b'"RegioS":"GM0034","Perioden":"2016JJ00"},'
        b'{"Id":2,"Measure":"A006423","ValueAttribute":"None","Value":60.5,"SoortMisdrijf":"T001161",'
        b'"RegioS":"GM0034","Perioden":"2015JJ00"}]}'
    )

    verslag = lees(inhoud, jan)

    assert cijfers() == [("misdrijven-cbs", "GM0034", "2015", 11915, "definitief")]
    assert (verslag.layout, verslag.overgeslagen) == ("metingen, OData v4, JSON, tabel 83648NED", 2)


def test_zes_maanden_zijn_een_half_jaar(bronnen, jan):
    """The year stands among the months, and is not added to them. Of the second half one month is missing."""
    rijen = [("0.0.0", "GM0034", "2019JJ00", 9906), *maanden([1, 2, 3, 4, 5, 6]), *maanden([1] * 5, begin=7)]

    verslag = lees(typed(*rijen), jan)

    assert cijfers() == [
        ("misdrijven", "GM0034", "2019", 9906, "definitief"),
        ("misdrijven", "GM0034", "2019-H1", 21, "definitief"),
    ]
    assert verslag.onvolledig == 1


def test_een_maand_zonder_cijfer_maakt_geen_half_jaar(bronnen, jan):
    verslag = lees(typed(*maanden([1, 2, None, 4, 5, 6])), jan)

    assert (cijfers(), verslag.onvolledig, verslag.overgeslagen) == ([], 1, 1)


def test_maanden_van_wat_niet_optelt_tellen_niet_op(bronnen, jan):
    Indicator.objects.filter(slug="misdrijven").update(optelbaar=False)

    verslag = lees(typed(*maanden([1, 2, 3, 4, 5, 6])), jan)

    assert (cijfers(), verslag.overgeslagen) == ([], 6)


def test_kwartalen_blijven_kwartalen_en_weken_staan_in_de_lijst(bronnen, jan):
    rijen = [("0.0.0", "GM0034", "2019KW02", 5), ("0.0.0", "GM0034", "2019W101", 5)]

    verslag = lees(typed(*rijen), jan)

    assert cijfers() == [("misdrijven", "GM0034", "2019-K2", 5, "definitief")]
    assert verslag.onbekende_perioden == ("2019W101 (1 keer)",)


def test_het_land_heeft_twee_codes_en_een_restgroep_is_geen_gebied(bronnen, jan):
    rijen = [("0.0.0", gebied, "2019JJ00", 5) for gebied in ("NL00", "GM0034", "GM0999", "RE99")]

    verslag = lees(typed(*rijen), jan)

    assert [rij[1] for rij in cijfers()] == ["GM0034", "NL01"]
    assert verslag.onbekende_gebieden == ()


def test_twee_keer_hetzelfde_bestand(bronnen, jan):
    inhoud = typed(("0.0.0", "GM0034", "2019JJ00", 9906), *maanden([1] * 6))
    lees(inhoud, jan)
    voor = alles()

    verslag = lees(inhoud, jan)

    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (0, 0, 2)
    assert alles() == voor


def test_een_code_is_bij_een_bron_een_indicator(bronnen):
    from django.core.exceptions import ValidationError

    rij = Broncode(
        bron_id=Broncode.objects.first().bron_id, code="0.0.0", indicator=Indicator.objects.get(slug="woninginbraken")
    )
    rij.bron = Broncode.objects.get(code="0.0.0").bron

    with pytest.raises(ValidationError) as gevangen:
        rij.full_clean()

    assert gevangen.value.messages == ["Deze code hoort bij deze bron al bij een indicator. Pas die regel aan."]


def test_een_jaar_dat_nog_loopt_wordt_geweigerd_en_de_rest_niet(bronnen, jan):
    """Today is in June 2024: the year so far is no year."""
    rijen = [("0.0.0", "GM0034", f"{jaar}JJ00", 5) for jaar in (2023, 2024)]

    verslag = lees(typed(*rijen), jan)

    assert [rij[2] for rij in cijfers()] == ["2023"]
    assert verslag.weigeringen == (
        "tabel.json:2 kwaliteit: 2024 is nog niet voorbij. Schrijf voorlopig, of wacht tot na die tijd.",
    )


def test_een_ander_cijfer_onderweg_wordt_geweigerd_en_de_rest_niet(bronnen, jan):
    lees(typed(("0.0.0", "GM0034", "2019JJ00", 5)), jan)

    verslag = lees(typed(("0.0.0", "GM0034", "2019JJ00", 6), ("0.0.0", "NL01", "2019JJ00", 7)), jan)

    assert (verslag.nieuw, verslag.geweigerd) == (1, 1)
    assert "Er is al een cijfer onderweg. Nu: aantal 5. In dit bestand: aantal 6." in verslag.weigeringen[0]


def test_zonder_kenmerken_zijn_twee_kolommen_met_een_naam_niet_te_kiezen(bronnen, jan):
    inhoud = typed(("0.0.0", "GM0034", "2019JJ00", 5)).replace(
        b'"GeregistreerdeMisdrijven_1": 5', b'"GeregistreerdeMisdrijven_1": 5, "GeregistreerdeMisdrijven_2": 6'
    )
    with pytest.raises(Importfout) as gevangen:
        lees(inhoud, jan)

    assert "Twee kolommen heten hetzelfde" in str(gevangen.value)
