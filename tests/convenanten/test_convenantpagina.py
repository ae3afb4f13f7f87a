"""The page of one agreement: whether it holds, who takes part and what was agreed."""

import datetime

import pytest
from django.core.cache import cache

from convenanten.enums import Overlegniveau
from tests import fabriek
from tests.convenanten import bouw
from tests.convenanten.lezen import ADRES, feiten, lead, pagina, sectie, vol
from tests.site.geldig import fouten_in
from tests.site.kruip import met_klasse, tekst, vraag
from themas.models import Indicator
from themas.publiceren import nieuwe_publicatie, trek_in


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch):
    nu = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: nu)


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
        (
            {"geldig_tot": datetime.date(2025, 12, 31), "looptijd": "2022-2025"},
            "Dit convenant is voorbij. Het gold tot en met 31 december 2025. "
            "Zo rekenen wij: de bron zegt ‘2022-2025’. Een nieuwe versie staat niet in onze bronnen.",
        ),
        (
            {"geldig_tot": datetime.date(2026, 12, 31), "looptijd": "tot eind 2026"},
            "Dit convenant geldt vandaag, maar niet lang meer: tot en met 31 december 2026. "
            "Zo rekenen wij: de bron zegt ‘tot eind 2026’.",
        ),
        (
            {"geldig_tot": datetime.date(2030, 12, 31), "looptijd": "tot 2031"},
            "Dit convenant geldt vandaag. Het loopt tot en met 31 december 2030. "
            "Zo rekenen wij: de bron zegt ‘tot 2031’.",
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
        "Gesloten en looptijd": "niet in onze bronnen",
        "Partijen": "Politie",
    }
    assert "Geschiedenis" not in [tekst(kop) for kop in gezien.main.iter("h2")]
    onderwerpen = "Onderwerpen van het plan Wij hebben deze afspraak niet bij een onderwerp geplaatst."
    assert tekst(sectie(gezien, "Onderwerpen van het plan")) == onderwerpen
    werkt = "Werkt het? Dat weten wij niet. Een doel of cijfer bij deze afspraak staat niet in onze bronnen."
    assert tekst(sectie(gezien, "Werkt het?")) == werkt


def test_topics_of_one_name_are_told_apart_by_their_plans(client):
    stuk = bouw.convenant()
    for jaar in (2019, 2023):
        plan = fabriek.beleidsplan(f"plan-{jaar}", naam=f"Plan {jaar}", jaar_van=jaar, jaar_tot_en_met=jaar + 3)
        thema = fabriek.thema(f"wijken-{jaar}", plan=plan, naam="Wijken")
        stuk.onderwerpen.add(fabriek.onderwerp("hulp", van_thema=thema, naam="Bewoners helpen"))
    punten = [tekst(li) for li in sectie(pagina(client, stuk), "Onderwerpen van het plan").iter("li")]
    assert punten == ["Bewoners helpen Wijken, Plan 2023", "Bewoners helpen Wijken, Plan 2019"]


def test_who_is_named_anew_and_who_no_longer(client):
    stuk = bouw.convenant(versies=["2019-2021"], partijen=["politie", "om"])
    bouw.versie(stuk, "2022-2025", partijen=["politie", "ns"])
    gezien = pagina(client, stuk)
    nieuw, oud = feiten(gezien, 1), feiten(gezien, 2)
    assert nieuw["Nieuw genoemd"] == "Ns (niet genoemd bij de versie ‘2019-2021’)"
    assert nieuw["Niet genoemd"] == "Om (wel genoemd bij de versie ‘2019-2021’; onze bronnen zeggen niet waarom)"
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
    stuk = vol(2)
    gezien = pagina(client, stuk)
    assert (gezien.status, fouten_in(gezien.html)) == (200, [])


@pytest.mark.parametrize("aantal", [1, 3])
def test_nine_queries_whatever_it_holds(client, aantal):
    bouw.openbaar(vol(aantal))
    assert vraag(client, ADRES).vragen == 9


@pytest.mark.parametrize("aantal", [1, 3])
def test_figures_that_may_be_hidden_cost_one_more_and_a_second_when_one_changed(client, aantal):
    bouw.openbaar(vol(aantal))
    Indicator.objects.update(onthullingsdrempel=5)
    cache.clear()
    assert [vraag(client, ADRES).vragen for _ in range(2)] == [11, 10]
