"""Words of the glossary in the admin: who may change them, and what is kept of how they were."""

import pytest
from django.urls import reverse

from rapportages.rollen import ROLLEN
from tests.rollen import als
from tests.themas.admin.lezen import engels, fouten, tekst_van, zonder_leeg
from themas.models import Begrip


pytestmark = pytest.mark.django_db
NIEUW = {"naam": "peiljaar", "slug": "peiljaar", "ook": "", "uitleg": "Het jaar waarmee wij vergelijken."}
# On no page of ours.
LOS = {"naam": "kruispunt", "slug": "kruispunt", "ook": "", "uitleg": "Waar wegen elkaar kruisen."}


def adres(wat="changelist", *args):
    return reverse(f"admin:themas_begrip_{wat}", args=args)


def test_only_the_redacteur_changes_words():
    woord = Begrip.objects.create(**LOS)
    mag = {}
    for rol in ROLLEN:
        client = als(rol, naam=rol.lower())
        paden = (adres(), adres("add"), adres("delete", woord.pk))
        mag[rol] = [client.get(pad).status_code for pad in paden]
        assert engels(client.get(adres("change", woord.pk))) == []
    assert mag == {rol: [200, 200, 200] if rol == "Redacteur" else [200, 403, 403] for rol in ROLLEN}


def test_a_word_is_added_and_its_changes_are_kept():
    client = als("Redacteur")
    klaar = client.post(adres("add"), NIEUW, follow=True)
    assert [str(m)[:10] for m in klaar.context["messages"]] == ["Het begrip"]
    woord = Begrip.objects.get()
    anders = zonder_leeg(client.get(adres("change", woord.pk))) | {"uitleg": "Het jaar van vergelijken."}
    assert client.post(adres("change", woord.pk), anders).status_code == 302
    woord.refresh_from_db()
    assert (woord.uitleg, woord.versie, woord.laatst_gewijzigd_door.username) == ("Het jaar van vergelijken.", 2, "ans")
    verloop = tekst_van(client.get(adres("history", woord.pk)))
    assert "van Het jaar waarmee wij vergelijken. naar Het jaar van vergelijken." in verloop


def test_a_word_stands_in_it_once():
    Begrip.objects.create(**NIEUW)
    antwoord = als("Redacteur").post(adres("add"), NIEUW | {"slug": "ander"})
    assert list(fouten(antwoord)) == ["naam"]


def test_of_a_word_that_our_pages_link_the_address_stays_and_the_rest_may_change():
    client, woord = als("Redacteur"), Begrip.objects.create(**NIEUW)
    pagina = client.get(adres("change", woord.pk))
    assert "Pagina’s van de site verwijzen naar dit woord." in tekst_van(pagina)
    anders = zonder_leeg(pagina) | {"naam": "jaar van vergelijken", "slug": "anders"}
    assert client.post(adres("change", woord.pk), anders).status_code == 302
    woord.refresh_from_db()
    assert (woord.naam, woord.slug) == ("jaar van vergelijken", "peiljaar")
    assert client.get(adres("delete", woord.pk)).status_code == 403
    samen = {"action": "delete_selected", "_selected_action": woord.pk, "post": "yes"}
    client.post(adres(), samen)
    assert Begrip.objects.filter(pk=woord.pk).exists()


def test_another_word_may_change_its_address_and_go():
    client, woord = als("Redacteur"), Begrip.objects.create(**LOS)
    pagina = client.get(adres("change", woord.pk))
    assert "Pagina’s van de site" not in tekst_van(pagina)
    client.post(adres("change", woord.pk), zonder_leeg(pagina) | {"slug": "kruising"})
    assert Begrip.objects.get().slug == "kruising"
    client.post(adres("delete", woord.pk), {"post": "yes"})
    assert not Begrip.objects.exists()
    assert "verwijderd" in tekst_van(client.get(adres("history", woord.pk)))
