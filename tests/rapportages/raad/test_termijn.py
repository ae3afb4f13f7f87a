"""When a piece is past its deadline, on the day itself and around midnight, and in which order they stand."""

import datetime

import pytest
from django.utils import timezone

from rapportages.enums import Raadssoort, Raadsstatus
from rapportages.models import Raadsstuk
from rapportages.raad.rijen import Raadsrij, rijen_van
from tests.rapportages.raad import bouw


pytestmark = pytest.mark.django_db
TERMIJN = bouw.dag("2020-03-31")


@pytest.mark.parametrize(("vandaag", "over"), [("2020-03-30", False), ("2020-03-31", False), ("2020-04-01", True)])
@pytest.mark.parametrize(
    "maak",
    [
        bouw.motie,
        lambda **v: bouw.motie(status=Raadsstatus.IN_UITVOERING, **v),
        lambda **v: bouw.motie(soort=Raadssoort.TOEZEGGING, **v),
        lambda **v: bouw.brief(status=Raadsstatus.TOEGEZEGD, **v),
    ],
)
def test_op_de_laatste_dag_is_er_nog_tijd(maak, vandaag, over):
    stuk = maak(deadline=TERMIJN)
    assert stuk.is_over_termijn(bouw.dag(vandaag)) is over
    assert list(Raadsstuk.objects.over_termijn(bouw.dag(vandaag))) == ([stuk] if over else [])


def test_wat_klaar_is_of_geen_termijn_heeft_is_nooit_te_laat():
    bouw.afgedaan(deadline=TERMIJN)
    bouw.brief("brief-b", deadline=TERMIJN)
    bouw.motie("zonder-termijn")
    assert not Raadsstuk.objects.over_termijn(bouw.dag("2030-01-01")).exists()
    assert not any(stuk.is_over_termijn(bouw.dag("2030-01-01")) for stuk in Raadsstuk.objects.all())


@pytest.mark.parametrize(
    ("moment", "over"),
    [
        # Midnight in Amsterdam is 22:00 UTC in summer time, which began on 29 March 2020.
        ("2020-03-31T21:59:59+00:00", False),
        ("2020-03-31T22:00:00+00:00", True),
    ],
)
def test_een_dag_eindigt_om_middernacht_in_amsterdam(client, monkeypatch, moment, over):
    bouw.motie(deadline=TERMIJN)
    nu = datetime.datetime.fromisoformat(moment)
    monkeypatch.setattr(timezone, "now", lambda: nu)
    antwoord = client.get("/raad/")
    assert antwoord.context["over_termijn"] == int(over)
    assert [rij.record.over_termijn for rij in antwoord.context["tabel"].rows] == [over]
    teken = 'value="over_termijn"><span aria-hidden="true">!</span> over de termijn</data>'
    assert (teken in antwoord.content.decode()) is over


def test_wat_over_de_termijn_is_staat_bovenaan_en_het_langst_eerst():
    slugs = [
        bouw.brief("oude-brief", datum=bouw.dag("2018-01-01")),
        bouw.brief("nieuwe-brief", datum=bouw.dag("2019-01-01")),
        bouw.motie("zonder-termijn"),
        bouw.motie("nog-tijd", deadline=bouw.dag("2021-01-01")),
        bouw.motie("te-laat", deadline=bouw.dag("2020-06-30")),
        bouw.motie("nog-later", deadline=bouw.dag("2020-03-31")),
    ]
    rijen = rijen_van(slugs, bouw.dag("2020-12-31"))
    assert [rij.stuk.slug for rij in rijen] == [
        "nog-later",
        "te-laat",
        "nog-tijd",
        "zonder-termijn",
        "nieuwe-brief",
        "oude-brief",
    ]


def test_een_rij_zegt_het_zoals_de_bron_en_waarmee_wij_rekenen():
    met_woorden = bouw.motie("a", deadline=TERMIJN, deadline_tekst="eerste kwartaal 2020", datum_tekst="najaar 2019")
    rij = Raadsrij(met_woorden, TERMIJN)
    assert (rij.wanneer, rij.termijn) == ("najaar 2019", "eerste kwartaal 2020")
    assert rij.gerekend_tot == "wij rekenen tot en met 31 maart 2020"
    rij = Raadsrij(bouw.motie("b", deadline=TERMIJN, datum=bouw.dag("2019-02-28")), TERMIJN)
    assert (rij.wanneer, rij.termijn, rij.gerekend_tot) == ("28 februari 2019", "tot en met 31 maart 2020", "")
    rij = Raadsrij(bouw.motie("c"), TERMIJN)
    assert (rij.wanneer, rij.termijn, rij.gerekend_tot) == ("", "", "")
