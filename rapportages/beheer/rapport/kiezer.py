"""The picker of bound numbers: which figures there are, what each is today, and how a text refers to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from rapportages.enums import Grootheid
from rapportages.models import Paragraaf
from rapportages.verslag.getallen import los_op
from rapportages.verwijzingen import Verwijzing
from themas import berekening
from themas.models import Doelstelling, Gebied, Indicator, Meting
from themas.reeksen import reeks_voor


MEESTE_GEVONDEN = 25
MEESTE_WOORDEN = 8
VELDEN = ("zoek", "cijfer", "periode", "gebied")


@dataclass(frozen=True, slots=True)
class Optie:
    waarde: str
    naam: str
    gekozen: bool = False


@dataclass(frozen=True, slots=True)
class Grootheidsregel:
    """One quantity of the chosen figure; ``fout`` says why it has no number, as a sentence."""

    naam: str
    tekst: str
    fout: str
    verwijzing: str


@dataclass(frozen=True, slots=True)
class Kiezer:
    """``van_onderwerp`` are the figures of the topic, ``gevonden`` the others that have the words in their name."""

    zoek: str
    van_onderwerp: tuple[Optie, ...]
    gevonden: tuple[Optie, ...]
    indicator: Indicator | None = None
    iets_gevonden: bool = False
    perioden: tuple[Optie, ...] = ()
    gebieden: tuple[Optie, ...] = ()
    regels: tuple[Grootheidsregel, ...] = ()

    @property
    def in_lijst(self) -> bool:
        """Whether the chosen figure is among those to choose from; one that was looked for before may not be."""
        return any(optie.gekozen for optie in (*self.van_onderwerp, *self.gevonden))


def kiezer_voor(paragraaf: Paragraaf, vraag: Mapping[str, str]) -> Kiezer:
    """What the picker shows on ``vraag`` (see ``VELDEN``); the number of queries does not grow with the figures."""
    zoek = vraag.get("zoek", "").strip()[:100]
    eigen, gevonden = _van_onderwerp(paragraaf), _zoek(zoek)
    slug = vraag.get("cijfer", "")
    indicator = next((i for i in (*eigen, *gevonden) if i.slug == slug), None)
    if vraag.get("gezocht") and indicator not in gevonden:
        indicator = None  # who looks for another figure wants to see that one
    elif indicator is None and slug:
        indicator = Indicator.objects.filter(slug=slug[:100]).first()
    if indicator is None:
        indicator = next(iter(gevonden if zoek else eigen), None)
    gevonden_elders = [i for i in gevonden if i not in eigen]
    lijsten = [tuple(Optie(i.slug, i.naam, i == indicator) for i in lijst) for lijst in (eigen, gevonden_elders)]
    if indicator is None:
        return Kiezer(zoek, *lijsten)
    return _met_cijfer(Kiezer(zoek, *lijsten, indicator, bool(gevonden)), paragraaf, vraag)


def _met_cijfer(kiezer: Kiezer, paragraaf: Paragraaf, vraag: Mapping[str, str]) -> Kiezer:
    rapportage, indicator = paragraaf.rapportage, kiezer.indicator
    van_rapport = rapportage.periode.puur
    gebieden = _gebieden(indicator)
    gebied = next((g for g in gebieden if g.code == vraag.get("gebied")), gebieden[0] if gebieden else None)
    if gebied is None:
        return kiezer
    perioden = list(reversed(reeks_voor(indicator, gebied).perioden))
    periode = _periode(perioden, vraag.get("periode", ""), van_rapport)
    eigen = gebied.code == settings.GEMEENTE_CODE
    verwijzingen = [
        Verwijzing(
            indicator.slug,
            grootheid,
            None if periode == van_rapport else periode,
            "" if eigen else gebied.code,
        )
        for grootheid in Grootheid
    ]
    getallen = los_op(verwijzingen, plan=rapportage.plan, periode=van_rapport)
    return Kiezer(
        kiezer.zoek,
        kiezer.van_onderwerp,
        kiezer.gevonden,
        indicator,
        kiezer.iets_gevonden,
        tuple(Optie(p.code, p.label, p == periode) for p in perioden),
        tuple(Optie(g.code, g.naam, g == gebied) for g in gebieden),
        tuple(_regel(verwijzing, getallen[str(verwijzing)]) for verwijzing in verwijzingen),
    )


def _regel(verwijzing: Verwijzing, getal) -> Grootheidsregel:
    naam = verwijzing.grootheid.label
    return Grootheidsregel(naam, "" if getal.fout else getal.tekst, getal.fout, f"[[{verwijzing}]]")


def _periode(perioden, code: str, van_rapport: berekening.Periode) -> berekening.Periode:
    """The one that was asked, else that of the report, else the newest before its end; it need not have a figure."""
    gevraagd = next((p for p in perioden if p.code == code), None)
    if gevraagd or not perioden or van_rapport in perioden:
        return gevraagd or van_rapport
    return next((p for p in perioden if p.eind <= van_rapport.eind), perioden[0])


def _van_onderwerp(paragraaf: Paragraaf) -> list[Indicator]:
    """The figures of the topic, of its goals first; of the report as a whole those of all goals of its plan."""
    van_doel = Doelstelling.objects.filter(indicatoren=OuterRef("pk"), onderwerp__thema__plan=paragraaf.rapportage.plan)
    if not paragraaf.onderwerp_id:
        return list(Indicator.objects.filter(Exists(van_doel)).order_by("naam"))
    van_doel = van_doel.filter(onderwerp=paragraaf.onderwerp_id)
    alle = Indicator.objects.annotate(van_doel=Exists(van_doel))
    bij = Q(van_doel=True) | Q(onderwerpen=paragraaf.onderwerp_id)
    return list(alle.filter(bij).distinct().order_by("-van_doel", "naam"))


def _zoek(zoek: str) -> list[Indicator]:
    """By every word in the name, with any figure of ours."""
    woorden = zoek.split()[:MEESTE_WOORDEN]
    if not woorden:
        return []
    bij = Q()
    for woord in woorden:
        bij &= Q(naam__icontains=woord) | Q(slug__icontains=woord)
    return list(Indicator.objects.filter(bij).order_by("naam")[:MEESTE_GEVONDEN])


def _gebieden(indicator: Indicator) -> list[Gebied]:
    """Those of which the public has a figure, the own municipality first."""
    pks = Meting.objects.publiek().filter(indicator=indicator).order_by().values("gebied")
    gebieden = list(Gebied.objects.filter(pk__in=pks).order_by("naam"))
    return sorted(gebieden, key=lambda gebied: gebied.code != settings.GEMEENTE_CODE)
