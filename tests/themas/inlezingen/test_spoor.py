"""What the audit trail says of a file: every step of it, who took it and from where, and what was refused."""

import json
import logging
from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from tests.themas.inlezingen.loop import GOED, adres, werk
from themas.enums import Inleesstatus
from themas.models import Inlezing


ADRES, ELDERS = "127.0.0.1", "192.0.2.7"


@pytest.fixture
def regels(caplog, monkeypatch):
    """``regels()``: action, result, actor and origin of the lines so far. The transaction of a test never commits."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda doe, **_: doe())
    logging.getLogger("audit").propagate = True
    with caplog.at_level(logging.INFO, logger="audit"):
        yield lambda: [
            (regel["actie"], regel["resultaat"], regel["actor"], regel["herkomst"])
            for regel in (json.loads(r.message) for r in caplog.records if r.name == "audit")
            if regel["object"].startswith("bestand ")
        ]
    logging.getLogger("audit").propagate = False


def test_van_kiezen_tot_inlezen(kies, handel, regels, caplog):
    """The worker has no address of its own: its line names that of the officer."""
    inlezing = werk(kies())
    handel(inlezing, "akkoord")
    werk(inlezing)

    assert inlezing.status == Inleesstatus.KLAAR
    assert regels() == [
        ("bestand kiezen", "gelukt", "jan", ADRES),
        ("akkoord geven", "gelukt", "jan", ADRES),
        ("bestand inlezen", "gelukt", "jan", ADRES),
    ]
    gekozen = json.loads(next(r.message for r in caplog.records if "bestand kiezen" in r.message))
    assert (gekozen["object"], gekozen["inlezing"], gekozen["sha256"]) == (
        "bestand cijfers.csv",
        inlezing.pk,
        inlezing.sha256,
    )


def test_het_adres_is_dat_van_het_akkoord(kies, client, regels):
    inlezing = werk(kies())
    client.post(adres(inlezing), {"handeling": "akkoord"}, REMOTE_ADDR=ELDERS)
    werk(inlezing)

    assert regels()[1:] == [("akkoord geven", "gelukt", "jan", ELDERS), ("bestand inlezen", "gelukt", "jan", ELDERS)]


def test_opnieuw_met_gebieden_en_intrekken(kies, handel, regels):
    inlezing = werk(kies())
    handel(inlezing, "gebieden")
    Inlezing.objects.update(status=Inleesstatus.AFGEBROKEN)
    handel(inlezing, "opnieuw")
    handel(inlezing, "intrekken")

    assert inlezing.status == Inleesstatus.INGETROKKEN
    assert regels()[1:] == [
        ("gebieden toevoegen", "gelukt", "jan", ADRES),
        ("opnieuw beginnen", "gelukt", "jan", ADRES),
        ("bestand intrekken", "gelukt", "jan", ADRES),
    ]


@pytest.mark.parametrize(
    ("handeling", "actie"),
    [
        ("akkoord", "akkoord geven"),
        ("gebieden", "gebieden toevoegen"),
        ("opnieuw", "opnieuw beginnen"),
        ("intrekken", "bestand intrekken"),
    ],
)
def test_wie_aan_het_bestand_van_een_ander_komt(kies, client, regels, handeling, actie):
    inlezing = werk(kies())
    client.force_login(User.objects.create_superuser("baas"))
    client.post(adres(inlezing), {"handeling": handeling}, REMOTE_ADDR=ELDERS)

    assert regels()[1:] == [(actie, "geweigerd", "baas", ELDERS)]
    inlezing.refresh_from_db()
    assert (inlezing.status, inlezing.herkomst) == (Inleesstatus.VOORBEELD, ADRES)


@pytest.mark.parametrize(
    ("handeling", "actie"),
    [("akkoord", "akkoord geven"), ("opnieuw", "opnieuw beginnen"), ("intrekken", "bestand intrekken")],
)
def test_wat_niet_meer_kan(kies, handel, regels, handeling, actie):
    inlezing = kies()
    Inlezing.objects.update(status=Inleesstatus.INGETROKKEN)
    handel(inlezing, handeling)

    assert regels()[1:] == [(actie, "geweigerd", "jan", ADRES)]


def test_een_afgekeurd_bestand(kies, regels):
    werk(kies(GOED.replace("673", "1.040")))

    assert regels()[1:] == [("bestand nakijken", "geweigerd", "jan", ADRES)]


def test_wat_na_het_akkoord_niet_meer_klopt(kies, handel, regels):
    inlezing = werk(kies())
    handel(inlezing, "akkoord")
    Inlezing.objects.update(vingerafdruk="anders")
    werk(inlezing)

    assert regels()[2:] == [("bestand inlezen", "geweigerd", "jan", ADRES)]


def test_een_ongeluk(kies, handel, monkeypatch, regels):
    inlezing = werk(kies())
    handel(inlezing, "akkoord")
    monkeypatch.setattr("themas.importeren.schrijven.Metingschrijver.schrijf", lambda *_: 1 / 0)
    werk(inlezing)
    monkeypatch.setattr("themas.inlezingen.importeer", lambda *_, **__: 1 / 0)
    werk(kies())

    assert regels()[2:] == [
        ("bestand inlezen", "mislukt", "jan", ADRES),
        ("bestand kiezen", "gelukt", "jan", ADRES),
        ("bestand nakijken", "mislukt", "jan", ADRES),
    ]


def test_wat_wordt_opgeruimd(kies, settings, regels):
    oud = werk(kies())
    Inlezing.objects.update(gemaakt_op=oud.gemaakt_op - timedelta(days=settings.INLEZINGEN_DAGEN + 1))
    werk(kies())

    assert regels()[2:] == [("bestand opruimen", "gelukt", "opruimen", "opdrachtregel")]
