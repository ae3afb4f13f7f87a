"""Rows of Voorbeeldstad for tests: plain functions, everything by keyword, each default a valid row.

What has a natural key is made once and found again (``gebied()`` twice is one row). What needs another row makes it.
"""

import datetime
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.utils import timezone

from themas import berekening
from themas.enums import (
    Breukgevolg,
    Doelsoort,
    Gebiedsoort,
    Maat,
    Metingsoort,
    Noemersoort,
    Onderbouwing,
    Oordeel,
    Rapportagecyclus,
    Richting,
    Status,
)
from themas.models import (
    Beleidsplan,
    Beoordeling,
    Bewering,
    Bron,
    Broncode,
    Bronnotitie,
    Doelstelling,
    Gebied,
    Indicator,
    Inlezing,
    Interventie,
    Meting,
    Noemer,
    Onderwerp,
    Periode,
    Publicatie,
    Reeksbreuk,
    Thema,
    Veiligheidsveld,
    Werkwijze,
)


BRON = "Jaarverslag van Voorbeeldstad"


def gebruiker(naam="invoerder", **velden):
    """``invoerder`` enters, ``collega`` approves; any other name is one more person."""
    return get_user_model().objects.get_or_create(username=naam, defaults=velden)[0]


# Policy


def beleidsplan(slug="plan-2019-2022", **velden):
    standaard = {
        "naam": "Veiligheidsplan 2019-2022",
        "jaar_van": 2019,
        "jaar_tot_en_met": 2022,
        "peiljaar": 2017,
        "rapportagecyclus": Rapportagecyclus.HALFJAAR,
        "bron": BRON,
    }
    return Beleidsplan.objects.get_or_create(slug=slug, defaults=standaard | velden)[0]


def veiligheidsveld(slug="veilige-woon-en-leefomgeving", **velden):
    standaard = {"nummer": 1, "naam": "Veilige woon- en leefomgeving"}
    return Veiligheidsveld.objects.get_or_create(slug=slug, defaults=standaard | velden)[0]


def thema(slug="veilige-wijken", *, plan=None, **velden):
    standaard = {"nummer": 1, "naam": "Veilige wijken"}
    return Thema.objects.get_or_create(plan=plan or beleidsplan(), slug=slug, defaults=standaard | velden)[0]


def onderwerp(slug="inbraken-en-roof", *, van_thema=None, **velden):
    standaard = {"nummer": "1.1", "naam": "Inbraken en roof"}
    gevonden, _ = Onderwerp.objects.get_or_create(thema=van_thema or thema(), slug=slug, defaults=standaard | velden)
    return gevonden


def werkwijze(slug="samenwerken", *, plan=None, **velden):
    standaard = {"nummer": 1, "naam": "Samenwerken"}
    return Werkwijze.objects.get_or_create(plan=plan or beleidsplan(), slug=slug, defaults=standaard | velden)[0]


def doelstelling(code="1-1a", *, bij=None, indicatoren=(), **velden):
    """A goal under the topic ``bij``, on the indicators given."""
    standaard = {"tekst": "Het aantal woninginbraken daalt.", "soort": Doelsoort.DALEN, "bron": BRON}
    doel, _ = Doelstelling.objects.get_or_create(onderwerp=bij or onderwerp(), code=code, defaults=standaard | velden)
    doel.indicatoren.add(*indicatoren)
    return doel


def interventie(slug="lantaarns", *, velden=(), onderwerpen=(), **anders):
    standaard = {"naam": "Meer licht in straten", "omschrijving": "De gemeente plaatst lantaarns.", "bron": BRON}
    rij = Interventie.objects.get_or_create(slug=slug, defaults=standaard | anders)[0]
    rij.velden.add(*velden)
    rij.onderwerpen.add(*onderwerpen)
    return rij


def bewering(bij=None, volgorde=1, **velden):
    """A claim of 15 percent less, from research."""
    bij = bij or interventie()
    standaard = {"tekst": "Er wordt minder ingebroken.", "onderbouwing": Onderbouwing.ONDERZOEK, "bron": BRON}
    standaard |= {"effect_van": -15, "effect_tot": -15}
    return Bewering.objects.get_or_create(interventie=bij, volgorde=volgorde, defaults=standaard | velden)[0]


# Measuring


def indicator(slug="woninginbraken", **velden):
    standaard = {
        "naam": slug.replace("-", " ").capitalize(),
        "definitie": "Alle inbraken in een woning die bij de politie bekend zijn.",
        "teller": "inbraken",
        "gewenste_richting": Richting.LAGER,
        "bron": "Politie",
    }
    return Indicator.objects.get_or_create(slug=slug, defaults=standaard | velden)[0]


def gebied(code="GM9999", naam="Voorbeeldstad", **velden):
    standaard = {"naam": naam, "soort": Gebiedsoort.GEMEENTE}
    return Gebied.objects.get_or_create(code=code, defaults=standaard | velden)[0]


def periode(code="2019"):
    pure = berekening.Periode.van_code(code)
    return Periode.objects.van(pure)[pure]


def noemer(aantal=200_000, *, jaar=2019, soort=Noemersoort.INWONERS, van=None, **velden):
    """The denominator of the area ``van`` on 1 January of the year."""
    return Noemer.objects.create(
        gebied=van or gebied(),
        soort=soort,
        peildatum=datetime.date(jaar, 1, 1),
        aantal=aantal,
        bron=BRON,
        **velden,
    )


def _van_meting(code, van, in_gebied, velden):
    vast = {"indicator": van or indicator(), "gebied": in_gebied or gebied(), "periode": periode(code), "bron": BRON}
    return vast | _met_decimalen(velden)


def _met_decimalen(velden):
    """A reported value keeps the digits that it was written with, so it is given as text."""
    if isinstance(velden.get("waarde"), str):
        waarde = Decimal(velden["waarde"])
        velden = {"waarde_decimalen": -waarde.as_tuple().exponent} | velden | {"waarde": waarde}
    return velden


def meting(code="2019", *, van=None, in_gebied=None, **velden):
    """A concept of one figure: ``meting("2019-H1", aantal=367)`` or ``waarde="13"``; else 100 counted."""
    if not {"aantal", "waarde"} & velden.keys():
        velden["aantal"] = 100
    return Meting.objects.create(**_door(velden), **_van_meting(code, van, in_gebied, velden))


def verandering(procent=-38, code="2019", *, sinds="2017", van=None, in_gebied=None, maat=Maat.PER_NOEMER, **velden):
    """A concept of a change that a source reported without levels."""
    velden |= {
        "soort": Metingsoort.VERANDERING,
        "verandering": Decimal(str(procent)),
        "maat": maat,
        "basisperiode": periode(sinds),
    }
    return Meting.objects.create(**_door(velden), **_van_meting(code, van, in_gebied, velden))


def vastgestelde_meting(code="2019", **velden):
    """A figure that one person entered and another approved, so readers see it."""
    return meting(code, **(vastgesteld() | velden))


def vastgestelde_verandering(procent=-38, code="2019", **velden):
    return verandering(procent, code, **(vastgesteld() | velden))


def beoordeling(code="2019", *, doel=None, **velden):
    standaard = {
        "oordeel": Oordeel.OP_KOERS,
        "toelichting": "Alle afspraken zijn nagekomen.",
        "bewijs": "De brief aan de raad.",
    }
    return Beoordeling.objects.create(
        doelstelling=doel or doelstelling("1-1z", soort=Doelsoort.KWALITATIEF),
        periode=periode(code),
        **_door(velden),
        **(standaard | velden),
    )


def _door(velden):
    """Who entered and last changed it, for as far as the test does not say."""
    return {naam: gebruiker() for naam in ("ingevoerd_door", "laatst_gewijzigd_door") if naam not in velden}


def vastgesteld(door=None) -> dict:
    """The fields of a row that was approved."""
    return {
        "status": Status.VASTGESTELD,
        "beoordeeld_door": door or gebruiker("collega"),
        "beoordeeld_op": timezone.now(),
    }


# Beside the figures


def reeksbreuk(slug="nieuwe-telling", *, indicatoren=(), datum="2018-01-01", **velden):
    standaard = {
        "datum": datetime.date.fromisoformat(datum),
        "titel": "Een nieuwe manier van tellen",
        "toelichting": "Sinds 2018 telt de bron anders.",
        "gevolg": Breukgevolg.NIET_VERGELIJKBAAR,
        "bron": BRON,
    }
    breuk, _ = Reeksbreuk.objects.get_or_create(slug=slug, defaults=standaard | velden)
    breuk.indicatoren.add(*indicatoren)
    return breuk


def bronnotitie(tekst="Lichte daling.", code="2019", *, van=None, in_gebied=None, **velden):
    return Bronnotitie.objects.create(
        indicator=van or indicator(),
        gebied=in_gebied or gebied(),
        periode=periode(code),
        tekst=tekst,
        bron=BRON,
        **velden,
    )


# Where figures come from


def broncode(code="1.1.1", *, van=None, **velden):
    """A code of the police for the indicator ``van``."""
    bron, _ = Bron.objects.get_or_create(naam="Politie", defaults={"onderwerpen_aantal": "GeregistreerdeMisdrijven"})
    standaard = {"naam": "Diefstal uit woning", "indicator": van or indicator()}
    return Broncode.objects.get_or_create(bron=bron, code=code, defaults=standaard | velden)[0]


def inlezing(bestand="cijfers.csv", **velden):
    return Inlezing.objects.create(bestand=bestand, omvang=10, door=gebruiker(), **velden)


def publicatie(sleutel=1, **velden):
    """An edition of a piece that need not be there."""
    standaard = {
        "soort": "themas.interventie",
        "nummer": 1,
        "slug": f"stuk-{sleutel}",
        "titel": "Een stuk",
        "inhoud": "{}",
        "van_versie": 1,
        "gewijzigd_door": gebruiker(),
        "gepubliceerd_door": gebruiker("collega"),
    }
    return Publicatie.objects.create(sleutel=sleutel, **standaard | velden)
