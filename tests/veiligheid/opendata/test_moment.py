"""What is read for one package belongs together, and nobody who writes has to wait for it."""

import datetime
import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.rapportages.lezen.bouw import publiek
from tests.rapportages.publiceren.bouw import over
from tests.veiligheid.opendata.uitpakken import haal
from themas.models import Begrip
from veiligheid.opendata.lezing import een_moment


MINUUT = datetime.timedelta(minutes=1)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_snapshot_while_others_write():
    schrijf("eerst")
    with een_moment():
        assert woorden() == ["eerst"]
        draad = threading.Thread(target=schrijf_elders)
        draad.start()
        draad.join(timeout=10)
        assert not draad.is_alive()
        assert woorden() == ["eerst"]
    assert woorden() == ["eerst", "later"]


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_no_lock_to_write_is_taken_and_the_transaction_ends():
    gevraagd = []
    with connection.execute_wrapper(lambda doe, sql, *rest: gevraagd.append(sql) or doe(sql, *rest)), een_moment():
        assert woorden() == []
    assert (gevraagd[0], gevraagd[-1]) == ("BEGIN DEFERRED", "ROLLBACK")
    schrijf("daarna")
    assert woorden() == ["daarna"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_nothing_is_looked_over_until_something_is_written_or_an_embargo_ends(client, zet_klok):
    moment = over(hours=3)
    publiek(publiceren_op=moment)
    eerst = haal(client)[0]["ETag"]
    haal(client)

    def vragen():
        with CaptureQueriesContext(connection) as gevraagd:
            etag = haal(client)[0]["ETag"]
        return len(gevraagd), etag

    assert vragen()[0] <= 4
    schrijf("nieuw")
    aantal, etag = vragen()
    assert (aantal > 20, etag != eerst) == (True, True)
    vragen()
    assert vragen()[0] <= 4
    zet_klok(moment)
    aantal, later = vragen()
    assert (aantal > 20, later != etag) == (True, True)
    zet_klok(moment - MINUUT)
    assert vragen()[1] == etag


def woorden():
    return list(Begrip.objects.order_by("naam").values_list("naam", flat=True))


def schrijf(naam):
    Begrip.objects.create(naam=naam, slug=naam, uitleg="Een woord.")


def schrijf_elders():
    try:
        schrijf("later")
    finally:
        connection.close()
