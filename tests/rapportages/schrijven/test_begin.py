"""The list of reports, and beginning one."""

import pytest
from django.utils import timezone

from rapportages.enums import Rapportstatus
from rapportages.models import Voortgangsrapportage
from rapportages.opmerkingen import plaats
from tests import fabriek
from tests.rapportages import verslagbouw
from tests.rapportages.publiceren import bouw
from tests.rapportages.schrijven.bladen import BEGIN, meldingen, open_, pad
from tests.themas.admin.lezen import tekst_van


LIJST = "rapportages_voortgangsrapportage_changelist"


def rijen(antwoord):
    return list(antwoord.context["cl"].result_list)


def standen(client):
    beheer = client.get(pad(LIJST))
    return [str(beheer.context["cl"].model_admin.stand(rij)) for rij in rijen(beheer)]


def zonder_tags(html):
    return html.split(">")[1].split("<")[0]


@pytest.mark.parametrize(
    ("maak", "verwacht"),
    [
        (bouw.concept, "concept"),
        (bouw.ingediend, "wacht op publicatie"),
        (lambda: bouw.concept(teruggestuurd="Nee."), "teruggestuurd (concept)"),
        (bouw.gepubliceerd, "gepubliceerd"),
        (verslagbouw.titelrapportage, "alleen de titel is bekend"),
        (lambda: verslagbouw.bewaard(verslagbouw.intrekking(van=bouw.gepubliceerd().rapportage)), "ingetrokken"),
    ],
)
def test_de_lijst_zegt_in_woorden_hoe_ver_een_rapportage_is(redacteur, maak, verwacht):
    maak()
    assert [zonder_tags(stand) for stand in standen(redacteur)] == [verwacht]


def test_onder_embargo_staat_er_vanaf_wanneer_zij_openbaar_is(redacteur):
    versie = bouw.gepubliceerd(publiceren_op=bouw.over(days=2))
    wanneer = timezone.localtime(versie.zichtbaar_vanaf)
    (stand,) = standen(redacteur)
    assert zonder_tags(stand).endswith(f", {wanneer:%H.%M} uur")
    assert zonder_tags(stand).startswith("gepubliceerd, publiek vanaf ")


def test_toevoegen_gaat_naar_een_eigen_pagina_met_een_voorstel(redacteur):
    verslagbouw.titelrapportage(code="2019-H2")
    antwoord = redacteur.get(pad("rapportages_voortgangsrapportage_add"), follow=True)
    assert antwoord.redirect_chain == [(pad("rapport_begin"), 302)]
    assert antwoord.context["form"].initial == {"plan": fabriek.beleidsplan().pk, "periode": "2020-H1"}


@pytest.mark.parametrize(
    ("cyclus", "laatste", "verwacht"),
    [
        ("halfjaar", None, "2019-H1"),
        ("halfjaar", "2019-H1", "2019-H2"),
        ("halfjaar", "2019", "2020-H1"),
        ("jaar", None, "2019"),
        ("jaar", "2019", "2020"),
        ("jaar", "2019-H2", "2020"),
    ],
)
def test_het_voorstel_is_de_periode_na_de_laatste_rapportage(redacteur, cyclus, laatste, verwacht):
    fabriek.beleidsplan(rapportagecyclus=cyclus)
    if laatste:
        verslagbouw.titelrapportage(code=laatste)
    assert open_(redacteur, "rapport_begin").context["form"].initial["periode"] == verwacht


def test_wat_leeg_blijft_vult_de_computer_in(redacteur):
    fabriek.onderwerp()
    verslagbouw.titelrapportage(nummer=4)
    gegevens = BEGIN | {"plan": fabriek.beleidsplan().pk, "periode": "2019-H2"}
    antwoord = redacteur.post(pad("rapport_begin"), gegevens, follow=True)
    rapportage = Voortgangsrapportage.objects.get(status=Rapportstatus.CONCEPT)
    assert antwoord.redirect_chain == [(pad("rapport", rapportage.pk), 302)]
    assert (rapportage.nummer, rapportage.titel, rapportage.slug) == (
        5,
        "Voortgangsrapportage Veiligheidsplan 2019-2022, 2e helft 2019",
        "voortgangsrapportage-veiligheidsplan-2019-2022-2e-helft-2019",
    )
    assert rapportage.paragrafen.count() == 7


def test_bezwaren_staan_op_de_pagina_en_wat_is_ingevuld_blijft(redacteur):
    verslagbouw.titelrapportage(code="2019-H1")
    gegevens = BEGIN | {"plan": fabriek.beleidsplan().pk, "periode": "2019-H1", "titel": "Mijn titel"}
    antwoord = redacteur.post(pad("rapport_begin"), gegevens)
    formulier = antwoord.context["form"]
    (bezwaar,) = formulier.errors["periode"]
    er_al = Voortgangsrapportage.objects.get()
    assert bezwaar == (
        f'Over dit plan en deze periode is er al een rapportage: <a href="{pad("rapport", er_al.pk)}">{er_al}</a>. '
        "Kies een andere periode."
    )
    assert list(formulier.errors) == ["periode"]
    assert antwoord.context["form"]["titel"].value() == "Mijn titel"
    assert Voortgangsrapportage.objects.count() == 1


def test_een_nummer_dat_er_al_is_staat_bij_het_veld(redacteur):
    verslagbouw.titelrapportage(code="2019-H1", nummer=3)
    gegevens = BEGIN | {"plan": fabriek.beleidsplan().pk, "periode": "2019-H2", "nummer": "3"}
    assert redacteur.post(pad("rapport_begin"), gegevens).context["form"].errors == {
        "nummer": ["Dit plan heeft al een rapportage met nummer 3. Kies een ander nummer, of laat dit veld leeg."]
    }


def test_een_onmogelijk_adres_zegt_wat_wel_kan(redacteur):
    gegevens = BEGIN | {"plan": fabriek.beleidsplan().pk, "periode": "2019-H2", "slug": "Een adres"}
    assert redacteur.post(pad("rapport_begin"), gegevens).context["form"].errors == {
        "slug": ["Gebruik alleen letters, cijfers en streepjes, zoals ‘tweede-helft-2024’."]
    }


@pytest.mark.parametrize(("volgt", "verwacht"), [(True, ("opvolger", "2023-H1")), (False, ("oud", "2023-H1"))])
def test_na_het_laatste_jaar_van_een_plan_is_het_volgende_plan_aan_de_beurt(redacteur, volgt, verwacht):
    oud = fabriek.beleidsplan()
    plannen = {oud.pk: "oud"}
    if volgt:
        plannen[fabriek.beleidsplan("agenda-2023", naam="Agenda", jaar_van=2023, jaar_tot_en_met=2026).pk] = "opvolger"
    verslagbouw.titelrapportage(code="2022-H2")
    voorstel = open_(redacteur, "rapport_begin").context["form"].initial
    assert (plannen[voorstel["plan"]], voorstel["periode"]) == verwacht


def test_een_adres_dat_er_al_is_staat_bij_het_veld(redacteur):
    verslagbouw.titelrapportage("bezet", code="2019-H1")
    gegevens = BEGIN | {"plan": fabriek.beleidsplan().pk, "periode": "2019-H2", "slug": "bezet"}
    antwoord = redacteur.post(pad("rapport_begin"), gegevens)
    assert list(antwoord.context["form"].errors) == ["slug"]


def test_een_rapportage_zonder_tekst_is_er_meteen(redacteur):
    gegevens = BEGIN | {"plan": fabriek.beleidsplan().pk, "periode": "2019-H1", "bekend": "Weinig.", "bron_url": ""}
    antwoord = redacteur.post(pad("rapport_titel"), gegevens | {"bron": ""})
    assert list(antwoord.context["form"].errors) == ["bron"]
    antwoord = redacteur.post(pad("rapport_titel"), gegevens | {"bron": "Raadsbrief"}, follow=True)
    rapportage = Voortgangsrapportage.objects.get()
    assert (rapportage.status, rapportage.bekend, rapportage.bron) == ("alleen_titel", "Weinig.", "Raadsbrief")
    assert "Van deze rapportage hebben wij geen tekst" in tekst_van(antwoord)


def test_van_de_toekomst_valt_niets_te_melden(redacteur):
    fabriek.beleidsplan()
    codes = [code for code, _ in open_(redacteur, "rapport_begin").context["form"].fields["periode"].choices]
    volgend = timezone.localdate().year + 1
    assert (f"{volgend}" in codes, "2018" in codes, "2019-H2" in codes) == (False, True, True)


# Title, number, address


def test_titel_en_adres_zijn_te_wijzigen_in_een_concept(redacteur):
    rapportage = bouw.concept()
    adres = pad("rapportages_voortgangsrapportage_change", rapportage.pk)
    antwoord = redacteur.post(adres, {"nummer": "7", "titel": "Anders", "slug": "anders"})
    assert (antwoord.status_code, antwoord.url) == (302, pad("rapport", rapportage.pk))
    rapportage.refresh_from_db()
    assert (rapportage.nummer, rapportage.titel, rapportage.slug) == (7, "Anders", "anders")


def test_bij_titel_en_adres_staat_in_gewone_woorden_wat_er_mis_is(redacteur):
    adres = pad("rapportages_voortgangsrapportage_change", bouw.concept().pk)
    antwoord = redacteur.post(adres, {"nummer": "7", "titel": "Anders", "slug": "Een adres"})
    assert antwoord.context["adminform"].form.errors == {
        "slug": ["Gebruik alleen letters, cijfers en streepjes, zoals ‘tweede-helft-2024’."]
    }
    assert antwoord.context["has_absolute_url"] is False  # a concept has no page to look at


@pytest.mark.parametrize("maak", [bouw.ingediend, lambda: bouw.gepubliceerd().rapportage])
def test_wat_is_ingediend_of_gepubliceerd_is_hier_alleen_te_lezen_en_niet_te_verwijderen(als, maak):
    rapportage = maak()
    baas = als("Redacteur", naam="baas", is_superuser=True)
    adres = pad("rapportages_voortgangsrapportage_change", rapportage.pk)
    assert baas.get(adres).context["has_change_permission"] is False
    assert baas.post(adres, {"nummer": "7", "titel": "Anders", "slug": "anders"}).status_code == 403
    weg = baas.post(pad("rapportages_voortgangsrapportage_delete", rapportage.pk), {"post": "yes"})
    assert (weg.status_code, Voortgangsrapportage.objects.get().titel) == (403, rapportage.titel)


def test_een_concept_mag_weg_met_alles_wat_eraan_hangt(redacteur):
    rapportage = bouw.concept()
    plaats(paragraaf=bouw.paragraaf(rapportage), tekst="Klopt dit?", door=fabriek.gebruiker("ruud"))
    redacteur.post(pad("rapportages_voortgangsrapportage_delete", rapportage.pk), {"post": "yes"})
    assert not Voortgangsrapportage.objects.exists()


# The page of a report


def test_de_inhoudsopgave_zegt_bij_elke_paragraaf_hoe_ver_zij_is(redacteur):
    rapportage = bouw.concept()
    bouw.schrijf_aan(rapportage, "", soort="voortgang")
    inhoud = open_(redacteur, "rapport", rapportage.pk).context["inhoud"]
    standen = {r.naam: (r.stand.split(" op ")[0], r.kort) for r in inhoud.regels}
    assert standen == {
        "Algemeen beeld": ("geschreven door schrijver", False),
        "Beeld en ontwikkeling": ("van de computer", False),
        "Wat wij hebben gedaan: preventie": ("geschreven door schrijver", False),
        "Wat wij hebben gedaan: repressie": ("nog leeg", True),
        "Wat wij hebben gedaan: nazorg": ("nog leeg", True),
        "Wat wij hebben gedaan: overig": ("nog leeg", True),
        "Voortgang": ("leeg gelaten door schrijver", False),
    }
    assert inhoud.geschreven == 3


def test_nieuwe_onderwerpen_komen_uit_het_plan(redacteur):
    rapportage = bouw.concept()
    fabriek.onderwerp("nieuw", naam="Iets nieuws")
    antwoord = redacteur.post(pad("rapport", rapportage.pk), follow=True)
    assert meldingen(antwoord) == ["Er zijn 6 paragrafen bijgekomen."]
    assert meldingen(redacteur.post(pad("rapport", rapportage.pk), follow=True)) == ["Er was niets nieuws in het plan."]


def test_zonder_cijfers_is_het_beeld_niet_van_de_computer_maar_leeg(redacteur):
    """The list and the page of the paragraph say the same."""
    fabriek.onderwerp("stil", naam="Zonder cijfers")
    rapportage = bouw.concept()
    stil = rapportage.paragrafen.get(onderwerp__slug="stil", soort="beeld")
    inhoud = open_(redacteur, "rapport", rapportage.pk).context["inhoud"]
    (regel,) = [regel for regel in inhoud.regels if regel.paragraaf.pk == stil.pk]
    assert (regel.stand, regel.kort) == ("nog leeg", True)
    antwoord = open_(redacteur, "paragraaf", stil.pk)
    assert antwoord.context["stand"] == "nog leeg"
    assert "Bij dit onderwerp horen geen cijfers, dus de computer schrijft hier niets." in tekst_van(antwoord)
