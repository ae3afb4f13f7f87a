"""Tables of police and CBS that are refused: what the officer reads, and that nothing is left behind."""

import pytest

from tests.themas.importeren.bronwereld import DATA, alles, lees, maanden, typed
from themas.importeren import Importfout
from themas.models import Gebied


@pytest.fixture
def weigering(bronnen, jan):
    """The messages of a file that is refused and left no trace."""

    def weigering(inhoud, **opties):
        voor = alles()
        with pytest.raises(Importfout) as gevangen:
            lees(inhoud, jan, **opties)
        assert alles() == voor
        return gevangen.value.regels

    return weigering


def test_een_tabel_over_een_andere_gemeente(weigering):
    assert weigering(typed(("0.0.0", "NL01", "2019JJ00", 5), ("0.0.0", "GM0363", "2019JJ00", 5))) == [
        "tabel.json: Dit bestand gaat niet over Almere (GM0034). Haal de tabel op met Almere erbij. Andere gebieden "
        "mogen er ook in staan."
    ]


def test_een_buurt_van_ons_is_genoeg(bronnen, jan):
    Gebied.objects.create(code="BU00340101", naam="Buurt", soort="buurt")

    assert lees(typed(("0.0.0", "BU00340101", "2019JJ00", 5)), jan).nieuw == 1


def test_zonder_datum_van_de_uitgave(weigering):
    assert weigering(typed(("0.0.0", "GM0034", "2019JJ00", 5)), stand_op="") == [
        "tabel.json: Dit bestand zegt niet van welke datum de cijfers zijn. Geef die datum op: in het beheer bij "
        "‘Stand op’, of met --stand-op."
    ]


def test_een_cijfer_per_inwoner_op_de_plaats_van_een_aantal(weigering):
    assert weigering(typed(("0.0.0", "GM0034", "2019JJ00", 60.5))) == [
        "tabel.json:1 aantal: ‘60,5’ is geen aantal: een aantal heeft geen decimalen. Staat hier een cijfer per 1.000 "
        "inwoners?"
    ]


def test_een_tabel_met_alleen_cijfers_per_inwoner(weigering):
    inhoud = typed(
        ("0000000", "GM0034", "2015JJ00", 60.5), tabel="83648NED", onderwerp="GeregistreerdeMisdrijvenPer1000Inw_3"
    )
    assert weigering(inhoud) == [
        "tabel.json: In deze tabel staan geen aantallen. Wij zoeken een kolom ‘Totaal geregistreerde misdrijven’ of "
        "‘M004200_2’. Haal de tabel op met die kolom."
    ]


def test_een_negatief_aantal(weigering):
    assert weigering(typed(("0.0.0", "GM0034", "2019JJ00", -5), *maanden([-1]))) == [
        "tabel.json:1 aantal: Een aantal is 0 of meer. Hier staat -5.",
        "tabel.json:2 aantal: Een aantal is een heel getal, 0 of meer. Hier staat -1.",
    ]


def test_een_periode_in_de_toekomst(weigering):
    assert weigering(typed(("0.0.0", "GM0034", "2099JJ00", 5))) == [
        "tabel.json:1 periode: 2099 ligt in de toekomst. Verbeter de periode, of haal de regel weg."
    ]


@pytest.mark.parametrize(
    "naam", ["70072ned_UntypedDataSet_origineel_kop.csv", "veiligheidsbeleving_81877NED_export.csv"]
)
def test_een_tabel_die_wij_niet_kennen(weigering, naam):
    (regel,) = weigering((DATA / naam).read_bytes())

    assert regel.startswith(
        ("tabel.json: Deze tabel kennen wij niet: ", "tabel.json: Dit lijkt een tabel van StatLine")
    )


def test_een_deel_van_een_tabel(weigering):
    slot = '],"odata.nextLink":"https://dataderden.cbs.nl/ODataFeed/odata/47013NED/TypedDataSet?$skip=10000"}'
    assert weigering(typed(("0.0.0", "GM0034", "2019JJ00", 5), slot=slot)) == [
        "tabel.json: Dit is een deel van een tabel: aan het eind verwijst het naar een volgend deel. Haal de hele "
        "tabel op, of vraag de beheerder om ‘manage.py haal_op’."
    ]


def test_een_afgebroken_bestand(weigering):
    inhoud = typed(*[("0.0.0", "GM0034", f"{jaar}JJ00", 5) for jaar in range(2012, 2020)])
    assert weigering(inhoud[:-30]) == [
        "tabel.json:8: Dit bestand is geen goede JSON, of het is halverwege afgebroken. Haal de tabel opnieuw op."
    ]
