"""The draft where more is to be said: reported changes, breaks, hidden counts, other areas, a verdict that turned."""

from dataclasses import replace

import pytest

from rapportages.nazien.losse_getallen import losse_getallen
from rapportages.verslag.beeld import beeld
from tests.rapportages.verslag.schets import (
    ALLEEN_AANTALLEN,
    GEEN,
    TOEVAL,
    N,
    cijfer,
    kort,
    schets,
)
from tests.themas.berekening.bouw import breuk, gemeld, p, reeks
from tests.themas.weergave.gevallen import INBRAAK, INWONERS, WONINGEN
from themas.berekening import Vaststelling, basis_voor
from themas.enums import Breukgevolg, Maat, Oordeel, Zekerheid


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
        "Ter vergelijking, in dezelfde tijd: Nederland {verschil@2019|nl01}, Flevoland {verschil@2019|pv24} en "
        "Utrecht {verschil@2019|re09}.",
        "De daling hier was groter dan in Nederland en kleiner dan in Flevoland.",
        "In Voorbeeldstad ging het omlaag, in Utrecht niet.",
        "Ter vergelijking, alleen in aantallen: ‘CBS, 27 gemeenten’ {verschil@2019|gr-27}.",
        "Daar kennen wij het aantal inwoners niet voor beide perioden, dus deze vergelijking is ruw.",
    ]


def test_wat_hier_toeval_kan_zijn_wijkt_niet_zeker_af():
    klein = schets({"2017": 16, "2019": 21}, noemers=N, elders={"NL01": ELDERS["NL01"]}, **INWONERS)
    assert klein[2:] == [
        TOEVAL,
        "Ter vergelijking, in dezelfde tijd: Nederland {verschil@2019|nl01}.",
        "Of Voorbeeldstad echt afwijkt, is niet zeker.",
    ]


def test_hier_alleen_aantallen():
    uit = schets({"2017": 160, "2019": 121}, elders={c: ELDERS[c] for c in ("NL01", "GR-27")}, **INWONERS)
    assert uit[3:] == [
        "Ter vergelijking, in dezelfde tijd, alleen in aantallen: ‘CBS, 27 gemeenten’ {verschil@2019|gr-27}.",
        "Ter vergelijking, per 1.000 inwoners: Nederland {verschil@2019|nl01}.",
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
