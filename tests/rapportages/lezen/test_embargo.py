"""One minute before its moment nobody finds a report anywhere, and at the moment everybody does."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from rapportages.enums import Bestandsoort
from rapportages.models import Versie, Voortgangsrapportage
from rapportages.publicatie.publiceren import trek_in
from rapportages.rollen import ROLLEN, maak_gelijk
from tests import fabriek
from tests.rapportages.lezen.bouw import gerectificeerd, publiek
from tests.rapportages.publiceren.bouw import UITGEVER, over, wie
from tests.rapportages.verslagbouw import bestand
from tests.site.kruip import kruip, vraag
from themas.models import Indicator


MINUUT = datetime.timedelta(minutes=1)
GEHEIM = ("Voortgang over 2019", "voortgang-2019")
VERSIE = "/rapportages/voortgang-2019/versies/1/"
EIGEN = [
    "/rapportages/voortgang-2019/",
    VERSIE,
    *(f"{VERSIE}rapport.{soort}" for soort in ("pdf", "docx", "json")),
    *(f"{VERSIE}rapport{soort}.mdto.xml" for soort in ("", ".pdf", ".docx", ".json")),
]
IEDEREEN = [None, *ROLLEN, "superuser"]


@pytest.fixture(params=IEDEREEN, ids=[wie or "anoniem" for wie in IEDEREEN])
def bezoeker(client, request):
    """Somebody without an account, each of the roles, and who may do everything."""
    if request.param == "superuser":
        client.force_login(fabriek.gebruiker("super", is_staff=True, is_superuser=True))
    elif request.param:
        maak_gelijk()
        gebruiker = fabriek.gebruiker("iemand", is_staff=True)
        gebruiker.groups.add(Group.objects.get(name=request.param))
        client.force_login(gebruiker)
    return client


@pytest.fixture
def moment():
    """When a report becomes public that was published just now, with its files."""
    moment = over(hours=3)
    publiek("voortgang-2018", "2018", 2)
    publiek(publiceren_op=moment)
    versie = Versie.objects.get(rapportage__slug="voortgang-2019")
    for soort in Bestandsoort:
        bestand(versie, soort=soort, inhoud=b"%PDF geheim").save()
    return moment


def lekken(bezoek, *woorden):
    """The addresses whose answers hold one of these words, in the page or in what a browser is told about it."""
    antwoorden = [antwoord for antwoord in bezoek.values() if not antwoord.pad.startswith("/static/")]
    assert len(antwoorden) > 10
    return [a.adres for a in antwoorden if any(w.encode() in a.inhoud + str(a.koppen).encode() for w in woorden)]


def test_een_minuut_ervoor_en_op_het_moment_zelf(bezoeker, moment, zet_klok):
    zet_klok(moment - MINUUT)
    assert lekken(kruip(bezoeker), *GEHEIM) == []
    onbekend = vraag(bezoeker, "/rapportages/bestaat-niet/")
    for adres in EIGEN:
        antwoord = vraag(bezoeker, adres)
        assert (antwoord.status, antwoord.inhoud) == (404, onbekend.inhoud), adres
    verschil = vraag(bezoeker, f"{VERSIE}verschil/")
    assert (verschil.status, verschil.inhoud) == (404, onbekend.inhoud)
    vergelijking = vraag(bezoeker, f"{reverse('rapportvergelijking')}?van=voortgang-2018&naar=voortgang-2019")
    assert "De rapportage ‘voortgang-2019’ kennen wij niet" in vergelijking.html
    assert GEHEIM[0] not in vergelijking.html

    zet_klok(moment)
    assert [adres for adres in EIGEN if vraag(bezoeker, adres).status != 200] == []
    bezoek = kruip(bezoeker)
    assert set(EIGEN) - set(bezoek) == set()
    overal = {
        "/",
        "/plannen/plan-2019-2022/",
        "/indicatoren/woninginbraken/",
        "/rapportages/",
        "/rapportages/feed.atom",
        "/rapportages/vergelijken/",
    }
    assert overal - set(lekken(bezoek, *GEHEIM)) == set()


def test_een_bewaard_antwoord_helpt_niet(client, moment, zet_klok):
    """A reader that has the page already is not told before the moment that it is still good."""
    zet_klok(moment)
    kenmerken = {adres: client.get(adres)["ETag"] for adres in EIGEN}
    zet_klok(moment - MINUUT)
    for adres, kenmerk in kenmerken.items():
        assert client.get(adres, headers={"if-none-match": kenmerk}).status_code == 404
    assert client.head(EIGEN[2]).status_code == 404


def test_wat_onder_embargo_wordt_ingetrokken_wordt_nooit_openbaar(client, moment, zet_klok):
    """It is the only way to stop an embargo, so nothing of the report may come out after all."""
    rapport = Voortgangsrapportage.objects.get(slug="voortgang-2019")
    trek_in(rapportage=rapport, reden="Een verkeerd cijfer.", door=wie(UITGEVER))
    zet_klok(moment + MINUUT)
    assert [adres for adres in EIGEN if vraag(client, adres).status != 404] == []
    assert lekken(kruip(client), *GEHEIM, "Een verkeerd cijfer") == []


def test_een_tweede_versie_die_onder_embargo_is_ingetrokken(client, zet_klok):
    """The page says that the report was withdrawn; the correction that nobody saw stays unseen."""
    rapport, moment = publiek(), over(hours=3)
    gerectificeerd(rapport, "Geheel anders.", vanaf=moment, indicatoren=Indicator.objects.all())
    trek_in(rapportage=rapport, reden="Een verkeerd cijfer.", door=wie(UITGEVER))
    zet_klok(moment + MINUUT)
    assert lekken(kruip(client), "versies/2", "Het keurmerk", "Geheel anders", "Gerectificeerd") == []
    assert [vraag(client, adres).status for adres in (EIGEN[0], VERSIE, VERSIE.replace("1", "2"))] == [200, 200, 404]


def test_een_rectificatie_onder_embargo(client, zet_klok):
    """The old version stays, and nothing says that a new one is coming."""
    rapport, moment = publiek(), over(hours=3)
    ervoor = vraag(client, EIGEN[0]).html
    gerectificeerd(rapport, "Geheel anders.", vanaf=moment, indicatoren=Indicator.objects.all())
    geheim = ("versies/2", "Het keurmerk", "Geheel anders", "Gerectificeerd")

    zet_klok(moment - MINUUT)
    assert vraag(client, EIGEN[0]).html == ervoor
    assert lekken(kruip(client), *geheim) == []
    tweede = "/rapportages/voortgang-2019/versies/2/"
    assert [vraag(client, tweede + deel).status for deel in ("", "verschil/", "rapport.json")] == [404] * 3

    zet_klok(moment)
    assert [vraag(client, tweede + deel).status for deel in ("", "verschil/", "rapport.json")] == [200] * 3
    overal = {EIGEN[0], VERSIE, "/rectificaties/", "/rapportages/feed.atom", "/indicatoren/woninginbraken/"}
    assert overal - set(lekken(kruip(client), "Het keurmerk is vernieuwd")) == set()


def test_een_rectificatie_tijdens_het_embargo_heft_het_niet_op(client, zet_klok):
    """What was wrong is found before the report is public: both versions wait for the moment of the first."""
    moment = over(hours=3)
    gerectificeerd(publiek(publiceren_op=moment), "Geheel anders.")
    assert set(Versie.objects.values_list("zichtbaar_vanaf", flat=True)) == {moment}
    zet_klok(moment - MINUUT)
    assert vraag(client, EIGEN[0]).status == 404
    assert lekken(kruip(client), *GEHEIM, "Geheel anders") == []
    zet_klok(moment)
    assert "Geheel anders" in vraag(client, EIGEN[0]).html
