"""Is everything that was published still as it was? Recomputes every hash and looks at what must hold off changes."""

import hashlib
from collections.abc import Iterator

from django.db import connections
from django.db.models import Prefetch, Q

from rapportages.enums import Rapportstatus
from rapportages.models import Bestand, Intrekking, Momentopname, Rectificatie, Versie, Voortgangsrapportage
from rapportages.publicatie.zegels import ZEGELS
from rapportages.verslag.bevriezen import controlegetal_van, opnamen_van, rectificatie_sha256, sha256_van
from themas import kanoniek


PERSONEN = "wie indiende of publiceerde is niet wie er is vastgelegd."


def afwijkingen() -> Iterator[str]:
    """One sentence for everything that differs; none when all is well. Holds one version in memory at a time."""
    yield from _verdwenen()
    for versie in _versies():
        yield from _van_versie(versie)
    for rectificatie in Rectificatie.objects.select_related("rapportage", "versie").prefetch_related("indicatoren"):
        nu = rectificatie_sha256(rectificatie, [indicator.slug for indicator in rectificatie.indicatoren.all()])
        if nu != rectificatie.sha256:
            yield f"Rectificatie {rectificatie.pk} van {rectificatie}: de tekst is niet wat er is gepubliceerd."
        if controlegetal_van(rectificatie) != rectificatie.controlegetal:
            yield f"Rectificatie {rectificatie.pk} van {rectificatie}: {PERSONEN}"
    for intrekking in Intrekking.objects.select_related("rapportage").order_by("pk"):
        if controlegetal_van(intrekking) != intrekking.controlegetal:
            yield f"{intrekking.rapportage.slug}: de intrekking is niet wat er is vastgelegd."
    for bestand in Bestand.objects.select_related("versie__rapportage").order_by("pk").iterator(chunk_size=1):
        if hashlib.sha256(bestand.inhoud).hexdigest() != bestand.sha256:
            yield f"{_naam(bestand.versie)}: het bestand {bestand.get_soort_display()} is niet wat er is gemaakt."
    for naam in ZEGELS.ontbrekend(connections["default"]):
        yield f"De trigger {naam} ontbreekt of is veranderd. Zet hem terug met manage.py migrate."


def aantallen() -> str:
    """What was looked at, so that an empty list is not taken for an empty database."""
    tellingen = [
        (Versie, "versies"),
        (Momentopname, "delen"),
        (Bestand, "bestanden"),
        (Rectificatie, "rectificaties"),
    ]
    return ", ".join(f"{naam} {model.objects.count()}" for model, naam in tellingen)


def _verdwenen() -> Iterator[str]:
    """Whole versions and corrections that are gone, as far as what is left tells of them."""
    nummers = Versie.objects.order_by("nummer").values_list("rapportage", "nummer", "rectificatie")
    per_rapportage: dict[int, dict[int, int | None]] = {}
    for rapportage, nummer, rectificatie in nummers:
        per_rapportage.setdefault(rapportage, {})[nummer] = rectificatie
    gepubliceerd = Q(status__in=[Rapportstatus.GEPUBLICEERD, Rapportstatus.RECTIFICATIE])
    rijen = Voortgangsrapportage.objects.filter(gepubliceerd | Q(pk__in=per_rapportage)).order_by("slug")
    for pk, slug in rijen.values_list("pk", "slug"):
        versies = per_rapportage.get(pk, {})
        for nummer in range(1, max(versies, default=1) + 1):
            if nummer not in versies:
                yield f"{slug}, versie {nummer} ontbreekt."
            elif nummer > 1 and versies[nummer] is None:
                yield f"{slug}, versie {nummer}: de rectificatie ontbreekt."


def _versies() -> Iterator[Versie]:
    rijen = Prefetch("momentopnamen", Momentopname.objects.order_by("volgorde"))
    vraag = Versie.objects.select_related("rapportage").prefetch_related(rijen).order_by("rapportage__slug", "nummer")
    return vraag.iterator(chunk_size=1)


def _van_versie(versie: Versie) -> Iterator[str]:
    naam = _naam(versie)
    rijen = {rij.volgorde: rij for rij in versie.momentopnamen.all()}
    for plaats in range(1, versie.delen + 1):
        if plaats not in rijen:
            yield f"{naam}: deel {plaats} ontbreekt."
    opnamen = opnamen_van(versie)
    for opname, (plaats, rij) in zip(opnamen, sorted(rijen.items()), strict=True):
        deel = f"{naam}: deel {plaats} ({rij.get_soort_display()} ‘{rij.sleutel}’)"
        if not 1 <= plaats <= versie.delen:
            yield f"{deel} is erbij gekomen."
        elif opname.sha256 != rij.sha256 or not kanoniek.is_kanoniek(rij.inhoud):
            yield f"{deel} is niet wat er is gepubliceerd."
    if _hash(versie, opnamen) != versie.sha256:
        yield f"{naam}: de SHA-256 klopt niet met wat er nu staat."
    if controlegetal_van(versie) != versie.controlegetal:
        yield f"{naam}: {PERSONEN}"


def _hash(versie: Versie, opnamen) -> str:
    try:
        return sha256_van(versie, opnamen)
    except (ValueError, TypeError):  # a row that is no JSON any more
        return ""


def _naam(versie: Versie) -> str:
    return f"{versie.rapportage.slug}, versie {versie.nummer}"
