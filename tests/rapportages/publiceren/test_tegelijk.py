"""Two officers at once: one version comes of it, and no text slips in behind the one who hands in."""

import pytest
from django.core.exceptions import ValidationError

from rapportages.enums import Rapportstatus
from rapportages.models import Momentopname, Versie, Voortgangsrapportage
from rapportages.publicatie.publiceren import dien_in, publiceer
from rapportages.publicatie.rectificeren import begin_rectificatie
from tests.rapportages.publiceren import bouw
from tests.rapportages.publiceren.bouw import INDIENER, wie
from tests.rapportages.test_tegelijk import tegelijk


pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("stad")]


def een_gelukt(uitkomsten):
    fouten = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Exception)]
    assert [type(fout) for fout in fouten] == [ValidationError] * (len(uitkomsten) - 1)
    return next(uitkomst for uitkomst in uitkomsten if not isinstance(uitkomst, Exception))


@pytest.mark.parametrize("poging", range(3))
def test_publishing_twice_at_once_makes_one_version(poging):
    rapportage = bouw.ingediend()
    personen = [wie(naam) for naam in ("derde", "vierde", "vijfde")]
    versie = een_gelukt(tegelijk(*[lambda p=p: publiceer(rapportage=rapportage, door=p) for p in personen]))
    assert Versie.objects.get() == versie
    assert Momentopname.objects.count() == versie.delen


def test_correcting_twice_at_once_makes_one_proposal():
    rapportage = bouw.gepubliceerd().rapportage
    personen = [wie(naam) for naam in ("derde", "vierde")]
    voorstel = een_gelukt(
        tegelijk(
            *[lambda p=p: begin_rectificatie(rapportage=rapportage, door=p, **bouw.RECTIFICATIE) for p in personen]
        )
    )
    assert Voortgangsrapportage.objects.get().rectificatievoorstel == voorstel


@pytest.mark.parametrize("poging", range(3))
def test_who_writes_while_it_is_handed_in_is_first_or_refused(poging):
    rapportage = bouw.concept()
    schrijver, indiener = wie("laat"), wie(INDIENER)
    rij = bouw.paragraaf(rapportage)
    geschreven, _ = tegelijk(
        lambda: bouw.schrijf(paragraaf=rij, tekst="Nog snel iets.", door=schrijver),
        lambda: dien_in(rapportage=rapportage, door=indiener),
    )
    rij.refresh_from_db()
    assert Voortgangsrapportage.objects.get().status == Rapportstatus.INGEDIEND
    assert rij.tekst == (bouw.ALGEMEEN if isinstance(geschreven, ValidationError) else "Nog snel iets.")
