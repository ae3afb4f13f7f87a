"""``manage.py haal_op`` against a service on loopback: slow, broken off, down, and longer than one page."""

import contextlib

import pytest
from django.core.management import CommandError, call_command

from tests.themas.importeren.bronwereld import alles, maak_bronnen
from tests.themas.importeren.odataserver import Dienst
from themas.models import Gebied, Meting


JAREN = [("0.0.0 ", gebied, f"{jaar}JJ00", jaar) for gebied in ("GM0034", "GM0363", "NL01  ") for jaar in (2021, 2022)]
MAANDEN = [("0.0.0 ", "GM0034", f"2022MM{maand:02}", maand) for maand in range(1, 13)]


@pytest.fixture
def dienst(wereld, jan, settings):
    """Starts a service with these rows, and makes it the one that we ask."""
    settings.GEMEENTE_CODE, settings.GEMEENTE_NAAM = "GM0034", "Almere"
    settings.ODATA_WACHT, settings.ODATA_TIMEOUT, settings.ODATA_DEADLINE = 0.01, 1, 1.5
    maak_bronnen()
    with contextlib.ExitStack() as stapel:

        def dienst(rijen, **waarmee):
            lopend = stapel.enter_context(Dienst(rijen, **waarmee))
            settings.ODATA_ADRESSEN = [lopend.adres]
            return lopend

        yield dienst


def haal_op(*extra):
    call_command("haal_op", "--tabel", "47013NED", "--door", "jan", *extra)


def cijfers():
    rijen = Meting.objects.order_by("gebied__code", "periode__code")
    return list(rijen.values_list("gebied__code", "periode__code", "aantal", "kwaliteit"))


def test_haalt_op_wat_er_gevraagd_is(dienst, capsys):
    """Years are years, six months are a half, and nothing of it is a range over periods."""
    lopend = dienst(
        JAREN + MAANDEN, perioden={"2021JJ00": "Definitief", "2022JJ00": "Voorlopig"} | {m[2]: "" for m in MAANDEN}
    )

    haal_op("--gebied", "GM0034", "--periode", "2022", "--code", "0.0.0")

    assert cijfers() == [
        ("GM0034", "2022", 2022, "voorlopig"),
        ("GM0034", "2022-H1", 21, "definitief"),
        ("GM0034", "2022-H2", 57, "definitief"),
    ]
    assert capsys.readouterr().out.splitlines() == [
        "tabel 47013NED (metingen, OData v3, dienst, tabel 47013NED): 3 nieuw, 0 gewijzigd, 0 ongewijzigd"
    ]
    (vraag,) = [pad for pad in lopend.verzoeken if "TypedDataSet" in pad]
    assert "SoortMisdrijf+eq+'0.0.0+'" in vraag
    assert " ge " not in vraag.replace("+", " ")
    assert str(Meting.objects.first().stand_op) == "2024-03-15"


def test_sleutels_met_spaties_en_onbekende_gebieden(dienst, capsys):
    dienst(JAREN)

    haal_op("--gebied", "GM0034", "NL01", "GM0363")

    assert [rij[0] for rij in cijfers()] == ["GM0034", "GM0034", "NL01", "NL01"]
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  Onbekende gebieden, niet ingelezen: Amsterdam (GM0363).",
        "  U kunt er 1 toevoegen met --gebieden-toevoegen.",
    ]

    haal_op("--gebied", "GM0034", "NL01", "GM0363", "--gebieden-toevoegen")

    assert Gebied.objects.get(code="GM0363").naam == "Amsterdam"
    assert Meting.objects.filter(gebied__code="GM0363").count() == 2


def test_meer_dan_tienduizend_rijen(dienst):
    """The feed gives them in pages, each with the address of the next."""
    veel = [("9.9.9 ", "GM0363", "2022JJ00", 1)] * 20_500
    lopend = dienst([*veel, ("0.0.0 ", "GM0034", "2022JJ00", 8955)])

    haal_op()

    assert cijfers() == [("GM0034", "2022", 8955, "definitief")]
    assert lopend.geteld["TypedDataSet"] == 3


@pytest.mark.parametrize("kuur", [500, 503, 429, "breek af", "zwijg"])
def test_na_een_storing_lukt_het_alsnog(dienst, kuur):
    lopend = dienst(JAREN)
    lopend.kuren["TypedDataSet"] = lambda keer: kuur if keer == 1 else None

    haal_op("--gebied", "GM0034")

    assert lopend.geteld["TypedDataSet"] == 2
    assert len(cijfers()) == 2


@pytest.mark.parametrize(
    ("kuur", "waarom"),
    [
        (500, "code 500"),
        ("breek af", "het antwoord breekt halverwege af"),
        ("traag", "langer dan 1.5 seconden bezig met één deel"),
    ],
)
def test_een_dienst_die_blijft_weigeren(dienst, kuur, waarom):
    lopend = dienst(JAREN * 20)
    lopend.kuren["TypedDataSet"] = lambda keer: kuur
    voor = alles()

    with pytest.raises(CommandError) as gevangen:
        haal_op("--gebied", "GM0034")

    assert "Er is niets opgeslagen." in str(gevangen.value)
    assert alles() == voor
    assert waarom in str(gevangen.value.__cause__)


def test_een_dienst_die_er_niet_is(dienst, settings):
    settings.ODATA_ADRESSEN = ["http://127.0.0.1:9"]

    with pytest.raises(CommandError) as gevangen:
        haal_op()

    assert str(gevangen.value) == (
        "De dienst op 127.0.0.1 geeft geen antwoord (geen verbinding). Er is niets opgeslagen. Probeer het over een "
        "uur nog een keer. Lukt het dan niet, download de tabel dan in StatLine en lees het bestand in."
    )


def test_een_tabel_die_niet_bestaat(dienst):
    dienst(JAREN, tabel="99999NED")

    with pytest.raises(CommandError) as gevangen:
        haal_op()

    assert str(gevangen.value) == (
        "Tabel 47013NED bestaat niet bij 127.0.0.1. Kijk het nummer na op de pagina van de tabel in StatLine."
    )


def test_een_gebied_dat_niet_bestaat(dienst):
    dienst(JAREN)

    with pytest.raises(CommandError) as gevangen:
        haal_op("--gebied", "GM9998")

    assert str(gevangen.value) == "Gebied ‘GM9998’ staat niet in tabel 47013NED. Verbeter de keuze."


def test_een_verwijzing_naar_een_ander_adres_volgen_wij_niet(dienst, monkeypatch):
    lopend = dienst([("9.9.9 ", "GM0034", "2022JJ00", 1)] * 10_001)
    gewoon = lopend.antwoord
    monkeypatch.setattr(
        lopend, "antwoord", lambda *vraag: (200, gewoon(*vraag)[1].replace(b"127.0.0.1", b"ergens.example"))
    )

    with pytest.raises(CommandError) as gevangen:
        haal_op()

    assert "De dienst verwijst naar een ander adres (ergens.example)." in str(gevangen.value.__cause__)


def weigering(*extra):
    """The reason, after checking that it left no trace."""
    voor = alles()
    with pytest.raises(CommandError) as gevangen:
        haal_op(*extra)
    assert alles() == voor
    return str(gevangen.value)


@pytest.mark.parametrize("begin", ["http://127.0.0.2:{poort}", "http://localhost:{poort}", "https://127.0.0.1:{poort}"])
def test_een_omleiding_naar_een_andere_machine_volgen_wij_niet(dienst, begin):
    """It would have us ask things inside our own network."""
    lopend = dienst(JAREN)
    poort = lopend.adres.rpartition(":")[2]
    elders = begin.format(poort=poort)
    lopend.kuren["TypedDataSet"] = lambda keer: f"{elders}/geheim"

    assert weigering() == (
        f"De dienst verwijst naar een ander adres ({elders.split('/')[2].split(':')[0]}). Dat volgen wij niet. Vraag "
        "de beheerder om hulp."
    )
    assert lopend.geteld["geheim"] == 0


def test_een_omleiding_op_dezelfde_machine_mag(dienst):
    lopend = dienst(JAREN)
    pad = "/ODataFeed/odata/47013NED/TypedDataSet?$filter=(RegioS eq 'GM0034')"
    lopend.kuren["TypedDataSet"] = lambda keer: pad.replace(" ", "+") if keer == 1 else None

    haal_op("--gebied", "GM0034")

    assert len(cijfers()) == 2


KRING = (
    "De dienst op 127.0.0.1 verwijst in een kring. Zo komt er nooit een einde aan de tabel. Er is niets opgeslagen. "
    "Download de tabel in StatLine en lees het bestand in."
)


def test_omleidingen_in_een_kring(dienst):
    lopend = dienst(JAREN)
    lopend.kuren["TypedDataSet"] = lambda keer: "/ODataFeed/odata/47013NED/TypedDataSet"

    assert weigering() == KRING
    assert lopend.geteld["TypedDataSet"] == 6


def met_verwijzing(lopend, monkeypatch, wat, verwijzing):
    """Gives each answer about ``wat`` a next page; ``verwijzing`` tells which, from the address that was asked."""
    gewoon = lopend.antwoord

    def antwoord(pad, vraag):
        status, lichaam = gewoon(pad, vraag)
        if pad.endswith(wat):
            lichaam = lichaam[:-1] + f', "odata.nextLink":"{verwijzing(pad, vraag)}"'.encode() + b"}"
        return status, lichaam

    monkeypatch.setattr(lopend, "antwoord", antwoord)


@pytest.mark.parametrize("wat", ["TypedDataSet", "DataProperties"])
def test_delen_die_in_een_kring_naar_elkaar_verwijzen(dienst, monkeypatch, wat):
    lopend = dienst(JAREN)
    met_verwijzing(
        lopend, monkeypatch, wat, lambda pad, vraag: f"{pad}?deel={'b' if vraag.get('deel') == ['a'] else 'a'}"
    )

    assert weigering() == KRING
    assert lopend.geteld[wat] == 3


@pytest.mark.parametrize(
    ("grens", "hoogstens", "meest"),
    [("ODATA_MAX_PAGINAS", 3, "3 delen"), ("ODATA_MAX_REGELS", 5, "5 regels"), ("ODATA_MAX_BYTES", 1024**2, "1 MB")],
)
def test_een_tabel_zonder_einde(dienst, monkeypatch, settings, grens, hoogstens, meest):
    """Each page has an address of its own, so only counting ends it."""
    settings.ODATA_MAX_PAGINAS = 1000
    setattr(settings, grens, hoogstens)
    lopend = dienst(JAREN if grens != "ODATA_MAX_BYTES" else JAREN * 1000)
    if grens != "ODATA_MAX_REGELS":
        nummer = iter(range(2000))
        met_verwijzing(lopend, monkeypatch, "TypedDataSet", lambda pad, vraag: f"{pad}?deel={next(nummer)}")

    with pytest.raises(CommandError) as gevangen:
        haal_op()

    reden = str(gevangen.value.__cause__ if grens == "ODATA_MAX_REGELS" else gevangen.value)
    assert reden.removeprefix("tabel 47013NED: ") == (
        f"De dienst op 127.0.0.1 geeft te veel in één keer: meer dan {meest}. Er is niets opgeslagen. Vraag minder "
        "tegelijk: kies gebieden en perioden."
    )
    assert lopend.geteld["TypedDataSet"] <= 3


def test_een_antwoord_dat_uitgepakt_te_groot_is(dienst, monkeypatch, settings):
    """Twenty MB of spaces, packed in twenty KB."""
    settings.ODATA_MAX_BYTES = 1024**2
    lopend = dienst(JAREN)
    lopend.ingepakt = True
    gewoon = lopend.antwoord
    monkeypatch.setattr(lopend, "antwoord", lambda *vraag: (200, gewoon(*vraag)[1] + b" " * 20 * 1024**2))

    assert "geeft te veel in één keer: meer dan 1 MB" in weigering()
