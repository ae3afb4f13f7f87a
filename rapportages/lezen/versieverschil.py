"""What changed from one version of a report to the next, part by part and in words."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import conditional_escape, strip_tags

from rapportages.lezen.tekstverschil import Stuk, vergelijk_tekst
from rapportages.verslag.delen import Alinea, Doeldeel, Figuurdeel, Kop, Onderwerpdeel, Themadeel, Verslag
from rapportages.verslag.leesbaar import Leesalinea
from rapportages.verwijzingen import sleutel_van
from themas.weergave.opmaak import NIET_BESCHIKBAAR
from themas.weergave.tekst import maak_op


_NOOTPLEK = re.compile(r'<sup class="nootplek">.*?</sup>')
_EINDE = re.compile(r"</(p|li|tr|blockquote|pre)>|<br>")
_CEL = re.compile(r"</t[hd]>")
ANDERS_GETEKEND = "De figuur is opnieuw getekend. De cijfers erin zijn dezelfde."


@dataclass(frozen=True, slots=True)
class Deelverschil:
    """One part that differs; ``opmerking`` says what words do not show."""

    kop: str
    stukken: list[Stuk]
    opmerking: str = ""


def versieverschil(oud: Verslag, nieuw: Verslag) -> list[Deelverschil]:
    """Every part that is not the same, in the order in which the newer version reads; what went comes last."""
    eerst, straks = dict(_delen(oud)), dict(_delen(nieuw))
    return [
        _verschil(eerst.get(sleutel), straks.get(sleutel))
        for sleutel in dict.fromkeys([*straks, *eerst])
        if eerst.get(sleutel) != straks.get(sleutel)
    ]


def _verschil(oud: "Leesdeel | None", nieuw: "Leesdeel | None") -> Deelverschil:
    stukken = vergelijk_tekst(oud.tekst if oud else "", nieuw.tekst if nieuw else "")
    zelfde = oud and nieuw and oud.tekst == nieuw.tekst
    return Deelverschil((nieuw or oud).kop, [] if zelfde else stukken, ANDERS_GETEKEND if zelfde else "")


@dataclass(frozen=True, slots=True)
class Leesdeel:
    """A part as words; ``beeld`` is what a figure draws, since that has no words."""

    kop: str
    tekst: str
    beeld: str = ""


def _delen(verslag: Verslag) -> Iterator[tuple[tuple[str, str], Leesdeel]]:
    """The parts in reading order, each under a key of its own."""
    yield ("kop", ""), Leesdeel("Titel en bronnen", _van_kop(verslag.kop))
    if verslag.algemeen:
        yield ("alinea", verslag.algemeen.sleutel), Leesdeel("Algemeen beeld", _van_alinea(verslag.algemeen, verslag))
    for thema in verslag.themas:
        yield ("thema", thema.thema), Leesdeel(f"Thema {thema.nummer}: {thema.naam}", _van_thema(thema))
        for onderwerp in verslag.onderwerpen_van(thema):
            naam = f"{onderwerp.nummer} {onderwerp.naam}".strip()
            yield ("onderwerp", f"{onderwerp.thema}/{onderwerp.onderwerp}"), Leesdeel(naam, _van_onderwerp(onderwerp))
            for doel in verslag.bij(verslag.doelen, onderwerp):
                yield ("doel", doel.sleutel), Leesdeel(f"{naam}: doel", _van_doel(doel))
            for figuur in verslag.bij(verslag.figuren, onderwerp):
                kop = f"{naam}: figuur ‘{figuur.titel}’"
                yield ("figuur", figuur.id), Leesdeel(kop, _van_figuur(figuur), figuur.breed + figuur.smal)
            for alinea in verslag.bij(verslag.alineas, onderwerp):
                soort = Leesalinea(alinea, "").kop
                kop = f"{naam}: {soort[:1].lower()}{soort[1:]}"
                yield ("alinea", alinea.sleutel), Leesdeel(kop, _van_alinea(alinea, verslag))


def _van_kop(kop: Kop) -> str:
    return "\n".join([kop.titel, *(f"Bron: {bron}" for bron in kop.bronnen)])


def _van_thema(thema: Themadeel) -> str:
    return "\n".join(filter(None, (thema.naam, thema.stand)))


def _van_onderwerp(onderwerp: Onderwerpdeel) -> str:
    cijfers = [f"{naam}: {kort}" for naam, _, kort in onderwerp.cijfers]
    return "\n".join(filter(None, (onderwerp.naam, onderwerp.domein, *cijfers)))


def _van_doel(doel: Doeldeel) -> str:
    stand = [doel.verschil, doel.vergelijking, doel.oordeel.label, doel.zekerheid.label if doel.zekerheid else ""]
    regel = ", ".join(filter(None, stand))
    return "\n".join(
        filter(
            None,
            (
                doel.tekst,
                f"{doel.indicator_naam}: {regel}" if doel.indicator_naam else regel,
                doel.kopzin,
                doel.waarom_niet,
                *doel.voorbehouden,
                doel.toelichting,
                doel.bewijs,
                doel.bron and f"Bron: {doel.bron}",
            ),
        )
    )


def _van_figuur(figuur: Figuurdeel) -> str:
    koppen = " | ".join(kop.tekst for kop in figuur.koppen)
    rijen = [" | ".join([rij.naam, *(cel.tekst for cel in rij.cellen)]) for rij in figuur.rijen]
    return "\n".join([figuur.titel, figuur.beschrijving, *(noot.tekst for noot in figuur.noten), koppen, *rijen])


def _van_alinea(alinea: Alinea, verslag: Verslag) -> str:
    def getal(geschreven: str) -> str:
        gevonden = verslag.getallen.get(sleutel_van(geschreven))
        return conditional_escape(gevonden.tekst if gevonden else NIET_BESCHIKBAAR)

    opgemaakt = maak_op(alinea.tekst, verwijzing=getal)
    noten = [f"Voetnoot: {_plat(noot.html)}" for noot in opgemaakt.noten]
    return "\n".join(filter(None, (_plat(opgemaakt.html), *noten, alinea.bron and f"Bron: {alinea.bron}")))


def _plat(gemaakt: str) -> str:
    """HTML as the words in it, a line for each block."""
    tekst = _CEL.sub(" | ", _NOOTPLEK.sub("", " ".join(gemaakt.split())))
    regels = html.unescape(strip_tags(_EINDE.sub("\n", tekst))).splitlines()
    return "\n".join(" ".join(regel.split()).removesuffix(" |") for regel in regels if regel.strip())
