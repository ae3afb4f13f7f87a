"""Two versions of one covenant never hold on the same day.

On both databases triggers hold it (convenanten.overlap); on PostgreSQL this constraint does so as well, also for who
keeps looking at an old state: docs/besluiten/0065. Ranges of one number stand in for the key of the covenant, so that
no extension has to be installed. Deferred, as one form may give two versions each other's days.
"""

from django.db import migrations


ERBIJ = """
ALTER TABLE convenanten_convenantversie ADD CONSTRAINT convenantversie_overlapt_niet EXCLUDE USING gist (
    int8range(convenant_id, convenant_id, '[]') WITH &&,
    daterange(geldig_van, geldig_tot, '[]') WITH &&
) WHERE (geldig_van IS NOT NULL AND geldig_tot IS NOT NULL) DEFERRABLE INITIALLY DEFERRED
"""
ERAF = "ALTER TABLE convenanten_convenantversie DROP CONSTRAINT convenantversie_overlapt_niet"


def op_postgresql(sql):
    def doe(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)

    return doe


class Migration(migrations.Migration):
    dependencies = [("convenanten", "0001_initial")]
    operations = [migrations.RunPython(op_postgresql(ERBIJ), op_postgresql(ERAF))]
