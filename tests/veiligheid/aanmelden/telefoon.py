"""The app of an officer."""

import time
from base64 import b32decode

from django_otp.oath import TOTP


class Telefoon:
    """``code(1)`` is the code of half a minute later, which a phone whose clock is fast would show."""

    def __init__(self, sleutel: str):
        self.sleutel = sleutel

    @classmethod
    def van_pagina(cls, groepen: str) -> "Telefoon":
        """With the secret as the page shows it, in groups of four."""
        return cls(b32decode(groepen.replace(" ", "").replace("\n", "")).hex())

    def code(self, later: int = 0) -> str:
        totp = TOTP(bytes.fromhex(self.sleutel))
        totp.time = time.time() + 30 * later
        return f"{totp.token():06}"

    def foute_code(self) -> str:
        goed = {self.code(later) for later in (-2, -1, 0, 1, 2)}
        return next(code for code in (f"{n:06}" for n in range(10)) if code not in goed)
