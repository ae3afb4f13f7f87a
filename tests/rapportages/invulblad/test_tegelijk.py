"""Two officers save at once: one is first, and the other is shown what the first one wrote."""

import pytest

from rapportages.invulblad.bewaren import bewaar
from rapportages.vaststellen import dien_in
from tests import fabriek
from tests.fabriek import gebruiker
from tests.rapportages.rondebouw import ingevuld, lijn, ronde, vul_in
from tests.rapportages.test_tegelijk import tegelijk
from themas.enums import Status
from themas.models import Meting


pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def bewaarders(r, invoer):
    return [lambda wie=wie, i=i: bewaar(ronde=r, ingevuld=i, door=wie) for wie, i in invoer.items()]


def een_bewaard_en_een_botsing(r, uitkomsten):
    bewaard = [uit.bewaard for uit in uitkomsten]
    botsingen = [set(uit.botsingen) for uit in uitkomsten]
    pk = lijn(r).pk
    assert sorted(map(len, bewaard)) == [0, 1]
    assert sorted(map(len, botsingen)) == [0, 1]
    assert set().union(*bewaard) == set().union(*botsingen) == {pk}
    return bewaard.index({pk})


@pytest.mark.parametrize("poging", range(5))
@pytest.mark.parametrize("bestaat", [False, True])
def test_van_twee_die_tegelijk_bewaren_overschrijft_niemand_de_ander(poging, bestaat):
    r = ronde()
    if bestaat:
        vul_in(r, cijfer="1")
    ans, bram = gebruiker("ans"), gebruiker("bram")
    invoer = {ans: ingevuld(r, cijfer="673"), bram: ingevuld(r, cijfer="680")}
    winnaar = een_bewaard_en_een_botsing(r, tegelijk(*bewaarders(r, invoer)))
    meting = Meting.objects.get()
    assert (meting.aantal, meting.laatst_gewijzigd_door) == ((673, ans), (680, bram))[winnaar]
    assert meting.history.count() == 1 + bestaat


@pytest.mark.parametrize("poging", range(5))
def test_twee_met_andere_regels_bewaren_allebei(poging):
    r = ronde(slugs=["woninginbraken", "overvallen"])
    ans, bram = gebruiker("ans"), gebruiker("bram")
    invoer = {ans: ingevuld(r, cijfer="673"), bram: ingevuld(r, slug="overvallen", cijfer="21")}
    assert [len(uit.bewaard) for uit in tegelijk(*bewaarders(r, invoer))] == [1, 1]
    assert Meting.objects.count() == 2


@pytest.mark.parametrize("poging", range(5))
def test_wie_buiten_het_blad_om_hetzelfde_cijfer_maakt_wordt_niet_overschreven(poging):
    """An import takes no lock of ours; the database lets one open figure be, and ours becomes a clash."""
    r, ans = ronde(), gebruiker("ans")
    invoer = ingevuld(r, cijfer="673")
    fabriek.indicator(), fabriek.gebied(), gebruiker()

    def importeer():
        fabriek.meting("2019-H1", aantal=680, status=Status.INGEDIEND)
        return "import"

    uit, andere = tegelijk(lambda: bewaar(ronde=r, ingevuld=invoer, door=ans), importeer)
    meting = Meting.objects.get()
    if andere == "import":
        assert (meting.aantal, uit.bewaard, set(uit.botsingen)) == (680, set(), {lijn(r).pk})
    else:
        assert (meting.aantal, uit.bewaard) == (673, {lijn(r).pk})


@pytest.mark.parametrize("poging", range(5))
def test_wijzigen_en_indienen_tegelijk_laat_geen_wijziging_na_het_indienen_toe(poging):
    r, ans, bram = ronde(), gebruiker("ans"), gebruiker("bram")
    vul_in(r, "ans", cijfer="673")
    invoer, [rij] = ingevuld(r, cijfer="680"), Meting.objects.all()
    uit, aantal = tegelijk(lambda: bewaar(ronde=r, ingevuld=invoer, door=bram), lambda: dien_in(rijen=[rij], door=ans))
    rij.refresh_from_db()
    assert (aantal, rij.status) == (1, Status.INGEDIEND)
    assert rij.aantal == (680 if uit.bewaard else 673)
