"""The register of the mark: the day, the counts, what is not known by name, and what was put right."""

import datetime

import pytest
from django.utils import timezone

from convenanten.enums import Keurmerksoort
from tests import fabriek
from tests.convenanten import bouw
from tests.rapportages.lezen.bouw import alleen_titel, verbeterd
from tests.site.kruip import met_klasse, tekst, vraag
from themas.enums import Meetsoort
from veiligheid.keurmerk import OPNIEUW, TOTALEN


pytestmark = pytest.mark.django_db
ADRES = "/keurmerk-veilig-ondernemen/"
VANDAAG = "Hieronder ziet u hoe het vandaag is."


@pytest.fixture(autouse=True)
def gebied():
    return fabriek.gebied()


@pytest.fixture
def gebieden():
    """Two business parks and a shopping area; of one only the begin is known."""
    oud = bouw.keurmerkgebied("haven", certificaten=(("2016-01-01", "2018-12-31"), ("2019-01-01", "2021-12-31")))
    markt = bouw.keurmerkgebied("markt", certificaten=(), soort=Keurmerksoort.WINKELGEBIED)
    bouw.certificering(markt, 1, geldig_van=None, geldig_tot=None, wanneer="nog niet verlopen")
    kade = bouw.keurmerkgebied("kade", certificaten=())
    velden = {"geldig_van": "2019-12-31", "geldig_tot": None, "wanneer": "eind 2019", "hercertificering": True}
    bouw.certificering(kade, 1, **velden)
    for stuk in (oud, markt, kade):
        bouw.openbaar(stuk)
    return oud, markt, kade


def totaal(soort, aantal, code="2022"):
    indicator = fabriek.indicator(TOTALEN[soort], soort=Meetsoort.STAND)
    return fabriek.vastgestelde_meting(code, van=indicator, aantal=aantal)


def haal(client, **vragen):
    return client.get(ADRES, vragen)


def standen(antwoord):
    return {rij.blad.slug: rij.stand.value for rij, _ in antwoord.context["gebieden"]}


def telling(antwoord):
    return {t.soort.value: [keer for _, keer in t.standen] for t in antwoord.context["tellingen"]}


def rest(antwoord):
    """What the table of counts says of areas without a name."""
    rijen = [rij.niet_bij_naam if rij.op_dag else None for rij in antwoord.context["tellingen"]]
    return dict(zip((t.soort.value for t in antwoord.context["tellingen"]), rijen, strict=True))


@pytest.mark.usefixtures("gebieden")
def test_three_classes_on_a_chosen_day(client):
    antwoord = haal(client, datum="2019-12-31")
    assert standen(antwoord) == {"haven": "met", "kade": "met", "markt": "onbekend"}
    assert telling(antwoord) == {"bedrijventerrein": [2, 0, 0], "winkelgebied": [0, 1, 0], "buitengebied": [0, 0, 0]}
    assert antwoord.context["antwoord"] == (
        "Wij kennen drie gebieden bij naam. Op 31 december 2019 hadden twee daarvan het keurmerk. "
        "Van één weten wij het niet."
    )
    assert standen(haal(client, datum="2022-01-01")) == {"haven": "zonder", "kade": "onbekend", "markt": "onbekend"}


@pytest.mark.usefixtures("gebieden")
def test_without_a_day_it_is_today(client):
    antwoord = haal(client)
    assert antwoord.context["dag"] == timezone.localdate()
    assert antwoord.context["meldingen"] == []
    assert antwoord.context["antwoord"] == (
        "Wij kennen drie gebieden bij naam. Van geen gebied weten wij zeker dat het vandaag het keurmerk heeft. "
        "Eén heeft het niet."
    )


@pytest.mark.parametrize("dag", ["2019-12-31", "31-12-2019", " 2019-12-31 "])
def test_a_day_in_two_ways_of_writing(client, dag):
    antwoord = haal(client, datum=dag)
    assert (antwoord.context["dag"], antwoord.context["meldingen"]) == (datetime.date(2019, 12, 31), [])


@pytest.mark.parametrize("dag", ["2019-02-30", "gisteren", "2019", "9" * 300, "\0"])
def test_a_day_that_does_not_exist_gives_today_and_says_so(client, dag):
    antwoord = haal(client, datum=dag)
    schoon = dag.replace("\0", "")[:40]
    zin = f"‘{schoon}’ is geen dag die bestaat. Schrijf een dag zo: 31-12-2019. {VANDAAG}"
    assert antwoord.context["dag"] == timezone.localdate()
    assert antwoord.context["meldingen"] == ([zin] if schoon else [])


def test_the_first_and_the_last_day(client):
    morgen = timezone.localdate() + datetime.timedelta(days=1)
    for dag, goed in (("2000-01-01", True), ("1999-12-31", False), (morgen.isoformat(), False)):
        antwoord = haal(client, datum=dag)
        assert (antwoord.context["dag"] == timezone.localdate()) is not goed
        assert len(antwoord.context["meldingen"]) == (0 if goed else 1)
    assert haal(client, datum="1999-12-31").context["meldingen"] == [
        f"Kies een dag vanaf 1 januari 2000 tot en met vandaag. U koos 31 december 1999. {VANDAAG}"
    ]


@pytest.mark.usefixtures("gebieden")
def test_filter_and_order(client):
    def namen(**vragen):
        return [rij.record.blad.slug for rij in haal(client, datum="2019-12-31", **vragen).context["tabel"].rows]

    assert namen() == ["haven", "kade", "markt"]
    assert namen(soort="winkelgebied") == ["markt"]
    assert namen(stand="met") == ["haven", "kade"]
    assert namen(stand="met", soort="winkelgebied") == []
    assert namen(sorteer="-naam") == ["markt", "kade", "haven"]
    assert namen(sorteer="tot") == ["haven", "kade", "markt"]
    antwoord = haal(client, soort="molen", sorteer="kleur", plek="1")
    assert antwoord.context["meldingen"] == [
        "Bij ‘Soort gebied’ kennen wij de keuze ‘molen’ niet. Dat filter staat nu uit.",
        "Het filter ‘plek’ kennen wij niet. Wij hebben het overgeslagen.",
        "Op ‘kleur’ kunnen wij niet sorteren. De gewone volgorde staat er.",
    ]


@pytest.mark.usefixtures("gebieden")
def test_the_rest_of_the_published_total_is_not_known_by_name(client):
    totaal(Keurmerksoort.BEDRIJVENTERREIN, 11)
    totaal(Keurmerksoort.WINKELGEBIED, 1)
    totaal(Keurmerksoort.BUITENGEBIED, 0)
    antwoord = haal(client, datum="2022-06-30")
    # The harbour lost its mark before 2022, so it is none of the eleven; the quay can be.
    assert rest(antwoord) == {"bedrijventerrein": 10, "winkelgebied": 0, "buitengebied": 0}
    kaarten = [tekst(kaart) for kaart in met_klasse(vraag(client, ADRES).main, "kaart")]
    assert ["Niet bij naam bekend: minstens 10." in kaarten[0], "Niet bij naam bekend: geen." in kaarten[1]] == [
        True,
        True,
    ]


@pytest.mark.usefixtures("gebieden")
@pytest.mark.parametrize(("dag", "telt"), [("2021-12-31", False), ("2022-01-01", True), ("2022-12-31", True)])
def test_a_total_counts_only_in_its_own_time(client, dag, telt):
    totaal(Keurmerksoort.BEDRIJVENTERREIN, 11)
    antwoord = haal(client, datum=dag)
    assert antwoord.context["op_dag"] is telt
    assert ("is voor deze dag niet te zeggen" in antwoord.content.decode()) is not telt


@pytest.mark.usefixtures("gebieden")
def test_the_rest_is_never_negative(client):
    totaal(Keurmerksoort.WINKELGEBIED, 0)
    assert rest(haal(client, datum="2022-06-30"))["winkelgebied"] == 0


@pytest.mark.usefixtures("gebieden")
def test_the_total_of_the_chosen_time_goes_before_a_newer_one(client):
    totaal(Keurmerksoort.BEDRIJVENTERREIN, 11, "2022")
    totaal(Keurmerksoort.BEDRIJVENTERREIN, 14, "2024")
    assert [c.punt.aantal for c in haal(client, datum="2022-06-30").context["totalen"]] == [11]
    assert [c.punt.aantal for c in haal(client, datum="2019-06-30").context["totalen"]] == [14]


def test_each_area_has_its_anchor_and_all_its_certificates(client, gebieden):
    pagina = vraag(client, ADRES)
    assert [deel.get("id") for deel in met_klasse(pagina.main, "keurmerk__gebied")] == ["haven", "kade", "markt"]
    for stuk in gebieden:
        [deel] = [deel for deel in met_klasse(pagina.main, "keurmerk__gebied") if deel.get("id") == stuk.slug]
        assert len(met_klasse(deel, "feiten")) == stuk.certificeringen.count()
    kade = next(deel for deel in met_klasse(pagina.main, "keurmerk__gebied") if deel.get("id") == "kade")
    assert [tekst(dd) for dd in kade.iter("dd")][:2] == [
        "Eind 2019 (wij rekenen vanaf 31 december 2019)",
        "niet in onze bronnen",
    ]


def test_a_concept_is_not_shown(client, gebieden):
    gebieden[0].naam = "Geheime haven"
    gebieden[0].save()
    bouw.keurmerkgebied("geheim")
    antwoord = haal(client)
    assert sorted(standen(antwoord)) == ["haven", "kade", "markt"]
    assert "eheim" not in antwoord.content.decode()


@pytest.mark.usefixtures("gebieden")
def test_a_correction_stands_on_top_and_at_the_area_that_it_names(client, rectificeer):
    rectificatie = rectificeer("Kade kreeg het keurmerk opnieuw.", "Kade kreeg het niet opnieuw.")
    antwoord = haal(client)
    assert antwoord.context["rectificaties"] == [rectificatie]
    assert {rij.blad.slug: over for rij, over in antwoord.context["gebieden"]} == {
        "haven": [],
        "kade": [rectificatie],
        "markt": [],
    }
    assert antwoord.content.decode().count("Kade kreeg het niet opnieuw.") == 2


@pytest.mark.usefixtures("gebieden")
def test_a_name_within_a_word_is_not_that_area(client, rectificeer):
    rectificeer("Kademuur kreeg het keurmerk.", "Dat was niet zo.")
    assert [over for _, over in haal(client).context["gebieden"]] == [[], [], []]


@pytest.fixture
def rectificeer():
    """A correction of a report of which only the title is known."""

    def rectificeer(stond, is_):
        teksten = {"wat_er_stond": stond, "wat_het_is": is_}
        return verbeterd(alleen_titel(), indicatoren=[fabriek.indicator(OPNIEUW)], **teksten)

    return rectificeer


def test_the_page_links_to_the_covenant_only_when_readers_can_see_it(client):
    stuk = bouw.convenant("keurmerk-veilig-ondernemen")
    assert haal(client).context["convenant"] is None
    bouw.openbaar(stuk)
    assert haal(client).context["convenant"].slug == "keurmerk-veilig-ondernemen"
