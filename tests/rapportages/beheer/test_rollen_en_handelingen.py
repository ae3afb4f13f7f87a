"""Who may do what, as one table of role and action, driven through the pages themselves."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from tests import fabriek
from tests.rapportages.beheer.lezen import INDIENEN, VASTSTELLEN, adres, corrigeren, doe
from tests.rapportages.beheerpaginas import adres as rondepagina
from tests.rapportages.rondebouw import ronde
from tests.themas.admin.lezen import adres as beheer
from tests.themas.admin.lezen import zonder_leeg
from themas.enums import Status
from themas.models import Meting


ROLLEN = ["Invoerder", "Vaststeller", "Redacteur", "Publiceerder", "Beheerder"]
IEDEREEN = {*ROLLEN}


def _wijzig(client, pad, **velden):
    """Sends the form as it stands on the page with one thing changed; of a page without fields just that."""
    pagina = client.get(pad)
    formulier = zonder_leeg(pagina) if pagina.status_code == 200 and pagina.context.get("adminform") else {}
    return client.post(pad, formulier | velden)


def _gelukt(client, antwoord):
    """Not the page for signing in, which is a 200 too."""
    return antwoord.status_code == 200 and "_auth_user_id" in client.session


def _meting(**velden):
    """Of two colleagues, so that each role could judge it."""
    return fabriek.meting("2018", **velden)


def _ingediend():
    return _meting(status=Status.INGEDIEND, ingediend_door=fabriek.gebruiker())


def nieuw_cijfer():
    return {
        "indicator": fabriek.indicator().pk,
        "gebied": fabriek.gebied().pk,
        "periode": fabriek.periode("2016").pk,
        "soort": "niveau",
        "aantal": "5",
        "kwaliteit": "definitief",
        "bron": "Politie",
    }


def geschiedenis(client):
    return client.get(beheer("meting", "history", _meting().pk))


def dien_in(client):
    rij = _meting()
    antwoord = doe(client, adres(INDIENEN), "gekozen", rij)
    if _gelukt(client, antwoord):
        assert Meting.objects.get(pk=rij.pk).status == Status.INGEDIEND
    return antwoord


def stel_vast(client):
    rij = _ingediend()
    antwoord = doe(client, adres(VASTSTELLEN), "stel_vast", rij)
    if _gelukt(client, antwoord):
        assert Meting.objects.get(pk=rij.pk).status == Status.VASTGESTELD
    return antwoord


def stuur_terug(client):
    rij = _ingediend()
    antwoord = doe(client, adres(VASTSTELLEN), "stuur_terug", rij, notitie="Nee.")
    if _gelukt(client, antwoord):
        assert Meting.objects.get(pk=rij.pk).status == Status.TERUGGESTUURD
    return antwoord


def corrigeer(client):
    oud = fabriek.vastgestelde_meting("2018")
    gegevens = {"aantal": "6", "kwaliteit": "definitief", "bron": "b", "reden": "r", "_bevestigd": "ja"}
    return client.post(corrigeren(oud), gegevens)


def wijzig_rechten(client):
    groep = Group.objects.create(name="Stagiairs")
    return _wijzig(client, reverse("admin:auth_group_change", args=[groep.pk]), name="Anders")


def wijzig_gebruiker(client):
    pad = reverse("admin:auth_user_change", args=[fabriek.gebruiker("nieuw").pk])
    return client.post(pad, {"username": "anders", "is_active": "on"})


def wachtwoord_van_een_supergebruiker(client):
    hoogste = User.objects.create_superuser("hoogste", password="een-lang-woord-1")
    nieuw = {"password1": "een-ander-lang-woord-2", "password2": "een-ander-lang-woord-2"}
    return client.post(reverse("admin:auth_user_password_change", args=[hoogste.pk]), nieuw)


# What somebody does: how, the status when it may be done, and the roles that may.
HANDELINGEN = {
    "cijfers bekijken": (lambda c: c.get(beheer("meting")), 200, IEDEREEN),
    "een cijfer openen": (lambda c: c.get(beheer("meting", "change", _meting().pk)), 200, IEDEREEN),
    "geschiedenis bekijken": (geschiedenis, 200, IEDEREEN),
    "een cijfer toevoegen": (lambda c: c.post(beheer("meting", "add"), nieuw_cijfer()), 302, {"Invoerder"}),
    "een cijfer wijzigen": (
        lambda c: _wijzig(c, beheer("meting", "change", _meting().pk), aantal="7"),
        302,
        {"Invoerder"},
    ),
    "een concept verwijderen": (
        lambda c: c.post(beheer("meting", "delete", _meting().pk), {"post": "yes"}),
        302,
        {"Invoerder"},
    ),
    "een vastgesteld cijfer wijzigen": (
        lambda c: c.post(beheer("meting", "change", fabriek.vastgestelde_meting("2018").pk), {"aantal": "1"}),
        302,
        set(),
    ),
    "een vastgesteld cijfer verwijderen": (
        lambda c: c.post(beheer("meting", "delete", fabriek.vastgestelde_meting("2018").pk), {"post": "yes"}),
        302,
        set(),
    ),
    "concepten bekijken": (lambda c: c.get(adres(INDIENEN)), 200, {"Invoerder"}),
    "indienen": (dien_in, 200, {"Invoerder"}),
    "oordelen indienen": (lambda c: c.get(adres(INDIENEN, "beoordelingen")), 200, {"Invoerder"}),
    "de werklijst bekijken": (lambda c: c.get(adres(VASTSTELLEN)), 200, {"Vaststeller"}),
    "vaststellen": (stel_vast, 200, {"Vaststeller"}),
    "terugsturen": (stuur_terug, 200, {"Vaststeller"}),
    "alles vaststellen": (lambda c: c.get(adres("vaststellen_alles")), 200, {"Vaststeller"}),
    "oordelen vaststellen": (lambda c: c.get(adres(VASTSTELLEN, "beoordelingen")), 200, {"Vaststeller"}),
    "corrigeren": (corrigeer, 302, {"Invoerder"}),
    "een noemer toevoegen": (lambda c: c.get(beheer("noemer", "add")), 200, {"Invoerder"}),
    "beleid bekijken": (lambda c: c.get(beheer("doelstelling")), 200, IEDEREEN),
    "een thema wijzigen": (
        lambda c: _wijzig(c, beheer("werkwijze", "change", fabriek.werkwijze().pk), naam="Anders"),
        302,
        {"Redacteur"},
    ),
    "een beleidsplan toevoegen": (lambda c: c.get(beheer("beleidsplan", "add")), 200, {"Redacteur"}),
    "een beleidsplan verwijderen": (
        lambda c: c.get(beheer("beleidsplan", "delete", fabriek.beleidsplan().pk)),
        200,
        set(),
    ),
    "een indicator wijzigen": (
        lambda c: _wijzig(c, beheer("indicator", "change", fabriek.indicator().pk), bron="Anders"),
        302,
        {"Beheerder"},
    ),
    "een gebied toevoegen": (lambda c: c.get(beheer("gebied", "add")), 200, {"Beheerder"}),
    "een periode toevoegen": (lambda c: c.get(beheer("periode", "add")), 200, {"Beheerder", "Invoerder", "Redacteur"}),
    "rondes bekijken": (lambda c: c.get(rondepagina("changelist")), 200, IEDEREEN),
    "een ronde openen": (lambda c: c.get(rondepagina("add")), 200, {"Redacteur"}),
    "de voortgang bekijken": (lambda c: c.get(rondepagina("voortgang", ronde().pk)), 200, IEDEREEN),
    "een ronde sluiten": (
        lambda c: c.post(rondepagina("voortgang", ronde().pk), {"actie": "sluit"}),
        302,
        {"Redacteur"},
    ),
    "het invulblad openen": (lambda c: c.get(rondepagina("invulblad", ronde().pk)), 200, {"Invoerder"}),
    "een bestand inlezen": (lambda c: c.get(beheer("inlezing", "add")), 200, {"Invoerder"}),
    "een code van een bron toevoegen": (lambda c: c.get(beheer("broncode", "add")), 200, {"Invoerder"}),
    "gebruikers bekijken": (lambda c: c.get(reverse("admin:auth_user_changelist")), 200, {"Beheerder"}),
    "een gebruiker toevoegen": (lambda c: c.get(reverse("admin:auth_user_add")), 200, {"Beheerder"}),
    "een gebruiker wijzigen": (wijzig_gebruiker, 302, {"Beheerder"}),
    "een gebruiker verwijderen": (
        lambda c: c.get(reverse("admin:auth_user_delete", args=[fabriek.gebruiker("nieuw").pk])),
        200,
        set(),
    ),
    "het wachtwoord van een supergebruiker zetten": (wachtwoord_van_een_supergebruiker, 302, set()),
    "een groep wijzigen": (wijzig_rechten, 302, {"Beheerder"}),
}


@pytest.mark.parametrize("handeling", HANDELINGEN)
@pytest.mark.parametrize("rol", [*ROLLEN, None])
def test_what_a_role_may_do(als, rol, handeling):
    doen, gelukt, wie = HANDELINGEN[handeling]
    client = als(*[rol] if rol else [], naam="iemand")
    assert doen(client).status_code == (gelukt if rol in wie else 403)


@pytest.mark.parametrize("handeling", HANDELINGEN)
def test_without_signing_in_nothing(client, handeling, db):
    """To the page for signing in, whatever one tries."""
    antwoord = HANDELINGEN[handeling][0](client)
    eerste = antwoord.redirect_chain[0][0] if getattr(antwoord, "redirect_chain", None) else antwoord.url
    assert eerste.startswith(reverse("admin:login"))


# What the Beheerder cannot give


def test_the_beheerder_makes_no_superuser(als):
    client = als("Beheerder")
    ans = fabriek.gebruiker("ans")
    pad = reverse("admin:auth_user_change", args=[ans.pk])
    client.post(pad, {"username": "ans", "is_active": "on", "is_superuser": "on"})
    ans.refresh_from_db()
    assert (ans.is_active, ans.is_superuser) == (True, False)


def test_the_beheerder_gives_himself_no_rights(als):
    client = als("Beheerder")
    pad = reverse("admin:auth_user_change", args=[client.gebruiker.pk])
    groepen = Group.objects.filter(name__in=["Invoerder", "Vaststeller"]).values_list("pk", flat=True)
    client.post(pad, {"username": "beheerder", "first_name": "Bo", "groups": list(groepen)})
    client.gebruiker.refresh_from_db()
    assert (client.gebruiker.first_name, client.gebruiker.is_active) == ("Bo", True)
    assert list(client.gebruiker.groups.values_list("name", flat=True)) == ["Beheerder"]


@pytest.mark.parametrize("rol", ROLLEN)
@pytest.mark.parametrize("wat", ["change", "delete"])
def test_the_beheerder_does_not_stretch_a_role(als, rol, wat):
    """His own, for instance: what a role may do stands in the table."""
    client = als("Beheerder")
    pad = reverse(f"admin:auth_group_{wat}", args=[Group.objects.get(name=rol).pk])
    assert client.post(pad, {"name": rol, "permissions": [], "post": "yes"}).status_code == 403
    assert Group.objects.get(name=rol).permissions.exists()


def test_the_beheerder_gives_a_colleague_a_role(als):
    client = als("Beheerder")
    ans = fabriek.gebruiker("ans")
    rol = Group.objects.get(name="Vaststeller")
    pad = reverse("admin:auth_user_change", args=[ans.pk])
    client.post(pad, {"username": "ans", "is_active": "on", "is_staff": "on", "groups": [rol.pk]})
    assert list(ans.groups.all()) == [rol]


@pytest.mark.parametrize(("rol", "koppeling"), [("Invoerder", False), ("Vaststeller", False), ("Beheerder", True)])
def test_only_who_may_look_at_users_gets_a_link_to_one(als, ingediend, rol, koppeling):
    """A link that leads to a refusal is a dead end."""
    rij = ingediend(door="iris")
    rij.ingevoerd_door.first_name, rij.ingevoerd_door.last_name = "Iris", "<Jansen>"
    rij.ingevoerd_door.save()
    html = als(rol).get(beheer("meting", "change", rij.pk)).content.decode()
    naar = reverse("admin:auth_user_change", args=[rij.ingevoerd_door.pk])
    assert (f'href="{naar}"' in html, "Iris &lt;Jansen&gt;" in html) == (koppeling, not koppeling)
    for kop in ("Ingevoerd door", "Laatst gewijzigd door", "Ingediend door", "Beoordeeld door"):
        assert html.count(f"<label>{kop}:</label>") == 1
    assert "None" not in html


def test_every_path_of_crumbs_begins_with_the_same_word(als, ingediend):
    """Also those of Django itself, on the page of one figure."""
    rij, vast = ingediend(), fabriek.vastgestelde_meting("2017")
    alles = als("Invoerder", "Vaststeller")
    antwoorden = [
        alles.get(adres(VASTSTELLEN)),
        alles.get(adres("vaststellen_alles")),
        alles.get(adres(INDIENEN)),
        alles.get(beheer("meting", "change", rij.pk)),
        alles.get(beheer("meting", "history", rij.pk)),
        alles.get(beheer("inlezing", "changelist")),
        alles.post(corrigeren(vast), {"aantal": "9", "kwaliteit": "definitief", "bron": "b", "reden": "r"}),
    ]
    for antwoord in antwoorden:
        kruimels = antwoord.content.decode().partition('class="breadcrumbs"')[2]
        assert re.search(r"<a[^>]*>(.*?)</a>", kruimels)[1] == "Voorpagina", antwoord.request["PATH_INFO"]
