"""The pages of rounds: the list, opening one, its progress."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.models import Rapportageronde
from tests import fabriek
from tests.rapportages.beheerpaginas import adres
from tests.rapportages.rondebouw import lijn, ronde, vul_in
from tests.themas.admin.lezen import engels, fouten, tekst_van
from themas.enums import Status


pytestmark = pytest.mark.django_db


def test_de_lijst_toont_hoe_ver_elke_ronde_is_en_vraagt_voor_50_niet_meer_dan_voor_1(client, beheerder):
    r = ronde("1991-H1")
    vul_in(r, cijfer="<5")
    client.get(adres())
    with CaptureQueriesContext(connection) as een:
        antwoord = client.get(adres())
    assert "1 van 1 compleet" in tekst_van(antwoord)
    assert '<progress value="1" max="1"' in antwoord.content.decode()
    for jaar in range(1992, 2017):
        ronde(f"{jaar}-H1"), ronde(f"{jaar}-H2")
    with CaptureQueriesContext(connection) as vijftig:
        assert len(client.get(adres()).context["cl"].result_list) == 50
    assert len(vijftig) == len(een)
    assert engels(antwoord) == []


def test_een_ronde_openen_in_het_beheer_maakt_de_regels(client, beheerder):
    fabriek.gebied()
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    gegevens = {"plan": fabriek.beleidsplan().pk, "periode": fabriek.periode("2019-H1").pk, "deadline": "31-01-2100"}
    antwoord = client.post(adres("add"), gegevens, follow=True)
    r = Rapportageronde.objects.get()
    assert antwoord.redirect_chain == [(adres("voortgang", r.pk), 302)]
    assert (r.geopend_door, r.uitvragen.count()) == (beheerder, 1)
    opnieuw = client.post(adres("add"), gegevens)
    assert fouten(opnieuw) == {"periode": "Voor dit plan en deze periode is er al een ronde."}
    gegevens["periode"] = fabriek.periode("2099").pk
    assert fouten(client.post(adres("add"), gegevens)) == {
        "periode": "De periode 2099 is nog niet begonnen. Kies een eerdere periode."
    }


def test_alleen_de_deadline_is_te_wijzigen(client, beheerder):
    r = ronde()
    pagina = client.get(adres("change", r.pk))
    assert list(pagina.context["adminform"].form.fields) == ["deadline"]
    assert client.post(adres("change", r.pk), {"deadline": "1-2-2100"}).status_code == 302
    r.refresh_from_db()
    assert str(r.deadline) == "2100-02-01"
    assert fouten(client.post(adres("change", r.pk), {"deadline": "1-2-2018"})) == {
        "deadline": "Deze datum ligt voor het begin van de periode. Kies een latere datum."
    }


def doe(client, r, actie, **gegevens):
    return tekst_van(client.post(adres("voortgang", r.pk), {"actie": actie} | gegevens, follow=True))


def test_werk_verdelen_op_de_voortgangspagina(client, beheerder):
    r, ans = ronde(slugs=["woninginbraken", "overvallen"]), User.objects.create_user("ans", is_staff=True)
    assert "Toegewezen aan ans: 1 regel." in doe(client, r, "wijs_toe", regel=[lijn(r).pk], leverancier=ans.pk)
    assert lijn(r).leverancier == ans
    assert "Toegewezen aan niemand: 1 regel." in doe(client, r, "wijs_toe", regel=[lijn(r).pk], leverancier="")
    assert "U hebt geen regels gekozen." in doe(client, r, "wijs_toe", leverancier=ans.pk)
    assert "Toegewezen aan niemand: 1 regel." in doe(client, r, "wijs_toe", regel=[lijn(r).pk], leverancier="²")
    assert "U hebt geen regels gekozen." in doe(client, r, "haal_weg", regel=["9" * 50])
    assert "Weggehaald: 1 regel." in doe(client, r, "haal_weg", regel=[lijn(r).pk, "x"])
    assert r.uitvragen.count() == 1
    fabriek.indicator("fraude")
    assert "Toegevoegd: 1 regel." in doe(client, r, "voeg_toe", indicator="fraude")
    assert "Toegevoegd: 0 regels." in doe(client, r, "voeg_toe", indicator="bestaat-niet")
    assert "Erbij gekomen uit het plan: 1 regel." in doe(client, r, "vul_aan")
    assert "Kies wat u wilt doen." in doe(client, r, "iets")
    assert "De ronde is gesloten." in doe(client, r, "sluit")
    assert "Deze ronde is gesloten. Heropen de ronde eerst." in doe(client, r, "vul_aan")
    assert "De ronde is weer open." in doe(client, r, "heropen")


def test_de_voortgang_zegt_wat_ontbreekt_wat_terugkwam_en_bij_wie(client, beheerder):
    ans = User.objects.create_user("ans", is_staff=True, first_name="Ans")
    r = ronde(slugs=["woninginbraken", "overvallen"], leverancier=ans)
    terug = fabriek.vastgesteld() | {"status": Status.TERUGGESTUURD, "beoordelingsnotitie": "Tel opnieuw."}
    fabriek.meting("2019-H1", **terug)
    antwoord = client.get(adres("voortgang", r.pk))
    tekst = tekst_van(antwoord)
    assert "0 van 2 geleverd, 0 vastgesteld" in tekst
    assert "Ans 0 van 2 2 regels, waarvan 1 teruggestuurd" in tekst
    assert "Overvallen: nog niet ingevuld" in tekst
    assert "Tel opnieuw." in tekst
    assert engels(antwoord) == []


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_voortgang_vraagt_niet_meer_bij_meer_regels(client, beheerder, aantal):
    r = ronde(slugs=[f"i-{n}" for n in range(aantal)], leverancier=beheerder)
    client.get(adres("voortgang", r.pk))
    with CaptureQueriesContext(connection) as gesteld:
        client.get(adres("voortgang", r.pk))
    assert len(gesteld) == 8
