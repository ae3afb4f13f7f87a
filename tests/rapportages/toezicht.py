"""What the tests of four eyes share: the people, the messages, and that a refusal leaves no trace."""

import pytest
from django.core.exceptions import ValidationError

from tests import fabriek
from themas.models import Beoordeling, Meting


EERSTE, LAATSTE, INDIENER, DERDE = "eerste", "laatste", "indiener", "derde"
IN_HANDEN = {"ingevoerd_door": EERSTE, "laatst_gewijzigd_door": LAATSTE, "ingediend_door": INDIENER}
ZELF = "u hebt dit zelf ingevoerd, gewijzigd of ingediend. Vraag een collega."
INTUSSEN = "Een cijfer dat u wilt vervangen, is intussen al door een ander vervangen. Begin opnieuw."
VELDEN = [
    "status",
    "ingevoerd_door",
    "laatst_gewijzigd_door",
    "ingediend_door",
    "beoordeeld_door",
    "ingediend_op",
    "beoordeeld_op",
    "beoordelingsnotitie",
    "opgevolgd_op",
    "versie",
]


def wie(naam):
    return fabriek.gebruiker(naam)


def stand():
    """Every field that a verb could change, of every row."""
    return [list(model.objects.order_by("pk").values("pk", *VELDEN)) for model in (Meting, Beoordeling)]


def aantal_in_historie():
    return [model.history.count() for model in (Meting, Beoordeling)]


def weigert(werk, melding):
    """The verb refuses with this text and leaves no trace."""
    voor, historie = stand(), aantal_in_historie()
    with pytest.raises(ValidationError) as gevangen:
        werk()
    assert gevangen.value.messages == [melding]
    assert (stand(), aantal_in_historie()) == (voor, historie)


def naam_van(rij):
    return str(type(rij).objects.get(pk=rij.pk))
