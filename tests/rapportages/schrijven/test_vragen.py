"""No page asks more of the database for a report with more in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.enums import Paragraafsoort
from rapportages.opmerkingen import plaats
from rapportages.schrijven import vul_aan
from tests import fabriek
from tests.rapportages.publiceren import bouw
from tests.rapportages.schrijven.bladen import blad, pad


def aantal(client, adres):
    client.get(adres)  # what is asked once only, such as content types
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        assert client.get(adres).status_code == 200
    return len(vragen)


def groei(rapportage):
    """Two more topics, each with a goal, a figure, a draft, texts and remarks."""
    for nummer in (2, 3):
        onderwerp = fabriek.onderwerp(f"onderwerp-{nummer}", naam=f"Onderwerp {nummer}", volgorde=nummer)
        cijfer = fabriek.indicator(f"cijfer-{nummer}")
        fabriek.doelstelling(f"{nummer}-1", bij=onderwerp, indicatoren=[cijfer])
        for jaar in ("2017", "2018", "2019"):
            fabriek.vastgestelde_meting(jaar, van=cijfer, aantal=100 + nummer)
    vul_aan(rapportage=rapportage, door=fabriek.gebruiker("rosa"))
    for paragraaf in rapportage.paragrafen.exclude(soort=Paragraafsoort.BEELD):  # there the computer still writes
        bouw.schrijf(
            paragraaf=paragraaf, tekst="[[woninginbraken:aantal]] en [[cijfer-2:aantal]].", door=bouw.wie("rosa")
        )
        plaats(paragraaf=paragraaf, tekst="Klopt dit?", door=bouw.wie("ruud"))
        plaats(paragraaf=paragraaf, tekst="En dit?", door=bouw.wie("rosa"))


def klein():
    """Small, with one of everything, so that nothing is asked for the first time when it grows."""
    rapportage = bouw.concept()
    plaats(paragraaf=bouw.paragraaf(rapportage), tekst="Klopt dit?", door=bouw.wie("ruud"))
    return rapportage


@pytest.mark.parametrize("naam", ["rapport", "rapport_voorbeeld", "rapport_publiceren"])
def test_een_groter_rapport_vraagt_niet_meer(redacteur, naam):
    rapportage = klein()
    adres = pad(naam, rapportage.pk)
    eerst = aantal(redacteur, adres)
    groei(rapportage)
    assert aantal(redacteur, adres) == eerst


@pytest.mark.parametrize("soort", [Paragraafsoort.ALGEMEEN, Paragraafsoort.BEELD])
def test_een_langere_paragraaf_in_een_groter_rapport_vraagt_niet_meer(redacteur, soort):
    rapportage = klein()
    paragraaf = bouw.schrijf_aan(rapportage, "[[woninginbraken:aantal]].", soort)
    adres = pad("paragraaf", paragraaf.pk)
    eerst = aantal(redacteur, adres)
    groei(rapportage)
    assert aantal(redacteur, adres) == eerst


def test_een_langere_lijst_vraagt_niet_meer(redacteur):
    klein()
    adres = pad("rapportages_voortgangsrapportage_changelist")
    eerst = aantal(redacteur, adres)
    for nummer, code in enumerate(("2019-H1", "2019-H2", "2020"), start=2):
        bouw.concept(slug=f"nog-{nummer}", code=code, nummer=nummer)
    assert aantal(redacteur, adres) == eerst


def test_meer_versies_vragen_niet_meer(redacteur, publiceerder):
    from rapportages.publicatie.publiceren import dien_in, publiceer
    from rapportages.publicatie.rectificeren import begin_rectificatie

    rapportage = bouw.gepubliceerd().rapportage
    adres = pad("rapport_publiceren", rapportage.pk)

    def verbeter(tekst):
        velden = {"wat_er_stond": "a", "wat_het_is": "b", "reden": "c", "door": bouw.wie("indiener")}
        begin_rectificatie(rapportage=rapportage, **velden)
        bouw.schrijf_aan(rapportage, tekst)
        dien_in(rapportage=rapportage, door=bouw.wie("indiener"))
        publiceer(rapportage=rapportage, door=bouw.wie("uitgever"))
        rapportage.refresh_from_db()

    verbeter("Twee.")
    eerst = aantal(redacteur, adres)
    verbeter("Drie.")
    verbeter("Vier.")
    assert aantal(redacteur, adres) == eerst


def test_het_voorbeeld_voor_het_script_vraagt_weinig(redacteur, django_assert_max_num_queries):
    paragraaf = bouw.paragraaf(klein())
    gegevens = blad(paragraaf, tekst="[[woninginbraken:aantal]] " * 20)
    adres = pad("paragraaf_voorbeeld", paragraaf.pk)
    with django_assert_max_num_queries(16):
        redacteur.post(adres, gegevens)
