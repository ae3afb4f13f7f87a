"""The agreements of the demo: all of them public, by two people, and one change that waits for a colleague."""

import pytest
from django.core.exceptions import ValidationError

from convenanten.models import Convenant, Deelname, Document, Keurmerkgebied, Partij
from rapportages.rollen import maak_gelijk
from tests.convenanten import bouw
from tests.fabriek import BRON, gebied, gebruiker
from themas.models import Bewering, Interventie, Publicatie
from themas.publiceren import geldende_publicatie, publiceer
from veiligheid import demo
from veiligheid.demoafspraken import STUKKEN, WACHT_OP_COLLEGA, laad_afspraken


pytestmark = pytest.mark.django_db


@pytest.fixture
def mensen(settings):
    maak_gelijk()
    settings.GEMEENTE_CODE = "GM0034"
    return {naam: gebruiker(naam) for naam in ("redacteur", "publiceerder")}


def test_van_elke_soort_wordt_alles_openbaar_door_twee_mensen(mensen):
    gebied("GM0034")
    werkt = Interventie.objects.create(slug="licht", naam="Meer licht", omschrijving="Er komen lantaarns.", bron=BRON)
    Bewering.objects.create(interventie=werkt, tekst="Het helpt.", onderbouwing="ervaring", bron=BRON)
    stukken = [werkt, bouw.convenant("een"), bouw.convenant("twee"), bouw.keurmerkgebied(), bouw.bijeenkomst()]
    assert {type(stuk) for stuk in stukken} == set(STUKKEN)
    laad_afspraken()
    openbaar = Publicatie.objects.geldend()
    assert set(openbaar.values_list("soort", "slug")) == {(stuk._meta.label_lower, stuk.slug) for stuk in stukken}
    assert set(openbaar.values_list("gewijzigd_door__username", "gepubliceerd_door__username")) == {
        ("redacteur", "publiceerder")
    }


def test_een_stuk_dat_niet_te_publiceren_is_laat_de_demo_mislukken(mensen):
    gebied("GM0034")
    bouw.convenant("leeg", versies=())
    with pytest.raises(ValidationError, match="heeft nog geen versie"):
        laad_afspraken()


def test_een_andere_gemeente_publiceert_niets(mensen):
    bouw.convenant()
    laad_afspraken()
    assert not Publicatie.objects.exists()


def test_de_echte_afspraken_worden_openbaar_en_een_wijziging_wacht_op_een_collega(mensen):
    demo.laad_beleid()
    laad_afspraken()
    assert Publicatie.objects.van(Convenant).geldend().count() == Convenant.objects.count() > 0
    assert Publicatie.objects.van(Keurmerkgebied).geldend().count() == Keurmerkgebied.objects.count()
    slug, zin = WACHT_OP_COLLEGA
    wacht = [c.slug for c in Convenant.objects.all() if geldende_publicatie(c).van_versie != c.versie]
    assert wacht == [slug]
    convenant = Convenant.objects.get(slug=slug)
    assert convenant.historie.endswith(zin)
    with pytest.raises(ValidationError, match="zelf gewijzigd"):
        publiceer(stuk=convenant, gezien=convenant.versie, door=mensen["redacteur"])
    assert publiceer(stuk=convenant, gezien=convenant.versie, door=mensen["publiceerder"]).nummer == 2


def test_een_demo_van_voor_de_convenanten_werkt_en_hoort_dat_zij_oud_is(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "CIJFERS", tmp_path)
    bestand = tmp_path / "wachtwoorden.json"
    assert demo.zet_demo_op(bestand).oud is False
    for model in (Deelname, Document, Convenant, Partij):
        model.objects.all().delete()
    verslag = demo.zet_demo_op(bestand)
    assert (verslag.nieuw, verslag.oud) == (False, True)
    assert verslag.accounts.keys() == set(demo.ACCOUNTS)
