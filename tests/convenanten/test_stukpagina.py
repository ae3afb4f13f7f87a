"""Publishing a piece in the admin: what changes for readers, who may, and what stays once readers saw it."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convenanten.models import Convenant
from tests.convenanten import bouw
from tests.convenanten.beheerpaginas import adres, bewaar
from tests.rollen import als
from tests.themas.admin.lezen import engels, tekst_van
from themas.models import Publicatie


pytestmark = pytest.mark.django_db
ZELF = "U wijzigde dit zelf. Vraag een collega om het te publiceren."
GEEN_ROL = "Een publiceerder zet dit op de site. Vraag het een collega met die rol."


def pad(rij, wat="publiceren"):
    return adres(wat, rij.pk)


def knoppen(antwoord):
    return [
        waarde for waarde in ("publiceer", "trek_in") if f'name="doe" value="{waarde}"' in antwoord.content.decode()
    ]


def bewerkt(redacteur, **velden):
    """A covenant that this officer changed."""
    rij = bouw.convenant()
    assert bewaar(redacteur, adres("change", rij.pk), **({"historie": "Sinds 2009."} | velden)).status_code == 302
    rij.refresh_from_db()
    return rij


def berichten(antwoord):
    return [str(bericht) for bericht in antwoord.context["messages"]]


def test_a_second_person_publishes_what_he_saw(redacteur, publiceerder):
    rij = bewerkt(redacteur)
    mijn = redacteur.get(pad(rij))
    assert (GEEN_ROL in tekst_van(mijn) or ZELF in tekst_van(mijn), knoppen(mijn)) == (True, [])
    pagina = publiceerder.get(pad(rij))
    assert (knoppen(pagina), engels(pagina)) == (["publiceer"], [])
    assert "Wat lezers gaan zien" in tekst_van(pagina)
    antwoord = publiceerder.post(pad(rij), {"doe": "publiceer", "gezien": rij.versie}, follow=True)
    assert berichten(antwoord) == ["Lezers zien ‘Veilig uitgaan’ nu zoals hieronder."]
    assert knoppen(antwoord) == ["trek_in"]
    assert "Er is niets veranderd dat lezers zien." in tekst_van(antwoord)
    publicatie = Publicatie.objects.get()
    assert (publicatie.gewijzigd_door.username, publicatie.gepubliceerd_door.username) == ("ans", "bo")


def test_what_differs_stands_on_the_page_field_by_field(redacteur, publiceerder):
    rij = bewerkt(redacteur)
    publiceerder.post(pad(rij), {"doe": "publiceer", "gezien": rij.versie})
    bewaar(redacteur, adres("change", rij.pk), historie="Sinds 2010.", versies__0__geldig_tot="2022-12-31")
    verschil = publiceerder.get(pad(rij)).context["verschillen"]
    assert [(v.deel, v.veld, v.van, v.naar) for v in verschil] == [
        ("", "geschiedenis", "Sinds 2009.", "Sinds 2010."),
        ("versie: ‘2019-2021’", "geldig tot en met", "31 december 2021", "31 december 2022"),
    ]
    tekst = tekst_van(publiceerder.get(pad(rij)))
    assert "Versie: ‘2019-2021’ Geldig tot en met van 31 december 2021 naar 31 december 2022" in tekst


@pytest.mark.parametrize("gezien", ["1", "", "x", "99"])
def test_who_did_not_see_it_as_it_is_does_not_publish(redacteur, publiceerder, gezien):
    rij = bewerkt(redacteur)
    antwoord = publiceerder.post(pad(rij), {"doe": "publiceer", "gezien": gezien})
    assert Publicatie.objects.count() == 0
    if gezien != "x":
        assert berichten(antwoord) == ["Het stuk is veranderd nadat u de pagina opende. Kijk het nog een keer na."]


def test_a_superuser_is_bound_by_four_eyes_too(client):
    chef = User.objects.create_superuser("chef")
    client.force_login(chef)
    rij = bewerkt(client)
    assert (ZELF in tekst_van(client.get(pad(rij))), knoppen(client.get(pad(rij)))) == (True, [])
    antwoord = client.post(pad(rij), {"doe": "publiceer", "gezien": rij.versie})
    assert berichten(antwoord) == ["U hebt dit stuk zelf gewijzigd. Vraag een collega om het te publiceren."]
    assert Publicatie.objects.count() == 0


@pytest.mark.parametrize("rol", ["Invoerder", "Vaststeller", "Redacteur", "Beheerder"])
def test_only_a_publisher_publishes_and_withdraws(redacteur, rol):
    rij = bewerkt(redacteur)
    client = als(rol, naam="cor")
    pagina = client.get(pad(rij))
    assert (GEEN_ROL in tekst_van(pagina), knoppen(pagina)) == (True, [])
    for doe in ("publiceer", "trek_in"):
        assert client.post(pad(rij), {"doe": doe, "gezien": rij.versie, "reden": "x"}).status_code == 403
    assert Publicatie.objects.count() == 0


def test_what_is_missing_comes_first(publiceerder):
    rij = bouw.convenant(partijen=())
    pagina = publiceerder.get(pad(rij))
    assert "Bij de versie ‘2019-2021’ staat nog geen partij. Voeg toe wie er meedoet." in tekst_van(pagina)
    assert knoppen(pagina) == []


def test_withdrawing_asks_a_reason(redacteur, publiceerder):
    rij = bewerkt(redacteur)
    publiceerder.post(pad(rij), {"doe": "publiceer", "gezien": rij.versie})
    antwoord = publiceerder.post(pad(rij), {"doe": "trek_in", "reden": " "})
    assert berichten(antwoord)[-1] == "Schrijf op waarom lezers dit stuk niet meer zien."
    antwoord = publiceerder.post(pad(rij), {"doe": "trek_in", "reden": "Het klopt niet."}, follow=True)
    assert berichten(antwoord) == ["Lezers zien ‘Veilig uitgaan’ niet meer."]
    assert "Van de site gehaald door Bo" in tekst_van(antwoord)


def test_what_readers_ever_saw_is_not_removed_and_keeps_its_address(client, redacteur, publiceerder):
    client.force_login(User.objects.create_superuser("chef"))
    concept = bouw.convenant("concept")
    antwoord = client.post(adres("delete", concept.pk), {"post": "yes"}, follow=True)
    assert berichten(antwoord) == ["Het convenant ‘Concept’ is met succes verwijderd."]
    assert not Convenant.objects.filter(pk=concept.pk).exists()
    rij = bewerkt(redacteur)
    publiceerder.post(pad(rij), {"doe": "publiceer", "gezien": rij.versie})
    publiceerder.post(pad(rij), {"doe": "trek_in", "reden": "Het klopt niet."})
    antwoord = client.post(adres("delete", rij.pk), {"post": "yes"}, follow=True)
    assert berichten(antwoord) == [
        "‘Veilig uitgaan’ stond op de site, dus het blijft bewaard. Moeten lezers het niet meer zien? "
        "Haal het dan van de site, bij ‘Publiceren’."
    ]
    assert "deletelink" not in antwoord.content.decode()
    bewaar(client, adres("change", rij.pk), slug="anders", naam="Anders")
    assert Convenant.objects.get().naam == "Anders"


def test_no_form_makes_a_copy(redacteur):
    """Django takes a copy from whoever asks for it, also where the page has no button for it."""
    rij = bewerkt(redacteur)
    antwoord = bewaar(redacteur, adres("change", rij.pk), slug="anders", _saveasnew="on")
    assert berichten(redacteur.get(antwoord.url)) == ["Kopiëren kan hier niet. Voeg iets nieuws toe vanuit de lijst."]
    assert list(Convenant.objects.values_list("slug", flat=True)) == ["veilig-uitgaan"]


def test_the_page_asks_no_more_for_more_editions(redacteur, publiceerder):
    rij = bewerkt(redacteur)

    def vragen():
        with CaptureQueriesContext(connection) as gesteld:
            assert publiceerder.get(pad(rij)).status_code == 200
        return len(gesteld)

    bouw.openbaar(rij)
    vragen()
    een = vragen()
    for nummer in (2, 3):
        rij.refresh_from_db()
        rij.historie = f"Sinds {nummer}."
        rij.save()
        bouw.openbaar(rij)
    assert (vragen(), Publicatie.objects.count()) == (een, 3)


def test_a_preview_is_seen_by_who_may_look(redacteur, client):
    rij = bewerkt(redacteur)
    pagina = redacteur.get(pad(rij, "voorbeeld"))
    assert "Sinds 2009." in tekst_van(pagina)
    assert "Voorbeeld" in tekst_van(pagina)
    assert client.get(pad(rij, "voorbeeld")).status_code == 302
    assert client.get(rij.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("wat", ["publiceren", "voorbeeld"])
@pytest.mark.parametrize("sleutel", ["999", "x", "9" * 30])
def test_a_piece_that_is_not_there(redacteur, wat, sleutel):
    antwoord = redacteur.get(adres(wat, sleutel))
    assert antwoord.status_code == 404
    assert "Dit stuk is er niet (meer). Kijk in de lijst: convenanten." in tekst_van(antwoord)
