"""What is wrong with a file: where, and how to mend it."""

from dataclasses import dataclass


MEEST_GETOOND = 200


@dataclass(frozen=True)
class Regelfout:
    """One mistake. ``regel`` is the line in the file, the header being 1; None when it is about the whole file."""

    regel: int | None
    kolom: str
    melding: str

    @property
    def plek(self) -> str:
        """``12 aantal``, ``12`` or nothing."""
        return f"{self.regel or ''} {self.kolom}".strip()


class Importfout(Exception):
    """Nothing was stored. ``fouten`` holds the first mistakes, ``meer`` counts those that are not in it."""

    def __init__(self, bestand: str, fouten: list[Regelfout], meer: int = 0):
        self.bestand = bestand
        self.fouten = fouten
        self.meer = meer
        super().__init__("\n".join(self.regels))

    @property
    def regels(self) -> list[str]:
        """One line per mistake, ``bestand:regel kolom: melding``, as editors know how to jump to."""
        regels = [
            f"{self.bestand}:{fout.plek}: {fout.melding}" if fout.plek else f"{self.bestand}: {fout.melding}"
            for fout in self.fouten
        ]
        if self.meer:
            regels.append(f"{self.bestand}: En nog {self.meer} fouten. Verbeter eerst deze.")
        return regels


class Leesfout(Exception):
    """Reading cannot go on after this line."""

    def __init__(self, melding: str, regel: int | None = None):
        self.melding = melding
        self.regel = regel
        super().__init__(melding)


class Foutenlijst:
    """Collects the mistakes of one file: the first 200 in words, the rest as a number."""

    def __init__(self):
        self._eerste: list[Regelfout] = []
        self._meer = 0

    def __bool__(self):
        return bool(self._eerste)

    def __len__(self):
        return len(self._eerste) + self._meer

    @property
    def eerste(self) -> list[Regelfout]:
        return self._eerste

    def meld(self, regel: int | None, kolom: str, melding: str) -> None:
        """What is about the whole file is always told: it says why the rest was not even looked at."""
        if len(self._eerste) >= MEEST_GETOOND and regel is not None:
            self._meer += 1
        else:
            self._eerste.append(Regelfout(regel, kolom, melding))

    def als_importfout(self, bestand: str) -> Importfout:
        """In the order of the file; whatever is about the whole of it comes first."""
        return Importfout(bestand, sorted(self._eerste, key=lambda fout: fout.regel or 0), self._meer)


def kort(tekst: str, hoogstens: int = 40) -> str:
    """A cell as it stands in a message: short, and without characters that would steer a terminal."""
    netjes = "".join(teken if teken.isprintable() else "�" for teken in tekst[:hoogstens])
    return netjes + "…" * (len(tekst) > hoogstens)


def opsomming(delen: list[str]) -> str:
    """``a, b of c``."""
    return " of ".join([", ".join(delen[:-1]), delen[-1]] if len(delen) > 1 else delen)


def verschillen(paren: list[tuple[str, str, str]]) -> str:
    """``Nu: aantal 9853. In dit bestand: aantal 9906.``, from name, old and new of whatever differs."""
    oud = ", ".join(f"{naam} {kort(waarde, 100) or 'leeg'}" for naam, waarde, _ in paren)
    nieuw = ", ".join(f"{naam} {kort(waarde, 100) or 'leeg'}" for naam, _, waarde in paren)
    return f"Nu: {oud}. In dit bestand: {nieuw}."
