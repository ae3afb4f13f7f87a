"""How a meeting stands on a day, and what its page says of it."""

import datetime

import pytest

from convenanten.bijeenkomst.rijen import ZONDER_VELD, Bijeenkomstrij, aantal_zin, indeling, veldgroepen
from convenanten.bladen import Bijeenkomstblad, Puntblad
from convenanten.enums import Puntstatus, Verslagstand
from convenanten.stand import verslag_van
from themas.bladen import Veld


DAG = datetime.date(2018, 4, 11)
WONEN, JEUGD = Veld("wonen", "Wonen"), Veld("jeugd", "Jeugd")


def dag(tekst):
    return datetime.date.fromisoformat(tekst)


VANDAAG = dag("2026-11-25")


def punt(nummer=1, status=Puntstatus.INGEZONDEN, veld=WONEN, **velden):
    standaard = {"tekst": "Wat werkt?", "eigen_indeling": True, "namens": "", "uitkomst": "", "advies": ""}
    return Puntblad(nummer=nummer, status=status, veld=veld, interventies=(), **standaard | velden)


def blad(*statussen, **velden):
    """With a point for each status, fourteen days for the report."""
    punten = tuple(punt(nummer, status) for nummer, status in enumerate(statussen, start=1))
    standaard = dict.fromkeys(Bijeenkomstblad.__dataclass_fields__, "") | {
        "datum": DAG,
        "andere_datum": None,
        "verslag_voor": dag("2018-04-25"),
        "verslag_op": None,
        "punten": punten,
    }
    return Bijeenkomstblad(**standaard | velden)


def rij(*statussen, vandaag=VANDAAG, **velden):
    return Bijeenkomstrij(blad(*statussen, **velden), vandaag)


@pytest.mark.parametrize(
    ("vandaag", "velden", "verwacht"),
    [
        ("2018-04-10", {}, Verslagstand.KOMT_NOG),
        ("2018-04-25", {}, Verslagstand.KOMT_NOG),  # the last day counts
        ("2018-04-26", {}, Verslagstand.TERMIJN_VOORBIJ),
        ("2026-11-25", {"verslag_op": dag("2018-04-25")}, Verslagstand.ER),
        ("2026-11-25", {"verslag_op": dag("2018-04-26")}, Verslagstand.ER_TE_LAAT),
        ("2026-11-25", {"verslag": "Wij spraken af."}, Verslagstand.ER),
        ("2026-11-25", {"datum": None, "verslag_voor": None}, Verslagstand.ONBEKEND),
        ("2026-11-25", {"datum": None, "verslag_voor": None, "verslag_op": dag("2018-04-26")}, Verslagstand.ER),
    ],
)
def test_the_report_on_a_day(vandaag, velden, verwacht):
    assert verslag_van(blad(**velden), dag(vandaag)) is verwacht


@pytest.mark.parametrize(
    ("velden", "zin", "kort"),
    [
        (
            {},
            "De laatste dag was 25 april 2018. Of er een verslag is, staat niet in onze bronnen.",
            "het moest er op 25 april 2018 zijn",
        ),
        ({"verslag_op": dag("2018-04-20")}, "Het verslag was er op 20 april 2018.", "op 20 april 2018"),
        (
            {"verslag_op": dag("2018-05-01")},
            "Het verslag was er op 1 mei 2018. Dat is te laat: de laatste dag was 25 april 2018.",
            "uiterlijk 25 april 2018, het kwam op 1 mei 2018",
        ),
        ({"verslag": "Ja."}, "Er is een verslag. Wanneer het klaar was, is onbekend.", ""),
        (
            {"verslag_voor": dag("2026-11-25")},
            "Het verslag moet er uiterlijk op 25 november 2026 zijn.",
            "uiterlijk 25 november 2026",
        ),
        (
            {"datum": None, "verslag_voor": None},
            "De dag van de bijeenkomst is niet bekend. Dus ook niet wanneer het verslag er moet zijn.",
            "",
        ),
    ],
)
def test_what_is_said_of_the_report(velden, zin, kort):
    assert (rij(**velden).verslag_zin, rij(**velden).verslag_kort) == (zin, kort)


@pytest.mark.parametrize(
    ("dagen", "verwacht"), [(14, "twee weken"), (7, "één week"), (10, "tien dagen"), (1, "één dag"), (0, "nul dagen")]
)
def test_the_term_in_words(dagen, verwacht):
    assert rij(verslag_voor=DAG + datetime.timedelta(days=dagen)).verslagtermijn == verwacht
    assert rij(datum=None, verslag_voor=None).verslagtermijn == ""


IN, G, B, _ = Puntstatus
VOOR = dag("2018-04-10")


@pytest.mark.parametrize(
    ("statussen", "vandaag", "verwacht"),
    [
        ([], VOOR, "Er zijn nog geen punten ingezonden."),
        ([], dag("2018-04-12"), "De punten staan niet in onze bronnen."),
        ([IN], VOOR, "Er is één punt ingezonden. Er is nog niet gekozen wat er wordt besproken."),
        ([IN, G], VOOR, "Er zijn twee punten ingezonden. Daarvan is er één gekozen om te bespreken."),
        ([G], VOOR, "Er is één punt ingezonden. Het is gekozen om te bespreken."),
        ([IN] * 32, DAG, "Er zijn 32 punten ingezonden. Er is nog niet gekozen wat er wordt besproken."),
        (
            [IN] * 32,
            dag("2018-04-12"),
            "Er zijn 32 punten ingezonden. Of de punten zijn besproken, staat niet in onze bronnen.",
        ),
        ([G], dag("2018-04-12"), "Er is één punt ingezonden. Of het punt is besproken, staat niet in onze bronnen."),
        ([B, B, IN], DAG, "Er zijn drie punten ingezonden. Daarvan zijn er twee besproken."),
        ([B, B], DAG, "Er zijn twee punten ingezonden. Alle punten zijn besproken."),
        ([B], DAG, "Er is één punt ingezonden. Het is besproken."),
    ],
)
def test_what_is_said_of_the_points(statussen, vandaag, verwacht):
    assert rij(*statussen, vandaag=vandaag).punten_zin == verwacht


def test_points_by_field():
    punten = (punt(1, veld=JEUGD), punt(2, veld=None), punt(3, veld=JEUGD), punt(4, veld=Veld("oud", "Oud veld")))
    groepen = veldgroepen(blad(punten=punten), [WONEN, JEUGD])
    assert [(g.veld, [p.nummer for p in g.punten], g.alle, g.breedte) for g in groepen] == [
        (WONEN, [], 0, 0),
        (JEUGD, [1, 3], 2, 100),
        (Veld("oud", "Oud veld"), [4], 1, 50),
        (ZONDER_VELD, [2], 1, 50),
    ]


def test_a_filter_narrows_what_is_shown_and_not_what_is_counted():
    punten = (punt(1, veld=JEUGD), punt(2, G, veld=JEUGD), punt(3, G))
    groepen = veldgroepen(blad(punten=punten), [WONEN, JEUGD], veld="jeugd", status="gekozen")
    assert [(g.veld.slug, [p.nummer for p in g.punten], g.alle) for g in groepen] == [
        ("wonen", [], 1),
        ("jeugd", [2], 2),
    ]


def test_a_field_that_got_another_name_stays_one_field():
    groepen = veldgroepen(blad(punten=(punt(veld=Veld("jeugd", "Jongeren")),)), [JEUGD])
    assert [(g.veld, g.alle) for g in groepen] == [(JEUGD, 1)]


@pytest.mark.parametrize(
    ("eigen", "begin"),
    [([], ""), ([False], ""), ([True, True], "De bron deelt de punten niet in"), ([True, False], "Bij een deel")],
)
def test_who_placed_the_points(eigen, begin):
    zin = indeling(blad(punten=tuple(punt(nr, eigen_indeling=van_ons) for nr, van_ons in enumerate(eigen))))
    assert zin.startswith(begin)
    assert bool(zin) == bool(begin)


def test_the_answer_of_the_list():
    komt = rij(IN, IN, datum=dag("2026-12-01"))
    assert aantal_zin([rij(IN)]) == "Eén bijeenkomst staat hier, met één punt."
    assert aantal_zin([rij(IN), komt]) == "Twee bijeenkomsten staan hier, met drie punten. Eén daarvan moet nog komen."
