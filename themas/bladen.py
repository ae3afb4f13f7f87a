"""What an edition holds of a piece that lies on the ground, and what editions of every kind share.

Plain values in frozen dataclasses: a page, an export and the API read these and no rows.
"""

from dataclasses import dataclass

from themas.enums import Onderbouwing


@dataclass(frozen=True, slots=True)
class Plek:
    """A topic of a plan, by the slugs of its address, with its name as it was then."""

    plan: str
    thema: str
    onderwerp: str
    naam: str

    @property
    def anker(self) -> str:
        return f"{self.plan}/{self.thema}"

    @property
    def sleutel(self) -> str:
        """Which topic this is, as one word."""
        return f"{self.plan}/{self.thema}/{self.onderwerp}"


@dataclass(frozen=True, slots=True)
class Veld:
    """A field of safety."""

    slug: str
    naam: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What is claimed as a number: a change in percent between two bounds, or so many out of so many.

    ``van`` and ``tot`` are whole percents, the lowest first and equal where the source gives one number.
    """

    van: int | None = None
    tot: int | None = None
    teller: int | None = None
    noemer: int | None = None


@dataclass(frozen=True, slots=True)
class Beweringblad:
    tekst: str
    effect: Effect | None
    onderbouwing: Onderbouwing
    uitleg: str
    bron: str


@dataclass(frozen=True, slots=True)
class Interventieblad:
    slug: str
    naam: str
    omschrijving: str
    in_gemeente: str
    velden: tuple[Veld, ...]
    plekken: tuple[Plek, ...]
    beweringen: tuple[Beweringblad, ...]
    bron: str


def plekken_van(onderwerpen) -> tuple[Plek, ...]:
    """The topics as an edition keeps them, in the order of the plans."""
    return tuple(
        Plek(onderwerp.thema.plan.slug, onderwerp.thema.slug, onderwerp.slug, onderwerp.naam)
        for onderwerp in onderwerpen.met_plan()
    )
