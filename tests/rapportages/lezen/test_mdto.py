"""What goes along to the archive: MDTO 1.0 field by field, of a version and of each of its files."""

import datetime
import hashlib
from collections import defaultdict

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import Env
from lxml import etree

from rapportages.enums import Bestandsoort
from rapportages.models import Versie
from rapportages.publicatie.publiceren import trek_in
from tests.rapportages.lezen.bouw import gerectificeerd, publiek
from tests.rapportages.publiceren.bouw import UITGEVER, wie
from tests.rapportages.verslagbouw import bestand
from tests.site.kruip import vraag
from themas.gemeente import vaste_id
from veiligheid.opendata.instellingen import opendata_instellingen


VERSIE = "/rapportages/voortgang-2019/versies/1/"
RUIMTE = "{https://www.nationaalarchief.nl/mdto}"
NU = datetime.datetime(2027, 3, 1, 9, tzinfo=datetime.UTC)
EIGEN_LIJST = "Begrippen van Veiligheid in Voorbeeldstad"
EVENTLIJST = "Begrippenlijst EventTypeLijst MDTO"
ID = vaste_id("rapportages/voortgang-2019/versies/1")


@pytest.fixture
def rapport(zet_klok, settings):
    settings.SITE_ADRES, settings.GEMEENTE_VERZONNEN = "https://veilig.voorbeeldstad.example", False
    zet_klok(NU)
    gemaakt = publiek()
    bestand(Versie.objects.get(), soort=Bestandsoort.PDF, inhoud=b"%PDF-1.7", sha256="a" * 64).save()
    return gemaakt


def velden(client, naam="rapport.mdto.xml"):
    """``(element, {path: [text, ...]})`` of a document, in the order in which it stands there."""
    antwoord = client.get(VERSIE + naam)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/xml")
    wortel = etree.fromstring(antwoord.content)
    assert wortel.tag == f"{RUIMTE}MDTO"
    [inhoud] = wortel
    gevonden = defaultdict(list)

    def loop(element, pad):
        for kind in element:
            hier = "/".join(filter(None, (pad, kind.tag.removeprefix(RUIMTE))))
            gevonden[hier].append(kind.text) if len(kind) == 0 else loop(kind, hier)

    loop(inhoud, "")
    return inhoud.tag.removeprefix(RUIMTE), dict(gevonden)


def begrip(pad, *labels, lijst=EIGEN_LIJST):
    return {f"{pad}/begripLabel": list(labels), f"{pad}/begripBegrippenlijst/verwijzingNaam": [lijst] * len(labels)}


def gemeente(pad, keer=1):
    kenmerk = f"{pad}/verwijzingIdentificatie"
    return {
        f"{pad}/verwijzingNaam": ["Gemeente Voorbeeldstad"] * keer,
        f"{kenmerk}/identificatieKenmerk": ["gm9999"] * keer,
        f"{kenmerk}/identificatieBron": ["TOOI register Gemeenten compleet"] * keer,
    }


def test_de_versie(client, rapport):
    soort, gevonden = velden(client)
    vormen = ["rapport.pdf", "rapport.json"]
    assert soort == "informatieobject"
    assert gevonden == {
        "identificatie/identificatieKenmerk": [ID],
        "identificatie/identificatieBron": ["Veiligheid in Voorbeeldstad"],
        "naam": ["Voortgang over 2019"],
        **begrip("aggregatieniveau", "Archiefstuk", lijst="Begrippenlijst Aggregatieniveaus MDTO"),
        **begrip("classificatie", "Voortgangsrapportage"),
        "omschrijving": ["Veiligheidsplan 2019-2022: rapportage over 2019, versie 1."],
        "raadpleeglocatie/raadpleeglocatieOnline": [f"https://veilig.voorbeeldstad.example{VERSIE}"],
        **begrip("dekkingInTijd/dekkingInTijdType", "Verslagperiode"),
        "dekkingInTijd/dekkingInTijdBegindatum": ["2019-01-01"],
        "dekkingInTijd/dekkingInTijdEinddatum": ["2019-12-31"],
        **gemeente("dekkingInRuimte"),
        "taal": ["nl"],
        "event/eventType/begripLabel": ["Bevriezing", "Openbaar geworden"],
        "event/eventType/begripBegrippenlijst/verwijzingNaam": [EVENTLIJST, EIGEN_LIJST],
        "event/eventTijd": ["2027-03-01T09:00:00Z"] * 2,
        **gemeente("event/eventVerantwoordelijkeActor", keer=2),
        **begrip("waardering", "Niet vastgesteld"),
        "heeftRepresentatie/verwijzingNaam": vormen,
        "heeftRepresentatie/verwijzingIdentificatie/identificatieKenmerk": [
            vaste_id(f"rapportages/voortgang-2019/versies/1/{naam}") for naam in vormen
        ],
        "heeftRepresentatie/verwijzingIdentificatie/identificatieBron": ["Veiligheid in Voorbeeldstad"] * 2,
        **gemeente("archiefvormer"),
        **begrip("beperkingGebruik/beperkingGebruikType", "Openbaar"),
        "beperkingGebruik/beperkingGebruikNadereBeschrijving": [
            "De gemeente heeft dit stuk gepubliceerd. Iedereen mag het lezen."
        ],
    }


def test_de_volgorde_is_die_van_het_schema(client, rapport):
    wortel = etree.fromstring(client.get(f"{VERSIE}rapport.mdto.xml").content)
    namen = list(dict.fromkeys(kind.tag.removeprefix(RUIMTE) for kind in wortel[0]))
    assert namen == [
        "identificatie", "naam", "aggregatieniveau", "classificatie", "omschrijving", "raadpleeglocatie",
        "dekkingInTijd", "dekkingInRuimte", "taal", "event", "waardering", "heeftRepresentatie", "archiefvormer",
        "beperkingGebruik",
    ]  # fmt: skip


@pytest.mark.parametrize("soort", ["pdf", "json"])
def test_een_bestand(client, rapport, soort):
    if soort == "pdf":
        omvang, som, op = 8, "a" * 64, bestand_op()
        mediasoort = "application/pdf"
    else:
        inhoud = client.get(f"{VERSIE}rapport.json").content
        omvang, som, op = len(inhoud), hashlib.sha256(inhoud).hexdigest(), "2027-03-01T09:00:00Z"
        mediasoort = "application/json"
    element, gevonden = velden(client, f"rapport.{soort}.mdto.xml")
    assert element == "bestand"
    assert gevonden == {
        "identificatie/identificatieKenmerk": [vaste_id(f"rapportages/voortgang-2019/versies/1/rapport.{soort}")],
        "identificatie/identificatieBron": ["Veiligheid in Voorbeeldstad"],
        "naam": [f"rapport.{soort}"],
        "omvang": [str(omvang)],
        **begrip("bestandsformaat", mediasoort, lijst="IANA Media Types"),
        **begrip("checksum/checksumAlgoritme", "SHA256", lijst="Begrippenlijst ChecksumAlgoritme MDTO"),
        "checksum/checksumWaarde": [som],
        "checksum/checksumDatum": [op],
        "URLBestand": [f"https://veilig.voorbeeldstad.example{VERSIE}rapport.{soort}"],
        "isRepresentatieVan/verwijzingNaam": ["Voortgang over 2019"],
        "isRepresentatieVan/verwijzingIdentificatie/identificatieKenmerk": [ID],
        "isRepresentatieVan/verwijzingIdentificatie/identificatieBron": ["Veiligheid in Voorbeeldstad"],
    }


def bestand_op():
    return Versie.objects.get().bestanden.get().gemaakt_op.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


def test_wat_de_gemeente_besloot_over_bewaren(client, rapport, settings):
    settings.MDTO_WAARDERING, settings.MDTO_BEWAARTERMIJN = "V", "P20Y"
    settings.MDTO_INFORMATIECATEGORIE, settings.MDTO_SELECTIELIJST = "Verantwoorden", "Selectielijst gemeenten"
    _, gevonden = velden(client)
    assert {pad: waarde for pad, waarde in gevonden.items() if pad.startswith(("waard", "bewaar", "informatie"))} == {
        **begrip("waardering", "Tijdelijk te bewaren", lijst="Begrippenlijst Waarderingen MDTO"),
        "waardering/begripCode": ["V"],
        **begrip("bewaartermijn/termijnTriggerStartLooptijd", "Bevriezing", lijst=EVENTLIJST),
        "bewaartermijn/termijnStartdatumLooptijd": ["2027-03-01"],
        "bewaartermijn/termijnLooptijd": ["P20Y"],
        **begrip("informatiecategorie", "Verantwoorden", lijst="Selectielijst gemeenten"),
    }


@pytest.mark.parametrize(
    "fout",
    [
        {"MDTO_WAARDERING": "X"},
        {"MDTO_WAARDERING": "V", "MDTO_BEWAARTERMIJN": "20 jaar"},
        {"MDTO_BEWAARTERMIJN": "P20Y"},
        {"OPENDATA_LICENTIE": "https://voorbeeld.example/eigen"},
    ],
)
def test_een_instelling_die_niet_kan_wordt_geweigerd(fout, monkeypatch, tmp_path):
    for naam, waarde in fout.items():
        monkeypatch.setenv(naam, waarde)
    with pytest.raises(ImproperlyConfigured, match=next(reversed(fout))):
        opendata_instellingen(Env(), basis=tmp_path)


def test_steeds_dezelfde_bytes(client, rapport):
    eerst = client.get(f"{VERSIE}rapport.mdto.xml")
    gerectificeerd(rapport)
    opnieuw = client.get(f"{VERSIE}rapport.mdto.xml")
    assert (opnieuw.content, opnieuw["ETag"]) == (eerst.content, eerst["ETag"])
    assert opnieuw["Content-Disposition"] == 'attachment; filename="voortgang-2019-versie-1-rapport.mdto.xml"'
    bewaard = client.get(f"{VERSIE}rapport.mdto.xml", headers={"if-none-match": eerst["ETag"]})
    assert bewaard.status_code == 304


def test_een_ingetrokken_rapport_zegt_dat_het_ingetrokken_is(client, rapport):
    trek_in(rapportage=rapport, reden="Een verkeerd cijfer.", door=wie(UITGEVER))
    _, gevonden = velden(client)
    assert gevonden["event/eventType/begripLabel"] == ["Bevriezing", "Openbaar geworden", "Ingetrokken"]
    assert gevonden["event/eventResultaat"] == ["Een verkeerd cijfer."]
    assert client.get(f"{VERSIE}rapport.mdto.xml")["X-Robots-Tag"] == "noindex"


def test_wat_er_niet_is_heeft_ook_geen_gegevens(client, rapport):
    for naam in ("rapport.docx.mdto.xml", "rapport.exe.mdto.xml"):
        assert vraag(client, VERSIE + naam).status == 404
    assert vraag(client, VERSIE.replace("1", "9") + "rapport.mdto.xml").status == 404


def test_een_gemeente_die_niet_bestaat_staat_in_geen_register(client, rapport, settings):
    settings.GEMEENTE_VERZONNEN = True
    _, gevonden = velden(client)
    assert gevonden["archiefvormer/verwijzingNaam"] == ["Gemeente Voorbeeldstad"]
    assert "archiefvormer/verwijzingIdentificatie/identificatieKenmerk" not in gevonden
