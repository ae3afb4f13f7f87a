"""When reading a file goes wrong halfway, waits for ever, or is left lying."""

import os
import time
from datetime import timedelta

from tests.themas.inlezingen.loop import adres, werk
from themas import inlezingen
from themas.enums import Inleesstatus
from themas.importeren.opslag import Opslag
from themas.models import Inlezing, Meting


def test_een_werker_die_dood_gaat(kies, handel, client, settings):
    """It is shown as broken off, and can be started again; the dead one finds out when it wakes up after all."""
    inlezing = kies()
    Inlezing.objects.update(status=Inleesstatus.LEEST)
    opslag = Opslag(inlezing.sleutel)
    opslag.klop()
    assert client.get(adres(inlezing)).context["bezig"] is True
    assert handel(inlezing, "opnieuw") == ["Deze inlezing is niet afgebroken. Wacht tot zij klaar is."]

    oud = time.time() - settings.INLEZEN_STIL - 1
    os.utime(opslag.map / "hartslag", (oud, oud))
    assert client.get(adres(inlezing)).context["stand"] == "afgebroken"
    handel(inlezing, "opnieuw")
    assert (inlezing.status, inlezing.poging) == (Inleesstatus.WACHT, 2)

    inlezingen.lees(pk=inlezing.pk, poging=1)
    inlezing.refresh_from_db()
    assert inlezing.status == Inleesstatus.WACHT
    assert werk(inlezing).status == Inleesstatus.VOORBEELD


def test_een_ongeluk_laat_niets_achter(kies, handel, monkeypatch, client):
    inlezing = werk(kies())
    handel(inlezing, "akkoord")
    monkeypatch.setattr("themas.importeren.schrijven.Metingschrijver.schrijf", lambda *_: 1 / 0)

    werk(inlezing)

    assert (inlezing.status, Meting.objects.count()) == (Inleesstatus.AFGEBROKEN, 0)
    assert inlezingen.ONGELUK in client.get(adres(inlezing)).content.decode()
    monkeypatch.undo()
    handel(inlezing, "opnieuw")
    assert inlezing.status == Inleesstatus.AKKOORD


def test_wat_niemand_wil_blijft_niet_liggen(kies, settings):
    """The next file that is read takes the old ones along."""
    oud, jong = werk(kies()), werk(kies())
    Inlezing.objects.filter(pk=oud.pk).update(gemaakt_op=oud.gemaakt_op - timedelta(days=settings.INLEZINGEN_DAGEN + 1))

    werk(kies())

    oud.refresh_from_db()
    jong.refresh_from_db()
    assert (oud.status, jong.status) == (Inleesstatus.INGETROKKEN, Inleesstatus.VOORBEELD)
    assert (Opslag(oud.sleutel).map.exists(), Opslag(jong.sleutel).map.exists()) == (False, True)


def test_na_lang_wachten_zegt_de_pagina_dat_er_misschien_niemand_leest(kies, handel, client):
    inlezing = kies()
    assert client.get(adres(inlezing)).context["wacht_lang"] is False

    Inlezing.objects.update(in_de_rij_sinds=inlezing.gemaakt_op - timedelta(minutes=1))
    assert (
        "Vraag de beheerder of de verwerking op de achtergrond draait" in client.get(adres(inlezing)).content.decode()
    )

    handel(werk(inlezing), "akkoord")
    assert client.get(adres(inlezing)).context["wacht_lang"] is False
