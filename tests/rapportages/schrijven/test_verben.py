"""Beginning a report and writing in it, as verbs."""

import pytest
from django.core.exceptions import ValidationError

from rapportages import schrijven
from rapportages.enums import Paragraafsoort, Rapportstatus, Spoor
from rapportages.models import Voortgangsrapportage
from tests import fabriek
from tests.rapportages import verslagbouw
from tests.rapportages.publiceren import bouw


ROSA, RUUD = "rosa", "ruud"


def begonnen(**velden):
    standaard = {
        "plan": fabriek.beleidsplan(),
        "periode": fabriek.periode("2019-H2"),
        "nummer": 2,
        "titel": "Voortgang",
        "slug": "voortgang",
        "door": fabriek.gebruiker(ROSA),
    }
    return schrijven.begin(**standaard | velden)


def soorten(rapportage):
    return {(rij.onderwerp and rij.onderwerp.slug, rij.soort, rij.spoor) for rij in rapportage.paragrafen.all()}


def test_een_nieuwe_rapportage_heeft_voor_elk_onderwerp_alle_paragrafen_en_alle_zijn_leeg():
    fabriek.onderwerp("een")
    fabriek.onderwerp("twee")
    rapportage = begonnen()
    per_onderwerp = {
        (slug, soort, spoor)
        for slug in ("een", "twee")
        for soort, spoor in (
            ("beeld", ""),
            ("gedaan", "preventie"),
            ("gedaan", "repressie"),
            ("gedaan", "nazorg"),
            ("gedaan", ""),
            ("voortgang", ""),
        )
    }
    assert soorten(rapportage) == per_onderwerp | {(None, "algemeen", "")}
    assert set(rapportage.paragrafen.values_list("tekst", flat=True)) == {None}
    assert (rapportage.status, rapportage.gemaakt_door.username) == (Rapportstatus.CONCEPT, ROSA)


def test_over_een_periode_is_er_een_rapportage():
    begonnen()
    with pytest.raises(ValidationError) as fout:
        begonnen(nummer=3, slug="anders")
    assert fout.value.messages == ["Over dit plan en deze periode is er al een rapportage."]
    assert Voortgangsrapportage.objects.count() == 1


def test_een_onderwerp_dat_later_in_het_plan_komt_wordt_aangevuld_en_wat_er_is_blijft():
    fabriek.onderwerp("een")
    rapportage = begonnen()
    eerder = set(rapportage.paragrafen.values_list("pk", flat=True))
    fabriek.onderwerp("twee")
    assert schrijven.vul_aan(rapportage=rapportage, door=fabriek.gebruiker(ROSA)) == 6
    assert eerder < set(rapportage.paragrafen.values_list("pk", flat=True))
    assert schrijven.vul_aan(rapportage=rapportage, door=fabriek.gebruiker(ROSA)) == 0


def test_schrijven_houdt_bij_wie_en_verhoogt_beide_versies():
    rapportage = begonnen()
    rij = schrijven.schrijf(
        paragraaf=rapportage.paragrafen.get(),
        tekst="Een tekst.",
        bron="Het verslag.",
        machinetekst="Van de computer.",
        door=fabriek.gebruiker(RUUD),
        gezien=1,
    )
    rij.refresh_from_db()
    rapportage.refresh_from_db()
    assert (rij.tekst, rij.bron, rij.machinetekst) == ("Een tekst.", "Het verslag.", "Van de computer.")
    assert (rij.laatst_gewijzigd_door.username, rij.versie, rapportage.versie) == (RUUD, 2, 2)


def test_wie_een_oude_versie_zag_overschrijft_niets():
    rij = verslagbouw.paragraaf(tekst="Eerst.")
    schrijven.schrijf(paragraaf=rij, tekst="Van Rosa.", door=fabriek.gebruiker(ROSA), gezien=1)
    with pytest.raises(ValidationError) as fout:
        schrijven.schrijf(paragraaf=rij, tekst="Van Ruud.", door=fabriek.gebruiker(RUUD), gezien=1)
    rij.refresh_from_db()
    assert (fout.value.code, rij.tekst, rij.versie) == ("botsing", "Van Rosa.", 2)


def test_teruggeven_aan_de_computer_laat_niets_van_de_tekst_over():
    rij = verslagbouw.paragraaf(tekst="Een tekst.", machinetekst="Zo.", soort=Paragraafsoort.BEELD)
    schrijven.schrijf(paragraaf=rij, tekst=None, machinetekst="Zo.", door=fabriek.gebruiker(ROSA))
    rij.refresh_from_db()
    assert (rij.tekst, rij.machinetekst) == (None, "")


@pytest.mark.parametrize("status", [s for s in Rapportstatus if not s.te_wijzigen])
def test_de_tekst_van_een_gesloten_rapportage_verandert_niet(status):
    velden = {"ingediend_door": fabriek.gebruiker(ROSA), "ingediend_op": bouw.over(), "bron": fabriek.BRON}
    rij = verslagbouw.paragraaf(tekst="Vast.")
    rapportage = rij.rapportage
    Voortgangsrapportage.objects.filter(pk=rapportage.pk).update(status=status, **velden)
    rapportage.refresh_from_db()
    with pytest.raises(ValidationError) as fout:
        schrijven.schrijf(paragraaf=rij, tekst="Anders.", door=fabriek.gebruiker(RUUD))
    rij.refresh_from_db()
    assert (fout.value.code, rij.tekst) == ("dicht", "Vast.")
    with pytest.raises(ValidationError):
        schrijven.vul_aan(rapportage=rapportage, door=fabriek.gebruiker(RUUD))


def test_een_spoor_hoort_alleen_bij_wat_is_gedaan():
    soorten_met_spoor = {soort for soort, spoor in schrijven.SOORTEN if spoor is not Spoor.GEEN}
    assert soorten_met_spoor == {Paragraafsoort.GEDAAN}


def test_een_rapportage_zonder_tekst_vraagt_een_bron():
    velden = {
        "plan": fabriek.beleidsplan(),
        "periode": fabriek.periode("2019-H1"),
        "nummer": 1,
        "titel": "De eerste",
        "slug": "de-eerste",
        "bekend": "Alleen de titel.",
        "door": fabriek.gebruiker(ROSA),
    }
    with pytest.raises(ValidationError) as fout:
        schrijven.leg_titel_vast(bron="", **velden)
    assert fout.value.messages == ["Zeg bij een rapportage zonder tekst waar u de titel vandaan hebt."]
    rapportage = schrijven.leg_titel_vast(bron="Raadsbrief", **velden)
    assert (rapportage.status, rapportage.paragrafen.count()) == (Rapportstatus.ALLEEN_TITEL, 0)


def test_gegevens_veranderen_alleen_zolang_niemand_het_rapport_kan_lezen(django_capture_on_commit_callbacks, spoor):
    rapportage = bouw.concept()
    eerder = rapportage.versie
    with django_capture_on_commit_callbacks(execute=True):
        nieuw = schrijven.wijzig_gegevens(rapportage=rapportage, door=fabriek.gebruiker(ROSA), titel="Anders")
    assert (nieuw.titel, nieuw.versie) == ("Anders", eerder + 1)
    regel = spoor()[-1]
    assert (regel["actie"], regel["actor"], regel["velden"]) == ("rapportage wijzigen", ROSA, ["titel"])
    versie = bouw.gepubliceerd(slug="gepubliceerd", code="2020", nummer=2)
    with pytest.raises(ValidationError):
        schrijven.wijzig_gegevens(rapportage=versie.rapportage, door=fabriek.gebruiker(ROSA), slug="weg")
    versie.rapportage.refresh_from_db()
    assert versie.rapportage.slug == "gepubliceerd"
