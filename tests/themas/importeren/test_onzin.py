"""Bad input that officers really hand in: a message in Dutch with place and mend, and nothing stored."""

import pytest

from themas.enums import Status
from themas.models import Indicator, Meting


KOP = "indicator;gebied;periode;soort;aantal;kwaliteit;bron\n"
RIJ = "{};GM0034;2019;niveau;{};definitief;Café\n"


@pytest.fixture
def geheel(wereld):
    """``woninginbraken`` is a part of ``misdrijven``."""
    Indicator.objects.filter(slug="woninginbraken").update(onderdeel_van=Indicator.objects.get(slug="misdrijven"))


def te_veel(klein, groot):
    return (
        f"Dit is meer dan het geheel. Woninginbraken is hier {klein}, en Alle misdrijven is {groot}. Een onderdeel is "
        "hoogstens zo groot als het geheel. Verbeter een van de twee."
    )


@pytest.mark.parametrize("volgorde", [("woninginbraken", "misdrijven"), ("misdrijven", "woninginbraken")])
def test_een_deel_dat_groter_is_dan_het_geheel(geheel, fouten, volgorde):
    aantal = {"woninginbraken": 11, "misdrijven": 10}
    inhoud = KOP + "".join(RIJ.format(slug, aantal[slug]) for slug in volgorde)

    assert fouten(inhoud) == [(2 + volgorde.index("woninginbraken"), "aantal", te_veel(11, 10))]


def test_een_deel_zo_groot_als_het_geheel_mag(geheel, lees):
    assert lees(KOP + RIJ.format("woninginbraken", 10) + RIJ.format("misdrijven", 10)).nieuw == 2


def test_een_deel_dat_groter_is_dan_het_geheel_in_de_database(geheel, lees, fouten, stel_vast):
    lees(KOP + RIJ.format("misdrijven", 10))
    assert fouten(KOP + RIJ.format("woninginbraken", 11)) == [(2, "aantal", te_veel(11, 10))]
    stel_vast()
    assert fouten(KOP + RIJ.format("woninginbraken", 11)) == [(2, "aantal", te_veel(11, 10))]


def test_een_geheel_dat_kleiner_is_dan_een_deel_in_de_database(geheel, lees, fouten):
    lees(KOP + RIJ.format("woninginbraken", 11))
    assert fouten(KOP + RIJ.format("misdrijven", 10)) == [(2, "aantal", te_veel(11, 10))]


def test_wat_geldt_gaat_voor_wat_vervangen_is(geheel, lees, stel_vast):
    lees(KOP + RIJ.format("misdrijven", 10))
    stel_vast()
    lees(KOP.replace("bron\n", "bron;reden\n") + RIJ.format("misdrijven", 20).replace("\n", ";Geteld.\n"))
    stel_vast()

    assert Meting.objects.filter(status=Status.VASTGESTELD, opgevolgd_op=None).get().aantal == 20
    assert lees(KOP + RIJ.format("woninginbraken", 15)).nieuw == 1


@pytest.mark.parametrize(
    ("codering", "melding"),
    [
        ("utf-16", "Dit bestand is in UTF-16 opgeslagen; Excel noemt dat ‘Unicode-tekst’."),
        ("cp1252", "Op deze regel staat een teken dat niet te lezen is. Het bestand is niet in UTF-8 opgeslagen."),
    ],
)
def test_een_andere_codering(fouten, codering, melding):
    ((_, _, gemeld),) = fouten((KOP + RIJ.format("misdrijven", 5)).encode(codering))
    assert gemeld.startswith(melding)


@pytest.mark.parametrize(
    ("inhoud", "plaats", "melding"),
    [
        (KOP.replace(";", ",") + RIJ.format("misdrijven", 5), 1, "De kolommen zijn gescheiden met een komma."),
        (KOP + RIJ.format("misdrijven", 5).replace(";", ","), 2, "Deze regel heeft 1 cellen, en de kop heeft 7"),
        (KOP + RIJ.format("misdrijven", 5).replace(";", "\t"), 2, "Deze regel heeft 1 cellen, en de kop heeft 7"),
        (KOP + RIJ.format("misdrijven", "60,5"), 2, "‘60,5’ is geen heel getal."),
        (KOP + RIJ.format("misdrijven", "-5"), 2, "Een aantal is 0 of meer. Hier staat -5."),
        (KOP + RIJ.format("misdrijven", "5").replace("2019", "2099"), 2, "2099 ligt in de toekomst."),
        ("<html><body>Inloggen</body></html>", None, "Dit bestand is XML of een webpagina."),
        ('{"iets": [1, 2]}', None, "Deze JSON kennen wij niet."),
        ('{"odata.metadata":"x","value":[]}', None, "In dit bestand staan geen rijen (value)."),
        ('{"odata.metadata":"x","value":[7]}', 1, "Dit is geen rij met velden."),
        ('{"odata.metadata":"x","value":[{"ID":1,"A_1":2}]}', None, "In dit bestand ontbreekt de kolom RegioS"),
        (
            '{"odata.metadata":"x","value":[{"ID":1,"RegioS":"a","Perioden":"b","Geslacht":"m","A_1":2}]}',
            None,
            "Deze tabel is ook verdeeld naar Geslacht.",
        ),
    ],
)
def test_zo_kan_het_niet(fouten, inhoud, plaats, melding):
    regel, _, gemeld = fouten(inhoud)[0]
    assert (regel, gemeld[: len(melding)]) == (plaats, melding)


def test_boven_de_grens(fouten, settings):
    settings.IMPORT_MAX_BYTES = 1024**2
    groot = KOP + "".join(RIJ.format(f"onbekend-{nummer}", 5) for nummer in range(25_000))

    assert fouten(groot)[0] == (None, "", "Dit bestand is groter dan 1 MB. Knip het in kleinere bestanden.")
