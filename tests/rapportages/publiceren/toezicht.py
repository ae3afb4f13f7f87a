"""That a verb refuses with one text, leaves no trace in the rows and one line in the audit trail."""

import pytest
from django.core.exceptions import ValidationError

from rapportages.models import (
    Intrekking,
    Momentopname,
    Paragraaf,
    Rectificatie,
    Rectificatievoorstel,
    Versie,
    Voortgangsrapportage,
)


MODELLEN = [Voortgangsrapportage, Paragraaf, Versie, Momentopname, Rectificatie, Rectificatievoorstel, Intrekking]


def alles():
    """Every field of every row that a verb could write."""
    return [list(model.objects.order_by("pk").values()) for model in MODELLEN]


def weigert(werk, *meldingen):
    voor = alles()
    with pytest.raises(ValidationError) as gevangen:
        werk()
    assert tuple(gevangen.value.messages) == meldingen, gevangen.value.messages
    assert alles() == voor


def weigert_in_spoor(spoor, werk, *meldingen):
    weigert(werk, *meldingen)
    return [(regel["actie"], regel["actor"], regel["resultaat"]) for regel in spoor()]
