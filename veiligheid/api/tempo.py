"""How much one visitor may ask: API_PER_MINUUT requests a minute, counted in the cache that Django has."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from ninja.throttling import SimpleRateThrottle

from themas.auditspoor import netwerk_van


class Tempo(SimpleRateThrottle):
    """By address (of IPv6 by network), of which only a keyed hash is kept, and no longer than the minute it is for.

    ``netwerk_van`` believes X-Forwarded-For behind our own proxy alone, and then only what that proxy added: whoever
    sends the header himself does not become somebody else. The cache of Django is that of one process unless it is
    set otherwise, so with two workers the limit is twice as high (docs/beheer/api.md).
    """

    scope = "api"

    def __init__(self):
        super().__init__(rate="1/min")

    def allow_request(self, request: HttpRequest) -> bool:
        self.num_requests = settings.API_PER_MINUUT
        return not self.num_requests or super().allow_request(request)

    def get_cache_key(self, request: HttpRequest) -> str:
        wie = salted_hmac("veiligheid.api.tempo", netwerk_van(request), algorithm="sha256").hexdigest()
        return self.cache_format % {"scope": self.scope, "ident": wie}
