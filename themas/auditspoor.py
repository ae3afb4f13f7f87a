"""The audit trail: one line for everything that somebody did, and to what, with which result.

A line says action, object, result, origin, actor and time (BIO2 8.15.01), as JSON on the logger ``audit``. It names
what was changed and never its contents, so no secret or personal data beyond the account ends up in a log.
"""

import ipaddress
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from datetime import UTC, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction


log = logging.getLogger("audit")
OPDRACHTREGEL = "opdrachtregel"
_herkomst: ContextVar[str] = ContextVar("herkomst", default=OPDRACHTREGEL)
_actor: ContextVar[object] = ContextVar("actor", default=None)


def leg_vast(*, actie: str, object: str, resultaat: str = "gelukt", door=None, **details) -> None:  # noqa: A002
    """Write one line. ``door`` is a user or a name; without it whoever sent the request, else nobody.

    ``details`` are counts, keys and hashes that make the object findable, such as ``aantal=12``.
    """
    door = door or _actor.get()
    regel = {
        "tijd": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "actie": actie,
        "object": object,
        "resultaat": resultaat,
        "herkomst": _herkomst.get(),
        "actor": getattr(door, "get_username", lambda: str(door or ""))() or "onbekend",
    }
    log.info(json.dumps(regel | details, ensure_ascii=False, default=str))


def leg_vast_na_commit(**regel) -> None:
    """The same line once the transaction holds: what is undone was not done. Says where the deed came from."""
    omgeving = copy_context()
    transaction.on_commit(lambda: omgeving.run(leg_vast, **regel))


@contextmanager
def daad(**regel) -> Iterator[dict]:
    """One line for what is done inside: after the transaction when it was done, at once when it was refused.

    A ``ValidationError`` is a refusal. What is put in the dict that it gives, is added to the line.
    """
    details: dict = {}
    try:
        yield details
    except ValidationError:
        leg_vast(**regel, resultaat="geweigerd")
        raise
    leg_vast_na_commit(**regel, **details)


def herkomst() -> str:
    """From where the deed of this moment comes, for who carries it on later."""
    return _herkomst.get()


@contextmanager
def vanaf(waar: str, door) -> Iterator[None]:
    """For work in the background: its lines name the address and the person that it is done for."""
    herkomst_was, actor_was = _herkomst.set(waar), _actor.set(door)
    try:
        yield
    finally:
        _herkomst.reset(herkomst_was)
        _actor.reset(actor_was)


class HerkomstMiddleware:
    """Remembers, while a request runs, from which address it came and who sent it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with vanaf(adres_van(request), getattr(request, "user", None)):
            return self.get_response(request)


def adres_van(request) -> str:
    """The address of the visitor; behind our own proxy the last one in X-Forwarded-For, which the proxy itself set."""
    if settings.ACHTER_PROXY == "ja":
        doorgestuurd = request.headers.get("X-Forwarded-For", "").split(",")
        if doorgestuurd[-1].strip():
            return doorgestuurd[-1].strip()
    return request.META.get("REMOTE_ADDR") or "onbekend"


def netwerk_van(request) -> str:
    """By what visitors are told apart where asking often has a limit: the address, or of IPv6 the first half of it.

    Who has an IPv6 address has all of the other half. Some proxies write a port behind the address, which is another
    one for each connection.
    """
    adres = re.sub(r"^(?:\[([^\]]*)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$", r"\1\2", adres_van(request))
    try:
        ip = ipaddress.ip_address(adres)
    except ValueError:
        return adres  # what a proxy calls it otherwise, is as good
    if ip.version == 4:
        return str(ip)
    return str(ip.ipv4_mapped or ipaddress.ip_network((int(ip), 64), strict=False))
