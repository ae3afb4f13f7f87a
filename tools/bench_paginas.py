"""What is measured inside the portal: queries and milliseconds of a page, milliseconds of a drawing.

Run as a program of its own for each database: ``python -m tools.bench_paginas demo|adressen|paginas|svg``. It prints
its outcome as one line of JSON.
"""

import gzip
import json
import os
import statistics
import sys
import time
from pathlib import Path

import django


HERHAAL, MAXIMUM = 9, 4.0  # times, and seconds after which no more is begun


def laad_demo():
    """The real figures, as ``make demo`` loads them; the passwords go where all of this goes."""
    from veiligheid.demo import zet_demo_op

    return zet_demo_op(Path(os.environ["BENCH_MAP"], "accounts.json")).cijfers


def adressen() -> dict[str, str]:
    """The pages of a reader by name, with the busiest of each kind."""
    from django.db.models import Count
    from django.urls import reverse

    from convenanten.models import Convenant
    from rapportages.models import Versie
    from themas.models import Beleidsplan, Indicator, Meting, Publicatie

    plan = Beleidsplan.objects.met_meetbare_doelen().first()
    met_doel = Indicator.objects.met_doel().first()
    publiek = Meting.objects.publiek().order_by().values("indicator__slug")
    drukste = publiek.annotate(aantal=Count("pk")).order_by("-aantal", "indicator__slug")[0]["indicator__slug"]
    # Only the demo has one; Voorbeeldstad has no reports.
    versie = Versie.objects.publiek().select_related("rapportage").first()
    return {
        "start": reverse("start"),
        "dashboard": reverse("dashboard"),
        "dashboard, CSV": reverse("dashboard-download", args=["csv"]),
        "2017 = 100": reverse("dashboard-index"),
        "plans": reverse("plannen"),
        "plan": plan.get_absolute_url(),
        "theme": plan.themas.first().get_absolute_url(),
        "indicators": reverse("indicatoren"),
        "indicator": met_doel.get_absolute_url(),
        "indicator, most figures": reverse("indicator", args=[drukste]),
        "indicator, CSV": reverse("indicator-download", args=[met_doel.slug, "csv"]),
        "agreements": reverse("convenanten"),
        "agreement": reverse("convenant", args=[Publicatie.objects.van(Convenant).geldend().first().slug]),
        "areas with the mark": reverse("keurmerk"),
        "meetings": reverse("bijeenkomsten"),
        "what works": reverse("kennisbank"),
        "API": reverse("api-1:metingen"),
        **({"report": versie.rapportage.get_absolute_url()} if versie else {}),
    }


def mediaan_ms(doe) -> float:
    """The median of some runs after one to warm up."""
    doe()
    tijden, tot = [], time.perf_counter() + MAXIMUM
    while len(tijden) < HERHAAL and (not tijden or time.perf_counter() < tot):
        begin = time.perf_counter()
        doe()
        tijden.append(time.perf_counter() - begin)
    return statistics.median(tijden) * 1000


def uitgepakt(antwoord) -> bytes:
    is_gzip = antwoord.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(antwoord.content) if is_gzip else antwoord.content


def meet_paginas() -> dict[str, dict]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    bezoeker = Client(SERVER_NAME="127.0.0.1", headers={"accept-encoding": "gzip"})

    def meet(pad):
        ms = mediaan_ms(lambda: bezoeker.get(pad))
        with CaptureQueriesContext(connection) as vragen:
            antwoord = bezoeker.get(pad)
        if antwoord.status_code != 200:
            raise RuntimeError(f"{pad} gaf {antwoord.status_code}")
        return {
            "ms": ms,
            "vragen": len(vragen),
            "sql_ms": sum(float(vraag["time"]) for vraag in vragen) * 1000,
            "gzip": len(antwoord.content),
            "ruw": len(uitgepakt(antwoord)),
        }

    return {naam: meet(pad) for naam, pad in adressen().items()}


def meet_svg() -> dict[str, dict]:
    """Each kind of drawing in both its forms: bars of change, lines over time, the sparkline of a row."""
    from themas.figuren import verschilfiguur, vonklijn
    from themas.gemeente import eigen_gebied
    from themas.models import Doelstelling
    from themas.overzicht import Overzicht
    from themas.stand import per_indicator, stand_van_doelen
    from themas.weergave.tekenen import teken, vonk

    regels = per_indicator(stand_van_doelen(Doelstelling.objects.met_plan(), eigen_gebied()))
    peiljaar = next(regel.doel.geldend_peiljaar for regel in regels if regel.doel.geldend_peiljaar)
    lijnfiguren = (figuur for regel in regels for figuur in Overzicht(regel.indicator.slug).figuren)
    figuren = {
        "bars": verschilfiguur(regels, [], peiljaar, "verandering"),
        "lines": max(lijnfiguren, key=lambda figuur: (len(figuur.lijnen), figuur.sleutel)),
    }
    tekeningen = {
        f"{soort}, {naam}": lambda figuur=figuur, vorm=vorm: teken(figuur, vorm)
        for soort, figuur in figuren.items()
        for naam, vorm in (("wide", "breed"), ("narrow", "smal"))
    }
    lijn = next(lijn for regel in regels if (lijn := vonklijn(regel.reeks, regel.basis)))
    tekeningen["sparkline"] = lambda: vonk(lijn)
    uitkomsten = {}
    for naam, maak in tekeningen.items():
        svg = maak().encode()
        uitkomsten[naam] = {"ms": mediaan_ms(maak), "ruw": len(svg), "gzip": len(gzip.compress(svg))}
    return uitkomsten


OPDRACHTEN = {"demo": laad_demo, "adressen": adressen, "paginas": meet_paginas, "svg": meet_svg}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(OPDRACHTEN[sys.argv[1]]()))
