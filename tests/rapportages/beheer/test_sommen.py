"""Both sums stand at each row of a sum that does not fit, for who hands in and for who approves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import fabriek
from tests.rapportages.beheer.lezen import INDIENEN, adres, doe, meldingen, open_
from tests.themas.admin.lezen import tekst_van


SOM = "De delen zijn samen 51 (21 + 30), en het geheel (Overlast) is 50."


@pytest.fixture
def vaststeller(als):
    return als("Vaststeller")


@pytest.fixture(autouse=True)
def _gezin(_rollen):
    geheel = fabriek.indicator("overlast")
    for naam in ("open", "dicht"):
        fabriek.indicator(naam, onderdeel_van=geheel)


def sommen(antwoord):
    return {werk.rij.indicator.slug: werk.som for werk in antwoord.context["rijen"]}


def test_each_row_of_the_sum_says_it(vaststeller, ingediend):
    for slug, aantal in {"overlast": 50, "open": 30, "dicht": 21, "fietsen": 9}.items():
        ingediend(van=fabriek.indicator(slug), aantal=aantal)
    antwoord = open_(vaststeller, adres())
    assert sommen(antwoord) == {"overlast": SOM, "open": SOM, "dicht": SOM, "fietsen": ""}
    assert tekst_van(antwoord).count(f"De som klopt niet. {SOM}") == 3


def test_what_holds_and_what_is_on_another_page_count_too(vaststeller, ingediend):
    fabriek.vastgestelde_meting(van=fabriek.indicator("overlast"), aantal=50)
    ingediend(van=fabriek.indicator("dicht"), aantal=21)
    rij = ingediend(van=fabriek.indicator("open"), aantal=30)
    assert sommen(open_(vaststeller, adres(indicator=rij.indicator_id))) == {"open": SOM}


def test_what_is_on_its_way_goes_before_what_holds(vaststeller, ingediend):
    oud = fabriek.vastgestelde_meting(van=fabriek.indicator("overlast"), aantal=50)
    for slug, aantal in {"open": 30, "dicht": 21}.items():
        ingediend(van=fabriek.indicator(slug), aantal=aantal)
    ingediend(van=fabriek.indicator("overlast"), aantal=51, vervangt=oud, reden="Opnieuw geteld.")
    assert set(sommen(open_(vaststeller, adres())).values()) == {""}


def test_a_sum_that_fits_says_nothing(vaststeller, ingediend):
    for slug, aantal in {"overlast": 50, "open": 30, "dicht": 20}.items():
        ingediend(van=fabriek.indicator(slug), aantal=aantal)
    assert "De som klopt niet" not in tekst_van(open_(vaststeller, adres()))


def test_who_hands_in_reads_it_too(als):
    invoerder = als("Invoerder", naam="iris")
    wie = dict.fromkeys(("ingevoerd_door", "laatst_gewijzigd_door"), invoerder.gebruiker)
    for slug, aantal in {"overlast": 50, "open": 30, "dicht": 21}.items():
        fabriek.meting(van=fabriek.indicator(slug), aantal=aantal, **wie)
    assert sommen(open_(invoerder, adres(INDIENEN))) == {"overlast": SOM, "open": SOM, "dicht": SOM}


def test_the_button_says_why_nothing_became_public(vaststeller, ingediend):
    rijen = [
        ingediend(van=fabriek.indicator(slug), aantal=aantal)
        for slug, aantal in {"overlast": 50, "open": 30, "dicht": 21}.items()
    ]
    (melding,) = meldingen(doe(vaststeller, adres(), "stel_vast", *rijen))
    assert melding.startswith(f"Overlast, Voorbeeldstad, 2019: {SOM} Stel het geheel en al zijn delen samen vast")


def test_as_many_queries_for_one_sum_as_for_three(vaststeller, ingediend):
    def vragen():
        with CaptureQueriesContext(connection) as gevangen:
            assert SOM in set(sommen(open_(vaststeller, adres())).values())
        return len(gevangen)

    def som(code):
        for slug, aantal in {"overlast": 50, "open": 30, "dicht": 21}.items():
            ingediend(code, van=fabriek.indicator(slug), aantal=aantal)

    som("2017")
    vragen()
    een = vragen()
    som("2018")
    som("2019")
    assert vragen() == een
