"""Reports of Voorbeeldstad for tests: each default is a valid row, what needs another row makes it."""

from django.utils import timezone

from rapportages.enums import Bestandsoort, Opnamesoort, Paragraafsoort, Rapportstatus, Spoor
from rapportages.models import (
    Bestand,
    Bestandopdracht,
    Intrekking,
    Momentopname,
    Opmerking,
    Paragraaf,
    Rectificatie,
    Rectificatievoorstel,
    Versie,
    Voortgangsrapportage,
)
from tests import fabriek


HASH = "0" * 64


def rapportage(slug="tweede-helft-2019", code="2019-H2", *, nummer=2, **velden) -> Voortgangsrapportage:
    fabriek.gebied()
    standaard = {
        "plan": fabriek.beleidsplan(),
        "periode": fabriek.periode(code),
        "nummer": nummer,
        "titel": "Voortgang tweede helft 2019",
        "gemaakt_door": fabriek.gebruiker("redacteur"),
    }
    return Voortgangsrapportage.objects.get_or_create(slug=slug, defaults=standaard | velden)[0]


def titelrapportage(slug="eerste-helft-2019", code="2019-H1", **velden) -> Voortgangsrapportage:
    return rapportage(
        slug, code, **{"nummer": 1, "status": Rapportstatus.ALLEEN_TITEL, "bron": fabriek.BRON, "titel": slug} | velden
    )


def paragraaf(*, van=None, soort=Paragraafsoort.VOORTGANG, spoor=Spoor.GEEN, **velden) -> Paragraaf:
    """A paragraph at the topic of the factory; the general picture has none."""
    onderwerp = None if soort == Paragraafsoort.ALGEMEEN else velden.pop("onderwerp", None) or fabriek.onderwerp()
    return Paragraaf.objects.get_or_create(
        rapportage=van or rapportage(), onderwerp=onderwerp, soort=soort, spoor=spoor, defaults=velden
    )[0]


def opmerking(**velden) -> Opmerking:
    standaard = {"tekst": "Klopt dit?", "door": fabriek.gebruiker("collega")}
    return Opmerking(**{"paragraaf": paragraaf()} | standaard | velden)


def versie(**velden) -> Versie:
    """Not saved: what is published cannot be changed any more."""
    nu = timezone.now()
    standaard = {
        "rapportage": velden.pop("van", None) or rapportage(),
        "nummer": 1,
        "titel": "Voortgang tweede helft 2019",
        "ingediend_door": fabriek.gebruiker("redacteur"),
        "gepubliceerd_door": fabriek.gebruiker("publiceerder"),
        "gepubliceerd_op": nu,
        "zichtbaar_vanaf": nu,
        "sha256": HASH,
    }
    return Versie(**standaard | velden)


def bewaard(rij):
    rij.save()
    return rij


def momentopname(van=None, **velden) -> Momentopname:
    standaard = {"volgorde": 0, "soort": Opnamesoort.KOP, "sleutel": "kop", "inhoud": "{}"}
    return Momentopname(versie=van or bewaard(versie()), **standaard | velden)


def bestand(van=None, **velden) -> Bestand:
    standaard = {"soort": Bestandsoort.PDF, "inhoud": b"%PDF", "sha256": HASH}
    return Bestand(versie=van or bewaard(versie()), **standaard | velden)


def opdracht(van=None, **velden) -> Bestandopdracht:
    return Bestandopdracht(versie=van or bewaard(versie()), **{"soort": Bestandsoort.PDF} | velden)


def rectificatie(**velden) -> Rectificatie:
    nu = timezone.now()
    standaard = {
        "rapportage": velden.pop("van", None) or rapportage(),
        "datum": timezone.localdate(),
        "wat_er_stond": "Het keurmerk is vernieuwd.",
        "wat_het_is": "Het keurmerk was nog niet verlopen.",
        "reden": "Wij hadden het verkeerd gelezen.",
        "ingediend_door": fabriek.gebruiker("redacteur"),
        "gepubliceerd_door": fabriek.gebruiker("publiceerder"),
        "gepubliceerd_op": nu,
        "zichtbaar_vanaf": nu,
    }
    return Rectificatie(**standaard | velden)


def intrekking(**velden) -> Intrekking:
    standaard = {"reden": "De cijfers kloppen niet.", "door": fabriek.gebruiker("publiceerder")}
    return Intrekking(rapportage=velden.pop("van", None) or rapportage(), **standaard | velden)


def voorstel(**velden) -> Rectificatievoorstel:
    standaard = {
        "wat_er_stond": "Het keurmerk is vernieuwd.",
        "wat_het_is": "Het keurmerk was nog niet verlopen.",
        "reden": "Wij hadden het verkeerd gelezen.",
        "gemaakt_door": fabriek.gebruiker("redacteur"),
    }
    return Rectificatievoorstel(rapportage=velden.pop("van", None) or rapportage(), **standaard | velden)
