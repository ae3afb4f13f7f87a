"""From a mistake to its correction in Chromium: two officers, a phone and a desk, with and without JavaScript."""

import pytest
from django.urls import reverse

from tests.browser.conftest import draaiende_site
from tests.browser.test_beheer import BREEDTEN, controleer, ga_naar
from tests.themas.admin.lezen import adres


def adres_van(naam, vraag=""):
    return reverse(f"admin:{naam}") + vraag


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site of its own, since these tests change what readers see."""
    with draaiende_site(tmp_path_factory.mktemp("vaststellen")) as site:
        yield site


@pytest.fixture(scope="module")
def cookies(browser, site):
    """By officer, so that each test need not log in."""
    cookies = {}
    for naam in ("invoerder", "vaststeller"):
        context = browser.new_context()
        pagina = context.new_page()
        pagina.goto(site.adres + reverse("admin:login"))
        pagina.fill("#id_username", naam)
        pagina.fill("#id_password", site.wachtwoorden[naam])
        pagina.click("[type=submit]")
        pagina.wait_for_selector("#user-tools")
        cookies[naam] = context.storage_state()
        context.close()
    return cookies


@pytest.fixture
def als(open_pagina, site, cookies):
    def als(naam, pad, breed=1280, **opties):
        return open_pagina(site.adres + pad, breed=breed, storage_state=cookies[naam], **opties)

    return als


def corrigeer(pagina, site, zoek, reden):
    """Looks up an approved figure of 2019 and fills in another number; ends at what that touches."""
    ga_naar(pagina, f"{site.adres}{adres('meting')}?status__exact=vastgesteld&periode__jaar=2019&q={zoek}")
    ga_naar(pagina, site.adres + pagina.locator("#result_list tbody th a").first.get_attribute("href"))
    pagina.click("a:text('Vervang dit cijfer')")
    pagina.fill("#id_aantal" if pagina.locator("#id_aantal").count() else "#id_verandering", "77")
    if pagina.locator("#id_maat").count():
        pagina.select_option("#id_maat", "aantal")
    pagina.fill("#id_bron", "Politie")
    pagina.fill("#id_reden", reden)
    pagina.click("input[value^=Verder]")


@pytest.mark.parametrize(("breed", "zoek"), [(360, "Fietsdiefstallen"), (1280, "Straatroven")])
def test_pages_of_a_correction(als, site, breed, zoek):
    invoerder = als("invoerder", adres("meting"), breed)
    corrigeer(invoerder, site, zoek, "De politie telde opnieuw.")
    assert "Wat raakt deze correctie?" in invoerder.locator("h1").inner_text()
    controleer(invoerder)
    invoerder.click("button[name=_dien_in]")
    assert "Indienen" in invoerder.locator("h1").inner_text()
    controleer(invoerder)
    invoerder.click("button[value=gekozen]")
    assert "1 cijfer ingediend." in invoerder.locator(".messagelist").inner_text()
    controleer(invoerder)

    vaststeller = als("vaststeller", adres_van("vaststellen"), breed)
    controleer(vaststeller)
    vaststeller.evaluate("document.querySelectorAll('#content details').forEach((deel) => { deel.open = true; })")
    controleer(vaststeller)
    vaststeller.locator("input[name=rij]").first.press("Enter")  # approves nothing by accident
    vaststeller.wait_for_timeout(300)
    assert vaststeller.locator(".messagelist").count() == 0
    alles = vaststeller.locator(".werk-alles a").get_attribute("href")
    ga_naar(vaststeller, site.adres + alles)
    controleer(vaststeller)
    ga_naar(vaststeller, site.adres + adres_van("vaststellen"))
    vaststeller.check("#vink-alles")
    vaststeller.fill("#notitie", "De bron ontbreekt.")
    vaststeller.click("button[value=stuur_terug]")
    assert "1 cijfer teruggestuurd." in vaststeller.locator(".messagelist").inner_text()
    ga_naar(invoerder, site.adres + adres_van("indienen"))
    assert "De bron ontbreekt." in invoerder.locator(".werklijst").inner_text()
    controleer(invoerder)
    invoerder.click(".werk a:text('Bekijk')")
    invoerder.click("text=Geschiedenis")
    assert "Waarom: De bron ontbreekt." in invoerder.locator(".verloop").inner_text()
    controleer(invoerder)
    invoerder.go_back()
    invoerder.click("text=Verwijderen")  # leave the demo as it was
    invoerder.click("#content form [type=submit]")


def test_all_of_it_without_javascript(als, site):
    invoerder = als("invoerder", adres("meting"), javascript=False)
    corrigeer(invoerder, site, "Overvallen", "De politie telde opnieuw.")
    invoerder.click("button[name=_terug]")
    assert invoerder.input_value("#id_reden") == "De politie telde opnieuw."
    invoerder.click("input[value^=Verder]")
    invoerder.click("button[name=_dien_in]")
    invoerder.click("button[value=gekozen]")
    vaststeller = als("vaststeller", adres_van("vaststellen"), javascript=False)
    assert vaststeller.locator("#vink-alles").is_hidden()
    vaststeller.click("button[value^='stel_vast:']")
    assert "1 cijfer vastgesteld." in vaststeller.locator(".messagelist").inner_text()


@pytest.mark.parametrize("breed", BREEDTEN)
def test_dark_and_empty(als, breed):
    controleer(als("vaststeller", adres_van("vaststellen", "?wat=beoordelingen"), breed, color_scheme="dark"))
    controleer(als("invoerder", adres_van("indienen"), breed, color_scheme="dark"))
