"""Handing in a file: read in the background, shown, agreed to, stored at once; and what can come between."""

import json
import logging

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import fabriek
from tests.themas.inlezingen.loop import GOED, KOP, adres, werk
from themas import inlezingen, taken
from themas.enums import Inleesstatus, Status
from themas.importeren.opslag import PER_PAGINA, Opslag
from themas.models import Inlezing, Meting


def test_van_bestand_tot_ingediend_cijfer(kies, handel, jan, client, caplog, django_capture_on_commit_callbacks):
    inlezing = kies()
    assert (inlezing.status, Meting.objects.count()) == (Inleesstatus.WACHT, 0)

    werk(inlezing)

    assert (inlezing.status, inlezing.nieuw, inlezing.soort) == (Inleesstatus.VOORBEELD, 1, "metingen")
    assert Meting.objects.count() == 0
    pagina = client.get(adres(inlezing))
    assert pagina.context["voorbeeld"] == [[2, "Woninginbraken", "Voorbeeldstad", "2019", "", "673"]]

    assert handel(inlezing, "akkoord") == ["Het bestand wordt opgeslagen."]
    logging.getLogger("audit").addHandler(caplog.handler)
    with django_capture_on_commit_callbacks(execute=True):
        werk(inlezing)
    logging.getLogger("audit").removeHandler(caplog.handler)

    assert (inlezing.status, inlezing.klaar_op is not None) == (Inleesstatus.KLAAR, True)
    meting = Meting.objects.get()
    assert (meting.status, meting.ingevoerd_door, meting.aantal) == (Status.INGEDIEND, jan, 673)
    assert meting.history.count() == 0
    assert not Opslag(inlezing.sleutel).map.exists()
    (regel,) = [json.loads(r.message) for r in caplog.records if r.name == "audit" and "inlezen" in r.message]
    assert (regel["actie"], regel["object"], regel["actor"]) == ("bestand inlezen", "bestand cijfers.csv", "jan")
    assert (regel["sha256"], regel["nieuw"]) == (inlezing.sha256, 1)


def test_een_gewijzigd_cijfer_toont_oud_en_nieuw(kies, handel, client):
    fabriek.vastgestelde_meting("2019", aantal=670)
    inlezing = werk(kies(GOED.replace("15;\n", "15;De politie telde opnieuw.\n")))

    assert (inlezing.nieuw, inlezing.gewijzigd) == (0, 1)
    assert client.get(adres(inlezing)).context["voorbeeld"] == [
        [2, "Woninginbraken", "Voorbeeldstad", "2019", "670", "673"]
    ]

    handel(inlezing, "akkoord")
    werk(inlezing)
    assert Meting.objects.open().get().vervangt.aantal == 670


def test_een_fout_bestand_wordt_afgekeurd_en_weggegooid(kies, client):
    inlezing = werk(kies(GOED.replace("673", "1.040")))

    assert inlezing.status == Inleesstatus.AFGEKEURD
    assert inlezing.verslag["fouten"] == ["cijfers.csv:2 aantal: ‘1.040’ heeft een punt. Schrijf 1040 zonder punt."]
    assert not Opslag(inlezing.sleutel).map.exists()
    assert "Schrijf 1040 zonder punt." in client.get(adres(inlezing)).content.decode()


def test_de_tweede_keer_is_alles_bekend(kies, handel, client):
    eerste = werk(kies())
    handel(eerste, "akkoord")
    werk(eerste)

    tweede = werk(kies())

    assert (tweede.nieuw, tweede.gewijzigd, tweede.ongewijzigd) == (0, 0, 1)
    assert tweede.verslag["bijzonderheden"] == ["Alles in dit bestand was al bekend."]
    assert client.get(adres(tweede)).context["iets_te_doen"] is False


def test_wat_na_het_akkoord_verandert_wordt_opnieuw_getoond(kies, handel):
    """Nobody agrees to something else than was stored."""
    inlezing = werk(kies(GOED.replace("15;\n", "15;De politie telde opnieuw.\n")))
    handel(inlezing, "akkoord")
    fabriek.vastgestelde_meting("2019", aantal=600)

    werk(inlezing)

    assert (inlezing.status, inlezing.nieuw, inlezing.gewijzigd) == (Inleesstatus.VOORBEELD, 0, 1)
    assert inlezing.verslag["let_op"] == inlezingen.VERANDERD
    assert Meting.objects.count() == 1


def test_twee_inlezingen_van_hetzelfde_tegelijk(kies, handel):
    een, twee = werk(kies()), kies(GOED.replace("673", "674"))
    werk(twee)
    handel(een, "akkoord")
    handel(twee, "akkoord")

    werk(een)
    twee.refresh_from_db()

    assert een.status == Inleesstatus.KLAAR
    assert Meting.objects.get().aantal == 673
    assert twee.status == Inleesstatus.AFGEKEURD
    assert "Er is al een cijfer onderweg." in twee.verslag["fouten"][0]


def test_alleen_wie_het_bestand_koos_geeft_akkoord(kies, client):
    inlezing = werk(kies())
    client.force_login(User.objects.create_superuser("baas"))

    antwoord = client.post(adres(inlezing), {"handeling": "akkoord"}, follow=True)

    assert [str(m) for m in antwoord.context["messages"]] == [
        "Alleen jan mag dit: wie het bestand koos, geldt als invoerder van de cijfers."
    ]
    inlezing.refresh_from_db()
    assert inlezing.status == Inleesstatus.VOORBEELD


def test_wie_geen_cijfers_mag_toevoegen_komt_er_niet_in(kies, client):
    inlezing = kies()
    client.force_login(User.objects.create_user("piet", is_staff=True))

    for pad in (reverse("admin:themas_inlezing_add"), reverse("admin:themas_inlezing_changelist"), adres(inlezing)):
        assert client.get(pad).status_code == 403
    assert client.get(reverse("admin:themas_inlezing_voortgang", args=[inlezing.pk])).status_code == 403


def test_intrekken_gooit_het_bestand_weg(kies, handel, django_capture_on_commit_callbacks):
    inlezing = werk(kies())

    with django_capture_on_commit_callbacks(execute=True):
        handel(inlezing, "intrekken")

    assert inlezing.status == Inleesstatus.INGETROKKEN
    assert not Opslag(inlezing.sleutel).map.exists()


def test_een_te_groot_bestand_wordt_niet_bewaard(client, jan, settings):
    settings.IMPORT_MAX_BYTES = 1024 * 1024
    client.force_login(jan)

    antwoord = client.post(
        reverse("admin:themas_inlezing_add"), {"bestand": SimpleUploadedFile("groot.csv", b"x" * (1024 * 1024 + 1))}
    )

    assert antwoord.context["form"].errors["bestand"] == [
        "Dit bestand is groter dan 1 MB. Knip het in kleinere bestanden."
    ]
    assert Inlezing.objects.count() == 0


def test_de_voortgang_staat_buiten_de_transactie(kies, client):
    inlezing = kies()
    Inlezing.objects.update(status=Inleesstatus.LEEST)
    Opslag(inlezing.sleutel).klop()
    Opslag(inlezing.sleutel).meld(1200, 50)

    stand = client.get(reverse("admin:themas_inlezing_voortgang", args=[inlezing.pk])).json()

    assert stand == {"bezig": True, "status": "wordt gelezen", "rijen": 1200, "procent": 100 * 50 // inlezing.omvang}


def test_bladeren_door_het_voorbeeld(kies, client):
    rijen = "".join(
        f"woninginbraken;GM9999;{jaar}-K{kwartaal};niveau;{jaar};definitief;Politie;2024-01-15;\n"
        for jaar in range(1991, 2024)
        for kwartaal in (1, 2, 3, 4)
    )
    inlezing = werk(kies(KOP + rijen))

    assert inlezing.nieuw == 132
    eerste, tweede = (client.get(adres(inlezing), {"pagina": pagina}).context["voorbeeld"] for pagina in (1, 2))
    assert (len(eerste), len(tweede)) == (PER_PAGINA, 32)
    assert (eerste[0][3], tweede[-1][3]) == ("1e kwartaal 1991", "4e kwartaal 2023")


def test_taken_staan_in_de_database(kies):
    """So that they survive a server that stops, on SQLite and on PostgreSQL."""
    inlezing = kies()

    assert type(taken.lees.get_backend()).__name__ == "DatabaseBackend"
    assert werk(inlezing).status == Inleesstatus.VOORBEELD
