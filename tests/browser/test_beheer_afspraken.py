"""Covenants in the admin in Chromium: nothing for axe to find, on a phone and on a desk, and a file that comes back."""

import pytest
from django.urls import reverse

from tests.browser.test_beheer import BREEDTEN, beheer, controleer, ga_naar, ingelogd  # noqa: F401
from tests.convenanten.beheerpaginas import adres


@pytest.mark.parametrize("breed", BREEDTEN)
@pytest.mark.parametrize("model", ["convenant", "convenantversie", "partij"])
def test_pages_of_agreements(beheer, site, model, breed):  # noqa: F811
    pagina = beheer(adres(model=model), breed)
    controleer(pagina)
    eerste = pagina.locator("#result_list tbody th a").first
    rij = eerste.get_attribute("href") if eerste.count() else None
    if rij:
        ga_naar(pagina, site.adres + rij)
        controleer(pagina)
    if rij and model == "convenant":
        for wat in ("publiceren", "voorbeeld", "history"):
            ga_naar(pagina, site.adres + reverse(f"admin:convenanten_convenant_{wat}", args=[rij.split("/")[-3]]))
            controleer(pagina)
