"""Two reports side by side: what turned round comes first, and an address that says nothing sensible is told so."""

from dataclasses import replace

import pytest
from django.urls import reverse

from rapportages.lezen.naast_elkaar import naast_elkaar
from rapportages.publicatie.publiceren import trek_in
from rapportages.verslag.samenstellen import stel_samen
from rapportages.views.vergelijken import DEZELFDE, ONBEKEND
from tests import fabriek
from tests.rapportages.lezen.bouw import alleen_titel, geschreven, publiek
from tests.rapportages.publiceren.bouw import UITGEVER, wie
from tests.site.geldig import fouten_in
from tests.site.kruip import met_klasse, tekst, vraag
from themas.enums import Oordeel


ADRES = reverse("rapportvergelijking")


@pytest.fixture
def verslag():
    return stel_samen(geschreven())


def test_wat_omsloeg_staat_bovenaan(verslag):
    doel = verslag.doelen[0]
    slecht = {"oordeel": Oordeel.NIET_OP_KOERS}
    codes = {"a": ({}, {}), "b": ({}, {"verschil": "−1%"}), "c": (slecht, {}), "d": ({}, slecht)}
    toen = replace(verslag, doelen=tuple(replace(doel, code=code, **was) for code, (was, _) in codes.items()))
    nu = replace(verslag, doelen=tuple(replace(doel, code=code, **wordt) for code, (_, wordt) in codes.items()))
    weg = replace(toen, doelen=(*toen.doelen, replace(doel, code="weg")))
    erbij = replace(nu, doelen=(replace(doel, code="erbij"), *nu.doelen))
    assert [(rij.paar.doel.code, rij.wat) for rij in naast_elkaar(weg, erbij)] == [
        ("d", "Sloeg om naar ongunstig"),
        ("c", "Sloeg om naar gunstig"),
        ("b", "Ander oordeel of cijfer"),
        ("erbij", "Alleen in de tweede"),
        ("weg", "Alleen in de eerste"),
        ("a", "Niets veranderd"),
    ]


def _twee():
    """Two reports, between which the verdict turns round."""
    publiek("voortgang-2019", "2019", 1)
    fabriek.vastgestelde_meting("2020", aantal=1200)
    publiek("voortgang-2020", "2020", 2)


def test_twee_rapportages_naast_elkaar(client):
    _twee()
    pagina = vraag(client, f"{ADRES}?van=voortgang-2019&naar=voortgang-2020")
    assert fouten_in(pagina.html) == []
    [rij] = pagina.main.findall(".//tbody/tr")
    assert [tekst(cel) for cel in rij] == [
        "Het aantal woninginbraken daalt.Woninginbraken · Veilige wijken",
        "Sloeg om naar ongunstig",
        "✓ op koers Zekerheid: niet te toetsen −35% 2019 tegenover 2017",
        "✕ niet op koers Zekerheid: niet te toetsen +15% 2020 tegenover 2017",
    ]
    assert "Eén oordeel sloeg om. Verder veranderde er niets." in tekst(pagina.main)
    gekozen = [optie.get("value") for optie in pagina.main.iter("option") if optie.get("selected") is not None]
    assert gekozen == ["voortgang-2019", "voortgang-2020"]


@pytest.mark.parametrize(
    ("vraagdeel", "meldingen"),
    [
        ("", []),
        ("?van=&naar=", []),
        (
            "?van=onzin&naar=voortgang-2020",
            [ONBEKEND.format("onzin")],
        ),
        ("?van=voortgang-2019", ["Kies twee rapportages."]),
        (
            "?van=voortgang-2019&naar=voortgang-2019",
            [DEZELFDE],
        ),
        ("?kleur=rood", ["Het filter ‘kleur’ kennen wij niet. Wij hebben het overgeslagen."]),
    ],
)
def test_een_adres_waar_niets_mee_te_doen_is(client, vraagdeel, meldingen):
    _twee()
    pagina = vraag(client, ADRES + vraagdeel)
    assert (pagina.status, fouten_in(pagina.html)) == (200, [])
    assert [tekst(p) for vak in met_klasse(pagina.main, "utrecht-alert") for p in vak.iter("p")] == meldingen
    assert pagina.main.find(".//table") is None


def test_wat_geen_geldende_tekst_heeft_is_niet_te_kiezen(client):
    _twee()
    alleen_titel()
    weg = publiek("voortgang-2021", "2021", 3)
    trek_in(rapportage=weg, reden="Fout.", door=wie(UITGEVER))
    keuzes = [optie.get("value") for optie in vraag(client, ADRES).main.find(".//select").iter("option")]
    assert keuzes == ["", "voortgang-2020", "voortgang-2019"]
    for slug in ("eerste-helft-2019", "voortgang-2021"):
        assert (
            f"De rapportage ‘{slug}’ kennen wij niet" in vraag(client, f"{ADRES}?van={slug}&naar=voortgang-2019").html
        )


def test_een_enkele_rapportage(client):
    publiek()
    pagina = vraag(client, ADRES)
    assert "Er zijn nog geen twee rapportages met tekst om te vergelijken." in tekst(pagina.main)
    assert pagina.main.find(".//form") is None
    assert [a for a in vraag(client, "/rapportages/").main.iter("a") if "vergelijken" in a.get("href")] == []
