"""The list of agreements: its answer, what it can be narrowed to, and its order."""

import datetime

import pytest

from convenanten.enums import Convenantsoort
from convenanten.lijst import antwoord_lijst, rijen_van
from tests import fabriek
from tests.convenanten import bouw
from tests.site.kruip import met_klasse, tekst, vraag
from themas.publiceren import trek_in


pytestmark = pytest.mark.django_db
VANDAAG = datetime.date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch):
    nu = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: nu)


@pytest.fixture
def vijf():
    """One of each state."""
    fabriek.onderwerp()
    ov = bouw.convenant("ov", naam="Openbaar vervoer", versies=["2024-2027"], partijen=["ns"])
    ov.onderwerpen.add(fabriek.onderwerp())
    stukken = [
        ov,
        bouw.convenant("uitgaan", naam="Uitgaan", versies=["2019-2021"], kort="Over cafés."),
        bouw.convenant("voetbal", naam="Voetbal", versies=["2006"], soort=Convenantsoort.REGIONAAL),
        bouw.convenant("steden", naam="Steden", versies=["2023-2026"], soort=Convenantsoort.PROGRAMMA),
        bouw.convenant("straks", naam="Straks", versies=["2030-2031"]),
    ]
    for stuk in stukken:
        bouw.openbaar(stuk)
    return stukken


def lijst(client, vragen=""):
    main = vraag(client, f"/convenanten/{vragen}").main
    rijen = [rij for tabel in met_klasse(main, "tabel--afspraken") for rij in tabel.find("tbody").iter("tr")]
    return [tekst(next(rij.iter("a"))) for rij in rijen]


def meldingen(client, vragen):
    main = vraag(client, f"/convenanten/{vragen}").main
    return [tekst(p) for melding in met_klasse(main, "utrecht-alert--warning") for p in melding.iter("p")]


def lead(client):
    [zin] = met_klasse(vraag(client, "/convenanten/").main, "nl-paragraph--lead")
    return tekst(zin)


@pytest.mark.usefixtures("vijf")
def test_the_answer_counts_by_state_and_names_what_ends(client):
    assert lead(client) == (
        "Hier staan vijf afspraken met anderen over veiligheid. Vandaag gelden daarvan twee. "
        "Binnen een half jaar verloopt één: Steden (31 december 2026). Er begint één later. Er is één voorbij. "
        "Van één staat het einde niet in onze bronnen."
    )


def test_the_answer_of_one_that_is_over():
    blad = bouw.convenant().blad()
    assert antwoord_lijst(rijen_van([blad], VANDAAG)) == (
        "Hier staat één afspraak met anderen over veiligheid. Vandaag geldt daarvan geen. Er is één voorbij."
    )


def test_of_what_has_no_end_it_is_not_said_that_it_is_over():
    onbekend = bouw.convenant("voetbal", versies=())
    bouw.versie(onbekend, "2021", partijen=["politie"])
    bladen = [bouw.convenant().blad(), onbekend.blad()]
    assert antwoord_lijst(rijen_van(bladen, VANDAAG)) == (
        "Hier staan twee afspraken met anderen over veiligheid. Van geen enkele weten wij zeker dat die vandaag geldt. "
        "Er is één voorbij. Van één staat het einde niet in onze bronnen."
    )


@pytest.mark.usefixtures("vijf")
def test_what_ends_soonest_stands_first(client):
    assert lijst(client) == ["Steden", "Openbaar vervoer", "Straks", "Voetbal", "Uitgaan"]


@pytest.mark.usefixtures("vijf")
@pytest.mark.parametrize(
    ("vragen", "namen"),
    [
        ("?stand=verlopen", ["Uitgaan"]),
        ("?stand=onbekend", ["Voetbal"]),
        ("?soort=programma", ["Steden"]),
        ("?partij=ns", ["Openbaar vervoer"]),
        ("?onderwerp=plan-2019-2022/veilige-wijken", ["Openbaar vervoer"]),
        ("?onderwerp=plan-2019-2022/veilige-wijken/inbraken-en-roof", ["Openbaar vervoer"]),
        ("?q=CAFÉS", ["Uitgaan"]),
        ("?q=inbraken", ["Openbaar vervoer"]),
        ("?q=zoiets+bestaat+niet", []),
        ("?stand=geldig&partij=politie", []),
        ("?sorteer=naam", ["Openbaar vervoer", "Steden", "Straks", "Uitgaan", "Voetbal"]),
        ("?sorteer=-begin", ["Voetbal", "Straks", "Openbaar vervoer", "Steden", "Uitgaan"]),
        ("?sorteer=einde", ["Uitgaan", "Steden", "Openbaar vervoer", "Straks", "Voetbal"]),
        ("?sorteer=-stand", ["Uitgaan", "Voetbal", "Straks", "Openbaar vervoer", "Steden"]),
    ],
)
def test_it_can_be_narrowed_and_sorted(client, vragen, namen):
    assert lijst(client, vragen) == namen
    assert meldingen(client, vragen) == []


@pytest.mark.usefixtures("vijf")
@pytest.mark.parametrize(
    ("vragen", "melding"),
    [
        ("?stand=rood", "Bij ‘Stand’ kennen wij de keuze ‘rood’ niet. Dat filter staat nu uit."),
        ("?partij=%00", "Bij ‘Partij’ kennen wij de keuze ‘’ niet. Dat filter staat nu uit."),
        ("?onderwerp=x/y", "Bij ‘Thema of onderwerp’ kennen wij de keuze ‘x/y’ niet. Dat filter staat nu uit."),
        ("?kleur=rood", "Het filter ‘kleur’ kennen wij niet. Wij hebben het overgeslagen."),
        ("?sorteer=partijen", "Op ‘partijen’ kunnen wij niet sorteren. De gewone volgorde staat er."),
        ("?sorteer=-onzin", "Op ‘-onzin’ kunnen wij niet sorteren. De gewone volgorde staat er."),
    ],
)
def test_a_bad_value_is_left_out_and_said(client, vragen, melding):
    assert lijst(client, vragen) == lijst(client)
    assert meldingen(client, vragen) == [melding]


@pytest.mark.usefixtures("vijf")
def test_a_choice_that_nothing_meets_says_how_to_go_on(client):
    pagina = vraag(client, "/convenanten/?soort=keurmerk")
    [kader] = met_klasse(pagina.main, "kader")
    assert tekst(kader) == "Geen afspraak past bij deze keuze. Wis alle filters om alle afspraken te zien."


def test_nothing_public_is_said(client):
    bouw.convenant()
    assert lijst(client) == []
    [kader] = met_klasse(vraag(client, "/convenanten/").main, "kader")
    assert tekst(kader).startswith("Er staan nog geen afspraken op deze site.")


def test_readers_see_what_was_published_and_not_what_is_being_changed(client):
    stuk = bouw.convenant(naam="Eerst")
    bouw.openbaar(stuk)
    stuk.naam = "Later"
    stuk.save()
    assert lijst(client) == ["Eerst"]
    trek_in(stuk=stuk, reden="Het klopt niet.", door=fabriek.gebruiker("derde"))
    assert lijst(client) == []


def test_a_topic_whose_theme_moved_can_still_be_chosen(client):
    stuk = bouw.convenant()
    stuk.onderwerpen.add(fabriek.onderwerp())
    bouw.openbaar(stuk)
    thema = fabriek.thema()
    thema.slug = "elders"
    thema.save()
    assert lijst(client, "?onderwerp=plan-2019-2022/veilige-wijken") == ["Veilig uitgaan"]


@pytest.mark.parametrize("aantal", [1, 3, 30])
def test_two_queries_however_many_rows(client, aantal):
    for n in range(aantal):
        bouw.openbaar(bouw.convenant(f"c-{n}", versies=["2019-2021", "2022-2025"]))
    assert vraag(client, "/convenanten/?sorteer=naam&stand=verlopen").vragen == 2
    assert len(lijst(client)) == aantal
