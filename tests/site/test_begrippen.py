"""The glossary holds words that a reader meets, and no page links one of them twice."""

from collections import Counter

import pytest

from tests.site.kruip import met_klasse, tekst
from themas.models import Begrip


pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("almere")
def test_every_word_of_the_glossary_stands_on_some_page(paginas):
    gelezen = " ".join(tekst(pagina.main) for pagina in paginas if pagina.pad != "/begrippen/").casefold()
    woorden = {b.naam: [b.naam, *(deel.strip() for deel in b.ook.split(",") if deel)] for b in Begrip.objects.all()}
    assert len(woorden) > 30
    assert [naam for naam, vormen in woorden.items() if not any(vorm.casefold() in gelezen for vorm in vormen)] == []


def test_no_page_links_a_word_twice_and_many_pages_link_some(paginas):
    per_pagina = {p.adres: Counter(a.get("href") for a in met_klasse(p.boom, "begrip")) for p in paginas}
    assert {adres: c for adres, c in per_pagina.items() if any(keer > 1 for keer in c.values())} == {}
    assert sum(bool(gelinkt) for gelinkt in per_pagina.values()) > 100
    for adres in ("/", "/dashboard/", "/indicatoren/woninginbraken/", "/rapportages/tweede-helft-2019/"):
        assert "/begrippen/#oordeel" in per_pagina[adres], adres
