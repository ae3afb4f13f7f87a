"""The runner behind `make test`: what it may call ok, and what it must not."""

import pytest

import tools.test as runner


def ontbreekt():
    raise runner.NietHier("no Chromium installed")


def stort_in():
    raise OSError("initdb is gone")


@pytest.fixture
def draai(monkeypatch, capsys):
    """Run these steps; the exit code, and the last two lines of what was said."""

    def draai(stappen, verplicht=False):
        monkeypatch.setattr(runner, "STAPPEN", stappen)
        monkeypatch.setattr(runner, "VERPLICHT", verplicht)
        monkeypatch.setattr(runner, "nieuwste_django", lambda: (None, "no Python 3.12 or later"))
        code = runner.main()
        return code, *capsys.readouterr().out.splitlines()[-2:]

    return draai


def test_all_ok(draai):
    assert draai({"ruff": lambda: True}) == (0, "all that ran is ok", "nothing skipped")


def test_goes_on_after_a_failure_and_names_it(draai):
    gedaan = []
    stappen = {"ruff": lambda: False, "pytest": stort_in, "browser": lambda: gedaan.append("browser") or True}
    assert draai(stappen) == (1, "FAILED: ruff, pytest", "nothing skipped")
    assert gedaan == ["browser"]


def test_steps_side_by_side_are_told_one_after_the_other(monkeypatch, capfd):
    def zeg(woord):
        return lambda: runner.python("-c", f"print('{woord} begint'); print('{woord} eindigt')")

    monkeypatch.setattr(runner, "STAPPEN", {naam: zeg(naam) for naam in ("pytest on SQLite", "pytest on PostgreSQL")})
    monkeypatch.setattr(runner, "nieuwste_django", lambda: (lambda draai: zeg("newest Django")(), None))
    assert runner.main() == 0
    uit = capfd.readouterr().out
    for naam in runner.ZIJ_AAN_ZIJ:
        assert f"=== {naam}\n{naam} begint\n{naam} eindigt\n" in uit
    assert uit.splitlines()[-1] == "nothing skipped"


def test_skip_is_said_loudly_and_fails_where_all_must_run(draai):
    stappen = {"ruff": lambda: True, "browser": ontbreekt}
    gezegd = "SKIPPED, so NOT tested: browser (no Chromium installed)"
    assert draai(stappen) == (0, "all that ran is ok", gezegd)
    assert draai(stappen, verplicht=True) == (1, "FAILED: browser", "nothing skipped")


def test_environment_of_the_caller_does_not_reach_the_checks(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:///elders.sqlite3")
    programma = "import os, sys; sys.exit('DATABASE_URL' in os.environ)"
    assert runner.python("-c", programma)
    assert not runner.python("-c", programma, DATABASE_URL="sqlite://:memory:")
