"""What changed since the last report: turns of a verdict, with which period now is compared, and what has no before."""

import datetime

import pytest
from django.utils import timezone

from rapportages.enums import Opnamesoort
from rapportages.raad.koers import Wending, koers_van
from rapportages.verslag.delen import Doeldeel
from tests import fabriek
from tests.rapportages import verslagbouw
from tests.site.kruip import tekst, vraag
from themas import kanoniek
from themas.enums import Doelsoort, Oordeel, Rapportagecyclus


pytestmark = pytest.mark.django_db


def cijfers(indicator=None, **aantallen):
    """``h1_2019=90, j2018=80``: approved counts of the own municipality."""
    indicator = indicator or fabriek.indicator()
    for naam, aantal in aantallen.items():
        helft, _, jaar = naam.partition("_")
        code = f"{jaar}-{helft.upper()}" if jaar else naam[1:]
        fabriek.vastgestelde_meting(code, van=indicator, aantal=aantal)
    return indicator


def doel(code="1-1a", soort=Doelsoort.DALEN, **aantallen):
    """A goal with a figure of its own."""
    indicator = cijfers(fabriek.indicator(f"cijfer-{code}"), **aantallen) if aantallen else None
    return fabriek.doelstelling(code, soort=soort, indicatoren=[indicator] if indicator else [])


def koers():
    return koers_van(fabriek.gebied())


def sleutels(wendingen):
    return [wending.nu.code for wending in wendingen]


def test_een_oordeel_dat_omslaat_naar_beide_kanten():
    doel("1a", h1_2017=100, h2_2017=100, h1_2019=90, h2_2019=130)
    doel("1b", h1_2017=100, h2_2017=100, h1_2019=110, h2_2019=70)
    doel("1c", h1_2017=100, h2_2017=100, h1_2019=90, h2_2019=90)
    gevonden = koers()
    assert (gevonden.versie, gevonden.periode.code) == (None, "2019-H1")
    assert sleutels(gevonden.omgeslagen) == ["1a", "1b"]
    naar_slecht, naar_goed = gevonden.omgeslagen
    assert (naar_slecht.toen.oordeel, naar_slecht.nu.oordeel) == (Oordeel.OP_KOERS, Oordeel.NIET_OP_KOERS)
    assert (naar_slecht.toen.verschil, naar_slecht.nu.verschil) == ("−10%", "+10%")
    assert (naar_goed.toen.oordeel, naar_goed.nu.oordeel) == (Oordeel.NIET_OP_KOERS, Oordeel.OP_KOERS)
    assert sleutels(gevonden.ander_cijfer) == ["1c"]
    assert [deel.code for deel in gevonden.niet_op_koers] == ["1a"]


def test_gehaald_na_op_koers_is_geen_omslag():
    doel("1a", j2017=100, j2021=90, j2022=80)
    (wending,) = koers().wendingen
    assert (wending.toen.oordeel, wending.nu.oordeel) == (Oordeel.OP_KOERS, Oordeel.GEHAALD)
    assert not wending.slaat_om


def test_elk_cijfer_staat_op_zijn_nieuwste_periode():
    """A figure that has nothing new stands as it stood; it did not lose its verdict."""
    doel("1a", j2017=100, j2019=90)
    doel("1b", h1_2017=50, h1_2020=60, j2019=90, j2017=100)
    gevonden = koers()
    assert gevonden.periode.code == "2019-H2"
    assert {w.nu.code: (w.toen.verschil, w.nu.verschil) for w in gevonden.wendingen} == {
        "1a": ("−10%", "−10%"),
        "1b": ("−10%", "+20%"),
    }
    assert (sleutels(gevonden.omgeslagen), sleutels(gevonden.ander_cijfer)) == (["1b"], [])


def test_een_doel_zonder_cijfer_slaat_om_door_een_nieuwe_beoordeling():
    doel("1a", h1_2017=50, h1_2019=40, h2_2017=50, h2_2019=40)
    zonder = doel("1z", Doelsoort.KWALITATIEF)
    fabriek.beoordeling("2019-H1", doel=zonder, oordeel=Oordeel.OP_KOERS, **fabriek.vastgesteld())
    fabriek.beoordeling("2019-H2", doel=zonder, oordeel=Oordeel.NIET_OP_KOERS, **fabriek.vastgesteld())
    gevonden = koers()
    assert sleutels(gevonden.omgeslagen) == ["1z"]
    assert [deel.toelichting for deel in gevonden.niet_op_koers] == ["Alle afspraken zijn nagekomen."]


def test_een_eerste_oordeel_is_nieuw_en_geen_omslag():
    doel("1a", h1_2017=50, h1_2019=40)
    doel("1b", h1_2017=50, h1_2019=40, h2_2017=50, h2_2019=60)
    doel("1c", h2_2017=50, h2_2019=60)
    gevonden = koers()
    assert sleutels(gevonden.nieuw) == ["1c"]
    assert gevonden.nieuw[0].toen.oordeel == Oordeel.NOG_NIET_VAST_TE_STELLEN


def test_een_jaarlijkse_cyclus_vergelijkt_jaren():
    fabriek.beleidsplan(rapportagecyclus=Rapportagecyclus.JAAR)
    doel("1a", j2017=100, j2019=90, h1_2020=60, h1_2017=50)
    assert koers().periode.code == "2019"


# Beside a report


def rapport(oordeel=Oordeel.NIET_OP_KOERS, *, slug="rapport", code="2019-H1", nummer=1, over=0, verschil="+5%"):
    """A public report that said this of goal 1a, public from ``over`` minutes from now."""
    rapportage = verslagbouw.rapportage(slug, code, nummer=nummer)
    nu = timezone.now()
    versie = verslagbouw.versie(
        van=rapportage,
        nummer=rapportage.versies.count() + 1,
        titel=f"Titel {slug}",
        gepubliceerd_op=nu,
        zichtbaar_vanaf=nu + datetime.timedelta(minutes=over),
    )
    versie.save()
    deel = Doeldeel(
        "veilige-wijken",
        "inbraken-en-roof",
        "1a",
        "Minder inbraken.",
        oordeel,
        indicator="cijfer-1a",
        indicator_naam="Cijfer 1a",
        verschil=verschil,
        vergelijking="2018 tegenover 2017",
    )
    inhoud = kanoniek.schrijf(deel)
    verslagbouw.momentopname(versie, volgorde=1, soort=Opnamesoort.DOEL, sleutel=deel.sleutel, inhoud=inhoud).save()
    return versie


def test_met_een_rapport_telt_wat_de_raad_las(client):
    """Also where the figures of then were corrected since: the report said what it said."""
    doel("1a", h1_2017=100, h2_2017=100, h1_2019=90, h2_2019=80)
    versie = rapport()
    gevonden = koers()
    assert (gevonden.versie, gevonden.periode) == (versie, None)
    (wending,) = gevonden.omgeslagen
    assert (wending.toen.verschil, wending.nu.verschil) == ("+5%", "−15%")
    gelezen = tekst(vraag(client, "/raad/in-het-kort/").main)
    assert "met wat de raad eerder las: Titel rapport." in gelezen
    assert "Het oordeel sloeg om Cijfer 1a: van +5% naar −15%" in gelezen


def test_de_nieuwste_versie_van_het_nieuwste_rapport_telt():
    doel("1a", j2017=100, j2019=90)
    rapport(slug="oud", code="2018-H2")
    rapport(slug="nieuw", nummer=2)
    tweede = rapport(Oordeel.OP_KOERS, slug="nieuw", nummer=2)
    assert koers().versie == tweede
    assert koers().omgeslagen == []


def test_een_rapport_onder_embargo_of_ingetrokken_telt_niet(client):
    doel("1a", j2017=100, j2019=90)
    eerste = rapport(slug="eerste", code="2018-H2")
    rapport(slug="straks", nummer=2, over=1)
    assert koers().versie == eerste
    assert "Titel straks" not in tekst(vraag(client, "/raad/in-het-kort/").main)
    verslagbouw.intrekking(van=eerste.rapportage).save()
    assert koers().versie is None


def test_een_rapport_over_een_ander_plan_telt_niet():
    doel("1a", j2017=100, j2019=90)
    ander = fabriek.beleidsplan("ander", naam="Ander", jaar_van=2010, jaar_tot_en_met=2014, peiljaar=2009)
    verslagbouw.rapportage("rapport", "2019-H1", nummer=1, plan=ander)  # of what is published, the plan stands fast
    rapport()
    assert koers().versie is None


def test_zonder_eerdere_stand_is_er_niets_om_mee_te_vergelijken(client):
    doel("1a", j2017=100, j2019=110)
    gevonden = koers()
    assert (gevonden.vergelijkt, gevonden.nieuw, gevonden.omgeslagen) == (False, [], [])
    gelezen = tekst(vraag(client, "/raad/in-het-kort/").main)
    assert "Er is geen eerdere stand om mee te vergelijken." in gelezen
    assert "Bij één doel of cijfer zijn wij niet op koers." in gelezen


def test_zonder_cijfers_staat_er_alleen_wat_open_is(client):
    fabriek.gebied()
    pagina = vraag(client, "/raad/in-het-kort/")
    assert pagina.status == 200
    assert "Er is nog geen doel dat wij kunnen beoordelen. Er staat geen stuk van de raad open." in tekst(pagina.main)


def test_een_plan_zonder_oordelen_laat_een_ouder_plan_staan():
    doel("1a", j2017=100, j2019=90)
    nieuw = fabriek.beleidsplan("nieuw", naam="Nieuw", jaar_van=2023, jaar_tot_en_met=2026, peiljaar=None)
    bij = fabriek.onderwerp(van_thema=fabriek.thema(plan=nieuw))
    fabriek.doelstelling("9", bij=bij, soort=Doelsoort.KWALITATIEF)
    gevonden = koers()
    assert gevonden.plan == fabriek.beleidsplan()
    assert sleutels(gevonden.wendingen) == ["1a"]


@pytest.mark.parametrize(
    ("toen", "nu", "wat"),
    [
        (Oordeel.OP_KOERS, Oordeel.NIET_OP_KOERS, "slaat_om"),
        (Oordeel.OP_KOERS, Oordeel.NIET_GEHAALD, "slaat_om"),
        (Oordeel.NIET_OP_KOERS, Oordeel.GEHAALD, "slaat_om"),
        (Oordeel.NOG_NIET_BEOORDEELD, Oordeel.OP_KOERS, "is_nieuw"),
        (Oordeel.OP_KOERS, Oordeel.NOG_NIET_VAST_TE_STELLEN, "verviel"),
        (Oordeel.OP_KOERS, Oordeel.OP_KOERS, ""),
        (Oordeel.NOG_NIET_BEOORDEELD, Oordeel.NOG_NIET_BEOORDEELD, ""),
        (None, Oordeel.OP_KOERS, "is_nieuw"),
        (None, Oordeel.NOG_NIET_BEOORDEELD, ""),
    ],
)
def test_een_wending_is_hooguit_van_een_soort(toen, nu, wat):
    def deel(oordeel):
        return Doeldeel("thema", "onderwerp", "1a", "Minder inbraken.", oordeel)

    wending = Wending(toen and deel(toen), deel(nu))
    gevonden = [soort for soort in ("slaat_om", "is_nieuw", "verviel", "ander_cijfer") if getattr(wending, soort)]
    assert gevonden == ([wat] if wat else [])
