"""Readers see what a second person published, and nothing of what officers are changing meanwhile."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.utils import timezone

from convenanten.bladen import Convenantblad, Keurmerkblad
from convenanten.models import Convenant, Keurmerkgebied
from tests import fabriek
from tests.convenanten import bouw
from tests.convenanten.beheerpaginas import bewaar, nu, pad
from tests.rapportages.test_tegelijk import tegelijk
from themas.historie import raak
from themas.models import Publicatie
from themas.publicaties import openbare_bladen, openbare_publicatie
from themas.publiceren import bewerkers, geldende_publicatie, nieuwe_publicatie, publiceer, trek_in


pytestmark = pytest.mark.django_db
ANDERS = "Dit convenant kennen wij niet."


def lezer():
    return [(blad.naam, [versie.naam for versie in blad.versies]) for blad in openbare_bladen(Convenant, Convenantblad)]


def fout(doe, **met):
    with pytest.raises(ValidationError) as gevangen:
        doe(**met)
    return gevangen.value.messages


def test_a_piece_is_a_concept_until_somebody_else_publishes_it():
    stuk = bouw.convenant()
    assert lezer() == []
    bouw.openbaar(stuk)
    assert lezer() == [("Veilig uitgaan", ["2019-2021"])]


def test_what_changes_afterwards_is_not_seen_until_it_is_published():
    stuk = bouw.convenant()
    eerste = bouw.openbaar(stuk)
    stuk.naam = "Heel anders"
    stuk.save()
    bouw.versie(stuk, "2022-2025", partijen=["politie"])
    assert lezer() == [("Veilig uitgaan", ["2019-2021"])]
    tweede = bouw.openbaar(stuk)
    eerste.refresh_from_db()
    assert lezer() == [("Heel anders", ["2019-2021", "2022-2025"])]
    assert (eerste.nummer, tweede.nummer, eerste.tot, tweede.tot) == (1, 2, tweede.gepubliceerd_op, None)


def test_nobody_publishes_what_he_changed():
    stuk = bouw.convenant()
    an, bo = fabriek.gebruiker("an"), fabriek.gebruiker("bo")
    raak(rij=stuk, door=an)
    raak(rij=stuk, door=bo)
    stuk.refresh_from_db()
    zelf = ["U hebt dit stuk zelf gewijzigd. Vraag een collega om het te publiceren."]
    assert fout(publiceer, stuk=stuk, gezien=stuk.versie, door=bo) == zelf
    assert fout(publiceer, stuk=stuk, gezien=stuk.versie, door=an) == zelf  # bo came after, and an still knew the text
    publiceer(stuk=stuk, gezien=stuk.versie, door=fabriek.gebruiker("ci"))
    assert bewerkers(stuk, geldende_publicatie(stuk)) == {bo.pk}
    raak(rij=stuk, door=bo)
    stuk.refresh_from_db()
    stuk.kort = "Anders."
    stuk.save()
    assert publiceer(stuk=stuk, gezien=stuk.versie, door=an).nummer == 2  # an changed nothing since


def test_the_database_refuses_one_pair_of_eyes():
    stuk = bouw.convenant()
    stuk.laatst_gewijzigd_door = fabriek.gebruiker("an")
    publicatie = nieuwe_publicatie(stuk)
    publicatie.gepubliceerd_door = fabriek.gebruiker("an")
    with pytest.raises(IntegrityError, match="publicatie_met_vier_ogen"), transaction.atomic():
        publicatie.save()


def test_who_publishes_saw_the_piece_as_it_is():
    stuk = bouw.convenant()
    raak(rij=stuk, door=fabriek.gebruiker("an"))
    assert fout(publiceer, stuk=stuk, gezien=1, door=fabriek.gebruiker("bo")) == [
        "Het stuk is veranderd nadat u de pagina opende. Kijk het nog een keer na."
    ]


def test_a_covenant_without_versions_or_parties_is_not_published():
    kaal = bouw.convenant("kaal", versies=())
    raak(rij=kaal, door=fabriek.gebruiker("an"))
    collega = fabriek.gebruiker("bo")
    assert fout(publiceer, stuk=kaal, gezien=2, door=collega) == [
        "Dit convenant heeft nog geen versie. Voeg er een toe, met de partijen en de looptijd."
    ]
    bouw.versie(kaal, "2022-2025")
    assert fout(publiceer, stuk=kaal, gezien=2, door=collega) == [
        "Bij de versie ‘2022-2025’ staat nog geen partij. Voeg toe wie er meedoet."
    ]


def test_nothing_is_published_twice():
    stuk = bouw.convenant()
    bouw.openbaar(stuk)
    with pytest.raises(ValidationError, match="Lezers zien dit al zo"):
        bouw.openbaar(stuk)


def test_withdrawing_needs_a_reason_and_readers_are_told():
    stuk, an = bouw.convenant(), fabriek.gebruiker("an")
    assert fout(trek_in, stuk=stuk, reden="Weg.", door=an) == ["Lezers zien dit stuk al niet."]
    bouw.openbaar(stuk)
    assert fout(trek_in, stuk=stuk, reden="  ", door=an) == ["Schrijf op waarom lezers dit stuk niet meer zien."]
    trek_in(stuk=stuk, reden="De politie stapte eruit.", door=an)
    assert lezer() == []
    dag = timezone.localdate()
    with pytest.raises(Http404, match=rf"^Wij haalden ‘Veilig uitgaan’ op {dag.day} \w+ {dag.year} van de site. De"):
        openbare_publicatie(Convenant, stuk.slug, anders=ANDERS)
    with pytest.raises(Http404, match=ANDERS):
        openbare_publicatie(Convenant, "onbekend", anders=ANDERS)
    assert bouw.openbaar(stuk).nummer == 2
    assert lezer() == [("Veilig uitgaan", ["2019-2021"])]


def test_pieces_of_two_kinds_may_have_one_address():
    bouw.openbaar(bouw.convenant("haven"))
    bouw.openbaar(bouw.keurmerkgebied("haven"))
    assert [blad.naam for blad in openbare_bladen(Keurmerkgebied, Keurmerkblad)] == ["Haven"]
    assert Publicatie.objects.geldend().count() == 2


def test_who_renames_a_party_does_not_publish_it_on_the_page_of_a_covenant():
    stuk, ander, zonder = bouw.convenant(), bouw.convenant("ander", partijen=["horeca"]), bouw.convenant("los")
    bouw.overleg(ander).deelnemers.add(bouw.partij("politie"))
    zonder.versies.get().deelnames.filter(partij__slug="politie").delete()
    for rij in (stuk, ander, zonder):
        bouw.openbaar(rij)
    an = User.objects.create_superuser("an", is_staff=True)
    client = Client()
    client.force_login(an)
    assert bewaar(client, pad(bouw.partij("politie")), naam="Politie Flevoland").status_code == 302
    assert [nu(rij).laatst_gewijzigd_door == an for rij in (stuk, ander, zonder)] == [True, True, False]
    assert nu(ander).history.first().history_change_reason == "Partij ‘Politie Flevoland’ gewijzigd."
    assert bewaar(client, pad(bouw.partij("politie"))).status_code == 302  # nothing to change, and no new version
    for rij in (stuk, ander):
        assert nu(rij).versie == rij.versie + 1
        zelf = ["U hebt dit stuk zelf gewijzigd. Vraag een collega om het te publiceren."]
        assert fout(publiceer, stuk=rij, gezien=nu(rij).versie, door=an) == zelf
    # A party of a body alone may be removed, which changes the covenant as well.
    politie = bouw.partij("politie")
    politie.deelnames.all().delete()
    assert client.post(pad(politie, "delete"), {"post": "yes"}).status_code == 302
    assert nu(ander).versie == ander.versie + 2


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("poging", range(5))
def test_of_two_who_publish_at_once_one_is_told(poging):
    stuk = bouw.convenant()
    raak(rij=stuk, door=fabriek.gebruiker("an"))
    stuk.refresh_from_db()

    def door(naam):
        wie = fabriek.gebruiker(naam)
        return lambda: publiceer(stuk=stuk, gezien=stuk.versie, door=wie)

    uitkomsten = tegelijk(door("bo"), door("ci"))
    assert [f.messages for f in uitkomsten if isinstance(f, Exception)] == [
        ["Lezers zien dit al zo. Er is niets veranderd."]
    ]
    assert Publicatie.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("poging", range(5))
def test_who_publishes_while_it_is_changed_publishes_what_he_saw_or_nothing(poging):
    stuk = bouw.convenant()
    raak(rij=stuk, door=fabriek.gebruiker("an"))
    stuk.refresh_from_db()
    an, bo = fabriek.gebruiker("an"), fabriek.gebruiker("bo")
    uitkomsten = tegelijk(lambda: publiceer(stuk=stuk, gezien=stuk.versie, door=bo), lambda: raak(rij=stuk, door=an))
    assert uitkomsten[1] is None
    if isinstance(uitkomsten[0], ValidationError):
        assert Publicatie.objects.count() == 0
    else:
        assert Publicatie.objects.get().van_versie == stuk.versie
