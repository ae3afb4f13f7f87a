"""What waits for an officer, on the start page of the admin."""

from django.urls import reverse

from rapportages.enums import Bestandsoort, Bestandstand, Meldingstatus
from rapportages.meldingen.behandelen import behandel
from rapportages.models import Bestandopdracht, Foutmelding
from rapportages.opmerkingen import plaats
from rapportages.rollen import ROLLEN
from tests import fabriek
from tests.rapportages.publiceren import bouw
from tests.rapportages.schrijven.bladen import doe, pad
from tests.themas.admin.lezen import engels, tekst_van
from tests.veiligheid.vertrouwen.formulier import melding


def wacht(client):
    antwoord = client.get(reverse("admin:index"))
    assert engels(antwoord) == []
    return [(w.waarop, w.adres) for w in antwoord.context["rapportages"]]


def test_de_redacteur_ziet_wat_nog_te_schrijven_is(redacteur):
    rapportage = bouw.concept()
    plaats(paragraaf=bouw.paragraaf(rapportage), tekst="Klopt dit?", door=fabriek.gebruiker("ruud"))
    assert wacht(redacteur) == [
        ("concept: 2 van 7 paragrafen geschreven, 1 opmerking open", pad("rapport", rapportage.pk))
    ]
    assert "Wat op u wacht" in tekst_van(redacteur.get(reverse("admin:index")))


def test_de_publiceerder_ziet_wat_is_ingediend_en_de_redacteur_niet_meer(redacteur, publiceerder):
    rapportage = bouw.concept()
    assert wacht(publiceerder) == []
    doe(redacteur, rapportage, "dien_in")
    assert wacht(redacteur) == []
    assert wacht(publiceerder) == [("ingediend: lees na en publiceer", pad("rapport_publiceren", rapportage.pk))]
    doe(publiceerder, rapportage, "stuur_terug", notitie="Noem de bron.")
    assert wacht(redacteur) == [("teruggestuurd: 2 van 7 paragrafen geschreven", pad("rapport", rapportage.pk))]


def test_wie_zelf_indiende_hoeft_niet_te_publiceren(als):
    beide = als("Redacteur", "Publiceerder", naam="bea")
    doe(beide, bouw.concept(), "dien_in")
    assert wacht(beide) == []


def test_een_bestand_dat_mislukte_wacht_op_de_publiceerder(publiceerder):
    versie = bouw.gepubliceerd()
    velden = {"stand": Bestandstand.MISLUKT, "fout": "Geen lettertype."}
    Bestandopdracht.objects.update_or_create(versie=versie, soort=Bestandsoort.PDF, defaults=velden)
    assert wacht(publiceerder) == [
        ("PDF: maken is mislukt", pad("rapport_publiceren", versie.rapportage_id)),
    ]


def test_wie_geen_rapporten_maakt_ziet_er_niets_van(als):
    bouw.concept()
    client = als("Invoerder", naam="ina")
    assert wacht(client) == []
    assert "Wat op u wacht" not in tekst_van(client.get(reverse("admin:index")))


def test_wie_meldingen_behandelt_ziet_hoeveel_er_nieuw_zijn_en_hoeveel_in_behandeling(als):
    rollen = {rol: als(rol, naam=rol.lower()) for rol in ROLLEN}
    assert wacht(rollen["Redacteur"]) == []
    eerste, _ = melding(), melding()
    adres = reverse("admin:rapportages_foutmelding_changelist") + "?afgehandeld=nee"
    for rol, client in rollen.items():
        assert wacht(client) == ([("2 nieuw", adres)] if rol in ("Redacteur", "Vaststeller") else []), rol
    door = fabriek.gebruiker("ruud")
    behandel(melding=eerste, status=Meldingstatus.IN_BEHANDELING, notitie="", door=door)
    assert wacht(rollen["Vaststeller"]) == [("1 nieuw, 1 in behandeling", adres)]
    assert len(rollen["Vaststeller"].get(adres).context["cl"].result_list) == 2
    for rij in Foutmelding.objects.all():
        behandel(melding=rij, status=Meldingstatus.AFGEHANDELD, notitie="", door=door)
    assert wacht(rollen["Vaststeller"]) == []
