"""Year plans and actions of Voorbeeldstad; like ``tests.fabriek``, which is full."""

import datetime

from rapportages.enums import Actiestatus, Jaarplanstatus
from rapportages.models import Actie, Actievoortgang, Jaarplan, Jaarplanthema
from tests import fabriek


def jaarplan(jaar=2019, *, plan=None, **velden):
    """Public, unless the test says otherwise."""
    standaard = {
        "jaar": jaar,
        "titel": f"Jaarplan {jaar}",
        "status": Jaarplanstatus.GEPUBLICEERD,
        "plan": plan or fabriek.beleidsplan(),
        "bron": fabriek.BRON,
    }
    return Jaarplan.objects.get_or_create(slug=velden.pop("slug", str(jaar)), defaults=standaard | velden)[0]


def concept(jaar=2020, **velden):
    return jaarplan(jaar, status=Jaarplanstatus.CONCEPT, **velden)


def themadoelen(*, van=None, thema=None, **velden):
    standaard = {"doelen": "Minder inbraken.\nMinder roof."}
    return Jaarplanthema.objects.get_or_create(
        jaarplan=van or jaarplan(), thema=thema or fabriek.thema(), defaults=standaard | velden
    )[0]


def actie(code="A01", *, van=None, **velden):
    standaard = {"tekst": f"Actie {code}", "status": Actiestatus.LOPEND}
    if "onderwerp" not in velden:
        velden["onderwerp"] = fabriek.onderwerp()
    return Actie.objects.get_or_create(jaarplan=van or jaarplan(), code=code, defaults=standaard | velden)[0]


def voortgang(*, bij=None, nummer=1, **velden):
    standaard = {"datum": datetime.date(2019, 12, 31), "tekst": "Het gaat goed."}
    return Actievoortgang.objects.get_or_create(actie=bij or actie(), nummer=nummer, defaults=standaard | velden)[0]
