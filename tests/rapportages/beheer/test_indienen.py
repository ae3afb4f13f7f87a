"""Handing in: my concepts, one of them or all, and from the page of a figure itself."""

import pytest

from tests import fabriek
from tests.rapportages.beheer.lezen import INDIENEN, adres, doe, meldingen, namen, open_
from tests.themas.admin.lezen import adres as beheer
from tests.themas.admin.lezen import tekst_van, zonder_leeg
from themas.enums import Status
from themas.models import Meting


@pytest.fixture
def invoerder(als):
    return als("Invoerder", naam="iris")


@pytest.fixture
def concept(invoerder):
    def concept(code="2019", **velden):
        wie = dict.fromkeys(("ingevoerd_door", "laatst_gewijzigd_door"), invoerder.gebruiker)
        return fabriek.meting(code, **(wie | velden))

    return concept


def status_van(*rijen):
    return [type(rij).objects.get(pk=rij.pk).status for rij in rijen]


def test_my_concepts_and_what_was_sent_back_to_me_with_the_note(invoerder, concept):
    concept("2019")
    concept("2018", ingevoerd_door=fabriek.gebruiker("ans"))
    fabriek.meting("2017", ingevoerd_door=fabriek.gebruiker("ans"), laatst_gewijzigd_door=fabriek.gebruiker("ans"))
    collega = fabriek.gebruiker("collega")
    concept("2016", status=Status.TERUGGESTUURD, beoordeeld_door=collega, beoordelingsnotitie="Tel opnieuw.")
    concept("2015", status=Status.INGEDIEND)
    antwoord = open_(invoerder, adres(INDIENEN))
    assert namen(antwoord) == [f"Woninginbraken, Voorbeeldstad, {jaar}" for jaar in (2019, 2018, 2016)]
    assert "Teruggestuurd door collega. Tel opnieuw." in tekst_van(antwoord)


def test_what_was_ticked_is_handed_in(invoerder, concept):
    rijen = [concept(jaar) for jaar in ("2018", "2019")]
    antwoord = doe(invoerder, adres(INDIENEN), "gekozen", rijen[0])
    assert status_van(*rijen) == ["ingediend", "concept"]
    assert meldingen(antwoord) == ["1 cijfer ingediend. Een collega kan het nu vaststellen."]
    rijen[0].refresh_from_db()
    assert rijen[0].ingediend_door == invoerder.gebruiker


def test_all_of_mine_at_once_and_nothing_of_another(invoerder, concept):
    rijen = [concept(str(jaar)) for jaar in range(1990, 2045)]
    ander = fabriek.meting("2050")
    antwoord = invoerder.post(adres(INDIENEN), {"doe": "alles"}, follow=True)
    assert meldingen(antwoord) == ["55 cijfers ingediend. Een collega kan het nu vaststellen."]
    assert set(status_van(*rijen)) == {"ingediend"}
    assert status_van(ander) == ["concept"]


def test_nothing_ticked_says_so(invoerder, concept):
    concept()
    antwoord = invoerder.post(adres(INDIENEN), {"doe": "gekozen"})
    assert meldingen(antwoord) == ["U hebt niets gekozen. Zet een vinkje bij wat u wilt indienen."]


def test_enter_in_a_box_hands_nothing_in(invoerder, concept):
    rij = concept()
    antwoord = doe(invoerder, adres(INDIENEN), "niets", rij)
    assert (meldingen(antwoord), status_van(rij)) == ([], ["concept"])
    assert [werk.gekozen for werk in antwoord.context["rijen"]] == [True]


def test_a_judgement_is_handed_in_too(invoerder):
    rij = fabriek.beoordeling(ingevoerd_door=invoerder.gebruiker)
    doe(invoerder, adres(INDIENEN, "beoordelingen"), "gekozen", rij)
    assert status_van(rij) == ["ingediend"]


def test_what_is_already_handed_in_gives_a_message(invoerder, concept):
    rij = concept(status=Status.INGEDIEND)
    antwoord = doe(invoerder, adres(INDIENEN), "gekozen", rij)
    assert "kan niet opnieuw worden ingediend" in meldingen(antwoord)[0]


def test_from_the_page_of_the_figure_itself(invoerder, concept):
    rij = concept()
    pad = beheer("meting", "change", rij.pk)
    pagina = invoerder.get(pad)
    assert f'href="{adres(INDIENEN, rij=rij.pk)}"'.replace("&", "&amp;") in pagina.content.decode()
    gegevens = zonder_leeg(pagina) | {"aantal": "101", "_dien_in": "ja"}
    antwoord = invoerder.post(pad, gegevens, follow=True)
    assert antwoord.redirect_chain == [(adres(INDIENEN, rij=rij.pk), 302)]
    assert [(werk.rij.aantal, werk.gekozen) for werk in antwoord.context["rijen"]] == [(101, True)]
    doe(invoerder, adres(INDIENEN, rij=rij.pk), "gekozen", rij)
    assert status_van(rij) == ["ingediend"]


def test_a_new_figure_can_go_on_to_handing_in(invoerder):
    gegevens = {
        "indicator": fabriek.indicator().pk,
        "gebied": fabriek.gebied().pk,
        "periode": fabriek.periode("2018").pk,
        "soort": "niveau",
        "aantal": "5",
        "kwaliteit": "definitief",
        "bron": "Politie",
    }
    antwoord = invoerder.post(beheer("meting", "add"), gegevens | {"_dien_in": "ja"}, follow=True)
    assert antwoord.redirect_chain == [(adres(INDIENEN, rij=Meting.objects.get().pk), 302)]
    assert status_van(Meting.objects.get()) == ["concept"]


def test_what_is_handed_in_offers_no_handing_in(invoerder, concept):
    rij = concept(status=Status.INGEDIEND)
    pagina = invoerder.get(beheer("meting", "change", rij.pk)).content.decode()
    assert "_dien_in" not in pagina
    assert "Dien in" not in pagina


@pytest.mark.parametrize("rij", ["x", "²", "9" * 40, "0"])
def test_an_address_that_makes_no_sense(invoerder, concept, rij):
    concept()
    assert invoerder.get(adres(INDIENEN, rij=rij)).status_code == 200
