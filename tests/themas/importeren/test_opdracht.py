"""``manage.py importeer``, and what a refusing database looks like to who calls it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DataError, OperationalError

from tests.themas.importeren.conftest import alles
from tests.themas.importeren.test_noemers import INWONERS, NOTITIE
from themas.importeren import Importfout
from themas.importeren.metingen import Metingen
from themas.models import Bronnotitie, Meting, Noemer


METING = "indicator;gebied;periode;soort;aantal;kwaliteit;bron\nmisdrijven;NL01;2019;niveau;5;definitief;CBS\n"
NIETS = "Er is niets opgeslagen."


@pytest.fixture
def paden(tmp_path):
    def paden(**bestanden):
        for naam, inhoud in bestanden.items():
            (tmp_path / f"{naam}.csv").write_text(inhoud)
        return [str(tmp_path / f"{naam}.csv") for naam in bestanden]

    return paden


def test_elk_bestand_krijgt_een_regel(wereld, jan, paden, capsys):
    call_command("importeer", *paden(a=INWONERS, b=METING, c=NOTITIE), "--door", "jan")

    assert capsys.readouterr().out.splitlines() == [
        "a.csv (noemers): 1 nieuw, 0 gewijzigd, 0 ongewijzigd",
        "b.csv (metingen): 1 nieuw, 0 gewijzigd, 0 ongewijzigd",
        "c.csv (bronnotities): 1 nieuw, 0 gewijzigd, 0 ongewijzigd",
    ]
    assert Meting.objects.get().ingevoerd_door == jan
    assert (Noemer.objects.count(), Bronnotitie.objects.count()) == (1, 1)


def test_een_fout_in_een_bestand_houdt_ze_allemaal_tegen(wereld, jan, paden, capsys):
    voor = alles()
    fout = METING.replace(";5;", ";vijf;")

    with pytest.raises(CommandError) as gevangen:
        call_command("importeer", *paden(a=INWONERS, b=fout, c=fout + "kort;NL01\n"), "--door", "jan")

    vijf = "‘vijf’ is geen heel getal. Schrijf alleen cijfers, zoals 1040."
    cellen = (
        "Deze regel heeft 2 cellen, en de kop heeft 7 kolommen. Zet in elke regel evenveel puntkomma’s. "
        "Staat er een puntkomma ín een tekst? Zet die tekst dan tussen aanhalingstekens."
    )
    assert capsys.readouterr().err.splitlines() == [
        f"b.csv:2 aantal: {vijf}",
        f"c.csv:2 aantal: {vijf}",
        f"c.csv:3: {cellen}",
    ]
    assert str(gevangen.value) == f"{NIETS} Fouten: 3. Verbeter ze en probeer het opnieuw."
    assert gevangen.value.returncode == 1
    assert alles() == voor


@pytest.mark.parametrize(
    ("naam", "melding"),
    [
        ("Jan", "Gebruiker ‘Jan’ bestaat niet of is niet actief. Bedoelt u jan?"),
        ("p", "Gebruiker ‘p’ bestaat niet of is niet actief. Maak het account eerst aan in het beheer."),
    ],
)
def test_een_onbekende_gebruiker(wereld, jan, paden, naam, melding):
    with pytest.raises(CommandError) as gevangen:
        call_command("importeer", *paden(a=METING), "--door", naam)

    assert str(gevangen.value) == melding
    assert Meting.objects.count() == 0


def test_wie_weg_is_voert_niets_in(wereld, jan, paden):
    jan.is_active = False
    jan.save()

    with pytest.raises(CommandError) as gevangen:
        call_command("importeer", *paden(a=METING), "--door", "jan")

    assert str(gevangen.value) == (
        "Gebruiker ‘jan’ bestaat niet of is niet actief. Maak het account eerst aan in het beheer."
    )


def test_twee_mensen_tegelijk(lees, monkeypatch):
    """The database holds the key, also when the other row came after we looked."""
    lees(METING)
    monkeypatch.setattr(Metingen, "_per_sleutel", lambda self, sleutels: {})
    voor = alles()

    with pytest.raises(Importfout) as gevangen:
        lees(METING.replace("2019", "2018") + "misdrijven;NL01;2019;niveau;6;definitief;CBS\n")

    assert gevangen.value.regels == [
        f"cijfers.csv: Iemand anders voerde tegelijk dezelfde cijfers in. {NIETS} Lees het bestand nog een keer in."
    ]
    assert alles() == voor


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        (OperationalError("database is locked"), "De database is bezig. {} Probeer het over een minuut nog een keer."),
        (DataError("te veel"), "De database neemt dit bestand niet aan. {} Vraag de beheerder om hulp."),
    ],
)
def test_een_database_die_niet_wil(lees, monkeypatch, fout, melding):
    def weiger(self, nieuw, gewijzigd):
        raise fout

    monkeypatch.setattr(Metingen, "schrijf", weiger)

    with pytest.raises(Importfout) as gevangen:
        lees(METING)

    assert gevangen.value.regels == [f"cijfers.csv: {melding.format(NIETS)}"]
    assert gevangen.value.__cause__ is None


def test_zonder_database_staat_er_een_melding_en_geen_traceback(tmp_path):
    """As a program, with its exit code: here the tables do not even exist."""
    omgeving = {**os.environ, "OMGEVING": "demo", "SECRET_KEY": "x", "DATABASE_URL": f"sqlite:///{tmp_path}/leeg.db"}
    gedraaid = subprocess.run(
        [sys.executable, "manage.py", "importeer", "nergens.csv", "--door", "jan", "--skip-checks"],
        capture_output=True,
        text=True,
        env=omgeving,
        cwd=Path(__file__).parents[3],
        check=False,
    )

    assert gedraaid.returncode == 1
    assert gedraaid.stderr.splitlines()[-1] == (
        "CommandError: De database werkt niet mee: no such table: auth_user. Er is niets opgeslagen."
    )
    assert "Traceback" not in gedraaid.stderr
