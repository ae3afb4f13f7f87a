"""The page of one agreement: whether it holds, who takes part, what was agreed, and whether it works."""

import datetime

import pytest

from convenanten.enums import Bepalingsoort, Overlegniveau
from tests import fabriek
from tests.convenanten import bouw
from tests.site.geldig import fouten_in
from tests.site.kruip import met_klasse, tekst, vraag
from themas.enums import Breukgevolg, Doelsoort, Noemersoort
from themas.publiceren import nieuwe_publicatie, trek_in


pytestmark = pytest.mark.django_db
ADRES = "/convenanten/veilig-uitgaan/"


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch):
    nu = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: nu)


def pagina(client, stuk=None):
    bouw.openbaar(stuk or bouw.convenant())
    return vraag(client, ADRES)


def lead(pagina):
    [zin] = met_klasse(pagina.main, "nl-paragraph--lead")
    return tekst(zin)


def feiten(pagina, nummer=1):
    """``{term: what it says}`` of a version, the newest first."""
    versie = met_klasse(pagina.main, "versie")[nummer - 1]
    [lijst] = met_klasse(versie, "feiten")
    return {tekst(dt): tekst(dd) for dt, dd in zip(lijst.iter("dt"), lijst.iter("dd"), strict=True)}


def sectie(pagina, kop):
    [gevonden] = [deel for deel in pagina.main.iter("section") if kop in [tekst(h) for h in deel.iter("h2")]]
    return gevonden


def cijfer(slug="overlast", **velden):
    """A figure of 100 in 2017 and 60 in 2019."""
    rij = fabriek.indicator(slug, teller="meldingen", noemersoort=Noemersoort.GEEN, decimalen=0, **velden)
    for jaar, aantal in (("2017", 100), ("2018", 80), ("2019", 60)):
        fabriek.vastgestelde_meting(jaar, van=rij, aantal=aantal)
    return rij


def doel(bij, *indicatoren, **velden):
    rij = bouw.bepaling(bij, Bepalingsoort.DOEL, tekst="Minder overlast.", **velden)
    rij.indicatoren.add(*indicatoren)
    return rij


@pytest.mark.parametrize(
    ("looptijd", "zin"),
    [
        (
            {"geldig_tot": datetime.date(2026, 11, 24)},
            "Dit convenant is voorbij. Het gold tot en met 24 november 2026. "
            "Een nieuwe versie staat niet in onze bronnen.",
        ),
        (
            {"geldig_tot": datetime.date(2026, 11, 25)},
            "Dit convenant geldt vandaag, maar niet lang meer: tot en met 25 november 2026.",
        ),
        (
            {"geldig_tot": datetime.date(2030, 5, 1)},
            "Dit convenant geldt vandaag. Het loopt tot en met 1 mei 2030.",
        ),
        ({"onbepaalde_tijd": True}, "Dit convenant geldt vandaag. Het is voor onbepaalde tijd gesloten."),
        (
            {"geldig_van": datetime.date(2026, 11, 26)},
            "Dit convenant geldt vandaag nog niet. Het begint op 26 november 2026.",
        ),
        ({}, "Of dit convenant vandaag nog geldt, weten wij niet. Het einde staat niet in onze bronnen."),
    ],
)
def test_it_begins_with_whether_it_holds_today(client, looptijd, zin):
    stuk = bouw.convenant(versies=())
    bouw.versie(stuk, "Een", partijen=["politie"], **looptijd)
    assert lead(pagina(client, stuk)) == zin


def test_a_version_says_the_words_of_the_source_and_the_days_we_compute_with(client):
    stuk = bouw.convenant(versies=())
    dagen = {"geldig_van": datetime.date(2019, 1, 1), "geldig_tot": datetime.date(2021, 12, 31)}
    bouw.versie(stuk, "2019-2021", partijen=["politie"], gesloten="eind 2018", looptijd="2019-2021", **dagen)
    assert feiten(pagina(client, stuk)) == {
        "Gesloten": "eind 2018",
        "Looptijd": "Volgens de bron: 2019-2021 Wij rekenen van 1 januari 2019 tot en met 31 december 2021.",
        "Partijen": "Politie",
    }


def test_what_is_missing_is_said(client):
    stuk = bouw.convenant(versies=())
    bouw.versie(stuk, "Een", partijen=["politie"])
    gezien = pagina(client, stuk)
    assert feiten(gezien) == {
        "Gesloten": "niet in onze bronnen",
        "Looptijd": "Niet in onze bronnen.",
        "Partijen": "Politie",
    }
    assert tekst(sectie(gezien, "Geschiedenis")) == "Geschiedenis Niet in onze bronnen."
    assert tekst(sectie(gezien, "Onderwerpen van het plan")) == "Onderwerpen van het plan Niet in onze bronnen."
    werkt = "Werkt het? Een doel of cijfer bij deze afspraak staat niet in onze bronnen."
    assert tekst(sectie(gezien, "Werkt het?")) == werkt


def test_who_is_named_anew_and_who_no_longer(client):
    stuk = bouw.convenant(versies=["2019-2021"], partijen=["politie", "om"])
    bouw.versie(stuk, "2022-2025", partijen=["politie", "ns"])
    gezien = pagina(client, stuk)
    nieuw, oud = feiten(gezien, 1), feiten(gezien, 2)
    assert nieuw["Nieuw genoemd"] == "Ns (niet genoemd bij versie 2019-2021)"
    assert nieuw["Niet genoemd"] == "Om (wel genoemd bij versie 2019-2021; onze bronnen zeggen niet waarom)"
    assert {"Nieuw genoemd", "Niet genoemd"} & set(oud) == set()


def test_a_document_says_what_it_is(client):
    stuk = bouw.convenant()
    bouw.document(stuk.versies.get(), titel="De tekst", url="https://elders.example/a.pdf")
    [link] = [a for a in pagina(client, stuk).main.iter("a") if tekst(a) == "De tekst"]
    assert link.get("href") == "https://elders.example/a.pdf"


def test_before_and_after(client):
    eerder = bouw.convenant("eerder", naam="Eerder")
    stuk = bouw.convenant(opvolger_van=eerder)
    later = bouw.convenant("later", naam="Later", opvolger_van=stuk)
    bouw.openbaar(later)
    gezien = sectie(pagina(client, stuk), "Geschiedenis")
    assert [(tekst(a), a.get("href")) for a in gezien.iter("a")] == [("Later", "/convenanten/later/")]
    assert "Eerder" in tekst(gezien)
    bouw.openbaar(eerder)
    gezien = sectie(vraag(client, ADRES), "Geschiedenis")
    assert [a.get("href") for a in gezien.iter("a")] == ["/convenanten/eerder/", "/convenanten/later/"]
    assert "Een nieuwe versie staat niet" not in lead(vraag(client, ADRES))


# Verdicts


def test_a_goal_with_a_base_year_gets_a_verdict(client):
    stuk = bouw.convenant()
    doel(stuk, cijfer(), doelsoort=Doelsoort.DALEN, peiljaar=2017)
    [regel] = met_klasse(pagina(client, stuk).main, "doel__cijfer")
    assert [data.get("value") for data in regel.iter("data")] == ["-40", "op_koers", "niet_te_toetsen"]


def test_the_last_year_of_the_agreement_decides_whether_it_was_reached(client):
    stuk = bouw.convenant(versies=["2017-2019"])
    doel(stuk, cijfer(), doelsoort=Doelsoort.STIJGEN, peiljaar=2017)
    [regel] = met_klasse(pagina(client, stuk).main, "doel__cijfer")
    assert [data.get("value") for data in regel.iter("data")] == ["-40", "niet_gehaald", "niet_te_toetsen"]


def test_without_an_end_nothing_is_reached_yet(client):
    stuk = bouw.convenant(versies=["doorlopend"])
    doel(stuk, cijfer(), doelsoort=Doelsoort.DALEN, peiljaar=2017)
    [regel] = met_klasse(pagina(client, stuk).main, "oordeel")
    assert regel.get("value") == "op_koers"


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"doelsoort": Doelsoort.DALEN}, "Het convenant noemt geen jaar om mee te vergelijken."),
        ({}, "Het convenant noemt geen jaar om mee te vergelijken."),
        ({"peiljaar": 2017}, "Het convenant zegt niet wat dit cijfer moet doen."),
    ],
)
def test_without_a_base_year_there_is_no_verdict_and_the_figure_speaks_for_itself(client, velden, waarom):
    stuk = bouw.convenant()
    doel(stuk, cijfer(), **velden)
    [regel] = met_klasse(pagina(client, stuk).main, "doel__cijfer")
    assert [data.get("value") for data in regel.iter("data")] == ["nog_niet_vast_te_stellen"]
    assert tekst(regel) == (
        f"Overlast ○ nog niet vast te stellen {waarom} "
        "In 2019 waren er in Voorbeeldstad 60 meldingen. Dat is 25% minder dan in 2018."
    )


def test_a_goal_without_figures_says_so(client):
    stuk = bouw.convenant()
    doel(stuk, doelsoort=Doelsoort.KWALITATIEF)
    [regel] = met_klasse(pagina(client, stuk).main, "doel__cijfer")
    assert tekst(regel) == "○ nog niet vast te stellen Bij dit doel hoort in onze bronnen geen cijfer."


def test_a_goal_of_the_plan_has_the_verdict_of_the_page_of_its_theme(client):
    """Its theme is about 2018, because most of its goals have no later figure; by itself this one would show 2019."""
    van_ons = cijfer()
    plandoel = fabriek.doelstelling("1-1a", indicatoren=[van_ons])
    for n in range(2):
        ander = fabriek.indicator(f"ander-{n}")
        fabriek.doelstelling(f"1-1{n}", indicatoren=[ander])
        for jaar in ("2017", "2018"):
            fabriek.vastgestelde_meting(jaar, van=ander, aantal=10)
    stuk = bouw.convenant()
    stuk.doelstellingen.add(plandoel)
    [hier] = met_klasse(pagina(client, stuk).main, "doel__cijfer")
    thema = vraag(client, "/plannen/plan-2019-2022/veilige-wijken/")
    [daar] = [regel for regel in met_klasse(thema.main, "doel__cijfer") if regel.get("data-indicator") == "overlast"]
    assert next(data.get("value") for data in hier.iter("data")) == "-20"
    assert tekst(hier) == tekst(daar)


# Figures


def test_a_whole_stands_with_its_parts(client):
    geheel = cijfer(naam="Incidenten")
    woorden = fabriek.indicator("bus", onderdeel_van=geheel)
    stil = fabriek.indicator("trein", onderdeel_van=geheel)
    fabriek.bronnotitie("Minder in de bus.", van=woorden)
    fabriek.reeksbreuk(
        "anders", indicatoren=[geheel, woorden], titel="Anders geteld", gevolg=Breukgevolg.NIET_VERGELIJKBAAR
    )
    stuk = bouw.convenant()
    stuk.indicatoren.add(geheel, stil)
    main = pagina(client, stuk).main
    [tabel] = met_klasse(main, "tabel--familie")
    rijen = [[tekst(cel) for cel in rij] for rij in tabel.find("tbody").iter("tr")]
    notitie = "Minder in de bus. (2019)"
    assert rijen == [
        ["GeheelIncidenten", "−25% in aantallen (2019 tegenover 2018)", "niet in onze bronnen"],
        ["DeelBus", "niet beschikbaar", notitie],
        ["DeelTrein", "niet beschikbaar", "niet in onze bronnen"],
    ]
    [breuk] = met_klasse(main, "kader--let-op")
    assert "Dit geldt voor: Incidenten; Bus. Niet te vergelijken met daarvoor." in tekst(breuk)
    assert met_klasse(main, "cijferzinnen") == []  # the part stands in the table already


def test_a_figure_by_itself_is_a_sentence(client):
    stuk = bouw.convenant()
    stuk.indicatoren.add(cijfer())
    [lijst] = met_klasse(pagina(client, stuk).main, "cijferzinnen")
    assert tekst(lijst) == ("Overlast In 2019 waren er in Voorbeeldstad 60 meldingen. Dat is 25% minder dan in 2018.")


# Consultation


def test_levels_are_drawn_from_high_to_low_and_listed_below(client):
    stuk = bouw.convenant()
    bouw.overleg(stuk, "werkgroep", Overlegniveau.OPERATIONEEL, taak="Doet het werk.", frequentie="elke week")
    bouw.overleg(stuk, "stuurgroep", Overlegniveau.STRATEGISCH, taak="Beslist.").deelnemers.add(bouw.partij())
    gezien = sectie(pagina(client, stuk), "Wie overlegt waarover?")
    titels = {tekst(titel) for titel in gezien.iter() if str(titel.tag).endswith("title")}
    assert titels == {"Overleg op 2 niveaus, van hoog naar laag. Strategisch: stuurgroep. Operationeel: werkgroep."}
    lijst = [(tekst(dt), tekst(dd)) for dl in gezien.iter("dl") for dt, dd in zip(dl[::2], dl[1::2], strict=True)]
    assert lijst == [
        ("Stuurgroep", "Beslist. Hoe vaak: niet in onze bronnen. Wie: Politie."),
        ("Werkgroep", "Doet het werk. Hoe vaak: elke week. Wie: niet in onze bronnen."),
    ]


def test_one_level_needs_no_drawing(client):
    stuk = bouw.convenant()
    bouw.overleg(stuk)
    gezien = sectie(pagina(client, stuk), "Wie overlegt waarover?")
    assert met_klasse(gezien, "f-svg") == []


# Published or not


def test_what_is_not_public_is_not_there(client):
    stuk = bouw.convenant()
    assert vraag(client, ADRES).status == 404
    bouw.openbaar(stuk)
    assert vraag(client, ADRES).status == 200
    trek_in(stuk=stuk, reden="De looptijd klopte niet.", door=fabriek.gebruiker("derde"))
    weg = vraag(client, ADRES)
    assert weg.status == 404
    assert lead(weg).startswith(
        "Wij haalden ‘Veilig uitgaan’ op 25 november 2026 van de site. De looptijd klopte niet."
    )


def test_it_says_since_when_it_reads_so(client):
    stuk = bouw.convenant()
    bouw.openbaar(stuk)
    stuk.kort = "Anders."
    stuk.save()
    [regel] = met_klasse(pagina(client, stuk).main, "uitgave")
    assert tekst(regel) == "Gepubliceerd op 25 november 2026, uitgave 2."


def test_a_preview_says_that_it_is_one(rf):
    from convenanten.views.convenant import convenant

    stuk = bouw.convenant()
    html = convenant(rf.get("/"), stuk.slug, publicatie=nieuwe_publicatie(stuk)).content.decode()
    assert "<strong>Voorbeeld:</strong> zo ziet een lezer het na het publiceren." in html
    assert "Nog niet gepubliceerd. Dit wordt uitgave 1." in html
    bouw.openbaar(stuk)
    assert "Voorbeeld:</strong>" not in convenant(rf.get("/"), stuk.slug).content.decode()


def test_it_is_valid_html_with_everything_in_it(client):
    stuk = _vol(2)
    gezien = pagina(client, stuk)
    assert (gezien.status, fouten_in(gezien.html)) == (200, [])


@pytest.mark.parametrize("aantal", [1, 3])
def test_eleven_queries_whatever_it_holds(client, aantal):
    bouw.openbaar(_vol(aantal))
    assert vraag(client, ADRES).vragen == 11


def _vol(aantal):
    """So many of everything."""
    stuk = bouw.convenant(versies=[f"{2010 + n}-{2010 + n}" for n in range(aantal)])
    for n in range(aantal):
        geheel = cijfer(f"cijfer-{n}")
        fabriek.indicator(f"deel-{n}", onderdeel_van=geheel)
        doel(stuk, geheel, volgorde=n + 1, doelsoort=Doelsoort.DALEN, peiljaar=2017)
        bij = fabriek.onderwerp(f"onderwerp-{n}", van_thema=fabriek.thema(f"thema-{n}", nummer=n + 1))
        stuk.doelstellingen.add(fabriek.doelstelling(f"d-{n}", bij=bij, indicatoren=[geheel]))
        stuk.doelstellingen.add(fabriek.doelstelling(f"k-{n}", bij=bij, soort=Doelsoort.KWALITATIEF))
        stuk.indicatoren.add(geheel)
        stuk.onderwerpen.add(bij)
        interventie = fabriek.interventie(f"middel-{n}")
        fabriek.bewering(interventie)
        bouw.openbaar(interventie)
        stuk.interventies.add(interventie)
        for niveau in Overlegniveau:
            bouw.overleg(stuk, f"{niveau} {n}", niveau)
    return stuk
