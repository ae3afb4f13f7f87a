"""The triples of the catalogue: itself, its datasets with their distributions, and the API."""

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Literal, URIRef

from themas.enums import Gebiedsoort, Periodesoort
from themas.gemeente import heel_adres, vaste_id
from themas.models import Gebied
from themas.weergave.export import XLSX
from themas.weergave.letters import schoon
from veiligheid.opendata import woorden
from veiligheid.opendata.aanbod import Aanbod, Cijferset
from veiligheid.opendata.woorden import VCARD


Drietal = tuple
OPEN_DATA, API = "/open-data/", "/api/v1"
DUUR = {Periodesoort.JAAR: "P1Y", Periodesoort.HALFJAAR: "P6M", Periodesoort.KWARTAAL: "P3M"}
TREFWOORDEN = ("veiligheid", "gemeente", "cijfers", "doelen", "criminaliteit")


def beschrijf(aanbod: Aanbod) -> Iterator[Drietal]:
    yield from _catalogus(aanbod)
    yield from _afzender()
    yield from _begrippen()
    yield from _pakket(aanbod)
    for cijferset in aanbod.cijfersets:
        yield from _cijferset(cijferset)
    gebieden = {gebied.code: gebied for cijferset in aanbod.cijfersets for gebied in cijferset.gebieden}
    if aanbod.gebied:
        gebieden[aanbod.gebied.code] = aanbod.gebied
    for gebied in gebieden.values():
        yield from _plaats(gebied)
    yield from _dienst(aanbod)


def _hier(pad: str) -> URIRef:
    return URIRef(heel_adres(pad))


def _deel(naam: str) -> URIRef:
    return _hier(f"{OPEN_DATA}#{naam}")


def _tekst(tekst: str) -> Literal:
    return Literal(schoon(tekst), lang="nl")


def _moment(moment: datetime.datetime) -> Literal:
    return Literal(
        moment.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), datatype=XSD.dateTime
    )


def _uitgever() -> URIRef:
    """By the register of the government; a municipality that does not exist stands in no register."""
    if settings.GEMEENTE_VERZONNEN:
        return _deel("gemeente")
    return URIRef(f"https://identifier.overheid.nl/tooi/id/gemeente/{settings.GEMEENTE_CODE.lower()}")


def _catalogus(aanbod: Aanbod) -> Iterator[Drietal]:
    catalogus = _deel("catalogus")
    yield catalogus, RDF.type, DCAT.Catalog
    yield catalogus, DCTERMS.title, _tekst(f"Open data van {settings.PORTAAL_NAAM}")
    yield (
        catalogus,
        DCTERMS.description,
        _tekst(f"Doelen, cijfers, oordelen en rapportages over de veiligheid in {settings.GEMEENTE_NAAM}."),
    )
    yield from _van_ons(catalogus)
    yield catalogus, DCTERMS.license, URIRef(settings.OPENDATA_LICENTIE)
    yield catalogus, FOAF.homepage, _hier(OPEN_DATA)
    yield _hier(OPEN_DATA), RDF.type, FOAF.Document
    yield catalogus, DCAT.themeTaxonomy, woorden.THEMALIJST
    yield from _bijgewerkt(catalogus, aanbod.bijgewerkt_op)
    if aanbod.gebied:
        yield catalogus, DCTERMS.spatial, _plek(aanbod.gebied)
    yield catalogus, DCAT.dataset, _deel("pakket")
    yield catalogus, DCAT.service, _deel("api")
    for cijferset in aanbod.cijfersets:
        yield catalogus, DCAT.dataset, _naam_van(cijferset)


def _van_ons(wat: URIRef) -> Iterator[Drietal]:
    yield wat, DCTERMS.publisher, _uitgever()
    yield wat, DCTERMS.creator, _uitgever()
    yield wat, DCAT.contactPoint, _deel("contact")
    yield wat, DCTERMS.language, woorden.NEDERLANDS


def _bijgewerkt(wat: URIRef, moment: datetime.datetime | None) -> Iterator[Drietal]:
    if moment:
        yield wat, DCTERMS.modified, _moment(moment)


def _afzender() -> Iterator[Drietal]:
    uitgever, contact = _uitgever(), _deel("contact")
    naam = _tekst(f"Gemeente {settings.GEMEENTE_NAAM}")
    yield uitgever, RDF.type, FOAF.Agent
    yield uitgever, FOAF.name, naam
    yield uitgever, DCTERMS.type, woorden.GEMEENTELIJK
    yield contact, RDF.type, VCARD.Kind
    yield contact, VCARD.fn, naam
    if settings.CONTACT_EMAIL:
        yield contact, VCARD.hasEmail, URIRef(f"mailto:{settings.CONTACT_EMAIL}")
    if settings.CONTACT_URL:
        yield contact, VCARD.hasURL, URIRef(settings.CONTACT_URL)
    if not (settings.CONTACT_EMAIL or settings.CONTACT_URL):
        yield contact, VCARD.hasURL, _hier(reverse("over"))


def _begrippen() -> Iterator[Drietal]:
    """What kind of thing the values of the prescribed lists are, for who cannot look them up."""
    yield woorden.VEILIGHEID, RDF.type, SKOS.Concept
    yield woorden.VEILIGHEID, SKOS.prefLabel, _tekst("Justitie, rechtsstelsel en openbare veiligheid")
    yield woorden.THEMALIJST, RDF.type, SKOS.ConceptScheme
    yield woorden.NEDERLANDS, RDF.type, DCTERMS.LinguisticSystem
    yield woorden.OPENBAAR, RDF.type, DCTERMS.RightsStatement
    yield URIRef(settings.OPENDATA_LICENTIE), RDF.type, DCTERMS.LicenseDocument
    for standaard in (woorden.TABELLEN, woorden.CSVW, woorden.APIREGELS):
        yield standaard, RDF.type, DCTERMS.Standard
    yield _hier(reverse("over")), RDF.type, FOAF.Document


def _set(set_: URIRef, *, titel: str, uitleg: str, pagina: URIRef, id_: str) -> Iterator[Drietal]:
    yield set_, RDF.type, DCAT.Dataset
    yield set_, DCTERMS.title, _tekst(titel)
    yield set_, DCTERMS.description, _tekst(uitleg)
    yield set_, DCTERMS.identifier, Literal(id_)
    yield from _van_ons(set_)
    yield set_, DCTERMS.accessRights, woorden.OPENBAAR
    yield set_, DCAT.theme, woorden.VEILIGHEID
    yield set_, DCTERMS.accrualPeriodicity, woorden.ONREGELMATIG
    yield set_, DCAT.landingPage, pagina
    yield pagina, RDF.type, FOAF.Document
    yield set_, FOAF.page, _hier(reverse("over"))
    for woord in TREFWOORDEN:
        yield set_, DCAT.keyword, _tekst(woord)


def _pakket(aanbod: Aanbod) -> Iterator[Drietal]:
    pakket = _deel("pakket")
    yield from _set(
        pakket,
        titel=f"{settings.PORTAAL_NAAM}: alles in één pakket",
        uitleg="Alle cijfers, doelen, oordelen, plannen, acties, afspraken en rapportages als CSV met uitleg (CSVW).",
        pagina=_hier(OPEN_DATA),
        id_=vaste_id("open-data/pakket"),
    )
    yield pakket, DCTERMS.conformsTo, woorden.CSVW
    yield from _bijgewerkt(pakket, aanbod.bijgewerkt_op)
    if aanbod.gebied:
        yield pakket, DCTERMS.spatial, _plek(aanbod.gebied)
    if sets := aanbod.cijfersets:
        yield from _looptijd(pakket, min(s.begin for s in sets), max(s.eind for s in sets))
    vorm = _deel("pakket-zip")
    yield pakket, DCAT.distribution, vorm
    adres = _hier(reverse("pakket"))
    yield from _vorm(vorm, "CSV-bestanden in een ZIP", adres, formaat="CSV", soort="text/csv", ophalen=adres)
    yield vorm, DCAT.packageFormat, woorden.mediasoort("application/zip")
    yield vorm, DCTERMS.conformsTo, woorden.CSVW


def _naam_van(cijferset: Cijferset) -> URIRef:
    return _hier(f"{cijferset.indicator.get_absolute_url()}#dataset")


def _cijferset(cijferset: Cijferset) -> Iterator[Drietal]:
    indicator, set_ = cijferset.indicator, _naam_van(cijferset)
    uitleg = " ".join(filter(None, (indicator.definitie, indicator.zegt_niet, f"Bron: {indicator.bron}.")))
    yield from _set(
        set_,
        titel=f"{indicator.naam} ({settings.PORTAAL_NAAM})",
        uitleg=uitleg,
        pagina=_hier(indicator.get_absolute_url()),
        id_=vaste_id(f"cijfers/{indicator.slug}"),
    )
    yield set_, DCTERMS.conformsTo, woorden.TABELLEN
    yield from _bijgewerkt(set_, cijferset.bijgewerkt_op)
    yield from _looptijd(set_, cijferset.begin, cijferset.eind)
    yield set_, DCAT.temporalResolution, Literal(DUUR[cijferset.fijnste], datatype=XSD.duration, normalize=False)
    for gebied in cijferset.gebieden:
        yield set_, DCTERMS.spatial, _plek(gebied)
    for naam, soort in (("csv", "text/csv"), ("xlsx", XLSX)):
        vorm = _hier(f"{indicator.get_absolute_url()}#{naam}")
        adres = _hier(reverse("indicator-download", args=[indicator.slug, naam]))
        yield set_, DCAT.distribution, vorm
        yield from _vorm(vorm, naam.upper(), adres, formaat=naam.upper(), soort=soort, ophalen=adres)
        yield vorm, DCTERMS.conformsTo, woorden.TABELLEN
    vorm = _hier(f"{indicator.get_absolute_url()}#api")
    yield set_, DCAT.distribution, vorm
    yield from _vorm(
        vorm, "API", _hier(f"{API}/indicatoren/{indicator.slug}"), formaat="JSON", soort="application/json"
    )
    yield vorm, DCAT.accessService, _deel("api")
    yield vorm, DCTERMS.conformsTo, woorden.APIREGELS


def _vorm(
    vorm: URIRef, titel: str, adres: URIRef, *, formaat: str, soort: str, ophalen: URIRef | None = None
) -> Iterator[Drietal]:
    yield vorm, RDF.type, DCAT.Distribution
    yield vorm, DCTERMS.title, _tekst(titel)
    yield vorm, DCAT.accessURL, adres
    if ophalen:
        yield vorm, DCAT.downloadURL, ophalen
    yield vorm, DCTERMS.license, URIRef(settings.OPENDATA_LICENTIE)
    yield vorm, DCTERMS.format, woorden.formaat(formaat)
    yield vorm, DCAT.mediaType, woorden.mediasoort(soort)
    yield vorm, DCTERMS.language, woorden.NEDERLANDS


def _looptijd(set_: URIRef, begin: datetime.date, eind: datetime.date) -> Iterator[Drietal]:
    periode = URIRef(f"{set_}-looptijd")
    yield set_, DCTERMS.temporal, periode
    yield periode, RDF.type, DCTERMS.PeriodOfTime
    yield periode, DCAT.startDate, Literal(begin)
    yield periode, DCAT.endDate, Literal(eind)


def _plek(gebied: Gebied) -> URIRef:
    return woorden.NEDERLAND if gebied.soort == Gebiedsoort.LAND else _deel(f"gebied-{gebied.code}")


def _plaats(gebied: Gebied) -> Iterator[Drietal]:
    plek = _plek(gebied)
    yield plek, RDF.type, DCTERMS.Location
    yield plek, SKOS.prefLabel, _tekst(gebied.naam)
    yield plek, DCTERMS.identifier, Literal(gebied.code)


def _dienst(aanbod: Aanbod) -> Iterator[Drietal]:
    dienst = _deel("api")
    yield dienst, RDF.type, DCAT.DataService
    yield dienst, DCTERMS.title, _tekst(f"API van {settings.PORTAAL_NAAM}")
    yield (
        dienst,
        DCTERMS.description,
        _tekst("Alles wat op de site staat, voor programma’s. Alleen lezen, zonder sleutel."),
    )
    yield dienst, DCTERMS.identifier, Literal(vaste_id("open-data/api"))
    yield from _van_ons(dienst)
    yield dienst, DCTERMS.accessRights, woorden.OPENBAAR
    yield dienst, DCTERMS.license, URIRef(settings.OPENDATA_LICENTIE)
    yield dienst, DCAT.theme, woorden.VEILIGHEID
    yield dienst, DCAT.endpointURL, _hier(API)
    yield dienst, DCAT.endpointDescription, _hier(f"{API}/openapi.json")
    yield dienst, DCAT.landingPage, _hier(OPEN_DATA)
    yield dienst, DCTERMS.conformsTo, woorden.APIREGELS
    yield from _bijgewerkt(dienst, aanbod.bijgewerkt_op)
    for woord in TREFWOORDEN:
        yield dienst, DCAT.keyword, _tekst(woord)
    for cijferset in aanbod.cijfersets:
        yield dienst, DCAT.servesDataset, _naam_van(cijferset)
