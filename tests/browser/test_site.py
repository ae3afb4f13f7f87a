"""The public pages in Chromium, on the real figures: on a phone and on a desk, with and without a script, on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.site.gemeente import bouw, vul_alle_tekst


# One address of each kind of page, and the states that look otherwise.
SOORTEN = {
    "start": "/",
    "dashboard": "/dashboard/",
    "dashboard, gekozen": "/dashboard/?oordeel=op_koers&sorteer=-verschil&kleur=rood",
    "dashboard, leeg": "/dashboard/?q=zoiets+bestaat+hier+niet",
    "index": "/dashboard/peiljaar-is-100/",
    "plannen": "/plannen/",
    "plan met peiljaar": "/plannen/actieplan-veiligheid-2019-2022/",
    "plan zonder peiljaar": "/plannen/veiligheidsagenda-2023-2026/",
    "thema met doelen": "/plannen/actieplan-veiligheid-2019-2022/veilige-wijken/",
    "thema zonder doelen": "/plannen/veiligheidsagenda-2023-2026/digitale-veiligheid/",
    "jaarplannen": "/jaarplannen/",
    "jaarplan zonder tekst": "/jaarplannen/2019/",
    "jaarplan met doelen": "/jaarplannen/2021/",
    "jaarplan, gekozen": "/jaarplannen/2019/?status=doorlopend&kleur=rood&spoor=x",
    "cijfers": "/indicatoren/",
    "cijfer per jaar": "/indicatoren/woninginbraken/",
    "cijfer per half jaar": "/indicatoren/straatroven/",
    "cijfer van wijken": "/indicatoren/misdrijven/?sorteer=naam",
    "cijfer met breuk": "/indicatoren/ov-incidenten/",
    "cijfer met onderdelen": "/indicatoren/handhavingszaken-ondermijning/",
    "percentage": "/indicatoren/onveilig-in-eigen-buurt-2021/",
    "rapportages": "/rapportages/",
    "rapport": "/rapportages/tweede-helft-2019/",
    "rapport, alleen de titel": "/rapportages/eerste-helft-2019/",
    "rectificaties": "/rectificaties/",
    "keurmerk": "/keurmerk-veilig-ondernemen/",
    "keurmerk, gekozen": "/keurmerk-veilig-ondernemen/?datum=2022-06-30&soort=molen&stand=onbekend&sorteer=-naam",
    "raad": "/raad/",
    "raad, gekozen": "/raad/?status=over_termijn&sorteer=-termijn",
    "raad in het kort": "/raad/in-het-kort/",
    "raadsstuk": "/raad/rg-21-2019/",
    "raadsstuk over de termijn": "/raad/evaluatie-jaarwisseling/",
    "bijeenkomsten": "/bijeenkomsten/",
    "bijeenkomst": "/bijeenkomsten/integrale-veiligheid-en-openbare-orde/",
    "bijeenkomst, gekozen": "/bijeenkomsten/integrale-veiligheid-en-openbare-orde/?veld=jeugd&status=x",
    "afspraken": "/convenanten/",
    "afspraken, gekozen": "/convenanten/?stand=verlopen&sorteer=-einde&kleur=rood",
    "afspraak met overleg en cijfers": "/convenanten/lokaal-veiligheidsarrangement-ov/",
    "afspraak zonder looptijd": "/convenanten/keurmerk-veilig-ondernemen/",
    "afspraak met delen": "/convenanten/lokaal-riec-overleg/",
    "kennisbank": "/kennisbank/",
    "kennisbank, gekozen": "/kennisbank/?onderbouwing=ervaring&sorteer=-effect&kleur=rood",
    "kennisbank, leeg": "/kennisbank/?q=zoiets+bestaat+hier+niet",
    "aanpak met getal": "/kennisbank/kvo-winkelgebieden/",
    "aanpak met vraag": "/kennisbank/jeugdboas/",
    "over": "/over/",
    "cijfers, hoe gemaakt": "/over/cijfers/",
    "begrippen": "/begrippen/",
    "melden": "/melden/?cijfer=woninginbraken&kleur=rood",
    "cookies": "/cookies/",
    "zoeken": "/zoeken/",
    "zoeken, gevonden": "/zoeken/?q=inbraak&kleur=rood",
    "zoeken, niets": "/zoeken/?q=zoiets+bestaat+hier+niet",
    "open data": "/open-data/",
    "toegankelijkheid": "/toegankelijkheid/",
    "privacy": "/privacy/",
    "niet gevonden": "/indicatoren/onzin/",
}
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
KLEINSTE_LETTER = 12  # px on the screen
CIJFER = SOORTEN["cijfer per jaar"]
# Text as large as it is drawn: an SVG scales with its room.
LETTERS = """() => [...document.querySelectorAll('svg text')].filter((t) => t.getBoundingClientRect().width > 0)
  .map((t) => ({ tekst: t.textContent, px: parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a }))"""
TE_BREED = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e), v = e.getBoundingClientRect();
  return { wat: e.outerHTML.slice(0, 90), rand: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
           in_beeld: v.width > 0 && v.bottom > 0 && v.top < innerHeight && v.right > 0 && v.left < innerWidth }; }"""


@pytest.fixture(params=SOORTEN.values(), ids=SOORTEN.keys())
def adres(request, site):
    return site.adres + request.param


def open_alles(pagina):
    pagina.evaluate("document.querySelectorAll('details').forEach((blok) => { blok.open = true; })")


def zet_breed(pagina, breed):
    pagina.set_viewport_size({"width": breed, "height": 800})


def axe(pagina):
    gevonden = Axe().run(pagina, options=WCAG).response["violations"]
    return [(regel["id"], [knoop["html"][:120] for knoop in regel["nodes"]][:3]) for regel in gevonden]


def test_page_at_every_width(open_pagina, site, adres):
    """No scroll sideways, no small letter, nothing stopped or asked elsewhere, and nothing for axe to find."""
    pagina = open_pagina(adres, breed=360)
    if "onzin" not in adres:
        assert pagina.fouten == []
    for breed in (320, 360, 1280):
        zet_breed(pagina, breed)
        assert pagina.evaluate(TE_BREED) <= 0, breed
        letters = pagina.evaluate(LETTERS)
        assert [letter for letter in letters if letter["px"] < KLEINSTE_LETTER - 0.01] == [], breed
    open_alles(pagina)
    for breed in (1280, 360, 320):
        zet_breed(pagina, breed)
        assert pagina.evaluate(TE_BREED) <= 0, f"{breed}, alles open"
    assert pagina.evaluate("window.schendingen") == []  # before axe, which adds styles of its own
    # The rows of a long table are alike, and axe looks at each for some hundredths of a second.
    pagina.evaluate("document.querySelectorAll('tbody > tr:nth-child(n + 30)').forEach((rij) => rij.remove())")
    for breed in (360, 1280):
        zet_breed(pagina, breed)
        assert axe(pagina) == [], breed
    assert pagina.gevraagd == {site.adres}
    assert pagina.context.cookies() == []


@pytest.fixture
def interactief(open_pagina, site):
    """An indicator page with its first figure made interactive."""

    def maak(breed):
        pagina = open_pagina(site.adres + CIJFER, breed=breed)
        pagina.get_by_role("button", name="Maak interactief").first.click()
        pagina.wait_for_selector(".js-plotly-plot .main-svg")
        expect(pagina.locator(".figuur__melding").first).to_be_empty()
        return pagina

    return maak


@pytest.mark.parametrize("breed", [360, 1280])
def test_an_interactive_figure_keeps_to_the_policy(interactief, site, breed):
    pagina = interactief(breed)
    pagina.locator(".js-plotly-plot .point").last.hover(force=True)
    pagina.locator(".modebar-btn").last.click()
    assert pagina.evaluate("window.schendingen") == []
    assert pagina.fouten == []
    assert pagina.gevraagd <= {site.adres, "data", "blob"}
    assert pagina.evaluate(TE_BREED) <= 0
    assert axe(pagina) == []


def test_an_interactive_figure_can_not_be_sent_away(interactief):
    """Plotly offers to send a chart to its maker."""
    knoppen = interactief(1280).locator(".modebar-btn")
    namen = [knop.get_attribute("data-title") or knop.get_attribute("aria-label") for knop in knoppen.all()]
    assert len(namen) > 2
    weg = ("share", "send", "cloud", "deel", "plotly")
    assert [naam for naam in namen if any(woord in naam.lower() for woord in weg)] == []
    engels = ("Download plot", "Autoscale", "Reset", "Pan", "Zoom out")
    assert [naam for naam in namen if any(woord in naam for woord in engels)] == []


def test_an_interactive_figure_goes_back(interactief):
    pagina = interactief(1280)
    knop = pagina.get_by_role("button", name="Toon eenvoudige figuur").first
    knop.click()
    expect(pagina.locator(".figuur__beeld svg:visible").first).to_be_visible()
    expect(pagina.locator(".js-plotly-plot")).to_be_hidden()


def test_an_indicator_works_without_javascript(open_pagina, site):
    pagina = open_pagina(site.adres + CIJFER, javascript=False)
    expect(pagina.locator(".figuur__beeld svg:visible").first).to_be_visible()
    expect(pagina.get_by_role("button", name="Maak interactief")).to_have_count(0)
    pagina.locator("summary").first.click()
    expect(pagina.locator(".figuur table").first).to_be_visible()
    expect(pagina.locator(".tabel--perioden tbody tr").first).to_be_visible()


def test_the_dashboard_works_without_javascript(open_pagina, site):
    pagina = open_pagina(f"{site.adres}/dashboard/", javascript=False)
    rijen = pagina.locator(".tabel--doelen tbody tr")
    alle = rijen.count()
    pagina.get_by_label("Oordeel").select_option("op_koers")
    pagina.get_by_role("button", name="Toon").click()
    assert 0 < rijen.count() < alle
    oordelen = pagina.locator(".tabel--doelen data.oordeel")
    assert {oordeel.get_attribute("value") for oordeel in oordelen.all()} == {"op_koers"}
    pagina.locator(".tabel__sorteer", has_text="Verschil").click()
    verschillen = [int(cel.get_attribute("value")) for cel in pagina.locator("td[data-kop=Verschil] > data").all()]
    assert verschillen == sorted(verschillen)
    assert "oordeel=op_koers" in pagina.url
    with pagina.expect_download() as download:
        pagina.locator(".meenemen").get_by_role("link", name="Doelen als CSV").click()
    assert download.value.suggested_filename == "doelen.csv"
    pagina.get_by_role("link", name="Wis alle filters").click()
    assert rijen.count() == alle


def test_the_first_tab_skips_to_the_content(open_pagina, adres):
    pagina = open_pagina(adres)
    pagina.keyboard.press("Tab")
    link = pagina.locator(":focus")
    expect(link).to_have_text("Naar de inhoud")
    assert link.bounding_box()["y"] >= 0
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.tagName") == "MAIN"


@pytest.mark.parametrize("pad", ["/", "/dashboard/", CIJFER])
@pytest.mark.parametrize("breed", [360, 1280])
def test_the_focus_can_be_seen_on_its_way(open_pagina, site, pad, breed):
    pagina = open_pagina(site.adres + pad, breed=breed, reduced_motion="reduce")  # where it is, not on its way there
    gezien = []
    for _ in range(40):
        pagina.keyboard.press("Tab")
        if pagina.evaluate("document.activeElement === document.body"):
            break
        gezien.append(pagina.evaluate(FOCUS))
    assert len(gezien) > 12
    assert [plek for plek in gezien if not (plek["rand"] and plek["in_beeld"])] == []


@pytest.mark.parametrize("pad", ["/", "/dashboard/", CIJFER, SOORTEN["thema met doelen"], SOORTEN["rapport"]])
def test_print_keeps_what_is_read_and_leaves_out_what_is_pressed(open_pagina, site, pad):
    pagina = open_pagina(site.adres + pad, breed=718)  # A4 with margins of 1 cm at 96 dpi
    pagina.emulate_media(media="print")
    assert pagina.evaluate(TE_BREED) <= 0
    expect(pagina.locator("h1")).to_be_visible()
    expect(pagina.get_by_role("navigation")).to_have_count(0)
    expect(pagina.locator("button:visible")).to_have_count(0)
    for figuur in pagina.locator(".figuur").all():
        assert figuur.locator(".figuur__beeld svg:visible").count() == 1
    assert pagina.pdf(format="A4").startswith(b"%PDF-")


def test_the_page_of_a_failure_stands_on_its_own(open_pagina, site):
    """It is drawn without request or database, so it is laid over an address of the site."""
    from veiligheid.foutpaginas import serverfout

    html = serverfout(None).content.decode()
    pagina = open_pagina("about:blank")
    pagina.route(f"{site.adres}/kapot/", lambda route: route.fulfill(body=html, content_type="text/html"))
    pagina.goto(f"{site.adres}/kapot/")
    assert pagina.fouten == []
    for breed in (320, 1280):
        zet_breed(pagina, breed)
        assert pagina.evaluate(TE_BREED) <= 0
    assert axe(pagina) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("getypt", ["x" * 500, "<h1>👩‍👩‍👧‍👦\u202e" * 40], ids=["lang zonder spatie", "tekens"])
def test_overlong_text_stays_in_the_window(open_pagina, live_server, getypt):
    """A municipality that does not exist, with this text in every field."""
    bouw(2)
    vul_alle_tekst(getypt)
    pagina = open_pagina(f"{live_server}/over/", breed=360)
    for pad in (
        "/",
        "/dashboard/",
        "/plannen/",
        "/plannen/plan-2019-2022/",
        "/plannen/plan-2019-2022/thema-0/",
        "/indicatoren/",
        "/indicatoren/cijfer-0/?sorteer=naam",
        "/convenanten/",
        "/convenanten/convenant-0/",
    ):
        assert pagina.goto(f"{live_server}{pad}").status == 200
        open_alles(pagina)
        for breed in (360, 1280):
            zet_breed(pagina, breed)
            assert pagina.evaluate(TE_BREED) <= 0, (pad, breed)
        assert pagina.locator("h1").count() == 1
    assert pagina.fouten == []
