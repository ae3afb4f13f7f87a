"""Reminders: to whom, when, once a day, and through a real mail server."""

import datetime

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from rapportages.herinneren import herinner, laatste_moment
from rapportages.rondes import sluit_ronde
from tests import fabriek
from tests.fabriek import gebruiker
from tests.mailserver import mailserver
from tests.rapportages.rondebouw import lijn, ronde, vul_in


pytestmark = pytest.mark.django_db
DEADLINE = datetime.date(2020, 3, 31)


def dag(aantal):
    """So many days after the deadline."""
    return DEADLINE + datetime.timedelta(days=aantal)


@pytest.fixture
def ans():
    return gebruiker("ans", email="ans@voorbeeldstad.example", first_name="Ans")


@pytest.fixture
def r(ans):
    return ronde(slugs=["woninginbraken", "overvallen"], deadline=DEADLINE, leverancier=ans)


@pytest.mark.parametrize(
    ("vandaag", "moment"),
    [(-15, None), (-14, -14), (-10, -14), (-3, -3), (0, -3), (1, 1), (7, 1), (8, 8), (20, 15)],
)
def test_het_laatste_moment_om_te_herinneren(vandaag, moment):
    verwacht = None if moment is None else dag(moment)
    assert laatste_moment(DEADLINE, dag(vandaag), [14, 3]) == verwacht


def test_elk_moment_een_mail_en_niet_twee(r):
    verstuurd = [len(herinner(vandaag=dag(d)).verstuurd) for d in range(-16, 10) for _ in range(2)]
    dagen = [d for d in range(-16, 10) for _ in range(2)]
    assert [d for d, aantal in zip(dagen, verstuurd, strict=True) if aantal] == [-14, -3, 1, 8]
    assert len(mail.outbox) == 4


def test_een_gemiste_dag_wordt_ingehaald(r):
    assert herinner(vandaag=dag(-12)).verstuurd == ["ans"]
    assert herinner(vandaag=dag(-11)).verstuurd == []
    assert herinner(vandaag=dag(2)).verstuurd == ["ans"]


def test_de_mail_zegt_wat_er_mist_tot_wanneer_en_waar(r, settings):
    settings.SITE_ADRES, settings.PORTAAL_NAAM = "https://veilig.voorbeeldstad.example", "Veilig & wel"
    vul_in(r, cijfer="<5")
    herinner(vandaag=dag(-3))
    [brief] = mail.outbox
    assert (brief.subject, brief.to) == (
        "Cijfers inleveren: Veiligheidsplan 2019-2022, 1e helft 2019",
        ["ans@voorbeeldstad.example"],
    )
    assert "Beste Ans,\n\nOver 3 dagen is het 31 maart 2020. Dan willen wij" in brief.body
    assert "\n- Overvallen (nog niet ingevuld)\n" in brief.body
    assert "Woninginbraken" not in brief.body
    assert (
        f"\nhttps://veilig.voorbeeldstad.example/beheer/rapportages/rapportageronde/{r.pk}/invulblad/\n" in brief.body
    )
    assert brief.body.endswith("Met vriendelijke groet,\nVeilig & wel\n\n")


@pytest.mark.parametrize(
    ("vandaag", "zin"),
    [
        (-1, "Morgen is het 31 maart 2020."),
        (0, "Vandaag is de laatste dag"),
        (1, "De laatste dag om cijfers en oordelen in te leveren was 31 maart 2020. Wij missen nog iets van u."),
    ],
)
def test_de_eerste_zin_past_bij_de_dag(r, vandaag, zin):
    herinner(vandaag=dag(vandaag))
    assert zin in mail.outbox[0].body
    assert ("(te laat)" in mail.outbox[0].subject) == (vandaag > 0)


def test_wie_alles_leverde_of_een_gesloten_ronde_krijgt_geen_mail(r):
    vul_in(r, cijfer="<5")
    vul_in(r, slug="overvallen", cijfer="n.v.t.", opmerking="Vervallen.")
    assert herinner(vandaag=dag(1)).verstuurd == []
    r.uitvragen.update(antwoord="", grens=None)
    sluit_ronde(ronde=r, door=gebruiker())
    assert herinner(vandaag=dag(1)).verstuurd == []


def test_een_nieuwe_regel_op_dezelfde_dag_geeft_geen_tweede_mail(r, ans):
    herinner(vandaag=dag(-3))
    lijn_ = lijn(r)
    lijn_.herinnerd_op = None
    lijn_.save()
    assert herinner(vandaag=dag(-3)).verstuurd == []
    assert herinner(vandaag=dag(-2)).verstuurd == ["ans"]


@pytest.mark.parametrize("velden", [{"email": ""}, {"is_active": False}])
def test_wie_niet_te_mailen_is_staat_in_het_verslag(r, ans, velden):
    for naam, waarde in velden.items():
        setattr(ans, naam, waarde)
    ans.save()
    verslag = herinner(vandaag=dag(1))
    assert (verslag.verstuurd, verslag.zonder_adres, mail.outbox) == ([], ["ans"], [])


@pytest.fixture
def server(settings):
    with mailserver(settings) as bus:
        yield bus


@pytest.fixture
def nu(r):
    r.deadline = timezone.localdate() + datetime.timedelta(days=3)
    r.save()


def test_de_opdracht_verstuurt_over_een_echte_mailserver(r, nu, server, settings, capsys):
    settings.DEFAULT_FROM_EMAIL = "veiligheid@voorbeeldstad.example"
    call_command("herinner")
    call_command("herinner")
    [brief] = server.brieven
    assert (brief["To"], brief["From"]) == ("ans@voorbeeldstad.example", "veiligheid@voorbeeldstad.example")
    assert "Over 3 dagen is het" in brief.get_content()
    assert capsys.readouterr().out == "Herinneringen verstuurd: 1.\nHerinneringen verstuurd: 0.\n"


def test_een_mail_die_niet_aankomt_gaat_morgen_opnieuw_en_houdt_de_rest_niet_tegen(r, nu, ans, server):
    weg = gebruiker("weg", email="weg@voorbeeldstad.example")
    fabriek.doelstelling(indicatoren=[fabriek.indicator("straatroven")])
    r.uitvragen.filter(indicator__slug="overvallen").update(leverancier=weg)
    with pytest.raises(CommandError, match=r"Niet verstuurd aan: weg \(.*550.*\). Probeer het later opnieuw."):
        call_command("herinner")
    assert [brief["To"] for brief in server.brieven] == ["ans@voorbeeldstad.example"]
    assert (lijn(r).herinnerd_op, lijn(r, "overvallen").herinnerd_op) == (timezone.localdate(), None)


def test_zonder_mailserver_in_productie_zegt_de_opdracht_wat_er_mist(settings):
    settings.IS_DEMO, settings.MAIL_NAAR_SCHERM = False, True
    with pytest.raises(CommandError, match=r"Zet EMAIL_URL in de omgeving. Er is niets verstuurd."):
        call_command("herinner")


def test_dagen_zijn_te_kiezen(r, nu):
    call_command("herinner", "--dagen", "1")
    assert mail.outbox == []
    call_command("herinner", "--dagen", "5", "1")
    assert len(mail.outbox) == 1
