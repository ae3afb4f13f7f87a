"""What the verbs leave behind: a history of every row, a higher version, and one line in the audit trail."""

import pytest
from django.core.exceptions import ValidationError

from rapportages.vaststellen import dien_in, stel_vast, stuur_terug
from tests.rapportages.toezicht import DERDE, EERSTE, INDIENER, naam_van, weigert, wie
from themas.enums import Status


def historie(rij):
    velden = ("status", "versie", "history_user__username", "history_change_reason", "history_type")
    return list(type(rij).history.filter(id=rij.pk).order_by("history_id").values_list(*velden))


def test_elk_werkwoord_schrijft_historie_met_wie_en_waarom(maak):
    rij = maak(Status.CONCEPT)
    dien_in(rijen=[rij], door=wie(INDIENER))
    stuur_terug(rijen=[rij], door=wie(DERDE), notitie="Het jaar klopt niet.")
    dien_in(rijen=[rij], door=wie(EERSTE))
    stel_vast(rijen=[rij], door=wie(DERDE))
    assert historie(rij) == [
        ("concept", 1, None, None, "+"),
        ("ingediend", 2, INDIENER, "", "~"),
        ("teruggestuurd", 3, DERDE, "Het jaar klopt niet.", "~"),
        ("ingediend", 4, EERSTE, "", "~"),
        ("vastgesteld", 5, DERDE, "", "~"),
    ]
    rij.refresh_from_db()
    assert rij.versie == 5


def test_wat_is_vervangen_krijgt_de_reden_in_zijn_historie(maak):
    oud = maak(Status.VASTGESTELD)
    stel_vast(rijen=[maak(vervangt=oud, reden="De politie telde opnieuw.")], door=wie(DERDE))
    assert historie(oud)[-1] == ("vastgesteld", 2, DERDE, "De politie telde opnieuw.", "~")


def test_de_historie_houdt_de_rij_zoals_zij_is(maak):
    rij = maak()
    stel_vast(rijen=[rij], door=wie(DERDE))
    laatste = type(rij).history.filter(id=rij.pk).latest("history_id")
    rij.refresh_from_db()
    assert {veld.attname: getattr(laatste, veld.attname) for veld in type(rij)._meta.concrete_fields} == {
        veld.attname: getattr(rij, veld.attname) for veld in type(rij)._meta.concrete_fields
    }


def test_wie_tussendoor_wijzigde_stelt_niet_vast_ook_al_sloeg_een_ander_daarna_op(maak):
    """Typed by one, saved once more by another: the first still had the number in hand."""
    rij = maak(Status.CONCEPT)
    for naam in (DERDE, EERSTE):
        rij.laatst_gewijzigd_door = wie(naam)
        rij.save()
    dien_in(rijen=[rij], door=wie(INDIENER))
    melding = f"{naam_van(rij)}: u hebt dit eerder zelf ingevoerd of gewijzigd. Vraag een collega."
    weigert(lambda: stel_vast(rijen=[rij], door=wie(DERDE)), melding)
    weigert(lambda: stuur_terug(rijen=[rij], door=wie(DERDE), notitie="Nee."), melding)
    assert stel_vast(rijen=[rij], door=wie("vierde")) == 1


def test_wat_veranderde_na_het_openen_van_de_lijst_wordt_niet_ongezien_vastgesteld(maak):
    rij = maak()
    rij.versie = 2
    rij.save()
    melding = f"{naam_van(rij)}: dit is veranderd nadat u de lijst opende. Kijk het nog een keer na."
    weigert(lambda: stel_vast(rijen=[rij], door=wie(DERDE), gezien={rij.pk: 1}), melding)
    weigert(lambda: stuur_terug(rijen=[rij], door=wie(DERDE), notitie="Nee.", gezien={}), melding)
    assert stel_vast(rijen=[rij], door=wie(DERDE), gezien={rij.pk: 2}) == 1


# The audit trail


def test_een_regel_per_handeling(maak, spoor, django_capture_on_commit_callbacks):
    rijen = [maak(code=str(jaar)) for jaar in (2018, 2019)]
    with django_capture_on_commit_callbacks(execute=True):
        stel_vast(rijen=rijen, door=wie(DERDE))
    (regel,) = spoor()
    assert {naam: regel[naam] for naam in ("actie", "object", "resultaat", "actor", "aantal", "sleutels")} == {
        "actie": "vaststellen",
        "object": rijen[0]._meta.label_lower,
        "resultaat": "gelukt",
        "actor": DERDE,
        "aantal": 2,
        "sleutels": [rij.pk for rij in rijen],
    }


def test_een_weigering_staat_er_ook_in_en_zegt_wie(maak, spoor, django_capture_on_commit_callbacks):
    rij = maak()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ValidationError):
        stel_vast(rijen=[rij], door=wie(EERSTE))
    assert [(r["actie"], r["resultaat"], r["actor"], r["aantal"]) for r in spoor()] == [
        ("vaststellen", "geweigerd", EERSTE, 1)
    ]


def test_zonder_rijen_is_er_niets_gebeurd(db, spoor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert dien_in(rijen=[], door=wie(EERSTE)) == 0
    assert spoor() == []


def test_wat_wordt_teruggedraaid_staat_niet_als_gelukt_in_het_spoor(maak, spoor, django_capture_on_commit_callbacks):
    """The line is written after the commit."""
    with django_capture_on_commit_callbacks() as later:
        stel_vast(rijen=[maak()], door=wie(DERDE))
        assert spoor() == []
    assert len(later) == 1
