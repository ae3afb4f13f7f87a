"""Reports that readers can see: published, corrected, withdrawn, or known by title alone."""

import datetime

from rapportages.enums import Paragraafsoort
from rapportages.models import Voortgangsrapportage
from rapportages.publicatie.publiceren import dien_in, publiceer
from rapportages.publicatie.rectificeren import begin_rectificatie, rectificeer_zonder_tekst
from tests import fabriek
from tests.rapportages.publiceren.bouw import INDIENER, SCHRIJVER, UITGEVER, concept, schrijf_aan, wie
from tests.rapportages.verslagbouw import titelrapportage


WAT = {
    "wat_er_stond": "Het keurmerk is vernieuwd.",
    "wat_het_is": "Het keurmerk was niet verlopen.",
    "reden": "Wij lazen de datum verkeerd.",
}


def geschreven(slug="voortgang-2019", code="2019", nummer=1, **velden):
    """A concept in which an officer wrote every text, so that the computer adds no numbers of its own."""
    rapportage = concept(slug=slug, code=code, nummer=nummer, **velden)
    schrijf_aan(rapportage, "Er wordt minder ingebroken.", Paragraafsoort.BEELD)
    rapportage.refresh_from_db()
    return rapportage


def publiek(slug="voortgang-2019", code="2019", nummer=1, **velden):
    """A report, published at once or from its ``publiceren_op``."""
    rapportage = dien_in(rapportage=geschreven(slug, code, nummer, **velden), door=wie(INDIENER))
    publiceer(rapportage=rapportage, door=wie(UITGEVER))
    return Voortgangsrapportage.objects.get(pk=rapportage.pk)


def gerectificeerd(rapportage, tekst="Het aantal daalde.", *, vanaf=None, indicatoren=(), **wat):
    """The next version of a published report, public at once or from ``vanaf``."""
    begin_rectificatie(rapportage=rapportage, door=wie(SCHRIJVER), indicatoren=indicatoren, **(WAT | wat))
    rapportage.refresh_from_db()
    schrijf_aan(rapportage, tekst)
    Voortgangsrapportage.objects.filter(pk=rapportage.pk).update(publiceren_op=vanaf)
    rapportage.refresh_from_db()
    dien_in(rapportage=rapportage, door=wie(INDIENER))
    versie = publiceer(rapportage=rapportage, door=wie(UITGEVER))
    rapportage.refresh_from_db()
    return versie


def alleen_titel(slug="eerste-helft-2019", code="2019-H1", **velden):
    standaard = {"nummer": 9, "titel": "Voortgang eerste helft 2019", "bekend": "De raad besprak haar in juni."}
    return titelrapportage(slug, code, **standaard | velden)


def verbeterd(rapportage, *, datum=datetime.date(2020, 3, 1), indicatoren=(), **wat):
    """A correction of a report without text."""
    return rectificeer_zonder_tekst(
        rapportage=rapportage,
        datum=datum,
        bron=fabriek.BRON,
        indicatoren=indicatoren,
        ingediend_door=wie(INDIENER),
        door=wie(UITGEVER),
        **(WAT | wat),
    )
