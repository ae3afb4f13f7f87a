"""Remarks of officers: placed, settled, opened again; never lost, never twice."""

import pytest
from django.core.exceptions import ValidationError

from rapportages import opmerkingen
from rapportages.models import Opmerking
from tests import fabriek
from tests.rapportages import verslagbouw
from tests.rapportages.publiceren import bouw
from tests.rapportages.schrijven.bladen import algemeen, blad, knoppen, meldingen, open_, pad, stuur


def geplaatst(paragraaf, tekst="Klopt dit?", door="paula"):
    return opmerkingen.plaats(paragraaf=paragraaf, tekst=tekst, door=fabriek.gebruiker(door))


def test_een_opmerking_is_open_tot_iemand_haar_afvinkt_en_is_weer_open_te_zetten():
    rij = geplaatst(verslagbouw.paragraaf())
    assert (rij.opgelost_door, rij.door.username) == (None, "paula")
    rij = opmerkingen.vink_af(opmerking=rij, door=fabriek.gebruiker("rosa"))
    assert rij.opgelost_door.username == "rosa"
    rij = opmerkingen.heropen(opmerking=rij, door=fabriek.gebruiker("paula"))
    assert (rij.opgelost_door, rij.opgelost_op) == (None, None)


def test_wie_hetzelfde_doet_als_een_collega_krijgt_dat_te_horen():
    rij = geplaatst(verslagbouw.paragraaf())
    with pytest.raises(ValidationError) as fout:
        opmerkingen.heropen(opmerking=rij, door=fabriek.gebruiker("rosa"))
    assert fout.value.messages == [opmerkingen.AL_OPEN]
    opmerkingen.vink_af(opmerking=rij, door=fabriek.gebruiker("rosa"))
    with pytest.raises(ValidationError) as fout:
        opmerkingen.vink_af(opmerking=rij, door=fabriek.gebruiker("ruud"))
    rij.refresh_from_db()
    assert (fout.value.messages, rij.opgelost_door.username) == ([opmerkingen.AL_OPGELOST], "rosa")


@pytest.mark.parametrize("tekst", ["", "  \n "])
def test_een_lege_opmerking_is_er_geen(tekst):
    with pytest.raises(ValidationError) as fout:
        geplaatst(verslagbouw.paragraaf(), tekst)
    assert fout.value.messages == ["Schrijf op wat u wilt zeggen."]


def test_elke_daad_laat_een_regel_na(django_capture_on_commit_callbacks, spoor):
    with django_capture_on_commit_callbacks(execute=True):
        rij = geplaatst(verslagbouw.paragraaf())
        opmerkingen.vink_af(opmerking=rij, door=fabriek.gebruiker("rosa"))
        opmerkingen.heropen(opmerking=rij, door=fabriek.gebruiker("ruud"))
    regels = [(r["actie"], r["object"], r["actor"]) for r in spoor()]
    assert regels == [
        ("opmerking plaatsen", f"rapportages.opmerking {rij.pk}", "paula"),
        ("opmerking afvinken", f"rapportages.opmerking {rij.pk}", "rosa"),
        ("opmerking heropenen", f"rapportages.opmerking {rij.pk}", "ruud"),
    ]
    assert "Klopt dit?" not in str(spoor())


def test_bij_wat_is_gepubliceerd_zegt_niemand_meer_iets():
    versie = bouw.gepubliceerd()
    paragraaf = bouw.paragraaf(versie.rapportage)
    with pytest.raises(ValidationError) as fout:
        geplaatst(paragraaf)
    assert (fout.value.code, Opmerking.objects.count()) == ("dicht", 0)


# On the page


def test_een_opmerking_plaatsen_houdt_wat_al_is_getypt(redacteur):
    paragraaf = algemeen()
    antwoord = stuur(
        redacteur, paragraaf, doe="opmerking", opmerking="Is dit al zeker?", tekst="Half getypt", gezien=99
    )
    assert [rij.tekst for rij in paragraaf.opmerkingen.all()] == ["Is dit al zeker?"]
    assert (antwoord.context["blad"].tekst, antwoord.context["blad"].opmerking) == ("Half getypt", "")
    paragraaf.refresh_from_db()
    assert paragraaf.tekst == bouw.ALGEMEEN


def test_is_er_niets_getypt_dan_komt_de_pagina_opnieuw_en_plaatst_herladen_niets(redacteur):
    paragraaf = algemeen()
    gegevens = blad(paragraaf, doe="opmerking", opmerking="Is dit zeker?")
    assert redacteur.post(pad("paragraaf", paragraaf.pk), gegevens).status_code == 302
    open_(redacteur, "paragraaf", paragraaf.pk)
    assert paragraaf.opmerkingen.count() == 1


def test_de_publiceerder_merkt_op_en_de_redacteur_vinkt_af(redacteur, publiceerder):
    paragraaf = algemeen()
    publiceerder.post(pad("paragraaf", paragraaf.pk), {"doe": "opmerking", "opmerking": "Bron?"})
    rij = paragraaf.opmerkingen.get()
    assert f"vink_af:{rij.pk}" in knoppen(open_(redacteur, "paragraaf", paragraaf.pk))
    stuur(redacteur, paragraaf, doe=f"vink_af:{rij.pk}")
    rij.refresh_from_db()
    assert (rij.door.username, rij.opgelost_door.username) == ("paula", "rosa")
    antwoord = open_(publiceerder, "paragraaf", paragraaf.pk)
    assert f"heropen:{rij.pk}" in knoppen(antwoord)
    assert [(r.wie, r.opgelost.split(" op ")[0]) for r in antwoord.context["opmerkingen"]] == [
        ("Paula", "Afgevinkt door Rosa")
    ]


def test_afvinken_van_wat_een_collega_net_afvinkte_zegt_dat(redacteur):
    paragraaf = algemeen()
    rij = geplaatst(paragraaf)
    opmerkingen.vink_af(opmerking=rij, door=fabriek.gebruiker("ruud"))
    assert meldingen(stuur(redacteur, paragraaf, doe=f"vink_af:{rij.pk}")) == [opmerkingen.AL_OPGELOST]
    rij.refresh_from_db()
    assert rij.opgelost_door.username == "ruud"


@pytest.mark.parametrize("sleutel", ["", "x", "0", "99999999999999999999", "²"])
def test_een_opmerking_die_er_niet_is(redacteur, sleutel):
    antwoord = stuur(redacteur, algemeen(), doe=f"vink_af:{sleutel}")
    assert meldingen(antwoord) == ["Deze opmerking is er niet meer."]


def test_een_opmerking_bij_een_andere_paragraaf_is_hier_niet_af_te_vinken(redacteur):
    rapportage = bouw.concept()
    rij = geplaatst(rapportage.paragrafen.filter(soort="voortgang").get())
    stuur(redacteur, algemeen(rapportage), doe=f"vink_af:{rij.pk}")
    rij.refresh_from_db()
    assert rij.opgelost_op is None
