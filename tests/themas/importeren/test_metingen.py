"""Figures: what is stored, what is recognised, what replaces what."""

import datetime
import hashlib
from decimal import Decimal

import pytest

from tests.themas.importeren.conftest import NU
from themas.importeren import Importverslag
from themas.models import Meting, Periode


KOP = "indicator;gebied;periode;soort;aantal;waarde;marge;verandering;maat;basisperiode;kwaliteit;bron;stand_op;reden\n"
NIVEAU = KOP + "woninginbraken;GM0034;2019;niveau;673;8;;;;;definitief;Politie;2020-01-15;\n"


def test_een_niveau_staat_er_zoals_de_bron_het_gaf(lees, jan):
    inhoud = (
        "opmerking;indicator;gebied;periode;soort;aantal;waarde;marge;kwaliteit;bron;stand_op;herkomst\n"
        "“Eerste” stand;woninginbraken;GM0034;2019-H1;niveau;673;8,50;0,25;voorlopig;Politie;2020-01-15;bron.csv:7\n"
    )

    verslag = lees(inhoud, naam="politie.csv")

    assert verslag == Importverslag("politie.csv", hashlib.sha256(inhoud.encode()).hexdigest(), "metingen", 1, 0, 0)
    rij = Meting.objects.values().get()
    del rij["id"], rij["indicator_id"], rij["gebied_id"], rij["periode_id"]
    assert rij == {
        "versie": 1,
        "soort": "niveau",
        "aantal": 673,
        "waarde": Decimal("8.5"),
        "waarde_decimalen": 2,
        "marge": Decimal("0.25"),
        "verandering": None,
        "maat": "",
        "basisperiode_id": None,
        "kwaliteit": "voorlopig",
        "bron": "Politie",
        "stand_op": datetime.date(2020, 1, 15),
        "herkomst": "bron.csv:7",
        "opmerking": "“Eerste” stand",
        "status": "ingediend",
        "ingevoerd_door_id": jan.pk,
        "laatst_gewijzigd_door_id": jan.pk,
        "ingediend_door_id": jan.pk,
        "beoordeeld_door_id": None,
        "ingevoerd_op": NU,
        "ingediend_op": NU,
        "beoordeeld_op": None,
        "beoordelingsnotitie": "",
        "vervangt_id": None,
        "reden": "",
        "opgevolgd_op": None,
    }
    meting = Meting.objects.get()
    assert (meting.indicator.slug, meting.gebied.code, meting.periode.code) == ("woninginbraken", "GM0034", "2019-H1")


def test_een_verandering_staat_er_zonder_niveau(lees):
    verslag = lees(KOP + "woninginbraken;GM0034;2019;verandering;;;;-38;per_noemer;2017;definitief;Politie;;\n")

    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (1, 0, 0)
    meting = Meting.objects.get()
    assert (meting.verandering, meting.maat, meting.basisperiode.code) == (Decimal("-38"), "per_noemer", "2017")
    assert (meting.aantal, meting.waarde, meting.waarde_decimalen, meting.marge) == (None, None, None, None)


def test_nul_is_een_aantal_en_leeg_is_niet_gemeten(lees):
    lees("indicator;gebied;periode;soort;aantal;waarde;kwaliteit;bron\nmisdrijven;NL01;2019;niveau;0;;definitief;x\n")

    assert list(Meting.objects.values_list("aantal", "waarde")) == [(0, None)]


def test_niveau_en_veranderingen_van_een_periode_staan_naast_elkaar(lees):
    verslag = lees(
        NIVEAU
        + "woninginbraken;GM0034;2019;verandering;;;;-38;per_noemer;2017;definitief;Politie;;\n"
        + "woninginbraken;GM0034;2019;verandering;;;;-12,5;per_noemer;2018;definitief;Politie;;\n"
    )

    assert verslag.nieuw == 3
    assert list(Periode.objects.order_by("code").values_list("code", flat=True)) == ["2017", "2018", "2019"]


def test_nog_een_keer_inlezen_doet_niets(lees, stel_vast):
    lees(NIVEAU)
    onderweg = lees(NIVEAU)
    stel_vast()
    vastgesteld = lees(NIVEAU)

    assert [(v.nieuw, v.gewijzigd, v.ongewijzigd) for v in (onderweg, vastgesteld)] == [(0, 0, 1), (0, 0, 1)]
    assert Meting.objects.count() == 1


def test_een_ander_cijfer_met_reden_vervangt_het_oude(lees, stel_vast):
    lees(NIVEAU)
    stel_vast()

    verslag = lees(NIVEAU.replace("673", "680").replace("2020-01-15;", "2021-01-15;Late aangiften."))

    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (0, 1, 0)
    oud, nieuw = Meting.objects.order_by("pk")
    assert (oud.aantal, oud.opgevolgd_op) == (673, None)
    assert (nieuw.aantal, nieuw.status, nieuw.vervangt, nieuw.reden) == (680, "ingediend", oud, "Late aangiften.")


def test_het_oude_bestand_brengt_het_oude_cijfer_niet_terug(lees, stel_vast):
    nieuwer = NIVEAU.replace("673", "680").replace("2020-01-15;", "2021-01-15;Late aangiften.")
    lees(NIVEAU)
    stel_vast()
    lees(nieuwer)
    stel_vast()

    assert [lees(bestand).ongewijzigd for bestand in (NIVEAU, nieuwer)] == [1, 1]
    assert list(Meting.objects.publiek().values_list("aantal", flat=True)) == [680]


def test_een_reden_zonder_vervanging_wordt_niet_bewaard(lees):
    lees(NIVEAU.replace("2020-01-15;", "2020-01-15;Niet nodig."))

    assert Meting.objects.get().reden == ""


@pytest.mark.parametrize(
    ("kolom", "oud", "nieuw"),
    [
        ("aantal", ";673;", ";674;"),
        ("waarde", ";8;", ";9;"),
        ("decimalen", ";8;", ";8,0;"),
        ("marge", ";8;;", ";8;1;"),
        ("kwaliteit", "definitief", "geschat"),
        ("bron", "Politie", "CBS"),
        ("stand_op", "2020-01-15", "2020-01-16"),
    ],
)
def test_elk_verschil_telt(lees, stel_vast, kolom, oud, nieuw):
    lees(NIVEAU)
    stel_vast()

    verslag = lees(NIVEAU.replace(oud, nieuw).removesuffix("\n") + "Beter geteld.\n")

    assert (verslag.gewijzigd, verslag.ongewijzigd) == (1, 0)


def test_herkomst_en_opmerking_maken_geen_ander_cijfer(lees):
    kop = "indicator;gebied;periode;soort;aantal;kwaliteit;bron;herkomst;opmerking\n"
    regel = "misdrijven;NL01;2019;niveau;5;definitief;CBS;{}\n"
    lees(kop + regel.format("a.csv:1;Eerst."))

    assert lees(kop + regel.format("b.csv:9;Later.")).ongewijzigd == 1


def test_het_loopt_goed_over_de_grens_van_een_greep(lees, monkeypatch, stel_vast):
    monkeypatch.setattr("themas.importeren.metingen.Metingen.per_keer", 2)
    rijen = [
        f"misdrijven;{gebied};{jaar};niveau;{jaar};;;;;;definitief;CBS;;"
        for gebied in ("GM0034", "NL01")
        for jaar in range(2010, 2015)
    ]

    assert lees(KOP + "\n".join(rijen[:7])).nieuw == 7
    stel_vast()
    verslag = lees(KOP + "\n".join(rijen))
    assert (verslag.nieuw, verslag.ongewijzigd) == (3, 7)
    assert list(Meting.objects.order_by("gebied__code", "aantal").values_list("gebied__code", "aantal")) == [
        (gebied, jaar) for gebied in ("GM0034", "NL01") for jaar in range(2010, 2015)
    ]


def test_vandaag_is_vandaag_in_nederland(lees, monkeypatch):
    """Half past eleven in the evening in London on the last day of 2024."""
    laat = datetime.datetime(2024, 12, 31, 23, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: laat)

    assert lees(KOP + "misdrijven;NL01;2025-K1;niveau;5;;;;;;voorlopig;CBS;2025-01-01;\n").nieuw == 1
    assert lees(KOP + "misdrijven;NL01;2024;niveau;5;;;;;;definitief;CBS;;\n").nieuw == 1


def test_het_aantal_vragen_groeit_niet_met_de_rijen(lees, stel_vast, vragen):
    def bestand(aantal, begin, geteld=7):
        rijen = [
            f"{indicator};{gebied};{jaar}{deel};niveau;{geteld};;;;;;definitief;CBS;;Beter."
            for deel in ("", "-H1", "-H2", "-K1", "-K2", "-K3", "-K4")
            for indicator in ("misdrijven", "woninginbraken")
            for gebied in ("GM0034", "NL01")
            for jaar in range(begin, begin + 11)
        ]
        return KOP + "\n".join(rijen[:aantal])

    lees(NIVEAU)  # an empty table is asked nothing
    drie, honderden = vragen(lambda: lees(bestand(3, 1990))), vragen(lambda: lees(bestand(300, 2002)))
    stel_vast()
    drie_weer = vragen(lambda: lees(bestand(3, 1990, geteld=8)))
    honderden_weer = vragen(lambda: lees(bestand(300, 2002, geteld=8)))

    assert (honderden, honderden_weer) == (drie, drie_weer)
    assert Meting.objects.filter(aantal=8, status="ingediend").count() == 303
