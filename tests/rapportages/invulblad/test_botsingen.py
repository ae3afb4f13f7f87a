"""Two officers on one sheet: nobody overwrites unseen."""

import pytest

from rapportages.invulblad import schrijven
from rapportages.invulblad.bekijken import bekijk
from rapportages.invulblad.bewaren import Ingevuld, bewaar, bewaar_klad, toon
from rapportages.invulblad.blad import lees_blad
from rapportages.models import Klad
from rapportages.vaststellen import dien_in
from tests.fabriek import gebruiker
from tests.rapportages.rondebouw import ingevuld, lijn, regel, ronde, vul_in
from themas.models import Meting


pytestmark = pytest.mark.django_db


def kladcellen(naam="invoerder"):
    return [klad.cellen["cijfer"] for klad in Klad.objects.filter(gebruiker__username=naam)]


def test_wat_een_ander_intussen_wijzigde_wordt_niet_overschreven():
    r = ronde(slugs=["woninginbraken", "overvallen"])
    van_ans = ingevuld(r, cijfer="673") | ingevuld(r, slug="overvallen", cijfer="21")
    vul_in(r, "bram", cijfer="680")
    uit = bewaar(ronde=r, ingevuld=van_ans, door=gebruiker("ans"))
    assert (uit.botsingen.keys(), uit.bewaard) == ({lijn(r).pk}, {lijn(r, "overvallen").pk})
    assert Meting.objects.get(indicator__slug="woninginbraken").aantal == 680
    getoond = toon(ronde=r, uitslag=uit, door=gebruiker("ans")).per_pk[lijn(r).pk]
    assert getoond.botsing.door == gebruiker("bram")
    assert (getoond.botsing.te_kiezen, getoond.verschillen) == (True, [("Cijfer", "680", "673")])
    assert getoond.getoond["cijfer"] == "673"


def test_dezelfde_waarde_van_twee_mensen_is_geen_botsing():
    r = ronde()
    van_ans = ingevuld(r, cijfer="673")
    vul_in(r, "bram", cijfer="673")
    assert bewaar(ronde=r, ingevuld=van_ans, door=gebruiker("ans")).geraakt == set()


def test_bij_een_botsing_wint_wie_men_kiest():
    r = ronde()
    van_ans = ingevuld(r, cijfer="673")
    vul_in(r, "bram", cijfer="680")
    pk, [invoer] = lijn(r).pk, van_ans.values()
    bewaar(ronde=r, ingevuld=van_ans, door=gebruiker("ans"))
    assert kladcellen("ans") == ["673"]

    hun = Ingevuld(invoer.cellen, invoer.herkenning, houd_hun=True)
    assert bewaar(ronde=r, ingevuld={pk: hun}, door=gebruiker("ans")).overgenomen == {pk}
    assert (Meting.objects.get().aantal, kladcellen("ans")) == (680, [])

    mijn = Ingevuld(invoer.cellen, invoer.herkenning, neem_mijn=regel(r).basis)
    assert bewaar(ronde=r, ingevuld={pk: mijn}, door=gebruiker("ans")).bewaard == {pk}
    assert (Meting.objects.get().aantal, Meting.objects.get().laatst_gewijzigd_door) == (673, gebruiker("ans"))


def test_wie_zijn_eigen_kiest_overschrijft_alleen_wat_hij_zag():
    r = ronde()
    [invoer] = ingevuld(r, cijfer="673").values()
    vul_in(r, "bram", cijfer="680")
    gezien = regel(r).basis
    vul_in(r, "bram", cijfer="690")
    mijn = Ingevuld(invoer.cellen, invoer.herkenning, neem_mijn=gezien)
    assert bewaar(ronde=r, ingevuld={lijn(r).pk: mijn}, door=gebruiker("ans")).botsingen.keys() == {lijn(r).pk}
    assert Meting.objects.get().aantal == 690


def test_ook_een_antwoord_zonder_cijfer_botst():
    r = ronde()
    van_ans = ingevuld(r, cijfer="3")
    vul_in(r, "bram", cijfer="<5")
    uit = bewaar(ronde=r, ingevuld=van_ans, door=gebruiker("ans"))
    getoond = toon(ronde=r, uitslag=uit, door=gebruiker("ans")).per_pk[lijn(r).pk]
    assert (getoond.botsing.door, getoond.verschillen) == (gebruiker("bram"), [("Cijfer", "<5", "3")])
    assert not Meting.objects.exists()


def test_een_klad_van_voor_de_wijziging_toont_de_botsing_bij_openen():
    r = ronde()
    bewaar_klad(ronde=r, ingevuld=ingevuld(r, cijfer="673"), door=gebruiker("ans"))
    vul_in(r, "bram", cijfer="680")
    geopend = bekijk(lees_blad(r, gebruiker("ans"))).per_pk[lijn(r).pk]
    assert (geopend.botsing.door, geopend.getoond["cijfer"]) == (gebruiker("bram"), "673")


def test_een_rij_met_een_andere_versie_wordt_niet_geschreven():
    """For who writes without our lock: the row is written only while it has the version that was read."""
    r = ronde()
    vul_in(r, cijfer="673")
    meting = Meting.objects.get()
    Meting.objects.update(aantal=680, versie=2)
    meting.aantal = 1
    with pytest.raises(schrijven.Ingehaald):
        schrijven.wijzig(Meting, [meting], velden=["aantal"], door=gebruiker(), nu=meting.ingevoerd_op)
    assert Meting.objects.get().aantal == 680


def test_een_rij_die_net_is_ingediend_wordt_niet_geschreven():
    r = ronde()
    vul_in(r, cijfer="673")
    meting = Meting.objects.get()
    dien_in(rijen=[Meting.objects.get()], door=gebruiker())
    with pytest.raises(schrijven.Ingehaald):
        schrijven.wijzig(Meting, [meting], velden=["aantal"], door=gebruiker(), nu=meting.ingevoerd_op)
