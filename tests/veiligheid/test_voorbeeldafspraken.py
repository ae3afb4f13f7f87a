"""The made-up agreements: as many as asked, of every kind, valid, public, and clearly of no real town."""

import pytest
from django.apps import apps

from convenanten.enums import Convenantsoort
from convenanten.models import Bijeenkomst, Convenant, Keurmerkgebied
from tests.fabriek import doelstelling, gebruiker, indicator, veiligheidsveld
from themas.models import Interventie, Publicatie
from veiligheid.voorbeeldafspraken import maak_afspraken


pytestmark = pytest.mark.django_db
SOORTEN = (Convenant, Keurmerkgebied, Interventie, Bijeenkomst)


def maak(aantal):
    veiligheidsveld()
    doelstelling(indicatoren=[indicator("inbraken")])
    maak_afspraken(aantal, redacteur=gebruiker("een"), publiceerder=gebruiker("twee"))


@pytest.mark.parametrize(("aantal", "bijeenkomsten"), [(3, 1), (10, 1), (12, 2)])
def test_zoveel_van_elke_soort_en_alles_openbaar(aantal, bijeenkomsten):
    maak(aantal)
    aantallen = [aantal, aantal, aantal, bijeenkomsten]
    assert [model.objects.count() for model in SOORTEN] == aantallen
    assert [Publicatie.objects.van(model).geldend().count() for model in SOORTEN] == aantallen


def test_alle_rijen_zijn_geldig_en_elke_soort_en_elk_einde_komt_voor():
    maak(8)
    for model in apps.get_app_config("convenanten").get_models():
        if not model.__name__.startswith("Historical"):
            for rij in model.objects.all():
                rij.full_clean()
    assert set(Convenant.objects.values_list("soort", flat=True)) == set(Convenantsoort)
    assert Convenant.objects.filter(versies__onbepaalde_tijd=True).count() == 1


def test_elk_stuk_zegt_dat_het_verzonnen_is():
    maak(3)
    assert [p.titel for p in Publicatie.objects.geldend() if "verzonnen" not in p.inhoud] == []
