"""A real SMTP server on loopback, which Django is told to use."""

import email
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy

from aiosmtpd.controller import Controller

from tools.postgres import vrije_poort
from veiligheid.mail import mailinstellingen


class Bus:
    """Keeps what the mail server receives; refuses one address."""

    def __init__(self):
        self.brieven = []

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("weg@"):
            return "550 Dit adres bestaat niet"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.brieven.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@contextmanager
def mailserver(settings) -> Iterator[Bus]:
    bus = Bus()
    controller = Controller(bus, hostname="127.0.0.1", port=vrije_poort())
    controller.start()
    post = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": controller.port,
    }
    for naam, waarde in mailinstellingen(post, wacht=20).items():
        setattr(settings, naam, waarde)
    try:
        yield bus
    finally:
        controller.stop()
