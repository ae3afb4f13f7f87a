"""Whether an area had the mark on a day: only what its certificates say, tried at the edges."""

import datetime

import pytest

from convenanten.bladen import Certificaatblad, Keurmerkblad
from convenanten.enums import Keurmerksoort, Keurmerkstand
from convenanten.stand import keurmerk_op


def dag(tekst):
    return datetime.date.fromisoformat(tekst) if tekst else None


def gebied(*certificaten):
    """With a certificate for each ``(from, until, options)``."""
    bladen = tuple(
        Certificaatblad(dag(van), dag(tot), opties.get("wanneer", ""), opties.get("opnieuw", False), "", "Bron")
        for van, tot, opties in certificaten
    )
    return Keurmerkblad("haven", "Haven", Keurmerksoort.BEDRIJVENTERREIN, "", bladen, "Bron")


BEIDE = ("2019-01-01", "2021-12-31", {})
LATER = ("2023-01-01", "2025-12-31", {"opnieuw": True})
EIND_2019 = ("2019-12-31", None, {"wanneer": "eind 2019", "opnieuw": True})
MET, ONBEKEND, ZONDER = Keurmerkstand.MET, Keurmerkstand.ONBEKEND, Keurmerkstand.ZONDER


@pytest.mark.parametrize(
    ("certificaten", "op", "verwacht"),
    [
        # Both days known, and both are included.
        ([BEIDE], "2018-12-31", ZONDER),
        ([BEIDE], "2019-01-01", MET),
        ([BEIDE], "2021-12-31", MET),
        ([BEIDE], "2022-01-01", ZONDER),
        # Renewed after a gap: in the gap it had none, and before the first one neither.
        ([BEIDE, LATER], "2022-12-31", ZONDER),
        ([BEIDE, LATER], "2023-01-01", MET),
        ([BEIDE, LATER], "2018-12-31", ZONDER),
        ([BEIDE, LATER], "2026-01-01", ZONDER),
        # Renewed, and nothing known of what was renewed.
        ([LATER], "2022-12-31", ONBEKEND),
        ([LATER], "1999-01-01", ONBEKEND),
        # Only the begin is known, and that as "eind 2019": on the last day that it can be it surely had it.
        ([EIND_2019], "2019-12-30", ONBEKEND),
        ([EIND_2019], "2019-12-31", MET),
        ([EIND_2019], "2020-01-01", ONBEKEND),
        ([EIND_2019], "2026-11-25", ONBEKEND),
        # A first certificate of an exact day.
        ([("2019-06-01", None, {})], "2019-05-31", ZONDER),
        ([("2019-06-01", None, {})], "2019-06-01", MET),
        ([("2019-06-01", None, {})], "2019-06-02", ONBEKEND),
        # A first one of "somewhere in 2019".
        ([("2019-12-31", None, {"wanneer": "in 2019"})], "2019-12-30", ONBEKEND),
        # An earlier one that ended, and a next of which the day is not exact.
        ([BEIDE, ("2023-12-31", None, {"wanneer": "in 2023"})], "2023-06-01", ONBEKEND),
        ([BEIDE, ("2023-12-31", None, {"wanneer": "in 2023"})], "2018-12-31", ZONDER),
        # Only the end is known.
        ([(None, "2021-12-31", {})], "2000-01-01", ONBEKEND),
        ([(None, "2021-12-31", {})], "2021-12-30", ONBEKEND),
        ([(None, "2021-12-31", {})], "2021-12-31", MET),
        ([(None, "2021-12-31", {})], "2022-01-01", ZONDER),
        # No day at all.
        ([(None, None, {"wanneer": "nog niet verlopen"})], "2019-12-31", ONBEKEND),
        ([], "2019-12-31", ONBEKEND),
        # One without an end is closed by the next that begins.
        ([("2016-01-01", None, {}), BEIDE], "2018-12-31", ONBEKEND),
        ([("2016-01-01", None, {}), BEIDE], "2022-01-01", ZONDER),
        ([(None, None, {"wanneer": "ooit"}), BEIDE], "2018-12-31", ONBEKEND),
        ([(None, None, {"wanneer": "ooit"}), BEIDE], "2022-01-01", ZONDER),
    ],
)
def test_the_state_on_a_day(certificaten, op, verwacht):
    assert keurmerk_op(gebied(*certificaten), dag(op)) is verwacht
