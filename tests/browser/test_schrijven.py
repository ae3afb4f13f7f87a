"""Writing a report in Chromium: the preview follows, the picker puts figures at the cursor, two officers meet."""

import re

import pytest
from django.urls import reverse

from tests.browser.conftest import draaiende_site
from tests.browser.test_beheer import BREEDTEN, controleer, ga_naar


PERIODE = "2018"  # of which the demo has figures and no report


@pytest.fixture(scope="module")
def proefsite(tmp_path_factory):
    """A site of its own, since these tests write."""
    with draaiende_site(tmp_path_factory.mktemp("schrijven")) as site:
        yield site


@pytest.fixture(scope="module")
def ingelogd(browser, proefsite):
    context = browser.new_context()
    pagina = context.new_page()
    pagina.goto(proefsite.adres + reverse("admin:login"))
    pagina.fill("#id_username", "beheerder")
    pagina.fill("#id_password", proefsite.wachtwoorden["beheerder"])
    pagina.click("[type=submit]")
    pagina.wait_for_selector("#user-tools")
    cookies = context.storage_state()
    context.close()
    return cookies


@pytest.fixture(scope="module")
def rapport(browser, proefsite, ingelogd):
    """Begins a report the way officers do; its key, and that of the paragraph on the figures of the first topic."""
    context = browser.new_context(storage_state=ingelogd)
    pagina = context.new_page()
    pagina.goto(proefsite.adres + reverse("admin:rapport_begin"))
    pagina.get_by_label("Beleidsplan").select_option("Actieplan Veiligheid 2019-2022")
    pagina.get_by_label("Periode").select_option(PERIODE)
    pagina.get_by_role("button", name="Begin deze rapportage").click()
    pagina.wait_for_selector(".rapport-stand")
    pk = int(re.search(r"/rapport/(\d+)/", pagina.url)[1])
    beeld = pagina.get_by_role("link", name="Beeld en ontwikkeling").first.get_attribute("href")
    context.close()
    return pk, beeld


@pytest.fixture
def beheer(open_pagina, proefsite, ingelogd):
    """``beheer(pad, breed)``: a page of the admin, as the Beheerder sees it."""

    def open_(pad, breed=1280, **opties):
        return open_pagina(proefsite.adres + pad, breed=breed, storage_state=ingelogd, **opties)

    return open_


def voorbeeld(pagina):
    return pagina.locator("#voorbeeld [data-blad]")


def invoegen(pagina):
    """The button that puts the count of the chosen figure into the text."""
    return pagina.get_by_role("button", name=re.compile("^Voeg in.*aantal$"))


def klap_uit(pagina):
    for deel in pagina.locator("#content details").all():
        deel.evaluate("deel => { deel.open = true; }")


def ververst(pagina, verwacht):
    voorbeeld(pagina).filter(has_text=re.compile(verwacht)).wait_for()


@pytest.mark.parametrize("breed", BREEDTEN)
def test_alle_paginas_zijn_toegankelijk_en_passen(beheer, proefsite, rapport, breed):
    pk, beeld = rapport
    paden = [
        reverse("admin:rapportages_voortgangsrapportage_changelist"),
        reverse("admin:rapport_begin"),
        reverse("admin:rapport_titel"),
        reverse("admin:rapport", args=[pk]),
        reverse("admin:rapportages_voortgangsrapportage_change", args=[pk]),
        reverse("admin:rapport_voorbeeld", args=[pk]),
        reverse("admin:rapport_publiceren", args=[pk]),
        beeld,
        reverse("admin:index"),
    ]
    pagina = beheer(paden[0], breed)
    for pad in paden:
        ga_naar(pagina, proefsite.adres + pad)
        klap_uit(pagina)
        controleer(pagina)


def test_donker(beheer, rapport):
    controleer(beheer(rapport[1], color_scheme="dark"))


def test_het_voorbeeld_volgt_het_typen_en_zegt_een_keer_wat_er_mis_is(beheer, rapport):
    pagina = beheer(rapport[1])
    tekst = pagina.locator("#tekst")
    tekst.fill("Er waren [[woninginbraken:aantal@2019]] inbraken.")
    ververst(pagina, "Er waren 673 inbraken.")
    assert pagina.locator("#voorbeeld-melding").text_content() == "Geen fouten in deze tekst."
    tekst.press_sequentially(" En [[onzin:aantal]].")
    ververst(pagina, "En niet beschikbaar.")
    assert pagina.locator("#voorbeeld-melding").text_content() == "Er is 1 fout in deze tekst."
    assert tekst.get_attribute("aria-invalid") is not None
    controleer(pagina)
    pagina.locator("#nazien a").click()
    gekozen = "veld => veld.value.slice(veld.selectionStart, veld.selectionEnd)"
    assert tekst.evaluate(gekozen) == "[[onzin:aantal]]"


def test_de_kiezer_zet_het_cijfer_op_de_plek_van_de_cursor(beheer, rapport):
    pagina = beheer(rapport[1])
    tekst = pagina.locator("#tekst")
    tekst.fill("Er waren inbraken.")
    tekst.evaluate("veld => veld.setSelectionRange(8, 8)")
    pagina.locator("#kiezer-deel summary").click()
    pagina.get_by_label("Cijfer", exact=True).select_option("Woninginbraken")
    invoegen(pagina).wait_for()
    pagina.locator("#kiezer-melding", has_text="U ziet nu: Woninginbraken").wait_for(state="attached")
    pagina.get_by_label("Periode", exact=True).select_option("2019")
    pagina.locator("#kiezer code", has_text="[[woninginbraken:aantal@2019]]").wait_for()
    invoegen(pagina).click()
    assert tekst.input_value() == "Er waren [[woninginbraken:aantal@2019]] inbraken."
    ververst(pagina, "Er waren 673 inbraken.")
    controleer(pagina)


def test_zoeken_met_enter_verlaat_de_pagina_niet(beheer, rapport):
    pagina = beheer(rapport[1])
    pagina.locator("#tekst").fill("Half af")
    pagina.locator("#kiezer-deel summary").click()
    zoek = pagina.get_by_label("Zoek een cijfer")
    zoek.fill("fietsdiefst")
    zoek.press("Enter")
    pagina.locator("#kies-cijfer option:checked", has_text="Fietsdiefstallen").wait_for(state="attached")
    assert pagina.locator("#tekst").input_value() == "Half af"
    assert zoek.evaluate("veld => veld === document.activeElement")
    controleer(pagina)


def test_zonder_javascript_werkt_alles_met_knoppen(beheer, rapport):
    pagina = beheer(rapport[1], javascript=False)
    pagina.get_by_role("button", name="Begin met deze tekst").click()
    concept = pagina.locator("#tekst").input_value()
    assert "[[woninginbraken:" in concept
    assert pagina.locator("#voorbeeld mark").count() > 0  # in the shadow tree, made by the browser without a script
    pagina.locator("#tekst").fill("Er waren")
    pagina.locator("#kiezer-deel summary").click()
    invoegen(pagina).click()
    assert re.fullmatch(r"Er waren \[\[[a-z-]+:aantal(@\S+)?\]\]", pagina.locator("#tekst").input_value())
    pagina.get_by_role("button", name="Voorbeeld", exact=True).click()
    assert re.search(r"Er waren [\d.]+", voorbeeld(pagina).inner_text())
    ga_naar(pagina, pagina.url)
    assert pagina.locator("#tekst").input_value() == ""


def test_twee_mensen_op_een_paragraaf_kiezen_zelf(beheer, rapport, proefsite):
    pad = reverse("admin:paragraaf", args=[int(re.search(r"(\d+)/$", rapport[1])[1]) + 1])
    eerste, tweede = beheer(pad), beheer(pad)
    eerste.locator("#tekst").fill("Wij gaven veel voorlichting.")
    tweede.locator("#tekst").fill("Wij gaven weinig voorlichting.")
    eerste.get_by_role("button", name="Bewaar", exact=True).click()
    eerste.locator(".messagelist", has_text="De tekst is bewaard.").wait_for()
    tweede.get_by_role("button", name="Bewaar", exact=True).click()
    tweede.locator("#botsing-kop").wait_for()
    assert tweede.locator(".woordverschil del").inner_text().rstrip().endswith("veel")
    assert tweede.locator(".woordverschil ins").inner_text().rstrip().endswith("weinig")
    assert tweede.locator("#tekst").input_value() == "Wij gaven weinig voorlichting."
    klap_uit(tweede)
    controleer(tweede)
    tweede.get_by_role("button", name="Bewaar wat hier staat").click()
    tweede.locator(".messagelist", has_text="De tekst is bewaard.").wait_for()
    ga_naar(eerste, proefsite.adres + pad)
    assert eerste.locator("#tekst").input_value() == "Wij gaven weinig voorlichting."


def test_een_opmerking_plaatsen_en_afvinken(beheer, rapport):
    pagina = beheer(rapport[1], 360)
    pagina.get_by_label("Nieuwe opmerking").fill("Klopt dit?")
    pagina.get_by_role("button", name="Plaats de opmerking").click()
    pagina.get_by_role("button", name=re.compile("Vink af.*Klopt dit")).wait_for()
    controleer(pagina)
    pagina.get_by_role("button", name=re.compile("Vink af.*Klopt dit")).click()
    pagina.get_by_role("button", name=re.compile("Zet weer open.*Klopt dit")).wait_for()
    controleer(pagina)
