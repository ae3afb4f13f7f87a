import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import fabriek
from tests.themas.inlezingen.loop import GOED, adres
from themas.models import Inlezing


@pytest.fixture(autouse=True)
def _map(settings, tmp_path, monkeypatch):
    settings.INLEZINGEN_MAP = tmp_path / "inlezingen"
    # The worker closes a connection with an open transaction, which in a test is the transaction around the test.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)


@pytest.fixture
def jan(db):
    fabriek.indicator()
    fabriek.gebied()
    jan = User.objects.create_user("jan", is_staff=True)
    jan.user_permissions.add(Permission.objects.get(codename="add_meting"))
    return jan


@pytest.fixture
def kies(client, jan):
    """Sends a file through the page, as jan."""
    client.force_login(jan)

    def kies(inhoud=GOED, naam="cijfers.csv", **velden):
        inhoud = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
        antwoord = client.post(
            reverse("admin:themas_inlezing_add"), {"bestand": SimpleUploadedFile(naam, inhoud), **velden}
        )
        assert antwoord.status_code == 302, antwoord.context["form"].errors
        return Inlezing.objects.order_by("pk").last()

    return kies


@pytest.fixture
def handel(client):
    def handel(inlezing, handeling):
        antwoord = client.post(adres(inlezing), {"handeling": handeling}, follow=True)
        inlezing.refresh_from_db()
        return [str(melding) for melding in antwoord.context["messages"]]

    return handel
