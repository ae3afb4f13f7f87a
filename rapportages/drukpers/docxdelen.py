"""What python-docx has no words for: bookmarks, links, numbering that begins again, heads of tables, language."""

import hashlib

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor


BREEDTE = Cm(16.4)  # of the text on the page
KORTSTE_CEL, LANGSTE_CEL = 11, 32  # letters that count for how wide a column is
LANGSTE_NAAM = 40  # of a bookmark, says Word
ZACHT = RGBColor(0x4E, 0x5F, 0x68)
LINK = RGBColor(0x1F, 0x4E, 0x6B)


def element(naam: str, **attributen: str):
    uit = OxmlElement(naam)
    for sleutel, waarde in attributen.items():
        uit.set(qn(f"w:{sleutel}"), waarde)
    return uit


def stijl_in(document, *, taal: str) -> None:
    opmaak = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for oud in opmaak.findall(qn("w:lang")):
        opmaak.remove(oud)
    opmaak.append(element("w:lang", val=taal, eastAsia=taal, bidi="ar-SA"))
    bron = document.styles.add_style("Bron", WD_STYLE_TYPE.PARAGRAPH)
    bron.base_style = document.styles["Normal"]
    bron.font.size, bron.font.color.rgb = Pt(9), ZACHT
    for naam in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        document.styles[naam].font.color.rgb = LINK


def bladwijzernaam(anker: str) -> str:
    """``noot-3`` -> ``noot_3``; a long one is shortened and stays its own."""
    naam = "".join(teken if teken.isalnum() else "_" for teken in anker)
    if not naam[:1].isalpha():
        naam = f"b{naam}"
    if len(naam) <= LANGSTE_NAAM:
        return naam
    return f"{naam[:28]}_{hashlib.sha256(anker.encode()).hexdigest()[:11]}"


def zet_bladwijzer(alinea, anker: str, nummer: int) -> None:
    alinea._p.append(element("w:bookmarkStart", id=str(nummer), name=bladwijzernaam(anker)))
    alinea._p.append(element("w:bookmarkEnd", id=str(nummer)))


def zet_link(alinea, run, doel: str) -> None:
    """Makes ``run`` a link to an address, or with ``#`` to a place in the document."""
    if doel.startswith("#"):
        link = element("w:hyperlink", anchor=bladwijzernaam(doel[1:]))
    else:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), alinea.part.relate_to(doel, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run.font.color.rgb, run.font.underline = LINK, True
    alinea._p.append(link)
    link.append(run._r)


def nieuwe_nummering(document) -> int:
    """A numbering of the style List Number that begins at one; gives its number."""
    nummeringen = document.part.numbering_part.element
    stijl = document.styles["List Number"].element
    soort = int(stijl.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val")))
    abstract = next(n for n in nummeringen.num_lst if n.numId == soort).abstractNumId.val
    nummering = nummeringen.add_num(abstract)
    nummering.add_lvlOverride(ilvl=0).add_startOverride(1)
    return nummering.numId


def geef_nummering(alinea, nummer: int) -> None:
    opmaak = alinea._p.get_or_add_pPr().get_or_add_numPr()
    opmaak.get_or_add_ilvl().val = 0
    opmaak.get_or_add_numId().val = nummer


def is_kop(rij) -> None:
    """This row stands over its columns, and comes back on each page."""
    rij._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))


def blijft_heel(rij) -> None:
    rij._tr.get_or_add_trPr().append(element("w:cantSplit", val="true"))


def zet_breedtes(tabel, teksten: list[list[str]]) -> None:
    """Columns as wide as what stands in them asks for; Word would make them all alike."""
    tabel.autofit = False
    lengtes = [
        max((len(rij[n].strip()) for rij in teksten if n < len(rij)), default=0) for n in range(len(tabel.columns))
    ]
    gewichten = [min(max(lengte, KORTSTE_CEL), LANGSTE_CEL) for lengte in lengtes]
    for kolom, gewicht in zip(tabel.columns, gewichten, strict=True):
        kolom.width = int(BREEDTE * gewicht / sum(gewichten))
        for cel in kolom.cells:
            cel.width = kolom.width
