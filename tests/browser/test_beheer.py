"""The admin in Chromium, on a phone and on a desk: nothing for axe to find, nothing that the CSP stops."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from tests.themas.admin.lezen import MODELLEN, adres


BREEDTEN = [360, 1280]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture(scope="module")
def ingelogd(browser, site):
    """The cookies of the Beheerder, so that each test need not log in."""
    context = browser.new_context()
    pagina = context.new_page()
    pagina.goto(site.adres + reverse("admin:login"))
    pagina.fill("#id_username", "beheerder")
    pagina.fill("#id_password", site.wachtwoorden["beheerder"])
    pagina.click("[type=submit]")
    pagina.wait_for_selector("#user-tools")
    cookies = context.storage_state()
    context.close()
    return cookies


@pytest.fixture
def beheer(open_pagina, site, ingelogd):
    """``beheer(pad, breed)``: a page of the admin, as the Beheerder sees it."""

    def open_(pad, breed=1280, **opties):
        return open_pagina(site.adres + pad, breed=breed, storage_state=ingelogd, **opties)

    return open_


def controleer(pagina):
    """No violation of WCAG 2.2 AA, none of the CSP, no error, nothing beside the screen, one h1."""
    assert pagina.evaluate("window.schendingen") == []  # before axe, which adds styles of its own
    assert pagina.fouten == []
    assert pagina.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    expect(pagina.locator("h1")).to_have_count(1)  # waits for a page that is still on its way
    overtredingen = Axe().run(pagina, options=WCAG).response["violations"]
    assert [(regel["id"], [knoop["html"] for knoop in regel["nodes"]]) for regel in overtredingen] == []
    pagina.evaluate("window.schendingen.length = 0")
    pagina.fouten.clear()


def ga_naar(pagina, pad):
    antwoord = pagina.goto(pad)
    assert antwoord.status == 200


@pytest.mark.parametrize("breed", BREEDTEN)
@pytest.mark.parametrize("model", MODELLEN)
def test_pages_of_every_model(beheer, site, model, breed):
    pagina = beheer(adres(model), breed)
    controleer(pagina)
    eerste = pagina.locator("#result_list tbody th a").first
    rij = eerste.get_attribute("href") if eerste.count() else None
    ga_naar(pagina, site.adres + adres(model, "add"))
    controleer(pagina)
    if rij:
        ga_naar(pagina, site.adres + rij)
        controleer(pagina)


@pytest.mark.parametrize("breed", BREEDTEN)
@pytest.mark.parametrize(
    "naam",
    [
        "index",
        "password_change",
        "auth_user_changelist",
        "auth_user_add",
        "auth_group_changelist",
        "auth_group_add",
        "verloopt",
    ],
)
def test_pages_around_the_models(beheer, naam, breed):
    controleer(beheer(reverse(f"admin:{naam}"), breed))


@pytest.mark.parametrize("breed", BREEDTEN)
def test_login_page(open_pagina, site, breed):
    pagina = open_pagina(site.adres + reverse("admin:index"), breed=breed)
    assert "/login/" in pagina.url
    controleer(pagina)


@pytest.mark.parametrize("breed", BREEDTEN)
def test_approved_figure_history_and_replacing(beheer, site, breed):
    pagina = beheer(f"{adres('meting')}?status__exact=vastgesteld&q=woninginbraken", breed)
    ga_naar(pagina, site.adres + pagina.locator("#result_list tbody th a").first.get_attribute("href"))
    pagina.click("text=Geschiedenis")
    controleer(pagina)
    pagina.go_back()
    pagina.click("a:text('Vervang dit cijfer')")
    controleer(pagina)
    pagina.click("[name=_save]")  # without a reason nothing is written
    assert "Schrijf op waarom" in pagina.locator(".field-reden .errorlist").inner_text()
    controleer(pagina)


@pytest.mark.parametrize("breed", BREEDTEN)
def test_suggestions_work_and_have_a_name(beheer, breed):
    pagina = beheer(adres("meting", "add"), breed)
    veld = pagina.get_by_role("combobox", name="Indicator")
    veld.click()
    pagina.wait_for_selector(".select2-results__option--highlighted")
    controleer(pagina)
    pagina.keyboard.type("woninginbraken")
    pagina.wait_for_selector(".select2-results__option:only-child:has-text('Woninginbraken')")
    pagina.keyboard.press("Enter")
    assert "Woninginbraken" in veld.inner_text()
    pagina.click("[name=_save]")
    pagina.wait_for_selector(".errornote")
    controleer(pagina)


def test_row_added_to_a_topic_has_names_too(beheer, site):
    pagina = beheer(adres("onderwerp"))
    ga_naar(pagina, site.adres + pagina.locator("#result_list tbody th a").first.get_attribute("href"))
    pagina.click(".add-row a")
    controleer(pagina)


def test_dark_mode(beheer):
    for pad in (reverse("admin:index"), adres("meting"), adres("meting", "add")):
        controleer(beheer(pad, color_scheme="dark"))


def test_lists_and_forms_without_javascript(beheer):
    pagina = beheer(adres("meting"), javascript=False)
    pagina.fill("#searchbar", "woninginbraken")
    pagina.click("#changelist-search [type=submit]")
    pagina.wait_for_selector("#result_list tbody tr:nth-child(2)")
    pagina = beheer(adres("periode", "add"), javascript=False)
    assert pagina.get_by_label("Jaar").is_visible()


@pytest.mark.parametrize("breed", BREEDTEN)
def test_every_part_of_a_figure_shows_in_the_list(beheer, breed):
    """No column lies beside what one sees of the list."""
    pagina = beheer(adres("meting"), breed)
    vak = pagina.locator("#changelist .results").bounding_box()
    rij = pagina.locator("#result_list tbody tr").first.locator("th, td")
    assert rij.count() == 6
    for cel in rij.all():
        plek = cel.bounding_box()
        assert plek["x"] + plek["width"] <= vak["x"] + vak["width"] + 1, cel.get_attribute("class")


def test_what_can_be_added_is_written_without_a_capital(beheer, site):
    pagina = beheer(adres("onderwerp", "add"))
    assert pagina.locator(".add-row a").inner_text() == "Nog een doelstelling toevoegen"


def test_the_list_counts_as_we_write(beheer):
    pagina = beheer(adres("meting"))
    assert re.search(r"\b\d\.\d{3} resultaten", pagina.locator("#changelist-search").inner_text())
    assert re.search(r"\b\d\.\d{3} metingen", pagina.locator(".paginator").inner_text())


@pytest.mark.parametrize("breed", BREEDTEN)
def test_who_may_not_gets_a_page_to_go_on_from(beheer, site, breed):
    pagina = beheer(reverse("admin:index"), breed)
    pagina.route("**/verboden/", lambda route: route.fulfill(body=_verboden(site), content_type="text/html"))
    pagina.goto(f"{site.adres}/verboden/")
    controleer(pagina)


def _verboden(site):
    """The page as it is drawn for an account without rights; no account of the demo lacks them all."""
    from django.test import RequestFactory

    from veiligheid.foutpaginas import geen_toegang

    return geen_toegang(RequestFactory().get("/beheer/"), None).content.decode()


@pytest.mark.parametrize("breed", [320, 1280])
def test_pages_of_year_plans(beheer, site, breed):
    def pad(model, wat, *args):
        return reverse(f"admin:rapportages_{model}_{wat}", args=args)

    pagina = beheer(pad("jaarplan", "changelist"), breed)
    controleer(pagina)
    jaarplan = re.search(r"/(\d+)/change/", pagina.locator("#result_list tbody th a").first.get_attribute("href"))[1]
    for model, wat, args in (
        ("jaarplan", "add", []),
        *(("jaarplan", wat, [jaarplan]) for wat in ("change", "overnemen", "publiceren", "history")),
        ("actie", "changelist", []),
        ("actie", "add", []),
    ):
        ga_naar(pagina, site.adres + pad(model, wat, *args))
        controleer(pagina)
    ga_naar(pagina, site.adres + pad("actie", "changelist"))
    ga_naar(pagina, site.adres + pagina.locator("#result_list tbody th a").first.get_attribute("href"))
    controleer(pagina)
