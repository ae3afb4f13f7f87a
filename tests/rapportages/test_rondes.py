"""Opening, adding to, dividing and closing a round."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rapportages.enums import Antwoord
from rapportages.models import Klad, Uitvraag
from rapportages.rondes import haal_weg, heropen_ronde, open_ronde, sluit_ronde, voeg_toe, vul_aan, wijs_toe
from tests import fabriek
from tests.beperkingen import anders, nog_een
from tests.rapportages.rondebouw import DEADLINE, doellijn, kwalitatief_doel, lijn, ronde


pytestmark = pytest.mark.django_db
CHEF = "chef"


def chef():
    return fabriek.gebruiker(CHEF)


def slugs(ronde):
    return sorted(ronde.uitvragen.filter(indicator__isnull=False).values_list("indicator__slug", flat=True))


def test_een_ronde_vraagt_om_alles_waar_een_doel_aan_hangt_met_zijn_delen():
    geheel = fabriek.indicator("ov-incidenten")
    deel = fabriek.indicator("ov-ns", onderdeel_van=geheel)
    fabriek.indicator("ov-ns-trein", onderdeel_van=deel)
    fabriek.indicator("zonder-doel")
    kwalitatief = kwalitatief_doel()
    nieuw = ronde(slugs=["woninginbraken", "ov-incidenten"])
    assert slugs(nieuw) == ["ov-incidenten", "ov-ns", "ov-ns-trein", "woninginbraken"]
    assert doellijn(nieuw).doelstelling == kwalitatief
    assert nieuw.geopend_door == chef()


def test_een_ander_plan_vraagt_niet_mee():
    elders = fabriek.thema(plan=fabriek.beleidsplan("plan-2023-2026"))
    onderwerp = fabriek.onderwerp(van_thema=elders)
    fabriek.doelstelling("2-1", bij=onderwerp, indicatoren=[fabriek.indicator("overvallen")])
    assert slugs(ronde()) == ["woninginbraken"]


@pytest.mark.parametrize(
    ("code", "deadline", "veld", "melding"),
    [
        ("2099-H1", DEADLINE, "periode", "De periode 1e helft 2099 is nog niet begonnen. Kies een eerdere periode."),
        (
            "2019-H1",
            datetime.date(2018, 12, 31),
            "deadline",
            "Deze datum ligt voor het begin van de periode. Kies een latere datum.",
        ),
    ],
)
def test_een_ronde_die_niet_kan_wordt_geweigerd(code, deadline, veld, melding):
    with pytest.raises(ValidationError) as fout:
        open_ronde(plan=fabriek.beleidsplan(), periode=fabriek.periode(code), deadline=deadline, door=chef())
    assert fout.value.message_dict == {veld: [melding]}


def test_een_tweede_ronde_over_hetzelfde_zegt_dat_er_al_een_is():
    eerste = ronde()
    with pytest.raises(ValidationError) as fout:
        open_ronde(plan=eerste.plan, periode=eerste.periode, deadline=DEADLINE, door=chef())
    assert fout.value.messages == ["Voor dit plan en deze periode is er al een ronde."]


def test_wie_vorige_keer_leverde_levert_weer():
    ans, weg = fabriek.gebruiker("ans"), fabriek.gebruiker("weg")
    kwalitatief_doel()
    eerste = ronde("2018-H2", slugs=["woninginbraken", "overvallen", "straatroven"])
    wijs_toe(ronde=eerste, uitvragen=[lijn(eerste).pk, doellijn(eerste).pk], leverancier=ans, door=chef())
    wijs_toe(ronde=eerste, uitvragen=[lijn(eerste, "overvallen").pk], leverancier=weg, door=chef())
    weg.is_active = False
    weg.save()
    nieuw = open_ronde(plan=eerste.plan, periode=fabriek.periode("2019-H1"), deadline=DEADLINE, door=chef())
    wie = {str(u): u.leverancier for u in nieuw.uitvragen.all()}
    assert wie == {
        "Woninginbraken": ans,
        "Overvallen": None,
        "Straatroven": None,
        "Iedereen weet wie de wijkagent is.": ans,
    }


def test_wat_later_in_het_plan_komt_is_met_een_handeling_erbij_te_halen():
    nieuw = ronde()
    fabriek.doelstelling(indicatoren=[fabriek.indicator("overvallen")])
    kwalitatief_doel()
    assert vul_aan(ronde=nieuw, door=chef()) == 2
    assert vul_aan(ronde=nieuw, door=chef()) == 0
    assert slugs(nieuw) == ["overvallen", "woninginbraken"]
    assert nieuw.uitvragen.count() == 3


def test_een_indicator_zonder_doel_is_toe_te_voegen_met_zijn_delen():
    nieuw = ronde()
    fraude = fabriek.indicator("fraude")
    fabriek.indicator("fraude-online", onderdeel_van=fraude)
    assert voeg_toe(ronde=nieuw, indicatoren=[fraude], door=chef()) == 2
    assert voeg_toe(ronde=nieuw, indicatoren=[fraude], door=chef()) == 0
    assert slugs(nieuw) == ["fraude", "fraude-online", "woninginbraken"]


def test_weghalen_laat_het_cijfer_staan():
    meting = fabriek.meting("2019-H1")
    nieuw = ronde()
    Klad.objects.create(uitvraag=lijn(nieuw), gebruiker=chef(), cellen={})
    assert haal_weg(ronde=nieuw, uitvragen=[lijn(nieuw).pk], door=chef()) == 1
    assert (nieuw.uitvragen.count(), Klad.objects.count()) == (0, 0)
    meting.refresh_from_db()


def test_een_regel_van_een_andere_ronde_blijft_waar_zij_is():
    eerste, tweede = ronde("2018-H2"), ronde("2019-H1")
    assert haal_weg(ronde=tweede, uitvragen=[lijn(eerste).pk], door=chef()) == 0
    assert wijs_toe(ronde=tweede, uitvragen=[lijn(eerste).pk], leverancier=chef(), door=chef()) == 0
    assert lijn(eerste).leverancier is None


def test_na_het_sluiten_verandert_er_niets_meer_tot_de_ronde_heropend_is():
    nieuw = ronde()
    sluit_ronde(ronde=nieuw, door=chef())
    assert nieuw.gesloten_door == chef()
    for werk in (
        lambda: vul_aan(ronde=nieuw, door=chef()),
        lambda: voeg_toe(ronde=nieuw, indicatoren=[], door=chef()),
        lambda: wijs_toe(ronde=nieuw, uitvragen=[], leverancier=None, door=chef()),
        lambda: haal_weg(ronde=nieuw, uitvragen=[lijn(nieuw).pk], door=chef()),
        lambda: sluit_ronde(ronde=nieuw, door=chef()),
    ):
        with pytest.raises(ValidationError, match=r"Deze ronde is gesloten. Heropen de ronde eerst."):
            werk()
    heropen_ronde(ronde=nieuw, door=chef())
    assert vul_aan(ronde=nieuw, door=chef()) == 0


def test_openen_kost_evenveel_vragen_voor_1_indicator_en_voor_30():
    def vragen(code, aantal):
        with CaptureQueriesContext(connection) as gesteld:
            open_ronde(plan=plan, periode=fabriek.periode(code), deadline=DEADLINE, door=chef())
        return len(gesteld)

    plan = ronde("2018-H1").plan
    fabriek.periode("2018-H2"), fabriek.periode("2019-H1")
    een = vragen("2018-H2", 1)
    fabriek.doelstelling(indicatoren=[fabriek.indicator(f"i-{n}") for n in range(30)])
    assert vragen("2019-H1", 30) == een


# What the database itself refuses


GEVALLEN = {
    "rapportageronde_een_per_plan_en_periode": lambda: nog_een(ronde()),
    "rapportageronde_gesloten_door_iemand": lambda: anders(ronde(), gesloten_op=timezone.now()),
    "uitvraag_indicator_of_doelstelling": lambda: anders(lijn(ronde()), doelstelling=kwalitatief_doel()),
    "uitvraag_indicator_een_keer_per_ronde": lambda: nog_een(lijn(ronde())),
    "uitvraag_doelstelling_een_keer_per_ronde": lambda: nog_een(doellijn(kwalitatief_doel() and ronde())),
    "uitvraag_verborgen_noemt_de_grens": lambda: anders(lijn(ronde()), antwoord=Antwoord.VERBORGEN),
    "uitvraag_niet_van_toepassing_heeft_een_reden": lambda: anders(
        lijn(ronde()), antwoord=Antwoord.NIET_VAN_TOEPASSING
    ),
    "klad_een_per_regel_en_gebruiker": lambda: nog_een(
        Klad.objects.create(uitvraag=lijn(ronde()), gebruiker=chef(), cellen={})
    ),
}


def test_elke_beperking_is_een_keer_gebroken():
    modellen = (type(ronde()), Uitvraag, Klad)
    assert {regel.name for model in modellen for regel in model._meta.constraints} == set(GEVALLEN)


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_database_weigert(naam):
    rij = GEVALLEN[naam]()
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        rij.save()
    genoemd = [regel.name for regel in rij._meta.constraints if regel.name in str(fout.value)]
    # SQLite names the columns of a broken unique constraint, and not the constraint.
    assert genoemd == [naam] or "UNIQUE" in str(fout.value)


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_melding_is_een_nederlandse_zin(naam):
    with pytest.raises(ValidationError) as fout:
        GEVALLEN[naam]().validate_constraints()
    [melding] = fout.value.messages
    assert melding.endswith(".")
    assert "Constraint" not in melding


def test_een_regel_zonder_indicator_en_zonder_doel_kan_niet():
    rij = anders(lijn(ronde()), indicator=None)
    with pytest.raises(IntegrityError, match="uitvraag_indicator_of_doelstelling"), transaction.atomic():
        rij.save()
