"""The real year plans of Almere: what is in them, and that nothing is made up where our sources are silent."""

import re
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from rapportages.enums import Actiestatus
from rapportages.models import Actie, Jaarplan


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _laad():
    for pad in sorted(Path(settings.BASE_DIR, "fixtures").glob("*.yaml")):
        call_command("loaddata", pad, stdout=StringIO())


def codes(jaar):
    return sorted(Actie.objects.filter(jaarplan__jaar=jaar).values_list("code", flat=True))


def test_the_actions_of_the_report_are_those_of_2019_and_a49_is_of_2021():
    assert codes(2019) == [f"A{n:02}" for n in range(1, 49)]
    assert codes(2021) == [*(f"21-{n:02}" for n in range(1, 13)), "A49"]


def test_both_are_public_and_say_where_they_come_from():
    assert [p.jaar for p in Jaarplan.objects.publiek()] == [2021, 2019]
    assert [a.code for a in Actie.objects.all() if not a.bron] == []


def test_every_theme_of_the_plan_has_actions_in_both_years():
    for plan in Jaarplan.objects.all():
        per_thema = Counter(plan.acties.values_list("onderwerp__thema__nummer", flat=True))
        assert {1, 2, 3, 4} <= per_thema.keys()


def test_of_2021_we_know_what_was_planned_and_not_what_came_of_it():
    statussen = set(Actie.objects.filter(jaarplan__jaar=2021).values_list("status", flat=True))
    assert statussen <= {Actiestatus.GEPLAND, Actiestatus.LOPEND}


def test_topics_and_ways_of_working_are_those_of_the_plan():
    for actie in Actie.objects.select_related("jaarplan", "onderwerp__thema", "werkwijze"):
        if actie.onderwerp:
            assert actie.onderwerp.thema.plan_id == actie.jaarplan.plan_id
        if actie.werkwijze:
            assert actie.werkwijze.plan_id == actie.jaarplan.plan_id


def test_the_source_is_the_paragraph_of_the_topic():
    verkeerd = [
        actie.code
        for actie in Actie.objects.filter(jaarplan__jaar=2019).select_related("onderwerp__thema")
        if (gevonden := re.search(r"§([\d.]+)$", actie.bron)) and gevonden[1] != actie.onderwerp.nummer
    ]
    assert verkeerd == []
