"""Which figures of an indicator with a threshold are hidden: asked at the door, on random towns and by hand."""

import random

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError

from tests import fabriek
from tests.themas.aanvaller import herleid
from tests.themas.kleinestad import D, buurten, geldt, vervang
from themas.berekening import Periode
from themas.enums import Gebiedsoort
from themas.models import Gebied, Indicator
from themas.onthulling import Onthulling


pytestmark = pytest.mark.django_db


def stad(zaad):
    """A whole with two parts, in a town of wijken and buurten, over halves and years, some of it corrected."""
    kans = random.Random(zaad)
    geheel = fabriek.indicator("overlast", onthullingsdrempel=kans.choice([None, D]))
    delen = [fabriek.indicator(slug, onderdeel_van=geheel, onthullingsdrempel=D) for slug in ("brand", "vuil")]
    wijk, twee = buurten("Anker", "Beneden")
    plekken = {"2019": ("2019-H1", "2019-H2")}
    aantal = {
        (deel, buurt, helft): kans.choice([0, 0, 1, 2, 3, 4, 5, 6, 9])
        for deel in delen
        for buurt in twee
        for helft in plekken["2019"]
    }
    gemeente, alle = fabriek.gebied(), {}
    for indicator, onderdelen in ((geheel, delen), *((deel, [deel]) for deel in delen)):
        for gebied, waar in ((gemeente, twee), (wijk, twee), *((buurt, [buurt]) for buurt in twee)):
            for code, helften in (("2019", plekken["2019"]), *((helft, [helft]) for helft in plekken["2019"])):
                alle[indicator, gebied, code] = sum(aantal[o, b, h] for o in onderdelen for b in waar for h in helften)
    rijen = {plek: geldt(plek[0], plek[2], n, plek[1]) for plek, n in alle.items()}
    sommen = []
    for indicator, gebied, code in alle:
        if code == "2019":
            sommen.append(((indicator, gebied, code), tuple((indicator, gebied, h) for h in plekken[code])))
        if indicator == geheel:
            sommen.append(((indicator, gebied, code), tuple((deel, gebied, code) for deel in delen)))
        if gebied == wijk:
            sommen.append(((indicator, gebied, code), tuple((indicator, buurt, code) for buurt in twee)))
            sommen.append(((indicator, gemeente, code), ((indicator, gebied, code),)))
    return [geheel, *delen], rijen, sommen


@pytest.mark.parametrize("zaad", range(12))
def test_uit_een_stad_volgt_niets(zaad):
    indicatoren, rijen, sommen = stad(zaad)
    onthulling = Onthulling(indicatoren)
    publiek, verborgen, drempels = {}, {}, {}
    for (indicator, gebied, code), rij in rijen.items():
        tekst = onthulling.perioden(indicator.pk, gebied.pk).get(Periode.van_code(code))
        plek = (indicator, gebied, code)
        if tekst:
            verborgen[plek] = tekst
            if indicator.onthullingsdrempel:
                drempels[plek] = indicator.onthullingsdrempel
        else:
            publiek[plek] = rij.aantal
            assert not (indicator.onthullingsdrempel and 1 <= rij.aantal < D)
    gevonden = herleid(publiek, verborgen, sommen, drempels)
    assert {plek: n for plek, n in gevonden.items() if plek in drempels and 1 <= n < D} == {}


def test_elk_blad_verbergt_hetzelfde():
    """Asked for one indicator or for all together, the same cells are hidden."""
    indicatoren, rijen, _ = stad(3)
    samen = Onthulling(indicatoren)
    for indicator in indicatoren:
        alleen = Onthulling([indicator])
        for _, gebied, _ in rijen:
            assert alleen.perioden(indicator.pk, gebied.pk) == samen.perioden(indicator.pk, gebied.pk)


# What stays


def test_zonder_drempel_in_de_familie_wordt_niets_verborgen(django_assert_num_queries):
    geheel = fabriek.indicator("overlast")
    deel = fabriek.indicator("brand", onderdeel_van=geheel)
    fabriek.indicator("elders", onthullingsdrempel=D)
    for indicator in (geheel, deel):
        geldt(indicator, "2019", 1)
    hier = fabriek.gebied()
    with django_assert_num_queries(1):
        onthulling = Onthulling([geheel, deel])
        assert onthulling.perioden(geheel.pk, hier.pk) == {}
        assert onthulling.versies == {}


def test_met_een_drempel_drie_vragen_en_daarna_twee(django_assert_num_queries):
    """However many figures there are; the outcome is kept until a figure changes."""
    indicatoren, rijen, _ = stad(1)
    for vragen in (3, 2, 2):
        with django_assert_num_queries(vragen):
            onthulling = Onthulling(indicatoren)
            for indicator, gebied, _ in rijen:
                onthulling.perioden(indicator.pk, gebied.pk)
            assert onthulling.versies


def hele_uitkomst(indicator):
    onthulling = Onthulling([indicator])
    return [onthulling.perioden(indicator.pk, pk) for pk in Gebied.objects.order_by("pk").values_list("pk", flat=True)]


def test_wat_bewaard_is_vervalt_als_er_iets_verandert(overlast):
    """After an approval, a correction, another threshold, and after an area turns out to lie in another."""
    gemeente, los = fabriek.gebied(), fabriek.gebied("WK999901", "Centrum", soort=Gebiedsoort.WIJK)
    h2 = geldt(overlast, "2019-H2", 20)
    assert hele_uitkomst(overlast) == [{}, {}]

    jaar = geldt(overlast, "2019", 23)
    assert hele_uitkomst(overlast)[0].keys() == {Periode.van_code("2019-H1"), Periode.van_code("2019-H2")}

    vervang(h2, aantal=10)
    vervang(jaar, aantal=20)
    na_correctie = hele_uitkomst(overlast)[0]
    Indicator.objects.filter(pk=overlast.pk).update(onthullingsdrempel=30)
    assert hele_uitkomst(overlast)[0] != na_correctie

    Indicator.objects.filter(pk=overlast.pk).update(onthullingsdrempel=D)
    geldt(overlast, "2018", 3, los)
    geldt(overlast, "2018", 3, gemeente)
    ander = fabriek.gebied("WK999902", "Dorp", soort=Gebiedsoort.WIJK, ligt_in=gemeente)
    geldt(overlast, "2017", 3, los)
    geldt(overlast, "2017", 20, ander)
    geldt(overlast, "2017", 23, gemeente)
    voor = hele_uitkomst(overlast)
    los.ligt_in = gemeente
    los.save()
    bewaard = hele_uitkomst(overlast)
    cache.clear()
    assert bewaard == hele_uitkomst(overlast)
    assert bewaard != voor


def test_nul_en_de_drempel_zelf_blijven_staan(overlast):
    geldt(overlast, "2018", 0)
    geldt(overlast, "2019", D)
    assert Onthulling([overlast]).perioden(overlast.pk, fabriek.gebied().pk) == {}


def test_wat_nog_niet_is_vastgesteld_verbergt_niets(overlast):
    """A concept is not public, so it neither is hidden nor hides anything."""
    geldt(overlast, "2019", 23)
    geldt(overlast, "2019-H2", 20)
    fabriek.meting("2018", van=overlast, aantal=2)
    onthulling = Onthulling([overlast])
    assert onthulling.perioden(overlast.pk, fabriek.gebied().pk) == {
        Periode.van_code("2019-H1"): "<5",
        Periode.van_code("2019-H2"): "verborgen",
    }


def test_de_laagste_drempel_die_mag_laat_twee_aantallen_over():
    """ "<2" can only be 1."""
    with pytest.raises(ValidationError):
        Indicator(
            slug="x", naam="x", definitie="x", teller="x", bron="x", gewenste_richting="lager", onthullingsdrempel=2
        ).full_clean()
