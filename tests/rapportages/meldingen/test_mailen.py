"""The officers are told that there is a report; what a reader typed stays where it is, and nothing gets lost."""

from io import StringIO

import pytest
from django.core import mail as post
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult

from rapportages import taken
from rapportages.meldingen.indienen import Invoer, dien_in
from rapportages.meldingen.mailen import mail
from rapportages.models import Foutmelding
from tests import fabriek
from tests.mailserver import mailserver
from tests.veiligheid.vertrouwen.formulier import melding


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ontvanger(settings):
    settings.MELDINGEN_NAAR, settings.SITE_ADRES = ["cijfers@stad.example"], "https://veilig.stad.example"


def opdracht():
    uit, fout = StringIO(), StringIO()
    call_command("ruim_meldingen_op", stdout=uit, stderr=fout)
    return uit.getvalue(), fout.getvalue()


def test_handing_in_asks_for_a_mail_after_the_transaction(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        rij = dien_in(invoer=Invoer("Klopt niet."), herkomst="h", formulier="f")
        dien_in(invoer=Invoer("Klopt niet."), herkomst="h", formulier="f")
        assert not DBTaskResult.objects.exists()
    assert list(DBTaskResult.objects.values_list("task_path", "args_kwargs")) == [
        ("rapportages.taken.mail_melding", {"args": [rij.pk], "kwargs": {}})
    ]


def test_the_mail_holds_nothing_that_a_reader_typed(spoor):
    getypt = {"tekst": "Geheim https://spam.example", "bron": "Zus", "email": "lezer@v.example"}
    rij = melding(indicator=fabriek.indicator(), **getypt)
    taken.mail_melding.func(rij.pk)
    (brief,) = post.outbox
    assert (brief.to, brief.subject) == (["cijfers@stad.example"], f"Melding van een fout: {rij.indicator.naam}")
    assert f"https://veilig.stad.example/beheer/rapportages/foutmelding/{rij.pk}/change/" in brief.body
    for geheim in ("Geheim", "spam", "Zus", "lezer@v.example"):
        assert geheim not in brief.message().as_string()
    assert Foutmelding.objects.get().gemaild_op is not None
    assert [(r["actie"], r["resultaat"]) for r in spoor()] == [("melding mailen", "gelukt")]
    assert mail(melding=rij.pk) is False  # once
    assert len(post.outbox) == 1


def test_a_name_of_more_lines_makes_no_header_of_its_own():
    rij = melding(indicator=fabriek.indicator(naam="Inbraken\r\nBcc: iemand@elders.example"))
    mail(melding=rij.pk)
    (brief,) = post.outbox
    assert brief.message()["Bcc"] is None
    assert brief.subject == "Melding van een fout: Inbraken Bcc: iemand@elders.example"


def test_a_mail_server_that_refuses_loses_nothing(settings, spoor):
    rij = melding(email="lezer@v.example")
    with mailserver(settings) as bus:
        settings.MELDINGEN_NAAR = ["weg@stad.example"]
        assert mail(melding=rij.pk) is False
        assert Foutmelding.objects.get().gemaild_op is None
        with pytest.raises(CommandError, match="Niet gemaild: 1"):
            opdracht()
        settings.MELDINGEN_NAAR = ["cijfers@stad.example"]
        assert opdracht() == ("Mailadressen verwijderd: 0.\nMeldingen gemaild: 1.\n", "")
        assert [brief["To"] for brief in bus.brieven] == ["cijfers@stad.example"]
    assert [(r["actie"], r["resultaat"]) for r in spoor()] == [
        ("melding mailen", "mislukt"),
        ("melding mailen", "mislukt"),
        ("melding mailen", "gelukt"),
    ]


@pytest.mark.parametrize(
    ("anders", "mist"),
    [({"MELDINGEN_NAAR": []}, "MELDINGEN_NAAR"), ({"IS_DEMO": False, "MAIL_NAAR_SCHERM": True}, "EMAIL_URL")],
)
def test_without_somebody_to_tell_the_command_says_what_to_set(settings, anders, mist):
    for naam, waarde in anders.items():
        setattr(settings, naam, waarde)
    rij = melding()
    assert mail(melding=rij.pk) is False
    assert opdracht()[1] == f"Meldingen die niemand per mail kreeg: 1. Zet {mist} in de omgeving.\n"


def test_a_report_that_was_removed_meanwhile_is_no_error():
    assert mail(melding=12345) is False
