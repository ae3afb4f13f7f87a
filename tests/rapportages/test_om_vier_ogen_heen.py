"""Ways around four eyes, each tried: the pages, a file, the shell, and a superuser. None of them works."""

import io

import pytest
from django.contrib.auth.models import Group, User
from django.db import IntegrityError, connection, transaction

from rapportages.rollen import maak_gelijk
from rapportages.vaststellen import dien_in, stel_vast
from tests import fabriek
from tests.rapportages.beheer.lezen import ALLES, INDIENEN, VASTSTELLEN, adres, corrigeren, doe, meldingen
from tests.rapportages.toezicht import weigert
from tests.themas.admin.lezen import adres as beheer
from tests.themas.admin.lezen import zonder_leeg
from themas.enums import Status
from themas.importeren import importeer
from themas.models import Meting


pytestmark = pytest.mark.django_db
ZELF = "u hebt dit zelf ingevoerd, gewijzigd of ingediend. Vraag een collega."
EERDER = "u hebt dit eerder zelf ingevoerd of gewijzigd. Vraag een collega."


@pytest.fixture
def super_(client):
    """Somebody who may do everything, which is not everything."""
    gebruiker = User.objects.create_superuser("super", password="een-lang-woord-1")
    client.force_login(gebruiker)
    client.gebruiker = gebruiker
    return client


@pytest.fixture
def collega():
    return User.objects.create_superuser("collega", password="een-lang-woord-1")


def invoer(**velden):
    return {
        "indicator": fabriek.indicator().pk,
        "gebied": fabriek.gebied().pk,
        "periode": fabriek.periode("2018").pk,
        "soort": "niveau",
        "aantal": "5",
        "kwaliteit": "definitief",
        "bron": "Politie",
    } | velden


def bij(gebruiker, client):
    ander = type(client)()
    ander.force_login(gebruiker)
    ander.gebruiker = gebruiker
    return ander


def beoordeel_vergeefs(client, rij, waarom):
    """By its own button, by ticking it, with all of it, and by sending it back."""
    naam = str(type(rij).objects.get(pk=rij.pk))
    for werkwoord in (f"stel_vast:{rij.pk}", "stel_vast", "stuur_terug"):
        assert meldingen(doe(client, adres(VASTSTELLEN), werkwoord, rij, notitie="Nee."))[-1] == f"{naam}: {waarom}"
    stempel = client.get(adres(ALLES)).context["stempel"]
    antwoord = client.post(adres(ALLES), {"doe": "stel_vast", "stempel": stempel})
    assert meldingen(antwoord)[-1] == "Hier is niets bij wat u mag beoordelen. Vraag een collega."
    rij.refresh_from_db()
    assert rij.status == Status.INGEDIEND


# The pages


def test_from_entry_to_approval_alone(super_):
    super_.post(beheer("meting", "add"), invoer(_dien_in="ja"))
    rij = Meting.objects.get()
    doe(super_, adres(INDIENEN), "gekozen", rij)
    rij.refresh_from_db()
    assert rij.status == Status.INGEDIEND
    beoordeel_vergeefs(super_, rij, ZELF)


def test_letting_a_colleague_hand_it_in(super_, collega):
    super_.post(beheer("meting", "add"), invoer())
    rij = Meting.objects.get()
    dien_in(rijen=[rij], door=collega)
    beoordeel_vergeefs(super_, rij, ZELF)
    beoordeel_vergeefs(bij(collega, super_), rij, ZELF)


def test_letting_a_colleague_change_it_last(super_, collega):
    """Ans enters, Bo types the number over, Ans saves it once more: the number is still Bo's."""
    ans = bij(fabriek.gebruiker("ans", is_staff=True, is_superuser=True), super_)
    ans.post(beheer("meting", "add"), invoer())
    rij = Meting.objects.get()
    pad = beheer("meting", "change", rij.pk)
    super_.post(pad, zonder_leeg(super_.get(pad)) | {"aantal": "999"})
    ans.post(pad, zonder_leeg(ans.get(pad)))  # nothing changed: still the last was the superuser
    rij.refresh_from_db()
    assert rij.laatst_gewijzigd_door == super_.gebruiker
    ans.post(pad, zonder_leeg(ans.get(pad)) | {"opmerking": "Gezien."})
    rij.refresh_from_db()
    assert rij.laatst_gewijzigd_door == ans.gebruiker
    dien_in(rijen=[rij], door=ans.gebruiker)
    beoordeel_vergeefs(super_, rij, EERDER)
    assert stel_vast(rijen=[rij], door=collega) == 1


def test_changing_what_was_handed_in_and_then_approving_it(super_):
    rij = fabriek.meting("2018", status=Status.INGEDIEND, ingediend_door=fabriek.gebruiker())
    pad = beheer("meting", "change", rij.pk)
    super_.post(pad, zonder_leeg(super_.get(pad)) | {"aantal": "999"})
    beoordeel_vergeefs(super_, rij, ZELF)


def test_sending_persons_and_status_along_with_the_form(super_, collega):
    vals = {
        "status": "vastgesteld",
        "beoordeeld_door": collega.pk,
        "ingevoerd_door": collega.pk,
        "laatst_gewijzigd_door": collega.pk,
        "ingediend_door": collega.pk,
    }
    super_.post(beheer("meting", "add"), invoer(**vals))
    rij = Meting.objects.get()
    pad = beheer("meting", "change", rij.pk)
    super_.post(pad, zonder_leeg(super_.get(pad)) | vals | {"aantal": "6"})
    doe(super_, adres(INDIENEN), "gekozen", rij, **vals)
    rij.refresh_from_db()
    assert {rij.ingevoerd_door, rij.laatst_gewijzigd_door, rij.ingediend_door} == {super_.gebruiker}
    assert (rij.status, rij.beoordeeld_door) == (Status.INGEDIEND, None)
    beoordeel_vergeefs(super_, rij, ZELF)


def test_deleting_a_colleagues_row_and_entering_ones_own(super_):
    rij = fabriek.meting("2018", status=Status.INGEDIEND)
    super_.post(beheer("meting", "delete", rij.pk), {"post": "yes"})
    super_.post(beheer("meting", "add"), invoer())
    nieuw = Meting.objects.get()
    dien_in(rijen=[nieuw], door=fabriek.gebruiker())
    beoordeel_vergeefs(super_, nieuw, ZELF)


def test_replacing_instead_of_entering(super_):
    oud = fabriek.vastgestelde_meting("2018")
    gegevens = {"aantal": "6", "kwaliteit": "definitief", "bron": "b", "reden": "r", "_bevestigd": "ja"}
    super_.post(corrigeren(oud), gegevens)
    nieuw = Meting.objects.get(vervangt=oud)
    dien_in(rijen=[nieuw], door=fabriek.gebruiker())
    beoordeel_vergeefs(super_, nieuw, ZELF)
    assert list(Meting.objects.publiek()) == [oud]


def test_from_concept_to_public_without_handing_in(super_):
    rij = fabriek.meting("2018")
    antwoord = doe(super_, adres(VASTSTELLEN), "stel_vast", rij)
    assert meldingen(antwoord) == [f"{rij}: dit is concept. Alleen wat is ingediend, is te beoordelen."]
    rij.refresh_from_db()
    assert rij.status == Status.CONCEPT


@pytest.mark.parametrize("veld", ["ingevoerd_door", "laatst_gewijzigd_door", "ingediend_door"])
def test_an_approved_row_cannot_be_opened_again(super_, veld):
    rij = fabriek.vastgestelde_meting("2018")
    for pad in (beheer("meting", "change", rij.pk), beheer("meting", "delete", rij.pk)):
        assert super_.post(pad, invoer(post="yes", **{veld: super_.gebruiker.pk})).status_code == 403


def test_with_a_get_nothing_happens(super_):
    rij = fabriek.meting("2018", status=Status.INGEDIEND)
    super_.get(adres(VASTSTELLEN, doe="stel_vast", rij=rij.pk))
    super_.get(adres(ALLES, doe="stel_vast"))
    rij.refresh_from_db()
    assert rij.status == Status.INGEDIEND


def test_without_the_token_of_the_form_nothing_happens(super_):
    rij = fabriek.meting("2018", status=Status.INGEDIEND)
    streng = type(super_)(enforce_csrf_checks=True)
    streng.force_login(super_.gebruiker)
    assert streng.post(adres(VASTSTELLEN), {"doe": "stel_vast", "rij": rij.pk}).status_code == 403
    rij.refresh_from_db()
    assert rij.status == Status.INGEDIEND


# A file


def test_who_reads_a_file_is_who_entered_it(super_):
    fabriek.indicator()
    fabriek.gebied()
    csv = "indicator;gebied;periode;soort;aantal;kwaliteit;bron\nwoninginbraken;GM9999;2018;niveau;5;definitief;P\n"
    importeer(io.BytesIO(csv.encode()), door=super_.gebruiker, naam="a.csv")
    beoordeel_vergeefs(super_, Meting.objects.get(), ZELF)


# The shell: both databases, both models


MAKERS = {"meting": fabriek.meting, "beoordeling": fabriek.beoordeling}


@pytest.fixture(params=MAKERS)
def rij(request):
    return MAKERS[request.param]("2018", status=Status.INGEDIEND, ingediend_door=fabriek.gebruiker("indiener"))


def geweigerd(werk):
    """Inside a savepoint, so that the connection can be used afterwards."""
    with pytest.raises(IntegrityError, match="_beoordeeld_met_vier_ogen"), transaction.atomic():
        werk()


@pytest.mark.parametrize("status", [Status.VASTGESTELD, Status.TERUGGESTUURD])
@pytest.mark.parametrize("veld", ["ingevoerd_door", "laatst_gewijzigd_door", "ingediend_door"])
def test_save_and_update_are_refused_by_the_database(rij, status, veld):
    zelf = getattr(rij, veld)
    velden = {"status": status, "beoordeeld_door": zelf, "beoordelingsnotitie": "Nee."}
    geweigerd(lambda: type(rij).objects.filter(pk=rij.pk).update(**velden))
    geweigerd(lambda: type(rij).objects.bulk_update([_met(rij, velden)], list(velden)))
    geweigerd(lambda: _met(rij, velden).save())


def test_a_row_that_is_born_approved_by_who_made_it_is_refused(rij):
    zelf = rij.ingevoerd_door
    velden = {"status": Status.VASTGESTELD, "beoordeeld_door": zelf, "pk": None, "periode": fabriek.periode("2017")}
    geweigerd(lambda: _met(rij, velden).save(force_insert=True))
    geweigerd(lambda: type(rij).objects.bulk_create([_met(rij, velden)]))


def test_plain_sql_is_refused_too(rij):
    tabel = rij._meta.db_table
    sql = f"UPDATE {tabel} SET status = 'vastgesteld', beoordeeld_door_id = ingevoerd_door_id WHERE id = %s"  # noqa: S608
    with connection.cursor() as cursor:
        geweigerd(lambda: cursor.execute(sql, [rij.pk]))


def _met(rij, velden):
    kopie = type(rij).objects.get(pk=rij.pk)
    for naam, waarde in velden.items():
        setattr(kopie, naam, waarde)
    return kopie


@pytest.mark.parametrize("veld", ["ingevoerd_door", "laatst_gewijzigd_door"])
def test_putting_another_name_on_the_row_is_seen_by_the_verb(rij, veld):
    """From the shell, with update(), which writes no history: how the row was entered is in the history."""
    zelf = getattr(rij, veld)
    anderen = dict.fromkeys(("ingevoerd_door", "laatst_gewijzigd_door"), fabriek.gebruiker("stroman"))
    type(rij).objects.filter(pk=rij.pk).update(**anderen)
    weigert(lambda: stel_vast(rijen=[rij], door=zelf), f"{type(rij).objects.get(pk=rij.pk)}: {EERDER}")


def test_roles_add_up_and_eyes_do_not(client):
    """Somebody with every role at once, and no superuser."""
    maak_gelijk()
    ans = fabriek.gebruiker("ans", is_staff=True)
    ans.groups.set(Group.objects.all())
    ans = bij(ans, client)
    ans.post(beheer("meting", "add"), invoer())
    rij = Meting.objects.get()
    doe(ans, adres(INDIENEN), "gekozen", rij)
    beoordeel_vergeefs(ans, rij, ZELF)
