"""Versions of a covenant in the admin: they do not overlap, and a change of one is a change of its covenant."""

import django
import pytest

from convenanten.models import Convenant, Convenantversie
from tests.convenanten import bouw
from tests.convenanten.beheerpaginas import adres, bewaar, invoer, meldingen, nu, pad
from tests.rollen import als


pytestmark = pytest.mark.django_db
LEEG = {f"{naam}-{wat}_FORMS": 0 for naam in ("versies", "bepalingen", "overleggen") for wat in ("TOTAL", "INITIAL")}
NIEUW = {"naam": "Veilig wonen", "slug": "veilig-wonen", "soort": "convenant", "kort": "Samen.", "bron": "Raad"}
OVERLAP = (
    "De versies ‘2019-2021’ (1 januari 2019 tot en met 31 december 2021) en ‘2020-2023’ (1 januari 2020 tot en met "
    "31 december 2023) gelden op dezelfde dag. Pas het begin of het einde van een van beide aan."
)


def nieuwe_versie(nummer=1, **velden):
    """The fields of a version that is added to a form with ``nummer`` before it."""
    waarden = {"naam": "2020-2023", "geldig_van": "2020-01-01", "geldig_tot": "2023-12-31", "bron": "Raad"} | velden
    return {"versies-TOTAL_FORMS": nummer + 1} | {f"versies-{nummer}-{naam}": w for naam, w in waarden.items()}


def test_a_new_covenant(redacteur):
    antwoord = redacteur.post(adres("add"), NIEUW | LEEG | nieuwe_versie(0))
    assert antwoord.status_code == 302
    rij = Convenant.objects.get()
    assert (rij.laatst_gewijzigd_door.username, rij.versie, rij.history.count()) == ("ans", 1, 1)
    assert [str(versie) for versie in rij.versies.all()] == ["2020-2023"]


def test_versions_that_overlap_are_refused_and_named(redacteur):
    rij = bouw.convenant()
    assert meldingen(bewaar(redacteur, pad(rij), **nieuwe_versie())) == {"versies": OVERLAP}
    antwoord = redacteur.post(
        adres("add"),
        NIEUW
        | LEEG
        | nieuwe_versie(0, naam="2019-2021", geldig_van="2019-01-01", geldig_tot="2021-12-31")
        | nieuwe_versie(1),
    )
    assert meldingen(antwoord) == {"versies": OVERLAP}
    tweede = bouw.versie(rij, "2022-2023")
    antwoord = bewaar(redacteur, pad(tweede), naam="2020-2023", geldig_van="2020-01-01")
    assert meldingen(antwoord) == {"geldig_van": OVERLAP}
    assert nu(tweede).naam == "2022-2023"


def test_of_a_version_with_one_known_day_that_day_counts(redacteur):
    """When it ends nobody knows, but it begins while the other one holds."""
    rij = bouw.convenant()
    melding = (
        "De versies ‘2019-2021’ (1 januari 2019 tot en met 31 december 2021) en ‘nieuw’ ({}) gelden op dezelfde dag. "
        "Pas het begin of het einde van een van beide aan."
    )
    begint = nieuwe_versie(naam="nieuw", geldig_van="2020-01-01", geldig_tot="")
    assert meldingen(bewaar(redacteur, pad(rij), **begint)) == {"versies": melding.format("vanaf 1 januari 2020")}
    eindigt = nieuwe_versie(naam="nieuw", geldig_van="", geldig_tot="2020-12-31")
    verwacht = {"versies": melding.format("tot en met 31 december 2020")}
    assert meldingen(bewaar(redacteur, pad(rij), **eindigt)) == verwacht
    later = nieuwe_versie(naam="nieuw", geldig_van="2022-01-01", geldig_tot="", onbepaalde_tijd="on")
    assert bewaar(redacteur, pad(rij), **later).status_code == 302


def test_versions_may_touch_and_a_version_that_goes_is_not_in_the_way(redacteur):
    rij = bouw.convenant()
    eerste = rij.versies.get()
    velden = nieuwe_versie(geldig_van="2021-12-31")
    assert "2021" in meldingen(bewaar(redacteur, pad(rij), **velden))["versies"]  # both days are included
    assert bewaar(redacteur, pad(rij), **velden, versies__0__DELETE="on").status_code == 302
    assert not Convenantversie.objects.filter(pk=eerste.pk).exists()
    assert bewaar(redacteur, pad(rij), **nieuwe_versie(naam="later", geldig_van="2024-01-01", geldig_tot="2024-12-31"))
    assert [str(versie) for versie in rij.versies.all()] == ["2020-2023", "later"]


def test_two_versions_take_each_others_days_in_one_form(redacteur):
    rij = bouw.convenant(versies=["2019-2021", "2022-2025"])
    antwoord = bewaar(
        redacteur,
        pad(rij),
        versies__0__geldig_van="2022-01-01",
        versies__0__geldig_tot="2025-12-31",
        versies__1__geldig_van="2019-01-01",
        versies__1__geldig_tot="2021-12-31",
    )
    assert antwoord.status_code == 302
    assert [str(versie) for versie in rij.versies.all()] == ["2022-2025", "2019-2021"]


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"geldig_tot": "2018-12-31"}, {"geldig_tot": "Het einde ligt voor het begin. Pas een van beide aan."}),
        (
            {"onbepaalde_tijd": "on"},
            {"onbepaalde_tijd": "Kies een einde of ‘voor onbepaalde tijd’, niet allebei."},
        ),
        ({"naam": "2022-2025"}, {"naam": "Dit convenant heeft al een versie met deze naam."}),
    ],
)
def test_what_a_version_cannot_be(redacteur, velden, verwacht):
    rij = bouw.convenant(versies=["2019-2021", "2022-2025"])
    eerste = rij.versies.first()
    assert meldingen(bewaar(redacteur, pad(eerste), **velden)) == verwacht
    in_het_convenant = {f"versies__0__{naam}": waarde for naam, waarde in velden.items()}
    antwoord = meldingen(bewaar(redacteur, pad(rij), **in_het_convenant))
    if "naam" in velden and django.VERSION < (6, 1):  # two rows of one form: Django said it of both
        assert set(antwoord) == {"versies", "versies-1-__all__"}
    else:
        assert antwoord == {f"versies-0-{naam}": melding for naam, melding in verwacht.items()}


def test_a_change_on_the_page_of_a_version_is_a_change_of_the_covenant(redacteur):
    rij = bouw.convenant()
    versie = rij.versies.get()
    antwoord = bewaar(
        redacteur, pad(versie), looptijd="Drie jaar", deelnames__0__rol="voorzitter", deelnames__1__DELETE="on"
    )
    assert antwoord.url == pad(rij)
    assert (nu(rij).versie, nu(rij).laatst_gewijzigd_door.username) == (2, "ans")
    assert rij.history.get(versie=2).history_change_reason == (
        "Versie ‘2019-2021’: looptijd volgens de bron gewijzigd. "
        "Partij die meedoet ‘Politie’: rol gewijzigd. Partij die meedoet ‘Horeca’ verwijderd."
    )
    assert redacteur.get(pad(versie, "history")).url == pad(rij, "history")
    redacteur.post(pad(versie, "delete"), {"post": "yes"})
    assert (nu(rij).versie, rij.versies.count()) == (3, 0)
    assert rij.history.get(versie=3).history_change_reason == "Versie ‘2019-2021’ verwijderd."


def test_two_officers_on_one_covenant_are_told_also_through_its_versions(redacteur):
    rij = bouw.convenant()
    versie = rij.versies.get()
    convenant_open, versie_open = invoer(redacteur.get(pad(rij))), invoer(redacteur.get(pad(versie)))
    collega = als("Redacteur", naam="cor")
    assert bewaar(collega, pad(versie), looptijd="Drie jaar").status_code == 302
    staart = "Hieronder staat wat u zelf invulde. Klopt dat? Sla dan nog een keer op. Anders: open de pagina opnieuw."
    melding = "Intussen heeft Cor dit veranderd. Versie ‘2019-2021’: looptijd volgens de bron gewijzigd. " + staart
    antwoord = redacteur.post(pad(rij), convenant_open | {"naam": "Anders"})
    assert meldingen(antwoord) == {"__all__": melding}
    antwoord = redacteur.post(pad(versie), versie_open | {"looptijd": "Vier jaar"})
    assert meldingen(antwoord) == {"__all__": melding}
    assert (nu(rij).naam, nu(versie).looptijd) == ("Veilig uitgaan", "Drie jaar")
    assert redacteur.post(pad(versie), invoer(antwoord, looptijd="Vier jaar")).status_code == 302
    assert nu(versie).looptijd == "Vier jaar"


def test_a_party_takes_part_once(redacteur):
    versie = bouw.convenant().versies.get()
    erbij = {"deelnames-TOTAL_FORMS": 3, "deelnames-2-volgorde": 3, "deelnames-2-partij": bouw.partij("politie").pk}
    antwoord = bewaar(redacteur, pad(versie), **erbij)
    if django.VERSION >= (6, 1):  # at the second row, where it spoke of both before
        assert meldingen(antwoord) == {"deelnames-2-partij": "Deze partij staat al bij deze versie."}
        return
    assert meldingen(antwoord) == {
        "deelnames": "Twee keer hetzelfde bij ‘partij’. Pas er een aan, of haal er een weg.",
        "deelnames-2-__all__": "Dit staat er al. Pas het aan, of haal het weg.",
    }
    antwoord = bewaar(redacteur, adres("add", model="partij"), naam="X", slug="x", url="http://onveilig.example")
    assert meldingen(antwoord) == {"url": "Een adres moet beginnen met https://. Pas het adres aan, of laat het leeg."}


def test_a_version_begins_at_its_covenant(redacteur):
    assert redacteur.get(adres("add", model="convenantversie")).status_code == 403
    versie = bouw.convenant().versies.get()
    ander = bouw.convenant("ander")
    bewaar(redacteur, pad(versie), convenant=ander.pk, looptijd="Drie jaar")
    assert nu(versie).convenant.slug == "veilig-uitgaan"
    assert redacteur.get(adres("change", 999, model="convenantversie")).status_code == 302
    assert redacteur.get(adres("history", 999, model="convenantversie")).status_code == 302
