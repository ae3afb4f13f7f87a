"""Handing in: what is mine, saved and right."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.invulblad.bewaren import bewaar, bewaar_klad
from rapportages.invulblad.indienen import Ingediend, dien_mijn_regels_in
from tests import fabriek
from tests.fabriek import gebruiker
from tests.rapportages.rondebouw import ingevuld, ingevuld_doel, kwalitatief_doel, lijn, ronde, vul_in
from themas.enums import Status
from themas.models import Beoordeling, Meting


pytestmark = pytest.mark.django_db


def ingediend():
    return sorted(Meting.objects.filter(status=Status.INGEDIEND).values_list("indicator__slug", flat=True))


def test_wat_ik_invulde_en_wat_ik_lever_gaat_mee_en_de_rest_niet():
    r = ronde(slugs=["van-mij", "aan-mij", "van-bram", "leeg"])
    r.uitvragen.filter(indicator__slug="aan-mij").update(leverancier=gebruiker("ans"))
    vul_in(r, "ans", slug="van-mij", cijfer="1")
    vul_in(r, "bram", slug="aan-mij", cijfer="2")
    vul_in(r, "bram", slug="van-bram", cijfer="3")
    assert dien_mijn_regels_in(ronde=r, door=gebruiker("ans")) == Ingediend(2, [], [])
    assert ingediend() == ["aan-mij", "van-mij"]
    assert Meting.objects.get(indicator__slug="van-mij").ingediend_door == gebruiker("ans")
    assert dien_mijn_regels_in(ronde=r, door=gebruiker("ans")) == Ingediend(0, [], [])


def test_ook_een_oordeel_en_alleen_wat_men_mag():
    kwalitatief_doel()
    r = ronde()
    vul_in(r, "ans", cijfer="1")
    invoer = ingevuld_doel(r, oordeel="op_koers", toelichting="t", bewijs="b")
    bewaar(ronde=r, ingevuld=invoer, door=gebruiker("ans"))
    assert dien_mijn_regels_in(ronde=r, door=gebruiker("ans"), soorten=(Beoordeling,)).aantal == 1
    assert (ingediend(), Beoordeling.objects.get().status) == ([], "ingediend")


def test_wat_nog_klad_is_gaat_niet_mee_en_wordt_genoemd():
    r = ronde()
    vul_in(r, "ans", cijfer="1")
    bewaar_klad(ronde=r, ingevuld=ingevuld(r, cijfer="2"), door=gebruiker("ans"))
    assert dien_mijn_regels_in(ronde=r, door=gebruiker("ans")) == Ingediend(0, ["Woninginbraken"], [])
    assert ingediend() == []


def test_een_som_die_niet_klopt_gaat_niet_mee_en_wordt_genoemd():
    fabriek.indicator("open", onderdeel_van=fabriek.indicator("overlast"))
    r = ronde(slugs=["overlast", "woninginbraken"])
    for slug, aantal in (("overlast", 50), ("open", 60), ("woninginbraken", 3)):
        fabriek.meting("2019-H1", van=fabriek.indicator(slug), aantal=aantal, laatst_gewijzigd_door=gebruiker("ans"))
    assert dien_mijn_regels_in(ronde=r, door=gebruiker("ans")) == Ingediend(1, [], ["Overlast", "Open"])
    assert ingediend() == ["woninginbraken"]


def test_wat_is_teruggestuurd_moet_eerst_zijn_gewijzigd():
    r = ronde()
    fabriek.meting(
        "2019-H1",
        status=Status.TERUGGESTUURD,
        beoordeeld_door=gebruiker("collega"),
        beoordelingsnotitie="Tel opnieuw.",
    )
    assert dien_mijn_regels_in(ronde=r, door=gebruiker()).aantal == 0
    vul_in(r, opmerking="Het is geteld.")
    assert dien_mijn_regels_in(ronde=r, door=gebruiker()).aantal == 1


def test_indienen_kost_evenveel_vragen_voor_1_cijfer_en_voor_20():
    def vragen(aantal):
        slugs = [f"i-{aantal}-{n}" for n in range(aantal)]
        r = ronde(f"20{aantal:02}-H1", slugs=slugs)
        for slug in slugs:
            fabriek.meting(f"20{aantal:02}-H1", van=fabriek.indicator(slug), aantal=1)
        ans = gebruiker()
        with CaptureQueriesContext(connection) as gesteld:
            assert dien_mijn_regels_in(ronde=r, door=ans).aantal == aantal
        return len(gesteld)

    vragen(2)
    een = vragen(1)
    fabriek.doelstelling().indicatoren.clear()
    assert vragen(20) == een


def test_een_lijn_hoort_bij_een_ronde():
    r, andere = ronde("2018-H2"), ronde("2019-H1")
    vul_in(andere, "ans", cijfer="1")
    assert lijn(r).pk != lijn(andere).pk
    assert dien_mijn_regels_in(ronde=r, door=gebruiker("ans")).aantal == 0
