"""One row of every kind for the tests of the admin, and as many figures as a test wants."""

import datetime
from decimal import Decimal

from themas import berekening
from themas.enums import Status
from themas.models import (
    Beleidsplan,
    Beoordeling,
    Bron,
    Broncode,
    Bronnotitie,
    Doelstelling,
    Gebied,
    Indicator,
    Interventie,
    Meting,
    Noemer,
    Onderwerp,
    Periode,
    Reeksbreuk,
    Thema,
    Veiligheidsveld,
    Werkwijze,
)


def periode(code: str) -> Periode:
    puur = berekening.Periode.van_code(code)
    return Periode.objects.van(puur)[puur]


def maak_reeks(nummer: int) -> dict:
    """A row of every model of themas, all different for another number."""
    n = nummer
    plan = Beleidsplan.objects.create(
        naam=f"Plan {n}", slug=f"plan-{n}", jaar_van=2019, jaar_tot_en_met=2022, peiljaar=2017, bron="Raad"
    )
    thema = Thema.objects.create(plan=plan, nummer=1, naam=f"Thema {n}", slug="thema")
    onderwerp = Onderwerp.objects.create(thema=thema, naam=f"Onderwerp {n}", slug="onderwerp")
    indicator = Indicator.objects.create(
        naam=f"Inbraken {n}",
        slug=f"inbraken-{n}",
        definitie="d",
        teller="inbraken",
        gewenste_richting="lager",
        bron="Politie",
    )
    doel = Doelstelling.objects.create(onderwerp=onderwerp, code="1a", tekst=f"Minder {n}", soort="dalen", bron="Plan")
    doel.indicatoren.add(indicator)
    zonder_cijfer = Doelstelling.objects.create(
        onderwerp=onderwerp, code="1b", tekst=f"Beter {n}", soort="kwalitatief", bron="Plan"
    )
    gebied = Gebied.objects.create(code=f"GM{n:04}", naam=f"Stad {n}", soort="gemeente")
    jaar = periode(str(2000 + n % 25))
    breuk = Reeksbreuk.objects.create(
        slug=f"breuk-{n}",
        datum=datetime.date(2018, 7, 1),
        titel=f"Breuk {n}",
        toelichting="t",
        gevolg="voorbehoud",
        bron="b",
    )
    breuk.indicatoren.add(indicator)
    bron = Bron.objects.create(naam=f"Politie {n}", tabellen=f"4701{n}NED", onderwerpen_aantal="Misdrijven")
    return {
        "beleidsplan": plan,
        "thema": thema,
        "onderwerp": onderwerp,
        "doelstelling": doel,
        "zonder_cijfer": zonder_cijfer,
        "indicator": indicator,
        "gebied": gebied,
        "periode": jaar,
        "reeksbreuk": breuk,
        "bron": bron,
        "broncode": Broncode.objects.create(bron=bron, code="1.1.1", indicator=indicator),
        "werkwijze": Werkwijze.objects.create(plan=plan, nummer=1, naam=f"Samen {n}", slug="samen"),
        "veiligheidsveld": Veiligheidsveld.objects.create(nummer=n, naam=f"Veld {n}", slug=f"veld-{n}"),
        "interventie": maak_interventie(n),
        "noemer": Noemer.objects.create(
            gebied=gebied, soort="inwoners", peildatum=datetime.date(2019, 1, 1), aantal=207000, bron="CBS"
        ),
        "bronnotitie": Bronnotitie.objects.create(
            indicator=indicator, gebied=gebied, periode=jaar, tekst="lichte daling", bron="b"
        ),
        "meting": maak_meting(indicator, gebied, jaar),
        "beoordeling": Beoordeling.objects.create(
            doelstelling=zonder_cijfer, periode=jaar, oordeel="op_koers", toelichting="t", bewijs="b"
        ),
    }


def maak_interventie(n: int) -> Interventie:
    interventie = Interventie.objects.create(naam=f"Aanpak {n}", slug=f"aanpak-{n}", omschrijving="o", bron="b")
    interventie.beweringen.create(volgorde=1, tekst="t", onderbouwing="onderzoek", bron="b")
    return interventie


def maak_meting(indicator, gebied, jaar, *, status=Status.CONCEPT, door=(None, None), **velden) -> Meting:
    """A figure of 13,0; `door` is who entered it and who judged it."""
    if not velden:
        velden = {"aantal": 1040, "waarde": Decimal("13.0"), "waarde_decimalen": 1}
    invoerder, beoordelaar = door
    return Meting.objects.create(
        indicator=indicator,
        gebied=gebied,
        periode=jaar,
        bron="Politie",
        status=status,
        ingevoerd_door=invoerder,
        laatst_gewijzigd_door=invoerder,
        beoordeeld_door=beoordelaar,
        beoordelingsnotitie="Tel opnieuw." if status == Status.TERUGGESTUURD else "",
        **velden,
    )
