"""What an edition holds of a covenant, an area with the mark, and a meeting: plain values that every output reads."""

import datetime
from dataclasses import dataclass

from convenanten.enums import Bepalingsoort, Convenantsoort, Keurmerksoort, Overlegniveau, Puntstatus
from themas.bladen import Plek, Veld
from themas.enums import Doelsoort


@dataclass(frozen=True, slots=True)
class Doelsleutel:
    """A goal of a plan, by which its verdict of today is looked up."""

    plan: str
    code: str


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """Another piece, by the slug of its address; it may not be public."""

    slug: str
    naam: str


@dataclass(frozen=True, slots=True)
class Partijblad:
    slug: str
    naam: str
    omschrijving: str
    url: str
    rol: str = ""


@dataclass(frozen=True, slots=True)
class Documentblad:
    """A file that we keep (``bestand`` is its name, ``grootte`` in bytes) or an address elsewhere.

    ``sleutel`` is the SHA-256 of the file, by which it is fetched: what was published stays that, also when officers
    put another file in its place. Empty for an address.
    """

    sleutel: str
    titel: str
    bestand: str
    soort: str
    grootte: int | None
    url: str


@dataclass(frozen=True, slots=True)
class Versieblad:
    naam: str
    gesloten_op: datetime.date | None
    gesloten: str
    geldig_van: datetime.date | None
    geldig_tot: datetime.date | None
    onbepaalde_tijd: bool
    looptijd: str
    toelichting: str
    partijen: tuple[Partijblad, ...]
    documenten: tuple[Documentblad, ...]
    bron: str

    @property
    def heeft_dagen(self) -> bool:
        """Whether anything is known of how long it holds."""
        return bool(self.geldig_van or self.geldig_tot or self.onbepaalde_tijd)


@dataclass(frozen=True, slots=True)
class Bepalingblad:
    soort: Bepalingsoort
    tekst: str
    indicatoren: tuple[str, ...]
    doelsoort: Doelsoort | None
    peiljaar: int | None
    bron: str


@dataclass(frozen=True, slots=True)
class Overlegblad:
    naam: str
    niveau: Overlegniveau
    taak: str
    frequentie: str
    deelnemers: tuple[str, ...]
    bron: str


@dataclass(frozen=True, slots=True)
class Convenantblad:
    """``versies`` oldest first; ``indicatoren`` are slugs, in the order of the list of figures."""

    slug: str
    naam: str
    soort: Convenantsoort
    kort: str
    historie: str
    versies: tuple[Versieblad, ...]
    bepalingen: tuple[Bepalingblad, ...]
    overleggen: tuple[Overlegblad, ...]
    plekken: tuple[Plek, ...]
    doelen: tuple[Doelsleutel, ...]
    indicatoren: tuple[str, ...]
    interventies: tuple[Verwijzing, ...]
    opvolger_van: Verwijzing | None
    bron: str

    def van_soort(self, soort: Bepalingsoort) -> list[Bepalingblad]:
        return [bepaling for bepaling in self.bepalingen if bepaling.soort is soort]


@dataclass(frozen=True, slots=True)
class Certificaatblad:
    geldig_van: datetime.date | None
    geldig_tot: datetime.date | None
    wanneer: str
    hercertificering: bool
    toelichting: str
    bron: str


@dataclass(frozen=True, slots=True)
class Keurmerkblad:
    slug: str
    naam: str
    soort: Keurmerksoort
    toelichting: str
    certificaten: tuple[Certificaatblad, ...]
    bron: str


@dataclass(frozen=True, slots=True)
class Puntblad:
    nummer: int
    tekst: str
    veld: Veld | None
    eigen_indeling: bool
    namens: str
    status: Puntstatus
    uitkomst: str
    advies: str
    interventies: tuple[Verwijzing, ...]


@dataclass(frozen=True, slots=True)
class Programmablad:
    tijd: datetime.time | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Bijeenkomstblad:
    slug: str
    naam: str
    kort: str
    datum: datetime.date | None
    andere_datum: datetime.date | None
    datum_uitleg: str
    inloop: datetime.time | None
    begin: datetime.time | None
    eind: datetime.time | None
    plaats: str
    doelgroep: str
    organisatie: str
    programma: tuple[Programmablad, ...]
    punten: tuple[Puntblad, ...]
    verslag_voor: datetime.date | None
    verslag_op: datetime.date | None
    verslag: str
    documenten: tuple[Documentblad, ...]
    url: str
    bron: str
