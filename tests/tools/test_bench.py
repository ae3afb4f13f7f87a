"""The benchmarks: what they count and print, and that their measuring still fits the portal."""

import gzip
import socket
import threading

import pytest

from tools import bench_gewicht, bench_last, bench_paginas, bench_tabel
from tools.bench_gewicht import Gewicht
from veiligheid.voorbeeldstad import OMVANGEN, maak_voorbeeldstad


PAGINA = """<link rel="stylesheet" href="/static/a.css"><link rel="icon" href="/static/b.svg">
<link href="/huisstijl.css" rel="stylesheet">
<script defer src="/static/js/figuur.js" data-plotly="/static/vendor/plotly.js" data-plotly-nl="/static/js/nl.js">
</script><script src="/static/js/figuur.js"></script>"""


@pytest.fixture
def server():
    """A server on loopback that gives these answers, one to each request, on one connection."""
    luisteraar = socket.create_server(("127.0.0.1", 0))
    antwoorden = []

    def bedien():
        contact, _ = luisteraar.accept()
        with contact:
            for antwoord in antwoorden:
                contact.recv(4096)
                for stuk in antwoord:
                    contact.sendall(stuk)

    def start(*delen):
        antwoorden.extend(delen)
        draad.start()
        return luisteraar.getsockname()[1]

    draad = threading.Thread(target=bedien)
    with luisteraar:
        yield start
        draad.join(timeout=5)


def test_finds_stylesheets_and_own_scripts_once():
    assert bench_gewicht.stijlbladen(PAGINA) == ["/static/a.css", "/huisstijl.css"]
    assert bench_gewicht.eigen_scripts(PAGINA) == ["/static/js/figuur.js", "/static/js/nl.js"]


def test_weighs_a_page_with_what_it_loads():
    inhoud = {"/": PAGINA.encode(), "/static/a.css": b"a" * 500, "/huisstijl.css": b"b" * 300}
    inhoud |= {"/static/js/figuur.js": b"c" * 400, "/static/js/nl.js": b"d" * 200}
    gewicht = bench_gewicht.weeg("/", lambda pad, klein: gzip.compress(inhoud[pad]) if klein else inhoud[pad])
    assert {soort: deel.ruw for soort, deel in gewicht.items()} == {"html": len(PAGINA), "css": 800, "js": 600}
    assert all(0 < deel.gzip < deel.ruw for deel in gewicht.values())


def test_budget_holds_up_to_the_budget():
    assert [bench_gewicht.oordeel(waarde, 12) for waarde in (11, 12, 13)] == ["ok", "ok", "too much"]


def test_reads_the_head_of_an_answer():
    kop = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 5"
    assert bench_last.lees_kop(kop) == (200, {"content-type": "text/html; charset=utf-8", "content-length": "5"})


def test_client_puts_an_answer_together_and_keeps_the_connection(server):
    poort = server(
        [b"HTTP/1.1 200 OK\r\nContent-", b"Length: 5\r\n\r\nhal", b"lo"],
        [b"HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n"],
    )
    with bench_last.Verbinding(poort) as verbinding:
        eerste, tweede = (verbinding.haal(bench_last.vraag_om(pad)) for pad in ("/", "/weg"))
    assert (eerste.status, eerste.lichaam) == (200, b"hallo")
    assert (tweede.status, tweede.lichaam) == (404, b"")


@pytest.mark.parametrize(
    ("antwoord", "fout"), [(b"HTTP/1.1 200 OK\r\n\r\n", "zonder lengte"), (b"HTTP/1.1 200", "verbrak")]
)
def test_client_says_what_is_wrong(server, antwoord, fout):
    with pytest.raises(bench_last.GeenAntwoord, match=fout):
        bench_last.haal(server([antwoord]), "/")


def test_asks_for_gzip_or_not():
    assert b"Accept-Encoding: gzip\r\n" in bench_last.vraag_om("/")
    assert b"gzip" not in bench_last.vraag_om("/", gzip=False)
    assert bench_last.vraag_om("/").endswith(b"\r\n\r\n")


def test_measures_by_turns_and_takes_the_median_of_the_ratios():
    gevraagd = []
    snelheden = iter([10, 100, 30, 100, 20, 400])

    def meet(pad):
        gevraagd.append(pad)
        return next(snelheden)

    metingen = bench_last.om_en_om(meet, ["a", "b"], 3)
    assert gevraagd == ["a", "b"] * 3
    assert bench_last.verhouding(metingen["a"], metingen["b"]) == pytest.approx(0.1)


def test_tables_line_up_and_name_what_is_too_much():
    zwaar = {"html": Gewicht(90_000, 41_000), "css": Gewicht(9, 9), "js": Gewicht(0, 0)}
    kop, *regels = bench_tabel.gewichten({"start": zwaar, "a long name": zwaar}).splitlines()[2:]
    assert all(regel.endswith(" ok") and "41000  too much" in regel for regel in regels)
    assert len({regel.index("41000") for regel in regels}) == 1
    assert kop.startswith("page ")


def test_table_of_requests_gives_ratio_with_its_spread_and_cost():
    tekst = bench_tabel.verzoeken({"start": {"page": [10, 20], "kaal": [500, 500], "zonder": [1000, 1000]}})
    assert tekst.splitlines()[-1].split(maxsplit=4) == [
        "start",
        "15",
        "500",
        "1000",
        "0.030 (0.020 to 0.040)  0.015 (0.010 to 0.020)    67",
    ]


def test_table_of_sizes_compares_and_judges_the_most_queries():
    klein = {"start": {"vragen": 11, "ms": 20.0, "sql_ms": 4.0, "gzip": 900, "ruw": 1}}
    groot = {"start": {"vragen": 13, "ms": 50.0, "sql_ms": 9.0, "gzip": 50_000, "ruw": 1}}
    regel = bench_tabel.omvang(klein, groot).splitlines()[-1].split()
    assert regel == ["start", "11", "20", "4", "13", "50", "9", "2.5x", "too", "much", "50000", "too", "much"]


@pytest.mark.django_db
def test_measures_the_pages_and_drawings_of_today(monkeypatch):
    """The measuring calls into the portal, so a change there must be noticed here."""
    monkeypatch.setattr(bench_paginas, "HERHAAL", 1)
    maak_voorbeeldstad(OMVANGEN["klein"])
    paginas = bench_paginas.meet_paginas()
    assert {"start", "dashboard", "theme", "indicator"} <= paginas.keys()
    assert all(pagina["vragen"] and 0 < pagina["gzip"] <= pagina["ruw"] for pagina in paginas.values())
    tekeningen = bench_paginas.meet_svg()
    assert tekeningen.keys() == {"bars, wide", "bars, narrow", "lines, wide", "lines, narrow", "sparkline"}
    assert all(tekening["ms"] > 0 for tekening in tekeningen.values())


def test_table_of_imports_compares_with_copy_in_the_same_round():
    ronde = {"eerst": {"seconden": 20, "mb": 116.2}, "weer": {"seconden": 10, "mb": 101}, "copy": {"seconden": 10}}
    traag = ronde | {"eerst": {"seconden": 60, "mb": 301}}
    regels = bench_tabel.inlezen({1000: [ronde], 2000: [traag, ronde, ronde]}).splitlines()[-2:]
    assert [regel.split() for regel in regels] == [
        ["1000", "50", "100", "100", "2.0", "(2.0", "to", "2.0)", "ok", "116", "ok"],
        ["2000", "100", "200", "200", "2.0", "(2.0", "to", "6.0)", "too", "much", "301", "too", "much"],
    ]
