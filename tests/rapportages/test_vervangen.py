"""Several rows at once, and rows that replace another: all or nothing, and each figure is replaced once."""

import copy

import pytest
from django.core.exceptions import ValidationError
from django.db.models.base import ModelState

from rapportages.vaststellen import dien_in, stel_vast, stuur_terug
from tests import fabriek
from tests.rapportages.toezicht import DERDE, INTUSSEN, naam_van, stand, weigert, wie
from themas.enums import Status
from themas.models import Meting


# All or nothing


def werkwoorden(rijen, door):
    return {
        "dien_in": lambda: dien_in(rijen=rijen, door=door),
        "stel_vast": lambda: stel_vast(rijen=rijen, door=door),
        "stuur_terug": lambda: stuur_terug(rijen=rijen, door=door, notitie="Nee."),
    }


@pytest.mark.parametrize("werkwoord", ["dien_in", "stel_vast", "stuur_terug"])
@pytest.mark.parametrize("plaats", [0, 1, 2])
def test_een_foute_rij_houdt_ze_alle_tegen(maak, werkwoord, plaats):
    goed = Status.CONCEPT if werkwoord == "dien_in" else Status.INGEDIEND
    rijen = [maak(Status.VASTGESTELD if i == plaats else goed, str(2017 + i)) for i in range(3)]
    voor = stand()
    with pytest.raises(ValidationError, match="dit is vastgesteld"):
        werkwoorden(rijen, wie("vierde"))[werkwoord]()
    assert stand() == voor


@pytest.mark.parametrize("werkwoord", ["dien_in", "stel_vast", "stuur_terug"])
def test_zonder_rijen_gebeurt_er_niets(db, werkwoord):
    fabriek.meting()
    voor = stand()
    assert werkwoorden([], wie(DERDE))[werkwoord]() == 0
    assert stand() == voor


@pytest.mark.parametrize("werkwoord", ["dien_in", "stel_vast", "stuur_terug"])
def test_alleen_de_gegeven_rijen(maak, werkwoord):
    begin = Status.CONCEPT if werkwoord == "dien_in" else Status.INGEDIEND
    rijen = [maak(begin, str(jaar)) for jaar in (2017, 2018, 2019)]
    assert werkwoorden(rijen[:2], wie(DERDE))[werkwoord]() == 2
    model = type(rijen[0])
    assert set(model.objects.filter(status=begin)) == {rijen[2]}


DELEN = ["", "-H1", "-H2", "-K1", "-K2", "-K3", "-K4"]


def keer(rij, perioden):
    """The row once for each period."""
    kopieen = [copy.copy(rij) for _ in perioden]
    for kopie, periode in zip(kopieen, perioden, strict=True):
        kopie.pk, kopie.periode, kopie._state = None, periode, ModelState()
    return type(rij).objects.bulk_create(kopieen)


@pytest.mark.parametrize("werkwoord", ["dien_in", "stel_vast", "stuur_terug"])
def test_evenveel_vragen_bij_een_als_bij_driehonderd_rijen(maak, werkwoord, django_assert_num_queries):
    """Half of the rows replace an approved one, so that part of the work is counted too."""
    begin = Status.CONCEPT if werkwoord == "dien_in" else Status.INGEDIEND
    perioden = [fabriek.periode(f"{jaar}{deel}") for jaar in range(1990, 2033) for deel in DELEN][:301]
    oude = keer(maak(Status.VASTGESTELD, perioden[0].code), perioden[1::2])
    nieuwe = keer(maak(begin, perioden[0].code), perioden[1:])
    for oud, nieuw in zip(oude, nieuwe[::2], strict=True):
        nieuw.vervangt, nieuw.reden = oud, "Opnieuw geteld."
    type(nieuwe[0]).objects.bulk_update(nieuwe, ["vervangt", "reden"])
    door = wie("vierde")
    # A savepoint, a lock, a change and its history; who judges asks who had the rows in hand. Approving does the same
    # once more for what is replaced, within a savepoint of its own. For figures it asks whether they are in a sum.
    in_som = isinstance(nieuwe[0], Meting)
    vragen = {"dien_in": 2 + 3, "stel_vast": 2 + 4 + 2 + 3 + in_som, "stuur_terug": 2 + 4}[werkwoord]
    for deel in (nieuwe[:1], nieuwe[1:]):
        with django_assert_num_queries(vragen):
            werkwoorden(deel, door)[werkwoord]()
    over = type(nieuwe[0]).objects.filter(pk__in=[rij.pk for rij in nieuwe], status=begin)
    assert not over.exists()


# Replacing


def test_wat_is_vervangen_krijgt_eenmaal_een_datum_en_blijft_leesbaar(maak):
    oud = maak(Status.VASTGESTELD)
    eerst = type(oud).objects.values().get(pk=oud.pk)
    nieuw = maak(vervangt=oud, reden="De politie telde opnieuw.")
    stel_vast(rijen=[nieuw], door=wie(DERDE))
    nieuw.refresh_from_db()
    assert type(oud).objects.values().get(pk=oud.pk) == eerst | {
        "opgevolgd_op": nieuw.beoordeeld_op,
        "versie": 2,
    }
    assert list(type(oud).objects.publiek()) == [nieuw]
    assert set(type(oud).objects.vastgesteld()) == {oud, nieuw}

    opgevolgd_op = nieuw.beoordeeld_op
    nieuwst = maak(vervangt=nieuw, reden="En nog eens.")
    stel_vast(rijen=[nieuwst], door=wie(DERDE))
    oud.refresh_from_db()
    assert oud.opgevolgd_op == opgevolgd_op
    assert list(type(oud).objects.publiek()) == [nieuwst]


def test_wat_is_teruggestuurd_vervangt_niets(maak):
    oud = maak(Status.VASTGESTELD)
    nieuw = maak(vervangt=oud, reden="De politie telde opnieuw.")
    stuur_terug(rijen=[nieuw], door=wie(DERDE), notitie="Het klopt niet.")
    assert list(type(oud).objects.publiek()) == [oud]


def test_wat_intussen_is_vervangen_wordt_niet_nog_eens_vervangen(maak):
    """An older draft comes back after another one replaced the figure; a good row beside it waits as well."""
    oud = maak(Status.VASTGESTELD)
    stel_vast(rijen=[maak(vervangt=oud, reden="Eerst.")], door=wie(DERDE))
    rijen = [maak(code="2018"), maak(vervangt=oud, reden="Te laat.")]
    weigert(lambda: stel_vast(rijen=rijen, door=wie(DERDE)), INTUSSEN)


def test_naast_een_geldend_cijfer_komt_geen_tweede(maak):
    """A row that does not say that it replaces the approved one cannot stand beside it."""
    maak(Status.VASTGESTELD)
    naast = maak()
    weigert(
        lambda: stel_vast(rijen=[naast], door=wie(DERDE)),
        "Er geldt intussen al een ander vastgesteld cijfer over hetzelfde. Vervang dat cijfer, met een reden.",
    )


def test_een_rij_vervangt_alleen_wat_over_hetzelfde_gaat(maak):
    """Else approving a figure of 2018 would take that of 2019 from every page, with nothing in its place."""
    ander = maak(Status.VASTGESTELD, "2019")
    rij = maak(code="2018", vervangt=ander, reden="Verkeerd gekozen.")
    melding = f"{naam_van(rij)}: dit vervangt een cijfer over iets anders. Maak de vervanging opnieuw."
    weigert(lambda: stel_vast(rijen=[rij], door=wie(DERDE)), melding)


@pytest.mark.parametrize("werkwoord", ["dien_in", "stel_vast", "stuur_terug"])
def test_wat_intussen_is_weggegooid_geeft_een_melding(maak, werkwoord):
    begin = Status.CONCEPT if werkwoord == "dien_in" else Status.INGEDIEND
    rijen = [maak(begin, "2018"), maak(begin, "2019")]
    type(rijen[0]).objects.filter(pk=rijen[0].pk).delete()
    weigert(werkwoorden(rijen, wie(DERDE))[werkwoord], "Een van deze cijfers is intussen weggehaald. Begin opnieuw.")
