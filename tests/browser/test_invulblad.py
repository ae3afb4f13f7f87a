"""The entry sheet in Chromium: keyboard, clipboard, saving, drafts, two officers; nothing for axe or the CSP to find.

The tests share a site; each leaves no draft behind, and has lines of its own.
"""

import re

import pytest
from django.urls import reverse

from tests.browser.conftest import draaiende_site
from tests.browser.test_beheer import BREEDTEN, controleer, ga_naar


BLAD = reverse("admin:rapportages_rapportageronde_invulblad", args=[1])
PLAK = """(tekst) => {
  const klembord = new DataTransfer();
  klembord.setData('text/plain', tekst);
  document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', {clipboardData: klembord, bubbles: true, cancelable: true}));
}"""


@pytest.fixture(scope="module")
def proefsite(tmp_path_factory):
    """A site of its own, since these tests write."""
    with draaiende_site(tmp_path_factory.mktemp("invulblad")) as site:
        yield site


@pytest.fixture
def als(open_pagina, proefsite):
    """``als(naam, pad)``: a page of the admin in a browser of its own, as the user of this name."""

    def open_(naam, pad=BLAD, **opties):
        pagina = open_pagina(f"{proefsite.adres}{reverse('admin:login')}?next={pad}", **opties)
        pagina.fill("#id_username", naam)
        pagina.fill("#id_password", proefsite.wachtwoorden[naam])
        pagina.click("[type=submit]")
        pagina.wait_for_selector("#user-tools")
        return pagina

    return open_


def regel(pagina, naam):
    return pagina.locator(f"tbody[data-regel]:has(.naam:text-is('{naam}'))")


def cel(pagina, naam, kolom="cijfer"):
    return regel(pagina, naam).locator(f"[data-cel={kolom}]")


def bericht(pagina, verwacht):
    """The sentence in the status line, once it starts as expected."""
    lijn = pagina.locator("#bericht", has_text=re.compile(verwacht))
    lijn.wait_for()
    return lijn.inner_text()


def bewaar(pagina, verwacht):
    pagina.keyboard.press("Control+s")
    return bericht(pagina, verwacht)


@pytest.mark.parametrize("breed", BREEDTEN)
def test_bladen_zijn_toegankelijk_en_passen(als, proefsite, breed):
    pagina = als("beheerder", breed=breed)
    controleer(pagina)
    pagina.locator("summary").click()
    controleer(pagina)
    for naam, args in (("voortgang", [1]), ("changelist", []), ("add", []), ("change", [1])):
        ga_naar(pagina, proefsite.adres + reverse(f"admin:rapportages_rapportageronde_{naam}", args=args))
        controleer(pagina)


def test_enter_en_pijlen_gaan_een_regel_omlaag_en_omhoog(als):
    pagina = als("beheerder")
    cel(pagina, "Auto-inbraken").focus()
    for toets, naam in (
        ("Enter", "Fietsdiefstallen"),
        ("ArrowDown", "Vernielingen"),
        ("ArrowUp", "Fietsdiefstallen"),
        ("Shift+Enter", "Auto-inbraken"),
    ):
        pagina.keyboard.press(toets)
        assert cel(pagina, naam).evaluate("veld => veld === document.activeElement")
    pagina.keyboard.press("Tab")
    assert cel(pagina, "Auto-inbraken", "kwaliteit").evaluate("veld => veld === document.activeElement")
    pagina.keyboard.press("Enter")
    assert cel(pagina, "Fietsdiefstallen", "kwaliteit").evaluate("veld => veld === document.activeElement")


def test_enter_slaat_een_regel_over_die_al_vaststaat(als):
    """The demo knows the street robberies of this period already."""
    pagina = als("beheerder")
    cel(pagina, "Woninginbraken").focus()
    pagina.keyboard.press("Enter")
    assert cel(pagina, "Overvallen").evaluate("veld => veld === document.activeElement")


def test_een_klad_overleeft_een_gesloten_browser_en_is_van_een_persoon(als):
    pagina = als("invoerder")
    cel(pagina, "Jeugdoverlast").fill("12,")
    bericht(pagina, "Nog niet bewaard")
    pagina.context.close()
    opnieuw = als("invoerder")
    assert cel(opnieuw, "Jeugdoverlast").input_value() == "12,"
    assert "‘12,’ is geen heel getal." in regel(opnieuw, "Jeugdoverlast").inner_text()
    controleer(opnieuw)
    assert cel(als("beheerder"), "Jeugdoverlast").input_value() == ""
    cel(opnieuw, "Jeugdoverlast").fill("")
    assert bewaar(opnieuw, "Er was") == "Er was niets gewijzigd."


def test_een_blok_plakken_bewaren_en_een_som_die_niet_klopt(als):
    pagina = als("invoerder")
    cel(pagina, "Zaken van het interventieteam").focus()
    # Their usual source is a report of 2019, which is not filled in for a figure of 2020.
    delen = "".join(f"{aantal}\tDefinitief\tInterventieteam\n" for aantal in (40, 3, 9, 3, 13, 6, 3))
    blok = f'84\tvoorlopig\tInterventieteam\n{delen}8\tdefinitief\t"Eigen ""telling""\nvan 2020"\r\n'
    pagina.evaluate(PLAK, blok)
    assert bericht(pagina, "geplakt") == "27 cellen geplakt."
    assert cel(pagina, "Zaken van het interventieteam", "kwaliteit").input_value() == "voorlopig"
    assert cel(pagina, "Openbare orde en veiligheid", "bron").input_value() == 'Eigen "telling" van 2020'
    assert bewaar(pagina, "fout").startswith("9 regels hebben nog een fout: Zaken van het interventieteam, ")
    som = "De delen zijn samen 85 (40 + 3 + 9 + 3 + 13 + 6 + 3 + 8), en het geheel"
    assert som in regel(pagina, "Zaken van het interventieteam").inner_text()
    controleer(pagina)
    cel(pagina, "Zaken van het interventieteam").fill("85")
    assert bewaar(pagina, "bewaard") == "9 regels bewaard."
    assert regel(pagina, "Softdrugs maken").locator(".status").inner_text() == "concept"
    assert pagina.url.endswith(BLAD)


def test_wat_niet_past_bij_het_plakken_wordt_gezegd(als):
    pagina = als("beheerder")
    cel(pagina, "Woninginbraken").focus()
    pagina.evaluate(PLAK, "300\tonzin\n51\n20")  # the second line is approved already
    melding = (
        "2 cellen geplakt. 2 cellen passen niet: "
        "Kwaliteit van Woninginbraken (‘onzin’), Straatroven is niet te wijzigen (‘51’)."
    )
    assert bericht(pagina, "geplakt") == melding
    assert cel(pagina, "Overvallen").input_value() == "20"
    assert cel(pagina, "Woninginbraken", "kwaliteit").evaluate("veld => veld.matches('.past-niet')")
    assert regel(pagina, "Straatroven").evaluate("regel => regel.matches('.past-niet')")
    pagina.wait_for_selector("tbody[data-onbewaard]")  # the draft went off, and the sentence stays
    assert bericht(pagina, "geplakt") == melding
    controleer(pagina)
    cel(pagina, "Overvallen").press("1")
    bericht(pagina, "^Nog niet bewaard")
    for naam in ("Woninginbraken", "Overvallen"):
        cel(pagina, naam).fill("")
    bewaar(pagina, "Er was niets gewijzigd")
    assert pagina.locator(".past-niet").count() == 0


def test_twee_mensen_op_een_blad(als):
    ans, bram = als("invoerder"), als("beheerder")
    cel(bram, "Huisverboden").fill("12")
    assert bewaar(bram, "bewaard") == "1 regel bewaard."
    cel(ans, "Huisverboden").fill("14")
    assert bewaar(ans, "collega").startswith("1 regel heeft een collega intussen gewijzigd.")
    ans.locator("#bericht").get_by_role("link", name="Huisverboden: kies welk cijfer geldt").click()
    assert ans.url.endswith(f"#{regel(ans, 'Huisverboden').get_attribute('id')}")
    tekst = regel(ans, "Huisverboden").inner_text()
    assert "Beheerder wijzigde deze regel op" in tekst
    controleer(ans)
    regel(ans, "Huisverboden").get_by_text("Neem dat van mij").click()
    assert bericht(ans, "bewaard") == "1 regel bewaard."
    bram.reload()
    assert cel(bram, "Huisverboden").input_value() == "14"
    cel(bram, "Huisverboden").fill("")
    assert "Huisverboden: bevestig dat het weg mag." in bewaar(bram, "leeg")
    regel(bram, "Huisverboden").get_by_text("Ja, haal weg").click()
    assert bericht(bram, "weg") == "1 cijfer weggehaald."


def test_ver_van_de_geschiedenis_vraagt_en_bewaart(als):
    pagina = als("invoerder")
    cel(pagina, "Woninginbraken").fill("3.060")
    assert bewaar(pagina, "bewaard") == "1 regel bewaard."
    assert "Klopt dit?" in regel(pagina, "Woninginbraken").inner_text()
    controleer(pagina)
    cel(pagina, "Woninginbraken", "opmerking").fill("De politie telt nu ook pogingen.")
    bewaar(pagina, "bewaard")
    assert "In de opmerking staat: ‘De politie telt nu ook pogingen.’" in regel(pagina, "Woninginbraken").inner_text()


def test_de_vorige_bron_overnemen(als):
    pagina = als("beheerder")
    naam = pagina.locator("tbody[data-regel]:has([data-zelfde-bron]) .naam").first.inner_text()
    vorige = regel(pagina, naam).locator("[data-vorige-bron]").inner_text()
    vast = cel(pagina, naam, "bron").input_value()
    assert vast != vorige
    regel(pagina, naam).locator("[data-zelfde-bron]").click()
    assert cel(pagina, naam, "bron").input_value() == vorige
    bericht(pagina, "Nog niet bewaard")
    pagina.reload()
    cel(pagina, naam, "bron").fill(vast)
    assert bewaar(pagina, "Er was") == "Er was niets gewijzigd."


def test_een_oordeel_en_indienen(als):
    pagina = als("invoerder")
    doel = regel(pagina, "Voorkomen dat woonoverlast begint of erger wordt.")
    doel.get_by_label("Oordeel").select_option("op_koers")
    doel.get_by_label("Toelichting").fill("Er zijn minder zaken.")
    doel.get_by_label("Bewijs").fill("De brief van mei.")
    pagina.get_by_text("Bewaar en dien in").click()
    assert "ingediend." in bericht(pagina, "ingediend")
    assert (
        regel(pagina, "Voorkomen dat woonoverlast begint of erger wordt.").locator(".status").inner_text()
        == "ingediend"
    )
    controleer(pagina)


def test_zonder_javascript_gaat_het_ook(als):
    pagina = als("invoerder", javascript=False)
    pagina.get_by_label("Cijfer van Vernielingen").fill("veel")
    pagina.get_by_label("Cijfer van Fietsdiefstallen").fill("393")
    pagina.click("[name=bewaar]")
    assert "1 regel bewaard. 1 regel heeft nog een fout: Vernielingen." in pagina.locator(".messagelist").inner_text()
    assert pagina.get_by_label("Cijfer van Vernielingen").input_value() == "veel"
    pagina.get_by_label("Cijfer van Vernielingen").fill("")
    pagina.click("[name=bewaar]")
    assert "Er was niets gewijzigd." in pagina.locator(".messagelist").inner_text()


def test_zonder_verbinding_blijft_de_invoer_staan(als):
    pagina = als("beheerder")
    pagina.context.set_offline(True)
    cel(pagina, "Jeugdige verdachten").fill("19")
    assert bewaar(pagina, "verbinding").startswith("Er is nu geen verbinding. Uw invoer blijft hier staan.")
    pagina.context.set_offline(False)
    assert bewaar(pagina, "bewaard") == "1 regel bewaard."


def test_wie_intussen_is_afgemeld_verliest_niets(als):
    pagina = als("beheerder")
    pagina.context.clear_cookies()
    cel(pagina, "Jeugdige verdachten").fill("18")
    assert "Meld u aan in een ander tabblad" in bewaar(pagina, "afgemeld")
    assert cel(pagina, "Jeugdige verdachten").input_value() == "18"
    pagina.context.close()


def test_donker(als):
    controleer(als("beheerder", color_scheme="dark"))
