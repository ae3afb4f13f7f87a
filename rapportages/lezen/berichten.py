"""What the feed tells: a publication, a correction or a withdrawal, each with an id that never changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from rapportages.lezen.openbaar import openbare_rapportages
from rapportages.models import Intrekking, Rectificatie, Versie
from themas.gemeente import vaste_id


MEESTE = 50


@dataclass(frozen=True, slots=True)
class Bericht:
    """``wat`` tells entries about one report apart: ``versies/2``, ``rectificaties/7``, ``intrekking``."""

    rapport: str
    wat: str
    titel: str
    zinnen: tuple[str, ...]
    adres: str
    op: datetime

    @property
    def id(self) -> str:
        return vaste_id(f"rapportages/{self.rapport}/{self.wat}")


def berichten(nu: datetime | None = None) -> list[Bericht]:
    """The newest, all past their embargo; three queries."""
    nu = nu or timezone.now()
    alle = [*_versies(nu), *_zonder_tekst(nu), *_intrekkingen(nu)]
    return sorted(alle, key=lambda bericht: (bericht.op, bericht.id), reverse=True)[:MEESTE]


def rectificatieberichten(nu: datetime | None = None) -> list[Bericht]:
    """The corrections alone, the newest first, each the same message as among the others; two queries."""
    nu = nu or timezone.now()
    alle = [*_versies(nu, rectificatie__isnull=False), *_zonder_tekst(nu)]
    return sorted(alle, key=lambda bericht: (bericht.op, bericht.id), reverse=True)[:MEESTE]


def _versies(nu: datetime, **welke) -> Iterator[Bericht]:
    rijen = Versie.objects.publiek(nu).filter(**welke).select_related("rapportage", "rectificatie")
    for rij in rijen.order_by("-zichtbaar_vanaf", "-pk")[:MEESTE]:
        rectificatie = getattr(rij, "rectificatie", None)
        titel, zinnen = rij.titel, ("De gemeente heeft deze rapportage gepubliceerd.",)
        if rectificatie:
            titel, zinnen = f"Gerectificeerd: {rij.titel}, versie {rij.nummer}", _in_zinnen(rectificatie)
        elif rij.nummer > 1:
            titel, zinnen = f"{rij.titel}, versie {rij.nummer}", ("Er is een nieuwe versie van deze rapportage.",)
        zinnen += (f"SHA-256 van deze versie: {rij.sha256}",)
        wat = f"versies/{rij.nummer}"
        yield Bericht(rij.rapportage.slug, wat, titel, zinnen, rij.get_absolute_url(), rij.zichtbaar_vanaf)


def _zonder_tekst(nu: datetime) -> Iterator[Bericht]:
    """Corrections of reports of which only the title is known: they make no version."""
    rijen = Rectificatie.objects.publiek(nu).filter(versie=None, rapportage__in=openbare_rapportages(nu))
    for rij in rijen.select_related("rapportage").order_by("-zichtbaar_vanaf")[:MEESTE]:
        rapport = rij.rapportage
        titel, wat = f"Gerectificeerd: {rapport.titel}", f"rectificaties/{rij.pk}"
        yield Bericht(rapport.slug, wat, titel, _in_zinnen(rij), rapport.get_absolute_url(), rij.zichtbaar_vanaf)


def _in_zinnen(rectificatie: Rectificatie) -> tuple[str, ...]:
    return (
        f"Er stond: {rectificatie.wat_er_stond}",
        f"Het moet zijn: {rectificatie.wat_het_is}",
        f"Waarom: {rectificatie.reden}",
    )


def _intrekkingen(nu: datetime) -> Iterator[Bericht]:
    """Of what was public; known from the moment that the report itself is."""
    rijen = Intrekking.objects.filter(op__lte=nu, rapportage__in=openbare_rapportages(nu)).select_related("rapportage")
    titels = dict(Versie.objects.publiek(nu).order_by("nummer").values_list("rapportage", "titel"))
    for rij in rijen.order_by("-op")[:MEESTE]:
        rapport = rij.rapportage
        titel = f"Ingetrokken: {titels.get(rapport.pk, rapport.titel)}"
        zinnen = ("De gemeente trok deze rapportage in.", f"Waarom: {rij.reden}")
        yield Bericht(rapport.slug, "intrekking", titel, zinnen, rapport.get_absolute_url(), rij.op)
