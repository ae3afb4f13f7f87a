"""The drawing of a ``Staaffiguur``: bars left and right of "no change", in pixels."""

from themas.weergave.figuur import Staaf, Staaffiguur
from themas.weergave.letters import breedte, breek, schoon
from themas.weergave.opmaak import procent
from themas.weergave.stijl import Stijlen
from themas.weergave.vorm import Tekst, Vorm, coordinaat, regels


NAAMRUIMTE = 232  # widest room for names left of the bars, in the wide form
TEKENRUIMTE = 24  # room for the sign before the name
DIKTE = {True: 20, False: 18}  # of a bar, wide and narrow
TUSSEN = {True: 13, False: 18}  # between a bar and what follows
AFSTAND = 8  # from the end of a bar to its value
ARCERING = 6  # between the strokes of a hatched bar
SOORTEN = {True: "goed", False: "slecht", None: "geen"}
# Check, cross and ring, from their centre. Paths, because not every font has the characters.
_TEKENS = {
    "goed": "m-5 .5l3.5 3.5l7-8",
    "slecht": "m-4.5-4.5l9 9m0-9l-9 9",
    "geen": "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0",
}


def staaftekening(figuur: Staaffiguur, vorm: Vorm, stijlen: Stijlen) -> dict:
    """The context of ``figuren/staaf.svg``; all coordinates are strings."""
    return _Staaftekening(figuur, vorm).context(stijlen)


class _Staaftekening:
    def __init__(self, figuur: Staaffiguur, vorm: Vorm):
        self.figuur, self.vorm = figuur, vorm
        ruimte = NAAMRUIMTE if vorm.breed else vorm.breedte - TEKENRUIMTE
        self.namen = [breek(schoon(s.naam), ruimte, vorm.letter, regels=2) for s in figuur.staven]
        self._meet()

    def _meet(self) -> None:
        """Fix the zero line and the scale: as large as the values at both ends of the bars allow."""
        vorm, letter = self.vorm, self.vorm.letter
        getallen = [staaf.getal for staaf in self.figuur.staven]
        links = 1.0
        if vorm.breed:
            links = TEKENRUIMTE + max(breedte(r, letter) for naam in self.namen for r in naam) + letter
        laagste, hoogste = min(0, *getallen), max(0, *getallen)
        voor = self._ruimte_voor([g for g in getallen if g < 0])
        na = self._ruimte_voor([g for g in getallen if g >= 0])
        self.nul = links + voor
        self.schaal = 0.0
        if hoogste > laagste:
            self.schaal = (vorm.breedte - 1 - links - voor - na) / (hoogste - laagste)
            self.nul -= laagste * self.schaal

    def _ruimte_voor(self, getallen: list[int]) -> float:
        return max((breedte(procent(g), self.vorm.letter, vet=True) + AFSTAND for g in getallen), default=0)

    def context(self, stijlen: Stijlen) -> dict:
        vorm = self.vorm
        kop, begin = self._kop()
        # In the narrow form names stand over the bars, and the zero line leaves them room.
        nul, uitsteek = "", DIKTE[vorm.breed] / 2 + 3
        namen: list[Tekst] = []
        delen = {
            soort: {"s": stijlen[soort], "staven": "", "randen": "", "tekens": "", "getallen": []}
            for soort in SOORTEN.values()
        }
        y = begin + TUSSEN[vorm.breed] / 2
        for staaf, naam in zip(self.figuur.staven, self.namen, strict=True):
            deel, dikte = delen[SOORTEN[staaf.gunstig]], DIKTE[vorm.breed]
            tekst_hoog = len(naam) * vorm.regelhoogte
            if vorm.breed:
                hoog = max(dikte, tekst_hoog)
                naam_y = staaf_y = y + hoog / 2
            else:
                naam_y, staaf_y = y + tekst_hoog / 2, y + tekst_hoog + 3 + dikte / 2
                hoog = tekst_hoog + 3 + dikte
            namen += regels(naam, TEKENRUIMTE, naam_y, vorm)
            teken_y = naam_y - (len(naam) - 1) * vorm.regelhoogte / 2
            deel["tekens"] += _teken(SOORTEN[staaf.gunstig], 8, teken_y)
            vlak, streep = self._staaf(staaf, staaf_y - dikte / 2, dikte)
            deel["staven"] += vlak
            deel["randen"] += streep
            deel["getallen"].append(self._getal(staaf, staaf_y))
            y += hoog + TUSSEN[vorm.breed]
            nul += f"M{coordinaat(self.nul)} {coordinaat(staaf_y - uitsteek)}v{coordinaat(2 * uitsteek)}"
        eind = y - TUSSEN[vorm.breed] / 2
        return {
            "breedte": vorm.breedte,
            "hoogte": coordinaat(eind + 2),
            "kop": kop,
            "namen": namen,
            "delen": [deel for deel in delen.values() if deel["tekens"]],
            "nul": f"M{coordinaat(self.nul)} {coordinaat(begin)}V{coordinaat(eind)}" if vorm.breed else nul,
        }

    def _kop(self) -> tuple[dict[str, list[Tekst]], float]:
        """What left and right of the zero line mean, where there is room to say it; and where the bars begin."""
        vorm, jaar = self.vorm, self.figuur.peiljaar
        kop, meeste = {"minder": [], "meer": []}, 0
        getallen = [staaf.getal for staaf in self.figuur.staven]
        for woord, ruimte, x, aanwezig in (
            ("minder", self.nul - AFSTAND, self.nul - AFSTAND, min(getallen) < 0),
            ("meer", vorm.breedte - self.nul - AFSTAND, self.nul + AFSTAND, max(getallen) > 0),
        ):
            if not aanwezig:
                continue
            tekst = breek(f"{woord} dan in {jaar}", ruimte, vorm.letter, regels=2)
            if any(regel.endswith("…") for regel in tekst):
                continue
            meeste = max(meeste, len(tekst))
            kop[woord] = [(x, tekst)]
        onder = meeste * vorm.regelhoogte
        # Standing on one foot, so that a short one is not left hanging.
        gezet = {
            woord: [
                t for x, tekst in stukken for t in regels(tekst, x, onder - len(tekst) * vorm.regelhoogte / 2, vorm)
            ]
            for woord, stukken in kop.items()
        }
        return gezet, onder + 4

    def _staaf(self, staaf: Staaf, boven: float, dikte: float) -> tuple[str, str]:
        """The path of a filled bar and of a hatched one; one of both is empty."""
        x, b = sorted((self.nul, self.nul + staaf.getal * self.schaal))
        lang = b - x
        if not staaf.getal:
            return "", ""
        if staaf.onzeker:
            return "", _rechthoek(x + 0.6, boven + 0.6, lang - 1.2, dikte - 1.2) + _arcering(x, boven, lang, dikte)
        return _rechthoek(x, boven, lang, dikte), ""

    def _getal(self, staaf: Staaf, y: float) -> dict:
        links = staaf.getal < 0
        x = self.nul + staaf.getal * self.schaal + (-AFSTAND if links else AFSTAND)
        return {
            "links": links,
            "x": coordinaat(x),
            "y": coordinaat(y + self.vorm.daling),
            "tekst": procent(staaf.getal),
        }


def _rechthoek(x: float, y: float, breed: float, hoog: float) -> str:
    breed = max(breed, 0.5)
    return f"M{coordinaat(x)} {coordinaat(y)}h{coordinaat(breed)}v{coordinaat(hoog)}h{coordinaat(-breed)}z"


def _arcering(x: float, boven: float, breed: float, hoog: float) -> str:
    """Strokes of 45 degrees within a rectangle.

    A path and not a ``<pattern>``: that needs an id, and does not show when the drawing with the id is hidden.
    """
    onder, paden = boven + hoog, []
    begin = x - hoog + ARCERING
    while begin < x + breed:
        van, tot = max(begin, x), min(begin + hoog, x + breed)
        if tot > van:
            schuin = coordinaat(tot - van)
            paden.append(f"M{coordinaat(van)} {coordinaat(onder - (van - begin))}l{schuin}-{schuin}")
        begin += ARCERING
    return "".join(paden)


def _teken(soort: str, x: float, y: float) -> str:
    return f"M{coordinaat(x)} {coordinaat(y)}{_TEKENS[soort]}"
