"""How fast and how heavy importing is, against COPY of the same rows into the same table. Run by tools/bench.py.

python -m tools.bench_inlezen maak AANTAL BESTAND     indicators, areas and a file of AANTAL figures
python -m tools.bench_inlezen importeer BESTAND       {"seconden": ..., "mb": ...}, in a process of its own
python -m tools.bench_inlezen copy                    the rows that are there now, once more, by COPY
"""

import itertools
import json
import os
import random
import resource
import sys
import tempfile
import time

import django


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tools.bench_instellingen")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402

from themas.enums import Gebiedsoort  # noqa: E402
from themas.importeren import Opties, importeer  # noqa: E402
from themas.models import Gebied, Indicator, Meting  # noqa: E402


KOP = "indicator;gebied;periode;soort;aantal;kwaliteit;bron;stand_op;herkomst\n"
PERIODEN = [f"{jaar}{deel}" for jaar in range(2005, 2025) for deel in ("", "-H1", "-H2")]
GEBIEDEN = 300
MB = 1024  # ru_maxrss is in KB


def maak(aantal: int, bestand: str):
    """By period, as figures arrive in earnest."""
    indicatoren = -(-aantal // (len(PERIODEN) * GEBIEDEN))
    get_user_model().objects.get_or_create(username="bench")
    Gebied.objects.bulk_create(
        (Gebied(code=f"GM{n:04}", naam=f"Gemeente {n}", soort=Gebiedsoort.GEMEENTE) for n in range(1, GEBIEDEN + 1)),
        ignore_conflicts=True,
    )
    Indicator.objects.bulk_create(
        (
            Indicator(
                slug=f"soort-{n}", naam=f"Soort {n}", definitie="d", teller="t", gewenste_richting="lager", bron="b"
            )
            for n in range(1, indicatoren + 1)
        ),
        ignore_conflicts=True,
    )
    toeval = random.Random(aantal)  # noqa: S311
    rijen = itertools.product(PERIODEN, range(1, indicatoren + 1), range(1, GEBIEDEN + 1))
    with open(bestand, "w") as doel:  # noqa: PTH123
        doel.write(KOP)
        for nummer, (periode, indicator, gebied) in enumerate(itertools.islice(rijen, aantal), start=2):
            doel.write(
                f"soort-{indicator};GM{gebied:04};{periode};niveau;{toeval.randrange(10_000)};definitief;"
                f"Politie, tabel 47013NED;2024-03-15;bron.csv:{nummer}\n"
            )
    return {"indicatoren": indicatoren}


def lees(bestand: str):
    door = get_user_model().objects.get(username="bench")
    begin = time.monotonic()
    verslag = importeer(bestand, door=door, opties=Opties(begrensd=False))
    duur = time.monotonic() - begin
    return {
        "seconden": duur,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB,
        "nieuw": verslag.nieuw,
        "ongewijzigd": verslag.ongewijzigd,
    }


def kopieer():
    """All rows out, the table empty, and all rows in again by COPY, with indexes and foreign keys as they are."""
    tabel = Meting._meta.db_table
    # What an import gives, and nothing else, so that both write the same bytes. The key is made anew, as there.
    kolommen = ", ".join(veld.column for veld in Meting._meta.concrete_fields if not veld.primary_key)
    with connection.cursor() as cursor, tempfile.TemporaryFile() as rijen:
        with cursor.copy(f"COPY (SELECT {kolommen} FROM {tabel} ORDER BY id) TO STDOUT") as uit:  # noqa: S608
            for deel in uit:
                rijen.write(deel)
        leeg()
        rijen.seek(0)
        begin = time.monotonic()
        with cursor.copy(f"COPY {tabel} ({kolommen}) FROM STDIN") as in_:
            while deel := rijen.read(1 << 20):
                in_.write(deel)
        return {"seconden": time.monotonic() - begin, "rijen": Meting.objects.count()}


def leeg():
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {Meting._meta.db_table} CASCADE")
        cursor.execute("ANALYZE")
    return {}


if __name__ == "__main__":
    wat, *rest = sys.argv[1:]
    werk = {"maak": lambda: maak(int(rest[0]), rest[1]), "importeer": lambda: lees(rest[0])}
    print(json.dumps((werk | {"copy": kopieer, "leeg": leeg})[wat]()))
