"""One line for each deed: action, object, result, origin, actor and time."""

import json
import logging
from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import RequestFactory

from themas.auditspoor import HerkomstMiddleware, adres_van, leg_vast, vanaf


@pytest.fixture
def regels(caplog):
    logging.getLogger("audit").propagate = True
    with caplog.at_level(logging.INFO, logger="audit"):
        yield lambda: [json.loads(regel.message) for regel in caplog.records if regel.name == "audit"]
    logging.getLogger("audit").propagate = False


def test_a_line_says_all_that_the_norm_asks(regels):
    leg_vast(actie="cijfer vaststellen", object="meting 7", door=User(username="ans"), aantal=1)
    (regel,) = regels()
    assert datetime.fromisoformat(regel.pop("tijd")).utcoffset().total_seconds() == 0
    assert regel == {
        "actie": "cijfer vaststellen",
        "object": "meting 7",
        "resultaat": "gelukt",
        "herkomst": "opdrachtregel",
        "actor": "ans",
        "aantal": 1,
    }


def test_a_line_during_a_request_knows_from_where_and_by_whom(regels, settings):
    verzoek = RequestFactory().get("/", REMOTE_ADDR="127.0.0.9")
    verzoek.user = User(username="bram")
    HerkomstMiddleware(lambda _: leg_vast(actie="a", object="o"))(verzoek)
    leg_vast(actie="b", object="o")
    assert [(r["herkomst"], r["actor"]) for r in regels()] == [("127.0.0.9", "bram"), ("opdrachtregel", "onbekend")]


def test_work_in_the_background_is_of_whoever_asked_for_it(regels):
    with vanaf("127.0.0.9", User(username="bram")):
        leg_vast(actie="a", object="o")
    leg_vast(actie="b", object="o")
    assert [(r["herkomst"], r["actor"]) for r in regels()] == [("127.0.0.9", "bram"), ("opdrachtregel", "onbekend")]


def test_nobody_who_signed_in_is_called_unknown(regels):
    verzoek = RequestFactory().get("/")
    verzoek.user = AnonymousUser()
    HerkomstMiddleware(lambda _: leg_vast(actie="a", object="o"))(verzoek)
    assert regels()[0]["actor"] == "onbekend"


@pytest.mark.parametrize(("achter_proxy", "verwacht"), [("ja", "192.0.2.7"), ("nee", "127.0.0.1")])
def test_only_our_own_proxy_may_say_where_a_visitor_is(settings, achter_proxy, verwacht):
    settings.ACHTER_PROXY = achter_proxy
    verzoek = RequestFactory().get("/", headers={"X-Forwarded-For": "203.0.113.1, 192.0.2.7"})
    assert adres_van(verzoek) == verwacht
