"""Parts must add up to their whole before any of them is saved."""

import pytest

from rapportages.invulblad.bekijken import bekijk
from rapportages.invulblad.bewaren import Ingevuld, bewaar
from rapportages.invulblad.blad import lees_blad
from tests import fabriek
from tests.fabriek import gebruiker
from tests.rapportages.rondebouw import lijn, ronde, vul_in
from themas.models import Meting


pytestmark = pytest.mark.django_db
ZIE_GEHEEL = "De delen en het geheel passen niet bij elkaar. Zie de melding bij Overlast."


@pytest.fixture
def r(db):
    geheel = fabriek.indicator("overlast")
    for naam in ("open", "dicht"):
        fabriek.indicator(naam, onderdeel_van=geheel)
    return ronde(slugs=["overlast"])


def vul(r, **per_slug):
    """Save these cells of the column of figures in one go; mistakes by slug, and what is stored then."""
    blad = lees_blad(r, gebruiker())
    invoer = {}
    for regel in blad:
        if regel.uitvraag.indicator.slug in per_slug:
            cellen = regel.cellen | {"cijfer": per_slug[regel.uitvraag.indicator.slug], "opmerking": "Zo is het."}
            invoer[regel.pk] = Ingevuld(cellen, regel.herkenning)
    uit = bewaar(ronde=r, ingevuld=invoer, door=gebruiker())
    fouten = {blad.per_pk[pk].uitvraag.indicator.slug: fout["cijfer"] for pk, fout in uit.fouten.items()}
    return fouten, {m.indicator.slug: m.aantal for m in Meting.objects.select_related("indicator")}


def test_een_som_die_klopt_is_bewaard(r):
    assert vul(r, overlast="50", open="30", dicht="20") == ({}, {"overlast": 50, "open": 30, "dicht": 20})


def test_een_som_die_niet_klopt_noemt_beide_sommen_en_bewaart_niets(r):
    fout = "De delen zijn samen 51 (21 + 30), en het geheel (Overlast) is 50. Verbeter een van deze getallen."
    assert vul(r, overlast="50", open="30", dicht="21") == (
        {"overlast": fout, "open": ZIE_GEHEEL, "dicht": ZIE_GEHEEL},
        {},
    )
    getoond = bekijk(lees_blad(r, gebruiker())).per_pk[lijn(r, "overlast").pk]
    assert getoond.fouten == {"cijfer": fout}
    assert vul(r, dicht="20", open="30", overlast="50")[0] == {}


def test_zolang_een_deel_ontbreekt_hoeft_de_som_nog_niet_te_kloppen(r):
    assert vul(r, overlast="50", open="30") == ({}, {"overlast": 50, "open": 30})
    fouten, bewaard = vul(r, dicht="19")
    assert fouten == {
        "dicht": "De delen zijn samen 49 (19 + 30), en het geheel (Overlast) is 50. Verbeter een van deze getallen."
    }
    assert bewaard == {"overlast": 50, "open": 30}


def test_een_deel_is_niet_groter_dan_zijn_geheel(r):
    assert vul(r, overlast="50", open="60")[0] == {
        "overlast": "Open is 60, en het geheel (Overlast) is 50. Een deel is niet groter dan het geheel.",
        "open": ZIE_GEHEEL,
    }


def test_bekende_delen_zijn_samen_niet_meer_dan_het_geheel(r):
    fabriek.indicator("stil", onderdeel_van=fabriek.indicator("overlast"))
    r = ronde("2018-H2", slugs=["overlast"])
    assert vul(r, overlast="50", open="30", dicht="30")[0]["overlast"] == (
        "De delen die zijn ingevuld, zijn samen 60 (30 + 30), en het geheel (Overlast) is 50. "
        "Verbeter een van deze getallen."
    )


def test_een_deel_dat_niet_van_toepassing_is_telt_niet_mee(r):
    assert vul(r, overlast="50", open="50", dicht="n.v.t.")[0] == {}
    assert vul(r, open="49")[0] == {
        "open": "De delen zijn samen 49 (49), en het geheel (Overlast) is 50. Verbeter een van deze getallen."
    }


def test_een_deel_dat_de_bron_verbergt_laat_de_som_open(r):
    assert vul(r, overlast="50", open="47", dicht="<5")[0] == {}


def test_een_andere_regel_wordt_gewoon_bewaard(r):
    fabriek.doelstelling(indicatoren=[fabriek.indicator("straatroven")])
    r = ronde("2018-H2", slugs=["overlast", "straatroven"])
    assert vul(r, overlast="1", open="2", straatroven="9")[1] == {"straatroven": 9}


def test_een_cijfer_los_van_zijn_gezin_wordt_niet_geraakt(r):
    fabriek.meting("2019-H1", van=fabriek.indicator("overlast"), aantal=50)
    fabriek.meting("2019-H1", van=fabriek.indicator("open"), aantal=60)  # by an import, wrong already
    assert vul_in(r, slug="dicht", cijfer="").fouten == {}
    assert list(vul(r, dicht="1")[0]) == ["dicht"]
