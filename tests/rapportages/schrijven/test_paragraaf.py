"""Writing one paragraph: nothing that was typed is lost, and only saving writes."""

import json

import pytest

from rapportages.enums import Paragraafsoort
from rapportages.models import Paragraaf
from tests import fabriek
from tests.rapportages.publiceren import bouw
from tests.rapportages.schrijven.bladen import algemeen, blad, knoppen, meldingen, open_, pad, stuur
from tests.themas.admin.lezen import tekst_van


ONBEKEND = "In 2019 waren er [[woninginbrakken:aantal]] inbraken."


def beeldparagraaf():
    return bouw.paragraaf(bouw.concept(), Paragraafsoort.BEELD)


def nu(paragraaf):
    return Paragraaf.objects.get(pk=paragraaf.pk)


def test_bewaren_bewaart_tekst_en_bron_en_zegt_dat(redacteur):
    paragraaf = algemeen()
    antwoord = stuur(redacteur, paragraaf, tekst="Een\r\n\r\ntekst.", bron=" Het verslag ")
    assert (nu(paragraaf).tekst, nu(paragraaf).bron) == ("Een\n\ntekst.", "Het verslag")
    assert nu(paragraaf).laatst_gewijzigd_door.username == "rosa"
    assert meldingen(antwoord) == ["De tekst is bewaard."]


def test_een_onbekend_cijfer_wordt_bewaard_en_met_plek_en_oplossing_genoemd(redacteur):
    paragraaf = algemeen()
    antwoord = stuur(redacteur, paragraaf, tekst=ONBEKEND)
    assert nu(paragraaf).tekst == ONBEKEND
    assert meldingen(antwoord) == [
        "De tekst is bewaard. Er staat nog 1 fout in. Verbeter die voor u de rapportage indient."
    ]
    (fout,) = antwoord.context["voorbeeld"].fouten
    assert str(fout) == (
        "alinea 1, regel 1, teken 18: ‘[[woninginbrakken:aantal]]’: het cijfer ‘woninginbrakken’ kennen wij niet. "
        "Bedoelt u ‘woninginbraken’? Verbeter de verwijzing, of schrijf de zin zonder dit cijfer."
    )
    assert ONBEKEND[fout.begin : fout.eind] == "[[woninginbrakken:aantal]]"
    assert stuur(redacteur, paragraaf, tekst=f"{ONBEKEND} {ONBEKEND}").context["voorbeeld"].melding == (
        "Er zijn 2 fouten in deze tekst."
    )


@pytest.mark.parametrize(
    "knop", ["voorbeeld", "zoek", "kies", "begin", "voeg_in:[[woninginbraken:aantal]]", "onzin", ""]
)
def test_geen_andere_knop_bewaart_iets(redacteur, knop):
    paragraaf = algemeen()
    eerder = nu(paragraaf)
    antwoord = stuur(redacteur, paragraaf, doe=knop, tekst="Getypt.", bron="Hier.")
    assert (nu(paragraaf).tekst, nu(paragraaf).bron, nu(paragraaf).versie) == (eerder.tekst, eerder.bron, eerder.versie)
    assert antwoord.context["blad"].tekst.startswith("Getypt.")
    assert (antwoord.context["blad"].bron, antwoord.context["onbewaard"]) == ("Hier.", True)


def test_voorbeeld_zonder_javascript_toont_de_getypte_tekst_zoals_de_lezer_haar_ziet(redacteur):
    tekst = "Er waren [[woninginbraken:aantal@2019]] inbraken.[^1]\n\n[^1]: Volgens de politie."
    antwoord = stuur(redacteur, algemeen(), doe="voorbeeld", tekst=tekst)
    html = antwoord.context["voorbeeld"].html
    assert '<data class="gebonden gebonden--aantal" value="673" data-indicator="woninginbraken">673</data>' in html
    assert "Voetnoten" in html
    assert html in antwoord.content.decode()


def test_een_tekst_die_aanvalt_wordt_in_het_voorbeeld_gewone_tekst(redacteur):
    html = (
        stuur(redacteur, algemeen(), doe="voorbeeld", tekst="<script>alert(1)</script> <b>vet</b>")
        .context["voorbeeld"]
        .html
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_een_sjabloon_sluiten_kan_een_tekst_niet(redacteur):
    """The preview stands in a template element; what is typed must not end it."""
    antwoord = stuur(redacteur, algemeen(), doe="voorbeeld", tekst="</template></textarea><img src=x>")
    inhoud = antwoord.content.decode()
    assert inhoud.count("</template>") == inhoud.count("<template ")
    assert "<img src=x>" not in inhoud


# The computer's draft


def test_zolang_niemand_schreef_ziet_men_wat_de_computer_schrijft(redacteur):
    antwoord = open_(redacteur, "paragraaf", beeldparagraaf().pk)
    assert antwoord.context["concept"].startswith("In 2019 ")
    assert "673" in antwoord.context["voorbeeld"].html
    assert "begin" in knoppen(antwoord)


def test_begin_met_deze_tekst_zet_haar_in_het_veld_en_bewaart_niets(redacteur):
    paragraaf = beeldparagraaf()
    antwoord = stuur(redacteur, paragraaf, doe="begin")
    context = antwoord.context
    assert context["blad"].tekst == context["blad"].machinetekst == context["concept"]
    assert len(context["voorbeeld"].machinezinnen) > 0
    assert '<mark class="van-computer">' in context["voorbeeld"].html
    assert nu(paragraaf).tekst is None


def test_begin_zet_het_concept_onder_wat_al_is_getypt(redacteur):
    antwoord = stuur(redacteur, beeldparagraaf(), doe="begin", tekst="Van mij.")
    assert antwoord.context["blad"].tekst == f"Van mij.\n\n{antwoord.context['concept']}"


def test_na_bewaren_blijft_te_zien_welke_zinnen_van_de_computer_zijn(redacteur):
    paragraaf = beeldparagraaf()
    concept = open_(redacteur, "paragraaf", paragraaf.pk).context["concept"]
    antwoord = stuur(redacteur, paragraaf, tekst=f"Van mij. {concept}", machinetekst=concept)
    zinnen = antwoord.context["voorbeeld"].machinezinnen
    assert len(zinnen) > 0
    assert "Van mij." not in zinnen
    assert nu(paragraaf).machinetekst == concept


def test_een_zin_die_de_computer_nu_anders_zou_schrijven_wordt_genoemd(redacteur):
    """The figures of 2019 are replaced by more than in the base year: "minder" has become "meer"."""
    paragraaf = beeldparagraaf()
    concept = open_(redacteur, "paragraaf", paragraaf.pk).context["concept"]
    stuur(redacteur, paragraaf, tekst=concept, machinetekst=concept)
    assert open_(redacteur, "paragraaf", paragraaf.pk).context["verouderd"] == []
    oud = fabriek.Meting.objects.get(periode__code="2019")
    fabriek.Meting.objects.filter(pk=oud.pk).update(opgevolgd_op=bouw.over())
    fabriek.vastgestelde_meting("2019", aantal=1500, vervangt=oud, reden="Nageteld.")
    verouderd = open_(redacteur, "paragraaf", paragraaf.pk).context["verouderd"]
    assert ["minder" in oud and "meer" in nieuw for oud, nieuw in verouderd if nieuw and "dan in" in oud] == [True]
    assert [oud for oud, _ in verouderd if oud not in concept] == []


def test_teruggeven_aan_de_computer(redacteur):
    paragraaf = beeldparagraaf()
    stuur(redacteur, paragraaf, tekst="Van mij.")
    stuur(redacteur, paragraaf, doe="geef_terug")
    assert (nu(paragraaf).tekst, nu(paragraaf).machinetekst) == (None, "")


def test_een_leeg_veld_bewaren_laat_het_concept_van_de_computer_staan(redacteur):
    paragraaf = beeldparagraaf()
    assert meldingen(stuur(redacteur, paragraaf, tekst=" ")) == ["Er was niets gewijzigd."]
    assert nu(paragraaf).tekst is None
    stuur(redacteur, paragraaf, doe="laat_leeg")
    assert nu(paragraaf).tekst == ""


# What may not be changed


def test_wat_is_ingediend_is_alleen_te_lezen_en_wat_net_werd_getypt_gaat_niet_verloren(redacteur):
    rapportage = bouw.ingediend()
    paragraaf = bouw.paragraaf(rapportage)
    antwoord = stuur(redacteur, paragraaf, tekst="Net te laat getypt.")
    assert nu(paragraaf).tekst == bouw.ALGEMEEN
    assert antwoord.context["te_redden"] == "Net te laat getypt."
    assert "Net te laat getypt." in tekst_van(antwoord)
    assert meldingen(antwoord) == [
        "Voortgang over 2019: deze rapportage wacht op publicatie. Haar tekst is nu niet te wijzigen."
    ]
    assert "bewaar" not in knoppen(open_(redacteur, "paragraaf", paragraaf.pk))


def test_een_te_lange_tekst_wordt_geweigerd_en_blijft_staan(redacteur):
    paragraaf = algemeen()
    tekst = "woord " * 40_000
    antwoord = stuur(redacteur, paragraaf, tekst=tekst)
    assert nu(paragraaf).tekst == bouw.ALGEMEEN
    assert antwoord.context["blad"].tekst == tekst
    assert "Maak de tekst korter" in meldingen(antwoord)[0]


# What the script asks


def test_het_voorbeeld_voor_het_script_bewaart_niets_en_zegt_wat_er_mis_is(redacteur):
    paragraaf = algemeen()
    antwoord = redacteur.post(pad("paragraaf_voorbeeld", paragraaf.pk), blad(paragraaf, tekst=ONBEKEND))
    uitkomst = json.loads(antwoord.content)
    assert uitkomst["melding"] == "Er is 1 fout in deze tekst."
    assert uitkomst["botst"] is False
    assert "niet beschikbaar" in uitkomst["html"]
    assert "Bedoelt u ‘woninginbraken’?" in uitkomst["nazien"]
    assert nu(paragraaf).tekst == bouw.ALGEMEEN
    assert redacteur.get(pad("paragraaf_voorbeeld", paragraaf.pk)).status_code == 405


def test_de_vorige_en_de_volgende_paragraaf_staan_onderaan(redacteur):
    rapportage = bouw.concept()
    context = open_(redacteur, "paragraaf", algemeen(rapportage).pk).context
    assert (context["vorige"], context["volgende"].naam) == (None, "Beeld en ontwikkeling")
    laatste = rapportage.paragrafen.get(soort="voortgang")
    context = open_(redacteur, "paragraaf", laatste.pk).context
    assert (context["vorige"].naam, context["volgende"]) == ("Wat wij hebben gedaan: overig", None)


def test_een_geschreven_tekst_gaat_niet_weg_voor_men_het_zeker_weet(redacteur):
    paragraaf = algemeen()
    assert "geef_terug" not in knoppen(redacteur.get(pad("paragraaf", paragraaf.pk)))
    antwoord = stuur(redacteur, paragraaf, doe="vraag_terug", tekst="Net getypt.")
    assert "Mag deze tekst weg?" in tekst_van(antwoord)
    assert (nu(paragraaf).tekst, antwoord.context["blad"].tekst) == (bouw.ALGEMEEN, "Net getypt.")
    antwoord = stuur(redacteur, paragraaf, doe="voorbeeld", tekst="Net getypt.")
    assert "Mag deze tekst weg?" not in tekst_van(antwoord)
    stuur(redacteur, paragraaf, doe="geef_terug")
    assert nu(paragraaf).tekst is None


def test_wat_leeg_gelaten_is_gaat_zonder_vraag_terug(redacteur):
    paragraaf = algemeen()
    bouw.schrijf_aan(paragraaf.rapportage, "")
    assert {"geef_terug", "vraag_terug"} & set(knoppen(redacteur.get(pad("paragraaf", paragraaf.pk)))) == {"geef_terug"}


def test_leeg_laten_gooit_niet_weg_wat_net_is_getypt(redacteur):
    rapportage = bouw.concept()
    leeg = bouw.paragraaf(rapportage, "voortgang")
    antwoord = stuur(redacteur, leeg, doe="laat_leeg", tekst="Net getypt.")
    assert meldingen(antwoord) == [
        "Er staat nog tekst in het veld. Maak het veld leeg, of kies ‘Bewaar’ om de tekst te houden."
    ]
    assert (nu(leeg).tekst, antwoord.context["blad"].tekst) == (None, "Net getypt.")


def test_een_te_grote_tekst_belooft_niet_dat_bewaren_kan(redacteur):
    antwoord = stuur(redacteur, algemeen(), doe="voorbeeld", tekst="a" * 50_001)
    assert "Zo kunt u hem niet bewaren." in tekst_van(antwoord)
    assert "Bewaren kan wel" not in tekst_van(antwoord)
