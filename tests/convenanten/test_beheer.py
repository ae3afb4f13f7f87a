"""Covenants in the admin: in Dutch, each message at its place, one version per save, and who may do what."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from convenanten.models import Convenant, Convenantversie
from tests import fabriek
from tests.convenanten import bouw
from tests.convenanten.beheerpaginas import adres, als, bewaar, invoer, meldingen
from tests.themas.admin.lezen import engels, tekst_van


pytestmark = pytest.mark.django_db
LEEG = {f"{naam}-{wat}_FORMS": 0 for naam in ("versies", "bepalingen", "overleggen") for wat in ("TOTAL", "INITIAL")}
NIEUW = {"naam": "Veilig wonen", "slug": "veilig-wonen", "soort": "convenant", "kort": "Samen.", "bron": "Raad"}
OVERLAP = (
    "De versies ‘2019-2021’ (1 januari 2019 tot en met 31 december 2021) en ‘2020-2023’ (1 januari 2020 tot en met "
    "31 december 2023) gelden op dezelfde dag. Pas het begin of het einde van een van beide aan."
)


def pad(rij, wat="change"):
    return adres(wat, rij.pk, model=rij._meta.model_name)


def nu(rij):
    return type(rij).objects.get(pk=rij.pk)


def nieuwe_versie(nummer=1, **velden):
    """The fields of a version that is added to a form with ``nummer`` before it."""
    waarden = {"naam": "2020-2023", "geldig_van": "2020-01-01", "geldig_tot": "2023-12-31", "bron": "Raad"} | velden
    return {"versies-TOTAL_FORMS": nummer + 1} | {f"versies-{nummer}-{naam}": w for naam, w in waarden.items()}


def vol():
    rij = bouw.convenant(versies=["2019-2021"])
    bouw.bepaling(rij)
    bouw.overleg(rij)
    bouw.document(rij.versies.get())
    return rij


def test_pages_are_in_dutch(redacteur):
    rij = vol()
    for wat in (["changelist"], ["add"], ["change", rij.pk], ["history", rij.pk], ["publiceren", rij.pk]):
        antwoord = redacteur.get(adres(*wat))
        assert (antwoord.status_code, engels(antwoord)) == (200, [])
    versie = rij.versies.get()
    for wat in (["changelist"], ["change", versie.pk], ["delete", versie.pk]):
        antwoord = redacteur.get(adres(*wat, model="convenantversie"))
        assert (antwoord.status_code, engels(antwoord)) == (200, [])
    for wat in (["changelist"], ["add"], ["change", bouw.partij().pk]):
        antwoord = redacteur.get(adres(*wat, model="partij"))
        assert (antwoord.status_code, engels(antwoord)) == (200, [])


@pytest.mark.parametrize("model", ["convenant", "convenantversie"])
def test_every_field_has_its_place(redacteur, model):
    rij = vol() if model == "convenant" else vol().versies.get()
    getoond = set()
    for deel in redacteur.get(adres("change", rij.pk, model=model)).context["adminform"]:
        getoond |= {veld.field["name"] if veld.is_readonly else veld.field.name for regel in deel for veld in regel}
    velden = {veld.name for veld in (*rij._meta.fields, *rij._meta.many_to_many)}
    assert velden - getoond == {"id"} | (
        {"versie", "laatst_gewijzigd_door"} if model == "convenant" else {"herinnerd_op"}
    )


def test_lists_ask_the_same_queries_for_1_row_and_for_3(redacteur):
    def vragen(model):
        with CaptureQueriesContext(connection) as gesteld:
            redacteur.get(adres(model=model), {"vandaag": "verlopen"} if model == "convenant" else {})
        return len(gesteld)

    modellen = ("convenant", "convenantversie", "partij")
    bouw.convenant("een")
    for model in modellen:
        vragen(model)
    een = [vragen(model) for model in modellen]
    for slug in ("twee", "drie"):
        bouw.convenant(slug, partijen=["politie", slug], versies=["2019-2021", "2022-2025"])
    assert [vragen(model) for model in modellen] == een


def test_pages_of_one_ask_the_same_queries_for_1_part_and_for_3(redacteur):
    def vragen(rij, wat):
        with CaptureQueriesContext(connection) as gesteld:
            assert redacteur.get(pad(rij, wat)).status_code == 200
        return len(gesteld)

    rij = vol()
    doelen = [(rij, "change"), (rij, "publiceren"), (rij, "history"), (rij.versies.get(), "change")]
    per_partij = [0, 0, 0, 2]  # of each that was chosen, its name is looked up once
    [vragen(*doel) for doel in doelen]
    een = [vragen(*doel) for doel in doelen]
    for nummer in (2, 3):
        bouw.bepaling(rij, volgorde=nummer)
        bouw.overleg(rij, naam=f"Overleg {nummer}")
        bouw.document(rij.versies.first(), titel=f"Tekst {nummer}")
        bouw.Deelname.objects.create(versie=rij.versies.first(), partij=bouw.partij(f"partij-{nummer}"))
    assert [vragen(*doel) for doel in doelen] == [n + m for n, m in zip(een, per_partij, strict=True)]
    bouw.versie(rij, "2022-2025", partijen=["politie"])
    bouw.versie(rij, "2026-2029", partijen=["politie"])
    assert vragen(rij, "change") == een[0]


def test_the_list_says_how_each_stands(redacteur):
    vandaag = timezone.localdate()
    bouw.convenant("oud", naam="A oud")
    nieuw = bouw.convenant("nieuw", naam="B nieuw", versies=())
    bouw.versie(nieuw, "nu", geldig_van=vandaag, geldig_tot=vandaag + datetime.timedelta(days=900))
    altijd = bouw.convenant("altijd", naam="C altijd", versies=())
    bouw.versie(altijd, "nu", geldig_van=vandaag, onbepaalde_tijd=True)
    bouw.openbaar(bouw.convenant("leeg", naam="D onbekend", versies=("ooit",)))
    einde = f"{vandaag + datetime.timedelta(days=900):%d-%m-%Y}"

    def rijen(**vraag):
        beheer = redacteur.get(adres(), vraag).context["cl"]
        kolommen = ("naam", "vandaag", "eindigt", "stand")
        return [
            tuple(str(getattr(beheer.model_admin, kolom, lambda r: r.naam)(rij)) for kolom in kolommen)
            for rij in beheer.result_list
        ]

    concept = '<span class="status">concept</span>'
    assert rijen() == [
        ("A oud", "verlopen", "31-12-2021", concept),
        ("B nieuw", "geldig", einde, concept),
        ("C altijd", "geldig", "onbepaalde tijd", concept),
        ("D onbekend", "looptijd onbekend", "-", '<span class="status status-vastgesteld">openbaar</span>'),
    ]
    assert [rij[0] for rij in rijen(vandaag="geldig")] == ["B nieuw", "C altijd"]
    assert [rij[0] for rij in rijen(vandaag="bestaat-niet")] == [rij[0] for rij in rijen()]
    assert [rij[0] for rij in rijen(openbaar="ja")] == ["D onbekend"]
    assert [rij[0] for rij in rijen(q="horeca onbekend")] == ["D onbekend"]


def test_a_new_covenant(redacteur):
    antwoord = redacteur.post(adres("add"), NIEUW | LEEG | nieuwe_versie(0))
    assert antwoord.status_code == 302
    rij = Convenant.objects.get()
    assert (rij.laatst_gewijzigd_door.username, rij.versie, rij.history.count()) == ("ans", 1, 1)
    assert [str(versie) for versie in rij.versies.all()] == ["2020-2023"]


def test_versions_that_overlap_are_refused_and_named(redacteur):
    rij = bouw.convenant()
    assert meldingen(bewaar(redacteur, pad(rij), **nieuwe_versie())) == {"versies": OVERLAP}
    antwoord = redacteur.post(
        adres("add"),
        NIEUW
        | LEEG
        | nieuwe_versie(0, naam="2019-2021", geldig_van="2019-01-01", geldig_tot="2021-12-31")
        | nieuwe_versie(1),
    )
    assert meldingen(antwoord) == {"versies": OVERLAP}
    tweede = bouw.versie(rij, "2022-2023")
    antwoord = bewaar(redacteur, pad(tweede), naam="2020-2023", geldig_van="2020-01-01")
    assert meldingen(antwoord) == {"geldig_van": OVERLAP}
    assert nu(tweede).naam == "2022-2023"


def test_versions_may_touch_and_a_version_that_goes_is_not_in_the_way(redacteur):
    rij = bouw.convenant()
    eerste = rij.versies.get()
    velden = nieuwe_versie(geldig_van="2021-12-31")
    assert "2021" in meldingen(bewaar(redacteur, pad(rij), **velden))["versies"]  # both days are included
    assert bewaar(redacteur, pad(rij), **velden, versies__0__DELETE="on").status_code == 302
    assert not Convenantversie.objects.filter(pk=eerste.pk).exists()
    assert bewaar(redacteur, pad(rij), **nieuwe_versie(naam="later", geldig_van="2024-01-01", geldig_tot="2024-12-31"))
    assert [str(versie) for versie in rij.versies.all()] == ["2020-2023", "later"]


def test_two_versions_take_each_others_days_in_one_form(redacteur):
    rij = bouw.convenant(versies=["2019-2021", "2022-2025"])
    antwoord = bewaar(
        redacteur,
        pad(rij),
        versies__0__geldig_van="2022-01-01",
        versies__0__geldig_tot="2025-12-31",
        versies__1__geldig_van="2019-01-01",
        versies__1__geldig_tot="2021-12-31",
    )
    assert antwoord.status_code == 302
    assert [str(versie) for versie in rij.versies.all()] == ["2022-2025", "2019-2021"]


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"geldig_tot": "2018-12-31"}, {"geldig_tot": "Het einde ligt voor het begin. Pas een van beide aan."}),
        (
            {"onbepaalde_tijd": "on"},
            {"onbepaalde_tijd": "Kies een einde of ‘voor onbepaalde tijd’, niet allebei."},
        ),
        ({"naam": "2022-2025"}, {"naam": "Dit convenant heeft al een versie met deze naam."}),
    ],
)
def test_what_a_version_cannot_be(redacteur, velden, verwacht):
    rij = bouw.convenant(versies=["2019-2021", "2022-2025"])
    eerste = rij.versies.first()
    assert meldingen(bewaar(redacteur, pad(eerste), **velden)) == verwacht
    in_het_convenant = {f"versies__0__{naam}": waarde for naam, waarde in velden.items()}
    antwoord = meldingen(bewaar(redacteur, pad(rij), **in_het_convenant))
    if "naam" in velden:  # two rows of one form: Django says it of both
        assert set(antwoord) == {"versies", "versies-1-__all__"}
    else:
        assert antwoord == {f"versies-0-{naam}": melding for naam, melding in verwacht.items()}


def test_a_covenant_is_not_its_own_ancestor(redacteur):
    eerste, tweede, derde = (bouw.convenant(slug) for slug in ("een", "twee", "drie"))
    tweede.opvolger_van = eerste
    tweede.save()
    derde.opvolger_van = tweede
    derde.save()
    ring = (
        "‘Drie’ is zelf een opvolger van dit convenant, of van een opvolger daarvan. "
        "Kies een ander convenant, of verander het daar eerst."
    )
    assert meldingen(bewaar(redacteur, pad(eerste), opvolger_van=derde.pk)) == {"opvolger_van": ring}
    assert meldingen(bewaar(redacteur, pad(eerste), opvolger_van=eerste.pk)) == {
        "opvolger_van": "Een convenant kan zichzelf niet opvolgen. Kies een ander convenant."
    }
    assert meldingen(bewaar(redacteur, pad(bouw.convenant("vier")), opvolger_van=eerste.pk)) == {
        "opvolger_van": "Een ander convenant is hier al de opvolger van. Kies een ander convenant."
    }
    assert bewaar(redacteur, pad(eerste), opvolger_van=bouw.convenant("nul").pk).status_code == 302


def test_a_body_has_a_level_and_lines_get_their_number(redacteur):
    rij = bouw.convenant()
    bouw.bepaling(rij)
    regels = {
        "bepalingen-TOTAL_FORMS": 3,
        "bepalingen-1-soort": "afspraak",
        "bepalingen-1-tekst": "Tweede",
        "bepalingen-2-soort": "afspraak",
        "bepalingen-2-tekst": "Derde",
    }
    zonder = {
        "overleggen-TOTAL_FORMS": 1,
        "overleggen-0-naam": "Groep",
        "overleggen-0-taak": "t",
        "overleggen-0-bron": "b",
    }
    assert meldingen(bewaar(redacteur, pad(rij), **regels, **zonder)) == {
        "overleggen-0-niveau": "Kies op welk niveau dit overleg is: strategisch, tactisch of operationeel."
    }
    assert bewaar(redacteur, pad(rij), **regels).status_code == 302
    assert [str(regel) for regel in rij.bepalingen.all()] == ["Iedere zaak hangt de huisregels op.", "Tweede", "Derde"]


def test_one_save_makes_one_version_and_the_history_says_of_what(redacteur):
    rij = bouw.convenant(versies=["2019-2021", "2022-2025"])
    bouw.overleg(rij)
    erbij = {"bepalingen-TOTAL_FORMS": 1, "bepalingen-0-soort": "doel", "bepalingen-0-tekst": "Minder overlast"}
    antwoord = bewaar(
        redacteur, pad(rij), **erbij, versies__0__bron="Andere bron", versies__0__looptijd="Drie jaar",
        versies__1__DELETE="on", overleggen__0__DELETE="on",
    )  # fmt: skip
    assert antwoord.status_code == 302
    assert (nu(rij).versie, nu(rij).laatst_gewijzigd_door.username) == (2, "ans")
    delen = (
        "Versie ‘2019-2021’: looptijd volgens de bron en bron gewijzigd. Versie ‘2022-2025’ verwijderd. "
        "Doel of afspraak ‘Minder overlast’ toegevoegd. Overleg ‘Stuurgroep’ verwijderd."
    )
    assert rij.history.get(versie=2).history_change_reason == delen
    assert f"Gewijzigd Door Ans op {timezone.localdate():%-d}" in tekst_van(redacteur.get(pad(rij, "history")))
    assert f"Onderdelen: {delen}" in tekst_van(redacteur.get(pad(rij, "history")))
    # Together with fields of the covenant itself it stays one version.
    antwoord = bewaar(
        redacteur, pad(rij), naam="Anders", onderwerpen=[fabriek.onderwerp().pk], versies__0__looptijd="Vier jaar"
    )
    assert antwoord.status_code == 302
    assert nu(rij).versie == 3
    assert rij.history.get(versie=3).history_change_reason == (
        "Onderwerpen van het plan gewijzigd. Versie ‘2019-2021’: looptijd volgens de bron gewijzigd."
    )


def test_saving_what_was_not_changed_makes_nobody_the_last(redacteur):
    rij = vol()
    assert bewaar(redacteur, pad(rij)).status_code == 302
    assert bewaar(redacteur, pad(rij.versies.get())).status_code == 302
    assert (nu(rij).versie, nu(rij).laatst_gewijzigd_door) == (1, None)


def test_a_change_on_the_page_of_a_version_is_a_change_of_the_covenant(redacteur):
    rij = bouw.convenant()
    versie = rij.versies.get()
    antwoord = bewaar(
        redacteur, pad(versie), looptijd="Drie jaar", deelnames__0__rol="voorzitter", deelnames__1__DELETE="on"
    )
    assert antwoord.url == pad(rij)
    assert (nu(rij).versie, nu(rij).laatst_gewijzigd_door.username) == (2, "ans")
    assert rij.history.get(versie=2).history_change_reason == (
        "Versie ‘2019-2021’: looptijd volgens de bron gewijzigd. "
        "Partij die meedoet ‘Politie’: rol gewijzigd. Partij die meedoet ‘Horeca’ verwijderd."
    )
    assert redacteur.get(pad(versie, "history")).url == pad(rij, "history")
    redacteur.post(pad(versie, "delete"), {"post": "yes"})
    assert (nu(rij).versie, rij.versies.count()) == (3, 0)
    assert rij.history.get(versie=3).history_change_reason == "Versie ‘2019-2021’ verwijderd."


def test_two_officers_on_one_covenant_are_told_also_through_its_versions(redacteur):
    rij = bouw.convenant()
    versie = rij.versies.get()
    convenant_open, versie_open = invoer(redacteur.get(pad(rij))), invoer(redacteur.get(pad(versie)))
    collega = als("Redacteur", naam="cor")
    assert bewaar(collega, pad(versie), looptijd="Drie jaar").status_code == 302
    staart = "Hieronder staat wat u zelf invulde. Klopt dat? Sla dan nog een keer op. Anders: open de pagina opnieuw."
    melding = "Intussen heeft Cor dit veranderd. Versie ‘2019-2021’: looptijd volgens de bron gewijzigd. " + staart
    antwoord = redacteur.post(pad(rij), convenant_open | {"naam": "Anders"})
    assert meldingen(antwoord) == {"__all__": melding}
    antwoord = redacteur.post(pad(versie), versie_open | {"looptijd": "Vier jaar"})
    assert meldingen(antwoord) == {"__all__": melding}
    assert (nu(rij).naam, nu(versie).looptijd) == ("Veilig uitgaan", "Drie jaar")
    assert redacteur.post(pad(versie), invoer(antwoord, looptijd="Vier jaar")).status_code == 302
    assert nu(versie).looptijd == "Vier jaar"


def test_a_party_takes_part_once(redacteur):
    versie = bouw.convenant().versies.get()
    erbij = {"deelnames-TOTAL_FORMS": 3, "deelnames-2-volgorde": 3, "deelnames-2-partij": bouw.partij("politie").pk}
    antwoord = bewaar(redacteur, pad(versie), **erbij)
    assert "partij" in meldingen(antwoord)["deelnames"]
    antwoord = bewaar(redacteur, adres("add", model="partij"), naam="X", slug="x", url="http://onveilig.example")
    assert meldingen(antwoord) == {"url": "Een adres moet beginnen met https://. Pas het adres aan, of laat het leeg."}


def test_a_version_begins_at_its_covenant(redacteur):
    assert redacteur.get(adres("add", model="convenantversie")).status_code == 403
    versie = bouw.convenant().versies.get()
    ander = bouw.convenant("ander")
    bewaar(redacteur, pad(versie), convenant=ander.pk, looptijd="Drie jaar")
    assert nu(versie).convenant.slug == "veilig-uitgaan"
    assert redacteur.get(adres("change", 999, model="convenantversie")).status_code == 302
    assert redacteur.get(adres("history", 999, model="convenantversie")).status_code == 302


@pytest.mark.parametrize("rol", ["Invoerder", "Vaststeller", "Publiceerder", "Beheerder"])
def test_who_may_only_look_changes_nothing(rol):
    rij = vol()
    client = als(rol)
    versie = rij.versies.get()
    for doel in (rij, versie):
        pagina = client.get(pad(doel))
        assert pagina.status_code == 200
        assert 'name="_save"' not in pagina.content.decode()
        assert client.post(pad(doel), {"naam": "Anders"}).status_code == 403
    assert client.get(adres("add")).status_code == 403
    for doel in (rij, versie):
        assert client.post(pad(doel, "delete"), {"post": "yes"}).status_code == 403
    assert (nu(rij).naam, nu(rij).versie) == ("Veilig uitgaan", 1)
    assert client.get(pad(rij, "publiceren")).status_code == 200


def test_who_has_no_rights_sees_nothing(client):
    client.force_login(fabriek.gebruiker("niemand", is_staff=True))
    rij = vol()
    for wat in ("change", "publiceren", "voorbeeld", "history", "delete"):
        assert client.get(pad(rij, wat)).status_code == 403
    assert client.get(pad(rij.versies.get())).status_code == 403


def test_colleagues_are_chosen_by_name_and_only_those_who_work_here(redacteur):
    fabriek.gebruiker("weg", is_staff=True, is_active=False)
    fabriek.gebruiker("buiten", is_staff=False)
    veld = redacteur.get(adres("add")).context["adminform"].form.fields["contactpersoon"]
    assert [str(label) for _, label in veld.choices] == ["---------", "Ans"]


def test_the_group_stands_on_the_index(redacteur):
    (groep,) = [g for g in redacteur.get(reverse("admin:index")).context["app_list"] if g["name"] == "Afspraken"]
    namen = [str(model["name"]) for model in groep["models"]]
    assert [naam for naam in namen if naam in ("Convenanten", "Versies", "Partijen", "Documenten")] == [
        "Convenanten",
        "Versies",
        "Partijen",
    ]
