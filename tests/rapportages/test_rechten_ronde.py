"""Who may open and do what around a round."""

import pytest
from django.urls import reverse

from tests.rapportages.beheerpaginas import INVOERDER, adres, medewerker, velden
from tests.rapportages.rondebouw import doellijn, kwalitatief_doel, ronde
from themas.models import Beoordeling, Meting


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rechten", "mag"),
    [
        ([], set()),
        (["view_rapportageronde"], {"changelist", "voortgang"}),
        (["change_meting"], {"invulblad", "xlsx"}),
        (INVOERDER, {"changelist", "voortgang", "invulblad", "xlsx"}),
    ],
)
def test_wie_welke_pagina_mag_openen(client, rechten, mag):
    r = ronde()
    medewerker(client, *rechten)
    paginas = {"changelist": [], "voortgang": [r.pk], "invulblad": [r.pk], "xlsx": [r.pk]}
    geopend = {wat for wat, args in paginas.items() if client.get(adres(wat, *args)).status_code == 200}
    assert geopend == mag
    assert client.post(adres("voortgang", r.pk), {"actie": "sluit"}).status_code == 403
    assert client.post(adres("klad", r.pk)).status_code == (200 if "invulblad" in mag else 403)


def test_wie_niet_is_aangemeld_komt_niet_binnen(client):
    r = ronde()
    for wat in ("voortgang", "invulblad", "klad", "xlsx"):
        antwoord = client.post(adres(wat, r.pk))
        assert (antwoord.status_code, antwoord.url.split("?")[0]) == (302, reverse("admin:login"))


def test_zonder_recht_om_in_te_dienen_is_er_geen_knop_en_gaat_het_niet(client):
    medewerker(client, "change_meting")
    r = ronde()
    assert b'name="dien_in"' not in client.get(adres("invulblad", r.pk)).content
    client.post(adres("invulblad", r.pk), velden(r, cijfer="3") | {"dien_in": "ja"})
    assert Meting.objects.get().status == "concept"


def test_zonder_recht_op_oordelen_zijn_doelen_alleen_te_lezen(client):
    kwalitatief_doel()
    r = ronde()
    medewerker(client, "change_meting")
    naam = doellijn(r).pk
    assert f'name="{naam}-oordeel"' not in client.get(adres("invulblad", r.pk)).content.decode()
    gestuurd = {"oordeel": "op_koers", "toelichting": "t", "bewijs": "b", "herkenning": "0.0.1:0"}
    client.post(adres("invulblad", r.pk), {f"{naam}-{veld}": waarde for veld, waarde in gestuurd.items()})
    assert not Beoordeling.objects.exists()
