"""Areas with the mark in the admin: each message at its field, four eyes, and the page as readers would see it."""

from functools import partial

import django
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convenanten.models import Keurmerkgebied
from tests import fabriek
from tests.convenanten import beheerpaginas, bouw
from tests.rapportages.beheer.conftest import _rollen, als  # noqa: F401
from tests.themas.admin.lezen import engels, fouten


pytestmark = pytest.mark.django_db
adres = partial(beheerpaginas.adres, model="keurmerkgebied")
GEBIED = {"naam": "Havenkwartier", "slug": "havenkwartier", "soort": "bedrijventerrein", "bron": "Jaarverslag"}


@pytest.fixture(autouse=True)
def beheerder(client):
    persoon = User.objects.create_superuser("chef", password="een-lang-woord-1")
    client.force_login(persoon)
    return persoon


def rijen(*certificaten, weg=()):
    """What the forms of these certificates send."""
    velden = {"certificeringen-TOTAL_FORMS": len(certificaten), "certificeringen-INITIAL_FORMS": 0}
    for n, certificaat in enumerate(certificaten):
        for naam, waarde in ({"nummer": n + 1, "bron": "Jaarverslag"} | certificaat).items():
            velden[f"certificeringen-{n}-{naam}"] = waarde
        if n in weg:
            velden[f"certificeringen-{n}-DELETE"] = "on"
    return velden


def dagen(van="", tot="", **velden):
    return {"geldig_van": van, "geldig_tot": tot} | velden


def bewaar(client, *certificaten, **opties):
    return client.post(adres("add"), GEBIED | rijen(*certificaten, **opties))


def formulier(stuk, *certificaten, weg=(), **velden):
    """The form of this area, with its only certificate and then these."""
    (eerste,) = stuk.certificeringen.all()
    eigen = {"id": eerste.pk, "gebied": stuk.pk} | dagen("01-01-2019", "31-12-2021")
    samen = rijen(eigen, *certificaten, weg=weg) | {"certificeringen-INITIAL_FORMS": 1}
    return GEBIED | {"gezien": stuk.versie} | samen | velden


def boven_de_rijen(antwoord):
    (inline,) = antwoord.context["inline_admin_formsets"]
    return list(inline.formset.non_form_errors())


def test_pages_are_in_dutch(client):
    stuk = bouw.keurmerkgebied()
    paden = (("changelist",), ("add",), ("change", stuk.pk), ("history", stuk.pk), ("publiceren", stuk.pk))
    for wat in paden:
        antwoord = client.get(adres(*wat))
        assert antwoord.status_code == 200
        assert [woord for woord in engels(antwoord) if woord.lower() != "filter"] == []


def test_every_field_has_a_place(client):
    antwoord = client.get(adres("change", bouw.keurmerkgebied().pk))
    getoond = {veld.field.name for deel in antwoord.context["adminform"] for regel in deel for veld in regel}
    velden = {veld.name for veld in Keurmerkgebied._meta.fields}
    assert velden - getoond == {"id", "versie", "laatst_gewijzigd_door"}


def test_a_list_asks_as_often_for_three_rows_as_for_one(client, django_assert_num_queries):
    bouw.keurmerkgebied("een")
    client.get(adres())
    with CaptureQueriesContext(connection) as vragen:
        client.get(adres())
    bouw.keurmerkgebied("twee")
    bouw.keurmerkgebied("drie")
    with django_assert_num_queries(len(vragen)):
        assert len(client.get(adres()).context["cl"].result_list) == 3


def test_an_area_is_kept_with_its_certificates(client, beheerder):
    antwoord = bewaar(client, dagen("01-01-2019", "31-12-2021"), dagen(wanneer="eind 2025", hercertificering="on"))
    assert antwoord.status_code == 302
    stuk = Keurmerkgebied.objects.get()
    assert (stuk.laatst_gewijzigd_door, stuk.versie) == (beheerder, 1)
    assert [(str(c.geldig_van), c.wanneer, c.hercertificering) for c in stuk.certificeringen.all()] == [
        ("2019-01-01", "", False),
        ("None", "eind 2025", True),
    ]


@pytest.mark.parametrize(
    ("certificaten", "verwacht"),
    [
        (
            [dagen("01-01-2022", "31-12-2021")],
            {"geldig_tot": "Het certificaat eindigt voor het begint. Pas een van beide dagen aan."},
        ),
        ([dagen()], {"wanneer": "Vul een dag in, of schrijf op wat de bron over de tijd zegt."}),
        (
            [dagen("01-01-2016", "31-12-2018"), dagen("01-01-2019", "31-12-2021", nummer=1)],
            {"nummer": "Een ander certificaat heeft ook nummer 1. Kies een ander nummer."},
        ),
    ],
    ids=["einde voor begin", "geen tijd", "zelfde nummer"],
)
def test_a_message_stands_at_its_field(client, certificaten, verwacht):
    antwoord = bewaar(client, *certificaten)
    assert fouten(antwoord) == verwacht
    assert Keurmerkgebied.objects.count() == 0


ZELFDE_DAG = "De certificaten 1 en 2 gelden op dezelfde dag. Laat het ene eindigen voor het andere begint."
VOLGORDE = "Certificaat 2 ligt voor certificaat 1. Nummer ze van oud naar nieuw."


@pytest.mark.parametrize(
    ("eerste", "tweede", "verwacht"),
    [
        (("01-01-2019", "31-12-2021"), ("31-12-2021", "31-12-2024"), [ZELFDE_DAG]),
        (("01-01-2019", "31-12-2021"), ("01-01-2022", "31-12-2024"), []),
        (("01-01-2019", "31-12-2021"), ("01-06-2020", ""), [ZELFDE_DAG]),
        (("01-01-2019", ""), ("01-01-2022", "31-12-2024"), []),
        (("", "31-12-2021"), ("01-01-2022", ""), []),
        (("01-01-2022", "31-12-2024"), ("01-01-2019", "31-12-2021"), [VOLGORDE]),
    ],
)
def test_two_certificates_do_not_hold_on_one_day(client, eerste, tweede, verwacht):
    antwoord = bewaar(client, dagen(*eerste), dagen(*tweede))
    assert (boven_de_rijen(antwoord) if antwoord.status_code == 200 else []) == verwacht
    assert Keurmerkgebied.objects.count() == (0 if verwacht else 1)


def opgeslagen(antwoord):
    """Django 6.1 holds each row against those in the database, also one that the same form removes or renumbers."""
    if django.VERSION >= (6, 1):
        assert antwoord.status_code == 200
        assert "Dit gebied heeft al een certificaat met dit volgnummer." in antwoord.content.decode()
        return False
    assert antwoord.status_code == 302
    return True


def test_what_is_removed_is_not_in_the_way(client):
    stuk = bouw.keurmerkgebied()
    voor = list(stuk.certificeringen.values())
    nieuw = formulier(stuk, dagen("01-06-2020", "31-12-2022", nummer=1), weg=(0,))
    if not opgeslagen(client.post(adres("change", stuk.pk), nieuw)):
        assert list(stuk.certificeringen.values()) == voor
        return
    assert [(c.nummer, str(c.geldig_van)) for c in stuk.certificeringen.all()] == [(1, "2020-06-01")]
    stuk.refresh_from_db()
    assert stuk.versie == 2  # a certificate is part of what the area says


def test_a_redacteur_keeps_and_another_publishes(als):  # noqa: F811
    fabriek.gebied()
    stuk, redacteur, publiceerder = bouw.keurmerkgebied(), als("Redacteur"), als("Publiceerder")
    anders = formulier(stuk, toelichting="Aan het water.")
    assert redacteur.post(adres("change", stuk.pk), anders).status_code == 302
    assert publiceerder.get(adres("add")).status_code == 403
    stuk.refresh_from_db()
    doe = {"doe": "publiceer", "gezien": stuk.versie}
    assert redacteur.post(adres("publiceren", stuk.pk), doe).status_code == 403
    assert "Aan het water." not in publiceerder.get("/keurmerk-veilig-ondernemen/").content.decode()
    assert publiceerder.post(adres("publiceren", stuk.pk), doe).status_code == 302
    assert "Aan het water." in publiceerder.get("/keurmerk-veilig-ondernemen/").content.decode()


def test_the_preview_puts_the_concept_in_the_place_of_what_is_public(client):
    fabriek.gebied()
    stuk, ander = bouw.keurmerkgebied("haven"), bouw.keurmerkgebied("markt")
    bouw.openbaar(stuk)
    bouw.openbaar(ander)
    stuk.naam = "Nieuwe haven"
    stuk.save()
    voorbeeld = client.get(adres("voorbeeld", stuk.pk))
    assert sorted(rij.blad.naam for rij, _ in voorbeeld.context["gebieden"]) == ["Markt", "Nieuwe haven"]
    assert "zo ziet een lezer het na het publiceren" in voorbeeld.content.decode()
    openbaar = client.get(stuk.get_absolute_url())
    assert sorted(rij.blad.naam for rij, _ in openbaar.context["gebieden"]) == ["Haven", "Markt"]
    assert "zo ziet een lezer het na het publiceren" not in openbaar.content.decode()


TWEE = (("2019-01-01", "2021-12-31"), ("2022-01-01", "2024-12-31"))


def met_twee(stuk, eerste, tweede, **opties):
    """The form of an area with two certificates, with these days."""
    velden = [
        {"id": rij.pk, "gebied": stuk.pk} | dagen_
        for rij, dagen_ in zip(stuk.certificeringen.all(), (eerste, tweede), strict=True)
    ]
    return GEBIED | {"gezien": stuk.versie} | rijen(*velden, **opties) | {"certificeringen-INITIAL_FORMS": 2}


@pytest.mark.parametrize(
    ("eerste", "tweede", "weg", "verwacht"),
    [
        (("01-01-2019", "31-12-2022"), ("01-01-2023", "31-12-2025"), (), ["2019-01-01", "2023-01-01"]),
        (("01-01-2018", "30-06-2018"), ("01-07-2018", "31-12-2021"), (), ["2018-01-01", "2018-07-01"]),
        (("01-01-2019", "31-12-2024"), ("01-01-2022", "31-12-2024"), (1,), ["2019-01-01"]),
        (("01-01-2019", "31-12-2021"), ("01-06-2020", "31-12-2024"), (0,), ["2020-06-01"]),
    ],
    ids=["schuift op", "schuift terug", "de tweede gaat weg", "de eerste gaat weg"],
)
def test_certificates_may_take_days_that_another_one_gives_up(client, eerste, tweede, weg, verwacht):
    """The database looks at each row by itself, and the first that is saved may want days that the second still has."""
    stuk = bouw.keurmerkgebied(certificaten=TWEE)
    antwoord = client.post(adres("change", stuk.pk), met_twee(stuk, dagen(*eerste), dagen(*tweede), weg=weg))
    assert antwoord.status_code == 302
    assert [(str(c.geldig_van), c.wanneer) for c in stuk.certificeringen.all()] == [(dag, "") for dag in verwacht]


def test_two_certificates_trade_their_days(client):
    stuk = bouw.keurmerkgebied(certificaten=TWEE)
    eerste, tweede = stuk.certificeringen.all()
    velden = met_twee(stuk, dagen("01-01-2022", "31-12-2024", nummer=4), dagen("01-01-2019", "31-12-2021", nummer=3))
    assert client.post(adres("change", stuk.pk), velden).status_code == 302
    assert list(stuk.certificeringen.all()) == [tweede, eerste]


def test_two_certificates_trade_their_numbers(client):
    stuk = bouw.keurmerkgebied(certificaten=TWEE)
    eerste, tweede = stuk.certificeringen.all()
    velden = met_twee(
        stuk,
        dagen("01-01-2022", "31-12-2024", nummer=tweede.nummer),
        dagen("01-01-2019", "31-12-2021", nummer=eerste.nummer),
    )
    geruild = [(tweede.pk, eerste.nummer), (eerste.pk, tweede.nummer)]
    gelukt = opgeslagen(client.post(adres("change", stuk.pk), velden))
    assert [(rij.pk, rij.nummer) for rij in stuk.certificeringen.all()] == (
        geruild if gelukt else [(eerste.pk, eerste.nummer), (tweede.pk, tweede.nummer)]
    )


def test_what_only_the_database_sees_is_a_message_and_no_failure(client, monkeypatch):
    monkeypatch.setattr("convenanten.admin.keurmerk.CertificeringFormSet._na_elkaar", lambda *a: None)
    antwoord = bewaar(client, dagen("01-01-2019", "31-12-2021"), dagen("31-12-2021", "31-12-2024"))
    assert antwoord.status_code == 409
    melding = "Twee certificaten van dit gebied gelden op dezelfde dag. Laat het ene eindigen voor het andere begint."
    assert melding in antwoord.content.decode()
    assert Keurmerkgebied.objects.count() == 0
