"""From one EMAIL_URL to what this Django wants to know about mail."""

from typing import Any

import django


MAILERS_VANAF = (6, 1)
OPTIES = {
    "EMAIL_HOST": "host",
    "EMAIL_PORT": "port",
    "EMAIL_HOST_USER": "username",
    "EMAIL_HOST_PASSWORD": "password",
    "EMAIL_USE_TLS": "use_tls",
    "EMAIL_USE_SSL": "use_ssl",
}


def mailinstellingen(post: dict[str, Any], *, wacht: int, versie: tuple = django.VERSION) -> dict[str, Any]:
    """Settings from what django-environ made of EMAIL_URL; ``wacht`` is how many seconds a server may take.

    Django 6.1 has MAILERS, and warns of the settings that 5.2 asks for.
    """
    naar_scherm = post["EMAIL_BACKEND"].endswith(".console.EmailBackend")
    if versie < MAILERS_VANAF:
        return {**post, "EMAIL_TIMEOUT": wacht, "MAIL_NAAR_SCHERM": naar_scherm}
    opties = {optie: post[naam] for naam, optie in OPTIES.items() if post.get(naam) is not None}
    if opties:
        opties["timeout"] = wacht
    return {
        "MAILERS": {"default": {"BACKEND": post["EMAIL_BACKEND"], "OPTIONS": opties}},
        "MAIL_NAAR_SCHERM": naar_scherm,
    }
