"""What comes in is judged by what it holds, and what is wrong is said with the mend."""

import io
import struct

import pikepdf
import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from environ import Env

from convenanten.documenten import keuren
from tests.convenanten.documenten.bestanden import DOCX, ODT, PDF, SOORTEN, pakket, pdf
from veiligheid.grenzen import BEKENDE_SOORTEN, MB, grenzen


LEEG = "Dit bestand is leeg. Kies een ander bestand."
SOORT = "Dit soort bestand nemen wij niet aan. Kies PDF (.pdf), Word (.docx) of OpenDocument-tekst (.odt)."
GROOT = "Dit bestand is te groot. Het mag hoogstens 20 MB zijn. Maak het kleiner of splits het."

REKENBLAD = pakket(ODT | {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})
MET_MACROS = pakket(DOCX | {"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"})


def keur(naam, inhoud, grootte=None):
    bestand = io.BytesIO(inhoud)
    bestand.read()  # wherever it stands
    try:
        return keuren.keur(bestand, naam=naam, grootte=len(inhoud) if grootte is None else grootte)
    finally:
        assert grootte is not None or not inhoud or bestand.tell() in (0, len(inhoud))


def melding(naam, inhoud, grootte=None):
    with pytest.raises(ValidationError) as fout:
        keur(naam, inhoud, grootte)
    (tekst,) = fout.value.messages
    return tekst


def geen(soort, heet):
    return (
        f"De naam van dit bestand eindigt op .{soort}, maar het is geen {heet}. "
        "Open het, bewaar het als PDF (.pdf), Word (.docx) of OpenDocument-tekst (.odt) en kies dat bestand."
    )


@pytest.mark.parametrize(
    ("naam", "inhoud", "soort"),
    [("a.pdf", PDF, "pdf"), ("A.B.PDF", PDF, "pdf"), ("a.docx", pakket(DOCX), "docx"), ("a.odt", pakket(ODT), "odt")],
)
def test_what_is_right_comes_in(naam, inhoud, soort):
    assert keur(naam, inhoud) == soort


@pytest.mark.parametrize(
    ("naam", "inhoud", "verwacht"),
    [
        ("a.pdf", b"", LEEG),
        ("a.exe", PDF, SOORT),
        ("pdf", PDF, SOORT),
        (".pdf", PDF, SOORT),
        ("a.pdf.html", b"<script>", SOORT),
        ("a.pdf", b"<html><script>alert(1)</script>%PDF-", geen("pdf", "PDF")),
        ("a.pdf", pakket(DOCX), geen("pdf", "PDF")),
        ("a.docx", PDF, geen("docx", "Word")),
        ("a.docx", pakket(ODT), geen("docx", "Word")),
        ("a.docx", pakket({"[Content_Types].xml": SOORTEN}), geen("docx", "Word")),
        ("a.docx", pakket({"word/document.xml": b"x"}), geen("docx", "Word")),
        ("a.odt", pakket(DOCX), geen("odt", "OpenDocument-tekst")),
        ("a.odt", REKENBLAD, geen("odt", "OpenDocument-tekst")),
        ("a.docx", pakket(DOCX | {"word/vbaProject.bin": b"x"}), keuren.MACROS),
        ("a.docx", pakket(DOCX | {"word/VBAPROJECT.BIN": b"x"}), keuren.MACROS),
        ("a.docx", pakket(DOCX | {"word/activeX/activeX1.bin": b"x"}), keuren.MACROS),
        ("a.docx", MET_MACROS, keuren.MACROS),
        ("a.odt", pakket(ODT | {"Basic/Standard/Module1.xml": b"x"}), keuren.MACROS),
        ("a.odt", pakket(ODT | {"Scripts/python/x.py": b"x"}), keuren.MACROS),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(naam, inhoud, verwacht):
    assert melding(naam, inhoud) == verwacht


@pytest.mark.parametrize("omvang", [20 * MB + 1, 50 * MB, 10**12])
def test_too_large_names_the_limit(omvang):
    assert melding("a.pdf", PDF, omvang) == GROOT


def test_exactly_the_limit_may():
    assert keur("a.pdf", PDF, 20 * MB) == "pdf"


def test_the_limit_that_is_named_is_the_one_that_holds(settings):
    settings.DOCUMENT_MAX_BYTES, settings.IMPORT_MAX_BYTES = 90 * MB, 30 * MB
    assert "hoogstens 30 MB" in melding("a.pdf", PDF, 40 * MB)
    settings.IMPORT_MAX_BYTES = 1500
    assert "hoogstens 1,5 kB" in melding("a.pdf", PDF, 2000).replace("\xa0", " ").replace("KB", "kB")


def test_only_the_kinds_of_the_setting(settings):
    settings.DOCUMENT_SOORTEN = ["pdf"]
    assert melding("a.docx", pakket(DOCX)) == "Dit soort bestand nemen wij niet aan. Kies PDF (.pdf)."


def test_a_kind_that_nobody_can_judge_is_no_setting(tmp_path, monkeypatch):
    assert tuple(keuren.KEURDERS) == BEKENDE_SOORTEN == tuple(keuren.WOORDEN)
    monkeypatch.setenv("DOCUMENT_SOORTEN", "pdf,exe")
    with pytest.raises(ImproperlyConfigured, match=r"DOCUMENT_SOORTEN: kies een of meer van pdf, docx, odt\."):
        grenzen(Env(), basis=tmp_path)


def test_a_file_that_unpacks_into_too_much(monkeypatch):
    monkeypatch.setattr(keuren, "MEEST_UITGEPAKT", MB)
    bom = pakket(DOCX | {"word/media/leeg.bin": b"\0" * (2 * MB)})
    assert len(bom) < 10_000
    assert melding("a.docx", bom) == keuren.OPGEBLAZEN
    assert melding("a.docx", _liegt_over(bom, 2 * MB)) in (keuren.OPGEBLAZEN, keuren.BESCHADIGD)
    monkeypatch.setattr(keuren, "MEESTE_DELEN", 10)
    assert melding("a.odt", pakket(ODT | {f"{n}": b"" for n in range(10)})) == keuren.OPGEBLAZEN


def _liegt_over(zip_: bytes, omvang: int) -> bytes:
    """The same zip that says that its large part is one byte."""
    assert zip_.count(struct.pack("<I", omvang)) == 2
    return zip_.replace(struct.pack("<I", omvang), struct.pack("<I", 1))


def test_a_file_that_is_not_whole():
    heel = pakket(DOCX | {"word/beeld.bin": bytes(range(256)) * 40})
    assert melding("a.docx", heel[: len(heel) // 2]) == geen("docx", "Word")  # the list of parts is at its end
    plek = heel.index(b"word/beeld.bin") + 20
    assert melding("a.docx", heel[:plek] + bytes(20) + heel[plek + 20 :]) == keuren.BESCHADIGD


def test_a_password():
    op_slot = bytearray(pakket(ODT))
    for merk, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = op_slot.index(merk)
        op_slot[begin + plek] |= 1
    assert melding("a.odt", bytes(op_slot)) == keuren.MET_WACHTWOORD


SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
PROGRAMMA = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="reken.exe")


@pytest.mark.parametrize(
    "inhoud",
    [PDF[: len(PDF) // 2], PDF[: len(PDF) - 12], b"%PDF-1.7 en verder niets", pdf(zonder_pagina=True)],
    ids=["half", "zonder einde", "alleen het begin", "geen pagina"],
)
def test_a_pdf_that_is_not_whole(inhoud):
    assert melding("a.pdf", inhoud) == keuren.BESCHADIGD


def test_a_pdf_with_a_password_to_open_it():
    assert melding("a.pdf", pdf(encryption=pikepdf.Encryption(user="geheim", owner="baas"))) == keuren.MET_WACHTWOORD
    assert keur("a.pdf", pdf(encryption=pikepdf.Encryption(user="", owner="baas"))) == "pdf"  # only against changing


@pytest.mark.parametrize(
    "catalogus",
    [
        {"/OpenAction": SCRIPT},
        {"/OpenAction": PROGRAMMA},
        {"/AA": pikepdf.Dictionary(WC=SCRIPT)},
        {"/Names": pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", SCRIPT]))},
    ],
    ids=["script", "programma", "bij sluiten", "op naam"],
)
def test_a_pdf_in_which_something_starts_by_itself(catalogus):
    assert melding("a.pdf", pdf(catalogus=catalogus)) == keuren.START_VANZELF


def test_a_pdf_that_opens_at_a_page_may():
    assert keur("a.pdf", pdf(catalogus={"/OpenAction": pikepdf.Dictionary(S=pikepdf.Name.GoTo)})) == "pdf"
