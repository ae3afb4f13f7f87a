"""Nothing that readers may not see can be had, by any address, header, filter, order, count, ETag or feed.

The site is visited twice: as readers have it, and once more with everything secret beside it. Every answer must be the
same, byte for byte and header for header; to whoever has a role as well. Where nothing secret can be seen, nothing of
it can be counted either.
"""

import datetime
import io
import itertools
import re
import zipfile
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone
from lxml import html

from rapportages.rollen import ROLLEN
from tests import fabriek
from tests.rollen import als
from tests.site.adressen import apivragen, paden, routes
from tests.site.geheim import GETAL, MERK, andere_kleine_aantallen, embargo, openbare_stad, verberg_alles
from tests.site.klok import stil_klok
from tests.site.kruip import kruip


pytestmark = pytest.mark.django_db
GEZIEN = re.compile(
    rf"{MERK}|{GETAL // 1_000_000}[.,\s\u00a0]?{GETAL // 1000 % 1000}[.,\s\u00a0]?\d\d\d", re.IGNORECASE
)
#: Made while packing, and nothing of what is packed.
VLUCHTIG = ("docProps/core.xml",)
ALLES = "wie alles mag"
IEDEREEN = (*ROLLEN, ALLES)
METHODEN = ("head", "options", "post")


class Antwoord(tuple):
    """``(status, headers, content)``; what is packed is unpacked, so that the time of packing does not count."""

    __slots__ = ()

    @classmethod
    def van(cls, antwoord):
        inhoud, koppen = antwoord.getvalue(), dict(antwoord.headers)
        if zipfile.is_zipfile(io.BytesIO(inhoud)):
            with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
                delen = {naam: pakket.read(naam) for naam in pakket.namelist() if naam not in VLUCHTIG}
            inhoud = repr(sorted(delen.items())).encode()
            koppen.pop("Content-Length", None)
            koppen.pop("ETag", None)
        return cls((antwoord.status_code, tuple(sorted(koppen.items())), inhoud))

    @property
    def koppen(self):
        return dict(self[1])


def _keuzes(adres, inhoud) -> list[str]:
    """Each choice of each list of a page, as the address that asks it."""
    formulieren = html.fromstring(inhoud).iterfind(".//form")
    velden = (veld for form in formulieren if form.get("method", "get") == "get" for veld in form.iter("select"))
    return [
        f"{adres}?{veld.get('name')}={optie.get('value')}"
        for veld in velden
        for optie in veld.iter("option")
        if optie.get("value")
    ]


def _bezoeker(rol: str) -> Client:
    if rol != ALLES:
        return als(rol)
    client = Client()
    client.force_login(fabriek.gebruiker("super", is_staff=True, is_superuser=True))
    return client


def _beantwoord(client, adressen) -> dict[str, Antwoord]:
    cache.clear()
    return {adres: Antwoord.van(client.get(adres)) for adres in adressen}


def _adressen(client) -> list[str]:
    """All of them: what links lead to, what Django and the API have, and what lists on pages can be set to."""
    bezoek = kruip(client)
    eigen = [adres for alle in paden().values() for adres in alle]
    beschrijving = client.get("/api/v1/openapi.json").json()
    paginas = [antwoord for adres, antwoord in bezoek.items() if antwoord.is_pagina and "?" not in adres]
    keuzes = itertools.chain.from_iterable(_keuzes(pagina.adres, pagina.inhoud) for pagina in paginas)
    zoek = [f"/zoeken/?q={woord}" for woord in (MERK, "inbraken", "voortgang")] if "zoeken/" in routes() else []
    alle = [*bezoek, *eigen, *apivragen(beschrijving), *keuzes, *zoek]
    return [adres for adres in dict.fromkeys(alle) if not adres.startswith("/static/")]


def _anders_gevraagd(client, voor: dict[str, Antwoord]) -> dict[tuple, Antwoord]:
    """Of each kind of address one, by the other methods, and by who has seen it before."""
    uit = {}
    for adressen in paden().values():
        adres = next((adres for adres in adressen if voor[adres][0] == 200), None)
        if adres is None:
            continue
        for methode in METHODEN:
            uit[adres, methode] = Antwoord.van(getattr(client, methode)(adres))
        koppen = voor[adres].koppen
        if "ETag" in koppen:
            uit[adres, "ETag"] = Antwoord.van(client.get(adres, headers={"If-None-Match": koppen["ETag"]}))
        if "Last-Modified" in koppen:
            sinds = {"If-Modified-Since": koppen["Last-Modified"]}
            uit[adres, "Last-Modified"] = Antwoord.van(client.get(adres, headers=sinds))
    return uit


@pytest.fixture(scope="module")
def bezoeken(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), alle_bezoeken() as uit:
        yield uit


@contextmanager
def alle_bezoeken():
    """What the whole site answers: before and after the secrets were there, to each role, and after the embargo."""
    instellingen = {"GEMEENTE_CODE": "GM9999", "GEMEENTE_NAAM": "Voorbeeldstad", "API_PER_MINUUT": 0}
    with override_settings(**instellingen), transaction.atomic():
        openbare_stad()
        nu = timezone.now().replace(microsecond=0) + datetime.timedelta(hours=1)
        with stil_klok(nu):
            with transaction.atomic():  # as long as it takes to learn the addresses, those of secrets too
                verberg_alles()
                adressen = [adres for alle in paden().values() for adres in alle]
                transaction.set_rollback(True)
            client = Client()
            adressen = list(dict.fromkeys([*adressen, *_adressen(client)]))
            uit = SimpleNamespace(rollen={}, voor=_beantwoord(client, adressen))
            uit.anders_voor = _anders_gevraagd(client, uit.voor)
            andere_kleine_aantallen()
            verberg_alles()
            uit.na = _beantwoord(client, adressen)
            uit.anders_na = _anders_gevraagd(client, uit.voor)
            uit.nieuw = {adres for adres in kruip(client) if not adres.startswith("/static/")} - set(adressen)
            openbaar = [adres for adres, antwoord in uit.na.items() if antwoord[0] == 200]
            for nummer, rol in enumerate(IEDEREEN):
                # Each sees every kind of page; of the many questions to one page each role asks its share.
                deel = [a for n, a in enumerate(openbaar) if "?" not in a or n % len(IEDEREEN) == nummer]
                uit.rollen[rol] = _beantwoord(_bezoeker(rol), deel)
            straks = embargo() + datetime.timedelta(minutes=1)
        with stil_klok(straks):
            uit.straks = _beantwoord(client, [adres for adres in paden_van_rapporten() if adres in uit.na])
        yield uit
        transaction.set_rollback(True)


def paden_van_rapporten() -> list[str]:
    return [adres for route, alle in paden().items() if "rapportages" in route for adres in alle]


def _verschillen(voor: dict, na: dict) -> dict:
    """Where two visits differ, and around the first byte in which they do."""
    return {adres: _verschil(voor[adres], antwoord) for adres, antwoord in na.items() if antwoord != voor[adres]}


def _verschil(een: Antwoord, ander: Antwoord):
    if een[:2] != ander[:2]:
        return een[0], ander[0], set(een[1]) ^ set(ander[1])
    plek = next((n for n, (a, b) in enumerate(zip(een[2], ander[2], strict=False)) if a != b), len(een[2]))
    return een[2][plek - 80 : plek + 80], ander[2][plek - 80 : plek + 80]


def test_every_answer_is_the_same_with_secrets_and_without(bezoeken):
    assert len(bezoeken.na) > 400
    assert _verschillen(bezoeken.voor, bezoeken.na) == {}
    assert bezoeken.nieuw == set()


def test_so_is_every_answer_to_another_method_or_to_who_saw_it_before(bezoeken):
    assert {wat for _, wat in bezoeken.anders_na} == {*METHODEN, "ETag", "Last-Modified"}
    assert _verschillen(bezoeken.anders_voor, bezoeken.anders_na) == {}
    gezien = [antwoord for (_, wat), antwoord in bezoeken.anders_na.items() if wat == "ETag"]
    assert {antwoord[0] for antwoord in gezien} == {304}


@pytest.mark.parametrize("rol", IEDEREEN)
def test_who_has_a_role_reads_the_same_bytes(bezoeken, rol):
    assert len(bezoeken.rollen[rol]) > 100
    assert _verschillen(bezoeken.na, bezoeken.rollen[rol]) == {}


def test_no_mark_stands_anywhere(bezoeken):
    """Also not of what was withdrawn or followed, which is no secret but no longer there either."""
    gevonden = {
        adres: GEZIEN.search(repr(antwoord))[0]
        for adres, antwoord in bezoeken.na.items()
        if MERK.lower() not in adres.lower() and GEZIEN.search(repr(antwoord[1:]))
    }
    assert gevonden == {}


def test_the_same_search_finds_what_became_public(bezoeken):
    """So it would have found the rest."""
    gevonden = [adres for adres, antwoord in bezoeken.straks.items() if GEZIEN.search(repr(antwoord[1:]))]
    assert {"/rapportages/zwijg-embargo/", "/api/v1/rapportages", "/rapportages/feed.atom"} <= set(gevonden)
    assert "/rapportages/zwijg-embargo/versies/1/rapport.pdf" in gevonden
    assert "/rapportages/voortgang-2019/versies/2/" in gevonden
    stil = ("zwijg-concept", "zwijg-ingediend", "zwijg-gestopt")
    assert [adres for adres in gevonden if any(slug in adres for slug in stil)] == []
