"""Rounds of Voorbeeldstad for tests, and what an officer would send from the sheet."""

import datetime

from rapportages.invulblad.bewaren import Ingevuld, bewaar
from rapportages.invulblad.blad import lees_blad
from rapportages.models import Rapportageronde
from rapportages.rondes import open_ronde
from tests import fabriek
from themas.enums import Doelsoort


DEADLINE = datetime.date(2100, 1, 1)


def ronde(
    code="2019-H1", *, slugs=("woninginbraken",), deadline=DEADLINE, leverancier=None, **velden
) -> Rapportageronde:
    """A round of the plan, which has one goal on these indicators, each made where it does not exist."""
    fabriek.gebied()
    fabriek.doelstelling(indicatoren=[fabriek.indicator(slug) for slug in slugs])
    nieuw = open_ronde(
        plan=fabriek.beleidsplan(), periode=fabriek.periode(code), deadline=deadline, door=fabriek.gebruiker("chef")
    )
    nieuw.uitvragen.update(leverancier=leverancier)
    for naam, waarde in velden.items():
        setattr(nieuw, naam, waarde)
    nieuw.save()
    return nieuw


def kwalitatief_doel(code="1-1z"):
    return fabriek.doelstelling(code, soort=Doelsoort.KWALITATIEF, tekst="Iedereen weet wie de wijkagent is.")


def lijn(ronde, slug="woninginbraken"):
    return ronde.uitvragen.get(indicator__slug=slug)


def doellijn(ronde):
    return ronde.uitvragen.get(doelstelling__isnull=False)


def regel(ronde, wie=None, slug="woninginbraken"):
    return lees_blad(ronde, wie).per_pk[lijn(ronde, slug).pk]


def ingevuld(ronde, *, wie=None, opties=None, **cellen) -> dict[int, Ingevuld]:
    """What the browser sends of one line (``slug``) after these cells were typed over those on the screen."""
    slug = cellen.pop("slug", "woninginbraken")
    op_scherm = regel(ronde, wie, slug)
    return {op_scherm.pk: Ingevuld(op_scherm.cellen | cellen, op_scherm.herkenning, **(opties or {}))}


def ingevuld_doel(ronde, **cellen) -> dict[int, Ingevuld]:
    op_scherm = lees_blad(ronde).per_pk[doellijn(ronde).pk]
    return {op_scherm.pk: Ingevuld(op_scherm.cellen | cellen, op_scherm.herkenning)}


def vul_in(ronde, naam="invoerder", **cellen):
    """Type and save, as the user of this name; the outcome."""
    return bewaar(ronde=ronde, ingevuld=ingevuld(ronde, **cellen), door=fabriek.gebruiker(naam))
