"""Text in a drawing: how wide it is, where it breaks, and what XML cannot hold.

The server does not know the reader's font. Widths are those of DejaVu Sans, among the widest of the fonts that
browsers use, so that text takes the room it was given or less.
"""

import re


VET = 1.13  # bold is at most this much wider
_NIET_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREEDTEN = {  # in hundredths of the font size
    28: "'ijlìíîï",
    32: " ,.IJ\xa0·‘’ÌÍÎÏ",
    36: "/:;\\f|",
    40: "()-[]t",
    44: "!r",
    52: '*_`"–“”',
    56: "?Lcszç",
    60: "Fkvxyýÿ",
    64: "0123456789$EPSTYabdeghnopqu{}ÈÉÊËßàáâãäåèéêëñòóôõöøùúûü€",
    72: "ABCKRVXZÀÁÂÃÄÇ",
    80: "&DGHNOQUÑÒÓÔÕÖØÙÚÛÜ",
    84: "#+<=>^w~±×÷−",
    96: "%M",
}
_ONBEKEND = 1.04  # of the font size: as wide as letters get
_PER_TEKEN = {teken: breedte / 100 for breedte, tekens in _BREEDTEN.items() for teken in tekens}


def schoon(tekst: str) -> str:
    """The text without characters that neither XML nor HTML may hold, white space as single spaces."""
    return " ".join(_NIET_IN_XML.sub("", str(tekst)).split())


def breedte(tekst: str, letter: float, *, vet: bool = False) -> float:
    """Width in the unit of ``letter``, the font size; rather too much than too little."""
    return sum(_PER_TEKEN.get(teken, _ONBEKEND) for teken in tekst) * letter * (VET if vet else 1)


def breek(tekst: str, ruimte: float, letter: float, *, regels: int, vet: bool = False) -> tuple[str, ...]:
    """The text in at most ``regels`` lines of at most ``ruimte`` wide; what does not fit ends in "…".

    It breaks at spaces, and after the hyphens of a word that is too long by itself; not at a no-break space.
    """

    def past(regel):
        return breedte(regel, letter, vet=vet) <= ruimte

    klaar, regel = [], ""
    for woord in tekst.split(" "):
        stukken = [woord] if past(woord) else re.findall("[^-]+-*|-+", woord)
        for i, stuk in enumerate(stukken):
            tussen = " " if regel and i == 0 else ""
            if regel and not past(regel + tussen + stuk):
                klaar.append(regel)
                regel, tussen = "", ""
            regel += tussen + stuk
    klaar.append(regel)
    if len(klaar) > regels:
        klaar[regels - 1 :] = [" ".join(klaar[regels - 1 :])]
    return tuple(_kort_in(regel, past) for regel in klaar)


def breek_met_getal(
    tekst: str, getal: str, ruimte: float, letter: float, *, regels: int, vet: bool = False
) -> tuple[str, ...]:
    """A name with its value behind it. The value is never cut: if need be it gets a line of its own."""
    geheel = breek(f"{tekst}\N{NO-BREAK SPACE}{getal}", ruimte, letter, regels=regels, vet=vet)
    if geheel[-1].endswith(getal) and not any(regel.endswith("…") for regel in geheel):
        return geheel
    return *breek(tekst, ruimte, letter, regels=max(1, regels - 1), vet=vet), getal


def _kort_in(regel: str, past) -> str:
    if past(regel):
        return regel
    while regel and not past(regel + "…"):
        regel = regel[:-1]
    return regel.rstrip(" -") + "…"


def spreid(wensen: list[tuple[float, float]], begin: float, eind: float) -> list[float]:
    """Centres as near as can be to the wished ones, without overlap, between ``begin`` and ``eind``.

    ``wensen`` are (wished centre, size). Least squares: each wish minus the room before it must not decrease, and
    neighbours that would are pooled at their mean (pool adjacent violators). When there is too little room, labels
    run past ``eind``.
    """
    volgorde = sorted(range(len(wensen)), key=lambda i: wensen[i][0])
    voor, verschoven = 0.0, []
    for i in volgorde:
        midden, maat = wensen[i]
        verschoven.append(midden - voor - maat / 2)
        voor += maat
    groepen: list[list[float]] = []  # mean, number
    for waarde in verschoven:
        groepen.append([waarde, 1])
        while len(groepen) > 1 and groepen[-2][0] > groepen[-1][0]:
            waarde_b, aantal_b = groepen.pop()
            waarde_a, aantal_a = groepen[-1]
            aantal = aantal_a + aantal_b
            groepen[-1] = [(waarde_a * aantal_a + waarde_b * aantal_b) / aantal, aantal]
    hoogst = max(begin, eind - voor)
    plekken = [min(max(waarde, begin), hoogst) for waarde, aantal in groepen for _ in range(int(aantal))]
    uit, voor = [0.0] * len(wensen), 0.0
    for i, plek in zip(volgorde, plekken, strict=True):
        maat = wensen[i][1]
        uit[i] = plek + voor + maat / 2
        voor += maat
    return uit
