"""Rows of agreements that are right, each with what it needs; a test names only what it is about."""

import datetime

from convenanten.enums import Bepalingsoort, Convenantsoort, Keurmerksoort, Overlegniveau
from convenanten.models import (
    Bepaling,
    Bijeenkomst,
    Certificering,
    Convenant,
    Convenantversie,
    Deelname,
    Document,
    Keurmerkgebied,
    Overleg,
    Partij,
    Programmaonderdeel,
    Vraagpunt,
)
from tests import fabriek
from tests.fabriek import BRON
from themas.historie import raak
from themas.publiceren import publiceer


def partij(slug="politie", **velden):
    return Partij.objects.get_or_create(slug=slug, defaults={"naam": slug.capitalize()} | velden)[0]


def convenant(slug="veilig-uitgaan", *, partijen=("politie", "horeca"), versies=("2019-2021",), **velden):
    """With a version of each of these names, in which these parties take part."""
    standaard = {
        "naam": slug.replace("-", " ").capitalize(),
        "soort": Convenantsoort.CONVENANT,
        "kort": "Samen houden wij het uitgaan veilig.",
        "bron": BRON,
    }
    rij, nieuw = Convenant.objects.get_or_create(slug=slug, defaults=standaard | velden)
    if nieuw:
        for naam in versies:
            versie(rij, naam, partijen=partijen)
    return rij


def versie(bij, naam="2019-2021", *, partijen=(), **velden):
    """The years in the name are its term, from the first of January to the last of December."""
    jaren = naam.split("-")
    looptijd = {}
    if len(jaren) == 2 and all(jaar.isdecimal() for jaar in jaren):
        looptijd = {
            "geldig_van": datetime.date(int(jaren[0]), 1, 1),
            "geldig_tot": datetime.date(int(jaren[1]), 12, 31),
        }
    rij = Convenantversie.objects.create(convenant=bij, naam=naam, **{"bron": BRON} | looptijd | velden)
    for volgorde, slug in enumerate(partijen):
        Deelname.objects.create(versie=rij, partij=partij(slug), volgorde=volgorde)
    return rij


def bepaling(bij=None, soort=Bepalingsoort.AFSPRAAK, volgorde=1, **velden):
    standaard = {"tekst": "Iedere zaak hangt de huisregels op.", "bron": BRON}
    return Bepaling.objects.create(convenant=bij or convenant(), soort=soort, volgorde=volgorde, **standaard | velden)


def overleg(bij=None, naam="Stuurgroep", niveau=Overlegniveau.STRATEGISCH, **velden):
    standaard = {"taak": "Bewaakt de voortgang.", "bron": BRON}
    return Overleg.objects.create(convenant=bij or convenant(), naam=naam, niveau=niveau, **standaard | velden)


def document(bij=None, **velden):
    """At an address, of a version."""
    standaard = {"titel": "De tekst", "url": "https://voorbeeld.example/tekst.pdf"}
    if "bijeenkomst" not in velden:
        standaard["versie"] = bij or convenant().versies.get()
    return Document.objects.create(**standaard | velden)


def keurmerkgebied(slug="havenkwartier", *, certificaten=(("2019-01-01", "2021-12-31"),), **velden):
    """With a certificate for each pair of days."""
    standaard = {"naam": slug.capitalize(), "soort": Keurmerksoort.BEDRIJVENTERREIN, "bron": BRON}
    rij, nieuw = Keurmerkgebied.objects.get_or_create(slug=slug, defaults=standaard | velden)
    if nieuw:
        for nummer, (van, tot) in enumerate(certificaten, start=1):
            certificering(rij, nummer, geldig_van=van, geldig_tot=tot)
    return rij


def certificering(bij=None, nummer=1, **velden):
    """As it comes back from the database, with days for days."""
    bij = bij or keurmerkgebied(certificaten=())
    standaard = {"geldig_van": "2019-01-01", "geldig_tot": "2021-12-31", "bron": BRON}
    rij = Certificering.objects.create(gebied=bij, nummer=nummer, **standaard | velden)
    rij.refresh_from_db()
    return rij


def bijeenkomst(slug="samen-leren", **velden):
    standaard = {
        "naam": slug.replace("-", " ").capitalize(),
        "kort": "Gemeenten leren van elkaar.",
        "datum": datetime.date(2018, 4, 11),
        "bron": BRON,
    }
    return Bijeenkomst.objects.get_or_create(slug=slug, defaults=standaard | velden)[0]


def programmaonderdeel(bij=None, nummer=1, **velden):
    return Programmaonderdeel.objects.create(
        bijeenkomst=bij or bijeenkomst(), nummer=nummer, **{"tekst": "Begin"} | velden
    )


def vraagpunt(bij=None, nummer=1, **velden):
    standaard = {"tekst": "Wat werkt tegen graffiti?"}
    if "veld" not in velden:
        standaard["veld"] = fabriek.veiligheidsveld()
    return Vraagpunt.objects.create(bijeenkomst=bij or bijeenkomst(), nummer=nummer, **standaard | velden)


def openbaar(stuk):
    """Published as it is now: one person had it in hand, another put it on the site."""
    raak(rij=stuk, door=fabriek.gebruiker("redacteur"))
    stuk.refresh_from_db()
    return publiceer(stuk=stuk, gezien=stuk.versie, door=fabriek.gebruiker("publiceerder"))
