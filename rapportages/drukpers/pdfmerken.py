"""What WeasyPrint leaves out of an accessible PDF, put in afterwards.

- Header cells say of which direction they are the head (/Scope).
- Items of a list have a body, also when they hold more than one block.
- Links say in words where they go, and are printed.
- Page numbers and running titles are artifacts: a screen reader does not read them out on every page.
"""

import re
from collections.abc import Mapping
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String


GEDRUKT = 4  # the flag of an annotation that is there on paper too
_MERK = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_PAGINERING = b"/Artifact <</Type /Pagination>> BDC"


def merk(bron: BinaryIO, doel: BinaryIO, linknamen: Mapping[str, str]) -> None:
    """``linknamen`` are the words for links inside the document, by the name of the place they go to."""
    with pikepdf.open(bron) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        _merk_koppen(document, richting=Name.Row)
        _merk_lijsten(pdf, document)
        for pagina in pdf.pages:
            _merk_links(pagina, linknamen)
        _merk_randen(pdf, document)
        pdf.save(doel, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _kinderen(element: Object) -> list[Object]:
    kinderen = element.get(Name.K)
    alle = kinderen if isinstance(kinderen, Array) else [kinderen]
    return [kind for kind in alle if isinstance(kind, Dictionary) and Name.S in kind]


def _merk_koppen(wortel: Object, *, richting: Name) -> None:
    """A header in the head of a table stands over a column, any other before a row."""
    nog = [(wortel, richting)]
    while nog:
        element, richting = nog.pop()
        soort = element.get(Name.S)
        if soort == Name.THead:
            richting = Name.Column
        elif soort in (Name.TBody, Name.Table):
            richting = Name.Row
        elif soort == Name.TH and Name.A in element:
            element.A.Scope = richting
        nog.extend((kind, richting) for kind in _kinderen(element))


def _merk_lijsten(pdf: Pdf, wortel: Object) -> None:
    nog = [wortel]
    while nog:
        element = nog.pop()
        kinderen = _kinderen(element)
        nog.extend(kinderen)
        if element.get(Name.S) != Name.LI or len(kinderen) != len(element.K):
            continue
        inhoud = [kind for kind in kinderen if kind.S not in (Name.Lbl, Name.L)]
        if not inhoud or any(Name.LBody == kind.S for kind in kinderen):
            continue
        lichaam = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.LBody, K=Array(inhoud), P=element, Pg=element.Pg)
        )
        for kind in inhoud:
            kind.P = lichaam
        voor = [kind for kind in kinderen if Name.Lbl == kind.S]
        na = [kind for kind in kinderen if kind.S == Name.L]
        element.K = Array([*voor, lichaam, *na])


def _merk_links(pagina: pikepdf.Page, linknamen: Mapping[str, str]) -> None:
    for link in pagina.obj.get(Name.Annots, []):
        if link.get(Name.Subtype) != Name.Link:
            continue
        link.F = GEDRUKT
        naam = str(link.get(Name.Dest, ""))
        if naam in linknamen:
            link.Contents = String(linknamen[naam])


def _merk_randen(pdf: Pdf, document: Object) -> None:
    """WeasyPrint tags what stands in the margins of a page, but hangs it on nothing in the tree."""
    gehangen = {kind.objgen for kind in _kinderen(document)}
    nummers = pdf.Root.StructTreeRoot.ParentTree.Nums
    per_pagina = {int(nummers[i]): nummers[i + 1] for i in range(0, len(nummers), 2)}
    for pagina in pdf.pages:
        elementen = per_pagina[int(pagina.obj.StructParents)]
        los = {mcid for mcid, element in enumerate(elementen) if _bovenste(element, document) not in gehangen}
        if not los:
            continue
        inhoud = _MERK.sub(lambda m: _PAGINERING if int(m[1]) in los else m[0], pagina.Contents.read_bytes())  # noqa: B023
        pagina.Contents = pdf.make_stream(inhoud)
        for mcid in los:
            elementen[mcid] = None


def _bovenste(element: Object, document: Object) -> tuple[int, int]:
    """The part right under the document that this element is in."""
    while element.P.objgen != document.objgen:
        element = element.P
    return element.objgen
