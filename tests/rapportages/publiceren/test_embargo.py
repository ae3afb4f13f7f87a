"""Public from the minute that was chosen, by the clock on the wall, also in the nights when that clock jumps."""

import datetime
from datetime import UTC

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from rapportages.models import Versie
from rapportages.publicatie.embargo import moment_van
from rapportages.publicatie.publiceren import publiceer, zet_embargo
from tests.rapportages.publiceren import bouw
from tests.rapportages.publiceren.bouw import UITGEVER, wie
from tests.rapportages.publiceren.toezicht import weigert


def klok(tekst):
    return datetime.datetime.fromisoformat(tekst)


@pytest.mark.parametrize(
    ("op_de_muur", "in_utc"),
    [
        ("2026-01-15T10:00:59", "2026-01-15T09:00:00"),
        ("2026-07-15T10:00", "2026-07-15T08:00:00"),
        ("2026-03-29T01:59", "2026-03-29T00:59:00"),
        ("2026-03-29T03:00", "2026-03-29T01:00:00"),  # one minute later
        ("2026-10-25T01:59", "2026-10-24T23:59:00"),
        ("2026-10-25T03:00", "2026-10-25T02:00:00"),
    ],
)
def test_a_time_on_the_wall_is_one_moment(op_de_muur, in_utc):
    assert moment_van(klok(op_de_muur)) == klok(in_utc).replace(tzinfo=UTC)


def test_a_moment_with_its_zone_is_taken_as_it_is():
    assert moment_van(datetime.datetime(2026, 10, 25, 0, 30, 20, tzinfo=UTC)).isoformat() == "2026-10-25T00:30:00+00:00"


@pytest.mark.parametrize("tijd", ["02:00", "02:30", "02:59"])
def test_a_time_that_the_clock_skips_is_refused(tijd):
    with pytest.raises(ValidationError) as fout:
        moment_van(klok(f"2026-03-29T{tijd}"))
    assert fout.value.messages == [
        f"Op 29 maart 2026 bestaat {tijd.replace(':', '.')} uur niet, want dan gaat de klok een uur vooruit. "
        "Kies een tijd voor 02.00 of vanaf 03.00."
    ]


@pytest.mark.parametrize("tijd", ["02:00", "02:30", "02:59"])
def test_a_time_that_the_clock_shows_twice_is_refused(tijd):
    with pytest.raises(ValidationError) as fout:
        moment_van(klok(f"2026-10-25T{tijd}"))
    assert fout.value.messages == [
        f"Op 25 oktober 2026 komt {tijd.replace(':', '.')} uur twee keer voor, want dan gaat de klok een uur terug. "
        "Kies een tijd voor 02.00 of vanaf 03.00."
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("stad")
class TestGepubliceerd:
    def test_public_to_the_minute(self):
        rapportage = bouw.ingediend()
        straks = bouw.over(hours=2)
        zet_embargo(rapportage=rapportage, moment=straks, door=wie(UITGEVER))
        versie = publiceer(rapportage=rapportage, door=wie(UITGEVER))
        assert versie.zichtbaar_vanaf == straks > versie.gepubliceerd_op
        assert not Versie.objects.publiek().exists()
        assert not Versie.objects.publiek(straks - datetime.timedelta(seconds=1)).exists()
        assert Versie.objects.publiek(straks).get() == versie

    def test_in_the_past_is_at_once(self):
        versie = bouw.gepubliceerd(publiceren_op=bouw.over(days=-1))
        assert versie.zichtbaar_vanaf == versie.gepubliceerd_op
        assert Versie.objects.publiek().get() == versie

    def test_across_the_change_to_summer_time(self):
        """One minute after 01.59 it is 03.00, and that is when it is public."""
        rapportage = bouw.ingediend()
        jaar = timezone.now().year + 1
        maart = datetime.date(jaar, 3, 31)
        zondag = maart - datetime.timedelta(days=(maart.weekday() + 1) % 7)
        zet_embargo(
            rapportage=rapportage, moment=datetime.datetime.combine(zondag, datetime.time(3)), door=wie(UITGEVER)
        )
        versie = publiceer(rapportage=rapportage, door=wie(UITGEVER))
        half_twee = datetime.datetime.combine(zondag, datetime.time(0, 59, 59), tzinfo=UTC)
        assert timezone.localtime(half_twee).strftime("%H.%M") == "01.59"
        assert not Versie.objects.publiek(half_twee).exists()
        assert Versie.objects.publiek(half_twee + datetime.timedelta(seconds=1)).get() == versie

    def test_an_embargo_is_set_and_taken_away_until_it_is_published(self):
        rapportage = bouw.concept()
        nacht = datetime.datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001 - what an officer types
        weigert(
            lambda: zet_embargo(rapportage=rapportage, moment=nacht, door=wie(UITGEVER)),
            "Op 29 maart 2026 bestaat 02.30 uur niet, want dan gaat de klok een uur vooruit. "
            "Kies een tijd voor 02.00 of vanaf 03.00.",
        )
        assert zet_embargo(rapportage=rapportage, moment=bouw.over(days=1), door=wie(UITGEVER)).publiceren_op
        assert zet_embargo(rapportage=rapportage, moment=None, door=wie(UITGEVER)).publiceren_op is None
        versie = bouw.gepubliceerd(slug="anders", code="2020", nummer=2)
        weigert(
            lambda: zet_embargo(rapportage=versie.rapportage, moment=bouw.over(days=1), door=wie(UITGEVER)),
            "Voortgang over 2020: de stand is ‘gepubliceerd’. Daarom kunt u deze rapportage nu niet een embargo geven.",
        )
