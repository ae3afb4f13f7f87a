"""The answer of the register, for every mix of what is known."""

import datetime

import pytest

from convenanten.bladen import Certificaatblad, Keurmerkblad
from convenanten.enums import Keurmerksoort
from convenanten.keurmerk.rijen import rijen_op, van_in_woorden
from convenanten.keurmerk.zinnen import antwoord


DAG = datetime.date(2020, 6, 1)
DAGEN = {
    "met": (datetime.date(2020, 1, 1), datetime.date(2020, 12, 31)),
    "onbekend": (None, None),
    "zonder": (datetime.date(2016, 1, 1), datetime.date(2018, 12, 31)),
}


def rijen(*standen):
    bladen = []
    for n, stand in enumerate(standen):
        certificaat = Certificaatblad(*DAGEN[stand], "", False, "", "Bron")
        bladen.append(Keurmerkblad(f"g-{n}", f"G {n}", Keurmerksoort.WINKELGEBIED, "", (certificaat,), "Bron"))
    gevonden = rijen_op(bladen, DAG)
    assert [rij.stand.value for rij in gevonden] == list(standen)
    return gevonden


@pytest.mark.parametrize(
    ("standen", "toen", "nu"),
    [
        ([], "Wij kennen nog geen gebied met het keurmerk bij naam.", None),
        (
            ["met"],
            "Wij kennen één gebied bij naam. Op 1 juni 2020 had één daarvan het keurmerk.",
            "Wij kennen één gebied bij naam. Vandaag heeft één daarvan het keurmerk.",
        ),
        (
            ["met", "met", "onbekend", "zonder"],
            "Wij kennen vier gebieden bij naam. Op 1 juni 2020 hadden twee daarvan het keurmerk. "
            "Van één weten wij het niet. Eén had het toen niet.",
            "Wij kennen vier gebieden bij naam. Vandaag hebben twee daarvan het keurmerk. "
            "Van één weten wij het niet. Eén heeft het niet.",
        ),
        (
            ["onbekend", "zonder", "zonder"],
            "Wij kennen drie gebieden bij naam. "
            "Van geen gebied weten wij zeker dat het op 1 juni 2020 het keurmerk had. Twee hadden het toen niet.",
            "Wij kennen drie gebieden bij naam. "
            "Van geen gebied weten wij zeker dat het vandaag het keurmerk heeft. Twee hebben het niet.",
        ),
        (
            ["zonder", "zonder"],
            "Wij kennen twee gebieden bij naam. Geen daarvan had op 1 juni 2020 het keurmerk.",
            "Wij kennen twee gebieden bij naam. Geen daarvan heeft vandaag het keurmerk.",
        ),
    ],
)
def test_the_answer(standen, toen, nu):
    gevonden = rijen(*standen)
    assert antwoord(gevonden, DAG, datetime.date(2026, 11, 25)) == toen
    assert antwoord(gevonden, DAG, DAG) == (nu or toen)


@pytest.mark.parametrize(
    ("van", "wanneer", "verwacht"),
    [
        (datetime.date(2019, 6, 1), "", ("1 juni 2019", "")),
        (datetime.date(2019, 12, 31), "eind 2019", ("eind 2019", "wij rekenen vanaf 31 december 2019")),
        (None, "nog niet verlopen", ("", "")),
    ],
)
def test_the_begin_as_the_source_puts_it(van, wanneer, verwacht):
    assert van_in_woorden(Certificaatblad(van, None, wanneer, False, "", "Bron")) == verwacht


def test_without_a_certificate_there_is_no_begin():
    assert van_in_woorden(None) == ("", "")
