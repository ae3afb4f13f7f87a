"""A correction makes a new version that says what was wrong; the old one stays, and giving up leaves no trace."""

import datetime

import pytest

from rapportages.enums import Paragraafsoort, Rapportstatus
from rapportages.models import Paragraaf, Rectificatie, Rectificatievoorstel, Versie, Voortgangsrapportage
from rapportages.publicatie.publiceren import dien_in, publiceer, stuur_terug, trek_in
from rapportages.publicatie.rectificeren import (
    begin_rectificatie,
    staak_rectificatie,
    wijzig_rectificatie,
)
from rapportages.verslag.bevriezen import lees, rectificatie_sha256
from tests import fabriek
from tests.rapportages.publiceren import bouw
from tests.rapportages.publiceren.bouw import INDIENER, UITGEVER, wie
from tests.rapportages.publiceren.toezicht import alles, weigert
from themas.models import Meting


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stad")]
NAAM = "Voortgang over 2019"
TEKSTEN = bouw.RECTIFICATIE


def begin(rapportage, door="corrector", **anders):
    return begin_rectificatie(rapportage=rapportage, door=wie(door), **(TEKSTEN | anders))


def tekst_van(rapportage):
    return list(rapportage.paragrafen.order_by("pk").values_list("pk", "tekst", "bron"))


def test_a_correction_makes_version_two_and_version_one_stays():
    een = bouw.gepubliceerd()
    rapportage, was = een.rapportage, lees(een)
    voorstel = begin(rapportage, bron="Voortgang over 2020", indicatoren=[fabriek.indicator()])
    rapportage.refresh_from_db()
    assert (rapportage.status, rapportage.ingediend_door) == (Rapportstatus.RECTIFICATIE, None)
    assert list(Versie.objects.publiek()) == [een]
    bouw.schrijf_aan(rapportage, "Nu goed.")
    dien_in(rapportage=rapportage, door=wie(INDIENER))
    twee = publiceer(rapportage=rapportage, door=wie(UITGEVER))
    assert (twee.nummer, twee.delen) == (2, twee.momentopnamen.count())
    assert (lees(een), lees(twee).algemeen.tekst) == (was, "Nu goed.")
    gemaakt = Rectificatie.objects.get()
    assert gemaakt == twee.rectificatie
    assert {veld: getattr(gemaakt, veld) for veld in TEKSTEN} == TEKSTEN
    assert (gemaakt.bron, list(gemaakt.indicatoren.all())) == ("Voortgang over 2020", [fabriek.indicator()])
    assert (gemaakt.ingediend_door, gemaakt.gepubliceerd_door) == (wie(INDIENER), wie(UITGEVER))
    assert (gemaakt.gepubliceerd_op, gemaakt.zichtbaar_vanaf) == (twee.gepubliceerd_op, twee.zichtbaar_vanaf)
    assert gemaakt.sha256 == rectificatie_sha256(gemaakt, ["woninginbraken"])
    assert not Rectificatievoorstel.objects.filter(pk=voorstel.pk).exists()


def test_a_correction_under_embargo_is_seen_with_its_version():
    een = bouw.gepubliceerd()
    begin(een.rapportage)
    Voortgangsrapportage.objects.update(publiceren_op=bouw.over(hours=3))
    dien_in(rapportage=een.rapportage, door=wie(INDIENER))
    publiceer(rapportage=een.rapportage, door=wie(UITGEVER))
    assert list(Versie.objects.publiek()) == [een]
    assert not Rectificatie.objects.publiek().exists()
    assert Rectificatie.objects.publiek(bouw.over(hours=4)).count() == 1


def test_who_made_the_proposal_does_not_publish_it():
    rapportage = bouw.gepubliceerd().rapportage
    begin(rapportage, door="eerste")
    wijzig_rectificatie(rapportage=rapportage, door=wie("corrector"), **(TEKSTEN | {"reden": "Een tikfout."}))
    assert Rectificatievoorstel.objects.get().reden == "Een tikfout."
    dien_in(rapportage=rapportage, door=wie(INDIENER))
    melding = f"{NAAM}: u hebt deze rectificatie zelf gemaakt. Vraag een collega om te publiceren."
    weigert(lambda: publiceer(rapportage=rapportage, door=wie("corrector")), melding)
    assert publiceer(rapportage=rapportage, door=wie(UITGEVER)).nummer == 2


def test_a_correction_that_is_sent_back_stays_a_correction():
    rapportage = bouw.gepubliceerd().rapportage
    begin(rapportage)
    dien_in(rapportage=rapportage, door=wie(INDIENER))
    terug = stuur_terug(rapportage=rapportage, door=wie(UITGEVER), notitie="Noem de straat.")
    assert (terug.status, terug.rectificatievoorstel.reden) == (Rapportstatus.RECTIFICATIE, TEKSTEN["reden"])


@pytest.mark.parametrize("veld", TEKSTEN)
def test_a_correction_says_what_was_wrong_what_is_right_and_why(veld):
    rapportage = bouw.gepubliceerd().rapportage
    weigert(lambda: begin(rapportage, **{veld: "  "}), "Dit veld kan niet leeg zijn")


def test_only_what_is_published_is_corrected():
    stand = "{}: de stand is ‘{}’. Daarom kunt u deze rapportage nu niet {}."
    rapportage = bouw.concept()
    weigert(lambda: begin(rapportage), stand.format(NAAM, "concept", "rectificeren"))
    weigert(
        lambda: staak_rectificatie(rapportage=rapportage, door=wie(UITGEVER)),
        stand.format(NAAM, "concept", "terugzetten"),
    )
    weigert(
        lambda: wijzig_rectificatie(rapportage=rapportage, door=wie(UITGEVER), **TEKSTEN),
        stand.format(NAAM, "concept", "aanpassen"),
    )


def test_a_withdrawn_report_is_not_corrected():
    rapportage = bouw.gepubliceerd().rapportage
    trek_in(rapportage=rapportage, reden="Klopt niet.", door=wie(UITGEVER))
    melding = f"{NAAM}: deze rapportage is ingetrokken. Daar verandert niets meer aan."
    weigert(lambda: begin(rapportage), melding)


# Giving it up


def test_giving_up_puts_back_what_was_frozen():
    rapportage = bouw.gepubliceerd().rapportage
    voor = tekst_van(rapportage)
    begin(rapportage)
    bouw.schrijf_aan(rapportage, "Anders.")
    bouw.schrijf_aan(rapportage, "Nieuw.", Paragraafsoort.VOORTGANG)
    Paragraaf.objects.create(
        rapportage=rapportage, onderwerp=fabriek.onderwerp("later"), soort=Paragraafsoort.VOORTGANG, tekst="Later."
    )
    terug = staak_rectificatie(rapportage=rapportage, door=wie("stopper"))
    assert (terug.status, terug.ingediend_door) == (Rapportstatus.GEPUBLICEERD, wie(INDIENER))
    voortgang = bouw.paragraaf(rapportage, Paragraafsoort.VOORTGANG).pk
    assert tekst_van(rapportage) == [(pk, "" if pk == voortgang else tekst, bron) for pk, tekst, bron in voor]
    assert bouw.paragraaf(rapportage, Paragraafsoort.BEELD).tekst is None  # the computer's, as it was
    teruggezet = Paragraaf.objects.filter(laatst_gewijzigd_door=wie("stopper"))
    assert {(rij.soort, rij.spoor) for rij in teruggezet} == {("algemeen", ""), ("voortgang", "")}
    assert not Rectificatievoorstel.objects.exists()
    assert Versie.objects.count() == 1
    begin(rapportage)  # and it may be tried again


def test_giving_up_restores_in_a_number_of_queries_that_does_not_grow(django_assert_max_num_queries):
    for nummer in range(3):
        fabriek.onderwerp(f"onderwerp-{nummer}")
    rapportage = bouw.gepubliceerd().rapportage
    begin(rapportage)
    for rij in rapportage.paragrafen.all():
        bouw.schrijf(paragraaf=rij, tekst="Anders.", door=wie("ander"))
    with django_assert_max_num_queries(20):
        staak_rectificatie(rapportage=rapportage, door=wie("stopper"))


# No figure changes unseen


def test_a_figure_that_changed_since_must_be_named():
    rapportage = bouw.gepubliceerd().rapportage
    Meting.objects.filter(aantal=673).update(aantal=1100)
    begin(rapportage)
    weigert(
        lambda: dien_in(rapportage=rapportage, door=wie(INDIENER)),
        "Rectificatie: anders dan in versie 1: ‘woninginbraken:aantal@2019’ was ‘673’ en is nu ‘1.100’; "
        "‘woninginbraken:verschil@2019’ was ‘−35%’ en is nu ‘+6%’; ‘Het aantal woninginbraken daalt.’ was ‘−35%, op "
        "koers’ en is nu ‘+6%, niet op koers’; de tabel ‘Woninginbraken per jaar’ is "
        "veranderd. Vink ‘Woninginbraken’ aan bij de rectificatie.",
    )
    wijzig_rectificatie(rapportage=rapportage, door=wie("corrector"), indicatoren=[fabriek.indicator()], **TEKSTEN)
    assert dien_in(rapportage=rapportage, door=wie(INDIENER)).status == Rapportstatus.INGEDIEND


# A report of which only the title is known


def test_a_report_without_text_is_corrected_without_a_version(spoor, django_capture_on_commit_callbacks):
    rapportage = bouw.alleen_titel()
    with django_capture_on_commit_callbacks(execute=True):
        gemaakt = bouw.zonder_tekst(rapportage, indicatoren=[fabriek.indicator()])
    assert Rectificatie.objects.publiek().get() == gemaakt
    assert (gemaakt.versie, gemaakt.datum) == (None, datetime.date(2020, 3, 1))
    assert gemaakt.sha256 == rectificatie_sha256(gemaakt, ["woninginbraken"])
    assert [(r["actie"], r["actor"]) for r in spoor()] == [("rectificatie publiceren", UITGEVER)]
    bouw.zonder_tekst(rapportage)  # there may be more than one
    assert rapportage.rectificaties.count() == 2


def test_it_takes_two_and_a_source():
    rapportage = bouw.alleen_titel()
    vier_ogen = "Wie de rectificatie indiende, mag haar niet publiceren. Vraag een collega."
    weigert(lambda: bouw.zonder_tekst(rapportage, door=wie(INDIENER)), vier_ogen)
    weigert(lambda: bouw.zonder_tekst(rapportage, bron=" "), "Zeg waar deze rectificatie staat: de bron.")
    stand = "{}: de stand is ‘concept’. Daarom kunt u deze rapportage nu niet zonder nieuwe tekst rectificeren."
    met_tekst = bouw.concept(nummer=2)
    weigert(lambda: bouw.zonder_tekst(met_tekst), stand.format(NAAM))
    assert alles()[4] == []
