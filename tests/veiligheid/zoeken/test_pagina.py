"""The page: what it says, what it does with odd questions, how many queries it takes, and where it can be found."""

import pytest

from tests import fabriek
from tests.rapportages.jaarplan import bouw as jaarplannen
from tests.rapportages.raad import bouw as raad
from tests.site.kruip import met_klasse, tekst
from tests.veiligheid.zoeken import bouw
from tests.veiligheid.zoeken.bouw import zoek


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stad")]


def indicatoren(aantal, definitie="Alle inbraken bij de politie.", naam="Cijfer"):
    for nummer in range(aantal):
        fabriek.indicator(f"{naam.lower()}-{nummer:03}", naam=f"{naam} {nummer}", definitie=definitie)


def test_a_hit_is_shown_in_its_sentence_and_is_safe(client):
    fabriek.indicator(
        "fiets", naam="<b>Fiets</b> & co", definitie="Eerst dit. De <i>gestolen fiets</i> telt mee. Dan dat."
    )
    pagina = zoek(client, "fiets")
    assert pagina.zinnen == ["De <i>gestolen fiets</i> telt mee. Dan dat."]
    assert "&lt;b&gt;<mark>Fiets</mark>&lt;/b&gt; &amp; co" in pagina.html
    assert "De &lt;i&gt;gestolen <mark>fiets</mark>&lt;/i&gt; telt mee." in pagina.html


def test_accents_and_capitals_do_not_matter(client):
    fabriek.indicator("cafe", naam="Cafés", definitie="Overlast van een CAFÉ.")
    for vraag in ("café", "cafe", "CAFE", "cafe\u0301"):
        assert zoek(client, vraag).adressen == ["/indicatoren/cafe/"], vraag


def test_all_words_must_be_there_in_any_order(client):
    fabriek.indicator("een", definitie="Overlast van jongeren op het plein.")
    fabriek.indicator("twee", definitie="Overlast van water.")
    assert zoek(client, "plein overlast").adressen == ["/indicatoren/een/"]
    assert zoek(client, "overlast -plein").adressen == ["/indicatoren/twee/"]
    assert zoek(client, '"overlast van jongeren"').adressen == ["/indicatoren/een/"]
    assert zoek(client, '"jongeren plein"').adressen == []


@pytest.mark.postgres
def test_postgres_knows_dutch(client):
    fabriek.indicator("een", definitie="Een inbraak in een woning.")
    assert zoek(client, "inbraken woningen").gemerkt == ["inbraak", "woning"]


def test_a_misspelt_word_finds_what_was_meant_and_says_so(client):
    fabriek.indicator("woninginbraken", definitie="Alle woninginbraken van dit jaar.")
    pagina = zoek(client, "woningbraken")
    assert pagina.kop == "Gevonden voor ‘woninginbraken’"
    assert "Niets gevonden voor ‘woningbraken’. Wel voor ‘woninginbraken’." in pagina.main
    assert pagina.adressen == ["/indicatoren/woninginbraken/"]


def test_a_short_word_finds_the_longer_ones_with_it_after_itself(client):
    fabriek.indicator("een", naam="Inbraakcijfer", definitie="Alle <woninginbraken> van dit jaar.")
    fabriek.indicator("twee", naam="Twee", definitie="De inbraken van dit jaar.")
    fabriek.indicator("drie", naam="Drie", definitie="Wat inbraakpreventie kost.")
    pagina = zoek(client, "inbraken")
    assert pagina.adressen == [f"/indicatoren/{slug}/" for slug in ("twee", "een", "drie")]
    assert pagina.gemerkt == ["inbraken", "Inbraakcijfer", "woninginbraken", "inbraakpreventie"]
    assert (
        "Wij zochten ook op langere woorden: inbraakcijfer, woninginbraken, inbraakpreventie."
        ' Liever niet? Zoek alleen op "inbraken".'
    ) in pagina.main
    assert zoek(client, "inbraken", soort="cijfer").adressen == pagina.adressen


def test_in_quotes_and_after_a_minus_a_word_is_only_itself(client):
    fabriek.indicator("een", naam="Een", definitie="Jeugdoverlast in de buurt.")
    fabriek.indicator("twee", naam="Twee", definitie="Overlast in de buurt.")
    assert zoek(client, "overlast").adressen == ["/indicatoren/twee/", "/indicatoren/een/"]
    letterlijk = zoek(client, '"overlast"')
    assert letterlijk.adressen == ["/indicatoren/twee/"]
    assert letterlijk.kop == 'Gevonden voor ‘"overlast"’'
    assert "Liever niet?" not in letterlijk.main
    assert zoek(client, "buurt -overlast").adressen == ["/indicatoren/een/"]


def test_each_word_of_a_question_has_its_longer_ones(client):
    fabriek.indicator("een", naam="Een", definitie="Jeugdoverlast bij het winkelcentrum.")
    pagina = zoek(client, "overlast centrum")
    assert pagina.adressen == ["/indicatoren/een/"]
    assert 'Zoek alleen op "overlast" "centrum".' in pagina.main


def test_other_forms_of_a_word_are_found_on_both_databases(client):
    fabriek.indicator("een", naam="Een", definitie="Een boef in een huis, met auto-inbraken.")
    assert zoek(client, "boeven huizen").gemerkt == ["boef", "huis"]
    assert zoek(client, "auto-inbraak").gemerkt == ["auto-inbraken"]


def test_no_more_than_twenty_longer_words_the_shortest_first(client):
    woorden = [f"straat{'abcdefghijklmnopqrstuvwxy'[: n + 3]}" for n in range(22)]
    for nummer, woord in enumerate(woorden):
        fabriek.indicator(f"cijfer-{nummer:02}", naam=f"Cijfer {nummer}", definitie=f"Over {woord}.")
    pagina = zoek(client, "straat", soort="cijfer")
    assert len(pagina.adressen) == 20
    assert {"/indicatoren/cijfer-20/", "/indicatoren/cijfer-21/"}.isdisjoint(pagina.adressen)
    assert f"{', '.join(woorden[:5])} en nog 15." in pagina.main


def test_what_stands_at_the_end_of_a_long_word_is_offered(client):
    fabriek.indicator("een", naam="Een", definitie="In het centrum.")
    pagina = zoek(client, "stadscentrum")
    assert pagina.kop == "Gevonden voor ‘centrum’"
    assert pagina.adressen == ["/indicatoren/een/"]


def test_a_question_as_people_ask_it(client, settings):
    settings.GEMEENTE_NAAM = "Ons Dorp"
    fabriek.indicator("een", naam="Een", definitie="Alle inbraken.")
    assert zoek(client, "hoeveel inbraken zijn er in ons dorp").adressen == ["/indicatoren/een/"]


def test_what_is_most_about_the_word_comes_first(client):
    """A resident who asks for break-ins wants their figure, not the advice against them."""
    fabriek.indicator("preventie", naam="Preventie", definitie="Inbraak, inbraak en nog eens inbraak.")
    fabriek.indicator("adviezen", naam="Adviezen tegen inbraak", definitie="Over inbraak, en nog eens inbraak.")
    fabriek.indicator("woninginbraken", naam="Woninginbraken", definitie="Met of zonder inbraak.")
    volgorde = [f"/indicatoren/{slug}/" for slug in ("woninginbraken", "adviezen", "preventie")]
    assert zoek(client, "inbraak").adressen == volgorde
    assert zoek(client, "inbraak", soort="cijfer").adressen == volgorde


def test_the_year_is_not_said_twice(client):
    jaarplannen.actie("A09", van=jaarplannen.jaarplan(2019), toelichting="Een fiets.")
    raad.motie("fiets", titel="Fiets", datum=raad.dag("2018-05-01"))
    waar = [tekst(deel) for deel in met_klasse(zoek(client, "fiets").boom, "noot") if deel.tag == "p"]
    assert [regel for regel in waar if "2019" in regel or "2018" in regel] == ["Jaarplan 2019", "2018"]


def test_an_abbreviation_with_points_finds_the_one_without(client):
    fabriek.indicator("een", naam="ABC-methode", definitie="Een manier van tellen.")
    pagina = zoek(client, "A.B.C.")
    assert pagina.kop == "Gevonden voor ‘A.B.C.’"
    assert pagina.adressen == ["/indicatoren/een/"]


def test_words_that_do_not_meet_are_offered_one_by_one(client):
    fabriek.indicator("een", definitie="Horeca.")
    fabriek.indicator("twee", definitie="Fietsen.")
    pagina = zoek(client, "horeca fietsen")
    assert pagina.kop == "Niets gevonden voor ‘horeca fietsen’"
    assert "Zoek op één ervan: horeca, fietsen." in pagina.main


def test_nothing_found_says_what_to_do(client):
    pagina = zoek(client, "xyzzyplugh")
    assert pagina.kop == "Niets gevonden voor ‘xyzzyplugh’"
    assert {a.get("href") for a in pagina.boom.find("body/main").iter("a")} == {"/indicatoren/", "/begrippen/"}


def test_filters_by_kind_and_year(client):
    raad.motie("oud", titel="Fietsen", datum=raad.dag("2018-05-01"))
    raad.motie("nieuw", titel="Fietsen", datum=raad.dag("2020-05-01"))
    fabriek.indicator("fietsen")
    alles = zoek(client, "fietsen")
    assert alles.per_soort == {"cijfer": ["/indicatoren/fietsen/"], "raadsstuk": ["/raad/nieuw/", "/raad/oud/"]}
    keuzes = [optie.get("value") for optie in alles.boom.findall(".//select[@name='jaar']/option")]
    assert keuzes == ["", "2020", "2018"]
    assert zoek(client, "fietsen", jaar="2018").adressen == ["/raad/oud/"]
    assert zoek(client, "fietsen", jaar="2018", soort="raadsstuk").adressen == ["/raad/oud/"]
    leeg = zoek(client, "fietsen", jaar="2018", soort="cijfer")
    assert leeg.adressen == []
    assert "Zonder filters zijn er 3 treffers. Wis de filters." in leeg.main


@pytest.mark.parametrize(
    ("vragen", "melding"),
    [
        ({"soort": "onzin"}, "Bij ‘Soort’ kennen wij de keuze ‘onzin’ niet. Dat filter staat nu uit."),
        ({"jaar": "0"}, "Bij ‘Jaar’ kennen wij de keuze ‘0’ niet. Dat filter staat nu uit."),
        ({"kleur": "rood"}, "Het filter ‘kleur’ kennen wij niet. Wij hebben het overgeslagen."),
        ({"pagina": "x"}, "‘x’ is geen nummer van een pagina. U ziet de eerste."),
        ({"pagina": "0"}, "Pagina 0 is er niet. U ziet de eerste."),
        ({"pagina": "1000000000"}, "Pagina 1000000000 is er niet. U ziet de laatste."),
    ],
)
def test_what_is_not_known_is_said_and_passed_over(client, vragen, melding):
    fabriek.indicator("fietsen")
    pagina = zoek(client, "fietsen", **vragen)
    assert pagina.meldingen == [melding]
    assert pagina.adressen == ["/indicatoren/fietsen/"]


VREEMD = [
    *("", " ", "\0", "\x00\x01fiets", '"', '"""', "-", "--", "-fiets", '-"', "*", "fiets*", "(fiets", "fiets)"),
    *("AND", "fiets AND", "NOT fiets", "fiets OR", "NEAR(a b)", "titel:fiets", "a:b:c", "{fiets}", "fiets & | !"),
    *("<->", "^fiets", "' OR 1=1 --", "%", "_", "%s", "%(x)s", "{{ 7*7 }}", "<script>alert(1)</script>", "[[fiets]]"),
    *("漢字", "Ωμέγα", "مرحبا", "नमस्ते", "🚲", "e\u0301", "\u202efiets", "\ud7ff", "\ue000fiets\ue001", "ſ", "İ", "ß"),
    *("a" * 10_000, "fiets " * 2_000, '"' * 10_000, "é" * 500, "漢" * 500, " " * 10_000 + "fiets", "\\", "//", "a/b"),
    *("1e999", "0x00", "٣", "²", "1.000", "2019-2022", "RG-21/2019", "a@b.nl", "https://a.nl/b?c=d", "50%", "AT&T"),
]


def test_no_question_is_an_error(client):
    fabriek.indicator("fietsen")
    for vraag in VREEMD:
        pagina = zoek(client, vraag)
        assert len(list(pagina.boom.iter("h1"))) == 1, vraag[:40]
        assert "\ue000" not in pagina.html, vraag[:40]
        assert "<script>alert" not in pagina.html


def test_a_long_question_is_cut_and_it_says_so(client):
    assert zoek(client, "fietspad " * 1_111).meldingen == ["Uw vraag is te lang. Wij zoeken op de eerste 200 tekens."]
    assert zoek(client, "a b c d e f g h i j k l m").meldingen == [
        "Uw vraag heeft veel woorden. Wij zoeken op de eerste 12."
    ]
    assert zoek(client, "de het").meldingen == [
        "Kleine woorden als ‘de’ en ‘in’ staan bijna overal. Voeg een ander woord toe."
    ]
    assert zoek(client, "?!").meldingen == ["In uw vraag staat geen woord. Typ een of meer woorden."]


def test_pages_of_hits(client):
    indicatoren(45)
    eerst = zoek(client, "inbraken")
    assert (len(eerst.adressen), "Alle 45 cijfers" in eerst.main) == (3, True)
    paginas = [zoek(client, "inbraken", soort="cijfer", pagina=nummer) for nummer in (1, 2, 3)]
    assert [len(pagina.adressen) for pagina in paginas] == [20, 20, 5]
    assert len({adres for pagina in paginas for adres in pagina.adressen}) == 45
    assert zoek(client, "inbraken", soort="cijfer", pagina=10**9).adressen == paginas[2].adressen


@pytest.mark.parametrize("vraag", ["fluiten", "zwanenfluit", "zwaanenfluit", "fluit zwanenfluit", "xyzzyq qyzzyx"])
def test_at_most_twelve_queries_for_one_row_and_for_three(client, django_assert_max_num_queries, vraag):
    bouw.elk_soort()
    with django_assert_max_num_queries(12) as een:
        zoek(client, vraag)
    indicatoren(3, bouw.ZIN)
    for nummer in range(3):
        raad.motie(f"motie-{nummer}", inhoud=bouw.ZIN)
    with django_assert_max_num_queries(12) as drie:
        zoek(client, vraag)
    assert len(drie) == len(een)


def test_search_engines_do_not_keep_it_and_nobody_gets_a_cookie(client):
    antwoord = zoek(client, "fietsen").antwoord
    assert antwoord["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in antwoord.content.decode()
    assert not antwoord.cookies
    assert "Cookie" not in antwoord.get("Vary", "")
    assert "/zoeken/" not in client.get("/sitemap.xml").content.decode()
    weer = client.get("/zoeken/", {"q": "fietsen"}, headers={"if-none-match": antwoord["ETag"]})
    assert weer.status_code == 304
    assert client.post("/zoeken/", {"q": "fietsen"}).status_code == 405


def test_every_page_has_the_box_but_the_page_itself_has_one(client):
    for adres, aantal in (("/", 2), ("/over/", 1), ("/zoeken/", 1), ("/onzin/", 1)):
        html = client.get(adres).content.decode()
        assert html.count('action="/zoeken/"') == aantal, adres
