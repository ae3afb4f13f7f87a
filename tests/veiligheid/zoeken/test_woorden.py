"""Pure rules: taking a question apart, which words are near, and a hit in its sentence."""

import pytest

from veiligheid.zoeken.motor import BEGIN as B
from veiligheid.zoeken.motor import EIND as E
from veiligheid.zoeken.vraag import Deel, Vraag, lees_vraag
from veiligheid.zoeken.woorden import bedoeld, einden, kaal, lijkend, samenstellingen, stam, vormen
from veiligheid.zoeken.zinnen import titel_met_merken, zin_met_merken, zonder_opmaak


LIJST = [
    "woninginbraken",
    "woning",
    "inbraken",
    "autoinbraak",
    "fietsen",
    "fietsendiefstal",
    "overlast",
    "wijken",
    "plan",
]


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Inbraak in de wijk", [(("inbraak",), False), (("wijk",), False)]),
        ('"veilig uitgaan" -auto', [(("veilig", "uitgaan"), False, True), (("auto",), True)]),
        ('"inbraken" -"x y"', [(("inbraken",), False, True), (("x", "y"), True, True)]),
        ("auto-inbraak", [(("auto", "inbraak"), False)]),
        ('half "open', [(("half",), False), (("open",), False, True)]),
        ("-alleen", [(("alleen",), False)]),
        ("fiets fiets", [(("fiets",), False)]),
        ("hoeveel inbraken", [(("inbraken",), False)]),
        ("de in", []),
        ("!?", []),
    ],
)
def test_a_question_taken_apart(tekst, delen):
    assert lees_vraag(tekst).delen == tuple(Deel(*deel) for deel in delen)


@pytest.mark.parametrize(
    ("vraag", "woorden"),
    [
        ("inbraken in Den Haag", ["inbraken"]),
        ("Den Haag inbraken", ["haag", "inbraken"]),
        ("Den Haag", ["haag"]),
        ("-fiets Den Haag", ["haag"]),
        ('inbraken "Den Haag"', ["inbraken", "den", "haag"]),
    ],
)
def test_the_name_of_the_municipality_at_the_end_is_not_asked_for(vraag, woorden):
    gelezen = lees_vraag(vraag)
    assert gelezen.zonder_slot("Den Haag").woorden == woorden
    assert gelezen.zonder_slot("Den Haag").tekst == vraag


def test_a_question_with_longer_words_and_without():
    ruim = Vraag("wijk x", (Deel(("wijk",), vormen=("wijken",), samen=("wijkagent",)), Deel(("x",))))
    assert ruim.samen == ("wijkagent",)
    assert ruim.zonder_samen().delen == (Deel(("wijk",), vormen=("wijken",)), Deel(("x",)))
    assert ruim.letterlijk().tekst == '"wijk" x'
    assert lees_vraag(ruim.letterlijk().tekst).delen == (Deel(("wijk",), vast=True), Deel(("x",)))
    assert ruim.met({"wijk": "dorp"}).samen == ()


def test_another_word_in_a_question():
    assert lees_vraag('wijk "auto inbrak" -x').met({"inbrak": "inbraak"}).tekst == 'wijk "auto inbraak" -x'


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("inbraak", "inbraken"),
        ("plan", "plannen"),
        ("wijk", "wijken"),
        ("fiets", "fietsen"),
        ("boef", "boeven"),
        ("huis", "huizen"),
        ("motie", "moties"),
        ("rapportage", "rapportages"),
    ],
)
def test_forms_of_one_word_share_a_stem(een, ander):
    assert stam(een) == stam(ander)


@pytest.mark.parametrize(
    ("woord", "langer"),
    [
        ("inbraak", ["autoinbraak", "woninginbraken"]),
        ("inbraken", ["autoinbraak", "woninginbraken"]),
        ("Fietsen", ["fietsendiefstal"]),
        ("last", []),  # four letters are looked for at the beginning only
        ("over", ["overlast"]),
        ("wij", []),
    ],
)
def test_longer_words_with_this_one(woord, langer):
    assert samenstellingen(woord, LIJST) == langer


def test_what_makes_another_word_of_it_is_no_longer_word():
    lijst = ["onveilig", "sociaalveilig", "veiligheid", "verbrand", "bosbrand", "brandweer", "afbrand", "brand2"]
    assert samenstellingen("veilig", lijst) == ["veiligheid", "sociaalveilig"]
    assert samenstellingen("brand", lijst) == ["bosbrand", "brandweer"]
    assert samenstellingen("rapport", ["voortgangsrapportage", "rapporten"]) == ["voortgangsrapportage"]
    assert samenstellingen("inbraken", ["inbraakpreventie"]) == ["inbraakpreventie"]


def test_words_that_may_have_been_meant():
    assert kaal("Éên") == "een"
    assert lijkend("woningbraken", LIJST)[0] == "woninginbraken"
    assert lijkend("overlats", LIJST) == ["overlast"]
    assert lijkend("fiw", LIJST) == []
    assert lijkend("verloedering", ["verandering"]) == []
    assert vormen("inbraak", LIJST) == ["inbraken"]
    assert vormen("plannen", LIJST) == ["plan"]
    assert bedoeld("xyzzyq", LIJST) == []
    assert bedoeld("ov", ["of", "ook"]) == []
    assert einden("wooncentrum", ["centrum", "woning", "rum", "wooncentrum"]) == ["centrum"]
    assert bedoeld("fietsenwijken", LIJST) == ["wijken"]
    assert len(bedoeld("fietsen", LIJST)) == len(set(bedoeld("fietsen", LIJST)))


@pytest.mark.parametrize(
    ("tekst", "html"),
    [
        (f"Een. Twee {B}drie{E} <b>. Vier.", "Twee <mark>drie</mark> &lt;b&gt;. Vier."),
        (f"Kop\nDe {B}fiets{E}.\nAnders.", "De <mark>fiets</mark>."),
        (f"Een {B}a{E}. Twee {B}a{E} en {B}b{E}.", "Twee <mark>a</mark> en <mark>b</mark>."),
        (f"{B}RG{E}-{B}21{E}/{B}2019{E}", "<mark>RG-21/2019</mark>"),
        ("Niets gemerkt.", "Niets gemerkt."),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_a_hit_in_its_sentence(tekst, html):
    assert zin_met_merken(tekst) == html


def test_a_long_sentence_is_cut_around_the_hit_on_whole_words():
    html = zin_met_merken("woord " * 200 + f"{B}hier{E}" + " woord" * 200)
    assert (html[:13], html[-7:]) == ("… woord woord", "woord …")
    assert "<mark>hier</mark>" in html
    assert len(html) < 300


def test_marks_stay_whole_wherever_a_text_is_cut():
    for plek in range(0, 900, 7):
        html = zin_met_merken("x" * plek + f"{B}{'y' * 400}{E}" + "z" * 300)
        assert html.count("<mark>") == html.count("</mark>") == 1, plek


def test_of_a_table_the_words_are_left():
    tabel = f"Gemeld:\n\n| Melding | 2018 |\n|---|---:|\n| {B}Drugs{E}: lab | 9 |\n| Drank | 21 |\n\nDat was meer."
    assert zonder_opmaak(tabel).split() == [
        "Gemeld:",
        "Melding",
        f"{B}Drugs{E}:",
        "lab",
        "Drank",
        "Dat",
        "was",
        "meer.",
    ]
    assert zin_met_merken(zonder_opmaak(tabel)) == "Dat was meer. … <mark>Drugs</mark>: lab"


def test_a_footnote_is_shown_only_where_the_text_has_not_the_word():
    noot = f"[^1]: Er waren geen {B}drugs{E}.\n    Ook geen {B}drugs{E} op straat."
    assert zonder_opmaak(f"Over {B}drugs{E} werd gebeld.[^1]\n\n{noot}").strip() == f"Over {B}drugs{E} werd gebeld."
    assert f"geen {B}drugs{E}." in zonder_opmaak(f"Er werd gebeld.[^1]\n\n{noot}")


def test_a_mark_in_what_is_no_sentence_follows_one():
    tekst = f"Een kamer\nIemand mag er niet komen. Dat duurt lang.\n{B}Burgemeester{E}\n2019"
    assert zin_met_merken(tekst) == "Iemand mag er niet komen. … <mark>Burgemeester</mark>"
    assert zin_met_merken(tekst.replace(B, "").replace(E, "")) == "Iemand mag er niet komen. Dat duurt lang."
    assert zin_met_merken(f"{B}Burgemeester{E}\n2019") == "<mark>Burgemeester</mark>"


def test_markdown_is_taken_off():
    tekst = "- Een **vet** [woord](https://a.nl/b) met[^1] `code`\nen verder.\n\n> Een citaat.\n\n1. Punt"
    assert zonder_opmaak(tekst) == "Een vet woord met code en verder.\n\nEen citaat.\n\nPunt"
    assert titel_met_merken(f"<{B}a{E}>") == "&lt;<mark>a</mark>&gt;"
