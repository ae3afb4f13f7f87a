"""Keeps robots and other sites away from a form that sets no cookie: docs/besluiten/0062.

What a browser says of itself, when the form was made, and a field that only a robot fills in. None of it asks
anything of people, and whoever is turned away is told why and loses nothing.
"""

import hashlib
from enum import Enum
from urllib.parse import urlsplit

from django.core import signing
from django.utils import timezone
from django.utils.crypto import salted_hmac

from themas.auditspoor import netwerk_van


ZOUT = "veiligheid.vertrouwen.melden"
MINST, HOOGST = 3, 24 * 60 * 60  # seconds between making the form and sending it
MEESTE_BYTES = 256 * 1024  # far more than fits in the form, so that who pastes too much is told so
EIGEN = ("same-origin", "none")  # by a page of ours, or by the reader himself


class Tijd(Enum):
    GOED = "goed"
    TE_SNEL = "te snel"
    VERLOPEN = "verlopen"


def komt_van_ons(request) -> bool:
    """Did a page of ours send this? Browsers say so in a way that no other site can change.

    A browser that sends neither header is older than 2020, or is no browser. Without cookies there is nobody in whose
    name such a request could be made, so it passes to the other guards, unless it names another site.
    """
    if bron := request.headers.get("Sec-Fetch-Site"):
        return bron in EIGEN
    hier = f"{request.scheme}://{request.get_host()}"
    if herkomst := request.headers.get("Origin"):
        return herkomst == hier
    verwijzer = request.headers.get("Referer")
    return not verwijzer or _herkomst_van(verwijzer) == hier


def te_groot(request) -> bool:
    """Asked before anything of it is read."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0) > MEESTE_BYTES
    except ValueError:
        return True


def _herkomst_van(adres: str) -> str:
    try:
        delen = urlsplit(adres)
    except ValueError:
        return ""
    return f"{delen.scheme}://{delen.netloc}"


def eigen_verwijzer(request) -> str:
    """The path of the page of ours from which somebody came here; empty when it is none of ours."""
    verwijzer = request.headers.get("Referer", "")
    if _herkomst_van(verwijzer) != f"{request.scheme}://{request.get_host()}":
        return ""
    return urlsplit(verwijzer).path


def nieuw_zegel() -> str:
    """When a form was made, signed."""
    return signing.TimestampSigner(salt=ZOUT).sign("melden")


def tijd_van(zegel: str) -> Tijd:
    """A seal that we did not make is one that ran out: both are mended by sending the form once more."""
    ondertekenaar = signing.TimestampSigner(salt=ZOUT)
    try:
        ondertekenaar.unsign(zegel, max_age=HOOGST)
    except signing.BadSignature:
        return Tijd.VERLOPEN
    try:
        ondertekenaar.unsign(zegel, max_age=MINST)
    except signing.SignatureExpired:
        return Tijd.GOED
    return Tijd.TE_SNEL


def kenmerk_van_herkomst(request) -> str:
    """Tells reports of one connection apart on one day; says nothing without our key, nor on another day."""
    adres = netwerk_van(request)
    return salted_hmac(ZOUT, f"{timezone.localdate()} {adres}", algorithm="sha256").hexdigest()


def kenmerk_van_formulier(zegel: str, *delen: str) -> str:
    """The same for a form that is sent two times; the address is left out, for it will be deleted."""
    return hashlib.sha256("\0".join((zegel, *delen)).encode()).hexdigest()
