"""Points for a meeting: sent in, chosen, discussed; nothing of it in silence."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from convenanten.bijeenkomst.punten import haal_weg, kies, werk_bij, zend_in
from convenanten.bladen import Bijeenkomstblad
from convenanten.enums import Puntstatus
from convenanten.models import Bijeenkomst, Vraagpunt
from tests import fabriek
from tests.convenanten import bouw
from tests.convenanten.beheerpaginas import nu
from themas.publicaties import openbare_bladen
from themas.publiceren import publiceer


pytestmark = pytest.mark.django_db
DAG = datetime.timedelta(days=1)


def an():
    return fabriek.gebruiker("an", first_name="An", last_name="de Wit")


def bo():
    return fabriek.gebruiker("bo")


def straks(**velden):
    return bouw.bijeenkomst("straks", datum=timezone.localdate() + DAG, **velden)


def gekozen(bij=None, nummer=1, **velden):
    return bouw.vraagpunt(bij, nummer, status=Puntstatus.GEKOZEN, **velden)


def besproken(bij=None, nummer=1, **velden):
    return bouw.vraagpunt(bij, nummer, **{"status": Puntstatus.BESPROKEN, "uitkomst": "Ja."} | velden)


def stand():
    return list(Vraagpunt.objects.order_by("pk").values()), list(Bijeenkomst.objects.values_list("pk", "versie"))


def fout(doe, **met):
    """What the verb says, and nothing of it is done."""
    voor = stand()
    with pytest.raises(ValidationError) as gevangen, transaction.atomic():
        doe(**met)
    assert stand() == voor
    return " ".join(gevangen.value.messages)


# Sending in


def test_a_point_gets_the_next_number_and_the_name_of_who_sent_it_in(spoor):
    bij = straks()
    bouw.vraagpunt(bij, 7)
    punt = Vraagpunt(bijeenkomst=bij, tekst=" Wat werkt? ", namens=" Lelystad ", veld=fabriek.veiligheidsveld())
    with transaction.atomic():
        zend_in(punt=punt, door=an())
    punt = nu(punt)
    assert (punt.nummer, punt.tekst, punt.namens, punt.status) == (8, "Wat werkt?", "Lelystad", "ingezonden")
    assert (punt.ingezonden_door, punt.laatst_gewijzigd_door, punt.eigen_indeling) == (an(), an(), True)
    assert (nu(bij).versie, nu(bij).laatst_gewijzigd_door) == (2, an())
    assert list(punt.history.values_list("history_type", "history_user")) == [("+", an().pk)]


def test_what_is_sent_in_is_seen_after_somebody_else_publishes_it():
    bij = straks()
    bouw.openbaar(bij)
    zend_in(punt=Vraagpunt(bijeenkomst=bij, tekst="Wat werkt?"), door=an())
    assert [len(blad.punten) for blad in openbare_bladen(Bijeenkomst, Bijeenkomstblad)] == [0]
    bouw.openbaar(nu(bij))
    assert [len(blad.punten) for blad in openbare_bladen(Bijeenkomst, Bijeenkomstblad)] == [1]


@pytest.mark.parametrize(("dagen", "mag"), [(-1, False), (0, True), (1, True), (None, True)])
def test_up_to_the_day_itself(dagen, mag):
    dag = dagen if dagen is None else timezone.localdate() + dagen * DAG
    bij = bouw.bijeenkomst(datum=dag)
    punt = Vraagpunt(bijeenkomst=bij, tekst="Wat werkt?")
    if mag:
        zend_in(punt=punt, door=an())
        assert bij.vraagpunten.count() == 1
    else:
        assert fout(zend_in, punt=punt, door=an()).endswith("Kies een bijeenkomst die nog komt.")
        zend_in(punt=punt, door=an(), achteraf=True)
        assert bij.vraagpunten.count() == 1


def test_a_point_without_words_is_refused():
    bij = straks()
    bouw.vraagpunt(bij)
    assert fout(zend_in, punt=Vraagpunt(bijeenkomst=bij, tekst="  "), door=an()) == "Dit veld kan niet leeg zijn"


# Choosing


def test_many_are_chosen_at_once(spoor, django_capture_on_commit_callbacks):
    bij = straks()
    punten = [bouw.vraagpunt(bij, nummer) for nummer in (1, 2, 3)]
    punten[2].status = Puntstatus.GEKOZEN
    punten[2].save()
    with django_capture_on_commit_callbacks(execute=True):
        uitslag = kies(punten=punten, status=Puntstatus.GEKOZEN, door=an())
    assert (uitslag.veranderd, uitslag.stonden_al, uitslag.anders) == (2, 1, [])
    assert [(punt.status, punt.versie) for punt in bij.vraagpunten.all()] == [
        ("gekozen", 2),
        ("gekozen", 2),
        ("gekozen", 1),
    ]
    assert nu(bij).versie == 2  # one change of the meeting
    regels = [(r["actie"], r["resultaat"], r["actor"], r["sleutels"]) for r in spoor()]
    assert regels == [("vraagpunt: gekozen om te bespreken", "gelukt", "an", [punt.pk for punt in punten])]


def test_who_changes_the_choice_of_another_is_told():
    punt = bouw.vraagpunt(straks())
    kies(punten=[punt], status=Puntstatus.NIET_GEKOZEN, door=an())
    assert kies(punten=[punt], status=Puntstatus.GEKOZEN, door=bo()).anders == [
        "punt 1 stond door An de Wit op ‘niet gekozen’"
    ]
    assert kies(punten=[punt], status=Puntstatus.INGEZONDEN, door=bo()).anders == []  # his own choice


def test_all_that_is_asked_or_nothing(spoor):
    bij = bouw.bijeenkomst()
    punten = [bouw.vraagpunt(bij), besproken(bij, 2), besproken(bij, 3)]
    assert fout(kies, punten=punten[:2], status=Puntstatus.NIET_GEKOZEN, door=an()) == (
        "Punt 2 is al besproken. Haal daar het vinkje weg. Er is niets veranderd."
    )
    assert fout(kies, punten=punten, status=Puntstatus.GEKOZEN, door=an()).startswith(
        "De punten 2 en 3 zijn al besproken."
    )
    assert [regel["resultaat"] for regel in spoor()] == ["geweigerd", "geweigerd"]


def test_nothing_is_discussed_by_choosing():
    assert fout(kies, punten=[gekozen()], status=Puntstatus.BESPROKEN, door=an()) == (
        "Een punt wordt pas besproken door de uitkomst op te schrijven. Open het punt."
    )


def test_points_of_several_meetings_at_once():
    punten = [bouw.vraagpunt(bouw.bijeenkomst(f"b{n}"), 1) for n in range(3)]
    uitslag = kies(punten=punten, status=Puntstatus.GEKOZEN, door=an())
    assert uitslag.veranderd == 3
    assert set(Bijeenkomst.objects.values_list("versie", flat=True)) == {2}


# What came out


def leg_uitkomst_vast(*, punt, uitkomst, advies="", door):
    """As the form of the officer does."""
    punt.status, punt.uitkomst, punt.advies = Puntstatus.BESPROKEN, uitkomst, advies
    werk_bij(punt=punt, door=door)


def draai_terug(*, punt, reden, door):
    punt.status, punt.uitkomst, punt.advies = Puntstatus.GEKOZEN, "", ""
    werk_bij(punt=punt, door=door, reden=reden)


def test_the_outcome_is_written_down():
    punt = gekozen()
    leg_uitkomst_vast(punt=punt, uitkomst="Begin klein.", advies="Probeer het.", door=an())
    punt = nu(punt)
    assert (punt.status, punt.uitkomst, punt.advies, punt.versie) == ("besproken", "Begin klein.", "Probeer het.", 2)
    assert nu(punt.bijeenkomst).versie == 2


@pytest.mark.parametrize("status", [Puntstatus.INGEZONDEN, Puntstatus.NIET_GEKOZEN])
def test_only_what_was_chosen_is_discussed(status):
    punt = bouw.vraagpunt(status=status)
    assert fout(leg_uitkomst_vast, punt=punt, uitkomst="Ja.", door=an()) == (
        "Alleen een gekozen punt kan besproken zijn. Kies het punt eerst, en sla het op."
    )


def test_an_outcome_says_something():
    assert fout(leg_uitkomst_vast, punt=gekozen(), uitkomst="", door=an()) == (
        "Schrijf op wat eruit kwam of wat het advies is."
    )


@pytest.mark.parametrize(("dagen", "mag"), [(0, True), (1, False), (None, True)])
def test_not_before_the_day(dagen, mag):
    dag = dagen if dagen is None else timezone.localdate() + dagen * DAG
    punt = gekozen(bouw.bijeenkomst(datum=dag))
    if mag:
        leg_uitkomst_vast(punt=punt, uitkomst="Ja.", door=an())
        assert nu(punt).status == "besproken"
    else:
        melding = fout(leg_uitkomst_vast, punt=punt, uitkomst="Ja.", door=an())
        assert melding.startswith("De bijeenkomst is pas op ")
        assert melding.endswith("Leg de uitkomst daarna vast.")


def test_an_outcome_without_being_discussed():
    punt = gekozen()
    punt.uitkomst = "Ja."
    assert fout(werk_bij, punt=punt, door=an()) == "Kies de status ‘besproken’, of maak uitkomst en advies leeg."
    with pytest.raises(IntegrityError, match="vraagpunt_uitkomst_alleen_als_het_besproken_is"), transaction.atomic():
        punt.save()


# Going back


def test_a_discussed_point_goes_back_with_a_reason_only():
    punt = besproken(uitkomst="Begin klein.")
    assert fout(draai_terug, punt=nu(punt), reden=" ", door=an()) == (
        "Dit punt is besproken. Schrijf bij ‘reden’ op waarom u dat terugdraait, en maak de uitkomst leeg."
    )
    draai_terug(punt=nu(punt), reden="Het was een ander punt.", door=an())
    standen = punt.history.order_by("history_id").values_list("uitkomst", "history_change_reason", "history_user")
    assert (nu(punt).status, nu(punt).uitkomst) == ("gekozen", "")
    assert list(standen)[-1] == ("", "Het was een ander punt.", an().pk)
    assert "Begin klein." in [uitkomst for uitkomst, _, _ in standen]  # what was written stays


def test_a_discussed_point_is_not_removed():
    punt = besproken()
    assert fout(haal_weg, punt=punt, door=an()) == (
        "Dit punt is besproken en blijft dus staan. Draai dat eerst terug, met een reden."
    )


def test_another_point_is_removed_and_its_history_stays(spoor, django_capture_on_commit_callbacks):
    punt = bouw.vraagpunt()
    sleutel = punt.pk
    with django_capture_on_commit_callbacks(execute=True):
        haal_weg(punt=punt, door=an())
    assert not Vraagpunt.objects.exists()
    laatste = Vraagpunt.history.filter(id=sleutel).latest("history_id")
    assert (laatste.history_type, laatste.history_user) == ("-", an())
    assert nu(punt.bijeenkomst).versie == 2
    assert [(r["actie"], r["resultaat"], r["sleutels"]) for r in spoor()] == [
        ("vraagpunt verwijderen", "gelukt", [sleutel])
    ]


def test_who_saves_what_another_changed_is_told():
    punt = bouw.vraagpunt()
    oud = nu(punt)
    kies(punten=[punt], status=Puntstatus.GEKOZEN, door=an())
    oud.tekst = "Anders."
    assert fout(werk_bij, punt=oud, door=bo()) == (
        "Iemand anders heeft dit punt intussen veranderd. Open het opnieuw en probeer het nog een keer."
    )


def test_who_brought_a_point_does_not_publish_the_meeting():
    bij = straks()
    zend_in(punt=Vraagpunt(bijeenkomst=bij, tekst="Wat werkt?"), door=an())
    with pytest.raises(ValidationError, match="U hebt dit stuk zelf gewijzigd"):
        publiceer(stuk=nu(bij), gezien=2, door=an())
