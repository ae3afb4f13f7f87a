"""Points for a meeting in the admin: who may do what, fast through 32 of them, and two officers at once."""

import datetime
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from convenanten.bijeenkomst.punten import kies
from convenanten.enums import Puntstatus
from convenanten.models import Bijeenkomst, Vraagpunt
from rapportages.rollen import ROLLEN
from tests import fabriek
from tests.convenanten import beheerpaginas, bouw
from tests.convenanten.beheerpaginas import nu
from tests.rollen import als
from tests.themas.admin.lezen import engels, fouten, tekst_van, zonder_leeg


pytestmark = pytest.mark.django_db
adres = partial(beheerpaginas.adres, model="vraagpunt")
INZENDERS = ["Invoerder", "Vaststeller", "Redacteur"]


def straks(slug="straks"):
    return bouw.bijeenkomst(slug, datum=timezone.localdate() + datetime.timedelta(days=1))


def meldingen(antwoord):
    return [str(melding) for melding in antwoord.context["messages"]]


def doe(client, actie, *punten):
    invoer = {"action": actie, "_selected_action": [punt.pk for punt in punten]}
    return client.post(adres(), invoer, follow=True)


# Who may do what


@pytest.mark.parametrize("rol", ROLLEN)
def test_what_each_role_may_open(rol):
    punt = bouw.vraagpunt(straks())
    client = als(rol)
    paginas = {"lijst": adres(), "punt": adres("change", punt.pk), "geschiedenis": adres("history", punt.pk)}
    mag = {"nieuw": adres("add"), "weg": adres("delete", punt.pk)}
    geopend = {naam for naam, pad in (paginas | mag).items() if client.get(pad).status_code == 200}
    erbij = {rol: {"nieuw"} for rol in INZENDERS} | {"Redacteur": {"nieuw", "weg"}}
    assert geopend == set(paginas) | erbij.get(rol, set())


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if rol != "Redacteur"])
def test_only_a_redacteur_chooses_or_changes(rol):
    punt = bouw.vraagpunt(straks())
    client = als(rol)
    assert client.post(adres("change", punt.pk), {"status": "gekozen"}).status_code == 403
    assert "kies_om_te_bespreken" not in tekst_van(client.get(adres()))
    doe(client, "kies_om_te_bespreken", punt)
    assert (nu(punt).status, nu(punt).versie) == ("ingezonden", 1)


# Sending in


@pytest.mark.parametrize("rol", INZENDERS)
def test_an_officer_sends_in_a_point(rol):
    bij, veld = straks(), fabriek.veiligheidsveld()
    invoer = {"bijeenkomst": bij.pk, "tekst": "Wat werkt?", "veld": veld.pk, "namens": "Almere", "eigen_indeling": "on"}
    assert als(rol).post(adres("add"), invoer).status_code == 302
    punt = Vraagpunt.objects.get()
    assert (punt.nummer, punt.tekst, punt.veld, punt.namens) == (1, "Wat werkt?", veld, "Almere")
    assert (punt.status, punt.ingezonden_door.username, punt.eigen_indeling) == ("ingezonden", "ans", True)
    assert nu(bij).versie == 2


def test_who_sends_in_does_not_also_choose():
    bij = straks()
    invoer = {"bijeenkomst": bij.pk, "tekst": "Wat werkt?", "status": "gekozen", "uitkomst": "Ja.", "nummer": "9"}
    als("Invoerder").post(adres("add"), invoer)
    punt = Vraagpunt.objects.get()
    assert (punt.status, punt.uitkomst, punt.nummer) == ("ingezonden", "", 1)


def test_an_officer_chooses_from_meetings_that_are_to_come():
    geweest, komt = bouw.bijeenkomst(), straks()
    client = als("Invoerder")
    veld = client.get(adres("add")).context["adminform"].form["bijeenkomst"]
    assert [str(keuze) for keuze in veld.field.queryset] == [str(komt)]
    assert veld.value() == komt.pk  # the only one stands there already
    antwoord = client.post(adres("add"), {"bijeenkomst": geweest.pk, "tekst": "Wat werkt?"})
    assert set(fouten(antwoord)) == {"bijeenkomst"}
    assert not Vraagpunt.objects.exists()


def test_without_a_meeting_to_come_the_page_says_so():
    bouw.bijeenkomst()
    antwoord = als("Invoerder").get(adres("add"))
    assert "Er is nu geen bijeenkomst die nog komt. Vraag een redacteur om er een toe te voegen." in tekst_van(antwoord)


def test_a_redacteur_adds_what_was_brought_to_a_meeting_in_the_past(redacteur):
    bij = bouw.bijeenkomst()
    assert redacteur.post(adres("add"), {"bijeenkomst": bij.pk, "tekst": "Wat werkt?"}).status_code == 302
    assert bij.vraagpunten.get().eigen_indeling is False  # the box was not ticked


def test_an_officer_finds_his_own_points():
    bij, client = straks(), als("Invoerder")
    bouw.vraagpunt(bij, 1)
    bouw.vraagpunt(bij, 2, ingezonden_door=fabriek.gebruiker("ans"))
    assert [punt.nummer for punt in client.get(adres(), {"van": "mij"}).context["cl"].result_list] == [2]
    assert "Ingezonden door: Ans" in tekst_van(client.get(adres("change", bij.vraagpunten.get(nummer=2).pk)))


# Choosing


def test_many_are_chosen_from_the_list(redacteur):
    bij = straks()
    punten = [bouw.vraagpunt(bij, nummer) for nummer in (1, 2, 3)]
    antwoord = doe(redacteur, "kies_om_te_bespreken", *punten[:2])
    assert meldingen(antwoord) == ["2 punten staan nu op ‘gekozen om te bespreken’."]
    antwoord = doe(redacteur, "kies_niet", punten[2])
    assert meldingen(antwoord) == ["1 punt staat nu op ‘niet gekozen’."]
    assert list(bij.vraagpunten.values_list("status", flat=True)) == ["gekozen", "gekozen", "niet_gekozen"]
    antwoord = doe(redacteur, "zet_terug", *punten)
    assert meldingen(antwoord) == ["3 punten staan nu op ‘ingezonden’."]


def test_choosing_what_another_chose_otherwise_is_told(redacteur):
    bij = straks()
    punten = [bouw.vraagpunt(bij, 1), bouw.vraagpunt(bij, 2, status=Puntstatus.GEKOZEN)]
    kies(punten=punten[:1], status=Puntstatus.NIET_GEKOZEN, door=fabriek.gebruiker("bo", first_name="Bo"))
    assert meldingen(doe(redacteur, "kies_om_te_bespreken", *punten)) == [
        "1 punt staat nu op ‘gekozen om te bespreken’. 1 stond dat al.",
        "Let op: punt 1 stond door Bo op ‘niet gekozen’. Overleg zo nodig.",
    ]


def test_a_discussed_point_among_them_stops_all(redacteur):
    bij = bouw.bijeenkomst()
    punten = [bouw.vraagpunt(bij, 1), bouw.vraagpunt(bij, 2, status=Puntstatus.BESPROKEN, uitkomst="Ja.")]
    antwoord = doe(redacteur, "kies_niet", *punten)
    assert meldingen(antwoord) == ["Punt 2 is al besproken. Haal daar het vinkje weg. Er is niets veranderd."]
    assert nu(punten[0]).status == "ingezonden"


# One point


def test_the_outcome_is_written_on_the_page_of_the_point(redacteur):
    punt = bouw.vraagpunt(status=Puntstatus.GEKOZEN)
    pagina = redacteur.get(adres("change", punt.pk))
    invoer = zonder_leeg(pagina) | {"status": "besproken", "uitkomst": "Begin klein."}
    assert redacteur.post(adres("change", punt.pk), invoer).status_code == 302
    assert (nu(punt).status, nu(punt).uitkomst, nu(punt).versie) == ("besproken", "Begin klein.", 2)
    assert (nu(punt.bijeenkomst).versie, nu(punt).laatst_gewijzigd_door.username) == (2, "ans")


@pytest.mark.parametrize(
    ("van", "anders", "verwacht"),
    [
        ("gekozen", {"status": "besproken"}, {"uitkomst": "Schrijf op wat eruit kwam of wat het advies is."}),
        (
            "gekozen",
            {"uitkomst": "Ja."},
            {"status": "Kies de status ‘besproken’, of maak uitkomst en advies leeg."},
        ),
        (
            "ingezonden",
            {"status": "besproken", "uitkomst": "Ja."},
            {"status": "Alleen een gekozen punt kan besproken zijn. Kies het punt eerst, en sla het op."},
        ),
        (
            "besproken",
            {"status": "gekozen", "uitkomst": ""},
            {
                "status": "Dit punt is besproken. Schrijf bij ‘reden’ op waarom u dat terugdraait, "
                "en maak de uitkomst leeg."
            },
        ),
        ("gekozen", {"tekst": ""}, {"tekst": "Dit veld is verplicht."}),
    ],
)
def test_what_is_wrong_is_said_at_its_field(redacteur, van, anders, verwacht):
    punt = bouw.vraagpunt(status=van, uitkomst="Ja." if van == "besproken" else "")
    invoer = zonder_leeg(redacteur.get(adres("change", punt.pk))) | anders
    antwoord = redacteur.post(adres("change", punt.pk), invoer)
    assert fouten(antwoord) == verwacht
    assert (nu(punt).status, nu(punt).versie) == (van, 1)


def test_back_from_discussed_with_a_reason(redacteur):
    punt = bouw.vraagpunt(status=Puntstatus.BESPROKEN, uitkomst="Ja.")
    invoer = zonder_leeg(redacteur.get(adres("change", punt.pk)))
    invoer |= {"status": "gekozen", "uitkomst": "", "reden": "Het was een ander punt."}
    assert redacteur.post(adres("change", punt.pk), invoer).status_code == 302
    assert (nu(punt).status, nu(punt).uitkomst) == ("gekozen", "")
    assert "Het was een ander punt." in tekst_van(redacteur.get(adres("history", punt.pk)))


def test_the_second_of_two_officers_is_told_what_the_first_changed(redacteur):
    punt = bouw.vraagpunt(straks())
    invoer = zonder_leeg(redacteur.get(adres("change", punt.pk)))
    kies(punten=[punt], status=Puntstatus.GEKOZEN, door=fabriek.gebruiker("bo", first_name="Bo"))
    antwoord = redacteur.post(adres("change", punt.pk), invoer | {"namens": "Almere"})
    melding = fouten(antwoord)["__all__"]
    assert melding.startswith("Intussen heeft Bo dit veranderd. Status: van ingezonden naar gekozen om te bespreken.")
    assert (nu(punt).status, nu(punt).namens) == ("gekozen", "")


def test_saving_what_was_not_changed_changes_nothing(redacteur):
    punt = bouw.vraagpunt(straks())
    invoer = zonder_leeg(redacteur.get(adres("change", punt.pk)))
    assert redacteur.post(adres("change", punt.pk), invoer | {"reden": "Zomaar."}).status_code == 302
    assert (nu(punt).versie, nu(punt.bijeenkomst).versie) == (1, 1)


def test_from_point_to_point(redacteur):
    bij = straks()
    eerste, tweede = bouw.vraagpunt(bij, 1), bouw.vraagpunt(bij, 4)
    for punt, heen in ((eerste, adres("change", tweede.pk)), (tweede, f"{adres()}?bijeenkomst__id__exact={bij.pk}")):
        invoer = zonder_leeg(redacteur.get(adres("change", punt.pk))) | {"_volgende": "1"}
        antwoord = redacteur.post(adres("change", punt.pk), invoer)
        assert (antwoord.status_code, antwoord.url) == (302, heen)


def test_a_discussed_point_is_not_removed(redacteur):
    punt = bouw.vraagpunt(status=Puntstatus.BESPROKEN, uitkomst="Ja.")
    assert redacteur.post(adres("delete", punt.pk), {"post": "yes"}).status_code == 403
    ander = bouw.vraagpunt(punt.bijeenkomst, 2)
    assert redacteur.post(adres("delete", ander.pk), {"post": "yes"}).status_code == 302
    assert list(Vraagpunt.objects.all()) == [punt]
    assert nu(punt.bijeenkomst).versie == 2


def test_the_list_of_one_meeting_leaves_its_name_out(redacteur):
    bij = straks()
    bouw.vraagpunt(bij)
    vol = redacteur.get(adres()).context["cl"].list_display
    een = redacteur.get(adres(), {"bijeenkomst__id__exact": bij.pk}).context["cl"].list_display
    assert (set(vol) - set(een), een[0]) == ({"bijeenkomst"}, "action_checkbox")


def test_a_filter_says_in_words_what_has_no_field(redacteur):
    bij = straks()
    bouw.vraagpunt(bij, 1)
    zonder = bouw.vraagpunt(bij, 2, veld=None)
    (filter_,) = [f for f in redacteur.get(adres()).context["cl"].filter_specs if f.title == "veiligheidsveld"]
    keuzes = [str(keuze["display"]) for keuze in filter_.choices(redacteur.get(adres()).context["cl"])]
    assert keuzes[-1] == "niet ingevuld"
    gevonden = redacteur.get(adres(), {"veld__isnull": "True"}).context["cl"].result_list
    assert list(gevonden) == [zonder]


def test_as_many_queries_for_one_point_as_for_32(redacteur, django_assert_num_queries):
    bij = straks()
    bouw.vraagpunt(bij)
    redacteur.get(adres())
    with CaptureQueriesContext(connection) as een:
        redacteur.get(adres())
    for nummer in range(2, 33):
        bouw.vraagpunt(bij, nummer)
    with django_assert_num_queries(len(een)):
        assert len(redacteur.get(adres()).context["cl"].result_list) == 32


def test_pages_are_in_dutch(redacteur):
    punt = bouw.vraagpunt(straks())
    for wat in ((), ("add",), ("change", punt.pk), ("history", punt.pk), ("delete", punt.pk)):
        antwoord = redacteur.get(adres(*wat))
        assert antwoord.status_code == 200
        assert [woord for woord in engels(antwoord) if woord.lower() != "filter"] == []


def test_a_message_names_the_thing_as_dutch_does(redacteur):
    bij = straks()
    antwoord = redacteur.post(adres("add"), {"bijeenkomst": bij.pk, "tekst": "Wat werkt?"}, follow=True)
    assert meldingen(antwoord)[0].startswith("Het vraagpunt ")
    assert Bijeenkomst.objects.get().vraagpunten.count() == 1


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        ({"action": "kies_niet"}, "Zet eerst een vinkje bij de punten. Er is niets veranderd."),
        ({"action": "", "_selected_action": "1"}, "Kies eerst bij ‘Actie’ wat u wilt. Er is niets veranderd."),
    ],
)
def test_what_was_not_ticked_or_chosen_is_told_in_our_words(redacteur, invoer, zin):
    bouw.vraagpunt(straks())
    antwoord = redacteur.post(adres(), {"index": "0"} | invoer, follow=True)
    assert meldingen(antwoord) == [zin]
