"""Reports of Voorbeeldstad, from an empty concept to a published version; who does what is always the same."""

import datetime

from django.utils import timezone

from rapportages.enums import Paragraafsoort, Rapportstatus, Spoor
from rapportages.models import Voortgangsrapportage
from rapportages.publicatie.publiceren import dien_in, publiceer
from rapportages.publicatie.rectificeren import rectificeer_zonder_tekst
from rapportages.schrijven import begin, schrijf
from tests import fabriek
from themas.models import Meting


SCHRIJVER, INDIENER, UITGEVER = "schrijver", "indiener", "uitgever"
ALGEMEEN = "Het aantal inbraken daalde naar [[woninginbraken:aantal@2019]]."
GEDAAN = "Wij gaven voorlichting.[^1]\n\n[^1]: Op drie markten."
RECTIFICATIE = {
    "wat_er_stond": "De winkelstraat kreeg een nieuw keurmerk.",
    "wat_het_is": "Het keurmerk van de winkelstraat was nog geldig.",
    "reden": "Twee straten zijn verwisseld.",
}


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


def alleen_titel(nummer=1):
    """A report of which we know no more than what another report says of it."""
    return Voortgangsrapportage.objects.create(
        plan=fabriek.beleidsplan(),
        periode=fabriek.periode("2019-H1"),
        nummer=nummer,
        titel="Voortgang eerste helft 2019",
        slug="voortgang-2019-1",
        status=Rapportstatus.ALLEEN_TITEL,
        bron="Voortgang tweede helft 2019",
    )


def zonder_tekst(rapportage, **anders):
    vast = {
        "datum": datetime.date(2020, 3, 1),
        "bron": "Voortgang tweede helft 2019",
        "ingediend_door": wie(INDIENER),
        "door": wie(UITGEVER),
    }
    return rectificeer_zonder_tekst(rapportage=rapportage, **(RECTIFICATIE | vast | anders))
