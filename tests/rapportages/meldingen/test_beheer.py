"""Reports of errors in the admin: who sees them, what becomes of what a reader typed, and settling."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rapportages.models import Foutmelding
from rapportages.rollen import ROLLEN
from tests import fabriek
from tests.rollen import als
from tests.themas.admin.lezen import engels, tekst_van, zonder_leeg
from tests.veiligheid.vertrouwen.formulier import melding


pytestmark = pytest.mark.django_db
GEMEEN = '<a href="https://kwaad.example">klik</a> https://kwaad.example <script>alert(1)</script>'


def adres(wat="changelist", *args):
    return reverse(f"admin:rapportages_foutmelding_{wat}", args=args)


def bewaar(client, rij, **velden):
    return client.post(adres("change", rij.pk), zonder_leeg(client.get(adres("change", rij.pk))) | velden)


def test_each_role_sees_what_it_has_to_see():
    rij = melding()
    gezien = {}
    for rol in ROLLEN:
        client = als(rol, naam=rol.lower())
        paden = (adres(), adres("change", rij.pk), adres("delete", rij.pk), adres("add"), adres("history", rij.pk))
        gezien[rol] = [client.get(pad).status_code for pad in paden]
    assert gezien == {
        "Invoerder": [403] * 5,
        "Vaststeller": [200, 200, 403, 403, 200],
        "Redacteur": [200, 200, 200, 403, 200],
        "Publiceerder": [403] * 5,
        "Beheerder": [403] * 5,
    }
    assert Client().get(adres()).status_code == 302


def test_pages_are_dutch_and_show_nothing_typed_as_a_link():
    client = als("Redacteur")
    rij = melding(tekst=GEMEEN, bron=GEMEEN, pad="/over/", email="lezer@v.example")
    for pad in (adres(), adres("change", rij.pk), adres("history", rij.pk), adres("delete", rij.pk)):
        antwoord = client.get(pad)
        assert [woord for woord in engels(antwoord) if woord.lower() != "filter"] == []
        html = antwoord.content.decode()
        assert "kwaad.example</a>" not in html
        assert "<script>alert" not in html
        assert 'href="https://kwaad' not in html
        assert "&lt;p&gt;" not in html  # nor what we put around it
    html = client.get(adres("change", rij.pk)).content.decode()
    assert '<a href="/over/">/over/</a>' in html
    onderwerp = "subject=Uw%20melding%20op%20Veiligheid%20in%20Voorbeeldstad"
    assert f'<a href="mailto:lezer%40v.example?{onderwerp}">lezer@v.example</a>' in html


def test_a_report_without_address_or_place_says_so():
    tekst = tekst_van(als("Redacteur").get(adres("change", melding().pk)))
    assert "Geen. De melder wil geen antwoord, of het adres is na de termijn verwijderd." in tekst
    assert "Dat vulde de lezer niet in." in tekst
    assert f"Gemeld op: {timezone.localdate():%-d} " in tekst


def test_settling_notes_who_and_when_and_its_history_holds_nothing_of_the_reader():
    client = als("Vaststeller")
    rij = melding(tekst="Mijn buurman Jan weet het.", bron="Jan", email="lezer@v.example")
    assert bewaar(client, rij, status="afgehandeld", antwoord_intern="Met Jan gebeld.").status_code == 302
    nu = Foutmelding.objects.get()
    assert (nu.status, nu.antwoord_intern, nu.afgehandeld_door.username) == ("afgehandeld", "Met Jan gebeld.", "ans")
    assert (nu.tekst, nu.email, nu.versie) == (rij.tekst, rij.email, 2)
    geschiedenis = tekst_van(client.get(adres("history", rij.pk)))
    assert "van nieuw naar afgehandeld" in geschiedenis
    assert re.findall("Jan|lezer@", geschiedenis) == []


def test_what_a_reader_typed_cannot_be_changed():
    rij = melding(email="lezer@v.example")
    bewaar(als("Redacteur"), rij, status="in_behandeling", tekst="Anders", email="x@y.nl", pad="/over/")
    nu = Foutmelding.objects.get()
    assert (nu.tekst, nu.email, nu.pad, nu.status) == (rij.tekst, rij.email, "", "in_behandeling")


def test_saving_without_a_change_notes_nothing():
    rij = melding()
    bewaar(als("Redacteur"), rij)
    assert (Foutmelding.objects.get().versie, rij.history.count()) == (1, 1)


def test_the_second_of_two_officers_is_told():
    client, rij = als("Redacteur"), melding()
    oud = zonder_leeg(client.get(adres("change", rij.pk)))
    bewaar(als("Vaststeller", naam="bram"), rij, status="in_behandeling")
    antwoord = client.post(adres("change", rij.pk), oud | {"status": "afgehandeld"})
    assert "Intussen heeft Bram dit veranderd. Status: van nieuw naar in behandeling." in tekst_van(antwoord)
    assert Foutmelding.objects.get().status == "in_behandeling"


def test_the_list_can_be_narrowed_and_searched():
    client = als("Redacteur")
    eerste = melding(tekst="Van de inbraken", indicator=fabriek.indicator(naam="Woninginbraken"))
    klaar = {"status": "afgehandeld", "afgehandeld_door": fabriek.gebruiker("x"), "afgehandeld_op": timezone.now()}
    melding(tekst="Van iets anders", **klaar)
    for vraag in ({"afgehandeld": "nee"}, {"q": "woninginbraken"}, {"status__exact": "nieuw"}):
        assert list(client.get(adres(), vraag).context["cl"].result_list) == [eerste], vraag


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_the_same_queries_for_more_rows(aantal, django_assert_num_queries):
    client = als("Redacteur")
    client.get(adres())
    for nummer in range(aantal):
        melding(indicator=fabriek.indicator(f"cijfer-{nummer}"))
    with django_assert_num_queries(6):
        client.get(adres())


def test_it_stands_in_the_menu_of_who_handles_it():
    for rol, staat_er in (("Redacteur", True), ("Invoerder", False)):
        assert ("Foutmeldingen" in tekst_van(als(rol, naam=rol.lower()).get(reverse("admin:index")))) is staat_er


def test_a_colleague_sees_who_took_it_up():
    rij = melding()
    bewaar(als("Redacteur"), rij, status="in_behandeling")
    client = als("Vaststeller", naam="bram")
    for pad in (adres(), adres("change", rij.pk)):
        tekst = tekst_van(client.get(pad))
        assert "Laatst gewijzigd door" in tekst
        assert "Ans" in tekst
