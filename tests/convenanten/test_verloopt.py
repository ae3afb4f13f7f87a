"""What ends soon: the newest versions that nothing follows, and the page with them for officers."""

import datetime
import re

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from convenanten.verloopt import laatste_versies, overzicht
from tests.convenanten import bouw
from tests.fabriek import gebruiker
from themas.historie import raak


pytestmark = pytest.mark.django_db
VANDAAG = datetime.date(2026, 11, 25)


def namen(deel):
    return [str(versie.convenant) for versie in deel.versies]


def eindigt(slug, dag, **velden):
    rij = bouw.convenant(slug, versies=(), **velden)
    bouw.versie(rij, "versie", partijen=("politie",), geldig_van=datetime.date(2015, 1, 1), geldig_tot=dag)
    return rij


@pytest.mark.parametrize(
    ("dag", "deel"),
    [
        ("2024-01-01", 2),
        ("2025-11-24", 2),
        ("2025-11-25", 1),
        ("2026-11-24", 1),
        ("2026-11-25", 0),
        ("2027-11-25", 0),
        ("2027-11-26", None),
        (None, 3),
    ],
)
def test_in_welke_lijst_een_einddatum_hoort(dag, deel):
    eindigt("uitgaan", dag and datetime.date.fromisoformat(dag))
    verwacht = [["Uitgaan"] if nummer == deel else [] for nummer in range(4)]
    assert [namen(lijst) for lijst in overzicht(VANDAAG)] == verwacht


def test_wat_het_eerst_afloopt_staat_bovenaan_en_zonder_datum_op_naam():
    for slug, dag in (("water", "2027-03-01"), ("vuur", "2026-12-01"), ("aarde", "2027-03-01")):
        eindigt(slug, datetime.date.fromisoformat(dag))
    eindigt("zand", None)
    eindigt("klei", None)
    komend, *_, zonder = overzicht(VANDAAG)
    assert namen(komend) == ["Vuur", "Aarde", "Water"]
    assert namen(zonder) == ["Klei", "Zand"]


def test_alleen_de_nieuwste_versie_telt():
    bouw.convenant("uitgaan", versies=("2019-2021", "2022-2026", "2016-2018"))
    assert [str(versie) for versie in laatste_versies()] == ["2022-2026"]


def test_een_opvolger_neemt_de_plaats_in():
    oud = bouw.convenant("oud", versies=("2019-2026",))
    bouw.convenant("nieuw", versies=("2027-2030",), opvolger_van=oud)
    assert [str(versie.convenant) for versie in laatste_versies()] == ["Nieuw"]


def test_een_convenant_zonder_versie_staat_nergens():
    bouw.convenant("leeg", versies=())
    assert [namen(deel) for deel in overzicht(VANDAAG)] == [[], [], [], []]


# The page


@pytest.fixture
def lezer(client):
    wie = User.objects.create_user("ans", is_staff=True)
    wie.user_permissions.add(Permission.objects.get(codename="view_convenant"))
    client.force_login(wie)
    return client


def straks():
    return timezone.localdate() + datetime.timedelta(days=30)


def test_de_pagina_noemt_einde_versie_stand_en_contactpersoon(lezer):
    karel = gebruiker("karel", first_name="Karel", last_name="de Wit")
    rij = eindigt("uitgaan", straks(), contactpersoon=karel)
    bouw.openbaar(rij)
    eindigt("verkeer", straks())
    antwoord = lezer.get(reverse("admin:verloopt")).content.decode()
    regels = [" ".join(stuk.split()) for stuk in antwoord.split('<ul class="verloopt">')[1].split("<li>")[1:]]
    adres = reverse("admin:convenanten_convenant_change", args=[rij.pk])
    assert [f'<a href="{adres}">Uitgaan</a>' in regel for regel in regels] == [True, False]
    assert ["openbaar</span>" in regel for regel in regels] == [True, False]
    assert ["<dd>Karel de Wit</dd>" in regel for regel in regels] == [True, False]
    assert ["concept</span>" in regel and "<dd>nog niemand</dd>" in regel for regel in regels] == [False, True]
    assert [f'<a href="{rij.get_absolute_url()}">' in regel for regel in regels] == [True, False]
    assert all(f'<time datetime="{straks().isoformat()}">' in regel for regel in regels)
    assert "Verloopt in het komende jaar (2)" in antwoord
    assert f'href="{reverse("convenantkalender")}"' in antwoord


def test_een_nieuwe_versie_van_wat_openbaar_is_staat_er_als_nieuw_concept(lezer):
    rij = eindigt("uitgaan", straks())
    bouw.openbaar(rij)
    raak(rij=rij, door=gebruiker("karel"))
    antwoord = lezer.get(reverse("admin:verloopt")).content.decode()
    assert re.findall(r'<span class="status([^"]*)">([^<]+)</span>', antwoord) == [
        (" status-ingediend", "nieuw concept")
    ]


def test_zonder_einde_zegt_de_pagina_welk_van_de_twee_het_is(lezer):
    rij = bouw.convenant("altijd", versies=())
    bouw.versie(rij, "nu", onbepaalde_tijd=True)
    bouw.versie(bouw.convenant("onbekend", versies=()), "nu")
    tekst = lezer.get(reverse("admin:verloopt")).content.decode()
    assert tekst.index("<dd>voor onbepaalde tijd</dd>") < tekst.index("<dd>niet ingevuld</dd>")


def test_evenveel_vragen_bij_een_en_drie_rijen(lezer, django_assert_num_queries):
    eindigt("een", straks(), contactpersoon=gebruiker("a"))
    adres = reverse("admin:verloopt")
    with django_assert_num_queries(5):  # session, account, two of rights, and the versions
        lezer.get(adres)
    for slug in ("twee", "drie"):
        bouw.openbaar(eindigt(slug, straks(), contactpersoon=gebruiker(slug)))
    with django_assert_num_queries(5):
        lezer.get(adres)


def test_wie_convenanten_mag_zien_vindt_de_pagina_in_het_menu(lezer):
    menu = lezer.get(reverse("admin:index")).content.decode()
    assert f'href="{reverse("admin:verloopt")}"' in menu


def test_zonder_dat_recht_is_er_geen_pagina_en_geen_menu(client):
    client.force_login(User.objects.create_user("bo", is_staff=True))
    assert client.get(reverse("admin:verloopt")).status_code == 403
    assert reverse("admin:verloopt") not in client.get(reverse("admin:index")).content.decode()
