"""A document is added in the admin, and given out to keep: only what readers may see, and never run in our origin."""

import hashlib
import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from convenanten.models import Document
from tests import fabriek
from tests.convenanten import bouw
from tests.convenanten.beheerpaginas import adres, bewaar, invoer, meldingen
from tests.convenanten.documenten.bestanden import DOCX, PDF, bestand, pakket, pdf
from tests.rollen import als
from tests.themas.admin.lezen import tekst_van
from themas.publiceren import trek_in
from veiligheid.grenzen import MB


pytestmark = pytest.mark.django_db
SHA = hashlib.sha256(PDF).hexdigest()
ANDERS = pdf(catalogus={"/Lang": "nl"})
WEG = "Dit document staat niet (meer) op de site."


def pad(versie):
    return adres("change", versie.pk, model="convenantversie")


def nieuw(nummer=0, **velden):
    waarden = {"titel": "De tekst", "url": ""} | velden
    return {"documenten-TOTAL_FORMS": nummer + 1} | {f"documenten-{nummer}-{naam}": w for naam, w in waarden.items()}


def adres_van(sha256=SHA):
    return reverse("convenantdocument", args=[sha256])


def lees(antwoord):
    """To its end, which closes the file and leaves the database open."""
    return b"".join(antwoord.streaming_content)


def openbaar_met(inhoud=PDF, naam="Convenant.pdf", client=None):
    rij = bouw.convenant()
    antwoord = bewaar(client or als("Redacteur"), pad(rij.versies.get()), **nieuw(bestand=bestand(naam, inhoud)))
    assert antwoord.status_code == 302
    bouw.openbaar(rij)
    return rij


def test_a_file_is_added_and_the_code_fills_in_the_rest(redacteur, documenten):
    rij = bouw.convenant()
    antwoord = bewaar(redacteur, pad(rij.versies.get()), **nieuw(bestand=bestand("../Privé “tekst”.PDF")))
    assert antwoord.status_code == 302
    document = Document.objects.get()
    assert (document.naam, document.soort, document.grootte, document.sha256) == (
        "Privé tekst.pdf",
        "pdf",
        len(PDF),
        SHA,
    )
    assert document.bestand.name == f"{SHA[:2]}/{SHA}"
    assert (documenten / SHA[:2] / SHA).read_bytes() == PDF
    rij.refresh_from_db()
    assert (rij.versie, rij.laatst_gewijzigd_door.username) == (2, "ans")
    assert rij.history.get(versie=2).history_change_reason == "Versie ‘2019-2021’: Document ‘De tekst’ toegevoegd."


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"bestand": bestand("leeg.pdf", b"")}, {"bestand": "Dit bestand is leeg. Kies een ander bestand."}),
        (
            {"bestand": bestand("pagina.html", b"<script>")},
            {
                "bestand": "Dit soort bestand nemen wij niet aan. "
                "Kies PDF (.pdf), Word (.docx) of OpenDocument-tekst (.odt)."
            },
        ),
        ({}, {"bestand": "Kies een bestand of vul een adres in: een van de twee."}),
        (
            {"bestand": bestand(), "url": "https://elders.example/"},
            {"bestand": "Kies een bestand of vul een adres in: een van de twee."},
        ),
        (
            {"url": "http://elders.example/"},
            {"url": "Een adres moet beginnen met https://. Pas het adres aan, of laat het leeg."},
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field(redacteur, documenten, velden, verwacht):
    versie = bouw.convenant().versies.get()
    antwoord = bewaar(redacteur, pad(versie), **nieuw(**velden))
    assert meldingen(antwoord) == {f"documenten-0-{naam}": melding for naam, melding in verwacht.items()}
    assert (Document.objects.count(), documenten.exists()) == (0, False)


@pytest.mark.parametrize("omvang", [21 * MB, 50 * MB, 51 * MB])
def test_a_file_that_is_too_large_is_told_the_limit(redacteur, documenten, omvang):
    """Above 50 MB the server stops keeping it while it comes in; the officer reads the same."""
    versie = bouw.convenant().versies.get()
    antwoord = bewaar(redacteur, pad(versie), **nieuw(bestand=bestand("groot.pdf", PDF.ljust(omvang, b"\0"))))
    assert meldingen(antwoord) == {
        "documenten-0-bestand": "Dit bestand is te groot. Het mag hoogstens 20 MB zijn. Maak het kleiner of splits het."
    }
    assert (Document.objects.count(), documenten.exists()) == (0, False)


def test_of_two_files_the_one_that_is_too_large_is_named(redacteur, settings):
    settings.IMPORT_MAX_BYTES = settings.DOCUMENT_MAX_BYTES = MB
    versie = bouw.convenant().versies.get()
    beide = nieuw(bestand=bestand("goed.pdf")) | nieuw(1, titel="", bestand=bestand("groot.pdf", PDF.ljust(2 * MB)))
    assert meldingen(bewaar(redacteur, pad(versie), **beide)) == {
        "documenten-0-bestand": "Kies het bestand ‘goed.pdf’ opnieuw: uw browser onthoudt het niet.",
        "documenten-1-titel": "Dit veld is verplicht.",
        "documenten-1-bestand": "Dit bestand is te groot. Het mag hoogstens 1 MB zijn. Maak het kleiner of splits het.",
    }


def test_after_another_error_the_file_must_be_chosen_again(redacteur, documenten):
    versie = bouw.convenant().versies.get()
    antwoord = bewaar(redacteur, pad(versie), naam="", **nieuw(bestand=bestand("Tekst.pdf")))
    assert meldingen(antwoord) == {
        "naam": "Dit veld is verplicht.",
        "documenten-0-bestand": "Kies het bestand ‘Tekst.pdf’ opnieuw: uw browser onthoudt het niet.",
    }
    assert reverse("admin:convenanten_document_bestand", args=[SHA]) not in antwoord.content.decode()
    assert not documenten.exists()


def test_another_file_takes_the_place_of_the_old(redacteur):
    openbaar_met(client=redacteur)
    versie = Document.objects.get().versie
    pagina = redacteur.get(pad(versie))
    assert "Convenant.pdf" in tekst_van(pagina)
    assert reverse("admin:convenanten_document_bestand", args=[SHA]) in pagina.content.decode()
    beide = bewaar(redacteur, pad(versie), documenten__0__url="https://elders.example/")
    assert meldingen(beide) == {
        "documenten-0-url": "Dit document heeft al een bestand. Maak het adres leeg, of zet het bij een nieuw document."
    }
    inhoud = pakket(DOCX)
    assert bewaar(redacteur, pad(versie), documenten__0__bestand=bestand("b.docx", inhoud)).status_code == 302
    document = Document.objects.get()
    assert (document.naam, document.soort, document.sha256) == ("b.docx", "docx", hashlib.sha256(inhoud).hexdigest())
    assert bewaar(redacteur, pad(versie), documenten__0__titel="Anders").status_code == 302
    assert Document.objects.get().sha256 == document.sha256  # without a new file the old one stays


def test_readers_get_what_was_published_also_when_officers_changed_it(client, redacteur):
    rij = openbaar_met(client=redacteur)
    versie = rij.versies.get()
    ander = hashlib.sha256(ANDERS).hexdigest()
    bewaar(redacteur, pad(versie), documenten__0__bestand=bestand("Nieuw.pdf", ANDERS))
    assert lees(client.get(adres_van())) == PDF
    assert client.get(adres_van(ander)).status_code == 404
    bewaar(redacteur, pad(versie), documenten__0__DELETE="on")
    assert lees(client.get(adres_van())) == PDF
    bouw.openbaar(rij)
    assert client.get(adres_van()).status_code == 404


def test_the_answer_is_something_to_keep_and_runs_nowhere(client, django_assert_num_queries):
    openbaar_met(naam="Convenant één.pdf")
    with django_assert_num_queries(1):
        antwoord = client.get(adres_van())
    assert antwoord.streaming
    assert lees(antwoord) == PDF
    koppen = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Content-Security-Policy")
    assert [antwoord[kop] for kop in koppen] == [
        "application/pdf",
        "attachment; filename*=utf-8''Convenant%20%C3%A9%C3%A9n.pdf",
        "nosniff",
        "sandbox; default-src 'none'",
    ]
    assert (antwoord["Content-Length"], antwoord["ETag"]) == (str(len(PDF)), f'"{SHA}"')
    assert (antwoord["Cache-Control"], len(antwoord.cookies)) == ("public, max-age=3600", 0)
    assert "Cookie" not in antwoord.get("Vary", "")
    assert client.get(adres_van(), headers={"If-None-Match": f'"{SHA}"'}).status_code == 304
    kop = client.head(adres_van())
    assert (kop.status_code, kop["Content-Length"]) == (200, str(len(PDF)))
    assert lees(kop) == b""
    assert client.post(adres_van()).status_code == 405


def test_what_is_not_public_is_not_there(client, redacteur):
    rij = bouw.convenant()
    bewaar(redacteur, pad(rij.versies.get()), **nieuw(bestand=bestand()))
    assert WEG in tekst_van(client.get(adres_van()))
    bouw.openbaar(rij)
    assert lees(client.get(adres_van())) == PDF
    trek_in(stuk=rij, reden="Klopt niet.", door=fabriek.gebruiker("bo"))
    assert client.get(adres_van()).status_code == 404
    assert client.get(f"/convenanten/documenten/{SHA.upper()}/").status_code == 404


def test_a_document_of_a_meeting_is_given_out_too(client, documenten):
    rij = bouw.bijeenkomst()
    (documenten / SHA[:2]).mkdir(parents=True)
    (documenten / SHA[:2] / SHA).write_bytes(PDF)
    velden = {"naam": "Verslag.pdf", "soort": "pdf", "grootte": len(PDF), "sha256": SHA}
    bouw.document(bijeenkomst=rij, url="", bestand=f"{SHA[:2]}/{SHA}", **velden)
    assert client.get(adres_van()).status_code == 404
    bouw.openbaar(rij)
    antwoord = client.get(adres_van())
    assert antwoord["Content-Disposition"] == 'attachment; filename="Verslag.pdf"'
    assert lees(antwoord) == PDF


def test_nobody_makes_a_file_public_by_naming_it_in_a_text(client, redacteur):
    """The address stands in the JSON of an edition, and so may a text that looks like it."""
    rij = bouw.convenant(kort=f'"documenten":[{{"sleutel":"{SHA}"}}]')
    bouw.openbaar(rij)
    bewaar(redacteur, pad(bouw.convenant("geheim").versies.get()), **nieuw(bestand=bestand()))
    assert client.get(adres_van()).status_code == 404


def test_officers_fetch_what_readers_do_not_see_yet(client, redacteur):
    bewaar(redacteur, pad(bouw.convenant().versies.get()), **nieuw(bestand=bestand()))
    in_beheer = reverse("admin:convenanten_document_bestand", args=[SHA])
    assert redacteur.get(adres_van()).url == in_beheer  # as the preview links to it
    antwoord = redacteur.get(in_beheer)
    assert lees(antwoord) == PDF
    assert (antwoord["Cache-Control"], antwoord["Content-Security-Policy"]) == (
        "private, no-store, max-age=0, no-cache, must-revalidate",
        "sandbox; default-src 'none'",
    )
    assert client.get(in_beheer).status_code == 302  # to the door
    assert redacteur.get(reverse("admin:convenanten_document_bestand", args=["0" * 64])).status_code == 404
    client.force_login(fabriek.gebruiker("niemand", is_staff=True))
    assert client.get(in_beheer).status_code == 403


def test_a_file_that_is_gone_is_a_dutch_404_and_a_line_in_the_log(client, documenten, caplog):
    openbaar_met()
    (documenten / SHA[:2] / SHA).unlink()
    with caplog.at_level(logging.ERROR, logger="convenanten"):
        antwoord = client.get(adres_van())
    assert antwoord.status_code == 404
    assert "wij vinden het bestand niet" in tekst_van(antwoord)
    assert [regel.getMessage() for regel in caplog.records if regel.name == "convenanten.views.documenten"] == [
        f"Document ‘Convenant.pdf’ staat niet in {documenten / SHA[:2] / SHA}."
    ]


def test_who_may_only_look_adds_nothing(documenten):
    versie = bouw.convenant().versies.get()
    client = als("Publiceerder")
    assert client.post(pad(versie), nieuw(bestand=bestand())).status_code == 403
    assert (Document.objects.count(), documenten.exists()) == (0, False)


def test_too_many_files_at_once_is_not_an_error_of_ours(redacteur):
    versie = bouw.convenant().versies.get()
    gegevens = invoer(redacteur.get(pad(versie)))
    for nummer in range(6):
        gegevens |= nieuw(nummer, bestand=SimpleUploadedFile(f"{nummer}.pdf", PDF))
    assert redacteur.post(pad(versie), gegevens).status_code == 400
    assert Document.objects.count() == 0
