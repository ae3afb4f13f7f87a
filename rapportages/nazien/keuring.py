"""The checklist before a report is handed in and published: what must be mended, and what deserves another look.

``FOUT`` holds up, ``LET_OP`` does not. Each rule is a function of its own in ``REGELS`` and knows one thing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rapportages.enums import Ernst, Paragraafsoort
from rapportages.models import Opmerking, Voortgangsrapportage
from rapportages.nazien.cijferkeuring import geschatte_cijfers, oude_cijfers
from rapportages.nazien.gebreken import gebreken
from rapportages.nazien.losse_getallen import losse_getallen
from rapportages.publicatie.bijstellingen import verschillen_per_cijfer
from rapportages.verslag.bevriezen import lees
from rapportages.verslag.delen import Alinea, Verslag
from rapportages.verslag.samenstellen import stel_samen
from rapportages.verwijzingen import vind
from themas.models import Indicator
from themas.personen import persoonsnaam
from themas.weergave.opmaak import hoofdletter


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding: where, what, and how to mend it; ``paragraaf`` is the key of the row, 0 for the whole report.

    ``mend`` is empty where ``tekst`` says it already.
    """

    ernst: Ernst
    plek: str
    tekst: str
    mend: str
    paragraaf: int = 0

    def __str__(self):
        return f"{self.plek}: {self.tekst} {self.mend}".rstrip()


@dataclass(frozen=True)
class Stof:
    """What the rules look at: the report as it would be frozen now."""

    rapportage: Voortgangsrapportage
    verslag: Verslag
    namen: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def geschreven(self) -> list[Alinea]:
        return [alinea for alinea in self.verslag.alineas if alinea.tekst.strip()]

    def naam(self, alinea: Alinea) -> str:
        """``1.1 Inbraken en roof, wat wij hebben gedaan (preventie)``."""
        spoor = f" ({alinea.spoor.label})" if alinea.spoor.value else ""
        kop = self.namen.get((alinea.thema, alinea.onderwerp))
        return f"{kop}, {alinea.soort.label}{spoor}" if kop else hoofdletter(alinea.soort.label)

    def bij(self, ernst: Ernst, alinea: Alinea, tekst: str, mend: str, plek: object = "") -> Bevinding:
        waar = f"{self.naam(alinea)}, {plek}" if plek else self.naam(alinea)
        return Bevinding(ernst, waar, tekst, mend, alinea.paragraaf)


def keur(rapportage: Voortgangsrapportage, *, verslag: Verslag | None = None) -> list[Bevinding]:
    """All findings, errors first. ``verslag`` where the caller has put it together already.

    The number of queries does not grow with the report.
    """
    verslag = verslag or stel_samen(rapportage)
    namen = {(deel.thema, deel.onderwerp): f"{deel.nummer} {deel.naam}".strip() for deel in verslag.onderwerpen}
    stof = Stof(rapportage, verslag, namen)
    return sorted((b for regel in REGELS for b in regel(stof)), key=lambda b: list(Ernst).index(b.ernst))


def fouten(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    return [bevinding for bevinding in bevindingen if bevinding.ernst is Ernst.FOUT]


def verwijzingen(stof: Stof) -> Iterator[Bevinding]:
    """References that cannot be read, or that have no approved figure."""
    for alinea in stof.geschreven:
        for gevonden in vind(alinea.tekst):
            if gevonden.verwijzing is None:
                fout = gevonden.fout
            else:
                getal = stof.verslag.getallen.get(str(gevonden.verwijzing))
                fout = getal.fout if getal else "dit cijfer is niet opgezocht"
            if fout:
                mend = "Verbeter de verwijzing, of schrijf de zin zonder dit cijfer."
                yield stof.bij(Ernst.FOUT, alinea, f"‘{gevonden.geschreven}’: {_zin(fout)}", mend, gevonden.plek)


def opmerkingen(stof: Stof) -> Iterator[Bevinding]:
    """What officers asked each other and nobody answered yet; one query."""
    per_paragraaf = {alinea.paragraaf: alinea for alinea in stof.verslag.alineas}
    rijen = Opmerking.objects.filter(paragraaf__rapportage=stof.rapportage, opgelost_op=None)
    for rij in rijen.select_related("door").order_by("op", "pk"):
        alinea = per_paragraaf.get(rij.paragraaf_id)
        tekst = f"de opmerking van {persoonsnaam(rij.door)} is nog open: ‘{rij}’."
        mend = "Verwerk de opmerking en vink haar af."
        if alinea:
            yield stof.bij(Ernst.FOUT, alinea, tekst, mend)
        else:
            yield Bevinding(Ernst.FOUT, str(stof.rapportage), tekst, mend, rij.paragraaf_id)


def lege_teksten(stof: Stof) -> Iterator[Bevinding]:
    """The general picture must be there; of a topic it may be that there is nothing to tell."""
    if not any(alinea.soort is Paragraafsoort.ALGEMEEN for alinea in stof.geschreven):
        plek = hoofdletter(Paragraafsoort.ALGEMEEN.label)
        pk = stof.verslag.algemeen.paragraaf if stof.verslag.algemeen else 0
        mend = "Schrijf in een paar zinnen wat er in deze periode is gebeurd."
        yield Bevinding(Ernst.FOUT, plek, "deze tekst is leeg.", mend, pk)
    for alinea in stof.verslag.alineas:
        if alinea.soort is not Paragraafsoort.ALGEMEEN and not alinea.spoor.value and not alinea.tekst.strip():
            mend = "Schrijf hem, of laat hem leeg: dan staat hij niet in het rapport."
            yield stof.bij(Ernst.LET_OP, alinea, "deze tekst is leeg.", mend)


def teksten(stof: Stof) -> Iterator[Bevinding]:
    """What is wrong with a text itself; the sentence says how to mend it."""
    for alinea in stof.geschreven:
        for gebrek in gebreken(alinea.tekst):
            yield stof.bij(gebrek.ernst, alinea, gebrek.zin, "", gebrek.plek)


def machinezinnen(stof: Stof) -> Iterator[Bevinding]:
    for alinea in stof.geschreven:
        if aantal := len(alinea.machinezinnen):
            zinnen = "1 zin is" if aantal == 1 else f"{aantal} zinnen zijn"
            mend = "Lees na of u het zo wilt zeggen."
            yield stof.bij(Ernst.LET_OP, alinea, f"{zinnen} van de computer en door niemand veranderd.", mend)


def losse_cijfers(stof: Stof) -> Iterator[Bevinding]:
    """Numbers that no reference carries: they would not follow their figure, and nobody would see that they do not."""
    for alinea in stof.geschreven:
        for los in losse_getallen(alinea.tekst):
            mend = "Kan het? Koppel het dan aan een cijfer. Klopt het zo? Dan hoeft er niets."
            yield stof.bij(Ernst.LET_OP, alinea, f"‘{los.tekst}’ is niet gekoppeld.", mend, los.plek)


def cijfers(stof: Stof) -> Iterator[Bevinding]:
    """Figures in the report that are estimates, and figures older than its period."""
    for tekst in geschatte_cijfers(stof.verslag, stof.rapportage.periode):
        yield Bevinding(Ernst.LET_OP, "Cijfers", tekst, "Zeg dit in de tekst, of wacht op het definitieve cijfer.")
    for tekst in oude_cijfers(stof.verslag, stof.rapportage.periode):
        yield Bevinding(
            Ernst.LET_OP, "Cijfers", tekst, "Vraag om een nieuwer cijfer, of leg uit waarom het er niet is."
        )


def stille_wijzigingen(stof: Stof) -> Iterator[Bevinding]:
    """A correction says of every figure that changes that it does: no number in a new version changes unseen."""
    voorstel = getattr(stof.rapportage, "rectificatievoorstel", None)
    vorige = stof.rapportage.versies.order_by("-nummer").first()
    if voorstel is None or vorige is None:
        return
    genoemd = {indicator.slug for indicator in voorstel.indicatoren.all()}
    anders = verschillen_per_cijfer(lees(vorige), stof.verslag)
    namen = dict(Indicator.objects.filter(slug__in=anders).values_list("slug", "naam")) if anders else {}
    for indicator, verschillen in anders.items():
        tekst = f"anders dan in versie {vorige.nummer}: {'; '.join(verschillen)}."
        if not indicator:
            mend = "Zeg het in de tekst van de rectificatie, als lezers het moeten weten."
            yield Bevinding(Ernst.LET_OP, "Rectificatie", tekst, mend)
        elif indicator not in genoemd:
            mend = f"Vink ‘{namen.get(indicator, indicator)}’ aan bij de rectificatie."
            yield Bevinding(Ernst.FOUT, "Rectificatie", tekst, mend)


Regel = Callable[[Stof], Iterator[Bevinding]]
REGELS: list[Regel] = [
    verwijzingen,
    opmerkingen,
    lege_teksten,
    teksten,
    stille_wijzigingen,
    machinezinnen,
    losse_cijfers,
    cijfers,
]


def _zin(tekst: str) -> str:
    """As a clause in the middle, ended as a sentence."""
    return tekst if tekst.endswith((".", "?", "!")) else f"{tekst}."
