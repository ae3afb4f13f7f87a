"""What changed between two states of a row, field by field, in the words of the forms."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.db.models import Field, Model
from django.utils import timezone
from django.utils.formats import date_format

from themas.models import Meting
from themas.personen import persoonsnaam
from themas.weergave.opmaak import datum, getal


LEEG = "leeg"
# What the page says elsewhere, or what follows from another field.
NIET = {
    "id",
    "versie",
    "waarde_decimalen",
    "ingevoerd_door",
    "ingevoerd_op",
    "laatst_gewijzigd_door",
    "ingediend_door",
    "ingediend_op",
    "beoordeeld_door",
    "beoordeeld_op",
    "opgevolgd_op",
}
Namen = dict[tuple[type[Model], int], str]


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One field; ``van`` is empty where there was no row yet."""

    veld: str
    van: str
    naar: str


def wijzigingen(model: type[Model], oud, nieuw, namen: Namen) -> list[Wijziging]:
    """Between two rows or kept states of ``model``; ``oud`` None gives all that was filled in."""
    gevonden = []
    for veld in model._meta.concrete_fields:
        if veld.name in NIET or not all(hasattr(stand, veld.attname) for stand in (oud, nieuw) if stand is not None):
            continue  # the history of some models leaves fields out
        naar = _in_woorden(veld, nieuw, namen)
        van = "" if oud is None else _in_woorden(veld, oud, namen)
        if (naar != LEEG) if oud is None else (van != naar):
            gevonden.append(Wijziging(veld.verbose_name, van, naar))
    return gevonden


def in_woorden(veld: Field, rij: Model) -> str:
    """What stands in a field that is no relation, as the forms write it; empty where there is nothing."""
    woorden = _in_woorden(veld, rij, {})
    return "" if woorden == LEEG else woorden


def namen_bij(model: type[Model], standen: Iterable) -> Namen:
    """The names of all that these states point at; one query for each kind of thing."""
    sleutels = defaultdict(set)
    relaties = [veld for veld in model._meta.concrete_fields if veld.is_relation and veld.name not in NIET]
    for stand in standen:
        for veld in relaties:
            sleutels[veld.related_model].add(getattr(stand, veld.attname))
    return {
        (ander, rij.pk): persoonsnaam(rij) if ander is get_user_model() else str(rij)
        for ander, pks in sleutels.items()
        for rij in _met_naam(ander).filter(pk__in=pks - {None})
    }


def _met_naam(model: type[Model]):
    """With what the name of a row is made of."""
    nodig = {Meting: ["indicator", "gebied", "periode"]}.get(model, [])
    return model.objects.select_related(*nodig) if nodig else model.objects.all()


def _in_woorden(veld: Field, stand, namen: Namen) -> str:
    waarde = getattr(stand, veld.attname)
    if waarde is None or waarde == "":
        return LEEG
    if veld.is_relation:
        return namen.get((veld.related_model, waarde), f"nummer {waarde}")
    if veld.flatchoices:
        return dict(veld.flatchoices).get(waarde, str(waarde))
    if veld.name == "waarde" and stand.waarde_decimalen is not None:
        return getal(waarde, stand.waarde_decimalen)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, Decimal):
        return getal(_zonder_nullen(waarde))
    if isinstance(waarde, int):
        return str(waarde) if veld.name.startswith("jaar") else getal(waarde)
    if isinstance(waarde, datetime.time):
        return f"{waarde:%H.%M} uur"
    if isinstance(waarde, datetime.datetime):
        return date_format(timezone.localtime(waarde), "j F Y H:i")
    return datum(waarde) if hasattr(waarde, "year") else str(waarde)


def _zonder_nullen(waarde: Decimal) -> Decimal:
    kort = waarde.normalize()
    return kort.quantize(1) if kort.as_tuple().exponent > 0 else kort
