"""The second factor of an account: the app that makes codes, and the recovery codes for when the phone is gone.

Both are devices of django-otp, which keeps a used code from working twice and makes who guesses wait ever longer.
"""

import math
import re
import secrets
import time
from base64 import b32encode

import segno
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from themas.auditspoor import leg_vast, leg_vast_na_commit


AANTAL_HERSTELCODES = 10
CIJFERS_CODE, CIJFERS_HERSTELCODE = 6, 12


class CodeKloptNiet(Exception):
    """The code is wrong, or was used before."""


class BestaatAl(Exception):
    """The account has a device by now; only who can use that may put another in its place."""


class Wacht(Exception):
    """Too soon after a wrong code. ``seconden`` says how long it takes before another is looked at."""

    def __init__(self, seconden: int):
        self.seconden = seconden


def heeft_apparaat(gebruiker) -> bool:
    return TOTPDevice.objects.devices_for_user(gebruiker, confirmed=True).exists()


def heeft_iets(gebruiker) -> bool:
    return any(soort.objects.filter(user=gebruiker).exists() for soort in (TOTPDevice, StaticDevice))


def aantal_herstelcodes(gebruiker) -> int:
    """How many are left."""
    return StaticToken.objects.filter(device__user=gebruiker).count()


def nieuwe_sleutel() -> str:
    return random_hex(20)


def in_groepen(sleutel: str) -> str:
    """The secret as an app wants it typed in, in groups of four."""
    return " ".join(re.findall(".{4}", b32encode(bytes.fromhex(sleutel)).decode()))


def qr_code(gebruiker, sleutel: str) -> str:
    """SVG without styles, black on white in dark mode too."""
    adres = TOTPDevice(user=gebruiker, key=sleutel).config_url
    return segno.make(adres, error="m").svg_inline(scale=4, light="#fff", svgclass=None, lineclass=None)


@transaction.atomic
def koppel(*, gebruiker, sleutel: str, code: str, door, vervangt: bool) -> list[str]:
    """Put the app that made this code in the place of what there was, and give new recovery codes.

    Without ``vervangt`` only a first one: who knows no more than the password must not replace anything.
    Raises ``CodeKloptNiet`` or ``BestaatAl``.
    """
    get_user_model().objects.select_for_update().get(pk=gebruiker.pk)
    regel = {"actie": "tweede factor instellen", "object": _noem(gebruiker), "door": door}
    if not vervangt and heeft_apparaat(gebruiker):
        leg_vast(**regel, resultaat="geweigerd")
        raise BestaatAl
    totp = TOTP(bytes.fromhex(sleutel))
    totp.time = time.time()
    if len(code) != CIJFERS_CODE or not totp.verify(int(code), tolerance=1):
        leg_vast(**regel, resultaat="mislukt")
        raise CodeKloptNiet
    TOTPDevice.objects.filter(user=gebruiker).delete()
    # The code that proves it is spent: the next one must be newer.
    TOTPDevice.objects.create(user=gebruiker, name="app", key=sleutel, last_t=totp.t(), drift=totp.drift)
    leg_vast_na_commit(**regel)
    return vernieuw_herstelcodes(gebruiker=gebruiker, door=door)


@transaction.atomic
def vernieuw_herstelcodes(*, gebruiker, door) -> list[str]:
    """New codes, the only time that they can be read. The old ones stop working."""
    StaticDevice.objects.filter(user=gebruiker).delete()
    apparaat = StaticDevice.objects.create(user=gebruiker, name="herstelcodes")
    codes = [f"{secrets.randbelow(10**CIJFERS_HERSTELCODE):0{CIJFERS_HERSTELCODE}}" for _ in range(AANTAL_HERSTELCODES)]
    StaticToken.objects.bulk_create(StaticToken(device=apparaat, token=_onleesbaar(gebruiker, c)) for c in codes)
    leg_vast_na_commit(actie="herstelcodes maken", object=_noem(gebruiker), door=door, aantal=len(codes))
    return codes


@transaction.atomic
def wis(*, gebruiker, door) -> None:
    """Take the second factor away; at the next sign-in the account sets a new one. Open sessions end at once."""
    for soort in (TOTPDevice, StaticDevice):
        soort.objects.filter(user=gebruiker).delete()
    leg_vast_na_commit(actie="tweede factor wissen", object=_noem(gebruiker), door=door)


def controleer_code(*, gebruiker, code: str):
    """The device that accepted a code of the app or a recovery code. Raises ``CodeKloptNiet`` or ``Wacht``."""
    herstel = len(code) == CIJFERS_HERSTELCODE
    soort, toets = (StaticDevice, _onleesbaar(gebruiker, code)) if herstel else (TOTPDevice, code)
    with transaction.atomic():  # raised outside it, or a failure would not be counted
        apparaat = soort.objects.select_for_update().filter(user=gebruiker, confirmed=True).first()
        mag, waarom = apparaat.verify_is_allowed() if apparaat else (True, None)
        klopt = bool(mag and apparaat and apparaat.verify_token(toets))
    if not mag:
        raise Wacht(max(1, math.ceil((waarom["locked_until"] - timezone.now()).total_seconds())))
    if not klopt:
        raise CodeKloptNiet
    if herstel:
        over = aantal_herstelcodes(gebruiker)
        leg_vast_na_commit(actie="herstelcode gebruiken", object=_noem(gebruiker), door=gebruiker, over=over)
    return apparaat


def _onleesbaar(gebruiker, code: str) -> str:
    """What is kept of a recovery code: 64 bits that nobody turns back without the secret key of the portal."""
    return salted_hmac(f"herstelcode-{gebruiker.pk}", code, algorithm="sha256").hexdigest()[:16]


def _noem(gebruiker) -> str:
    return f"account {gebruiker.get_username()}"
