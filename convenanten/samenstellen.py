"""From the rows that officers keep to what an edition holds of them."""

from convenanten.bladen import (
    Bepalingblad,
    Bijeenkomstblad,
    Certificaatblad,
    Convenantblad,
    Documentblad,
    Doelsleutel,
    Keurmerkblad,
    Overlegblad,
    Partijblad,
    Programmablad,
    Puntblad,
    Versieblad,
    Verwijzing,
)
from convenanten.enums import Bepalingsoort, Convenantsoort, Keurmerksoort, Overlegniveau, Puntstatus
from convenanten.models import Bijeenkomst, Convenant, Convenantversie, Document, Keurmerkgebied, Vraagpunt
from themas.bladen import Veld, plekken_van
from themas.enums import Doelsoort


def convenantblad(convenant: Convenant) -> Convenantblad:
    soorten, niveaus = list(Bepalingsoort), list(Overlegniveau)
    bepalingen = sorted(
        convenant.bepalingen.prefetch_related("indicatoren"),
        key=lambda rij: (soorten.index(rij.soort), rij.volgorde),
    )
    overleggen = sorted(
        convenant.overleggen.prefetch_related("deelnemers"), key=lambda rij: (niveaus.index(rij.niveau), rij.naam)
    )
    doelen = convenant.doelstellingen.met_plan()
    return Convenantblad(
        slug=convenant.slug,
        naam=convenant.naam,
        soort=Convenantsoort(convenant.soort),
        kort=convenant.kort,
        historie=convenant.historie,
        versies=tuple(_versie(rij) for rij in convenant.versies.all()),
        bepalingen=tuple(
            Bepalingblad(
                soort=Bepalingsoort(rij.soort),
                tekst=rij.tekst,
                indicatoren=tuple(indicator.slug for indicator in rij.indicatoren.all()),
                doelsoort=Doelsoort(rij.doelsoort) if rij.doelsoort else None,
                peiljaar=rij.peiljaar,
                bron=rij.bron,
            )
            for rij in bepalingen
        ),
        overleggen=tuple(
            Overlegblad(
                naam=rij.naam,
                niveau=Overlegniveau(rij.niveau),
                taak=rij.taak,
                frequentie=rij.frequentie,
                deelnemers=tuple(partij.naam for partij in rij.deelnemers.all()),
                bron=rij.bron,
            )
            for rij in overleggen
        ),
        plekken=plekken_van(convenant.onderwerpen),
        doelen=tuple(Doelsleutel(doel.onderwerp.thema.plan.slug, doel.code) for doel in doelen),
        indicatoren=tuple(convenant.indicatoren.values_list("slug", flat=True)),
        interventies=tuple(Verwijzing(rij.slug, rij.naam) for rij in convenant.interventies.all()),
        opvolger_van=_verwijzing(convenant.opvolger_van),
        bron=convenant.bron,
    )


def _versie(versie: Convenantversie) -> Versieblad:
    return Versieblad(
        naam=versie.naam,
        gesloten_op=versie.gesloten_op,
        gesloten=versie.gesloten,
        geldig_van=versie.geldig_van,
        geldig_tot=versie.geldig_tot,
        onbepaalde_tijd=versie.onbepaalde_tijd,
        looptijd=versie.looptijd,
        toelichting=versie.toelichting,
        partijen=tuple(
            Partijblad(rij.partij.slug, rij.partij.naam, rij.partij.omschrijving, rij.partij.url, rij.rol)
            for rij in versie.deelnames.select_related("partij")
        ),
        documenten=_documenten(versie.documenten),
        bron=versie.bron,
    )


def _documenten(documenten) -> tuple[Documentblad, ...]:
    return tuple(_document(rij) for rij in documenten.all())


def _document(rij: Document) -> Documentblad:
    return Documentblad(rij.sha256, rij.titel, rij.naam, rij.soort, rij.grootte, rij.url)


def _verwijzing(rij: Convenant | None) -> Verwijzing | None:
    return Verwijzing(rij.slug, rij.naam) if rij else None


def keurmerkblad(gebied: Keurmerkgebied) -> Keurmerkblad:
    return Keurmerkblad(
        slug=gebied.slug,
        naam=gebied.naam,
        soort=Keurmerksoort(gebied.soort),
        toelichting=gebied.toelichting,
        certificaten=tuple(
            Certificaatblad(
                geldig_van=rij.geldig_van,
                geldig_tot=rij.geldig_tot,
                wanneer=rij.wanneer,
                hercertificering=rij.hercertificering,
                toelichting=rij.toelichting,
                bron=rij.bron,
            )
            for rij in gebied.certificeringen.all()
        ),
        bron=gebied.bron,
    )


def bijeenkomstblad(bijeenkomst: Bijeenkomst) -> Bijeenkomstblad:
    return Bijeenkomstblad(
        slug=bijeenkomst.slug,
        naam=bijeenkomst.naam,
        kort=bijeenkomst.kort,
        datum=bijeenkomst.datum,
        andere_datum=bijeenkomst.andere_datum,
        datum_uitleg=bijeenkomst.datum_uitleg,
        inloop=bijeenkomst.inloop,
        begin=bijeenkomst.begin,
        eind=bijeenkomst.eind,
        plaats=bijeenkomst.plaats,
        doelgroep=bijeenkomst.doelgroep,
        organisatie=bijeenkomst.organisatie,
        programma=tuple(Programmablad(rij.tijd, rij.tekst) for rij in bijeenkomst.programma.all()),
        punten=tuple(
            _punt(rij) for rij in bijeenkomst.vraagpunten.select_related("veld").prefetch_related("interventies")
        ),
        verslag_voor=bijeenkomst.verslag_voor,
        verslag_op=bijeenkomst.verslag_op,
        verslag=bijeenkomst.verslag,
        documenten=_documenten(bijeenkomst.documenten),
        url=bijeenkomst.url,
        bron=bijeenkomst.bron,
    )


def _punt(rij: Vraagpunt) -> Puntblad:
    return Puntblad(
        nummer=rij.nummer,
        tekst=rij.tekst,
        veld=Veld(rij.veld.slug, rij.veld.naam) if rij.veld else None,
        eigen_indeling=rij.eigen_indeling,
        namens=rij.namens,
        status=Puntstatus(rij.status),
        uitkomst=rij.uitkomst,
        advies=rij.advies,
        interventies=tuple(Verwijzing(interventie.slug, interventie.naam) for interventie in rij.interventies.all()),
    )
