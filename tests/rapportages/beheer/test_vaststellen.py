"""The buttons of the work list: one row, what was ticked, or all of a selection; approved or sent back."""

import re

import pytest

from tests import fabriek
from tests.rapportages.beheer.lezen import ALLES, adres, doe, meldingen, open_
from tests.themas.admin.lezen import tekst_van
from themas.models import Meting


@pytest.fixture
def vaststeller(als):
    return als("Vaststeller")


def fout_bij(antwoord, veld):
    """What a screen reader says of this field that is wrong; None where the field says nothing."""
    html = antwoord.content.decode()
    attributen = re.search(rf'<textarea name="{veld}"([^>]*)>', html)[1]
    if 'aria-invalid="true"' not in attributen:
        return None
    beschrijving = re.search(r'aria-describedby="([^"]*)"', attributen)[1]
    return re.sub(r"<[^>]+>", "", re.search(rf'<(p|span) class="werk-fout" id="{beschrijving}">(.*?)</\1>', html)[2])


def status_van(*rijen):
    return [type(rij).objects.get(pk=rij.pk).status for rij in rijen]


@pytest.mark.parametrize("maker", [fabriek.meting, fabriek.beoordeling])
def test_one_row_is_approved_with_its_own_button(vaststeller, ingediend, maker):
    rijen = [ingediend(jaar, maker=maker) for jaar in ("2018", "2019")]
    wat = "metingen" if maker is fabriek.meting else "beoordelingen"
    antwoord = doe(vaststeller, adres(wat=wat), f"stel_vast:{rijen[0].pk}", *rijen)
    assert status_van(*rijen) == ["vastgesteld", "ingediend"]
    assert meldingen(antwoord) == [
        f"1 {'cijfer' if wat == 'metingen' else 'oordeel'} vastgesteld. Lezers zien het nu op de site."
    ]
    rijen[0].refresh_from_db()
    assert rijen[0].beoordeeld_door == vaststeller.gebruiker


def test_what_was_ticked_is_approved_and_the_filter_stays(vaststeller, ingediend):
    rijen = [ingediend(jaar) for jaar in ("2017", "2018", "2019")]
    antwoord = doe(vaststeller, adres(indicator=rijen[0].indicator_id), "stel_vast", *rijen[:2])
    assert status_van(*rijen) == ["vastgesteld", "vastgesteld", "ingediend"]
    assert antwoord.redirect_chain[0][0].endswith(f"indicator={rijen[0].indicator_id}")


def test_sent_back_with_a_note_per_row_else_the_note_for_all(vaststeller, ingediend):
    rijen = [ingediend(jaar) for jaar in ("2017", "2018", "2019")]
    doe(
        vaststeller, adres(), "stuur_terug", *rijen, **{"notitie": "Te laat.", f"notitie-{rijen[0].pk}": "Tel opnieuw."}
    )
    assert [Meting.objects.get(pk=rij.pk).beoordelingsnotitie for rij in rijen] == [
        "Tel opnieuw.",
        "Te laat.",
        "Te laat.",
    ]
    assert set(status_van(*rijen)) == {"teruggestuurd"}


def test_one_row_is_sent_back_with_its_own_note_and_not_with_that_of_all(vaststeller, ingediend):
    rij = ingediend()
    antwoord = doe(vaststeller, adres(), f"stuur_terug:{rij.pk}", rij, notitie="Voor de anderen.")
    fout = "Schrijf op wat er anders moet aan Woninginbraken, Voorbeeldstad, 2019."
    assert meldingen(antwoord) == [f'{fout} <a href="#notitie-{rij.pk}">Naar het veld</a>']
    assert status_van(rij) == ["ingediend"]
    assert fout_bij(antwoord, f"notitie-{rij.pk}") == f"Fout: {fout}"
    assert fout_bij(antwoord, "notitie") is None
    assert re.search(r"<details open>\s*<summary>Stuur terug", antwoord.content.decode())


def test_without_a_note_nothing_is_sent_back_and_what_was_typed_is_still_there(vaststeller, ingediend):
    rijen = [ingediend(jaar) for jaar in ("2018", "2019")]
    antwoord = doe(vaststeller, adres(), "stuur_terug", *rijen, **{f"notitie-{rijen[0].pk}": "Tel opnieuw."})
    fout = "Schrijf op wat er anders moet aan Woninginbraken, Voorbeeldstad, 2019."
    assert meldingen(antwoord) == [f'{fout} <a href="#notitie">Naar het veld</a>']
    assert fout_bij(antwoord, "notitie") == f"Fout: {fout}"
    assert [fout_bij(antwoord, f"notitie-{rij.pk}") for rij in rijen] == [None, None]
    assert status_van(*rijen) == ["ingediend", "ingediend"]
    werk = {w.rij.pk: w for w in antwoord.context["rijen"]}
    assert (werk[rijen[0].pk].notitie, werk[rijen[0].pk].gekozen) == ("Tel opnieuw.", True)


def test_of_many_without_a_note_the_first_are_named(vaststeller, ingediend):
    rijen = [ingediend(str(jaar)) for jaar in range(2015, 2020)]
    antwoord = doe(vaststeller, adres(), "stuur_terug", *rijen, notitie=" ")
    namen = "; ".join(f"Woninginbraken, Voorbeeldstad, {jaar}" for jaar in (2015, 2016, 2017))
    assert fout_bij(antwoord, "notitie") == f"Fout: Schrijf op wat er anders moet aan {namen}; en nog 2."


@pytest.mark.parametrize("knop", [{"doe": "niets"}, {}])
def test_enter_in_a_box_does_nothing_and_keeps_what_was_ticked(vaststeller, ingediend, knop):
    """A browser then presses the first button of the form."""
    rij = ingediend()
    gegevens = knop | {"rij": rij.pk, f"versie-{rij.pk}": rij.versie, f"notitie-{rij.pk}": "Tel"}
    antwoord = vaststeller.post(adres(), gegevens)
    assert (meldingen(antwoord), status_van(rij)) == ([], ["ingediend"])
    (werk,) = antwoord.context["rijen"]
    assert (werk.gekozen, werk.notitie) == (True, "Tel")
    knoppen = re.findall(r'<button[^>]*name="doe"[^>]*value="([^"]*)"', antwoord.content.decode())
    assert knoppen[0] == "niets"


def test_nothing_ticked_says_so(vaststeller, ingediend):
    rij = ingediend()
    assert "U hebt niets gekozen." in meldingen(doe(vaststeller, adres(), "stel_vast"))[0]
    assert meldingen(doe(vaststeller, adres(), "dans", rij)) == ["Kies vaststellen of terugsturen."]
    assert status_van(rij) == ["ingediend"]


@pytest.mark.parametrize("pk", ["x", "²", "999999", "9" * 40, ""])
def test_a_row_that_is_not_there_gives_a_message(vaststeller, ingediend, pk):
    rij = ingediend()
    antwoord = vaststeller.post(adres(), {"doe": "stel_vast", "rij": [rij.pk, pk]})
    assert meldingen(antwoord) == ["Een van deze cijfers is intussen weggehaald. Begin opnieuw."]
    assert status_van(rij) == ["ingediend"]


def test_what_a_colleague_changed_meanwhile_is_not_approved_unseen(vaststeller, ingediend):
    rij = ingediend()
    Meting.objects.filter(pk=rij.pk).update(aantal=7, versie=2)
    antwoord = vaststeller.post(adres(), {"doe": "stel_vast", "rij": rij.pk, f"versie-{rij.pk}": 1})
    assert meldingen(antwoord) == [
        "Woninginbraken, Voorbeeldstad, 2019: dit is veranderd nadat u de lijst opende. Kijk het nog een keer na."
    ]
    assert status_van(rij) == ["ingediend"]


# All at once


def bevestig(client, werkwoord, stempel=None, notitie="", **vraag):
    pad = adres(ALLES, **vraag)
    stempel = stempel or open_(client, pad).context["stempel"]
    return client.post(pad, {"doe": werkwoord, "stempel": stempel, "notitie": notitie}, follow=True)


def test_all_of_a_file_in_one_act_except_what_i_may_not(
    vaststeller, ingediend, spoor, django_capture_on_commit_callbacks
):
    uit_bestand = [ingediend(str(jaar), herkomst=f"a.csv:{jaar}") for jaar in range(1990, 2050)]
    mijn = ingediend("2050", herkomst="a.csv:99", laatst_gewijzigd_door=vaststeller.gebruiker)
    ander = ingediend("2051", herkomst="b.csv:1")
    pagina = open_(vaststeller, adres(ALLES, bestand="a.csv"))
    assert (pagina.context["aantal"], pagina.context["mag"]) == (61, 60)
    assert "U mag 60 van de 61 cijfers in deze keuze beoordelen. Bij 1 mag het niet: U hebt dit zelf" in re.sub(
        r"\s+", " ", tekst_van(pagina)
    )
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = bevestig(vaststeller, "stel_vast", bestand="a.csv")
    assert meldingen(antwoord) == ["60 cijfers vastgesteld. Lezers zien het nu op de site."]
    assert set(status_van(*uit_bestand)) == {"vastgesteld"}
    assert status_van(mijn, ander) == ["ingediend", "ingediend"]
    assert [(regel["actie"], regel["aantal"], regel["actor"]) for regel in spoor()] == [
        ("vaststellen", 60, "vaststeller")
    ]


def test_all_of_it_is_sent_back_with_one_note(vaststeller, ingediend):
    rijen = [ingediend(jaar) for jaar in ("2018", "2019")]
    antwoord = bevestig(vaststeller, "stuur_terug")
    assert fout_bij(antwoord, "notitie") == "Fout: Schrijf op wat er anders moet aan deze 2 cijfers."
    assert set(status_van(*rijen)) == {"ingediend"}
    bevestig(vaststeller, "stuur_terug", notitie="Verkeerd bestand.")
    assert set(status_van(*rijen)) == {"teruggestuurd"}


@pytest.mark.parametrize("wat", ["erbij", "eraf", "anders"])
def test_a_list_that_changed_after_the_look_is_not_approved(vaststeller, ingediend, wat):
    rijen = [ingediend(jaar) for jaar in ("2018", "2019")]
    stempel = open_(vaststeller, adres(ALLES)).context["stempel"]
    if wat == "erbij":
        ingediend("2017")
    elif wat == "eraf":
        rijen.pop().delete()
    else:
        Meting.objects.filter(pk=rijen[0].pk).update(versie=2)
    antwoord = bevestig(vaststeller, "stel_vast", stempel=stempel)
    assert meldingen(antwoord) == [
        "Er is intussen iets veranderd in deze lijst. Er is niets gedaan. Kijk haar nog een keer na."
    ]
    assert set(status_van(*rijen)) == {"ingediend"}


def test_where_i_may_judge_nothing_nothing_happens(vaststeller, ingediend):
    rij = ingediend(ingediend_door=vaststeller.gebruiker)
    antwoord = bevestig(vaststeller, "stel_vast")
    assert meldingen(antwoord) == ["Hier is niets bij wat u mag beoordelen. Vraag een collega."]
    assert status_van(rij) == ["ingediend"]
