"""The glossary, and the links from words of pages to it."""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from themas.models import Begrip


HUIS = Path(settings.BASE_DIR)
IN_FIXTURE = {rij["fields"]["slug"] for rij in yaml.safe_load((HUIS / "fixtures/18-begrippen.yaml").read_text())}


def bewaar(*namen):
    for naam in namen:
        slug = naam.lower().replace("é", "e").replace(" ", "-")
        Begrip.objects.create(naam=naam, slug=slug, uitleg=f"Wat {naam} is.")


@pytest.mark.django_db
def test_words_stand_under_their_letter_from_a_to_z(client):
    bewaar("vier ogen", "Zienswijze", "één jaar", "112", "evenement", "college", "Convenant")
    antwoord = client.get("/begrippen/")
    assert [(letter.letter, [str(b) for b in letter.begrippen]) for letter in antwoord.context["letters"]] == [
        ("0-9", ["112"]),
        ("C", ["college", "Convenant"]),
        ("E", ["één jaar", "evenement"]),
        ("V", ["vier ogen"]),
        ("Z", ["Zienswijze"]),
    ]
    html = antwoord.content.decode()
    assert re.findall('href="#(letter-[^"]+)"', html) == ["letter-0-9", "letter-c", "letter-e", "letter-v", "letter-z"]
    assert '<dt id="vier-ogen">Vier ogen</dt>' in html


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_one_query_however_many_words(client, aantal, django_assert_num_queries):
    bewaar(*(f"woord {nummer}" for nummer in range(aantal)))
    with django_assert_num_queries(1):
        client.get("/begrippen/")


@pytest.mark.django_db
def test_a_page_without_words_and_a_question_that_we_do_not_know(client):
    html = client.get("/begrippen/", {"letter": "a"}).content.decode()
    assert "Er staan hier nog geen begrippen." in html
    assert "Het filter ‘letter’ kennen wij niet." in html


def toon(inhoud, context=None):
    return Template("{% load begrippen %}" + inhoud).render(context or RequestContext(RequestFactory().get("/")))


def link(slug, woord):
    return f'<a class="begrip" href="/begrippen/#{slug}">{woord}</a>'


@pytest.mark.django_db
def test_a_word_is_a_link_the_first_time_on_a_page_and_then_a_word(django_assert_num_queries):
    inhoud = '{% begrip "peiljaar" %} {% begrip "kan-toeval-zijn" %} {% begrip "peiljaar" woord %}'
    with django_assert_num_queries(0):
        assert toon(inhoud, RequestContext(RequestFactory().get("/"), {"woord": "Het <peiljaar>"})) == (
            f"{link('peiljaar', 'peiljaar')} {link('kan-toeval-zijn', 'kan toeval zijn')} Het &lt;peiljaar&gt;"
        )
    assert toon('{% begrip "peiljaar" %}') == link("peiljaar", "peiljaar")  # the next page begins anew


def test_also_what_a_page_includes_counts():
    deel = Template('{% load begrippen %}{% begrip "peiljaar" %}')
    context = RequestContext(RequestFactory().get("/"), {"deel": deel})
    assert toon("{% include deel only %} {% include deel only %}", context) == (
        f"{link('peiljaar', 'peiljaar')} peiljaar"
    )


def test_a_template_without_a_request_links_once_too():
    assert toon('{% begrip "peiljaar" %} {% begrip "peiljaar" %}', Context()) == (
        f"{link('peiljaar', 'peiljaar')} peiljaar"
    )


def test_every_word_that_a_template_links_is_in_the_glossary():
    gebruikt = {
        slug: str(pad.relative_to(HUIS))
        for pad in (HUIS / "templates").rglob("*.html")
        for slug in re.findall(r"{% begrip ['\"]([^'\"]+)['\"]", pad.read_text())
    }
    assert len(gebruikt) > 10
    assert {slug: pad for slug, pad in gebruikt.items() if slug not in IN_FIXTURE} == {}
