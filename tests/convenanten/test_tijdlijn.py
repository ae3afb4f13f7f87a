"""The timeline: where bars stand, what is drawn as unknown, and that picture, words and table say the same."""

import datetime
import re
from itertools import pairwise

import pytest
from django.template import Context, Template

from convenanten.tijdlijn import beschrijf, tabelrijen, tijdlijn_van, tijdlijntekening
from tests.convenanten import bouw
from themas.weergave.letters import breedte
from themas.weergave.vorm import BREED, SMAL


pytestmark = pytest.mark.django_db
VANDAAG = datetime.date(2026, 11, 25)
VORMEN = pytest.mark.parametrize("vorm", [BREED, SMAL], ids=["breed", "smal"])
BALK = re.compile(r'class="tijdbalk tijdbalk--(\w+)" d="([^"]*)"')
TEKST = re.compile(r'<text x="([\d.-]+)" y="([\d.-]+)">([^<]*)</text>')


def lijn_van(*stukken):
    return tijdlijn_van([stuk.blad() for stuk in stukken], VANDAAG)


def balken(svg):
    """``[(kind, left, right, closed)]``, in the order of the drawing."""
    uit = []
    for soort, paden in BALK.findall(svg):
        for pad in filter(None, paden.split("M")):
            xen = [float(deel) for deel in re.findall(r"(?:^|[HL])([\d.]+)", pad)]
            uit.append((soort, min(xen), max(xen), pad.endswith("z")))
    return uit


def met_looptijd(slug="x", **looptijd):
    stuk = bouw.convenant(slug, versies=())
    bouw.versie(stuk, "Een", **looptijd)
    return stuk


@VORMEN
def test_a_bar_runs_from_its_first_day_to_the_end_of_its_last(vorm):
    """Of the years 2021 to 2026, 2022-2025 are the four in the middle."""
    svg = tijdlijntekening(lijn_van(bouw.convenant("a", versies=["2021-2021", "2022-2025"])), vorm)
    links = 256 if vorm.breed else 0
    dagen = (datetime.date(2027, 1, 1) - datetime.date(2021, 1, 1)).days

    def x(jaar):
        deel = (datetime.date(jaar, 1, 1) - datetime.date(2021, 1, 1)).days / dagen
        return pytest.approx(links + deel * (vorm.breedte - links), abs=0.06)

    assert balken(svg) == [("verlopen", x(2021), x(2022), True), ("verlopen", x(2022), x(2026), True)]
    [vandaag] = re.findall(r'class="tijdlijn__vandaag" fill="none" d="M([\d.]+) ', svg)
    deel = (VANDAAG - datetime.date(2021, 1, 1)).days / dagen
    assert float(vandaag) == pytest.approx(links + deel * (vorm.breedte - links), abs=0.06)


@VORMEN
def test_an_end_that_is_not_known_is_open_and_stops_today(vorm):
    svg = tijdlijntekening(lijn_van(met_looptijd(geldig_van=datetime.date(2019, 7, 1))), vorm)
    [(soort, _, rechts, dicht)] = balken(svg)
    [vandaag] = re.findall(r'class="tijdlijn__vandaag" fill="none" d="M([\d.]+) ', svg)
    assert (soort, rechts, dicht) == ("onbekend", float(vandaag), False)
    assert "Een: looptijd onbekend" in svg


@VORMEN
def test_what_has_no_end_of_its_own_is_not_drawn_past_the_next_version(vorm):
    stuk = met_looptijd(geldig_van=datetime.date(2006, 1, 1))
    bouw.versie(stuk, "Twee", geldig_van=datetime.date(2021, 1, 1))
    (_, _, eerste_eind, _), (_, tweede_begin, _, _) = balken(tijdlijntekening(lijn_van(stuk), vorm))
    assert eerste_eind == tweede_begin


@VORMEN
def test_no_known_day_has_no_bar_and_still_its_label(vorm):
    svg = tijdlijntekening(lijn_van(met_looptijd()), vorm)
    assert balken(svg) == []
    assert "Een: looptijd onbekend" in svg


@VORMEN
def test_without_an_end_by_its_own_words_it_runs_on_to_the_edge(vorm):
    svg = tijdlijntekening(lijn_van(met_looptijd(geldig_van=datetime.date(2015, 5, 1), onbepaalde_tijd=True)), vorm)
    [(soort, _, rechts, _)] = balken(svg)
    assert (soort, rechts) == ("geldig", vorm.breedte)


@VORMEN
@pytest.mark.parametrize("dag", [datetime.date.min, datetime.date.max])
def test_days_at_the_ends_of_time_can_be_drawn(vorm, dag):
    svg = tijdlijntekening(lijn_van(met_looptijd("a", geldig_tot=dag), met_looptijd("b", geldig_van=dag)), vorm)
    assert all(0 <= links <= rechts <= vorm.breedte + 4 for _, links, rechts, _ in balken(svg))


@VORMEN
def test_all_text_is_in_the_drawing_and_no_line_of_it_on_another(vorm):
    lang = "Lokaal veiligheidsarrangement openbaar vervoer in de stad en in het gebied daaromheen"
    stukken = [
        bouw.convenant("a", naam=lang, versies=["2006-2021", "2022-2025", "2027-2031"]),
        met_looptijd("b"),
        met_looptijd("c", geldig_tot=datetime.date(2011, 1, 1)),
    ]
    svg = tijdlijntekening(lijn_van(*stukken), vorm)
    [hoogte] = re.findall(r'viewBox="0 0 \d+ ([\d.]+)"', svg)
    teksten = [(float(x), float(y), woorden) for x, y, woorden in TEKST.findall(svg)]
    assert len(teksten) > 8
    for x, y, woorden in teksten:
        assert x >= 0
        assert x + breedte(woorden, vorm.letter) <= vorm.breedte + 0.5, woorden
        assert vorm.letter <= y <= float(hoogte)
    onder_elkaar = sorted({y for x, y, woorden in teksten if ":" in woorden})
    assert all(later - eerder >= vorm.letter for eerder, later in pairwise(onder_elkaar))


@VORMEN
def test_a_long_name_of_a_version_does_not_push_its_state_away(vorm):
    stuk = bouw.convenant(versies=())
    bouw.versie(stuk, "Zoals beschreven in de rapportage over het jaar 2019 van de gemeente en haar partners")
    [label] = [woorden for _, _, woorden in TEKST.findall(tijdlijntekening(lijn_van(stuk), vorm)) if ":" in woorden]
    assert label.startswith("Zoals beschreven in")
    assert label.endswith("…: looptijd onbekend")


def test_words_and_table_say_what_is_drawn():
    lijn = lijn_van(bouw.convenant("a", naam="Uitgaan", versies=["2019-2021"]), met_looptijd("b"))
    assert list(beschrijf(lijn)) == [
        "Tijdlijn van 2 afspraken. Vandaag is 25 november 2026.",
        "Uitgaan: 2019-2021 van 1 januari 2019 tot en met 31 december 2021 (verlopen).",
        "B: Een niet in onze bronnen (looptijd onbekend).",
    ]
    assert [(rij.naam, rij.adres, rij.cellen) for rij in tabelrijen(lijn)] == [
        ("Uitgaan", "/convenanten/a/", ("2019-2021", "1 januari 2019", "31 december 2021", "verlopen")),
        ("B", "/convenanten/b/", ("Een", "niet in onze bronnen", "niet in onze bronnen", "looptijd onbekend")),
    ]


def html_van(*stukken):
    return Template("{% load convenanten %}{% tijdlijn t %}").render(Context({"t": lijn_van(*stukken)}))


def test_what_has_no_day_is_told_and_not_drawn():
    html = html_van(bouw.convenant("a", versies=["2019-2021"]), met_looptijd("zonder-dag"))
    svg, rest = html.split("</figure>")
    assert "Tijdlijn van 1 afspraak." in svg
    assert "Zonder-dag" not in svg
    assert "Eén afspraak staat niet in de figuur: onze bronnen noemen geen begin en geen einde." in rest
    assert "/convenanten/zonder-dag/" in rest  # in the table


def test_without_any_day_there_is_no_drawing():
    html = html_van(met_looptijd("a"), met_looptijd("b"))
    assert "<svg" not in html
    assert "Twee afspraken staan niet in de figuur" in html


def test_odd_names_are_text():
    stuk = bouw.convenant("a", naam="<script>alert(1)</script>\x0b", versies=["2019-2021"])
    html = html_van(stuk)
    assert "<script>" not in html
    assert "\x0b" not in html
