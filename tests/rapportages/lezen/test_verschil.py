"""What changed from one version to the next: shown, and all of it."""

from dataclasses import fields, replace

import pytest

from rapportages.enums import Paragraafsoort, Spoor
from rapportages.lezen.tekstverschil import Stuk, vergelijk_tekst
from rapportages.lezen.versieverschil import ANDERS_GETEKEND, versieverschil
from rapportages.verslag.delen import Alinea, Verslag
from rapportages.verslag.samenstellen import stel_samen
from tests.rapportages.lezen.bouw import gerectificeerd, geschreven, publiek
from tests.site.geldig import fouten_in
from tests.site.kruip import met_klasse, tekst, vraag
from themas.enums import Oordeel, Zekerheid


ADRES = "/rapportages/voortgang-2019/versies/2/verschil/"


@pytest.mark.parametrize(
    ("oud", "nieuw", "stukken"),
    [
        ("", "", []),
        ("een twee", "een twee", [Stuk("gelijk", "een twee")]),
        ("", "een", [Stuk("nieuw", "een")]),
        ("een", "", [Stuk("weg", "een")]),
        ("een twee", "een drie", [Stuk("gelijk", "een "), Stuk("weg", "twee"), Stuk("nieuw", "drie")]),
    ],
)
def test_woord_voor_woord(oud, nieuw, stukken):
    assert vergelijk_tekst(oud, nieuw) == stukken


def test_van_wat_lang_gelijk_blijft_staan_alleen_de_randen_er():
    lang = " ".join(f"w{n}" for n in range(200))
    voor, weg, nieuw = vergelijk_tekst(f"{lang} oud", f"{lang} nieuw")
    assert (voor.tekst[:4], voor.tekst[-5:], weg.tekst, nieuw.tekst) == (" … w", "w199 ", "oud", "nieuw")
    begin = vergelijk_tekst(f"oud {lang}", f"nieuw {lang}")[-1].tekst
    assert (begin[:3], begin[-3:]) == ("w0 ", " … ")


def test_wat_weg_en_nieuw_is_hoort_wie_het_laat_voorlezen(client):
    gerectificeerd(publiek(), "Het aantal inbraken steeg <b>licht</b>.")
    pagina = vraag(client, ADRES)
    assert fouten_in(pagina.html) == []
    assert [tekst(kop) for kop in pagina.main.iter("h2")] == ["Rectificatie", "Algemeen beeld"]
    [deel] = met_klasse(pagina.main, "verschildeel__tekst")
    assert tekst(deel) == "Het aantal inbraken [weg: daalde naar 673.] [nieuw: steeg <b>licht</b>.]"
    assert [tekst(weg) for weg in deel.iter("del")] == ["[weg: daalde naar 673.]"]


def test_de_eerste_versie_heeft_niets_om_mee_te_vergelijken(client):
    gerectificeerd(publiek())
    assert vraag(client, ADRES).status == 200
    assert vraag(client, ADRES.replace("/2/", "/1/")).status == 404


@pytest.fixture
def verslag() -> Verslag:
    return stel_samen(geschreven())


def test_wat_gelijk_is_staat_er_niet(verslag):
    assert versieverschil(verslag, verslag) == []


SLEUTELS = {"thema", "onderwerp", "code", "indicator", "id"}
GETOOND_ALS = {"verschil_waarde"}  # what a machine reads of a text that stands beside it


def _anders(waarde):
    """Another value of the same kind, or None for what is no text."""
    if isinstance(waarde, Oordeel | Zekerheid):
        return next(ander for ander in type(waarde) if ander is not waarde)
    return f"{waarde} anders" if type(waarde) is str else None


@pytest.mark.parametrize("soort", ["themas", "onderwerpen", "doelen", "figuren", "alineas"])
def test_elk_veld_dat_een_lezer_ziet_telt_mee(verslag, soort):
    eerste, *rest = getattr(verslag, soort)
    anders = {veld.name: _anders(getattr(eerste, veld.name)) for veld in fields(eerste)}
    stil = {
        naam
        for naam, waarde in anders.items()
        if waarde is not None
        and not versieverschil(verslag, replace(verslag, **{soort: (replace(eerste, **{naam: waarde}), *rest)}))
    }
    assert stil - SLEUTELS - GETOOND_ALS == set()
    zonder = replace(verslag, **{soort: tuple(rest)})
    assert versieverschil(verslag, zonder)
    assert versieverschil(zonder, verslag)


def test_een_nieuw_getal_in_een_tekst_is_een_verschil(verslag):
    [(sleutel, getal)] = verslag.getallen.items()
    [verschil] = versieverschil(verslag, replace(verslag, getallen={sleutel: replace(getal, tekst="680")}))
    assert verschil.kop == "Algemeen beeld"
    assert [(s.soort, s.tekst) for s in verschil.stukken if s.soort != "gelijk"] == [("weg", "673."), ("nieuw", "680.")]


def test_een_noot_en_een_tabel_zijn_ook_tekst(verslag):
    alinea = verslag.algemeen
    nieuw = replace(alinea, tekst="| a | b |\n|---|---|\n| 1 | 2 |\n\nEen noot.[^1]\n\n[^1]: Uit de *krant*.")
    [verschil] = versieverschil(verslag, replace(verslag, alineas=(nieuw, *verslag.alineas[1:])))
    assert verschil.stukken[-1].tekst.endswith("a | b\n1 | 2\nEen noot.\nVoetnoot: Uit de krant.")


def test_een_figuur_die_alleen_anders_is_getekend(verslag):
    [figuur] = verslag.figuren
    [verschil] = versieverschil(verslag, replace(verslag, figuren=(replace(figuur, breed="<svg></svg>"),)))
    assert (verschil.stukken, verschil.opmerking) == ([], ANDERS_GETEKEND)


def test_een_nieuwe_alinea_staat_onder_haar_onderwerp(verslag):
    plek = verslag.onderwerpen[0]
    alinea = Alinea(plek.thema, plek.onderwerp, Paragraafsoort.GEDAAN, Spoor.NAZORG, "Wij belden na.")
    [verschil] = versieverschil(verslag, replace(verslag, alineas=(*verslag.alineas, alinea)))
    assert verschil.kop == "1.1 Inbraken en roof: wat wij hebben gedaan: nazorg (hulp achteraf)"
    assert verschil.stukken == [Stuk("nieuw", "Wij belden na.")]
