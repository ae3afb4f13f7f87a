"""The package of all public data: how fast it is fetched, and what making it costs.

Fetching is held against a bare answer of the same bytes, through our middleware and through none (``bench_kaal``).
Making runs as a program of its own for each size of database: ``python -m tools.bench_pakket``. It prints its outcome
as one line of JSON.
"""

import json
import os
import resource
import statistics
import tempfile
import time

import django

from tools import bench_last


ADRES = "/open-data/veiligheid.zip"
RONDES = 5
MAKEN = 1800  # seconds at most for the first download, which makes the package
MB = 1024 * 1024


def meet_ophalen(map_, poort: int) -> dict:
    """Downloads per second, each round all three: the package, and twice a bare answer of its bytes.

    Nothing is compressed, which would cost the bare answer and not the package.
    """
    lichaam = bench_last.haal(poort, ADRES, gzip=False, wacht=MAKEN).lichaam
    map_.joinpath("pakket.html").write_bytes(lichaam)
    drie = {"pakket": ADRES, "kaal": "/kaal/pakket", "zonder": "/zonder/pakket"}
    bench_last.eis_zelfde(poort, drie.values())
    gemeten = bench_last.om_en_om(lambda pad: _per_seconde(poort, pad, len(lichaam)), drie.values(), RONDES)
    return {"bytes": len(lichaam), **{naam: gemeten[pad] for naam, pad in drie.items()}}


def _per_seconde(poort: int, pad: str, lengte: int, seconden: float = 1.5) -> float:
    """Over one connection that stays open, whichever of the three it is."""
    vraag, keer = bench_last.vraag_om(pad, gzip=False), 0
    with bench_last.Verbinding(poort) as verbinding:
        begin = time.perf_counter()
        while (duur := time.perf_counter() - begin) < seconden or keer < 3:
            if verbinding.sla_over(vraag) != (200, lengte):
                raise bench_last.GeenAntwoord(f"{pad} gaf iets anders dan het pakket")
            keer += 1
    return keer / duur


def maak() -> dict:
    """Seconds and memory for a new package, and for knowing that the one that is there still holds."""
    from django.conf import settings
    from django.utils import timezone

    from themas.models import Meting
    from veiligheid.opendata.pakket import pakket_van

    with tempfile.TemporaryDirectory() as map_:
        settings.OPENDATA_MAP = map_
        leeg = _geheugen()
        eerst, groot = _duur(lambda: pakket_van(timezone.now()))
        return {
            "cijfers": Meting.objects.publiek().count(),
            "bytes": groot,
            "maken": eerst,
            "weten": statistics.median(_duur(lambda: pakket_van(timezone.now()))[0] for _ in range(5)),
            "erbij": _geheugen() - leeg,
            "totaal": _geheugen(),
        }


def _duur(doe) -> tuple[float, int]:
    begin = time.perf_counter()
    pakket = doe()
    with pakket.bestand as bestand:
        return time.perf_counter() - begin, os.fstat(bestand.fileno()).st_size


def _geheugen() -> float:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ophalen_in_woorden(uitkomst: dict) -> str:
    kaal, zonder = (bench_last.verhouding(uitkomst["pakket"], uitkomst[naam]) for naam in ("kaal", "zonder"))
    laag, hoog = bench_last.spreiding(uitkomst["pakket"], uitkomst["kaal"])
    return (
        f"\nThe package of open data, {uitkomst['bytes'] / 1024:.0f} kB: "
        f"{statistics.median(uitkomst['pakket']):.1f} downloads per second by one client. "
        f"That is {kaal:.2f} of a bare answer of the same bytes through our middleware ({laag:.2f}-{hoog:.2f}), "
        f"and {zonder:.2f} of one through none."
    )


def maken_in_woorden(uitkomst: dict) -> str:
    return (
        f"\nMaking the package, on PostgreSQL, of {uitkomst['cijfers']:,} figures: {uitkomst['maken']:.1f} s, "
        f"{uitkomst['bytes'] / MB:.1f} MB of ZIP, peak memory {uitkomst['totaal']:.0f} MB, "
        f"{uitkomst['erbij']:.0f} MB more than before; knowing that it still holds {uitkomst['weten'] * 1000:.0f} ms."
    )


if __name__ == "__main__":
    django.setup()
    print(json.dumps(maak()))
