"""Two officers on one form, and saving what was not changed."""

import pytest

from tests.themas.admin.lezen import adres, fouten, tekst_van, zonder_leeg
from tests.themas.admin.rijen import maak_meting, periode
from themas.enums import Status


pytestmark = pytest.mark.django_db


@pytest.fixture
def meting(reeks, ans):
    """Read from a file by Ans, so without a history of its own."""
    return maak_meting(
        reeks["indicator"], reeks["gebied"], periode("2018"), status=Status.INGEDIEND, door=(ans, None), aantal=1040
    )


def pad(meting):
    return adres("meting", "change", meting.pk)


def test_the_second_is_told_what_the_first_changed_and_nothing_is_overwritten(ingelogd, meting, bram, client):
    pagina = zonder_leeg(ingelogd.get(pad(meting)))
    assert pagina["gezien"] == 1
    bram.is_superuser, bram.last_name = True, "Bram de Vries"
    bram.save()
    ander = type(client)()
    ander.force_login(bram)
    assert ander.post(pad(meting), pagina | {"aantal": "1.045"}).status_code == 302

    antwoord = ingelogd.post(pad(meting), pagina | {"aantal": "1.050"})
    assert fouten(antwoord) == {
        "__all__": "Intussen heeft Bram de Vries dit veranderd. Aantal: van 1.040 naar 1.045. "
        "Hieronder staat wat u zelf invulde. Klopt dat? Sla dan nog een keer op. Anders: open de pagina opnieuw."
    }
    meting.refresh_from_db()
    assert (meting.aantal, meting.laatst_gewijzigd_door, meting.versie) == (1045, bram, 2)

    opnieuw = zonder_leeg(antwoord)
    assert (opnieuw["aantal"], opnieuw["gezien"]) == ("1.050", 2)
    assert ingelogd.post(pad(meting), opnieuw).status_code == 302
    meting.refresh_from_db()
    assert (meting.aantal, meting.versie) == (1050, 3)


@pytest.mark.parametrize("gezien", [None, "", "x", "99"])
def test_without_the_version_that_was_seen_nothing_is_saved(ingelogd, meting, gezien):
    gegevens = zonder_leeg(ingelogd.get(pad(meting))) | {"aantal": "1.050", "gezien": gezien}
    if gezien is None:
        del gegevens["gezien"]
    antwoord = ingelogd.post(pad(meting), gegevens)
    assert "Dit formulier is verouderd." in tekst_van(antwoord)
    meting.refresh_from_db()
    assert (meting.aantal, meting.versie) == (1040, 1)


def test_saving_what_was_not_changed_makes_nobody_the_last_to_change(ingelogd, meting, ans):
    """Else a colleague who opens and saves would wash out who typed the number."""
    assert ingelogd.post(pad(meting), zonder_leeg(ingelogd.get(pad(meting)))).status_code == 302
    meting.refresh_from_db()
    assert (meting.laatst_gewijzigd_door, meting.versie, meting.history.count()) == (ans, 1, 1)


def test_more_precise_is_a_change_too(ingelogd, reeks, ans):
    meting = maak_meting(reeks["indicator"], reeks["gebied"], periode("2017"), door=(ans, None))
    gegevens = zonder_leeg(ingelogd.get(pad(meting))) | {"waarde": "13,00"}
    assert ingelogd.post(pad(meting), gegevens).status_code == 302
    meting.refresh_from_db()
    assert (meting.waarde_decimalen, meting.versie) == (2, 2)
