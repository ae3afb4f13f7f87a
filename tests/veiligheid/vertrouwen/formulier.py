"""A reader with the form open, as a browser sends it."""

import time
from unittest import mock

import html5lib
from django.core import signing
from django.test import Client
from django.urls import reverse

from rapportages.models import Foutmelding
from veiligheid.vertrouwen.bewaking import nieuw_zegel


ADRES = reverse("melden")
BEDANKT = reverse("melden-bedankt")
#: What a browser of today says of a form that a page of ours sends.
EIGEN = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}


def zegel(seconden: int = 60) -> str:
    """Of a form that was made so many seconds ago."""
    with mock.patch.object(signing.time, "time", return_value=time.time() - seconden):
        return nieuw_zegel()


def verstuur(client: Client | None = None, *, koppen=EIGEN, vanaf="192.0.2.1", **velden):
    """The form as it comes in; any field may be said otherwise, and None leaves it out."""
    alles = {"zegel": zegel(), "tekst": "Het moeten er 41 zijn.", "waar": "", "bron": "", "email": ""} | velden
    alles.setdefault("vervolgadres", "")
    gevuld = {naam: waarde for naam, waarde in alles.items() if waarde is not None}
    return (client or Client(enforce_csrf_checks=True)).post(ADRES, gevuld, headers=koppen, REMOTE_ADDR=vanaf)


def op_pagina(antwoord) -> dict[str, str]:
    """``{name: value}`` of the fields on the page, so what would be sent from it."""
    boom = html5lib.parse(antwoord.content.decode(), namespaceHTMLElements=False)
    velden = {veld.get("name"): veld.get("value", "") for veld in boom.iter("input")}
    # Django puts a line end before the text, which browsers leave out.
    return velden | {veld.get("name"): (veld.text or "").lstrip("\n") for veld in boom.iter("textarea")}


def melding(**velden) -> Foutmelding:
    """A report as it lies with the officers."""
    nummer = Foutmelding.objects.count()
    return Foutmelding.objects.create(**{"tekst": "Het klopt niet.", "formulier": f"{nummer:064}"} | velden)
