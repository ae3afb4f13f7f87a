"""The pages of what works: what they answer, what they keep to themselves, and in how many queries."""

import pytest

from tests import fabriek
from tests.convenanten import bouw
from tests.site.kruip import met_klasse, tekst, vraag
from themas.enums import Onderbouwing
from themas.publiceren import nieuwe_publicatie, trek_in


pytestmark = pytest.mark.django_db
WIJK, BEDRIJF = "veilige-woon-en-leefomgeving", "bedrijvigheid"
WOONOVERLAST = "plan-2019-2022/veilige-wijken/woonoverlast"


def rijen(antwoord):
    """``[(slug, number of the claim in words), ...]`` in the order of the table."""
    return [(rij.record.aanpak.slug, rij.record.bewering.tekst) for rij in antwoord.context["tabel"].rows]


def stel_samen(slug, *beweringen, **velden):
    """Public, with claims of ``(text, support, numbers)``."""
    rij = fabriek.interventie(slug, naam=slug.capitalize(), **velden)
    for nummer, (zin, soort, getallen) in enumerate(beweringen, start=1):
        geen = {"effect_van": None, "effect_tot": None}
        fabriek.bewering(rij, nummer, tekst=zin, onderbouwing=soort, **geen | getallen)
    bouw.openbaar(rij)
    return rij


@pytest.fixture
def aanpakken():
    wijk = fabriek.veiligheidsveld(WIJK)
    bedrijf = fabriek.veiligheidsveld(BEDRIJF, nummer=2, naam="Bedrijvigheid en veiligheid")
    woonoverlast = fabriek.onderwerp("woonoverlast", nummer="", naam="Woonoverlast")
    vijftien, tot_veertig = {"effect_van": -15, "effect_tot": -15}, {"effect_van": -40, "effect_tot": 0}
    stel_samen(
        "keurmerk",
        ("Minder criminaliteit.", Onderbouwing.ERVARING, vijftien),
        ("Minder onveilig gevoel.", Onderbouwing.ERVARING, tot_veertig),
        ("Werkt het op een terrein?", Onderbouwing.OPEN_VRAAG, {}),
        velden=[bedrijf],
    )
    stel_samen(
        "bemiddeling",
        ("Ruzies opgelost.", Onderbouwing.NIET_ONDERBOUWD, {"aandeel_teller": 2, "aandeel_noemer": 3}),
        velden=[wijk],
        onderwerpen=[woonoverlast],
    )
    stel_samen("licht", ("Minder bang.", Onderbouwing.ONDERZOEK, {}), velden=[wijk], in_gemeente="Langs de fietspaden.")
    fabriek.bewering(fabriek.interventie("concept", naam="Geheim", velden=[wijk]))


@pytest.mark.usefixtures("aanpakken")
def test_the_list_answers_first_and_keeps_concepts_to_itself(client):
    pagina = vraag(client, "/kennisbank/")
    (eerst,) = met_klasse(pagina.main, "nl-paragraph--lead")
    assert tekst(eerst) == (
        "Onze bronnen noemen drie aanpakken en doen daarover vier beweringen. Bij één hoort onderzoek. "
        "Bij twee hoort ervaring. Bij één staat geen onderbouwing in de bron. Daarnaast is er nog één open vraag."
    )
    assert "Geheim" not in pagina.html
    (let_op,) = met_klasse(pagina.main, "kader--let-op")
    assert tekst(let_op) == (
        "Dit zijn beweringen van anderen. Wij hebben ze niet zelf onderzocht. "
        "Ze komen allemaal uit één bron: Jaarverslag van Voorbeeldstad."
    )


@pytest.mark.usefixtures("aanpakken")
def test_each_row_says_effect_and_support(client):
    pagina = vraag(client, "/kennisbank/")
    cellen = [[tekst(cel) for cel in rij if cel.tag in ("td", "th")] for rij in pagina.main.iter("tr")][1:]
    assert cellen == [
        ["Bemiddeling", "Ruzies opgelost.", "2 van de 3", "○ Niet onderbouwd in de bron"],
        ["Keurmerk", "Minder criminaliteit.", "−15% 15% minder", "◐ Ervaring"],
        ["Keurmerk", "Minder onveilig gevoel.", "tot −40% tot 40% minder", "◐ Ervaring"],
        ["Keurmerk", "Werkt het op een terrein?", "–", "? Open vraag"],
        ["Licht", "Minder bang.", "geen getal in de bron", "● Onderzoek"],
    ]
    assert [data.get("value") for data in met_klasse(pagina.main, "effect")] == ["2/3", "-15", "-40/0"]


@pytest.mark.usefixtures("aanpakken")
@pytest.mark.parametrize(
    ("waarnaar", "verwacht"),
    [
        ("veld=bedrijvigheid", ["Minder criminaliteit.", "Minder onveilig gevoel.", "Werkt het op een terrein?"]),
        ("veld=veilige-woon-en-leefomgeving&onderbouwing=onderzoek", ["Minder bang."]),
        ("onderbouwing=ervaring", ["Minder criminaliteit.", "Minder onveilig gevoel."]),
        ("onderbouwing=open_vraag", ["Werkt het op een terrein?"]),
        (f"onderwerp={WOONOVERLAST}", ["Ruzies opgelost."]),
        ("q=KEURMERK", ["Minder criminaliteit.", "Minder onveilig gevoel.", "Werkt het op een terrein?"]),
        ("q=fietspad", ["Minder bang."]),
        ("q=woonoverlast", ["Ruzies opgelost."]),
        ("q=onzin", []),
        ("sorteer=-naam", ["Minder bang.", *["Minder criminaliteit.", "Minder onveilig gevoel."]]),
        ("sorteer=onderbouwing", ["Minder bang.", "Minder criminaliteit.", "Minder onveilig gevoel."]),
        # Without a number last, whichever way; a part of a whole is no percent, and stands after them.
        ("sorteer=effect", ["Minder onveilig gevoel.", "Minder criminaliteit.", "Ruzies opgelost."]),
        ("sorteer=-effect", ["Minder criminaliteit.", "Minder onveilig gevoel.", "Ruzies opgelost."]),
    ],
)
def test_filters_and_order(client, waarnaar, verwacht):
    antwoord = client.get(f"/kennisbank/?{waarnaar}")
    gevonden = [zin for _, zin in rijen(antwoord)]
    if waarnaar.startswith("sorteer"):
        assert len(gevonden) == 5
        gevonden = gevonden[:3]
    assert (gevonden, antwoord.context["meldingen"]) == (verwacht, [])


@pytest.mark.usefixtures("aanpakken")
@pytest.mark.parametrize(
    ("waarnaar", "melding"),
    [
        ("veld=maan", "Bij ‘Veiligheidsveld’ kennen wij de keuze ‘maan’ niet. Dat filter staat nu uit."),
        ("onderbouwing=sterk", "Bij ‘Onderbouwing’ kennen wij de keuze ‘sterk’ niet. Dat filter staat nu uit."),
        ("onderwerp=a/b/c", "Bij ‘Onderwerp’ kennen wij de keuze ‘a/b/c’ niet. Dat filter staat nu uit."),
        ("kleur=rood", "Het filter ‘kleur’ kennen wij niet. Wij hebben het overgeslagen."),
        ("sorteer=tekst", "Op ‘tekst’ kunnen wij niet sorteren. De gewone volgorde staat er."),
        (f"q={'x' * 81}", f"Bij ‘Zoekwoord’ kennen wij de keuze ‘{'x' * 40}’ niet. Dat filter staat nu uit."),
    ],
)
def test_what_an_address_asks_in_vain_is_said(client, waarnaar, melding):
    antwoord = client.get(f"/kennisbank/?{waarnaar}")
    assert (len(rijen(antwoord)), antwoord.context["meldingen"]) == (5, [melding])


@pytest.mark.usefixtures("aanpakken")
def test_no_claim_that_fits(client):
    gelezen = tekst(vraag(client, "/kennisbank/?q=onzin").main)
    assert "Geen bewering past bij deze keuze." in gelezen


def test_nothing_published_yet(client):
    fabriek.gebied()
    gelezen = tekst(vraag(client, "/kennisbank/").main)
    assert "Hier komt te staan wat werkt tegen onveiligheid, en hoe goed dat is onderbouwd." in gelezen
    assert "Er staan nog geen aanpakken op deze site." in gelezen


@pytest.mark.usefixtures("aanpakken")
def test_several_sources_are_counted(client):
    rij = stel_samen("camera", ("Minder.", Onderbouwing.ONDERZOEK, {}))
    rij.beweringen.update(bron="Een ander verslag")
    bouw.openbaar(rij)
    (let_op,) = met_klasse(vraag(client, "/kennisbank/").main, "kader--let-op")
    assert "5 van de 6 komen uit één bron: Jaarverslag van Voorbeeldstad." in tekst(let_op)


@pytest.mark.usefixtures("aanpakken")
def test_a_page_shows_each_claim_with_its_support(client):
    pagina = vraag(client, "/kennisbank/keurmerk/")
    beweringen = [
        [tekst(deel) for deel in artikel if "noot" not in (deel.get("class") or "")]
        for artikel in met_klasse(pagina.main, "bewering")
    ]
    assert beweringen == [
        ["Minder criminaliteit.", "−15% 15% minder", "◐ Ervaring"],
        ["Minder onveilig gevoel.", "tot −40% tot 40% minder", "◐ Ervaring"],
        ["Werkt het op een terrein?", "? Open vraag"],
    ]
    assert "Waar gebruikt Voorbeeldstad het? Dat staat niet in onze bronnen." in tekst(pagina.main)


@pytest.mark.usefixtures("aanpakken")
def test_a_claim_without_number_says_so(client):
    (artikel,) = met_klasse(vraag(client, "/kennisbank/licht/").main, "bewering")
    assert tekst(artikel) == "Minder bang. ● Onderzoek De bron noemt geen getal."


@pytest.mark.usefixtures("aanpakken")
def test_a_page_names_public_agreements_and_points_about_it(client):
    keurmerk = fabriek.interventie("keurmerk")
    for slug in ("veilig-ondernemen", "geheim-convenant", "iets-anders"):
        convenant = bouw.convenant(slug)
        if slug != "iets-anders":
            convenant.interventies.add(keurmerk)
        if slug != "geheim-convenant":
            bouw.openbaar(convenant)
    bijeenkomst = bouw.bijeenkomst()
    bouw.vraagpunt(bijeenkomst, 1, tekst="Iets anders?")
    bouw.vraagpunt(bijeenkomst, 27, tekst="Wat doet het keurmerk?").interventies.add(keurmerk)
    bouw.openbaar(bijeenkomst)
    bouw.vraagpunt(bouw.bijeenkomst("geheim"), 3, tekst="Geheim punt?").interventies.add(keurmerk)
    gelezen = tekst(vraag(client, "/kennisbank/keurmerk/").main)
    assert "Het hoort bij deze afspraak: Veilig ondernemen Waar is het ter sprake gebracht?" in gelezen
    assert "Samen leren Punt 27: Wat doet het keurmerk?" in gelezen
    for woord in ("Geheim", "geheim", "Iets anders"):
        assert woord not in gelezen


@pytest.mark.usefixtures("aanpakken")
def test_a_page_leads_to_its_field_and_theme(client):
    pagina = vraag(client, "/kennisbank/bemiddeling/")
    adressen = [a.get("href") for a in pagina.main.iter("a")]
    assert f"/kennisbank/?veld={WIJK}" in adressen
    assert "/plannen/plan-2019-2022/veilige-wijken/#woonoverlast" in adressen


def test_what_is_not_public_is_not_there(client):
    fabriek.gebied()
    rij = fabriek.interventie()
    fabriek.bewering(rij)
    assert client.get("/kennisbank/lantaarns/").status_code == 404
    bouw.openbaar(rij)
    assert client.get("/kennisbank/lantaarns/").status_code == 200
    trek_in(stuk=rij, reden="Het klopte niet.", door=fabriek.gebruiker("ander"))
    pagina = vraag(client, "/kennisbank/lantaarns/")
    assert (pagina.status, "Het klopte niet." in pagina.html) == (404, True)
    onbekend = vraag(client, "/kennisbank/onzin/")
    assert "Deze aanpak kennen wij niet. Kijk in de kennisbank welke aanpakken er zijn." in tekst(onbekend.main)


def test_a_preview_says_that_it_is_one(client, django_user_model):
    rij = fabriek.interventie()
    fabriek.bewering(rij, tekst="Nog niet openbaar.")
    client.force_login(django_user_model.objects.create_superuser("chef"))
    gelezen = tekst(vraag(client, f"/beheer/themas/interventie/{rij.pk}/voorbeeld/").main)
    assert "Voorbeeld: zo ziet een lezer het na het publiceren." in gelezen
    assert "Nog niet openbaar." in gelezen
    assert nieuwe_publicatie(rij).nummer == 1  # looking publishes nothing


def test_the_page_takes_no_other_method(client):
    assert client.post("/kennisbank/").status_code == 405


def test_as_many_queries_for_one_as_for_thirty(client, django_assert_num_queries):
    """The list asks two: what is public, and the topics. A page also asks for agreements and for meetings."""
    gemaakt = 0
    for aantal in (1, 3, 30):
        for nummer in range(gemaakt, aantal):
            onderwerp = fabriek.onderwerp(f"onderwerp-{nummer}", naam=f"Onderwerp {nummer}")
            zin = (f"Bewering {nummer}.", Onderbouwing.ONDERZOEK, {})
            rij = stel_samen(f"aanpak-{nummer}", zin, zin, onderwerpen=[onderwerp, fabriek.onderwerp("onderwerp-0")])
            convenant = bouw.convenant(f"convenant-{nummer}")
            convenant.interventies.add(rij, fabriek.interventie("aanpak-0"))
            bouw.openbaar(convenant)
            bijeenkomst = bouw.bijeenkomst(f"keer-{nummer}")
            bouw.vraagpunt(bijeenkomst).interventies.add(rij, fabriek.interventie("aanpak-0"))
            bouw.openbaar(bijeenkomst)
        gemaakt = aantal
        with django_assert_num_queries(2):
            assert len(rijen(client.get("/kennisbank/"))) == 2 * aantal
        with django_assert_num_queries(4):
            antwoord = client.get("/kennisbank/aanpak-0/")
        assert (len(antwoord.context["convenanten"]), len(antwoord.context["punten"])) == (aantal, aantal)


@pytest.mark.usefixtures("aanpakken")
@pytest.mark.parametrize("vragen", ["", "?sorteer=-naam", "?sorteer=effect"])
def test_a_row_says_whether_it_goes_on_about_the_same_intervention(client, vragen):
    pagina = vraag(client, f"/kennisbank/{vragen}")
    slugs = [slug for slug, _ in rijen(client.get(f"/kennisbank/{vragen}"))]
    regels = [tr for tr in pagina.main.iter("tr") if tr.find("td") is not None]
    vervolg = [een == ander for een, ander in zip(["", *slugs], slugs, strict=False)]
    assert ["tabel__vervolg" in (tr.get("class") or "").split() for tr in regels] == vervolg
