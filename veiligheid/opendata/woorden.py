"""The vocabularies of the catalogue: namespaces, and the values that the profile prescribes."""

from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Namespace, URIRef


VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
VOORVOEGSELS = {
    "dcat": DCAT,
    "dct": DCTERMS,
    "foaf": FOAF,
    "rdf": RDF,
    "skos": SKOS,
    "vcard": VCARD,
    "xsd": XSD,
}
_EU = "http://publications.europa.eu/resource/authority"
_IANA = "http://www.iana.org/assignments/media-types"

OPENBAAR = URIRef(f"{_EU}/access-right/PUBLIC")
NEDERLANDS = URIRef(f"{_EU}/language/NLD")
NEDERLAND = URIRef(f"{_EU}/country/NLD")
#: Justice, legal system and public safety.
VEILIGHEID = URIRef(f"{_EU}/data-theme/JUST")
THEMALIJST = URIRef(f"{_EU}/data-theme")
#: When a source or a round is ready, which is not a fixed time after the last.
ONREGELMATIG = URIRef(f"{_EU}/frequency/IRREG")
GEMEENTELIJK = URIRef("http://purl.org/adms/publishertype/LocalAuthority")
TABELLEN = URIRef("https://www.w3.org/TR/tabular-data-model/")
CSVW = URIRef("https://www.w3.org/TR/tabular-metadata/")
APIREGELS = URIRef("https://gitdocumentatie.logius.nl/publicatie/api/adr/")


def formaat(naam: str) -> URIRef:
    return URIRef(f"{_EU}/file-type/{naam}")


def mediasoort(soort: str) -> URIRef:
    return URIRef(f"{_IANA}/{soort}")
