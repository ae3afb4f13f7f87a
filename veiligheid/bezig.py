"""The database is busy: say so and when to try again, where Django would answer that something is broken.

On SQLite one writes at a time. Whoever saves while a large file is being stored waits, and is refused after the
``timeout`` of the connection. Nothing is lost: the transaction is undone, and what was typed is still on the screen.
"""

import logging

from django.db import OperationalError

from veiligheid.foutpaginas import weigering


WACHT = "60"  # seconds
MELDING = "De database is bezig, bijvoorbeeld met een groot bestand. Er is niets bewaard. Probeer het over een minuut."

log = logging.getLogger(__name__)


class DatabaseBezigMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, OperationalError):
            return None
        log.warning("The database refused %s %s: %s", request.method, request.path, exception)
        return weigering(request, MELDING, status=503, koppen={"Retry-After": WACHT})
