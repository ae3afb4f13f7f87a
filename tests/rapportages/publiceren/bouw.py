"""Reports of Voorbeeldstad, from an empty concept to a published version; who does what is always the same."""

import datetime

from django.utils import timezone

from rapportages.enums import Paragraafsoort, Spoor
from rapportages.publiceren import dien_in, publiceer
from rapportages.schrijven import begin, schrijf
from tests import fabriek
from themas.models import Meting


SCHRIJVER, INDIENER, UITGEVER = "schrijver", "indiener", "uitgever"
ALGEMEEN = "Het aantal inbraken daalde naar [[woninginbraken:aantal@2019]]."
GEDAAN = "Wij gaven voorlichting.[^1]\n\n[^1]: Op drie markten."


def wie(naam):
    return fabriek.gebruiker(naam)


def cijfers():
    """One goal on one indicator, with figures that make a verdict."""
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    fabriek.vastgestelde_meting("2017", aantal=1040)
    fabriek.vastgestelde_meting("2019", aantal=673)


def paragraaf(rapportage, soort=Paragraafsoort.ALGEMEEN, spoor=Spoor.GEEN):
    """That of the first topic, where every topic has one."""
    return rapportage.paragrafen.filter(soort=soort, spoor=spoor).order_by("pk")[0]


def schrijf_aan(rapportage, tekst, soort=Paragraafsoort.ALGEMEEN, spoor=Spoor.GEEN, door=SCHRIJVER):
    return schrijf(paragraaf=paragraaf(rapportage, soort, spoor), tekst=tekst, door=wie(door))


def concept(slug="voortgang-2019", code="2019", nummer=1, **velden):
    """A report that lacks nothing, not handed in yet."""
    if not Meting.objects.exists():
        cijfers()
    fabriek.onderwerp()
    rapportage = begin(
        plan=fabriek.beleidsplan(),
        periode=fabriek.periode(code),
        nummer=nummer,
        titel=f"Voortgang over {code}",
        slug=slug,
        door=wie(SCHRIJVER),
    )
    schrijf_aan(rapportage, ALGEMEEN)
    schrijf_aan(rapportage, GEDAAN, Paragraafsoort.GEDAAN, Spoor.PREVENTIE)
    if velden:
        type(rapportage).objects.filter(pk=rapportage.pk).update(**velden)
    rapportage.refresh_from_db()
    return rapportage


def ingediend(**velden):
    return dien_in(rapportage=concept(**velden), door=wie(INDIENER))


def gepubliceerd(**velden):
    return publiceer(rapportage=ingediend(**velden), door=wie(UITGEVER))


def over(**tijd):
    """A moment so long from now, to the minute."""
    return (timezone.now() + datetime.timedelta(**tijd)).replace(second=0, microsecond=0)
