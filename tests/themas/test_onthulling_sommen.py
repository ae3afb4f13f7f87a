"""A reader who subtracts everything public, on pages and in files, finds no small count."""

import csv
import io

import pytest
from django.utils import timezone

from rapportages.vaststellen import stel_vast
from tests import fabriek
from tests.themas.aanvaller import herleid
from tests.themas.kleinestad import D, buurten, geldt, hier
from tests.themas.lezer import cijfers
from themas.models import Meting


pytestmark = pytest.mark.django_db


def aanval(client, indicatoren, sommen, drempels):
    """What follows from all that is public; a sum is ``(whole, parts)`` in the keys of ``cijfers``."""
    staat_er = {}
    for indicator in indicatoren:
        staat_er |= cijfers(client, indicator)
    publiek = {sleutel: int(tekst) for sleutel, tekst in staat_er.items() if tekst.isdigit()}
    verborgen = {sleutel: tekst for sleutel, tekst in staat_er.items() if sleutel not in publiek}
    assert verborgen, "nothing is hidden"
    gevonden = herleid(publiek, verborgen, sommen, dict.fromkeys(verborgen, drempels) if drempels else None)
    return {sleutel: aantal for sleutel, aantal in gevonden.items() if 1 <= aantal < D}


def test_de_aanval_zelf_leest_wat_er_staat(client, overlast):
    geldt(overlast, "2019", 1023)
    geldt(overlast, "2019-H1", 3)
    geldt(overlast, "2019-H2", 1020)
    assert cijfers(client, overlast) == {
        hier("2019"): "1023",
        hier("1e helft 2019"): "<5",
        hier("2e helft 2019"): "verborgen",
    }


@pytest.mark.parametrize("helften", [(1, 5), (4, 4), (3, 20), (1, 1), (0, 3), (2, 5)])
def test_jaar_min_helft(client, overlast, helften):
    for code, aantal in zip(("2019-H1", "2019-H2", "2019"), (*helften, sum(helften)), strict=True):
        geldt(overlast, code, aantal)
    som = (hier("2019"), (hier("1e helft 2019"), hier("2e helft 2019")))
    assert aanval(client, [overlast], [som], D) == {}


@pytest.mark.parametrize("met_helften", [False, True])
def test_jaar_min_kwartalen(client, overlast, met_helften):
    aantallen = {"2019-K1": 2, "2019-K2": 10, "2019-K3": 11, "2019-K4": 12, "2019": 35}
    if met_helften:
        aantallen |= {"2019-H1": 12, "2019-H2": 23}
    for code, aantal in aantallen.items():
        geldt(overlast, code, aantal)
    kwartalen = [hier(f"{nummer}e kwartaal 2019") for nummer in (1, 2, 3, 4)]
    helften = [hier("1e helft 2019"), hier("2e helft 2019")]
    sommen = [
        (hier("2019"), tuple(kwartalen)),
        (hier("2019"), tuple(helften)),
        (helften[0], tuple(kwartalen[:2])),
        (helften[1], tuple(kwartalen[2:])),
    ]
    assert aanval(client, [overlast], sommen, D) == {}


@pytest.mark.parametrize("met_wijk", [True, False])
def test_gemeente_min_buurten(client, overlast, met_wijk):
    """Also where the wijk between them has no figure: a reader adds the buurten up."""
    wijk, drie = buurten("Dorp", "Anker", "Beneden")
    for buurt, aantal in zip(drie, (2, 10, 11), strict=True):
        geldt(overlast, "2019", aantal, buurt)
    geldt(overlast, "2019", 23)
    delen = tuple(hier("2019", gebied=naam) for naam in ("Dorp", "Anker", "Beneden"))
    sommen = [(hier("2019"), delen)]
    if met_wijk:
        geldt(overlast, "2019", 23, wijk)
        wijkcijfer = hier("2019", gebied="Centrum")
        sommen += [(wijkcijfer, delen), (hier("2019"), (wijkcijfer,))]
    assert aanval(client, [overlast], sommen, D) == {}


def test_geheel_min_onderdelen_van_onderdelen(client):
    """A part may have parts of its own: 12 − 10 is the one part, and that is all its only part."""
    geheel = fabriek.indicator("overlast")
    brand = fabriek.indicator("brand", onderdeel_van=geheel)
    vuil = fabriek.indicator("vuil", onderdeel_van=geheel)
    autobrand = fabriek.indicator("autobrand", onderdeel_van=brand, onthullingsdrempel=D)
    for indicator, aantal in ((geheel, 12), (brand, 2), (vuil, 10), (autobrand, 2)):
        geldt(indicator, "2019", aantal)
    cel = {slug: hier("2019", slug=slug) for slug in ("overlast", "brand", "vuil", "autobrand")}
    sommen = [(cel["overlast"], (cel["brand"], cel["vuil"])), (cel["brand"], (cel["autobrand"],))]
    assert aanval(client, [geheel, brand, vuil, autobrand], sommen, None) == {}


def test_eerdere_versies(client, overlast):
    """9 = 5 + 4 became 6 = 5 + 1: the list of changes says by how much."""
    jaar, h1 = geldt(overlast, "2019", 6 + 3), geldt(overlast, "2019-H1", 4)
    geldt(overlast, "2019-H2", 5)
    nu = timezone.now()
    nieuw = [
        fabriek.meting(rij.periode.code, van=overlast, aantal=n, status="ingediend", vervangt=rij, reden="Herteld.")
        for rij, n in ((jaar, 6), (h1, 1))
    ]
    stel_vast(rijen=nieuw, door=fabriek.gebruiker("collega"))
    assert set(Meting.objects.filter(opgevolgd_op__gte=nu)) == {jaar, h1}
    tweede = hier("2e helft 2019")
    sommen = [(hier("2019", v), (hier("1e helft 2019", v), tweede)) for v in (0, 1)]
    assert aanval(client, [overlast], sommen, D) == {}


def test_een_verborgen_cijfer_heeft_niets_dan_zijn_tekst(client, overlast):
    """No rate, percent, verdict or certainty in its row, on the page or in the files."""
    geldt(overlast, "2017", 30)
    geldt(overlast, "2018", 2)
    assert cijfers(client, overlast)[hier("2018")] == "<5"
    bestand = client.get("/indicatoren/overlast/cijfers.csv").content.decode("utf-8-sig")
    (rij,) = [rij for rij in csv.DictReader(io.StringIO(bestand), delimiter=";") if rij["periode"] == "2018"]
    assert {kop: cel for kop, cel in rij.items() if cel} == {
        "indicator": "Overlast",
        "gebied": "Voorbeeldstad",
        "soort gebied": "gemeente",
        "gebiedscode": "GM9999",
        "periode": "2018",
        "kwaliteit": "definitief",
        "afgeleid": "nee",
        "verborgen": "<5",
        "bron": fabriek.BRON,
    }
    pagina = client.get("/indicatoren/overlast/").content.decode()
    assert '<data class="oordeel' not in pagina
    assert '<data class="verschil' not in pagina
    assert (
        "In 2018 waren er in Voorbeeldstad minder dan 5 inbraken. Zulke kleine aantallen laten wij niet precies zien."
        in pagina
    )
