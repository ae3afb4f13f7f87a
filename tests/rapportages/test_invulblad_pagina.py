"""The page of the entry sheet: what is asked of the database, with and without JavaScript."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.models import Klad
from rapportages.rondes import sluit_ronde, voeg_toe
from tests import fabriek
from tests.rapportages.beheerpaginas import adres, velden
from tests.rapportages.rondebouw import kwalitatief_doel, lijn, regel, ronde, vul_in
from tests.themas.admin.lezen import engels, tekst_van
from themas.enums import Status
from themas.models import Meting


pytestmark = pytest.mark.django_db


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


def test_de_vorige_bron_staat_als_tekst_onder_de_cel(client, invoerder):
    r = ronde()
    fabriek.vastgestelde_meting("2018-H1", aantal=5)
    antwoord = client.get(adres("invulblad", r.pk))
    pk = lijn(r).pk
    assert f"Bron vorige keer: {fabriek.BRON} Zelfde bron voor Woninginbraken" in tekst_van(antwoord)
    assert f'id="vorige-{pk}"' in antwoord.content.decode()
    assert f'aria-describedby="vorige-{pk}"' in antwoord.content.decode()


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
    assert "1 regel bewaard. 1 regel heeft nog een fout: Overvallen ." in tekst
    assert f'<a href="#r-{lijn(r, "overvallen").pk}">Overvallen</a>' in antwoord.content.decode()
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


def test_het_bestand_voor_zonder_internet_is_een_link_en_geen_knop(client, invoerder):
    r = ronde()
    html = client.get(adres("invulblad", r.pk)).content.decode()
    assert f'<a class="zonder-internet" href="{adres("xlsx", r.pk)}">' in html


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
    assert "1 regel heeft een collega intussen gewijzigd. Woninginbraken: kies welk cijfer geldt ." in tekst
    assert "bram wijzigde deze regel op" in tekst
    assert "Cijfer 680 673" in tekst
    knop = {f"{lijn(r).pk}-keuze": f"mijn:{regel(r).basis}"}
    assert f'value="{knop[f"{lijn(r).pk}-keuze"]}"' in antwoord.content.decode()
    client.post(adres("invulblad", r.pk), gestuurd | knop)
    assert Meting.objects.get().aantal == 673


def test_de_melding_leidt_naar_de_regels_met_een_fout_en_noemt_er_vijf(client, invoerder):
    slugs = [f"i-{n}" for n in range(7)]
    fabriek.indicator("i-0", naam="A & <b>")
    r = ronde(slugs=slugs)
    gestuurd = {naam: w for slug in slugs for naam, w in velden(r, slug, cijfer="veel").items()}
    uit = client.post(adres("invulblad", r.pk), gestuurd, headers={"accept": "application/json"}).json()
    namen = ["A &amp; &lt;b&gt;", "I 1", "I 2", "I 3", "I 4"]
    links = [f'<a href="#r-{lijn(r, slug).pk}">{naam}</a>' for slug, naam in zip(slugs[:5], namen, strict=True)]
    assert uit["melding"] == f"7 regels hebben nog een fout: {', '.join(links)} en nog 2."
    assert all(f'id="r-{lijn(r, slug).pk}"' in uit["regels"][str(lijn(r, slug).pk)] for slug in slugs)


def test_een_leeggemaakt_cijfer_vraagt_om_bevestiging(client, invoerder):
    r = ronde()
    vul_in(r, "ans", cijfer="673")
    gestuurd = velden(r, cijfer="")
    tekst = tekst_van(client.post(adres("invulblad", r.pk), gestuurd))
    assert "U maakte 1 cijfer leeg. Woninginbraken: bevestig dat het weg mag ." in tekst
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


@pytest.mark.parametrize("wat", ["invulblad", "klad"])
def test_wat_geen_database_kan_bewaren_doet_geen_kwaad(client, invoerder, wat):
    """A key of fifty digits, a mark that is far too long, and a NUL, which the admin refuses altogether."""
    r = ronde()
    naam, groot = lijn(r).pk, "9" * 50
    gestuurd = velden(r, cijfer="veel", opmerking="\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"))
    gestuurd |= {f"{groot}-herkenning": "x", f"{groot}-cijfer": "1", f"{naam}-herkenning": "0.0.1:" + "a" * 500}
    assert client.post(adres(wat, r.pk), gestuurd).status_code == 200
    assert client.post(adres(wat, r.pk), gestuurd | {f"{naam}-cijfer": "ve\0el"}).status_code == 400
    assert [klad.cellen["cijfer"] for klad in Klad.objects.all()] == ["veel"]


def test_een_regel_met_te_weinig_velden_doet_geen_kwaad(client, invoerder):
    r = ronde()
    naam = lijn(r).pk
    client.post(adres("invulblad", r.pk), {f"{naam}-herkenning": regel(r).herkenning, f"{naam}-cijfer": "3"})
    assert not Meting.objects.exists()  # a figure wants a source
    assert client.get(adres("invulblad", r.pk)).status_code == 200


def test_een_ronde_die_niet_bestaat_is_er_niet(client, invoerder):
    assert client.get(adres("invulblad", 999)).status_code == 404
