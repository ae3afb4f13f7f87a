"""A report as people read it: texts made up, numbers in their place, footnotes numbered through."""

from dataclasses import replace

from rapportages.enums import Grootheid, Paragraafsoort, Spoor
from rapportages.verslag.delen import Alinea, Doeldeel, Getal, Kop, Onderwerpdeel, Themadeel, Verslag
from rapportages.verslag.leesbaar import maak_leesbaar
from themas.enums import Oordeel


KOP = Kop("r", "Rapport", 1, "Plan", "plan", 2017, "2019", "2019", "Voorbeeldstad")


def alinea(tekst, soort=Paragraafsoort.VOORTGANG, spoor=Spoor.GEEN, onderwerp="inbraken"):
    return Alinea("wijken" if onderwerp else "", onderwerp, soort, spoor, tekst)


def verslag(*alineas, **velden):
    standaard = {
        "themas": (Themadeel("wijken", 1, "Wijken"),),
        "onderwerpen": (Onderwerpdeel("wijken", "inbraken", "1.1", "Inbraken"),),
    }
    return Verslag(KOP, **standaard | {"alineas": alineas} | velden)


def onderwerp(*alineas, **velden):
    bijgesteld = velden.pop("bijgesteld", None)
    return maak_leesbaar(verslag(*alineas, **velden), bijgesteld=bijgesteld).themas[0].onderwerpen[0]


def html(tekst, **velden):
    return onderwerp(alinea(tekst), **velden).voortgang[0].html


def test_een_onderwerp_heeft_zijn_alineas_op_soort():
    gelezen = onderwerp(
        alinea("Beeld.", Paragraafsoort.BEELD),
        alinea("Les.", Paragraafsoort.GEDAAN, Spoor.PREVENTIE),
        alinea("Boete.", Paragraafsoort.GEDAAN, Spoor.REPRESSIE),
        alinea("   ", Paragraafsoort.GEDAAN, Spoor.NAZORG),
        alinea("Goed."),
    )
    assert [a.html for a in gelezen.beeld] == ["<p>Beeld.</p>\n"]
    assert [(a.kop, a.html) for a in gelezen.gedaan] == [
        ("Wat wij hebben gedaan: preventie (voorkomen)", "<p>Les.</p>\n"),
        ("Wat wij hebben gedaan: repressie (ingrijpen)", "<p>Boete.</p>\n"),
    ]
    assert [(a.kop, a.html) for a in gelezen.voortgang] == [("Voortgang", "<p>Goed.</p>\n")]


def test_een_onderwerp_met_de_naam_van_zijn_thema_zegt_die_niet_nog_eens():
    heel = verslag(alinea("Goed."))
    assert maak_leesbaar(heel).themas[0].onderwerpen[0].kop == "1.1 Inbraken"
    naamgenoot = replace(heel.onderwerpen[0], naam=heel.themas[0].naam)
    gelezen = maak_leesbaar(replace(heel, onderwerpen=(naamgenoot, *heel.onderwerpen[1:])))
    assert gelezen.themas[0].onderwerpen[0].kop == "Het hele thema"


def test_een_gebonden_getal_staat_in_de_tekst():
    getal = Getal("a:aantal", "673", "673", Grootheid.AANTAL, "a")
    assert html("Er waren [[ A:aantal ]].", getallen={"a:aantal": getal}) == (
        '<p>Er waren <data class="gebonden gebonden--aantal" value="673" data-indicator="a">673</data>.</p>\n'
    )


def test_een_getal_dat_later_anders_werd_zegt_dat():
    getal = Getal("a:aantal", "673", "673", Grootheid.AANTAL, "a")
    assert html("[[a:aantal]]", getallen={"a:aantal": getal}, bijgesteld={"a:aantal": "680"}) == (
        '<p><data class="gebonden gebonden--aantal" value="673" data-indicator="a">673</data>'
        ' <span class="bijgesteld">(bijgesteld na publicatie: 673 → 680)</span></p>\n'
    )


def test_wat_geen_getal_heeft_zegt_dat():
    fout = Getal("a:aantal", "niet beschikbaar", fout="er is geen cijfer")
    leeg = '<span class="gebonden gebonden--fout">niet beschikbaar</span>'
    tekst = "[[a:aantal]] [[b:aantal]] [[geen verwijzing]]"
    assert html(tekst, getallen={"a:aantal": fout}) == f"<p>{leeg} {leeg} {leeg}</p>\n"


def test_voetnoten_tellen_door_en_wijzen_heen_en_terug():
    gelezen = maak_leesbaar(
        verslag(
            alinea("Een[^a].\n\n[^a]: Eerste noot.", Paragraafsoort.ALGEMEEN, onderwerp=""),
            alinea("Twee[^a] en nog eens[^a].\n\n[^a]: Tweede noot."),
        )
    )
    assert [(n.nummer, n.id, n.html, n.terug) for n in gelezen.noten] == [
        (1, "noot-1", "<p>Eerste noot.</p>\n", ("bij-noot-1",)),
        (2, "noot-2", "<p>Tweede noot.</p>\n", ("bij-noot-2", "bij-noot-2-2")),
    ]
    assert gelezen.algemeen.html == (
        '<p>Een<sup class="nootplek"><a id="bij-noot-1" href="#noot-1" aria-label="voetnoot 1">1</a></sup>.</p>\n'
    )


def test_een_onderwerp_waarover_niets_te_zeggen_is_staat_er_niet():
    leeg = Onderwerpdeel("wijken", "leeg", "", "Leeg")
    met_doel = Onderwerpdeel("wijken", "doel", "", "Doel")
    doel = Doeldeel("wijken", "doel", "1", "Minder inbraken.", Oordeel.NOG_NIET_BEOORDEELD)
    gelezen = maak_leesbaar(verslag(onderwerpen=(leeg, met_doel), doelen=(doel,)))
    assert [o.deel.naam for o in gelezen.themas[0].onderwerpen] == ["Doel"]
    assert gelezen.themas[0].doelen == (doel,)
    assert gelezen.algemeen is None
