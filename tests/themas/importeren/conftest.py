import datetime
import io
import re
from itertools import pairwise

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from themas.enums import Gebiedsoort, Noemersoort, Richting, Status
from themas.importeren import Importfout, importeer
from themas.models import Bronnotitie, Gebied, Indicator, Meting, Noemer, Periode


NU = datetime.datetime(2024, 6, 15, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NU)


@pytest.fixture
def jan(db):
    return User.objects.create_user("jan")


@pytest.fixture
def wereld(db):
    """Two indicators and two areas to speak about."""
    for slug, naam in (("woninginbraken", "Woninginbraken"), ("misdrijven", "Alle misdrijven")):
        Indicator.objects.create(
            slug=slug,
            naam=naam,
            definitie="Aangiften bij de politie.",
            teller=naam.lower(),
            noemersoort=Noemersoort.INWONERS,
            gewenste_richting=Richting.LAGER,
            bron="Politie",
        )
    Gebied.objects.create(code="GM0034", naam="Almere", soort=Gebiedsoort.GEMEENTE)
    Gebied.objects.create(code="NL01", naam="Nederland", soort=Gebiedsoort.LAND)


@pytest.fixture
def lees(wereld, jan):
    """Imports text or bytes on behalf of jan."""

    def lees(inhoud, naam="cijfers.csv"):
        inhoud = inhoud.encode() if isinstance(inhoud, str) else inhoud
        return importeer(io.BytesIO(inhoud), door=jan, naam=naam)

    return lees


@pytest.fixture
def fouten(lees):
    """The mistakes of a file as (line, column, message), after checking that it left no trace."""

    def fouten(inhoud):
        voor = alles()
        with pytest.raises(Importfout) as gevangen:
            lees(inhoud)
        assert alles() == voor
        return [(fout.regel, fout.kolom, fout.melding) for fout in gevangen.value.fouten]

    return fouten


@pytest.fixture
def stel_vast(db):
    """Approves all that is open, as the verb of the next floor does it."""
    petra, _ = User.objects.get_or_create(username="petra")

    def stel_vast():
        for meting in Meting.objects.open():
            Meting.objects.filter(pk=meting.vervangt_id).update(opgevolgd_op=NU)
            Meting.objects.filter(pk=meting.pk).update(
                status=Status.VASTGESTELD, beoordeeld_door=petra, beoordeeld_op=NU
            )

    return stel_vast


@pytest.fixture
def vragen():
    """Counts queries. Django cuts an INSERT into pieces for SQLite; pieces of one table in a row count once."""

    def vragen(werk):
        with CaptureQueriesContext(connection) as gevangen:
            werk()
        soorten = [re.match(r"(INSERT INTO \S+|.*)", vraag["sql"], re.DOTALL)[1] for vraag in gevangen]
        return len([s for s, vorige in pairwise(["", *soorten]) if s != vorige or not s.startswith("INSERT")])

    return vragen


def alles():
    """All that an import may touch."""
    modellen = (Meting, Noemer, Bronnotitie, Periode)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in modellen}


@pytest.fixture
def bronnen(wereld, settings):
    """We are Almere, and know two sources."""
    from tests.themas.importeren import bronwereld  # it needs what stands above

    settings.GEMEENTE_CODE, settings.GEMEENTE_NAAM = "GM0034", "Almere"
    bronwereld.maak_bronnen()
