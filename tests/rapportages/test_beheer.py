"""The pages of rounds and the entry sheet: who may, what is asked of the database, with and without JavaScript."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rapportages.models import Klad, Rapportageronde
from rapportages.rondes import sluit_ronde, voeg_toe
from tests import fabriek
from tests.rapportages.rondebouw import doellijn, kwalitatief_doel, lijn, regel, ronde, vul_in
from tests.themas.admin.lezen import engels, fouten, tekst_van
from themas.enums import Status
from themas.models import Beoordeling, Meting


pytestmark = pytest.mark.django_db
INVOERDER = ["change_meting", "change_beoordeling", "dien_in_meting", "dien_in_beoordeling", "view_rapportageronde"]


def adres(wat="changelist", *args):
    return reverse(f"admin:rapportages_rapportageronde_{wat}", args=args)


def medewerker(client, *rechten, naam="ans"):
    wie = User.objects.create_user(naam, is_staff=True, first_name=naam.capitalize())
    wie.user_permissions.add(*Permission.objects.filter(codename__in=rechten))
    client.force_login(wie)
    return wie


@pytest.fixture
def invoerder(client):
    return medewerker(client, *INVOERDER)


@pytest.fixture
def beheerder(client):
    wie = User.objects.create_superuser("chef")
    client.force_login(wie)
    return wie


def velden(r, slug="woninginbraken", wie=None, **cellen):
    """The fields of one line as the form on the page would send them."""
    op_scherm = regel(r, wie, slug)
    naam = op_scherm.pk
    alles = {f"{naam}-{cel}": waarde for cel, waarde in (op_scherm.getoond | cellen).items()}
    return alles | {f"{naam}-herkenning": op_scherm.herkenning}


# Who may what


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


# The sheet


def test_elke_cel_heeft_een_label_en_het_blad_is_in_het_nederlands(client, invoerder):
    kwalitatief_doel()
    fabriek.indicator("onveilig", soort="aandeel", eenheid="%")
    antwoord = client.get(adres("invulblad", ronde(slugs=["woninginbraken", "onveilig"]).pk))
    assert engels(antwoord) == []
    pagina = antwoord.content.decode()
    ids = {stuk.split('"')[0] for stuk in pagina.split(' id="')[1:]}
    velden_ = {naam for naam in ids if naam[0].isdigit()}
    labels = {stuk.split('"')[0] for stuk in pagina.split('<label for="')[1:]}
    assert velden_ == labels
    assert len(velden_) == 5 + 6 + 3
    assert "Cijfer van Woninginbraken" in tekst_van(antwoord)
    assert "style=" not in pagina


@pytest.mark.parametrize("aantal", [1, 100])
def test_openen_kost_hoogstens_15_vragen(client, invoerder, aantal):
    r = ronde()
    voeg_toe(ronde=r, indicatoren=[fabriek.indicator(f"i-{n}") for n in range(aantal - 1)], door=invoerder)
    for n in range(aantal - 1):
        fabriek.vastgestelde_meting("2018-H1", van=fabriek.indicator(f"i-{n}"), aantal=n)
    client.get(adres("invulblad", r.pk))
    with CaptureQueriesContext(connection) as gesteld:
        antwoord = client.get(adres("invulblad", r.pk))
    assert antwoord.content.decode().count("data-regel=") == aantal
    assert len(gesteld) <= 15


def test_bewaren_zonder_javascript_toont_het_blad_met_wat_er_gebeurde(client, invoerder):
    r = ronde(slugs=["woninginbraken", "overvallen"])
    gestuurd = velden(r, cijfer="1.040") | velden(r, "overvallen", cijfer="veel")
    antwoord = client.post(adres("invulblad", r.pk), gestuurd)
    assert antwoord.status_code == 200
    tekst = tekst_van(antwoord)
    assert "1 regel bewaard. 1 regel heeft nog een fout." in tekst
    assert "Fout: ‘veel’ is geen heel getal. Schrijf alleen cijfers, zoals 1040." in tekst
    meting = Meting.objects.get()
    assert (meting.aantal, meting.ingevoerd_door) == (1040, invoerder)
    assert 'value="veel"' in client.get(adres("invulblad", r.pk)).content.decode()


def test_bewaren_met_javascript_geeft_alleen_de_geraakte_regels(client, invoerder):
    r = ronde(slugs=["woninginbraken", "overvallen"])
    antwoord = client.post(adres("invulblad", r.pk), velden(r, cijfer="7"), headers={"accept": "application/json"})
    uit = antwoord.json()
    assert (uit["melding"], uit["goed"], list(uit["regels"])) == ("1 regel bewaard.", True, [str(lijn(r).pk)])
    assert 'value="7"' in uit["regels"][str(lijn(r).pk)]
    assert "U kunt 1 regel indienen." in uit["kop"]
    nog_eens = client.post(adres("invulblad", r.pk), velden(r), headers={"accept": "application/json"}).json()
    assert (nog_eens["melding"], nog_eens["regels"]) == ("Er was niets gewijzigd.", {})


def test_bewaren_en_indienen_maakt_de_regel_vast(client, invoerder):
    r = ronde()
    gestuurd = velden(r, cijfer="7") | {"dien_in": "ja"}
    uit = client.post(adres("invulblad", r.pk), gestuurd, headers={"accept": "application/json"}).json()
    assert uit["melding"] == "1 regel bewaard. 1 regel ingediend."
    assert "data-vast" in uit["regels"][str(lijn(r).pk)]
    assert Meting.objects.get().status == "ingediend"


def test_een_botsing_toont_beide_waarden_en_twee_knoppen(client, invoerder):
    r = ronde()
    gestuurd = velden(r, cijfer="673")
    vul_in(r, "bram", cijfer="680")
    antwoord = client.post(adres("invulblad", r.pk), gestuurd)
    tekst = tekst_van(antwoord)
    assert "1 regel heeft een collega intussen gewijzigd. Kies welk cijfer geldt." in tekst
    assert "bram wijzigde deze regel op" in tekst
    assert "Cijfer 680 673" in tekst
    knop = {f"{lijn(r).pk}-keuze": f"mijn:{regel(r).basis}"}
    assert f'value="{knop[f"{lijn(r).pk}-keuze"]}"' in antwoord.content.decode()
    client.post(adres("invulblad", r.pk), gestuurd | knop)
    assert Meting.objects.get().aantal == 673


def test_een_leeggemaakt_cijfer_vraagt_om_bevestiging(client, invoerder):
    r = ronde()
    vul_in(r, "ans", cijfer="673")
    gestuurd = velden(r, cijfer="")
    tekst = tekst_van(client.post(adres("invulblad", r.pk), gestuurd))
    assert "U maakte deze regel leeg. Er stond: 673. Mag dat weg?" in tekst
    antwoord = client.post(adres("invulblad", r.pk), gestuurd | {f"{lijn(r).pk}-keuze": "weg"})
    assert "1 cijfer weggehaald." in tekst_van(antwoord)
    assert not Meting.objects.exists()


def test_een_klad_wordt_bewaard_en_komt_terug(client, invoerder):
    r = ronde()
    assert client.post(adres("klad", r.pk), velden(r, cijfer="12,")).json() == {}
    assert Klad.objects.get().gebruiker == invoerder
    antwoord = client.get(adres("invulblad", r.pk))
    assert 'value="12,"' in antwoord.content.decode()
    assert client.get(adres("klad", r.pk)).status_code == 405


def test_teruggestuurd_toont_de_notitie_en_is_te_wijzigen(client, invoerder):
    r = ronde()
    terug = fabriek.vastgesteld() | {"status": Status.TERUGGESTUURD, "beoordelingsnotitie": "Tel de <b>rest</b> ook."}
    fabriek.meting("2019-H1", **terug)
    antwoord = client.get(adres("invulblad", r.pk))
    assert "Teruggestuurd: Tel de &lt;b&gt;rest&lt;/b&gt; ook." in tekst_van(antwoord)
    assert f'name="{lijn(r).pk}-cijfer"' in antwoord.content.decode()


def test_een_gesloten_ronde_is_alleen_te_lezen(client, invoerder):
    r = ronde()
    gestuurd = velden(r, cijfer="7")
    sluit_ronde(ronde=r, door=invoerder)
    antwoord = client.post(adres("invulblad", r.pk), gestuurd)
    assert "Deze ronde is gesloten. Er is niets bewaard." in tekst_van(antwoord)
    assert f'name="{lijn(r).pk}-cijfer"' not in antwoord.content.decode()
    uit = client.post(adres("invulblad", r.pk), gestuurd, headers={"accept": "application/json"})
    assert (uit.status_code, uit.json()) == (409, {"fout": "Deze ronde is gesloten. Er is niets bewaard."})
    assert client.post(adres("klad", r.pk), gestuurd).status_code == 409


@pytest.mark.parametrize("rommel", [{"x-herkenning": "1"}, {"99-herkenning": "0.0.1:0"}, {"-keuze": "mijn:"}])
def test_rommel_in_het_formulier_doet_niets(client, invoerder, rommel):
    assert client.post(adres("invulblad", ronde().pk), rommel).status_code == 200
    assert not Meting.objects.exists()


def test_een_regel_met_te_weinig_velden_doet_geen_kwaad(client, invoerder):
    r = ronde()
    naam = lijn(r).pk
    client.post(adres("invulblad", r.pk), {f"{naam}-herkenning": regel(r).herkenning, f"{naam}-cijfer": "3"})
    assert not Meting.objects.exists()  # a figure wants a source
    assert client.get(adres("invulblad", r.pk)).status_code == 200


def test_een_ronde_die_niet_bestaat_is_er_niet(client, invoerder):
    assert client.get(adres("invulblad", 999)).status_code == 404


# Rounds


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
