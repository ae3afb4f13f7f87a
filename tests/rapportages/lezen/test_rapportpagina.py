"""One report on the web: what stands on top, what was adjusted since, and how its text reads."""

import datetime

from django.urls import reverse

from rapportages.enums import Bestandsoort, Paragraafsoort
from rapportages.models import Versie
from rapportages.publicatie.publiceren import dien_in, publiceer, trek_in
from tests import fabriek
from tests.rapportages.lezen.bouw import alleen_titel, gerectificeerd, geschreven, publiek, verbeterd
from tests.rapportages.publiceren.bouw import INDIENER, UITGEVER, schrijf_aan, wie
from tests.rapportages.verslagbouw import bestand
from tests.site.geldig import fouten_in
from tests.site.kruip import GELEKT, met_klasse, tekst, vraag
from themas.models import Meting


PAGINA = "/rapportages/voortgang-2019/"


def lees(client, adres=PAGINA, status=200):
    pagina = vraag(client, adres)
    assert pagina.status == status, pagina.fout
    assert fouten_in(pagina.html) == []
    assert GELEKT.search(tekst(pagina.main)) is None
    return pagina


def bijstellingen(pagina):
    return [tekst(deel) for deel in met_klasse(pagina.main, "bijgesteld")]


def kaders(pagina):
    return [tekst(deel) for deel in met_klasse(pagina.main, "kader")]


def stel_bij(aantal, code="2019"):
    """A later figure in place of the one that was published."""
    oud = Meting.objects.publiek().get(periode__code=code)
    Meting.objects.filter(pk=oud.pk).update(opgevolgd_op=datetime.datetime.now(datetime.UTC))
    fabriek.vastgestelde_meting(code, aantal=aantal, vervangt=oud, reden="De bron telde opnieuw.")


def test_de_tekst_leest_met_cijfers_en_noten_die_heen_en_terug_gaan(client):
    publiek()
    pagina = lees(client)
    assert tekst(pagina.main.find(".//h1")) == "Voortgang over 2019"
    [getal] = met_klasse(pagina.main, "gebonden")
    assert (getal.tag, getal.get("value"), tekst(getal)) == ("data", "673", "673")
    [plek] = [a for a in pagina.main.iter("a") if a.get("href") == "#noot-1"]
    [terug] = [a for a in pagina.main.iter("a") if a.get("href") == f"#{plek.get('id')}"]
    assert tekst(terug) == "↩ Terug naar de tekst bij voetnoot 1"
    [oordeel] = met_klasse(pagina.main, "oordeel")
    [zekerheid] = met_klasse(pagina.main, "zekerheid")
    assert (oordeel.get("value"), zekerheid.get("value")) == ("op_koers", "niet_te_toetsen")
    inhoud = [a.get("href") for a in met_klasse(pagina.main, "rapport__inhoud")[0].iter("a")]
    assert inhoud == ["#algemeen-kop", "#thema-veilige-wijken", "#veilige-wijken-inbraken-en-roof", "#noten-kop"]
    assert [tekst(regel) for regel in met_klasse(pagina.main, "stand__regel")] == ["✓ 1 cijfer op koers"]
    assert [tekst(stand) for stand in met_klasse(pagina.main, "rapport__stand")] == ["✓ 1 cijfer op koers"]


def doelzinnen(pagina):
    return [tekst(zin) for regel in met_klasse(pagina.main, "doelregel") for zin in met_klasse(regel, "nl-paragraph")]


def test_wat_het_beeld_vertelt_zegt_het_doel_niet_nog_eens(client):
    publiek()
    assert doelzinnen(lees(client)) == []


def test_zonder_beeld_zegt_het_doel_het_zelf(client):
    rapportage = geschreven()
    schrijf_aan(rapportage, "", Paragraafsoort.BEELD)
    rapportage.refresh_from_db()
    dien_in(rapportage=rapportage, door=wie(INDIENER))
    publiceer(rapportage=rapportage, door=wie(UITGEVER))
    [zin] = doelzinnen(lees(client))
    assert zin.startswith("In 2019 waren er")


def test_de_figuur_is_die_van_toen(client):
    publiek()
    toen = [tekst(rij) for rij in lees(client).main.iter("tr")]
    assert len(toen) > 2
    [kop] = [tekst(kop) for kop in lees(client).main.iter("h5")]
    [onderschrift] = met_klasse(lees(client).main, "figuur__onderschrift")
    assert kop not in tekst(onderschrift)
    stel_bij(700)
    assert [tekst(rij) for rij in lees(client).main.iter("tr")] == toen


def test_niets_bijgesteld(client):
    publiek()
    pagina = lees(client)
    assert bijstellingen(pagina) == []
    assert kaders(pagina) == []


def test_wat_later_bijgesteld_is_staat_naast_wat_er_stond(client):
    publiek()
    stel_bij(680)
    pagina = lees(client)
    assert bijstellingen(pagina) == ["(bijgesteld na publicatie: 673 → 680)"]
    assert kaders(pagina) == [
        "Na de publicatie is één cijfer of oordeel bijgesteld. De rapportage blijft zoals zij was. "
        "Bij elk staat wat het nu is: ‘bijgesteld na publicatie’."
    ]
    [getal] = met_klasse(pagina.main, "gebonden")
    assert tekst(getal) == "673"


def test_ook_een_oordeel_wordt_bijgesteld(client):
    publiek()
    stel_bij(1100)
    pagina = lees(client)
    assert bijstellingen(pagina) == [
        "(bijgesteld na publicatie: 673 → 1.100)",
        "Bijgesteld na publicatie: −35%, op koers → +6%, niet op koers",
    ]
    assert "zijn twee cijfers of oordelen bijgesteld" in kaders(pagina)[0]
    [oordeel] = met_klasse(pagina.main, "oordeel")
    assert oordeel.get("value") == "op_koers"


def test_een_cijfer_dat_er_niet_meer_is(client):
    publiek()
    Meting.objects.filter(periode__code="2019").update(opgevolgd_op=datetime.datetime.now(datetime.UTC))
    assert bijstellingen(lees(client))[0] == "(bijgesteld na publicatie: 673 → niet meer beschikbaar)"


def test_een_doel_dat_er_niet_meer_is_houdt_de_pagina_niet_op(client):
    publiek()
    fabriek.doelstelling().delete()
    assert bijstellingen(lees(client)) == []


def test_een_later_oordeel_van_mensen_staat_erbij(client):
    doel = fabriek.doelstelling("1-1z", soort="kwalitatief", tekst="Een veilige buurt.")
    publiek()
    assert bijstellingen(lees(client)) == []
    fabriek.beoordeling(doel=doel, **fabriek.vastgesteld())
    assert bijstellingen(lees(client)) == ["Bijgesteld na publicatie: nog niet beoordeeld → op koers"]


def test_een_rectificatie_staat_bovenaan_en_de_oude_versie_wijst_naar_de_nieuwe(client):
    gerectificeerd(publiek())
    nieuw, oud, eigen = (lees(client, PAGINA + staart) for staart in ("", "versies/1/", "versies/2/"))
    for pagina in (nieuw, oud, eigen):
        [blok] = met_klasse(pagina.main, "rapport__rectificaties")
        assert [tekst(deel) for deel in blok.iter("dd")] == [
            "Het keurmerk is vernieuwd.",
            "Het keurmerk was niet verlopen.",
            "Wij lazen de datum verkeerd.",
        ]
    [wijzer] = [kader for kader in kaders(oud) if "oude versie" in kader]
    assert wijzer == "Dit is een oude versie. Er is een nieuwere: versie 2. Daarin zijn fouten hersteld."
    assert [kader for pagina in (nieuw, eigen) for kader in kaders(pagina) if "oude versie" in kader] == []
    # The old text stays at its address.
    assert [tekst(deel) for deel in met_klasse(oud.main, "gebonden")] == ["673"]
    assert met_klasse(nieuw.main, "gebonden") == []


def test_een_ingetrokken_rapport_zegt_waarom_en_de_versies_blijven(client):
    rapport = publiek()
    trek_in(rapportage=rapport, reden="De helft ontbreekt.", door=wie(UITGEVER))
    pagina = lees(client)
    assert "Waarom: De helft ontbreekt." in kaders(pagina)[0]
    assert met_klasse(pagina.main, "gebonden") == met_klasse(pagina.main, "figuur") == []
    versie = lees(client, f"{PAGINA}versies/1/")
    assert "Waarom: De helft ontbreekt." in kaders(versie)[0]
    assert [tekst(deel) for deel in met_klasse(versie.main, "gebonden")] == ["673"]


def test_alleen_de_titel(client):
    rapport = alleen_titel(bron="Verslag, https://voorbeeld.example/verslag")
    pagina = lees(client, rapport.get_absolute_url())
    assert kaders(pagina) == ["De tekst van deze rapportage staat niet in onze bronnen."]
    assert "De raad besprak haar in juni." in tekst(pagina.main)
    verbeterd(rapport)
    [blok] = met_klasse(lees(client, rapport.get_absolute_url()).main, "rapport__rectificaties")
    assert next(tekst(deel) for deel in blok.iter("dd")) == "Het keurmerk is vernieuwd."
    lees(client, f"{rapport.get_absolute_url()}versies/1/", status=404)


def test_de_vingerafdruk_en_het_moment_staan_erbij(client, zet_klok):
    zet_klok(datetime.datetime(2027, 7, 1, 7, 30, tzinfo=datetime.UTC))
    publiek()
    pagina = lees(client)
    versie = Versie.objects.get()
    assert [tekst(code) for code in pagina.main.iter("code")] == [versie.sha256]
    gegevens = [tekst(dd) for dd in met_klasse(pagina.main, "rapport__gegevens")[0].iter("dd")]
    assert gegevens == ["Veiligheidsplan 2019-2022", "gepubliceerd op 1 juli 2027 om 09.30 uur, versie 1"]


def test_pdf_en_word_als_zij_er_zijn(client):
    publiek()

    def mee():
        return [tekst(rij) for rij in met_klasse(lees(client).main, "rapport__mee")[0].iter("li")]

    archief = "Voor het archief (MDTO): over het rapport"
    assert mee() == ["De PDF is er nog niet", f"{archief} en over de bevroren gegevens"]
    versie = Versie.objects.get()
    bestand(versie, sha256="a" * 64).save()
    bestand(versie, soort=Bestandsoort.DOCX).save()
    bestanden = "over de PDF, over het bestand voor Word en over de bevroren gegevens"
    assert mee() == ["Lees als PDF", "Haal op voor Word", f"{archief}, {bestanden}"]
    assert "a" * 64 in tekst(lees(client).main)


def test_naar_de_vorige_rapportage_van_dit_plan(client):
    publiek()

    def links():
        return [a.get("href") for a in lees(client).main.iter("a") if "vergelijken" in a.get("href")]

    alleen_titel()
    assert links() == []
    eerder = publiek("voortgang-2018", "2018", 2)
    publiek("voortgang-2020", "2020", 3)
    adres = f"{reverse('rapportvergelijking')}?van=voortgang-2018&naar=voortgang-2019"
    assert links() == [adres]
    trek_in(rapportage=eerder, reden="Fout.", door=wie(UITGEVER))
    assert links() == []


def test_een_onbekend_adres(client):
    publiek()
    for adres in ("/rapportages/onzin/", f"{PAGINA}versies/2/", f"{PAGINA}versies/0/"):
        assert "kennen wij niet" in tekst(lees(client, adres, status=404).main)


def test_niets_veranderd_dan_niets_te_sturen(client):
    publiek()
    eerst = client.get(PAGINA)
    assert client.get(PAGINA, headers={"if-none-match": eerst["ETag"]}).status_code == 304
    stel_bij(680)
    assert client.get(PAGINA, headers={"if-none-match": eerst["ETag"]}).status_code == 200
