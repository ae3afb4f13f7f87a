"""Asking the API as a program does."""

from django.urls import get_resolver


def haal(client, pad: str, **vraag):
    """What it says, of an answer that has to be good."""
    antwoord = client.get(f"/api/v1/{pad}", vraag)
    assert antwoord.status_code == 200, antwoord.content
    return antwoord.json()


def alles(client, pad: str, **vraag) -> list[dict]:
    """The whole list, page after page."""
    gevonden, pagina, paginas = [], 1, 1
    while pagina <= paginas:
        deel = haal(client, pad, pagina=pagina, **vraag)
        gevonden, paginas, pagina = gevonden + deel["resultaten"], deel["paginas"], pagina + 1
    assert len(gevonden) == deel["aantal"]
    return gevonden


def probleem(client, pad: str, vraag=None, *, status: int = 400, **meer) -> dict:
    """What it says, of an answer that has to be an error in the form of RFC 9457."""
    antwoord = client.get(f"/api/v1/{pad}", vraag, **meer)
    assert antwoord.status_code == status, antwoord.content
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    inhoud = antwoord.json()
    assert inhoud["status"] == status
    assert inhoud["title"]
    return inhoud


def adressen() -> set[str]:
    """The names of all addresses that ninja made, of every room."""
    return {sleutel for sleutel in get_resolver().namespace_dict["api-1"][1].reverse_dict if isinstance(sleutel, str)}
