"""Who sees what in the admin."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.themas.admin.lezen import ENGELS, MODELLEN, adres, tekst_van


pytestmark = pytest.mark.django_db


def test_anonymous_goes_to_a_dutch_login(client):
    antwoord = client.get(adres("meting"), follow=True)
    assert antwoord.redirect_chain[0][0].startswith(reverse("admin:login"))
    assert "Aanmelden" in antwoord.content.decode()
    assert ENGELS.findall(tekst_van(antwoord)) == []


def test_somebody_without_rights_sees_nothing(client, ans, reeks, vast):
    client.force_login(ans)
    index = client.get(reverse("admin:index"))
    assert index.context["app_list"] == []
    assert "geen rechten" in tekst_van(index)
    for model in MODELLEN:
        assert client.get(adres(model)).status_code == 403
        assert client.get(adres(model, "add")).status_code == 403
        assert client.get(adres(model, "change", reeks[model].pk)).status_code == 403
    assert client.get(f"{adres('meting', 'add')}?vervangt={vast.pk}").status_code == 403


def test_somebody_without_right_to_figures_does_not_see_them_at_an_indicator(client, ans, reeks, vast, settings):
    settings.GEMEENTE_CODE = reeks["gebied"].code
    ans.user_permissions.add(Permission.objects.get(codename="view_indicator"))
    client.force_login(ans)
    tekst = tekst_van(client.get(adres("indicator", "change", reeks["indicator"].pk)))
    assert "U mag deze cijfers niet bekijken." in tekst
    assert "1.040" not in tekst
