"""Questions that figures ask of whoever approves: this is far from its history, and perhaps nobody said why."""

from collections.abc import Iterable

from rapportages.invulblad import geschiedenis
from rapportages.invulblad.bron import bronvraag
from themas.enums import Metingsoort
from themas.models import Meting


def vragen_bij(metingen: Iterable[Meting]) -> dict[int, str]:
    """By primary key ``Klopt dit? ...`` for each level that is far from its history, answered or not.

    Two queries, however many figures; these want their ``indicator`` and ``periode`` loaded.
    """
    niveaus = [meting for meting in metingen if meting.soort == Metingsoort.NIVEAU]
    verleden = geschiedenis.lees_alle({(m.indicator_id, m.gebied_id, m.periode.puur) for m in niveaus})
    vragen = {}
    for meting in niveaus:
        velden = {"aantal": meting.aantal, "waarde": meting.waarde, "marge": meting.marge}
        if vraag := verleden[meting.gebied_id, meting.periode.puur].twijfel(meting.indicator, velden):
            vragen[meting.pk] = vraag
    return vragen


def vraag_bij(meting: Meting) -> str:
    """The question that this one figure asks, which need not be saved; empty where it asks none."""
    return next(iter(vragen_bij([meting]).values()), "")


def onbeantwoorde_vragen(metingen: Iterable[Meting]) -> dict[int, str]:
    """As ``vragen_bij``, without the figures whose remark says a word about it."""
    return vragen_bij(meting for meting in metingen if not meting.opmerking.strip())


def bronvragen_bij(metingen: Iterable[Meting]) -> dict[int, str]:
    """By primary key ``Klopt de bron? ...`` for each figure whose source names only earlier years.

    No queries for figures with their ``periode`` loaded.
    """
    vragen = {meting.pk: bronvraag(meting.bron, meting.periode.puur) for meting in metingen}
    return {pk: vraag for pk, vraag in vragen.items() if vraag}
