"""What the computer writes stands in a concept until somebody writes, and follows the figures until then."""

import pytest

from rapportages.enums import Paragraafsoort
from rapportages.models import Voortgangsrapportage
from rapportages.schrijven import schrijf, vul_aan
from rapportages.verslag.machinezinnen import verouderd
from rapportages.verslag.samenstellen import stel_samen
from tests import fabriek
from tests.rapportages import verslagbouw as bouw
from themas.models import Meting


pytestmark = pytest.mark.django_db
MINDER = (
    "In 2019 waren er in Voorbeeldstad [[woninginbraken:aantal@2019]] inbraken. "
    "Dat is minder dan in het peiljaar 2017: [[woninginbraken:verschil@2019]]. "
    "Of dit verschil toeval kan zijn, is niet te toetsen: wij hebben alleen de aantallen."
)
MEER = MINDER.replace("minder dan", "meer dan")


@pytest.fixture(autouse=True)
def rapportage():
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    fabriek.vastgestelde_meting("2017", aantal=1040)
    fabriek.vastgestelde_meting("2019", aantal=673)
    rapportage = bouw.rapportage()
    vul_aan(rapportage=rapportage, door=fabriek.gebruiker())
    return rapportage


def alinea():
    verslag = stel_samen(Voortgangsrapportage.objects.get(slug="tweede-helft-2019"))
    [gevonden] = [a for a in verslag.alineas if a.soort is Paragraafsoort.BEELD]
    return gevonden


def verander(aantal):
    """As a correction would: the figure that counts is now another."""
    Meting.objects.filter(periode__code="2019").delete()
    fabriek.vastgestelde_meting("2019", aantal=aantal)


def test_de_schets_volgt_het_cijfer_tot_iemand_schrijft(rapportage):
    assert alinea().tekst == MINDER
    verander(2000)
    assert alinea().tekst == MEER
    assert " ".join(alinea().machinezinnen) == MEER


def test_na_het_schrijven_blijft_de_tekst_staan(rapportage):
    paragraaf = rapportage.paragrafen.get(soort=Paragraafsoort.BEELD)
    eigen = MINDER.replace("In 2019 waren er", "Vorig jaar waren er")
    schrijf(paragraaf=paragraaf, tekst=eigen, machinetekst=MINDER, door=fabriek.gebruiker())
    verander(2000)
    assert alinea().tekst == eigen
    assert alinea().machinezinnen == (
        "Dat is minder dan in het peiljaar 2017: [[woninginbraken:verschil@2019]].",
        "Of dit verschil toeval kan zijn, is niet te toetsen: wij hebben alleen de aantallen.",
    )
    paragraaf.refresh_from_db()
    assert verouderd(paragraaf.machinetekst, MEER) == [
        (
            "Dat is minder dan in het peiljaar 2017: [[woninginbraken:verschil@2019]].",
            "Dat is meer dan in het peiljaar 2017: [[woninginbraken:verschil@2019]].",
        )
    ]


def test_wie_de_paragraaf_leeg_laat_krijgt_geen_schets(rapportage):
    schrijf(paragraaf=rapportage.paragrafen.get(soort=Paragraafsoort.BEELD), tekst="", door=fabriek.gebruiker())
    assert (alinea().tekst, alinea().machinezinnen) == ("", ())


def test_een_omslag_tegenover_het_vorige_rapport():
    fabriek.vastgestelde_meting("2017-H1", aantal=500)
    fabriek.vastgestelde_meting("2019-H1", aantal=600)
    assert "oordeel" not in alinea().tekst
    bouw.titelrapportage()
    assert alinea().tekst.endswith(
        "In de vorige rapportage, over de 1e helft van 2019, was het oordeel nog ‘niet op koers’. Nu is het ‘op koers’."
    )
