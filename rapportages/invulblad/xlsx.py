"""The sheet as XLSX, to fill in without internet; it comes back through the importer of figures."""

from django.http import HttpResponse
from openpyxl import Workbook

from rapportages.invulblad import cellen
from rapportages.invulblad.blad import Blad
from themas.enums import Kwaliteit, Metingsoort
from themas.gemeente import eigen_gebied
from themas.importeren.metingen import Metingen
from themas.weergave.export import XLSX, onschadelijk, vet
from themas.weergave.werkmap import als_bestand


BREEDTEN = {"indicator": 34, "bron": 50, "opmerking": 40, "kwaliteit": 12, "stand_op": 12}
UITLEG = [
    "Zo vult u dit blad in",
    "1. Vul per regel één getal in: in de kolom aantal, of in de kolom waarde. Hieronder staat per regel welke.",
    "2. Weet u een cijfer niet? Laat het leeg. Vul alleen 0 in als er is geteld en het er geen waren.",
    "3. Schrijf een heel getal zonder punt (1040). Schrijf decimalen met een komma (12,9).",
    "4. Schrijf bij stand_op de datum van de bron als jaar-maand-dag, zoals 2020-12-31. Leeg mag ook.",
    "5. Ontbreekt de bron, of klopt die niet? Verbeter de kolom bron. Onderaan staat de bron van de vorige keer.",
    "6. Verander de namen van de kolommen niet, en ook niet wat er bij indicator, gebied, periode en soort staat.",
    "7. Lees het bestand in via het beheer. Regels zonder cijfer slaat het portaal over.",
    "Geeft de bron <5, of is een regel niet van toepassing? Zeg dat op het invulblad in het beheer, niet hier.",
]


def antwoord(blad: Blad) -> HttpResponse:
    naam = f"invulblad-{blad.ronde.plan.slug}-{blad.ronde.periode.code}.xlsx"
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(bestand(blad), content_type=XLSX, headers=koppen)


def bestand(blad: Blad) -> bytes:
    """A row for each indicator of the round with the columns of the importer and no figures; and how to fill it in."""
    boek = Workbook(write_only=True)
    invullen = boek.create_sheet("Invullen")
    invullen.freeze_panes = "B2"
    for nummer, kolom in enumerate(Metingen.kolommen):
        invullen.column_dimensions[_letter(nummer)].width = BREEDTEN.get(kolom, 14)
    invullen.append([vet(invullen, kolom) for kolom in Metingen.kolommen])
    gebied = eigen_gebied()
    for regel in blad.cijfers:
        bekend = {
            "indicator": regel.uitvraag.indicator.slug,
            "gebied": gebied.code,
            "periode": blad.ronde.periode.code,
            "soort": Metingsoort.NIVEAU.value,
            "kwaliteit": Kwaliteit.DEFINITIEF.value,
            "bron": onschadelijk(blad.geschiedenis.bron(regel.uitvraag)),
        }
        invullen.append([bekend.get(kolom) for kolom in Metingen.kolommen])
    _leg_uit(boek.create_sheet("Uitleg"), blad)
    boek.properties.title = onschadelijk(f"Invulblad {blad.ronde}")
    return als_bestand(boek)


def _leg_uit(uitleg, blad: Blad) -> None:
    for nummer, breedte in enumerate((34, 44, 14, 50, 60)):
        uitleg.column_dimensions[_letter(nummer)].width = breedte
    uitleg.append([vet(uitleg, UITLEG[0])])
    for zin in (f"{blad.ronde}. Inleveren tot en met {blad.ronde.deadline:%d-%m-%Y}.", *UITLEG[1:]):
        uitleg.append([onschadelijk(zin)])
    uitleg.append([])
    uitleg.append([vet(uitleg, kop) for kop in ("indicator", "naam", "vul in", "wat", "bron vorige keer")])
    for regel in blad.cijfers:
        indicator = regel.uitvraag.indicator
        kolom = "waarde" if cellen.vraagt_waarde(indicator) else "aantal"
        if cellen.is_aandeel(indicator):
            kolom = "waarde, marge"
        rij = (indicator.slug, indicator.naam, kolom, regel.eenheid, regel.te_suggereren_bron)
        uitleg.append([onschadelijk(tekst) for tekst in rij])


def _letter(nummer: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[nummer]
