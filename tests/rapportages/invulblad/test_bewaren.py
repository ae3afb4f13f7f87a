"""Saving the sheet: what becomes a figure, what stays a draft, and that nobody overwrites unseen."""

import json
import logging
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from rapportages.invulblad.bewaren import bewaar, toon
from rapportages.models import Klad
from rapportages.rondes import haal_weg, sluit_ronde
from tests import fabriek
from tests.fabriek import gebruiker
from tests.rapportages.rondebouw import ingevuld, ingevuld_doel, kwalitatief_doel, lijn, regel, ronde, vul_in
from themas.enums import Status
from themas.models import Beoordeling, Meting


pytestmark = pytest.mark.django_db


def kladcellen(naam="invoerder"):
    return [klad.cellen["cijfer"] for klad in Klad.objects.filter(gebruiker__username=naam)]


# What is saved


def test_een_cijfer_wordt_een_concept_van_wie_het_invulde():
    r = ronde()
    uit = vul_in(r, "ans", cijfer="1.040", stand_op="1-2-2020", opmerking="Let op.")
    meting = Meting.objects.get()
    assert uit.bewaard == {lijn(r).pk}
    assert (meting.aantal, meting.waarde, str(meting.stand_op)) == (1040, None, "2020-02-01")
    assert (meting.indicator, meting.gebied, meting.periode) == (fabriek.indicator(), fabriek.gebied(), r.periode)
    assert (meting.status, meting.kwaliteit, meting.bron, meting.opmerking) == (
        "concept",
        "definitief",
        "Politie",
        "Let op.",
    )
    assert meting.ingevoerd_door == meting.laatst_gewijzigd_door == gebruiker("ans")
    assert regel(r).cellen["cijfer"] == "1.040"


def test_nul_is_een_cijfer_en_leeg_niet():
    r = ronde(slugs=["woninginbraken", "overvallen"])
    assert vul_in(r, cijfer="0").bewaard == {lijn(r).pk}
    assert vul_in(r, slug="overvallen", cijfer="").geraakt == set()
    assert [(m.indicator.slug, m.aantal) for m in Meting.objects.all()] == [("woninginbraken", 0)]


def test_een_aandeel_heeft_een_waarde_en_een_marge():
    fabriek.indicator("onveilig", soort="aandeel", eenheid="%")
    r = ronde(slugs=["onveilig"])
    vul_in(r, slug="onveilig", cijfer="31,0", marge="2,1")
    meting = Meting.objects.get()
    assert (meting.aantal, meting.waarde, meting.waarde_decimalen) == (None, Decimal("31.0"), 1)
    assert meting.marge == Decimal("2.1")


def test_wijzigen_telt_de_versie_op_en_schrijft_wie_wat_waarom():
    r = ronde()
    vul_in(r, "ans", cijfer="673")
    vul_in(r, "bram", cijfer="680")
    meting = Meting.objects.get()
    assert (meting.aantal, meting.versie) == (680, 2)
    assert (meting.ingevoerd_door, meting.laatst_gewijzigd_door) == (gebruiker("ans"), gebruiker("bram"))
    standen = [
        (h.history_type, h.aantal, h.versie, h.history_user.username, h.history_change_reason)
        for h in meting.history.order_by("history_date")
    ]
    reden = "ingevuld op het invulblad"
    assert standen == [("+", 673, 1, "ans", reden), ("~", 680, 2, "bram", reden)]


def test_bewaren_schrijft_een_regel_in_het_auditspoor(caplog, django_capture_on_commit_callbacks):
    r = ronde(slugs=["woninginbraken", "overvallen"])
    invoer = ingevuld(r, cijfer="3") | ingevuld(r, slug="overvallen", cijfer="4")
    with caplog.at_level(logging.INFO, logger="audit"), django_capture_on_commit_callbacks(execute=True):
        caplog.clear()
        bewaar(ronde=r, ingevuld=invoer, door=gebruiker("ans"))
        bewaar(ronde=r, ingevuld=invoer, door=gebruiker("ans"))  # the same again changes nothing
    [spoor] = [json.loads(record.message) for record in caplog.records]
    assert (spoor["actie"], spoor["object"], spoor["actor"], spoor["bewaard"]) == (
        "invulblad bewaren",
        str(r),
        "ans",
        2,
    )


def test_wat_niet_is_aangeraakt_verandert_niet():
    r = ronde()
    vul_in(r, "ans", cijfer="673")
    assert vul_in(r, "bram").geraakt == set()
    assert Meting.objects.get().laatst_gewijzigd_door == gebruiker("ans")


def test_een_gemelde_verhouding_blijft_naast_het_aantal_staan():
    r = ronde()
    fabriek.meting("2019-H1", waarde="13.0", aantal=1040)
    vul_in(r, cijfer="1.041")
    meting = Meting.objects.get()
    assert (meting.aantal, meting.waarde, meting.waarde_decimalen) == (1041, Decimal("13.0"), 1)
    assert regel(r).ook_gemeld == "13,0"


def test_een_teruggestuurd_cijfer_wordt_na_wijzigen_weer_een_concept():
    r = ronde()
    meting = fabriek.meting(
        "2019-H1",
        status=Status.TERUGGESTUURD,
        beoordeeld_door=gebruiker("collega"),
        beoordelingsnotitie="Tel opnieuw.",
        ingediend_door=gebruiker(),
    )
    assert (regel(r).vast, regel(r).notitie) == (False, "Tel opnieuw.")
    vul_in(r, "ans", cijfer="99")
    meting.refresh_from_db()
    assert (meting.status, meting.aantal, meting.beoordeeld_door, meting.ingediend_door) == ("concept", 99, None, None)
    assert meting.beoordelingsnotitie == "Tel opnieuw."


def test_een_cijfer_leegmaken_haalt_het_pas_na_bevestiging_weg():
    r = ronde()
    vul_in(r, cijfer="673")
    pk = lijn(r).pk
    uit = vul_in(r, cijfer="")
    assert (uit.te_bevestigen, Meting.objects.get().aantal) == ({pk}, 673)
    assert toon(ronde=r, uitslag=uit, door=gebruiker()).per_pk[pk].weg_te_halen
    invoer = ingevuld(r, cijfer="", opties={"haal_weg": True})
    assert bewaar(ronde=r, ingevuld=invoer, door=gebruiker("bram")).weggehaald == {pk}
    assert not Meting.objects.exists()
    laatste = Meting.history.order_by("history_date").last()
    assert (laatste.history_type, laatste.history_user) == ("-", gebruiker("bram"))
    assert laatste.history_change_reason == "leeggemaakt op het invulblad"


@pytest.mark.parametrize(
    ("cijfer", "antwoord", "grens"), [("<5", "verborgen", 5), ("n.v.t.", "nvt", None), ("<10", "verborgen", 10)]
)
def test_een_antwoord_zonder_getal_staat_op_de_regel_en_vervangt_een_cijfer(cijfer, antwoord, grens):
    r = ronde()
    vul_in(r, cijfer="673")
    uit = vul_in(r, "ans", cijfer=cijfer, opmerking="De bron zegt het zo.")
    rij = lijn(r)
    assert (rij.antwoord, rij.grens, rij.toelichting) == (antwoord, grens, "De bron zegt het zo.")
    assert (rij.beantwoord_door, rij.versie) == (gebruiker("ans"), 2)
    assert (uit.bewaard, uit.weggehaald) == ({rij.pk}, {rij.pk})
    assert not Meting.objects.exists()
    assert (regel(r).cellen["cijfer"], regel(r).stand.geleverd) == (cijfer, True)
    vul_in(r, "bram", cijfer="7")
    assert (lijn(r).antwoord, lijn(r).grens, lijn(r).toelichting) == ("", None, "")
    assert Meting.objects.get().aantal == 7


def test_een_antwoord_is_weer_leeg_te_maken():
    r = ronde()
    vul_in(r, cijfer="<5")
    assert vul_in(r, cijfer="", opmerking="").bewaard == {lijn(r).pk}
    assert (lijn(r).antwoord, regel(r).stand.value) == ("", "ontbreekt")


def test_een_oordeel_over_een_doel_zonder_cijfer():
    kwalitatief_doel()
    r = ronde()
    invoer = ingevuld_doel(r, oordeel="op_koers", toelichting="Alles gedaan.", bewijs="De brief.")
    bewaar(ronde=r, ingevuld=invoer, door=gebruiker("ans"))
    oordeel = Beoordeling.objects.get()
    assert (oordeel.oordeel, oordeel.toelichting, oordeel.bewijs) == ("op_koers", "Alles gedaan.", "De brief.")
    assert (oordeel.status, oordeel.periode, oordeel.ingevoerd_door) == ("concept", r.periode, gebruiker("ans"))
    bewaar(ronde=r, ingevuld=ingevuld_doel(r, oordeel="niet_op_koers"), door=gebruiker("bram"))
    oordeel.refresh_from_db()
    assert (oordeel.oordeel, oordeel.versie, oordeel.laatst_gewijzigd_door) == ("niet_op_koers", 2, gebruiker("bram"))
    assert oordeel.history.count() == 2
    bewaar(ronde=r, ingevuld=ingevuld_doel(r, oordeel="n.v.t.", toelichting="Weg."), door=gebruiker("bram"))
    assert not Beoordeling.objects.exists()


# What is not


def test_een_fout_blijft_klad_en_de_rest_is_bewaard():
    r = ronde(slugs=["woninginbraken", "overvallen"])
    invoer = ingevuld(r, cijfer="veel") | ingevuld(r, slug="overvallen", cijfer="21")
    uit = bewaar(ronde=r, ingevuld=invoer, door=gebruiker())
    assert (uit.fouten.keys(), uit.bewaard) == ({lijn(r).pk}, {lijn(r, "overvallen").pk})
    assert [m.aantal for m in Meting.objects.all()] == [21]
    assert kladcellen() == ["veel"]
    opnieuw = regel(r, gebruiker())
    assert (opnieuw.getoond["cijfer"], opnieuw.cellen["cijfer"]) == ("veel", "")
    assert regel(r, gebruiker("ans")).getoond["cijfer"] == ""  # a draft is of one person
    vul_in(r, wie=gebruiker(), cijfer="3")
    assert kladcellen() == []


def test_alleen_een_opmerking_blijft_klad():
    r = ronde()
    assert vul_in(r, opmerking="Komt volgende week.").geraakt == set()
    assert regel(r, gebruiker()).getoond["opmerking"] == "Komt volgende week."


@pytest.mark.parametrize("status", [Status.INGEDIEND, Status.VASTGESTELD])
def test_wat_ingediend_of_vastgesteld_is_verandert_niet(status):
    r = ronde()
    velden = fabriek.vastgesteld() if status == Status.VASTGESTELD else {"status": status}
    invoer = ingevuld(r, cijfer="680")
    meting = fabriek.meting("2019-H1", aantal=673, **velden)
    uit = bewaar(ronde=r, ingevuld=invoer, door=gebruiker())
    meting.refresh_from_db()
    assert (meting.aantal, uit.bewaard, uit.botsingen.keys()) == (673, set(), {lijn(r).pk})
    getoond = toon(ronde=r, uitslag=uit, door=gebruiker()).per_pk[lijn(r).pk]
    assert (getoond.vast, getoond.botsing.te_kiezen) == (True, False)
    assert ("Cijfer", "673", "680") in getoond.verschillen
    assert regel(r, gebruiker()).getoond["cijfer"] == "673"


def test_een_bestaande_verhouding_zonder_aantal_wordt_niet_leeggemaakt():
    r = ronde()
    fabriek.meting("2019-H1", waarde="8")
    assert regel(r).ook_gemeld == "8"
    [fouten] = vul_in(r, opmerking="Afgerond.").fouten.values()
    assert fouten["cijfer"].startswith("Hier is geen aantal bekend, alleen een verhouding.")
    assert Meting.objects.get().waarde == 8


def test_een_gemelde_verandering_telt_als_geleverd_en_een_aantal_komt_ernaast():
    r = ronde()
    fabriek.vastgestelde_verandering(-13, "2019-H1")
    assert (regel(r).stand.value, regel(r).vast) == ("vastgesteld", False)
    assert regel(r).verandering == "−13% ten opzichte van 2017 (naar verhouding)"
    vul_in(r, cijfer="300")
    assert (regel(r).stand.value, Meting.objects.count()) == ("concept", 2)


def test_in_een_gesloten_ronde_is_niets_te_bewaren():
    r = ronde()
    invoer = ingevuld(r, cijfer="3")
    sluit_ronde(ronde=r, door=gebruiker())
    with pytest.raises(ValidationError, match=r"Deze ronde is gesloten. Er is niets bewaard."):
        bewaar(ronde=r, ingevuld=invoer, door=gebruiker())
    assert regel(r).vast


def test_een_regel_die_intussen_weg_is_doet_niet_mee():
    r = ronde()
    invoer = ingevuld(r, cijfer="3")
    haal_weg(ronde=r, uitvragen=[lijn(r).pk], door=gebruiker())
    assert bewaar(ronde=r, ingevuld=invoer, door=gebruiker()).geraakt == set()
    assert not Meting.objects.exists()
