"""What the Woo asks to be said of reports, year plans and pieces of the council."""

from django.conf import settings
from django.utils import timezone

from rapportages.enums import Raadssoort
from rapportages.models import Jaarplan, Raadsstuk, Versie
from themas.woo import Woocategorie, Woogegevens, eigen_gemeente


#: Who makes a piece of this kind, where that follows from the kind. A promise may be of the mayor or of an alderman.
OPSTELLERS = {
    Raadssoort.MOTIE: "Gemeenteraad van {}",
    Raadssoort.RAADSBESLUIT: "Gemeenteraad van {}",
    Raadssoort.ZIENSWIJZE: "Gemeenteraad van {}",
    Raadssoort.RAADSBRIEF: "College van burgemeester en wethouders van {}",
}


def woo_van_versie(versie: Versie) -> Woogegevens:
    """Of a published version; the municipality wrote it in this portal, and we know the moment readers got it."""
    op = timezone.localdate(versie.zichtbaar_vanaf)
    return Woogegevens(Woocategorie.JAARSTUKKEN, versie.titel, eigen_gemeente(), op)


def woo_zonder_tekst(titel: str) -> Woogegevens:
    """Of a report of which we have the title alone: when it was published stands in none of our sources."""
    return Woogegevens(Woocategorie.JAARSTUKKEN, titel, eigen_gemeente())


def woo_van_jaarplan(jaarplan: Jaarplan) -> Woogegevens:
    return Woogegevens(Woocategorie.JAARSTUKKEN, jaarplan.titel, eigen_gemeente())


def woo_van_raadsstuk(stuk: Raadsstuk) -> Woogegevens:
    """The day of a piece is when it was adopted or sent, which need not be when it was published."""
    opsteller = OPSTELLERS.get(Raadssoort(stuk.soort), "").format(settings.GEMEENTE_NAAM)
    return Woogegevens(Woocategorie.VERGADERSTUKKEN, stuk.titel, opsteller)
