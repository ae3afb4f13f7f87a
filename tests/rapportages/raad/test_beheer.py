"""Pieces of the council in the admin: in Dutch, each message at its field, rights, and two officers on one form."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rapportages.enums import Raadsstatus
from rapportages.models import Raadsstuk
from rapportages.rollen import maak_gelijk
from tests import fabriek
from tests.rapportages import verslagbouw
from tests.rapportages.raad import bouw
from tests.themas.admin.lezen import engels, fouten, zonder_leeg


pytestmark = pytest.mark.django_db
NIEUW = {
    "soort": "motie",
    "titel": "Lantaarns in het park",
    "slug": "lantaarns",
    "inhoud": "Zet lantaarns in het park.",
    "status": "open",
    "bron": "Raad",
}


def adres(wat="changelist", *args):
    return reverse(f"admin:rapportages_raadsstuk_{wat}", args=args)


def formulier(client, stuk, **velden):
    """What the form of this piece sends, with these fields filled in otherwise."""
    return zonder_leeg(client.get(adres("change", stuk.pk))) | velden


def bewaar(client, stuk, **velden):
    return client.post(adres("change", stuk.pk), formulier(client, stuk, **velden))


def nu(stuk):
    return Raadsstuk.objects.get(pk=stuk.pk)


@pytest.mark.usefixtures("beheerder")
def test_paginas_zijn_in_het_nederlands(client):
    stuk = bouw.afgedaan()
    for wat in (("changelist",), ("add",), ("change", stuk.pk), ("history", stuk.pk), ("delete", stuk.pk)):
        antwoord = client.get(adres(*wat))
        assert antwoord.status_code == 200
        assert [woord for woord in engels(antwoord) if woord.lower() != "filter"] == []


@pytest.mark.usefixtures("beheerder")
def test_elk_veld_heeft_een_plaats(client):
    delen = client.get(adres("change", bouw.motie().pk)).context["adminform"]
    getoond = {veld.field.name for deel in delen for regel in deel for veld in regel}
    velden = {veld.name for veld in (*Raadsstuk._meta.fields, *Raadsstuk._meta.many_to_many)}
    assert velden - getoond == {"id", "versie", "laatst_gewijzigd_door"}
    assert getoond - velden == {"gezien"}


@pytest.mark.usefixtures("beheerder")
def test_een_lijst_vraagt_voor_drie_rijen_niet_meer_dan_voor_een(client, django_assert_num_queries):
    bouw.motie("een", deadline=bouw.dag("2020-01-01"))
    client.get(adres())
    with CaptureQueriesContext(connection) as vragen:
        client.get(adres())
    bouw.motie("twee")
    bouw.afgedaan("drie")
    with django_assert_num_queries(len(vragen)):
        assert len(client.get(adres()).context["cl"].result_list) == 4


@pytest.mark.usefixtures("beheerder")
def test_de_lijst_wijst_aan_wat_over_de_termijn_is(client):
    bouw.motie("te-laat", deadline=bouw.dag("2020-01-01"), deadline_tekst="begin 2020")
    bouw.motie("zonder-termijn")
    bouw.afgedaan()
    for waarde, slugs in (("te_laat", ["te-laat"]), ("ja", ["te-laat", "zonder-termijn"])):
        antwoord = client.get(adres(), {"openstaand": waarde})
        assert sorted(stuk.slug for stuk in antwoord.context["cl"].result_list) == slugs
    assert antwoord.content.decode().count('<span class="status status-te_laat">over de termijn</span>') == 1


def test_een_nieuw_stuk_is_een_concept_tot_iemand_het_vinkje_zet(client, beheerder, spoor):
    fabriek.gebied()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("themas.auditspoor.transaction.on_commit", lambda doe: doe())
        assert client.post(adres("add"), NIEUW).status_code == 302
    stuk = Raadsstuk.objects.get()
    assert (stuk.publiek, stuk.versie, stuk.laatst_gewijzigd_door) == (False, 1, beheerder)
    assert [(regel["actie"], regel["object"]) for regel in spoor()] == [("toevoegen", "rapportages.raadsstuk")]
    assert client.get(stuk.get_absolute_url()).status_code == 404
    assert bewaar(client, stuk, publiek="on").status_code == 302
    assert client.get(stuk.get_absolute_url()).status_code == 200


@pytest.mark.usefixtures("beheerder")
def test_afdoen_gaat_door_het_werkwoord(client, spoor, django_capture_on_commit_callbacks):
    stuk, brief = bouw.motie(), bouw.brief()
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = bewaar(client, stuk, status="afgedaan", afgedaan_met=brief.pk, titel="Nieuwe titel")
    assert antwoord.status_code == 302
    assert (nu(stuk).status, nu(stuk).afgedaan_met, nu(stuk).titel) == (Raadsstatus.AFGEDAAN, brief, "Nieuwe titel")
    assert (nu(stuk).versie, stuk.history.latest("history_id").history_user.username) == (2, "chef")
    assert [regel["actie"] for regel in spoor()] == ["raadsstuk afdoen", "wijzigen"]


@pytest.mark.usefixtures("beheerder")
def test_de_melding_noemt_het_stuk_met_zijn_lidwoord(client):
    stuk = bouw.motie()
    antwoord = client.post(adres("change", stuk.pk), formulier(client, stuk, titel="Nieuw"), follow=True)
    (melding,) = [str(melding) for melding in antwoord.context["messages"]]
    assert melding.startswith("Het raadsstuk ‘")
    assert f'<a href="{adres("change", stuk.pk)}"' in melding


@pytest.mark.usefixtures("beheerder")
def test_een_nieuw_stuk_kan_meteen_afgedaan_zijn(client):
    rapportage = bouw.titelrapportage()
    velden = {"status": "afgedaan", "afgedaan_in": rapportage.pk, "afgedaan_toelichting": "Gedaan."}
    assert client.post(adres("add"), NIEUW | velden).status_code == 302
    stuk = Raadsstuk.objects.get()
    assert (stuk.status, stuk.afgedaan_in, stuk.afgedaan_toelichting) == (Raadsstatus.AFGEDAAN, rapportage, "Gedaan.")


REGEL = "Afgedaan is een stuk pas met een brief of een rapportage. Kies welke: een van de twee."


@pytest.mark.usefixtures("beheerder")
@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        (lambda: {"status": "afgedaan"}, {"afgedaan_met": REGEL}),
        (
            lambda: {"status": "afgedaan", "afgedaan_met": bouw.motie("b").pk},
            {"afgedaan_met": "Kies een raadsbrief die is verstuurd."},
        ),
        (
            lambda: {"status": "afgedaan", "afgedaan_in": verslagbouw.rapportage().pk},
            {"afgedaan_in": "Deze rapportage is nog niet openbaar. Kies een andere, of wacht tot zij is gepubliceerd."},
        ),
        (
            lambda: {"afgedaan_met": bouw.brief().pk},
            {"status": "Kies de status ‘afgedaan’, of maak leeg waarmee het stuk is afgedaan."},
        ),
        (
            lambda: {"over": [bouw.motie("b").pk]},
            {"over": "Alleen een raadsbrief gaat over andere stukken. Haal ze weg, of kies als soort ‘raadsbrief’."},
        ),
        (
            lambda: {"slug": "in-het-kort"},
            {"slug": "Dit adres is van de pagina ‘In het kort’. Kies een andere naam."},
        ),
        (
            lambda: {"url": "http://voorbeeldstad.nl/motie"},
            {"url": "Het adres van het stuk moet beginnen met https://."},
        ),
        (
            lambda: {"datum": "28-02-2019", "deadline": "27-02-2019"},
            {"deadline": "De termijn ligt voor de datum van het stuk. Kies een latere dag."},
        ),
    ],
)
def test_elke_melding_staat_bij_haar_veld(client, velden, verwacht):
    stuk = bouw.motie()
    assert fouten(bewaar(client, stuk, **velden())) == verwacht
    assert (nu(stuk).status, nu(stuk).versie) == (Raadsstatus.OPEN, 1)


@pytest.mark.usefixtures("beheerder")
@pytest.mark.parametrize("velden", [{"status": "toegezegd"}, {"publiek": False}])
def test_een_brief_die_iets_afdoet_blijft_verstuurd_en_leesbaar(client, velden):
    brief = bouw.brief()
    bouw.afgedaan(met=brief)
    melding = "Met deze brief zijn andere stukken afgedaan. Die brief blijft dus verstuurd en op de site staan."
    gegevens = formulier(client, brief, **velden)
    if not gegevens["publiek"]:
        del gegevens["publiek"]
    assert fouten(client.post(adres("change", brief.pk), gegevens)) == {"status": melding}


@pytest.mark.usefixtures("beheerder")
def test_een_brief_die_iets_afdoet_is_niet_te_verwijderen(client):
    brief = bouw.brief()
    bouw.afgedaan(met=brief)
    client.post(adres("delete", brief.pk), {"post": "yes"})
    assert Raadsstuk.objects.filter(pk=brief.pk).exists()


def test_de_tweede_hoort_wat_de_eerste_veranderde_en_niets_wordt_overschreven(client, beheerder, django_user_model):
    stuk = bouw.motie()
    stuk.history.all().delete()  # as if it came from a fixture
    pagina = formulier(client, stuk)
    ander = type(client)()
    ander.force_login(django_user_model.objects.create_superuser("bram", last_name="Bram de Vries"))
    assert ander.post(adres("change", stuk.pk), pagina | {"deadline": "31-03-2020"}).status_code == 302

    antwoord = client.post(adres("change", stuk.pk), pagina | {"deadline": "30-06-2020"})
    assert fouten(antwoord) == {
        "__all__": "Intussen heeft Bram de Vries dit veranderd. Uiterlijk op: van leeg naar 31 maart 2020. "
        "Hieronder staat wat u zelf invulde. Klopt dat? Sla dan nog een keer op. Anders: open de pagina opnieuw."
    }
    assert (nu(stuk).deadline, nu(stuk).versie) == (bouw.dag("2020-03-31"), 2)
    assert client.post(adres("change", stuk.pk), zonder_leeg(antwoord)).status_code == 302
    assert (nu(stuk).deadline, nu(stuk).versie) == (bouw.dag("2020-06-30"), 3)


@pytest.mark.usefixtures("beheerder")
def test_afdoen_op_een_oud_formulier_overschrijft_niets(client):
    stuk, brief = bouw.motie(), bouw.brief()
    pagina = formulier(client, stuk)
    assert bewaar(client, stuk, titel="Intussen").status_code == 302
    antwoord = client.post(adres("change", stuk.pk), pagina | {"status": "afgedaan", "afgedaan_met": brief.pk})
    assert list(fouten(antwoord)) == ["__all__"]
    assert (nu(stuk).titel, nu(stuk).status) == ("Intussen", Raadsstatus.OPEN)


@pytest.mark.usefixtures("beheerder")
def test_alleen_een_ander_onderwerp_is_ook_een_verandering(client):
    stuk, onderwerp = bouw.motie(), fabriek.onderwerp()
    assert bewaar(client, stuk, onderwerpen=[onderwerp.pk]).status_code == 302
    assert (nu(stuk).versie, list(nu(stuk).onderwerpen.all())) == (2, [onderwerp])


@pytest.mark.usefixtures("beheerder")
def test_opslaan_zonder_iets_te_veranderen_verandert_niets(client):
    stuk = bouw.afgedaan(deadline=bouw.dag("2020-03-31"), onderwerpen=[fabriek.onderwerp()])
    assert bewaar(client, stuk).status_code == 302
    assert (nu(stuk).versie, nu(stuk).laatst_gewijzigd_door, stuk.history.count()) == (1, None, 1)


@pytest.mark.parametrize(
    ("rol", "mag"),
    [
        ("Redacteur", {"view", "add", "change", "delete"}),
        ("Invoerder", {"view"}),
        ("Vaststeller", {"view"}),
        ("Publiceerder", {"view"}),
        ("Beheerder", {"view"}),
        (None, set()),
    ],
)
def test_wie_wat_mag(als, rol, mag):
    maak_gelijk()
    stuk = bouw.motie()
    client = als(rol) if rol else als()
    assert (client.get(adres()).status_code == 200) is ("view" in mag)
    assert (client.get(adres("add")).status_code == 200) is ("add" in mag)
    assert (client.get(adres("delete", stuk.pk)).status_code == 200) is ("delete" in mag)
    gegevens = NIEUW | {"slug": stuk.slug, "gezien": 1, "titel": "Anders"}
    antwoord = client.post(adres("change", stuk.pk), gegevens)
    assert antwoord.status_code == (302 if "change" in mag else 403)
    assert (nu(stuk).titel == "Anders") is ("change" in mag)
