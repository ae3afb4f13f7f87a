"""A town with everything that readers may see, and beside it everything that they may not, each under a mark."""

import datetime

from django.utils import timezone

from convenanten.models import (
    Bepaling,
    Bijeenkomst,
    Convenant,
    Deelname,
    Document,
    Keurmerkgebied,
    Programmaonderdeel,
    Vraagpunt,
)
from rapportages.enums import Bestandsoort, Paragraafsoort, Raadsstatus
from rapportages.models import Opmerking, Raadsstuk, Rapportageronde, Versie
from rapportages.publicatie.publiceren import dien_in, trek_in
from rapportages.publicatie.rectificeren import begin_rectificatie
from rapportages.vaststellen import dien_in as dien_cijfer_in
from rapportages.vaststellen import stuur_terug
from tests import fabriek
from tests.convenanten import bouw as afspraken
from tests.rapportages.jaarplan import bouw as jaarplanbouw
from tests.rapportages.lezen.bouw import WAT, alleen_titel, gerectificeerd, geschreven, publiek, verbeterd
from tests.rapportages.publiceren.bouw import INDIENER, SCHRIJVER, UITGEVER, cijfers, schrijf_aan, wie
from tests.rapportages.raad import bouw as raad
from tests.rapportages.verslagbouw import bestand
from tests.site.gemeente import bouw
from themas.enums import Doelsoort, Gebiedsoort
from themas.historie import raak
from themas.models import Begrip, Bewering, Indicator, Meting
from themas.publiceren import trek_in as haal_weg


MERK = "Zwijgwoord"
#: A count that nothing else has; the last three digits say which.
GETAL = 7_654_000
DREMPEL = 5


def merk(soort: str) -> str:
    return f"{MERK} {soort}"


def openbare_stad() -> None:
    """What readers see, with what was taken away from them in the open: withdrawn, followed, put right."""
    bouw(1)
    fabriek.thema(nummer=90)
    cijfers()
    for nummer, jaar in enumerate((2019, 2020, 2021), start=1):
        publiek(f"voortgang-{jaar}", str(jaar), nummer)
    gerectificeerd(_rapport("voortgang-2020"), indicatoren=[fabriek.indicator()])
    trek_in(rapportage=_rapport("voortgang-2021"), reden="De cijfers kloppen niet.", door=wie(UITGEVER))
    verbeterd(alleen_titel())
    for soort in Bestandsoort:
        bestand(_versie("voortgang-2019"), soort=soort, inhoud=b"%PDF openbaar").save()
    Begrip.objects.create(naam="Woord", slug="woord", ook="Term", uitleg="Dit is het.")
    fabriek.doelstelling("zonder-oordeel", soort=Doelsoort.KWALITATIEF)
    fabriek.onderwerp("zonder-stukken", naam="Ander onderwerp", nummer="9.9")
    _kleine_aantallen()
    _weggehaald()
    brief = raad.brief("brief-zonder-plek", titel=merk("brief die afdoet"), publiek=False)
    raad.afgedaan("afgedaan-in-stilte", met=brief)


def _rapport(slug):
    return _versie(slug).rapportage


def _versie(slug) -> Versie:
    return Versie.objects.select_related("rapportage").get(rapportage__slug=slug, nummer=1)


def _kleine_aantallen() -> None:
    """A year that is public, of which both halves are hidden; and a hidden count that was put right."""
    klein = fabriek.indicator("klein", onthullingsdrempel=DREMPEL)
    for code, aantal in (("2018-H1", 3), ("2018-H2", 40), ("2018", 43), ("2020", 60)):
        fabriek.vastgestelde_meting(code, van=klein, aantal=aantal)


def andere_kleine_aantallen() -> None:
    """Other counts that must look the same: no reader can tell 3 and 40 from 2 and 41."""
    klein = Meting.objects.filter(indicator__slug="klein")
    for code, aantal in (("2018-H1", 2), ("2018-H2", 41)):
        assert klein.filter(periode__in=[fabriek.periode(code)]).update(aantal=aantal) == 1


def _weggehaald() -> None:
    """What was public once: its content is gone from the site, that it was there is not."""
    weg = afspraken.convenant("weggehaald", kort=merk("weggehaald"))
    afspraken.openbaar(weg)
    haal_weg(stuk=weg, reden="De tekst klopte niet.", door=fabriek.gebruiker("publiceerder"))
    anders = afspraken.convenant("anders-geworden", kort=merk("eerdere uitgave"))
    afspraken.openbaar(anders)
    Convenant.objects.filter(pk=anders.pk).update(kort="Zo is het nu.")
    anders.refresh_from_db()
    afspraken.openbaar(anders)


def verberg_alles() -> None:
    """Of every kind of thing one that readers may not see, in every state in which it can be."""
    _cijfers()
    _stukken()
    _wijzigingen_van_stukken()
    _rapporten()
    _jaarplannen()
    _raad()


def _cijfers() -> None:
    """Of each state a figure of a new period and of a new area, a correction of a public figure, and a judgement."""
    invoerder, collega = fabriek.gebruiker(), fabriek.gebruiker("collega")
    doel = fabriek.doelstelling("zonder-oordeel")
    open_doelen = {"concept": "2021", "ingediend": "2022", "teruggestuurd": "2023"}
    indicatoren = [fabriek.indicator(), fabriek.indicator("klein"), Indicator.objects.get(slug="cijfer-0")]
    for nummer, (status, jaar) in enumerate(open_doelen.items()):
        woord = merk(f"cijfer {status}")
        velden = {"aantal": GETAL + nummer, "bron": woord, "opmerking": woord}
        elders = fabriek.gebied(f"WK99998{nummer}", woord, soort=Gebiedsoort.WIJK, ligt_in=fabriek.gebied())
        rijen = [fabriek.meting(jaar, van=indicator, **velden) for indicator in indicatoren]
        rijen.append(fabriek.meting("2019", van=indicatoren[0], in_gebied=elders, **velden))
        if oud := Meting.objects.publiek().filter(indicator=indicatoren[nummer], gebied=fabriek.gebied()).first():
            vervangt = {"vervangt": oud, "reden": woord, **velden}
            rijen.append(fabriek.meting(oud.periode.code, van=oud.indicator, **vervangt))
        oordeel = fabriek.beoordeling(jaar, doel=doel, toelichting=woord, bewijs=woord)
        for groep in (rijen, [oordeel]):
            if status != "concept":
                dien_cijfer_in(rijen=groep, door=invoerder)
            if status == "teruggestuurd":
                stuur_terug(rijen=groep, door=collega, notitie=woord)
    ronde = Rapportageronde.objects.create(
        plan=fabriek.beleidsplan(), periode=fabriek.periode("2022"), deadline=datetime.date(2100, 1, 1)
    )
    assert ronde.pk
    fabriek.inlezing(bestand=f"{MERK}.csv")


def _stukken() -> None:
    """Pieces that were never published; they hang on what is public."""
    woord = merk("stuk")
    convenant = afspraken.convenant("zwijg-convenant", naam=woord, kort=woord, partijen=("zwijg-partij",))
    convenant.opvolger_van = afspraken.convenant("convenant-0")
    convenant.save()
    convenant.interventies.add(fabriek.interventie("aanpak-0"))
    convenant.onderwerpen.add(fabriek.onderwerp())
    afspraken.document(convenant.versies.get(), titel=woord)
    afspraken.keurmerkgebied("zwijg-gebied", naam=woord)
    bijeenkomst = afspraken.bijeenkomst("zwijg-bijeenkomst", naam=woord, datum=datetime.date(2017, 3, 1))
    punt = afspraken.vraagpunt(bijeenkomst, tekst=woord, veld=fabriek.veiligheidsveld("veld-0"))
    punt.interventies.add(fabriek.interventie("aanpak-0"))
    aanpak = fabriek.interventie("zwijg-aanpak", naam=woord, onderwerpen=[fabriek.onderwerp()])
    fabriek.bewering(aanpak, tekst=woord)


def _wijzigingen_van_stukken() -> None:
    """What officers changed in pieces since they were published, and what they hung on them."""
    woord = merk("wijziging")
    for model, slug in ((Convenant, "convenant-0"), (Bijeenkomst, "bijeenkomst-0"), (Keurmerkgebied, "terrein-0")):
        stuk = model.objects.get(slug=slug)
        model.objects.filter(pk=stuk.pk).update(naam=woord)
        raak(rij=stuk, door=fabriek.gebruiker("redacteur"), delen=woord)
    aanpak = fabriek.interventie("aanpak-0")
    type(aanpak).objects.filter(pk=aanpak.pk).update(naam=woord, in_gemeente=woord)
    Bewering.objects.filter(interventie=aanpak).update(uitleg=woord)
    convenant = Convenant.objects.get(slug="convenant-0")
    versie = afspraken.versie(convenant, "2031-2034", toelichting=woord)
    Deelname.objects.create(versie=versie, partij=afspraken.partij("zwijg-partij", naam=woord), volgorde=0)
    Bepaling.objects.filter(convenant=convenant).update(tekst=woord)
    Document.objects.filter(versie__convenant=convenant).update(titel=woord)
    gebied = Keurmerkgebied.objects.get(slug="terrein-0")
    afspraken.certificering(gebied, 9, geldig_van="2020-01-01", geldig_tot="2040-01-01", toelichting=woord)
    bijeenkomst = Bijeenkomst.objects.get(slug="bijeenkomst-0")
    afspraken.vraagpunt(bijeenkomst, 99, tekst=woord, veld=fabriek.veiligheidsveld("veld-0"))
    Vraagpunt.objects.filter(bijeenkomst=bijeenkomst, nummer=1).update(tekst=woord)
    Programmaonderdeel.objects.filter(bijeenkomst=bijeenkomst).update(tekst=woord)


def embargo() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=30)


def _rapporten() -> None:
    concept = geschreven("zwijg-concept", "2022", 4, titel=merk("rapport concept"))
    schrijf_aan(concept, merk("alinea"), Paragraafsoort.VOORTGANG)
    Opmerking.objects.create(paragraaf=concept.paragrafen.first(), tekst=merk("opmerking"), door=wie(INDIENER))
    ingediend = geschreven("zwijg-ingediend", "2023", 5, titel=merk("rapport ingediend"))
    dien_in(rapportage=ingediend, door=wie(INDIENER))
    publiek("zwijg-embargo", "2024", 6, titel=merk("rapport embargo"), publiceren_op=embargo())
    for soort in Bestandsoort:
        bestand(_versie("zwijg-embargo"), soort=soort, inhoud=f"%PDF {merk('bestand')}".encode()).save()
    publiek("zwijg-gestopt", "2025", 7, titel=merk("rapport gestopt"), publiceren_op=embargo())
    trek_in(rapportage=_rapport("zwijg-gestopt"), reden=merk("reden"), door=wie(UITGEVER))
    alleen_titel("zwijg-titel", "2018", nummer=8, titel=merk("titel"), bekend=merk("titel"), publiceren_op=embargo())
    wat = {naam: merk(naam) for naam in WAT}
    gerectificeerd(_rapport("voortgang-2019"), merk("rectificatie"), vanaf=embargo(), **wat)
    bezig = _rapport("voortgang-2020")
    begin_rectificatie(rapportage=bezig, door=wie(SCHRIJVER), **wat)
    bezig.refresh_from_db()
    schrijf_aan(bezig, merk("wordt gerectificeerd"))
    type(bezig).objects.filter(pk=bezig.pk).update(titel=merk("nieuwe titel"))


def _jaarplannen() -> None:
    woord = merk("jaarplan")
    concept = jaarplanbouw.concept(2026, slug="zwijg-jaarplan", titel=woord, toelichting=woord)
    jaarplanbouw.themadoelen(van=concept, doelen=woord)
    eerder = jaarplanbouw.actie("A00", van=jaarplanbouw.jaarplan(2020))
    actie = jaarplanbouw.actie("Z01", van=concept, tekst=woord, overgenomen_van=eerder)
    jaarplanbouw.voortgang(bij=actie, tekst=woord)


def _raad() -> None:
    """A letter about a public motion, a motion about a topic that no public piece has, and one that is settled."""
    woord = merk("raad")
    openbaar = Raadsstuk.objects.publiek().get(slug="motie-0")
    stil = {"publiek": False, "inhoud": woord, "titel": woord}
    raad.brief("zwijg-brief", over=[openbaar], **stil)
    onderwerp = fabriek.onderwerp("zonder-stukken")
    raad.motie("zwijg-motie", onderwerpen=[onderwerp], deadline=datetime.date(2019, 1, 1), **stil)
    raad.afgedaan("zwijg-afgedaan", met=raad.brief("brief"), **stil)
    assert Raadsstuk.objects.filter(publiek=False, status=Raadsstatus.AFGEDAAN).exists()
