"""What it takes to break a named constraint: a row that is right but for one thing, and what must happen to it."""

import copy
from collections.abc import Iterable

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from themas.triggers import melding_van


def anders(rij, **velden):
    """The saved row with other values, not saved yet."""
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    return rij


def nog_een(rij, **velden):
    """A second, unsaved row like the first but for these values."""
    kopie = copy.copy(rij)
    kopie._state = models.base.ModelState()
    return anders(kopie, pk=None, **velden)


def zelf(rij, veld):
    """The row pointing at itself."""
    return anders(rij, **{veld: rij})


def beperkingen_van(modellen: Iterable[type[models.Model]]) -> dict[str, models.BaseConstraint]:
    """All named constraints of these models, by name."""
    return {beperking.name: beperking for model in modellen for beperking in model._meta.constraints}


def beperkingen_van_app(label: str) -> dict[str, models.BaseConstraint]:
    alle = apps.get_models(include_auto_created=True)
    return beperkingen_van(model for model in alle if model._meta.app_label == label)


def de_database_weigert(rij, beperking) -> None:
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        rij.save()
    # On SQLite a trigger that holds off REPLACE speaks before a unique constraint of what is published does.
    assert "niet te vervangen" in melding_van(fout.value) or noemt(str(fout.value), rij, beperking)


def noemt(melding, rij, beperking) -> bool:
    """Is it this constraint that was broken? SQLite names the columns of a unique one instead."""
    if connection.vendor == "sqlite" and isinstance(beperking, models.UniqueConstraint):
        kolommen = [rij._meta.get_field(veld).column for veld in beperking.fields]
        return melding.endswith(", ".join(f"{rij._meta.db_table}.{kolom}" for kolom in kolommen))
    return beperking.name in melding


def de_gebruiker_leest_onze_melding(rij, beperking) -> None:
    """One thing is wrong, so there is one message, and it is our own."""
    assert beperking.violation_error_message != beperking.default_violation_error_message
    with pytest.raises(ValidationError) as fout:
        rij.validate_constraints()
    assert fout.value.messages == [beperking.get_violation_error_message()]
