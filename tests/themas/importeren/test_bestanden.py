"""Files as officers and spreadsheets make them: what is taken as it is, and what is sent back."""

import pytest

from themas.importeren import Importfout, importeer
from themas.importeren.bronnotities import Bronnotities
from themas.importeren.metingen import Metingen
from themas.importeren.noemers import Noemers
from themas.models import Meting


KOP = "indicator;gebied;periode;soort;aantal;kwaliteit;bron\n"
RIJ = "misdrijven;NL01;2019;niveau;5;definitief;CBS\n"
RIJ_2 = "misdrijven;NL01;2018;niveau;6;definitief;CBS\n"
BEWAAR = "bewaar het opnieuw als ‘CSV UTF-8’."
TEKEN = (
    "Op deze regel staat een teken dat niet te lezen is. Het bestand is niet in UTF-8 opgeslagen. "
    f"Open het in Excel of LibreOffice en {BEWAAR}"
)
AANHALINGSTEKEN = (
    'Een aanhalingsteken (") klopt niet: het is niet gesloten, of er staat nog tekst achter. Zet één aanhalingsteken '
    'voor en één na de tekst. Schrijf een aanhalingsteken ín een tekst dubbel ("").'
)
METINGEN = f"Een bestand met metingen mag hebben: {', '.join(Metingen.kolommen)}."


@pytest.mark.parametrize(
    "inhoud",
    [
        KOP + RIJ,
        (KOP + RIJ).removesuffix("\n"),
        "\ufeff" + KOP + RIJ,
        (KOP + RIJ).replace("\n", "\r\n"),
        KOP.upper() + RIJ,
        KOP.replace(";", " ; ") + RIJ.replace(";", " ;\u00a0"),
        KOP + RIJ.replace("definitief", "Definitief"),
        KOP.replace("\n", ";;;\n") + RIJ.replace("\n", ";;;\n"),
        KOP.replace("\n", ";;\n") + RIJ,
        KOP + RIJ.replace("\n", ";;;\n"),
        KOP + "\n;;;;;;\n" + RIJ + "\n \n;;;;;;;;;\n",
        KOP + '"misdrijven";"NL01";"2019";"niveau";"5";"definitief";"CBS"\n',
        "bron;kwaliteit;soort;aantal;periode;gebied;indicator\nCBS;definitief;niveau;5;2019;NL01;misdrijven\n",
    ],
)
def test_dit_mag_allemaal(lees, inhoud):
    verslag = lees(inhoud)

    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (1, 0, 0)
    cijfer = Meting.objects.values_list("indicator__slug", "gebied__code", "periode__code", "aantal", "bron")
    assert list(cijfer) == [("misdrijven", "NL01", "2019", 5, "CBS")]


def test_vreemde_tekst_blijft_zoals_hij_is(lees):
    lees(KOP + RIJ.replace("CBS", '"=1+1 <b>""é"";\nregel 2</b> 🚓"') + RIJ_2)

    assert Meting.objects.get(aantal=5).bron == '=1+1 <b>"é";\nregel 2</b> 🚓'


def test_een_regelnummer_telt_de_regels_van_het_bestand(fouten):
    meerdere_regels = RIJ.replace("CBS", '"een\ntwee\ndrie"')

    assert [plek[:2] for plek in fouten(KOP + meerdere_regels + "\n" + RIJ_2.replace("6", "zes"))] == [(6, "aantal")]


@pytest.mark.parametrize(
    ("inhoud", "regel", "melding"),
    [
        (b"", 1, "Dit bestand is leeg. Zet op regel 1 de namen van de kolommen, en daaronder de cijfers."),
        (
            "\ufeff\n ; ;\n".encode(),
            1,
            "Dit bestand is leeg. Zet op regel 1 de namen van de kolommen, en daaronder de cijfers.",
        ),
        ("\n" + KOP + RIJ, 1, "Regel 1 is leeg. Zet op regel 1 de namen van de kolommen."),
        (KOP, 1, "Dit bestand heeft alleen een kop. Zet daaronder minstens één regel."),
        (KOP + ";;;;;;\n", 1, "Dit bestand heeft alleen een kop. Zet daaronder minstens één regel."),
        (
            (KOP + RIJ).replace(";", ","),
            1,
            "De kolommen zijn gescheiden met een komma. Gebruik een puntkomma (;).",
        ),
        (
            (KOP + RIJ).replace(";", "\t"),
            1,
            "De kolommen zijn gescheiden met een tab. Gebruik een puntkomma (;).",
        ),
        ((KOP + RIJ_2 + RIJ.replace("CBS", "Café")).encode("latin-1"), 3, TEKEN),
        (
            (KOP + RIJ).encode("utf-16"),
            1,
            f"Dit bestand is in UTF-16 opgeslagen; Excel noemt dat ‘Unicode-tekst’. Open het en {BEWAAR}",
        ),
        (
            (KOP + RIJ).encode("utf-16-be"),
            1,
            "Op deze regel staat een onzichtbaar teken (NUL). Het bestand is beschadigd of geen CSV. "
            f"Open het en {BEWAAR}",
        ),
        (
            KOP + RIJ.replace("CBS", "C\0BS"),
            2,
            "Op deze regel staat een onzichtbaar teken (NUL). Het bestand is beschadigd of geen CSV. "
            f"Open het en {BEWAAR}",
        ),
        (
            b"PK\x03\x04\x14\x00",
            None,
            "Deze werkmap is beschadigd of geen Excel-werkmap (xlsx). Open haar in Excel of LibreOffice en bewaar haar "
            "opnieuw.",
        ),
        (
            (KOP + RIJ).replace("\n", "\r"),
            1,
            f"De regels van dit bestand eindigen zoals op een oude Mac. Open het bestand en {BEWAAR}",
        ),
        (
            KOP + RIJ.replace("CBS", "C\rBS"),
            2,
            f"De regels van dit bestand eindigen zoals op een oude Mac. Open het bestand en {BEWAAR}",
        ),
        (KOP + RIJ_2 + RIJ.replace("CBS", '"CBS') + RIJ, 3, AANHALINGSTEKEN),
        (KOP + RIJ.replace("CBS", '"CBS" en meer'), 2, AANHALINGSTEKEN),
        (
            KOP + RIJ.replace("CBS", "x" * 100_000),
            2,
            "Deze regel is te lang. Een regel mag hoogstens 100.000 tekens hebben. "
            'Kijk of een aanhalingsteken (") niet is gesloten, of maak de teksten korter.',
        ),
        (
            KOP + RIJ.replace("CBS", '"CBS') + "regel\n" * 20_000,
            2,
            "Deze regel is te lang. Een regel mag hoogstens 100.000 tekens hebben. "
            'Kijk of een aanhalingsteken (") niet is gesloten, of maak de teksten korter.',
        ),
        (
            KOP + "misdrijven;NL01;2019\n",
            2,
            "Deze regel heeft 3 cellen, en de kop heeft 7 kolommen. Zet in elke regel evenveel puntkomma’s. "
            "Staat er een puntkomma ín een tekst? Zet die tekst dan tussen aanhalingstekens.",
        ),
        (
            KOP + RIJ.replace("CBS", "CBS; tabel 1"),
            2,
            "Deze regel heeft 8 cellen, en de kop heeft 7 kolommen. Zet in elke regel evenveel puntkomma’s. "
            "Staat er een puntkomma ín een tekst? Zet die tekst dan tussen aanhalingstekens.",
        ),
        (
            KOP.replace("aantal", "tal").replace("bron", "bron;zo\x07maar") + RIJ,
            1,
            f"Onbekende kolommen: tal, zo�maar. Verbeter de naam, of haal ze weg. {METINGEN}",
        ),
        (
            "gebied;periode;soort;aantal;bron\n" + RIJ,
            1,
            f"Ontbrekende kolommen: indicator, kwaliteit. Voeg ze toe. {METINGEN}",
        ),
        (
            KOP.replace("\n", ";bron\n") + RIJ,
            1,
            "Dubbele kolommen: bron. Houd van elke kolom één over.",
        ),
        (
            KOP.replace("aantal", "") + RIJ,
            1,
            f"Kolom 5 heeft geen naam. Geef de kolom een naam, of haal de kolom weg. {METINGEN}",
        ),
        (
            "naam;herkomst;reden\n",
            1,
            f"Deze kolommen kennen wij niet. Een bestand met metingen heeft: {', '.join(Metingen.kolommen)}. "
            f"Een bestand met noemers heeft: {', '.join(Noemers.kolommen)}. "
            f"Een bestand met bronnotities heeft: {', '.join(Bronnotities.kolommen)}.",
        ),
    ],
)
def test_zo_kan_het_niet(fouten, inhoud, regel, melding):
    assert fouten(inhoud) == [(regel, "", melding)]


@pytest.mark.parametrize(
    ("kop", "melding"),
    [
        (
            "gebied;soort;aard;aantal;kwaliteit;bron",
            "Ontbrekende kolommen: peildatum. Voeg ze toe. "
            f"Een bestand met noemers mag hebben: {', '.join(Noemers.kolommen)}.",
        ),
        (
            "indicator;gebied;periode;datum;bron;herkomst",
            "Ontbrekende kolommen: tekst. Voeg ze toe. "
            f"Een bestand met bronnotities mag hebben: {', '.join(Bronnotities.kolommen)}.",
        ),
    ],
)
def test_de_indeling_is_te_herkennen_als_er_een_kolom_mist(fouten, kop, melding):
    assert fouten(kop + "\n") == [(1, "", melding)]


def test_fouten_voor_een_onleesbare_regel_staan_er_ook(fouten):
    inhoud = (KOP + RIJ.replace("5", "vijf") + RIJ.replace("CBS", "Café") + RIJ).encode("latin-1")

    assert [(regel, kolom) for regel, kolom, _ in fouten(inhoud)] == [(2, "aantal"), (3, "")]


def test_na_tweehonderd_fouten_volgt_een_aantal(lees):
    with pytest.raises(Importfout) as gevangen:
        lees(KOP + RIJ.replace("5", "vijf") * 1234, naam="veel.csv")

    fout = gevangen.value
    assert (len(fout.fouten), fout.meer) == (200, 1034)
    assert fout.regels[0] == ("veel.csv:2 aantal: ‘vijf’ is geen heel getal. Schrijf alleen cijfers, zoals 1040.")
    assert fout.regels[-1] == "veel.csv: En nog 1034 fouten. Verbeter eerst deze."
    assert str(fout).splitlines() == fout.regels


@pytest.mark.parametrize("pad", ["bestaat-niet.csv", "."])
def test_een_pad_dat_geen_bestand_is(jan, wereld, tmp_path, pad):
    with pytest.raises(Importfout) as gevangen:
        importeer(tmp_path / pad, door=jan, naam="cijfers.csv")

    assert gevangen.value.regels == [
        "cijfers.csv: Dit bestand is niet te openen. Kijk of de naam klopt, en of u het mag lezen."
    ]
