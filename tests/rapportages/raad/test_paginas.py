"""The public pages of the council: what they show, what they keep to themselves, and in how many queries."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rapportages.enums import Raadssoort, Raadsstatus
from rapportages.models import Raadsstuk
from tests import fabriek
from tests.rapportages import verslagbouw
from tests.rapportages.raad import bouw
from tests.site.kruip import met_klasse, tekst, vraag


pytestmark = pytest.mark.django_db
JAARWISSELING = "plan-2019-2022/veilige-wijken/jaarwisseling"


def slugs(antwoord):
    return [rij.record.stuk.slug for rij in antwoord.context["tabel"].rows]


def meldingen(antwoord):
    return antwoord.context["meldingen"]


def feiten(pagina):
    """``{term: words}`` of the facts beside a piece."""
    lijst = met_klasse(pagina.main, "feiten")[0]
    return {tekst(dt): tekst(dd) for dt, dd in zip(lijst.iter("dt"), lijst.iter("dd"), strict=True)}


@pytest.fixture
def stukken():
    jaarwisseling = fabriek.onderwerp("jaarwisseling", nummer="", naam="Jaarwisseling")
    bouw.motie("te-laat", deadline=bouw.dag("2020-03-31"), onderwerpen=[jaarwisseling])
    bouw.motie("bezig", status=Raadsstatus.IN_UITVOERING, datum=bouw.dag("2019-02-28"))
    bouw.motie("belofte", soort=Raadssoort.TOEZEGGING).doelstellingen.add(fabriek.doelstelling(bij=jaarwisseling))
    bouw.afgedaan("klaar")
    bouw.motie("geheim", titel="Geheim", publiek=False, onderwerpen=[fabriek.onderwerp()])


@pytest.mark.usefixtures("stukken")
def test_de_lijst_zegt_eerst_hoeveel_er_open_staat(client):
    antwoord = client.get("/raad/")
    assert slugs(antwoord) == ["te-laat", "bezig", "belofte", "brief-a", "klaar"]
    inhoud = antwoord.content.decode()
    assert "Drie stukken staan nog open. Bij één daarvan is de termijn voorbij." in inhoud
    assert "Geheim" not in inhoud
    # The topic of a concept is no choice either.
    assert [groep for groep, _ in antwoord.context["filter"].form.fields["onderwerp"].choices] == [
        "",
        "Veiligheidsplan 2019-2022",
    ]
    keuzes = antwoord.context["filter"].form.fields["onderwerp"].choices[1][1]
    assert list(keuzes) == [(JAARWISSELING, "Jaarwisseling")]


@pytest.mark.usefixtures("stukken")
@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ("soort=toezegging", ["belofte"]),
        ("soort=motie&status=openstaand", ["te-laat", "bezig"]),
        ("status=over_termijn", ["te-laat"]),
        ("status=in_uitvoering", ["bezig"]),
        ("status=afgedaan", ["klaar"]),
        (f"onderwerp={JAARWISSELING}", ["te-laat", "belofte"]),
        ("sorteer=titel", ["belofte", "bezig", "brief-a", "klaar", "te-laat"]),
        ("sorteer=-termijn", ["bezig", "belofte", "brief-a", "klaar", "te-laat"]),
        ("sorteer=status", ["te-laat", "belofte", "bezig", "klaar", "brief-a"]),
        ("soort=zienswijze", []),
    ],
)
def test_filters_en_volgorde(client, vraag, verwacht):
    antwoord = client.get(f"/raad/?{vraag}")
    assert (slugs(antwoord), meldingen(antwoord)) == (verwacht, [])


@pytest.mark.usefixtures("stukken")
@pytest.mark.parametrize(
    ("vraag", "melding"),
    [
        ("soort=rood", "Bij ‘Soort’ kennen wij de keuze ‘rood’ niet. Dat filter staat nu uit."),
        ("onderwerp=geheim", "Bij ‘Onderwerp’ kennen wij de keuze ‘geheim’ niet. Dat filter staat nu uit."),
        ("kleur=rood", "Het filter ‘kleur’ kennen wij niet. Wij hebben het overgeslagen."),
        ("sorteer=kleur", "Op ‘kleur’ kunnen wij niet sorteren. De gewone volgorde staat er."),
    ],
)
def test_wat_een_adres_vergeefs_vraagt_staat_op_de_pagina(client, vraag, melding):
    antwoord = client.get(f"/raad/?{vraag}")
    assert (len(slugs(antwoord)), meldingen(antwoord)) == (5, [melding])


def test_zonder_stukken_is_er_ook_een_pagina(client):
    fabriek.gebied()
    assert "Er staan nog geen stukken van de raad op deze site." in client.get("/raad/").content.decode()


def test_een_concept_is_er_voor_niemand(client):
    stuk = bouw.motie(publiek=False)
    assert client.get(stuk.get_absolute_url()).status_code == 404
    assert client.get("/raad/bestaat-niet/").status_code == 404


def test_een_stuk_zegt_wat_er_niet_in_de_bronnen_staat(client):
    pagina = vraag(client, bouw.motie().get_absolute_url())
    assert feiten(pagina) == {
        "Status": "Open",
        "Datum": "Niet in onze bronnen",
        "Termijn": "Niet in onze bronnen",
        "Nummer": "Niet in onze bronnen",
    }


def test_een_stuk_over_de_termijn_zegt_dat_met_teken_woord_en_dag(client):
    stuk = bouw.motie(
        deadline=bouw.dag("2020-03-31"), deadline_tekst="eerste kwartaal 2020", status_volgens="Rapportage 2019"
    )
    pagina = vraag(client, stuk.get_absolute_url())
    (stand,) = met_klasse(pagina.main, "raadsstand--slecht")
    assert (tekst(stand), stand.get("value")) == ("! over de termijn", "over_termijn")
    assert feiten(pagina)["Termijn"] == "Eerste kwartaal 2020 (wij rekenen tot en met 31 maart 2020)"
    assert feiten(pagina)["Status"] == "Open volgens: Rapportage 2019"
    assert "De termijn was 31 maart 2020." in tekst(pagina.main)


def test_een_motie_noemt_haar_brieven_en_wat_haar_afdeed(client):
    brief = bouw.brief(titel="De lantaarns")
    stuk = bouw.afgedaan(met=brief, afgedaan_toelichting="Ze staan er.")
    brief.over.add(stuk)
    bouw.brief("concept", titel="Brief in concept", publiek=False, over=[stuk])
    gelezen = tekst(vraag(client, stuk.get_absolute_url()).main)
    assert "Met de raadsbrief: De lantaarns van 15 mei 2019. Ze staan er." in gelezen
    assert "Brieven die hierover gaan De lantaarns" in gelezen
    assert "Brief in concept" not in gelezen
    gelezen = tekst(vraag(client, brief.get_absolute_url()).main)
    assert "Deze brief gaat over Motie af" in gelezen
    assert "Met deze brief is afgedaan Motie af" in gelezen


def test_een_rapportage_onder_embargo_wordt_niet_verklapt(client, monkeypatch):
    """Also where the motion was settled by whoever goes around the form."""
    rapportage = verslagbouw.rapportage(titel="Geheim rapport")
    straks = timezone.now() + datetime.timedelta(hours=1)
    verslagbouw.versie(van=rapportage, titel="Geheim rapport", zichtbaar_vanaf=straks).save()
    adres = bouw.afgedaan(afgedaan_in=rapportage).get_absolute_url()
    gelezen = tekst(vraag(client, adres).main)
    assert "In een rapportage die nog niet op deze site staat." in gelezen
    assert "Geheim rapport" not in gelezen
    monkeypatch.setattr(timezone, "now", lambda: straks)
    assert "In de rapportage Geheim rapport." in tekst(vraag(client, adres).main)


def test_een_rapportage_die_alleen_haar_titel_heeft_mag_genoemd_worden(client):
    rapportage = bouw.titelrapportage()
    gelezen = tekst(vraag(client, bouw.afgedaan(afgedaan_in=rapportage).get_absolute_url()).main)
    assert f"In de rapportage {rapportage.titel}." in gelezen


def test_de_pagina_van_een_thema_laat_zien_wat_de_raad_erover_zei(client):
    fabriek.gebied()
    onderwerp, ander = fabriek.onderwerp(), fabriek.onderwerp("elders", van_thema=fabriek.thema("elders", nummer=2))
    bouw.motie("hier", titel="Hier", onderwerpen=[onderwerp, fabriek.onderwerp("tweede")])
    bouw.motie("elders", titel="Elders", onderwerpen=[ander])
    bouw.motie("geheim", titel="Geheim", onderwerpen=[onderwerp], publiek=False)
    bouw.motie("doel", titel="Doel").doelstellingen.add(fabriek.doelstelling())
    antwoord = client.get(onderwerp.thema.get_absolute_url())
    assert sorted(rij.stuk.slug for rij in antwoord.context["raadsrijen"]) == ["doel", "hier"]


@pytest.mark.parametrize("adres", ["/raad/", "/raad/motie-0/", "/raad/in-het-kort/"])
def test_drie_stukken_vragen_niet_meer_dan_een(client, adres, django_assert_num_queries):
    _bouw(1)
    with CaptureQueriesContext(connection) as vragen:
        client.get(adres)
    assert len(vragen) <= 12
    _bouw(3)
    with django_assert_num_queries(len(vragen)):
        assert client.get(adres).status_code == 200
    assert Raadsstuk.objects.count() == 6


def _bouw(aantal):
    for n in range(aantal):
        stuk = bouw.motie(f"motie-{n}", onderwerpen=[fabriek.onderwerp(f"onderwerp-{n}")], plan=fabriek.beleidsplan())
        cijfer = fabriek.indicator(f"cijfer-{n}")
        stuk.doelstellingen.add(fabriek.doelstelling(f"doel-{n}", indicatoren=[cijfer]))
        for jaar in ("2017", "2018", "2019") if not cijfer.metingen.exists() else ():
            fabriek.vastgestelde_meting(jaar, van=cijfer, aantal=100)
        bouw.brief(f"brief-{n}", over=[bouw.motie("motie-0")])
