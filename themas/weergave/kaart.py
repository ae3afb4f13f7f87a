"""One figure as a card for whoever shares its page: 1200 by 630, what programs for messages show beside a link."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString

from themas.weergave.figuur import Figuur, Lijnfiguur
from themas.weergave.herkomst import Herkomst
from themas.weergave.letters import breedte, breek, schoon
from themas.weergave.stijl import KLEUREN, LETTERTYPE
from themas.weergave.tekenen import leeg, tekening
from themas.weergave.vorm import Tekst, coordinaat


BREED, HOOG = 1200, 630
RAND, BAND = 56, 52
LINKS, RECHTS = 520, 540  # room for the words and for the drawing
TOON = {True: "goed", False: "slecht", None: "geen"}
REGEL = 1.28


@dataclass(frozen=True, slots=True)
class Kaart:
    """``getal`` is the change in figures, ``wat`` what it is a change of; without any, ``zin`` stands in its place.

    ``oordelen`` are the words of a verdict with whether it is favourable, ``bijwoorden`` what must be said with it.
    """

    naam: str
    herkomst: Herkomst
    zin: str
    getal: str = ""
    wat: tuple[str, ...] = ()
    oordelen: tuple[tuple[str, bool | None], ...] = ()
    bijwoorden: tuple[str, ...] = ()
    figuur: Figuur | None = None

    @property
    def in_woorden(self) -> str:
        """What the card shows, for who cannot see it."""
        cijfer = f"{self.getal}, {', '.join(self.wat)}." if self.getal else self.zin
        oordelen = [f"{tekst}." for tekst in (*(tekst for tekst, _ in self.oordelen), *self.bijwoorden)]
        zinnen = [f"{self.naam}: {cijfer}", *oordelen, f"{self.herkomst.gemeente}."]
        if self.herkomst.bijgewerkt:
            zinnen.append(f"{self.herkomst.bijgewerkt}.")
        return schoon(" ".join(filter(None, [*zinnen, self.herkomst.verzonnen])))


def teken_kaart(kaart: Kaart) -> SafeString:
    """The card as a whole SVG file."""
    blad = _Kaartblad(kaart)
    blad.schrijf()
    herkomst = kaart.herkomst
    return get_template("figuren/kaart.svg").render(
        {
            "kleuren": KLEUREN,
            "lettertype": LETTERTYPE,
            "breedte": BREED,
            "hoogte": HOOG,
            "band": BAND,
            "rand": RAND,
            "eind": BREED - RAND,
            "titel": schoon(kaart.naam),
            "beschrijving": kaart.in_woorden,
            "verzonnen": herkomst.verzonnen,
            "regels": blad.uit,
            "beeld": blad.beeld,
            "voet": " · ".join(filter(None, [herkomst.gemeente, herkomst.bijgewerkt])),
            "adres": breek(herkomst.adres, BREED - 2 * RAND, 22, regels=1)[0],
        }
    )


class _Kaartblad:
    """The words from top to foot, as ``(Tekst, size, bold, colour)``, and the drawing beside them."""

    def __init__(self, kaart: Kaart):
        self.kaart = kaart
        self.y = 40.0 + (BAND if kaart.herkomst.verzonnen else 0)
        self.uit: list[dict] = []
        self.beeld: dict | None = None

    def schrijf(self) -> None:
        kaart = self.kaart
        self.regels(kaart.herkomst.portaal, 24, kleur="zacht")
        self.y += 8
        self.regels(kaart.naam, 46, vet=True, hoogstens=2)
        boven, ruimte = self.y + 20, HOOG - 118 - self.y - 20
        met_beeld = kaart.figuur is not None and not leeg(kaart.figuur)
        kolom = LINKS if met_beeld else BREED - 2 * RAND
        if met_beeld:
            # Numbers of breaks mean nothing without their notes; the words of the card warn.
            figuur = replace(kaart.figuur, breuken=()) if isinstance(kaart.figuur, Lijnfiguur) else kaart.figuur
            beeld = tekening(figuur, "kaart", los=True)
            schaal = min(RECHTS / beeld.breedte, ruimte / beeld.hoogte)
            self.beeld = {
                "svg": beeld.svg,
                "schaal": f"{schaal:.3f}",
                "x": coordinaat(BREED - RAND - beeld.breedte * schaal),
                "y": coordinaat(boven),
            }
        self.y = boven
        if not kaart.getal:
            self.regels(kaart.zin, 34 if met_beeld else 38, kolom=kolom, hoogstens=8 if met_beeld else 6)
            return
        maat = min(108, int(108 * kolom / breedte(kaart.getal, 108, vet=True)))
        self.regels(kaart.getal, maat, vet=True, kleur="hoofd", kolom=kolom, hoogstens=1)
        for tekst in kaart.wat:
            self.regels(tekst, 25, kolom=kolom, hoogstens=2)
        self.y += 14
        for tekst, gunstig in kaart.oordelen:
            self.regels(tekst, 34, vet=True, kleur=TOON[gunstig], kolom=kolom, hoogstens=2)
        for tekst in kaart.bijwoorden:
            self.regels(tekst, 25, kolom=kolom, hoogstens=2)

    def regels(self, tekst, maat, *, vet=False, kleur="tekst", kolom=BREED - 2 * RAND, hoogstens=1) -> None:
        for regel in breek(schoon(tekst), kolom, maat, regels=hoogstens, vet=vet):
            self.y += maat * REGEL
            plek = Tekst(coordinaat(RAND), coordinaat(self.y - maat * (REGEL - 1)), regel)
            self.uit.append(
                {"plek": plek, "maat": maat, "vet": vet, "kleur": KLEUREN.get(kleur) or settings.KLEUR_HOOFD}
            )
