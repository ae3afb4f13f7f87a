"""What readers see of year plans: by theme, filtered by the address, and nothing of a concept."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.enums import Actiestatus, Spoor
from tests import fabriek
from tests.rapportages.jaarplan import bouw
from tests.site.geldig import fouten_in
from tests.site.kruip import met_klasse, tekst, vraag


pytestmark = pytest.mark.django_db
JAAR = "/jaarplannen/2019/"


@pytest.fixture(autouse=True)
def _gemeente():
    fabriek.gebied()


@pytest.fixture
def vier():
    """Four actions, in two themes and in none."""
    zorg = fabriek.thema("zorg", nummer=2, naam="Zorg")
    jeugd = fabriek.onderwerp("jeugd", van_thema=zorg, naam="Jeugd", nummer="2.1")
    bouw.actie("A01", tekst="Sloten", status=Actiestatus.UITGEVOERD, spoor=Spoor.PREVENTIE)
    bouw.actie("A02", tekst="Camera’s", verantwoordelijke="Stadstoezicht", wanneer="in mei")
    bouw.actie("A03", tekst="Jongerenwerk", onderwerp=jeugd, toelichting="Met een bus.")
    bouw.voortgang(bij=bouw.actie("A04", tekst="Onderzoek", onderwerp=None), tekst="De vragenlijst is af.")


def acties(pagina):
    return [tekst(kop) for kop in met_klasse(pagina.main, "actie__tekst")]


def meldingen(pagina):
    return [tekst(deel) for deel in met_klasse(pagina.main, "utrecht-alert")]


def test_counts_first_then_actions_by_theme(client, vier):
    bouw.themadoelen()
    pagina = vraag(client, JAAR)
    assert fouten_in(pagina.html) == []
    assert tekst(met_klasse(pagina.main, "actietelling")[0]) == "1 ✓ uitgevoerd 3 ◔ lopend"
    assert acties(pagina) == ["Sloten", "Camera’s", "Jongerenwerk", "Onderzoek"]
    delen = [tekst(kop) for kop in met_klasse(pagina.main, "jaarthema__kop")]
    assert delen == ["1 Veilige wijken", "2 Zorg", "Het hele plan"]
    (doelen,) = met_klasse(pagina.main, "jaarthema__doelen")
    assert tekst(doelen) == "Doelen in dit jaarplan Minder inbraken. Minder roof."


def test_what_nobody_knows_is_said_once_and_not_at_every_action(client, vier):
    pagina = vraag(client, JAAR)
    feiten = [tekst(deel) for deel in met_klasse(pagina.main, "actie__feiten")]
    assert feiten == ["Spoor preventie", "Wie Stadstoezicht Wanneer in mei"]
    assert "Staat er niet bij wie iets doet of wanneer? Dan staat dat niet in onze bronnen." in tekst(pagina.main)
    assert "De doelen van dit jaarplan bij dit thema staan niet in onze bronnen." in tekst(pagina.main)
    (notities,) = met_klasse(pagina.main, "actie__voortgang")
    assert tekst(notities) == "31 december 2019: De vragenlijst is af."


def test_the_name_of_an_officer_is_not_public(client):
    ans = fabriek.gebruiker("ans", first_name="Ans", last_name="Bakker")
    bouw.voortgang(door=ans)
    bouw.actie(laatst_gewijzigd_door=ans)
    assert "Bakker" not in vraag(client, JAAR).html


@pytest.mark.parametrize(
    ("vraagdeel", "gevonden"),
    [
        ("thema=zorg", ["Jongerenwerk"]),
        ("thema=_hele-plan", ["Onderzoek"]),
        ("status=uitgevoerd", ["Sloten"]),
        ("spoor=preventie", ["Sloten"]),
        ("q=bus", ["Jongerenwerk"]),
        ("q=stadstoezicht", ["Camera’s"]),
        ("q=vragenlijst", ["Onderzoek"]),
        ("q=JEUGD", ["Jongerenwerk"]),
        ("status=lopend&thema=veilige-wijken", ["Camera’s"]),
        ("status=gepland", []),
        ("utm_source=brief", ["Sloten", "Camera’s", "Jongerenwerk", "Onderzoek"]),
    ],
)
def test_the_address_chooses(client, vier, vraagdeel, gevonden):
    pagina = vraag(client, f"{JAAR}?{vraagdeel}")
    assert fouten_in(pagina.html) == []
    assert acties(pagina) == gevonden
    assert meldingen(pagina) == []
    # The counts stay those of the whole year.
    assert tekst(met_klasse(pagina.main, "actietelling")[0]) == "1 ✓ uitgevoerd 3 ◔ lopend"


@pytest.mark.parametrize(
    ("vraagdeel", "melding"),
    [
        ("kleur=rood", "Het filter ‘kleur’ kennen wij niet. Wij hebben het overgeslagen."),
        ("status=kwijt", "Bij ‘Status’ kennen wij de keuze ‘kwijt’ niet. Dat filter staat nu uit."),
        ("thema=onzin", "Bij ‘Thema’ kennen wij de keuze ‘onzin’ niet. Dat filter staat nu uit."),
    ],
)
def test_what_is_not_understood_is_said_and_left_out(client, vier, vraagdeel, melding):
    pagina = vraag(client, f"{JAAR}?{vraagdeel}")
    assert meldingen(pagina) == [melding]
    assert len(acties(pagina)) == 4


@pytest.mark.parametrize("vraagdeel", ["q=%00", "thema=%00", "status=%27%22%3Cscript%3E", "q=" + "x" * 500])
def test_odd_addresses_answer(client, vier, vraagdeel):
    pagina = vraag(client, f"{JAAR}?{vraagdeel}")
    assert pagina.status == 200
    assert fouten_in(pagina.html) == []


def test_a_concept_is_nowhere(client):
    geheim = bouw.concept(2020, titel="Geheim plan", toelichting="Geheim")
    oud = bouw.actie()
    bouw.actie("A01", van=geheim, tekst="Geheim", overgenomen_van=oud)
    bouw.actie("A02", tekst="Vervolg", overgenomen_van=bouw.actie("A09", van=geheim, tekst="Geheim"))
    assert vraag(client, "/jaarplannen/2020/").status == 404
    thema = fabriek.thema()
    for adres in ("/jaarplannen/", JAAR, thema.plan.get_absolute_url(), thema.get_absolute_url(), "/"):
        pagina = vraag(client, adres)
        assert (pagina.status, "Geheim" in pagina.html, "/jaarplannen/2020/" in pagina.html) == (200, False, False)


def test_an_unknown_year_says_where_to_look(client):
    pagina = vraag(client, "/jaarplannen/1999/")
    assert pagina.status == 404
    assert "Het jaarplan ‘1999’ kennen wij niet. Kijk in de lijst met jaarplannen." in tekst(pagina.main)


def test_both_years_lead_to_each_other(client):
    oud = bouw.actie()
    nieuw = bouw.actie("A07", van=bouw.jaarplan(2020), overgenomen_van=oud)
    assert nieuw.get_absolute_url() == "/jaarplannen/2020/#actie-a07"
    for adres, verder in ((JAAR, nieuw), ("/jaarplannen/2020/", oud)):
        pagina = vraag(client, adres)
        assert f"http://testserver{verder.get_absolute_url()}" in pagina.verwijzingen
        kale = verder.get_absolute_url().partition("#")[2]
        assert kale in vraag(client, verder.jaarplan.get_absolute_url()).ids


def test_the_matrix_only_where_it_belongs(client):
    fabriek.onderwerp(matrixrij=1)
    fabriek.werkwijze()
    bouw.jaarplan(2019)
    bouw.jaarplan(2021, heeft_matrix=True, uitgangspunten="Samen.\n\nSlim.")
    assert "matrix-kop" not in vraag(client, JAAR).ids
    pagina = vraag(client, "/jaarplannen/2021/")
    assert {"matrix-kop", "werkwijzen-kop", "uitgangspunten-kop"} <= set(pagina.ids)


def test_a_plan_without_year_plans_says_so(client):
    plan = fabriek.beleidsplan()
    pagina = vraag(client, "/jaarplannen/")
    assert plan.slug in pagina.ids
    assert "Bij dit plan staan geen jaarplannen in onze bronnen." in tekst(pagina.main)
    assert f"http://testserver/jaarplannen/#{plan.slug}" in vraag(client, plan.get_absolute_url()).verwijzingen


def test_the_theme_shows_its_own_actions_newest_first(client, vier):
    bouw.actie("B01", van=bouw.jaarplan(2021), tekst="Verlichting")
    pagina = vraag(client, fabriek.thema().get_absolute_url())
    assert fouten_in(pagina.html) == []
    lijsten = [[tekst(li) for li in lijst] for lijst in met_klasse(pagina.main, "actielijst")]
    assert lijsten == [["◔ lopend Verlichting"], ["✓ uitgevoerd Sloten", "◔ lopend Camera’s"]]
    naar = [adres for adres in pagina.verwijzingen if "?thema=" in adres]
    assert naar == [f"http://testserver/jaarplannen/{jaar}/?thema=veilige-wijken#acties" for jaar in (2021, 2019)]
    (gekozen,) = [vraag(client, naar[1].removeprefix("http://testserver").partition("#")[0])]
    assert acties(gekozen) == ["Sloten", "Camera’s"]


def test_a_theme_without_actions_has_no_heading_for_them(client):
    assert "acties-kop" not in vraag(client, fabriek.thema().get_absolute_url()).ids


def _vul(aantal):
    for jaar in range(aantal):
        plan = bouw.jaarplan(2019 + jaar, heeft_matrix=True)
        for n in range(aantal):
            thema = fabriek.thema(f"thema-{n}", nummer=n + 1, naam=f"Thema {n}")
            bouw.themadoelen(van=plan, thema=thema)
            bij = fabriek.onderwerp(f"o-{n}", van_thema=thema, naam=f"O {n}", matrixrij=1)
            actie = bouw.actie(f"{jaar}-{n}", van=plan, onderwerp=bij, werkwijze=fabriek.werkwijze(f"w-{n}", nummer=n))
            for nummer in range(aantal):
                bouw.voortgang(bij=actie, nummer=nummer + 1)
            if jaar:
                actie.overgenomen_van = plan.__class__.objects.get(jaar=2018 + jaar).acties.get(code=f"{jaar - 1}-{n}")
                actie.save()


ADRESSEN = [JAAR, f"{JAAR}?status=lopend&q=actie&thema=thema-0", "/jaarplannen/", "/plannen/plan-2019-2022/thema-0/"]


def test_as_many_queries_for_three_as_for_one(client):
    vragen = []
    for aantal in (1, 3):
        _vul(aantal)
        vragen.append([])
        for adres in ADRESSEN:
            with CaptureQueriesContext(connection) as gesteld:
                antwoord = client.get(adres)
            assert antwoord.status_code == 200
            vragen[-1].append(len(gesteld))
    assert vragen[0] == vragen[1]
    assert max(vragen[1]) <= 12


def test_text_of_people_is_text(client):
    eng = "<script>alert(1)</script>"
    actie = bouw.actie(tekst=eng, toelichting=eng, verantwoordelijke=eng, wanneer=eng, bron=eng)
    bouw.voortgang(bij=actie, tekst=eng)
    bouw.themadoelen(doelen=eng, bron=eng)
    for adres in (JAAR, f"{JAAR}?q={eng}", "/jaarplannen/", fabriek.thema().get_absolute_url()):
        assert not re.search("<script>alert", vraag(client, adres).html)
