"""Giving out a file that officers added: to keep, never to open in our own pages."""

import logging

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.urls import register_converter
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from convenanten.documenten.bewaren import genoemde_documenten, plaats, van_stukken
from convenanten.models.document import opslag


log = logging.getLogger(__name__)
UUR = 60 * 60  # seconds
SOORTEN = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
NIET_OPENBAAR = "Dit document staat niet (meer) op de site."
KWIJT = "Dit document hoort hier te staan, maar wij vinden het bestand niet. Meld het ons, dan zoeken wij het op."


class Sha256:
    """In an address: a file by what it holds."""

    regex = "[0-9a-f]{64}"
    to_python = to_url = str


register_converter(Sha256, "sha256")


@require_safe
def convenantdocument(request, sha256):
    """Only what an edition that holds now names. Who is signed in is sent on to where officers fetch theirs."""
    publicaties = van_stukken().geldend().filter(inhoud__contains=f'"sleutel":"{sha256}"')
    document = next((d for d in genoemde_documenten(publicaties) if d["sleutel"] == sha256), None)
    if document is None:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return redirect("admin:convenanten_document_bestand", sha256)
        raise Http404(NIET_OPENBAAR)
    # Asked before the file is opened, since nobody would close it.
    if bekend := get_conditional_response(request, etag=f'"{sha256}"'):
        return bekend
    antwoord = bestandantwoord(sha256, naam=document["bestand"], soort=document["soort"])
    patch_cache_control(antwoord, public=True, max_age=UUR)
    return antwoord


def bestandantwoord(sha256: str, *, naam: str, soort: str) -> FileResponse:
    """The file as something to keep. Raises Http404 and logs it where the file is gone from the disk."""
    try:
        bestand = opslag().open(plaats(sha256))
    except OSError:
        log.exception("Document ‘%s’ staat niet in %s.", naam, opslag().path(plaats(sha256)))
        raise Http404(KWIJT) from None
    antwoord = FileResponse(bestand, as_attachment=True, filename=naam, content_type=SOORTEN[soort])
    antwoord["X-Content-Type-Options"] = "nosniff"
    # Whoever opens it in a browser after all, opens it in an origin of its own, in which nothing runs.
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    antwoord["Content-Encoding"] = "identity"  # packed already; and so its length is known
    antwoord["ETag"] = f'"{sha256}"'
    return antwoord
