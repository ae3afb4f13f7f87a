"""Wijken and buurten on the page of a figure: two tables, each sorted by itself and without a script."""

from urllib.parse import urlencode

import pytest

from tests.site.kruip import tekst, vraag


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("almere")]


def test_a_table_of_areas_sorts_both_ways_and_by_nonsense_as_usual(client):
    adres = "/indicatoren/misdrijven/"
    wijken, buurten = _gebieden(vraag(client, adres))
    assert len(buurten) > len(wijken) > 50
    for plek, veld in enumerate(("sorteer", "sorteer-buurten")):
        zo = (wijken, buurten)[plek]
        heen, terug = (_gebieden(vraag(client, f"{adres}?{veld}={naam}")) for naam in ("naam", "-naam"))
        assert zo != heen[plek] != terug[plek]
        assert sorted(zo) == sorted(heen[plek]) == sorted(terug[plek])
        # The other table stays as it was.
        assert heen[1 - plek] == terug[1 - plek] == (wijken, buurten)[1 - plek]
        for onzin in ("onzin,-", "\x00", "x" * 5000):
            assert _gebieden(vraag(client, f"{adres}?{urlencode({veld: onzin})}"))[plek] == zo


def test_only_the_table_that_is_sorted_stands_open(client):
    for vraagdeel, open_ in (
        ("", []),
        ("?sorteer=naam", ["tabel-wijken"]),
        ("?sorteer-buurten=naam", ["tabel-buurten"]),
    ):
        vak = _vak(vraag(client, f"/indicatoren/misdrijven/{vraagdeel}"))
        assert [deel.get("id") for deel in vak.iter("details") if deel.get("open") is not None] == open_


def _vak(pagina):
    [vak] = [deel for deel in pagina.main.iter("section") if deel.get("id") == "gebieden"]
    return vak


def _gebieden(pagina):
    return [[tekst(rij.find("th")) for rij in tabel] for tabel in _vak(pagina).iter("tbody")]
