"""Interventions in the admin: each message at its field, lists that narrow, and four eyes before readers see it."""

import django
import pytest

from rapportages.rollen import maak_gelijk
from tests import fabriek
from tests.convenanten import bouw
from tests.themas.admin.lezen import adres, fouten, tekst_van, zonder_leeg
from themas.models import Interventie


pytestmark = pytest.mark.django_db
BEHEER = {"beweringen-TOTAL_FORMS": 1, "beweringen-INITIAL_FORMS": 0}
NIEUW = BEHEER | {
    "naam": "Meer licht",
    "slug": "meer-licht",
    "omschrijving": "De gemeente plaatst lantaarns.",
    "bron": "Jaarverslag",
    "beweringen-0-tekst": "Er wordt minder ingebroken.",
    "beweringen-0-onderbouwing": "ervaring",
    "beweringen-0-bron": "Jaarverslag",
}


def stuur(client, **anders):
    velden = {f"beweringen-0-{naam}": waarde for naam, waarde in anders.items()}
    return client.post(adres("interventie", "add"), NIEUW | velden)


def test_a_new_one_is_a_concept_with_its_claims(ingelogd, beheerder):
    assert stuur(ingelogd, effect_van="-90", effect_tot="-50").status_code == 302
    rij = Interventie.objects.get()
    (bewering,) = rij.beweringen.all()
    assert (bewering.volgorde, bewering.effect_van, bewering.effect_tot) == (1, -90, -50)
    assert (rij.versie, rij.laatst_gewijzigd_door) == (1, beheerder)
    assert ingelogd.get(rij.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        (
            {"effect_van": "-50", "effect_tot": "-90"},
            {"effect_tot": "Vul beide grenzen van de verandering in, de laagste eerst, of geen van beide."},
        ),
        (
            {"effect_van": "-50"},
            {"effect_tot": "Vul beide grenzen van de verandering in, de laagste eerst, of geen van beide."},
        ),
        (
            {"effect_van": "-15", "effect_tot": "-15", "aandeel_teller": "2", "aandeel_noemer": "3"},
            {"aandeel_teller": "Kies een verandering in procenten of een deel, niet allebei."},
        ),
        (
            {"aandeel_teller": "4", "aandeel_noemer": "3"},
            {"aandeel_noemer": "Vul een deel in, zoals 2 van de 3, of laat beide leeg."},
        ),
        (
            {"tekst": "Werkt het?", "onderbouwing": "open_vraag", "aandeel_teller": "2", "aandeel_noemer": "3"},
            {"onderbouwing": "Een open vraag beweert niets, dus daar hoort geen getal bij."},
        ),
        ({"onderbouwing": "open_vraag"}, {"tekst": "Een open vraag eindigt met een vraagteken."}),
    ],
)
def test_every_message_stands_at_its_field(ingelogd, velden, verwacht):
    antwoord = stuur(ingelogd, **velden)
    assert fouten(antwoord) == verwacht
    assert not Interventie.objects.exists()


def test_a_question_without_number_is_kept(ingelogd):
    assert stuur(ingelogd, tekst="Werkt het?", onderbouwing="open_vraag").status_code == 302


def met_beweringen(client, rij, *nieuw):
    """What the form of this row sends, with these new claims below those that it has."""
    pagina = client.get(adres("interventie", "change", rij.pk))
    (inline,) = pagina.context["inline_admin_formsets"]
    velden = zonder_leeg(pagina) | {"beweringen-INITIAL_FORMS": len(inline.formset.initial_forms)}
    for form in inline.formset.initial_forms:
        waarden = {form.add_prefix(naam): form[naam].value() for naam in form.fields}
        velden |= {naam: waarde for naam, waarde in waarden.items() if waarde is not None}
    for nummer, bewering in enumerate(nieuw, start=len(inline.formset.initial_forms)):
        velden |= {f"beweringen-{nummer}-{naam}": waarde for naam, waarde in bewering.items()}
    return velden | {"beweringen-TOTAL_FORMS": len(inline.formset.initial_forms) + len(nieuw)}


def test_a_new_claim_comes_last_and_makes_a_new_version(ingelogd):
    rij = fabriek.interventie()
    fabriek.bewering(rij, 4)
    erbij = {"tekst": "Er is minder overlast.", "onderbouwing": "ervaring", "bron": "Jaarverslag"}
    gegevens = met_beweringen(ingelogd, rij, erbij, erbij | {"tekst": "En minder lawaai."})
    assert ingelogd.post(adres("interventie", "change", rij.pk), gegevens).status_code == 302
    assert list(rij.beweringen.values_list("volgorde", "tekst")) == [
        (4, "Er wordt minder ingebroken."),
        (5, "Er is minder overlast."),
        (6, "En minder lawaai."),
    ]
    assert Interventie.objects.get().versie == 2


def test_one_number_stands_once(ingelogd):
    rij = fabriek.interventie()
    fabriek.bewering(rij, 1)
    erbij = {"volgorde": "1", "tekst": "Nog een.", "onderbouwing": "ervaring", "bron": "Jaarverslag"}
    antwoord = ingelogd.post(adres("interventie", "change", rij.pk), met_beweringen(ingelogd, rij, erbij))
    if django.VERSION >= (6, 1):  # at the field itself, where it spoke of both claims before
        assert fouten(antwoord) == {"volgorde": "Een andere bewering van deze interventie heeft dit nummer al."}
        return
    assert fouten(antwoord) == {
        "__all__": "Een bewering hierboven heeft dit nummer al. Kies bij ‘volgorde’ een ander nummer."
    }
    (inline,) = antwoord.context["inline_admin_formsets"]
    assert inline.formset.non_form_errors() == [
        "Twee beweringen hebben hetzelfde nummer bij ‘volgorde’. Geef elke bewering een eigen nummer."
    ]


@pytest.mark.parametrize(
    ("filter_", "gevonden"),
    [
        ({"openbaar": "ja"}, ["licht"]),
        ({"openbaar": "nee"}, ["camera"]),
        ({"beweringen__onderbouwing__exact": "onderzoek"}, ["licht"]),
        ({"beweringen__onderbouwing__exact": "ervaring"}, ["camera", "licht"]),
        ({"onderwerp": "onzin"}, ["camera", "licht"]),
        ({"q": "lawaai"}, ["camera"]),
    ],
)
def test_the_list_narrows(ingelogd, filter_, gevonden):
    licht, camera = (fabriek.interventie(slug, naam=slug) for slug in ("licht", "camera"))
    fabriek.bewering(licht, 1)
    for nummer in (2, 3):
        fabriek.bewering(licht, nummer, onderbouwing="ervaring")
    fabriek.bewering(camera, 1, onderbouwing="ervaring", tekst="Minder lawaai.")
    bouw.openbaar(licht)
    antwoord = ingelogd.get(adres("interventie"), filter_)
    assert [rij.slug for rij in antwoord.context["cl"].result_list] == gevonden


def test_the_list_narrows_by_field_and_topic(ingelogd):
    veld, onderwerp = fabriek.veiligheidsveld(), fabriek.onderwerp()
    fabriek.interventie("licht", velden=[veld], onderwerpen=[onderwerp])
    fabriek.interventie("camera")
    fabriek.onderwerp("woonoverlast", naam="Woonoverlast")
    for filter_ in (
        {"velden__id__exact": veld.pk},
        {"onderwerp": onderwerp.pk},
    ):
        antwoord = ingelogd.get(adres("interventie"), filter_)
        assert [rij.slug for rij in antwoord.context["cl"].result_list] == ["licht"], filter_
    assert "Inbraken en roof (Veiligheidsplan 2019-2022)" in tekst_van(antwoord)
    assert "Woonoverlast" not in tekst_van(antwoord)  # no intervention has it


def test_the_list_says_how_well_its_claims_are_supported(ingelogd):
    rij = fabriek.interventie()
    for nummer, soort in enumerate(["ervaring", "onderzoek", "ervaring"], start=1):
        fabriek.bewering(rij, nummer, onderbouwing=soort)
    inhoud = ingelogd.get(adres("interventie")).content.decode()
    assert "onderzoek: 1, ervaring: 2" in inhoud
    assert '<span class="status">concept</span>' in inhoud


def test_who_changed_it_does_not_publish_it_and_a_colleague_does(client, django_user_model):
    maak_gelijk()
    rollen = {
        naam: django_user_model.objects.create_user(naam, is_staff=True) for naam in ("redacteur", "publiceerder")
    }
    for naam, wie in rollen.items():
        wie.groups.add(wie.groups.model.objects.get(name=naam.capitalize()))
    client.force_login(rollen["redacteur"])
    assert client.post(adres("interventie", "add"), NIEUW).status_code == 302
    rij = Interventie.objects.get()
    pad = adres("interventie", "publiceren", rij.pk)
    assert client.post(pad, {"doe": "publiceer", "gezien": rij.versie}).status_code == 403
    client.force_login(rollen["publiceerder"])
    assert client.post(pad, {"doe": "publiceer", "gezien": rij.versie}).status_code == 302
    assert client.get(rij.get_absolute_url()).status_code == 200


def test_what_keeps_it_from_being_published():
    rij = fabriek.interventie()
    assert rij.gebreken() == [
        "Deze interventie heeft nog geen bewering. Voeg toe wat ervan wordt gezegd, of welke vraag er is."
    ]
    geen_getal = {"effect_van": None, "effect_tot": None}
    bewering = fabriek.bewering(rij, onderbouwing="open_vraag", tekst="Werkt het.", **geen_getal)
    assert rij.gebreken() == ["Bewering 1: Een open vraag eindigt met een vraagteken."]
    bewering.tekst = "Werkt het?"
    bewering.save()
    assert rij.gebreken() == []
