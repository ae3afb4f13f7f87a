"""The API beside the pages and their downloads, on the real figures: the same values."""

import csv
import io
from decimal import Decimal

import pytest

from tests.veiligheid.api.lezen import alles, haal
from themas.enums import Doelsoort, Kwaliteit, Maat, Oordeel, Zekerheid
from themas.models import Beleidsplan, Indicator, Thema


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("almere")]


def rijen_van(client, adres: str) -> list[dict]:
    """The rows of a download as a reader has them, numbers as numbers."""
    tekst = client.get(adres).content.decode("utf-8-sig")
    return [dict(rij) for rij in csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";")]


def getal(cel: str) -> Decimal | None:
    return Decimal(cel.replace(",", ".")) if cel else None


def uit_json(waarde) -> Decimal | None:
    return None if waarde is None else Decimal(str(waarde))


def kaal(tekst: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return tekst[1:] if tekst.startswith(("'+", "'-", "'=")) else tekst


def als_csv(cijfer: dict, indicator: dict) -> dict:
    verschil = cijfer["verschil"] or {}
    return {
        "indicator": indicator["naam"],
        "gebied": cijfer["gebied"]["naam"],
        "gebiedscode": cijfer["gebied"]["code"],
        "periode": cijfer["periode"]["naam"],
        "aantal": uit_json(cijfer["aantal"]),
        "waarde": uit_json(cijfer["waarde"]),
        "marge": uit_json(cijfer["marge"]),
        "verschil": uit_json(verschil.get("getal")),
        "verschil in": verschil.get("verschilIn", ""),
        "vergeleken met": verschil.get("omschrijving", ""),
        "ook gemeld": "; ".join(cijfer["ookGemeld"]),
        "kwaliteit": Kwaliteit(cijfer["kwaliteit"]).label if cijfer["kwaliteit"] else "",
        "zekerheid": Zekerheid(verschil["zekerheid"]).label if verschil else "",
        "afgeleid": "ja" if cijfer["afgeleid"] else "nee",
        "verborgen": cijfer["verborgen"] or "",
        "bron": "; ".join(cijfer["bronnen"]),
    }


def test_the_figures_of_every_indicator_are_those_of_its_download(client):
    indicatoren = alles(client, "indicatoren")
    assert [i["slug"] for i in indicatoren] == list(Indicator.objects.values_list("slug", flat=True))
    aantal = 0
    for indicator in indicatoren:
        rijen = []
        for rij in rijen_van(client, f"/indicatoren/{indicator['slug']}/cijfers.csv"):
            waarde = rij.pop(indicator["eenheid"] or "waarde")
            getallen = {naam: getal(rij[naam]) for naam in ("aantal", "marge", "verschil")}
            kolommen = {k: kaal(v) for k, v in rij.items() if k not in ("soort gebied", "ligt in")}
            rijen.append(kolommen | getallen | {"waarde": getal(waarde)})
        cijfers = [als_csv(cijfer, indicator) for cijfer in alles(client, f"indicatoren/{indicator['slug']}/cijfers")]
        assert cijfers == rijen
        aantal += len(rijen)
    assert aantal > 500


def test_the_answer_of_an_indicator_is_that_of_its_page(client):
    for slug in ("woninginbraken", "overvallen"):
        gevonden = haal(client, f"indicatoren/{slug}")
        assert gevonden["antwoord"] in client.get(f"/indicatoren/{slug}/").content.decode()


def als_dashboardrij(regel: dict) -> dict:
    verschil = regel["verschil"]
    van, naar = (verschil["van"], verschil["naar"]) if verschil else ({}, {})
    return {
        "plan": regel["plan"]["naam"],
        "thema": regel["thema"]["naam"],
        "onderwerp": regel["onderwerp"]["naam"],
        "doel": regel["tekst"],
        "soort doel": Doelsoort(regel["soort"]).label,
        "cijfer": regel["indicator"]["naam"] if regel["indicator"] else "",
        "vergeleken periode": van["periode"]["naam"] if verschil else "",
        "periode": regel["periode"]["naam"] if regel["periode"] else "",
        "aantal toen": uit_json(van.get("aantal")),
        "aantal nu": uit_json(naar.get("aantal")),
        "naar verhouding toen": uit_json(van.get("waarde")),
        "naar verhouding nu": uit_json(naar.get("waarde")),
        "verschil": uit_json(verschil["getal"]) if verschil else None,
        "verschil in": verschil["verschilIn"] if verschil else "",
        "kwaliteit": Kwaliteit(verschil["kwaliteit"]).label if verschil else "",
        "oordeel": Oordeel(regel["oordeel"]).label,
        "zekerheid": Zekerheid(regel["zekerheid"]).label if regel["zekerheid"] else "",
        "voorbehoud": "; ".join(verschil["voorbehouden"]) if verschil else regel["waaromNiet"] or "",
    }


GETALLEN = ("aantal toen", "aantal nu", "naar verhouding toen", "naar verhouding nu", "verschil")


@pytest.mark.parametrize(
    "vraag", [{}, {"periode": "nieuwste"}, {"periode": "2019"}, {"periode": "2020-H1"}, {"oordeel": "op_koers"}]
)
def test_goals_are_those_of_the_dashboard(client, vraag):
    adres = "/dashboard/doelen.csv" + "".join(f"?{naam}={waarde}" for naam, waarde in vraag.items())
    rijen, in_aantallen = [], []
    for rij in rijen_van(client, adres):
        rij.pop("eenheid")
        in_aantallen.append(rij.pop("verschil van") == "in aantallen")
        rijen.append({k: kaal(v) for k, v in rij.items()} | {naam: getal(rij[naam]) for naam in GETALLEN})
    gevonden = alles(client, "doelstellingen", **vraag)
    assert rijen
    assert [als_dashboardrij(regel) for regel in gevonden] == rijen
    assert [bool(r["verschil"]) and r["verschil"]["verschilVan"] == Maat.AANTAL for r in gevonden] == in_aantallen


def test_what_was_measured_is_what_the_figures_say(client):
    """Where a source gave the number, both rooms give the same."""
    cijfers = {
        (indicator.slug, cijfer["gebied"]["code"], cijfer["periode"]["code"]): cijfer
        for indicator in Indicator.objects.met_doel()
        for cijfer in alles(client, f"indicatoren/{indicator.slug}/cijfers")
    }
    gedeeld = 0
    for meting in alles(client, "metingen", perPagina=500):
        sleutel = (meting["indicator"]["slug"], meting["gebied"]["code"], meting["periode"]["code"])
        if meting["soort"] == "niveau" and (cijfer := cijfers.get(sleutel)) and meting["aantal"] is not None:
            assert cijfer["aantal"] == meting["aantal"]
            assert cijfer["verborgen"] == meting["verborgen"]
            assert not cijfer["afgeleid"]
            gedeeld += 1
    assert gedeeld > 50


def test_policy_is_whole(client):
    plannen, themas = alles(client, "plannen"), alles(client, "themas")
    assert [plan["slug"] for plan in plannen] == list(Beleidsplan.objects.values_list("slug", flat=True))
    assert len(themas) == Thema.objects.count()
    for thema in themas:
        adres = f"plannen/{thema['plan']['slug']}/themas/{thema['slug']}"
        assert haal(client, adres) == thema
