"""Whatever somebody types into a field, a reader sees it as text."""

import json

import pytest

from tests.site.geldig import fouten_in
from tests.site.gemeente import bouw, vul_alle_tekst
from tests.site.kruip import HIER, kruip, tekst


pytestmark = pytest.mark.django_db
VREEMD = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)><b onclick=x>{{ 7|add:7 }}{% now 'Y' %}</main></svg>",
    "aanhalingstekens": '"\'>" onmouseover="alert(1)" \' &amp; &lt;b&gt; &#60;i&#62; %(naam)s',
    "lang zonder spatie": "x" * 500,
    "tekens": "\u202eomgekeerd \u200bnul\u200b מרחבא 👩‍👩‍👧‍👦🏳️‍🌈é\u0301",
}


@pytest.fixture(params=VREEMD.values(), ids=VREEMD.keys())
def getypt(request):
    bouw(1)
    vul_alle_tekst(request.param)
    return request.param


def test_odd_text_is_shown_as_text(client, getypt, settings):
    settings.SITE_ADRES = HIER
    bezoek = kruip(client)
    paginas = [antwoord for antwoord in bezoek.values() if antwoord.is_pagina]
    assert {adres: (a.status, a.fout) for adres, a in bezoek.items() if a.status != 200} == {}
    # So much as fits in the shortest field.
    kern = " ".join(getypt[:30].split())
    assert len([pagina for pagina in paginas if kern in tekst(pagina.main)]) > 10
    for pagina in paginas:
        assert _vreemde_elementen(pagina) == [], pagina.adres
        assert [adres for adres in pagina.geladen if not adres.startswith(HIER)] == [], pagina.adres
        assert "?" in pagina.adres or fouten_in(pagina.html) == [], pagina.adres
    datasets = [s.text for p in paginas for s in p.boom.iter("script") if not s.get("src")]
    assert datasets
    assert all(json.loads(blok)["@type"] == "Dataset" for blok in datasets)
    # What the API answers is for programs, as text of JSON.
    antwoorden = [a for a in bezoek.values() if a.soort.startswith("application/json") and "/api/" not in a.pad]
    figuren = [json.loads(antwoord.inhoud) for antwoord in antwoorden]
    # Plotly takes some HTML in the texts that it shows; the name of a line is not among those.
    getoond = [deel.replace("<br>", " ") for figuur in figuren for deel in _teksten(figuur)]
    assert len(getoond) > 10
    assert [deel for deel in getoond if "<" in deel or ">" in deel] == []


def _vreemde_elementen(pagina):
    """What the typed text would have made, had it not been escaped."""
    return [
        element.tag
        for element in pagina.boom.iter()
        if element.tag == "img"
        or (element.tag == "script" and not element.get("src") and element.get("type") != "application/ld+json")
        or any(naam.startswith("on") for naam in element.attrib)
    ]


def _teksten(deel):
    match deel:
        case str():
            yield deel
        case list():
            for onderdeel in deel:
                yield from _teksten(onderdeel)
        case dict():
            for naam, onderdeel in deel.items():
                yield from _teksten(onderdeel) if naam != "name" else ()
