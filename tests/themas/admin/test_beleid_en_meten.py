"""What the forms of policy and of measuring refuse, and at which field they say so."""

import datetime
from decimal import Decimal

import pytest

from tests.themas.admin.lezen import adres, fouten
from themas.models import Doelstelling, Gebied, Noemer, Onderwerp, Periode


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("soort", "met_indicator", "melding"),
    [
        ("kwalitatief", True, "Een doel zonder cijfer heeft geen indicatoren."),
        ("dalen", False, "Kies minstens één indicator"),
        ("kwalitatief", False, None),
        ("dalen", True, None),
    ],
)
def test_goal_has_indicators_or_is_qualitative(ingelogd, reeks, soort, met_indicator, melding):
    gegevens = {
        "onderwerp": reeks["onderwerp"].pk,
        "code": "2a",
        "volgorde": "1",
        "tekst": "Doel",
        "soort": soort,
        "bron": "Plan",
        "indicatoren": [reeks["indicator"].pk] if met_indicator else [],
    }
    antwoord = ingelogd.post(adres("doelstelling", "add"), gegevens)
    if melding is None:
        assert antwoord.status_code == 302
    else:
        assert melding in fouten(antwoord)["indicatoren"]
    # The same within a topic.
    Doelstelling.objects.filter(code="2a").delete()
    formset = {"doelstellingen-TOTAL_FORMS": "3", "doelstellingen-INITIAL_FORMS": "2"}
    for plaats, doel in enumerate([reeks["doelstelling"], reeks["zonder_cijfer"]]):
        formset |= {
            f"doelstellingen-{plaats}-{naam}": waarde
            for naam, waarde in {
                "id": doel.pk,
                "onderwerp": reeks["onderwerp"].pk,
                "code": doel.code,
                "volgorde": "0",
                "tekst": doel.tekst,
                "soort": doel.soort,
                "bron": "Plan",
                "indicatoren": [i.pk for i in doel.indicatoren.all()],
            }.items()
        }
    formset |= {f"doelstellingen-2-{naam}": waarde for naam, waarde in gegevens.items()}
    onderwerp = {"thema": reeks["thema"].pk, "naam": "Onderwerp", "slug": "onderwerp", "volgorde": "0"}
    antwoord = ingelogd.post(adres("onderwerp", "change", reeks["onderwerp"].pk), onderwerp | formset)
    if melding is None:
        assert antwoord.status_code == 302
        assert reeks["onderwerp"].doelstellingen.count() == 3
    else:
        assert melding in fouten(antwoord)["indicatoren"]


def test_goal_needs_a_target_only_where_it_has_one(ingelogd, reeks):
    gegevens = {
        "onderwerp": reeks["onderwerp"].pk,
        "code": "2a",
        "volgorde": "1",
        "tekst": "Doel",
        "soort": "streefwaarde",
        "bron": "Plan",
        "indicatoren": [reeks["indicator"].pk],
    }
    antwoord = ingelogd.post(adres("doelstelling", "add"), gegevens)
    assert fouten(antwoord)["streefwaarde"].startswith("Vul een streefwaarde in")
    dubbel = ingelogd.post(adres("doelstelling", "add"), gegevens | {"streefwaarde": "12,5", "code": "1a"})
    assert fouten(dubbel)["code"] in (
        "Dit plan heeft al een doel met deze code.",
        "Dit onderwerp heeft al een doel met deze code.",
    )
    assert ingelogd.post(adres("doelstelling", "add"), gegevens | {"streefwaarde": "12,5"}).status_code == 302
    assert Doelstelling.objects.get(code="2a").streefwaarde == Decimal("12.5")


def test_topics_are_entered_under_a_theme(ingelogd, reeks):
    gegevens = {
        "plan": reeks["beleidsplan"].pk,
        "nummer": "1",
        "naam": "Thema",
        "slug": "thema",
        "onderwerpen-TOTAL_FORMS": "2",
        "onderwerpen-INITIAL_FORMS": "1",
        "onderwerpen-0-id": reeks["onderwerp"].pk,
        "onderwerpen-0-thema": reeks["thema"].pk,
        "onderwerpen-0-naam": "Onderwerp",
        "onderwerpen-0-slug": "onderwerp",
        "onderwerpen-0-volgorde": "0",
        "onderwerpen-1-naam": "Overlast",
        "onderwerpen-1-slug": "overlast",
        "onderwerpen-1-volgorde": "1",
    }
    assert ingelogd.post(adres("thema", "change", reeks["thema"].pk), gegevens).status_code == 302
    assert Onderwerp.objects.filter(thema=reeks["thema"]).count() == 2
    opnieuw = ingelogd.post(
        adres("thema", "add"), gegevens | {"onderwerpen-TOTAL_FORMS": "0", "onderwerpen-INITIAL_FORMS": "0"}
    )
    assert fouten(opnieuw) == {
        "slug": "Dit plan heeft al een thema met deze naam in het adres.",
        "nummer": "Dit plan heeft al een thema met dit nummer.",
    }


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"leden": True}, "leden", "Alleen een groep heeft leden."),
        ({"soort": "groep", "leden_bekend": "on"}, "leden", "Noem de gemeenten in de groep."),
        ({"soort": "groep", "leden": True}, "leden_bekend", "U noemt de leden."),
        ({"code": "gm1"}, "code", "Gebruik hoofdletters en cijfers"),
        ({"soort": "groep"}, None, None),
        ({"soort": "groep", "leden": True, "leden_bekend": "on"}, None, None),
    ],
)
def test_only_groups_have_members(ingelogd, reeks, anders, veld, melding):
    gegevens = {"code": "GROEP1", "naam": "Groep", "soort": "gemeente", "gewogen": "unknown"} | anders
    if "leden" in gegevens:
        gegevens["leden"] = [reeks["gebied"].pk]
    antwoord = ingelogd.post(adres("gebied", "add"), gegevens)
    if veld is None:
        assert antwoord.status_code == 302
        assert Gebied.objects.filter(code="GROEP1").exists()
    else:
        assert melding in fouten(antwoord)[veld]


def test_period_needs_only_kind_year_and_number(ingelogd):
    assert (
        ingelogd.post(adres("periode", "add"), {"soort": "halfjaar", "jaar": "2019", "nummer": "2"}).status_code == 302
    )
    rij = Periode.objects.get()
    assert (rij.code, rij.begin, rij.eind) == ("2019-H2", datetime.date(2019, 7, 1), datetime.date(2019, 12, 31))
    dubbel = ingelogd.post(adres("periode", "add"), {"soort": "halfjaar", "jaar": "2019", "nummer": "2"})
    assert fouten(dubbel)["jaar"] == "Deze periode bestaat al."
    fout = ingelogd.post(adres("periode", "add"), {"soort": "halfjaar", "jaar": "2019", "nummer": "3"})
    assert fouten(fout) == {"nummer": "Dit kan niet: half jaar 3 bestaat niet."}
    ver = ingelogd.post(adres("periode", "add"), {"soort": "jaar", "jaar": "2999", "nummer": "1"})
    assert fouten(ver)["jaar"].startswith("Dit kan niet: jaar 2999")
    assert ingelogd.post(adres("periode", "change", rij.pk), {"jaar": "2020"}).status_code == 403


def test_changing_a_denominator_needs_a_reason(ingelogd, reeks):
    noemer = reeks["noemer"]
    gegevens = {
        "gebied": reeks["gebied"].pk,
        "soort": "inwoners",
        "aard": "1_januari",
        "peildatum": "01-01-2019",
        "aantal": "207.904",
        "kwaliteit": "definitief",
        "bron": "CBS",
    }
    antwoord = ingelogd.post(adres("noemer", "change", noemer.pk), gegevens)
    assert fouten(antwoord)["reden"].startswith("Schrijf op waarom")
    assert ingelogd.post(adres("noemer", "change", noemer.pk), gegevens | {"reden": "CBS"}).status_code == 302
    assert Noemer.objects.get().aantal == 207904
    dubbel = ingelogd.post(adres("noemer", "add"), gegevens)
    assert fouten(dubbel) == {"peildatum": "Deze noemer is er al. Pas de bestaande aan."}


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"jaar_tot_en_met": "2018"}, "jaar_tot_en_met"),
        ({"peiljaar": "2020"}, "peiljaar"),
        ({"opvolger_van": "zichzelf"}, "opvolger_van"),
        ({"bron_url": "geen adres"}, "bron_url"),
    ],
)
def test_plan_that_cannot_be_is_refused_at_its_field(ingelogd, reeks, anders, veld):
    plan = reeks["beleidsplan"]
    gegevens = {
        "naam": "Plan",
        "slug": "plan",
        "jaar_van": "2019",
        "jaar_tot_en_met": "2022",
        "rapportagecyclus": "jaar",
        "bron": "Raad",
    } | anders
    if "opvolger_van" in anders:
        gegevens["opvolger_van"] = plan.pk
    assert list(fouten(ingelogd.post(adres("beleidsplan", "change", plan.pk), gegevens))) == [veld]
