"""The list of what is handed in: what an officer sees of each row, and how he finds it."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import fabriek
from tests.rapportages.beheer.lezen import adres, namen, open_
from tests.themas.admin.lezen import tekst_van
from themas.enums import Status


@pytest.fixture
def vaststeller(als):
    return als("Vaststeller")


# What one sees


def test_a_row_shows_all_that_is_needed_to_judge_it(vaststeller, ingediend):
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    for jaar, aantal in (("2017-H1", 400), ("2018-H1", 380), ("2018-H2", 390)):
        fabriek.vastgestelde_meting(jaar, aantal=aantal)
    ingediend("2019-H1", aantal=367, opmerking="Zonder het centrum.", herkomst="cijfers.csv:3")
    antwoord = open_(vaststeller, adres())
    (werk,) = antwoord.context["rijen"]
    assert (werk.naam, werk.cijfer, werk.bezwaar) == ("Woninginbraken, Voorbeeldstad, 1e helft 2019", "367", "")
    assert [(e.wat, e.periode, e.cijfer) for e in werk.eerder] == [
        ("Laatste eerdere cijfer", "2e helft 2018", "390"),
        ("Een jaar eerder", "1e helft 2018", "380"),
        ("Peiljaar", "1e helft 2017", "400"),
    ]
    assert werk.wie == [("Ingevoerd door", "invoerder")]
    tekst = tekst_van(antwoord)
    for stuk in ("Definitief", "Bron Jaarverslag van Voorbeeldstad", "Zonder het centrum.", "cijfers.csv:3"):
        assert stuk in tekst


@pytest.mark.parametrize(
    ("eerdere", "verwacht"),
    [
        (["2018", "2019"], [("Heel 2019", "", "21")]),
        (["2018", "2019", "2020"], [("Heel 2019", "", "21")]),
        (["2019", "2019-H2"], [("Laatste eerdere cijfer", "2e helft 2019", "21")]),
        (["2020"], []),
    ],
)
def test_a_half_without_an_earlier_half_shows_the_last_whole_year_before_it(vaststeller, ingediend, eerdere, verwacht):
    for code in eerdere:
        fabriek.vastgestelde_meting(code, aantal=21)
    ingediend("2020-H2", aantal=12)
    antwoord = open_(vaststeller, adres())
    (werk,) = antwoord.context["rijen"]
    assert [(e.wat, e.periode, e.cijfer) for e in werk.eerder] == verwacht
    assert ("Er is nog geen eerder cijfer." in tekst_van(antwoord)) is not bool(verwacht)


@pytest.mark.parametrize(("opmerking", "slot"), [("", " Er staat geen uitleg bij."), ("Een nieuwe wet.", "")])
def test_a_figure_far_from_its_history_asks_whether_it_is_right(vaststeller, ingediend, opmerking, slot):
    for jaar, aantal in (("2016-H1", 306), ("2017-H1", 367), ("2018-H1", 340)):
        fabriek.vastgestelde_meting(jaar, aantal=aantal)
    ingediend("2019-H1", aantal=1200, opmerking=opmerking)
    antwoord = open_(vaststeller, adres())
    (werk,) = antwoord.context["rijen"]
    eerder = "306 (1e helft 2016), 367 (1e helft 2017), 340 (1e helft 2018)"
    assert werk.vraag == f"Klopt dit? Eerdere cijfers: {eerder}. Wij verwachten iets tussen 232 en 443."
    assert f"{werk.vraag}{slot}" in tekst_van(antwoord)
    assert ("geen uitleg" in tekst_van(antwoord)) is bool(slot)


@pytest.mark.parametrize(("bron", "vraagt"), [("Persbericht, maart 2016", True), ("Politie", False)])
def test_a_source_that_is_older_than_the_figure_is_asked_about(vaststeller, ingediend, bron, vraagt):
    ingediend("2019-H1", aantal=12, bron=bron)
    antwoord = open_(vaststeller, adres())
    (werk,) = antwoord.context["rijen"]
    assert werk.bronvraag.startswith("Klopt de bron?") is vraagt
    assert ("Klopt de bron?" in tekst_van(antwoord)) is vraagt


def test_who_entered_changed_and_handed_in_are_named(vaststeller, ingediend):
    ingediend(laatst_gewijzigd_door=fabriek.gebruiker("an"), ingediend_door=fabriek.gebruiker("bo"))
    (werk,) = open_(vaststeller, adres()).context["rijen"]
    assert werk.wie == [("Ingevoerd door", "invoerder"), ("Gewijzigd door", "an"), ("Ingediend door", "bo")]


def test_a_reported_change_is_a_series_of_its_own(vaststeller, ingediend):
    fabriek.vastgestelde_meting("2018", aantal=9)
    fabriek.vastgestelde_verandering(-12, "2018")
    ingediend("2019", maker=lambda code, **velden: fabriek.verandering(-20, code, **velden))
    (werk,) = open_(vaststeller, adres()).context["rijen"]
    assert werk.cijfer == "−20% ten opzichte van 2017 (naar verhouding)"
    assert [e.cijfer for e in werk.eerder] == ["−12% ten opzichte van 2017 (naar verhouding)"]


def test_a_judgement_shows_explanation_evidence_and_what_holds(vaststeller, ingediend):
    fabriek.beoordeling("2018", oordeel="niet_op_koers", **fabriek.vastgesteld())
    ingediend("2019", maker=fabriek.beoordeling)
    antwoord = open_(vaststeller, adres(wat="beoordelingen"))
    (werk,) = antwoord.context["rijen"]
    assert (werk.cijfer, [(e.periode, e.cijfer) for e in werk.eerder]) == ("op koers", [("2018", "niet op koers")])
    assert "Alle afspraken zijn nagekomen." in tekst_van(antwoord)
    assert "De brief aan de raad." in tekst_van(antwoord)


@pytest.mark.parametrize("veld", ["ingevoerd_door", "laatst_gewijzigd_door", "ingediend_door"])
def test_what_i_had_in_hand_says_why_i_may_not_and_has_no_buttons(vaststeller, ingediend, veld):
    rij = ingediend(**{veld: vaststeller.gebruiker})
    antwoord = open_(vaststeller, adres())
    (werk,) = antwoord.context["rijen"]
    assert werk.bezwaar == "U hebt dit zelf ingevoerd, gewijzigd of ingediend. Vraag een collega."
    assert werk.bezwaar in tekst_van(antwoord)
    html = antwoord.content.decode()
    assert f'value="{rij.pk}" id="rij-' not in html
    assert f"stel_vast:{rij.pk}" not in html


def test_concepts_and_what_is_done_are_not_on_it(vaststeller, ingediend):
    fabriek.meting("2017")
    fabriek.vastgestelde_meting("2018")
    fabriek.meting("2016", status=Status.TERUGGESTUURD, **_beoordeeld())
    ingediend("2019")
    assert namen(open_(vaststeller, adres())) == ["Woninginbraken, Voorbeeldstad, 2019"]


def _beoordeeld():
    return {"beoordeeld_door": fabriek.gebruiker("collega"), "beoordelingsnotitie": "Nee."}


def test_an_empty_list_says_so(vaststeller):
    assert "Er is niets ingediend." in tekst_van(open_(vaststeller, adres()))


# Choosing and grouping


def test_filters_by_each_feature(vaststeller, ingediend):
    overlast = fabriek.indicator("overlast")
    ingediend("2019", herkomst="a.csv:2")
    ingediend("2018", van=overlast, door="ans", herkomst="b.csv:9", bron="Enquête")
    ander = fabriek.gebied("WK999901", "Centrum", soort="wijk")
    ingediend("2017", in_gebied=ander)
    vraag = {
        "indicator": overlast.pk,
        "periode": fabriek.periode("2018").pk,
        "wie": fabriek.gebruiker("ans").pk,
        "bestand": "b.csv",
        "bron": "Enquête",
    }
    for naam, waarde in vraag.items():
        assert namen(open_(vaststeller, adres(**{naam: waarde}))) == ["Overlast, Voorbeeldstad, 2018"], naam
    assert namen(open_(vaststeller, adres(gebied=ander.pk))) == ["Woninginbraken, Centrum, 2017"]
    assert namen(open_(vaststeller, adres(bestand="-"))) == ["Woninginbraken, Centrum, 2017"]
    assert namen(open_(vaststeller, adres(indicator=overlast.pk, bestand="a.csv"))) == []


@pytest.mark.parametrize("waarde", ["x", "²", "9" * 40, "-1", "1 or 1=1"])
@pytest.mark.parametrize("naam", ["indicator", "periode", "bestand", "wie"])
def test_an_address_that_makes_no_sense_finds_nothing(vaststeller, ingediend, naam, waarde):
    ingediend()
    antwoord = vaststeller.get(
        reverse("admin:vaststellen"), {"wat": "metingen", naam: waarde, "groep": waarde, "p": waarde}
    )
    assert antwoord.status_code == 200
    assert namen(antwoord) == []


@pytest.mark.parametrize(
    ("groep", "koppen"),
    [
        ("indicator", [("Overlast", 1), ("Woninginbraken", 2)]),
        ("periode", [("2019", 2), ("2018", 1)]),
        ("bestand", [("zonder bestand", 1), ("a.csv", 2)]),
        ("wie", [("ans", 1), ("invoerder", 2)]),
        ("bron", [("Jaarverslag van Voorbeeldstad", 3)]),
        ("gebied", [("Voorbeeldstad", 3)]),
    ],
)
def test_groups_with_how_many_each_has(vaststeller, ingediend, groep, koppen):
    ingediend("2019", herkomst="a.csv:2")
    ingediend("2018", herkomst="a.csv:3")
    ingediend("2019", van=fabriek.indicator("overlast"), door="ans")
    rijen = open_(vaststeller, adres(groep=groep)).context["rijen"]
    gevonden = [werk.groep for werk in rijen if werk.groep]
    assert [kop[1:] for kop in gevonden] == koppen
    alleen = open_(vaststeller, adres(**{groep: gevonden[0][0]}))
    assert len(alleen.context["rijen"]) == koppen[0][1]


def test_fifty_on_a_page(vaststeller, ingediend):
    for jaar in range(1990, 2043):
        ingediend(str(jaar))
    assert len(namen(open_(vaststeller, adres()))) == 50
    assert len(namen(open_(vaststeller, adres(p=2)))) == 3
    assert "p=2" in open_(vaststeller, adres()).content.decode()


def test_as_many_queries_for_one_row_as_for_three(vaststeller, ingediend):
    def vragen():
        with CaptureQueriesContext(connection) as gevangen:
            open_(vaststeller, adres())
        return len(gevangen)

    fabriek.doelstelling(indicatoren=[fabriek.indicator(), fabriek.indicator("overlast")])

    def correctie(jaar, van):
        oud = fabriek.vastgestelde_meting(jaar, van=van)
        ingediend(jaar, van=van, vervangt=oud, reden="Opnieuw geteld.", aantal=90, door=f"invoerder-{jaar}")

    correctie("2019", fabriek.indicator())
    vragen()
    een = vragen()
    correctie("2018", fabriek.indicator("overlast"))
    correctie("2017", fabriek.indicator())
    assert vragen() == een


# Who gets in


def test_who_may_approve_only_judgements_sees_only_those(als, ingediend):
    client = als()
    client.gebruiker.user_permissions.add(Permission.objects.get(codename="stel_vast_beoordeling"))
    ingediend(maker=fabriek.beoordeling)
    antwoord = open_(client, reverse("admin:vaststellen"))
    assert antwoord.context["soort"].naam == "beoordelingen"
    assert client.get(adres()).status_code == 403
    assert client.post(adres(), {"doe": "stel_vast"}).status_code == 403


def test_the_index_leads_to_it_for_who_may(als):
    for rol, verwacht in {"Vaststeller": ["vaststellen"], "Invoerder": ["indienen"], "Redacteur": []}.items():
        groepen = als(rol).get(reverse("admin:index")).context["app_list"]
        werk = [
            m["object_name"] for g in groepen for m in g["models"] if m["object_name"] in ("vaststellen", "indienen")
        ]
        assert werk == verwacht


def test_a_correction_shows_what_it_touches(vaststeller, ingediend):
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    oud = fabriek.vastgestelde_meting("2017", aantal=400)
    fabriek.vastgestelde_meting("2019", aantal=300)
    ingediend("2017", aantal=200, vervangt=oud, reden="Dubbel geteld.")
    antwoord = open_(vaststeller, adres())
    (werk,) = antwoord.context["rijen"]
    oordeel = next(g for g in werk.gevolgen if g.soort == "Oordeel")
    assert (oordeel.van, oordeel.naar, oordeel.uitleg) == ("op koers", "niet op koers", "2019 tegenover 2017")
    assert "Dubbel geteld." in tekst_van(antwoord)
    assert [(e.wat, e.cijfer) for e in werk.eerder] == [("Nu geldt", "400")]
