"""What the form of a figure or a judgement refuses, and figures by period."""

from decimal import Decimal

import pytest
from django.utils import timezone

from tests.themas.admin.lezen import adres, fouten, tekst_van, zonder_leeg
from tests.themas.admin.rijen import maak_meting, periode
from themas.models import Gebied, Meting


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"indicator": "99999"}, "indicator", "Dit staat niet (meer) in de lijst."),
        ({"gebied": "99999"}, "gebied", "Dit staat niet (meer) in de lijst."),
        ({"gebied": "almere"}, "gebied", "Dit staat niet (meer) in de lijst."),
        ({"indicator": ""}, "indicator", "Dit veld is verplicht."),
        ({"aantal": "", "waarde": ""}, "soort", "Vul een aantal of een waarde in."),
        ({"soort": "verandering"}, "soort", "Vul een aantal of een waarde in."),
        ({"aantal": "veel"}, "aantal", "Schrijf een heel getal"),
        ({"aantal": "10,5"}, "aantal", "Schrijf een heel getal"),
        ({"aantal": "-3"}, "aantal", "minstens 0"),
        ({"aantal": "9" * 40}, "aantal", "hoogstens"),
        ({"waarde": "13.5"}, "waarde", "Schrijf een getal met een komma"),
        ({"waarde": "NaN"}, "waarde", "Schrijf een getal met een komma"),
        ({"waarde": "1,23456"}, "waarde", "niet meer dan 4 cijfers achter de komma"),
        ({"waarde": "", "marge": "0,5"}, "marge", "Een marge hoort bij een waarde."),
        ({"waarde": "-1"}, "__all__", "0 of meer"),
    ],
)
def test_figure_that_cannot_be_is_refused_at_its_field(ingelogd, invoer, anders, veld, melding):
    antwoord = ingelogd.post(adres("meting", "add"), invoer | anders)
    assert antwoord.status_code == 200
    assert melding in fouten(antwoord)[veld]


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"verandering": "-101"}, "verandering", "Een daling van meer dan 100 procent bestaat niet."),
        ({"basisperiode": "zelfde"}, "basisperiode", "niet met zichzelf vergeleken"),
        ({"maat": ""}, "soort", "Vul een aantal of een waarde in."),
    ],
)
def test_change_that_cannot_be_is_refused_at_its_field(ingelogd, invoer, anders, veld, melding):
    invoer |= {"soort": "verandering", "aantal": "", "waarde": "", "verandering": "-38", "maat": "aantal"}
    invoer |= {"basisperiode": periode("2017").pk} | anders
    if invoer["basisperiode"] == "zelfde":
        invoer["basisperiode"] = invoer["periode"]
    assert melding in fouten(ingelogd.post(adres("meting", "add"), invoer))[veld]


def test_second_figure_for_the_same_is_refused(ingelogd, invoer, reeks, vast):
    onderweg = ingelogd.post(adres("meting", "add"), invoer | {"periode": reeks["periode"].pk})
    assert fouten(onderweg) == {"periode": "Hiervoor is al een cijfer onderweg. Werk dat verder af."}
    vastgesteld = ingelogd.post(adres("meting", "add"), invoer | {"periode": vast.periode.pk})
    assert "Hiervoor is al een cijfer vastgesteld." in fouten(vastgesteld)["periode"]
    assert f'<a href="{adres("meting", "change", vast.pk)}">' in vastgesteld.content.decode()


def test_period_that_is_not_over_is_refused(ingelogd, invoer):
    dit_jaar = periode(str(timezone.localdate().year))
    antwoord = ingelogd.post(adres("meting", "add"), invoer | {"periode": dit_jaar.pk})
    assert fouten(antwoord)["periode"].startswith("Deze periode is nog niet voorbij.")


@pytest.mark.parametrize(
    ("getypt", "waarde", "decimalen", "getoond"),
    [("13", "13", 0, "13"), ("13,0", "13", 1, "13,0"), ("1.040,25", "1040.25", 2, "1040,25"), ("0", "0", 0, "0")],
)
def test_decimals_follow_from_what_was_typed(ingelogd, invoer, getypt, waarde, decimalen, getoond):
    ingelogd.post(adres("meting", "add"), invoer | {"waarde": getypt})
    meting = Meting.objects.latest("pk")
    assert (meting.waarde, meting.waarde_decimalen) == (Decimal(waarde), decimalen)
    pagina = ingelogd.get(adres("meting", "change", meting.pk))
    assert f'name="waarde" value="{getoond}"' in pagina.content.decode()
    ingelogd.post(adres("meting", "change", meting.pk), zonder_leeg(pagina) | {"waarde": getoond})
    meting.refresh_from_db()
    assert (meting.waarde, meting.waarde_decimalen) == (Decimal(waarde), decimalen)


def test_judgement_is_for_a_goal_without_figures(ingelogd, reeks):
    gegevens = {
        "doelstelling": reeks["doelstelling"].pk,
        "periode": periode("2019").pk,
        "oordeel": "gehaald",
        "toelichting": "t",
        "bewijs": "b",
    }
    antwoord = ingelogd.post(adres("beoordeling", "add"), gegevens)
    assert fouten(antwoord)["doelstelling"].startswith("Dit doel heeft cijfers")
    onderweg = ingelogd.post(
        adres("beoordeling", "add"),
        gegevens | {"doelstelling": reeks["zonder_cijfer"].pk, "periode": reeks["periode"].pk},
    )
    assert fouten(onderweg) == {"periode": "Er is al een beoordeling onderweg. Werk die verder af."}


def test_indicator_shows_figures_of_the_own_municipality(ingelogd, ans, bram, reeks, vast, settings):
    settings.GEMEENTE_CODE = reeks["gebied"].code
    ander = Gebied.objects.create(code="NL01", naam="Nederland", soort="land")
    maak_meting(reeks["indicator"], ander, periode("2019"), aantal=77777)
    for jaar in range(1991, 2018):
        if jaar != reeks["periode"].jaar:  # that one is there already
            maak_meting(reeks["indicator"], reeks["gebied"], periode(str(jaar)), aantal=jaar * 10)
    pagina = ingelogd.get(adres("indicator", "change", reeks["indicator"].pk))
    rijen = pagina.context["cijfers"]["rijen"]
    assert len(rijen) == 24
    assert [str(rij["periode"]) for rij in rijen[:3]] == ["1e helft 2019", "2017", "2016"]
    tekst = tekst_van(pagina)
    assert "Cijfers van Stad 1 per periode" in tekst
    assert "1.040 · 13,0" in tekst
    assert "77.777" not in tekst
    lijst = ingelogd.get(pagina.context["cijfers"]["adres"])
    assert lijst.context["cl"].result_count == pagina.context["cijfers"]["aantal"] == 28
    nieuw = ingelogd.get(pagina.context["cijfers"]["toevoegen"])
    assert f'<option value="{reeks["indicator"].pk}" selected' in nieuw.content.decode()


def test_indicator_says_when_the_municipality_is_not_there(ingelogd, reeks, settings):
    settings.GEMEENTE_CODE = "GM9998"
    tekst = tekst_van(ingelogd.get(adres("indicator", "change", reeks["indicator"].pk)))
    assert "Het gebied GM9998 staat nog niet in de lijst" in tekst


def test_list_of_figures_filters(ingelogd, reeks, vast):
    for vraag, aantal in [
        ({"status__exact": "vastgesteld"}, 1),
        ({"indicator__id__exact": reeks["indicator"].pk}, 2),
        ({"gebied__soort__exact": "land"}, 0),
        ({"periode__jaar": "2019"}, 1),
        ({"periode__soort__exact": "halfjaar"}, 1),
        ({"kwaliteit__exact": "definitief"}, 2),
        ({"q": "politie stad"}, 2),
    ]:
        assert ingelogd.get(adres("meting"), vraag).context["cl"].result_count == aantal, vraag
