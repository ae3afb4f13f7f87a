"""The tables that ``make bench`` prints."""

import statistics
from collections.abc import Iterable

from tools.bench_gewicht import (
    BUDGET_CSS,
    BUDGET_HTML,
    BUDGET_JS,
    BUDGET_KEER_COPY,
    BUDGET_MB,
    BUDGET_VRAGEN,
    Gewicht,
    oordeel,
)
from tools.bench_last import spreiding, verhouding


BUDGET_PUBLICEREN = 60  # as many for a large report as for a small one
BUDGET_INVULBLAD = 45  # opening takes 15 at most; saving is reading, writing in batches, and opening again


def tabel(titel: str, koppen: Iterable[str], rijen: Iterable[Iterable]) -> str:
    """The first column to the left, the others to the right, as wide as they need."""
    alle = [[str(cel) for cel in rij] for rij in (koppen, *rijen)]
    breedten = [max(map(len, kolom)) for kolom in zip(*alle, strict=True)]
    regels = (
        "  ".join(cel.rjust(b) if i else cel.ljust(b) for i, (cel, b) in enumerate(zip(rij, breedten, strict=True)))
        for rij in alle
    )
    return "\n".join(["", titel, *(regel.rstrip() for regel in regels)])


def verzoeken(metingen: dict[str, dict[str, list[float]]]) -> str:
    rijen = []
    for naam, per_soort in metingen.items():
        snelheden = [f"{statistics.median(per_soort[soort]):.0f}" for soort in ("page", "kaal", "zonder")]
        vergeleken = [_ratio(per_soort["page"], per_soort[soort]) for soort in ("kaal", "zonder")]
        bare = 1 / verhouding(per_soort["page"], per_soort["zonder"])
        rijen.append([naam, *snelheden, *vergeleken, f"{bare:.0f}"])
    return tabel(
        "Requests per second, real figures on SQLite, gunicorn as in the demo. Bare: Django returning the same bytes,\n"
        "through our middleware and through none. Ratio: median (lowest to highest round). Cost: bare answers a page.",
        ["page", "page/s", "bare+middleware/s", "bare/s", "ratio to bare+middleware", "ratio to bare", "cost"],
        rijen,
    )


def _ratio(a: list[float], b: list[float]) -> str:
    laagste, hoogste = spreiding(a, b)
    return f"{verhouding(a, b):.3f} ({laagste:.3f} to {hoogste:.3f})"


def gewichten(metingen: dict[str, dict[str, Gewicht]]) -> str:
    budgetten = {"html": BUDGET_HTML, "css": BUDGET_CSS, "js": BUDGET_JS}
    rijen = []
    for naam, delen in metingen.items():
        cellen = (
            cel
            for soort, budget in budgetten.items()
            for cel in (delen[soort].ruw, delen[soort].gzip, oordeel(delen[soort].gzip, budget))
        )
        rijen.append([naam, *cellen])
    return tabel(
        f"Bytes per page, raw and gzip. Budgets: HTML {BUDGET_HTML}, CSS {BUDGET_CSS}, own JavaScript {BUDGET_JS}.",
        ["page", "HTML", "gzip", "", "CSS", "gzip", "", "own JS", "gzip", ""],
        rijen,
    )


def tekeningen(metingen: dict[str, dict]) -> str:
    rijen = [[naam, f"{m['ms']:.2f}", m["ruw"], m["gzip"]] for naam, m in metingen.items()]
    return tabel("Milliseconds per SVG, and its bytes.", ["drawing", "ms", "raw", "gzip"], rijen)


def invulblad(database: str, metingen: dict[str, dict[str, dict]]) -> str:
    """``metingen`` by number of indicators and then by what was done."""
    weinig, veel = metingen.values()
    rijen = []
    for wat, m in weinig.items():
        n = veel[wat]
        cellen = [cel for x in (m, n) for cel in (x["vragen"], f"{x['ms']:.0f}", f"{x['sql_ms']:.0f}")]
        meeste = oordeel(max(m["vragen"], n["vragen"]), BUDGET_INVULBLAD)
        rijen.append([wat, *cellen, f"{n['ms'] / m['ms']:.1f}x", meeste, n["ruw"], n["gzip"]])
    klein, groot = metingen
    return tabel(
        f"The entry sheet on {database}, all lines sent, as without JavaScript, and the page shown again. Budget: "
        f"{BUDGET_INVULBLAD} queries.",
        ["", f"queries {klein}", "ms", "in SQL", f"queries {groot}", "ms", "in SQL", "time", "queries", "raw", "gzip"],
        rijen,
    )


def publiceren(m: dict[str, float]) -> str:
    return tabel(
        f"Publishing the report of the demo: frozen in {m['delen']} rows. Budget: {BUDGET_PUBLICEREN} queries.",
        ["", "queries", "", "ms", "in SQL"],
        [["publish", m["vragen"], oordeel(m["vragen"], BUDGET_PUBLICEREN), f"{m['ms']:.0f}", f"{m['sql_ms']:.0f}"]],
    )


def pdf(metingen: dict[str, dict[str, float]]) -> str:
    """``seconden`` with the start of the press; the last columns compare with the smallest."""
    klein = next(iter(metingen.values()))
    rijen = [
        [
            m["bladzijden"],
            f"{m['seconden']:.1f}",
            f"{m['mb']:.0f}",
            f"{m['kb']:.0f}",
            f"{m['bladzijden'] / klein['bladzijden']:.1f}x",
            f"{m['seconden'] / klein['seconden']:.1f}x",
            f"{m['mb'] / klein['mb']:.1f}x",
        ]
        for m in metingen.values()
    ]
    return tabel(
        "A report as PDF, made by a process of its own: seconds with its start, most memory of that process.",
        ["pages", "seconds", "MB", "kB of file", "pages", "time", "memory"],
        rijen,
    )


def omvang(klein: dict[str, dict], groot: dict[str, dict]) -> str:
    rijen = []
    for naam, weinig in klein.items():
        veel = groot[naam]
        meeste = max(weinig["vragen"], veel["vragen"])
        per_omvang = [cel for m in (weinig, veel) for cel in (m["vragen"], f"{m['ms']:.0f}", f"{m['sql_ms']:.0f}")]
        keer = f"{veel['ms'] / weinig['ms']:.1f}x"
        zwaar = "" if naam.endswith(("CSV", "API")) else oordeel(veel["gzip"], BUDGET_HTML)
        rijen.append([naam, *per_omvang, keer, oordeel(meeste, BUDGET_VRAGEN), veel["gzip"], zwaar])
    return tabel(
        f"Voorbeeldstad on PostgreSQL, 1 thousand and 1 million Metingen. Budgets: {BUDGET_VRAGEN} queries, HTML "
        f"{BUDGET_HTML} bytes gzip.",
        ["page", "queries 1k", "ms", "in SQL", "queries 1M", "ms", "in SQL", "time", "queries", "gzip 1M", ""],
        rijen,
    )


def zoeken(gevuld: dict[str, float], metingen: dict[str, dict[str, float]]) -> str:
    rijen = [
        [
            naam,
            m["vragen"],
            oordeel(m["vragen"], BUDGET_VRAGEN),
            f"{m['ms']:.0f}",
            f"{m['sql_ms']:.0f}",
            f"{m['kaal']:.1f}",
            f"{m['ms'] / m['kaal']:.0f}x",
            m["bytes"],
        ]
        for naam, m in metingen.items()
    ]
    return tabel(
        f"Search on PostgreSQL over {gevuld['rijen']:.0f} rows, against the same bytes through our middleware.\n"
        f"Writing the reports took {gevuld['vullen']:.0f} s without an index, "
        f"`indexeer` {gevuld['bouwen']:.0f} s.",
        ["question", "queries", "", "ms", "in SQL", "bare ms", "times bare", "raw"],
        rijen,
    )


def inlezen(uitkomsten: dict[int, list[dict]]) -> str:
    """Rows per second of an import, and of reading the file again, against COPY; and the most memory it took."""
    rijen = []
    for aantal, rondes in uitkomsten.items():
        per_soort = {
            soort: [aantal / ronde[soort]["seconden"] for ronde in rondes] for soort in ("eerst", "weer", "copy")
        }
        mb = max(ronde[soort]["mb"] for ronde in rondes for soort in ("eerst", "weer"))
        snel = [f"{statistics.median(per_soort[soort]):.0f}" for soort in ("eerst", "weer", "copy")]
        keer = [copy / eerst for copy, eerst in zip(per_soort["copy"], per_soort["eerst"], strict=True)]
        spreiding_ = f"{statistics.median(keer):.1f} ({min(keer):.1f} to {max(keer):.1f})"
        rijen.append(
            [aantal, *snel, spreiding_, oordeel(max(keer), BUDGET_KEER_COPY), f"{mb:.0f}", oordeel(mb, BUDGET_MB)]
        )
    return tabel(
        "Import of figures from CSV on PostgreSQL, against COPY of the same rows into the same table and indexes.\n"
        f"Times COPY: how often as long as COPY takes (goal {BUDGET_KEER_COPY}). MB of the process (goal {BUDGET_MB}).",
        ["figures", "rows/s", "again rows/s", "COPY rows/s", "times COPY", "", "MB", ""],
        rijen,
    )
