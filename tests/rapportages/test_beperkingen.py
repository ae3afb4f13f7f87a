"""Every named constraint on reports, broken once. What is published is only inserted, so a case is a new row."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from rapportages.enums import Bestandstand, Paragraafsoort, Rapportstatus, Spoor
from rapportages.models import (
    Bestand,
    Bestandopdracht,
    Intrekking,
    Momentopname,
    Opmerking,
    Paragraaf,
    Rectificatie,
    Rectificatievoorstel,
    Versie,
    Voortgangsrapportage,
)
from tests import fabriek
from tests.beperkingen import anders, beperkingen_van, de_gebruiker_leest_onze_melding, noemt, nog_een
from tests.rapportages import verslagbouw as bouw
from themas.triggers import melding_van


pytestmark = pytest.mark.django_db
MODELLEN = (
    Bestand,
    Bestandopdracht,
    Intrekking,
    Momentopname,
    Opmerking,
    Paragraaf,
    Rectificatie,
    Rectificatievoorstel,
    Versie,
    Voortgangsrapportage,
)
BEPERKINGEN = beperkingen_van(MODELLEN)


def tweede(maak, **velden):
    """A second row for the same version or report."""
    return nog_een(bouw.bewaard(maak()), **velden)


def zelf_gepubliceerd(rij):
    return anders(rij, gepubliceerd_door=rij.ingediend_door)


def eerder_zichtbaar():
    rij = bouw.versie()
    return anders(rij, zichtbaar_vanaf=rij.gepubliceerd_op - datetime.timedelta(minutes=1))


GEVALLEN = {
    "voortgangsrapportage_een_per_plan_en_periode": lambda: nog_een(bouw.rapportage(), slug="anders", nummer=3),
    "voortgangsrapportage_nummer_uniek_binnen_plan": lambda: nog_een(
        bouw.rapportage(), slug="anders", periode=fabriek.periode("2019-H1")
    ),
    "voortgangsrapportage_ingediend_door_iemand": lambda: anders(bouw.rapportage(), status=Rapportstatus.INGEDIEND),
    "voortgangsrapportage_alleen_titel_heeft_een_bron": lambda: anders(bouw.titelrapportage(), bron=""),
    "paragraaf_een_per_onderwerp_en_soort": lambda: nog_een(bouw.paragraaf()),
    "paragraaf_een_algemeen_beeld": lambda: nog_een(bouw.paragraaf(soort=Paragraafsoort.ALGEMEEN)),
    "paragraaf_spoor_alleen_bij_gedaan": lambda: anders(bouw.paragraaf(), spoor=Spoor.NAZORG),
    "paragraaf_algemeen_zonder_onderwerp": lambda: anders(bouw.paragraaf(), soort=Paragraafsoort.ALGEMEEN),
    "opmerking_opgelost_door_iemand": lambda: bouw.opmerking(opgelost_op=timezone.now()),
    "opmerking_niet_leeg": lambda: bouw.opmerking(tekst=""),
    "versie_nummer_uniek_binnen_rapportage": lambda: tweede(bouw.versie),
    "versie_gepubliceerd_met_vier_ogen": lambda: zelf_gepubliceerd(bouw.versie()),
    "versie_niet_zichtbaar_voor_publicatie": eerder_zichtbaar,
    "momentopname_volgorde_uniek_binnen_versie": lambda: tweede(bouw.momentopname, sleutel="anders"),
    "momentopname_een_per_sleutel": lambda: tweede(bouw.momentopname, volgorde=1),
    "bestand_een_per_soort": lambda: tweede(bouw.bestand),
    "bestandopdracht_een_per_soort": lambda: tweede(bouw.opdracht),
    "bestandopdracht_mislukt_zegt_waarom": lambda: bouw.opdracht(stand=Bestandstand.MISLUKT),
    "rectificatie_is_volledig": lambda: bouw.rectificatie(reden=""),
    "rectificatie_met_vier_ogen": lambda: zelf_gepubliceerd(bouw.rectificatie()),
    "rectificatievoorstel_is_volledig": lambda: bouw.voorstel(wat_het_is=""),
    "intrekking_heeft_een_reden": lambda: bouw.intrekking(reden=""),
}


def test_geen_beperking_is_vergeten():
    assert GEVALLEN.keys() == BEPERKINGEN.keys()


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_database_weigert(naam):
    rij = GEVALLEN[naam]()
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        rij.save()
    # On SQLite a trigger that holds off REPLACE speaks before a unique constraint of what is published does.
    assert "niet te vervangen" in melding_van(fout.value) or noemt(str(fout.value), rij, BEPERKINGEN[naam])


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_gebruiker_leest_een_nederlandse_melding(naam):
    de_gebruiker_leest_onze_melding(GEVALLEN[naam](), BEPERKINGEN[naam])


@pytest.mark.parametrize(
    "maak",
    [
        bouw.rapportage,
        bouw.titelrapportage,
        bouw.paragraaf,
        bouw.opmerking,
        bouw.versie,
        bouw.momentopname,
        bouw.bestand,
        bouw.opdracht,
        bouw.rectificatie,
        bouw.voorstel,
        bouw.intrekking,
    ],
    ids=lambda maak: maak.__name__,
)
def test_wat_de_bouw_maakt_is_goed(maak):
    maak().full_clean()
