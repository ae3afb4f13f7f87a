"""What WeasyPrint leaves out of an accessible PDF, put in afterwards.

- Header cells say of which direction they are the head (/Scope).
- Items of a list have a body, also when they hold more than one block.
- Links say in words where they go, and are printed.
- Page numbers and running titles are artifacts: a screen reader does not read them out on every page.
"""

import re
from collections.abc import Iterator, Mapping, Set
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
        weg = set(_links_in_links(document))
        for pagina in pdf.pages:
            _merk_links(pagina, linknamen, weg)
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
    """Every list holds items, every item a label and a body, and a list in a list is in the body of its item."""
    nog = [wortel]
    while nog:
        element = nog.pop()
        if element.S == Name.L:
            _hang_binnenlijsten(element)
        elif element.S == Name.LI:
            _geef_lichaam(pdf, element)
        nog.extend(_kinderen(element))


def _hang_binnenlijsten(lijst: Object) -> None:
    punten: list[Object] = []
    for kind in _kinderen(lijst):
        if kind.S == Name.L and punten:
            kind.P = punten[-1]
            punten[-1].K.append(kind)
        else:
            punten.append(kind)
    lijst.K = Array(punten)


def _geef_lichaam(pdf: Pdf, punt: Object) -> None:
    kinderen = _kinderen(punt)
    los = [kind for kind in kinderen if kind.S not in (Name.Lbl, Name.LBody)]
    if not los or len(kinderen) != len(punt.K):
        return
    lichaam = next((kind for kind in kinderen if Name.LBody == kind.S), None)
    if lichaam is None:
        lichaam = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, K=Array(), P=punt, Pg=punt.Pg))
    for kind in los:
        kind.P = lichaam
        lichaam.K.append(kind)
    punt.K = Array([*(kind for kind in kinderen if Name.Lbl == kind.S), lichaam])


def _links_in_links(wortel: Object) -> Iterator[tuple[int, int]]:
    """What CSS puts in a link is a link of its own to WeasyPrint; it becomes words of the one around it.

    Gives the annotations that are no longer needed, by their number.
    """
    nog = [(wortel, False)]
    while nog:
        element, in_link = nog.pop()
        if Name.Link == element.S and in_link:
            element.S = Name.Span
            kinderen = list(element.K)
            yield from (kind.Obj.objgen for kind in kinderen if _is_aantekening(kind))
            element.K = Array([kind for kind in kinderen if not _is_aantekening(kind)])
        in_link = in_link or Name.Link == element.S
        nog.extend((kind, in_link) for kind in _kinderen(element))


def _is_aantekening(kind: Object) -> bool:
    return isinstance(kind, Dictionary) and kind.get(Name.Type) == Name.OBJR


def _merk_links(pagina: pikepdf.Page, linknamen: Mapping[str, str], weg: Set[tuple[int, int]]) -> None:
    links = [link for link in pagina.obj.get(Name.Annots, []) if link.objgen not in weg]
    if links:
        pagina.obj.Annots = Array(links)
    for link in links:
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
