"""Voorbeeldstad: made up, the same every time, and never where there is something else."""

from collections import defaultdict

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from tests import fabriek
from themas.enums import Gebiedsoort, Meetsoort, Metingsoort, Periodesoort, Status
from themas.models import Doelstelling, Gebied, Indicator, Meting
from veiligheid.voorbeeldstad import MET_DOEL, OMVANGEN, maak_voorbeeldstad


pytestmark = pytest.mark.django_db
KLEIN = OMVANGEN["klein"]


def cijfers():
    """``{(indicator, area, period): count}`` of all that is public."""
    rijen = Meting.objects.publiek().filter(aantal__isnull=False)
    return {
        (rij.indicator.slug, rij.gebied.code, rij.periode.code): rij.aantal
        for rij in rijen.select_related("indicator", "gebied", "periode")
    }


def uit_zaad(zaad):
    with transaction.atomic():
        maak_voorbeeldstad(KLEIN, zaad=zaad)
        gemaakt = cijfers()
        transaction.set_rollback(True)
    return gemaakt


def test_makes_what_the_size_says():
    aantal = maak_voorbeeldstad(KLEIN)
    assert aantal == Meting.objects.publiek().count()
    assert 900 < aantal < 1100
    assert Indicator.objects.count() == KLEIN.indicatoren
    assert Gebied.objects.count() == 5 + KLEIN.gemeenten + KLEIN.wijken + KLEIN.buurten
    assert Indicator.objects.met_doel().count() == MET_DOEL
    assert set(Doelstelling.objects.values_list("onderwerp__thema__plan__peiljaar", flat=True)) == {2017, 2022}


def test_all_was_approved_and_some_was_corrected():
    maak_voorbeeldstad(KLEIN)
    assert set(Meting.objects.values_list("status", flat=True)) == {Status.VASTGESTELD}
    assert set(Meting.objects.values_list("soort", flat=True)) == {Metingsoort.NIVEAU}
    assert Meting.objects.filter(vervangt__opgevolgd_op__isnull=False).count() == MET_DOEL


def test_one_seed_gives_the_same_figures_and_another_gives_others():
    eerst, opnieuw, anders = (uit_zaad(zaad) for zaad in (1, 1, 2))
    assert opnieuw == eerst
    assert anders != eerst


def test_halves_add_up_to_years_and_buurten_to_wijken():
    maak_voorbeeldstad(KLEIN)
    helften, delen = defaultdict(dict), defaultdict(dict)
    jaren = {}
    for rij in Meting.objects.publiek().filter(indicator__soort=Meetsoort.STROOM).select_related("gebied", "periode"):
        jaar = rij.periode.jaar
        if rij.periode.soort == Periodesoort.HALFJAAR:
            helften[rij.indicator_id, rij.gebied_id, jaar][rij.periode.nummer] = rij.aantal
            continue
        jaren[rij.indicator_id, rij.gebied_id, jaar] = rij.aantal
        if rij.gebied.soort == Gebiedsoort.BUURT:
            delen[rij.indicator_id, rij.gebied.ligt_in_id, jaar][rij.gebied_id] = rij.aantal
    uit_helften = {plaats: sum(deel.values()) for plaats, deel in helften.items() if len(deel) == 2}
    uit_buurten = {plaats: sum(deel.values()) for plaats, deel in delen.items() if len(deel) == KLEIN.buurten}
    for sommen in (uit_helften, uit_buurten):
        bekend = sommen.keys() & jaren.keys()
        assert bekend
        assert {plaats: sommen[plaats] for plaats in bekend} == {plaats: jaren[plaats] for plaats in bekend}


def test_every_page_says_that_it_is_made_up(client):
    maak_voorbeeldstad(KLEIN)
    slug = Indicator.objects.first().slug
    for adres in ("/", "/dashboard/", f"/indicatoren/{slug}/", "/plannen/veiligheidsplan-2023-2026/veilig-wonen/"):
        pagina = client.get(adres)
        assert pagina.status_code == 200
        assert "Voorbeeldstad bestaat niet." in pagina.text
        assert "Almere" not in pagina.text


def test_goals_get_verdicts(client):
    maak_voorbeeldstad(KLEIN)
    pagina = client.get("/dashboard/?plan=veiligheidsplan-2023-2026").text
    assert 'value="op_koers"' in pagina
    assert 'value="niet_op_koers"' in pagina


def test_command_fills_and_leaves_alone_what_it_made(capsys):
    call_command("voorbeeldstad", omvang="klein")
    aantal = Meting.objects.count()
    call_command("voorbeeldstad", omvang="klein")
    assert Meting.objects.count() == aantal
    assert capsys.readouterr().out.endswith("Voorbeeldstad stond er al.\n")


def test_command_refuses_a_database_with_other_data():
    fabriek.gebied()
    with pytest.raises(CommandError, match="al andere gegevens"):
        call_command("voorbeeldstad", omvang="klein")
    assert not Meting.objects.exists()


def test_command_refuses_a_municipality_that_exists(settings):
    settings.GEMEENTE_VERZONNEN, settings.GEMEENTE_NAAM = False, "Echt"
    with pytest.raises(CommandError, match="Echt is een echte gemeente"):
        call_command("voorbeeldstad", omvang="klein")
    assert not Gebied.objects.exists()
