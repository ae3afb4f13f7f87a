"""The sentence that answers first: how many claims, and how many of them stand on something."""

import pytest

from themas.bladen import Beweringblad, Interventieblad
from themas.enums import Onderbouwing
from themas.kennisbank.zinnen import zin_over_alle, zin_over_een


O, E, N, V = Onderbouwing  # noqa: E741


def blad(*soorten):
    beweringen = tuple(Beweringblad("Er is minder overlast.", None, soort, "", "Bron") for soort in soorten)
    return Interventieblad("licht", "Licht", "Lantaarns.", "", (), (), beweringen, "Bron")


@pytest.mark.parametrize(
    ("soorten", "verwacht"),
    [
        ([O], "één bewering. Daar hoort onderzoek bij."),
        ([E], "één bewering. Daar hoort ervaring bij."),
        ([N, V], "één bewering. Een onderbouwing staat niet in de bron. Daarnaast is er nog één open vraag."),
        ([], "geen beweringen."),
        ([E, E, E], "drie beweringen. Bij geen enkele hoort onderzoek. Bij alle drie hoort ervaring."),
        ([O, O], "twee beweringen. Bij allebei hoort onderzoek. Bij geen enkele hoort ervaring."),
        (
            [O, N, N],
            "drie beweringen. Bij één hoort onderzoek. Bij geen enkele hoort ervaring. "
            "Bij twee staat geen onderbouwing in de bron.",
        ),
        (
            [N] * 13 + [O],
            "14 beweringen. Bij één hoort onderzoek. Bij geen enkele hoort ervaring. "
            "Bij 13 staat geen onderbouwing in de bron.",
        ),
    ],
)
def test_of_one(soorten, verwacht):
    assert zin_over_een(blad(*soorten)) == f"Onze bronnen doen over deze aanpak {verwacht}"


def test_of_one_with_questions_only():
    weet_niet = "Onze bronnen zeggen niet of deze aanpak werkt."
    assert zin_over_een(blad(V)) == f"{weet_niet} Er is één open vraag."
    assert zin_over_een(blad(V, V)) == f"{weet_niet} Er zijn twee open vragen."


def test_of_all():
    assert zin_over_alle([]) == ""
    assert zin_over_alle([blad(E)]) == (
        "Onze bronnen noemen één aanpak en doen daarover één bewering. Daar hoort ervaring bij."
    )
    assert zin_over_alle([blad(E, V), blad(O)]) == (
        "Onze bronnen noemen twee aanpakken en doen daarover twee beweringen. Bij één hoort onderzoek. "
        "Bij één hoort ervaring. Daarnaast is er nog één open vraag."
    )
