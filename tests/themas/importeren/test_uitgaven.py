"""Editions of a source: a newer one replaces what differs, and an older one never comes after it."""

from tests.themas.importeren.bronwereld import alles, lees, typed
from themas.models import Bevestiging, Meting


def test_een_oude_uitgave_gaat_nooit_over_een_nieuwere(bronnen, jan, stel_vast):
    lees(typed(("0.0.0", "GM0034", "2019JJ00", 9906)), jan, stand_op="2024-03-15")
    stel_vast()

    verslag = lees(
        typed(("0.0.0", "GM0034", "2019JJ00", 9853), ("0.0.0", "NL01", "2019JJ00", 7)), jan, stand_op="2020-01-31"
    )

    assert (verslag.nieuw, verslag.geweigerd) == (1, 1)
    assert verslag.weigeringen == (
        "tabel.json:1 stand_op: Het cijfer dat nu geldt, heeft een nieuwere stand: 2024-03-15. Deze regel is van "
        "2020-01-31. Haal de regel weg, of verbeter stand_op.",
    )
    assert Meting.objects.publiek().get().aantal == 9906


def test_een_uitgave_die_intussen_is_ingehaald(bronnen, jan, stel_vast):
    """The edition of 2022 says what that of 2020 said; the one of 2021 comes too late to change it."""

    def almere(getal):
        return typed(("0.0.0", "GM0034", "2019JJ00", getal))

    lees(almere(100), jan, stand_op="2020-01-31")
    stel_vast()
    voor = alles()
    assert lees(almere(100), jan, stand_op="2022-01-31").ongewijzigd == 1
    assert lees(almere(100), jan, stand_op="2021-01-31").ongewijzigd == 1  # does not take the clock back
    verslag = lees(almere(95), jan, stand_op="2021-01-31")

    assert (verslag.gewijzigd, verslag.geweigerd) == (0, 1)
    assert verslag.weigeringen == (
        "tabel.json:1 stand_op: Het cijfer dat nu geldt, staat ook in een nieuwere uitgave: die van 2022-01-31. Deze "
        "regel is van 2021-01-31. Haal de regel weg, of verbeter stand_op.",
    )
    assert alles() == voor  # the approved figure itself keeps the edition that brought it
    assert lees(almere(95), jan, stand_op="2023-01-31").gewijzigd == 1


def test_een_uitgave_bevestigt_alleen_de_cijfers_die_erin_staan(bronnen, jan, stel_vast):
    """A newer file without the Netherlands says nothing of the Netherlands."""
    almere, nederland = ("0.0.0", "GM0034", "2019JJ00", 100), ("0.0.0", "NL01", "2019JJ00", 7)
    lees(typed(almere, nederland), jan, stand_op="2020-01-31")
    stel_vast()
    lees(typed(almere), jan, stand_op="2022-01-31")

    assert lees(typed(almere, (*nederland[:3], 8)), jan, stand_op="2021-01-31").gewijzigd == 1


def test_een_voorbeeld_bevestigt_niets(bronnen, jan, stel_vast):
    almere = typed(("0.0.0", "GM0034", "2019JJ00", 100))
    lees(almere, jan, stand_op="2020-01-31")
    lees(almere, jan, stand_op="2022-01-31", proef=True)

    assert not Bevestiging.objects.exists()
    lees(almere, jan, stand_op="2022-01-31")
    stel_vast()  # what was confirmed on its way, stays so
    assert lees(typed(("0.0.0", "GM0034", "2019JJ00", 95)), jan, stand_op="2021-01-31").geweigerd == 1


def test_een_nieuwe_uitgave_vervangt_alleen_wat_anders_is(bronnen, jan, stel_vast):
    lees(typed(("0.0.0", "GM0034", "2019JJ00", 9906), ("0.0.0", "NL01", "2019JJ00", 7)), jan, stand_op="2020-01-31")
    stel_vast()

    verslag = lees(
        typed(("0.0.0", "GM0034", "2019JJ00", 9910), ("0.0.0", "NL01", "2019JJ00", 7)), jan, stand_op="2024-03-15"
    )

    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (0, 1, 1)
    nieuw = Meting.objects.open().get()
    assert (nieuw.aantal, nieuw.vervangt.aantal) == (9910, 9906)
    assert nieuw.reden == "Nieuwe uitgave van de bron, stand 15-03-2024."
