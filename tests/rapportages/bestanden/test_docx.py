"""A report for Word: what python-docx reads back of it is what a reader gets."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from rapportages.bestanden.docx import maak_docx
from rapportages.drukpers.docxdelen import bladwijzernaam
from tests.rapportages.bestanden.voorbeeld import HASH, leesverslag, uitgave


@pytest.fixture(scope="module")
def gemaakt():
    return maak_docx(leesverslag(), uitgave=uitgave())


@pytest.fixture
def document(gemaakt):
    return docx.Document(io.BytesIO(gemaakt))


def teksten(document, stijl):
    return [alinea.text.strip() for alinea in document.paragraphs if alinea.style.name == stijl]


def alle_tekst(document):
    alineas = document.element.body.iter(qn("w:p"))
    return " ".join("".join(deel.text or "" for deel in alinea.iter(qn("w:t"))) for alinea in alineas)


def test_zegt_wat_het_is(document):
    gegevens = document.core_properties
    assert (gegevens.title, gegevens.author) == ("Voortgang over 2019", "Gemeente Voorbeeldstad")
    assert gegevens.subject == "Veiligheidsplan 2019-2022, 2e helft 2019, versie 2"
    assert (gegevens.language, gegevens.comments) == ("nl-NL", "")
    assert gegevens.created.isoformat() == "2020-03-02T09:30:00+00:00"
    talen = document.styles.element.findall(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert [taal.get(qn("w:val")) for taal in talen] == ["nl-NL"]


def test_koppen_zijn_koppen(document):
    assert teksten(document, "Title") == ["Voortgang over 2019"]
    assert teksten(document, "Heading 1") == [
        "Rectificaties in deze versie",
        "Algemeen beeld",
        "Thema 1. Veilige wijken",
        "Voetnoten",
        "Bronnen",
    ]
    assert teksten(document, "Heading 2") == ["1 maart 2020", "1.1 Inbraken en roof"]
    assert teksten(document, "Heading 3") == [
        "Doelstellingen",
        "Beeld en ontwikkeling",
        "Wat wij hebben gedaan: preventie (voorkomen)",
        "Voortgang",
    ]


def test_zegt_dat_het_een_kopie_is_en_waar_de_tekening_staat(document):
    tekst = alle_tekst(document)
    assert "Dit is een kopie om in te werken." in tekst
    assert HASH in tekst
    assert tekst.count("De tekening staat op het web en in de PDF.") == 2
    assert not document.inline_shapes


def test_tabel_houdt_haar_tekens_en_haar_kop(document):
    tabellen = [[[cel.text for cel in rij.cells] for rij in tabel.rows] for tabel in document.tables]
    assert [["Jaar", "Inbraken"], ["2018", "<5"], ["2019", "673"]] in tabellen
    koppen = [
        bool(tabel.rows[0]._tr.trPr is not None and tabel.rows[0]._tr.trPr.findall(qn("w:tblHeader")))
        for tabel in document.tables
    ]
    assert koppen == [False, True, True, True, True]  # the first are the facts of the version


def test_lijsten_zijn_genummerd_en_genest(document):
    assert teksten(document, "List Number")[:2] == ["Wij gaven voorlichting.", "Wij deelden sloten uit:"]
    assert teksten(document, "List Bullet 2") == ["op de markt;", "aan huis."]


def test_elke_genummerde_lijst_begint_bij_een(document):
    lijsten = {}
    for alinea in document.paragraphs:
        if alinea.style.name == "List Number":
            lijsten.setdefault(alinea._p.pPr.numPr.numId.val, []).append(alinea.text)
    assert [len(punten) for punten in lijsten.values()] == [2, 2]


def test_voetnoten_gaan_heen_en_terug(document):
    bladwijzers = [deel.get(qn("w:name")) for deel in document.element.iter(qn("w:bookmarkStart"))]
    nummers = [deel.get(qn("w:id")) for deel in document.element.iter(qn("w:bookmarkStart"))]
    ankers = {deel.get(qn("w:anchor")) for deel in document.element.iter(qn("w:hyperlink"))} - {None}
    assert ankers == {"noot_1", "noot_2", "bij_noot_1", "bij_noot_1_2", "bij_noot_2"}
    assert ankers <= set(bladwijzers)
    assert len(set(bladwijzers)) == len(bladwijzers)
    assert len(set(nummers)) == len(nummers)


def test_links_naar_buiten_zijn_alleen_links(gemaakt, document, settings):
    doelen = {deel.target_ref for deel in document.part.rels.values() if deel.is_external}
    assert doelen == {
        uitgave().adres,
        "https://raad.voorbeeldstad.example/motie",
        f"{settings.SITE_ADRES}/indicatoren/woninginbraken/",
    }
    soorten = {deel.reltype.rpartition("/")[2] for deel in document.part.rels.values() if deel.is_external}
    assert soorten == {"hyperlink"}


def test_alinea_begint_met_haar_opmaak(gemaakt):
    """Word refuses a paragraph in which something stands before its properties."""
    with zipfile.ZipFile(io.BytesIO(gemaakt)) as delen:
        boom = etree.fromstring(delen.read("word/document.xml"))
    for alinea in boom.iter(qn("w:p")):
        plaatsen = [n for n, kind in enumerate(alinea) if kind.tag == qn("w:pPr")]
        assert plaatsen in ([], [0])


def test_zelfde_versie_geeft_dezelfde_bytes(gemaakt):
    assert maak_docx(leesverslag(), uitgave=uitgave()) == gemaakt


def test_lange_naam_van_een_bladwijzer_blijft_uniek():
    lang = "thema-" + "a" * 60
    assert bladwijzernaam("noot-3") == "noot_3"
    assert bladwijzernaam("3e") == "b3e"
    assert len(bladwijzernaam(lang)) == 40
    assert bladwijzernaam(lang) != bladwijzernaam(f"{lang}b")


@pytest.mark.parametrize(
    ("beeld", "verwacht"),
    [
        ("Onder de 20: <20 & >3", "Onder de 20: <20 & >3"),
        ("a\n\n```\nx  y\n  z\n```", "x  y"),
        ("~~weg~~ **vet *en* schuin**", "weg vet en schuin"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("- een\n\n  twee\n\n  > drie", "twee"),
        ("[nergens](#weg)", "nergens"),
    ],
)
def test_tekst_komt_heel_over(beeld, verwacht):
    gemaakt = docx.Document(io.BytesIO(maak_docx(leesverslag(beeld=beeld, figuren=()), uitgave=uitgave())))
    assert verwacht in alle_tekst(gemaakt)
    assert "w:drawing" not in etree.tostring(gemaakt.element).decode()
