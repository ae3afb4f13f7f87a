"""The package as somebody reads it who downloaded it."""

import csv
import io
import zipfile

import pytest
from django.core.signals import request_finished


ADRES = "/open-data/veiligheid.zip"


def haal(client, **koppen):
    antwoord = client.get(ADRES, headers=koppen)
    return antwoord, antwoord.getvalue()


def sluit(antwoord) -> None:
    """Close an answer before its end, as a server does; the end of the request would end the test's transaction."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(request_finished, "send", lambda **_: [])
        antwoord.close()


def bestanden(client) -> dict[str, bytes]:
    antwoord, inhoud = haal(client)
    assert antwoord.status_code == 200
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        assert zip_.testzip() is None
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def rijen(client, tabel: str) -> list[dict[str, str]]:
    tekst = bestanden(client)[f"{tabel}.csv"].decode()
    return list(csv.DictReader(io.StringIO(tekst, newline="")))


def download(client, indicator: str) -> list[dict[str, str]]:
    """The CSV of one figure."""
    tekst = client.get(f"/indicatoren/{indicator}/cijfers.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";"))
