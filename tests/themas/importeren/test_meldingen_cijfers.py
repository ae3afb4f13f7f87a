"""Every message about the rows of a file with figures, word by word, at its line and column."""

import pytest

from themas.importeren.metingen import Metingen


KOLOMMEN = Metingen.kolommen
NIVEAU = {
    "indicator": "woninginbraken",
    "gebied": "GM0034",
    "periode": "2019",
    "soort": "niveau",
    "aantal": "673",
    "kwaliteit": "definitief",
    "bron": "Politie",
}
VERANDERING = {
    **NIVEAU,
    "soort": "verandering",
    "aantal": "",
    "verandering": "-38",
    "maat": "per_noemer",
    "basisperiode": "2017",
}
ZOEK_INDICATOR = "Zoek in het beheer bij Indicatoren de naam in het adres, of maak de indicator daar aan."
ZOEK_GEBIED = "Zoek in het beheer bij Gebieden de code, of maak het gebied daar aan."


def bestand(*rijen):
    return "\n".join([";".join(KOLOMMEN), *(";".join(rij.get(kolom, "") for kolom in KOLOMMEN) for rij in rijen)])


CELLEN = [
    # What a cell may hold.
    ("indicator", "", "Deze cel is leeg. Vul indicator in."),
    ("indicator", "zwartrijden", f"Indicator ‘zwartrijden’ bestaat niet. {ZOEK_INDICATOR}"),
    ("indicator", "woninginbraak", "Indicator ‘woninginbraak’ bestaat niet. Bedoelt u woninginbraken?"),
    ("indicator", "Alle misdrijven", "Indicator ‘Alle misdrijven’ bestaat niet. Bedoelt u misdrijven?"),
    ("gebied", "", "Deze cel is leeg. Vul gebied in."),
    ("gebied", "XX", f"Gebied ‘XX’ bestaat niet. {ZOEK_GEBIED}"),
    ("gebied", "gm0034", "Gebied ‘gm0034’ bestaat niet. Bedoelt u GM0034?"),
    ("gebied", "Almere", "Gebied ‘Almere’ bestaat niet. Bedoelt u GM0034?"),
    ("periode", "", "Deze cel is leeg. Vul periode in."),
    ("periode", "2019 H1", "‘2019 H1’ is geen periode. Schrijf 2019, 2019-H1 of 2019-K1."),
    ("periode", "2019-M1", "‘2019-M1’ is geen periode. Schrijf 2019, 2019-H1 of 2019-K1."),
    (
        "periode",
        "2019-K5",
        "De periode ‘2019-K5’ kan niet: kwartaal 5 bestaat niet. Schrijf 2019, 2019-H1 of 2019-K1.",
    ),
    (
        "periode",
        "0019",
        "De periode ‘0019’ kan niet: jaar 19 ligt buiten 1990-2100. Schrijf 2019, 2019-H1 of 2019-K1.",
    ),
    ("periode", "2025", "2025 ligt in de toekomst. Verbeter de periode, of haal de regel weg."),
    ("periode", "2024-H2", "2024-H2 ligt in de toekomst. Verbeter de periode, of haal de regel weg."),
    ("soort", "", "Deze cel is leeg. Vul soort in."),
    ("soort", "stand", "‘stand’ kan hier niet. Kies niveau of verandering."),
    ("aantal", "tien", "‘tien’ is geen heel getal. Schrijf alleen cijfers, zoals 1040."),
    ("aantal", "1e3", "‘1e3’ is geen heel getal. Schrijf alleen cijfers, zoals 1040."),
    ("aantal", "NaN", "‘NaN’ is geen heel getal. Schrijf alleen cijfers, zoals 1040."),
    ("aantal", "١٢", "‘١٢’ is geen heel getal. Schrijf alleen cijfers, zoals 1040."),
    ("aantal", "<5", "‘<5’ is geen heel getal. Schrijf alleen cijfers, zoals 1040."),
    ("aantal", "12,5", "‘12,5’ is geen heel getal. Schrijf alleen cijfers, zoals 1040."),
    ("aantal", "1.040", "‘1.040’ heeft een punt. Schrijf 1040 zonder punt."),
    ("aantal", "1 040", "Schrijf alleen het getal: 1040."),
    ("aantal", "-5", "Een aantal is 0 of meer. Hier staat -5."),
    ("aantal", "2147483648", "Dit getal is te groot. Het mag hoogstens 2147483647 zijn."),
    ("aantal", "9" * 5000, "Dit getal is te groot. Het mag hoogstens 2147483647 zijn."),
    ("waarde", "veel", "‘veel’ is geen getal. Schrijf cijfers, met een komma voor decimalen, zoals 12,5."),
    ("waarde", "12.5", "‘12.5’ heeft een punt. Gebruik een komma: 12,5."),
    ("waarde", "1.040", "‘1.040’ is niet duidelijk. Schrijf 1040 zonder punt, of 1,040 met een komma."),
    ("waarde", "1.040,5", "‘1.040,5’ heeft een punt. Schrijf 1040,5 zonder punt."),
    ("waarde", "38%", "Schrijf alleen het getal: 38."),
    ("waarde", "-8", "Een waarde is 0 of meer. Hier staat -8."),
    ("waarde", "1,23456", "Dit getal heeft 5 decimalen. Rond af op hoogstens 4."),
    ("waarde", "12345678901", "Dit getal is te groot. Vóór de komma passen 10 cijfers."),
    ("marge", "-1", "Een marge is 0 of meer. Hier staat -1."),
    ("kwaliteit", "", "Deze cel is leeg. Vul kwaliteit in."),
    ("kwaliteit", "zeker", "‘zeker’ kan hier niet. Kies definitief, voorlopig of geschat."),
    ("bron", "", "Deze cel is leeg. Vul bron in."),
    ("bron", "x" * 501, "Deze tekst heeft 501 tekens. Er passen er 500. Maak de tekst korter."),
    ("herkomst", "x" * 201, "Deze tekst heeft 201 tekens. Er passen er 200. Maak de tekst korter."),
    ("stand_op", "15-1-2020", "Schrijf de datum als jaar-maand-dag: 2020-01-15."),
    ("stand_op", "2020-02-30", "‘2020-02-30’ is geen datum. Schrijf jaar-maand-dag, zoals 2019-12-31."),
    ("stand_op", "31-31-2020", "‘31-31-2020’ is geen datum. Schrijf jaar-maand-dag, zoals 2019-12-31."),
    ("stand_op", "gisteren", "‘gisteren’ is geen datum. Schrijf jaar-maand-dag, zoals 2019-12-31."),
    ("stand_op", "0220-01-15", "Het jaar 220 ligt buiten 1990 tot en met 2100."),
    ("stand_op", "2024-06-16", "2024-06-16 ligt in de toekomst. Verbeter de datum."),
    # What belongs to this soort.
    ("verandering", "-38", "Bij soort niveau blijft verandering leeg. Maak deze cel leeg, of kies een andere soort."),
    ("maat", "aantal", "Bij soort niveau blijft maat leeg. Maak deze cel leeg, of kies een andere soort."),
    (
        "basisperiode",
        "2017",
        "Bij soort niveau blijft basisperiode leeg. Maak deze cel leeg, of kies een andere soort.",
    ),
    ("aantal", "", "Bij soort niveau hoort een getal. Vul aantal of waarde in."),
]
VERANDERINGEN = [
    ("aantal", "5", "Bij soort verandering blijft aantal leeg. Maak deze cel leeg, of kies een andere soort."),
    ("waarde", "5", "Bij soort verandering blijft waarde leeg. Maak deze cel leeg, of kies een andere soort."),
    ("marge", "5", "Bij soort verandering blijft marge leeg. Maak deze cel leeg, of kies een andere soort."),
    ("verandering", "", "Deze cel is leeg. Vul verandering in."),
    ("verandering", "−38", "Gebruik een gewoon minteken: -38."),
    ("verandering", "+38", "Schrijf alleen het getal: 38."),
    ("verandering", "-100,5", "Een daling van meer dan 100% bestaat niet. Hier staat -100,5."),
    ("verandering", "1,234", "Dit getal heeft 3 decimalen. Rond af op hoogstens 2."),
    ("verandering", "1234567", "Dit getal is te groot. Vóór de komma passen 6 cijfers."),
    ("maat", "", "Deze cel is leeg. Vul maat in."),
    ("maat", "inwoners", "‘inwoners’ kan hier niet. Kies per_noemer, waarde of aantal."),
    ("basisperiode", "", "Deze cel is leeg. Vul basisperiode in."),
    ("basisperiode", "vorig jaar", "‘vorig jaar’ is geen periode. Schrijf 2019, 2019-H1 of 2019-K1."),
    ("basisperiode", "2019", "2019 ligt niet vóór 2019. Vul een eerdere periode in."),
    ("basisperiode", "2019-H1", "2019-H1 ligt niet vóór 2019. Vul een eerdere periode in."),
]


@pytest.mark.parametrize(("kolom", "cel", "melding"), CELLEN)
def test_een_cel_van_een_niveau(fouten, kolom, cel, melding):
    # A marge wants a waarde beside it; a wrong waarde may stand alone.
    fout = {**NIVEAU, "waarde": "8" if kolom == "marge" else "", kolom: cel}
    goed = {**NIVEAU, "gebied": "NL01"}

    assert fouten(bestand(goed, fout)) == [(3, kolom, melding)]


@pytest.mark.parametrize(("kolom", "cel", "melding"), VERANDERINGEN)
def test_een_cel_van_een_verandering(fouten, kolom, cel, melding):
    assert fouten(bestand({**VERANDERING, kolom: cel})) == [(2, kolom, melding)]


def test_een_marge_zonder_waarde(fouten):
    assert fouten(bestand({**NIVEAU, "marge": "1"})) == [
        (2, "marge", "Een marge hoort bij een waarde. Vul waarde in, of maak deze cel leeg.")
    ]


@pytest.mark.parametrize("kwaliteit", ["definitief", "geschat"])
def test_een_periode_die_nog_loopt_is_voorlopig(fouten, lees, kwaliteit):
    rij = {**NIVEAU, "periode": "2024", "kwaliteit": kwaliteit}

    assert fouten(bestand(rij)) == [
        (2, "kwaliteit", "2024 is nog niet voorbij. Schrijf voorlopig, of wacht tot na die tijd.")
    ]
    assert lees(bestand({**rij, "kwaliteit": "voorlopig"})).nieuw == 1


def test_alle_fouten_van_een_rij_en_van_het_bestand(fouten):
    slecht = {**NIVEAU, "gebied": "XX", "aantal": "tien", "kwaliteit": "zeker"}

    assert fouten(bestand(slecht, NIVEAU, {**NIVEAU, "bron": ""})) == [
        (2, "gebied", f"Gebied ‘XX’ bestaat niet. {ZOEK_GEBIED}"),
        (2, "kwaliteit", "‘zeker’ kan hier niet. Kies definitief, voorlopig of geschat."),
        (2, "aantal", "‘tien’ is geen heel getal. Schrijf alleen cijfers, zoals 1040."),
        (4, "bron", "Deze cel is leeg. Vul bron in."),
    ]


def test_twee_keer_hetzelfde_in_een_bestand(fouten):
    anders = {**NIVEAU, "gebied": "NL01"}

    assert fouten(bestand(NIVEAU, anders, {**NIVEAU, "aantal": "5"}, NIVEAU)) == [
        (4, "", "Regel 2 gaat over hetzelfde. Haal één van de twee regels weg."),
        (5, "", "Regel 2 gaat over hetzelfde. Haal één van de twee regels weg."),
    ]


def test_een_ander_cijfer_is_al_onderweg(fouten, lees):
    lees(bestand(NIVEAU))

    assert fouten(bestand({**NIVEAU, "aantal": "680", "reden": "Late aangiften."})) == [
        (
            2,
            "",
            "Er is al een cijfer onderweg. Nu: aantal 673. In dit bestand: aantal 680. "
            "Werk dat cijfer eerst af in het beheer.",
        )
    ]


def test_vervangen_vraagt_een_reden(fouten, lees, stel_vast):
    lees(bestand({**NIVEAU, "waarde": "8", "stand_op": "2020-01-15"}))
    stel_vast()

    assert fouten(bestand({**NIVEAU, "aantal": "", "waarde": "8,0", "kwaliteit": "geschat"})) == [
        (
            2,
            "reden",
            "Hiervoor geldt al een cijfer. Nu: aantal 673, waarde 8, kwaliteit definitief, stand_op 2020-01-15. "
            "In dit bestand: aantal leeg, waarde 8,0, kwaliteit geschat, stand_op leeg. Klopt dat? "
            "Schrijf dan in kolom reden waarom.",
        )
    ]


def test_een_oudere_verandering_dan_die_nu_geldt(fouten, lees, stel_vast):
    lees(bestand({**VERANDERING, "stand_op": "2020-01-15"}))
    stel_vast()

    assert fouten(bestand({**VERANDERING, "verandering": "-40", "stand_op": "2020-01-14", "reden": "Zomaar."})) == [
        (
            2,
            "stand_op",
            "Het cijfer dat nu geldt, heeft een nieuwere stand: 2020-01-15. Deze regel is van 2020-01-14. "
            "Haal de regel weg, of verbeter stand_op.",
        )
    ]


def test_na_twintig_onbekende_namen_wordt_niet_meer_gezocht(fouten):
    """Looking for names that are alike takes time for each of them."""
    rijen = [{**NIVEAU, "indicator": f"woninginbraken{n}"} for n in range(22)]

    meldingen = [melding for _, _, melding in fouten(bestand(*rijen))]
    assert [melding.partition("niet. ")[2] for melding in meldingen] == (
        ["Bedoelt u woninginbraken?"] * 20 + [ZOEK_INDICATOR] * 2
    )


def test_de_meldingen_sturen_geen_terminal_aan(fouten):
    assert fouten(bestand({**NIVEAU, "soort": "\x1b[31mrood" + "x" * 50})) == [
        (2, "soort", f"‘�[31mrood{'x' * 31}…’ kan hier niet. Kies niveau of verandering.")
    ]
