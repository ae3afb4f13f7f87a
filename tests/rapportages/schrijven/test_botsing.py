"""Two officers on one paragraph: nobody overwrites what he has not seen."""

import json

from rapportages.models import Paragraaf
from rapportages.schrijven import schrijf
from tests import fabriek
from tests.rapportages.schrijven.bladen import algemeen, blad, knoppen, meldingen, pad, stuur
from tests.themas.admin.lezen import tekst_van


HUN, MIJN = "Het aantal inbraken daalde flink.", "Het aantal inbraken daalde licht."


def van_ruud(paragraaf, tekst=HUN, **velden):
    return schrijf(paragraaf=paragraaf, tekst=tekst, door=fabriek.gebruiker("ruud", first_name="Ruud"), **velden)


def nu(paragraaf):
    return Paragraaf.objects.get(pk=paragraaf.pk)


def test_wie_later_bewaart_ziet_beide_teksten_met_het_verschil_en_er_is_niets_overschreven(redacteur):
    paragraaf = algemeen()
    gezien = nu(paragraaf).versie
    van_ruud(paragraaf)
    antwoord = stuur(redacteur, paragraaf, tekst=MIJN, gezien=gezien)
    botsing = antwoord.context["botsing"]
    assert nu(paragraaf).tekst == HUN
    assert (botsing.naam, botsing.hun, antwoord.context["blad"].tekst) == ("Ruud", HUN, MIJN)
    assert [(stuk.soort, stuk.tekst) for stuk in botsing.stukken] == [
        ("gelijk", "Het aantal inbraken daalde "),
        ("weg", "flink."),
        ("nieuw", "licht."),
    ]
    assert meldingen(antwoord) == []
    assert {"bewaar", "geef_terug"} & set(knoppen(antwoord)) == set()


def test_de_eigen_tekst_kiezen_overschrijft_wat_men_zag(redacteur):
    paragraaf = algemeen()
    gezien = nu(paragraaf).versie
    versie = van_ruud(paragraaf).versie
    stuur(redacteur, paragraaf, doe=f"neem_mijn:{versie}", tekst=MIJN, gezien=gezien)
    assert nu(paragraaf).tekst == MIJN


def test_schrijft_de_ander_weer_dan_botst_het_weer(redacteur):
    paragraaf = algemeen()
    gezien = nu(paragraaf).versie
    versie = van_ruud(paragraaf).versie
    van_ruud(paragraaf, "Nog anders.")
    antwoord = stuur(redacteur, paragraaf, doe=f"neem_mijn:{versie}", tekst=MIJN, gezien=gezien)
    assert (nu(paragraaf).tekst, antwoord.context["botsing"].hun) == ("Nog anders.", "Nog anders.")
    assert antwoord.context["blad"].tekst == MIJN


def test_de_tekst_van_de_ander_houden(redacteur):
    paragraaf = algemeen()
    gezien = nu(paragraaf).versie
    van_ruud(paragraaf)
    antwoord = stuur(redacteur, paragraaf, doe="houd_hun", tekst=MIJN, gezien=gezien)
    assert (nu(paragraaf).tekst, antwoord.context["blad"].tekst, antwoord.context["botsing"]) == (HUN, HUN, None)


def test_ook_tussen_voorbeeld_en_bewaren_botst_het(redacteur):
    """The preview gives the version back on which was typed, not the newest."""
    paragraaf = algemeen()
    gezien = nu(paragraaf).versie
    antwoord = stuur(redacteur, paragraaf, doe="voorbeeld", tekst=MIJN)
    assert (antwoord.context["botsing"], antwoord.context["blad"].gezien) == (None, gezien)
    van_ruud(paragraaf)
    antwoord = stuur(redacteur, paragraaf, doe="voorbeeld", tekst=MIJN, gezien=gezien)
    assert (antwoord.context["botsing"].hun, antwoord.context["blad"].gezien) == (HUN, gezien)
    stuur(redacteur, paragraaf, tekst=MIJN, gezien=gezien)
    assert nu(paragraaf).tekst == HUN


def test_het_script_hoort_dat_een_collega_schreef(redacteur):
    paragraaf = algemeen()
    gegevens = blad(paragraaf, tekst=MIJN)
    van_ruud(paragraaf)
    antwoord = redacteur.post(pad("paragraaf_voorbeeld", paragraaf.pk), gegevens)
    assert json.loads(antwoord.content)["botst"] is True


def test_maakten_beiden_er_hetzelfde_van_dan_is_er_niets_te_kiezen(redacteur):
    paragraaf = algemeen()
    gezien = nu(paragraaf).versie
    versie = van_ruud(paragraaf).versie
    antwoord = stuur(redacteur, paragraaf, tekst=HUN, gezien=gezien)
    assert (antwoord.context["botsing"], antwoord.context["blad"].gezien) == (None, versie)


def test_een_andere_bron_botst_ook(redacteur):
    paragraaf = algemeen()
    gezien = nu(paragraaf).versie
    van_ruud(paragraaf, bron="De politie.")
    botsing = stuur(redacteur, paragraaf, tekst=HUN, bron="Het CBS.", gezien=gezien).context["botsing"]
    assert (botsing.bron_anders, botsing.alleen_bron, botsing.hun_bron) == (True, True, "De politie.")


def test_teruggeven_botst_ook(redacteur):
    paragraaf = algemeen()
    gezien = nu(paragraaf).versie
    van_ruud(paragraaf)
    antwoord = stuur(redacteur, paragraaf, doe="geef_terug", tekst=MIJN, gezien=gezien)
    assert (nu(paragraaf).tekst, antwoord.context["botsing"].naam) == (HUN, "Ruud")


def test_een_opmerking_plaatsen_verbergt_de_botsing_niet(redacteur):
    paragraaf = algemeen()
    gezien = nu(paragraaf).versie
    van_ruud(paragraaf)
    antwoord = stuur(redacteur, paragraaf, doe="opmerking", opmerking="Zeker?", tekst=HUN, gezien=gezien)
    assert nu(paragraaf).tekst == HUN
    antwoord = stuur(redacteur, paragraaf, doe="opmerking", opmerking="Zeker?", tekst=MIJN, gezien=gezien)
    assert antwoord.context["botsing"].hun == HUN


def test_een_onleesbare_versie_is_er_geen_die_men_zag(redacteur):
    paragraaf = algemeen()
    for gezien in ("", "x", "-1", "9" * 30, "²"):
        assert stuur(redacteur, paragraaf, tekst=MIJN, gezien=gezien).context["botsing"] is not None
    assert nu(paragraaf).tekst != MIJN


def test_in_twee_vensters_van_dezelfde_mens_is_er_geen_collega(redacteur):
    paragraaf = algemeen()
    gezien = nu(paragraaf).versie
    stuur(redacteur, paragraaf, tekst=HUN)
    antwoord = stuur(redacteur, paragraaf, tekst=MIJN, gezien=gezien)
    assert antwoord.context["botsing"].zelf is True
    assert "U hebt deze tekst intussen zelf veranderd, in een ander venster" in tekst_van(antwoord)
    assert "Rosa heeft" not in tekst_van(antwoord)
    antwoord = stuur(redacteur, paragraaf, doe="houd_hun", tekst=MIJN, gezien=gezien)
    assert meldingen(antwoord) == ["U hebt de tekst gehouden die al bewaard was."]
    assert nu(paragraaf).tekst == HUN
