"""A text as readers will see it, before it is saved: the same template, and what is wrong with it by place.

Sentences that are still the computer's are marked, for officers only. The signs around them come from a part of
Unicode that no text of ours uses, and become tags after the text was made safe.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from rapportages.enums import Ernst, Paragraafsoort, Spoor
from rapportages.models import Paragraaf, Voortgangsrapportage
from rapportages.nazien.gebreken import Gebrek, gebreken
from rapportages.nazien.losse_getallen import losse_getallen
from rapportages.verslag.delen import Alinea, Kop, Onderwerpdeel, Themadeel, Verslag
from rapportages.verslag.getallen import los_op
from rapportages.verslag.leesbaar import Leesverslag, maak_leesbaar
from rapportages.verslag.machinezinnen import machinezinnen
from rapportages.verwijzingen import Gevonden, vind
from themas.weergave.tekst import te_groot


_BEGIN, _EIND = "\ue010", "\ue011"
_TEKENS = re.compile(f"[{_BEGIN}{_EIND}]")
MEND = "Verbeter de verwijzing, of schrijf de zin zonder dit cijfer."


@dataclass(frozen=True, slots=True)
class Fout:
    """What keeps a text from being handed in, and where: ``begin`` and ``eind`` count its signs from 0."""

    plek: str
    tekst: str
    mend: str
    begin: int = 0
    eind: int = 0

    def __str__(self):
        return f"{self.plek}: {self.tekst} {self.mend}".rstrip()


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    html: SafeString
    fouten: tuple[Fout, ...]
    adviezen: tuple[str, ...]
    machinezinnen: tuple[str, ...]
    te_groot: bool = False

    @property
    def melding(self) -> str:
        """In a sentence, the same as long as nothing changes that matters: it is read aloud."""
        aantal = len(self.fouten)
        if not aantal:
            return "Geen fouten in deze tekst."
        return "Er is 1 fout in deze tekst." if aantal == 1 else f"Er zijn {aantal} fouten in deze tekst."


def voorbeeld_van(paragraaf: Paragraaf, tekst: str, bron: str, machinetekst: str = "") -> Voorbeeld:
    """``tekst`` instead of what is saved; at most eight queries."""
    rapportage, tekst = paragraaf.rapportage, _TEKENS.sub("", tekst)
    if not tekst.strip():
        return Voorbeeld(mark_safe(""), (), (), ())
    if te_veel := te_groot(tekst):
        return Voorbeeld(mark_safe(""), (Fout("De tekst", te_veel, ""),), (), (), te_groot=True)
    gevonden = list(vind(tekst))
    getallen = los_op(
        [g.verwijzing for g in gevonden if g.verwijzing], plan=rapportage.plan, periode=rapportage.periode.puur
    )
    zinnen = machinezinnen(tekst, machinetekst) if machinetekst else ()
    html = teken(maak_leesbaar(_verslag(paragraaf, _gemarkeerd(tekst, zinnen), bron, getallen)))
    van_tekst = gebreken(tekst)
    fouten = [*_fouten(tekst, gevonden, getallen)]
    fouten += [Fout(str(gebrek.plek), gebrek.zin, "") for gebrek in van_tekst if gebrek.ernst is Ernst.FOUT]
    return Voorbeeld(html, tuple(fouten), tuple(_adviezen(tekst, van_tekst)), zinnen)


def teken(verslag: Leesverslag) -> SafeString:
    """The report, or a piece of it, in the template of the public page."""
    html = render_to_string("rapportages/_verslag.html", {"verslag": verslag})
    html = html.replace(_BEGIN, '<mark class="van-computer">').replace(_EIND, "</mark>")
    return mark_safe(html)  # noqa: S308 - of a template that escapes; only the marks came in


def _verslag(paragraaf: Paragraaf, tekst: str, bron: str, getallen) -> Verslag:
    """A report that holds nothing but this paragraph."""
    onderwerp = paragraaf.onderwerp
    thema = onderwerp.thema if onderwerp else None
    plek = (thema.slug, onderwerp.slug) if onderwerp else ("", "")
    alinea = Alinea(*plek, Paragraafsoort(paragraaf.soort), Spoor(paragraaf.spoor), tekst, bron)
    return Verslag(
        kop=_kop(paragraaf.rapportage),
        themas=(Themadeel(thema.slug, thema.nummer, thema.naam),) if thema else (),
        onderwerpen=(Onderwerpdeel(*plek, onderwerp.nummer, onderwerp.naam),) if onderwerp else (),
        alineas=(alinea,),
        getallen=getallen,
    )


def _kop(rapportage: Voortgangsrapportage) -> Kop:
    plan, periode = rapportage.plan, rapportage.periode.puur
    return Kop(
        slug=rapportage.slug,
        titel=rapportage.titel,
        nummer=rapportage.nummer,
        plan=plan.naam,
        plan_slug=plan.slug,
        peiljaar=plan.peiljaar,
        periode=periode.label,
        periodecode=periode.code,
        gemeente="",
    )


def _fouten(tekst: str, gevonden: Iterable[Gevonden], getallen) -> Iterator[Fout]:
    vanaf = 0
    for verwijzing in gevonden:
        begin = tekst.index(verwijzing.geschreven, vanaf)
        vanaf = begin + len(verwijzing.geschreven)
        fout = getallen[str(verwijzing.verwijzing)].fout if verwijzing.verwijzing else verwijzing.fout
        if fout:
            zin = fout if fout.endswith((".", "?", "!")) else f"{fout}."
            yield Fout(str(verwijzing.plek), f"‘{verwijzing.geschreven}’: {zin}", MEND, begin, vanaf)


def _adviezen(tekst: str, gevonden: Iterable[Gebrek]) -> Iterator[str]:
    """What does not hold up handing in, and deserves a look."""
    for gebrek in gevonden:
        if gebrek.ernst is not Ernst.FOUT:
            yield f"{gebrek.plek}: {gebrek.zin}" if gebrek.plek else gebrek.zin
    for los in losse_getallen(tekst):
        yield f"{los.plek}: ‘{los.tekst}’ is niet gekoppeld. Het verandert niet mee als het cijfer verandert."


def _gemarkeerd(tekst: str, zinnen: Iterable[str]) -> str:
    """Each sentence once, in their order; a row of a table stays as it is, since signs around it break the table."""
    vanaf = 0
    for zin in zinnen:
        if zin.startswith("|"):
            continue
        patroon = re.compile(r"\s+".join(re.escape(woord) for woord in zin.split()))
        if plek := patroon.search(tekst, vanaf):
            vanaf = plek.end() + 2
            tekst = f"{tekst[: plek.start()]}{_BEGIN}{plek[0]}{_EIND}{tekst[plek.end() :]}"
    return tekst
