"""The demo: only in an empty database, once, and all of it or nothing."""

import json
import shutil
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from rapportages.enums import Rapportstatus
from rapportages.models import Rapportageronde, Versie, Voortgangsrapportage
from rapportages.rollen import afwijkingen
from tests import fabriek
from tests.convenanten import bouw
from themas.importeren import Importfout
from themas.models import Doelstelling, Gebied, Indicator, Meting, Publicatie
from veiligheid import demo, demorapporten
from veiligheid.demo import AndereGegevens, zet_demo_op


pytestmark = pytest.mark.django_db


@pytest.fixture
def bestand(tmp_path):
    return tmp_path / "var" / "wachtwoorden.json"


@pytest.fixture
def kort(tmp_path, monkeypatch):
    """A demo with two small files of figures, to go fast."""
    cijfers = tmp_path / "cijfers"
    cijfers.mkdir()
    for naam in ("20-almere-reeks.csv", "21-almere-misdrijven-2017-bijgesteld.csv"):
        shutil.copy(demo.CIJFERS / naam, cijfers)
    monkeypatch.setattr(demo, "CIJFERS", cijfers)
    return cijfers


def alles():
    """Every row of every table of ours, and the accounts."""
    eigen = [
        model
        for app in ("themas", "convenanten")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    modellen = [*eigen, get_user_model()]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in modellen}


# Only in an empty database


@pytest.mark.parametrize(
    "maak",
    [
        fabriek.gebruiker,
        fabriek.beleidsplan,
        fabriek.gebied,
        fabriek.indicator,
        fabriek.veiligheidsveld,
        fabriek.interventie,
        fabriek.reeksbreuk,
        fabriek.meting,
        bouw.partij,
        bouw.convenant,
        bouw.keurmerkgebied,
        bouw.bijeenkomst,
    ],
)
def test_in_een_database_met_iets_van_een_ander_gebeurt_niets(maak, bestand):
    maak()
    voor = alles()
    with pytest.raises(AndereGegevens):
        zet_demo_op(bestand)
    assert alles() == voor
    assert not bestand.exists()


def test_perioden_alleen_zijn_geen_gegevens(bestand, kort):
    """The importer makes them on the way, so a failed attempt of other hands may leave some."""
    fabriek.periode("2019")
    assert zet_demo_op(bestand).nieuw


def test_de_opdracht_zegt_wat_er_te_doen_is(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    fabriek.gebied()
    with pytest.raises(CommandError, match=r"staan al andere gegevens.*DATABASE_URL"):
        call_command("demo")


def test_er_staat_een_ronde_open_om_te_proberen_zonder_verzonnen_cijfers(bestand, kort):
    zet_demo_op(bestand)
    [ronde] = Rapportageronde.objects.open()
    invoerder = get_user_model().objects.get(username="invoerder")
    assert (ronde.deadline - timezone.localdate()).days == 21
    assert set(ronde.uitvragen.values_list("leverancier", flat=True)) == {invoerder.pk}
    assert ronde.uitvragen.filter(doelstelling__isnull=False).exists()
    gevraagd = {uitvraag.indicator.slug for uitvraag in ronde.uitvragen.exclude(indicator=None)}
    assert set(demo.PROEFINDICATOREN) | {"woninginbraken", "handhaving-softdrugs"} <= gevraagd
    assert not Meting.objects.open().exists()
    assert invoerder.has_perms(["rapportages.view_rapportageronde", "themas.change_meting", "themas.dien_in_meting"])


def test_een_portaal_van_een_andere_gemeente_krijgt_geen_rapport_en_geen_convenant(bestand, kort):
    """There the references in its text would have no figures to resolve to, and it did not sign these."""
    zet_demo_op(bestand)
    assert not Versie.objects.exists()
    assert not Publicatie.objects.exists()
    assert Voortgangsrapportage.objects.filter(status=Rapportstatus.CONCEPT).count() == 1


# The accounts


def rechten(pad):
    return pad.stat().st_mode & 0o777


def test_alleen_de_eigenaar_leest_de_wachtwoorden(bestand, kort):
    zet_demo_op(bestand)
    assert rechten(bestand) == 0o600


def test_ook_een_bestand_dat_er_al_lag_is_daarna_dicht(bestand, kort):
    bestand.parent.mkdir()
    bestand.write_text("{}")
    bestand.chmod(0o644)
    accounts = zet_demo_op(bestand).accounts
    assert rechten(bestand) == 0o600
    assert json.loads(bestand.read_text()) == accounts


def test_is_het_bestand_weg_dan_komen_er_nieuwe_wachtwoorden(bestand, kort):
    oude = zet_demo_op(bestand).accounts
    bestand.unlink()
    nieuwe = zet_demo_op(bestand).accounts
    assert nieuwe.keys() == oude.keys()
    assert not set(nieuwe.values()) & set(oude.values())
    for naam, wachtwoord in nieuwe.items():
        assert authenticate(username=naam, password=wachtwoord)
        assert not authenticate(username=naam, password=oude[naam])
    assert rechten(bestand) == 0o600


def test_ook_als_de_hele_map_weg_is(bestand, kort):
    zet_demo_op(bestand)
    shutil.rmtree(bestand.parent)
    assert set(zet_demo_op(bestand).accounts) == set(demo.ACCOUNTS)


# A second time


def test_een_demo_van_een_eerdere_versie_krijgt_accounts_en_rollen_van_deze(bestand, monkeypatch, settings, tmp_path):
    """That one knew three accounts and no reports; what it has stays."""
    monkeypatch.setattr(demo, "ACCOUNTS", ("beheerder", "invoerder", "vaststeller"))
    demo._maak_accounts()
    Group.objects.get(name="Redacteur").permissions.clear()
    monkeypatch.undo()
    verslag = zet_demo_op(bestand)
    assert (verslag.nieuw, verslag.oud) == (False, True)
    assert set(verslag.accounts) == {"beheerder", "invoerder", "vaststeller", "redacteur", "publiceerder"}
    assert all(authenticate(username=naam, password=w) for naam, w in verslag.accounts.items())
    assert afwijkingen() == []
    settings.BASE_DIR = tmp_path
    uitvoer = StringIO()
    call_command("demo", stdout=uitvoer)
    assert "Deze demo is van een eerdere versie" in uitvoer.getvalue()


def test_een_tweede_keer_verandert_niets(bestand, kort):
    """What an officer did meanwhile stays: a text, a figure on its way, a correction, an account."""
    eerste = zet_demo_op(bestand)
    indicator = Indicator.objects.get(slug="misdrijven")
    indicator.definitie = "Onze eigen woorden."
    indicator.save()
    Doelstelling.objects.update(tekst="Een ander doel.")
    Gebied.objects.filter(code="GM0034").update(naam="Almere Haven")
    gebied = Gebied.objects.get(code="GM0034")
    fabriek.meting("2031", van=indicator, in_gebied=gebied, aantal=3)
    fabriek.gebruiker("nieuwe-collega")
    voor = alles()
    tweede = zet_demo_op(bestand)
    assert alles() == voor
    assert (tweede.nieuw, tweede.oud) == (False, False)
    assert (tweede.cijfers, tweede.accounts) == (eerste.cijfers, eerste.accounts)


def test_de_opdracht_twee_keer(settings, tmp_path, kort):
    settings.BASE_DIR = tmp_path
    (tmp_path / "var").mkdir()
    uitvoer = []
    for _ in range(2):
        uit = StringIO()
        call_command("demo", stdout=uit)
        uitvoer.append(uit.getvalue().splitlines())
    aantal = Meting.objects.publiek().count()
    assert uitvoer[0][0] == f"Ingelezen en vastgesteld: {aantal} cijfers."
    assert uitvoer[1][0] == f"De demo stond er al: {aantal} cijfers."
    assert uitvoer[0][1:] == uitvoer[1][1:]
    wachtwoorden = json.loads((tmp_path / "var" / "demo-accounts.json").read_text())
    assert uitvoer[0][2:] == [f"  {naam:<12} {wachtwoord}" for naam, wachtwoord in wachtwoorden.items()]


def test_een_bestand_van_een_andere_demo_opent_niets(bestand, kort):
    """Two databases, one file: what is printed must open the accounts of this one."""
    eerste = zet_demo_op(bestand).accounts
    bestand.write_text(json.dumps(eerste | {"invoerder": "van-een-ander"}))
    tweede = zet_demo_op(bestand).accounts
    assert tweede.keys() == eerste.keys()
    assert tweede["beheerder"] == eerste["beheerder"]
    assert all(authenticate(username=naam, password=wachtwoord) for naam, wachtwoord in tweede.items())
    assert json.loads(bestand.read_text()) == tweede


# Nothing of it


def test_niet_buiten_de_demo(settings):
    """It prints passwords, so it may not touch a database that people rely on."""
    settings.IS_DEMO = False
    with pytest.raises(CommandError, match="Dat mag alleen met OMGEVING=demo"):
        call_command("demo")
    assert not get_user_model().objects.exists()


def test_zonder_tabellen_zegt_de_opdracht_wat_eerst_moet(settings, tmp_path, monkeypatch):
    def geen_tabel(pad):
        raise OperationalError("no such table: auth_user")

    settings.BASE_DIR = tmp_path
    monkeypatch.setattr("veiligheid.management.commands.demo.zet_demo_op", geen_tabel)
    with pytest.raises(CommandError, match=r"Draai eerst: manage\.py migrate"):
        call_command("demo")


@pytest.mark.parametrize(
    "inhoud",
    [
        "indicator;gebied;periode;soort;aantal;kwaliteit;bron\nbestaat-niet;GM0034;2019;niveau;3;definitief;Bron\n",
        "indicator;gebied;periode;soort;aantal;kwaliteit;bron\nmisdrijven;GM0034;2018;niveau;x;definitief;Bron\n",
        "zomaar iets\n",
        "",
    ],
)
def test_een_fout_bestand_laat_niets_achter(bestand, kort, inhoud):
    """The files before it were imported and approved already."""
    (kort / "99-fout.csv").write_text(inhoud)
    voor = alles()
    with pytest.raises(Importfout):
        zet_demo_op(bestand)
    assert alles() == voor
    assert not bestand.exists()
    (kort / "99-fout.csv").unlink()
    assert zet_demo_op(bestand).nieuw


def test_fout_beleid_laat_niets_achter(bestand, kort, tmp_path, monkeypatch):
    beleid = tmp_path / "beleid"
    shutil.copytree(demo.BELEID, beleid)
    (beleid / "99-fout.yaml").write_text("- model: themas.thema\n  fields: {plan: [bestaat-niet]}\n")
    monkeypatch.setattr(demo, "BELEID", beleid)
    voor = alles()
    with pytest.raises(Exception, match=r"99-fout\.yaml"):
        zet_demo_op(bestand)
    assert alles() == voor
    assert not bestand.exists()


def test_een_rapport_dat_niet_te_publiceren_is_laat_niets_achter(bestand, kort, tmp_path, monkeypatch, settings):
    settings.GEMEENTE_CODE = "GM0034"
    (tmp_path / "fout.yaml").write_text(
        "rapportage: tweede-helft-2019\npubliceren: true\nparagrafen:\n"
        "- {onderwerp: null, soort: algemeen, tekst: '[[bestaat-niet:aantal]]', bron: Bron}\n"
    )
    monkeypatch.setattr(demorapporten, "RAPPORTEN", tmp_path)
    voor = alles()
    with pytest.raises(ValidationError, match="bestaat-niet"):
        zet_demo_op(bestand)
    assert alles() == voor
    assert not Voortgangsrapportage.objects.exists()
    assert not bestand.exists()


def test_de_opdracht_zegt_welke_regel_fout_is(settings, tmp_path, kort):
    settings.BASE_DIR = tmp_path
    (kort / "99-fout.csv").write_text(
        "indicator;gebied;periode;soort;aantal;kwaliteit;bron\nbestaat-niet;GM0034;2019;niveau;3;definitief;Bron\n"
    )
    with pytest.raises(CommandError, match=r"(?s)De cijfers zijn niet in te lezen:.*99-fout.csv.*2"):
        call_command("demo")
