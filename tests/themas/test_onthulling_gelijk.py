"""Two towns that differ only in what is hidden look the same on every page and in every file."""

from decimal import Decimal

import pytest
from django.core.cache import cache

from rapportages.vaststellen import stel_vast
from tests import fabriek
from tests.themas.kleinestad import D, buurten, geldt, vervang
from tests.themas.lezer import alles
from themas.enums import Gebiedsoort, Maat
from themas.models import Indicator, Meting


pytestmark = pytest.mark.django_db


def ziet_er_hetzelfde_uit(client, *anders):
    """Changes the given rows, and looks whether any page or file changes with them."""
    eerst = alles(client)
    for rij, velden in anders:
        Meting.objects.filter(pk=rij.pk).update(**velden)
    cache.clear()
    daarna = alles(client)
    assert daarna.keys() == eerst.keys()
    for adres, inhoud in eerst.items():
        assert daarna[adres] == inhoud, adres


@pytest.mark.parametrize(("eerste", "tweede"), [(2, 21), (4, 19), (1, 22)])
def test_helften(client, overlast, eerste, tweede):
    for code, aantal in {"2017": 30, "2017-H1": 14, "2017-H2": 16, "2019": 23}.items():
        geldt(overlast, code, aantal)
    h1, h2 = geldt(overlast, "2019-H1", 3), geldt(overlast, "2019-H2", 20)
    ziet_er_hetzelfde_uit(client, (h1, {"aantal": eerste}), (h2, {"aantal": tweede}))


def test_een_helft_die_volgt_uit_het_jaar(client, overlast):
    for code, aantal in {"2017": 30, "2019": 23}.items():
        geldt(overlast, code, aantal)
    h1 = geldt(overlast, "2019-H1", 20)
    ziet_er_hetzelfde_uit(client, (h1, {"aantal": 21}))


def test_het_peiljaar_zelf(client, overlast):
    """A hidden basis: no change, no rate, no verdict, no index, no dashed line."""
    peil = geldt(overlast, "2017", 2)
    for code, aantal in {"2018": 30, "2019": 40}.items():
        geldt(overlast, code, aantal)
    ziet_er_hetzelfde_uit(client, (peil, {"aantal": 4}))


def test_een_gemeld_tarief_naast_een_klein_aantal(client, overlast):
    klein = geldt(overlast, "2019", 2, waarde="0.010")
    geldt(overlast, "2017", 30)
    ziet_er_hetzelfde_uit(client, (klein, {"aantal": 4, "waarde": Decimal("0.020")}))


def test_een_gemeld_tarief_dat_een_klein_aantal_betekent(client, overlast):
    """1,0 per 100.000 of 200.000 people is 2 people, and everybody has the denominator."""
    Indicator.objects.filter(pk=overlast.pk).update(per=100_000)
    geldt(overlast, "2017", 30)
    klein = geldt(overlast, "2019", waarde="1.0")
    ziet_er_hetzelfde_uit(client, (klein, {"waarde": Decimal("2.0")}))


@pytest.mark.parametrize("maat", [Maat.AANTAL, Maat.PER_NOEMER])
def test_een_gemelde_verandering(client, overlast, maat):
    """+1.400% to 30 started at 2."""
    klein = geldt(overlast, "2017", 2)
    geldt(overlast, "2018", 30)
    sprong = fabriek.vastgestelde_verandering(1400, "2018", sinds="2017", van=overlast, maat=maat)
    terug = fabriek.vastgestelde_verandering(-90, "2017", sinds="2016", van=overlast, maat=maat)
    ziet_er_hetzelfde_uit(client, (klein, {"aantal": 3}), (sprong, {"verandering": 900}), (terug, {"verandering": -85}))


def test_een_gemelde_verandering_sinds_een_klein_aantal_dat_geen_peiljaar_is(client, overlast):
    geldt(overlast, "2017", 30)
    klein = geldt(overlast, "2018", 2)
    geldt(overlast, "2019", 40)
    sprong = fabriek.vastgestelde_verandering(1900, "2019", sinds="2018", van=overlast, maat=Maat.AANTAL)
    ziet_er_hetzelfde_uit(client, (klein, {"aantal": 4}), (sprong, {"verandering": 900}))


def test_een_gemelde_verandering_in_de_lijst_van_wijzigingen(client, overlast):
    klein = geldt(overlast, "2017", 2)
    geldt(overlast, "2018", 30)
    oud = fabriek.vastgestelde_verandering(1300, "2018", sinds="2017", van=overlast, maat=Maat.AANTAL)
    nieuw = fabriek.verandering(
        1400,
        "2018",
        sinds="2017",
        van=overlast,
        maat=Maat.AANTAL,
        status="ingediend",
        vervangt=oud,
        reden="Bijgesteld.",
    )
    stel_vast(rijen=[nieuw], door=fabriek.gebruiker("collega"))
    ziet_er_hetzelfde_uit(client, (klein, {"aantal": 3}), (nieuw, {"verandering": 900}))


def test_wijzigingen(client, overlast):
    geldt(overlast, "2017", 30)
    geldt(overlast, "2019", 23)
    h1, h2 = geldt(overlast, "2019-H1", 3), geldt(overlast, "2019-H2", 20)
    nieuw1, nieuw2 = vervang(h1, aantal=2), vervang(h2, aantal=21)
    ziet_er_hetzelfde_uit(
        client,
        (h1, {"aantal": 4}),
        (h2, {"aantal": 19}),
        (nieuw1, {"aantal": 1}),
        (nieuw2, {"aantal": 22}),
    )


@pytest.mark.parametrize("waarden", [(4, 3, 2, 1), (1, 2, 3, 4), (2, 3, 4, 1)])
def test_buurten_staan_niet_op_volgorde_van_wat_verborgen_is(client, overlast, waarden):
    """Sorted by count, four times "<5" tells which is 4 and which is 1."""
    wijk, vier = buurten("Dorp", "Centrum", "Beneden", "Anker")
    geldt(overlast, "2019", 10)
    geldt(overlast, "2019", 10, wijk)
    rijen = [geldt(overlast, "2019", aantal, buurt) for aantal, buurt in zip((3, 3, 3, 1), vier, strict=True)]
    ziet_er_hetzelfde_uit(client, *((rij, {"aantal": w}) for rij, w in zip(rijen, waarden, strict=True)))


def test_een_verborgen_buurt_staat_niet_tussen_de_aantallen(client, overlast):
    """Between 12 and 11 stands 11 or 12, and then the rest follows."""
    wijk, vier = buurten("Dorp", "Centrum", "Beneden", "Anker")
    geldt(overlast, "2019", 70, wijk)
    klein, mee, *_ = [geldt(overlast, "2019", n, buurt) for n, buurt in zip((3, 11, 31, 25), vier, strict=True)]
    groot = fabriek.gebied("BU99990A", "Elders", soort=Gebiedsoort.BUURT, ligt_in=fabriek.gebied())
    geldt(overlast, "2019", 12, groot)
    ziet_er_hetzelfde_uit(client, (klein, {"aantal": 1}), (mee, {"aantal": 13}))


@pytest.mark.parametrize("drempel_van_de_rest", [D, None])
def test_onderdelen(client, drempel_van_de_rest):
    geheel = fabriek.indicator("overlast", onthullingsdrempel=drempel_van_de_rest)
    delen = [
        fabriek.indicator(slug, onderdeel_van=geheel, onthullingsdrempel=D if slug == "brand" else drempel_van_de_rest)
        for slug in ("brand", "lawaai", "vuil")
    ]
    fabriek.doelstelling(indicatoren=[geheel, *delen])
    wijk, (buurt,) = buurten("Dorp")
    for gebied in (None, wijk, buurt):
        geldt(geheel, "2017", 40, gebied)
        geldt(geheel, "2019", 30, gebied)
    for deel in delen:
        geldt(deel, "2017", 10)
    rijen = {
        (gebied, deel.slug): geldt(deel, "2019", aantal, gebied)
        for gebied in (None, wijk, buurt)
        for deel, aantal in zip(delen, (3, 12, 15), strict=True)
    }
    anders = {"brand": 2, "lawaai": 13, "vuil": 15}
    ziet_er_hetzelfde_uit(client, *((rij, {"aantal": anders[slug]}) for (_, slug), rij in rijen.items()))


def test_het_enige_onderdeel_verbergt_zijn_geheel_ook_in_de_wijken(client):
    fabriek.beleidsplan()
    geheel = fabriek.indicator("overlast")
    deel = fabriek.indicator("brand", onderdeel_van=geheel, onthullingsdrempel=D)
    wijk, _ = buurten("Dorp")
    rijen = [geldt(i, "2019", 3, gebied) for i in (geheel, deel) for gebied in (None, wijk)]
    ziet_er_hetzelfde_uit(client, *((rij, {"aantal": 2}) for rij in rijen))
