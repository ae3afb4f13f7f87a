"""Rules for every test; fixtures stand in the conftest of the folder that uses them."""

import json
import logging
import os
import socket
from pathlib import Path

import pytest
from django.db import connection
from django.template.defaulttags import ForNode
from django.test import TransactionTestCase

from rapportages.publicatie.zegels import ZEGELS
from tests.sjablonen import strenge_for


BROWSER = Path(__file__).parent / "browser"
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_report_header():
    return f"database: {connection.vendor}"


def pytest_collection_modifyitems(config, items):
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker("browser")
    andere = {"postgresql": "sqlite", "sqlite": "postgres"}[connection.vendor]
    past_niet = [item for item in items if item.get_closest_marker(andere)]
    items[:] = [item for item in items if item not in past_niet]
    config.hook.pytest_deselected(items=past_niet)


def pytest_sessionfinish(session, exitstatus):
    """Where everything must run, a test that skips itself is a failure too."""
    verslag = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("VERPLICHT") == "1" and verslag.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True, scope="session")
def _alleen_deze_machine():
    """No test reaches for another machine."""

    def bewaakt(verbind):
        def verbind_op_loopback(contact, adres):
            if contact.family in (socket.AF_INET, socket.AF_INET6) and adres[0] not in LOOPBACK:
                raise AssertionError(f"Een test zoekt contact met {adres[0]}.")
            return verbind(contact, adres)

        return verbind_op_loopback

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", bewaakt(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", bewaakt(socket.socket.connect_ex))
        yield


@pytest.fixture(autouse=True, scope="session")
def _onbekende_variabelen_falen():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ForNode, "render", strenge_for())
        yield


@pytest.fixture(autouse=True, scope="session")
def _opruimen_mag():
    """After a test with real transactions every table is emptied; only then may what is published go."""
    ruim_op = TransactionTestCase._fixture_teardown

    def ruim_verzegeld_op(zelf):
        with ZEGELS.opgeheven(connection):
            ruim_op(zelf)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", ruim_verzegeld_op)
        yield


@pytest.fixture
def spoor(caplog):
    """``spoor()``: the lines of the audit trail so far."""
    logging.getLogger("audit").propagate = True
    with caplog.at_level(logging.INFO, logger="audit"):
        yield lambda: [json.loads(regel.message) for regel in caplog.records if regel.name == "audit"]
    logging.getLogger("audit").propagate = False
