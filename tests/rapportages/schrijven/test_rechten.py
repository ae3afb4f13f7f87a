"""Every role on every address and every button; who is in no role, and who is not signed in."""

import pytest
from django.urls import reverse

from rapportages.models import Opmerking, Paragraaf, Rectificatie, Versie, Voortgangsrapportage
from tests import fabriek
from tests.rapportages import verslagbouw
from tests.rapportages.publiceren import bouw
from tests.rapportages.schrijven.bladen import BEGIN, blad, pad, stempel


ROLLEN = ["Invoerder", "Vaststeller", "Redacteur", "Publiceerder", "Beheerder"]
IEDEREEN = {*ROLLEN}
FOUT = {"wat_er_stond": "673", "wat_het_is": "680", "reden": "Geteld.", "bron": "b", "indicatoren": ["woninginbraken"]}


def _concept_pk():
    return bouw.concept().pk


def _paragraaf():
    return bouw.paragraaf(bouw.concept())


def _post(client, rapportage, werkwoord, **velden):
    gezien = {"gezien": Voortgangsrapportage.objects.get(pk=rapportage.pk).versie}
    return client.post(pad("rapport_publiceren", rapportage.pk), {"doe": werkwoord, **gezien, **velden})


def _schrijf(client, **velden):
    paragraaf = _paragraaf()
    return client.post(pad("paragraaf", paragraaf.pk), blad(paragraaf, **{"tekst": "Anders."} | velden))


def _publiceer(client):
    rapportage = bouw.ingediend()
    kijkt = client.get(pad("rapport_publiceren", rapportage.pk))
    gezien = stempel(client, rapportage) if kijkt.status_code == 200 and kijkt.context.get("gezien_inhoud") else ""
    return _post(client, rapportage, "publiceer", gezien_inhoud=gezien)


def _begin(client):
    return client.post(pad("rapport_begin"), BEGIN | {"plan": fabriek.beleidsplan().pk, "periode": "2019-H2"})


def _titel(client):
    velden = {"plan": fabriek.beleidsplan().pk, "periode": "2019-H2", "bron": "b", "bekend": "", "bron_url": ""}
    return client.post(pad("rapport_titel"), BEGIN | velden)


def _wijzig(client):
    adres = pad("rapportages_voortgangsrapportage_change", _concept_pk())
    return client.post(adres, {"nummer": "7", "titel": "Anders", "slug": "anders"})


def _opmerking(client):
    return client.post(pad("paragraaf", _paragraaf().pk), {"doe": "opmerking", "opmerking": "Klopt dit?"})


def _vink_af(client):
    paragraaf = _paragraaf()
    rij = Opmerking.objects.create(paragraaf=paragraaf, tekst="Klopt dit?", door=fabriek.gebruiker("ruud"))
    return client.post(pad("paragraaf", paragraaf.pk), {"doe": f"vink_af:{rij.pk}"})


def _rectificeer_titel(client):
    velden = FOUT | {"datum": "2020-03-02", "ingediend_door": fabriek.gebruiker("ruud", is_staff=True).pk}
    return _post(client, verslagbouw.titelrapportage(), "rectificeer_zonder_tekst", **velden)


def _met_rectificatie(client, werkwoord, **velden):
    rapportage = bouw.gepubliceerd().rapportage
    baas = fabriek.gebruiker("baas", is_staff=True)
    from rapportages.publicatie.rectificeren import begin_rectificatie

    begin_rectificatie(rapportage=rapportage, wat_er_stond="a", wat_het_is="b", reden="c", door=baas)
    return _post(client, rapportage, werkwoord, **velden)


KIJKEN = {"Redacteur", "Publiceerder"}
# What somebody does: how, the status when it may be done, and the roles that may.
HANDELINGEN = {
    "de lijst": (lambda c: c.get(pad("rapportages_voortgangsrapportage_changelist")), 200, IEDEREEN),
    "de inhoudsopgave": (lambda c: c.get(pad("rapport", _concept_pk())), 200, IEDEREEN),
    "het voorbeeld": (lambda c: c.get(pad("rapport_voorbeeld", _concept_pk())), 200, IEDEREEN),
    "het nakijken": (lambda c: c.get(pad("rapport_publiceren", _concept_pk())), 200, IEDEREEN),
    "een paragraaf lezen": (lambda c: c.get(pad("paragraaf", _paragraaf().pk)), 200, IEDEREEN),
    "de beginpagina": (lambda c: c.get(pad("rapport_begin")), 200, {"Redacteur"}),
    "beginnen": (_begin, 302, {"Redacteur"}),
    "een titel toevoegen": (_titel, 302, {"Redacteur"}),
    "de gegevens wijzigen": (_wijzig, 302, {"Redacteur"}),
    "aanvullen uit het plan": (lambda c: c.post(pad("rapport", _concept_pk())), 302, {"Redacteur"}),
    "een concept verwijderen": (
        lambda c: c.post(pad("rapportages_voortgangsrapportage_delete", _concept_pk()), {"post": "yes"}),
        302,
        {"Redacteur"},
    ),
    "schrijven": (_schrijf, 302, {"Redacteur"}),
    "leeg laten": (lambda c: _schrijf(c, doe="laat_leeg", tekst=""), 302, {"Redacteur"}),
    "teruggeven aan de computer": (lambda c: _schrijf(c, doe="geef_terug"), 302, {"Redacteur"}),
    "voorbeeld met getypte tekst": (lambda c: _schrijf(c, doe="voorbeeld"), 200, {"Redacteur"}),
    "een cijfer invoegen": (lambda c: _schrijf(c, doe="voeg_in:[[a:aantal]]"), 200, {"Redacteur"}),
    "het voorbeeld voor het script": (
        lambda c: c.post(pad("paragraaf_voorbeeld", (p := _paragraaf()).pk), blad(p)),
        200,
        {"Redacteur"},
    ),
    "de kiezer voor het script": (lambda c: c.get(pad("paragraaf_cijfers", _paragraaf().pk)), 200, {"Redacteur"}),
    "een opmerking plaatsen": (_opmerking, 302, KIJKEN),
    "een opmerking afvinken": (_vink_af, 302, KIJKEN),
    "indienen": (lambda c: _post(c, bouw.concept(), "dien_in"), 302, {"Redacteur"}),
    "een embargo zetten": (
        lambda c: _post(c, bouw.concept(), "zet_embargo", embargo_dag="", embargo_tijd=""),
        302,
        KIJKEN,
    ),
    "publiceren": (_publiceer, 302, {"Publiceerder"}),
    "terugsturen": (lambda c: _post(c, bouw.ingediend(), "stuur_terug", notitie="Nee."), 302, {"Publiceerder"}),
    "een rectificatie beginnen": (
        lambda c: _post(c, bouw.gepubliceerd().rapportage, "begin_rectificatie", **FOUT),
        302,
        KIJKEN,
    ),
    "een rectificatie wijzigen": (lambda c: _met_rectificatie(c, "wijzig_rectificatie", **FOUT), 302, KIJKEN),
    "een rectificatie stoppen": (lambda c: _met_rectificatie(c, "staak_rectificatie"), 302, KIJKEN),
    "een titel rectificeren": (_rectificeer_titel, 302, {"Publiceerder"}),
    "intrekken": (
        lambda c: _post(c, bouw.gepubliceerd().rapportage, "trek_in", reden_intrekken="Fout."),
        302,
        {"Publiceerder"},
    ),
    "bestanden opnieuw maken": (
        lambda c: _post(c, bouw.gepubliceerd().rapportage, "maak_opnieuw", versie=1),
        302,
        KIJKEN,
    ),
}


def _wat_er_is():
    """All that these acts could change."""
    return {
        "rapportages": list(Voortgangsrapportage.objects.order_by("pk").values("titel", "status", "versie")),
        "teksten": list(Paragraaf.objects.order_by("pk").values_list("tekst", flat=True)),
        "opmerkingen": list(Opmerking.objects.order_by("pk").values_list("opgelost_op", flat=True)),
        "versies": Versie.objects.count(),
        "rectificaties": Rectificatie.objects.count(),
    }


@pytest.mark.parametrize("handeling", HANDELINGEN)
@pytest.mark.parametrize("rol", [*ROLLEN, None])
def test_wat_een_rol_mag(als, rol, handeling):
    doen, gelukt, wie = HANDELINGEN[handeling]
    client = als(*[rol] if rol else [], naam="iemand")
    assert doen(client).status_code == (gelukt if rol in wie else 403)


@pytest.mark.parametrize("handeling", HANDELINGEN)
def test_wie_niet_is_aangemeld_komt_niet_binnen(client, handeling):
    antwoord = HANDELINGEN[handeling][0](client)
    assert (antwoord.status_code, antwoord.url.split("?")[0]) == (302, reverse("admin:login"))


def test_wie_alleen_mag_kijken_ziet_geen_veld_en_geen_knop(als):
    client = als("Invoerder", naam="ina")
    rapportage = bouw.concept()
    for naam, args in (("paragraaf", [bouw.paragraaf(rapportage).pk]), ("rapport_publiceren", [rapportage.pk])):
        inhoud = client.get(pad(naam, *args)).content.decode()
        for veld in ('name="tekst"', 'name="opmerking"', 'value="bewaar"', 'value="dien_in"', 'value="opmerking"'):
            assert veld not in inhoud


@pytest.mark.parametrize("naam", ["rapport", "rapport_voorbeeld", "rapport_publiceren", "paragraaf"])
def test_wat_er_niet_is(redacteur, naam):
    assert redacteur.get(pad(naam, 404)).status_code == 404
