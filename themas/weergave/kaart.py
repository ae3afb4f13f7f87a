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
VOET = 526  # where the line of the foot stands, and the words have ended
TUSSEN = 12  # between what was compared and what it means
GROOTST, KLEINST = 108, 40  # sizes of the number


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
        zinnen = [f"{self.naam}: {cijfer}"]
        if oordelen := [*(tekst for tekst, _ in self.oordelen), *self.bijwoorden]:
            zinnen.append(f"{', '.join(oordelen)}.")
        zinnen.append(f"{self.herkomst.gemeente}.")
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
    """The words from top to foot, each with its size, weight and colour, and the drawing beside them."""

    def __init__(self, kaart: Kaart):
        self.kaart = kaart
        self.y = 40.0 + (BAND if kaart.herkomst.verzonnen else 0)
        self.uit: list[dict] = []
        self.beeld: dict | None = None
        self.kolom = BREED - 2 * RAND

    def schrijf(self) -> None:
        kaart = self.kaart
        self.zet(kaart.herkomst.portaal, 24, kleur="zacht")
        self.y += 8
        ruim = breedte(schoon(kaart.naam), 46, vet=True) <= self.kolom
        self.zet(kaart.naam, 46 if ruim else 38, vet=True, regels=2)
        self.y += 20
        if kaart.figuur is not None and not leeg(kaart.figuur):
            self.beeld = self._beeld(kaart.figuur)
            self.kolom = LINKS
        if kaart.getal:
            self._verandering()
        else:
            maat = 34 if self.beeld else 38
            self.zet(kaart.zin, maat, regels=int((VOET - self.y) / (maat * REGEL)))

    def _beeld(self, figuur: Figuur) -> dict:
        # Numbers of breaks mean nothing without their notes; the words of the card warn.
        figuur = replace(figuur, breuken=()) if isinstance(figuur, Lijnfiguur) else figuur
        beeld = tekening(figuur, "kaart", los=True)
        schaal = min(RECHTS / beeld.breedte, (VOET - 10 - self.y) / beeld.hoogte)
        return {
            "svg": beeld.svg,
            "schaal": f"{schaal:.3f}",
            "x": coordinaat(BREED - RAND - beeld.breedte * schaal),
            "y": coordinaat(self.y),
        }

    def _verandering(self) -> None:
        """The number as large as the words below it leave room for: a verdict or a warning is never left out."""
        kaart = self.kaart
        wat = [(tekst, 25, False, "tekst") for tekst in kaart.wat]
        # How certain it is stands as large as the verdict: who sees only the card must not take one for the other.
        onder = [(tekst, 30, True, TOON[gunstig]) for tekst, gunstig in kaart.oordelen]
        onder += [(tekst, 30, True, "tekst") for tekst in kaart.bijwoorden]
        nodig = sum(len(self._gebroken(tekst, maat, vet, 2)) * maat * REGEL for tekst, maat, vet, _ in wat + onder)
        past = GROOTST * self.kolom / breedte(kaart.getal, GROOTST, vet=True)
        hoog = (VOET - self.y - nodig - TUSSEN) / REGEL
        self.zet(kaart.getal, int(max(KLEINST, min(GROOTST, past, hoog))), vet=True, kleur="hoofd")
        for deel in (wat, onder):
            for tekst, maat, vet, kleur in deel:
                self.zet(tekst, maat, vet=vet, kleur=kleur, regels=2)
            self.y += TUSSEN

    def _gebroken(self, tekst: str, maat: int, vet: bool, regels: int) -> tuple[str, ...]:
        return breek(schoon(tekst), self.kolom, maat, regels=regels, vet=vet)

    def zet(self, tekst: str, maat: int, *, vet: bool = False, kleur: str = "tekst", regels: int = 1) -> None:
        for regel in self._gebroken(tekst, maat, vet, regels):
            self.y += maat * REGEL
            plek = Tekst(coordinaat(RAND), coordinaat(self.y - maat * (REGEL - 1)), regel)
            self.uit.append(
                {"plek": plek, "maat": maat, "vet": vet, "kleur": KLEUREN.get(kleur) or settings.KLEUR_HOOFD}
            )
