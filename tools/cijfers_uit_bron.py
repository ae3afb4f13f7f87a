#!/usr/bin/env python3
"""Make the mechanical figure files in fixtures/cijfers/ again from fixtures/cijfers/bron/.

    python tools/cijfers_uit_bron.py          write them
    python tools/cijfers_uit_bron.py check    write nothing; exit 1 if a file differs from what bron/ gives

It makes 10-noemers, 40-nederland, 50-flevoland, 60-grote-gemeenten and 70-wijken-en-buurten. The other files
hold single figures out of reports and news items and are written by hand. What a row of bron/ does not give
away is in niet-geladen.csv; tests/test_cijfers.py proves that nothing is missing.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from cijfers_namen import ALMERE_INWONERS, GEMEENTEN, SOORTEN


CIJFERS = Path(__file__).resolve().parent.parent / "fixtures" / "cijfers"
BRON = CIJFERS / "bron"

REEKS = "almere_reeks_samengesteld.csv"
BUURTEN = "almere_buurten_2024_misdrijven2023.csv"
GEMEENTEN_2015 = "70072ned_2015_100k_inwoners_woningen.csv"
GEMEENTEN_2024 = "gemeenten_100k_2023_brengdelicten_bevolking2024.csv"

NOEMER = ["gebied", "soort", "aard", "peildatum", "aantal", "kwaliteit", "bron", "herkomst"]
METING = ["indicator", "gebied", "periode", "soort", "aantal", "waarde", "kwaliteit", "bron", "herkomst", "opmerking"]

ALMERE = "GM0034"
NEDERLAND = "NL01"
FLEVOLAND = "PV24"
AFGEROND = "CBS rondt aantallen af op 5."

Rij = dict[str, str]


def lees(naam: str) -> Iterator[tuple[str, Rij]]:
    """Each data row of a source file with the place it came from: ``("bestand.csv:2", {...})``."""
    tekst = (BRON / naam).read_text(encoding="utf-8-sig")
    lezer = csv.DictReader(io.StringIO(tekst), delimiter=";" if ";" in tekst.splitlines()[0] else ",")
    for rij in lezer:
        yield f"{naam}:{lezer.line_num}", rij


def heel(getal: str | Decimal) -> str:
    """A whole number, rounded half up: ``58085.0`` and ``16749973.08`` have no part of a person to lose."""
    return str(Decimal(getal).quantize(Decimal(1), ROUND_HALF_UP))


def noemer(gebied: str, soort: str, peildatum: str, aantal: str | Decimal, kwaliteit: str, bron: str, herkomst: str,
           aard: str = "1_januari") -> Rij:  # fmt: skip
    return {"gebied": gebied, "soort": soort, "aard": aard, "peildatum": peildatum, "aantal": heel(aantal),
            "kwaliteit": kwaliteit, "bron": bron, "herkomst": herkomst}  # fmt: skip


def meting(indicator: str, gebied: str, periode: str, aantal: str, bron: str, herkomst: str, *,
           waarde: str = "", kwaliteit: str = "definitief", opmerking: str = "") -> Rij:  # fmt: skip
    return {"indicator": indicator, "gebied": gebied, "periode": periode, "soort": "niveau", "aantal": heel(aantal),
            "waarde": waarde.replace(".", ","), "kwaliteit": kwaliteit, "bron": bron, "herkomst": herkomst,
            "opmerking": opmerking}  # fmt: skip


def noemers() -> Iterator[Rij]:
    yield from noemers_almere()
    yield from noemers_grote_gemeenten()
    yield from noemers_nederland()
    yield from noemers_wijken_en_buurten()


def noemers_almere() -> Iterator[Rij]:
    """Residents on 1 January, the missing years between two known ones filled in; and the one housing stock."""
    ook_in = {"2015": plaats_van(GEMEENTEN_2015, ALMERE), "2024": plaats_van(GEMEENTEN_2024, ALMERE)}
    reeks = [(plaats, rij) for plaats, rij in lees(REEKS) if rij["periode"].endswith("-01-01")]
    inwoners = {rij["periode"][:4]: (plaats, rij["waarde"]) for plaats, rij in reeks if rij["indicator"] == "inwoners"}
    for jaar in map(str, range(int(min(inwoners)), int(max(inwoners)) + 1)):
        if jaar in inwoners:
            plaats, aantal = inwoners[jaar]
            kwaliteit, bron = ALMERE_INWONERS[jaar]
        else:
            ervoor, erna = (str(int(jaar) + stap) for stap in (-1, 1))
            plaats = f"{inwoners[ervoor][0]}; {inwoners[erna][0]}"
            aantal = (Decimal(inwoners[ervoor][1]) + Decimal(inwoners[erna][1])) / 2
            kwaliteit = "geschat"
            bron = f"Niet gevonden in een bron. Wij namen het midden tussen 1 januari {ervoor} en 1 januari {erna}"
        herkomst = f"{plaats}; {ook_in[jaar]}" if jaar in ook_in else plaats
        yield noemer(ALMERE, "inwoners", f"{jaar}-01-01", aantal, kwaliteit, bron, herkomst)
    for plaats, rij in reeks:
        if rij["indicator"] == "woningvoorraad":
            yield noemer(ALMERE, "woningen", rij["periode"], rij["waarde"], "definitief", "CBS, tabel 70072ned",
                         f"{plaats}; {ook_in['2015']}")  # fmt: skip


def plaats_van(naam: str, gemeente: str) -> str:
    for plaats, rij in lees(naam):
        if gemeente in (rij.get("RegioS"), f"GM{rij.get('gemeentecode')}"):
            return plaats
    raise LookupError(f"{gemeente} does not stand in {naam}")


def noemers_grote_gemeenten() -> Iterator[Rij]:
    """What the sources give for the municipalities whose figures we hold; Almere has rows of its own."""
    bekend = set(GEMEENTEN.values())
    for plaats, rij in lees(GEMEENTEN_2015):
        if (code := rij["RegioS"]) in bekend:
            for soort, kolom in (("inwoners", "TotaleBevolking_1"), ("woningen", "VoorraadOp1Januari_90")):
                yield noemer(code, soort, "2015-01-01", rij[kolom], "definitief", "CBS, tabel 70072ned", plaats)
    bron = "CBS, tabel 85984NED; som van de buurten, die afgerond zijn op 5"
    for plaats, rij in lees(GEMEENTEN_2024):
        if (code := f"GM{rij['gemeentecode']}") in bekend:
            yield noemer(code, "inwoners", "2024-01-01", rij["inwoners_1jan2024_afgerond"], "geschat", bron, plaats)


def noemers_nederland() -> Iterator[Rij]:
    """Only the years of which we hold police figures."""
    jaren = {rij["year"] for _, rij in lees("nl_misdrijven_per_soort_2012-2023.csv")}
    for plaats, rij in lees("nl_inwoners_1995-2024_jaargemiddeld.csv"):
        if rij["year"] in jaren:
            yield noemer(NEDERLAND, "inwoners", f"{rij['year']}-01-01", rij["population"], "definitief",
                         "CBS, tabel 83474NED", plaats, aard="jaargemiddelde")  # fmt: skip


def noemers_wijken_en_buurten() -> Iterator[Rij]:
    for plaats, rij in lees(BUURTEN):
        aantal = rij["inwoners_1jan2024_afgerond5"]
        bron = "CBS, tabel 85984NED, afgerond op 5"
        if rij["soort"] != "buurt":
            bron = "CBS, tabel 85984NED; som van de buurten, die afgerond zijn op 5"
        if aantal != "0":  # nobody can divide by it
            yield noemer(rij["regiocode"], "inwoners", "2024-01-01", aantal, "geschat", bron, plaats)


def nederland() -> Iterator[Rij]:
    """Without the rows with 0: their maker turned a missing figure into 0 as well."""
    for naam, tabel in (("nl_misdrijven_per_soort_2012-2023.csv", "47025NED"),
                        ("nl_overlast_per_soort_2012-2023.csv", "47021NED")):  # fmt: skip
        for plaats, rij in lees(naam):
            if rij["incident_count"] == "0":
                continue
            slug, jaar = SOORTEN[rij["incident_type_code"]], rij["year"]
            bron = f"Politie, tabel {tabel} via CBS Open data"
            onaf = (slug, jaar) == ("vuurwerk", "2023")
            yield meting(slug, NEDERLAND, jaar, rij["incident_count"], bron, plaats,
                         kwaliteit="voorlopig" if onaf else "definitief",
                         opmerking="De politie meldt dat dit aantal nog kan stijgen." if onaf else "")  # fmt: skip


def flevoland() -> Iterator[Rij]:
    bron = "Politie, tabel 47013NED via CBS Open data, stand juni 2019"
    for plaats, rij in lees("47013NED_provincies_2013-2018.csv"):
        if rij["Regio's"] == "Flevoland (PV)":
            aantal = rij["Geregisteerde misdrijven (aantal)"]
            yield meting(SOORTEN[rij["Soort misdrijf"]], FLEVOLAND, rij["Perioden"], aantal, bron, plaats)


def grote_gemeenten() -> Iterator[Rij]:
    """CBS makes figures final after two years, so in this edition the last two are not final yet."""
    rijen = list(lees("83648NED_totaal_grote_gemeenten_2010-2020.csv"))
    laatste = max(int(rij["Perioden"]) for _, rij in rijen)
    for plaats, rij in rijen:
        jaar = rij["Perioden"]
        vroeg = int(jaar) > laatste - 2
        yield meting("misdrijven-cbs", GEMEENTEN[rij["RegioS"]], jaar, rij["TotaalGeregistreerdeMisdrijven_1"],
                     "CBS, tabel 83648NED", plaats, waarde=rij["GeregistreerdeMisdrijvenPer1000Inw_3"],
                     kwaliteit="voorlopig" if vroeg else "definitief",
                     opmerking=f"{AFGEROND} Het CBS maakt een cijfer pas na twee jaar definitief."
                     if vroeg else AFGEROND)  # fmt: skip


def wijken_en_buurten() -> Iterator[Rij]:
    """A wijk of which no buurt has a figure has none either; the sum in the source says 0 there."""
    rijen = list(lees(BUURTEN))
    bekend = {rij["wijkcode"] for _, rij in rijen if rij["soort"] == "buurt" and rij["misdrijven_totaal_2023"]}
    for plaats, rij in rijen:
        buurt = rij["soort"] == "buurt"
        if rij["misdrijven_totaal_2023"] and (buurt or rij["wijkcode"] in bekend):
            yield meting("misdrijven", rij["regiocode"], "2023", rij["misdrijven_totaal_2023"],
                         "Politie, tabel 47018NED via CBS Open data", plaats,
                         kwaliteit="definitief" if buurt else "geschat",
                         opmerking="" if buurt else "Som van de buurten in deze wijk.")  # fmt: skip


BESTANDEN: dict[str, tuple[list[str], Callable[[], Iterator[Rij]]]] = {
    "10-noemers.csv": (NOEMER, noemers),
    "40-nederland.csv": (METING, nederland),
    "50-flevoland.csv": (METING, flevoland),
    "60-grote-gemeenten.csv": (METING, grote_gemeenten),
    "70-wijken-en-buurten.csv": (METING, wijken_en_buurten),
}


def als_csv(kolommen: list[str], rijen: Iterator[Rij]) -> bytes:
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, kolommen, delimiter=";", lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return uit.getvalue().encode("utf-8")


def main(opdracht: str = "") -> int:
    anders = 0
    for naam, (kolommen, rijen) in BESTANDEN.items():
        inhoud = als_csv(kolommen, rijen())
        doel = CIJFERS / naam
        if opdracht != "check":
            doel.write_bytes(inhoud)
        elif doel.read_bytes() != inhoud:
            print(f"{naam} is not what bron/ gives")
            anders = 1
    return anders


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
