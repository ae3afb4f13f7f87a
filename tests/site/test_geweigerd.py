"""What is refused: a page in Dutch that says why and helps on."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import SuspiciousOperation
from django.test import Client

from tests.site.geldig import fouten_in
from tests.site.kruip import GELEKT, tekst, vraag
from veiligheid.foutpaginas import onbegrepen


@pytest.mark.django_db
def test_who_has_no_right_reads_so_and_can_go_on(client):
    client.force_login(User.objects.create_user("ans", is_staff=True))
    pagina = vraag(client, "/beheer/themas/meting/")
    assert pagina.status == 403
    assert [tekst(kop) for kop in pagina.boom.iter("h1")] == ["U mag dit niet"]
    assert {"/", "/beheer/"} <= {a.get("href") for a in pagina.main.iter("a")}
    assert not GELEKT.search(tekst(pagina.main))
    assert fouten_in(pagina.html) == []


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_dutch():
    antwoord = Client(enforce_csrf_checks=True).post("/beheer/login/", {"username": "ans", "password": "x"})
    html = antwoord.content.decode()
    assert antwoord.status_code == 403
    assert '<h1 class="nl-heading nl-heading--level-1">Wij hebben niets opgeslagen</h1>' in html
    assert fouten_in(html) == []
    assert "CSRF" not in html


def test_what_cannot_be_understood_is_refused_without_reading_it(settings, monkeypatch):
    def vreemd(*args, **kwargs):
        raise SuspiciousOperation("wachtwoord=geheim")

    settings.CONTACT_EMAIL = "veiligheid@voorbeeldstad.example"
    monkeypatch.setattr("veiligheid.views.render", vreemd)
    antwoord = Client().get("/over/")
    html = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert antwoord.content == onbegrepen(None, None).content
    assert fouten_in(html) == []
    assert html.count("<h1>") == 1
    assert "geheim" not in html
    assert "mailto:veiligheid@voorbeeldstad.example" in html
