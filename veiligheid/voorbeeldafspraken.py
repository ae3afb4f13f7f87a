"""The agreements of Voorbeeldstad, all made up: so many of each kind, published by two people."""

import datetime

from convenanten.enums import Bepalingsoort, Convenantsoort, Keurmerksoort, Overlegniveau
from convenanten.models import (
    Bepaling,
    Bijeenkomst,
    Certificering,
    Convenant,
    Convenantversie,
    Deelname,
    Keurmerkgebied,
    Overleg,
    Partij,
    Vraagpunt,
)
from themas.enums import Doelsoort, Onderbouwing
from themas.models import Bewering, Doelstelling, Indicator, Interventie, Onderwerp, Veiligheidsveld
from veiligheid.demoafspraken import STUKKEN, publiceer_alle
from veiligheid.voorbeeldcijfers import BRON


VERZONNEN = "Deze afspraak is verzonnen."
PARTIJEN = ["Gemeente Voorbeeldstad", "Politie Voorbeeld", "Winkeliers van Voorbeeldstad", "Busbedrijf De Halte"]
PUNTEN_PER_BIJEENKOMST = 10


def maak_afspraken(aantal: int, *, redacteur, publiceerder) -> None:
    """``aantal`` covenants, areas and interventions, and one meeting for each ten; policy is there already."""
    veld = Veiligheidsveld.objects.first()
    onderwerpen = list(Onderwerp.objects.order_by("pk"))
    doelen = list(Doelstelling.objects.exclude(soort=Doelsoort.KWALITATIEF).order_by("pk"))
    indicatoren = list(Indicator.objects.order_by("pk"))
    partijen = [
        Partij.objects.create(naam=naam, slug=f"partij-{nummer}") for nummer, naam in enumerate(PARTIJEN, start=1)
    ]
    for nummer in range(aantal):
        onderwerp = onderwerpen[nummer % len(onderwerpen)]
        interventie = _maak_interventie(nummer, veld, onderwerp)
        convenant = _maak_convenant(nummer, partijen, indicatoren[nummer % len(indicatoren)])
        convenant.onderwerpen.add(onderwerp)
        convenant.doelstellingen.add(doelen[nummer % len(doelen)])
        convenant.interventies.add(interventie)
        _maak_gebied(nummer)
    for nummer in range(-(-aantal // 10)):
        _maak_bijeenkomst(nummer, veld)
    for model in STUKKEN:
        publiceer_alle(model, redacteur=redacteur, publiceerder=publiceerder)


def _maak_convenant(nummer: int, partijen: list[Partij], indicator: Indicator) -> Convenant:
    """With two versions that follow each other; the last ones end in different years, and some of them never."""
    convenant = Convenant.objects.create(
        slug=f"afspraak-{nummer + 1}",
        naam=f"Afspraak {nummer + 1} van Voorbeeldstad",
        soort=list(Convenantsoort)[nummer % len(Convenantsoort)],
        kort=f"Samen maken wij Voorbeeldstad veiliger. {VERZONNEN}",
        bron=BRON,
    )
    convenant.indicatoren.add(indicator)
    begin = 2020 + nummer % 5
    for van, tot in ((begin - 3, begin - 1), (begin, None if nummer % 7 == 6 else begin + 3)):
        versie = Convenantversie.objects.create(
            convenant=convenant,
            naam=f"{van}-{tot or 'nu'}",
            geldig_van=datetime.date(van, 1, 1),
            geldig_tot=tot and datetime.date(tot, 12, 31),
            onbepaalde_tijd=tot is None,
            looptijd="De looptijd is verzonnen.",
            bron=BRON,
        )
        for volgorde, partij in enumerate(partijen):
            Deelname.objects.create(versie=versie, partij=partij, volgorde=volgorde)
    doel = Bepaling.objects.create(
        convenant=convenant, soort=Bepalingsoort.DOEL, tekst="Het wordt rustiger.", doelsoort=Doelsoort.DALEN, bron=BRON
    )
    doel.indicatoren.add(indicator)
    Bepaling.objects.create(
        convenant=convenant, soort=Bepalingsoort.AFSPRAAK, tekst="Wij bellen elkaar elke week.", bron=BRON
    )
    for niveau in Overlegniveau:
        Overleg.objects.create(
            convenant=convenant,
            naam=f"Overleg {niveau.label}",
            niveau=niveau,
            taak="Praat over de voortgang.",
            frequentie="elk kwartaal",
            bron=BRON,
        )
    return convenant


def _maak_gebied(nummer: int) -> None:
    gebied = Keurmerkgebied.objects.create(
        slug=f"gebied-{nummer + 1}",
        naam=f"Verzonnen gebied {nummer + 1}",
        soort=list(Keurmerksoort)[nummer % len(Keurmerksoort)],
        toelichting="Dit gebied is verzonnen.",
        bron=BRON,
    )
    begin = datetime.date(2021 + nummer % 4, 1, 1)
    for volgnummer, van in enumerate((begin.replace(year=begin.year - 3), begin), start=1):
        Certificering.objects.create(
            gebied=gebied,
            nummer=volgnummer,
            geldig_van=van,
            geldig_tot=van.replace(year=van.year + 2, month=12, day=31),
            hercertificering=volgnummer > 1,
            bron=BRON,
        )


def _maak_interventie(nummer: int, veld: Veiligheidsveld, onderwerp: Onderwerp) -> Interventie:
    interventie = Interventie.objects.create(
        slug=f"aanpak-{nummer + 1}",
        naam=f"Verzonnen aanpak {nummer + 1}",
        omschrijving="De buurt en de gemeente ruimen samen op. Deze aanpak is verzonnen.",
        bron=BRON,
    )
    interventie.velden.add(veld)
    interventie.onderwerpen.add(onderwerp)
    onderbouwing = list(Onderbouwing)[nummer % len(Onderbouwing)]
    effect = {} if onderbouwing is Onderbouwing.OPEN_VRAAG else {"effect_van": -20, "effect_tot": -10}
    Bewering.objects.create(
        interventie=interventie,
        volgorde=1,
        tekst="Helpt het?" if not effect else "Er zijn minder meldingen.",
        onderbouwing=onderbouwing,
        bron=BRON,
        **effect,
    )
    return interventie


def _maak_bijeenkomst(nummer: int, veld: Veiligheidsveld) -> None:
    bijeenkomst = Bijeenkomst.objects.create(
        slug=f"bijeenkomst-{nummer + 1}",
        naam=f"Verzonnen bijeenkomst {nummer + 1}",
        kort="Gemeenten leren van elkaar. Deze bijeenkomst is verzonnen.",
        datum=datetime.date(2020 + nummer % 6, 5, 12),
        plaats="Voorbeeldstad",
        bron=BRON,
    )
    for punt in range(1, PUNTEN_PER_BIJEENKOMST + 1):
        Vraagpunt.objects.create(
            bijeenkomst=bijeenkomst, nummer=punt, tekst=f"Verzonnen vraag {punt}: wat helpt?", veld=veld
        )
