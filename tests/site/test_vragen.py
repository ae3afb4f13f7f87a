"""A page asks the database as often for fifty rows as for one."""

import pytest
from django.db import transaction

from tests.site.gemeente import bouw
from tests.site.kruip import vraag


pytestmark = pytest.mark.django_db
MEESTE_VRAGEN = 12
# Reports are published one by one, so tests/rapportages/lezen/test_vraagaantal.py sees to theirs.
ADRESSEN = [
    "/",
    "/bijeenkomsten/",
    "/bijeenkomsten/?status=geweest&jaar=2018&sorteer=-verslag",
    "/bijeenkomsten/bijeenkomst-0/",
    "/bijeenkomsten/bijeenkomst-0/?status=ingezonden",
    "/convenanten/",
    "/convenanten/?partij=politie&stand=verlopen&sorteer=-einde&q=convenant",
    "/convenanten/convenant-0/",
    "/convenanten/einddata.ics",
    "/dashboard/",
    "/dashboard/?q=doel&oordeel=op_koers&sorteer=-verschil",
    "/dashboard/?periode=nieuwste",
    "/dashboard/doelen.csv",
    "/dashboard/doelen.xlsx",
    "/dashboard/peiljaar-is-100/",
    "/dashboard/peiljaar-is-100/?figuur=index",
    "/jaarplannen/",
    "/jaarplannen/2019/",
    "/jaarplannen/2019/?status=lopend&q=actie",
    "/keurmerk-veilig-ondernemen/",
    "/keurmerk-veilig-ondernemen/?datum=2022-06-30&soort=bedrijventerrein&stand=onbekend&sorteer=-naam",
    "/kennisbank/",
    "/kennisbank/?onderbouwing=ervaring&veld=veld-0&q=aanpak&sorteer=-effect",
    "/kennisbank/aanpak-0/",
    "/plannen/",
    "/plannen/plan-2019-2022/",
    "/plannen/plan-2019-2022/thema-0/",
    "/indicatoren/",
    "/indicatoren/cijfer-0/",
    "/indicatoren/cijfer-0/?sorteer=aantal",
    "/indicatoren/cijfer-0/cijfers.csv",
    "/indicatoren/cijfer-0/cijfers.xlsx",
    "/indicatoren/cijfer-0/figuren/cijfer-0-jaar.json",
    "/indicatoren/cijfer-0/figuren/cijfer-0-jaar.svg",
    "/indicatoren/cijfer-0/insluiten/",
    "/dashboard/peiljaar-is-100/index.svg",
    "/verandering.svg",
    "/raad/",
    "/raad/?status=openstaand&sorteer=-termijn",
    "/raad/in-het-kort/",
    "/raad/motie-0/",
    "/raad/brief/",
    "/zoeken/",
    "/zoeken/?q=doel",
    "/zoeken/?q=cijferr",
]


def test_as_many_queries_for_one_row_as_for_fifty(client):
    klein, enkele, groot = (_met(aantal, client) for aantal in (1, 3, 50))
    vragen = {adres: [met[adres].vragen for met in (klein, enkele, groot)] for adres in ADRESSEN}
    assert {adres: keer for adres, keer in vragen.items() if len(set(keer)) > 1} == {}
    assert {adres: keer for adres, keer in vragen.items() if max(keer) > MEESTE_VRAGEN} == {}
    # The rows were really shown; a page that was asked nothing has none to show.
    gevraagd = [adres for adres in ADRESSEN if adres != "/zoeken/"]
    assert [adres for adres in gevraagd if not len(klein[adres].inhoud) < len(groot[adres].inhoud)] == []


def _met(aantal, client):
    """What all addresses answer with so many rows of everything."""
    with transaction.atomic():
        bouw(aantal)
        antwoorden = {adres: vraag(client, adres) for adres in ADRESSEN}
        transaction.set_rollback(True)
    assert {adres: antwoord.status for adres, antwoord in antwoorden.items() if antwoord.status != 200} == {}
    return antwoorden
