"""What a reader gets: every page and file of the site, and the figures of one indicator as he would write them down."""

import csv
import io
import re

from django.utils import timezone
from openpyxl import load_workbook

from tests.site.klok import stil_klok
from tests.site.kruip import kruip, met_klasse, tekst, vraag


XLSX = "spreadsheetml"


def alles(client) -> dict[str, object]:
    """``{address: content}`` of all that can be reached from the start page, files included."""
    # After all that was approved today; a form says when it was opened.
    with stil_klok(timezone.now().replace(hour=23, minute=59, second=59, microsecond=0)):
        bezoek = kruip(client)
    assert {antwoord.status for antwoord in bezoek.values()} == {200}
    return {adres: _inhoud(antwoord) for adres, antwoord in bezoek.items()}


def _inhoud(antwoord):
    if XLSX in antwoord.soort:
        # The file itself holds the time at which it was made.
        blad = load_workbook(io.BytesIO(antwoord.inhoud)).active
        return [[cel.value for cel in rij] for rij in blad.iter_rows()]
    return antwoord.inhoud


def cijfers(client, indicator, eigen="Voorbeeldstad") -> dict[tuple, str]:
    """``{(slug, area, period, version): what stands there}``; the newest version is 0, the one before it 1."""
    slug = indicator.slug
    uit = {}
    bestand = vraag(client, f"/indicatoren/{slug}/cijfers.csv").inhoud.decode("utf-8-sig")
    for rij in csv.DictReader(io.StringIO(bestand), delimiter=";"):
        if staat_er := rij["verborgen"] or rij["aantal"]:
            uit[slug, rij["gebied"], rij["periode"], 0] = staat_er
    pagina = vraag(client, f"/indicatoren/{slug}/")
    uit |= _wijken_en_buurten(pagina, slug)
    ouder: dict[str, int] = {}
    for kop in pagina.main.iter("dt"):
        if wijziging := re.fullmatch(r"(.+): van (\S+) naar (\S+)", tekst(kop)):
            periode, oud, _ = wijziging.groups()
            ouder[periode] = ouder.get(periode, 0) + 1
            uit[slug, eigen, periode, ouder[periode]] = oud.replace(".", "")
    return uit


def _wijken_en_buurten(pagina, slug) -> dict[tuple, str]:
    kop = next((h for h in pagina.main.iter("h2") if h.get("id") == "gebieden-kop"), None)
    if kop is None:
        return {}
    jaar = tekst(kop).split()[-1]
    vak = next(deel for deel in pagina.main.iter("section") if deel.get("id") == "gebieden")
    uit = {}
    for rij in [rij for tabel in met_klasse(vak, "tabel") for rij in tabel.find("tbody")]:
        naam = next(iter(rij)).text.strip()
        aantal = next(tekst(cel) for cel in rij if cel.get("data-kop", "").startswith("Aantal"))
        uit[slug, naam, jaar, 0] = aantal.replace(".", "")
    return uit
