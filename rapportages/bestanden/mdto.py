"""What the archive has to know of a published version and of its files, by MDTO 1.0 (Nationaal Archief).

MDTO describes either one piece of information or one file in an XML document, so a version has one document for itself
and one beside each of its files. Element names and their order are those of its schema. What nobody decided, such as
how long a report must be kept, is said to be not decided: docs/beheer/opendata.md.
"""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from lxml import etree

from rapportages.enums import Bestandsoort
from rapportages.models import Bestand, Versie
from rapportages.verslag.bevriezen import kanonieke_tekst, moment, opnamen_van
from themas.gemeente import heel_adres, vaste_id
from themas.weergave.letters import schoon


RUIMTE = "https://www.nationaalarchief.nl/mdto"
SCHEMA = f"{RUIMTE}/MDTO-XML1.0.1.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
WAARDERINGEN = {"B": "Blijvend te bewaren", "V": "Tijdelijk te bewaren"}
JSON = "json"
MEDIASOORTEN = {
    Bestandsoort.PDF: "application/pdf",
    Bestandsoort.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    JSON: "application/json",
}
#: An element is its text, or the elements in it as ``(name, content)`` in their order.
Inhoud = str | Iterable


@dataclass(frozen=True, slots=True)
class Vorm:
    """One file of a version. ``gemaakt_op`` is when it, and so its SHA-256, was made."""

    soort: str
    omvang: int
    sha256: str
    gemaakt_op: datetime.datetime

    @property
    def naam(self) -> str:
        return f"rapport.{self.soort}"


def vormen_van(versie: Versie) -> list[Vorm]:
    """Its files as they are kept, and the text of all that was frozen; two queries."""
    vormen = [
        Vorm(rij.soort, len(bytes(rij.inhoud)), rij.sha256, rij.gemaakt_op)
        for rij in Bestand.objects.filter(versie=versie).order_by("soort")
    ]
    tekst = kanonieke_tekst(versie, opnamen_van(versie)).encode()
    vormen.append(Vorm(JSON, len(tekst), hashlib.sha256(tekst).hexdigest(), versie.gepubliceerd_op))
    return vormen


def informatieobject(versie: Versie, vormen: Iterable[Vorm]) -> bytes:
    """The version itself; its report must have plan, period and withdrawal at hand."""
    rapport = versie.rapportage
    return _document(
        "informatieobject",
        [
            ("identificatie", _identificatie(_id(versie))),
            ("naam", versie.titel),
            ("aggregatieniveau", _begrip("Archiefstuk", "Begrippenlijst Aggregatieniveaus MDTO")),
            ("classificatie", _eigen_begrip("Voortgangsrapportage")),
            ("omschrijving", f"{rapport.plan.naam}: rapportage over {rapport.periode}, versie {versie.nummer}."),
            ("raadpleeglocatie", [("raadpleeglocatieOnline", heel_adres(versie.get_absolute_url()))]),
            (
                "dekkingInTijd",
                [
                    ("dekkingInTijdType", _eigen_begrip("Verslagperiode")),
                    ("dekkingInTijdBegindatum", rapport.periode.begin.isoformat()),
                    ("dekkingInTijdEinddatum", rapport.periode.eind.isoformat()),
                ],
            ),
            ("dekkingInRuimte", _gemeente()),
            ("taal", "nl"),
            *(("event", deel) for deel in _gebeurtenissen(versie)),
            ("waardering", _waardering()),
            *_bewaartermijn(versie),
            *_informatiecategorie(),
            *(("heeftRepresentatie", _verwijzing(vorm.naam, _vorm_id(versie, vorm))) for vorm in vormen),
            ("archiefvormer", _gemeente()),
            (
                "beperkingGebruik",
                [
                    ("beperkingGebruikType", _eigen_begrip("Openbaar")),
                    (
                        "beperkingGebruikNadereBeschrijving",
                        "De gemeente heeft dit stuk gepubliceerd. Iedereen mag het lezen.",
                    ),
                ],
            ),
        ],
    )


def bestand(versie: Versie, vorm: Vorm) -> bytes:
    """One file of the version."""
    return _document(
        "bestand",
        [
            ("identificatie", _identificatie(_vorm_id(versie, vorm))),
            ("naam", vorm.naam),
            ("omvang", str(vorm.omvang)),
            ("bestandsformaat", _begrip(MEDIASOORTEN[vorm.soort], "IANA Media Types")),
            (
                "checksum",
                [
                    ("checksumAlgoritme", _begrip("SHA256", "Begrippenlijst ChecksumAlgoritme MDTO")),
                    ("checksumWaarde", vorm.sha256),
                    ("checksumDatum", moment(vorm.gemaakt_op)),
                ],
            ),
            ("URLBestand", heel_adres(f"{versie.get_absolute_url()}{vorm.naam}")),
            ("isRepresentatieVan", _verwijzing(versie.titel, _id(versie))),
        ],
    )


def _gebeurtenissen(versie: Versie) -> Iterable[Inhoud]:
    yield _gebeurtenis(_begrip("Bevriezing", "Begrippenlijst EventTypeLijst MDTO"), versie.gepubliceerd_op)
    yield _gebeurtenis(_eigen_begrip("Openbaar geworden"), versie.zichtbaar_vanaf)
    if intrekking := getattr(versie.rapportage, "intrekking", None):
        yield _gebeurtenis(_eigen_begrip("Ingetrokken"), intrekking.op, intrekking.reden)


def _gebeurtenis(soort: Inhoud, op: datetime.datetime, resultaat: str = "") -> Inhoud:
    """By the municipality: the archive of what is public names no persons."""
    wie = ("eventVerantwoordelijkeActor", _gemeente())
    afloop = [("eventResultaat", resultaat)] if resultaat else []
    return [("eventType", soort), ("eventTijd", moment(op)), wie, *afloop]


def _waardering() -> Inhoud:
    code = settings.MDTO_WAARDERING
    if code not in WAARDERINGEN:
        return _eigen_begrip("Niet vastgesteld")
    return _begrip(WAARDERINGEN[code], "Begrippenlijst Waarderingen MDTO", code)


def _bewaartermijn(versie: Versie) -> Iterable[tuple[str, Inhoud]]:
    if settings.MDTO_BEWAARTERMIJN:
        begin = versie.gepubliceerd_op.astimezone(datetime.UTC).date()
        yield (
            "bewaartermijn",
            [
                ("termijnTriggerStartLooptijd", _begrip("Bevriezing", "Begrippenlijst EventTypeLijst MDTO")),
                ("termijnStartdatumLooptijd", begin.isoformat()),
                ("termijnLooptijd", settings.MDTO_BEWAARTERMIJN),
            ],
        )


def _informatiecategorie() -> Iterable[tuple[str, Inhoud]]:
    if settings.MDTO_INFORMATIECATEGORIE:
        lijst = settings.MDTO_SELECTIELIJST or "Selectielijst van de gemeente"
        yield "informatiecategorie", _begrip(settings.MDTO_INFORMATIECATEGORIE, lijst)


def _id(versie: Versie) -> str:
    """The same as in the feed of reports."""
    return vaste_id(f"rapportages/{versie.rapportage.slug}/versies/{versie.nummer}")


def _vorm_id(versie: Versie, vorm: Vorm) -> str:
    return vaste_id(f"rapportages/{versie.rapportage.slug}/versies/{versie.nummer}/{vorm.naam}")


def _identificatie(kenmerk: str, bron: str = "") -> Inhoud:
    return [("identificatieKenmerk", kenmerk), ("identificatieBron", bron or settings.PORTAAL_NAAM)]


def _verwijzing(naam: str, kenmerk: str, bron: str = "") -> Inhoud:
    return [("verwijzingNaam", naam), ("verwijzingIdentificatie", _identificatie(kenmerk, bron))]


def _gemeente() -> Inhoud:
    naam = f"Gemeente {settings.GEMEENTE_NAAM}"
    if settings.GEMEENTE_VERZONNEN:
        return [("verwijzingNaam", naam)]
    return _verwijzing(naam, settings.GEMEENTE_CODE.lower(), "TOOI register Gemeenten compleet")


def _begrip(label: str, lijst: str, code: str = "") -> Inhoud:
    met_code = [("begripCode", code)] if code else []
    return [("begripLabel", label), *met_code, ("begripBegrippenlijst", [("verwijzingNaam", lijst)])]


def _eigen_begrip(label: str) -> Inhoud:
    return _begrip(label, f"Begrippen van {settings.PORTAAL_NAAM}")


def _document(naam: str, inhoud: Inhoud) -> bytes:
    wortel = etree.Element(f"{{{RUIMTE}}}MDTO", nsmap={None: RUIMTE, "xsi": XSI})
    wortel.set(f"{{{XSI}}}schemaLocation", f"{RUIMTE} {SCHEMA}")
    _vul(wortel, naam, inhoud)
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _vul(ouder: etree._Element, naam: str, inhoud: Inhoud) -> None:
    element = etree.SubElement(ouder, f"{{{RUIMTE}}}{naam}")
    if isinstance(inhoud, str):
        element.text = schoon(inhoud)
        return
    for deel, waarde in inhoud:
        _vul(element, deel, waarde)
