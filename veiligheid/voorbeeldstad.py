"""Voorbeeldstad, a municipality that does not exist, in any size and the same every time.

For showing the portal without the figures of a real municipality, for tests, and for measuring with a million
figures. Names, goals and figures are all made up, and every page says so.
"""

import datetime
import random
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.utils import timezone

from themas.enums import Breukgevolg, Gebiedsoort, Meetsoort, Noemersoort, Richting, Status
from themas.models import Gebied, Indicator, Meting, Reeksbreuk
from veiligheid.demo import AndereGegevens, is_leeg
from veiligheid.voorbeeldafspraken import maak_afspraken
from veiligheid.voorbeeldbeleid import maak_beleid
from veiligheid.voorbeeldcijfers import BRON, corrigeer, maak_cijfers


# No mail reaches this domain (RFC 2606), so it can mark the accounts that were made here.
DOMEIN = "voorbeeldstad.invalid"
MET_DOEL = 20
SOORTEN = [
    ("Diefstal", "diefstallen", Noemersoort.INWONERS),
    ("Vernieling", "vernielingen", Noemersoort.INWONERS),
    ("Inbraak", "inbraken", Noemersoort.WONINGEN),
    ("Overlast van jongeren", "meldingen", Noemersoort.JONGEREN),
    ("Onveilig gevoel", "inwoners die zich onveilig voelen", Noemersoort.GEEN),
    ("Bedreiging", "bedreigingen", Noemersoort.INWONERS),
    ("Mishandeling", "mishandelingen", Noemersoort.INWONERS),
    ("Oplichting", "aangiften", Noemersoort.INWONERS),
    ("Brandstichting", "branden", Noemersoort.INWONERS),
    ("Ongeval", "ongevallen", Noemersoort.GEEN),
]
PLEKKEN = [
    "in de wijken",
    "in het centrum",
    "in winkels",
    "op bedrijventerreinen",
    "bij scholen",
    "in parken",
    "bij stations",
    "in parkeergarages",
    "bij evenementen",
    "op sportvelden",
]
BOMEN = ["Berken", "Beuken", "Elzen", "Eiken", "Essen", "Linden", "Populieren", "Sparren", "Wilgen", "Kastanje"]
ACHTER = ["hof", "veld", "dal", "oord"]


class NietVerzonnen(Exception):
    """The settings name a municipality that exists; it does not get made-up figures."""


@dataclass(frozen=True, slots=True)
class Omvang:
    """How much is made: every indicator is measured in every area and, but for gaps, in every year and half-year."""

    indicatoren: int
    wijken: int
    buurten: int
    gemeenten: int
    jaren: tuple[int, ...]
    afspraken: int
    """So many covenants, areas with the mark and interventions."""


# In turn about one thousand, 70 thousand and one million figures.
OMVANGEN = {
    "klein": Omvang(20, wijken=1, buurten=3, gemeenten=1, jaren=(2022, 2025), afspraken=3),
    "gewoon": Omvang(40, wijken=8, buurten=32, gemeenten=10, jaren=tuple(range(2014, 2026)), afspraken=12),
    "groot": Omvang(100, wijken=40, buurten=160, gemeenten=95, jaren=tuple(range(2013, 2026)), afspraken=40),
}


def is_voorbeeldstad() -> bool:
    return get_user_model().objects.filter(email__endswith=f"@{DOMEIN}").exists()


def maak_voorbeeldstad(omvang: Omvang, *, zaad: int = 1) -> int:
    """Fill an empty database and return how many figures are public; one seed always gives the same figures.

    Raises ``NietVerzonnen`` or ``AndereGegevens`` before anything is changed.
    """
    if not settings.GEMEENTE_VERZONNEN:
        raise NietVerzonnen
    if not is_leeg():
        raise AndereGegevens
    toeval = random.Random(zaad)  # noqa: S311  nothing secret comes from it
    with transaction.atomic():
        invoerder, vaststeller = (_maak_account(naam) for naam in ("invoerder", "vaststeller"))
        vastgesteld = {
            "status": Status.VASTGESTELD,
            "ingevoerd_door": invoerder,
            "laatst_gewijzigd_door": invoerder,
            "beoordeeld_door": vaststeller,
            "beoordeeld_op": timezone.now(),
        }
        gebieden = _maak_gebieden(omvang)
        indicatoren = _maak_indicatoren(omvang)
        maak_beleid(indicatoren[:MET_DOEL], indicatoren[MET_DOEL : 2 * MET_DOEL], vastgesteld)
        maak_cijfers(indicatoren, gebieden, omvang.jaren, toeval, vastgesteld)
        corrigeer(indicatoren[:MET_DOEL], gebieden[0], vastgesteld)
        maak_afspraken(omvang.afspraken, redacteur=invoerder, publiceerder=vaststeller)
    with connection.cursor() as cursor:
        # The planner guesses badly about tables that it never looked at.
        cursor.execute("ANALYZE")
    return Meting.objects.publiek().count()


def _maak_account(naam: str):
    """An account that nobody can log in with: it is only there because figures name people."""
    gebruiker = get_user_model()(username=naam, email=f"{naam}@{DOMEIN}", first_name=naam.capitalize())
    gebruiker.set_unusable_password()
    gebruiker.save()
    return gebruiker


def _maak_gebieden(omvang: Omvang) -> list[Gebied]:
    """All areas, the municipality itself first, and what lies in another after that other."""
    stad = Gebied(code=settings.GEMEENTE_CODE, naam=settings.GEMEENTE_NAAM, soort=Gebiedsoort.GEMEENTE)
    elders = [
        Gebied(code="NL99", naam="Voorbeeldland", soort=Gebiedsoort.LAND),
        Gebied(code="PV99", naam="Voorbeeldprovincie", soort=Gebiedsoort.PROVINCIE),
        Gebied(code="RE99", naam="Politie-eenheid Voorbeeld", soort=Gebiedsoort.POLITIE_EENHEID),
        Gebied(code="GR-VOORBEELD", naam="Andere gemeenten", soort=Gebiedsoort.GROEP, gewogen=True),
    ]
    gemeenten = [
        Gebied(code=f"GM90{i:02}", naam=f"Voorbeelddorp {i}", soort=Gebiedsoort.GEMEENTE)
        for i in range(1, omvang.gemeenten + 1)
    ]
    groot = Gebied.objects.bulk_create([stad, *elders, *gemeenten])
    groot[4].leden.set(gemeenten)
    wijken = Gebied.objects.bulk_create(_maak_wijk(nummer, stad) for nummer in range(omvang.wijken))
    buurten = Gebied.objects.bulk_create(_maak_buurt(nummer, wijken) for nummer in range(omvang.buurten))
    return [*groot, *wijken, *buurten]


def _maak_wijk(nummer: int, stad: Gebied) -> Gebied:
    naam = BOMEN[nummer % len(BOMEN)] + ACHTER[nummer // len(BOMEN)]
    return Gebied(code=f"WK9999{nummer:02}", naam=naam, soort=Gebiedsoort.WIJK, indeling_jaar=2025, ligt_in=stad)


def _maak_buurt(nummer: int, wijken: list[Gebied]) -> Gebied:
    volgnummer, plek = divmod(nummer, len(wijken))
    wijk = wijken[plek]
    return Gebied(
        code=f"BU9999{plek:02}{volgnummer:02}",
        naam=f"{wijk.naam} {volgnummer + 1}",
        soort=Gebiedsoort.BUURT,
        indeling_jaar=2025,
        ligt_in=wijk,
    )


def _maak_indicatoren(omvang: Omvang) -> list[Indicator]:
    indicatoren = Indicator.objects.bulk_create(_maak_indicator(nummer) for nummer in range(omvang.indicatoren))
    breuk = Reeksbreuk.objects.create(
        slug="andere-telling",
        datum=datetime.date(2018, 1, 1),
        titel="Een andere manier van tellen",
        toelichting="Sinds 2018 kunt u ook op de computer aangifte doen.",
        gevolg=Breukgevolg.VOORBEHOUD,
        bron=BRON,
    )
    breuk.indicatoren.set(indicatoren[:5])
    return indicatoren


def _maak_indicator(nummer: int) -> Indicator:
    plek, soort = divmod(nummer, len(SOORTEN))
    wat, teller, noemersoort = SOORTEN[soort]
    naam = f"{wat} {PLEKKEN[plek]}"
    aandeel = wat == "Onveilig gevoel"
    return Indicator(
        naam=naam,
        slug=naam.lower().replace(" ", "-"),
        definitie=f"{naam}, zoals de gemeente het telt. Dit cijfer is verzonnen.",
        zegt_niet="Dit cijfer zegt niets over een echte gemeente.",
        teller=teller,
        noemersoort=noemersoort,
        eenheid="%" if aandeel else "",
        gewenste_richting=Richting.LAGER,
        soort=Meetsoort.AANDEEL if aandeel else Meetsoort.STROOM,
        bron=BRON,
        volgorde=nummer,
    )
