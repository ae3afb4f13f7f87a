"""The package as somebody reads it who downloaded it."""

import csv
import io
import zipfile


ADRES = "/open-data/veiligheid.zip"


def haal(client, **koppen):
    antwoord = client.get(ADRES, headers=koppen)
    inhoud = antwoord.getvalue()
    antwoord.close()
    return antwoord, inhoud


def bestanden(client) -> dict[str, bytes]:
    antwoord, inhoud = haal(client)
    assert antwoord.status_code == 200
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        assert zip_.testzip() is None
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def rijen(client, tabel: str) -> list[dict[str, str]]:
    tekst = bestanden(client)[f"{tabel}.csv"].decode()
    return list(csv.DictReader(io.StringIO(tekst, newline="")))
