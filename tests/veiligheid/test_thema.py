"""The page of a theme: the covenants and interventions that serve it, and what it asks the database."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from convenanten.enums import Stand
from tests import fabriek
from tests.convenanten import bouw
from tests.site.kruip import met_klasse, tekst, vraag
from themas.bladen import Beweringblad, Interventieblad
from themas.enums import Onderbouwing
from themas.models import Bewering, Interventie
from veiligheid.thema import _sterkste


pytestmark = pytest.mark.django_db
ADRES = "/plannen/plan-2019-2022/veilige-wijken/"


@pytest.fixture(autouse=True)
def gebied():
    return fabriek.gebied()


def convenant(slug, *, bij, **velden):
    stuk = bouw.convenant(slug, **velden)
    stuk.onderwerpen.add(bij)
    return stuk


def interventie(slug, *, bij, **beweringen):
    """With a claim for each ``support=text``."""
    stuk = Interventie.objects.create(slug=slug, naam=slug.capitalize(), omschrijving="Wat het is.", bron=fabriek.BRON)
    stuk.onderwerpen.add(bij)
    for n, (onderbouwing, wat) in enumerate(beweringen.items()):
        Bewering.objects.create(interventie=stuk, volgorde=n, tekst=wat, onderbouwing=onderbouwing, bron=fabriek.BRON)
    return stuk


def elders():
    return fabriek.onderwerp("jeugd", van_thema=fabriek.thema("jeugd", nummer=2, naam="Jeugd"), naam="Jeugd")


def test_what_serves_the_theme_and_is_public_stands_there(client):
    hier = fabriek.onderwerp()
    jaar = timezone.localdate().year
    bouw.openbaar(convenant("oud", bij=hier))
    bouw.openbaar(convenant("nieuw", bij=hier, versies=(f"{jaar}-{jaar + 3}",)))
    bouw.openbaar(convenant("ander-thema", bij=elders()))
    convenant("concept", bij=hier)
    bouw.openbaar(interventie("lampen", bij=hier, niet_onderbouwd="Het helpt.", ervaring="Het hielp in twee steden."))
    interventie("geheim", bij=hier, onderzoek="Geheim.")
    antwoord = client.get(ADRES)
    assert [(a.blad.slug, a.adres, a.stand) for a in antwoord.context["afspraken"]] == [
        ("nieuw", "/convenanten/nieuw/", Stand.GELDIG),
        ("oud", "/convenanten/oud/", Stand.VERLOPEN),
    ]
    assert [(a.blad.slug, a.adres, a.bewering.tekst) for a in antwoord.context["aanpakken"]] == [
        ("lampen", "/kennisbank/lampen/", "Het hielp in twee steden."),
    ]
    lijsten = met_klasse(vraag(client, ADRES).main, "themastukken")
    assert [tekst(li) for lijst in lijsten for li in lijst.iter("li")] == [
        "Nieuw ✓ geldig",
        "Oud ■ verlopen",
        "Lampen Het hielp in twee steden. ◐ Ervaring",
    ]


def test_what_is_supported_stands_first_and_the_rest_is_folded(client):
    hier = fabriek.onderwerp()
    for slug, onderbouwing in {"a": "open_vraag", "b": "niet_onderbouwd", "c": "ervaring", "d": "onderzoek"}.items():
        bouw.openbaar(interventie(slug, bij=hier, **{onderbouwing: "Het helpt?"}))
    assert [a.blad.slug for a in client.get(ADRES).context["aanpakken"]] == ["d", "c", "b", "a"]
    [uitklap] = [deel for deel in vraag(client, ADRES).main.iter("details") if met_klasse(deel, "themastukken")]
    assert tekst(next(uitklap.iter("summary"))) == "Twee aanpakken zonder onderbouwing in onze bronnen"
    assert [tekst(a) for a in uitklap.iter("a")] == ["B", "A"]


def test_without_support_anywhere_nothing_is_folded(client):
    bouw.openbaar(interventie("a", bij=fabriek.onderwerp(), niet_onderbouwd="Het helpt."))
    main = vraag(client, ADRES).main
    assert "Van geen enkele aanpak staat een onderbouwing in onze bronnen." in tekst(main)
    assert [deel for deel in main.iter("details") if met_klasse(deel, "themastukken")] == []


def test_without_any_there_is_no_heading(client):
    fabriek.onderwerp()
    antwoord = client.get(ADRES)
    assert (antwoord.context["afspraken"], antwoord.context["aanpakken"]) == ([], [])
    assert not {"afspraken-kop", "aanpakken-kop"} & set(vraag(client, ADRES).ids)


def blad(*onderbouwingen):
    beweringen = tuple(
        Beweringblad(f"{n}", None, onderbouwing, "", "Bron") for n, onderbouwing in enumerate(onderbouwingen)
    )
    return Interventieblad("a", "A", "", "", (), (), beweringen, "Bron")


@pytest.mark.parametrize(
    ("onderbouwingen", "verwacht"),
    [
        ((), None),
        ((Onderbouwing.OPEN_VRAAG, Onderbouwing.NIET_ONDERBOUWD), "1"),
        ((Onderbouwing.ERVARING, Onderbouwing.ERVARING), "0"),
        ((Onderbouwing.ERVARING, Onderbouwing.ONDERZOEK), "1"),
    ],
)
def test_the_claim_that_is_supported_best_is_shown(onderbouwingen, verwacht):
    sterkste = _sterkste(blad(*onderbouwingen))
    assert (sterkste and sterkste.tekst) == verwacht


def test_as_many_queries_for_one_as_for_three(client):
    vragen = []
    for aantal in (1, 3):
        for n in range(aantal):
            onderwerp = fabriek.onderwerp(f"onderwerp-{n}", naam=f"Onderwerp {n}")
            doel = fabriek.doelstelling(f"{n}", bij=onderwerp, indicatoren=[fabriek.indicator(f"cijfer-{n}")])
            onderwerp.indicatoren.add(*doel.indicatoren.all(), fabriek.indicator(f"ander-{n}"))
            if not Interventie.objects.filter(slug=f"aanpak-{n}").exists():
                bouw.openbaar(convenant(f"convenant-{n}", bij=onderwerp))
                bouw.openbaar(interventie(f"aanpak-{n}", bij=onderwerp, onderzoek="Het helpt."))
        with CaptureQueriesContext(connection) as gevangen:
            antwoord = client.get(ADRES)
        assert len(antwoord.context["afspraken"]) == len(antwoord.context["aanpakken"]) == aantal
        vragen.append(len(gevangen))
    assert vragen == [10, 10]


def test_with_thresholds_everywhere_it_still_stays_within_twelve_queries(client):
    geheel = fabriek.indicator("geheel", onthullingsdrempel=5)
    deel = fabriek.indicator("deel", onderdeel_van=geheel, onthullingsdrempel=5)
    for code in ("2017", "2019"):
        fabriek.vastgestelde_meting(code, van=geheel, aantal=30)
        fabriek.vastgestelde_meting(code, van=deel, aantal=3)
    onderwerp = fabriek.onderwerp()
    fabriek.doelstelling(bij=onderwerp, indicatoren=[geheel])
    onderwerp.indicatoren.add(deel)
    bouw.openbaar(convenant("convenant", bij=onderwerp))
    cache.clear()
    assert [vraag(client, ADRES).vragen for _ in range(2)] == [12, 11]
