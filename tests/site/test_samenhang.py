"""What stands in two places on the pages adds up, and nothing is said twice."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from django.urls import reverse

from tests.site.kruip import met_klasse, tekst
from themas.enums import Doelsoort
from themas.models import Doelstelling, Thema


pytestmark = pytest.mark.django_db
GETAL = {"één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10}


def themas_van(pagina):
    return [deel for deel in pagina.main.iter("section") if deel.get("aria-labelledby") == "themas-kop"]


def som(deel, patroon):
    return sum(int(getal) for getal in re.findall(patroon, tekst(deel)))


def test_the_cards_add_up_to_the_heading(bezoek):
    """Save for what the page itself says counts more than once."""
    kop = tekst(next(bezoek["/"].main.iter("h1")))
    goed, alle = (GETAL[woord] for woord in re.search(r"(\w+) van de (\w+) cijfers", kop).groups())
    [vak] = themas_van(bezoek["/"])
    dubbel = sum(GETAL[woord] - 1 for woord in re.findall(r"telt bij (\w+) thema’s mee", tekst(vak)))
    assert dubbel
    kaarten = som(vak, r"(\d+) cijfers? op koers"), som(vak, r"(\d+) cijfers? niet op koers")
    assert sum(kaarten) - dubbel == alle
    assert kaarten[0] - dubbel == goed


def test_the_dashboard_adds_up_to_the_start_page(bezoek):
    [lead] = met_klasse(bezoek["/dashboard/"].main, "nl-paragraph--lead")
    alle, goed, slecht, zonder = map(
        int,
        re.search(r"Van de (\d+) cijfers zijn er (\d+) op koers en (\d+) niet\. (\d+) doelen", tekst(lead)).groups(),
    )
    assert goed + slecht == alle
    kop = tekst(next(bezoek["/"].main.iter("h1"))).lower()
    assert [GETAL[woord] for woord in re.findall(r"\w+", kop) if woord in GETAL] == [goed, alle]
    assert som(themas_van(bezoek["/"])[0], r"(\d+) doel(?:en)? nog niet beoordeeld") == zonder


@pytest.mark.usefixtures("almere")
def test_a_theme_names_a_source_once_and_does_not_repeat_its_name(bezoek):
    for thema in Thema.objects.filter(onderwerpen__doelstellingen__isnull=False).distinct():
        main = bezoek[thema.get_absolute_url()].main
        assert thema.naam not in [tekst(kop) for kop in main.iter("h2")]
        for vak in met_klasse(main, "onderwerp"):
            bronnen = [tekst(noot) for noot in met_klasse(vak, "noot") if tekst(noot).startswith("Bron: ")]
            eigen = Doelstelling.objects.filter(onderwerp__thema=thema, onderwerp__slug=vak.get("id"))
            alle = dict.fromkeys(eigen.order_by("volgorde", "code").values_list("bron", flat=True))
            assert bronnen == [f"Bron: {'; '.join(alle)}"]


def test_figures_beside_the_goals_have_a_heading(bezoek):
    """A figure of another year or another way of counting must not look like one of the goal above it."""
    koppen = Counter()
    for adres, pagina in bezoek.items():
        if re.fullmatch(r"/plannen/[\w-]+/[\w-]+/", adres):
            for vak in met_klasse(pagina.main, "onderwerp"):
                kinderen = list(vak)
                for eerder, deel in pairwise(kinderen):
                    if deel.get("class") == "cijfers":
                        koppen[eerder.tag] += 1
    assert koppen
    assert set(koppen) <= {"h3", "p"}


@pytest.mark.usefixtures("almere")
def test_a_column_of_certainties_is_called_so(bezoek):
    met_doel = set(
        Doelstelling.objects.exclude(soort=Doelsoort.KWALITATIEF).values_list("indicatoren__slug", flat=True)
    )
    gezien = Counter()
    for adres, pagina in bezoek.items():
        if gevonden := re.fullmatch(r"/indicatoren/([\w-]+)/", adres):
            for tabel in met_klasse(pagina.main, "tabel--perioden"):
                kop = tekst(list(tabel.find("thead/tr"))[-1])
                assert kop == ("Oordeel" if gevonden[1] in met_doel else "Zekerheid"), adres
                gezien[kop] += 1
    assert min(gezien["Oordeel"], gezien["Zekerheid"]) > 3


def test_a_change_in_counting_is_explained_once(bezoek):
    """The alert is one line with a link; what changed stands in one place."""
    pagina = bezoek[reverse("indicator", args=["misdrijven"])]
    [kader] = met_klasse(pagina.main, "kader--let-op")
    assert [a.get("href") for a in kader.iter("a")] == ["#breuken"]
    assert len(tekst(kader)) < 120
    [vak] = [deel for deel in pagina.main.iter("section") if deel.get("id") == "breuken"]
    jaren = set(re.findall(r"\b20\d\d\b", tekst(kader)))
    assert jaren
    assert jaren <= {jaar for kop in vak.iter("dt") for jaar in re.findall(r"\b20\d\d\b", tekst(kop))}
    for uitleg in vak.iter("dd"):
        assert tekst(pagina.main).count(tekst(uitleg)) == 1
