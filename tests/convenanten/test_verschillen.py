"""What a second person compares: field by field, in the words of the forms, and only what changed."""

import datetime

import pytest

from convenanten.models import Bijeenkomst, Convenant, Deelname, Keurmerkgebied
from tests import fabriek
from tests.convenanten import bouw
from themas.models import Interventie
from themas.verschillen import verschillen


pytestmark = pytest.mark.django_db


def regels(oud, nieuw, model=Convenant, **namen):
    return [(v.deel, v.veld, v.van, v.naar) for v in verschillen(oud, nieuw, model=model, namen=namen)]


def test_nothing_changed():
    blad = bouw.convenant().blad()
    assert regels(blad, blad) == []


def test_a_first_edition_is_told_whole_in_words_and_without_keys():
    rij = bouw.convenant(partijen=["politie"])
    doel = fabriek.doelstelling("1-1a", indicatoren=[fabriek.indicator()])
    rij.onderwerpen.add(doel.onderwerp)
    rij.doelstellingen.add(doel)
    rij.indicatoren.add(fabriek.indicator())
    bouw.bepaling(rij, soort="doel", tekst="Minder inbraken", doelsoort="dalen", peiljaar=2017)
    bouw.overleg(rij).deelnemers.add(bouw.partij())
    plan = doel.onderwerp.thema.plan
    bron = fabriek.BRON
    assert regels(None, rij.blad(), indicatoren={"woninginbraken": "Woninginbraken"}, plan={plan.slug: plan.naam}) == [
        ("", "naam in het adres", "", "veilig-uitgaan"),
        ("", "naam", "", "Veilig uitgaan"),
        ("", "soort", "", "convenant"),
        ("", "in het kort", "", "Samen houden wij het uitgaan veilig."),
        ("", "onderwerpen van het plan", "", f"Inbraken en roof ({plan.naam})"),
        ("", "doelen van het plan", "", f"{doel.code} ({plan.naam})"),
        ("", "cijfers", "", "Woninginbraken"),
        ("", "bron", "", bron),
        ("versie: ‘2019-2021’", "naam", "", "2019-2021"),
        ("versie: ‘2019-2021’", "geldig van", "", "1 januari 2019"),
        ("versie: ‘2019-2021’", "geldig tot en met", "", "31 december 2021"),
        ("versie: ‘2019-2021’", "voor onbepaalde tijd", "", "nee"),
        ("versie: ‘2019-2021’", "bron", "", bron),
        ("versie: ‘2019-2021’ › partij die meedoet: ‘Politie’", "naam", "", "Politie"),
        ("doel of afspraak: doel ‘Minder inbraken’", "soort", "", "doel"),
        ("doel of afspraak: doel ‘Minder inbraken’", "tekst", "", "Minder inbraken"),
        ("doel of afspraak: doel ‘Minder inbraken’", "wat moet het cijfer doen?", "", "moet dalen"),
        ("doel of afspraak: doel ‘Minder inbraken’", "peiljaar", "", "2017"),
        ("doel of afspraak: doel ‘Minder inbraken’", "bron", "", bron),
        ("overleg: ‘Stuurgroep’", "naam", "", "Stuurgroep"),
        ("overleg: ‘Stuurgroep’", "niveau", "", "strategisch"),
        ("overleg: ‘Stuurgroep’", "taak", "", "Bewaakt de voortgang."),
        ("overleg: ‘Stuurgroep’", "deelnemers", "", "Politie"),
        ("overleg: ‘Stuurgroep’", "bron", "", bron),
    ]


def test_one_in_front_does_not_make_the_others_look_changed():
    rij = bouw.convenant(versies=["2019-2021"])
    oud = rij.blad()
    bouw.versie(rij, "2015-2018", bron="Elders", geldig_van=None, geldig_tot=datetime.date(2018, 12, 31))
    assert regels(oud, rij.blad()) == [
        ("versie: ‘2015-2018’", "naam", "", "2015-2018"),
        ("versie: ‘2015-2018’", "geldig tot en met", "", "31 december 2018"),
        ("versie: ‘2015-2018’", "voor onbepaalde tijd", "", "nee"),
        ("versie: ‘2015-2018’", "bron", "", "Elders"),
    ]


def test_what_went_stands_at_the_end():
    rij = bouw.convenant()
    oud = rij.blad()
    Deelname.objects.filter(partij__slug="horeca").delete()
    rij.historie, rij.soort = "Sinds 2009.", "regionaal"
    assert regels(oud, rij.blad()) == [
        ("", "soort", "convenant", "regionaal convenant"),
        ("", "geschiedenis", "", "Sinds 2009."),
        ("versie: ‘2019-2021’ › partij die meedoet: ‘Horeca’", "naam", "Horeca", ""),
    ]


def test_all_of_one_part_stands_together():
    """Also what went from it, which the new edition does not name."""
    rij = bouw.convenant(partijen=["politie"])
    bouw.overleg(rij)
    oud = rij.blad()
    versie = rij.versies.get()
    versie.geldig_tot, versie.toelichting = None, "Zie bijlage."
    versie.save()
    Deelname.objects.update(rol="Trekker")
    rij.bron = "Elders"
    assert regels(oud, rij.blad()) == [
        ("", "bron", fabriek.BRON, "Elders"),
        ("versie: ‘2019-2021’", "toelichting", "", "Zie bijlage."),
        ("versie: ‘2019-2021’", "geldig tot en met", "31 december 2021", ""),
        ("versie: ‘2019-2021’ › partij die meedoet: ‘Politie’", "rol", "", "Trekker"),
    ]


def test_another_file_under_the_same_name_is_told():
    rij = bouw.convenant()
    document = bouw.document(
        rij.versies.get(), url="", bestand="aa/aa", naam="Tekst.pdf", soort="pdf", grootte=9, sha256="a" * 64
    )
    oud = rij.blad()
    document.sha256 = "b" * 64
    document.save()
    assert regels(oud, rij.blad()) == [
        ("versie: ‘2019-2021’ › document: ‘De tekst’", "inhoud van het bestand (SHA-256)", "a" * 64, "b" * 64)
    ]


def test_a_new_document_is_told_by_its_title_and_name():
    rij = bouw.convenant()
    oud = rij.blad()
    bouw.document(rij.versies.get(), url="", bestand="a", naam="T.pdf", soort="pdf", grootte=9, sha256="a" * 64)
    deel = "versie: ‘2019-2021’ › document: ‘De tekst’"
    assert regels(oud, rij.blad()) == [
        (deel, "titel", "", "De tekst"),
        (deel, "bestand", "", "T.pdf"),
        (deel, "soort bestand", "", "pdf"),
        (deel, "grootte", "", "9 bytes"),
    ]


def test_two_of_one_name_are_kept_apart():
    rij = bouw.convenant()
    bouw.bepaling(rij, volgorde=1, tekst="Zelfde")
    oud = rij.blad()
    bouw.bepaling(rij, volgorde=2, tekst="Zelfde", bron="")
    assert regels(oud, rij.blad()) == [
        ("doel of afspraak: afspraak ‘Zelfde’ (2)", "soort", "", "afspraak"),
        ("doel of afspraak: afspraak ‘Zelfde’ (2)", "tekst", "", "Zelfde"),
    ]


@pytest.mark.parametrize(
    ("maak", "model", "verwacht"),
    [
        (bouw.keurmerkgebied, Keurmerkgebied, ("certificaat: ‘1’", "geldig tot en met", "", "31 december 2021")),
        (bouw.bijeenkomst, Bijeenkomst, ("", "datum", "", "11 april 2018")),
        (fabriek.interventie, Interventie, ("", "omschrijving", "", "De gemeente plaatst lantaarns.")),
    ],
)
def test_other_kinds_of_pieces(maak, model, verwacht):
    assert verwacht in regels(None, maak().blad(), model)


def test_a_meeting_with_points_and_times():
    rij = bouw.bijeenkomst(begin=datetime.time(13, 30))
    bouw.vraagpunt(rij)
    bouw.programmaonderdeel(rij, tijd=datetime.time(14), tekst="Koffie")
    gevonden = regels(None, rij.blad(), Bijeenkomst)
    assert ("", "begin", "", "13.30 uur") in gevonden
    assert ("onderdeel van het programma: ‘Koffie’", "tijd", "", "14.00 uur") in gevonden
    assert ("vraagpunt: ‘Wat werkt tegen graffiti?’", "veiligheidsveld", "", fabriek.veiligheidsveld().naam) in gevonden
    assert ("vraagpunt: ‘Wat werkt tegen graffiti?’", "status", "", "ingezonden") in gevonden
