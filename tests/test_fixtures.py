"""The policy of Almere as data: it loads, it loads again, it is valid, and a reader can read it."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import models, transaction

from convenanten.models import (
    Bepaling,
    Bijeenkomst,
    Certificering,
    Convenant,
    Convenantversie,
    Deelname,
    Document,
    Keurmerkgebied,
    Overleg,
    Partij,
    Programmaonderdeel,
    Vraagpunt,
)
from rapportages.enums import Rapportstatus
from rapportages.models import Actie, Actievoortgang, Jaarplan, Jaarplanthema, Raadsstuk, Voortgangsrapportage
from themas.enums import Breukgevolg, Doelsoort
from themas.models import (
    Begrip,
    Beleidsplan,
    Bewering,
    Doelstelling,
    Gebied,
    Indicator,
    Interventie,
    Onderwerp,
    Reeksbreuk,
    Thema,
    Veiligheidsveld,
    Werkwijze,
)


FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
BESTANDEN = sorted(FIXTURES.glob("*.yaml"))
AANTALLEN = {
    Veiligheidsveld: 5,
    Gebied: 345,
    Beleidsplan: 2,
    Thema: 9,
    Onderwerp: 45,
    Werkwijze: 6,
    Indicator: 145,
    Doelstelling: 21,
    Reeksbreuk: 6,
    Voortgangsrapportage: 7,
    Interventie: 25,
    Bewering: 37,
    Jaarplan: 2,
    Jaarplanthema: 4,
    Actie: 61,
    Actievoortgang: 12,
    Raadsstuk: 15,
    Bijeenkomst: 1,
    Programmaonderdeel: 3,
    Vraagpunt: 32,
    Partij: 23,
    Convenant: 13,
    Convenantversie: 15,
    Deelname: 53,
    Bepaling: 34,
    Overleg: 3,
    Document: 4,
    Keurmerkgebied: 3,
    Certificering: 3,
    Begrip: 47,
}
#: Fields that hold an address or a code, not a sentence.
GEEN_TEKST = (models.SlugField, models.URLField)
#: Our own marks for a source or a fact: S2, S2:59, F27, D1.1a. They mean nothing to a reader.
INTERN = re.compile(r"\b(S[0-4]|F\d\d|O\d\d|A\d\d|D\d(\.\d)?[a-f]?|DC-[A-Z]+)\b|seed|regel \d")

pytestmark = pytest.mark.django_db


def laad():
    for bestand in BESTANDEN:
        call_command("loaddata", bestand, stdout=StringIO())


@pytest.fixture(autouse=True, scope="module")
def _beleid(django_db_setup, django_db_blocker):
    """Loaded once; the tests run inside this transaction, and nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        laad()
        yield
        transaction.set_rollback(True)


def teksten(model):
    """Every sentence that a reader may see, with the row and the field it stands in."""
    velden = [
        veld
        for veld in model._meta.get_fields()
        if isinstance(veld, models.CharField | models.TextField)
        and not isinstance(veld, GEEN_TEKST)
        and not veld.choices
        and veld.name not in ("code", "broncode")
    ]
    for rij in model.objects.all():
        for veld in velden:
            yield str(rij), veld.name, getattr(rij, veld.name)


def alle_teksten():
    for model in AANTALLEN:
        yield from teksten(model)


def test_every_file_brings_its_rows():
    assert {model: model.objects.count() for model in AANTALLEN} == AANTALLEN


def test_loading_again_changes_nothing():
    def stand():
        return [serializers.serialize("json", model.objects.order_by("pk")) for model in AANTALLEN]

    eerst = stand()
    laad()

    assert stand() == eerst


@pytest.mark.parametrize("model", AANTALLEN, ids=lambda model: model.__name__)
def test_every_row_is_valid(model):
    for rij in model.objects.all():
        rij.full_clean()


def test_a_goal_with_a_figure_names_its_indicators_and_another_names_none():
    for doel in Doelstelling.objects.all():
        assert doel.indicatoren.exists() == (doel.soort != Doelsoort.KWALITATIEF), doel.code


def test_goals_with_a_figure_have_a_peiljaar():
    assert [doel.code for doel in Doelstelling.objects.met_cijfers() if doel.geldend_peiljaar is None] == []


def test_the_new_plan_promises_no_figure():
    agenda = Beleidsplan.objects.get(opvolger_van__isnull=False)

    assert agenda.peiljaar is None
    assert not Doelstelling.objects.filter(onderwerp__thema__plan=agenda).exists()


def test_every_theme_of_the_new_plan_continues_one_of_the_old():
    for thema in Thema.objects.filter(plan__opvolger_van__isnull=False):
        assert thema.vervolg_op.plan == thema.plan.opvolger_van, thema.naam


def test_every_theme_has_fields_and_topics():
    for thema in Thema.objects.all():
        assert thema.velden.exists(), thema.slug
        assert thema.onderwerpen.exists(), thema.slug


def test_the_matrix_of_the_year_plan_has_six_rows_and_four_columns():
    plan = Beleidsplan.objects.get(opvolger_van__isnull=True)
    kolommen = {
        thema.nummer: list(
            thema.onderwerpen.filter(matrixrij__isnull=False).order_by("matrixrij").values_list("matrixrij", flat=True)
        )
        for thema in plan.themas.all()
    }

    assert list(plan.werkwijzen.order_by("nummer").values_list("nummer", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert kolommen == {1: [1, 2, 3, 4, 5, 6], 2: [1, 2, 3], 3: [1, 2, 3, 4, 5, 6], 4: [1, 2, 3, 4]}


def test_every_indicator_says_what_it_counts_and_who_counted():
    for indicator in Indicator.objects.all():
        assert indicator.definitie, indicator.slug
        assert indicator.teller, indicator.slug
        assert indicator.bron, indicator.slug
        assert not (indicator.optelbaar and indicator.soort != "stroom"), indicator.slug


def test_what_was_done_gets_no_verdict():
    assert not Indicator.objects.filter(aard="inzet").exclude(gewenste_richting="geen_oordeel").exists()


def test_every_police_code_is_one_indicator():
    with (FIXTURES / "cijfers" / "bron" / "nl_misdrijven_per_soort_2012-2023.csv").open(encoding="utf-8") as bestand:
        namen = {rij["incident_type_code"] for rij in csv.DictReader(bestand)} - {"Totaal misdrijven"}
    codes = Indicator.objects.filter(bron="Politie", broncode__regex=r"^[1-9]")

    assert sorted(codes.values_list("broncode", flat=True)) == sorted(naam.split()[0] for naam in namen)


def test_areas_lie_where_their_code_says():
    """WK003417 lies in GM0034, BU00341702 in WK003417."""
    for gebied in Gebied.objects.filter(soort__in=["wijk", "buurt"]).select_related("ligt_in"):
        boven = {"wijk": f"GM{gebied.code[2:6]}", "buurt": f"WK{gebied.code[2:8]}"}[gebied.soort]
        assert gebied.ligt_in.code == boven, gebied.code


def test_a_group_with_known_members_names_them():
    for groep in Gebied.objects.filter(soort="groep"):
        assert groep.leden.exists() == groep.leden_bekend, groep.code


def test_a_series_that_was_recalculated_has_no_break():
    breuk = Reeksbreuk.objects.get(slug="veiligheidsmonitor-methode")

    assert breuk.gevolg == Breukgevolg.NIET_VERGELIJKBAAR
    assert not breuk.indicatoren.filter(slug="onveilig-in-eigen-buurt-2021").exists()


def test_the_seven_reports_are_numbered_and_say_what_is_known_of_them():
    rapporten = Voortgangsrapportage.objects.order_by("periode__begin")
    assert [rapport.nummer for rapport in rapporten] == [1, 2, 3, 4, 5, 6, 7]
    for rapport in rapporten:
        alleen_titel = rapport.status == Rapportstatus.ALLEEN_TITEL
        assert alleen_titel == (rapport.slug != "tweede-helft-2019")
        assert bool(rapport.bekend) == alleen_titel, rapport.slug
        assert rapport.bron, rapport.slug


def test_figures_name_indicators_and_areas_that_exist():
    indicatoren, gebieden = set(), set()
    for pad in (FIXTURES / "cijfers").glob("[0-9]*.csv"):
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            for rij in csv.DictReader(bestand, delimiter=";"):
                gebieden.add(rij["gebied"])
                if "indicator" in rij:
                    indicatoren.add(rij["indicator"])

    assert indicatoren - set(Indicator.objects.values_list("slug", flat=True)) == set()
    assert gebieden - set(Gebied.objects.values_list("code", flat=True)) == set()


def test_no_text_holds_marks_that_only_we_understand():
    assert [(rij, veld) for rij, veld, tekst in alle_teksten() if INTERN.search(tekst)] == []


def test_sentences_are_short():
    """B1: at most 20 words; a title of a document in `bron` is no sentence."""
    lang = [
        zin
        for _, veld, tekst in alle_teksten()
        if veld != "bron"
        for zin in re.split(r"(?<=[.?!:])\s+", tekst)
        if len(zin.split()) > 20
    ]

    assert lang == []


def test_quotes_are_typographic():
    assert [(rij, veld, tekst) for rij, veld, tekst in alle_teksten() if "'" in tekst or '"' in tekst] == []


def test_the_points_of_the_meeting_are_placed_by_us_and_nothing_is_said_of_what_came_out():
    bijeenkomst = Bijeenkomst.objects.get()
    punten = bijeenkomst.vraagpunten.select_related("veld")

    assert [punt.nummer for punt in punten] == list(range(1, 33))
    assert [punt.nummer for punt in punten if punt.veld is None or not punt.eigen_indeling] == []
    assert {punt.status for punt in punten} == {"ingezonden"}
    assert bijeenkomst.andere_datum
    assert bijeenkomst.datum_uitleg
    assert (bijeenkomst.verslag_op, bijeenkomst.verslag) == (None, "")
