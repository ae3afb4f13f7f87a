"""Last-Modified stands where one moment covers all that an answer says, and nowhere else."""

import datetime

import pytest
from django.utils import timezone
from django.utils.http import http_date

from tests import fabriek
from tests.convenanten import bouw
from themas.models import Publicatie
from themas.publiceren import trek_in
from veiligheid.api import moment
from veiligheid.api.versie import SINDS


pytestmark = pytest.mark.django_db
AANPAK = "/api/v1/interventies/meer-licht"
KEURMERK = "/api/v1/certificeringen/havenkwartier"
OP_DAG = f"{KEURMERK}?dag=2017-01-01"
UUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def aanpak():
    stuk = fabriek.interventie("meer-licht", naam="Meer licht")
    fabriek.bewering(stuk)
    bouw.openbaar(stuk)
    bouw.openbaar(bouw.keurmerkgebied())
    return stuk


def gepubliceerd(slug="meer-licht"):
    return Publicatie.objects.geldend().get(slug=slug).gepubliceerd_op


def lees_op(monkeypatch, nu, vorm_sinds=None):
    """As if it is ``nu``, and the API has had its form for longer than the piece is public."""
    monkeypatch.setattr(moment, "VORM_SINDS", vorm_sinds or nu - 24 * UUR)
    monkeypatch.setattr(moment.timezone, "now", lambda: nu)


@pytest.fixture
def later(monkeypatch):
    """Read an hour after the publication, by a version of the API that is older than that."""
    lees_op(monkeypatch, gepubliceerd() + UUR)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(("pad", "slug"), [(AANPAK, "meer-licht"), (OP_DAG, "havenkwartier")])
def test_it_is_since_the_publication(client, pad, slug):
    op = gepubliceerd(slug)
    for methode in (client.get, client.head):
        eerst = methode(pad)
        assert eerst.headers["Last-Modified"] == http_date(op.timestamp())
        for dag, status in ((op, 304), (op + UUR, 304), (op - UUR, 200)):
            weer = methode(pad, headers={"If-Modified-Since": http_date(dag.timestamp())})
            assert weer.status_code == status
            assert weer.headers["Last-Modified"] == eerst.headers["Last-Modified"]
            assert weer.headers["ETag"] == eerst.headers["ETag"]


@pytest.mark.usefixtures("later")
def test_the_mark_of_what_is_said_counts_for_more(client):
    eerst = client.get(AANPAK)
    nu = {"If-Modified-Since": eerst.headers["Last-Modified"]}
    assert client.get(AANPAK, headers=nu | {"If-None-Match": 'W/"anders"'}).status_code == 200
    oud = {"If-Modified-Since": http_date(86_400), "If-None-Match": eerst.headers["ETag"]}
    assert client.get(AANPAK, headers=oud).status_code == 304


@pytest.mark.usefixtures("later")
def test_a_condition_that_fails_is_a_problem_for_head_too(client):
    for methode in (client.get, client.head):
        antwoord = methode(AANPAK, headers={"If-Unmodified-Since": http_date(86_400)})
        assert antwoord.status_code == 412
        assert antwoord.headers["Content-Type"] == "application/problem+json"
        assert antwoord.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("later")
def test_what_was_withdrawn_is_gone_whatever_is_known_of_it(client, aanpak):
    nu = {"If-Modified-Since": client.get(AANPAK).headers["Last-Modified"]}
    trek_in(stuk=aanpak, reden="De tekst klopte niet.", door=fabriek.gebruiker("publiceerder"))
    antwoord = client.get(AANPAK, headers=nu)
    assert antwoord.status_code == 404
    assert "Last-Modified" not in antwoord.headers


def test_within_the_second_no_moment_is_named(client, monkeypatch):
    lees_op(monkeypatch, gepubliceerd())
    assert "Last-Modified" not in client.get(AANPAK).headers


def test_a_later_version_of_the_api_says_it_anew(client, monkeypatch):
    nieuw = gepubliceerd() + UUR
    lees_op(monkeypatch, nieuw + UUR, vorm_sinds=nieuw)
    assert client.get(AANPAK).headers["Last-Modified"] == http_date(nieuw.timestamp())


def test_this_version_has_its_day():
    assert moment.VORM_SINDS.date() == SINDS


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("pad", [KEURMERK, "/api/v1/interventies", "/api/v1/certificeringen?dag=2017-01-01"])
def test_where_the_day_or_other_pieces_count_too_none_is_named(client, pad):
    antwoord = client.get(pad, headers={"If-Modified-Since": http_date((timezone.now() + UUR).timestamp())})
    assert antwoord.status_code == 200
    assert "Last-Modified" not in antwoord.headers


def test_the_description_names_it_at_these_addresses_alone(client):
    paden = client.get("/api/v1/openapi.json").json()["paths"]
    met = {pad for pad, vraag in paden.items() if "Last-Modified" in vraag["get"]["responses"]["200"]["headers"]}
    assert met == {"/interventies/{slug}", "/certificeringen/{slug}"}
