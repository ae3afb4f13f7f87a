"""Settling: only by a letter or a report that readers can look at, and never over what somebody else did."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from rapportages.enums import Raadsstatus
from rapportages.models import Raadsstuk
from rapportages.raad import afhandelen as raad
from tests import fabriek
from tests.rapportages import verslagbouw
from tests.rapportages.raad import bouw


pytestmark = pytest.mark.django_db


def handel_af(stuk, **met):
    raad.handel_af(stuk=stuk, door=fabriek.gebruiker("redacteur"), **met)


def weigert(stuk, melding, veld=None, **met):
    with pytest.raises(ValidationError) as fout:
        handel_af(stuk, **met)
    assert fout.value.messages == [melding]
    assert veld is None or list(fout.value.message_dict) == [veld]
    bewaard = Raadsstuk.objects.get(pk=stuk.pk)
    assert (bewaard.status, bewaard.versie) == (Raadsstatus.OPEN, 1)


def test_een_brief_handelt_een_motie_af(spoor, django_capture_on_commit_callbacks):
    stuk, brief = bouw.motie(), bouw.brief()
    with django_capture_on_commit_callbacks(execute=True):
        handel_af(stuk, met=brief, toelichting="  De lantaarns staan er. ")
    bewaard = Raadsstuk.objects.get(pk=stuk.pk)
    assert (bewaard.status, bewaard.afgedaan_met, bewaard.afgedaan_in) == (Raadsstatus.AFGEDAAN, brief, None)
    assert bewaard.afgedaan_toelichting == "De lantaarns staan er."
    (regel,) = spoor()
    assert (regel["actie"], regel["object"], regel["actor"], regel["met"]) == (
        "raadsstuk afdoen",
        "rapportages.raadsstuk motie-a",
        "redacteur",
        "raadsbrief brief-a",
    )


def test_een_rapportage_handelt_een_motie_af():
    stuk, rapportage = bouw.motie(), bouw.titelrapportage()
    handel_af(stuk, rapportage=rapportage)
    stuk.refresh_from_db()
    assert (stuk.status, stuk.afgedaan_met, stuk.afgedaan_in) == (Raadsstatus.AFGEDAAN, None, rapportage)


def test_een_titel_onder_embargo_handelt_niets_af_en_staat_niet_op_de_pagina(client):
    straks = timezone.now() + datetime.timedelta(hours=1)
    stuk, rapportage = bouw.motie(), verslagbouw.titelrapportage(publiceren_op=straks)
    weigert(stuk, raad.RAPPORTAGE_NIET_OPENBAAR, "afgedaan_in", rapportage=rapportage)
    Raadsstuk.objects.filter(pk=stuk.pk).update(status=Raadsstatus.AFGEDAAN, afgedaan_in=rapportage)
    pagina = client.get(stuk.get_absolute_url()).content.decode()
    assert "In een rapportage die nog niet op deze site staat." in pagina
    assert rapportage.titel not in pagina


def test_de_pagina_noemt_de_titel_zoals_die_is_gepubliceerd(client):
    """That of the report itself may be on its way to a next version."""
    rapportage = verslagbouw.rapportage(status="gepubliceerd", titel="Voortgang 2019")
    verslagbouw.versie(van=rapportage, titel="Voortgang 2019").save()
    type(rapportage).objects.filter(pk=rapportage.pk).update(status="rectificatie", titel="Nieuwe naam")
    stuk = bouw.motie()
    handel_af(stuk, rapportage=rapportage)
    pagina = client.get(stuk.get_absolute_url()).content.decode()
    assert ("Voortgang 2019" in pagina, "Nieuwe naam" in pagina) == (True, False)


def test_de_historie_zegt_hoe_het_was_en_wie_het_afdeed():
    stuk = bouw.motie()
    stuk.history.all().delete()  # as if it came from a fixture
    handel_af(stuk, met=bouw.brief())
    standen = stuk.history.order_by("history_id").values_list("status", "versie", "history_user__username")
    assert list(standen) == [("open", 1, None), ("afgedaan", 2, "redacteur")]


def test_zonder_brief_of_rapportage_is_niets_afgedaan():
    regel = "Afgedaan is een stuk pas met een brief of een rapportage. Kies welke: een van de twee."
    weigert(bouw.motie(), regel)
    weigert(bouw.motie(), regel, met=bouw.brief(), rapportage=bouw.titelrapportage())


@pytest.mark.parametrize(
    "maak", [lambda: bouw.motie("b"), lambda: bouw.brief(status=Raadsstatus.TOEGEZEGD), bouw.besluit]
)
def test_alleen_een_verstuurde_brief_handelt_af(maak):
    weigert(bouw.motie(), "Kies een raadsbrief die is verstuurd.", "afgedaan_met", met=maak())


def test_wat_op_de_site_staat_noemt_geen_brief_in_concept():
    weigert(bouw.motie(), raad.BRIEF_IN_CONCEPT, "afgedaan_met", met=bouw.brief(publiek=False))
    concept = bouw.motie("concept", publiek=False)
    handel_af(concept, met=bouw.brief())
    assert Raadsstuk.objects.get(pk=concept.pk).status == Raadsstatus.AFGEDAAN


@pytest.mark.parametrize("over", [None, datetime.timedelta(minutes=1)])
def test_een_rapportage_in_concept_of_onder_embargo_handelt_niets_af(over):
    rapportage = verslagbouw.rapportage()
    if over is not None:
        verslagbouw.versie(van=rapportage, zichtbaar_vanaf=timezone.now() + over).save()
    weigert(bouw.motie(), raad.RAPPORTAGE_NIET_OPENBAAR, "afgedaan_in", rapportage=rapportage)


def test_een_openbare_rapportage_handelt_af():
    rapportage = verslagbouw.rapportage()
    verslagbouw.versie(van=rapportage).save()
    stuk = bouw.motie()
    handel_af(stuk, rapportage=rapportage)
    assert stuk.status == Raadsstatus.AFGEDAAN


def test_een_ingetrokken_rapportage_handelt_niets_meer_af():
    rapportage = verslagbouw.rapportage()
    verslagbouw.versie(van=rapportage).save()
    eerder, later = bouw.motie(), bouw.motie("motie-b")
    handel_af(eerder, rapportage=rapportage)
    verslagbouw.intrekking(van=rapportage).save()
    weigert(later, raad.RAPPORTAGE_INGETROKKEN, "afgedaan_in", rapportage=rapportage)
    raad.controleer_afhandeling(stuk=eerder, met=None, rapportage=rapportage)  # one can still mend its words


def test_een_brief_of_besluit_is_nooit_afgedaan():
    for maak in (bouw.brief, bouw.besluit):
        with pytest.raises(ValidationError, match="Alleen een motie, toezegging of verzoek kan afgedaan zijn"):
            handel_af(maak(), rapportage=bouw.titelrapportage())


def test_wat_al_is_afgedaan_blijft_zoals_het_is():
    stuk = bouw.afgedaan()
    with pytest.raises(ValidationError, match="Dit stuk is al afgedaan"):
        handel_af(stuk, rapportage=bouw.titelrapportage())
    assert Raadsstuk.objects.get(pk=stuk.pk).afgedaan_in is None


def test_wie_een_oude_stand_zag_overschrijft_niets():
    stuk = bouw.motie()
    Raadsstuk.objects.filter(pk=stuk.pk).update(versie=2, titel="Intussen anders")
    with pytest.raises(ValidationError, match="Iemand anders heeft dit stuk intussen veranderd"):
        handel_af(stuk, met=bouw.brief())
    bewaard = Raadsstuk.objects.get(pk=stuk.pk)
    assert (bewaard.titel, bewaard.status) == ("Intussen anders", Raadsstatus.OPEN)
