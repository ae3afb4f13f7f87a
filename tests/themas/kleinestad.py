"""A town with small counts, for the tests of what is hidden."""

from rapportages.vaststellen import stel_vast
from tests import fabriek
from themas.enums import Gebiedsoort, Status


D = 5  # the threshold


def geldt(indicator, code, aantal=None, gebied=None, **velden):
    if aantal is not None:
        velden["aantal"] = aantal
    return fabriek.vastgestelde_meting(code, van=indicator, in_gebied=gebied, **velden)


def vervang(oud, **velden):
    velden = {"aantal": oud.aantal} | velden
    nieuw = fabriek.meting(
        oud.periode.code,
        van=oud.indicator,
        in_gebied=oud.gebied,
        status=Status.INGEDIEND,
        vervangt=oud,
        reden="Opnieuw geteld.",
        **velden,
    )
    stel_vast(rijen=[nieuw], door=fabriek.gebruiker("collega"))
    return nieuw


def buurten(*namen, wijk="Centrum"):
    gemeente = fabriek.gebied()
    code = f"WK99990{len(wijk)}"
    wijk = fabriek.gebied(code, wijk, soort=Gebiedsoort.WIJK, ligt_in=gemeente)
    return wijk, [
        fabriek.gebied(f"{code.replace('WK', 'BU')}{i}", naam, soort=Gebiedsoort.BUURT, ligt_in=wijk)
        for i, naam in enumerate(namen)
    ]


def hier(periode, versie=0, slug="overlast", gebied="Voorbeeldstad"):
    """The key of a figure in ``lezer.cijfers``."""
    return (slug, gebied, periode, versie)
