"""Random series for the property tests: gaps, halves without years, contradictions, breaks, and all measures."""

import datetime

from hypothesis import strategies as st

from tests.themas.berekening.bouw import p
from themas.berekening import Breuk, Kenmerken, Niveau, Noemer, Reeks, Verandering
from themas.enums import Breukgevolg, Kwaliteit, Maat, Meetsoort, Noemeraard, Noemersoort


PEILJAAR = 2017
JAREN = range(2016, 2021)
DELEN = ("", "-H1", "-H2")
CODES = [f"{jaar}{deel}" for jaar in JAREN for deel in (*DELEN, "-K3")]

kwaliteiten = st.sampled_from(Kwaliteit)
# Zero and small, near each other, and anything.
aantallen = st.integers(0, 30) | st.integers(900, 1100) | st.integers(0, 3000)
waarden = st.decimals("0", "99", places=1)
# Around the first and the last day of a period: there a break starts or stops to count.
breukdagen = st.sampled_from(
    [
        datetime.date(jaar, maand, dag)
        for jaar in (2016, 2017, 2018, 2019)
        for maand, dag in ((1, 1), (1, 2), (4, 1), (6, 30), (7, 1), (7, 2), (12, 31))
    ]
)
breuken = st.builds(Breuk, breukdagen, st.sampled_from(["A", "B"]), st.sampled_from(Breukgevolg))


@st.composite
def tellingen(draw, met_breuken=True):
    """A series of counts and reported values with or without noemers, in years and halves."""
    noemersoort = draw(st.sampled_from([Noemersoort.INWONERS, Noemersoort.INWONERS, Noemersoort.GEEN]))
    aandelen = st.builds(
        Niveau,
        aantal=aantallen | st.none(),
        waarde=waarden | st.none(),
        decimalen=st.just(1),
        kwaliteit=kwaliteiten,
    ).filter(lambda n: n.aantal is not None or n.waarde is not None)
    alleen_geteld = st.builds(Niveau, aantal=aantallen, kwaliteit=kwaliteiten)
    keuze = draw(st.sampled_from([aandelen, alleen_geteld]))
    # Most periods known, so that there is something to compare.
    codes = draw(st.sets(st.sampled_from(CODES), max_size=6)) if draw(st.booleans()) else set()
    niveaus = {p(code): draw(keuze) for code in CODES if code not in codes and draw(st.integers(0, 2))}
    op_januari = st.builds(Noemer, st.integers(180_000, 220_000), kwaliteit=kwaliteiten)
    gemengd = st.builds(Noemer, st.integers(1, 300_000), st.sampled_from(Noemeraard), kwaliteiten)
    alle = st.fixed_dictionaries(dict.fromkeys(JAREN, op_januari))
    return Reeks(
        Kenmerken(
            "willekeurig",
            soort=draw(st.sampled_from([Meetsoort.STROOM, Meetsoort.STROOM, Meetsoort.STAND])),
            noemersoort=noemersoort,
            per=draw(st.sampled_from([1000, 100_000])),
            optelbaar=draw(st.sampled_from([True, True, False])),
        ),
        niveaus=niveaus,
        veranderingen=draw(veranderingen()),
        noemers=draw(alle | st.dictionaries(st.sampled_from(JAREN), gemengd)),
        breuken=tuple(draw(st.lists(breuken, max_size=2))) if met_breuken else (),
    )


@st.composite
def veranderingen(draw):
    """Changes that a source reported, each against the same part of an earlier year."""
    paren = [
        (p(f"{naar}{deel}"), p(f"{van}{deel}"))
        for van, naar in ((2017, 2018), (2017, 2019), (2018, 2019))
        for deel in DELEN
    ]
    gemeld = st.builds(Verandering, st.decimals(-100, 300, places=1), st.sampled_from(Maat), kwaliteiten)
    return draw(st.dictionaries(st.sampled_from(paren), gemeld, max_size=2))


@st.composite
def onderzoeken(draw):
    """A series of shares from a survey, with a margin or without."""
    aandelen = st.builds(
        Niveau,
        waarde=st.decimals("0", "100", places=1),
        decimalen=st.just(1),
        marge=st.none() | st.decimals("0", "9", places=1),
        kwaliteit=kwaliteiten,
    )
    codes = draw(st.sets(st.sampled_from([str(jaar) for jaar in JAREN]), min_size=1))
    return Reeks(
        Kenmerken("willekeurig", soort=Meetsoort.AANDEEL, optelbaar=False),
        niveaus={p(code): draw(aandelen) for code in sorted(codes)},
        breuken=tuple(draw(st.lists(breuken, max_size=1))),
    )
