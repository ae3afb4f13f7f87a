"""publiccode.yml against the fields that the standard asks for (publiccode.yml 0.7, core schema)."""

from pathlib import Path
from urllib.parse import urlparse

import pytest
import yaml


HUIS = Path(__file__).resolve().parent.parent
BESCHRIJVING = yaml.safe_load((HUIS / "publiccode.yml").read_text())
VERPLICHT = {
    "publiccodeYmlVersion": str,
    "name": str,
    "url": str,
    "platforms": list,
    "developmentStatus": str,
    "softwareType": str,
    "description": dict,
    "legal": dict,
    "maintenance": dict,
    "localisation": dict,
}
VRIJWILLIG = {"categories": list, "intendedAudience": dict, "dependsOn": dict}
KEUZES = {
    "publiccodeYmlVersion": {"0"},
    "developmentStatus": {"concept", "development", "beta", "stable", "obsolete"},
    "softwareType": {"standalone/web"},
}
ONDERHOUD = {"internal": "contacts", "community": "contacts", "contract": "contractors", "none": None}


@pytest.mark.parametrize(("sleutel", "soort"), VERPLICHT.items())
def test_mandatory_field_has_its_type(sleutel, soort):
    assert type(BESCHRIJVING[sleutel]) is soort
    assert BESCHRIJVING[sleutel] != soort()


def test_no_field_that_the_standard_does_not_know():
    assert BESCHRIJVING.keys() <= VERPLICHT.keys() | VRIJWILLIG.keys()


@pytest.mark.parametrize(("sleutel", "keuzes"), KEUZES.items())
def test_choice_is_one_of_the_standard(sleutel, keuzes):
    assert BESCHRIJVING[sleutel] in keuzes


@pytest.mark.parametrize(("taal", "beschrijving"), BESCHRIJVING["description"].items())
def test_description_fits(taal, beschrijving):
    assert taal in ("nl", "en")
    assert 0 < len(beschrijving["shortDescription"]) <= 150
    assert 150 <= len(beschrijving["longDescription"]) <= 10_000
    assert all(0 < len(mogelijkheid) <= 100 for mogelijkheid in beschrijving["features"])


def test_url_licence_maintenance_and_language():
    assert urlparse(BESCHRIJVING["url"]).scheme == "https"
    assert BESCHRIJVING["legal"] == {"license": "EUPL-1.2"}
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (HUIS / "LICENSE").read_text()
    onderhoud = BESCHRIJVING["maintenance"]
    wie = ONDERHOUD[onderhoud["type"]]
    assert wie is None or onderhoud[wie]
    assert BESCHRIJVING["localisation"] == {"localisationReady": False, "availableLanguages": ["nl"]}
