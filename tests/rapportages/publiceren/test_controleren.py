"""Tampering is found and named, whatever the triggers would have refused: here they are lifted."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from rapportages.models import Bestand, Intrekking, Momentopname, Rectificatie, Versie, Voortgangsrapportage
from rapportages.publicatie.controleren import PERSONEN, afwijkingen
from rapportages.publicatie.publiceren import trek_in
from rapportages.publicatie.rectificeren import begin_rectificatie
from rapportages.publicatie.zegels import ZEGELS
from rapportages.verslag.bevriezen import Opname
from tests import fabriek
from tests.rapportages.publiceren import bouw
from tests.rapportages.publiceren.bouw import INDIENER, UITGEVER, wie


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stad")]
EEN = "voortgang-2019, versie 1"
HASH = f"{EEN}: de SHA-256 klopt niet met wat er nu staat."


@pytest.fixture
def versie(stad):
    """Version 1 of a report with a version 2, so that another one is right while this one is not."""
    versie = bouw.gepubliceerd()
    begin_rectificatie(
        rapportage=versie.rapportage,
        door=wie("corrector"),
        indicatoren=[fabriek.indicator(), fabriek.indicator("roof")],
        **bouw.RECTIFICATIE,
    )
    bouw.dien_in(rapportage=versie.rapportage, door=wie(INDIENER))
    bouw.publiceer(rapportage=versie.rapportage, door=wie(UITGEVER))
    return versie


def na(vrij):
    """What is found after this was done with the seals lifted."""
    with ZEGELS.opgeheven(connection):
        vrij()
    return list(afwijkingen())


def deel(versie, soort):
    return versie.momentopnamen.filter(soort=soort).order_by("volgorde")[0]


def test_all_is_well(versie):
    uit = StringIO()
    call_command("controleer_publicaties", stdout=uit)
    delen = Momentopname.objects.count()
    assert uit.getvalue() == f"Alles klopt: versies 2, delen {delen}, bestanden 0, rectificaties 1.\n"


def test_the_command_ends_with_one_and_names_what_differs(versie):
    rij = deel(versie, "getal")
    uit = StringIO()
    with ZEGELS.opgeheven(connection):
        Momentopname.objects.filter(pk=rij.pk).update(inhoud=rij.inhoud.replace("673", "680"))
    with pytest.raises(CommandError) as fout:
        call_command("controleer_publicaties", stdout=uit)
    assert fout.value.returncode == 1
    assert str(fout.value).startswith("2 afwijkingen gevonden in versies 2, delen ")
    naam = "getal in de tekst ‘woninginbraken:aantal@2019’"
    assert uit.getvalue() == f"{EEN}: deel {rij.volgorde} ({naam}) is niet wat er is gepubliceerd.\n{HASH}\n"


def test_who_also_rewrites_the_hash_of_the_row_is_found_by_that_of_the_version(versie):
    rij = deel(versie, "getal")
    nieuw = Opname(rij.soort, rij.sleutel, rij.inhoud.replace("673", "680"))
    velden = {"inhoud": nieuw.inhoud, "sha256": nieuw.sha256}
    assert na(lambda: Momentopname.objects.filter(pk=rij.pk).update(**velden)) == [HASH]


@pytest.mark.parametrize("inhoud", ["{", '{"a": 1}', '{"b":1,"a":1}', "1.5", '{"a":NaN}'])
def test_a_row_that_is_no_canonical_json_any_more(versie, inhoud):
    rij = deel(versie, "kop")
    plaats = f"{EEN}: deel 1 (gegevens van het rapport ‘voortgang-2019’) is niet wat er is gepubliceerd."
    assert na(lambda: Momentopname.objects.filter(pk=rij.pk).update(inhoud=inhoud)) == [plaats, HASH]


def test_white_space_alone_is_named_too(versie):
    """The hash is over the content, so it still fits; the row is not as it was."""
    rij = deel(versie, "kop")
    plaats = f"{EEN}: deel 1 (gegevens van het rapport ‘voortgang-2019’) is niet wat er is gepubliceerd."
    assert na(lambda: Momentopname.objects.filter(pk=rij.pk).update(inhoud=rij.inhoud + " ")) == [plaats]


@pytest.mark.parametrize("welk", ["midden", "laatste"])
def test_rows_that_are_gone(versie, welk):
    plaats = 2 if welk == "midden" else versie.delen
    assert na(lambda: versie.momentopnamen.filter(volgorde=plaats).delete()) == [
        f"{EEN}: deel {plaats} ontbreekt.",
        HASH,
    ]


def test_a_version_without_any_row(versie):
    gevonden = na(lambda: versie.momentopnamen.all().delete())
    assert gevonden == [*(f"{EEN}: deel {plaats} ontbreekt." for plaats in range(1, versie.delen + 1)), HASH]


def test_a_row_too_many(versie):
    erbij = Opname("thema", "erbij", "{}")
    velden = {"soort": erbij.soort, "sleutel": erbij.sleutel, "inhoud": erbij.inhoud, "sha256": erbij.sha256}
    plaats = versie.delen + 1
    assert na(lambda: Momentopname.objects.create(versie=versie, volgorde=plaats, **velden)) == [
        f"{EEN}: deel {plaats} (thema ‘erbij’) is erbij gekomen.",
        HASH,
    ]


@pytest.mark.parametrize("velden", [{"titel": "Anders"}, {"zichtbaar_vanaf": bouw.over(days=9)}, {"sha256": "0" * 64}])
def test_the_head_of_a_version(versie, velden):
    assert na(lambda: Versie.objects.filter(pk=versie.pk).update(**velden)) == [HASH]


@pytest.mark.parametrize("wie_er_staat", ["ingediend_door", "gepubliceerd_door"])
def test_who_handed_in_and_who_published(versie, wie_er_staat):
    """No reader can recompute it, so it stands outside the public hash."""
    ander = {wie_er_staat: wie("iemand-anders")}
    assert na(lambda: Versie.objects.filter(pk=versie.pk).update(**ander)) == [f"{EEN}: {PERSONEN}"]
    rectificatie = Rectificatie.objects.get()
    gevonden = na(lambda: Rectificatie.objects.update(**ander))
    assert gevonden == [f"{EEN}: {PERSONEN}", f"Rectificatie {rectificatie.pk} van {rectificatie}: {PERSONEN}"]


def anders(**velden):
    return lambda: Intrekking.objects.update(**velden)


@pytest.mark.parametrize("velden", [{"reden": "Zomaar."}, {"op": bouw.over(days=9)}])
def test_a_withdrawal(versie, velden):
    trek_in(rapportage=versie.rapportage, reden="Klopt niet.", door=wie(UITGEVER))
    assert list(afwijkingen()) == []
    assert na(anders(**velden)) == ["voortgang-2019: de intrekking is niet wat er is vastgelegd."]


def test_a_withdrawal_that_no_verb_made(versie):
    Intrekking.objects.create(rapportage=versie.rapportage, reden="Weg ermee.", door=wie(UITGEVER))
    assert list(afwijkingen()) == ["voortgang-2019: de intrekking is niet wat er is vastgelegd."]


def test_two_rows_that_traded_places(versie):
    een, twee = versie.momentopnamen.filter(soort="alinea").order_by("volgorde")[:2]

    def ruil():
        for rij, plaats in ((een, 9999), (twee, een.volgorde), (een, twee.volgorde)):
            Momentopname.objects.filter(pk=rij.pk).update(volgorde=plaats)

    assert na(ruil) == [HASH]


def test_an_address_that_changed_breaks_every_version_of_the_report(versie):
    gevonden = na(lambda: Voortgangsrapportage.objects.filter(pk=versie.rapportage_id).update(slug="anders"))
    assert gevonden[:2] == [HASH.replace("voortgang-2019", "anders").replace("versie 1", f"versie {n}") for n in (1, 2)]
    assert gevonden[2].startswith("Rectificatie ")
    assert len(gevonden) == 3


def test_whole_versions_and_corrections_that_are_gone(versie):
    twee = Versie.objects.get(nummer=2)
    assert na(lambda: Rectificatie.objects.all().delete()) == ["voortgang-2019, versie 2: de rectificatie ontbreekt."]

    def weg(versie):
        versie.momentopnamen.all().delete()
        versie.delete()

    assert na(lambda: weg(versie))[0] == "voortgang-2019, versie 1 ontbreekt."
    assert na(lambda: weg(twee)) == ["voortgang-2019, versie 1 ontbreekt."]


@pytest.mark.parametrize("hoe", ["tekst", "cijfers"])
def test_a_correction(versie, hoe):
    gemaakt = Rectificatie.objects.get()

    def vrij():
        if hoe == "tekst":
            Rectificatie.objects.update(reden="Niets aan de hand.")
        else:
            gemaakt.indicatoren.remove(fabriek.indicator("roof"))

    assert na(vrij) == [f"Rectificatie {gemaakt.pk} van {gemaakt}: de tekst is niet wat er is gepubliceerd."]


def test_a_file(versie):
    goed = "7a3ad3ac5b2dbf9fcbbd1bd3a2f2eaf7ae2f1e2bfba4cf9c6d3a2c9b27a8ed3f"
    Bestand.objects.create(versie=versie, soort="pdf", inhoud=b"%PDF", sha256=goed)
    assert list(afwijkingen()) == [f"{EEN}: het bestand PDF is niet wat er is gemaakt."]


def test_triggers_that_are_gone(versie):
    assert list(afwijkingen()) == []
    ZEGELS.haal_weg(connection)
    gevonden = list(afwijkingen())
    weg = "De trigger zegel_delete_rapportages_versie ontbreekt of is veranderd. Zet hem terug met manage.py migrate."
    assert weg in gevonden
    assert all(regel.startswith("De trigger zegel_") for regel in gevonden)


def test_one_version_at_a_time(versie, django_assert_num_queries):
    """Two for each version, and some for the rest: it is not read into memory as a whole."""
    with django_assert_num_queries(2 + 1 + 2 + 1 + 2 + 1 + 1):
        list(afwijkingen())
