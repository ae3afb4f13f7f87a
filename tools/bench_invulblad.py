"""What the entry sheet of a round costs: opening and saving it, at 50 and at 500 indicators.

Run as a program of its own, ``python -m tools.bench_invulblad``, against an empty database. It prints one line of JSON.
"""

import datetime
import json
import logging
import statistics
import time
from urllib.parse import urlencode

import django


MATEN = (50, 500)
KEREN = 5
FORMULIER = "application/x-www-form-urlencoded"
EERDER = ("2017-H1", "2017-H2", "2018-H1", "2018-H2")
PERIODE = "2019-H1"


def maak_ronde(aantal: int, wie):
    """A round of a plan of its own, with so many indicators and an approved figure in each earlier half-year."""
    from django.contrib.auth import get_user_model

    from rapportages.rondes import open_ronde
    from themas import berekening, models

    perioden = models.Periode.objects.van(*(berekening.Periode.van_code(code) for code in (*EERDER, PERIODE)))
    op_code = {rij.code: rij for rij in perioden.values()}
    jaren = {"jaar_van": 2019, "jaar_tot_en_met": 2022, "peiljaar": 2017}
    plan = models.Beleidsplan.objects.create(
        naam=f"Plan {aantal}", slug=f"plan-{aantal}", rapportagecyclus="halfjaar", bron="bench", **jaren
    )
    thema = models.Thema.objects.create(plan=plan, nummer=1, naam="Thema", slug="thema")
    onderwerp = models.Onderwerp.objects.create(thema=thema, naam="Onderwerp", slug="onderwerp")
    doel = models.Doelstelling.objects.create(onderwerp=onderwerp, code="1", tekst="Minder", soort="dalen", bron="b")
    wat = {"definitie": "d", "teller": "zaken", "gewenste_richting": "lager", "bron": "Politie"}
    indicatoren = models.Indicator.objects.bulk_create(
        models.Indicator(naam=f"Indicator {n}", slug=f"i-{aantal}-{n}", volgorde=n, **wat) for n in range(aantal)
    )
    doel.indicatoren.set(indicatoren)
    stad = {"naam": "Voorbeeldstad", "soort": "gemeente"}
    gebied, _ = models.Gebied.objects.get_or_create(code="GM9999", defaults=stad)
    ander, _ = get_user_model().objects.get_or_create(username="ander")
    door = {"ingevoerd_door": ander, "laatst_gewijzigd_door": ander, "beoordeeld_door": wie, "status": "vastgesteld"}
    models.Meting.objects.bulk_create(
        models.Meting(
            indicator=indicator, gebied=gebied, periode=op_code[code], aantal=100 + plaats, bron="Politie", **door
        )
        for plaats, code in enumerate(EERDER)
        for indicator in indicatoren
    )
    return open_ronde(plan=plan, periode=op_code[PERIODE], deadline=datetime.date(2100, 1, 1), door=wie)


def velden(ronde, wie, cijfers: dict[int, str]) -> dict[str, str]:
    """All fields of the sheet as a browser without JavaScript sends them, with these figures by place of the line."""
    from rapportages.invulblad.blad import lees_blad

    uit = {}
    for plaats, regel in enumerate(lees_blad(ronde, wie)):
        cellen = regel.cellen | ({"cijfer": cijfers[plaats]} if plaats in cijfers else {})
        uit |= {f"{regel.pk}-{naam}": waarde for naam, waarde in cellen.items()}
        uit[f"{regel.pk}-herkenning"] = regel.herkenning
    return uit


def meet(ronde, wie, aantal: int) -> dict[str, dict]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from tools.bench_paginas import uitgepakt

    klant = Client(SERVER_NAME="127.0.0.1", headers={"accept-encoding": "gzip"})
    klant.force_login(wie)
    pad = reverse("admin:rapportages_rapportageronde_invulblad", args=[ronde.pk])

    def meet_een(maak_gegevens):
        """Each time with figures that differ from the last, so that there is something to write."""
        tijden = []
        for beurt in range(1 + KEREN):
            gegevens = maak_gegevens(beurt)
            begin = time.perf_counter()
            vraag(gegevens)
            tijden.append(time.perf_counter() - begin)
        gegevens = maak_gegevens(1 + KEREN)
        with CaptureQueriesContext(connection) as gesteld:
            antwoord = vraag(gegevens)
        return {
            "ms": statistics.median(tijden[1:]) * 1000,  # the first warms up
            "vragen": len(gesteld),
            "sql_ms": sum(float(q["time"]) for q in gesteld) * 1000,
            "gzip": len(antwoord.content),
            "ruw": len(uitgepakt(antwoord)),
        }

    def vraag(gegevens):
        antwoord = klant.get(pad) if gegevens is None else klant.post(pad, urlencode(gegevens), content_type=FORMULIER)
        if antwoord.status_code != 200:
            raise RuntimeError(f"{pad} gaf {antwoord.status_code}")
        return antwoord

    return {
        "open": meet_een(lambda beurt: None),
        "save, all lines changed": meet_een(
            lambda beurt: velden(ronde, wie, {n: str(100 + beurt % 3) for n in range(aantal)})
        ),
        "save, 1 line changed": meet_een(lambda beurt: velden(ronde, wie, {0: str(90 + beurt % 5)})),
        "save, nothing changed": meet_een(lambda beurt: velden(ronde, wie, {})),
    }


def meet_alles() -> dict[str, dict]:
    from django.contrib.auth import get_user_model

    wie = get_user_model().objects.create_superuser("bench")
    return {str(aantal): meet(maak_ronde(aantal, wie), wie, aantal) for aantal in MATEN}


if __name__ == "__main__":
    django.setup()
    logging.getLogger("audit").setLevel(logging.WARNING)  # written nowhere near our table
    print(json.dumps(meet_alles()))
