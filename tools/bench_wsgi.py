"""The portal and, in the same process, a Django without middleware for the bare pages under ``/zonder/``."""

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.test.utils import override_settings


portaal = get_wsgi_application()
# A handler reads the middleware once, when it is made.
with override_settings(MIDDLEWARE=[]):
    zonder = WSGIHandler()


def application(environ, start_response):
    handler = zonder if environ["PATH_INFO"].startswith("/zonder/") else portaal
    return handler(environ, start_response)
