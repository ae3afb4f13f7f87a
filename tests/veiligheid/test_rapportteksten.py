"""The texts of the reports in fixtures/rapportages: complete, sourced, plain, and with the numbers of the source."""

import csv
import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from rapportages.enums import Paragraafsoort, Spoor
from rapportages.models import Raadsstuk, Voortgangsrapportage
from rapportages.verslag.getallen import los_op
from rapportages.verwijzingen import Verwijzing, vind
from themas.berekening import Periode
from themas.models import Beleidsplan, Onderwerp
from themas.weergave.tekst import VERWIJZING, maak_op
from veiligheid import demo


MAP = Path(settings.BASE_DIR, "fixtures", "rapportages")
BESTANDEN = {pad.stem: yaml.safe_load(pad.read_text(encoding="utf-8")) for pad in sorted(MAP.glob("*.yaml"))}
VERSLAG = BESTANDEN["tweede-helft-2019"]
PARAGRAFEN = VERSLAG["paragrafen"]
ALLE = [paragraaf for bestand in BESTANDEN.values() for paragraaf in bestand.get("paragrafen", ())]
PLAN = "actieplan-veiligheid-2019-2022"
# What belongs to the source as a whole: figures, activities, actions, what the council asked and was told, tables.
FEITEN = {
    *(f"F{nummer:02}" for nummer in range(1, 51)),
    *(f"O{nummer:02}" for nummer in range(1, 22)),
    *(f"A{nummer:02}" for nummer in range(1, 50)),
    *("M1", "M2", "M3", "M4", "M5", "RB1", "RB2", "RB3", "T1", "T2", "T3", "Tabel1", "Tabel2"),
}
# A topic of which the source should tell what was done, and does not: the text says so.
ZONDER_BRON = {"school-en-veiligheid"}
# Topics that the year plan of 2021 brought: the report on 2019 cannot know them, and leaves them out.
VAN_LATER = {"fenomeengerichte-aanpak", "branchegerichte-aanpak", "gebiedsgerichte-aanpak"}
VOORTGANG_IN_DE_BRON = {
    "high-impact-crimes",
    "veiligheidsbeleving",
    "veel-voorkomende-criminaliteit",
    "jaarwisseling",
    "overlast-op-straat",
    "straatintimidatie",
    "toezicht-en-handhaving",
    "cyberveiligheid",
    "ondermijning",
    "jeugdoverlast-en-criminaliteit",
    "woonoverlast",
}
WOORDEN = {1: "een", 2: "twee", 3: "drie", 4: "vier", 6: "zes", 7: "zeven"}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _cijfers(django_db_setup, django_db_blocker):
    """Policy and figures of Almere without their reports, for as long as this module runs."""
    with override_settings(GEMEENTE_CODE="GM0034"), django_db_blocker.unblock(), transaction.atomic():
        demo._maak_accounts()
        demo.laad_beleid()
        demo.laad_cijfers()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def getallen(_cijfers):
    """Every reference of the report by its written form, with the number that it has."""
    geschreven = [g.verwijzing for paragraaf in PARAGRAFEN for g in vind(paragraaf["tekst"])]
    geschreven += [Verwijzing.van(verwijzing) for verwijzing in VERSLAG["uit_de_cijfers"].values()]
    plan = Beleidsplan.objects.get(slug=PLAN)
    return los_op(geschreven, plan=plan, periode=Periode.van_code("2019-H2"))


def _ingevuld(tekst, getallen):
    return VERWIJZING.sub(lambda m: getallen[str(Verwijzing.van(m[1]))].tekst, tekst)


def _waar(paragraaf):
    return "/".join(filter(None, (*(paragraaf["onderwerp"] or [])[1:], paragraaf["soort"], paragraaf.get("spoor"))))


# Complete


def test_elk_feit_staat_in_het_rapport_of_er_staat_waarom_niet():
    genoemd = {feit for paragraaf in PARAGRAFEN for feit in paragraaf["feiten"]}
    assert genoemd | set(VERSLAG["uit_de_cijfers"]) | set(VERSLAG["niet_opgenomen"]) == FEITEN
    assert all(VERSLAG["niet_opgenomen"].values())


def test_elk_onderwerp_van_het_plan_zegt_wat_er_is_gedaan():
    call_command("loaddata", *sorted(str(pad) for pad in demo.BELEID.glob("0*.yaml")), verbosity=0)
    van_plan = Onderwerp.objects.filter(thema__plan__slug=PLAN).values_list("thema__plan__slug", "thema__slug", "slug")
    gedaan = {tuple(p["onderwerp"]) for p in PARAGRAFEN if p["soort"] == "gedaan"}
    assert set(van_plan) - gedaan == {(PLAN, "ondermijning", slug) for slug in VAN_LATER}
    assert gedaan <= set(van_plan)


def test_waar_de_bron_zwijgt_zegt_de_tekst_dat():
    for paragraaf in PARAGRAFEN:
        if paragraaf["soort"] == "gedaan" and paragraaf["onderwerp"][2] in ZONDER_BRON:
            assert "Jaarplan Veiligheid 2021" in paragraaf["tekst"], _waar(paragraaf)
            assert paragraaf["feiten"] == [], _waar(paragraaf)


def test_voortgang_is_er_waar_de_bron_die_heeft():
    met_tekst = {p["onderwerp"][2] for p in PARAGRAFEN if p["soort"] == "voortgang" and "geen stuk" not in p["tekst"]}
    assert met_tekst == VOORTGANG_IN_DE_BRON


def test_er_is_een_algemeen_beeld_dat_zegt_wat_er_ontbreekt():
    [algemeen] = [p["tekst"] for p in PARAGRAFEN if p["onderwerp"] is None]
    assert "Paragraaf 3.2 ontbreekt" in " ".join(algemeen.split())
    assert "niet de plaatjes" in algemeen


@pytest.mark.parametrize("paragraaf", ALLE, ids=_waar)
def test_een_paragraaf_heeft_een_plaats_die_bestaat(paragraaf):
    assert paragraaf["soort"] in set(Paragraafsoort)
    assert paragraaf.get("spoor", "") in set(Spoor)
    assert paragraaf.get("aanvulling", False) == (paragraaf["soort"] == "beeld")


def test_elke_paragraaf_noemt_haar_bron_met_regels():
    bron = re.compile(r"Voortgangsrapportage tweede helft 2019, regel \d[\d, en-]*\d(; .+)?|Jaarplan Veiligheid 2021")
    assert [_waar(p) for p in PARAGRAFEN if not bron.fullmatch(p["bron"])] == []


# The numbers


def test_elke_verwijzing_heeft_een_getal(getallen):
    assert {sleutel: getal.fout for sleutel, getal in getallen.items() if getal.fout} == {}


def _bronregels():
    """The rows of the source by the fact that they belong to: F14a to F14, T1-3-jaar to Tabel1."""
    per_feit = {}
    with (demo.CIJFERS / "bron" / "voortgangsrapportage-2019-2.csv").open(encoding="utf-8") as bestand:
        for rij in csv.DictReader(bestand, delimiter=";"):
            delen = re.fullmatch(r"(?:T(\d)-.+|([FO]\d\d)[a-c]?)", rij["id"])
            per_feit.setdefault(f"Tabel{delen[1]}" if delen[1] else delen[2], []).append(rij)
    return per_feit


BRONREGELS = _bronregels()


def _verwacht(rij):
    """What must be read of a row of the source: its value, its change in percents, or both."""
    verwacht = []
    if getal := re.search(r"\d+", rij["waarde"]):
        verwacht.append(int(getal[0]))
    elif rij["waarde"]:
        verwacht.append(rij["waarde"])
    if procent := re.fullmatch(r"[+-](\d+)%", rij["verschil"]):
        verwacht.append(f"{procent[1]}%")
    return verwacht


def _staat_er(verwacht, tekst):
    if isinstance(verwacht, str):
        vorm = re.escape(verwacht).replace("é", "[ée]")  # Eén begins a sentence
        return re.search(rf"(?<![\d.]){vorm}", tekst, re.IGNORECASE) is not None
    met_punt = f"{verwacht:,}".replace(",", ".")
    vormen = rf"(?<![\d.]){re.escape(met_punt)}(?![\d.]*\d)"
    woord = WOORDEN.get(verwacht)
    return re.search(rf"{vormen}|\b{woord}\b" if woord else vormen, tekst, re.IGNORECASE) is not None


@pytest.mark.parametrize("feit", sorted(BRONREGELS))
def test_het_getal_van_de_bron_staat_in_het_rapport(feit, getallen):
    """Read as a reader reads it: references filled in with what the portal computes from its own files."""
    teksten = [" ".join(_ingevuld(p["tekst"], getallen).split()) for p in PARAGRAFEN if feit in p["feiten"]]
    if verwijzing := VERSLAG["uit_de_cijfers"].get(feit):
        teksten.append(getallen[verwijzing].tekst)
    for rij in BRONREGELS[feit]:
        for verwacht in _verwacht(rij):
            assert any(_staat_er(verwacht, tekst) for tekst in teksten), (rij["id"], verwacht)


def test_de_tabellen_hebben_hun_getallen_op_de_plaats_van_de_bron(getallen):
    """T1 in two columns, T2 in one; read row by row, in the order of the source."""
    for feit, kolommen in (("Tabel1", 2), ("Tabel2", 1)):
        [tekst] = [_ingevuld(p["tekst"], getallen) for p in PARAGRAFEN if feit in p["feiten"]]
        rijen = [[cel.strip() for cel in regel.strip("|").split("|")] for regel in re.findall(r"^\|.*\|$", tekst, re.M)]
        gelezen = [cel for rij in rijen[2:] for cel in rij[-kolommen:]]
        assert gelezen == [rij["waarde"] for rij in BRONREGELS[feit]]


# The text


@pytest.mark.parametrize("paragraaf", ALLE, ids=_waar)
def test_elke_voetnoot_heeft_een_plek_en_elke_plek_een_voetnoot(paragraaf):
    tekst = paragraaf["tekst"]
    noten = re.findall(r"^\[\^(\d+)\]:", tekst, re.M)
    plekken = re.findall(r"\[\^(\d+)\](?!:)", tekst)
    assert sorted(set(plekken)) == sorted(noten)
    opgemaakt = maak_op(tekst)
    assert len(opgemaakt.noten) == len(noten)
    assert "[^" not in opgemaakt.html + "".join(noot.html for noot in opgemaakt.noten)


def test_de_elf_voetnoten_staan_in_de_volgorde_van_de_bron():
    soorten, sporen = list(Paragraafsoort), [*list(Spoor)[1:], Spoor.GEEN]
    onderwerpen = list(dict.fromkeys(str(p["onderwerp"]) for p in PARAGRAFEN))
    gelezen = sorted(
        PARAGRAFEN,
        key=lambda p: (
            onderwerpen.index(str(p["onderwerp"])),
            soorten.index(p["soort"]),
            sporen.index(p.get("spoor", "")),
        ),
    )
    noten = [int(n) for p in gelezen for n in re.findall(r"^\[\^(\d+)\]:", p["tekst"], re.M)]
    assert noten == list(range(1, 12))


@pytest.mark.parametrize("paragraaf", ALLE, ids=_waar)
def test_opmaak_blijft_over_en_er_is_geen_html(paragraaf):
    """What the reader of Markdown does not know, such as a heading, would stay as signs in the text."""
    assert "<" not in paragraaf["tekst"]
    assert not re.search(r"^\s*#", paragraaf["tekst"], re.M)
    opgemaakt = maak_op(paragraaf["tekst"], verwijzing=lambda _: "1")
    html = opgemaakt.html + "".join(noot.html for noot in opgemaakt.noten)
    assert not re.search(r"\]\(|\| |\*\*|\[\[", html)
    assert html.count("<table") == len(re.findall(r"^\| ?-", paragraaf["tekst"], re.M))


@pytest.mark.parametrize("paragraaf", ALLE, ids=_waar)
def test_zinnen_zijn_kort(paragraaf):
    """B1: at most 20 words; an item of a list and a footnote are sentences too, a cell of a table is none."""
    tekst = re.sub(r"\]\([^)]*\)", "]", VERWIJZING.sub("1", paragraaf["tekst"]))
    tekst = re.sub(r"^\|.*$", "", tekst, flags=re.M)
    blokken = re.split(r"\n\s*\n|\n\s*(?:-|\d\.) ", tekst)
    zinnen = [zin for blok in blokken for zin in re.split(r"(?<=[.?!:;])(?:\[\^\d+\])?\s+", " ".join(blok.split()))]
    assert [zin for zin in zinnen if len(zin.split()) > 20] == []


@pytest.mark.parametrize("paragraaf", ALLE, ids=_waar)
def test_aanhalingstekens_zijn_die_van_het_zetwerk(paragraaf):
    assert '"' not in paragraaf["tekst"]
    assert "'" not in paragraaf["tekst"]


@pytest.mark.parametrize(
    ("adres", "model", "aantal"), [("rapportages", Voortgangsrapportage, 1), ("raad", Raadsstuk, 12)]
)
def test_een_link_naar_een_eigen_pagina_heeft_die_pagina(adres, model, aantal):
    call_command("loaddata", *sorted(str(pad) for pad in demo.BELEID.glob("*.yaml")), verbosity=0)
    slugs = {slug for p in ALLE for slug in re.findall(rf"\(/{adres}/([\w-]+)/\)", p["tekst"])}
    assert slugs - set(model.objects.values_list("slug", flat=True)) == set()
    assert len(slugs) == aantal


# The concept to try


def test_het_oefenconcept_zegt_dat_het_oefenen_is():
    concept = BESTANDEN["concept"]
    assert "Oefenconcept" in concept["begin"]["titel"]
    assert all(p["tekst"].startswith("Dit is een oefenconcept.") for p in concept["paragrafen"])
