"""What is wrong with a text: each with its place and the mend."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from rapportages.enums import Ernst
from rapportages.nazien.gebreken import gebreken
from rapportages.schrijven import schrijf
from tests import fabriek
from tests.rapportages.verslagbouw import paragraaf
from themas.weergave.tekst import LANGSTE, maak_op


def in_woorden(tekst):
    plekken = [(gebrek.plek, gebrek.zin) for gebrek in gebreken(tekst)]
    return [(plek and (plek.alinea, plek.regel, plek.teken), zin) for plek, zin in plekken]


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "Een **gewone** tekst met [[inbraak:aantal@2019|nl01]] en een [link](/raad/), [nog een](https://a.nl).",
        "Een noot.[^1]\n\n[^1]: De tekst.",
        "Een lange noot.[^1]\n\n[^1]:\n    De tekst.",
        "Twee keer.[^a][^a]\n\n- [^a]: In een lijst.",
        "| a | b |\n|---|--:|\n| [[a:aantal|nl01]] | x \\| y |\n| kort |",
        "Code `[^9] <b> ![x](/y)` en #hashtag, 3 < 4, a > b.\n\n```\n# kop [[\n[^9]: x\n```",
        "Een streep\n\n---\n\nEn verder: [mail](mailto:a@b.nl) [hier](#noot-1).",
    ],
)
def test_een_goede_tekst_heeft_geen_gebrek(tekst):
    assert gebreken(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        (
            "Een\n\nmet noot[^1] en [^a b]",
            [
                ((2, 3, 9), "Voetnoot ‘1’ heeft geen tekst. Zet onder de alinea: [^1]: en dan de tekst."),
                ((2, 3, 17), "‘[^a b]’ wordt geen voetnoot: er staat een spatie in. Schrijf bijvoorbeeld [^1]."),
            ],
        ),
        (
            "x[^1]\n\n[^1]:\n\n[^2]: los",
            [
                ((2, 3, 1), "Voetnoot ‘1’ is leeg. Schrijf haar tekst achter de dubbele punt."),
                (
                    (3, 5, 1),
                    "Niets verwijst naar voetnoot ‘2’, dus niemand ziet haar. "
                    "Zet [^2] in de tekst, of haal de voetnoot weg.",
                ),
            ],
        ),
        (
            "x[^1]\n\n[^1]: een\n[^1]: twee",
            [
                (
                    (2, 3, 1),
                    "Voetnoot ‘1’ staat er 2 keer. Lezers zien alleen de laatste. Geef de andere een eigen nummer.",
                )
            ],
        ),
        (
            "6\u202e73 en\u200b\u200b meer\n\u200b",
            [
                (
                    (1, 1, 2),
                    "Hier staat een teken dat niemand ziet (U+202E). Lezers krijgen het niet. Typ dit stuk opnieuw.",
                ),
                (
                    (1, 2, 1),
                    "Hier staat een teken dat niemand ziet (U+200B). Lezers krijgen het niet. Typ dit stuk opnieuw.",
                ),
            ],
        ),
        (
            "[a](http://x.nl) <http://y.nl> [b](www.z.nl) [c](javascript:d)",
            [
                ((1, 1, 5), "Deze link begint met http:// en werkt daarom niet. Schrijf https://."),
                ((1, 1, 19), "Deze link begint met http:// en werkt daarom niet. Schrijf https://."),
                ((1, 1, 36), "‘www.z.nl’ wordt geen link. Een link begint met https://, mailto:, / of #."),
                ((1, 1, 50), "‘javascript:d’ wordt geen link. Een link begint met https://, mailto:, / of #."),
            ],
        ),
        (
            "## Kop\n\nKop\n===\n\n![x](/y) <b>",
            [
                (
                    (1, 1, 1),
                    "Dit wordt geen kop: koppen maakt de pagina zelf. Haal het teken weg, of maak de tekst **vet**.",
                ),
                (
                    (2, 4, 1),
                    "Dit wordt geen kop: koppen maakt de pagina zelf. Haal het teken weg, of maak de tekst **vet**.",
                ),
                ((3, 6, 1), "Een plaatje laten wij hier niet zien. Haal het weg, of maak er een gewone link van."),
                ((3, 6, 10), "‘<b>’ zien lezers zoals het er staat. Gebruik **vet**, *schuin* of een lijst."),
            ],
        ),
        (
            "goed\n\n" + ">" * 25 + "diep",
            [((2, 3, 1), "Hier staan meer dan 20 lijsten of citaten in elkaar. Haal een paar lagen weg.")],
        ),
        (
            "[[a:aantal] en [[b:aantal]]",
            [
                (
                    (1, 1, 1),
                    "Hier begint een verwijzing die niet sluit. Schrijf bijvoorbeeld [[woninginbraken:aantal@2019]].",
                )
            ],
        ),
        (
            "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
            [
                (
                    (1, 3, 1),
                    "Deze rij heeft meer vakjes dan de tabel kolommen heeft (2). Lezers zien de rest niet. "
                    "Haal een streep | weg, of geef de tabel een kolom erbij.",
                )
            ],
        ),
        (
            "| a | b |\n|---|\n| 1 | 2 |",
            [
                (
                    (1, 2, 1),
                    "Dit wordt geen tabel: boven de streepjes staan 2 kolommen, in de streepjes 1. Maak ze gelijk.",
                )
            ],
        ),
    ],
)
def test_elk_gebrek_met_zijn_plaats(tekst, verwacht):
    assert in_woorden(tekst) == verwacht


def test_een_tekst_die_te_groot_is_heeft_dat_ene_gebrek():
    assert in_woorden("<b>" * LANGSTE) == [
        (
            None,
            "Deze tekst heeft 150.000 tekens. Er passen er 50.000 in één tekst. "
            "Maak de tekst korter, of verdeel hem over meer paragrafen.",
        )
    ]


def test_een_tekst_die_te_groot_is_wordt_niet_bewaard(db):
    stuk = paragraaf()
    with pytest.raises(ValidationError) as fout:
        schrijf(paragraaf=stuk, tekst="a" * (LANGSTE + 1), door=fabriek.gebruiker())
    assert fout.value.code == "te_groot"
    stuk.refresh_from_db()
    assert (stuk.tekst, stuk.versie) == (None, 1)


@given(st.sets(st.sampled_from("abc")), st.lists(st.sampled_from("abc"), max_size=4))
def test_wie_geen_gebrek_hoort_ziet_al_zijn_voetnoten(verwezen, beschreven):
    tekst = "Tekst" + "".join(f" x[^{naam}]" for naam in sorted(verwezen))
    tekst += "\n\n" + "\n".join(f"[^{naam}]: Noot {naam}." for naam in beschreven)
    in_orde = sorted(verwezen) == sorted(beschreven)
    assert (gebreken(tekst) == []) is in_orde
    assert len(maak_op(tekst).noten) == len(verwezen & set(beschreven))


@pytest.mark.parametrize(
    ("tekst", "ernst"),
    [
        ("Zo.[^1]", Ernst.FOUT),
        ("Zo.[^1]\n\n[^1]:  ", Ernst.FOUT),
        ("Zo.[^1]\n\n[^1]: Een.\n\n[^1]: Twee.", Ernst.FOUT),
        ("a" * (LANGSTE + 1), Ernst.FOUT),
        ("Zo.\n\n[^1]: Tekst.", Ernst.LET_OP),
        ("Er zijn 6\u202e73.", Ernst.LET_OP),
        ("<b>Zo</b>.", Ernst.LET_OP),
    ],
)
def test_wat_de_lezer_iets_zou_kosten_houdt_publiceren_tegen(tekst, ernst):
    assert {gebrek.ernst for gebrek in gebreken(tekst)} == {ernst}
