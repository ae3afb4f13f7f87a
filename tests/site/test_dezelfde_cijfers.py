"""The figures that readers came for, the same wherever they stand.

What they must be is worked out from the CSV files by ``naief``; no expected figure is written here.
"""

import csv
import io
import json
import re

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.site import naief
from tests.site.kruip import met_klasse, tekst


pytestmark = pytest.mark.django_db  # only then is the database of the visit made
NU, TOEN = "2019", "2017"
ANDER_BEGIN = {"ov-incidenten": "2018"}  # counted another way since then
ZONDER_DOEL = ["fraude-online-handel"]
MET_DOEL = list(dict.fromkeys(slug for _, slugs, _ in naief.doelen() for slug in slugs))
LABELS = {"2019": "2019", "2018-H2": "2e helft 2018", "2019-H1": "1e helft 2019", "2019-H2": "2e helft 2019"}


def verwacht(indicator, nu=NU, toen=None):
    procent = naief.verschil(indicator, nu, toen or ANDER_BEGIN.get(indicator, TOEN))
    assert procent is not None
    return procent


def van_indicator(element, indicator):
    return [deel for deel in element.iter() if deel.get("data-indicator") == indicator]


def eerste_data(element, klasse):
    """The value of the first change, verdict or certainty in it; None when there is none."""
    return next((data.get("value") for data in met_klasse(element, klasse) if data.tag == "data"), None)


def rij_van(pagina, periode):
    """The row of the table of an indicator page."""
    [tabel] = met_klasse(pagina.main, "tabel--perioden")
    return next(rij for rij in tabel.iter("tr") if tekst(rij.find("th")).removesuffix(" peiljaar") == periode)


@pytest.mark.parametrize("indicator", MET_DOEL)
def test_the_dashboard_shows_change_verdict_and_certainty(bezoek, indicator):
    rijen = van_indicator(bezoek[reverse("dashboard")].main, indicator)
    soorten = [soort for _, slugs, soort in naief.doelen() if indicator in slugs]
    procent = verwacht(indicator)
    assert [eerste_data(rij, "verschil") for rij in rijen] == [str(procent)] * len(soorten)
    assert [eerste_data(rij, "oordeel") for rij in rijen] == [naief.oordeel(soort, procent) for soort in soorten]
    assert {eerste_data(rij, "zekerheid") for rij in rijen} == {naief.zekerheid(indicator, NU, TOEN)}


@pytest.mark.parametrize("indicator", MET_DOEL)
def test_the_theme_shows_the_same(bezoek, indicator):
    op_themas = [
        (eerste_data(regel, "verschil"), eerste_data(regel, "oordeel"), eerste_data(regel, "zekerheid"))
        for adres, pagina in bezoek.items()
        if re.fullmatch("/plannen/[^/]+/[^/]+/", adres)
        for regel in van_indicator(pagina.main, indicator)
    ]
    procent = verwacht(indicator)
    soorten = [soort for _, slugs, soort in naief.doelen() if indicator in slugs]
    zeker = naief.zekerheid(indicator, NU, TOEN)
    assert sorted(op_themas) == sorted((str(procent), naief.oordeel(soort, procent), zeker) for soort in soorten)


@pytest.mark.parametrize("indicator", [*MET_DOEL, *ZONDER_DOEL, *ANDER_BEGIN])
def test_the_indicator_shows_the_same(bezoek, indicator):
    rij = rij_van(bezoek[reverse("indicator", args=[indicator])], NU)
    procent = verwacht(indicator)
    assert eerste_data(rij, "verschil") == str(procent)
    soorten = [soort for _, slugs, soort in naief.doelen() if indicator in slugs]
    assert eerste_data(rij, "oordeel") == (naief.oordeel(soorten[0], procent) if soorten else None)
    assert eerste_data(rij, "zekerheid") == naief.zekerheid(indicator, NU, ANDER_BEGIN.get(indicator, TOEN))


def test_the_start_page_shows_them_all_in_its_figure(bezoek):
    [tabel] = [figuur.find(".//table") for figuur in met_klasse(bezoek["/"].main, "figuur")]
    getoond = {tekst(rij.find("th/a")): tekst(rij.find("td")) for rij in tabel.find("tbody")}
    for indicator in [*MET_DOEL, *ZONDER_DOEL]:
        assert _getal(getoond[naief.naam(indicator)]) == verwacht(indicator)
    assert naief.naam("ov-incidenten") not in getoond


def test_the_start_page_names_what_changed_most(bezoek):
    grootste = sorted((verwacht(indicator) for indicator in MET_DOEL), key=abs, reverse=True)[:3]
    [lijst] = met_klasse(bezoek["/"].main, "opvallend__lijst")
    assert [int(eerste_data(regel, "verschil")) for regel in lijst] == grootste
    for regel in lijst:
        indicator = regel.get("data-indicator")
        assert int(eerste_data(regel, "verschil")) == verwacht(indicator)
        assert eerste_data(regel, "zekerheid") == naief.zekerheid(indicator, NU, TOEN)


def test_the_start_page_counts_the_verdicts(bezoek):
    oordelen = {slug: naief.oordeel(soort, verwacht(slug)) for _, slugs, soort in naief.doelen() for slug in slugs}
    woorden = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"]
    goed = woorden[list(oordelen.values()).count("op_koers")]
    kop = tekst(bezoek["/"].main.find(".//h1"))
    assert f"{goed} van de {woorden[len(oordelen)]} " in kop.lower()
    assert NU in kop


def test_a_goal_with_three_figures_counts_them(bezoek):
    [(doel, slugs, soort)] = [doel for doel in naief.doelen() if len(doel[1]) == 3]
    gehaald = sum(naief.oordeel(soort, verwacht(slug)) == "op_koers" for slug in slugs)
    kaarten = [kaart for pagina in bezoek.values() if pagina.is_pagina for kaart in met_klasse(pagina.main, "doel")]
    standen = [tekst(met_klasse(kaart, "doel__stand")[0]) for kaart in kaarten if doel in tekst(kaart)]
    assert len(standen) > 1  # on the page of the theme, and in the report
    assert set(standen) == {f"{gehaald} van {len(slugs)} op koers"}


def test_small_counts_come_first(bezoek):
    """From 16 to 21 says more than a percent."""
    pagina = bezoek[reverse("indicator", args=["overvallen"])]
    oud, nieuw = (str(naief.aantal("overvallen", jaar)) for jaar in (TOEN, NU))
    zin = tekst(met_klasse(pagina.main, "antwoord-zin")[0])
    assert re.search(rf"\b{nieuw} overvallen\b.*\b{oud}\b.*\b{verwacht('overvallen')}% meer", zin)


def test_a_break_in_the_series_moves_the_basis_and_takes_the_verdict(bezoek):
    pagina = bezoek[reverse("indicator", args=["ov-incidenten"])]
    assert eerste_data(pagina.main, "verschil") == str(verwacht("ov-incidenten"))
    assert eerste_data(pagina.main, "oordeel") is None
    assert "tegenover 2018" in tekst(rij_van(pagina, NU))


def test_a_count_by_half_year_is_shown_as_it_is(bezoek):
    pagina = bezoek[reverse("indicator", args=["huisverboden"])]
    for periode in ("2018-H2", "2019-H1", "2019-H2"):
        getoond = tekst(rij_van(pagina, LABELS[periode]).find("td"))
        assert getoond.split()[0] == str(naief.aantal("huisverboden", periode))


def test_a_newer_half_year_stands_beside_the_year(bezoek):
    procent = str(verwacht("straatroven", "2020-H1", "2017-H1"))
    rij = rij_van(bezoek[reverse("indicator", args=["straatroven"])], "1e helft 2020")
    assert eerste_data(rij, "verschil") == procent
    for adres in ("/", reverse("dashboard")):
        later = [
            deel
            for deel in van_indicator(bezoek[adres].main, "straatroven")
            if re.search("1e helft (van )?2020", tekst(deel))
        ]
        assert [met_klasse(deel, "verschil")[-1].get("value") for deel in later] == [procent]


def test_the_index_puts_the_same_change_on_a_hundred(bezoek):
    figuur = json.loads(bezoek[reverse("dashboard-index") + "?figuur=index"].inhoud)
    lijnen = {lijn["name"]: zip(lijn["text"], lijn["y"], strict=True) for lijn in figuur["data"] if lijn.get("name")}
    for indicator in [*MET_DOEL, *ZONDER_DOEL]:
        [hoogte] = [y for woorden, y in lijnen[naief.naam(indicator)] if f", {NU}: " in woorden]
        assert hoogte == 100 + verwacht(indicator)
    assert naief.naam("ov-incidenten") not in lijnen


def test_the_downloads_of_the_dashboard_say_the_same(bezoek):
    for rijen in (_csv(bezoek["/dashboard/doelen.csv"]), _xlsx(bezoek["/dashboard/doelen.xlsx"])):
        for indicator in MET_DOEL:
            eigen = [rij for rij in rijen if rij["cijfer"] == naief.naam(indicator)]
            assert {int(rij["verschil"]) for rij in eigen} == {verwacht(indicator)}
            assert {rij["periode"] for rij in eigen} == {NU}
            assert len(eigen) == sum(indicator in slugs for _, slugs, _ in naief.doelen())


def test_a_figure_is_as_certain_everywhere(bezoek):
    """Definitief, voorlopig or geschat: of a comparison that of the worse of both figures, and hollow in the index."""
    volgorde = ["definitief", "voorlopig", "geschat"]
    figuur = json.loads(bezoek[reverse("dashboard-index") + "?figuur=index"].inhoud)
    rijen = [r for r in _csv(bezoek["/dashboard/doelen.csv"]) if r["aantal toen"] and r["aantal nu"]]
    assert len({rij["kwaliteit"] for rij in rijen}) > 1
    for rij in rijen:
        [slug] = [slug for slug in MET_DOEL if naief.naam(slug) == rij["cijfer"]]
        eigen = [r for r in _csv(bezoek[reverse("indicator", args=[slug]) + "cijfers.csv"]) if r["gebied"] == "Almere"]
        per_periode = {r["periode"]: r["kwaliteit"] for r in eigen}
        beide = [per_periode[rij[welke]] for welke in ("periode", "vergeleken periode")]
        assert rij["kwaliteit"] == max(beide, key=volgorde.index)
        [lijn] = [lijn for lijn in figuur["data"] if lijn.get("name") == rij["cijfer"]]
        punten = zip(lijn["marker"]["symbol"], lijn["text"], strict=True)
        open_ = [teken for teken, woorden in punten if f", {NU}: " in woorden]
        assert open_ == ["circle" if rij["kwaliteit"] == "definitief" else "circle-open"]


@pytest.mark.parametrize("indicator", [*MET_DOEL, *ZONDER_DOEL, *ANDER_BEGIN])
def test_the_downloads_of_an_indicator_say_the_same(bezoek, indicator):
    adres = reverse("indicator", args=[indicator]) + "cijfers"
    for rijen in (_csv(bezoek[f"{adres}.csv"]), _xlsx(bezoek[f"{adres}.xlsx"])):
        [rij] = [rij for rij in rijen if (rij["gebied"], str(rij["periode"])) == ("Almere", NU)]
        assert int(rij["verschil"]) == verwacht(indicator)


#: Words of a page that says how many there are, and asks for no change.
EEN_STAND = r"waren er in Almere|in Almere was (ongeveer )?1 |was dit in Almere|Niet bij naam bekend|\(\d{4}\)$"


def test_where_a_change_is_asked_there_is_one_or_a_word_for_its_absence(paginas):
    gebreken = [
        (pagina.adres, element.get("data-indicator"))
        for pagina in paginas
        for element in pagina.main.iter()
        if element.get("data-indicator") is not None
        and "gebonden" not in element.get("class", "")  # a number in a text, which is what it is
        and not met_klasse(element, "verschil")
        and not re.search("niet beschikbaar|zonder cijfer|geen cijfer|–|nog niet vast te stellen", tekst(element))
        and not re.search(EEN_STAND, tekst(element))
    ]
    assert gebreken == []


def test_each_change_is_written_as_its_value_says(paginas):
    data = [(pagina.adres, deel) for pagina in paginas for deel in met_klasse(pagina.main, "verschil")]
    assert len(data) > 50
    assert [(adres, tekst(deel)) for adres, deel in data if not _klopt(tekst(deel), deel.get("value"))] == []


def _klopt(geschreven, waarde):
    if waarde == "":
        return re.fullmatch(r"van [\d.]+ naar [\d.]+", geschreven)
    return re.fullmatch(r"[+−]?[\d.]+(%| procentpunt)", geschreven) and _getal(geschreven) == int(waarde)


def _getal(geschreven):
    """``−38%`` and ``+4`` and ``1.040`` as numbers."""
    return int(re.sub("[^0-9-]", "", geschreven.replace("−", "-")))


def _csv(antwoord):
    return list(csv.DictReader(io.StringIO(antwoord.inhoud.decode("utf-8-sig")), delimiter=";"))


def _xlsx(antwoord):
    koppen, *rijen = load_workbook(io.BytesIO(antwoord.inhoud), read_only=True).active.iter_rows(values_only=True)
    return [dict(zip(koppen, rij, strict=True)) for rij in rijen]
