"""The two forms of a drawing and how its numbers are written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vorm:
    """Sizes in units of the viewBox. ``letter`` is the size of all text, ``regels`` how often a name may break."""

    breedte: int
    letter: int
    vlak: int  # height of the plot of a line figure; it grows when more names need room
    naamkolom: int  # widest room for names at the ends of lines
    regels: int
    benoemd: int  # beside a heavy line, up to this many lines in all get their value and a name that may break
    gelijk: int  # the same where no line is heavy
    breed: bool

    @property
    def regelhoogte(self) -> float:
        return self.letter * 1.2

    @property
    def daling(self) -> float:
        """From the middle of a line of text to its foot. Not every program knows ``dominant-baseline``."""
        return self.letter * 0.35


BREED = Vorm(breedte=720, letter=15, vlak=290, naamkolom=204, regels=2, benoemd=6, gelijk=14, breed=True)
SMAL = Vorm(breedte=320, letter=14, vlak=220, naamkolom=152, regels=3, benoemd=6, gelijk=14, breed=False)
# In a frame of 250 wide on the page of somebody else.
KRAP = Vorm(breedte=240, letter=13, vlak=190, naamkolom=88, regels=3, benoemd=4, gelijk=6, breed=False)
# On a card of 1200 wide that is shown much smaller.
KAART = Vorm(breedte=520, letter=21, vlak=240, naamkolom=200, regels=2, benoemd=4, gelijk=6, breed=False)


@dataclass(frozen=True, slots=True)
class Tekst:
    """A line of text with its place, ready for the template."""

    x: str
    y: str
    tekst: str


def coordinaat(getal: float) -> str:
    """``12.34`` -> ``12.3``, ``12.0`` -> ``12``: what a screen shows, and always with a point."""
    tekst = f"{getal:.1f}".removesuffix(".0")
    return "0" if tekst == "-0" else tekst


def regels(tekst: tuple[str, ...], x: float, midden: float, vorm: Vorm) -> list[Tekst]:
    """Lines of text below each other, together centred on ``midden``."""
    boven = midden - (len(tekst) - 1) * vorm.regelhoogte / 2 + vorm.daling
    return [Tekst(coordinaat(x), coordinaat(boven + i * vorm.regelhoogte), regel) for i, regel in enumerate(tekst)]
