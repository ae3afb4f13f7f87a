"""Correcting a figure shows which published reports quote it, and only where they would read otherwise."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.enums import Paragraafsoort
from rapportages.gevolgen import RAPPORT_BLIJFT, Gevolg
from rapportages.publicatie.publiceren import trek_in
from rapportages.publicatie.rectificeren import begin_rectificatie
from rapportages.wijziging import gevolgen_van
from tests import fabriek
from tests.rapportages.publiceren import bouw
from tests.rapportages.publiceren.bouw import UITGEVER, wie
from tests.rapportages.test_gevolgen import correctie
from themas.models import Meting


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stad")]


def in_rapporten(oud, **velden):
    (gevolgen,) = gevolgen_van([correctie(oud, **velden)])
    return [(g.wat, g.van) for g in gevolgen if g.soort == "Gepubliceerd rapport"]


GETAL = ("Voortgang over 2019, getal [[woninginbraken:aantal@2019]]", "673")
VERSCHIL = ("Voortgang over 2019, getal [[woninginbraken:verschil@2019]]", "−35%")  # in the draft of the computer
DOEL = ("Voortgang over 2019, doel ‘Het aantal woninginbraken daalt.’", "op koers")


def test_a_figure_that_a_published_report_quotes():
    bouw.gepubliceerd()
    (gevolgen,) = gevolgen_van([correctie(Meting.objects.get(aantal=673), aantal=680)])
    assert Gevolg("Gepubliceerd rapport", *GETAL, "bijgesteld na publicatie", RAPPORT_BLIJFT) in gevolgen
    assert in_rapporten(Meting.objects.get(aantal=673), aantal=680) == [GETAL]  # −35% all the same
    assert in_rapporten(Meting.objects.get(aantal=673), aantal=700) == [DOEL, GETAL, VERSCHIL]


def test_the_base_year_touches_the_verdict_and_not_the_count():
    bouw.gepubliceerd()
    assert in_rapporten(Meting.objects.get(aantal=1040), aantal=1041) == []
    assert in_rapporten(Meting.objects.get(aantal=1040), aantal=1400) == [DOEL, VERSCHIL]


def test_another_period_another_area_and_a_concept_touch_nothing():
    bouw.gepubliceerd()
    bouw.ingediend(slug="ingediend", code="2020", nummer=2)
    assert in_rapporten(fabriek.vastgestelde_meting("2018", aantal=900), aantal=901) == []
    elders = fabriek.gebied("GM0001", "Elders")
    assert in_rapporten(fabriek.vastgestelde_meting("2019", in_gebied=elders), aantal=1) == []
    assert in_rapporten(Meting.objects.get(aantal=673), aantal=673, bron="Elders gevonden") == []


def test_a_number_about_another_area():
    land = fabriek.gebied("NL01", "Nederland")
    oud = fabriek.vastgestelde_meting("2019", in_gebied=land, aantal=5000)
    bouw.cijfers()
    rapportage = bouw.concept()
    tekst = "In het land [[woninginbraken:aantal|nl01]]."
    bouw.schrijf_aan(rapportage, tekst, Paragraafsoort.VOORTGANG)
    bouw.dien_in(rapportage=rapportage, door=wie(bouw.INDIENER))
    bouw.publiceer(rapportage=rapportage, door=wie(UITGEVER))
    assert in_rapporten(oud, aantal=5001) == [("Voortgang over 2019, getal [[woninginbraken:aantal|nl01]]", "5.000")]


def test_only_the_newest_version_and_none_that_was_withdrawn():
    versie = bouw.gepubliceerd()
    begin_rectificatie(rapportage=versie.rapportage, door=wie("corrector"), **bouw.RECTIFICATIE)
    bouw.schrijf_aan(versie.rapportage, "Zonder getal.")
    bouw.schrijf_aan(versie.rapportage, "Ook zonder getal.", Paragraafsoort.BEELD)
    bouw.dien_in(rapportage=versie.rapportage, door=wie(bouw.INDIENER))
    bouw.publiceer(rapportage=versie.rapportage, door=wie(UITGEVER))
    oud = Meting.objects.get(aantal=673)
    assert in_rapporten(oud, aantal=700) == [DOEL]
    trek_in(rapportage=versie.rapportage, reden="Klopt niet.", door=wie(UITGEVER))
    assert in_rapporten(oud, aantal=700) == []


def test_one_query_however_many_reports_and_figures():
    bouw.gepubliceerd()

    def vragen():
        rijen = Meting.objects.select_related("indicator", "gebied", "periode")
        with CaptureQueriesContext(connection) as gevangen:
            gevolgen_van([correctie(rij, aantal=1) for rij in rijen])
        return len(gevangen)

    een = vragen()
    bouw.gepubliceerd(slug="tweede", code="2020", nummer=2)
    assert vragen() == een
