"""Every named constraint is broken once, and the database itself refuses it, whoever goes around the forms.

A case gives one row that is right but for one thing.
"""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import fabriek
from tests.beperkingen import (
    anders,
    beperkingen_van_app,
    de_database_weigert,
    de_gebruiker_leest_onze_melding,
    nog_een,
    zelf,
)
from themas.enums import (
    Doelsoort,
    Inleesstatus,
    Maat,
    Meetsoort,
    Metingsoort,
    Noemersoort,
    Onderbouwing,
    Oordeel,
    Status,
)


pytestmark = pytest.mark.django_db
BEPERKINGEN = beperkingen_van_app("themas")


def zelf_beoordeeld(maak):
    return anders(maak(), **fabriek.vastgesteld(door=fabriek.gebruiker()))


def tweemaal_vastgesteld(maak):
    eerste = maak(**fabriek.vastgesteld())
    return nog_een(eerste)


def teruggestuurd(rij):
    return anders(rij, status=Status.TERUGGESTUURD, beoordeeld_door=fabriek.gebruiker("collega"))


def vervangt_zonder_reden(maak):
    oude = maak(**fabriek.vastgesteld())
    return anders(nog_een(oude), vervangt=oude, status=Status.CONCEPT, beoordeeld_door=None)


def beeindigd(publicatie):
    anders(publicatie, tot=timezone.now()).save()
    return publicatie


def door_een(publicatie):
    """A next edition by one person alone."""
    return nog_een(publicatie, nummer=2, tot=None, gepubliceerd_door=publicatie.gewijzigd_door)


def begint_te_laat(publicatie):
    return anders(publicatie, tot=publicatie.gepubliceerd_op - datetime.timedelta(seconds=1))


GEVALLEN = {
    "beleidsplan_jaren_op_volgorde": lambda: anders(fabriek.beleidsplan(), jaar_tot_en_met=2018),
    "beleidsplan_peiljaar_is_een_jaar": lambda: anders(fabriek.beleidsplan(), peiljaar=0),
    "doelstelling_peiljaar_is_een_jaar": lambda: anders(fabriek.doelstelling(), peiljaar=0),
    "beleidsplan_peiljaar_ligt_voor_het_plan": lambda: anders(fabriek.beleidsplan(), peiljaar=2020),
    "beleidsplan_volgt_niet_zichzelf_op": lambda: zelf(fabriek.beleidsplan(), "opvolger_van"),
    "thema_slug_uniek_binnen_plan": lambda: nog_een(fabriek.thema(), nummer=2),
    "thema_nummer_uniek_binnen_plan": lambda: nog_een(fabriek.thema(), slug="anders"),
    "onderwerp_slug_uniek_binnen_thema": lambda: nog_een(fabriek.onderwerp()),
    "onderwerp_matrixrij_uniek_binnen_thema": lambda: nog_een(fabriek.onderwerp(matrixrij=1), slug="anders"),
    "werkwijze_slug_uniek_binnen_plan": lambda: nog_een(fabriek.werkwijze()),
    "doelstelling_code_uniek_binnen_onderwerp": lambda: nog_een(fabriek.doelstelling()),
    "doelstelling_streefwaarde_alleen_bij_die_soort": lambda: anders(
        fabriek.doelstelling(), soort=Doelsoort.STREEFWAARDE
    ),
    "bewering_volgorde_uniek_binnen_interventie": lambda: nog_een(fabriek.bewering()),
    "bewering_effect_heeft_twee_grenzen": lambda: anders(fabriek.bewering(), effect_van=5, effect_tot=-5),
    "bewering_aandeel_is_een_deel": lambda: anders(
        fabriek.bewering(effect_van=None, effect_tot=None), aandeel_teller=4, aandeel_noemer=3
    ),
    "bewering_een_soort_getal": lambda: anders(fabriek.bewering(), aandeel_teller=2, aandeel_noemer=3),
    "bewering_vraag_heeft_geen_getal": lambda: anders(fabriek.bewering(), onderbouwing=Onderbouwing.OPEN_VRAAG),
    "indicator_per_is_meer_dan_nul": lambda: anders(fabriek.indicator(), per=0),
    "indicator_drempel_is_minstens_drie": lambda: anders(fabriek.indicator(), onthullingsdrempel=1),
    "indicator_is_geen_onderdeel_van_zichzelf": lambda: zelf(fabriek.indicator(), "onderdeel_van"),
    "indicator_aandeel_heeft_geen_noemer": lambda: anders(
        fabriek.indicator(), soort=Meetsoort.AANDEEL, noemersoort=Noemersoort.INWONERS
    ),
    "gebied_ligt_niet_in_zichzelf": lambda: zelf(fabriek.gebied(), "ligt_in"),
    "periode_begint_voor_het_eind": lambda: anders(fabriek.periode(), eind=datetime.date(2019, 1, 1)),
    "periode_nummer_past_bij_soort": lambda: anders(fabriek.periode("2019-H2"), nummer=3),
    "periode_uniek": lambda: nog_een(fabriek.periode(), code="anders"),
    "noemer_uniek": lambda: nog_een(fabriek.noemer()),
    "noemer_is_meer_dan_nul": lambda: anders(fabriek.noemer(), aantal=0),
    "noemer_soort_is_niet_geen": lambda: anders(fabriek.noemer(), soort=Noemersoort.GEEN),
    "bronnotitie_uniek": lambda: nog_een(fabriek.bronnotitie()),
    "broncode_een_indicator_per_code": lambda: nog_een(fabriek.broncode(), naam="Anders"),
    "broncode_een_indicator_per_naam": lambda: nog_een(fabriek.broncode(), code="9.9.9"),
    "inlezing_klaar_heeft_een_tijd": lambda: anders(fabriek.inlezing(), status=Inleesstatus.KLAAR),
    "meting_niveau_of_verandering": lambda: anders(fabriek.meting(), aantal=None),
    "meting_getallen_niet_negatief": lambda: anders(fabriek.meting(waarde="13"), waarde=Decimal(-13)),
    "meting_marge_hoort_bij_waarde": lambda: anders(fabriek.meting(), marge=Decimal(2)),
    "meting_decimalen_horen_bij_waarde": lambda: anders(fabriek.meting(waarde="13"), waarde_decimalen=None),
    "meting_daalt_niet_meer_dan_alles": lambda: anders(fabriek.verandering(), verandering=Decimal("-100.01")),
    "meting_vergelijkt_niet_met_zichzelf": lambda: anders(fabriek.verandering(), basisperiode=fabriek.periode("2019")),
    "meting_een_geldend_niveau": lambda: tweemaal_vastgesteld(fabriek.meting),
    "meting_een_geldende_verandering": lambda: tweemaal_vastgesteld(fabriek.verandering),
    "meting_een_open_niveau": lambda: nog_een(fabriek.meting(), status=Status.INGEDIEND),
    "meting_een_open_verandering": lambda: nog_een(fabriek.verandering(), status=Status.INGEDIEND),
    "meting_beoordeeld_met_vier_ogen": lambda: zelf_beoordeeld(fabriek.meting),
    "meting_opgevolgd_alleen_na_vaststelling": lambda: anders(fabriek.meting(), opgevolgd_op=timezone.now()),
    "meting_vervanging_heeft_een_reden": lambda: vervangt_zonder_reden(fabriek.meting),
    "meting_teruggestuurd_met_notitie": lambda: teruggestuurd(fabriek.meting()),
    "beoordeling_een_geldende": lambda: tweemaal_vastgesteld(fabriek.beoordeling),
    "beoordeling_een_open": lambda: nog_een(fabriek.beoordeling(), status=Status.INGEDIEND),
    "beoordeling_is_een_oordeel": lambda: anders(fabriek.beoordeling(), oordeel=Oordeel.NOG_NIET_BEOORDEELD),
    "beoordeling_beoordeeld_met_vier_ogen": lambda: zelf_beoordeeld(fabriek.beoordeling),
    "beoordeling_opgevolgd_alleen_na_vaststelling": lambda: anders(fabriek.beoordeling(), opgevolgd_op=timezone.now()),
    "beoordeling_vervanging_heeft_een_reden": lambda: vervangt_zonder_reden(fabriek.beoordeling),
    "beoordeling_teruggestuurd_met_notitie": lambda: teruggestuurd(fabriek.beoordeling()),
    "publicatie_nummer_uniek_per_stuk": lambda: nog_een(beeindigd(fabriek.publicatie()), slug="anders", tot=None),
    "publicatie_een_geldende_per_stuk": lambda: nog_een(fabriek.publicatie(), slug="anders", nummer=2),
    "publicatie_geldend_adres_uniek": lambda: nog_een(fabriek.publicatie(), sleutel=2),
    "publicatie_met_vier_ogen": lambda: door_een(beeindigd(fabriek.publicatie())),
    "publicatie_ingetrokken_zegt_waarom_en_wanneer": lambda: anders(
        fabriek.publicatie(), ingetrokken_door=fabriek.gebruiker(), tot=timezone.now()
    ),
    "publicatie_eindigt_na_het_begin": lambda: begint_te_laat(fabriek.publicatie()),
}


def test_geen_beperking_is_vergeten():
    assert GEVALLEN.keys() == BEPERKINGEN.keys()


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_database_weigert(naam):
    de_database_weigert(GEVALLEN[naam](), BEPERKINGEN[naam])


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_gebruiker_leest_een_nederlandse_melding(naam):
    de_gebruiker_leest_onze_melding(GEVALLEN[naam](), BEPERKINGEN[naam])


def test_ook_een_formulier_krijgt_die_melding():
    """``full_clean()`` is what the admin calls."""
    with pytest.raises(ValidationError) as fout:
        zelf_beoordeeld(fabriek.meting).full_clean()
    assert fout.value.messages == [
        "Wie het cijfer invoerde, wijzigde of indiende, mag het niet beoordelen. Vraag een collega."
    ]


@pytest.mark.parametrize(
    "maak",
    [
        fabriek.beleidsplan,
        fabriek.veiligheidsveld,
        fabriek.thema,
        fabriek.onderwerp,
        fabriek.werkwijze,
        fabriek.doelstelling,
        fabriek.interventie,
        fabriek.bewering,
        fabriek.indicator,
        fabriek.gebied,
        fabriek.periode,
        fabriek.noemer,
        fabriek.meting,
        fabriek.verandering,
        fabriek.vastgestelde_meting,
        fabriek.vastgestelde_verandering,
        fabriek.beoordeling,
        fabriek.reeksbreuk,
        fabriek.bronnotitie,
        fabriek.publicatie,
    ],
    ids=lambda maak: maak.__name__,
)
def test_wat_de_fabriek_maakt_is_goed(maak):
    maak().full_clean()


# What one case each cannot show


@pytest.mark.parametrize("veld", ["ingevoerd_door", "laatst_gewijzigd_door"])
@pytest.mark.parametrize("status", [Status.VASTGESTELD, Status.TERUGGESTUURD])
@pytest.mark.parametrize("wie", ["collega", None])
def test_vier_ogen_voor_wie_invoerde_en_voor_wie_wijzigde(veld, status, wie):
    """The judge differs from both, and both are known; also where a figure is sent back."""
    velden = fabriek.vastgesteld() | {"status": status, "beoordelingsnotitie": "Het aantal klopt niet."}
    with pytest.raises(IntegrityError, match="meting_beoordeeld_met_vier_ogen"), transaction.atomic():
        fabriek.meting(**velden, **{veld: wie and fabriek.gebruiker(wie)})


def test_zonder_beoordelaar_is_niets_vastgesteld():
    with pytest.raises(IntegrityError, match="meting_beoordeeld_met_vier_ogen"), transaction.atomic():
        fabriek.meting(status=Status.VASTGESTELD)


def test_naast_een_geldend_cijfer_mag_een_opgevolgd_en_een_open_cijfer_staan():
    oude = fabriek.vastgestelde_meting(aantal=673, opgevolgd_op=timezone.now())
    nieuwe = fabriek.vastgestelde_meting(aantal=680, vervangt=oude, reden="De politie telde opnieuw.")
    fabriek.meting(aantal=681, vervangt=nieuwe, reden="Nog een keer geteld.")
    fabriek.vastgestelde_verandering(-38)
    fabriek.vastgestelde_verandering(-12, sinds="2018")
    assert list(type(oude).objects.publiek().filter(soort=Metingsoort.NIVEAU)) == [nieuwe]


@pytest.mark.parametrize(
    "velden",
    [
        {"aantal": 3, "verandering": Decimal(-38)},
        {"aantal": 3, "maat": Maat.AANTAL},
        {"soort": Metingsoort.VERANDERING, "aantal": 3},
        {"soort": "iets anders", "aantal": 3},
    ],
)
def test_een_meting_is_een_niveau_of_een_verandering(velden):
    with pytest.raises(IntegrityError, match="meting_niveau_of_verandering"), transaction.atomic():
        fabriek.meting(**velden)


@pytest.mark.parametrize("weg", [{"verandering": None}, {"basisperiode": None}, {"maat": ""}])
def test_een_verandering_heeft_procent_maat_en_basis(weg):
    rij = anders(fabriek.verandering(), **weg)
    with pytest.raises(IntegrityError, match="meting_niveau_of_verandering"), transaction.atomic():
        rij.save()


def test_nul_is_een_cijfer_en_leeg_niet():
    assert fabriek.meting(aantal=0).aantal == 0
    with pytest.raises(IntegrityError, match="meting_niveau_of_verandering"), transaction.atomic():
        fabriek.meting("2018", aantal=None)


def test_een_streefwaarde_hoort_bij_een_ander_soort_doel_niet():
    with pytest.raises(IntegrityError, match="streefwaarde_alleen_bij_die_soort"), transaction.atomic():
        fabriek.doelstelling(soort=Doelsoort.DALEN, streefwaarde=Decimal(8))
