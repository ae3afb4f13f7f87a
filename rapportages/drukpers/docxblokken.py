"""Walks through HTML and writes what it meets into a document of Word."""

import re
from dataclasses import dataclass, replace

from docx.enum.text import WD_BREAK

from rapportages.drukpers.docxdelen import (
    blijft_heel,
    geef_nummering,
    is_kop,
    nieuwe_nummering,
    zet_bladwijzer,
    zet_breedtes,
    zet_link,
)


KOPPEN = {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2", "h4": "Heading 3"}
LIJSTEN = {"ul": "List Bullet", "ol": "List Number"}
DIEPSTE_LIJST = 3  # as far as Word's own styles go
BLOKKEN = {*KOPPEN, *LIJSTEN, "p", "div", "section", "main", "nav", "table", "blockquote", "pre", "hr"}
_WIT = re.compile(r"[ \t\r\n\f]+")
_STUURTEKENS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Letter:
    """How the words that come next look, and where they lead."""

    vet: bool = False
    schuin: bool = False
    door: bool = False
    hoog: bool = False
    vast: bool = False
    doel: str = ""


LETTERS = {
    "strong": {"vet": True},
    "b": {"vet": True},
    "th": {"vet": True},
    "em": {"schuin": True},
    "i": {"schuin": True},
    "del": {"door": True},
    "sup": {"hoog": True},
    "code": {"vast": True},
}


class Schrijver:
    """``bestaande`` are the ids in the document: a link to any other place stays text."""

    def __init__(self, document, *, bestaande: set[str]):
        self.document, self.bestaande, self.bladwijzers = document, bestaande, 0

    def schrijf(self, blok, stijl: str = "Normal", houder=None) -> None:
        """All that ``blok`` holds, each block in its place, loose words in a paragraph of their own."""
        houder = houder if houder is not None else self.document
        alinea = self._los(None, blok.text, houder, stijl)
        for kind in blok:
            if kind.tag in BLOKKEN:
                self._blok(kind, stijl, houder)
                alinea = None
            elif isinstance(kind.tag, str):
                alinea = alinea or houder.add_paragraph(style=stijl)
                self._woorden(alinea, kind, Letter())
            alinea = self._los(alinea, kind.tail, houder, stijl)

    def _los(self, alinea, tekst, houder, stijl):
        if tekst and tekst.strip():
            alinea = alinea or houder.add_paragraph(style=stijl)
            self._zet(alinea, tekst, Letter())
        return alinea

    def _blok(self, blok, stijl: str, houder) -> None:
        if blok.tag in KOPPEN or blok.tag == "p":
            stijl = KOPPEN.get(blok.tag) or ("Bron" if blok.get("class") == "bron" else stijl)
            self._alinea(houder.add_paragraph(style=stijl), blok)
        elif blok.tag in LIJSTEN:
            self._lijst(blok, houder, diepte=1)
        elif blok.tag == "table":
            self._tabel(blok, houder)
        elif blok.tag == "pre":
            alinea = houder.add_paragraph(style=stijl)
            for nummer, regel in enumerate(_STUURTEKENS.sub("", blok.text_content()).rstrip("\n").split("\n")):
                if nummer:
                    alinea.add_run().add_break(WD_BREAK.LINE)
                alinea.add_run(regel).font.name = "Courier New"
        elif blok.tag == "hr":
            houder.add_paragraph("* * *", style=stijl)
        else:
            self.schrijf(blok, "Quote" if blok.tag == "blockquote" else stijl, houder)

    def _alinea(self, alinea, blok) -> None:
        self._anker(alinea, blok)
        if blok.text:
            self._zet(alinea, blok.text, Letter())
        for kind in blok:
            if isinstance(kind.tag, str):
                self._woorden(alinea, kind, Letter())
            if kind.tail:
                self._zet(alinea, kind.tail, Letter())

    def _woorden(self, alinea, deel, letter: Letter) -> None:
        if deel.tag == "br":
            alinea.add_run().add_break(WD_BREAK.LINE)
            return
        self._anker(alinea, deel)
        letter = replace(letter, **LETTERS.get(deel.tag, {}))
        if deel.tag == "a" and self._leidt_ergens_heen(deel.get("href", "")):
            letter = replace(letter, doel=deel.get("href"))
        if deel.text:
            self._zet(alinea, deel.text, letter)
        for kind in deel:
            if isinstance(kind.tag, str):
                self._woorden(alinea, kind, letter)
            if kind.tail:
                self._zet(alinea, kind.tail, letter)

    def _leidt_ergens_heen(self, doel: str) -> bool:
        return (
            doel[1:] in self.bestaande if doel.startswith("#") else doel.startswith(("https://", "http://", "mailto:"))
        )

    def _anker(self, alinea, deel) -> None:
        if anker := deel.get("id"):
            zet_bladwijzer(alinea, anker, self.bladwijzers)
            self.bladwijzers += 1

    def _zet(self, alinea, tekst: str, letter: Letter) -> None:
        tekst = _WIT.sub(" ", _STUURTEKENS.sub("", tekst))
        if not alinea.text:
            tekst = tekst.lstrip(" ")
        if not tekst:
            return
        run = alinea.add_run(tekst)
        # None rather than False: what the style of a heading says, stays.
        run.bold, run.italic = letter.vet or None, letter.schuin or None
        run.font.strike, run.font.superscript = letter.door or None, letter.hoog or None
        if letter.vast:
            run.font.name = "Courier New"
        if letter.doel:
            zet_link(alinea, run, letter.doel)

    def _lijst(self, lijst, houder, diepte: int) -> None:
        trap = f" {diepte}" if diepte > 1 else ""
        nummering = nieuwe_nummering(self.document) if lijst.tag == "ol" and diepte == 1 else None
        for punt in lijst:
            if punt.tag != "li":
                continue
            alinea = houder.add_paragraph(style=f"{LIJSTEN[lijst.tag]}{trap}")
            if nummering is not None:
                geef_nummering(alinea, nummering)
            self._punt(punt, alinea, houder, diepte, f"List Continue{trap}")

    def _punt(self, punt, alinea, houder, diepte: int, vervolg: str) -> None:
        """The first block of an item goes on in its own line; what follows stands under it."""
        self._anker(alinea, punt)
        leeg = True
        if punt.text and punt.text.strip():
            self._zet(alinea, punt.text, Letter())
            leeg = False
        for kind in punt:
            if kind.tag in LIJSTEN:
                self._lijst(kind, houder, min(diepte + 1, DIEPSTE_LIJST))
            elif kind.tag in ("div", "blockquote"):
                self._punt_deel(kind, alinea if leeg else None, houder, vervolg)
                leeg = False
            elif kind.tag == "p" and leeg:
                self._alinea(alinea, kind)
                leeg = False
            elif kind.tag in BLOKKEN:
                self._blok(kind, vervolg, houder)
                leeg = False
            elif isinstance(kind.tag, str):
                self._woorden(alinea, kind, Letter())
                leeg = False
            if kind.tail and kind.tail.strip():
                self._zet(alinea, kind.tail, Letter())
                leeg = False

    def _punt_deel(self, deel, alinea, houder, vervolg: str) -> None:
        eerste = deel[0] if len(deel) and not (deel.text or "").strip() else None
        if alinea is not None and eerste is not None and eerste.tag == "p":
            self._alinea(alinea, eerste)
            deel.remove(eerste)
        self.schrijf(deel, vervolg, houder)

    def _tabel(self, tabel, houder) -> None:
        kop = tabel.find("caption")
        if kop is not None:
            self._alinea(houder.add_paragraph(style="Caption"), kop)
        rijen = [rij for rij in tabel.iter("tr") if next(rij.iterancestors("table")) is tabel]
        breedte = max((len(rij) for rij in rijen), default=0)
        if not breedte:
            return
        geschreven = self.document.add_table(rows=len(rijen), cols=breedte, style="Table Grid")
        for rij, doel in zip(rijen, geschreven.rows, strict=True):
            blijft_heel(doel)
            if rij.getparent().tag == "thead":
                is_kop(doel)
            for cel, plek in zip(rij, doel.cells, strict=False):
                alinea = plek.paragraphs[0]
                alinea.paragraph_format.space_after = 0
                if rij.getparent().tag == "thead":
                    self._woorden(alinea, cel, Letter())
                else:
                    self._alinea(alinea, cel)
        zet_breedtes(geschreven, [[cel.text_content() for cel in rij] for rij in rijen])
        self.document.add_paragraph()
