"""Each kind is found where readers see it, and in no other state, whoever asks."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from tests import fabriek
from tests.rapportages.lezen.bouw import gerectificeerd
from tests.rollen import als
from tests.veiligheid.zoeken import bouw
from tests.veiligheid.zoeken.bouw import GEHEIM, WOORD, ZIN, zoek
from themas.models import Begrip


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stad")]
ROLLEN = ["Invoerder", "Vaststeller", "Redacteur", "Publiceerder", "Beheerder"]


def test_each_kind_is_found_at_its_address_with_the_word_in_its_sentence(client):
    moet = bouw.elk_soort()
    pagina = zoek(client, WOORD)
    assert pagina.per_soort == {soort: [adres] for soort, adres in moet.items()}
    assert set(pagina.gemerkt) == {WOORD}
    assert len([zin for zin in pagina.zinnen if ZIN in zin]) == len(moet) - 2  # a goal and a report have only a title
    for soort, adres in moet.items():
        assert zoek(client, WOORD, soort=soort).per_soort == {soort: [adres]}


@pytest.mark.parametrize("wat", GEHEIM)
def test_what_is_not_public_is_not_found_whoever_asks(client, wat):
    """Not as a hit, not in a count, a filter, a year, a suggestion, or the size of the answer."""
    fabriek.beleidsplan()
    vragen = (WOORD, "zwaanenfluit", "zwanen")
    voor = [zoek(client, vraag).main for vraag in vragen]
    GEHEIM[wat]()
    assert [zoek(client, vraag).main for vraag in vragen] == voor
    assert zoek(client, WOORD).per_soort == {}


@pytest.mark.parametrize("rol", ROLLEN)
def test_an_officer_finds_what_a_reader_finds(rol):
    bouw._raadsstuk()
    bouw._concept_rapport()
    bouw._convenant()
    assert zoek(als(rol), WOORD).main == zoek(Client(), WOORD).main
    assert zoek(als(rol), WOORD).per_soort == {}


def test_a_concept_changes_nothing_of_what_is_found(client):
    """Not the order either: what is rare in the whole index must not weigh more."""
    fabriek.indicator("een", definitie="Sirene en kabaal, kabaal, kabaal.")
    fabriek.indicator("twee", definitie="Kabaal en sirene, sirene, sirene.")
    voor = zoek(client, "sirene kabaal").main
    for nummer in range(9):
        bouw.raad.motie(f"geheim-{nummer}", inhoud="Sirene, sirene, sirene.", publiek=False)
    na = zoek(client, "sirene kabaal")
    assert na.main == voor
    assert len(na.adressen) == 2
    assert na.antwoord["ETag"] == client.get("/zoeken/", {"q": "sirene kabaal"})["ETag"]


@pytest.mark.parametrize("vraag", ["zwaanenfluit", "zwanen"])
def test_words_of_concepts_leave_room_for_the_words_of_readers(client, vraag):
    """Else a word that is not offered would tell that there are many like it."""
    fabriek.indicator("een", definitie="Een zwanenfluitje.")
    voor = zoek(client, vraag).main
    assert "zwanenfluitje" in voor
    anders = " ".join(f"zwanenflui{een}{twee}" for een in "abcdef" for twee in "pqrstu")
    bouw.raad.motie("geheim", inhoud=anders, publiek=False)
    assert zoek(client, vraag).main == voor


def test_a_form_that_only_a_concept_has_is_not_named(client):
    """PostgreSQL would find it by its stem in what is public."""
    fabriek.indicator("een", definitie="Een zwaan, en het woord zwanennesten.")
    voor = [zoek(client, vraag).main for vraag in ("zwanen", "zwanenneste")]
    assert "zwanennesten" in voor[0]
    bouw.raad.motie("geheim", inhoud="Een zwanennest, en zwanennestje.", publiek=False)
    assert [zoek(client, vraag).main for vraag in ("zwanen", "zwanenneste")] == voor


def test_longer_words_of_concepts_take_no_places(client):
    fabriek.indicator("een", definitie="Een zwanenfluitje.")
    bouw.raad.motie("geheim", inhoud=" ".join(f"zwanen{a}{b}" for a in "abcdefgh" for b in "abcde"), publiek=False)
    pagina = zoek(client, "zwanen")
    assert pagina.adressen == ["/indicatoren/een/"]
    assert "een langer woord: zwanenfluitje. Liever niet?" in pagina.main


def test_an_embargo_ends_by_the_clock(client, monkeypatch):
    bouw._rapport_onder_embargo()
    assert zoek(client, WOORD).per_soort == {}
    straks = timezone.now() + datetime.timedelta(days=2)
    monkeypatch.setattr(timezone, "now", lambda: straks)
    assert set(zoek(client, WOORD).per_soort) == {"rapportage", "tekst"}


def test_a_correction_takes_the_place_of_what_it_corrects(client):
    gerectificeerd(bouw.rapport(), "Nu staat er kwartel.")
    assert "tekst" not in zoek(client, "pleinvogel").per_soort
    assert list(zoek(client, "kwartel").per_soort) == ["tekst"]


def test_a_word_is_found_by_what_the_glossary_calls_it_too(client):
    Begrip.objects.create(slug="ov", naam="openbaar vervoer", ook="OV, bus & trein", uitleg="Bussen.")
    fabriek.indicator("een", definitie="Ruzies in het openbaar vervoer.")
    fabriek.indicator("twee", definitie="Vervoer dat openbaar is.")
    assert zoek(client, "OV ruzies").adressen == ["/indicatoren/een/"]
    assert zoek(client, '"openbaar vervoer" ruzies').adressen == ["/indicatoren/een/"]
    assert zoek(client, '"OV" ruzies').adressen == []  # in quotes: this word and no other
    assert zoek(client, "ruzies -OV").adressen == ["/indicatoren/een/"]
