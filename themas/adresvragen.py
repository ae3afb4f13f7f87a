"""What an address asks that a page does not know: said on the page, never an error page."""

from collections.abc import Collection

from django.http import QueryDict


LENGTE, MEEST = 40, 5


def zonder_nul(vragen: QueryDict) -> QueryDict:
    """The same address without the one character that no page may hold; nobody types it."""
    if not any("\0" in naam + "".join(waarden) for naam, waarden in vragen.lists()):
        return vragen
    schoon = QueryDict(mutable=True)
    for naam, waarden in vragen.lists():
        schoon.setlist(naam.replace("\0", ""), [waarde.replace("\0", "") for waarde in waarden])
    return schoon


def onbekende_vragen(vragen: QueryDict, bekend: Collection[str]) -> list[str]:
    """A sentence for each of the first five names that the page has no use for; campaign parameters (utm_) pass."""
    onbekend = [naam for naam in zonder_nul(vragen) if naam not in bekend and not naam.startswith("utm_")]
    return [f"Het filter ‘{naam[:LENGTE]}’ kennen wij niet. Wij hebben het overgeslagen." for naam in onbekend[:MEEST]]


def onbekende_volgorde(vragen: QueryDict, tabel) -> list[str]:
    """A sentence where the address sorts a table by what is no column of it."""
    sorteerbaar = {naam for naam, kolom in tabel.columns.items() if kolom.orderable}
    gevraagd = [naam for naam in vragen.getlist(tabel.order_by_field) if naam]
    onbekend = [naam for naam in gevraagd if naam.lstrip("-") not in sorteerbaar]
    return [f"Op ‘{naam[:LENGTE]}’ kunnen wij niet sorteren. De gewone volgorde staat er." for naam in onbekend[:1]]
