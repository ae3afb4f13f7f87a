"""A row of each kind that readers can find by one odd word, and the same kinds as readers may not see them."""

import datetime
from dataclasses import dataclass
from html import unescape

from django.utils import timezone
from html5lib import parse

from rapportages.enums import Paragraafsoort, Rapportstatus
from rapportages.models import Voortgangsrapportage
from rapportages.publicatie.publiceren import dien_in, publiceer
from rapportages.publicatie.publiceren import trek_in as trek_rapport_in
from tests import fabriek
from tests.convenanten import bouw as afspraken
from tests.rapportages.jaarplan import bouw as jaarplannen
from tests.rapportages.lezen.bouw import alleen_titel, geschreven
from tests.rapportages.publiceren.bouw import INDIENER, UITGEVER, schrijf_aan, wie
from tests.rapportages.raad import bouw as raad
from tests.site.kruip import met_klasse, tekst
from themas.models import Begrip
from themas.publiceren import trek_in


WOORD = "zwanenfluit"
ZIN = f"Daar klinkt de {WOORD} over het plein."


def rapport(slug="geheim", *, vanaf=None, code="2019", titel=f"Verslag van de {WOORD}"):
    """A published report with the odd word in its title and in one paragraph."""
    concept = geschreven(slug, code, titel=titel)
    schrijf_aan(concept, ZIN, Paragraafsoort.BEELD)
    Voortgangsrapportage.objects.filter(pk=concept.pk).update(publiceren_op=vanaf)
    concept.refresh_from_db()
    dien_in(rapportage=concept, door=wie(INDIENER))
    publiceer(rapportage=concept, door=wie(UITGEVER))
    return Voortgangsrapportage.objects.get(pk=concept.pk)


def begrip(**velden):
    standaard = {"naam": "Toeval", "uitleg": ZIN}
    return Begrip.objects.get_or_create(slug="toeval", defaults=standaard | velden)[0]


def elk_soort() -> dict[str, str]:
    """A row of each kind that is public; ``{kind: address}``."""
    plan = fabriek.beleidsplan(hoofddoel=ZIN)
    thema = fabriek.thema("fluiten", plan=plan, nummer=7, naam="Fluiten", omschrijving=ZIN)
    onderwerp = fabriek.onderwerp("op-straat", van_thema=thema, toelichting=ZIN)
    fabriek.doelstelling("7-1a", bij=onderwerp, tekst=ZIN)
    indicator = fabriek.indicator("fluitende-zwanen", definitie=ZIN)
    begrip()
    jaarplannen.actie("A09", van=jaarplannen.jaarplan(2019), toelichting=ZIN)
    raad.motie("motie-fluit", inhoud=ZIN, datum=datetime.date(2019, 3, 1))
    stukken = [
        afspraken.convenant("samen-fluiten", kort=ZIN),
        fabriek.interventie("fluitles", omschrijving=ZIN),
        afspraken.bijeenkomst("fluitdag", kort=ZIN),
        afspraken.keurmerkgebied("fluitveld", toelichting=ZIN),
    ]
    fabriek.bewering(stukken[1])
    for stuk in stukken:
        afspraken.openbaar(stuk)
    gepubliceerd = rapport("verslag")
    plek = f"{thema.get_absolute_url()}#op-straat"
    deel = gepubliceerd.versies.get().momentopnamen.get(soort="alinea", inhoud__contains=WOORD).sleutel
    return {
        "cijfer": indicator.get_absolute_url(),
        "doel": plek,
        "thema": thema.get_absolute_url(),
        "onderwerp": plek,
        "plan": plan.get_absolute_url(),
        "rapportage": "/rapportages/verslag/",
        "tekst": f"/rapportages/verslag/#tekst-{deel.replace('/', '-')}",
        "actie": "/jaarplannen/2019/#actie-a09",
        "raadsstuk": "/raad/motie-fluit/",
        "afspraak": "/convenanten/samen-fluiten/",
        "aanpak": "/kennisbank/fluitles/",
        "bijeenkomst": "/bijeenkomsten/fluitdag/",
        "keurmerk": "/keurmerk-veilig-ondernemen/#fluitveld",
        "begrip": "/begrippen/#toeval",
    }


# What readers may not see, each made by its verb


def _concept_rapport():
    concept = geschreven("geheim", titel=f"Verslag van de {WOORD}")
    schrijf_aan(concept, ZIN, Paragraafsoort.BEELD)


def _ingediend_rapport():
    concept = geschreven("geheim", titel=f"Verslag van de {WOORD}")
    schrijf_aan(concept, ZIN, Paragraafsoort.BEELD)
    concept.refresh_from_db()
    dien_in(rapportage=concept, door=wie(INDIENER))


def _rapport_onder_embargo():
    rapport(vanaf=timezone.now() + datetime.timedelta(days=1))


def _ingetrokken_rapport():
    trek_rapport_in(rapportage=rapport(), reden="Het klopte niet.", door=wie(UITGEVER))


def _titel_onder_embargo():
    rij = alleen_titel(titel=f"Verslag van de {WOORD}", bekend=ZIN)
    Voortgangsrapportage.objects.filter(pk=rij.pk).update(publiceren_op=timezone.now() + datetime.timedelta(days=1))
    assert rij.status == Rapportstatus.ALLEEN_TITEL


def _actie_van_concept():
    jaarplannen.actie("A09", van=jaarplannen.concept(2021), toelichting=ZIN)


def _raadsstuk():
    raad.motie("geheim", inhoud=ZIN, publiek=False)


def _convenant():
    afspraken.convenant("geheim", kort=ZIN)


def _interventie():
    fabriek.bewering(fabriek.interventie("geheim", omschrijving=ZIN))


def _bijeenkomst():
    afspraken.bijeenkomst("geheim", kort=ZIN)


def _keurmerk():
    afspraken.keurmerkgebied("geheim", toelichting=ZIN)


def _gewijzigd_na_publicatie():
    """The officer has the word in hand; readers still see the edition without it."""
    stuk = afspraken.convenant("half", kort="Niets bijzonders.")
    afspraken.openbaar(stuk)
    stuk.refresh_from_db()
    stuk.kort = ZIN
    stuk.save()


def _vorige_uitgave():
    """The word was in the edition before this one."""
    stuk = afspraken.convenant("vroeger", kort=ZIN)
    afspraken.openbaar(stuk)
    stuk.refresh_from_db()
    stuk.kort = "Niets bijzonders."
    stuk.save()
    afspraken.openbaar(stuk)


def _ingetrokken_stuk():
    stuk = afspraken.convenant("weg", kort=ZIN)
    afspraken.openbaar(stuk)
    trek_in(stuk=stuk, reden="Het klopte niet.", door=fabriek.gebruiker("an"))


GEHEIM = {
    "concept report": _concept_rapport,
    "report that waits": _ingediend_rapport,
    "report under embargo": _rapport_onder_embargo,
    "withdrawn report": _ingetrokken_rapport,
    "title under embargo": _titel_onder_embargo,
    "action of a concept": _actie_van_concept,
    "piece of the council": _raadsstuk,
    "covenant": _convenant,
    "intervention": _interventie,
    "meeting": _bijeenkomst,
    "area with the mark": _keurmerk,
    "changed after publication": _gewijzigd_na_publicatie,
    "earlier edition": _vorige_uitgave,
    "withdrawn piece": _ingetrokken_stuk,
}


# The page, read as a reader would


@dataclass(frozen=True)
class Gelezen:
    antwoord: object
    html: str
    boom: object

    @property
    def kop(self) -> str:
        return tekst(next(self.boom.iter("h1")))

    @property
    def adressen(self) -> list[str]:
        return [next(deel.iter("a")).get("href") for deel in met_klasse(self.boom, "treffer")]

    @property
    def per_soort(self) -> dict[str, list[str]]:
        return {
            next(groep.iter("h2")).get("id").removeprefix("soort-"): [
                next(deel.iter("a")).get("href") for deel in met_klasse(groep, "treffer")
            ]
            for groep in met_klasse(self.boom, "zoek__groep")
        }

    @property
    def zinnen(self) -> list[str]:
        return [tekst(deel) for deel in met_klasse(self.boom, "treffer__zin")]

    @property
    def gemerkt(self) -> list[str]:
        return [tekst(deel) for deel in self.boom.find("body/main").iter("mark")]

    @property
    def meldingen(self) -> list[str]:
        return [tekst(p) for deel in met_klasse(self.boom, "utrecht-alert") for p in deel.iter("p")]

    @property
    def main(self) -> str:
        return unescape(tekst(self.boom.find("body/main")))


def zoek(client, q="", **vragen) -> Gelezen:
    antwoord = client.get("/zoeken/", {"q": q, **vragen})
    assert antwoord.status_code == 200
    html = antwoord.content.decode()
    return Gelezen(antwoord, html, parse(html, treebuilder="etree", namespaceHTMLElements=False))
