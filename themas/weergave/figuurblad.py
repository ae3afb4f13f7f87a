"""A figure as a sheet that travels: its title, the drawing, its notes and source, and where it is from."""

from django.template.loader import get_template
from django.utils.safestring import SafeString

from themas.weergave.alternatief import beschrijf, onderwerp, zin
from themas.weergave.figuur import Figuur, Lijnfiguur
from themas.weergave.herkomst import Herkomst
from themas.weergave.letters import breek, schoon
from themas.weergave.onderschrift import noten
from themas.weergave.stijl import KLEUREN, LETTERTYPE, stijlen
from themas.weergave.tekenen import tekening
from themas.weergave.vorm import BREED, Tekst, coordinaat


RAND = 32  # white around everything
BREEDTE = BREED.breedte + 2 * RAND
BAND = 40  # in which a municipality says that it does not exist
KOP, NOOT, VOET = 22, 15, 14  # sizes of letters
REGEL = 1.35  # of the size of a letter
NUMMER = 24  # room before the text of a break
MEESTE_REGELS = 6


def figuurblad(figuur: Figuur, herkomst: Herkomst) -> SafeString:
    """The sheet as a whole SVG file, with literal colours and the text alternative."""
    blad = _Blad(herkomst)
    kop = blad.regels(schoon(figuur.titel), KOP, vet=True)
    blad.y += 16
    beeld = tekening(figuur, los=True)
    plek = coordinaat(blad.y)
    blad.y += beeld.hoogte + 14
    onder = [noot for noot in noten(figuur) if not noot.alleen_smal and noot.tekst != _onderwerp(figuur)]
    teksten, nummers = [], []
    for noot in onder:
        inspringen = NUMMER if noot.nummer is not None else 0
        regels = blad.regels(noot.tekst, NOOT, inspringen=inspringen)
        if noot.nummer is not None:
            nummers.append(Tekst(coordinaat(RAND), regels[0].y, str(noot.nummer)))
        teksten += regels
        blad.y += 3
    blad.y += 12
    streep = coordinaat(blad.y)
    blad.y += 8
    links = blad.regels(herkomst.gemeente, VOET, vet=True)
    voet = [regel for tekst in (herkomst.bijgewerkt, herkomst.adres) if tekst for regel in blad.regels(tekst, VOET)]
    return get_template("figuren/blad.svg").render(
        {
            "s": stijlen(los=True),
            "kleuren": KLEUREN,
            "lettertype": LETTERTYPE,
            "breedte": BREEDTE,
            "hoogte": coordinaat(blad.y + RAND * 0.6),
            "rand": RAND,
            "eind": BREEDTE - RAND,
            "titel": schoon(figuur.titel),
            "beschrijving": beschrijf(figuur),
            "verzonnen": herkomst.verzonnen,
            "band": BAND,
            "letters": {"kop": KOP, "noot": NOOT, "voet": VOET},
            "kop": kop,
            "plek": plek,
            "beeld": beeld.svg,
            "noten": teksten,
            "nummers": nummers,
            "streep": streep,
            "gemeente": links,
            "voet": voet,
        }
    )


def _onderwerp(figuur: Figuur) -> str:
    """The first note, which says the title once more."""
    return schoon(zin(onderwerp(figuur))) if isinstance(figuur, Lijnfiguur) else ""


class _Blad:
    """How far down the sheet is filled."""

    def __init__(self, herkomst: Herkomst):
        self.y = 24.0 + (BAND if herkomst.verzonnen else 0)

    def regels(self, tekst: str, letter: int, *, vet: bool = False, inspringen: int = 0) -> list[Tekst]:
        """The text in lines below what is there."""
        uit = []
        for regel in breek(tekst, BREED.breedte - inspringen, letter, regels=MEESTE_REGELS, vet=vet):
            self.y += letter * REGEL
            uit.append(Tekst(coordinaat(RAND + inspringen), coordinaat(self.y - letter * (REGEL - 1)), regel))
        return uit
