"""Questions that figures ask of whoever approves: this is far from its history, and nobody said why."""

from collections import defaultdict
from collections.abc import Iterable

from rapportages.invulblad import geschiedenis
from themas.models import Meting


def vragen_bij(metingen: Iterable[Meting]) -> dict[int, str]:
    """By primary key ``Klopt dit? ...`` for each level that is far from its history, answered or not.

    Two queries for each area and period among them; a sheet or an import is one of each. The figures want their
    ``indicator``, ``gebied`` and ``periode`` loaded.
    """
    groepen = defaultdict(list)
    for meting in metingen:
        groepen[meting.gebied, meting.periode].append(meting)
    vragen = {}
    for (gebied, periode), groep in groepen.items():
        verleden = geschiedenis.lees(periode.puur, {meting.indicator_id for meting in groep}, gebied)
        for meting in groep:
            velden = {"aantal": meting.aantal, "waarde": meting.waarde, "marge": meting.marge}
            if vraag := verleden.vraag(meting.indicator, velden):
                vragen[meting.pk] = vraag
    return vragen


def onbeantwoorde_vragen(metingen: Iterable[Meting]) -> dict[int, str]:
    """As ``vragen_bij``, without the figures whose remark says a word about it."""
    return vragen_bij(meting for meting in metingen if not meting.opmerking.strip())
