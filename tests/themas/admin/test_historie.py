"""The history of a figure: in Dutch, from what to what, and only to read."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from rapportages.vaststellen import dien_in, stel_vast
from tests.themas.admin.lezen import adres, engels, tekst_van, zonder_leeg
from tests.themas.admin.rijen import maak_meting, periode
from themas.enums import Status
from themas.models import Beoordeling, Meting, Noemer


pytestmark = pytest.mark.django_db


def regels(antwoord):
    """Each line as what, who, and from what to what."""
    return [
        (regel.wat, regel.wie, [(w.veld, w.van, w.naar) for w in regel.wijzigingen])
        for regel in antwoord.context["regels"]
    ]


def historie(client, soort, pk):
    antwoord = client.get(adres(soort, "history", pk))
    assert antwoord.status_code == 200
    assert engels(antwoord) == []
    return antwoord


def wijzig(client, soort, pk, **velden):
    pad = adres(soort, "change", pk)
    assert client.post(pad, zonder_leeg(client.get(pad)) | velden).status_code == 302


def test_the_life_of_a_figure_from_entry_to_approval(ingelogd, invoer, ans, bram):
    ingelogd.post(adres("meting", "add"), invoer)
    meting = Meting.objects.latest("pk")
    wijzig(ingelogd, "meting", meting.pk, aantal="1.050", kwaliteit="voorlopig")
    dien_in(rijen=[meting], door=ans)
    stel_vast(rijen=[meting], door=bram)
    antwoord = historie(ingelogd, "meting", meting.pk)
    eerste, *later = regels(antwoord)
    assert eerste[:2] == ("ingevoerd", "beheerder")
    assert ("aantal", "", "1.040") in eerste[2]
    assert ("waarde", "", "13,0") in eerste[2]
    assert later == [
        ("gewijzigd", "beheerder", [("aantal", "1.040", "1.050"), ("kwaliteit", "definitief", "voorlopig")]),
        ("ingediend", "ans", [("status", "concept", "ingediend")]),
        ("vastgesteld", "bram", [("status", "ingediend", "vastgesteld")]),
    ]
    assert "Aantal van 1.040 naar 1.050" in tekst_van(antwoord)


def test_what_came_from_a_file_begins_with_the_file_and_keeps_its_first_number(ingelogd, reeks, ans, bram):
    meting = maak_meting(
        reeks["indicator"], reeks["gebied"], periode("2018"), status=Status.INGEDIEND, door=(ans, None), aantal=7,
        herkomst="cijfers.csv:3",
    )  # fmt: skip
    Meting.history.all().delete()  # as the importer leaves it
    assert [regel[:2] for regel in regels(historie(ingelogd, "meting", meting.pk))] == [
        ("ingevoerd uit cijfers.csv:3", "ans")
    ]
    wijzig(ingelogd, "meting", meting.pk, aantal="8")
    stel_vast(rijen=[meting], door=bram)
    assert [regel[:2] for regel in regels(historie(ingelogd, "meting", meting.pk))] == [
        ("ingevoerd uit cijfers.csv:3", "ans"),
        ("gewijzigd", "beheerder"),
        ("vastgesteld", "bram"),
    ]
    assert regels(historie(ingelogd, "meting", meting.pk))[1][2] == [("aantal", "7", "8")]


def test_approved_straight_from_a_file(ingelogd, reeks, ans, bram):
    meting = maak_meting(
        reeks["indicator"], reeks["gebied"], periode("2018"), status=Status.INGEDIEND, door=(ans, None)
    )
    Meting.history.all().delete()
    stel_vast(rijen=[meting], door=bram)
    eerste, tweede = regels(historie(ingelogd, "meting", meting.pk))
    assert (eerste[0], {v: n for v, _, n in eerste[2]}["status"]) == ("ingevoerd", "ingediend")
    assert tweede == ("vastgesteld", "bram", [("status", "ingediend", "vastgesteld")])


def test_a_judgement_and_a_denominator_have_one_too(ingelogd, reeks):
    wijzig(ingelogd, "beoordeling", reeks["beoordeling"].pk, oordeel="niet_op_koers")
    assert regels(historie(ingelogd, "beoordeling", reeks["beoordeling"].pk))[-1] == (
        "gewijzigd",
        "beheerder",
        [("oordeel", "op koers", "niet op koers")],
    )
    wijzig(ingelogd, "noemer", reeks["noemer"].pk, aantal="208.000", reden="Bijgesteld door het CBS")
    antwoord = historie(ingelogd, "noemer", reeks["noemer"].pk)
    assert regels(antwoord)[0][:2] == ("zoals het eerst was", "niet bekend")
    assert regels(antwoord)[-1][2] == [
        ("aantal", "207.000", "208.000"),
        ("reden van wijziging", "leeg", "Bijgesteld door het CBS"),
    ]
    assert antwoord.context["regels"][-1].waarom == "Bijgesteld door het CBS"


def test_what_was_removed_can_still_be_read(ingelogd, reeks):
    pk = reeks["meting"].pk
    ingelogd.post(adres("meting", "delete", pk), {"post": "yes"})
    antwoord = historie(ingelogd, "meting", pk)
    assert regels(antwoord)[-1] == ("verwijderd", "beheerder", [])
    assert "Dit is verwijderd." in tekst_van(antwoord)


@pytest.mark.parametrize("pk", ["0", "x", "9" * 30, "²"])
def test_what_never_was_gives_a_message(ingelogd, pk):
    antwoord = ingelogd.get(adres("meting", "history", pk), follow=True)
    assert "Dit staat er niet (meer)." in tekst_van(antwoord)


@pytest.mark.parametrize("model", [Meting, Beoordeling, Noemer])
def test_nobody_adds_changes_or_removes_history(ingelogd, model, reeks):
    """No page of the admin has a history row in hand, and the page that shows it has no form and takes no POST."""
    kept = model.history.model
    assert not admin.site.is_registered(kept)
    for wat in ("changelist", "add", "change", "delete"):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:themas_{kept._meta.model_name}_{wat}", args=[1] if wat in ("change", "delete") else [])
    rij = model.objects.first()
    voor = list(kept.objects.values())
    pagina = historie(ingelogd, model._meta.model_name, rij.pk).content.decode()
    assert pagina.count("<form") == 1  # signing off, at the top
    assert 'id="logout-form"' in pagina
    ingelogd.post(adres(model._meta.model_name, "history", rij.pk), {"_change_history": "1", "aantal": "1"})
    assert list(kept.objects.values()) == voor


def test_without_the_right_to_see_figures_no_history(client, ans, reeks):
    client.force_login(ans)
    assert client.get(adres("meting", "history", reeks["meting"].pk)).status_code == 403
    ans.user_permissions.add(Permission.objects.get(codename="view_meting"))
    assert client.get(adres("meting", "history", reeks["meting"].pk)).status_code == 200


def test_as_many_queries_for_one_line_as_for_three(ingelogd, invoer):
    ingelogd.post(adres("meting", "add"), invoer)
    pk = Meting.objects.latest("pk").pk
    historie(ingelogd, "meting", pk)

    def vragen():
        with CaptureQueriesContext(connection) as gevangen:
            historie(ingelogd, "meting", pk)
        return len(gevangen)

    een = vragen()
    wijzig(ingelogd, "meting", pk, aantal="1")
    wijzig(ingelogd, "meting", pk, aantal="2")
    assert len(regels(historie(ingelogd, "meting", pk))) == 3
    assert vragen() == een
