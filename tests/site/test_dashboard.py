"""The dashboard: narrow it, sort it, take it along, and keep what you chose in the address."""

import csv
import io
from html import unescape
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.site.kruip import HIER, met_klasse, tekst, vraag


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("almere")]
DASHBOARD = "/dashboard/"
FILTERS = ("plan", "thema", "oordeel", "zekerheid", "periode")
SORTEERBAAR = ("doel", "cijfer", "verschil", "oordeel", "zekerheid")


@pytest.fixture
def toon(client):
    """``toon(oordeel="op_koers")``: the dashboard with these filters."""

    def toon(**keuze):
        pagina = vraag(client, f"{DASHBOARD}?{urlencode(keuze, doseq=True)}" if keuze else DASHBOARD)
        assert pagina.status == 200
        return pagina

    return toon


@pytest.fixture(scope="module")
def gewoon(almere, django_db_blocker):
    """The dashboard as it comes when nothing is chosen."""
    with django_db_blocker.unblock():
        return vraag(Client(), DASHBOARD)


def rijen_van(pagina):
    [*tabellen] = met_klasse(pagina.main, "tabel--doelen")
    return list(tabellen[0].find("tbody")) if tabellen else []


def cel(rij, kop):
    return next(deel for deel in rij if deel.get("data-kop") == kop)


def waarde(rij, klasse):
    return next((deel.get("value") for deel in met_klasse(rij, klasse)), None)


def kern(rij):
    """(goal, figure, change, verdict, certainty) as the page shows them."""
    kop = rij.find("th")
    [plek] = met_klasse(kop, "tabel__plek")
    figuur = tekst(cel(rij, "Cijfer")).replace("zonder cijfer", "")
    verschil, zekerheid = waarde(rij, "verschil"), met_klasse(cel(rij, "Zekerheid"), "zekerheid")
    return (
        tekst(kop).removeprefix(tekst(plek)).strip(),
        figuur,
        int(verschil) if verschil else None,
        tekst(met_klasse(rij, "oordeel")[0]).split(" ", 1)[1],
        tekst(zekerheid[0]).removeprefix("Zekerheid: ") if zekerheid else "",
    )


def meldingen(pagina):
    return [tekst(melding) for vak in met_klasse(pagina.main, "utrecht-alert") for melding in vak.iter("p")]


def keuzes(pagina, naam):
    """The values that a filter offers, without the empty one."""
    [lijst] = [lijst for lijst in pagina.main.iter("select") if lijst.get("name") == naam]
    return [keuze.get("value") for keuze in lijst.iter("option") if keuze.get("value")]


def test_every_goal_has_its_row_also_without_a_figure(gewoon):
    rijen = [kern(rij) for rij in rijen_van(gewoon)]
    assert any(figuur == "" for _, figuur, *_ in rijen)
    assert len(rijen) == len({rij[:2] for rij in rijen})


@pytest.mark.parametrize("naam", ["oordeel", "zekerheid"])
def test_verdict_and_certainty_divide_the_rows(toon, gewoon, naam):
    alle = [waarde(rij, naam) for rij in rijen_van(gewoon)]
    geteld = 0
    for keuze in keuzes(gewoon, naam):
        gevonden = [waarde(rij, naam) for rij in rijen_van(toon(**{naam: keuze}))]
        assert set(gevonden) <= {keuze}
        geteld += len(gevonden)
    assert geteld == len([een for een in alle if een is not None]) > 0


@pytest.mark.parametrize("naam", ["plan", "thema"])
def test_plan_and_theme_divide_the_rows(toon, gewoon, naam):
    alle = [kern(rij) for rij in rijen_van(gewoon)]
    delen = [kern(rij) for keuze in keuzes(gewoon, naam) for rij in rijen_van(toon(**{naam: keuze}))]
    assert sorted(delen, key=str) == sorted(alle, key=str)


def test_theme_keeps_only_its_own_rows(toon, gewoon):
    for keuze in keuzes(gewoon, "thema"):
        themas = {tekst(met_klasse(rij, "tabel__plek")[0]).split(" · ")[0] for rij in rijen_van(toon(thema=keuze))}
        assert len(themas) <= 1


def test_a_period_judges_the_rows_over_it(toon, gewoon):
    zonder = {kern(rij) for rij in rijen_van(gewoon)}
    for keuze in keuzes(gewoon, "periode"):
        pagina = toon(periode=keuze)
        assert len(rijen_van(pagina)) == len(rijen_van(gewoon))
        assert meldingen(pagina) == []
    assert {kern(rij) for rij in rijen_van(toon(periode="2019"))} == zonder
    assert {kern(rij) for rij in rijen_van(toon(periode="2018"))} != zonder


@pytest.mark.parametrize("woord", ["inbraken", "INBRAKEN", "ondermijning", "fietsdiefstallen", "jeugd"])
def test_a_word_finds_goals_figures_and_topics(toon, gewoon, woord):
    alle = {kern(rij) for rij in rijen_van(gewoon)}
    gevonden = rijen_van(toon(q=woord))
    assert gevonden
    assert {kern(rij) for rij in gevonden} < alle
    doelen = {kern(rij)[0] for rij in gevonden}
    for doel in doelen:
        van_doel = " ".join(tekst(rij) for rij in gevonden if kern(rij)[0] == doel)
        assert woord.lower() in van_doel.lower()


def test_no_row_left_says_how_to_go_on(toon):
    pagina = toon(q="zoiets bestaat hier niet")
    assert rijen_van(pagina) == []
    [kader] = met_klasse(pagina.main, "kader")
    assert tekst(kader).startswith("Geen doel past bij deze keuze.")
    assert kader.find("a").get("href") == DASHBOARD


def test_the_form_shows_what_was_chosen(toon):
    keuze = {"oordeel": "op_koers", "periode": "2018", "q": "fiets", "sorteer": "-verschil"}
    formulier = toon(**keuze).main.find(".//form")
    assert formulier.get("method").lower() == "get"
    velden = {veld.get("name"): veld.get("value") for veld in formulier.iter("input")}
    velden |= {
        lijst.get("name"): next((o.get("value") for o in lijst.iter("option") if o.get("selected") is not None), "")
        for lijst in formulier.iter("select")
    }
    assert velden == {"plan": "", "thema": "", "zekerheid": ""} | keuze


def sorteerlinks(pagina):
    [tabel] = met_klasse(pagina.main, "tabel--doelen")
    return {
        parse_qs(urlsplit(a.get("href")).query)["sorteer"][-1].lstrip("-"): a for a in tabel.find("thead").iter("a")
    }


@pytest.mark.parametrize("kolom", SORTEERBAAR)
def test_every_column_sorts_both_ways(gewoon, client, kolom):
    assert set(sorteerlinks(gewoon)) == set(SORTEERBAAR)
    plek = SORTEERBAAR.index(kolom)
    eerst = vraag(client, urljoin(DASHBOARD, sorteerlinks(gewoon)[kolom].get("href")))
    dan = vraag(client, urljoin(DASHBOARD, sorteerlinks(eerst)[kolom].get("href")))
    for pagina, richting in ((eerst, "ascending"), (dan, "descending")):
        gevonden = [kern(rij)[plek] for rij in rijen_van(pagina)]
        bekend = [een.casefold() if isinstance(een, str) else een for een in gevonden if een not in (None, "")]
        assert bekend == sorted(bekend, reverse=richting == "descending")
        # What is not known comes last, whichever way.
        assert all(een in (None, "") for een in gevonden[len(bekend) :])
        [kop] = [kop for kop in pagina.main.iter("th") if kop.get("aria-sort")]
        assert kop.get("aria-sort") == richting
    assert sorted(map(str, map(kern, rijen_van(eerst)))) == sorted(map(str, map(kern, rijen_van(dan))))


def test_the_address_keeps_the_state(toon):
    keuze = {"oordeel": ["op_koers"], "q": ["en"], "sorteer": ["doel"]}
    pagina = toon(**keuze)
    for link in sorteerlinks(pagina).values():
        vervolg = parse_qs(urlsplit(link.get("href")).query)
        assert {naam: wat for naam, wat in vervolg.items() if naam != "sorteer"} == {
            naam: wat for naam, wat in keuze.items() if naam != "sorteer"
        }
    downloads = [adres for adres in pagina.verwijzingen if "/doelen." in adres]
    assert [parse_qs(urlsplit(adres).query) for adres in downloads] == [keuze, keuze]


@pytest.mark.parametrize(
    "keuze",
    [
        {},
        {"oordeel": "op_koers"},
        {"zekerheid": "kan_toeval_zijn"},
        {"q": "jeugd", "sorteer": "-doel"},
        {"periode": "2018", "sorteer": "verschil"},
        {"periode": "nieuwste", "sorteer": "-verschil"},
        {"thema": "actieplan-veiligheid-2019-2022/veilige-wijken", "sorteer": "zekerheid"},
        {"q": "zoiets bestaat hier niet"},
        {"oordeel": "onzin", "sorteer": "onzin", "utm_source": "brief"},
    ],
)
def test_the_downloads_hold_what_the_page_shows_in_its_order(toon, client, keuze):
    op_pagina = [kern(rij) for rij in rijen_van(toon(**keuze))]
    velden = ("doel", "cijfer", "verschil", "oordeel", "zekerheid")
    in_csv = vraag(client, f"/dashboard/doelen.csv?{urlencode(keuze)}").inhoud.decode("utf-8-sig")
    rijen = csv.DictReader(io.StringIO(in_csv), delimiter=";")
    gelezen = [[rij[veld] for veld in velden] for rij in rijen]
    assert [(d, c, int(v) if v else None, o, z) for d, c, v, o, z in gelezen] == op_pagina
    in_xlsx = vraag(client, f"/dashboard/doelen.xlsx?{urlencode(keuze)}").inhoud
    koppen, *rijen = load_workbook(io.BytesIO(in_xlsx), read_only=True).active.iter_rows(values_only=True)
    kolommen = [koppen.index(veld) for veld in velden]
    gelezen = [[rij[kolom] for kolom in kolommen] for rij in rijen]
    assert [(d, c or "", v, o, z or "") for d, c, v, o, z in gelezen] == op_pagina


ONZIN = [
    "onzin",
    "<script>alert(1)</script>",
    "\x00",
    "'; DROP TABLE themas_meting; --",
    "x" * 5000,
    "2019-H9 🙂",
]


@pytest.mark.parametrize("onzin", ONZIN, ids=range(len(ONZIN)))
def test_nonsense_is_left_out_and_said(toon, gewoon, onzin):
    pagina = toon(**dict.fromkeys([*FILTERS, "sorteer"], onzin))
    assert len(meldingen(pagina)) == len(FILTERS) + 1
    assert max(map(len, meldingen(pagina))) < 200
    assert [kern(rij) for rij in rijen_van(pagina)] == [kern(rij) for rij in rijen_van(gewoon)]
    assert "<script>alert" not in pagina.html


@pytest.mark.parametrize("naam", [*FILTERS, "sorteer"])
def test_nonsense_in_one_place_leaves_the_rest_alone(toon, naam):
    keuze = {"oordeel": "op_koers", "sorteer": "-verschil"}
    pagina = toon(**(keuze | {naam: "onzin"}))
    assert len(meldingen(pagina)) == 1
    rest = {ander: wat for ander, wat in keuze.items() if ander != naam}
    assert [kern(rij) for rij in rijen_van(pagina)] == [kern(rij) for rij in rijen_van(toon(**rest))]


@pytest.mark.parametrize("onzin", ["\x00", "x" * 5000])
def test_a_search_word_that_cannot_be_is_left_out_and_said(toon, gewoon, onzin):
    pagina = toon(q=onzin)
    assert len(meldingen(pagina)) == 1
    assert len(rijen_van(pagina)) == len(rijen_van(gewoon))


@pytest.mark.parametrize("woord", ["<b>vet</b>", "' OR 1=1 --", "100%", "_", "\\", "🙂", "ﷺ", "\u202e"])
def test_an_odd_search_word_is_only_a_word(toon, woord):
    pagina = toon(q=woord)
    assert len(rijen_van(pagina)) == 0
    assert meldingen(pagina) == []


def test_an_unknown_filter_is_said(toon):
    [melding] = meldingen(toon(kleur="rood"))
    assert "kleur" in melding


def test_campaign_parameters_pass_in_silence(toon):
    assert meldingen(toon(utm_source="nieuwsbrief", utm_campaign="x" * 300)) == []


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
@pytest.mark.parametrize("onzin", ONZIN, ids=range(len(ONZIN)))
def test_nonsense_does_not_break_a_download(client, soort, onzin):
    keuze = dict.fromkeys([*FILTERS, "sorteer", "q", "kleur"], onzin)
    assert vraag(client, f"/dashboard/doelen.{soort}?{urlencode(keuze)}").status == 200


def test_the_same_parameter_twice_breaks_nothing(toon):
    for naam in (*FILTERS, "sorteer", "q"):
        toon(**{naam: ["onzin", "op_koers"]})


def test_what_a_reader_typed_comes_back_escaped(toon):
    getypt = '"><img src=x onerror=alert(1)>'
    pagina = toon(q=getypt)
    [veld] = [veld for veld in pagina.main.iter("input") if veld.get("name") == "q"]
    assert veld.get("value") == getypt
    assert getypt not in pagina.html
    assert getypt in unescape(pagina.html)
    assert [a for a in pagina.verwijzingen if not a.startswith((HIER, "https://veilig.almere.nl/"))] == []
