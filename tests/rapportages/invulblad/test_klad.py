"""A draft survives a closed browser, and is of one person."""

import pytest
from django.core.exceptions import ValidationError

from rapportages.invulblad.bewaren import bewaar_klad
from rapportages.models import Klad
from rapportages.rondes import sluit_ronde
from tests.fabriek import gebruiker
from tests.rapportages.rondebouw import ingevuld, lijn, regel, ronde, vul_in


pytestmark = pytest.mark.django_db


def test_een_klad_houdt_ook_wat_nog_niet_klopt():
    r = ronde()
    bewaar_klad(ronde=r, ingevuld=ingevuld(r, cijfer="12,", opmerking="nog nabellen"), door=gebruiker("ans"))
    van_ans, van_bram = regel(r, gebruiker("ans")), regel(r, gebruiker("bram"))
    assert (van_ans.getoond["cijfer"], van_ans.getoond["opmerking"]) == ("12,", "nog nabellen")
    assert van_bram.getoond["cijfer"] == ""


def test_een_tweede_keer_vervangt_de_eerste():
    r = ronde()
    for getypt in ("1", "12", "123"):
        bewaar_klad(ronde=r, ingevuld=ingevuld(r, cijfer=getypt), door=gebruiker())
    assert [klad.cellen["cijfer"] for klad in Klad.objects.all()] == ["123"]


def test_terugtypen_wat_er_stond_haalt_de_klad_weg():
    r = ronde()
    bewaar_klad(ronde=r, ingevuld=ingevuld(r, cijfer="1"), door=gebruiker())
    bewaar_klad(ronde=r, ingevuld=ingevuld(r, cijfer=""), door=gebruiker())
    assert not Klad.objects.exists()


def test_een_klad_die_zegt_wat_intussen_bewaard_is_is_geen_klad_meer():
    r = ronde()
    bewaar_klad(ronde=r, ingevuld=ingevuld(r, cijfer="673"), door=gebruiker("ans"))
    vul_in(r, "bram", cijfer="673")
    assert (regel(r, gebruiker("ans")).klad, Klad.objects.count()) == (None, 1)


def test_een_regel_van_een_andere_ronde_krijgt_geen_klad():
    r, andere = ronde("2018-H2"), ronde("2019-H1")
    bewaar_klad(ronde=r, ingevuld=ingevuld(andere, cijfer="1"), door=gebruiker())
    assert not Klad.objects.exists()


def test_een_gesloten_ronde_neemt_geen_klad_aan():
    r = ronde()
    invoer = ingevuld(r, cijfer="1")
    sluit_ronde(ronde=r, door=gebruiker())
    with pytest.raises(ValidationError, match="gesloten"):
        bewaar_klad(ronde=r, ingevuld=invoer, door=gebruiker())
    assert lijn(r).kladden.count() == 0
