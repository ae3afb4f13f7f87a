"""The picker of bound numbers: what may be chosen, what it is today, and what goes into the text."""

import json

import pytest

from rapportages.beheer.rapport.kiezer import kiezer_voor
from tests import fabriek
from tests.rapportages.publiceren import bouw
from tests.rapportages.schrijven.bladen import algemeen, pad, stuur
from themas.enums import Status


def topic(**velden):
    """The paragraph on figures of a topic that has a goal, and a figure without a goal."""
    rapportage = bouw.concept(**velden)
    fabriek.onderwerp().indicatoren.add(fabriek.indicator("adviezen"))
    return bouw.paragraaf(rapportage, "beeld")


def namen(opties):
    return [optie.naam for optie in opties]


def gekozen(opties):
    return [optie.waarde for optie in opties if optie.gekozen]


def in_te_voegen(kiezer):
    return {regel.naam: (regel.tekst, regel.verwijzing) for regel in kiezer.regels if not regel.fout}


def test_de_cijfers_van_het_onderwerp_staan_vooraan_die_van_een_doel_eerst():
    fabriek.indicator("iets-anders")
    kiezer = kiezer_voor(topic(), {})
    assert namen(kiezer.van_onderwerp) == ["Woninginbraken", "Adviezen"]
    assert (kiezer.gevonden, gekozen(kiezer.van_onderwerp)) == ((), ["woninginbraken"])


def test_bij_het_algemene_beeld_staan_de_cijfers_van_alle_doelen():
    assert namen(kiezer_voor(algemeen(), {}).van_onderwerp) == ["Woninginbraken"]


def test_elke_grootheid_die_er_is_staat_er_met_haar_waarde_van_vandaag_en_haar_verwijzing():
    kiezer = kiezer_voor(topic(), {})
    assert in_te_voegen(kiezer) == {
        "aantal": ("673", "[[woninginbraken:aantal]]"),
        "verschil met het peiljaar": ("−35%", "[[woninginbraken:verschil]]"),
        "oordeel": ("op koers", "[[woninginbraken:oordeel]]"),
        "zekerheid": ("niet te toetsen", "[[woninginbraken:zekerheid]]"),
        "waarde in het peiljaar": ("1.040", "[[woninginbraken:peilwaarde]]"),
    }


def test_een_andere_periode_en_een_ander_gebied_komen_in_de_verwijzing():
    paragraaf = topic()
    fabriek.vastgestelde_meting("2018", in_gebied=fabriek.gebied("NL01", "Nederland"), aantal=5000)
    fabriek.vastgestelde_meting("2017", in_gebied=fabriek.gebied("NL01"), aantal=6000)
    kiezer = kiezer_voor(paragraaf, {"cijfer": "woninginbraken", "gebied": "NL01", "periode": "2017"})
    assert [(o.waarde, o.gekozen) for o in kiezer.perioden] == [("2018", False), ("2017", True)]
    assert [(o.waarde, o.gekozen) for o in kiezer.gebieden] == [("GM9999", False), ("NL01", True)]
    assert in_te_voegen(kiezer)["aantal"] == ("6.000", "[[woninginbraken:aantal@2017|nl01]]")


def test_alleen_perioden_met_een_cijfer_zijn_te_kiezen_en_de_laatste_voor_het_einde_staat_klaar():
    paragraaf = topic(code="2020-H1")
    fabriek.vastgestelde_meting("2021", aantal=9)
    kiezer = kiezer_voor(paragraaf, {})
    assert [o.waarde for o in kiezer.perioden] == ["2021", "2019", "2017"]
    assert gekozen(kiezer.perioden) == ["2019"]


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.VASTGESTELD])
def test_een_cijfer_dat_niet_is_vastgesteld_is_er_niet(status):
    paragraaf = topic()
    velden = {"beoordeeld_door": fabriek.gebruiker("collega"), "beoordeeld_op": bouw.over()}
    velden |= {"ingediend_door": fabriek.gebruiker(), "beoordelingsnotitie": "Nee."}
    fabriek.meting("2018", van=fabriek.indicator("adviezen"), aantal=4321, status=status, **velden)
    kiezer = kiezer_voor(paragraaf, {"cijfer": "adviezen"})
    assert (kiezer.indicator.slug, kiezer.perioden, kiezer.gebieden, kiezer.regels) == ("adviezen", (), (), ())


def test_wat_niet_beschikbaar_is_zegt_waarom():
    paragraaf = topic()
    fabriek.vastgestelde_meting("2019", van=fabriek.indicator("adviezen"), aantal=4)
    kiezer = kiezer_voor(paragraaf, {"cijfer": "adviezen"})
    assert in_te_voegen(kiezer).keys() == {"aantal"}
    fouten = {regel.naam: regel.fout for regel in kiezer.regels if regel.fout}
    assert fouten["oordeel"] == "bij dit cijfer hoort geen doel van dit plan, dus er is geen oordeel"


def test_zoeken_op_een_deel_van_de_naam_vindt_elk_cijfer_en_kiest_het_eerste():
    paragraaf = topic()
    fabriek.indicator("fietsdiefstallen")
    kiezer = kiezer_voor(paragraaf, {"zoek": "fiets diefst", "cijfer": "woninginbraken", "gezocht": "ja"})
    assert (namen(kiezer.gevonden), kiezer.indicator.slug) == (["Fietsdiefstallen"], "fietsdiefstallen")


def test_wat_niemand_vindt_wordt_gezegd(redacteur):
    antwoord = stuur(redacteur, topic(), doe="zoek", kies_zoek="bestaat niet")
    assert "Geen cijfer heeft ‘bestaat niet’ in zijn naam." in antwoord.content.decode()


def test_een_gevonden_cijfer_blijft_gekozen_bij_een_andere_periode():
    paragraaf = topic()
    anders = fabriek.indicator("fietsdiefstallen")
    fabriek.vastgestelde_meting("2018", van=anders, aantal=5)
    fabriek.vastgestelde_meting("2019", van=anders, aantal=6)
    vraag = {"zoek": "fiets", "cijfer": "fietsdiefstallen", "periode": "2018", "gebied": "GM9999"}
    assert in_te_voegen(kiezer_voor(paragraaf, vraag))["aantal"] == ("5", "[[fietsdiefstallen:aantal@2018]]")


@pytest.mark.parametrize("onzin", ["x", "²", "' or 1=1", "9" * 300, "[[a:b]]"])
def test_onzin_in_de_vraag_geeft_de_gewone_kiezer(onzin):
    kiezer = kiezer_voor(topic(), {"cijfer": onzin, "periode": onzin, "gebied": onzin})
    assert in_te_voegen(kiezer)["aantal"] == ("673", "[[woninginbraken:aantal]]")


# On the page


def test_zonder_javascript_zet_de_knop_het_cijfer_achter_de_tekst(redacteur):
    paragraaf = topic()
    antwoord = stuur(redacteur, paragraaf, doe="voeg_in:[[woninginbraken:aantal]]", tekst="Er waren er")
    assert antwoord.context["blad"].tekst == "Er waren er [[woninginbraken:aantal]]"
    assert antwoord.context["kiezer_open"] is True


def test_zonder_javascript_kiest_de_knop_een_ander_cijfer(redacteur):
    paragraaf = topic()
    fabriek.vastgestelde_meting("2018", van=fabriek.indicator("adviezen"), aantal=12)
    antwoord = stuur(redacteur, paragraaf, doe="kies", kies_cijfer="adviezen", tekst="Half af")
    assert in_te_voegen(antwoord.context["kiezer"])["aantal"] == ("12", "[[adviezen:aantal@2018]]")
    assert antwoord.context["blad"].tekst == "Half af"


def test_het_script_krijgt_hetzelfde(redacteur):
    paragraaf = topic()
    antwoord = redacteur.get(pad("paragraaf_cijfers", paragraaf.pk), {"kies_cijfer": "woninginbraken"})
    assert 'data-voeg-in="[[woninginbraken:aantal]]"' in json.loads(antwoord.content)["html"]
