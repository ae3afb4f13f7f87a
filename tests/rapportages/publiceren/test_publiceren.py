"""Hand in, send back, publish, withdraw: who may, when, and all of it or nothing."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rapportages.enums import Opnamesoort, Paragraafsoort, Rapportstatus, Spoor
from rapportages.models import Intrekking, Opmerking, Versie
from rapportages.publicatie import publiceren
from rapportages.publicatie.publiceren import dien_in, publiceer, stuur_terug, trek_in
from rapportages.schrijven import schrijf
from rapportages.verslag.bevriezen import lees, stempel
from rapportages.verslag.samenstellen import stel_samen
from tests import fabriek
from tests.rapportages.publiceren import bouw
from tests.rapportages.publiceren.bouw import INDIENER, SCHRIJVER, UITGEVER, wie
from tests.rapportages.publiceren.toezicht import alles, weigert, weigert_in_spoor
from themas.models import Meting


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stad")]
NAAM = "Voortgang over 2019"
STAND = "Voortgang over 2019: de stand is ‘{}’. Daarom kunt u deze rapportage nu niet {}."


def test_from_concept_to_published():
    rapportage = bouw.concept()
    ingediend = dien_in(rapportage=rapportage, door=wie(INDIENER), gezien=rapportage.versie)
    assert (ingediend.status, ingediend.ingediend_door, ingediend.versie) == (
        Rapportstatus.INGEDIEND,
        wie(INDIENER),
        rapportage.versie + 1,
    )
    versie = publiceer(rapportage=ingediend, door=wie(UITGEVER), gezien=ingediend.versie)
    rapportage.refresh_from_db()
    assert (rapportage.status, rapportage.versie) == (Rapportstatus.GEPUBLICEERD, ingediend.versie + 1)
    assert (versie.nummer, versie.titel, versie.ingediend_door, versie.gepubliceerd_door) == (
        1,
        NAAM,
        wie(INDIENER),
        wie(UITGEVER),
    )
    assert versie.zichtbaar_vanaf == versie.gepubliceerd_op <= timezone.now()
    assert list(Versie.objects.publiek()) == [versie]


def test_what_is_published_stays_when_figures_and_policy_change():
    versie = bouw.gepubliceerd()
    voor = lees(versie)
    Meting.objects.filter(aantal=673).update(aantal=680)
    fabriek.onderwerp("nieuw", naam="Nieuw")
    assert lees(Versie.objects.get()) == voor
    assert stel_samen(versie.rapportage) != voor


def test_the_audit_trail_has_one_line_for_each_act(spoor, django_capture_on_commit_callbacks):
    rapportage = bouw.concept()
    with django_capture_on_commit_callbacks(execute=True):
        dien_in(rapportage=rapportage, door=wie(INDIENER))
        versie = publiceer(rapportage=rapportage, door=wie(UITGEVER))
        trek_in(rapportage=rapportage, reden="Een cijfer klopt niet.", door=wie(UITGEVER))
    regels = [(r["actie"], r["object"], r["actor"], r["resultaat"]) for r in spoor()]
    object_ = "rapportages.voortgangsrapportage voortgang-2019"
    assert regels == [
        ("rapportage indienen", object_, INDIENER, "gelukt"),
        ("rapportage publiceren", object_, UITGEVER, "gelukt"),
        ("rapportage intrekken", object_, UITGEVER, "gelukt"),
    ]
    assert (spoor()[1]["versie"], spoor()[1]["sha256"]) == (1, versie.sha256)


# Four eyes


def test_who_handed_in_does_not_publish(spoor):
    rapportage = bouw.ingediend()
    melding = f"{NAAM}: u hebt deze rapportage zelf ingediend. Vraag een collega om te publiceren."
    regels = weigert_in_spoor(spoor, lambda: publiceer(rapportage=rapportage, door=wie(INDIENER)), melding)
    assert regels == [("rapportage publiceren", INDIENER, "geweigerd")]


def test_who_last_wrote_a_paragraph_does_not_publish():
    rapportage = bouw.ingediend()
    melding = f"{NAAM}: u hebt zelf als laatste geschreven aan ‘algemeen beeld’. Vraag een collega om te publiceren."
    weigert(lambda: publiceer(rapportage=rapportage, door=wie(SCHRIJVER)), melding)


def test_who_wrote_before_somebody_else_did_may_publish():
    rapportage = bouw.concept()
    for rij in rapportage.paragrafen.exclude(laatst_gewijzigd_door=None):
        schrijf(paragraaf=rij, tekst=rij.tekst, door=wie("ander"))
    dien_in(rapportage=rapportage, door=wie(INDIENER))
    assert publiceer(rapportage=rapportage, door=wie(SCHRIJVER)).gepubliceerd_door == wie(SCHRIJVER)


def test_roles_do_not_help():
    chef = fabriek.gebruiker("chef", is_superuser=True)
    rapportage = dien_in(rapportage=bouw.concept(), door=chef)
    melding = f"{NAAM}: u hebt deze rapportage zelf ingediend. Vraag een collega om te publiceren."
    weigert(lambda: publiceer(rapportage=rapportage, door=chef), melding)


# Seen is published


@pytest.mark.parametrize("werk", ["dien_in", "publiceer", "stuur_terug"])
def test_what_changed_since_the_look_is_refused(werk):
    rapportage = bouw.concept() if werk == "dien_in" else bouw.ingediend()
    extra = {"notitie": "Anders."} if werk == "stuur_terug" else {}
    weigert(
        lambda: getattr(publiceren, werk)(
            rapportage=rapportage, door=wie(UITGEVER), gezien=rapportage.versie - 1, **extra
        ),
        f"{NAAM}: dit is veranderd nadat u de pagina opende. Kijk het nog een keer na.",
    )


def test_a_figure_that_changed_since_the_look_is_refused():
    rapportage = bouw.ingediend()
    gezien = stempel(stel_samen(rapportage))
    Meting.objects.filter(aantal=673).update(aantal=680)
    melding = f"{NAAM}: een cijfer is veranderd nadat u de pagina opende. Kijk het rapport nog een keer na."
    weigert(lambda: publiceer(rapportage=rapportage, door=wie(UITGEVER), gezien_inhoud=gezien), melding)
    nu = stempel(stel_samen(rapportage))
    assert publiceer(rapportage=rapportage, door=wie(UITGEVER), gezien_inhoud=nu).nummer == 1


# In which state what can be done


def test_a_report_that_is_handed_in_stands_still():
    rapportage = bouw.ingediend()
    weigert(lambda: dien_in(rapportage=rapportage, door=wie(INDIENER)), STAND.format("wacht op publicatie", "indienen"))
    with pytest.raises(publiceren.ValidationError, match="niet te wijzigen"):
        bouw.schrijf_aan(rapportage, "Anders.")


def test_sent_back_it_is_open_again_with_a_reason():
    rapportage = bouw.ingediend()
    weigert(
        lambda: stuur_terug(rapportage=rapportage, door=wie(UITGEVER), notitie="  "), "Schrijf op wat er anders moet."
    )
    terug = stuur_terug(rapportage=rapportage, door=wie(UITGEVER), notitie=" Noem de bron. ")
    assert (terug.status, terug.teruggestuurd, terug.ingediend_door) == (Rapportstatus.CONCEPT, "Noem de bron.", None)
    bouw.schrijf_aan(rapportage, "Met bron.")
    assert dien_in(rapportage=rapportage, door=wie(INDIENER)).teruggestuurd == ""


@pytest.mark.parametrize(
    ("maak", "stand"), [(bouw.concept, "concept"), (lambda: bouw.gepubliceerd().rapportage, "gepubliceerd")]
)
def test_only_what_is_handed_in_is_published_or_sent_back(maak, stand):
    rapportage = maak()
    weigert(lambda: publiceer(rapportage=rapportage, door=wie("derde")), STAND.format(stand, "publiceren"))
    weigert(
        lambda: stuur_terug(rapportage=rapportage, door=wie("derde"), notitie="Anders."),
        STAND.format(stand, "terugsturen"),
    )


def test_errors_of_the_checklist_hold_up_both():
    rapportage = bouw.concept()
    bouw.schrijf_aan(rapportage, "Er waren er [[woninginbraken:aantal@2018]].")
    fout = (
        "Algemeen beeld, alinea 1, regel 1, teken 13: ‘[[woninginbraken:aantal@2018]]’: er is geen vastgesteld aantal "
        "over 2018. Verbeter de verwijzing, of schrijf de zin zonder dit cijfer."
    )
    weigert(lambda: dien_in(rapportage=rapportage, door=wie(INDIENER)), fout)
    bouw.schrijf_aan(rapportage, bouw.ALGEMEEN)
    dien_in(rapportage=rapportage, door=wie(INDIENER))
    Meting.objects.filter(aantal=673).update(status="teruggestuurd", beoordelingsnotitie="Onjuist.")
    melding = fout.replace("teken 13", "teken 33").replace("2018", "2019")
    weigert(lambda: publiceer(rapportage=rapportage, door=wie(UITGEVER)), melding)


def test_an_open_comment_holds_up_publication():
    rapportage = bouw.ingediend()
    Opmerking.objects.create(paragraaf=bouw.paragraaf(rapportage), tekst="Klopt dit?", door=wie("lezer"))
    melding = "Algemeen beeld: de opmerking van lezer is nog open: ‘Klopt dit?’. Verwerk de opmerking en vink haar af."
    weigert(lambda: publiceer(rapportage=rapportage, door=wie(UITGEVER)), melding)


# All or nothing


@pytest.mark.parametrize("waar", ["Momentopname.objects.bulk_create", "_rectificatie_van", "zet"])
def test_a_publication_that_is_interrupted_leaves_nothing(monkeypatch, waar):
    rapportage = bouw.ingediend()
    voor = alles()

    def valt_uit(*args, **kwargs):
        assert Versie.objects.count() == 1  # half-way
        raise KeyboardInterrupt

    monkeypatch.setattr(f"rapportages.publicatie.publiceren.{waar}", valt_uit)
    with pytest.raises(KeyboardInterrupt):
        publiceer(rapportage=rapportage, door=wie(UITGEVER))
    monkeypatch.undo()
    assert alles() == voor
    assert publiceer(rapportage=rapportage, door=wie(UITGEVER)).nummer == 1


def vragen(onderwerpen):
    """How many it takes to publish a report with so many topics, goals, figures and texts; all undone afterwards."""
    with transaction.atomic():
        for nummer in range(onderwerpen):
            cijfer = fabriek.indicator(f"cijfer-{nummer}")
            onderwerp = fabriek.onderwerp(f"onderwerp-{nummer}", naam=f"Onderwerp {nummer}")
            fabriek.doelstelling(f"1-{nummer}b", bij=onderwerp, indicatoren=[cijfer])
            fabriek.vastgestelde_meting("2017", van=cijfer, aantal=20)
            fabriek.vastgestelde_meting("2019", van=cijfer, aantal=30)
        rapportage = bouw.concept()
        for rij in rapportage.paragrafen.exclude(onderwerp=None):
            schrijf(paragraaf=rij, tekst="Er waren er [[cijfer-0:aantal@2019]].", door=wie(SCHRIJVER))
        dien_in(rapportage=rapportage, door=wie(INDIENER))
        with CaptureQueriesContext(connection) as gevangen:
            versie = publiceer(rapportage=rapportage, door=wie(UITGEVER))
        assert versie.momentopnamen.filter(soort=Opnamesoort.ALINEA).count() == 1 + 6 * (onderwerpen + 1)
        transaction.set_rollback(True)
    return len(gevangen)


def test_the_number_of_queries_does_not_grow_with_the_report():
    bouw.cijfers()
    assert vragen(1) == vragen(4)


# Withdraw


def test_a_withdrawn_report_keeps_its_rows_and_nothing_more_happens_to_it():
    versie = bouw.gepubliceerd()
    rapportage = versie.rapportage
    weigert(
        lambda: trek_in(rapportage=rapportage, reden=" ", door=wie(UITGEVER)),
        "Schrijf op waarom u de rapportage intrekt. Lezers zien deze reden.",
    )
    intrekking = trek_in(rapportage=rapportage, reden=" Het cijfer klopt niet. ", door=wie(UITGEVER))
    assert (intrekking.reden, intrekking.door) == ("Het cijfer klopt niet.", wie(UITGEVER))
    assert list(Versie.objects.publiek()) == [versie]
    weigert(
        lambda: trek_in(rapportage=rapportage, reden="Nog eens.", door=wie(UITGEVER)),
        f"{NAAM}: deze rapportage is ingetrokken. Daar verandert niets meer aan.",
    )
    assert Intrekking.objects.count() == 1


def test_only_what_is_published_is_withdrawn():
    rapportage = bouw.ingediend()
    weigert(
        lambda: trek_in(rapportage=rapportage, reden="Toch niet.", door=wie(UITGEVER)),
        f"{NAAM}: alleen een gepubliceerde rapportage is in te trekken.",
    )


def test_an_empty_general_picture_holds_up():
    rapportage = bouw.concept()
    bouw.schrijf_aan(rapportage, " ", Paragraafsoort.GEDAAN, Spoor.PREVENTIE)
    bouw.schrijf_aan(rapportage, "")
    weigert(
        lambda: dien_in(rapportage=rapportage, door=wie(INDIENER)),
        "Algemeen beeld: deze tekst is leeg. Schrijf in een paar zinnen wat er in deze periode is gebeurd.",
    )
