"""Looks into a PDF as a checker does."""

import pikepdf
from pikepdf import Dictionary, Name


def elementen(pdf: pikepdf.Pdf):
    """All parts of the structure tree in reading order, each with those above it."""
    nog = [(pdf.Root.StructTreeRoot.K[0], ())]
    while nog:
        element, boven = nog.pop()
        yield element, boven
        kinderen = element.get(Name.K)
        alle = kinderen if isinstance(kinderen, pikepdf.Array) else [kinderen]
        kinderen = [kind for kind in alle if isinstance(kind, Dictionary) and Name.S in kind]
        nog += [(kind, (*boven, element)) for kind in reversed(kinderen)]


def van_soort(pdf: pikepdf.Pdf, soort: str) -> list:
    return [element for element, _ in elementen(pdf) if f"/{soort}" == element.S]


def links(pdf: pikepdf.Pdf) -> list:
    return [link for pagina in pdf.pages for link in pagina.obj.get(Name.Annots, []) if link.Subtype == Name.Link]


def adressen(pdf: pikepdf.Pdf) -> set[str]:
    return {str(link.A.URI) for link in links(pdf) if Name.A in link}
