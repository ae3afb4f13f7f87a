"""Corrections: all in one place, and at the figure that they are about."""

import datetime

from django.urls import reverse

from rapportages.publicatie.publiceren import dien_in, publiceer, trek_in
from tests import fabriek
from tests.rapportages.lezen.bouw import alleen_titel, gerectificeerd, geschreven, publiek, verbeterd
from tests.rapportages.publiceren.bouw import INDIENER, UITGEVER, wie
from tests.site.geldig import fouten_in
from tests.site.kruip import met_klasse, tekst, vraag


def overzicht(client):
    pagina = vraag(client, reverse("rectificaties"))
    assert fouten_in(pagina.html) == []
    return met_klasse(pagina.main, "rectificaties")


def bij(client, slug):
    """What the page of a figure says under these two headings, by heading."""
    pagina = vraag(client, reverse("indicator", args=[slug]))
    assert pagina.status == 200
    vakken = {tekst(vak.find("h2")): vak for vak in pagina.main.iter("section") if vak.find("h2") is not None}
    return {kop: tekst(vakken[kop]) for kop in ("Genoemd in", "Gerectificeerd in een rapportage") if kop in vakken}


def test_niets_gerectificeerd(client):
    assert overzicht(client) == []
    assert "Er is nog niets gerectificeerd." in tekst(vraag(client, reverse("rectificaties")).main)


def test_de_nieuwste_staat_bovenaan_met_wat_waarom_en_waar(client):
    inbraken = fabriek.indicator()
    versie = gerectificeerd(publiek(), indicatoren=[inbraken], wat_er_stond="Nieuw.")
    verbeterd(alleen_titel(), datum=datetime.date(2019, 12, 31), wat_er_stond="Oud.")
    [lijst] = overzicht(client)
    eerste, tweede = lijst.findall("li")
    assert tekst(eerste.find("h2")).endswith(": Voortgang over 2019")
    assert tekst(tweede.find("h2")) == "31 december 2019: Voortgang eerste helft 2019"
    assert [tekst(dd) for dd in eerste.iter("dd")] == [
        "Nieuw.",
        "Het keurmerk was niet verlopen.",
        "Wij lazen de datum verkeerd.",
    ]
    assert [a.get("href") for a in eerste.iter("a")] == [
        "/rapportages/voortgang-2019/",
        versie.get_absolute_url(),
        "/indicatoren/woninginbraken/",
    ]
    assert [a.get("href") for a in tweede.iter("a")] == ["/rapportages/eerste-helft-2019/"]


def test_een_cijfer_toont_wat_erover_gerectificeerd_is(client):
    fabriek.indicator("overvallen")
    rapport = publiek()
    assert bij(client, "woninginbraken") == {"Genoemd in": "Genoemd in Voortgang over 2019"}
    assert bij(client, "overvallen") == {}
    gerectificeerd(rapport, indicatoren=[fabriek.indicator()])
    zin = bij(client, "woninginbraken")["Gerectificeerd in een rapportage"]
    assert "Er stond: Het keurmerk is vernieuwd. Het moet zijn: Het keurmerk was niet verlopen." in zin
    assert bij(client, "overvallen") == {}


def test_genoemd_is_ook_wat_bij_een_onderwerp_hoort_of_alleen_in_de_tekst_staat(client):
    for slug in ("overvallen", "branden", "woning", "ongemeten"):
        fabriek.indicator(slug)
    fabriek.onderwerp().indicatoren.add(fabriek.indicator("overvallen"), fabriek.indicator("ongemeten"))
    rapport = geschreven()
    fabriek.vastgestelde_meting("2017", van=fabriek.indicator("overvallen"))
    dien_in(rapportage=rapport, door=wie(INDIENER))
    publiceer(rapportage=rapport, door=wie(UITGEVER))
    fabriek.vastgestelde_meting("2017", van=fabriek.indicator("branden"))
    assert "Genoemd in" in bij(client, "overvallen")
    assert bij(client, "woning") == bij(client, "branden") == bij(client, "ongemeten") == {}
    gerectificeerd(rapport, "Er waren [[branden:aantal@2017]] branden.")
    assert bij(client, "branden") == {"Genoemd in": "Genoemd in Voortgang over 2019"}


def test_een_ingetrokken_rapport_noemt_niets_meer(client):
    rapport = publiek()
    trek_in(rapportage=rapport, reden="Fout.", door=wie(UITGEVER))
    assert bij(client, "woninginbraken") == {}


def test_een_tekst_kan_zich_niet_voordoen_als_een_verwijzing(client):
    fabriek.indicator("overvallen")
    gerectificeerd(publiek(), 'Er staat "indicator":"overvallen" en "x","overvallen","y" in de tekst.')
    assert bij(client, "overvallen") == {}
