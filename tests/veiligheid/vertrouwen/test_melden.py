"""A reader reports an error: kept as it was typed, without a cookie and without knowing who it is."""

import re

import pytest
from django.test import Client

from rapportages.enums import Meldingstatus
from rapportages.models import Foutmelding
from tests import fabriek
from tests.veiligheid.vertrouwen.formulier import ADRES, BEDANKT, EIGEN, op_pagina, verstuur, zegel
from veiligheid.vertrouwen import bewaking, melden, meldformulier


pytestmark = pytest.mark.django_db


def fouten(antwoord):
    return {veld: list(lijst) for veld, lijst in antwoord.context["formulier"].errors.items()}


def test_a_report_is_kept_as_it_was_typed_and_the_reader_goes_on():
    woninginbraken = fabriek.indicator()
    antwoord = verstuur(
        tekst="Het moeten er 41 zijn.\r\nKijk maar.",
        waar="http://testserver/indicatoren/woninginbraken/?sorteer=naam#tabel",
        bron="https://bron.example",
        email="lezer@voorbeeld.example",
    )
    assert (antwoord.status_code, antwoord.url) == (303, f"{BEDANKT}#inhoud")
    rij = Foutmelding.objects.get()
    assert (rij.tekst, rij.pad, rij.indicator) == (
        "Het moeten er 41 zijn.\nKijk maar.",
        "/indicatoren/woninginbraken/",
        woninginbraken,
    )
    assert (rij.bron, rij.email, rij.status) == ("https://bron.example", "lezer@voorbeeld.example", Meldingstatus.NIEUW)


def test_who_writes_is_warned_at_the_field_and_told_once_what_may_stay_empty(client):
    html = client.get(ADRES).content.decode()
    waarschuwing = html.index("Schrijf geen namen of andere gegevens over mensen op.")
    assert waarschuwing < html.index("<textarea")
    assert 'aria-describedby="id_tekst_help"' in html
    assert html.count("mag leeg blijven") == 3
    assert "hoeft dit niet in te vullen" not in html


def test_only_the_text_is_asked_and_a_page_may_be_any_of_ours():
    verstuur(tekst="Dit klopt niet.")
    verstuur(tekst="Dit ook niet.", waar="/rapportages/")
    assert list(Foutmelding.objects.order_by("pk").values_list("pad", "indicator", "email")) == [
        ("", None, ""),
        ("/rapportages/", None, ""),
    ]


def test_nowhere_in_it_is_a_cookie(client):
    fabriek.indicator()
    antwoorden = [
        client.get(ADRES),
        client.get(ADRES, {"cijfer": "woninginbraken", "kleur": "rood"}),
        client.get(BEDANKT),
        verstuur(client, tekst=""),
        verstuur(client, zegel="x"),
        verstuur(client, koppen={"Sec-Fetch-Site": "cross-site"}),
        verstuur(client),
        *(client.get(pad) for pad in ("/begrippen/", "/cookies/", "/privacy/", "/toegankelijkheid/")),
    ]
    assert [dict(antwoord.cookies) for antwoord in antwoorden] == [{}] * len(antwoorden)
    assert [antwoord for antwoord in antwoorden if "Cookie" in antwoord.get("Vary", "")] == []
    assert "no-store" in antwoorden[0]["Cache-Control"]


@pytest.mark.parametrize(
    "koppen",
    [
        EIGEN,
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
        {"Referer": "http://testserver/melden/"},
        {},
    ],
)
def test_our_own_page_and_an_old_browser_may_send(koppen):
    assert verstuur(koppen=koppen).status_code == 303


@pytest.mark.parametrize(
    "koppen",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://ander.testserver"},
        {"Sec-Fetch-Site": "iets nieuws"},
        {"Origin": "https://kwaad.example"},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver:81"},
        {"Origin": "null"},
        {"Referer": "https://kwaad.example/http://testserver/"},
        {"Referer": "http://[kapot"},
    ],
)
def test_another_site_cannot_send_in_somebodys_name(koppen):
    antwoord = verstuur(koppen=koppen, tekst="Koop nu!")
    assert antwoord.status_code == 403
    assert melden.VAN_ELDERS in antwoord.content.decode()
    assert op_pagina(antwoord)["tekst"] == ""  # what the other site wrote is not shown either
    assert not Foutmelding.objects.exists()


@pytest.mark.parametrize(
    ("seconden", "anders", "zegt", "zelfde_zegel"),
    [
        (0, {}, melden.TE_SNEL, True),
        (bewaking.HOOGST + 5, {}, melden.VERLOPEN, False),
        (60, {"zegel": "melden:1:vals"}, melden.VERLOPEN, False),
        (60, {"zegel": None}, melden.VERLOPEN, False),
        (60, {"vervolgadres": "https://spam.example"}, melden.VALKUIL_GEVULD, True),
    ],
)
def test_what_looks_like_a_robot_is_told_why_and_loses_nothing(seconden, anders, zegt, zelfde_zegel, monkeypatch):
    velden = {"tekst": "Het moeten er 41 zijn.", "waar": "/over/", "bron": "Eigen telling", "email": "l@v.example"}
    eigen = zegel(seconden)
    antwoord = verstuur(**velden | {"zegel": eigen} | anders)
    assert (antwoord.status_code, antwoord.context["melding"]) == (400, zegt)
    assert not Foutmelding.objects.exists()
    weer = op_pagina(antwoord)
    assert {naam: weer[naam] for naam in velden} == velden
    assert weer["vervolgadres"] == ""
    assert (weer["zegel"] == eigen) == zelfde_zegel
    monkeypatch.setattr(bewaking, "MINST", -1)  # a moment later
    assert verstuur(**weer).status_code == 303


def test_the_same_form_twice_is_one_report():
    zelfde = zegel()
    for tekst in ("Eén.", "Eén.", "Twee."):
        assert verstuur(zegel=zelfde, tekst=tekst, email="l@v.example").status_code == 303
    assert sorted(Foutmelding.objects.values_list("tekst", flat=True)) == ["Eén.", "Twee."]


def test_who_goes_on_and_on_is_stopped_for_today(settings):
    settings.MELDINGEN_PER_HERKOMST, settings.MELDINGEN_PER_DAG = 2, 4
    stand = [
        verstuur(tekst=f"Nummer {nummer}", vanaf=vanaf).status_code
        for nummer, vanaf in enumerate(["192.0.2.1"] * 3 + ["2001:db8::1", "2001:db8::2", "2001:db8::3", "192.0.2.9"])
    ]
    assert stand == [303, 303, 429, 303, 303, 429, 429]
    antwoord = verstuur(tekst="Nog een", vanaf="192.0.2.77")
    assert "Er kwamen vandaag heel veel meldingen binnen." in antwoord.context["melding"]
    assert op_pagina(antwoord)["tekst"] == "Nog een"
    assert Foutmelding.objects.count() == 4


def test_no_address_of_the_visitor_is_kept_or_logged(caplog, spoor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        verstuur(vanaf="192.0.2.1", tekst="Eenenveertig.", email="lezer@voorbeeld.example")
    rij = Foutmelding.objects.get()
    assert re.fullmatch("[0-9a-f]{64}", rij.herkomst)
    assert [(r["actie"], r["herkomst"], r["actor"]) for r in spoor()] == [("fout melden", "lezer", "lezer")]
    for geheim in ("192.0.2.1", "lezer@voorbeeld.example", "Eenenveertig"):
        assert geheim not in caplog.text
    eerste, *_ = rij.history.values()
    assert {"tekst", "bron", "email", "herkomst", "antwoord_intern"} & eerste.keys() == set()
    assert eerste["history_user_id"] is None


def test_an_officer_who_reports_is_a_reader_like_any_other(client):
    client.force_login(fabriek.gebruiker("ans"))
    verstuur(client)
    assert Foutmelding.objects.get().history.get().history_user is None


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"tekst": ""}, {"tekst": ["Schrijf op wat er niet klopt."]}),
        ({"tekst": " \n "}, {"tekst": ["Schrijf op wat er niet klopt."]}),
        ({"tekst": "\0\x07"}, {"tekst": ["Schrijf op wat er niet klopt."]}),
        ({"tekst": "x" * 4001}, {"tekst": ["Dit is te lang: 4001 tekens. Er passen er 4000."]}),
        ({"bron": "x" * 1001}, {"bron": ["Dit is te lang: 1001 tekens. Er passen er 1000."]}),
        ({"email": "geen adres"}, {"email": [meldformulier.MAIL]}),
        ({"email": "a@b.nl\nBcc: c@d.nl"}, {"email": [meldformulier.MAIL]}),
        ({"waar": "https://kwaad.example/over/"}, {"waar": [meldformulier.GEEN_PAGINA]}),
        ({"waar": "//kwaad.example/"}, {"waar": [meldformulier.GEEN_PAGINA]}),
        ({"waar": "/beheer/"}, {"waar": [meldformulier.GEEN_PAGINA]}),
        ({"waar": "javascript:alert(1)"}, {"waar": [meldformulier.GEEN_PAGINA]}),
        ({"waar": "http://[kapot"}, {"waar": [meldformulier.GEEN_PAGINA]}),
        ({"waar": "/onzin/"}, {"waar": [meldformulier.GEEN_PAGINA]}),
    ],
)
def test_each_mistake_is_said_at_its_field_and_above_the_form(velden, verwacht):
    antwoord = verstuur(**velden)
    assert (antwoord.status_code, fouten(antwoord)) == (400, verwacht)
    html = antwoord.content.decode()
    (veld,) = verwacht
    assert f'<a class="nl-link" href="#id_{veld}">' in html
    assert f'id="id_{veld}_fout"' in html
    assert html.count('aria-invalid="true"') == 1
    assert "<title>Nog niet verstuurd: Meld een fout" in html
    assert not Foutmelding.objects.exists()


@pytest.mark.parametrize(("waar", "zegt"), [("/indicatoren/woninginbraken/", True), ("/indicatoren/a/b/c/", False)])
def test_a_mistake_does_not_make_the_form_forget_what_it_is_about(waar, zegt):
    fabriek.indicator(naam="Woninginbraken")
    antwoord = verstuur(waar=waar, email="jan@")
    assert antwoord.status_code == 400
    assert ("Uw melding gaat over: Woninginbraken." in antwoord.content.decode()) is zegt


def test_nothing_that_was_pasted_is_cut_off():
    lang = "é" * 9000
    antwoord = verstuur(tekst=lang)
    assert op_pagina(antwoord)["tekst"] == lang
    assert "maxlength" not in antwoord.content.decode().partition("<main")[2]  # the box to search has one


def test_what_is_far_too_large_is_not_read():
    antwoord = verstuur(tekst="x" * (bewaking.MEESTE_BYTES + 1))
    assert (antwoord.status_code, antwoord.context["melding"]) == (400, melden.TE_GROOT)


def test_odd_characters_are_left_out_and_the_rest_is_kept():
    verstuur(tekst="a\0b\x1bc\u202ed\u2066e\tf\U0001f600 – “ж”")
    assert Foutmelding.objects.get().tekst == "abcde\tf\U0001f600 – “ж”"


@pytest.mark.parametrize(
    ("vragen", "koppen", "waar", "meldingen"),
    [
        ({}, {}, "", []),
        ({"cijfer": "woninginbraken"}, {}, "/indicatoren/woninginbraken/", []),
        ({"pagina": "/over/"}, {}, "/over/", []),
        ({}, {"Referer": "http://testserver/over/?x=y"}, "/over/", []),
        ({}, {"Referer": "https://elders.example/over/"}, "", []),
        ({}, {"Referer": "http://testserver/melden/"}, "", []),
        ({"cijfer": "onzin"}, {}, "", ["Het cijfer ‘onzin’ kennen wij niet."]),
        ({"cijfer": "\0"}, {}, "", []),
        ({"pagina": "//kwaad.example/"}, {}, "", ["De pagina ‘//kwaad.example/’ kennen wij niet."]),
        ({"pagina": "/beheer/"}, {}, "", ["De pagina ‘/beheer/’ kennen wij niet."]),
        ({"kleur": "rood"}, {}, "", ["Het filter ‘kleur’ kennen wij niet. Wij hebben het overgeslagen."]),
    ],
)
def test_the_page_that_it_is_about_is_filled_in(client, vragen, koppen, waar, meldingen):
    fabriek.indicator()
    antwoord = client.get(ADRES, vragen, headers=koppen)
    assert (op_pagina(antwoord)["waar"], antwoord.context["meldingen"]) == (waar, meldingen)


def test_the_terms_are_those_of_the_settings_or_said_to_be_missing(client, settings):
    geen = "De gemeente heeft nog niet gezegd hoe lang dat hoogstens duurt."
    for pad in (ADRES, BEDANKT):
        assert geen in client.get(pad).content.decode()
    settings.MELDING_ANTWOORD_DAGEN = 10
    for pad in (ADRES, BEDANKT):
        html = client.get(pad).content.decode()
        assert "Dan krijgt u antwoord, uiterlijk na 10 dagen." in html
        assert geen not in html


def test_it_takes_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        verstuur()


@pytest.mark.parametrize("methode", ["put", "delete", "patch"])
def test_nothing_else_can_be_asked_of_it(methode):
    assert getattr(Client(), methode)(ADRES).status_code == 405
