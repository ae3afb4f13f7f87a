"""The index is what its triggers make of every change, and that is what making it again would give."""

from importlib import import_module
from types import SimpleNamespace
from typing import get_args, get_type_hints

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from convenanten.bladen import Bijeenkomstblad, Convenantblad, Keurmerkblad
from convenanten.models import Convenant
from rapportages.models import Actie, Jaarplan, Raadsstuk, Voortgangsrapportage
from tests import fabriek
from tests.beperkingen import anders, beperkingen_van, de_database_weigert, nog_een
from tests.convenanten import bouw as afspraken
from tests.rapportages.jaarplan import bouw as jaarplannen
from tests.rapportages.lezen.bouw import alleen_titel, gerectificeerd
from tests.rapportages.raad import bouw as raad
from tests.veiligheid.zoeken import bouw
from themas.bladen import Interventieblad
from themas.models import Beleidsplan, Indicator, Onderwerp, Publicatie, Thema
from themas.publiceren import trek_in
from veiligheid.models import Zoekrij
from veiligheid.zoeken.bronnen import BRONNEN
from veiligheid.zoeken.index import bouw as bouw_index
from veiligheid.zoeken.index import verschillen
from veiligheid.zoeken.motor import woordenlijst
from veiligheid.zoeken.taal import UitJson, ZonderGetallen, schrijf
from veiligheid.zoeken.triggers import ZOEKTRIGGERS


BLADEN = {
    "convenant": Convenantblad,
    "interventie": Interventieblad,
    "bijeenkomst": Bijeenkomstblad,
    "keurmerk": Keurmerkblad,
}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stad")]


def rijen() -> set[tuple]:
    return set(Zoekrij.objects.values_list("bron", "soort", "sleutel", "ouder", "titel", "tekst", "jaar"))


def klopt() -> bool:
    """Whether what the triggers made is what making all of it again gives; leaves the index as it was."""
    van_triggers = rijen()
    assert verschillen(connection) == []
    with transaction.atomic():
        bouw_index(connection)
        opnieuw = rijen()
        transaction.set_rollback(True)
    return van_triggers == opnieuw


def test_after_every_change_the_index_is_what_making_it_again_gives():
    bouw.elk_soort()
    assert {soort for _, soort, *_ in rijen()} >= {bron.soort.value for bron in BRONNEN if bron.naam != "titel"}
    assert klopt()
    plan, actie = Beleidsplan.objects.get(slug="plan-2019-2022"), Actie.objects.get()
    gedaan = [
        lambda: Beleidsplan.objects.filter(pk=plan.pk).update(jaar_van=2018, hoofddoel="Anders."),
        lambda: Thema.objects.filter(slug="fluiten").update(
            plan=fabriek.beleidsplan("later", jaar_van=2023, jaar_tot_en_met=2026)
        ),
        lambda: Onderwerp.objects.filter(slug="op-straat").update(thema=fabriek.thema("elders", nummer=8)),
        lambda: Indicator.objects.bulk_create([Indicator(naam="Een", slug="een"), Indicator(naam="Twee", slug="twee")]),
        lambda: Indicator.objects.filter(slug="een").delete(),
        lambda: jaarplannen.voortgang(bij=actie),
        lambda: jaarplannen.voortgang(bij=actie, nummer=2, tekst="Nog een fluit."),
        lambda: actie.voortgang.filter(nummer=1).delete(),
        lambda: Jaarplan.objects.update(jaar=2020),
        lambda: Actie.objects.update(jaarplan=jaarplannen.concept(2022)),
        lambda: Raadsstuk.objects.update(datum=None, titel="É 'aanhaling' \" [[geen]] <b>"),
        lambda: raad.motie("weg").delete(),
        lambda: alleen_titel(),
        lambda: Voortgangsrapportage.objects.filter(slug="eerste-helft-2019").update(bekend="Meer."),
        lambda: gerectificeerd(Voortgangsrapportage.objects.get(slug="verslag")),
        lambda: afspraken.openbaar(afspraken.convenant("nog-een", kort="Eerst zo.")),
        lambda: Convenant.objects.filter(slug="nog-een").update(kort="Dan zo."),
        lambda: afspraken.openbaar(Convenant.objects.get(slug="nog-een")),
        lambda: trek_in(stuk=afspraken.convenant("samen-fluiten"), reden="Fout.", door=fabriek.gebruiker("an")),
        lambda: fabriek.publicatie(99, inhoud="geen json"),
        lambda: fabriek.publicatie(98, inhoud='{"omschrijving":null,"beweringen":[{"tekst":"Eén"},{"tekst":"Twee"}]}'),
    ]
    for nummer, doe in enumerate(gedaan):
        doe()
        assert klopt(), f"na verandering {nummer}"


def test_the_words_of_a_paragraph_are_in_it_and_its_bound_numbers_are_not():
    bouw.rapport("verslag")
    van_alineas = Zoekrij.objects.filter(bron="alinea").values_list("tekst", flat=True)
    assert [tekst for tekst in van_alineas if "[[" in tekst or "]]" in tekst] == []
    assert any(bouw.ZIN in tekst for tekst in van_alineas)


@pytest.mark.parametrize(
    ("geschreven", "in_index"),
    [
        ("Er waren er [[a:aantal]], dat is [[a:verschil|2019]].", "Er waren er ⋯, dat is ⋯."),
        ("[[a:aantal]]", "⋯"),
        ("Half [[open", "Half [[open"),
        ('Aanhaling "zo" en \\ schuin [[x]]', 'Aanhaling "zo" en \\ schuin ⋯'),
        ("Geen getal.", "Geen getal."),
    ],
)
def test_each_bound_number_leaves_a_mark(geschreven, in_index):
    sql = schrijf(ZonderGetallen("t.x"), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql} FROM (SELECT CAST(%s AS text) AS x) t", [geschreven])  # noqa: S608 - our own
        assert cursor.fetchone() == (in_index,)


class Afgebroken(Exception):
    pass


def _breek_af(doe, voor):
    """Do it, find it in the index, and let the transaction fail."""
    with transaction.atomic():
        doe()
        assert rijen() != voor
        raise Afgebroken


def test_a_change_and_its_index_are_one_transaction():
    rij = fabriek.indicator("blijft", naam="Blijft")
    voor = rijen()
    for doe in (rij.delete, lambda: fabriek.indicator("even", naam="Even")):
        with pytest.raises(Afgebroken):
            _breek_af(doe, voor)
        assert rijen() == voor


def test_every_path_in_an_edition_is_one_that_a_piece_makes():
    """So a field that gets another name does not drop out of the index unseen."""
    stukken = [bron for bron in BRONNEN if bron.model is Publicatie]
    assert {bron.naam for bron in stukken} == set(BLADEN)
    for bron in stukken:
        paden = [pad for deel in bron.tekst if isinstance(deel, UitJson) for pad in deel.paden]
        assert [pad for pad in paden if not _is(BLADEN[bron.naam], pad)] == []


def _is(soort, pad: str) -> bool:
    naam, _, rest = pad.partition("[*]")
    velden = get_type_hints(soort)
    if naam not in velden:
        return False
    if not rest and "[*]" not in pad:
        return True
    binnen = get_args(velden[naam])[0]
    return _is(binnen, rest.lstrip(".")) if rest else binnen is str


# The command


def test_the_command_makes_it_again_and_tells_how_far_it_is(capsys):
    fabriek.indicator("een", naam="Een")
    Zoekrij.objects.all().delete()
    call_command("indexeer")
    uit = capsys.readouterr()
    assert uit.out == f"De index is opnieuw gemaakt: {Zoekrij.objects.count()} rijen.\n"
    assert "indicator: 1\n" in uit.err
    assert klopt()


def test_the_command_says_what_is_wrong(capsys):
    rij = fabriek.indicator("een", naam="Een")
    call_command("indexeer", "--controleer")
    assert capsys.readouterr().out == "De index klopt.\n"
    Zoekrij.objects.filter(bron="indicator").delete()
    with pytest.raises(CommandError, match="De index klopt niet"):
        call_command("indexeer", "--controleer")
    assert capsys.readouterr().out == f"Van indicator {rij.pk} klopt de index niet.\n"


def test_a_trigger_that_is_gone_comes_back_with_the_index_after_migrating(capsys):
    ZOEKTRIGGERS.haal_weg(connection)
    assert len(ZOEKTRIGGERS.ontbrekend(connection)) > len(BRONNEN)
    rij = fabriek.indicator("ongezien", naam="Ongezien")
    with pytest.raises(CommandError):
        call_command("indexeer", "--controleer")
    assert "ontbreekt of is veranderd" in capsys.readouterr().out
    ZOEKTRIGGERS.na_migreren(None, using="default")
    assert ZOEKTRIGGERS.ontbrekend(connection) == []
    assert Zoekrij.objects.filter(bron="indicator", sleutel=rij.pk).exists()
    assert klopt()


def test_a_migration_takes_them_away_first_and_an_empty_one_does_not():
    ZOEKTRIGGERS.voor_migreren(None, using="default", plan=())
    assert ZOEKTRIGGERS.ontbrekend(connection) == []
    ZOEKTRIGGERS.voor_migreren(None, using="default", plan=[("een", False)])
    assert ZOEKTRIGGERS.ontbrekend(connection) != []
    ZOEKTRIGGERS.na_migreren(None, using="default")
    assert ZOEKTRIGGERS.ontbrekend(connection) == []


def test_undoing_the_migration_leaves_the_extension_to_who_put_it_there():
    operatie = import_module("veiligheid.migrations.0002_zoeken").Migration.operations[0]
    with CaptureQueriesContext(connection) as vragen:
        operatie.database_backwards("veiligheid", SimpleNamespace(connection=connection), None, None)
    assert list(vragen) == []


@pytest.mark.postgres  # SQLite has no extensions and no schemas
def test_accents_may_have_been_put_in_another_schema():
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA elders")
        cursor.execute("ALTER EXTENSION unaccent SET SCHEMA elders")
        cursor.execute("SET LOCAL search_path = public, elders")
    ZOEKTRIGGERS.haal_weg(connection)
    ZOEKTRIGGERS.na_migreren(None, using="default")
    rij = fabriek.indicator("cafe", naam="Café")
    assert Zoekrij.objects.filter(bron="indicator", sleutel=rij.pk).exists()
    assert "cafe" in woordenlijst(4)


# What the database refuses


def _rij(**velden):
    standaard = {"bron": "proef", "soort": "cijfer", "sleutel": 1, "ouder": 1, "titel": "Een"}
    return Zoekrij.objects.create(**standaard | velden)


GEVALLEN = {
    "zoekrij_een_per_rij": lambda: nog_een(_rij()),
    "zoekrij_soort_bestaat": lambda: anders(_rij(), soort="onzin"),
}


def test_every_constraint_is_tried():
    assert set(GEVALLEN) == set(beperkingen_van([Zoekrij]))


@pytest.mark.parametrize("naam", GEVALLEN)
def test_the_database_refuses(naam):
    de_database_weigert(GEVALLEN[naam](), beperkingen_van([Zoekrij])[naam])


def test_a_long_text_with_odd_signs_can_be_saved_and_found(client):
    tekst = "Ωμέγα 漢字 \U0001f6b2 " + "woord " * 60_000 + "é̀"
    fabriek.indicator("lang", definitie=tekst)
    assert bouw.zoek(client, "Ωμέγα").adressen == ["/indicatoren/lang/"]
    assert klopt()
