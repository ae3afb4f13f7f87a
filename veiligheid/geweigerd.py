"""A trigger refused a change: say so, where Django would answer that something is broken.

No screen offers such a change, but Django's own pages may stumble on one: removing a figure, for instance, would take
its name out of a correction.
"""

import logging

from themas.triggers import melding_van
from veiligheid.foutpaginas import weigering


log = logging.getLogger(__name__)


class GeweigerdMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        melding = melding_van(exception)
        if not melding:
            return None
        log.warning("The database refused %s %s: %s", request.method, request.path, melding)
        return weigering(request, melding, status=409)
