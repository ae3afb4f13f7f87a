"""The page that a council member prints: two sheets of A4, however much there is to tell."""

from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import expect

from rapportages.models import Raadsstuk
from tests.site.gemeente import bouw
from themas.models import Doelstelling


ADRES = "/raad/in-het-kort/"
MARGE = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")


def bladzijden(pagina) -> int:
    return len(pikepdf.open(BytesIO(pagina.pdf(format="A4", margin=MARGE))).pages)


def test_the_real_page_fits_on_two_sheets(open_pagina, site):
    pagina = open_pagina(site.adres + ADRES)
    assert bladzijden(pagina) <= 2
    pagina.emulate_media(media="print")
    expect(pagina.get_by_role("navigation")).to_have_count(0)
    assert pagina.locator(".raadsstand--slecht:visible").count() == 3


@pytest.mark.django_db(transaction=True)
def test_much_to_tell_still_fits_on_two_sheets(open_pagina, live_server):
    bouw(30)
    lang = "Een lange titel van een motie over de verlichting van een park in de stad "
    for stuk in Raadsstuk.objects.all():
        Raadsstuk.objects.filter(pk=stuk.pk).update(titel=(lang * 3)[:180], datum_tekst="ergens in het najaar van 2019")
    Doelstelling.objects.update(tekst="Minder inbraken in woningen in alle wijken en buurten van de stad. " * 4)
    pagina = open_pagina(f"{live_server}{ADRES}")
    assert pagina.locator(".raadslijst > li").count() == 6 + 7 + 9
    assert bladzijden(pagina) == 2
