"""Four eyes: who entered and changed is noted, and what is approved stands."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.themas.admin.lezen import adres, fouten, tekst_van, zonder_leeg
from tests.themas.admin.rijen import maak_meting, periode
from themas.enums import Status
from themas.models import Beoordeling, Meting


pytestmark = pytest.mark.django_db
BEVESTIGD = {"_bevestigd": "ja"}


def corrigeren(rij):
    return f"{reverse('admin:corrigeren', args=['metingen'])}?vervangt={rij.pk}"


def test_new_figure_notes_who_entered_it(ingelogd, beheerder, invoer):
    antwoord = ingelogd.post(adres("meting", "add"), invoer)
    assert antwoord.status_code == 302
    meting = Meting.objects.latest("pk")
    assert (meting.ingevoerd_door, meting.laatst_gewijzigd_door, meting.status) == (beheerder, beheerder, "concept")
    assert (meting.aantal, meting.waarde, meting.waarde_decimalen) == (1040, Decimal("13.0"), 1)


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.INGEDIEND])
def test_changing_an_open_figure_notes_who_changed_it(ingelogd, beheerder, ans, reeks, status):
    meting = maak_meting(reeks["indicator"], reeks["gebied"], periode("2018"), status=status, door=(ans, None))
    pagina = ingelogd.get(adres("meting", "change", meting.pk))
    ingelogd.post(adres("meting", "change", meting.pk), zonder_leeg(pagina) | {"aantal": "1.041"})
    meting.refresh_from_db()
    assert (meting.aantal, meting.status) == (1041, status)
    assert (meting.ingevoerd_door, meting.laatst_gewijzigd_door) == (ans, beheerder)


def test_changing_what_was_sent_back_makes_it_a_concept(ingelogd, beheerder, ans, bram, reeks):
    meting = maak_meting(
        reeks["indicator"], reeks["gebied"], periode("2018"), status=Status.TERUGGESTUURD, door=(ans, bram)
    )
    pagina = ingelogd.get(adres("meting", "change", meting.pk))
    assert "Tel opnieuw." in tekst_van(pagina)
    gegevens = zonder_leeg(pagina)
    assert ingelogd.post(adres("meting", "change", meting.pk), gegevens).status_code == 302
    meting.refresh_from_db()
    assert (meting.status, meting.versie, meting.laatst_gewijzigd_door) == ("teruggestuurd", 1, ans)  # as it was
    assert ingelogd.post(adres("meting", "change", meting.pk), gegevens | {"aantal": "1.041"}).status_code == 302
    meting.refresh_from_db()
    assert (meting.status, meting.beoordeeld_door, meting.laatst_gewijzigd_door) == ("concept", None, beheerder)
    assert meting.beoordelingsnotitie == "Tel opnieuw."


def test_no_form_sets_status_or_persons(ingelogd, beheerder, ans, bram, invoer, reeks):
    gestuurd = {
        "status": "vastgesteld",
        "ingevoerd_door": ans.pk,
        "laatst_gewijzigd_door": ans.pk,
        "ingediend_door": ans.pk,
        "beoordeeld_door": bram.pk,
        "opgevolgd_op_0": "01-01-2020",
        "opgevolgd_op_1": "12:00",
        "waarde_decimalen": "4",
        "versie": "9",
        "vervangt": reeks["meting"].pk,
        "ingevoerd_op_0": "01-01-2020",
    }
    ingelogd.post(adres("meting", "add"), invoer | gestuurd)
    meting = Meting.objects.latest("pk")
    wijziging = invoer | gestuurd | {"gezien": meting.versie, "aantal": "1.041"}
    assert ingelogd.post(adres("meting", "change", meting.pk), wijziging).status_code == 302
    meting.refresh_from_db()
    assert (meting.aantal, meting.versie) == (1041, 2)
    assert (meting.status, meting.beoordeeld_door, meting.opgevolgd_op) == ("concept", None, None)
    assert (meting.ingediend_door, meting.vervangt) == (None, None)
    assert (meting.ingevoerd_door, meting.laatst_gewijzigd_door, meting.waarde_decimalen) == (beheerder, beheerder, 1)


def test_approved_figure_cannot_be_changed_or_removed(ingelogd, invoer, vast):
    pagina = ingelogd.get(adres("meting", "change", vast.pk))
    assert pagina.status_code == 200
    assert not pagina.context["has_change_permission"]
    assert list(pagina.context["adminform"].form.fields) == []
    assert "1.040 · 13,0" in tekst_van(pagina)
    assert ingelogd.post(adres("meting", "change", vast.pk), invoer | {"aantal": "1"}).status_code == 403
    assert ingelogd.post(adres("meting", "delete", vast.pk), {"post": "yes"}).status_code == 403
    ingelogd.post(adres("meting"), {"action": "delete_selected", "_selected_action": [vast.pk], "post": "yes"})
    vast.refresh_from_db()
    assert vast.aantal == 1040


def test_open_figure_can_be_removed(ingelogd, reeks):
    assert ingelogd.post(adres("meting", "delete", reeks["meting"].pk), {"post": "yes"}).status_code == 302
    assert not Meting.objects.filter(pk=reeks["meting"].pk).exists()


def test_judgement_is_under_four_eyes_too(ingelogd, beheerder, ans, bram, reeks):
    gegevens = {
        "doelstelling": reeks["zonder_cijfer"].pk,
        "periode": periode("2019").pk,
        "oordeel": "gehaald",
        "toelichting": "t",
        "bewijs": "b",
    }
    assert ingelogd.post(adres("beoordeling", "add"), gegevens).status_code == 302
    rij = Beoordeling.objects.latest("pk")
    assert (rij.ingevoerd_door, rij.laatst_gewijzigd_door, rij.status) == (beheerder, beheerder, "concept")
    Beoordeling.objects.update(
        status=Status.VASTGESTELD, ingevoerd_door=ans, laatst_gewijzigd_door=ans, beoordeeld_door=bram
    )
    assert ingelogd.post(adres("beoordeling", "change", rij.pk), gegevens).status_code == 403


def test_approved_figure_is_replaced_with_a_reason(ingelogd, beheerder, vast):
    pagina = ingelogd.get(adres("meting", "change", vast.pk))
    vervang = corrigeren(vast)
    assert f'href="{vervang}"' in pagina.content.decode()

    formulier = ingelogd.get(vervang)
    assert "Vervang dit cijfer" in tekst_van(formulier)
    assert "1e helft 2019" in tekst_van(formulier)
    gegevens = {"aantal": "1.050", "kwaliteit": "definitief", "bron": "Politie"}
    assert fouten(ingelogd.post(vervang, gegevens)) == {"reden": "Schrijf op waarom dit cijfer het oude vervangt."}

    assert ingelogd.post(vervang, gegevens | BEVESTIGD | {"reden": "Naregistratie"}).status_code == 302
    nieuw = Meting.objects.latest("pk")
    assert (nieuw.vervangt, nieuw.reden, nieuw.status) == (vast, "Naregistratie", "concept")
    assert (nieuw.indicator, nieuw.gebied, nieuw.periode, nieuw.soort) == (
        vast.indicator,
        vast.gebied,
        vast.periode,
        vast.soort,
    )
    assert nieuw.ingevoerd_door == beheerder

    assert "Er is al een vervanging onderweg" in tekst_van(ingelogd.get(adres("meting", "change", vast.pk)))
    opnieuw = ingelogd.post(vervang, gegevens | {"reden": "Nog eens"})
    assert fouten(opnieuw) == {"__all__": "Hiervoor is al een cijfer onderweg. Werk dat verder af."}


def test_replacement_on_its_way_keeps_what_it_replaces(ingelogd, reeks, vast):
    nieuw = maak_meting(vast.indicator, vast.gebied, vast.periode, aantal=1050, vervangt=vast, reden="Naregistratie")
    pagina = ingelogd.get(adres("meting", "change", nieuw.pk))
    gegevens = zonder_leeg(pagina) | {"periode": periode("2018").pk, "vervangt": "", "aantal": "1.051"}
    assert ingelogd.post(adres("meting", "change", nieuw.pk), gegevens).status_code == 302
    nieuw.refresh_from_db()
    assert (nieuw.vervangt, nieuw.periode, nieuw.aantal) == (vast, vast.periode, 1051)


def test_reported_change_is_replaced_as_a_change(ingelogd, ans, bram, reeks):
    oud = maak_meting(
        reeks["indicator"],
        reeks["gebied"],
        periode("2019"),
        status=Status.VASTGESTELD,
        door=(ans, bram),
        soort="verandering",
        verandering=-38,
        maat="aantal",
        basisperiode=periode("2017"),
    )
    gegevens = {"verandering": "−37,5", "maat": "aantal", "kwaliteit": "definitief", "bron": "b", "reden": "r"}
    assert ingelogd.post(corrigeren(oud), gegevens | BEVESTIGD).status_code == 302
    nieuw = Meting.objects.latest("pk")
    assert (nieuw.soort, nieuw.verandering, nieuw.basisperiode) == ("verandering", Decimal("-37.5"), oud.basisperiode)


@pytest.mark.parametrize("vervangt", ["0", "x", "99999999999999999999999", "²", "open", "opgevolgd"])
def test_what_cannot_be_replaced_says_so(ingelogd, reeks, vast, vervangt):
    if vervangt == "open":
        vervangt = reeks["meting"].pk
    elif vervangt == "opgevolgd":
        Meting.objects.filter(pk=vast.pk).update(opgevolgd_op=timezone.now())
        vervangt = vast.pk
    antwoord = ingelogd.get(adres("meting", "add"), {"vervangt": vervangt}, follow=True)
    assert "Dit cijfer is niet te vervangen." in tekst_van(antwoord)


def test_replaced_figure_points_to_its_successor(ingelogd, ans, bram, vast):
    Meting.objects.filter(pk=vast.pk).update(opgevolgd_op=timezone.now())
    nieuw = maak_meting(
        vast.indicator,
        vast.gebied,
        vast.periode,
        status=Status.VASTGESTELD,
        door=(ans, bram),
        aantal=1050,
        vervangt=vast,
        reden="Naregistratie",
    )
    pagina = ingelogd.get(adres("meting", "change", vast.pk)).content.decode()
    assert f'href="{adres("meting", "change", nieuw.pk)}"' in pagina
    assert "Vervang dit cijfer" not in pagina
    geschiedenis = ingelogd.get(adres("meting", "history", vast.pk))
    naar = adres("meting", "change", nieuw.pk)
    assert geschiedenis.context["opvolger"] == nieuw
    assert f'<a href="{naar}">Bekijk wat er nu geldt</a>' in geschiedenis.content.decode()
    assert ingelogd.get(adres("meting", "history", nieuw.pk)).context["opvolger"] is None


@pytest.mark.postgres
def test_saving_locks_the_row(ingelogd, reeks):
    """Approved by somebody else between reading and saving: saving what was read would undo that."""
    pad = adres("meting", "change", reeks["meting"].pk)
    gegevens = zonder_leeg(ingelogd.get(pad)) | {"aantal": "1.041"}
    with CaptureQueriesContext(connection) as vragen:
        assert ingelogd.post(pad, gegevens).status_code == 302
    regels = [vraag["sql"] for vraag in vragen]
    slot = next(nummer for nummer, sql in enumerate(regels) if "FOR UPDATE" in sql)
    assert "themas_meting" in regels[slot]
    assert slot < next(nummer for nummer, sql in enumerate(regels) if sql.startswith('UPDATE "themas_meting"'))
