"""The public pages of meetings: what they show, what they keep to themselves, and in how many queries."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from convenanten.enums import Puntstatus
from convenanten.models import Bijeenkomst, Vraagpunt
from convenanten.views.bijeenkomsten import bijeenkomst
from tests import fabriek
from tests.convenanten import bouw
from tests.site.kruip import met_klasse, tekst, vraag
from themas.models import Interventie
from themas.publiceren import nieuwe_publicatie, trek_in


pytestmark = pytest.mark.django_db
ADRES = "/bijeenkomsten/samen-leren/"
MEESTE_VRAGEN = 12


def interventie(slug, naam):
    return Interventie.objects.create(slug=slug, naam=naam, omschrijving="Wat het is.", bron="Jaarverslag")


def rijen(antwoord):
    return [rij.record.blad.slug for rij in antwoord.context["tabel"].rows]


def punten(pagina):
    """``[(heading, [number, ...]), ...]`` as a reader sees them."""
    return [
        (tekst(groep.find("h3")), [punt.get("id") for punt in met_klasse(groep, "punt")])
        for groep in met_klasse(pagina.main, "puntgroep")
    ]


def feiten(pagina):
    lijst = met_klasse(pagina.main, "feiten")[0]
    return {tekst(dt): tekst(dd) for dt, dd in zip(lijst.iter("dt"), lijst.iter("dd"), strict=True)}


@pytest.fixture
def wonen():
    return fabriek.veiligheidsveld("wonen", nummer=1, naam="Wonen")


@pytest.fixture
def jeugd():
    return fabriek.veiligheidsveld("jeugd", nummer=2, naam="Jeugd")


@pytest.fixture
def vol(wonen, jeugd):
    """A meeting with three points: one of each field, discussed and not, and one without a field."""
    bij = bouw.bijeenkomst(
        naam="Samen leren",
        andere_datum=datetime.date(2018, 3, 21),
        datum_uitleg="De agenda zegt april.",
        inloop=datetime.time(13),
        begin=datetime.time(13, 30),
        eind=datetime.time(17),
        plaats="Amersfoort",
        doelgroep="medewerkers van gemeenten",
    )
    bouw.programmaonderdeel(bij, tijd=datetime.time(13, 30), tekst="Start")
    bouw.vraagpunt(bij, 1, veld=wonen, tekst="Wat werkt?", namens="Lelystad")
    bouw.vraagpunt(bij, 2, veld=jeugd, status=Puntstatus.BESPROKEN, uitkomst="Begin klein.", advies="Probeer het.")
    bouw.vraagpunt(bij, 3, veld=None, status=Puntstatus.NIET_GEKOZEN)
    return bij


# The list


def test_nothing_is_there_yet(client):
    pagina = vraag(client, "/bijeenkomsten/")
    assert pagina.status == 200
    assert [tekst(kader) for kader in met_klasse(pagina.main, "kader")] == [
        "Er staan nog geen bijeenkomsten op deze site."
    ]
    assert met_klasse(pagina.main, "filter") == []


def test_the_list_shows_what_is_public_the_newest_first(client, vol):
    morgen = timezone.localdate() + datetime.timedelta(days=1)
    for stuk in (vol, bouw.bijeenkomst("morgen", datum=morgen), bouw.bijeenkomst("ooit", datum=None)):
        bouw.openbaar(stuk)
    bouw.bijeenkomst("geheim")
    antwoord = client.get("/bijeenkomsten/")
    assert rijen(antwoord) == ["morgen", "samen-leren", "ooit"]
    pagina = vraag(client, "/bijeenkomsten/")
    assert tekst(met_klasse(pagina.main, "nl-paragraph--lead")[0]) == (
        "Drie bijeenkomsten staan hier, met drie punten. Eén daarvan moet nog komen."
    )
    cellen = [tekst(td) for td in list(pagina.main.iter("tr"))[2]]
    assert cellen == [
        "Samen lerenvoor medewerkers van gemeenten",
        "11 april 2018de bron noemt twee dagen",
        "Amersfoort",
        "31 besproken",
        "! geen verslag in onze bronnenhet moest er op 25 april 2018 zijn",
    ]


@pytest.mark.parametrize(
    ("adres", "verwacht"),
    [
        ("jaar=2018", ["samen-leren"]),
        ("veld=jeugd", ["samen-leren"]),
        ("status=komt", ["morgen"]),
        ("status=geweest", ["samen-leren"]),
        ("status=zonder-verslag", ["samen-leren"]),
        ("status=komt&jaar=2018", []),
        ("sorteer=naam", ["morgen", "ooit", "samen-leren"]),
        ("sorteer=datum", ["ooit", "samen-leren", "morgen"]),
        ("sorteer=-punten", ["samen-leren", "morgen", "ooit"]),
        ("sorteer=verslag", ["morgen", "samen-leren", "ooit"]),
    ],
)
def test_filters_and_order(client, vol, adres, verwacht):
    morgen = timezone.localdate() + datetime.timedelta(days=1)
    for stuk in (vol, bouw.bijeenkomst("morgen", datum=morgen), bouw.bijeenkomst("ooit", datum=None)):
        bouw.openbaar(stuk)
    antwoord = client.get(f"/bijeenkomsten/?{adres}")
    assert (rijen(antwoord), antwoord.context["meldingen"]) == (verwacht, [])


@pytest.mark.parametrize("adres", ["/bijeenkomsten/", ADRES])
def test_what_the_address_should_not_ask_is_said(client, vol, adres):
    bouw.openbaar(vol)
    antwoord = client.get(f"{adres}?status=onzin&gek=1")
    assert antwoord.status_code == 200
    assert antwoord.context["meldingen"] == [
        "Bij ‘Status’ kennen wij de keuze ‘onzin’ niet. Dat filter staat nu uit.",
        "Het filter ‘gek’ kennen wij niet. Wij hebben het overgeslagen.",
    ]


# One meeting


def test_both_days_are_told(client, vol):
    bouw.openbaar(vol)
    pagina = vraag(client, ADRES)
    assert tekst(met_klasse(pagina.main, "kader")[0]) == (
        "De bron noemt twee dagen: 11 april 2018 en 21 maart 2018. De agenda zegt april."
    )
    assert feiten(pagina) == {
        "Datum": "11 april 2018 de bron noemt ook 21 maart 2018",
        "Tijd": "13.30 tot 17.00 uur inloop vanaf 13.00 uur",
        "Plaats": "Amersfoort",
        "Voor wie": "Medewerkers van gemeenten",
        "Wie organiseert het": "Niet in onze bronnen",
    }


def test_one_day_is_no_contradiction(client):
    bouw.openbaar(bouw.bijeenkomst())
    pagina = vraag(client, ADRES)
    assert met_klasse(pagina.main, "kader") == []
    assert feiten(pagina)["Datum"] == "11 april 2018"


def test_points_stand_under_their_field_with_their_status(client, vol):
    bouw.openbaar(vol)
    pagina = vraag(client, ADRES)
    assert punten(pagina) == [
        ("Wonen 1 punt", ["punt-1"]),
        ("Jeugd 1 punt", ["punt-2"]),
        ("Zonder veiligheidsveld 1 punt", ["punt-3"]),
    ]
    assert [tekst(punt) for punt in met_klasse(pagina.main, "punt")] == [
        "Punt 1: Wat werkt? ○ ingezonden namens Lelystad",
        "Punt 2: Wat werkt tegen graffiti? ✓ besproken Wat kwam eruit?Begin klein. Wat is het advies?Probeer het.",
        "Punt 3: Wat werkt tegen graffiti? ✕ niet gekozen",
    ]
    assert "De bron deelt de punten niet in bij een veiligheidsveld. Deze indeling is van ons." in tekst(pagina.main)


@pytest.mark.parametrize(
    ("adres", "verwacht"),
    [
        ("veld=jeugd", [["punt-2"]]),
        ("veld=zonder-veld", [["punt-3"]]),
        ("status=ingezonden", [["punt-1"]]),
        ("veld=jeugd&status=besproken", [["punt-2"]]),
        ("veld=jeugd&status=ingezonden", []),
    ],
)
def test_points_are_filtered_by_the_address(client, vol, adres, verwacht):
    bouw.openbaar(vol)
    pagina = vraag(client, f"{ADRES}?{adres}")
    assert [nummers for _, nummers in punten(pagina)] == verwacht
    telling = [tekst(veld) for veld in met_klasse(pagina.main, "veldtelling__veld")]
    assert telling == ["Wonen 1 punt", "Jeugd 1 punt", "Zonder veiligheidsveld 1 punt"]
    leeg = "Geen punt past bij deze keuze. Wis alle filters om ze allemaal te zien." in tekst(pagina.main)
    assert leeg == (not verwacht)


def test_links_lead_to_interventions_that_are_public(client, wonen):
    bij = bouw.bijeenkomst()
    open_, dicht = interventie("open", "Meer licht"), interventie("dicht", "Geheim")
    bouw.vraagpunt(bij, 1, veld=wonen).interventies.add(open_, dicht)
    open_.beweringen.create(tekst="Het helpt.", onderbouwing="ervaring", bron="b")
    for stuk in (open_, bij):
        bouw.openbaar(stuk)
    pagina = vraag(client, ADRES)
    meer = met_klasse(pagina.main, "punt__meer")[0]
    assert [(tekst(a), a.get("href")) for a in meer.iter("a")] == [("Meer licht", "/kennisbank/open/")]
    assert tekst(meer) == "Gaat over: Geheim, Meer licht"


def test_documents(client):
    """A file with its kind and size, as on the page of an agreement."""
    bij = bouw.bijeenkomst()
    bouw.document(bijeenkomst=bij, titel="De uitnodiging")
    eigen = {"naam": "verslag.pdf", "soort": "pdf", "grootte": 2048, "sha256": "a" * 64}
    bouw.document(bijeenkomst=bij, titel="Het verslag", url="", bestand="aa/a", **eigen)
    bouw.openbaar(bij)
    zijkant = met_klasse(vraag(client, ADRES).main, "zijkant")[0]
    verwijzingen = {tekst(a): a.get("href") for a in zijkant.iter("a")}
    assert verwijzingen["De uitnodiging"] == "https://voorbeeld.example/tekst.pdf"
    assert "De uitnodiging (op een andere site)" in tekst(zijkant)
    assert verwijzingen["Het verslag (PDF, 2,0 KB)"] == f"/convenanten/documenten/{'a' * 64}/"


def test_a_meeting_without_points_or_anything_else(client):
    bouw.openbaar(bouw.bijeenkomst(datum=None))
    pagina = vraag(client, ADRES)
    assert pagina.status == 200
    assert tekst(met_klasse(pagina.main, "nl-paragraph--lead")[0]) == "Er zijn nog geen punten ingezonden."
    assert met_klasse(pagina.main, "puntgroep") == met_klasse(pagina.main, "filter") == []
    assert set(feiten(pagina).values()) == {"Niet in onze bronnen"}


def test_what_officers_change_is_not_seen_yet_but_in_the_preview(client, rf, vol):
    bouw.openbaar(vol)
    Vraagpunt.objects.filter(nummer=1).update(tekst="Heel anders?")
    vol.naam = "Andere naam"
    vol.save()
    assert "Heel anders?" not in client.get(ADRES).content.decode()
    voorbeeld = bijeenkomst(rf.get(ADRES), "samen-leren", publicatie=nieuwe_publicatie(Bijeenkomst.objects.get()))
    assert "Heel anders?" in voorbeeld.content.decode()
    assert "zo ziet een lezer het na het publiceren." in voorbeeld.content.decode()
    assert "zo ziet een lezer het na het publiceren." not in client.get(ADRES).content.decode()


def test_what_is_not_there_or_was_withdrawn_says_why(client, vol):
    assert client.get(ADRES).status_code == 404
    bouw.openbaar(vol)
    trek_in(stuk=vol, reden="De plaats klopte niet.", door=fabriek.gebruiker("an"))
    antwoord = client.get(ADRES)
    assert antwoord.status_code == 404
    assert "De plaats klopte niet." in antwoord.content.decode()


def test_typed_text_is_shown_as_text(client, wonen):
    eng = "<script>alert(1)</script>&amp;"
    bij = bouw.bijeenkomst(naam=eng, kort=eng, plaats=eng, doelgroep=eng, organisatie=eng, verslag=eng, bron=eng)
    bouw.programmaonderdeel(bij, tekst=eng)
    bouw.vraagpunt(bij, 1, veld=wonen, tekst=eng, namens=eng, status=Puntstatus.BESPROKEN, uitkomst=eng, advies=eng)
    bouw.openbaar(bij)
    for adres in (ADRES, "/bijeenkomsten/"):
        inhoud = client.get(adres).content.decode()
        assert "<script>alert" not in inhoud
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in inhoud


def test_as_many_queries_for_one_point_as_for_32(client, wonen, jeugd):
    bij = bouw.bijeenkomst()
    vragen = []
    for tot in (1, 3, 32):
        for nummer in range(bij.vraagpunten.count() + 1, tot + 1):
            bouw.vraagpunt(bij, nummer, veld=jeugd if nummer % 2 else wonen).interventies.add(
                interventie(f"aanpak-{nummer}", f"Aanpak {nummer}")
            )
        bouw.openbaar(bij)
        for adres in ("/bijeenkomsten/", ADRES, f"{ADRES}?veld=jeugd"):
            vragen.append((adres, vraag(client, adres).vragen))
    assert len(set(vragen)) == 3
    assert max(keer for _, keer in vragen) <= MEESTE_VRAGEN
    with CaptureQueriesContext(connection) as gesteld:
        client.get(ADRES)
    assert len(gesteld) == 3  # the edition, the five fields, and which interventions are public
