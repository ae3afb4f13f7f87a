"""The files of a version: served as they were made, and the text that its hash is over."""

import hashlib
import json

import pytest

from rapportages.enums import Bestandsoort
from rapportages.models import Versie
from rapportages.publicatie.publiceren import trek_in
from tests.rapportages.lezen.bouw import gerectificeerd, publiek
from tests.rapportages.publiceren.bouw import UITGEVER, wie
from tests.rapportages.verslagbouw import bestand
from tests.site.kruip import tekst, vraag


VERSIE = "/rapportages/voortgang-2019/versies/1/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("soort", "type_", "manier"), [("pdf", "application/pdf", "inline"), ("docx", WORD, "attachment")]
)
def test_een_bestand_komt_zoals_het_gemaakt_is(client, soort, type_, manier):
    rapport = publiek()
    inhoud = bytes(range(256))
    bestand(Versie.objects.get(), soort=Bestandsoort(soort), inhoud=inhoud, sha256="b" * 64).save()
    antwoord = client.get(f"{VERSIE}rapport.{soort}")
    assert antwoord.content == inhoud
    assert (antwoord["Content-Type"], antwoord["Content-Disposition"], antwoord["ETag"]) == (
        type_,
        f'{manier}; filename="voortgang-2019-versie-1.{soort}"',
        f'"{"b" * 64}"',
    )
    assert client.get(f"{VERSIE}rapport.{soort}", headers={"if-none-match": f'"{"b" * 64}"'}).status_code == 304
    # What was published stays to be read: a correction and a withdrawal are said on the pages.
    gerectificeerd(rapport)
    trek_in(rapportage=rapport, reden="Fout.", door=wie(UITGEVER))
    assert client.get(f"{VERSIE}rapport.{soort}").content == inhoud
    assert vraag(client, f"/rapportages/voortgang-2019/versies/2/rapport.{soort}").status == 404


def test_een_bestand_dat_er_nog_niet_is_zegt_dat(client):
    publiek()
    antwoord = vraag(client, f"{VERSIE}rapport.pdf")
    assert antwoord.status == 404
    assert "Dit bestand is er nog niet." in tekst(antwoord.main)
    assert vraag(client, f"{VERSIE}rapport.exe").status == 404


def test_ieder_kan_de_vingerafdruk_narekenen(client):
    rapport = publiek()
    gerectificeerd(rapport)
    for versie in Versie.objects.all():
        antwoord = client.get(f"/rapportages/voortgang-2019/versies/{versie.nummer}/rapport.json")
        assert antwoord["Content-Type"] == "application/json"
        assert hashlib.sha256(antwoord.content).hexdigest() == versie.sha256
        assert json.loads(antwoord.content)[0]["versie"] == versie.nummer
        # It names no persons.
        assert not any(naam.encode() in antwoord.content for naam in ("schrijver", "indiener", "uitgever"))
