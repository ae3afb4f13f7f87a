"""What a picture says of where it is from, since it travels without its page."""

import datetime
from dataclasses import dataclass

from django.conf import settings

from themas.weergave.letters import schoon
from themas.weergave.opmaak import datum


@dataclass(frozen=True, slots=True)
class Herkomst:
    """``verzonnen`` is what a municipality says that does not exist, and empty for one that does."""

    gemeente: str
    portaal: str
    bijgewerkt: str
    adres: str
    verzonnen: str


def herkomst(pad: str, bijgewerkt_op: datetime.date | None) -> Herkomst:
    """Of the page at this path, with figures as they were approved until this day."""
    return Herkomst(
        gemeente=f"Gemeente {schoon(settings.GEMEENTE_NAAM)}",
        portaal=schoon(settings.PORTAAL_NAAM),
        bijgewerkt=f"Cijfers bijgewerkt op {datum(bijgewerkt_op)}" if bijgewerkt_op else "",
        adres=schoon(f"{settings.SITE_ADRES}{pad}").removeprefix("https://").removeprefix("http://"),
        verzonnen=f"{schoon(settings.GEMEENTE_NAAM)} bestaat niet. Deze cijfers zijn verzonnen."
        if settings.GEMEENTE_VERZONNEN
        else "",
    )
