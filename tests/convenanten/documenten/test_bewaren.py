"""A file lies once under its SHA-256, and goes when nothing names it any more and somebody says so."""

import hashlib
import io
import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command

from convenanten.documenten.bewaren import DAG, leg_neer, plaats, ruim_op, sha256_van
from convenanten.models import Document
from convenanten.models.document import opslag
from tests.convenanten import bouw
from tests.convenanten.documenten.bestanden import PDF


SHA = hashlib.sha256(PDF).hexdigest()


def bewaar(inhoud=PDF, ouderdom=0):
    sha256 = sha256_van(ContentFile(inhoud))
    naam = leg_neer(ContentFile(inhoud, name="x"), sha256)
    pad = Path(opslag().path(naam))
    os.utime(pad, (time.time() - ouderdom,) * 2)
    return sha256


def liggen(documenten):
    return sorted(pad.name for pad in documenten.rglob("*") if pad.is_file())


def test_the_same_content_is_one_file(documenten):
    assert bewaar() == bewaar() == SHA
    assert liggen(documenten) == [SHA]
    assert (documenten / plaats(SHA)).read_bytes() == PDF


def test_a_file_that_was_damaged_on_disk_is_whole_again(documenten):
    bewaar()
    (documenten / plaats(SHA)).write_bytes(b"half")
    bewaar()
    assert (documenten / plaats(SHA)).read_bytes() == PDF


def test_tests_do_not_write_where_we_work():
    assert not Path(settings.DOCUMENTEN_MAP).is_relative_to(settings.BASE_DIR)


@pytest.mark.django_db
def test_only_what_nothing_names_is_thrown_away(documenten, spoor):
    rij, oud, los = (bewaar(inhoud, 7 * DAG) for inhoud in (b"rij", b"oud", b"los"))
    vers = bewaar(b"vers")
    (documenten / "half").mkdir(exist_ok=True)
    (documenten / "half" / "restje").write_bytes(b"x")
    convenant = bouw.convenant()
    document = bouw.document(
        convenant.versies.get(), url="", bestand=plaats(oud), naam="a.pdf", soort="pdf", grootte=3, sha256=oud
    )
    bouw.openbaar(convenant)
    Document.objects.filter(pk=document.pk).update(bestand=plaats(rij), sha256=rij)  # its edition still names the old
    uit = io.StringIO()
    call_command("ruim_documenten_op", stdout=uit)
    assert uit.getvalue() == f"{los}\n1 bestand kan weg; met --doe gooit u het weg.\n"
    assert len(liggen(documenten)) == 5
    uit = io.StringIO()
    call_command("ruim_documenten_op", "--doe", stdout=uit)
    assert uit.getvalue() == f"{los}\n1 bestand weggegooid.\n"
    assert liggen(documenten) == sorted([rij, oud, vers, "restje"])
    (regel,) = [regel for regel in spoor() if regel["actie"] == "opruimen"]
    assert (regel["aantal"], regel["sha256"]) == (1, [los])
    assert ruim_op(doe=True) == []


@pytest.mark.django_db
def test_nothing_to_throw_away_where_nothing_was_ever_kept():
    assert ruim_op(doe=True) == []
