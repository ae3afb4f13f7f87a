"""Four eyes, through the verbs and around them: who may do what with which row, and from which status."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from rapportages.vaststellen import dien_in, stel_vast, stuur_terug
from tests import fabriek
from tests.rapportages.toezicht import DERDE, EERSTE, IN_HANDEN, INDIENER, LAATSTE, ZELF, naam_van, weigert, wie
from themas.enums import Status


# Who may approve, and who may send back


@pytest.mark.parametrize("naam", IN_HANDEN.values())
def test_wie_het_in_handen_had_stelt_niet_vast(maak, naam):
    rij = maak()
    weigert(lambda: stel_vast(rijen=[rij], door=wie(naam)), f"{naam_van(rij)}: {ZELF}")


@pytest.mark.parametrize("naam", IN_HANDEN.values())
def test_wie_het_in_handen_had_stuurt_niet_terug(maak, naam):
    rij = maak()
    weigert(lambda: stuur_terug(rijen=[rij], door=wie(naam), notitie="Nee."), f"{naam_van(rij)}: {ZELF}")


def test_een_derde_stelt_vast(maak):
    rij = maak()
    begin = timezone.now()
    assert stel_vast(rijen=[rij], door=wie(DERDE)) == 1
    rij.refresh_from_db()
    assert (rij.status, rij.beoordeeld_door, rij.opgevolgd_op) == (Status.VASTGESTELD, wie(DERDE), None)
    assert (rij.ingevoerd_door, rij.laatst_gewijzigd_door) == (wie(EERSTE), wie(LAATSTE))
    assert begin <= rij.beoordeeld_op <= timezone.now()
    assert list(type(rij).objects.publiek()) == [rij]


def test_een_derde_stuurt_terug_met_een_notitie(maak):
    rij = maak()
    begin = timezone.now()
    assert stuur_terug(rijen=[rij], door=wie(DERDE), notitie="  Het jaar klopt niet. ") == 1
    rij.refresh_from_db()
    assert (rij.status, rij.beoordeeld_door) == (Status.TERUGGESTUURD, wie(DERDE))
    assert rij.beoordelingsnotitie == "Het jaar klopt niet."
    assert begin <= rij.beoordeeld_op <= timezone.now()
    assert not type(rij).objects.publiek().exists()


@pytest.mark.parametrize("notitie", ["", "  \n "])
def test_terugsturen_zonder_notitie_mag_niet(maak, notitie):
    rij = maak()
    weigert(lambda: stuur_terug(rijen=[rij], door=wie(DERDE), notitie=notitie), "Schrijf op wat er anders moet.")


def test_de_database_houdt_het_ook_tegen(maak):
    """Around the verb: each of the two, for each outcome, and with nobody known."""
    rij = maak()
    rijen = type(rij).objects.filter(pk=rij.pk)
    for status in (Status.VASTGESTELD, Status.TERUGGESTUURD):
        for naam in (*IN_HANDEN.values(), None):
            with pytest.raises(IntegrityError, match="_beoordeeld_met_vier_ogen"), transaction.atomic():
                rijen.update(status=status, beoordeeld_door=naam and wie(naam), beoordelingsnotitie="Nee.")
        for veld in ("ingevoerd_door", "laatst_gewijzigd_door"):
            with pytest.raises(IntegrityError, match="_beoordeeld_met_vier_ogen"), transaction.atomic():
                rijen.update(status=status, beoordeeld_door=wie(DERDE), beoordelingsnotitie="Nee.", **{veld: None})
    rij.refresh_from_db()
    assert rij.status == Status.INGEDIEND


@pytest.mark.parametrize("veld", IN_HANDEN)
def test_na_vaststelling_wordt_de_beoordelaar_niet_alsnog_de_invoerder(maak, veld):
    rij = maak(Status.VASTGESTELD)
    with pytest.raises(IntegrityError, match="_beoordeeld_met_vier_ogen"), transaction.atomic():
        type(rij).objects.filter(pk=rij.pk).update(**{veld: wie(DERDE)})


# From which status


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.VASTGESTELD, Status.TERUGGESTUURD])
def test_alleen_wat_is_ingediend_is_te_beoordelen(maak, status):
    rij = maak(status)
    melding = f"{naam_van(rij)}: dit is {status}. Alleen wat is ingediend, is te beoordelen."
    weigert(lambda: stel_vast(rijen=[rij], door=wie("vierde")), melding)
    weigert(lambda: stuur_terug(rijen=[rij], door=wie("vierde"), notitie="Nee."), melding)


@pytest.mark.parametrize("status", [Status.INGEDIEND, Status.VASTGESTELD])
def test_wat_onderweg_of_klaar_is_wordt_niet_opnieuw_ingediend(maak, status):
    rij = maak(status)
    melding = f"{naam_van(rij)}: dit is {status} en kan niet opnieuw worden ingediend."
    weigert(lambda: dien_in(rijen=[rij], door=wie(EERSTE)), melding)


def test_een_cijfer_in_de_melding_is_te_herkennen(db):
    rij = fabriek.meting("2019-H1", status=Status.INGEDIEND)
    weigert(
        lambda: stel_vast(rijen=[rij], door=fabriek.gebruiker()),
        f"Woninginbraken, Voorbeeldstad, 1e helft 2019: {ZELF}",
    )


def test_de_stand_in_de_database_telt_en_niet_die_in_de_hand(maak):
    """Somebody holds the row as it was when the page opened."""
    rij = maak()
    oud_exemplaar = type(rij).objects.get(pk=rij.pk)
    stel_vast(rijen=[rij], door=wie(DERDE))
    melding = f"{naam_van(rij)}: dit is vastgesteld. Alleen wat is ingediend, is te beoordelen."
    weigert(lambda: stuur_terug(rijen=[oud_exemplaar], door=wie("vierde"), notitie="Nee."), melding)


def test_wie_intussen_wijzigde_beoordeelt_niet(maak):
    rij = maak()
    type(rij).objects.filter(pk=rij.pk).update(laatst_gewijzigd_door=wie(DERDE))
    weigert(lambda: stel_vast(rijen=[rij], door=wie(DERDE)), f"{naam_van(rij)}: {ZELF}")


# Handing in


def test_indienen_noteert_wie_en_wanneer(maak):
    rij = maak(Status.CONCEPT)
    begin = timezone.now()
    assert dien_in(rijen=[rij], door=wie(INDIENER)) == 1
    rij.refresh_from_db()
    assert rij.status == Status.INGEDIEND
    assert {veld: getattr(rij, veld) for veld in IN_HANDEN} == {veld: wie(naam) for veld, naam in IN_HANDEN.items()}
    assert begin <= rij.ingediend_op <= timezone.now()
    assert (rij.beoordeeld_door, rij.beoordeeld_op) == (None, None)


def test_wie_indient_beoordeelt_niet(maak):
    rij = maak(Status.CONCEPT)
    dien_in(rijen=[rij], door=wie(DERDE))
    weigert(lambda: stel_vast(rijen=[rij], door=wie(DERDE)), f"{naam_van(rij)}: {ZELF}")


@pytest.mark.parametrize("wijziger", IN_HANDEN.values())
def test_wie_het_getal_wijzigde_stelt_niet_vast_wie_ook_indient(maak, wijziger):
    """Handing in does not wash out who typed the number."""
    rij = maak(Status.CONCEPT, laatst_gewijzigd_door=wie(wijziger))
    dien_in(rijen=[rij], door=wie(EERSTE))
    weigert(lambda: stel_vast(rijen=[rij], door=wie(wijziger)), f"{naam_van(rij)}: {ZELF}")


def test_zonder_bekende_invoerder_is_de_indiener_dat(maak):
    rij = maak(Status.CONCEPT, ingevoerd_door=None, laatst_gewijzigd_door=None)
    dien_in(rijen=[rij], door=wie(EERSTE))
    rij.refresh_from_db()
    assert (rij.ingevoerd_door, rij.laatst_gewijzigd_door) == (wie(EERSTE), wie(EERSTE))
    weigert(lambda: stel_vast(rijen=[rij], door=wie(EERSTE)), f"{naam_van(rij)}: {ZELF}")


def test_wat_is_teruggestuurd_kan_opnieuw_op_weg(maak):
    """Back, mended, handed in again, and approved by the one who sent it back."""
    rij = maak()
    stuur_terug(rijen=[rij], door=wie(DERDE), notitie="Het klopt niet.")
    dien_in(rijen=[rij], door=wie(EERSTE))
    rij.refresh_from_db()
    assert (rij.status, rij.beoordeeld_door, rij.beoordeeld_op) == (Status.INGEDIEND, None, None)
    stel_vast(rijen=[rij], door=wie(DERDE))
    rij.refresh_from_db()
    assert (rij.status, rij.beoordeeld_door) == (Status.VASTGESTELD, wie(DERDE))


def test_wie_terugstuurde_en_zelf_opnieuw_indient_stelt_niet_vast(maak):
    rij = maak()
    stuur_terug(rijen=[rij], door=wie(DERDE), notitie="Het klopt niet.")
    dien_in(rijen=[rij], door=wie(DERDE))
    weigert(lambda: stel_vast(rijen=[rij], door=wie(DERDE)), f"{naam_van(rij)}: {ZELF}")
