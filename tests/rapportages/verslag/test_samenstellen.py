"""A report put together from its paragraphs and the figures of today."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.enums import Paragraafsoort, Spoor
from rapportages.models import Voortgangsrapportage
from rapportages.schrijven import vul_aan
from rapportages.verslag.samenstellen import stel_samen
from tests import fabriek
from tests.rapportages import verslagbouw as bouw
from themas.enums import Doelsoort, Oordeel, Zekerheid


pytestmark = pytest.mark.django_db


def verslag(slug="tweede-helft-2019"):
    return stel_samen(Voortgangsrapportage.objects.select_related("plan", "periode").get(slug=slug))


@pytest.fixture(autouse=True)
def inbraken():
    """Half-years that make 2019 whole; the peiljaar and two years around it as years."""
    indicator = fabriek.indicator()
    fabriek.doelstelling(indicatoren=[indicator])
    for code, aantal in (("2017", 1040), ("2018", 950), ("2019-H1", 367), ("2019-H2", 306), ("2020", 500)):
        fabriek.vastgestelde_meting(code, aantal=aantal)
    bouw.rapportage()
    return indicator


def test_de_tweede_helft_gaat_over_het_hele_jaar():
    [doel] = verslag().doelen
    assert (doel.verschil, doel.verschil_waarde, doel.vergelijking) == ("−35%", "-35", "2019 tegenover 2017")
    assert (doel.oordeel, doel.zekerheid) == (Oordeel.OP_KOERS, Zekerheid.NIET_TE_TOETSEN)


def test_de_eerste_helft_gaat_over_zichzelf():
    fabriek.vastgestelde_meting("2017-H1", aantal=500)
    bouw.rapportage("eerste-helft-2019", "2019-H1", nummer=1)
    [doel] = verslag("eerste-helft-2019").doelen
    assert (doel.verschil, doel.vergelijking) == ("−27%", "1e helft 2019 tegenover 1e helft 2017")


def test_wat_later_bekend_werd_staat_er_niet_in():
    [figuur] = verslag().figuren
    assert [rij.naam for rij in figuur.rijen] == ["2017", "2018", "2019"]


def test_alleen_wat_is_vastgesteld_telt(inbraken):
    fabriek.meting("2015", aantal=999)
    assert [rij.naam for rij in verslag().figuren[0].rijen] == ["2017", "2018", "2019"]


def test_een_doel_zonder_cijfer_heeft_het_oordeel_van_mensen():
    doel = fabriek.doelstelling("1-1z", soort=Doelsoort.KWALITATIEF, tekst="Wij letten op.")
    fabriek.beoordeling("2019-H2", doel=doel, **fabriek.vastgesteld())
    fabriek.beoordeling("2020-H1", doel=doel, oordeel=Oordeel.NIET_OP_KOERS, **fabriek.vastgesteld())
    deel = next(deel for deel in verslag().doelen if deel.code == "1-1z")
    assert (deel.oordeel, deel.toelichting, deel.bewijs, deel.indicator) == (
        Oordeel.OP_KOERS,
        "Alle afspraken zijn nagekomen.",
        "De brief aan de raad.",
        "",
    )


def test_paragrafen_staan_in_leesvolgorde_met_hun_getallen():
    rapportage = bouw.rapportage()
    vul_aan(rapportage=rapportage, door=fabriek.gebruiker())
    teksten = {
        (Paragraafsoort.VOORTGANG, Spoor.GEEN): "Het gaat goed: [[woninginbraken:aantal@2019]].",
        (Paragraafsoort.GEDAAN, Spoor.PREVENTIE): "Wij gaven les. [[nergens:aantal]] [[fout]]",
        (Paragraafsoort.ALGEMEEN, Spoor.GEEN): "Dit is het jaar.",
    }
    for (soort, spoor), tekst in teksten.items():
        rapportage.paragrafen.filter(soort=soort, spoor=spoor).update(tekst=tekst)
    gemaakt = verslag()
    assert [(a.soort, a.spoor, a.tekst) for a in gemaakt.alineas if a.tekst and not a.machinezinnen] == [
        ("algemeen", "", "Dit is het jaar."),
        ("gedaan", "preventie", "Wij gaven les. [[nergens:aantal]] [[fout]]"),
        ("voortgang", "", "Het gaat goed: [[woninginbraken:aantal@2019]]."),
    ]
    assert [a.sleutel for a in gemaakt.alineas if a.onderwerp] == [
        f"veilige-wijken/inbraken-en-roof/{deel}"
        for deel in ("beeld", "gedaan/preventie", "gedaan/repressie", "gedaan/nazorg", "gedaan", "voortgang")
    ]
    assert {sleutel: getal.tekst for sleutel, getal in gemaakt.getallen.items()} == {
        "woninginbraken:aantal@2019": "673",
        "woninginbraken:verschil@2019": "−35%",
        "nergens:aantal": "niet beschikbaar",
    }


def test_het_aantal_vragen_groeit_niet_met_het_rapport(inbraken):
    def vragen():
        with CaptureQueriesContext(connection) as gesteld:
            verslag()
        return len(gesteld)

    vul_aan(rapportage=bouw.rapportage(), door=fabriek.gebruiker())
    bouw.rapportage().paragrafen.update(tekst="[[woninginbraken:oordeel]]")
    klein = vragen()
    for nummer in range(2, 12):
        onderwerp = fabriek.onderwerp(f"onderwerp-{nummer}", volgorde=nummer)
        fabriek.doelstelling(f"d-{nummer}", bij=onderwerp, indicatoren=[fabriek.indicator(f"i-{nummer}")])
        fabriek.vastgestelde_meting("2019", van=fabriek.indicator(f"i-{nummer}"))
    vul_aan(rapportage=bouw.rapportage(), door=fabriek.gebruiker())
    bouw.rapportage().paragrafen.update(tekst="[[woninginbraken:oordeel]] [[i-2:aantal]] [[i-3:oordeel@2018]]")
    assert vragen() == klein
