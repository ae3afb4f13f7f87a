"""The pages of the admin: in Dutch, grouped, searchable, with text shown as text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.themas.admin.lezen import MODELLEN, adres, engels, fouten, tekst_van
from tests.themas.admin.rijen import maak_reeks, periode
from themas.models import Doelstelling


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", MODELLEN)
def test_pages_of_every_model_open_and_are_in_dutch(ingelogd, reeks, model):
    rij = reeks[model]
    for wat in (("changelist",), ("add",), ("change", rij.pk), ("history", rij.pk), ("delete", rij.pk)):
        antwoord = ingelogd.get(adres(model, *wat))
        assert antwoord.status_code == 200
        assert [woord for woord in engels(antwoord) if woord.lower() != "filter"] == []


@pytest.mark.parametrize("model", MODELLEN)
def test_every_field_of_a_model_has_its_place(ingelogd, reeks, model):
    rij = reeks[model]
    getoond = set()
    for wat in (("add",), ("change", rij.pk)):
        for deel in ingelogd.get(adres(model, *wat)).context["adminform"]:
            getoond |= {veld.field["name"] if veld.is_readonly else veld.field.name for regel in deel for veld in regel}
    # Follows from what is typed; asked only where one figure replaces another.
    anders = {
        "meting": {"waarde_decimalen", "vervangt", "reden"},
        "beoordeling": {"vervangt", "reden"},
        "interventie": {"laatst_gewijzigd_door"},
    }
    velden = {veld.name for veld in (*rij._meta.fields, *rij._meta.many_to_many)} - {"id", "versie"}
    assert velden - getoond == anders.get(model, set())


@pytest.mark.parametrize(
    "pagina", ["index", "password_change", "auth_user_changelist", "auth_group_add", "auth_user_add"]
)
def test_pages_around_the_models_are_in_dutch(ingelogd, pagina):
    assert engels(ingelogd.get(reverse(f"admin:{pagina}"))) == []


def test_index_groups_by_subject(ingelogd, settings):
    settings.PORTAAL_NAAM = "Veilig in Proefstad"
    antwoord = ingelogd.get(reverse("admin:index"))
    groepen = [groep["name"] for groep in antwoord.context["app_list"]]
    assert groepen == [
        "Rapportage",
        "Cijfers",
        "Afspraken",
        "Wat werkt",
        "Wat wij meten",
        "Beleid",
        "Gebruikers en rechten",
    ]
    assert "Veilig in Proefstad" in tekst_van(antwoord)


@pytest.mark.parametrize("model", MODELLEN)
def test_lists_ask_the_same_queries_for_1_row_and_for_50(ingelogd, django_assert_num_queries, model):
    maak_reeks(1)
    ingelogd.get(adres(model))  # whatever is cached once
    with CaptureQueriesContext(connection) as een:
        ingelogd.get(adres(model))
    for nummer in range(2, 51):
        maak_reeks(nummer)
    with django_assert_num_queries(len(een)):
        antwoord = ingelogd.get(adres(model))
    assert len(antwoord.context["cl"].result_list) >= 25


@pytest.mark.parametrize("model", MODELLEN)
def test_every_list_can_be_searched(ingelogd, reeks, model):
    antwoord = ingelogd.get(adres(model), {"q": "2001" if model == "periode" else "zoekwoord-dat-niet-bestaat"})
    assert antwoord.status_code == 200
    assert antwoord.context["cl"].result_count == (1 if model == "periode" else 0)


@pytest.mark.parametrize(
    ("model", "veld", "verwacht"),
    [
        ("onderwerp", "thema", "1 Thema 1 (Plan 1)"),
        ("doelstelling", "onderwerp", "Onderwerp 1 (Plan 1)"),
        ("meting", "gebied", "Stad 1 (gemeente, GM0001)"),
    ],
)
def test_suggestions_say_which_one_is_meant(ingelogd, reeks, model, veld, verwacht):
    vraag = {"app_label": "themas", "model_name": model, "field_name": veld, "term": "1"}
    keuzes = ingelogd.get(reverse("admin:autocomplete"), vraag).json()["results"]
    assert verwacht in [keuze["text"] for keuze in keuzes]


def test_suggestions_find_a_period_by_its_words(ingelogd):
    for code in ("2019", "2019-H1", "2019-H2", "2019-K1", "2020-H1"):
        periode(code)
    vraag = {"app_label": "themas", "model_name": "meting", "field_name": "periode", "term": "1e helft 2019"}
    keuzes = ingelogd.get(reverse("admin:autocomplete"), vraag).json()["results"]
    assert [keuze["text"] for keuze in keuzes] == ["1e helft 2019"]


def test_html_in_a_name_is_shown_as_text(ingelogd, reeks, vast, settings):
    settings.GEMEENTE_CODE = reeks["gebied"].code
    eng = "<script>alert(1)</script>" + "ij" * 60
    for naam in ("indicator", "gebied", "thema", "onderwerp", "beleidsplan"):
        type(reeks[naam]).objects.filter(pk=reeks[naam].pk).update(naam=eng[:120])
    Doelstelling.objects.update(tekst=eng * 20)
    for model in MODELLEN:
        for wat in (("changelist",), ("change", reeks[model].pk), ("delete", reeks[model].pk)):
            assert "<script>alert" not in ingelogd.get(adres(model, *wat)).content.decode()
    pagina = ingelogd.get(adres("meting", "change", vast.pk)).content.decode()
    assert "&lt;script&gt;alert(1)" in pagina


def test_overlong_text_is_refused_in_dutch(ingelogd, invoer):
    antwoord = ingelogd.post(adres("meting", "add"), invoer | {"bron": "é" * 501})
    assert "niet meer dan 500 tekens" in fouten(antwoord)["bron"]
