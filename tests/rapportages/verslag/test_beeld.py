"""The draft about a figure, word for word for unlike cases; every number in it is a reference."""

from dataclasses import replace

import pytest

from rapportages.losse_getallen import losse_getallen
from rapportages.verslag.beeld import Cijfer, beeld, zinnen
from tests.themas.berekening.bouw import breuk, gemeld, niveau, p, reeks
from tests.themas.weergave.gevallen import INBRAAK, INWONERS, NOEMERS, PERCENTAGE, WONINGEN, geval
from themas.berekening import Noemer, Vaststelling, basis_voor
from themas.enums import Breukgevolg, Kwaliteit, Maat, Meetsoort, Oordeel, Zekerheid


N = {2017: 200_000, 2019: 200_000}
TOEVAL = "Dit verschil kan toeval zijn."
DUIDELIJK = "Dit verschil is duidelijk: het is groter dan door toeval te verwachten is."
GEEN = "Woninginbraken: wij hebben hierover geen cijfer van Voorbeeldstad."
VAN_NAAR = "Het aantal woninginbraken hier ging van {aantal@2017} in het peiljaar 2017 naar {aantal@2019} in 2019."
NIET = "Of dit verschil toeval kan zijn, is niet te toetsen: "
ALLEEN_WAARDEN = NIET + "wij kennen de aantallen achter deze cijfers niet."
    "Of dit verschil toeval kan zijn, is niet te toetsen: wij kennen de aantallen achter deze cijfers niet."
)
ALLEEN_AANTALLEN = "Of dit verschil toeval kan zijn, is niet te toetsen: wij hebben alleen de aantallen."


def cijfer(niveaus, periode="2019", *, verborgen=None, elders=None, nu=None, vorige=None, **velden):
    over, hier, _ = geval(niveaus, periode, **velden)
    hier = replace(hier, verborgen={p(code): woord for code, woord in (verborgen or {}).items()})
    return Cijfer(over, hier, basis_voor(hier, p(periode), 2017), p(periode), 2017, elders or {}, nu, vorige)


def kort(tekst):
    """References without the indicator, which is the same in all of them: ``{aantal@2019}``."""
    return tekst.replace("[[woninginbraken:", "{").replace("]]", "}").replace("in Voorbeeldstad", "hier")


def schets(*gegevens, **velden):
    een = cijfer(*gegevens, **velden)
    uit = zinnen(**{naam: getattr(een, naam) for naam in een.__dataclass_fields__})
    assert beeld([een]) == " ".join(uit)
    return [kort(zin) for zin in uit]


def van_kwaliteit(gegeven, kwaliteit):
    return replace(niveau(gegeven), kwaliteit=kwaliteit)


@pytest.mark.parametrize(
    ("gegevens", "verwacht"),
    [
        pytest.param(
            {"niveaus": {}}, ["Woninginbraken: wij hebben hierover geen cijfer van Voorbeeldstad."], id="geen"
        ),
        pytest.param(
            {"niveaus": {"2017": 160, "2018": 121}},
            [
                "Woninginbraken: wij hebben over 2019 geen cijfer van Voorbeeldstad.",
                "Het nieuwste cijfer is ouder: in 2018 waren er hier {aantal@2018} woninginbraken.",
            ],
            id="alleen ouder",
        ),
        pytest.param(
            {"niveaus": {"2017": 30, "2019": 0}, "noemers": N} | INWONERS,
            [
                VAN_NAAR,
                "Per 1.000 inwoners is dat minder: {verschil@2019}.",
                DUIDELIJK,
            ],
            id="nul",
        ),
        pytest.param(
            {"niveaus": {"2017": 0, "2019": 3}},
            [
                VAN_NAAR,
                "Een percentage is er niet, want delen door 0 kan niet.",
                ALLEEN_AANTALLEN,
            ],
            id="nul in het peiljaar",
        ),
        pytest.param(
            {"niveaus": {"2017": 0, "2019": 0}},
            [
                "Het aantal woninginbraken hier bleef gelijk: "
                "{aantal@2017} in het peiljaar 2017 en {aantal@2019} in 2019."
            ],
            id="twee keer nul",
        ),
        pytest.param(
            {"niveaus": {"2017": 16, "2019": 21}, "noemers": {2017: 203_990, 2019: 207_904}} | INWONERS,
            [
                VAN_NAAR,
                "Per 1.000 inwoners is dat meer: {verschil@2019}.",
                TOEVAL,
            ],
            id="onder 20",
        ),
        pytest.param(
            {"niveaus": {"2017": 30, "2019": 1}},
            [
                VAN_NAAR,
                "Dat is minder: {verschil@2019}.",
                ALLEEN_AANTALLEN,
            ],
            id="nog een",
        ),
        pytest.param(
            {"niveaus": {"2019": 1}},
            [
                "Het aantal woninginbraken hier was {aantal@2019} in 2019.",
                "Dat kunnen wij niet vergelijken: het cijfer over 2017 ontbreekt.",
            ],
            id="een zonder vergelijking",
        ),
        pytest.param(
            {"niveaus": INBRAAK, "noemers": NOEMERS} | WONINGEN,
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is {waarde@2019} per 1.000 woningen, minder dan in het peiljaar 2017: {verschil@2019}.",
                DUIDELIJK,
            ],
            id="naar verhouding",
        ),
        pytest.param(
            {"niveaus": {"2017": (1040, "13"), "2019": (673, "8")}} | WONINGEN,
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is {waarde@2019} per 1.000 woningen, minder dan in het peiljaar 2017: {verschil@2019}.",
                DUIDELIJK,
                "De bron rondt af, dus het echte verschil kan iets groter of kleiner zijn.",
            ],
            id="afgerond door de bron",
        ),
        pytest.param(
            {"niveaus": {"2017": "13", "2019": "8"}} | WONINGEN,
            [
                "In 2019 waren er hier {waarde@2019} woninginbraken per 1.000 woningen.",
                "Dat is minder dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_WAARDEN,
                "De bron rondt af, dus het echte verschil kan iets groter of kleiner zijn.",
            ],
            id="alleen een tarief",
        ),
        pytest.param(
            {"niveaus": INBRAAK, "noemers": {2019: 84_125}} | WONINGEN,
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken, {waarde@2019} per 1.000 woningen.",
                "Dat is in aantallen minder dan in het peiljaar 2017: {verschil@2019}.",
                "Of dit verschil toeval kan zijn, is niet te toetsen: "
                "wij kennen het aantal woningen niet voor beide perioden.",
            ],
            id="noemer aan een kant",
        ),
        pytest.param(
            {"niveaus": {"2017": 160, "2019": 160}},
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is evenveel als in het peiljaar 2017: een verschil van {verschil@2019}.",
            ],
            id="gelijk",
        ),
        pytest.param(
            {"niveaus": {"2017": niveau("24", "2"), "2019": niveau("31", "2")}} | PERCENTAGE,
            [
                "Woninginbraken: in 2019 was dit hier {waarde@2019}.",
                "Dat is hoger dan in het peiljaar 2017: {verschil@2019}.",
                DUIDELIJK,
            ],
            id="aandeel",
        ),
        pytest.param(
            {"niveaus": {"2017": "24", "2019": "31"}} | PERCENTAGE,
            [
                "Woninginbraken: in 2019 was dit hier {waarde@2019}.",
                "Dat is hoger dan in het peiljaar 2017: {verschil@2019}.",
                "Of dit verschil toeval kan zijn, is niet te toetsen: "
                "de bron zegt niet hoe nauwkeurig het onderzoek is.",
            ],
            id="aandeel zonder marge",
        ),
        pytest.param(
            {"niveaus": {"2017": "150000", "2019": "120000"}, "soort": Meetsoort.STAND, "eenheid": "euro"},
            [
                "Woninginbraken: in 2019 was dit hier {waarde@2019} euro.",
                "Dat is lager dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_WAARDEN,
            ],
            id="euro",
        ),
        pytest.param(
            {"niveaus": {"2017": 100, "2019": van_kwaliteit(199, Kwaliteit.GESCHAT)}},
            [
                "In 2019 waren er hier ongeveer {aantal@2019} woninginbraken.",
                "Dat is meer dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_AANTALLEN,
                "Het cijfer over 2019 is geschat.",
            ],
            id="geschat",
        ),
        pytest.param(
            {"niveaus": {j: van_kwaliteit(a, Kwaliteit.VOORLOPIG) for j, a in (("2017", 100), ("2019", 199))}},
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is meer dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_AANTALLEN,
                "De cijfers over 2017 en 2019 zijn voorlopig en kunnen nog veranderen.",
            ],
            id="voorlopig",
        ),
        pytest.param(
            {
                "niveaus": {"2017": 100, "2019": 199},
                "noemers": {2017: 200_000, 2019: Noemer(210_000, kwaliteit=Kwaliteit.GESCHAT)},
            }
            | INWONERS,
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is {waarde@2019} per 1.000 inwoners, meer dan in het peiljaar 2017: {verschil@2019}.",
                DUIDELIJK,
                "Het aantal inwoners in 2019 is geschat.",
            ],
            id="inwoners geschat",
        ),
        pytest.param(
            {"niveaus": {"2017-H1": 132, "2019-H1": 141}, "periode": "2019-H1"},
            [
                "In de 1e helft van 2019 waren er hier {aantal@2019-H1} woninginbraken.",
                "Dat is meer dan in de 1e helft van het peiljaar 2017: {verschil@2019-H1}.",
                ALLEEN_AANTALLEN,
            ],
            id="half jaar",
        ),
        pytest.param(
            {"niveaus": {"2017": 1040, "2019-H1": 300, "2019-H2": 373}, "periode": "2019-H2"},
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is minder dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_AANTALLEN,
                "Het aantal over 2019 is de som van de twee helften van dat jaar.",
            ],
            id="jaar uit helften",
        ),
        pytest.param(
            {"niveaus": {"2017-H2": 50, "2019": 130, "2019-H1": 70}, "periode": "2019-H2"},
            [
                "In de 2e helft van 2019 waren er hier {aantal@2019-H2} woninginbraken.",
                "Dat is meer dan in de 2e helft van het peiljaar 2017: {verschil@2019-H2}.",
                ALLEEN_AANTALLEN,
                "Het aantal over de 2e helft van 2019 is het aantal over heel 2019 min dat over de 1e helft van 2019.",
            ],
            id="helft uit jaar",
        ),
        pytest.param(
            {"niveaus": {"2017": 160, "2019": 121}, "periode": "2019-H2"},
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is minder dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_AANTALLEN,
            ],
            id="tweede helft waarvan alleen het jaar bekend is",
        ),
        pytest.param(
            {"niveaus": {"2017": 1040, "2019-H2": 300, "2020-H1": 200}, "periode": "2020-H1"},
            [
                "Het aantal woninginbraken hier was {aantal@2019-H2} in de 2e helft van 2019 en {aantal@2020-H1} "
                "in de 1e helft van 2020.",
                "Samen is dat minder dan in het peiljaar 2017: {verschil@2020-H1}.",
                ALLEEN_AANTALLEN,
            ],
            id="twee helften van twee jaren",
        ),
        pytest.param(
            {"niveaus": {"2017": 10, "2019-H2": 3, "2020-H1": 2}, "periode": "2020-H1"},
            [
                "Het aantal woninginbraken hier was {aantal@2019-H2} in de 2e helft van 2019 en {aantal@2020-H1} "
                "in de 1e helft van 2020.",
                "In het peiljaar 2017 was het {aantal@2017}.",
                "Samen is dat minder dan in het peiljaar 2017: {verschil@2020-H1}.",
                ALLEEN_AANTALLEN,
            ],
            id="twee kleine helften",
        ),
    ],
)
def test_schets(gegevens, verwacht):
    assert schets(**gegevens) == verwacht


@pytest.mark.parametrize(
    ("veranderingen", "velden", "verwacht"),
    [
        (
            {("2019", "2017"): gemeld(-38)},
            {"niveaus": {}},
            [
                "In 2019 waren er hier minder woninginbraken per 1.000 woningen dan in het peiljaar 2017: "
                "{verschil@2019}.",
                "Of dit verschil toeval kan zijn, is niet te toetsen: de bron noemt alleen de verandering.",
            ],
        ),
        (
            {("2019", "2017"): gemeld(0)},
            {"niveaus": {}},
            [
                "In 2019 waren er hier evenveel woninginbraken per 1.000 woningen als in het peiljaar 2017: "
                "een verschil van {verschil@2019}."
            ],
        ),
        (  # the level of one side is known; its rate is not, so no sentence may refer to it
            {("2019", "2017"): gemeld(-38)},
            {"niveaus": {"2019": 673}},
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is per 1.000 woningen minder dan in het peiljaar 2017: {verschil@2019}.",
                "Of dit verschil toeval kan zijn, is niet te toetsen: de bron noemt alleen de verandering.",
            ],
        ),
        (  # against another year than any reference compares with
            {("2019", "2018"): gemeld("-13.4", Maat.AANTAL)},
            {"niveaus": {}},
            [
                "Volgens de bron veranderde het aantal woninginbraken hier in 2019 met −13% tegenover 2018.",
                "Met het peiljaar 2017 kunnen wij niet vergelijken: het cijfer over 2017 ontbreekt.",
            ],
        ),
    ],
)
def test_alleen_een_gemelde_verandering(veranderingen, velden, verwacht):
    assert schets(**velden, veranderingen=veranderingen, **WONINGEN) == verwacht


def test_een_breuk_met_voorbehoud_en_een_die_het_jaar_verlegt():
    voorbehoud = [
        breuk("2017-04-01", Breukgevolg.VOORBEHOUD, "Aangifte via internet is anders."),
        breuk("2018-07-01", Breukgevolg.VOORBEHOUD, "elk misdrijf *telt* apart"),
    ]
    assert schets({"2017": 100, "2019": 120}, breuken=voorbehoud)[3:] == [
        "Let op: in 2017 en 2018 veranderde de manier van tellen.",
        "Aangifte via internet is anders.",
        r"Elk misdrijf \*telt\* apart.",
        "Een deel van het verschil kan daardoor komen.",
    ]
    verlegd = [breuk("2018-01-01")]
    assert schets({"2017": 100, "2018": 110, "2019": 120}, breuken=verlegd) == [
        "In 2019 waren er hier {aantal@2019} woninginbraken.",
        "Dat is meer dan in 2018: {verschil@2019}.",
        ALLEEN_AANTALLEN,
        "Let op: in 2018 veranderde de manier van tellen.",
        "Anders geteld.",
        "Daarom vergelijken wij niet met het peiljaar 2017 maar met 2018, en geven wij geen oordeel.",
    ]
    assert schets({"2017": 100, "2019": 120}, breuken=verlegd) == [
        "In 2019 waren er hier {aantal@2019} woninginbraken.",
        "Let op: in 2018 veranderde de manier van tellen.",
        "Anders geteld.",
        "De cijfers van daarvoor zijn niet te vergelijken, en een jaar om mee te vergelijken ontbreekt.",
    ]
    assert schets({}, breuken=verlegd) == [GEEN]


def test_wat_verborgen_is_wordt_niet_verraden():
    assert schets({"2017": 100, "2019": 3}, verborgen={"2019": "<5"}) == [
        "Het aantal woninginbraken hier was {aantal@2019} in 2019.",
        "Zulke kleine aantallen laten wij niet precies zien.",
    ]
    assert schets({"2017": 100, "2019": 3}, verborgen={"2019": "verborgen"}) == [
        "Het aantal woninginbraken hier in 2019 laten wij niet zien.",
        "Anders kunt u een klein aantal uitrekenen.",
    ]
    assert schets({"2017": 3, "2019": 100}, verborgen={"2017": "<5"}) == [
        "In 2019 waren er hier {aantal@2019} woninginbraken.",
        "Dat kunnen wij niet vergelijken: een van de cijfers is zo klein dat wij het niet laten zien.",
    ]


def test_zonder_peiljaar_wordt_niet_vergeleken():
    een = cijfer({"2017": 100, "2019": 120})
    assert kort(beeld([replace(een, basis=None, peiljaar=None)])) == (
        "In 2019 waren er hier {aantal@2019} woninginbraken. Dit plan noemt geen jaar om mee te vergelijken."
    )


# Other areas


def gebied(naam, aantal, *, noemers=True):
    return replace(reeks({"2017": 1000, "2019": aantal}, noemers=N if noemers else None), gebied=naam)


ELDERS = {
    "NL01": gebied("Nederland", 800),
    "PV24": gebied("Flevoland", 500),
    "RE09": gebied("Utrecht", 1100),
    "GR-27": gebied("CBS, 27 gemeenten", 900, noemers=False),
}


def test_andere_gebieden():
    assert schets(INBRAAK, noemers=N, elders=ELDERS, **INWONERS)[3:] == [
        "Andere gebieden in dezelfde tijd: Nederland {verschil@2019|nl01}, Flevoland {verschil@2019|pv24} en "
        "Utrecht {verschil@2019|re09}.",
        "De daling hier was groter dan in Nederland en kleiner dan in Flevoland.",
        "In Voorbeeldstad ging het omlaag, in Utrecht niet.",
        "Andere gebieden alleen in aantallen: ‘CBS, 27 gemeenten’ {verschil@2019|gr-27}.",
        "Daar kennen wij het aantal inwoners niet voor beide perioden, dus deze vergelijking is ruw.",
    ]


def test_wat_hier_toeval_kan_zijn_wijkt_niet_zeker_af():
    klein = schets({"2017": 16, "2019": 21}, noemers=N, elders={"NL01": ELDERS["NL01"]}, **INWONERS)
    assert klein[2:] == [
        TOEVAL,
        "Andere gebieden in dezelfde tijd: Nederland {verschil@2019|nl01}.",
        "Of Voorbeeldstad echt afwijkt, is niet zeker.",
    ]


def test_hier_alleen_aantallen():
    uit = schets({"2017": 160, "2019": 121}, elders={c: ELDERS[c] for c in ("NL01", "GR-27")}, **INWONERS)
    assert uit[3:] == [
        "Andere gebieden in dezelfde tijd, alleen in aantallen: ‘CBS, 27 gemeenten’ {verschil@2019|gr-27}.",
        "Andere gebieden per 1.000 inwoners: Nederland {verschil@2019|nl01}.",
    ]


def test_een_gebied_waar_de_verwijzing_iets_anders_zou_geven_blijft_weg():
    """Here two halves of two years stand against the base year; there the same half of it is known."""
    daar = replace(reeks({"2017": 900, "2017-H1": 400, "2019-H2": 300, "2020-H1": 300}), gebied="Nederland")
    uit = schets({"2017": 1040, "2019-H2": 300, "2020-H1": 200}, "2020-H1", elders={"NL01": daar})
    assert not any("Nederland" in zin for zin in uit)


# A flip of the verdict


def vastgesteld(een, oordeel, periode="2019-H1"):
    return Vaststelling(basis_voor(een.reeks, p(periode), 2017), oordeel, Zekerheid.NIET_TE_TOETSEN)


@pytest.mark.parametrize(
    ("vorige", "nu", "verwacht"),
    [
        (
            Oordeel.NIET_OP_KOERS,
            Oordeel.GEHAALD,
            [
                "In de vorige rapportage, over de 1e helft van 2019, was het oordeel nog ‘niet op koers’.",
                "Nu is het ‘gehaald’.",
            ],
        ),
        (Oordeel.OP_KOERS, Oordeel.GEHAALD, []),
        (Oordeel.OP_KOERS, Oordeel.NOG_NIET_VAST_TE_STELLEN, []),
        (Oordeel.NOG_NIET_VAST_TE_STELLEN, Oordeel.NIET_GEHAALD, []),
    ],
)
def test_een_omslag(vorige, nu, verwacht):
    gegevens = {"2017": 160, "2019": 121, "2017-H1": 80, "2019-H1": 90}
    een = cijfer(gegevens)
    uit = schets(gegevens, nu=vastgesteld(een, nu, "2019"), vorige=vastgesteld(een, vorige))
    assert [zin for zin in uit if "oordeel" in zin or "Nu is" in zin] == verwacht


# Several figures in one topic


def test_elk_cijfer_van_een_onderwerp_heeft_zijn_alinea():
    drie = [cijfer({}), cijfer({"2017": 160, "2019": 160}), cijfer({"2019": 1})]
    assert beeld(drie) == "\n\n".join(beeld([een]) for een in drie)
    assert beeld([]) == ""


def test_geen_getal_staat_los():
    """Only a reported change against another year than the base year cannot be bound."""
    een = cijfer({"2017": (1040, "13"), "2019": (673, "8")}, elders=ELDERS, **WONINGEN)
    assert losse_getallen(beeld([een])) == []
    ander = cijfer({}, veranderingen={("2019", "2018"): gemeld(-13)}, **WONINGEN)
    assert [los.tekst for los in losse_getallen(beeld([ander]))] == ["−13%"]


def test_namen_zijn_gewone_tekst():
    een = cijfer({"2019": 40}, teller="[x](javascript:a) | *b*")
    assert r"\[x\](javascript:a) \| \*b\*" in beeld([een])
