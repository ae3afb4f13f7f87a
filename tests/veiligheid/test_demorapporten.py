"""The reports of the demo: written by one, published by another, with numbers that resolve."""

import pytest
import yaml
from django.db import transaction
from django.test import override_settings

from rapportages.enums import Ernst, Paragraafsoort, Rapportstatus
from rapportages.models import Rectificatie, Versie, Voortgangsrapportage
from rapportages.nazien.keuring import keur
from rapportages.nazien.losse_getallen import losse_getallen
from rapportages.verslag.bevriezen import lees
from rapportages.verslag.samenstellen import stel_samen
from rapportages.verwijzingen import vind
from veiligheid import demorapporten
from veiligheid.demo import zet_demo_op


BESTAND = yaml.safe_load((demorapporten.RAPPORTEN / "tweede-helft-2019.yaml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _geladen(django_db_setup, django_db_blocker, tmp_path_factory):
    """The whole demo of Almere, loaded once; rolled back after the last of these tests."""
    bestand = tmp_path_factory.mktemp("demo") / "wachtwoorden.json"
    with override_settings(GEMEENTE_CODE="GM0034"), django_db_blocker.unblock(), transaction.atomic():
        zet_demo_op(bestand)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def verslag(_geladen, db):
    """The report as it was frozen."""
    return lees(Versie.objects.get(rapportage__slug="tweede-helft-2019"))


def test_de_stand_van_de_acht_rapportages(verslag):
    standen = dict(Voortgangsrapportage.objects.order_by().values_list("slug", "status"))
    assert standen == {
        "eerste-helft-2019": Rapportstatus.ALLEEN_TITEL,
        "tweede-helft-2019": Rapportstatus.GEPUBLICEERD,
        "eerste-helft-2020": Rapportstatus.ALLEEN_TITEL,
        "tweede-helft-2020": Rapportstatus.ALLEEN_TITEL,
        "eerste-helft-2021": Rapportstatus.ALLEEN_TITEL,
        "tweede-helft-2021": Rapportstatus.ALLEEN_TITEL,
        "eindrapportage-2022": Rapportstatus.ALLEEN_TITEL,
        "oefenconcept-2024": Rapportstatus.CONCEPT,
    }


def test_de_een_schrijft_en_de_ander_publiceert(verslag):
    versie = Versie.objects.get()
    assert (str(versie.ingediend_door), str(versie.gepubliceerd_door)) == ("redacteur", "publiceerder")
    schrijvers = versie.rapportage.paragrafen.values_list("laatst_gewijzigd_door__username", flat=True)
    assert set(schrijvers) == {"redacteur", None}


def test_alles_van_het_bestand_staat_in_het_bevroren_rapport(verslag):
    """Each text, at its place, with its source; what the computer wrote stands before an addition."""
    bevroren = {(a.thema, a.onderwerp, a.soort.value, a.spoor.value): a for a in verslag.alineas}
    for paragraaf in BESTAND["paragrafen"]:
        plek = paragraaf["onderwerp"][1:] if paragraaf["onderwerp"] else ("", "")
        alinea = bevroren[(*plek, paragraaf["soort"], paragraaf.get("spoor", ""))]
        assert alinea.bron == paragraaf["bron"]
        if paragraaf.get("aanvulling"):
            assert alinea.tekst.endswith(paragraaf["tekst"].strip())
        else:
            assert alinea.tekst == paragraaf["tekst"].strip()


def test_elk_getal_in_het_bevroren_rapport_is_er(verslag):
    assert verslag.getallen
    assert {sleutel: getal.fout for sleutel, getal in verslag.getallen.items() if getal.fout} == {}


def test_alleen_getallen_zonder_cijfer_staan_los(verslag):
    """Growth in percents of which we have no level, parts of a year, sums of our own, and what is no figure."""
    los = {g.tekst for alinea in verslag.alineas for g in losse_getallen(alinea.tekst)}
    assert los == {"3%", "2%", "100.000", "Een kwart", "78", "84", "187", "25"}


def test_wat_van_de_computer_komt_staat_er(verslag):
    """The facts that the file leaves to the computer stand in the text, by their reference."""
    beeld = [alinea.tekst for alinea in verslag.alineas if alinea.soort is Paragraafsoort.BEELD]
    verwijzingen = {str(g.verwijzing) for tekst in beeld for g in vind(tekst)}
    assert set(BESTAND["uit_de_cijfers"].values()) - verwijzingen == set()


def test_wat_de_computer_niet_kan_vergelijken_zegt_het_rapport_niet(verslag):
    assert [alinea.sleutel for alinea in verslag.alineas if "niet vergelijken" in alinea.tekst] == []
    assert [alinea.sleutel for alinea in verslag.alineas if "geen cijfer van" in alinea.tekst] == []


def test_het_gepubliceerde_rapport_heeft_geen_fouten(verslag):
    rapportage = Voortgangsrapportage.objects.get(slug="tweede-helft-2019")
    assert [str(b) for b in keur(rapportage) if b.ernst is Ernst.FOUT] == []


def test_het_oefenconcept_is_te_schrijven_en_heeft_getallen(verslag):
    concept = Voortgangsrapportage.objects.get(slug="oefenconcept-2024")
    assert str(concept.gemaakt_door) == "redacteur"
    assert not concept.versies.exists()
    getallen = stel_samen(concept).getallen
    assert {sleutel: getal.fout for sleutel, getal in getallen.items()} == {
        "misdrijven:aantal@2024": "",
        "misdrijven:aantal@2023": "",
    }


def test_de_verbetering_over_lagekant_hoort_bij_het_eerste_rapport(verslag):
    [rectificatie] = Rectificatie.objects.all()
    assert rectificatie.rapportage.slug == "eerste-helft-2019"
    assert rectificatie.versie is None
    assert "Lagekant" in rectificatie.wat_er_stond + rectificatie.wat_het_is
    assert (str(rectificatie.ingediend_door), str(rectificatie.gepubliceerd_door)) == ("redacteur", "publiceerder")
    assert list(rectificatie.indicatoren.values_list("slug", flat=True)) == ["kvo-hercertificeringen"]
