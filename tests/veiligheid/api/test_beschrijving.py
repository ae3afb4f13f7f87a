"""The description keeps the NLGov REST API Design Rules 2.1, in so far as a program can tell, and says what is so."""

import json
import re

import pytest
from django.core.management import CommandError, call_command
from django.urls import get_resolver

from themas.enums import Keuze, Oordeel
from veiligheid.api import vastgelegd
from veiligheid.api.api import api
from veiligheid.api.versie import VERSIE
from veiligheid.api.vorm import Antwoord


FOUTEN = ["400", "404", "405", "406", "412", "429", "500", "503"]


@pytest.fixture
def document(client):
    return client.get("/api/v1/openapi.json").json()


def lost_op(document, deel):
    """What a reference stands for."""
    while "$ref" in deel:
        _, *stappen = deel["$ref"].split("/")
        deel = document
        for stap in stappen:
            deel = deel[stap]
    return deel


def vragen(document):
    return {pad: methoden["get"] for pad, methoden in document["paths"].items()}


def alle_delen(deel):
    """Every object in it, at any depth."""
    if isinstance(deel, dict):
        yield deel
        for inhoud in deel.values():
            yield from alle_delen(inhoud)
    elif isinstance(deel, list):
        for inhoud in deel:
            yield from alle_delen(inhoud)


def velden(document):
    return {
        (naam, veld): inhoud
        for naam, schema in document["components"]["schemas"].items()
        for veld, inhoud in schema.get("properties", {}).items()
    }


def test_it_stands_where_the_rules_want_it_and_any_site_may_read_it(client):
    antwoord = client.get("/api/v1/openapi.json", headers={"Origin": "https://elders.example"})
    assert antwoord.headers["Content-Type"] == "application/json; charset=utf-8"
    assert antwoord.headers["Access-Control-Allow-Origin"] == "*"
    weer = client.get("/api/v1/openapi.json", headers={"If-None-Match": antwoord.headers["ETag"]})
    assert weer.status_code == 304


def test_it_says_what_it_is_and_which_version(document, settings):
    assert re.fullmatch(r"3\.1\.\d+", document["openapi"])
    assert re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", document["info"]["version"])
    assert document["info"]["version"] == VERSIE
    assert document["info"]["title"] == f"Open data van {settings.PORTAAL_NAAM}"
    (server,) = document["servers"]
    assert server["url"] == f"{settings.SITE_ADRES}/api/v{VERSIE.partition('.')[0]}"


def test_it_says_whom_to_ask(client, settings):
    settings.CONTACT_URL = ""
    assert client.get("/api/v1/openapi.json").json()["info"]["contact"] == {
        "name": f"Gemeente {settings.GEMEENTE_NAAM}",
        "url": f"{settings.SITE_ADRES}/open-data/",
        "email": settings.CONTACT_EMAIL,
    }


def test_without_a_mail_address_it_makes_none_up(client, settings):
    settings.CONTACT_EMAIL, settings.CONTACT_URL = "", "https://voorbeeldstad.example/"
    info = client.get("/api/v1/openapi.json").json()["info"]
    assert info["contact"] == {"name": f"Gemeente {settings.GEMEENTE_NAAM}", "url": "https://voorbeeldstad.example/"}
    assert info["description"].endswith("De gemeente gaf voor deze API nog geen mailadres op.")


def test_the_licence_is_that_of_the_settings(document, settings):
    licentie = {"name": settings.OPENDATA_LICENTIE_NAAM, "url": settings.OPENDATA_LICENTIE}
    assert document["info"]["license"] == licentie


def test_every_address_of_the_api_is_in_it(document):
    ruw = [str(patroon.pattern) for patroon in get_resolver().namespace_dict["api-1"][1].url_patterns]
    gemaakt = {"/" + re.sub("<(?:[^:>]+:)?([^>]+)>", r"{\1}", adres) for adres in ruw}
    assert set(document["paths"]) == gemaakt - {"/"}


def test_paths_are_words_with_hyphens_without_a_slash_at_the_end(document):
    stuk = r"(/[a-z0-9]+(-[a-z0-9]+)*|/\{[a-zA-Z]+\})"
    assert [pad for pad in document["paths"] if not re.fullmatch(f"{stuk}+", pad)] == []


def test_collections_are_plural(document):
    woorden = {deel for pad in document["paths"] for deel in pad.split("/") if deel and "{" not in deel}
    assert [woord for woord in woorden if not woord.endswith(("en", "s"))] == []


def test_one_can_only_get(document):
    assert {methode for methoden in document["paths"].values() for methode in methoden} == {"get"}


def test_names_are_in_camel_case(document):
    filters = {p["name"] for vraag in vragen(document).values() for p in vraag["parameters"] if p["in"] == "query"}
    assert {"pagina", "perPagina", "jaarTotEnMet"} <= filters
    namen = filters | {veld for _, veld in velden(document)}
    assert [naam for naam in namen if not re.fullmatch(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*", naam)] == []
    assert [naam for naam in document["components"]["schemas"] if not re.fullmatch(r"[A-Z][A-Za-z]*", naam)] == []


def test_every_filter_is_explained_and_none_can_be_null(document):
    filters = [p for vraag in vragen(document).values() for p in vraag["parameters"] if p["in"] == "query"]
    assert [p["name"] for p in filters if not p.get("description")] == []
    assert [p["name"] for p in filters if "null" in json.dumps(p["schema"])] == []


def test_every_operation_has_a_name_a_title_and_a_room(document):
    assert len({vraag["operationId"] for vraag in vragen(document).values()}) == len(document["paths"])
    assert all(vraag["summary"] and len(vraag["tags"]) == 1 for vraag in vragen(document).values())
    assert {tag["name"] for tag in document["tags"]} == {v["tags"][0] for v in vragen(document).values()}


def test_every_answer_is_described_with_its_headers(document):
    for vraag in vragen(document).values():
        antwoorden = {status: lost_op(document, antwoord) for status, antwoord in vraag["responses"].items()}
        assert list(antwoorden) == ["200", "304", "414", *FOUTEN]
        assert set(antwoorden.pop("414")) == {"description"}  # of the web server, whose form we do not know
        koppen = {status: set(antwoord["headers"]) for status, antwoord in antwoorden.items()}
        assert {"API-Version", "ETag", "Access-Control-Allow-Origin"} <= koppen["200"] & koppen["304"]
        assert all({"API-Version", "Access-Control-Allow-Origin"} <= koppen[status] for status in FOUTEN)
        assert "Retry-After" in koppen["429"] & koppen["503"]
        assert list(antwoorden["200"]["content"]) == ["application/json"]
        assert "content" not in antwoorden["304"]


def test_every_error_is_a_problem(document):
    for vraag in vragen(document).values():
        for status in FOUTEN:
            ((soort, inhoud),) = lost_op(document, vraag["responses"][status])["content"].items()
            assert soort == "application/problem+json"
            assert {"status", "title", "detail"} <= set(lost_op(document, inhoud["schema"])["required"])


def test_every_object_is_closed_and_every_field_always_there(document):
    objecten = [s for s in document["components"]["schemas"].values() if s["type"] == "object"]
    assert len(objecten) > 15
    assert all(schema["additionalProperties"] is False for schema in objecten)
    assert all(set(schema["required"]) == set(schema["properties"]) for schema in objecten)


def test_dates_and_moments_are_called_so(document):
    formaten = {(veld, inhoud.get("format")) for (_, veld), inhoud in velden(document).items()}
    assert {("begin", "date"), ("eind", "date"), ("standOp", "date"), ("vastgesteldOp", "date-time")} <= formaten
    assert [veld for veld, formaat in formaten if re.search("[dD]at(e|um)$", veld) and formaat != "date"] == []
    assert {"date-time-local", "time"} & {formaat for _, formaat in formaten} == set()


def test_every_reference_leads_somewhere_and_everything_is_referred_to(document):
    gevraagd = {deel["$ref"] for deel in alle_delen(document) if "$ref" in deel}
    aanwezig = {f"#/components/{soort}/{naam}" for soort, delen in document["components"].items() for naam in delen}
    assert gevraagd == aanwezig


def test_closed_lists_say_what_their_values_mean(document):
    schema = document["components"]["schemas"]["Oordeel"]
    assert schema["enum"] == [lid.value for lid in Oordeel]
    assert schema["description"].startswith("op_koers: op koers; niet_op_koers: niet op koers; ")
    lijsten = {naam for naam, deel in document["components"]["schemas"].items() if "enum" in deel}
    assert lijsten <= {soort.__name__ for soort in Keuze.__subclasses__()}


def test_no_word_for_those_who_work_here_is_in_it(document):
    """Docstrings are in English, and of no use to who reads the description."""
    tekst = json.dumps(document, ensure_ascii=False)
    assert re.findall(r"\b(the|which|where|always|Python|Django|pydantic|ninja|docstring)\b", tekst) == []


def test_no_two_answers_share_a_name():
    """Ninja would describe the one with the fields of the other."""

    def onder(soort):
        return [soort, *(lager for kind in soort.__subclasses__() for lager in onder(kind))]

    soorten = set(onder(Antwoord))
    namen = [soort.__name__ for soort in soorten]
    assert sorted(namen) == sorted(set(namen))


# A file for each version


def test_what_the_api_says_of_itself_is_what_was_kept_of_this_version():
    bestand = vastgelegd.bestand_van(VERSIE)
    assert bestand.read_text() == vastgelegd.als_tekst(), (
        "De API is veranderd. Verhoog VERSIE in veiligheid/api/versie.py, schrijf het in CHANGELOG.md en draai "
        "manage.py api_beschrijving. Is deze versie nog niet uit: manage.py api_beschrijving --opnieuw."
    )


def test_the_changelog_tells_of_this_version(settings):
    assert f"API {VERSIE}" in (settings.BASE_DIR / "CHANGELOG.md").read_text()


def test_a_version_that_was_kept_is_not_overwritten(tmp_path, monkeypatch):
    bestand = tmp_path / "docs" / "openapi.json"
    monkeypatch.setattr("veiligheid.management.commands.api_beschrijving.bestand_van", lambda versie: bestand)
    call_command("api_beschrijving")
    assert json.loads(bestand.read_text())["paths"] == api.beschrijving()["paths"]
    call_command("api_beschrijving")  # says the same
    bestand.write_text("{}")
    with pytest.raises(CommandError, match="Verhoog VERSIE"):
        call_command("api_beschrijving")
    call_command("api_beschrijving", opnieuw=True)
    assert bestand.read_text() == vastgelegd.als_tekst()
