"""Mails about the end of a covenant: when, to whom, once, and through a real mail server."""

import datetime
import json
import logging

import pytest
from dateutil.relativedelta import relativedelta
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from convenanten.herinneren import herinner_aan_einde, laatste_moment
from convenanten.models import Convenantversie
from rapportages.rollen import maak_gelijk
from tests.convenanten import bouw
from tests.fabriek import gebruiker
from tests.mailserver import mailserver
from themas.auditspoor import log


pytestmark = pytest.mark.django_db
EINDE = datetime.date(2025, 12, 31)


def dag(*, maanden=0, dagen=0):
    """So long before the end."""
    return EINDE - relativedelta(months=maanden) - datetime.timedelta(days=dagen)


@pytest.fixture
def ans():
    return gebruiker("ans", email="ans@voorbeeldstad.example", first_name="Ans")


@pytest.fixture
def convenant(ans):
    return bouw.convenant("ov", naam="Veilig in de bus", versies=("2022-2025",), contactpersoon=ans)


@pytest.fixture
def redacteuren():
    maak_gelijk()
    for naam, adres in (("rik", "rik@voorbeeldstad.example"), ("roos", "roos@voorbeeldstad.example"), ("leeg", "")):
        gebruiker(naam, email=adres).groups.add(Group.objects.get(name="Redacteur"))
    gebruiker("weg", email="weg@voorbeeldstad.example", is_active=False).groups.add(Group.objects.get(name="Redacteur"))
    gebruiker("chef", email="chef@voorbeeldstad.example", is_superuser=True)


@pytest.mark.parametrize(
    ("vandaag", "moment"),
    [
        ("2025-06-29", None),
        ("2025-06-30", "2025-06-30"),
        ("2025-09-29", "2025-06-30"),
        ("2025-09-30", "2025-09-30"),
        ("2025-11-29", "2025-09-30"),
        ("2025-11-30", "2025-11-30"),
        ("2025-12-31", "2025-11-30"),
        ("2026-01-01", None),
    ],
)
def test_het_laatste_moment_om_te_herinneren(vandaag, moment):
    verwacht = moment and datetime.date.fromisoformat(moment)
    assert laatste_moment(EINDE, datetime.date.fromisoformat(vandaag)) == verwacht


def test_een_einde_aan_het_begin_van_de_jaartelling_houdt_de_rest_niet_op(convenant):
    bouw.versie(bouw.convenant("heel-oud", versies=()), "oud", geldig_tot=datetime.date.min)
    assert laatste_moment(datetime.date.min, EINDE) is None
    assert len(herinner_aan_einde(vandaag=EINDE).verstuurd) == 1


def test_drie_mails_in_een_half_jaar_en_niet_twee_op_een_dag(convenant):
    dagen = [EINDE - datetime.timedelta(days=aantal) for aantal in range(200, -3, -1)]
    gemaild = [str(d) for d in dagen for _ in range(2) if herinner_aan_einde(vandaag=d).verstuurd]
    assert gemaild == ["2025-06-30", "2025-09-30", "2025-11-30"]
    assert len(mail.outbox) == 3


def test_een_gemiste_dag_wordt_ingehaald(convenant):
    assert herinner_aan_einde(vandaag=dag(maanden=5)).verstuurd == ["ans"]
    assert herinner_aan_einde(vandaag=dag(maanden=4)).verstuurd == []
    assert Convenantversie.objects.get().herinnerd_op == dag(maanden=5)
    assert herinner_aan_einde(vandaag=dag(dagen=3)).verstuurd == ["ans"]


def test_een_latere_einddatum_begint_opnieuw(convenant):
    herinner_aan_einde(vandaag=dag(maanden=1))
    Convenantversie.objects.update(geldig_tot=EINDE + relativedelta(years=1))
    assert herinner_aan_einde(vandaag=EINDE).verstuurd == []
    assert herinner_aan_einde(vandaag=EINDE + relativedelta(months=6)).verstuurd == ["ans"]


def test_wie_al_een_nieuwe_versie_heeft_krijgt_geen_mail(convenant):
    bouw.versie(convenant, "2026-2029")
    assert herinner_aan_einde(vandaag=dag(maanden=3)).verstuurd == []


def test_wie_al_een_opvolger_heeft_krijgt_geen_mail(convenant):
    bouw.convenant("nieuw", opvolger_van=convenant, versies=("2026-2029",))
    assert herinner_aan_einde(vandaag=dag(maanden=3)).verstuurd == []


def test_zonder_einddatum_is_er_niets_om_aan_te_herinneren(convenant):
    Convenantversie.objects.update(geldig_tot=None)
    assert herinner_aan_einde(vandaag=dag()).verstuurd == []


def test_de_mail_zegt_wat_afloopt_wat_te_doen_en_waar(convenant, settings):
    settings.SITE_ADRES, settings.PORTAAL_NAAM = "https://veilig.voorbeeldstad.example", "Veilig & wel"
    bouw.openbaar(convenant)
    herinner_aan_einde(vandaag=dag(maanden=1))
    [brief] = mail.outbox
    assert (brief.subject, brief.to) == ("Loopt af: Veilig in de bus (2022-2025)", ["ans@voorbeeldstad.example"])
    beheer, verloopt = reverse("admin:convenanten_convenant_change", args=[convenant.pk]), reverse("admin:verloopt")
    assert brief.body == (
        "Beste Ans,\n\n"
        "Deze afspraak loopt over 31 dagen af, op 31 december 2025:\n\n"
        "Veilig in de bus, versie 2022-2025\n\n"
        "Wat kunt u doen?\n\n"
        "- Komt er een nieuwe versie? Voeg die toe, met de partijen en de begindatum.\n"
        "- Komt er een ander convenant voor in de plaats? Vul daar bij ‘opvolger van’ dit convenant in.\n"
        "- Stopt het? Schrijf dat bij ‘geschiedenis’, zodat lezers het ook weten.\n\n"
        "Vraag daarna een collega om het te publiceren. Is er een nieuwe versie of een opvolger? Dan krijgt u hierover "
        "geen mail meer.\n\n"
        f"Hier past u het aan:\nhttps://veilig.voorbeeldstad.example{beheer}\n\n"
        f"Zo zien lezers het nu:\nhttps://veilig.voorbeeldstad.example{convenant.get_absolute_url()}\n\n"
        f"Alles wat binnenkort afloopt:\nhttps://veilig.voorbeeldstad.example{verloopt}\n\n"
        "Met vriendelijke groet,\nVeilig & wel\n\n"
    )


@pytest.mark.parametrize(
    ("dagen", "zin"),
    [
        (0, "Vandaag is de laatste dag van deze afspraak:"),
        (1, "Deze afspraak loopt morgen af, op 31 december 2025:"),
        (2, "Deze afspraak loopt over 2 dagen af, op 31 december 2025:"),
    ],
)
def test_de_eerste_zin_past_bij_de_dag(convenant, dagen, zin):
    herinner_aan_einde(vandaag=dag(dagen=dagen))
    assert mail.outbox[0].body.splitlines()[2] == zin


def test_ook_over_een_concept_gaat_een_mail_zonder_adres_voor_lezers(convenant):
    herinner_aan_einde(vandaag=dag())
    assert "\nLezers zien dit nog niet: het is een concept.\n" in mail.outbox[0].body
    assert convenant.get_absolute_url() not in mail.outbox[0].body


def test_zonder_contactpersoon_gaat_een_mail_naar_alle_redacteuren_met_een_adres(convenant, redacteuren):
    convenant.contactpersoon = None
    convenant.save()
    verslag = herinner_aan_einde(vandaag=dag())
    [brief] = mail.outbox
    assert brief.to == ["rik@voorbeeldstad.example", "roos@voorbeeldstad.example"]
    assert brief.body.startswith("Beste collega’s,\n")
    assert "\nBij deze afspraak staat niet wie erop let. Daarom krijgen alle redacteuren deze mail." in brief.body
    assert (verslag.verstuurd, verslag.zonder_adres) == (["rik", "roos"], [])


@pytest.mark.parametrize("velden", [{"email": ""}, {"is_active": False}])
def test_een_contactpersoon_die_niet_te_mailen_is_staat_in_het_verslag(convenant, redacteuren, ans, velden):
    for naam, waarde in velden.items():
        setattr(ans, naam, waarde)
    ans.save()
    verslag = herinner_aan_einde(vandaag=dag())
    assert (verslag.verstuurd, verslag.zonder_adres) == (["rik", "roos"], ["ans"])
    assert "staat niet wie erop let" not in mail.outbox[0].body


def test_als_er_niemand_is_zegt_het_verslag_voor_welke_afspraak(convenant):
    convenant.contactpersoon = None
    convenant.save()
    assert herinner_aan_einde(vandaag=dag()).zonder_adres == ["niemand voor ov"]
    assert Convenantversie.objects.get().herinnerd_op is None


def test_een_naam_met_een_nieuwe_regel_wordt_geen_eigen_kop(convenant, ans):
    type(convenant).objects.update(naam="Bus\r\nBcc: iedereen@elders.example")
    Convenantversie.objects.update(naam="2022\nX-Kop: ja")
    herinner_aan_einde(vandaag=dag())
    bericht = mail.outbox[0].message()
    assert str(bericht["Subject"]) == "Loopt af: Bus Bcc: iedereen@elders.example (2022 X-Kop: ja)"
    assert (bericht["Bcc"], bericht["X-Kop"]) == (None, None)


def test_elke_mail_staat_in_het_auditspoor(convenant, caplog):
    with caplog.at_level(logging.INFO, logger=log.name):
        herinner_aan_einde(vandaag=dag())
    [regel] = [json.loads(rij.message) for rij in caplog.records if rij.name == log.name]
    versie = Convenantversie.objects.get()
    assert (regel["actie"], regel["object"], regel["resultaat"], regel["actor"], regel["aan"]) == (
        "herinneren",
        f"convenanten.convenantversie {versie.pk}",
        "gelukt",
        "herinner",
        "ans",
    )


def test_evenveel_vragen_om_te_kijken_bij_een_en_drie_afspraken(convenant, django_assert_num_queries):
    with django_assert_num_queries(1):
        herinner_aan_einde(vandaag=dag(maanden=7))
    for slug in ("twee", "drie"):
        bouw.convenant(slug, versies=("2022-2025",))
    with django_assert_num_queries(1):
        herinner_aan_einde(vandaag=dag(maanden=7))


# Through a real mail server


@pytest.fixture
def server(settings):
    with mailserver(settings) as bus:
        yield bus


@pytest.fixture
def nu(convenant):
    Convenantversie.objects.update(geldig_tot=timezone.localdate() + datetime.timedelta(days=10))


def test_dezelfde_opdracht_mailt_ook_over_convenanten(nu, server, settings, capsys):
    settings.DEFAULT_FROM_EMAIL = "veiligheid@voorbeeldstad.example"
    call_command("herinner")
    call_command("herinner")
    [brief] = server.brieven
    assert (brief["To"], brief["From"]) == ("ans@voorbeeldstad.example", "veiligheid@voorbeeldstad.example")
    assert brief["Subject"] == "Loopt af: Veilig in de bus (2022-2025)"
    assert "Deze afspraak loopt over 10 dagen af" in brief.get_content()
    assert capsys.readouterr().out == "Herinneringen verstuurd: 1.\nHerinneringen verstuurd: 0.\n"


def test_een_mail_die_niet_aankomt_gaat_morgen_opnieuw_en_houdt_de_rest_niet_tegen(nu, server):
    weg = gebruiker("weg", email="weg@voorbeeldstad.example")
    bouw.convenant("anders", versies=("2022-2025",), contactpersoon=weg)
    Convenantversie.objects.update(geldig_tot=timezone.localdate())
    with pytest.raises(CommandError, match=r"Niet verstuurd aan: weg \(.*550.*\). Probeer het later opnieuw."):
        call_command("herinner")
    assert [brief["To"] for brief in server.brieven] == ["ans@voorbeeldstad.example"]
    herinnerd = Convenantversie.objects.values_list("convenant__slug", "herinnerd_op").order_by("convenant__slug")
    assert dict(herinnerd) == {"anders": None, "ov": timezone.localdate()}
