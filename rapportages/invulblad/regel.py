"""One line of the sheet, as the template shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapportages.enums import Lijnstand
from rapportages.invulblad import cellen
from rapportages.models import Klad, Uitvraag
from rapportages.voortgang import Lijn
from themas.admin import cijfer
from themas.enums import Metingsoort, Oordeel
from themas.models import Beoordeling, Meting
from themas.personen import persoonsnaam


KOPPEN = {
    "cijfer": "Cijfer",
    "marge": "Marge",
    "kwaliteit": "Kwaliteit",
    "bron": "Bron",
    "stand_op": "Datum van de bron",
    "opmerking": "Opmerking",
    "oordeel": "Oordeel",
    "toelichting": "Toelichting",
    "bewijs": "Bewijs",
}
TEKENS_PER_RIJ = 22


@dataclass(frozen=True, slots=True)
class Botsing:
    """Somebody else changed the line since it was shown: who, when, and to what. ``te_kiezen`` when mine may win."""

    door: object
    op: object
    te_kiezen: bool

    @property
    def naam(self) -> str:
        return persoonsnaam(self.door, "een collega")


@dataclass(slots=True)
class Regel:
    """``cellen`` is what is stored, ``getoond`` what the fields hold; they differ while something is unsaved."""

    lijn: Lijn
    cellen: dict[str, str]
    diepte: int = 0
    eerder: list[tuple[str, str]] = field(default_factory=list)  # figure and period
    getoond: dict[str, str] = field(default_factory=dict)
    klad: Klad | None = None
    mijn: Mapping[str, str] | None = None  # what was sent, where the fields cannot show it any more
    fouten: dict[str, str] = field(default_factory=dict)
    vraag: str = ""
    bronvraag: str = ""
    vorige_bron: str = ""
    botsing: Botsing | None = None
    weg_te_halen: bool = False
    melding: str = ""
    gesloten: bool = False

    @property
    def pk(self) -> int:
        return self.uitvraag.pk

    @property
    def uitvraag(self) -> Uitvraag:
        return self.lijn.uitvraag

    @property
    def rij(self) -> Meting | Beoordeling | None:
        """What the cells change: a judgement or a level. A reported change has a page of its own."""
        rij = self.lijn.rij
        return None if getattr(rij, "soort", None) == Metingsoort.VERANDERING else rij

    @property
    def verandering(self) -> str:
        """A figure of which the source gave only the change, in words."""
        if self.lijn.rij is None or self.rij is not None:
            return ""
        return cijfer.cijfer(self.lijn.rij)

    @property
    def ook_gemeld(self) -> str:
        """A rate that was reported beside the count, or instead of it."""
        rij = self.rij
        if not isinstance(rij, Meting) or rij.waarde is None or cellen.vraagt_waarde(self.uitvraag.indicator):
            return ""
        alleen_waarde = Meting(waarde=rij.waarde, waarde_decimalen=rij.waarde_decimalen, marge=rij.marge)
        alleen_waarde.indicator = self.uitvraag.indicator
        return cijfer.cijfer(alleen_waarde)

    @property
    def naam(self) -> str:
        return str(self.uitvraag)

    @property
    def eenheid(self) -> str:
        return cellen.eenheid(self.uitvraag.indicator) if self.uitvraag.indicator_id else ""

    @property
    def celnamen(self) -> tuple[str, ...]:
        return tuple(self.cellen)

    @property
    def stand(self) -> Lijnstand:
        return self.lijn.stand

    @property
    def statuslabel(self) -> str:
        return self.stand.label

    @property
    def notitie(self) -> str:
        """What the colleague wrote who sent it back."""
        return self.rij.beoordelingsnotitie if self.rij is not None and self.stand != Lijnstand.VASTGESTELD else ""

    @property
    def vast(self) -> bool:
        """Handed in or approved: shown, not asked."""
        return self.gesloten or (self.rij is not None and self.stand in (Lijnstand.INGEDIEND, Lijnstand.VASTGESTELD))

    @property
    def basis(self) -> str:
        """Names the stored state, as a change by anybody else would change it."""
        rij = self.rij
        return f"{rij.pk if rij else 0}.{rij.versie if rij else 0}.{self.uitvraag.versie}"

    @property
    def herkenning(self) -> str:
        return f"{self.basis}:{cellen.vingerafdruk(self.cellen)}"

    @property
    def velden(self) -> dict[str, dict]:
        """By cell: what the template needs for its field."""
        return {
            naam: {
                "naam": f"{self.pk}-{naam}",
                "waarde": self.getoond[naam],
                "fout": self.fouten.get(naam, ""),
            }
            for naam in self.cellen
        }

    @property
    def heeft_bericht(self) -> bool:
        """There is something to say in the row below the cells."""
        return any(
            (
                self.melding,
                self.klad is not None and not self.vast,
                self.fouten,
                self.stand is Lijnstand.TERUGGESTUURD,
                self.vraag,
                self.bronvraag,
                self.ook_gemeld,
                self.verandering,
                self.botsing,
                self.weg_te_halen,
            )
        )

    @property
    def te_suggereren_bron(self) -> str:
        """The source of the previous figure, where the cell holds another."""
        return "" if self.vorige_bron == self.getoond.get("bron") else self.vorige_bron

    @property
    def bronhoogte(self) -> int:
        """How many rows of text show the whole source."""
        return 1 + len(self.getoond.get("bron", "")) // TEKENS_PER_RIJ

    @property
    def breedte(self) -> int:
        """How many columns the row below the cells spans."""
        return 7 + len(self.eerder) if self.uitvraag.indicator_id else 4

    @property
    def teksten(self) -> list[tuple[str, str]]:
        return [("toelichting", "Toelichting"), ("bewijs", "Bewijs")]

    @property
    def was(self) -> str:
        """What an emptied line held."""
        return self.cellen["cijfer"] if self.uitvraag.indicator_id else dict(self.oordelen)[self.cellen["oordeel"]]

    @property
    def verschillen(self) -> list[tuple[str, str, str]]:
        """At a clash: name of the cell, theirs and mine, for each cell that differs; all when none does."""
        mijn, hun = self.getoond if self.mijn is None else self.mijn, self.cellen
        anders = [naam for naam in hun if " ".join(hun[naam].split()) != " ".join(mijn.get(naam, "").split())]
        return [(KOPPEN[naam], hun[naam], mijn.get(naam, "")) for naam in anders or hun]

    @property
    def oordelen(self) -> list[tuple[str, str]]:
        keuzes = [(o.value, o.label) for o in Oordeel if o.gunstig is not None]
        return [("", "nog geen oordeel"), *keuzes, (cellen.NVT, "niet van toepassing")]

    @property
    def oordeel_in_woorden(self) -> str:
        return dict(self.oordelen).get(self.getoond["oordeel"], "")


def botsing(regel: Regel) -> Botsing:
    wie, wanneer = regel.uitvraag.beantwoord_door, regel.uitvraag.beantwoord_op
    if regel.rij is not None:
        laatste = regel.rij.history.first()
        wie = (laatste.history_user if laatste else None) or regel.rij.laatst_gewijzigd_door
        wanneer = laatste.history_date if laatste else regel.rij.ingevoerd_op
    return Botsing(wie, wanneer, te_kiezen=not regel.vast)
