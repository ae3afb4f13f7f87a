"""Handing in a file in Chromium, with the worker that `make demo` starts: with and without JavaScript."""

import pytest
from django.urls import reverse

from tests.browser.test_beheer import BREEDTEN, beheer, controleer, ingelogd  # noqa: F401


KOP = "indicator;gebied;periode;soort;aantal;kwaliteit;bron\n"
RIJ = "straatroven;GM0034;{};niveau;{};definitief;Politie\n"
GOED = KOP + RIJ.format("1995-H1", 32) + RIJ.format("1995-H2", 41)
WACHT = 30_000  # milliseconds; a machine that is busy takes longer


def kies(pagina, inhoud, naam="cijfers.csv"):
    pagina.set_input_files("#id_bestand", {"name": naam, "mimeType": "text/csv", "buffer": inhoud.encode()})
    pagina.click("text=Lees dit bestand")


@pytest.mark.parametrize("breed", BREEDTEN)
def test_van_kiezen_tot_voorbeeld(beheer, breed):  # noqa: F811
    """Nothing is stored: the last button withdraws it."""
    pagina = beheer(reverse("admin:themas_inlezing_add"), breed)
    controleer(pagina)

    kies(pagina, GOED)
    pagina.wait_for_selector("text=Akkoord: sla 2 nieuwe", timeout=WACHT)
    controleer(pagina)
    assert pagina.locator(".rijen tbody tr").count() == 2

    pagina.click("text=Niet opslaan")
    pagina.wait_for_selector("text=Dit bestand gaat niet door.")
    controleer(pagina)


def test_een_fout_bestand(beheer):  # noqa: F811
    pagina = beheer(reverse("admin:themas_inlezing_add"), 360)
    kies(pagina, GOED.replace("32", "1.032"))
    pagina.wait_for_selector("text=Niet ingelezen", timeout=WACHT)

    controleer(pagina)
    assert pagina.locator(".errorlist li").all_inner_texts() == [
        "cijfers.csv:2 aantal: ‘1.032’ heeft een punt. Schrijf 1032 zonder punt."
    ]


def test_zonder_javascript_ververst_de_pagina_zichzelf(beheer):  # noqa: F811
    pagina = beheer(reverse("admin:themas_inlezing_add"), 1280, javascript=False)
    kies(pagina, GOED)

    pagina.wait_for_selector("text=Akkoord: sla 2 nieuwe", timeout=WACHT)
    pagina.click("text=Niet opslaan")
