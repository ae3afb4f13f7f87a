"""The pages on which a report is written: where they are, what a form sends, and what the officer reads."""

import re

from django.urls import reverse

from rapportages.models import Paragraaf
from tests.rapportages.publiceren import bouw
from tests.themas.admin.lezen import engels


BEGIN = {"nummer": "", "titel": "", "slug": ""}


def pad(naam, *args):
    return reverse(f"admin:{naam}", args=args)


def open_(client, naam, *args, status=200):
    antwoord = client.get(pad(naam, *args))
    assert antwoord.status_code == status
    assert engels(antwoord) == []
    return antwoord


def blad(paragraaf, **velden):
    """What the form of this paragraph sends, as somebody who opened it now would send it."""
    nu = Paragraaf.objects.get(pk=paragraaf.pk)
    vast = {"tekst": nu.tekst or "", "bron": nu.bron, "machinetekst": nu.machinetekst, "gezien": nu.versie}
    return vast | {"doe": "bewaar"} | velden


def stuur(client, paragraaf, **velden):
    """Presses a button of the form, and follows to the page that comes back."""
    return client.post(pad("paragraaf", paragraaf.pk), blad(paragraaf, **velden), follow=True)


def doe(client, rapportage, werkwoord, **velden):
    """Presses a button of the page on publishing, having seen the report as it is now."""
    gezien = {"gezien": type(rapportage).objects.get(pk=rapportage.pk).versie}
    return client.post(pad("rapport_publiceren", rapportage.pk), {"doe": werkwoord, **gezien, **velden}, follow=True)


def meldingen(antwoord):
    return [str(melding) for melding in antwoord.context["messages"]]


def stempel(client, rapportage):
    return client.get(pad("rapport_publiceren", rapportage.pk)).context["gezien_inhoud"]


def knoppen(antwoord):
    """The value of every button that does something."""
    return re.findall(r'name="doe" value="([^"]+)"', antwoord.content.decode())


def algemeen(rapportage=None):
    return bouw.paragraaf(rapportage or bouw.concept())
