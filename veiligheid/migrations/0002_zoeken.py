"""The index of what can be found. Its triggers and its rows come after all migrations (veiligheid.zoeken.triggers)."""

from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations, models


RIJEN = "veiligheid_zoekrij"
# What parts words. PostgreSQL would else read "preventie/repressie" as a file and "2019-2022" as a negative number.
LEESTEKENS = "/-_.@:;,<>&\\'\"()[]{}!?*+=#%|~^$`" + "–—‘’“”„…·•⋯"

SQLITE = (
    f"CREATE VIRTUAL TABLE {RIJEN}_fts USING fts5(titel, tekst, content='{RIJEN}', content_rowid='id',"
    " tokenize=\"unicode61 remove_diacritics 2\")",
    f"CREATE VIRTUAL TABLE {RIJEN}_woorden USING fts5vocab('{RIJEN}_fts', 'row')",
)
SQLITE_TERUG = (f"DROP TABLE IF EXISTS {RIJEN}_woorden", f"DROP TABLE IF EXISTS {RIJEN}_fts")
POSTGRES = (
    "CREATE TEXT SEARCH CONFIGURATION veiligheid_nl (COPY = pg_catalog.dutch)",
    "ALTER TEXT SEARCH CONFIGURATION veiligheid_nl ALTER MAPPING FOR asciiword, word, asciihword, hword,"
    " hword_asciipart, hword_part WITH unaccent, dutch_stem",
    "CREATE FUNCTION zoek_kaal(tekst text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS "
    f"$zoek$SELECT translate(tekst, $teken${LEESTEKENS}$teken$, $teken${' ' * len(LEESTEKENS)}$teken$)$zoek$",
    "CREATE FUNCTION zoek_woorden(tekst text) RETURNS text LANGUAGE sql STABLE STRICT AS "
    "$zoek$SELECT lower(unaccent(zoek_kaal(tekst)))$zoek$",
    # An officer must be able to save what is no JSON, such as a row that somebody spoiled; it is then not found.
    "CREATE FUNCTION zoek_json(tekst text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE STRICT AS "
    "$zoek$BEGIN RETURN tekst::jsonb; EXCEPTION WHEN others THEN RETURN NULL; END$zoek$",
    f"ALTER TABLE {RIJEN} ADD COLUMN woorden tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('veiligheid_nl', zoek_kaal(left(titel, 10000))), 'A') ||"
    " setweight(to_tsvector('veiligheid_nl', zoek_kaal(left(tekst, 100000))), 'B')) STORED",
    f"CREATE INDEX zoekrij_woorden ON {RIJEN} USING gin (woorden)",
    "CREATE TABLE veiligheid_zoekwoord (woord text NOT NULL)",
    "CREATE INDEX zoekwoord_woord ON veiligheid_zoekwoord (woord)",
)
POSTGRES_TERUG = (
    "DROP TABLE veiligheid_zoekwoord",
    f"ALTER TABLE {RIJEN} DROP COLUMN woorden",
    "DROP FUNCTION zoek_json(text)",
    "DROP FUNCTION zoek_woorden(text)",
    "DROP FUNCTION zoek_kaal(text)",
    "DROP TEXT SEARCH CONFIGURATION veiligheid_nl",
)


def heen(apps, schema_editor):
    _doe(schema_editor, SQLITE, POSTGRES)


def terug(apps, schema_editor):
    _doe(schema_editor, SQLITE_TERUG, POSTGRES_TERUG)


def _doe(schema_editor, sqlite, postgres):
    with schema_editor.connection.cursor() as cursor:
        for opdracht in sqlite if schema_editor.connection.vendor == "sqlite" else postgres:
            cursor.execute(opdracht)


class Unaccent(UnaccentExtension):
    """Stays when this is undone: it may have been there before us, and SQLite does not have it."""

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        pass


class Migration(migrations.Migration):
    dependencies = [
        ("veiligheid", "0001_initial"),
        ("themas", "0009_begrip"),
        ("rapportages", "0006_controlegetal"),
        ("convenanten", "0002_versies_overlappen_niet"),
    ]

    operations = [
        Unaccent(),
        migrations.CreateModel(
            name='Zoekrij',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bron', models.CharField(max_length=20, verbose_name='bron')),
                ('soort', models.CharField(choices=[('cijfer', 'cijfer'), ('doel', 'doel'), ('thema', 'thema'), ('onderwerp', 'onderwerp'), ('plan', 'beleidsplan'), ('rapportage', 'rapportage'), ('tekst', 'tekst uit een rapportage'), ('actie', 'actie'), ('raadsstuk', 'stuk van de raad'), ('afspraak', 'afspraak met anderen'), ('aanpak', 'aanpak'), ('bijeenkomst', 'bijeenkomst'), ('keurmerk', 'gebied met het keurmerk'), ('begrip', 'begrip')], max_length=20, verbose_name='soort')),
                ('sleutel', models.BigIntegerField(verbose_name='sleutel')),
                ('ouder', models.BigIntegerField(verbose_name='openbaar door')),
                ('titel', models.TextField(verbose_name='titel')),
                ('tekst', models.TextField(blank=True, verbose_name='tekst')),
                ('jaar', models.SmallIntegerField(blank=True, null=True, verbose_name='jaar')),
            ],
            options={
                'verbose_name': 'zoekrij',
                'verbose_name_plural': 'zoekrijen',
                'ordering': ['bron', 'sleutel'],
                'default_permissions': (),
                'indexes': [models.Index(fields=['bron', 'ouder'], name='zoekrij_bron_ouder')],
                'constraints': [models.UniqueConstraint(fields=('bron', 'sleutel'), name='zoekrij_een_per_rij', violation_error_message='Deze rij staat al in de index. Draai manage.py indexeer.'), models.CheckConstraint(condition=models.Q(('soort__in', ['cijfer', 'doel', 'thema', 'onderwerp', 'plan', 'rapportage', 'tekst', 'actie', 'raadsstuk', 'afspraak', 'aanpak', 'bijeenkomst', 'keurmerk', 'begrip'])), name='zoekrij_soort_bestaat', violation_error_message='Deze soort kan niemand vinden. Draai manage.py indexeer.')],
            },
        ),
        migrations.RunPython(heen, terug),
    ]
