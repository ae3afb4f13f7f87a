"""Every page asks the database as often for three of everything as for one, and at most twelve times."""

import pytest
from django.db import transaction

from tests import fabriek
from tests.rapportages.lezen.bouw import alleen_titel, gerectificeerd, publiek, verbeterd
from tests.site.kruip import vraag


MEESTE = 12
VERSIE = "/rapportages/voortgang-2019/versies/2/"
ADRESSEN = [
    "/",
    "/plannen/plan-2019-2022/",
    "/indicatoren/woninginbraken/",
    "/rapportages/",
    "/rapportages/voortgang-2019/",
    VERSIE,
    f"{VERSIE}verschil/",
    f"{VERSIE}rapport.json",
    "/rapportages/eerste-helft-2019/",
    "/rapportages/vergelijken/?van=voortgang-2018&naar=voortgang-2019",
    "/rapportages/feed.atom",
    "/rectificaties/",
]


@pytest.fixture
def zonder_controle(monkeypatch):
    """So that a report may quote a figure that is not there: it is not about the text."""
    monkeypatch.setattr("rapportages.publicatie.publiceren.weiger_fouten", lambda *_: None)


def _bouw(aantal):
    inbraken = fabriek.indicator()
    fabriek.doelstelling(indicatoren=[inbraken])
    for jaar in ("2017", "2018", "2019"):
        fabriek.vastgestelde_meting(jaar, van=inbraken, aantal=1000)
    for n in range(aantal):
        indicator = fabriek.indicator(f"cijfer-{n}")
        doel = fabriek.doelstelling(f"doel-{n}", indicatoren=[indicator, inbraken], tekst=f"Doel {n}.")
        mens = fabriek.doelstelling(f"mens-{n}", soort="kwalitatief", tekst=f"Mens {n}.")
        fabriek.beoordeling("2019", doel=mens, **fabriek.vastgesteld())
        for jaar in ("2017", "2019"):
            fabriek.vastgestelde_meting(jaar, van=doel.indicatoren.get(slug=f"cijfer-{n}"), aantal=100 + n)
    publiek("voortgang-2018", "2018", 2)
    rapport = publiek()
    wijzer = " ".join(f"[[cijfer-{n}:{wat}]]" for n in range(aantal) for wat in ("aantal", "verschil", "oordeel"))
    for n in range(aantal):
        gerectificeerd(rapport, f"Versie {n}: {wijzer}", indicatoren=fabriek.doelstelling().indicatoren.all())
        publiek(f"later-{n}", str(2030 + n), 20 + n)
        titel = alleen_titel(f"titel-{n}", str(2040 + n), nummer=30 + n)
        verbeterd(titel, indicatoren=[inbraken])
    verbeterd(alleen_titel())
    if aantal > 1:
        for n in range(aantal - 1):
            verbeterd(alleen_titel(), reden=f"Nog een fout: {n}.", indicatoren=[inbraken])


def _met(aantal, client):
    with transaction.atomic():
        _bouw(aantal)
        antwoorden = {adres: vraag(client, adres) for adres in ADRESSEN}
        transaction.set_rollback(True)
    assert {adres: (a.status, a.fout) for adres, a in antwoorden.items() if a.status != 200} == {}
    return antwoorden


def test_evenveel_vragen_voor_een_rij_als_voor_drie(client, zonder_controle):
    een, drie = _met(1, client), _met(3, client)
    vragen = {adres: (een[adres].vragen, drie[adres].vragen) for adres in ADRESSEN}
    assert {adres: keer for adres, keer in vragen.items() if len(set(keer)) > 1} == {}
    assert {adres: keer for adres, keer in vragen.items() if max(keer) > MEESTE} == {}
    # The rows were really shown.
    assert [adres for adres in ADRESSEN if not len(een[adres].inhoud) < len(drie[adres].inhoud)] == []
