"""Reports, corrections, actions and pieces of the council in the API say what their pages say."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rapportages.enums import Bestandsoort
from rapportages.lezen.pagina import Rapportpagina
from rapportages.models import Versie
from rapportages.publicatie.publiceren import trek_in
from tests import fabriek
from tests.rapportages.jaarplan import bouw as jaarplanbouw
from tests.rapportages.lezen.bouw import alleen_titel, gerectificeerd, publiek, verbeterd
from tests.rapportages.publiceren.bouw import UITGEVER, over, wie
from tests.rapportages.raad import bouw as raad
from tests.rapportages.verslagbouw import bestand
from tests.themas.kleinestad import vervang
from tests.veiligheid.api.kamers import haal, lijst, namen, vragen
from themas.models import Meting


pytestmark = pytest.mark.django_db
RAPPORT = "rapportages/voortgang-2019"


@pytest.fixture(autouse=True)
def rapport(settings):
    settings.GEMEENTE_CODE, settings.SITE_ADRES = "GM9999", "https://veiligheid.voorbeeldstad.example"
    fabriek.gebied()
    return publiek()


def test_a_version_says_what_its_page_says(client, rapport):
    bestand(Versie.objects.get(), soort=Bestandsoort.PDF, inhoud=b"%PDF 12").save()
    antwoord, pagina = haal(client, f"{RAPPORT}/versies/1"), Rapportpagina(rapport.slug, 1)
    assert antwoord["algemeen"]["html"] == str(pagina.verslag.algemeen.html)
    assert antwoord["algemeen"]["tekst"] == "Het aantal inbraken daalde naar 673."
    assert antwoord["sha256"] == pagina.versie.sha256
    assert {g["sleutel"]: g["tekst"] for g in antwoord["getallen"]} == {
        sleutel: getal.tekst for sleutel, getal in pagina.bevroren.getallen.items()
    }
    [thema], [leesthema] = antwoord["themas"], pagina.verslag.themas
    assert [o["kop"] for o in thema["onderwerpen"]] == [o.kop for o in leesthema.onderwerpen]
    doelen = [c["oordeel"] for o in thema["onderwerpen"] for d in o["doelen"] for c in d["cijfers"]]
    assert doelen == [doel.oordeel for doel in leesthema.doelen]
    assert [noot["tekst"] for noot in antwoord["noten"]] == ["Op drie markten."]


def test_a_report_of_which_only_the_title_is_known_asks_nothing_more_than_its_page(client):
    alleen_titel()
    [slug] = [rij["slug"] for rij in lijst(client, "rapportages") if rij["alleenTitel"]]
    with CaptureQueriesContext(connection) as gesteld:
        assert client.get(f"/rapportages/{slug}/").status_code == 200
    assert vragen(client, f"rapportages/{slug}") == len(gesteld)


def test_a_file_is_as_large_and_as_hashed_as_what_one_fetches(client):
    bestand(Versie.objects.get(), soort=Bestandsoort.PDF, inhoud=b"%PDF 12").save()
    bestanden = {rij["soort"]: rij for rij in haal(client, f"{RAPPORT}/versies/1")["bestanden"]}
    assert set(bestanden) == {"pdf", "json"}
    for rij in bestanden.values():
        inhoud = client.get(rij["adres"].removeprefix("https://veiligheid.voorbeeldstad.example")).content
        assert len(inhoud) == rij["grootte"]
    assert bestanden["json"]["sha256"] == haal(client, RAPPORT)["versies"][0]["sha256"]


def test_a_frozen_number_says_what_it_is_today(client):
    vervang(Meting.objects.get(periode__in=[fabriek.periode("2019")]), aantal=680)
    versie = haal(client, f"{RAPPORT}/versies/1")
    [getal] = [g for g in versie["getallen"] if g["sleutel"] == "woninginbraken:aantal@2019"]
    assert (getal["tekst"], getal["waarde"], getal["nu"]) == ("673", "673", "680")
    assert versie["aantalBijgesteld"] >= 1
    [rij] = lijst(client, "rectificaties", soort="cijfer")
    assert (rij["watErStond"], rij["watHetIs"], rij["reden"]) == ("673", "680", "Opnieuw geteld.")


def test_a_correction_makes_a_version_and_stands_in_the_list(client, rapport):
    gerectificeerd(rapport, indicatoren=[fabriek.indicator()])
    assert [v["nummer"] for v in haal(client, f"{RAPPORT}/versies")["resultaten"]] == [2, 1]
    assert haal(client, f"{RAPPORT}/versies/1")["nieuwere"] == 2
    [eigen] = haal(client, RAPPORT)["rectificaties"]
    [rij] = lijst(client, "rectificaties")
    assert {naam: rij[naam] for naam in ("watErStond", "watHetIs", "reden")} == {
        naam: eigen[naam] for naam in ("watErStond", "watHetIs", "reden")
    }
    assert rij["rapportage"] == {"slug": "voortgang-2019", "titel": "Voortgang over 2019", "versie": 2}
    assert [indicator["slug"] for indicator in rij["indicatoren"]] == ["woninginbraken"]


def test_an_embargo_hides_everything_until_its_minute(client, rapport, monkeypatch):
    moment = over(hours=3)
    publiek("voortgang-2020", "2020", 2, publiceren_op=moment)
    gerectificeerd(rapport, "Geheim.", vanaf=moment)
    assert namen(client, "rapportages") == ["voortgang-2019"]
    assert lijst(client, "rectificaties") == []
    assert haal(client, RAPPORT)["versie"] == 1
    for pad in ("rapportages/voortgang-2020", "rapportages/voortgang-2020/versies/1", f"{RAPPORT}/versies/2"):
        haal(client, pad, code=404)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert namen(client, "rapportages") == ["voortgang-2020", "voortgang-2019"]
    assert haal(client, RAPPORT)["versie"] == 2


def test_a_withdrawn_report_says_so_and_offers_no_files(client, rapport):
    trek_in(rapportage=rapport, reden="Klopt niet.", door=wie(UITGEVER))
    assert haal(client, RAPPORT)["intrekking"]["reden"] == "Klopt niet."
    versie = haal(client, f"{RAPPORT}/versies/1")
    assert (versie["intrekking"]["reden"], versie["bestanden"]) == ("Klopt niet.", [])


def test_a_report_of_which_only_the_title_is_known(client):
    verbeterd(alleen_titel())
    antwoord = haal(client, "rapportages/eerste-helft-2019")
    assert (antwoord["alleenTitel"], antwoord["versie"], antwoord["versies"]) == (True, None, [])
    assert antwoord["bekend"] == "De raad besprak haar in juni."
    haal(client, "rapportages/eerste-helft-2019/versies/1", code=404)


def test_only_what_is_done_in_a_public_year_plan(client):
    eerste = jaarplanbouw.actie("A01", toelichting="Met de politie.")
    jaarplanbouw.voortgang(bij=eerste)
    jaarplanbouw.actie("G01", van=jaarplanbouw.concept(2020), overgenomen_van=eerste)
    [actie] = lijst(client, "acties")
    assert (actie["code"], actie["gaatVerderIn"], actie["spoor"]) == ("A01", [], None)
    assert actie["voortgang"] == [{"datum": "2019-12-31", "tekst": "Het gaat goed.", "bron": None}]
    assert namen(client, "jaarplannen") == ["2019"]
    assert namen(client, "acties", "code", jaar=2019, status="lopend", thema="veilige-wijken", zoek="politie") == [
        "A01"
    ]
    assert lijst(client, "acties", jaar=2020) == lijst(client, "acties", status="gepland") == []


def test_a_motion_says_what_settled_it_as_far_as_that_is_public(client):
    raad.afgedaan("afgedaan", met=raad.brief("open-brief", titel="Brief"))
    raad.afgedaan("in-stilte", met=raad.brief("stille-brief", titel="Geheim", publiek=False))
    raad.motie("over-tijd", deadline=datetime.date(2020, 1, 1), onderwerpen=[fabriek.onderwerp()])
    raad.motie("geheim", publiek=False)
    stukken = {stuk["slug"]: stuk for stuk in lijst(client, "raadsstukken")}
    assert set(stukken) == {"afgedaan", "in-stilte", "over-tijd", "open-brief"}
    assert stukken["afgedaan"]["afgedaan"]["titel"] == "Brief"
    assert (stukken["in-stilte"]["afgedaan"]["slug"], stukken["in-stilte"]["afgedaan"]["titel"]) == (None, None)
    assert [ander["slug"] for ander in stukken["open-brief"]["handeltAf"]] == ["afgedaan"]
    assert namen(client, "raadsstukken", status="over_termijn") == ["over-tijd"]
    plek = "plan-2019-2022/veilige-wijken/inbraken-en-roof"
    assert namen(client, "raadsstukken", onderwerp=plek, soort="motie") == ["over-tijd"]
    haal(client, "raadsstukken/geheim", code=404)
