"""What `make demo` says when it cannot serve where it was asked to."""

import os
import runpy

import pytest


SERVER = "tools/demo_server.py"


@pytest.mark.parametrize("poort", ["abc", "", "0", "65536", "-1", "٨٠٨٠"])
def test_a_port_that_is_none_is_named(monkeypatch, poort):
    monkeypatch.setitem(os.environ, "PORT", poort)
    with pytest.raises(SystemExit) as einde:
        runpy.run_path(SERVER)
    assert einde.value.code.startswith(f"PORT is een getal van 1 tot en met 65535, niet {poort!r}.")


def test_it_serves_on_loopback_only(monkeypatch):
    monkeypatch.setitem(os.environ, "PORT", "8123")
    assert runpy.run_path(SERVER)["bind"] == "127.0.0.1:8123"


def test_an_address_that_is_too_long_for_any_filter_reaches_the_api(monkeypatch):
    """Gunicorn refuses at 4094 by itself, in HTML: that is not how the API says it."""
    monkeypatch.setitem(os.environ, "PORT", "8123")
    assert runpy.run_path(SERVER)["limit_request_line"] > 6_000
