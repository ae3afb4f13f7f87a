"""Hiding small counts, held against a reader who does all sums (``tests.themas.aanvaller``)."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.themas.aanvaller import herleid
from themas.berekening.onthulling import VERBORGEN, Som, verberg


D = 5


def aanval(aantallen, sommen, drempels, *, kent_de_regel=True):
    """The small counts that the reader finds out; a sum that does not add up is known to nobody.

    That a cell which went along is 0 or 12 he may find out, as long as no small one follows.
    """
    teksten = verberg(aantallen, sommen, drempels)
    publiek = {sleutel: aantal for sleutel, aantal in aantallen.items() if sleutel not in teksten}
    kloppend = [
        (som.geheel, som.delen)
        for som in sommen
        if all(lid in aantallen for lid in som.leden)
        and aantallen[som.geheel] == sum(aantallen[deel] for deel in som.delen)
    ]
    gevonden = herleid(publiek, teksten, kloppend, drempels, kent_de_regel=kent_de_regel)
    return {s: n for s, n in gevonden.items() if 1 <= n < drempels.get(s, 0)}


def overal(aantallen, drempel=D):
    return dict.fromkeys(aantallen, drempel)


# One sum at a time: "jaar" is "h1" + "h2", or "geheel" is a + b + c

JAAR = [Som("jaar", ("h1", "h2"))]


@pytest.mark.parametrize(
    ("aantallen", "drempels", "verwacht"),
    [
        # Nothing small, nothing hidden; 0 and the threshold itself are not small.
        ({"jaar": 30, "h1": 10, "h2": 20}, D, {}),
        ({"jaar": 5, "h1": 0, "h2": 5}, D, {}),
        ({"jaar": 0, "h1": 0, "h2": 0}, D, {}),
        # The other part goes along, so that nobody subtracts.
        ({"jaar": 23, "h1": 3, "h2": 20}, D, {"h1": "<5", "h2": VERBORGEN}),
        # Two small ones hide each other.
        ({"jaar": 6, "h1": 3, "h2": 3}, D, {"h1": "<5", "h2": "<5"}),
        # 4 + 4 is the only way to 8: the year goes along.
        ({"jaar": 8, "h1": 4, "h2": 4}, D, {"h1": "<5", "h2": "<5", "jaar": VERBORGEN}),
        # 1 + 1 is a year that is small itself; it may be 2, 3 or 4.
        ({"jaar": 2, "h1": 1, "h2": 1}, D, {"h1": "<5", "h2": "<5", "jaar": "<5"}),
        # Under 3 it could only be 1 + 1, so nothing is called small.
        ({"jaar": 2, "h1": 1, "h2": 1}, 3, {"h1": VERBORGEN, "h2": VERBORGEN, "jaar": VERBORGEN}),
        # 6 is 1 + 5 for who knows that "verborgen" is not small.
        ({"jaar": 6, "h1": 1, "h2": 5}, D, {"h1": "<5", "h2": VERBORGEN, "jaar": VERBORGEN}),
        # Beside 0 the year is as small as the half, and neither says how small.
        ({"jaar": 1, "h1": 1, "h2": 0}, D, {"h1": "<5", "jaar": "<5"}),
        # A sum that does not add up gives nothing away.
        ({"jaar": 22, "h1": 3, "h2": 20}, D, {"h1": "<5"}),
        # Nor does one with an unknown member.
        ({"jaar": 23, "h1": 3}, D, {"h1": "<5"}),
    ],
)
def test_jaar_en_helften(aantallen, drempels, verwacht):
    assert verberg(aantallen, JAAR, overal(aantallen, drempels)) == verwacht


def test_zonder_drempel_wordt_niets_verborgen():
    assert verberg({"jaar": 3, "h1": 1, "h2": 2}, JAAR, {}) == {}


def test_alleen_wie_een_drempel_heeft_is_klein():
    """A part with a threshold beside one without: the other goes along and says that it is hidden."""
    aantallen = {"geheel": 5, "a": 2, "b": 3}
    assert verberg(aantallen, [Som("geheel", ("a", "b"))], {"a": D}) == {"a": "<5", "b": VERBORGEN}


@pytest.mark.parametrize("drempel", [3, 5, 10])
def test_de_grenzen_van_de_drempel(drempel):
    aantallen = {"nul": 0, "een": 1, "onder": drempel - 1, "op": drempel}
    verborgen = verberg(aantallen, [], overal(aantallen, drempel))
    assert verborgen == {"een": f"<{drempel}", "onder": f"<{drempel}"}


def test_de_kleinste_andere_gaat_mee_en_nul_het_laatst():
    aantallen = {"geheel": 32, "a": 2, "b": 0, "c": 10, "d": 20}
    sommen = [Som("geheel", ("a", "b", "c", "d"))]
    assert verberg(aantallen, sommen, overal(aantallen)) == {"a": "<5", "c": VERBORGEN}


def test_de_volgorde_van_de_sommen_maakt_niet_uit():
    """The same page for the same figures, however the database returns its rows."""
    aantallen, sommen = tabel([[3, 6, 7], [8, 2, 9], [6, 6, 6]])
    een = verberg(aantallen, sommen, overal(aantallen))
    ander = verberg(dict(reversed(aantallen.items())), sommen[::-1], overal(aantallen))
    assert een == ander


# Tables of parts and areas


def tabel(cellen, versie=0):
    """A table with its totals and all its sums; ``(row, column)``, with "r" and "k" for the totals."""
    rijen, kolommen = range(len(cellen)), range(len(cellen[0]))
    aantallen = {(r, k): cellen[r][k] for r in rijen for k in kolommen}
    aantallen |= {(r, "som"): sum(cellen[r]) for r in rijen}
    aantallen |= {("som", k): sum(cellen[r][k] for r in rijen) for k in kolommen}
    aantallen["som", "som"] = sum(map(sum, cellen))
    sommen = [Som((r, "som"), tuple((r, k) for k in kolommen)) for r in (*rijen, "som")]
    sommen += [Som(("som", k), tuple((r, k) for r in rijen)) for k in (*kolommen, "som")]
    return aantallen, sommen


def met_versies(cellen, wijzigingen):
    """The table, and again after each correction; a cell that stays the same is one cell in both."""
    aantallen, sommen = {}, []
    vorige, namen = {}, {}
    for nummer, wijziging in enumerate([{}, *wijzigingen]):
        cellen = [[wijziging.get((r, k), oud) for k, oud in enumerate(rij)] for r, rij in enumerate(cellen)]
        nu, sommen_nu = tabel(cellen)
        namen |= {plek: (plek, nummer) for plek in nu if nu[plek] != vorige.get(plek)}
        aantallen |= {namen[plek]: nu[plek] for plek in nu}
        sommen += [Som(namen[som.geheel], tuple(namen[deel] for deel in som.delen)) for som in sommen_nu]
        vorige = nu
    return aantallen, list(dict.fromkeys(sommen))


KLEIN, HEEL_KLEIN = st.integers(0, 12), st.integers(0, 4)


@st.composite
def tabellen(draw):
    rijen, kolommen, aantal = (
        draw(st.integers(1, 3)),
        draw(st.integers(1, 4)),
        draw(st.sampled_from([KLEIN, HEEL_KLEIN])),
    )
    return [[draw(aantal) for _ in range(kolommen)] for _ in range(rijen)]


@st.composite
def gewijzigd(draw):
    cellen = draw(tabellen())
    plekken = st.tuples(st.integers(0, len(cellen) - 1), st.integers(0, len(cellen[0]) - 1))
    return cellen, draw(st.lists(st.dictionaries(plekken, KLEIN, min_size=1, max_size=2), max_size=2))


def drempels_van(aantallen, wie):
    """A threshold on all cells, on the cells but not on their totals, or on the first row only."""
    keuze = {
        "alle": lambda plek: True,
        "delen": lambda plek: "som" not in plek,
        "eerste rij": lambda plek: plek[0] == 0,
    }[wie]
    plek_van = {s: s[0] if isinstance(s[0], tuple) else s for s in aantallen}
    return {sleutel: D for sleutel in aantallen if keuze(plek_van[sleutel])}


WIE = ["alle", "delen", "eerste rij"]


@pytest.mark.parametrize("kent_de_regel", [False, True])
@pytest.mark.parametrize("wie", WIE)
@settings(max_examples=80)
@given(cellen=tabellen())
def test_uit_een_tabel_volgt_niets(wie, kent_de_regel, cellen):
    aantallen, sommen = tabel(cellen)
    assert aanval(aantallen, sommen, drempels_van(aantallen, wie), kent_de_regel=kent_de_regel) == {}


@pytest.mark.parametrize("kent_de_regel", [False, True])
@pytest.mark.parametrize("wie", WIE)
@settings(max_examples=60)
@given(geval=gewijzigd())
def test_uit_eerdere_versies_volgt_niets(wie, kent_de_regel, geval):
    aantallen, sommen = met_versies(*geval)
    assert aanval(aantallen, sommen, drempels_van(aantallen, wie), kent_de_regel=kent_de_regel) == {}


@settings(max_examples=80)
@given(geval=gewijzigd(), drempel=st.integers(3, 8))
def test_wat_klein_is_heet_zo_en_de_rest_niet(geval, drempel):
    """Every small cell is hidden, and no cell is called small that is not; 0 never is."""
    aantallen, sommen = met_versies(*geval)
    verborgen = verberg(aantallen, sommen, overal(aantallen, drempel))
    klein = {sleutel for sleutel, aantal in aantallen.items() if 1 <= aantal < drempel}
    assert klein <= verborgen.keys()
    assert {sleutel for sleutel, tekst in verborgen.items() if tekst.startswith("<")} <= klein
    assert set(verborgen.values()) <= {VERBORGEN, f"<{drempel}"}


@settings(max_examples=100)
@given(geval=gewijzigd())
def test_zonder_klein_aantal_is_alles_te_zien(geval):
    aantallen, sommen = met_versies(*geval)
    groot = {sleutel: aantal * D for sleutel, aantal in aantallen.items()}
    assert verberg(groot, sommen, overal(groot)) == {}


@settings(max_examples=100)
@given(cellen=tabellen())
def test_zonder_sommen_blijft_al_het_andere_te_zien(cellen):
    aantallen, _ = tabel(cellen)
    verborgen = verberg(aantallen, [], overal(aantallen))
    assert verborgen == {sleutel: "<5" for sleutel, aantal in aantallen.items() if 1 <= aantal < D}


# The same by hand: what each break looked like


@pytest.mark.parametrize(
    "delen",
    [
        {"a": 1, "b": 1, "c": 1, "d": 1},  # "<5" made of four times "<5" can only be 4 and four times 1
        {"a": 4},  # a whole of one part
        {"a": 1, "b": 5},  # 6 = "<5" + "verborgen", and verborgen is at least 5
        {"a": 2, "b": 5, "c": 0},
        {"a": 1, "b": 0},
    ],
)
def test_een_geheel_en_zijn_delen(delen):
    aantallen = delen | {"geheel": sum(delen.values())}
    assert aanval(aantallen, [Som("geheel", tuple(delen))], overal(aantallen)) == {}


def test_een_correctie_van_een_deel_en_van_het_geheel():
    """9 = a + b + oud and 6 = a + b + nieuw: 3 less of what was under 5 and still is, so from 4 to 1."""
    aantallen = {"a": 2, "b": 3, "oud": 4, "nieuw": 1, "toen": 9, "nu": 6}
    sommen = [Som("toen", ("a", "b", "oud")), Som("nu", ("a", "b", "nieuw"))]
    assert aanval(aantallen, sommen, overal(aantallen)) == {}


def test_de_aanvaller_vindt_wat_er_te_vinden_is():
    """Else all of the above would say nothing."""
    som = [("jaar", ("h1", "h2"))]
    assert herleid({"jaar": 23, "h2": 20}, {"h1": "<5"}, som) == {"h1": 3}
    assert herleid({"jaar": 8}, {"h1": "<5", "h2": "<5"}, som) == {"h1": 4, "h2": 4}
    assert herleid({"jaar": 7}, {"h1": "<5", "h2": "<5"}, som) == {}
    assert herleid({"jaar": 6}, {"h1": "<5", "h2": VERBORGEN}, som, {"h2": D}) == {"h1": 1, "h2": 5}
    assert herleid({"jaar": 6}, {"h1": "<5", "h2": VERBORGEN}, som, {"h2": D}, kent_de_regel=False) == {}


@settings(max_examples=60)
@given(cellen=st.lists(st.integers(0, 6), min_size=2, max_size=4), verborgen=st.sets(st.integers(0, 4), min_size=1))
def test_de_aanvaller_vindt_hetzelfde_als_alles_proberen(cellen, verborgen):
    aantallen = dict(enumerate([sum(cellen), *cellen]))
    teksten = {s: "<5" if 1 <= a < D else VERBORGEN for s, a in aantallen.items() if s in verborgen}
    publiek = {s: a for s, a in aantallen.items() if s not in teksten}
    groot = [0, *range(D, 37)] if "<5" in teksten.values() else range(37)
    keuzes = [range(1, D) if tekst == "<5" else groot for tekst in teksten.values()]
    passend = []
    for waarden in product(*keuzes):
        alles = publiek | dict(zip(teksten, waarden, strict=True))
        if alles[0] == sum(aantal for s, aantal in alles.items() if s):
            passend.append(waarden)
    vast = {s: passend[0][i] for i, s in enumerate(teksten) if len({waarden[i] for waarden in passend}) == 1}
    som = [(0, tuple(s for s in aantallen if s))]
    assert herleid(publiek, teksten, som, dict.fromkeys(teksten, D)) == vast
