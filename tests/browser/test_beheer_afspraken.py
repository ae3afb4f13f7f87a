"""Agreements in the admin in Chromium: nothing for axe to find, on a phone and on a desk."""

import pytest
from django.urls import reverse

from tests.browser.test_beheer import BREEDTEN, beheer, controleer, ga_naar, ingelogd  # noqa: F401


STUKKEN = ["convenanten_convenant", "convenanten_keurmerkgebied", "convenanten_bijeenkomst", "themas_interventie"]
ANDERE = ["convenanten_convenantversie", "convenanten_partij", "convenanten_vraagpunt"]


@pytest.mark.parametrize("breed", BREEDTEN)
@pytest.mark.parametrize("model", [*STUKKEN, *ANDERE])
def test_pages_of_agreements(beheer, site, model, breed):  # noqa: F811
    pagina = beheer(reverse(f"admin:{model}_changelist"), breed)
    controleer(pagina)
    rij = pagina.locator("#result_list tbody th a").first.get_attribute("href")
    ga_naar(pagina, site.adres + rij)
    controleer(pagina)
    for wat in ("publiceren", "voorbeeld", "history") if model in STUKKEN else ():
        ga_naar(pagina, site.adres + reverse(f"admin:{model}_{wat}", args=[rij.split("/")[-3]]))
        controleer(pagina)


@pytest.mark.parametrize("breed", BREEDTEN)
@pytest.mark.parametrize("model", [*STUKKEN, *ANDERE])
def test_every_column_shows_in_the_list(beheer, model, breed):  # noqa: F811
    """No column lies beside what one sees of the list."""
    pagina = beheer(reverse(f"admin:{model}_changelist"), breed)
    vak = pagina.locator("#changelist .results").bounding_box()
    for cel in pagina.locator("#result_list tbody tr").first.locator("th, td").all():
        plek = cel.bounding_box()
        assert plek["x"] + plek["width"] <= vak["x"] + vak["width"] + 1, cel.get_attribute("class")


@pytest.fixture
def redacteur(open_pagina, site):
    """``redacteur(pad, breed)``: a page as who writes agreements sees it."""

    def open_(pad, breed):
        pagina = open_pagina(site.adres + reverse("admin:login") + "?next=" + pad, breed=breed)
        pagina.fill("#id_username", "redacteur")
        pagina.fill("#id_password", site.wachtwoorden["redacteur"])
        pagina.click("[type=submit]")
        pagina.wait_for_selector("#user-tools")
        return pagina

    return open_


@pytest.mark.parametrize("breed", BREEDTEN)
@pytest.mark.parametrize("model", [*STUKKEN, "convenanten_vraagpunt"])
def test_forms_that_are_not_right_yet(redacteur, model, breed):
    """Also the links above a long form: each leads to something on the page."""
    pagina = redacteur(reverse(f"admin:{model}_add"), breed)
    controleer(pagina)
    for knop in pagina.locator(".add-row a").all():
        knop.click()
    controleer(pagina)
    pagina.click("[name=_save]")
    pagina.wait_for_selector(".errornote")
    controleer(pagina)
    links = [link.get_attribute("href") for link in pagina.locator(".plekken a").all()]
    assert bool(links) == (model in STUKKEN)
    assert [link for link in links if pagina.locator(f"[id='{link[1:]}']").count() != 1] == []
