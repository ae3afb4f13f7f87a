import hashlib
import json
from datetime import UTC

import django.utils.timezone
from django.db import migrations, models


TABELLEN = ("rapportages_versie", "rapportages_rectificatie", "rapportages_intrekking")


def vul(apps, schema_editor):
    """What was published before this number existed gets the one of today, once: else it would look tampered with.

    On PostgreSQL the seals are in place here, and only the owner of the tables can pass them; SQLite's are away
    during a migration.
    """
    for tabel in TABELLEN if schema_editor.connection.vendor == "postgresql" else ():
        schema_editor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
    for naam, delen in (("Versie", van_versie), ("Rectificatie", van_rectificatie), ("Intrekking", van_intrekking)):
        model = apps.get_model("rapportages", naam)
        for rij in model.objects.using(schema_editor.connection.alias).filter(controlegetal=""):
            tekst = json.dumps(delen(rij), separators=(",", ":"), ensure_ascii=False)
            model.objects.using(schema_editor.connection.alias).filter(pk=rij.pk).update(
                controlegetal=hashlib.sha256(tekst.encode()).hexdigest()
            )
    for tabel in TABELLEN if schema_editor.connection.vendor == "postgresql" else ():
        schema_editor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")


def van_versie(rij):
    return [rij.rapportage_id, rij.nummer, rij.delen, rij.ingediend_door_id, rij.gepubliceerd_door_id]


def van_rectificatie(rij):
    return [rij.rapportage_id, rij.versie_id, rij.ingediend_door_id, rij.gepubliceerd_door_id]


def van_intrekking(rij):
    op = rij.op.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return [rij.rapportage_id, rij.reden, rij.door_id, op]


class Migration(migrations.Migration):

    dependencies = [
        ('rapportages', '0005_publiceren'),
    ]

    operations = [
        migrations.AddField(
            model_name='intrekking',
            name='controlegetal',
            field=models.CharField(blank=True, default='', editable=False, max_length=64, verbose_name='controlegetal'),
        ),
        migrations.AddField(
            model_name='rectificatie',
            name='controlegetal',
            field=models.CharField(blank=True, default='', editable=False, max_length=64, verbose_name='controlegetal'),
        ),
        migrations.AddField(
            model_name='versie',
            name='controlegetal',
            field=models.CharField(blank=True, default='', editable=False, max_length=64, verbose_name='controlegetal'),
        ),
        migrations.AlterField(
            model_name='intrekking',
            name='op',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ingetrokken op'),
        ),
        migrations.RunPython(vul, migrations.RunPython.noop),
    ]
