"""The house keeps its own rules, those that no linter knows."""

import os
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps


HUIS = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((HUIS / "pyproject.toml").read_text())
MAXIMUM = 300  # lines in a file; longer wants two rooms
GEMAAKT = (".git", ".venv", "var", ".pytest_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis")
GEEN_CODE = ("migrations/", "static/vendor/", "requirements/", "fixtures/", "docs/", "LICENSE", ".csv")
# Spelled in two halves, so that this file does not name them either.
REGISTERS = ["pypi" + ".org", "python" + "hosted", "registry." + "npmjs", "deb.debian" + ".org"]


def bestanden():
    """Every file of the repository by its path in it, without asking git, which need not be there."""
    for map_, mappen, namen in os.walk(HUIS):
        hier = Path(map_).relative_to(HUIS)
        mappen[:] = [naam for naam in mappen if str(hier / naam) not in GEMAAKT and naam != "__pycache__"]
        yield from (hier / naam for naam in namen)


def tekst_van(bestand):
    """The text of a file, or nothing when it is a picture or another binary."""
    try:
        return (HUIS / bestand).read_text()
    except UnicodeDecodeError:
        return ""


def verdiepingen():
    """Every app with its floor, 0 on the ground, as the import rule in pyproject.toml has them."""
    lagen = next(
        contract["layers"]
        for contract in PYPROJECT["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )
    return {laag.strip("()"): hoogte for hoogte, laag in enumerate(reversed(lagen))}


def test_import_rules_have_no_exceptions():
    assert not any("ignore_imports" in contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"])


def test_relations_between_models_only_point_down():
    hoogte = verdiepingen()
    omhoog = [
        f"{model._meta.label}.{veld.name} -> {veld.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for veld in model._meta.get_fields()
        if veld.is_relation
        and veld.related_model
        and not veld.auto_created
        and model._meta.app_label in hoogte
        and hoogte.get(veld.related_model._meta.app_label, -1) > hoogte[model._meta.app_label]
    ]
    assert omhoog == []


@pytest.mark.parametrize("kop", ["dependencies = [", "ontwikkel = ["])
def test_every_dependency_has_a_reason(kop):
    regels = (HUIS / "pyproject.toml").read_text().split(kop)[1].split("\n]")[0].splitlines()[1:]
    zonder = [regel for regel in regels if not re.search(r'",\s+# \w{2,}', regel)]
    assert zonder == []
    assert regels


def test_no_file_is_too_long():
    te_lang = {
        str(bestand): aantal
        for bestand in bestanden()
        if not any(deel in str(bestand) for deel in GEEN_CODE) and (aantal := tekst_van(bestand).count("\n")) > MAXIMUM
    }
    assert te_lang == {}


def test_no_file_names_a_package_registry():
    noemers = [str(bestand) for bestand in bestanden() if any(register in tekst_van(bestand) for register in REGISTERS)]
    assert noemers == []


def test_locks_follow_pyproject():
    """Each dependency asked for is pinned, with hashes, in the lock that belongs to it."""
    gevraagd = {
        "basis.txt": PYPROJECT["project"]["dependencies"],
        "ontwikkel.txt": PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["ontwikkel"],
    }
    for slot, eisen in gevraagd.items():
        tekst = (HUIS / "requirements" / slot).read_text()
        vast = set(re.findall(r"^([a-z0-9-]+)==", tekst, re.MULTILINE))
        assert {re.match(r"[a-z0-9-]+", eis).group() for eis in eisen} <= vast
        assert tekst.count("--hash=sha256:") > len(vast)


def test_the_word_list_has_each_word_once_and_in_order():
    lijst = tekst_van("README.md").partition("| Dutch | English | |\n|---|---|---|\n")[2].partition("\n\n")[0]
    woorden = [regel.split("|")[1].strip() for regel in lijst.splitlines()]
    assert woorden == sorted(woorden, key=str.casefold)
    assert len(woorden) == len(set(woorden))
