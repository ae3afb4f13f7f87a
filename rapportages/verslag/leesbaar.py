"""A report as people read it: the texts as HTML, the footnotes numbered through, everything under its topic."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from rapportages.enums import Paragraafsoort, Spoor
from rapportages.verslag.delen import Alinea, Doeldeel, Figuurdeel, Getal, Kop, Onderwerpdeel, Themadeel, Verslag
from rapportages.verwijzingen import sleutel_van
from themas.stand import Stand, Telling, tel
from themas.weergave.opmaak import NIET_BESCHIKBAAR, hoofdletter
from themas.weergave.tekst import Noot, maak_op


HELE_THEMA = "Het hele thema"
_SPOREN = {
    Spoor.PREVENTIE: "preventie (voorkomen)",
    Spoor.REPRESSIE: "repressie (ingrijpen)",
    Spoor.NAZORG: "nazorg (hulp achteraf)",
}


def alineakop(alinea: Alinea) -> str:
    spoor = f": {_SPOREN[alinea.spoor]}" if alinea.spoor.value else ""
    return hoofdletter(alinea.soort.label) + spoor


def anker_van_alinea(sleutel: str) -> str:
    """The place of a paragraph on the page of its report, by its key: what search leads to."""
    return f"tekst-{sleutel.replace('/', '-')}"


@dataclass(frozen=True, slots=True)
class Leesalinea:
    alinea: Alinea
    html: SafeString

    @property
    def kop(self) -> str:
        """``Wat wij hebben gedaan: preventie (voorkomen)``: readers need not know the words of policy."""
        return alineakop(self.alinea)

    @property
    def anker(self) -> str:
        return anker_van_alinea(self.alinea.sleutel)


@dataclass(frozen=True, slots=True)
class Doelregel:
    """A goal with one figure; ``bijgesteld`` is what was published and what it is today, where that differs."""

    deel: Doeldeel
    bijgesteld: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Leesdoel:
    """A goal with a line for each of its figures; ``deel`` is the first, for what they share."""

    regels: tuple[Doelregel, ...]

    @property
    def deel(self) -> Doeldeel:
        return self.regels[0].deel

    @property
    def telling(self) -> Telling:
        """Several figures under one goal are counted, never averaged."""
        return tel(regel.deel for regel in self.regels)


@dataclass(frozen=True, slots=True)
class Leesonderwerp:
    """``kop`` is its number and name; a topic that has the name of its theme does not say that name again."""

    deel: Onderwerpdeel
    kop: str
    doelen: tuple[Leesdoel, ...]
    figuren: tuple[Figuurdeel, ...]
    beeld: tuple[Leesalinea, ...]
    gedaan: tuple[Leesalinea, ...]
    voortgang: tuple[Leesalinea, ...]

    @property
    def anker(self) -> str:
        return f"{self.deel.thema}-{self.deel.onderwerp}"

    @property
    def leeg(self) -> bool:
        return not (self.doelen or self.figuren or self.beeld or self.gedaan or self.voortgang or self.deel.cijfers)


@dataclass(frozen=True, slots=True)
class Leesthema:
    deel: Themadeel
    doelen: tuple[Doeldeel, ...]
    onderwerpen: tuple[Leesonderwerp, ...]

    @property
    def anker(self) -> str:
        return f"thema-{self.deel.thema}"

    @property
    def stand(self) -> Stand:
        """The verdicts counted as on the page of the theme: a figure that two goals follow counts once."""
        cijfers = {deel.indicator: deel for deel in reversed(self.doelen) if deel.indicator}
        return Stand(tel(cijfers.values()), tel(deel for deel in self.doelen if not deel.indicator))


@dataclass(frozen=True, slots=True)
class Leesverslag:
    kop: Kop
    algemeen: Leesalinea | None
    themas: tuple[Leesthema, ...]
    noten: tuple[Noot, ...]


def maak_leesbaar(
    verslag: Verslag,
    *,
    bijgesteld: Mapping[str, str] | None = None,
    doelen_bijgesteld: Mapping[str, tuple[str, str]] | None = None,
) -> Leesverslag:
    """``bijgesteld`` has, by the written form of a reference, what the number is today where that differs.

    ``doelen_bijgesteld`` has for goals, by their key, how they stood then and stand today. Paragraphs without text
    are left out; who writes the report, sees them elsewhere.
    """
    opmaker = _Opmaker(verslag.getallen, bijgesteld or {}, doelen_bijgesteld or {})
    algemeen = verslag.algemeen
    gelezen = opmaker.lees(algemeen) if algemeen and algemeen.tekst.strip() else None
    themas = tuple(_thema(verslag, thema, opmaker) for thema in verslag.themas)
    return Leesverslag(verslag.kop, gelezen, themas, tuple(opmaker.noten))


def _thema(verslag: Verslag, thema: Themadeel, opmaker: "_Opmaker") -> Leesthema:
    onderwerpen = tuple(_onderwerp(verslag, thema, deel, opmaker) for deel in verslag.onderwerpen_van(thema))
    doelen = tuple(doel for doel in verslag.doelen if doel.thema == thema.thema)
    return Leesthema(thema, doelen, tuple(onderwerp for onderwerp in onderwerpen if not onderwerp.leeg))


def _onderwerp(verslag: Verslag, thema: Themadeel, deel: Onderwerpdeel, opmaker: "_Opmaker") -> Leesonderwerp:
    alineas = [opmaker.lees(alinea) for alinea in verslag.bij(verslag.alineas, deel) if alinea.tekst.strip()]
    per_soort = {soort: tuple(alinea for alinea in alineas if alinea.alinea.soort is soort) for soort in Paragraafsoort}
    return Leesonderwerp(
        deel,
        HELE_THEMA if deel.naam == thema.naam else f"{deel.nummer} {deel.naam}".strip(),
        opmaker.doelen(verslag.bij(verslag.doelen, deel)),
        tuple(verslag.bij(verslag.figuren, deel)),
        per_soort[Paragraafsoort.BEELD],
        per_soort[Paragraafsoort.GEDAAN],
        per_soort[Paragraafsoort.VOORTGANG],
    )


class _Opmaker:
    """Makes texts up one after the other, so that the footnotes count on."""

    def __init__(
        self,
        getallen: Mapping[str, Getal],
        bijgesteld: Mapping[str, str],
        doelen_bijgesteld: Mapping[str, tuple[str, str]],
    ):
        self.getallen, self.bijgesteld, self.doelen_bijgesteld = getallen, bijgesteld, doelen_bijgesteld
        self.noten: list[Noot] = []

    def lees(self, alinea: Alinea) -> Leesalinea:
        opgemaakt = maak_op(alinea.tekst, verwijzing=self.getal, eerste_noot=len(self.noten) + 1)
        self.noten.extend(opgemaakt.noten)
        return Leesalinea(alinea, opgemaakt.html)

    def doelen(self, delen: list[Doeldeel]) -> tuple[Leesdoel, ...]:
        per_code: dict[str, list[Doelregel]] = {}
        for deel in delen:
            per_code.setdefault(deel.code, []).append(Doelregel(deel, self.doelen_bijgesteld.get(deel.sleutel)))
        return tuple(Leesdoel(tuple(regels)) for regels in per_code.values())

    def getal(self, geschreven: str) -> SafeString:
        """The HTML of what stands between double square brackets."""
        getal = self.getallen.get(sleutel_van(geschreven))
        if getal is None or getal.fout:
            return format_html('<span class="gebonden gebonden--fout">{}</span>', NIET_BESCHIKBAAR)
        html = format_html(
            '<data class="gebonden gebonden--{}" value="{}" data-indicator="{}">{}</data>',
            getal.grootheid.value,
            getal.waarde,
            getal.indicator,
            getal.tekst,
        )
        if getal.sleutel not in self.bijgesteld:
            return html
        nu = self.bijgesteld[getal.sleutel]
        return html + format_html(
            ' <span class="bijgesteld">(bijgesteld na publicatie: {} → {})</span>', getal.tekst, nu
        )
