"""What a report costs: a PDF of 10, 50 and 100 pages, and publishing the real one. Run by tools/bench.py.

python -m tools.bench_rapport pdf          by wanted pages: {"bladzijden", "seconden", "mb", "kb"}; needs no database
python -m tools.bench_rapport publiceren   {"ms", "vragen", "sql_ms", "delen"}, in the database of the demo
"""

import datetime
import io
import json
import logging
import resource
import statistics
import sys
import time

import django


MATEN = {10: 3, 50: 1, 100: 1}  # pages, and how many rounds
PER_BLADZIJDE = 0.6  # a made-up topic fills more than one page
RONDES = 3
KIB = 1024
TEKST = """In deze periode telde Voorbeeldstad minder inbraken dan in het jaar ervoor. De daling is het grootst in de
wijken waar lantaarns kwamen. Bewoners zeggen dat zij zich veiliger voelen.[^1] Zie ook
[de brief](https://raad.voorbeeldstad.example/brief).

| Wijk | 2018 | 2019 |
| --- | ---: | ---: |
| Noord | 120 | 98 |
| Zuid | 75 | 81 |

- Wij gaven voorlichting op drie markten.
- Wij plaatsten lantaarns in elf straten.

[^1]: Uit de wijkenquête.
"""


def verslag(onderwerpen: int):
    """A made-up report with so many topics, each with a goal, a figure, a table, a list and a footnote."""
    from rapportages.enums import Paragraafsoort, Spoor
    from rapportages.verslag.delen import Alinea, Doeldeel, Kop, Onderwerpdeel, Themadeel, Verslag
    from rapportages.verslag.leesbaar import maak_leesbaar
    from themas.enums import Oordeel, Zekerheid

    kop = Kop("r", "Voortgang", 1, "Veiligheidsplan", "p", 2017, "2e helft 2019", "2019-H2", "Voorbeeldstad", ("CBS",))
    plekken = [(f"thema-{n // 8}", f"onderwerp-{n}") for n in range(onderwerpen)]
    doel = {"tekst": "Het aantal inbraken daalt.", "oordeel": Oordeel.OP_KOERS, "indicator_naam": "Inbraken"}
    doel |= {"verschil": "−38%", "zekerheid": Zekerheid.DUIDELIJK, "kopzin": "In 2019 waren er 673 inbraken."}
    return maak_leesbaar(
        Verslag(
            kop=kop,
            themas=tuple(
                Themadeel(naam, n, f"Thema {n}") for n, naam in enumerate(dict.fromkeys(t for t, _ in plekken), 1)
            ),
            onderwerpen=tuple(Onderwerpdeel(*plek, str(n), f"Onderwerp {n}") for n, plek in enumerate(plekken, 1)),
            doelen=tuple(Doeldeel(*plek, "1", indicator=f"i-{n}", **doel) for n, plek in enumerate(plekken)),
            figuren=tuple(_figuur(plek, n) for n, plek in enumerate(plekken)),
            alineas=tuple(
                Alinea(*plek, soort, Spoor.GEEN, TEKST)
                for plek in plekken
                for soort in (Paragraafsoort.BEELD, Paragraafsoort.GEDAAN)
            ),
        )
    )


def _figuur(plek: tuple[str, str], nummer: int):
    from rapportages.verslag.delen import Figuurdeel, Tabelrij, Veld
    from themas.berekening import Periode
    from themas.templatetags.figuren import figuur as in_delen
    from themas.weergave.figuur import Datapunt, Lijn, Lijnfiguur

    lijnen = tuple(
        Lijn(
            naam,
            tuple(
                Datapunt(Periode.van_code(str(jaar)), 60 + (jaar * stap + nummer) % 40, "")
                for jaar in range(2010, 2020)
            ),
            hoofd,
        )
        for naam, stap, hoofd in (("Voorbeeldstad", 7, True), ("Grote steden", 3, False))
    )
    delen = in_delen(Lijnfiguur(f"i-{nummer}", f"Inbraken {nummer}", "per 1.000 woningen", lijnen))
    return Figuurdeel(
        *plek,
        indicator=f"i-{nummer}",
        id=delen["id"],
        titel=delen["titel"],
        breed=str(delen["breed"]),
        smal="",
        beschrijving=delen["beschrijving"],
        koppen=tuple(Veld(veld.tekst, veld.klasse) for veld in delen["koppen"]),
        rijen=tuple(Tabelrij(r.naam, tuple(Veld(v.tekst, v.klasse) for v in r.cellen)) for r in delen["rijen"]),
    )


def meet_pdf() -> dict[str, dict]:
    """Of the press as a whole, with its start. Small first: the memory is the most that any child had so far."""
    import pikepdf

    from rapportages.bestanden.pdf import maak_pdf
    from rapportages.verslag.uitgave import Uitgave

    moment = datetime.datetime(2020, 3, 2, 9, 30, tzinfo=datetime.UTC)
    uitgave = Uitgave("Voortgang", 1, moment, moment, "ab12" * 16, "https://veilig.voorbeeldstad.example/")
    uitkomsten = {}
    for maat, rondes in MATEN.items():
        leesverslag, tijden = verslag(max(1, round(maat * PER_BLADZIJDE) - 1)), []
        for _ in range(rondes):
            begin = time.perf_counter()
            gemaakt = maak_pdf(leesverslag, uitgave=uitgave)
            tijden.append(time.perf_counter() - begin)
        with pikepdf.open(io.BytesIO(gemaakt)) as pdf:
            bladzijden = len(pdf.pages)
        uitkomsten[str(maat)] = {
            "bladzijden": bladzijden,
            "seconden": statistics.median(tijden),
            "mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KIB,
            "kb": len(gemaakt) / KIB,
        }
    return uitkomsten


def meet_publiceren() -> dict[str, float]:
    """Publish the report of the demo once more, as a correction that is undone again."""
    from django.contrib.auth import get_user_model
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from rapportages.models import Versie
    from rapportages.publicatie.publiceren import dien_in, publiceer
    from rapportages.publicatie.rectificeren import begin_rectificatie

    personen = get_user_model().objects
    redacteur, publiceerder = (personen.get(username=naam) for naam in ("redacteur", "publiceerder"))
    rapportage = Versie.objects.select_related("rapportage").earliest("pk").rapportage
    tijden = []
    wat = {"wat_er_stond": "a", "wat_het_is": "b", "reden": "c", "indicatoren": []}
    for _ in range(RONDES):
        with transaction.atomic():
            begin_rectificatie(rapportage=rapportage, door=redacteur, **wat)
            ingediend = dien_in(rapportage=rapportage, door=redacteur)
            begin = time.perf_counter()
            with CaptureQueriesContext(connection) as gesteld:
                versie = publiceer(rapportage=ingediend, door=publiceerder)
            tijden.append(time.perf_counter() - begin)
            delen = versie.momentopnamen.count()
            transaction.set_rollback(True)
        rapportage.refresh_from_db()
    return {
        "ms": statistics.median(tijden) * 1000,
        "vragen": len(gesteld),
        "sql_ms": sum(float(vraag["time"]) for vraag in gesteld) * 1000,
        "delen": delen,
    }


if __name__ == "__main__":
    django.setup()
    logging.getLogger("audit").setLevel(logging.WARNING)  # written nowhere near our table
    print(json.dumps({"pdf": meet_pdf, "publiceren": meet_publiceren}[sys.argv[1]]()))
