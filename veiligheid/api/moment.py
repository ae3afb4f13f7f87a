"""Last-Modified, where one moment covers all that an answer says (0054)."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import http_date

from themas.models import Publicatie
from veiligheid.api.versie import SINDS


KOP = "Last-Modified"
#: A later version of the API may say more of the same edition.
VORM_SINDS = datetime(SINDS.year, SINDS.month, SINDS.day, tzinfo=UTC)


def sinds(request: HttpRequest, publicatie: Publicatie) -> None:
    """Say of the answer that it is so since ``publicatie``, for a view that tells nothing beside it.

    An edition is sealed, and whatever takes its place at its address was published later.
    """
    request.veranderd_op = max(publicatie.gepubliceerd_op, VORM_SINDS)


def zet_moment(request: HttpRequest, antwoord: HttpResponse) -> None:
    """The header counts in whole seconds, so it waits until nothing else can be published in the same one."""
    op = getattr(request, "veranderd_op", None)
    if op and int(op.timestamp()) < int(timezone.now().timestamp()):
        antwoord[KOP] = http_date(op.timestamp())
