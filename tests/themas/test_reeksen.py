"""The door from rows to series: only what is approved and not replaced goes through, here and on every page."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from rapportages.vaststellen import stel_vast
from tests import fabriek
from tests.site.kruip import kruip, tekst
from tests.themas.lezer import XLSX, alles
from themas.berekening import Breuk, Niveau, Noemer, Periode, Verandering
from themas.enums import (
    Breukgevolg,
    Doelsoort,
    Gebiedsoort,
    Kwaliteit,
    Maat,
    Meetsoort,
    Noemeraard,
    Noemersoort,
    Oordeel,
    Richting,
    Status,
)
from themas.models import Meting
from themas.reeksen import kenmerken_van, reeks_voor, reeksen_voor


pytestmark = pytest.mark.django_db
OPEN = [Status.CONCEPT, Status.INGEDIEND, Status.TERUGGESTUURD]
ONTHULD = re.compile(r"987[.,]?654")
#: Where a program reads what was corrected, as a reader does on the page of the figure.
VAN_CORRECTIES = ("/open-data/correcties.atom", "/api/v1/rectificaties")


def p(code):
    return Periode.van_code(code)


def niveau(aantal):
    return Niveau(aantal=aantal, bron=fabriek.BRON)


def open_velden(status):
    velden = {"status": status}
    if status == Status.TERUGGESTUURD:
        velden |= {"beoordeeld_door": fabriek.gebruiker("collega"), "beoordelingsnotitie": "Nee."}
    return velden


# What goes through


def test_alle_velden_komen_mee():
    inbraak = fabriek.indicator(
        noemersoort=Noemersoort.WONINGEN, per=100, decimalen=2, gewenste_richting=Richting.HOGER, optelbaar=False
    )
    fabriek.vastgestelde_meting("2017", van=inbraak, aantal=1040, waarde="13.0", marge=Decimal("0.5"))
    fabriek.vastgestelde_meting("2019-H1", van=inbraak, aantal=0, kwaliteit=Kwaliteit.VOORLOPIG)
    fabriek.vastgestelde_verandering(-38, "2019", sinds="2017", van=inbraak, maat=Maat.AANTAL)
    fabriek.noemer(80_000, jaar=2017, soort=Noemersoort.WONINGEN, kwaliteit=Kwaliteit.GESCHAT)
    fabriek.noemer(200_000, jaar=2017, soort=Noemersoort.INWONERS)
    fabriek.reeksbreuk(indicatoren=[inbraak], datum="2018-07-01", gevolg=Breukgevolg.VOORBEHOUD)
    reeks = reeks_voor(inbraak, fabriek.gebied())
    assert (reeks.gebied, reeks.kenmerken, reeks.verborgen) == ("Voorbeeldstad", kenmerken_van(inbraak), {})
    assert reeks.niveaus == {
        p("2017"): Niveau(1040, Decimal("13.0"), 1, Decimal("0.5"), bron=fabriek.BRON),
        p("2019-H1"): Niveau(0, kwaliteit=Kwaliteit.VOORLOPIG, bron=fabriek.BRON),
    }
    assert reeks.veranderingen == {(p("2019"), p("2017")): Verandering(Decimal(-38), Maat.AANTAL, bron=fabriek.BRON)}
    assert reeks.noemers == {2017: Noemer(80_000, kwaliteit=Kwaliteit.GESCHAT)}
    assert reeks.breuken == (
        Breuk(
            date(2018, 7, 1),
            "Een nieuwe manier van tellen",
            Breukgevolg.VOORBEHOUD,
            "Sinds 2018 telt de bron anders.",
        ),
    )


def test_de_kenmerken_van_een_indicator():
    kenmerken = kenmerken_van(
        fabriek.indicator(
            "overlast", soort=Meetsoort.STAND, noemersoort=Noemersoort.JONGEREN, per=10, decimalen=3, optelbaar=False
        )
    )
    assert (kenmerken.slug, kenmerken.soort, kenmerken.noemersoort) == (
        "overlast",
        Meetsoort.STAND,
        Noemersoort.JONGEREN,
    )
    assert (kenmerken.per, kenmerken.decimalen, kenmerken.richting, kenmerken.optelbaar) == (
        10,
        3,
        Richting.LAGER,
        False,
    )


@pytest.mark.parametrize("status", OPEN)
def test_wat_niet_is_vastgesteld_komt_niet_mee(status):
    fabriek.meting("2019", **open_velden(status))
    fabriek.verandering(-38, "2018", **open_velden(status))
    reeks = reeks_voor(fabriek.indicator(), fabriek.gebied())
    assert (reeks.niveaus, reeks.veranderingen) == ({}, {})


def test_wat_is_vervangen_komt_niet_mee():
    oud = fabriek.vastgestelde_meting("2019", aantal=673)
    nieuw = fabriek.meting("2019", aantal=680, status=Status.INGEDIEND, vervangt=oud, reden="Herteld.")
    assert reeks_voor(oud.indicator, oud.gebied).niveaus == {p("2019"): niveau(673)}
    stel_vast(rijen=[nieuw], door=fabriek.gebruiker("collega"))
    assert reeks_voor(oud.indicator, oud.gebied).niveaus == {p("2019"): niveau(680)}
    assert list(Meting.objects.publiek()) == [nieuw]


def test_wat_is_vervangen_komt_ook_niet_mee_als_het_later_is_ingevoerd():
    """The series must not owe its figure to the order of the rows."""
    nieuw = fabriek.vastgestelde_meting("2019", aantal=680)
    fabriek.vastgestelde_meting("2019", aantal=673, opgevolgd_op=timezone.now())
    assert reeks_voor(nieuw.indicator, nieuw.gebied).niveaus == {p("2019"): niveau(680)}


def test_elk_gebied_en_elk_cijfer_apart():
    een, ander = fabriek.indicator("een"), fabriek.indicator("ander")
    hier, daar = fabriek.gebied(), fabriek.gebied("NL01", "Nederland", soort=Gebiedsoort.LAND)
    fabriek.vastgestelde_meting("2019", van=een, in_gebied=hier, aantal=1)
    fabriek.vastgestelde_meting("2019", van=een, in_gebied=daar, aantal=2)
    fabriek.vastgestelde_meting("2019", van=ander, in_gebied=daar, aantal=3)
    reeksen = reeksen_voor([een, ander], [hier, daar])
    aantallen = {sleutel: {n.aantal for n in reeks.niveaus.values()} for sleutel, reeks in reeksen.items()}
    assert aantallen == {
        (een.pk, hier.pk): {1},
        (een.pk, daar.pk): {2},
        (ander.pk, hier.pk): set(),
        (ander.pk, daar.pk): {3},
    }


def test_de_stand_van_1_januari_gaat_voor_het_jaargemiddelde():
    inbraak = fabriek.indicator(noemersoort=Noemersoort.INWONERS)
    fabriek.noemer(201_000, jaar=2018, aard=Noemeraard.JAARGEMIDDELDE)
    fabriek.noemer(202_000, jaar=2019, aard=Noemeraard.JAARGEMIDDELDE)
    fabriek.noemer(203_000, jaar=2019)
    fabriek.noemer(204_000, jaar=2020)
    fabriek.noemer(205_000, jaar=2020, aard=Noemeraard.JAARGEMIDDELDE)
    fabriek.noemer(206_000, jaar=2021).__class__.objects.filter(aantal=206_000).update(peildatum=date(2021, 7, 1))
    assert reeks_voor(inbraak, fabriek.gebied()).noemers == {
        2018: Noemer(201_000, Noemeraard.JAARGEMIDDELDE),
        2019: Noemer(203_000),
        2020: Noemer(204_000),
    }


def test_breuken_staan_op_datum():
    inbraak = fabriek.indicator()
    for slug, datum in (("b", "2019-01-01"), ("a", "2015-05-01"), ("c", "2017-04-01")):
        fabriek.reeksbreuk(slug, indicatoren=[inbraak], datum=datum, titel=slug)
    fabriek.reeksbreuk("z", indicatoren=[fabriek.indicator("ander")], datum="2016-01-01", titel="z")
    assert [breuk.titel for breuk in reeks_voor(inbraak, fabriek.gebied()).breuken] == ["a", "c", "b"]


def test_een_gemelde_waarde_houdt_haar_eigen_cijfers_ook_naast_een_noemer():
    """13 is less precise than 13,0; that somebody knows the number of homes changes nothing in that."""
    inbraak = fabriek.indicator(noemersoort=Noemersoort.WONINGEN, decimalen=1)
    fabriek.vastgestelde_meting("2017", van=inbraak, waarde="13")
    fabriek.noemer(80_000, jaar=2017, soort=Noemersoort.WONINGEN)
    reeks = reeks_voor(inbraak, fabriek.gebied())
    assert str(reeks.afgerond_tarief(reeks.punt(p("2017")))) == "13"


def test_evenveel_vragen_bij_veel_als_bij_weinig(django_assert_num_queries):
    een, hier = fabriek.indicator("een"), fabriek.gebied()
    fabriek.vastgestelde_meting("2019", van=een)
    with django_assert_num_queries(3):
        reeksen_voor([een], [hier])
    meer = [fabriek.indicator(f"i{n}") for n in range(10)]
    for indicator in meer:
        for jaar in range(2010, 2015):
            fabriek.vastgestelde_meting(str(jaar), van=indicator)
    with django_assert_num_queries(3):
        reeksen_voor([een, *meer], [hier])


# Every page and file


@pytest.fixture
def stad():
    """A town with two goals, an other area, wijken, and something approved of everything."""
    inbraak = fabriek.indicator(noemersoort=Noemersoort.INWONERS)
    roof = fabriek.indicator("roof", onderdeel_van=inbraak)
    nederland = fabriek.gebied("NL01", "Nederland", soort=Gebiedsoort.LAND)
    wijk = fabriek.gebied("WK999901", "Centrum", soort=Gebiedsoort.WIJK, ligt_in=fabriek.gebied())
    fabriek.doelstelling(indicatoren=[inbraak, roof])
    kwalitatief = fabriek.doelstelling("1-9", soort=Doelsoort.KWALITATIEF)
    for jaar in (2017, 2018, 2019):
        fabriek.noemer(200_000, jaar=jaar)
        fabriek.noemer(17_000_000, jaar=jaar, van=nederland)
        for indicator in (inbraak, roof):
            for gebied in (None, nederland, wijk):
                fabriek.vastgestelde_meting(str(jaar), van=indicator, in_gebied=gebied, aantal=300 + jaar - 2017)
    fabriek.beoordeling("2019", doel=kwalitatief, **fabriek.vastgesteld())
    return inbraak, roof, nederland, wijk, kwalitatief


@pytest.mark.parametrize("status", OPEN)
def test_geen_pagina_en_geen_bestand_kent_wat_niet_is_vastgesteld(client, stad, status):
    inbraak, roof, nederland, wijk, kwalitatief = stad
    voor = alles(client)
    velden = open_velden(status)
    for indicator in (inbraak, roof):
        for gebied in (None, nederland, wijk):
            fabriek.meting("2020", van=indicator, in_gebied=gebied, aantal=987_654, **velden)
            fabriek.meting("2020-H1", van=indicator, in_gebied=gebied, waarde="98765.4", **velden)
            fabriek.verandering(98765, "2019", sinds="2018", van=indicator, in_gebied=gebied, **velden)
    geldend = Meting.objects.publiek().get(indicator=inbraak, gebied=fabriek.gebied(), periode__code="2019")
    fabriek.meting("2019", van=inbraak, aantal=987_654, vervangt=geldend, reden="Reden 987654", **velden)
    fabriek.beoordeling("2020", doel=kwalitatief, oordeel=Oordeel.NIET_GEHAALD, toelichting="987654", **velden)
    daarna = alles(client)
    for adres, inhoud in daarna.items():
        assert not ONTHULD.search(str(inhoud)), adres
    assert daarna == voor


def _delen_met_onthuld(pakket: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(pakket)) as zip_:
        return [naam for naam in zip_.namelist() if ONTHULD.search(zip_.read(naam).decode())]


def test_een_vervangen_cijfer_staat_alleen_bij_de_wijzigingen(client, stad):
    inbraak, *_ = stad
    oud = Meting.objects.get(indicator=inbraak, gebied=fabriek.gebied(), periode__code="2019")
    Meting.objects.filter(pk=oud.pk).update(aantal=987_654)
    nieuw = fabriek.meting("2019", van=inbraak, aantal=310, status=Status.INGEDIEND, vervangt=oud, reden="Herteld.")
    stel_vast(rijen=[nieuw], door=fabriek.gebruiker("collega"))
    gevonden = set()
    for adres, antwoord in kruip(client).items():
        if antwoord.is_pagina:
            wijzigingen = [tekst(dt) for dt in antwoord.main.iter("dt") if ONTHULD.search(tekst(dt))]
            gevonden |= {(antwoord.pad, wijziging) for wijziging in wijzigingen}
            assert len(ONTHULD.findall(antwoord.html)) == len(wijzigingen), adres
        elif XLSX in antwoord.soort:
            cellen = [cel.value for rij in load_workbook(io.BytesIO(antwoord.inhoud)).active.iter_rows() for cel in rij]
            assert 987_654 not in cellen, adres
        elif antwoord.pad in VAN_CORRECTIES:
            assert ONTHULD.search(antwoord.inhoud.decode()), adres
        elif antwoord.soort == "application/zip":
            assert _delen_met_onthuld(antwoord.inhoud) == ["cijfercorrecties.csv"]
        else:
            assert not ONTHULD.search(antwoord.inhoud.decode(errors="replace")), adres
    assert gevonden == {("/indicatoren/woninginbraken/", "2019: van 987.654 naar 310")}
