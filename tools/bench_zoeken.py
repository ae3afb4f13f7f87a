"""Search over 100,000 paragraphs: ``python -m tools.bench_zoeken vul|meet``, each a program of its own.

``vul`` writes reports with made-up paragraphs, and makes the index of them in one go; ``meet`` asks the page, and a
view that returns the same bytes through the same middleware. Both print their outcome as one line of JSON.
"""

import json
import os
import random
import sys
import time
from itertools import accumulate
from pathlib import Path

import django


RAPPORTEN, PARAGRAFEN = 100, 1_000
WOORDEN = 20_000  # of which a few are in nearly every paragraph and most in a few, as in a language
ZELDZAAM = "zwanenfluit"
LETTERGREPEN = "ba de ga ho in ka la me no op ra se ta uit ve wij zo bel dag fiets huis jeugd kamp licht plein straat"
#: By name what is asked: a word of a few paragraphs, of thousands, of nearly all, two together, and one misspelt.
VRAGEN = {
    "a rare word": f"q={ZELDZAAM}",
    "a word of 1 in 20": "q=overlast",
    "a word of nearly all": "q=veiligheid",
    "two words": "q=overlast+veiligheid",
    "page 50 of one kind": "q=veiligheid&soort=tekst&pagina=50",
    "a misspelt word": "q=zwaanenfluit",
    "nothing": "q=xyzzyqplugh",
}


def vul() -> dict[str, float]:
    from django.contrib.auth import get_user_model
    from django.db import connection, transaction
    from django.utils import timezone

    from rapportages.enums import Opnamesoort, Paragraafsoort, Rapportstatus, Spoor
    from rapportages.models import Momentopname, Versie, Voortgangsrapportage
    from rapportages.verslag.delen import Alinea
    from themas import kanoniek
    from themas.berekening import Periode as PurePeriode
    from themas.enums import Rapportagecyclus
    from themas.models import Beleidsplan, Periode
    from veiligheid.zoeken.index import bouw

    toeval = random.Random(1)  # noqa: S311 - the same texts every time
    lettergrepen = LETTERGREPEN.split()
    woorden = ["".join(toeval.choices(lettergrepen, k=toeval.randint(2, 4))) for _ in range(WOORDEN)]
    gewicht = list(accumulate(1 / (nummer + 10) for nummer in range(WOORDEN)))
    een, twee = (get_user_model().objects.create_user(naam) for naam in ("een", "twee"))
    nu, begin = timezone.now(), time.perf_counter()
    with connection.cursor() as cursor:  # no triggers: the index is made once, below, and not also row by row
        cursor.execute("SET session_replication_role = replica")
    for nummer in range(RAPPORTEN):
        jaar = 1995 + nummer
        plan = Beleidsplan.objects.create(
            naam=f"Plan {jaar}",
            slug=f"plan-{jaar}",
            jaar_van=jaar,
            jaar_tot_en_met=jaar,
            rapportagecyclus=Rapportagecyclus.JAAR,
            bron="Verzonnen",
        )
        puur = PurePeriode(jaar)
        rapportage = Voortgangsrapportage.objects.create(
            plan=plan,
            periode=Periode.objects.van(puur)[puur],
            nummer=1,
            titel=f"Verslag over {jaar}",
            slug=f"verslag-{jaar}",
            status=Rapportstatus.GEPUBLICEERD,
        )
        with transaction.atomic():
            versie = Versie.objects.create(
                rapportage=rapportage,
                nummer=1,
                titel=rapportage.titel,
                ingediend_door=een,
                gepubliceerd_door=twee,
                gepubliceerd_op=nu,
                zichtbaar_vanaf=nu,
                delen=PARAGRAFEN,
                sha256="0" * 64,
            )
            Momentopname.objects.bulk_create(
                Momentopname(
                    versie=versie,
                    volgorde=deel + 1,
                    soort=Opnamesoort.ALINEA,
                    sleutel=f"thema/onderwerp-{deel}/{Paragraafsoort.BEELD}",
                    inhoud=kanoniek.schrijf(
                        Alinea(
                            "thema",
                            f"onderwerp-{deel}",
                            Paragraafsoort.BEELD,
                            Spoor.GEEN,
                            _tekst(toeval, woorden, gewicht, nummer * PARAGRAFEN + deel),
                        )
                    ),
                )
                for deel in range(PARAGRAFEN)
            )
    gevuld = time.perf_counter() - begin
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = DEFAULT")
    begin = time.perf_counter()
    rijen = bouw(connection)
    gebouwd = time.perf_counter() - begin
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"rijen": rijen, "vullen": gevuld, "bouwen": gebouwd}


def _tekst(toeval: random.Random, woorden: list[str], gewicht: list[float], nummer: int) -> str:
    """Six sentences of twelve words; three of the words are ours, so that it is known how many have them."""
    zinnen = [toeval.choices(woorden, cum_weights=gewicht, k=12) for _ in range(6)]
    if nummer % 10:
        zinnen[0][3] = "veiligheid"
    if nummer % 20 == 0:
        zinnen[2][5] = "overlast"
        zinnen[3][1] = "veiligheid"
    if nummer % 10_000 == 0:
        zinnen[4][7] = ZELDZAAM
    return " ".join(f"{' '.join(zin).capitalize()}." for zin in zinnen)


def meet() -> dict[str, dict[str, float]]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from tools.bench_paginas import mediaan_ms

    bezoeker = Client(SERVER_NAME="127.0.0.1")
    uitkomsten = {}
    for nummer, (naam, vraag) in enumerate(VRAGEN.items()):
        pad = f"{reverse('zoeken')}?{vraag}"
        with CaptureQueriesContext(connection) as vragen:
            antwoord = bezoeker.get(pad)
        genomen = vragen.captured_queries  # before the next request, which empties the log it is read from
        Path(os.environ["BENCH_MAP"], f"zoek-{nummer}.html").write_bytes(antwoord.content)
        ms, kaal = (mediaan_ms(lambda adres=adres: bezoeker.get(adres)) for adres in (pad, f"/kaal/zoek-{nummer}"))
        uitkomsten[naam] = {
            "ms": ms,
            "kaal": kaal,
            "vragen": len(genomen),
            "sql_ms": sum(float(een["time"]) for een in genomen) * 1000,
            "bytes": len(antwoord.content),
        }
    return uitkomsten


OPDRACHTEN = {"vul": vul, "meet": meet}

if __name__ == "__main__":
    django.setup()
    print(json.dumps(OPDRACHTEN[sys.argv[1]]()))
