"""A whole and parts that do not fit do not become public together, by whichever way they came."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.vaststellen import stel_vast
from tests import fabriek
from tests.rapportages.toezicht import DERDE, weigert, wie
from themas.enums import Status
from themas.models import Meting


MEND = (
    "Stel het geheel en al zijn delen samen vast, als de som dan wel klopt. "
    "Of stuur terug wat niet klopt. Er is niets vastgesteld."
)


@pytest.fixture
def gezin(db):
    """``gezin()``: the whole and its two parts."""
    geheel = fabriek.indicator("overlast")
    return [geheel, *(fabriek.indicator(naam, onderdeel_van=geheel) for naam in ("open", "dicht"))]


def ingediend(slug, aantal, code="2019", **velden):
    return fabriek.meting(code, van=fabriek.indicator(slug), aantal=aantal, status=Status.INGEDIEND, **velden)


def publiek(slug, aantal, code="2019", **velden):
    return fabriek.vastgestelde_meting(code, van=fabriek.indicator(slug), aantal=aantal, **velden)


def correctie(oud, aantal):
    return ingediend(oud.indicator.slug, aantal, vervangt=oud, reden="Opnieuw geteld.")


def vast(*rijen):
    return stel_vast(rijen=rijen, door=wie(DERDE))


def melding(delen, geheel="50"):
    return f"Overlast, Voorbeeldstad, 2019: De delen zijn samen {delen}, en het geheel (Overlast) is {geheel}. {MEND}"


def test_een_som_die_klopt_wordt_vastgesteld(gezin):
    assert vast(ingediend("overlast", 50), ingediend("open", 30), ingediend("dicht", 20)) == 3


def test_een_som_die_niet_klopt_noemt_beide_sommen_en_hoe_het_verder_kan(gezin):
    rijen = [ingediend("overlast", 50), ingediend("open", 30), ingediend("dicht", 21)]
    weigert(lambda: vast(*rijen), melding("51 (21 + 30)"))


@pytest.mark.parametrize("laatste", [("overlast", 50), ("dicht", 19)])
def test_ook_als_de_rest_er_al_staat(gezin, laatste):
    """Whoever brings the last of them, whole or part."""
    for slug, aantal in {"overlast": 50, "open": 30, "dicht": 19}.items():
        if slug != laatste[0]:
            publiek(slug, aantal)
    rij = ingediend(*laatste)
    weigert(lambda: vast(rij), melding("49 (19 + 30)"))


def test_zolang_een_deel_ontbreekt_mag_het_minder_zijn_en_niet_meer(gezin):
    assert vast(ingediend("overlast", 50), ingediend("open", 30)) == 2
    geheel = fabriek.indicator("overlast")
    fabriek.indicator("stil", onderdeel_van=geheel)
    rij = ingediend("dicht", 21)
    weigert(
        lambda: vast(rij),
        "Overlast, Voorbeeldstad, 2019: De delen die zijn ingevuld, zijn samen 51 (21 + 30), "
        f"en het geheel (Overlast) is 50. {MEND}",
    )


def test_wat_nog_niet_is_vastgesteld_telt_niet_mee(gezin):
    ingediend("dicht", 99)
    assert vast(ingediend("overlast", 50), ingediend("open", 30)) == 2


def test_een_ander_gebied_of_een_andere_periode_telt_niet_mee(gezin):
    publiek("open", 30, "2018")
    publiek("dicht", 99, in_gebied=fabriek.gebied("GM9998", "Buurstad"))
    assert vast(ingediend("overlast", 50), ingediend("open", 30)) == 2


def test_een_aandeel_is_geen_deel_van_een_som(gezin):
    fabriek.indicator("tevreden", onderdeel_van=gezin[0], eenheid="%")
    rijen = [ingediend("overlast", 50), ingediend("open", 30), ingediend("dicht", 21)]
    weigert(lambda: vast(*rijen), melding("51 (21 + 30)"))


@pytest.mark.parametrize(
    ("open_", "fout"),
    [
        (29, melding("49 (20 + 29)")),
        (30, f"Open, Voorbeeldstad, 2019: De delen zijn samen 29 (29), en het geheel (Open) is 30. {MEND}"),
    ],
)
def test_een_deel_dat_zelf_een_geheel_is(gezin, open_, fout):
    """The sum above it, and the sum below it."""
    fabriek.indicator("open-a", onderdeel_van=fabriek.indicator("open"))
    for slug, aantal in {"overlast": 50, "dicht": 20, "open-a": 29}.items():
        publiek(slug, aantal)
    rij = ingediend("open", open_)
    weigert(lambda: vast(rij), fout)


# Correcting


def test_een_correctie_gaat_samen_met_de_rest(gezin):
    oud = {slug: publiek(slug, aantal) for slug, aantal in {"overlast": 50, "open": 30, "dicht": 20}.items()}
    geheel, deel = correctie(oud["overlast"], 52), correctie(oud["dicht"], 22)
    weigert(lambda: vast(geheel), melding("50 (20 + 30)", "52"))
    weigert(lambda: vast(deel), melding("52 (22 + 30)"))
    assert vast(geheel, deel) == 2


@pytest.mark.parametrize(("dicht", "mag"), [(20, True), (22, True), (18, True), (23, False), (16, False)])
def test_wat_al_niet_klopte_mag_niet_erger_worden(gezin, dicht, mag):
    """A source was wrong by two."""
    oud = {slug: publiek(slug, aantal) for slug, aantal in {"overlast": 50, "open": 30, "dicht": 22}.items()}
    rij = correctie(oud["dicht"], dicht)
    if mag:
        assert vast(rij) == 1
    else:
        weigert(lambda: vast(rij), melding(f"{30 + dicht} ({dicht} + 30)"))


def test_hoeveel_andere_sommen_er_nog_zijn(gezin):
    rijen = [
        ingediend(slug, aantal, code)
        for code in ("2019", "2018", "2017")
        for slug, aantal in {"overlast": 50, "open": 30, "dicht": 21}.items()
    ]
    verwacht = melding("51 (21 + 30)").replace(f" {MEND}", "")
    weigert(lambda: vast(*rijen[:6]), f"{verwacht} Ook een andere som klopt niet. {MEND}")
    weigert(lambda: vast(*rijen), f"{verwacht} Ook 2 andere sommen kloppen niet. {MEND}")


def test_evenveel_vragen_bij_een_als_bij_drie(gezin):
    def vragen(*codes):
        rijen = [
            ingediend(slug, aantal, code)
            for code in codes
            for slug, aantal in {"overlast": 50, "open": 30, "dicht": 20}.items()
        ]
        with CaptureQueriesContext(connection) as gevangen:
            vast(*rijen)
        return len(gevangen)

    wie(DERDE)
    assert vragen("2017") == vragen("2018", "2019", "2020")
    assert Meting.objects.publiek().count() == 12
