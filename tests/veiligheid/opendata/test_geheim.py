"""Nothing that is concept, under embargo, withdrawn or hidden is in the package, and no ETag tells of it."""

import csv
import datetime
import io

import pytest
from django.urls import reverse

from rapportages.publicatie.publiceren import trek_in
from tests import fabriek
from tests.convenanten import bouw as afspraken
from tests.rapportages.jaarplan import bouw as jaarplannen
from tests.rapportages.lezen.bouw import publiek
from tests.rapportages.publiceren.bouw import UITGEVER, over, wie
from tests.rapportages.raad import bouw as raad
from tests.veiligheid.opendata.uitpakken import bestanden, haal, rijen
from themas.enums import Status


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stad")]
MINUUT = datetime.timedelta(minutes=1)
GEHEIM = "Geheimschrift"


def lekken(client, *woorden: str) -> list[str]:
    return [naam for naam, inhoud in bestanden(client).items() if any(w.encode() in inhoud for w in woorden)]


def test_what_is_concept_is_nowhere(client):
    fabriek.indicator(), fabriek.beleidsplan(), fabriek.onderwerp()
    openbaar = jaarplannen.actie("A01", van=jaarplannen.jaarplan(2019))
    editie = haal(client)[0]["ETag"]
    for status in (Status.CONCEPT, Status.INGEDIEND):
        fabriek.meting("2019" if status == Status.CONCEPT else "2020", aantal=7_654_321, status=status, bron=GEHEIM)
    raad.motie("geheime-motie", titel=GEHEIM, publiek=False)
    geheim = jaarplannen.actie("A02", van=jaarplannen.concept(2018, titel=GEHEIM), tekst=GEHEIM)
    type(openbaar).objects.filter(pk=openbaar.pk).update(overgenomen_van=geheim)
    jaarplannen.voortgang(bij=geheim, tekst=GEHEIM)
    afspraken.convenant("geheim", naam=GEHEIM)
    afspraken.keurmerkgebied("geheim", naam=GEHEIM)
    afspraken.vraagpunt(afspraken.bijeenkomst("geheim", naam=GEHEIM), tekst=GEHEIM)
    fabriek.bewering(fabriek.interventie("geheim", naam=GEHEIM), tekst=GEHEIM)
    assert lekken(client, GEHEIM, "7654321", "7.654.321", "geheim", "2018,A02") == []
    assert haal(client)[0]["ETag"] == editie


def test_an_agreement_names_only_what_readers_can_open(client):
    convenant = afspraken.convenant("uitgaan")
    convenant.interventies.add(fabriek.interventie("geheime-aanpak"))
    convenant.opvolger_van = afspraken.convenant("geheime-voorganger")
    convenant.save()
    afspraken.openbaar(convenant)
    assert [r["slug"] for r in rijen(client, "convenanten")] == ["uitgaan"]
    assert lekken(client, "geheime") == []


def test_an_embargo_ends_by_the_clock_also_for_what_was_kept(client, zet_klok):
    moment = over(hours=3)
    publiek(publiceren_op=moment)
    stuk = raad.motie("afgedaan")
    zet_klok(moment - MINUUT)
    ervoor = haal(client)[0]["ETag"]
    assert lekken(client, "voortgang-2019", "Voortgang over 2019") == []
    assert stuk.slug in [r["slug"] for r in rijen(client, "raadsstukken")]

    zet_klok(moment)
    antwoord, _ = haal(client, **{"if-none-match": ervoor})
    assert antwoord.status_code == 200
    assert {"rapporten.csv", "rapportversies.csv", "rapportgetallen.csv"} <= set(lekken(client, "voortgang-2019"))

    # Who has the later one is not told before the moment that it is still good.
    zet_klok(moment - MINUUT)
    terug, _ = haal(client, **{"if-none-match": antwoord["ETag"]})
    assert (terug.status_code, terug["ETag"]) == (200, ervoor)


def test_of_a_withdrawn_report_it_says_why_and_no_more(client):
    trek_in(rapportage=publiek(), reden="Een verkeerd cijfer.", door=wie(UITGEVER))
    [rapport] = rijen(client, "rapporten")
    assert (rapport["slug"], rapport["waarom_ingetrokken"]) == ("voortgang-2019", "Een verkeerd cijfer.")
    assert rijen(client, "rapportdoelen") == rijen(client, "rapportgetallen") == []


def test_small_counts_are_hidden_as_on_the_page(client):
    fabriek.noemer(100_000)
    klein = fabriek.indicator("overlast", onthullingsdrempel=5, noemersoort="inwoners")
    fabriek.vastgestelde_meting("2019-H1", van=klein, aantal=4)
    fabriek.vastgestelde_meting("2019-H2", van=klein, aantal=40)
    fabriek.vastgestelde_meting("2019", van=klein, aantal=44)
    fabriek.vastgestelde_meting("2018", van=klein, waarde="0.03")
    fabriek.noemer(100_000, jaar=2018)
    kolommen = ("periode", "aantal", "waarde", "kwaliteit", "verborgen")
    gevonden = [tuple(r[naam] for naam in kolommen) for r in rijen(client, "cijfers")]
    pagina = client.get(reverse("indicator-download", args=["overlast", "csv"])).content.decode("utf-8-sig")
    van_pagina = [r for r in csv.DictReader(io.StringIO(pagina), delimiter=";") if r["gebied"] == "Voorbeeldstad"]
    assert [r[4] for r in gevonden] == [r["verborgen"] for r in van_pagina]
    verborgen = [r for r in gevonden if r[4]]
    assert ("2019-H1", "", "", "", "<5") in verborgen
    assert [r for r in verborgen if r[1] or r[2] or r[3]] == []
    assert len(verborgen) >= 3  # with 4 alone hidden, the year minus the other half would give it away


def test_who_signs_in_gets_the_same(client):
    fabriek.meting(aantal=7_654_321)
    anoniem = haal(client)
    client.force_login(fabriek.gebruiker("super", is_staff=True, is_superuser=True))
    ingelogd = haal(client)
    assert (ingelogd[1], ingelogd[0]["ETag"]) == (anoniem[1], anoniem[0]["ETag"])
    assert not ingelogd[0].cookies
