"""Where the work pages are, and what the officer reads there."""

from django.urls import reverse

from tests.themas.admin.lezen import engels


VASTSTELLEN, ALLES, INDIENEN = "vaststellen", "vaststellen_alles", "indienen"


def adres(naam=VASTSTELLEN, wat="metingen", **vraag):
    paren = "&".join(f"{n}={w}" for n, w in {"wat": wat, **vraag}.items())
    return f"{reverse(f'admin:{naam}')}?{paren}"


def corrigeren(rij, soort="metingen"):
    return f"{reverse('admin:corrigeren', args=[soort])}?vervangt={rij.pk}"


def open_(client, pad, status=200):
    antwoord = client.get(pad)
    assert antwoord.status_code == status
    assert engels(antwoord) == []
    return antwoord


def namen(antwoord):
    return [werk.naam for werk in antwoord.context["rijen"]]


def meldingen(antwoord):
    return [str(melding) for melding in antwoord.context["messages"]]


def doe(client, pad, werkwoord, *rijen, **velden):
    """Ticks these rows in the version that they have now, and presses the button."""
    gezien = {f"versie-{rij.pk}": type(rij).objects.get(pk=rij.pk).versie for rij in rijen}
    gegevens = gezien | {"doe": werkwoord, "rij": [rij.pk for rij in rijen]} | velden
    return client.post(pad, gegevens, follow=True)
