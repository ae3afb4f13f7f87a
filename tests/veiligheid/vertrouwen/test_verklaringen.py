"""Statements say what the settings say, and where they say nothing that it is missing."""

import datetime

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User

from tests.veiligheid.test_settings import PRODUCTIE, instellingen
from veiligheid.vertrouwen.verklaringen import STATUSZINNEN, controleer_onderzoek


pytestmark = pytest.mark.django_db
ONDERZOCHT = {
    "TOEGANKELIJKHEID_STATUS": "B",
    "TOEGANKELIJKHEID_REGISTER": "https://register.example/1",
    "TOEGANKELIJKHEID_BIJGEWERKT": datetime.date(2026, 3, 1),
    "TOEGANKELIJKHEID_ONDERZOEK_DOOR": "Bureau Kijk",
    "TOEGANKELIJKHEID_ONDERZOEK_OP": datetime.date(2026, 2, 1),
    "TOEGANKELIJKHEID_RAPPORT": "https://rapport.example/",
    "TOEGANKELIJKHEID_GEBREKEN": ["De kaart werkt niet met het toetsenbord."],
    "TOEGANKELIJKHEID_ANTWOORD_DAGEN": 14,
}


def pagina(client, pad):
    return client.get(pad).content.decode()


def test_nothing_filled_in_is_status_e_and_says_what_is_missing(client):
    html = pagina(client, "/toegankelijkheid/")
    for zin in (
        f"<strong>Status E.</strong> {STATUSZINNEN['E']}",
        "De gemeente heeft nog geen datum ingevuld.",
        "Dat is er nog niet. Zo’n onderzoek kijkt naar alle eisen, volgens de methode WCAG-EM.",
        "Wij kennen geen gebreken. Maar de site is nog niet onderzocht.",
        "Hoe snel u antwoord krijgt, heeft de gemeente hier nog niet ingevuld.",
    ):
        assert zin in html


def test_what_is_filled_in_is_said(client, settings):
    for naam, waarde in ONDERZOCHT.items():
        setattr(settings, naam, waarde)
    html = pagina(client, "/toegankelijkheid/")
    for zin in (
        f"<strong>Status B.</strong> {STATUSZINNEN['B']}",
        '<a class="nl-link" href="https://register.example/1">De verklaring over deze site</a>',
        "1 maart 2026.",
        'Bureau Kijk, 1 februari 2026. <a class="nl-link" href="https://rapport.example/">Lees het rapport</a>',
        "De kaart werkt niet met het toetsenbord.",
        "U krijgt binnen 14 dagen antwoord.",
    ):
        assert zin in html
    assert "nog niet" not in html.partition("<main")[2].partition("Wat nog niet goed is")[0]


@pytest.mark.parametrize(
    ("status", "jaar", "wat"), [("B", 2026, []), ("A", 2020, ["veiligheid.W005"]), ("D", 2020, []), ("E", None, [])]
)
def test_research_that_is_too_old_gives_a_warning(settings, status, jaar, wat):
    settings.TOEGANKELIJKHEID_STATUS = status
    settings.TOEGANKELIJKHEID_ONDERZOEK_OP = datetime.date(jaar, 2, 1) if jaar else None
    assert [melding.id for melding in controleer_onderzoek(None)] == wat


def test_privacy_tells_of_counting_where_we_count(client, settings):
    zin = "Die code verdwijnt na een minuut."
    gezegd = []
    for settings.API_PER_MINUUT in (300, 0):
        gezegd.append(zin in pagina(client, "/privacy/"))
    assert gezegd == [True, False]


def test_privacy_names_the_terms_of_the_settings(client, settings):
    html = pagina(client, "/privacy/")
    assert "Hoelang de gemeente dat bewaart, heeft zij hier nog niet ingevuld." in html
    assert "Het mailadres heeft de gemeente hier nog niet ingevuld." in html
    settings.SERVERLOG_DAGEN, settings.FG_EMAIL = 21, "fg@stad.example"
    settings.MELDING_ADRES_DAGEN, settings.MELDING_ADRES_DAGEN_NA_AFHANDELEN = 60, 7
    html = pagina(client, "/privacy/")
    for zin in (
        "De gemeente bewaart dat 21 dagen.",
        "mailto:fg@stad.example",
        "Uw mailadres verwijderen wij 7 dagen nadat uw melding klaar is. Is zij na 60 dagen nog niet klaar?",
        f"bewaren wij dat internetadres {django_settings.AXES_COOLOFF_TIME.seconds // 60} minuten",
    ):
        assert zin in html
    assert "niet ingevuld" not in html


def test_cookies_are_those_that_an_officer_gets(client, settings):
    settings.SESSION_COOKIE_AGE, settings.CSRF_COOKIE_AGE = 4 * 60 * 60, 3 * 24 * 60 * 60
    antwoord = client.get("/cookies/")
    html = antwoord.content.decode()
    namen = [cookie.naam for cookie in antwoord.context["cookies"]]
    assert "Tot u uw browser sluit, en hoogstens 4 uur" in html
    assert "3 dagen" in html
    client.get("/beheer/login/")
    client.force_login(User.objects.create_superuser("ans"))
    client.get("/beheer/password_change/")
    assert sorted(client.cookies) == sorted(namen)


@pytest.mark.parametrize(
    ("omgeving", "zegt"),
    [
        ({"TOEGANKELIJKHEID_STATUS": "F"}, "TOEGANKELIJKHEID_STATUS is A, B, C, D of E."),
        ({"TOEGANKELIJKHEID_STATUS": "C"}, "Bij status C hoort ook TOEGANKELIJKHEID_REGISTER, "),
        (
            {
                "TOEGANKELIJKHEID_STATUS": "A",
                "TOEGANKELIJKHEID_REGISTER": "https://r.example",
                "TOEGANKELIJKHEID_BIJGEWERKT": "2026-03-01",
            },
            "Bij status A hoort ook TOEGANKELIJKHEID_ONDERZOEK_DOOR, ",
        ),
        ({"TOEGANKELIJKHEID_BIJGEWERKT": "1 maart"}, "TOEGANKELIJKHEID_BIJGEWERKT: schrijf de dag als"),
        ({"TOEGANKELIJKHEID_RAPPORT": "http://r.example"}, "TOEGANKELIJKHEID_RAPPORT: het adres begint met https://."),
        ({"SECURITY_CONTACT": "lek@stad.example"}, "SECURITY_CONTACT: elk adres begint met mailto:"),
        ({"MELDINGEN_NAAR": "niemand"}, "MELDINGEN_NAAR: mailadressen"),
        ({"MELDING_ADRES_DAGEN": "0"}, "MELDING_ADRES_DAGEN is een heel getal"),
        ({"FG_EMAIL": "fg stad@example"}, "FG_EMAIL is een mailadres."),
    ],
)
def test_production_refuses_what_cannot_be_meant(omgeving, zegt):
    assert zegt in instellingen("DEBUG", **(PRODUCTIE | omgeving))


def test_reports_go_to_the_contact_unless_it_is_said_otherwise():
    post = {"CONTACT_EMAIL": "vraag@stad.example"}
    assert instellingen("MELDINGEN_NAAR", **PRODUCTIE | post) == [["vraag@stad.example"]]
    assert instellingen("MELDINGEN_NAAR", **PRODUCTIE, CONTACT_EMAIL="") == [[]]
    assert instellingen("MELDINGEN_NAAR", **PRODUCTIE | post, MELDINGEN_NAAR="a@stad.example,b@stad.example") == [
        ["a@stad.example", "b@stad.example"]
    ]
