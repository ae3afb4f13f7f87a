"""The parts of a report, as plain values: what the page, the preview, the PDF and the frozen rows all hold.

Everything here is text, numbers and enums that JSON can carry, so a frozen report needs no figures to be read. A
part says of itself where it belongs (``thema``, ``onderwerp``: slugs), since it is frozen as a row of its own.
"""

from dataclasses import dataclass, field

from rapportages.enums import Grootheid, Paragraafsoort, Spoor
from themas.enums import Oordeel, Zekerheid


@dataclass(frozen=True, slots=True)
class Getal:
    """A number that a text is bound to, or a change in a table.

    ``tekst`` is what the reader sees ("−38%"), ``waarde`` what a machine reads ("-38"); ``sleutel`` is the written
    form of its reference. ``fout`` says, in Dutch, why there is no number; then ``tekst`` is "niet beschikbaar".
    """

    sleutel: str
    tekst: str
    waarde: str = ""
    grootheid: Grootheid = Grootheid.AANTAL
    indicator: str = ""
    indicator_naam: str = ""
    periode: str = ""
    gebied: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Kop:
    """What is said of the report as a whole. ``periode`` is its label, ``periodecode`` as in addresses."""

    slug: str
    titel: str
    nummer: int
    plan: str
    plan_slug: str
    peiljaar: int | None
    periode: str
    periodecode: str
    gemeente: str
    bronnen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Themadeel:
    """``stand`` are the verdicts in a sentence, as on the page of the theme."""

    thema: str
    nummer: int
    naam: str
    stand: str = ""


@dataclass(frozen=True, slots=True)
class Onderwerpdeel:
    """``nummer`` may be empty. ``cijfers`` are figures without a goal: name, slug, and the figure in a few words."""

    thema: str
    onderwerp: str
    nummer: str
    naam: str
    domein: str = ""
    cijfers: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Doeldeel:
    """One goal with one of its indicators, or a goal that people judge (``indicator`` empty)."""

    thema: str
    onderwerp: str
    code: str
    tekst: str
    oordeel: Oordeel
    indicator: str = ""
    indicator_naam: str = ""
    verschil: str = ""
    verschil_waarde: str = ""
    zekerheid: Zekerheid | None = None
    vergelijking: str = ""
    kopzin: str = ""
    waarom_niet: str = ""
    voorbehouden: tuple[str, ...] = ()
    toelichting: str = ""
    bewijs: str = ""
    bron: str = ""

    @property
    def sleutel(self) -> str:
        return f"{self.thema}/{self.onderwerp}/{self.code}/{self.indicator}"


@dataclass(frozen=True, slots=True)
class Veld:
    tekst: str
    klasse: str = ""


@dataclass(frozen=True, slots=True)
class Tabelrij:
    naam: str
    cellen: tuple[Veld, ...]
    opmerking: str = ""
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Figuurnoot:
    tekst: str
    nummer: int | None = None
    alleen_smal: bool = False


@dataclass(frozen=True, slots=True)
class Figuurdeel:
    """A figure as it was drawn: what ``templates/onderdelen/figuur.html`` needs, and nothing else."""

    thema: str
    onderwerp: str
    indicator: str
    id: str
    titel: str
    breed: str
    smal: str
    beschrijving: str
    noten: tuple[Figuurnoot, ...] = ()
    koppen: tuple[Veld, ...] = ()
    rijen: tuple[Tabelrij, ...] = ()
    leeg: bool = False


@dataclass(frozen=True, slots=True)
class Alinea:
    """One paragraph of text in Markdown. ``thema`` and ``onderwerp`` are empty for the general picture.

    ``paragraaf`` is the key of its row while it is written, 0 once frozen. ``machinezinnen`` are the sentences in it
    that are still the computer's; they are for officers and are not frozen.
    """

    thema: str
    onderwerp: str
    soort: Paragraafsoort
    spoor: Spoor
    tekst: str
    bron: str = ""
    paragraaf: int = field(default=0, compare=False)
    machinezinnen: tuple[str, ...] = field(default=(), compare=False)

    @property
    def sleutel(self) -> str:
        return "/".join(filter(None, (self.thema, self.onderwerp, self.soort.value, self.spoor.value)))


@dataclass(frozen=True, slots=True)
class Verslag:
    """The whole document, in reading order. ``getallen`` by the written form of their reference."""

    kop: Kop
    themas: tuple[Themadeel, ...] = ()
    onderwerpen: tuple[Onderwerpdeel, ...] = ()
    doelen: tuple[Doeldeel, ...] = ()
    figuren: tuple[Figuurdeel, ...] = ()
    alineas: tuple[Alinea, ...] = ()
    getallen: dict[str, Getal] = field(default_factory=dict)

    @property
    def algemeen(self) -> Alinea | None:
        return next((alinea for alinea in self.alineas if not alinea.onderwerp), None)

    def onderwerpen_van(self, thema: Themadeel) -> list[Onderwerpdeel]:
        return [deel for deel in self.onderwerpen if deel.thema == thema.thema]

    def bij(self, delen: tuple, onderwerp: Onderwerpdeel) -> list:
        """Those of ``doelen``, ``figuren`` or ``alineas`` that belong to this topic."""
        plek = (onderwerp.thema, onderwerp.onderwerp)
        return [deel for deel in delen if (deel.thema, deel.onderwerp) == plek]
