"""From concept to public and on, on the page: checklist, embargo, four eyes, correcting, withdrawing."""

import pytest
from django.utils import timezone

from rapportages.enums import Bestandsoort, Bestandstand, Rapportstatus
from rapportages.models import Bestandopdracht, Intrekking, Rectificatie, Versie
from rapportages.opmerkingen import plaats
from tests import fabriek
from tests.rapportages import verslagbouw
from tests.rapportages.publiceren import bouw
from tests.rapportages.schrijven.bladen import doe, knoppen, meldingen, open_, pad, stempel
from tests.themas.admin.lezen import tekst_van


FOUT = {"wat_er_stond": "673", "wat_het_is": "680", "reden": "Verkeerd geteld.", "bron": "Politie"}


def publiceer(client, rapportage, **velden):
    return doe(client, rapportage, "publiceer", gezien_inhoud=stempel(client, rapportage), **velden)


def test_van_concept_tot_openbaar_door_twee_mensen(redacteur, publiceerder):
    rapportage = bouw.concept()
    antwoord = doe(redacteur, rapportage, "dien_in")
    assert meldingen(antwoord) == ["De rapportage is ingediend. Een collega kan haar nu publiceren."]
    antwoord = open_(publiceerder, "rapport_publiceren", rapportage.pk)
    assert {"publiceer", "stuur_terug", "zet_embargo"} == set(knoppen(antwoord))
    assert "daalde naar" in antwoord.context["html"]
    antwoord = publiceer(publiceerder, rapportage)
    assert meldingen(antwoord) == ["Versie 1 is gepubliceerd. Lezers zien haar nu op de site."]
    versie = Versie.objects.get()
    assert (versie.ingediend_door.username, versie.gepubliceerd_door.username) == ("rosa", "paula")
    assert versie.sha256 in tekst_van(antwoord)
    assert versie.get_absolute_url() in tekst_van(antwoord)


def test_een_fout_houdt_indienen_tegen_en_wijst_naar_de_paragraaf(redacteur):
    rapportage = bouw.concept()
    bouw.schrijf_aan(rapportage, "Er waren [[onbekend:aantal]] inbraken.")
    antwoord = open_(redacteur, "rapport_publiceren", rapportage.pk)
    (fout,) = antwoord.context["fouten"]
    assert (fout.plek, fout.paragraaf) == ("Algemeen beeld, alinea 1, regel 1, teken 10", bouw.paragraaf(rapportage).pk)
    assert f'href="{pad("paragraaf", fout.paragraaf)}"' in antwoord.content.decode()
    assert "dien_in" not in knoppen(antwoord)
    assert "het cijfer ‘onbekend’ kennen wij niet" in meldingen(doe(redacteur, rapportage, "dien_in"))[0]
    rapportage.refresh_from_db()
    assert rapportage.status == Rapportstatus.CONCEPT


def test_een_open_opmerking_houdt_indienen_tegen(redacteur):
    rapportage = bouw.concept()
    plaats(paragraaf=bouw.paragraaf(rapportage), tekst="Klopt dit?", door=fabriek.gebruiker("ruud"))
    assert "dien_in" not in knoppen(open_(redacteur, "rapport_publiceren", rapportage.pk))


def test_wat_van_veel_plekken_geldt_staat_er_een_keer(redacteur):
    fabriek.onderwerp("nog-een", naam="Nog een")
    let_op = open_(redacteur, "rapport_publiceren", bouw.concept().pk).context["let_op"]
    zinnen = [zin for zin, _ in let_op]
    assert len(zinnen) == len(set(zinnen))
    (leeg,) = [bevindingen for zin, bevindingen in let_op if zin.startswith("Deze tekst is leeg.")]
    assert {b.plek.split(",")[0] for b in leeg} == {"1.1 Inbraken en roof", "1.1 Nog een"}


def test_wie_indiende_kan_niet_publiceren_maar_wel_terugnemen(als):
    beide = als("Redacteur", "Publiceerder", naam="bea")
    rapportage = bouw.concept()
    doe(beide, rapportage, "dien_in")
    antwoord = open_(beide, "rapport_publiceren", rapportage.pk)
    assert "publiceer" not in knoppen(antwoord)
    assert "u hebt deze rapportage zelf ingediend" in tekst_van(antwoord)
    assert "u hebt deze rapportage zelf ingediend" in meldingen(publiceer(beide, rapportage))[0]
    assert meldingen(doe(beide, rapportage, "stuur_terug", notitie="Toch nog iets.")) == [
        "U hebt de rapportage teruggenomen."
    ]
    rapportage.refresh_from_db()
    assert (rapportage.status, Versie.objects.count()) == (Rapportstatus.CONCEPT, 0)


def test_terugsturen_vraagt_een_notitie_en_houdt_wat_er_stond(publiceerder, redacteur):
    rapportage = bouw.ingediend()
    assert meldingen(doe(publiceerder, rapportage, "stuur_terug", notitie=" ")) == ["Schrijf op wat er anders moet."]
    doe(publiceerder, rapportage, "stuur_terug", notitie="Noem de bron.")
    for naam in ("rapport", "rapport_publiceren"):
        assert "Noem de bron." in tekst_van(open_(redacteur, naam, rapportage.pk))


def test_wat_intussen_veranderde_wordt_niet_gepubliceerd(publiceerder):
    rapportage = bouw.ingediend()
    gezien = stempel(publiceerder, rapportage)
    oud = fabriek.Meting.objects.get(periode__code="2019")
    fabriek.Meting.objects.filter(pk=oud.pk).update(opgevolgd_op=bouw.over())
    fabriek.vastgestelde_meting("2019", aantal=680, vervangt=oud, reden="Nageteld.")
    antwoord = doe(publiceerder, rapportage, "publiceer", gezien_inhoud=gezien)
    assert "een cijfer is veranderd nadat u de pagina opende" in meldingen(antwoord)[0]
    assert "zonder te kijken" not in meldingen(doe(publiceerder, rapportage, "publiceer"))[0]
    assert not Versie.objects.exists()


# Embargo


def test_een_embargo_geldt_tot_op_de_minuut_en_verraadt_het_adres_niet_als_link(redacteur, publiceerder):
    rapportage = bouw.concept()
    op = timezone.localtime(bouw.over(days=3))
    antwoord = doe(redacteur, rapportage, "zet_embargo", embargo_dag=f"{op:%Y-%m-%d}", embargo_tijd=f"{op:%H:%M}")
    assert "De rapportage wordt openbaar op " in meldingen(antwoord)[0]
    assert antwoord.context["embargo"]["tijd"] == f"{op:%H:%M}"
    doe(redacteur, rapportage, "dien_in")
    antwoord = publiceer(publiceerder, rapportage)
    versie = Versie.objects.get()
    assert versie.zichtbaar_vanaf == op
    assert f'href="{versie.get_absolute_url()}"' not in antwoord.content.decode()


def test_een_tijd_die_er_niet_is_wordt_in_het_nederlands_geweigerd(redacteur):
    rapportage = bouw.concept()
    antwoord = doe(redacteur, rapportage, "zet_embargo", embargo_dag="2027-03-28", embargo_tijd="02:30")
    assert meldingen(antwoord) == [
        "Op 28 maart 2027 bestaat 02.30 uur niet, want dan gaat de klok een uur vooruit. "
        "Kies een tijd voor 02.00 of vanaf 03.00."
    ]
    assert antwoord.context["embargo"] == {"dag": "2027-03-28", "tijd": "02:30", "tekst": "", "voorbij": False}


@pytest.mark.parametrize(
    ("dag", "tijd"), [("2027-03-01", ""), ("", "10:00"), ("gisteren", "10:00"), ("2027-02-30", "9")]
)
def test_een_half_moment_is_geen_moment(redacteur, dag, tijd):
    antwoord = doe(redacteur, bouw.concept(), "zet_embargo", embargo_dag=dag, embargo_tijd=tijd)
    assert meldingen(antwoord)[0].startswith("Vul een dag en een tijd in")


def test_leeg_is_zonder_embargo(redacteur):
    rapportage = bouw.concept(publiceren_op=bouw.over(days=3))
    doe(redacteur, rapportage, "zet_embargo", embargo_dag="", embargo_tijd="")
    rapportage.refresh_from_db()
    assert rapportage.publiceren_op is None


# After publishing


def test_rectificeren_van_begin_tot_versie_2(redacteur, publiceerder):
    rapportage = bouw.gepubliceerd().rapportage
    antwoord = doe(redacteur, rapportage, "begin_rectificatie", indicatoren=["woninginbraken"], **FOUT)
    assert meldingen(antwoord)[0].startswith("De rectificatie is begonnen.")
    assert antwoord.context["ingevuld"]["reden"] == "Verkeerd geteld."
    doe(redacteur, rapportage, "wijzig_rectificatie", **FOUT | {"reden": "Dubbel geteld."})
    bouw.schrijf_aan(rapportage, "Verbeterd.", door="rosa")
    doe(redacteur, rapportage, "dien_in")
    publiceer(publiceerder, rapportage)
    assert [versie.nummer for versie in rapportage.versies.all()] == [2, 1]
    assert Rectificatie.objects.get().reden == "Dubbel geteld."
    assert "Dubbel geteld." in tekst_van(open_(redacteur, "rapport_publiceren", rapportage.pk))


def test_een_rectificatie_zonder_reden_begint_niet_en_houdt_wat_is_ingevuld(redacteur):
    rapportage = bouw.gepubliceerd().rapportage
    antwoord = doe(redacteur, rapportage, "begin_rectificatie", **FOUT | {"reden": ""})
    assert antwoord.context["ingevuld"]["wat_er_stond"] == "673"
    rapportage.refresh_from_db()
    assert rapportage.status == Rapportstatus.GEPUBLICEERD


def test_een_rectificatie_is_te_stoppen(redacteur):
    rapportage = bouw.gepubliceerd().rapportage
    doe(redacteur, rapportage, "begin_rectificatie", **FOUT)
    bouw.schrijf_aan(rapportage, "Half werk.", door="rosa")
    doe(redacteur, rapportage, "staak_rectificatie")
    rapportage.refresh_from_db()
    assert (rapportage.status, bouw.paragraaf(rapportage).tekst) == (Rapportstatus.GEPUBLICEERD, bouw.ALGEMEEN)


def test_intrekken_vraagt_een_reden_en_laat_alles_staan(publiceerder):
    rapportage = bouw.gepubliceerd().rapportage
    assert meldingen(doe(publiceerder, rapportage, "trek_in", reden_intrekken=""))[0].startswith("Schrijf op waarom")
    antwoord = doe(publiceerder, rapportage, "trek_in", reden_intrekken="De cijfers kloppen niet.")
    assert (Intrekking.objects.get().reden, Versie.objects.count()) == ("De cijfers kloppen niet.", 1)
    assert (knoppen(antwoord), antwoord.context["stand"].tekst) == ([], "ingetrokken")


def test_een_rapportage_zonder_tekst_rectificeert_men_met_een_collega(publiceerder, redacteur):
    rapportage = verslagbouw.titelrapportage()
    velden = FOUT | {"datum": "2020-03-02"}
    antwoord = doe(publiceerder, rapportage, "rectificeer_zonder_tekst", ingediend_door="", **velden)
    assert meldingen(antwoord)[0].startswith("Kies de collega")
    zelf = publiceerder.gebruiker.pk
    doe(publiceerder, rapportage, "rectificeer_zonder_tekst", ingediend_door=zelf, **velden)
    assert not Rectificatie.objects.exists()
    antwoord = doe(
        publiceerder, rapportage, "rectificeer_zonder_tekst", ingediend_door=redacteur.gebruiker.pk, **velden
    )
    rij = Rectificatie.objects.get()
    assert (rij.ingediend_door.username, rij.gepubliceerd_door.username, f"{rij.datum}") == (
        "rosa",
        "paula",
        "2020-03-02",
    )
    assert "Verkeerd geteld." in tekst_van(antwoord)


def test_een_bestand_dat_niet_lukte_is_opnieuw_te_maken(publiceerder):
    versie = bouw.gepubliceerd()
    velden = {"stand": Bestandstand.MISLUKT, "fout": "Er is geen lettertype."}
    Bestandopdracht.objects.update_or_create(versie=versie, soort=Bestandsoort.PDF, defaults=velden)
    antwoord = open_(publiceerder, "rapport_publiceren", versie.rapportage.pk)
    assert "maken is mislukt: Er is geen lettertype." in tekst_van(antwoord)
    assert "maak_opnieuw" in knoppen(antwoord)
    antwoord = doe(publiceerder, versie.rapportage, "maak_opnieuw", versie=1)
    assert meldingen(antwoord) == ["De bestanden van versie 1 worden opnieuw gemaakt. Dat duurt even."]
    assert meldingen(doe(publiceerder, versie.rapportage, "maak_opnieuw", versie=9)) == ["Deze versie is er niet."]


def test_een_onbekende_knop_doet_niets(redacteur):
    rapportage = bouw.concept()
    assert meldingen(doe(redacteur, rapportage, "verwijder")) == ["Kies wat u wilt doen."]


def test_het_hele_rapport_als_voorbeeld(redacteur):
    antwoord = open_(redacteur, "rapport_voorbeeld", bouw.concept().pk)
    assert "daalde naar" in antwoord.context["html"]
    assert "673" in antwoord.context["html"]


# Every message names its place and the mend


def test_een_leeg_veld_van_een_rectificatie_wordt_bij_naam_genoemd(redacteur):
    rapportage = bouw.gepubliceerd().rapportage
    antwoord = doe(redacteur, rapportage, "begin_rectificatie", **FOUT | {"wat_het_is": " ", "reden": ""})
    assert meldingen(antwoord) == ["Vul in: ‘Wat moet het zijn?’", "Vul in: ‘Hoe kwam de fout erin?’"]
    assert antwoord.context["ingevuld"]["wat_er_stond"] == FOUT["wat_er_stond"]


def test_ook_een_cijfer_buiten_het_plan_is_bij_een_rectificatie_te_noemen(redacteur):
    """Else nobody could hand in the correction: the checklist asks to name it."""
    elders = fabriek.indicator("elders", naam="Van elders")
    meting = fabriek.vastgestelde_meting("2019", indicator=elders, aantal=5)
    rapportage = bouw.concept()
    bouw.schrijf_aan(rapportage, "Er waren er [[elders:aantal@2019]].")
    rapportage = bouw.publiceer(
        rapportage=bouw.dien_in(rapportage=rapportage, door=bouw.wie(bouw.INDIENER)), door=bouw.wie(bouw.UITGEVER)
    ).rapportage
    antwoord = open_(redacteur, "rapport_publiceren", rapportage.pk)
    assert ("elders", "Van elders", False) in antwoord.context["indicatoren"]
    fabriek.Meting.objects.filter(pk=meting.pk).update(aantal=7)
    antwoord = doe(redacteur, rapportage, "begin_rectificatie", **FOUT)
    (fout,) = antwoord.context["fouten"]
    assert fout.mend == "Vink ‘Van elders’ aan bij de rectificatie."
    antwoord = doe(redacteur, rapportage, "wijzig_rectificatie", **FOUT, indicatoren=["elders"])
    assert antwoord.context["fouten"] == []


def test_een_embargo_dat_al_voorbij_is_zegt_dat(redacteur):
    antwoord = doe(redacteur, bouw.concept(), "zet_embargo", embargo_dag="2020-03-02", embargo_tijd="10:00")
    assert meldingen(antwoord) == [
        "2 maart 2020, 10.00 uur is al voorbij. De rapportage wordt openbaar zodra een collega haar publiceert."
    ]


def test_de_kop_van_de_pagina_is_de_stap_van_deze_ambtenaar(redacteur, publiceerder):
    def koppen(rapportage):
        return [
            open_(client, "rapport_publiceren", rapportage.pk).context["title"] for client in (redacteur, publiceerder)
        ]

    rapportage = bouw.concept()
    assert koppen(rapportage) == ["Nakijken en indienen", "Nakijken"]
    bouw.dien_in(rapportage=rapportage, door=bouw.wie(bouw.INDIENER))
    assert koppen(rapportage) == ["Nakijken", "Nakijken en publiceren"]
    bouw.publiceer(rapportage=rapportage, door=bouw.wie(bouw.UITGEVER))
    assert koppen(rapportage) == ["Publicatie, bestanden en rectificeren"] * 2
