"""Every message about the rows of denominators and notes, word by word."""

import pytest

from tests.themas.importeren.test_noemers import INWONERS, NOEMERS, NOTITIE, NOTITIES


@pytest.mark.parametrize(
    ("oud", "nieuw", "kolom", "melding"),
    [
        ("GM0034", "GM0035", "gebied", "Gebied ‘GM0035’ bestaat niet. Bedoelt u GM0034?"),
        ("inwoners", "geen", "soort", "‘geen’ kan hier niet. Kies inwoners, woningen of jongeren."),
        ("1_januari", "januari", "aard", "‘januari’ kan hier niet. Kies 1_januari of jaargemiddelde."),
        ("2019-01-01", "", "peildatum", "Deze cel is leeg. Vul peildatum in."),
        ("2019-01-01", "2025-01-01", "peildatum", "2025-01-01 ligt in de toekomst. Verbeter de datum."),
        (
            "1_januari;2019-01-01",
            "1_januari;2019-07-01",
            "peildatum",
            "Een noemer hoort bij 1 januari. Schrijf 2019-01-01.",
        ),
        (
            "1_januari;2019-01-01",
            "jaargemiddelde;2019-12-31",
            "peildatum",
            "Een noemer hoort bij 1 januari. Schrijf 2019-01-01.",
        ),
        ("207904", "", "aantal", "Deze cel is leeg. Vul aantal in."),
        ("207904", "207.904", "aantal", "‘207.904’ heeft een punt. Schrijf 207904 zonder punt."),
        ("207904", "0", "aantal", "Een noemer is minstens 1: door 0 kan niemand delen. Verbeter het getal."),
        ("definitief", "", "kwaliteit", "Deze cel is leeg. Vul kwaliteit in."),
        (";CBS;", ";;", "bron", "Deze cel is leeg. Vul bron in."),
    ],
)
def test_een_cel_van_een_noemer(fouten, oud, nieuw, kolom, melding):
    assert fouten(INWONERS.replace(oud, nieuw)) == [(2, kolom, melding)]


def test_twee_keer_dezelfde_noemer(fouten):
    assert fouten(INWONERS + INWONERS.removeprefix(NOEMERS)) == [
        (3, "", "Regel 2 gaat over hetzelfde. Haal één van de twee regels weg.")
    ]


def test_een_andere_noemer_vraagt_een_reden(fouten, lees):
    lees(INWONERS)

    assert fouten(INWONERS.replace("207904;definitief", "207905;geschat")) == [
        (
            2,
            "reden",
            "Deze noemer is er al. Nu: aantal 207904, kwaliteit definitief. In dit bestand: aantal 207905, "
            "kwaliteit geschat. Klopt dat? Schrijf dan in kolom reden waarom.",
        )
    ]


@pytest.mark.parametrize(
    ("oud", "nieuw", "kolom", "melding"),
    [
        ("misdrijven", "misdrijf", "indicator", "Indicator ‘misdrijf’ bestaat niet. Bedoelt u misdrijven?"),
        ("2019", "2025", "periode", "2025 ligt in de toekomst. Verbeter de periode, of haal de regel weg."),
        ("Lichte daling.", "", "tekst", "Deze cel is leeg. Vul tekst in."),
        ("Lichte", "x" * 300, "tekst", "Deze tekst heeft 308 tekens. Er passen er 300. Maak de tekst korter."),
        ("2020-03-01", "1 maart", "datum", "‘1 maart’ is geen datum. Schrijf jaar-maand-dag, zoals 2019-12-31."),
        ("Gemeente", " ", "bron", "Deze cel is leeg. Vul bron in."),
    ],
)
def test_een_cel_van_een_notitie(fouten, oud, nieuw, kolom, melding):
    assert fouten(NOTITIE.replace(oud, nieuw)) == [(2, kolom, melding)]


def test_dezelfde_notitie_uit_een_andere_bron(fouten, lees):
    lees(NOTITIE)

    assert fouten(NOTITIE.replace("Gemeente", "Politie")) == [
        (
            2,
            "tekst",
            "Deze notitie is er al, met een andere bron of datum. Haal de regel weg, of pas de notitie aan in het "
            "beheer.",
        )
    ]


def test_twee_keer_dezelfde_notitie(fouten):
    assert fouten(NOTITIE + NOTITIE.removeprefix(NOTITIES)) == [
        (3, "", "Regel 2 gaat over hetzelfde. Haal één van de twee regels weg.")
    ]
