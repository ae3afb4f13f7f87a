"""What was not approved is on no page, in no download and in no figure, however one gets there."""

import io
import re
import zipfile

import pytest
from django.test import Client
from django.urls import get_resolver

from rapportages.vaststellen import dien_in, stel_vast, stuur_terug
from tests import fabriek
from tests.site.gemeente import bouw
from tests.site.kruip import kruip
from themas.enums import Doelsoort, Status
from themas.models import Doelstelling, Indicator, Meting


pytestmark = pytest.mark.django_db
#: Recognisable, whatever stands between the thousands.
GETALLEN = {"concept": 7_654_321, "ingediend": 8_765_432, "teruggestuurd": 9_876_543, "vastgesteld": 6_543_219}
WOORD = {status: f"Geheimschrift-{status}" for status in GETALLEN}


def tekst_in(inhoud: bytes) -> str:
    """The words of an answer; of a spreadsheet those of all parts of the zip file."""
    if not zipfile.is_zipfile(io.BytesIO(inhoud)):
        return inhoud.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        return "\n".join(pakket.read(naam).decode(errors="replace") for naam in pakket.namelist())


def staat_in(inhoud: bytes, status: str) -> bool:
    tekst = tekst_in(inhoud)
    getal = r"[.,\s\u00a0\u202f]?".join(re.findall(r"\d(?=(?:\d{3})*\b)|\d", str(GETALLEN[status])))
    return WOORD[status] in tekst or re.search(getal, tekst) is not None


@pytest.fixture
def open_cijfers():
    """Of each status a figure that would be the newest, a correction of a public figure, and a judgement."""
    bouw(2)
    invoerder, collega = fabriek.gebruiker(), fabriek.gebruiker("collega")
    indicatoren = list(Indicator.objects.filter(doelstellingen__isnull=False).distinct())[:2]
    doel = Doelstelling.objects.filter(soort=Doelsoort.KWALITATIEF).first()
    rijen = {}
    for jaar, (status, getal) in enumerate(GETALLEN.items(), start=2020):
        rijen[status] = [
            fabriek.meting(str(jaar), van=i, aantal=getal, bron=WOORD[status], opmerking=WOORD[status])
            for i in indicatoren
        ]
        beoordeling = fabriek.beoordeling(str(jaar), doel=doel, toelichting=WOORD[status], bewijs=WOORD[status])
        for groep in (rijen[status], [beoordeling]):
            if status != "concept":
                dien_in(rijen=groep, door=invoerder)
            if status == "teruggestuurd":
                stuur_terug(rijen=groep, door=collega, notitie=WOORD[status])
            if status == "vastgesteld":
                stel_vast(rijen=groep, door=collega)
    for i, oud in enumerate(Meting.objects.publiek().filter(indicator=indicatoren[0], periode__code="2019")[:1]):
        fabriek.meting("2019", van=oud.indicator, in_gebied=oud.gebied, vervangt=oud, reden=WOORD["concept"],
                       aantal=GETALLEN["concept"] + i)  # fmt: skip
    return rijen


def test_nothing_that_was_not_approved_reaches_a_reader(open_cijfers):
    bezoek = kruip(Client())
    assert {antwoord.status for antwoord in bezoek.values()} == {200}
    assert {"csv", "xlsx"} <= {antwoord.pad.rpartition(".")[2] for antwoord in bezoek.values()}
    assert any("json" in antwoord.soort for antwoord in bezoek.values())
    gevonden = {
        status: [adres for adres, antwoord in bezoek.items() if staat_in(antwoord.inhoud, status)]
        for status in GETALLEN
    }
    assert {status: adressen for status, adressen in gevonden.items() if status != "vastgesteld"} == {
        "concept": [],
        "ingediend": [],
        "teruggestuurd": [],
    }
    # The same search does find what was approved: on pages, in downloads and in figures.
    soorten = {bezoek[adres].soort.partition(";")[0] for adres in gevonden["vastgesteld"]}
    assert {"text/html", "text/csv", "application/json"} <= soorten
    assert any(adres.endswith(".xlsx") for adres in gevonden["vastgesteld"])


def test_asking_for_the_period_of_an_open_figure_gives_nothing_either(open_cijfers, client):
    for indicator in {rij.indicator for rij in open_cijfers["concept"]}:
        for periode in ("2019", "2020", "2021", "2022", "2020-H1"):
            for pad in (f"/indicatoren/{indicator.slug}/", "/dashboard/", "/dashboard/doelen.csv"):
                inhoud = client.get(pad, {"periode": periode}).getvalue()
                assert [s for s in GETALLEN if s != "vastgesteld" and staat_in(inhoud, s)] == []


def test_all_statuses_are_there():
    """A status that is added later must be looked for too."""
    assert set(GETALLEN) == {status.value for status in Status}


def test_nor_does_the_api_tell(open_cijfers, client):
    """Every address of the API, with every filter that could make a difference."""
    zoek = (
        "",
        "?perPagina=500",
        "?periode=2020",
        "?periode=nieuwste",
        "?jaar=2020",
        "?jaarVanaf=2020",
        "?soort=stroom",
    )
    gevonden = dict.fromkeys(GETALLEN, 0)
    for adres in _adressen_van_de_api():
        for vraag in zoek:
            antwoord = client.get(f"/api/v1/{adres}{vraag}")
            assert antwoord.status_code in (200, 400, 404)
            for status in GETALLEN:
                gevonden[status] += staat_in(antwoord.content + str(antwoord.headers).encode(), status)
    assert gevonden.pop("vastgesteld") > 5
    assert gevonden == {"concept": 0, "ingediend": 0, "teruggestuurd": 0}


def _adressen_van_de_api():
    """Each with names that are there; of indicators with that of every one."""
    for patroon in get_resolver().namespace_dict["api-1"][1].url_patterns:
        pad = str(patroon.pattern)
        for indicator in Indicator.objects.all() if pad.startswith("indicatoren/<") else [None]:
            namen = {"plan": "plan-2019-2022", "code": "GM9999", "slug": indicator.slug if indicator else "thema-0"}
            yield re.sub(r"<(?:\w+:)?(\w+)>", lambda gevonden, namen=namen: namen.get(gevonden[1], "1"), pad)
