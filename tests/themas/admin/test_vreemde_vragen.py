"""What nobody types and an attacker does: NUL in a question, a page of words, a POST where nothing is saved."""

import pytest
from django.urls import reverse

from tests.themas.admin.lezen import adres
from themas.admin.basis import MEESTE_ZOEKWOORDEN


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "vraag",
    [
        f"{adres('meting')}?q=%00",
        f"{adres('meting')}?status__exact=concept%00",
        f"{reverse('admin:autocomplete')}?app_label=themas&model_name=meting&field_name=gebied&term=%00",
        f"{reverse('admin:vaststellen')}?bestand=%00",
    ],
)
def test_nul_is_refused_and_never_asked_of_the_database(ingelogd, vraag):
    antwoord = ingelogd.get(vraag)
    assert antwoord.status_code == 400
    assert "Deze vraag begrijpen wij niet" in antwoord.content.decode()


def test_nul_in_what_is_sent_changes_nothing(ingelogd, reeks):
    pad = adres("indicator", "change", reeks["indicator"].pk)
    assert ingelogd.post(pad, {"naam": "Een\0naam"}).status_code == 400
    reeks["indicator"].refresh_from_db()
    assert reeks["indicator"].naam == "Inbraken 1"


@pytest.mark.parametrize("extra", [0, 1, 300])
def test_a_page_of_words_is_searched_by_its_first(ingelogd, reeks, extra):
    woorden = ["inbraken"] * MEESTE_ZOEKWOORDEN + ["bestaat-niet"] * extra
    antwoord = ingelogd.get(adres("meting"), {"q": " ".join(woorden)})
    assert antwoord.context["cl"].result_count == 1
    meldingen = [str(melding) for melding in antwoord.context["messages"]]
    assert meldingen == (["Wij zochten alleen op de eerste 8 woorden."] if extra else [])


def test_sending_something_to_a_history_does_nothing(ingelogd, reeks):
    assert ingelogd.post(adres("meting", "history", reeks["meting"].pk)).status_code in (200, 405)
