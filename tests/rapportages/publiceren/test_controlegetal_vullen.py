"""What was published before the check number existed gets one by the migration, and is not taken for tampered with."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from rapportages.models import Intrekking, Rectificatie, Versie
from rapportages.publicatie.controleren import afwijkingen
from rapportages.publicatie.publiceren import trek_in
from rapportages.publicatie.zegels import ZEGELS
from tests.rapportages.lezen.bouw import gerectificeerd, publiek
from tests.rapportages.publiceren.bouw import UITGEVER, wie


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stad")]
SQLITE = connection.vendor == "sqlite"


def test_the_migration_fills_what_is_empty_and_leaves_the_seals():
    rapport = publiek()
    gerectificeerd(rapport)
    trek_in(rapportage=rapport, reden="Klopt niet: één cijfer.", door=wie(UITGEVER))
    with connection.cursor() as cursor:
        if not SQLITE:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with ZEGELS.opgeheven(connection):
        for model in (Versie, Rectificatie, Intrekking):
            model.objects.update(controlegetal="")
    assert len(list(afwijkingen())) == 4
    vul = import_module("rapportages.migrations.0006_controlegetal").vul
    if SQLITE:
        with ZEGELS.opgeheven(connection):  # as before every migration there
            vul(apps, connection.schema_editor())
    else:
        vul(apps, connection.schema_editor())
    assert list(afwijkingen()) == []
