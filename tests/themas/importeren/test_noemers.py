"""Denominators and notes of a source."""

import datetime

from themas.models import Bronnotitie, Noemer


NOEMERS = "gebied;soort;aard;peildatum;aantal;kwaliteit;bron;herkomst;reden\n"
INWONERS = NOEMERS + "GM0034;inwoners;1_januari;2019-01-01;207904;definitief;CBS;bevolking.csv:3;\n"
NOTITIES = "indicator;gebied;periode;tekst;datum;bron;herkomst\n"
NOTITIE = NOTITIES + "misdrijven;NL01;2019;Lichte daling.;2020-03-01;Gemeente;rapport.csv:4\n"


def test_een_noemer_staat_er(lees):
    verslag = lees(INWONERS)

    assert (verslag.layout, verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == ("noemers", 1, 0, 0)
    rij = Noemer.objects.values("gebied__code", "soort", "aard", "peildatum", "aantal", "kwaliteit", "bron", "herkomst")
    assert rij.get() == {
        "gebied__code": "GM0034",
        "soort": "inwoners",
        "aard": "1_januari",
        "peildatum": datetime.date(2019, 1, 1),
        "aantal": 207904,
        "kwaliteit": "definitief",
        "bron": "CBS",
        "herkomst": "bevolking.csv:3",
    }


def test_stand_en_gemiddelde_staan_naast_elkaar(lees):
    verslag = lees(INWONERS + "GM0034;inwoners;jaargemiddelde;2019-01-01;208500;definitief;CBS;;\n")

    assert verslag.nieuw == 2


def test_dezelfde_noemer_doet_niets_ook_uit_een_ander_bestand(lees):
    lees(INWONERS)

    verslag = lees(INWONERS.replace("bevolking.csv:3", "anders.csv:9"))
    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (0, 0, 1)
    assert Noemer.objects.get().herkomst == "bevolking.csv:3"


def test_een_andere_noemer_met_reden_komt_in_de_plaats(lees):
    lees(INWONERS)
    pk = Noemer.objects.get().pk

    verslag = lees(INWONERS.replace("207904", "207905").replace(":3;", ":8;Telfout."))

    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (0, 1, 0)
    assert Noemer.objects.values_list("pk", "aantal", "kwaliteit", "bron", "herkomst", "reden").get() == (
        (pk, 207905, "definitief", "CBS", "bevolking.csv:8", "Telfout.")
    )


def test_de_eerste_keer_schrijft_geen_historie_en_een_wijziging_ook_hoe_het_was(lees):
    lees(INWONERS)
    assert not Noemer.history.exists()

    lees(INWONERS.replace("207904", "207905").replace(":3;", ":8;Telfout."))
    standen = Noemer.history.order_by("history_id").values_list("history_type", "aantal", "history_change_reason")
    assert list(standen) == [("+", 207904, ""), ("~", 207905, "Telfout.")]
    assert Noemer.history.latest("history_id").history_user is not None


def test_een_notitie_staat_er_en_blijft_er_een(lees):
    eerst, weer = lees(NOTITIE), lees(NOTITIE)

    assert (eerst.layout, eerst.nieuw, weer.nieuw, weer.ongewijzigd) == ("bronnotities", 1, 0, 1)
    notitie = Bronnotitie.objects.get()
    assert (notitie.indicator.slug, notitie.gebied.code, notitie.periode.code) == ("misdrijven", "NL01", "2019")
    assert (notitie.tekst, notitie.datum, notitie.bron, notitie.herkomst) == (
        ("Lichte daling.", datetime.date(2020, 3, 1), "Gemeente", "rapport.csv:4")
    )


def test_twee_notities_bij_een_periode(lees):
    assert lees(NOTITIE + "misdrijven;NL01;2019;Minder aangiften.;;Gemeente;\n").nieuw == 2


def test_het_aantal_vragen_groeit_niet_met_de_rijen(lees, vragen):
    def noemers(aantal, eerste):
        rijen = [
            f"{gebied};{soort};{aard};{jaar}-01-01;{jaar};geschat;CBS;;Beter."
            for jaar in range(1990, 2024)
            for gebied in ("GM0034", "NL01")
            for soort in ("inwoners", "woningen", "jongeren")
            for aard in ("1_januari", "jaargemiddelde")
        ]
        return NOEMERS + "\n".join(rijen[eerste : eerste + aantal])

    def notities(aantal, jaar):
        return NOTITIES + "\n".join(f"misdrijven;NL01;{jaar};Noot {n}.;;CBS;" for n in range(aantal))

    assert vragen(lambda: lees(noemers(300, 3))) == vragen(lambda: lees(noemers(3, 0)))
    lees(NOTITIE)  # an empty table is asked nothing
    assert vragen(lambda: lees(notities(300, 2017))) == vragen(lambda: lees(notities(3, 2018)))
    drie = vragen(lambda: lees(noemers(3, 0).replace("geschat", "definitief")))
    assert vragen(lambda: lees(noemers(300, 3).replace("geschat", "definitief"))) == drie
    assert Noemer.objects.filter(kwaliteit="definitief", reden="Beter.").count() == 303
