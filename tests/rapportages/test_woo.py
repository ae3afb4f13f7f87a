"""Reports, year plans and pieces of the council say how the Woo sorts them, who made them and since when."""

import datetime

import pytest
from django.utils import timezone

from rapportages.enums import Raadssoort
from tests import fabriek
from tests.rapportages.jaarplan import bouw as jaarplanbouw
from tests.rapportages.lezen.bouw import alleen_titel, gerectificeerd, publiek
from tests.rapportages.raad import bouw as raad
from tests.site.geldig import fouten_in
from tests.site.kruip import met_klasse, tekst, vraag


pytestmark = pytest.mark.django_db
ONBEKEND = "niet in onze bronnen"
JAARSTUKKEN = "Jaarplannen en jaarverslagen (artikel 3.3, lid 2, onder g)"
VERGADERSTUKKEN = "Vergaderstukken decentrale overheden (artikel 3.3, lid 2, onder c)"


@pytest.fixture(autouse=True)
def _gemeente():
    fabriek.gebied()


def woo(pagina):
    [deel] = met_klasse(pagina.main, "woo")
    assert fouten_in(pagina.html) == []
    return {tekst(dt): tekst(dd) for dt, dd in zip(deel.iter("dt"), deel.iter("dd"), strict=True)}


def voor_machines(pagina):
    """What the microdata says: the same words, and a day that a machine can read."""
    [deel] = met_klasse(pagina.main, "woo")
    return {
        e.get("itemprop"): e.get("datetime") or tekst(e) for e in deel.iter() if e.get("itemprop") and e.tag != "dl"
    }


def test_a_report_and_each_of_its_versions(client):
    rapportage = publiek()
    gerectificeerd(rapportage)
    vandaag = timezone.localdate()
    for adres in ("/rapportages/voortgang-2019/", "/rapportages/voortgang-2019/versies/1/"):
        pagina = vraag(client, adres)
        gezegd = woo(pagina)
        assert (gezegd["Soort"], gezegd["Opsteller"]) == (JAARSTUKKEN, "Gemeente Voorbeeldstad")
        assert gezegd["Gepubliceerd op"] == f"{vandaag.day} {_maand(vandaag)} {vandaag.year}"
        assert voor_machines(pagina)["datePublished"] == vandaag.isoformat()
        assert voor_machines(pagina)["genre"] == "Jaarplannen en jaarverslagen"


def _maand(dag: datetime.date) -> str:
    maanden = "januari februari maart april mei juni juli augustus september oktober november december"
    return maanden.split()[dag.month - 1]


def test_of_a_report_without_text_the_day_is_not_known(client):
    alleen_titel()
    pagina = vraag(client, "/rapportages/eerste-helft-2019/")
    assert (woo(pagina)["Soort"], woo(pagina)["Gepubliceerd op"]) == (JAARSTUKKEN, ONBEKEND)
    assert "datePublished" not in voor_machines(pagina)


def test_a_year_plan(client):
    jaarplan = jaarplanbouw.jaarplan()
    gezegd = woo(vraag(client, jaarplan.get_absolute_url()))
    assert gezegd == {
        "Titel": jaarplan.titel,
        "Soort": JAARSTUKKEN,
        "Opsteller": "Gemeente Voorbeeldstad",
        "Gepubliceerd op": ONBEKEND,
    }


@pytest.mark.parametrize(
    ("soort", "opsteller"),
    [
        (Raadssoort.MOTIE, "Gemeenteraad van Voorbeeldstad"),
        (Raadssoort.TOEZEGGING, ONBEKEND),
        (Raadssoort.VERZOEK, ONBEKEND),
    ],
)
def test_a_piece_of_the_council(client, soort, opsteller):
    stuk = raad.motie(soort=soort, datum=raad.dag("2019-05-15"))
    gezegd = woo(vraag(client, stuk.get_absolute_url()))
    assert gezegd == {
        "Titel": stuk.titel,
        "Soort": VERGADERSTUKKEN,
        "Opsteller": opsteller,
        "Gepubliceerd op": ONBEKEND,
    }


def test_a_letter_is_of_the_college(client):
    gezegd = woo(vraag(client, raad.brief().get_absolute_url()))
    assert gezegd["Opsteller"] == "College van burgemeester en wethouders van Voorbeeldstad"
