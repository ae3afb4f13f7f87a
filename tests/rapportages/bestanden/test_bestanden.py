"""The files of a version: asked for when it is published, made once, and made again when that failed."""

import datetime
import hashlib

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from rapportages.bestanden import maken as bestanden
from rapportages.bestanden.maken import ONGELUK, maak, ontbrekende, vraag_aan
from rapportages.drukpers.proces import Drukfout
from rapportages.enums import Bestandsoort, Bestandstand
from rapportages.models import Bestand, Bestandopdracht
from rapportages.publicatie.publiceren import publiceer
from tests import fabriek
from tests.rapportages.publiceren.bouw import UITGEVER, gepubliceerd, ingediend, wie
from veiligheid.mail import mailinstellingen


pytestmark = pytest.mark.django_db
PDF, DOCX = Bestandsoort.PDF, Bestandsoort.DOCX
REDEN = "Op de server ontbreken programma’s."


@pytest.fixture(autouse=True)
def _eigen(settings):
    settings.GEMEENTE_CODE = "GM9999"
    fabriek.gebied()
    fabriek.gebruiker(UITGEVER, email="uitgever@voorbeeldstad.example", first_name="Ulla")


@pytest.fixture
def versie():
    return gepubliceerd()


@pytest.fixture
def makers(monkeypatch):
    """``makers(b"...")`` or ``makers(Drukfout(...))``: what the press gives, for both kinds."""

    def zet(uitkomst):
        def maker(leesverslag, *, uitgave):
            if isinstance(uitkomst, Exception):
                raise uitkomst
            return uitkomst

        monkeypatch.setattr(bestanden, "MAKERS", dict.fromkeys(Bestandsoort, maker))

    return zet


def opdracht(versie, soort=PDF):
    return Bestandopdracht.objects.get(versie=versie, soort=soort)


def test_publiceren_vraagt_beide_bestanden_aan_na_de_transactie(django_capture_on_commit_callbacks):
    rapport = ingediend()
    with django_capture_on_commit_callbacks(execute=True):
        versie = publiceer(rapportage=rapport, door=wie(UITGEVER))
        assert not DBTaskResult.objects.exists()
    taken = DBTaskResult.objects.order_by("enqueued_at").values_list("task_path", "args_kwargs")
    assert list(taken) == [
        ("rapportages.taken.maak_bestand", {"args": [versie.pk, soort], "kwargs": {}}) for soort in ("pdf", "docx")
    ]
    assert [(o.soort, o.stand) for o in versie.opdrachten.order_by("pk")] == [("pdf", "wacht"), ("docx", "wacht")]


def test_publicatie_die_niet_doorgaat_vraagt_niets_aan(django_capture_on_commit_callbacks):
    def publiceer_en_val_om():
        with transaction.atomic():
            publiceer(rapportage=rapport, door=wie(UITGEVER))
            raise RuntimeError

    rapport = ingediend()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        publiceer_en_val_om()
    assert not DBTaskResult.objects.exists()
    assert not Bestandopdracht.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_rij_die_het_niet_doet_houdt_de_publicatie_niet_tegen(monkeypatch, caplog):
    def stuk(*args):
        raise OSError("de rij is weg")

    rapport = ingediend()
    monkeypatch.setattr(bestanden.taken, "maak_bestand", type("Taak", (), {"enqueue": staticmethod(stuk)}))
    versie = publiceer(rapportage=rapport, door=wie(UITGEVER))
    assert versie.pk
    assert {(pk, soort) for pk, soort in ontbrekende()} == {(versie.pk, PDF), (versie.pk, DOCX)}


def test_bewaart_de_bytes_met_hun_hash(versie, makers, spoor):
    makers(b"%PDF-1.7 iets")
    assert maak(versie=versie.pk, soort="pdf") == Bestandstand.KLAAR
    bestand = Bestand.objects.get(versie=versie)
    assert (bestand.soort, bytes(bestand.inhoud)) == ("pdf", b"%PDF-1.7 iets")
    assert bestand.sha256 == hashlib.sha256(b"%PDF-1.7 iets").hexdigest()
    assert (opdracht(versie).stand, opdracht(versie).pogingen) == (Bestandstand.KLAAR, 1)
    regel = spoor()[-1]
    assert (regel["actie"], regel["object"], regel["sha256"], regel["omvang"]) == (
        "bestand maken",
        "rapportages.versie voortgang-2019/1",
        bestand.sha256,
        13,
    )


def test_maakt_een_bestand_maar_een_keer(versie, makers):
    makers(b"een")
    maak(versie=versie.pk, soort="pdf")
    makers(b"twee")
    assert maak(versie=versie.pk, soort="pdf") == Bestandstand.KLAAR
    assert bytes(Bestand.objects.get().inhoud) == b"een"
    assert opdracht(versie).pogingen == 1


def test_wie_later_klaar_is_laat_het_eerste_staan(versie, monkeypatch):
    """Another worker stores its file while this one is drawing."""

    def maker(leesverslag, *, uitgave):
        Bestand.objects.create(versie=versie, soort="pdf", inhoud=b"de ander", sha256="0" * 64)
        return b"ik"

    monkeypatch.setattr(bestanden, "MAKERS", {PDF: maker})
    assert maak(versie=versie.pk, soort="pdf") == Bestandstand.KLAAR
    assert bytes(Bestand.objects.get().inhoud) == b"de ander"
    assert opdracht(versie).stand == Bestandstand.KLAAR


def test_wat_mislukt_zegt_waarom_in_stand_spoor_en_mail(versie, makers, spoor):
    makers(Drukfout(REDEN))
    assert maak(versie=versie.pk, soort="pdf") == Bestandstand.MISLUKT
    assert not Bestand.objects.exists()
    assert (opdracht(versie).stand, opdracht(versie).fout) == (Bestandstand.MISLUKT, REDEN)
    assert [(r["actie"], r["resultaat"]) for r in spoor()[-2:]] == [
        ("bestand maken", "mislukt"),
        ("storing melden", "gelukt"),
    ]
    (brief,) = mail.outbox
    assert brief.to == ["uitgever@voorbeeldstad.example"]
    assert brief.subject == "Bestand niet gemaakt (PDF): Voortgang over 2019, versie 1"
    assert brief.body.startswith("Beste Ulla,\n\nU publiceerde Voortgang over 2019, versie 1.")
    assert REDEN in brief.body


def test_ongeluk_zegt_geen_geheim(versie, makers, caplog):
    makers(ValueError("/geheim/pad"))
    assert maak(versie=versie.pk, soort="pdf") == Bestandstand.MISLUKT
    assert opdracht(versie).fout == ONGELUK
    assert "/geheim/pad" not in mail.outbox[0].body
    assert "/geheim/pad" in caplog.text


def test_dezelfde_reden_wordt_een_keer_gemaild(versie, makers):
    makers(Drukfout(REDEN))
    for _ in range(3):
        maak(versie=versie.pk, soort="pdf")
    assert len(mail.outbox) == 1
    makers(Drukfout("Iets anders."))
    maak(versie=versie.pk, soort="pdf")
    assert len(mail.outbox) == 2
    assert opdracht(versie).pogingen == 4


@pytest.mark.parametrize("velden", [{"email": ""}, {"is_active": False}])
def test_wie_niet_te_mailen_is_staat_in_het_spoor(versie, makers, spoor, velden):
    type(versie.gepubliceerd_door).objects.filter(pk=versie.gepubliceerd_door_id).update(**velden)
    makers(Drukfout(REDEN))
    assert maak(versie=versie.pk, soort="pdf") == Bestandstand.MISLUKT
    assert mail.outbox == []
    assert (spoor()[-1]["actie"], spoor()[-1]["resultaat"]) == ("storing melden", "mislukt")


def test_mailserver_die_weg_is_houdt_niets_tegen(versie, makers, settings, spoor):
    post = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": 1}
    for naam, waarde in mailinstellingen(post, wacht=5).items():
        setattr(settings, naam, waarde)
    makers(Drukfout(REDEN))
    assert maak(versie=versie.pk, soort="pdf") == Bestandstand.MISLUKT
    assert (spoor()[-1]["actie"], spoor()[-1]["resultaat"]) == ("storing melden", "mislukt")


def test_tweede_poging_slaagt_met_het_commando(versie, makers, capsys):
    makers(Drukfout(REDEN))
    with pytest.raises(CommandError, match="Niet gemaakt: 2"):
        call_command("maak_bestanden")
    assert f"Voortgang over 2019, versie 1 (PDF): {REDEN}" in capsys.readouterr().err
    makers(b"klaar")
    call_command("maak_bestanden")
    assert capsys.readouterr().out == "Bestanden gemaakt: 2.\n"
    assert (opdracht(versie).stand, opdracht(versie).fout) == (Bestandstand.KLAAR, "")
    call_command("maak_bestanden")
    assert capsys.readouterr().out == "Bestanden gemaakt: 0.\n"


def test_commando_laat_wie_bezig_is_met_rust(versie, settings):
    nu = timezone.now()
    Bestandopdracht.objects.filter(soort="pdf").update(geprobeerd_op=nu)
    assert ontbrekende(nu=nu) == [(versie.pk, DOCX)]
    later = nu + datetime.timedelta(seconds=settings.BESTAND_MAX_SECONDEN + 1)
    assert ontbrekende(nu=later) == [(versie.pk, PDF), (versie.pk, DOCX)]


def test_opnieuw_aanvragen_zet_wat_mislukte_weer_in_de_rij(versie, makers, django_capture_on_commit_callbacks, spoor):
    makers(Drukfout(REDEN))
    maak(versie=versie.pk, soort="pdf")
    with django_capture_on_commit_callbacks(execute=True):
        vraag_aan(versie=versie, door=wie(UITGEVER))
    assert (opdracht(versie).stand, opdracht(versie).fout) == (Bestandstand.WACHT, REDEN)
    assert DBTaskResult.objects.filter(task_path="rapportages.taken.maak_bestand").count() == 2
    assert (spoor()[-1]["actie"], spoor()[-1]["actor"]) == ("bestanden opnieuw aanvragen", UITGEVER)


def test_versie_met_embargo_krijgt_haar_bestanden_meteen(makers):
    later = timezone.now() + datetime.timedelta(days=2)
    versie = gepubliceerd(publiceren_op=later)
    makers(b"klaar")
    call_command("maak_bestanden")
    assert versie.bestanden.count() == 2


def test_de_echte_bestanden_zeggen_de_hash_van_hun_versie(pers, versie):
    call_command("maak_bestanden")
    soorten = {bestand.soort: bytes(bestand.inhoud)[:4] for bestand in versie.bestanden.all()}
    assert soorten == {"pdf": b"%PDF", "docx": b"PK\x03\x04"}
