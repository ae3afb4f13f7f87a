"""The PDF of a report: PDF/UA-1 for a screen reader, and the same bytes each time."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pymupdf
import pytest
from pikepdf import Name

from rapportages.bestanden.pdf import maak_pdf
from tests.rapportages.bestanden.boom import adressen, elementen, links, van_soort
from tests.rapportages.bestanden.voorbeeld import HASH, leesverslag, uitgave
from tests.themas.weergave.voorbeelden import HUISVERBODEN, WONINGINBRAKEN
from themas.weergave.alternatief import beschrijf


def woorden(gedrukt, pagina=None):
    with pymupdf.open(stream=gedrukt) as document:
        paginas = document if pagina is None else [document[pagina]]
        return " ".join(" ".join(blad.get_text() for blad in paginas).split())


def _soorten(pdf):
    return [str(element.S) for element, _ in elementen(pdf)]


def test_zegt_wat_het_is(pdf):
    assert str(pdf.Root.Lang) == "nl"
    assert pdf.Root.MarkInfo.Marked is True
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    with pdf.open_metadata() as gegevens:
        assert gegevens["pdfuaid:part"] == "1"
        assert gegevens["dc:title"] == "Voortgang over 2019"
    info = {str(naam): str(waarde) for naam, waarde in pdf.docinfo.items()}
    assert info["/Title"] == "Voortgang over 2019"
    assert info["/Author"] == "Gemeente Voorbeeldstad"
    assert info["/Subject"] == (
        f"Voortgangsrapportage 2 over Veiligheidsplan 2019-2022, 2e helft 2019, versie 2. SHA-256 {HASH}."
    )
    assert info["/CreationDate"] == info["/ModDate"] == "D:20200302103000+01'00"


def test_bladwijzers_volgen_de_koppen(pdf):
    with pdf.open_outline() as inhoud:
        boom = [(punt.title, [kind.title for kind in punt.children]) for punt in inhoud.root]
    assert boom == [
        (
            "Voortgang over 2019",
            ["Inhoud", "Rectificaties in deze versie", "Algemeen beeld", "Veilige wijken", "Voetnoten", "Bronnen"],
        )
    ]


def test_koppen_slaan_geen_niveau_over(pdf):
    niveaus = [int(soort[2]) for soort in _soorten(pdf) if soort[:2] == "/H" and soort[2:].isdigit()]
    assert niveaus[0] == 1
    assert niveaus.count(1) == 1
    assert all(dit - vorig <= 1 for vorig, dit in pairwise(niveaus))


def test_elke_figuur_heeft_haar_hele_tekst(pdf):
    teksten = {str(figuur.Alt) for figuur in van_soort(pdf, "Figure")}
    assert teksten == {beschrijf(WONINGINBRAKEN), beschrijf(HUISVERBODEN)}


def test_kop_van_tabel_zegt_zijn_richting(pdf):
    richtingen = [(str(cel.A.Scope), Name.THead == boven[-2].S) for cel, boven in elementen(pdf) if cel.S == Name.TH]
    assert {richting for richting, in_kop in richtingen if in_kop} == {"/Column"}
    assert {richting for richting, in_kop in richtingen if not in_kop} == {"/Row"}


def test_lijst_heeft_alleen_punten_met_een_lichaam(pdf):
    for lijst in van_soort(pdf, "L"):
        assert {str(kind.S) for kind in lijst.K} == {"/LI"}
    for punt in van_soort(pdf, "LI"):
        assert [str(kind.S) for kind in punt.K] in (["/LBody"], ["/Lbl", "/LBody"])
    assert [e.S for e, boven in elementen(pdf) if e.S == Name.L and Name.LBody == boven[-1].S]


def test_links_zeggen_waarheen_en_staan_op_papier(pdf):
    namen = {str(link.Dest): str(link.Contents) for link in links(pdf) if Name.Dest in link}
    assert namen["noot-1"] == "Naar voetnoot 1"
    assert namen["bij-noot-1-2"] == "Terug naar de tekst bij voetnoot 1"
    assert namen["thema-veilige-wijken"] == "Naar thema 1: Veilige wijken"
    assert {int(link.F) for link in links(pdf)} == {4}


def test_verwijst_alleen_naar_buiten_met_links(pdf, settings):
    assert adressen(pdf) == {
        "https://raad.voorbeeldstad.example/motie",
        f"{settings.SITE_ADRES}/indicatoren/woninginbraken/",
        uitgave().adres,
    }
    for ding in pdf.objects:
        if hasattr(ding, "keys"):
            assert not {"/EmbeddedFile", "/F"} & set(ding.keys()) or ding.get(Name.Subtype) == Name.Link
            assert ding.get(Name.S) not in (Name.JavaScript, Name.Launch, Name.SubmitForm, Name.GoToR)


def test_voetnoten_gaan_heen_en_terug(pdf):
    plekken = {str(naam) for naam in list(pdf.Root.Names.Dests.Names)[::2]}
    gevraagd = {str(link.Dest) for link in links(pdf) if Name.Dest in link}
    assert {"noot-1", "noot-2", "bij-noot-1", "bij-noot-1-2", "bij-noot-2"} <= gevraagd
    assert gevraagd <= plekken


def test_eerste_blad_zegt_versie_moment_en_controlegetal(gedrukt):
    blad = woorden(gedrukt, 0)
    for tekst in (
        "Gemeente Voorbeeldstad",
        "Deze gemeente bestaat niet",
        "2e helft 2019",
        "Veiligheidsplan 2019-2022",
        "Versie 2",
        "2 maart 2020, 10.30 uur",
        "2 maart 2020, 14.30 uur",
        HASH,
    ):
        assert tekst in blad


def test_inhoud_noemt_het_blad(gedrukt):
    with pymupdf.open(stream=gedrukt) as document:
        blad = next(n + 1 for n, pagina in enumerate(document) if n > 1 and "Thema 1" in pagina.get_text())
    assert f"Thema 1. Veilige wijken {blad}" in woorden(gedrukt, 1)


def test_rectificatie_en_figuren_staan_erin(gedrukt):
    tekst = woorden(gedrukt)
    assert "Er stond: 680 inbraken Het moet zijn: 673 inbraken Reden: Telfout." in tekst
    assert "<5" in tekst  # of the table in the text
    assert "2e helft 2018: 11 · 1e helft 2019: 18 · 2e helft 2019: 14" in tekst  # a figure of one series


def test_randen_zijn_geen_inhoud(pdf):
    """Page numbers and running titles are artifacts, and nothing is left in the tree that no reader reaches."""
    for pagina in list(pdf.pages)[1:]:
        assert b"/Artifact <</Type /Pagination>> BDC" in pagina.Contents.read_bytes()
    nummers = pdf.Root.StructTreeRoot.ParentTree.Nums
    bereikbaar = {element.objgen for element, _ in elementen(pdf)}
    genoemd = {e.objgen for i in range(len(pdf.pages)) for e in nummers[2 * i + 1] if e is not None}
    assert genoemd <= bereikbaar


def test_zelfde_versie_geeft_dezelfde_bytes(gedrukt):
    assert maak_pdf(leesverslag(), uitgave=uitgave()) == gedrukt


def test_controleur_vindt_geen_fouten(gedrukt, tmp_path):
    """``outloud`` reads the file as a screen reader does. Its warnings are guesses that a person must judge.

    ORD-001: a number before an item is painted after the item; the tree has it before.
    """
    bestand = tmp_path / "rapport.pdf"
    bestand.write_bytes(gedrukt)
    programma = Path(sys.executable).with_name("outloud")
    uitkomst = subprocess.run([programma, "--no-info", bestand], capture_output=True, text=True, check=False)
    assert uitkomst.returncode == 0, uitkomst.stdout
    waarschuwingen = {deel.split()[1] for deel in uitkomst.stdout.splitlines() if deel.strip().startswith("WARNING")}
    assert waarschuwingen <= {"ORD-001"}


@pytest.mark.parametrize("breedte", [4, 15])
def test_lang_woord_en_brede_tabel_blijven_op_het_blad(pers, breedte):
    rij = "| " + " | ".join(f"Kop{n}overlastmeldingen" for n in range(breedte)) + " |\n"
    rij += "|" + " --- |" * breedte + "\n| " + " | ".join(f"{n}000000000000" for n in range(breedte)) + " |"
    gedrukt = maak_pdf(leesverslag(beeld="W" * 400 + "\n\n" + rij, figuren=()), uitgave=uitgave())
    with pymupdf.open(stream=gedrukt) as document:
        for blad in document:
            randen = [woord[2] for woord in blad.get_text("words")]
            assert max(randen) < blad.rect.width - 50
