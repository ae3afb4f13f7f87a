"""Settings of open data and of what goes along to the archive; docs/beheer/opendata.md explains them."""

import re
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


# An XML Schema duration in whole years, months or days: P20Y.
DUUR = re.compile(r"P(?=\d)(\d+Y)?(\d+M)?(\d+D)?")
CC_BY = "http://creativecommons.org/licenses/by/4.0/deed.nl"
CC_BY_NAAM = "Creative Commons Naamsvermelding 4.0 (CC BY)"
#: What the selection list can say of a report (MDTO): keep it for ever, or for a time.
WAARDERINGEN = ("", "B", "V")


def opendata_instellingen(env, *, basis: Path) -> dict[str, object]:
    return {**_hergebruik(env, basis), **_archief(env)}


def _hergebruik(env, basis: Path) -> dict[str, object]:
    licentie, naam = env("OPENDATA_LICENTIE", default="") or CC_BY, env("OPENDATA_LICENTIE_NAAM", default="")
    if not licentie.startswith(("http://creativecommons.org/", "https://creativecommons.org/")):
        raise ImproperlyConfigured("OPENDATA_LICENTIE: geef het adres van een licentie van Creative Commons.")
    if not naam and licentie != CC_BY:  # else readers are told another licence than the one it leads to
        raise ImproperlyConfigured("OPENDATA_LICENTIE_NAAM: zeg ook hoe de licentie heet die u koos.")
    return {
        "OPENDATA_LICENTIE": licentie,
        "OPENDATA_LICENTIE_NAAM": naam or CC_BY_NAAM,
        # The package as it was made last. What is in it is public, but our view says which one holds.
        "OPENDATA_MAP": env("OPENDATA_MAP", default="") or str(basis / "var/opendata"),
    }


def _archief(env) -> dict[str, object]:
    """What the municipality decided about keeping its reports; empty is that it did not, and MDTO then says so."""
    waardering, termijn = env("MDTO_WAARDERING", default=""), env("MDTO_BEWAARTERMIJN", default="")
    if waardering not in WAARDERINGEN:
        raise ImproperlyConfigured("MDTO_WAARDERING: kies B (blijvend) of V (tijdelijk), of laat het leeg.")
    if termijn and not DUUR.fullmatch(termijn):
        raise ImproperlyConfigured("MDTO_BEWAARTERMIJN: schrijf een duur, zoals P20Y voor twintig jaar.")
    if termijn and waardering != "V":
        raise ImproperlyConfigured("MDTO_BEWAARTERMIJN hoort bij MDTO_WAARDERING=V.")
    return {
        "MDTO_WAARDERING": waardering,
        "MDTO_BEWAARTERMIJN": termijn,
        "MDTO_INFORMATIECATEGORIE": env("MDTO_INFORMATIECATEGORIE", default=""),
        "MDTO_SELECTIELIJST": env("MDTO_SELECTIELIJST", default=""),
    }
