"""What the rooms of policy and figures say, and how many queries that takes."""

import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests import fabriek
from tests.site.gemeente import bouw
from tests.veiligheid.api.lezen import alles, haal
from themas.enums import Doelsoort, Gebiedsoort, Kwaliteit, Noemersoort, Oordeel, Periodesoort
from themas.models import Gebied


pytestmark = pytest.mark.django_db
PADEN = (
    "plannen",
    "plannen/plan-2019-2022",
    "themas",
    "plannen/plan-2019-2022/themas/thema-0",
    "doelstellingen",
    "indicatoren",
    "indicatoren/cijfer-0",
    "indicatoren/cijfer-0/cijfers",
    "metingen",
    "gebieden",
    "gebieden/GM9999",
)
MEESTE_VRAGEN = 12


def vragen(client, pad):
    with CaptureQueriesContext(connection) as gesteld:
        haal(client, pad)
    return len(gesteld)


def _vragen_bij(client, aantal: int) -> dict[str, int]:
    with transaction.atomic():
        bouw(aantal)
        gesteld = {pad: vragen(client, pad) for pad in PADEN}
        transaction.set_rollback(True)
    return gesteld


def test_as_many_queries_however_many_rows(client):
    weinig, veel = (_vragen_bij(client, aantal) for aantal in (1, 3))
    assert veel == weinig
    assert {pad: aantal for pad, aantal in weinig.items() if aantal > MEESTE_VRAGEN} == {}


def test_as_many_queries_for_three_hundred_figures(client):
    fabriek.vastgestelde_meting("2019")
    weinig = vragen(client, "metingen?perPagina=500")
    for n in range(300):
        fabriek.vastgestelde_meting("2019", in_gebied=fabriek.gebied(f"BU{n:05}", soort=Gebiedsoort.BUURT))
    assert haal(client, "metingen", perPagina=500)["aantal"] > 300
    assert vragen(client, "metingen?perPagina=500") == weinig


# Policy


def test_a_plan(client, settings):
    eerder = fabriek.beleidsplan("eerder", naam="Eerder", jaar_van=2015, jaar_tot_en_met=2018, peiljaar=2013)
    velden = {
        "vastgesteld_op": datetime.date(2018, 11, 1),
        "hoofddoel": "Veiliger.",
        "bron_url": "https://raad.example/",
    }
    plan = fabriek.beleidsplan(opvolger_van=eerder, **velden)
    fabriek.thema("tweede", plan=plan, nummer=2, naam="Tweede")
    fabriek.thema("eerste", plan=plan, nummer=1, naam="Eerste")
    assert haal(client, "plannen/plan-2019-2022") == {
        "slug": "plan-2019-2022",
        "naam": plan.naam,
        "jaarVan": 2019,
        "jaarTotEnMet": 2022,
        "peiljaar": 2017,
        "vastgesteldOp": "2018-11-01",
        "rapportagecyclus": plan.rapportagecyclus,
        "hoofddoel": "Veiliger.",
        "omschrijving": None,
        "opvolgerVan": {"slug": "eerder", "naam": "Eerder"},
        "opgevolgdDoor": None,
        "themas": [{"slug": "eerste", "naam": "Eerste"}, {"slug": "tweede", "naam": "Tweede"}],
        "bron": plan.bron,
        "bronUrl": "https://raad.example/",
        "webpagina": f"{settings.SITE_ADRES}/plannen/plan-2019-2022/",
    }
    assert [een["slug"] for een in alles(client, "plannen")] == ["plan-2019-2022", "eerder"]
    assert haal(client, "plannen/eerder")["opgevolgdDoor"] == {"slug": "plan-2019-2022", "naam": plan.naam}


def test_a_theme(client, settings):
    plan = fabriek.beleidsplan()
    eerder = fabriek.thema(
        "eerder", plan=fabriek.beleidsplan("oud", jaar_van=2015, jaar_tot_en_met=2018, peiljaar=2013)
    )
    thema = fabriek.thema("wijken", plan=plan, nummer=3, naam="Wijken", omschrijving="Kort.", vervolg_op=eerder)
    thema.velden.add(fabriek.veiligheidsveld("veld", nummer=1, naam="Veld"))
    fabriek.onderwerp(
        "roof", van_thema=thema, nummer="3.1", naam="Roof", toelichting="Wat.", verantwoordelijk_domein="OM"
    )
    assert haal(client, "plannen/plan-2019-2022/themas/wijken") == {
        "plan": {"slug": "plan-2019-2022", "naam": plan.naam},
        "slug": "wijken",
        "nummer": 3,
        "naam": "Wijken",
        "omschrijving": "Kort.",
        "veiligheidsvelden": [{"slug": "veld", "naam": "Veld"}],
        "vervolgOp": {"plan": "oud", "slug": "eerder", "naam": eerder.naam},
        "onderwerpen": [
            {"slug": "roof", "nummer": "3.1", "naam": "Roof", "toelichting": "Wat.", "verantwoordelijkDomein": "OM"}
        ],
        "bron": thema.bron or None,
        "webpagina": f"{settings.SITE_ADRES}/plannen/plan-2019-2022/wijken/",
    }
    assert [een["slug"] for een in alles(client, "themas")] == ["wijken", "eerder"]
    assert [een["slug"] for een in alles(client, "themas", plan="oud")] == ["eerder"]
    assert [een["slug"] for een in alles(client, "themas", veiligheidsveld="veld")] == ["wijken"]


@pytest.fixture
def doel():
    fabriek.gebied()
    for code, aantal in (("2017", 100), ("2019", 50), ("2020", 160)):
        fabriek.vastgestelde_meting(code, van=fabriek.indicator(noemersoort=Noemersoort.GEEN), aantal=aantal)
    return fabriek.doelstelling("1-1a", soort=Doelsoort.DALEN, indicatoren=[fabriek.indicator()])


def test_a_goal_at_the_period_that_is_asked_for(client, doel):
    (regel,) = alles(client, "doelstellingen", periode="2019")
    assert regel["indicator"] == {"slug": "woninginbraken", "naam": fabriek.indicator().naam}
    assert (regel["code"], regel["soort"], regel["peiljaar"]) == ("1-1a", "dalen", 2017)
    assert (regel["oordeel"], regel["periode"]["code"], regel["waaromNiet"]) == ("op_koers", "2019", None)
    assert regel["verschil"]["getal"] == -50
    assert [regel["verschil"][einde]["aantal"] for einde in ("van", "naar")] == [100, 50]
    (regel,) = alles(client, "doelstellingen", periode="2020")
    assert (regel["oordeel"], regel["verschil"]["getal"]) == ("niet_op_koers", 60)
    (regel,) = alles(client, "doelstellingen", periode="nieuwste")
    assert regel["periode"]["code"] == "2020"


def test_goals_by_verdict_and_certainty(client, doel):
    assert len(alles(client, "doelstellingen", periode="2019", oordeel="op_koers")) == 1
    assert alles(client, "doelstellingen", periode="2019", oordeel="gehaald") == []
    zekerheid = alles(client, "doelstellingen", periode="2019")[0]["zekerheid"]
    assert len(alles(client, "doelstellingen", periode="2019", zekerheid=zekerheid)) == 1
    assert len(alles(client, "doelstellingen", plan="plan-2019-2022", thema="veilige-wijken")) == 1


def test_a_goal_that_people_judge(client):
    fabriek.gebied()
    doel = fabriek.doelstelling("2-1", soort=Doelsoort.KWALITATIEF)
    (regel,) = alles(client, "doelstellingen")
    assert (regel["indicator"], regel["oordeel"], regel["beoordeling"]) == (None, "nog_niet_beoordeeld", None)
    goed = fabriek.vastgesteld() | {
        "oordeel": Oordeel.OP_KOERS,
        "toelichting": "Het gaat goed.",
        "bewijs": "Een brief.",
    }
    fabriek.beoordeling("2019", doel=doel, **goed)
    fabriek.beoordeling("2020", doel=doel, oordeel=Oordeel.NIET_OP_KOERS, toelichting="Geheim.", bewijs="Geheim.")
    (regel,) = alles(client, "doelstellingen")
    assert regel["oordeel"] == "op_koers"
    assert regel["beoordeling"] == {"toelichting": "Het gaat goed.", "bewijs": "Een brief."}


# Figures


def test_an_indicator_with_its_parts_breaks_and_newest_figure(client):
    fabriek.gebied()
    geheel = fabriek.indicator(naam="Inbraken", noemersoort=Noemersoort.WONINGEN, onthullingsdrempel=5)
    fabriek.indicator("poging", naam="Pogingen", onderdeel_van=geheel)
    fabriek.reeksbreuk(indicatoren=[geheel], datum="2018-07-01", titel="Nieuwe telling", toelichting="Anders.")
    fabriek.vastgestelde_meting("2018", van=geheel, aantal=80)
    fabriek.meting("2019", van=geheel, aantal=70)
    gevonden = haal(client, "indicatoren/woninginbraken")
    assert gevonden["onderdelen"] == [{"slug": "poging", "naam": "Pogingen"}]
    assert gevonden["reeksbreuken"][0] | {"gevolg": ""} == {
        "vanaf": "2018-07-01", "titel": "Nieuwe telling", "toelichting": "Anders.", "gevolg": "",
    }  # fmt: skip
    assert (gevonden["eenheid"], gevonden["per"]) == ("per 1.000 woningen", 1000)
    assert gevonden["nieuwste"]["periode"]["code"] == "2018"
    assert gevonden["nieuwste"]["aantal"] == 80
    assert "80" in gevonden["antwoord"]
    assert [een["slug"] for een in alles(client, "indicatoren")] == ["woninginbraken", "poging"]
    assert haal(client, "indicatoren/poging")["onderdeelVan"] == {"slug": "woninginbraken", "naam": "Inbraken"}
    assert haal(client, "indicatoren/poging")["nieuwste"] is None


def test_a_figure_that_was_measured(client):
    fabriek.vastgestelde_meting(
        "2019-H1", van=fabriek.indicator(naam="Inbraken"), aantal=None, waarde="13.0", marge="0.25"
    )
    (meting,) = alles(client, "metingen")
    assert datetime.datetime.fromisoformat(meting.pop("vastgesteldOp")).utcoffset() == datetime.timedelta(0)
    assert meting == {
        "indicator": {"slug": "woninginbraken", "naam": "Inbraken"},
        "gebied": {"code": "GM9999", "naam": "Voorbeeldstad"},
        "gebiedsoort": "gemeente",
        "periode": {"code": "2019-H1", "naam": "1e helft 2019"},
        "periodesoort": "halfjaar",
        "soort": "niveau",
        "aantal": None,
        "waarde": 13.0,
        "waardeDecimalen": 1,
        "marge": 0.25,
        "verandering": None,
        "veranderingVan": None,
        "vergelekenMet": None,
        "verborgen": None,
        "kwaliteit": "definitief",
        "bron": fabriek.BRON,
        "standOp": None,
    }


def test_a_change_that_the_source_gave_alone(client):
    fabriek.vastgestelde_verandering("-12.5", "2019", sinds="2018")
    (meting,) = alles(client, "metingen")
    assert (meting["soort"], meting["verandering"], meting["veranderingVan"]) == ("verandering", -12.5, "per_noemer")
    assert meting["vergelekenMet"] == {"code": "2018", "naam": "2018"}


def test_every_digit_of_the_largest_figure_comes_through(client):
    fabriek.vastgestelde_meting("2019", aantal=2_147_483_647, waarde="9999999999.9999")
    antwoord = client.get("/api/v1/metingen").content.decode()
    assert '"aantal":2147483647,"waarde":9999999999.9999,' in antwoord


def test_figures_by_filter(client):
    wijk = fabriek.gebied("WK000001", soort=Gebiedsoort.WIJK, ligt_in=fabriek.gebied())
    for code in ("2017", "2018", "2019-H1"):
        fabriek.vastgestelde_meting(code)
    fabriek.vastgestelde_meting("2018", in_gebied=wijk, kwaliteit=Kwaliteit.VOORLOPIG)
    fabriek.vastgestelde_meting("2018", van=fabriek.indicator("overlast"))

    def gevonden(**vraag):
        return [
            (m["indicator"]["slug"], m["gebied"]["code"], m["periode"]["code"])
            for m in alles(client, "metingen", **vraag)
        ]

    hier = [("woninginbraken", "GM9999", code) for code in ("2017", "2018", "2019-H1")]
    overlast, in_wijk = ("overlast", "GM9999", "2018"), ("woninginbraken", "WK000001", "2018")
    assert gevonden() == [*hier, in_wijk, overlast]
    assert gevonden(indicator="overlast") == [overlast]
    assert gevonden(gebied="WK000001") == gevonden(gebiedsoort="wijk") == gevonden(kwaliteit="voorlopig") == [in_wijk]
    assert gevonden(periodesoort=Periodesoort.HALFJAAR) == gevonden(jaar=2019) == gevonden(jaarVanaf=2019) == hier[2:]
    assert gevonden(jaarTotEnMet=2017) == hier[:1]
    assert gevonden(indicator="woninginbraken", jaarVanaf=2018, jaarTotEnMet=2018) == [hier[1], in_wijk]
    assert gevonden(jaarVanaf=2019, jaarTotEnMet=2018) == []


def test_areas(client):
    groep = fabriek.gebied("GR1", "Grote steden", soort=Gebiedsoort.GROEP, leden_bekend=True, gewogen=False)
    lid = fabriek.gebied("GM0001", "Lidstad")
    groep.leden.add(lid)
    wijk = fabriek.gebied("WK000001", "Centrum", soort=Gebiedsoort.WIJK, ligt_in=fabriek.gebied())
    buurt = fabriek.gebied("BU000001", "Plein", soort=Gebiedsoort.BUURT, ligt_in=wijk, indeling_jaar=2024)
    fabriek.gebied("GM0002", "Zonder cijfers")
    fabriek.noemer(1_000, jaar=2019, van=buurt)
    fabriek.noemer(1_100, jaar=2020, van=buurt)
    for gebied in (groep, buurt):
        fabriek.vastgestelde_meting("2019", in_gebied=gebied)
    fabriek.meting("2019", in_gebied=Gebied.objects.get(code="GM0002"))
    assert [een["code"] for een in alles(client, "gebieden")] == ["BU000001", "GM0001", "GM9999", "GR1", "WK000001"]
    assert [een["code"] for een in alles(client, "gebieden", ligtIn="WK000001")] == ["BU000001"]
    assert [een["code"] for een in alles(client, "gebieden", soort="groep")] == ["GR1"]
    assert haal(client, "gebieden/GR1")["leden"] == [{"code": "GM0001", "naam": "Lidstad"}]
    gevonden = haal(client, "gebieden/BU000001")
    assert (gevonden["ligtIn"], gevonden["indelingJaar"]) == ({"code": "WK000001", "naam": "Centrum"}, 2024)
    assert [(noemer["peildatum"], noemer["aantal"]) for noemer in gevonden["noemers"]] == [
        ("2020-01-01", 1_100),
        ("2019-01-01", 1_000),
    ]
