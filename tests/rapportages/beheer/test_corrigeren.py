"""Correcting an approved figure: the form, then what it touches, then saving; and nothing in between is written."""

import re

import pytest
from django.contrib.auth.models import Permission

from tests import fabriek
from tests.rapportages.beheer.lezen import INDIENEN, adres, corrigeren, meldingen, open_
from tests.themas.admin.lezen import adres as beheer
from tests.themas.admin.lezen import engels, fouten, tekst_van, zonder_leeg
from themas.models import Beoordeling, Meting


INGEVULD = {
    "aantal": "200",
    "kwaliteit": "voorlopig",
    "bron": "Politie <b>",
    "stand_op": "01-02-2020",
    "reden": "Dubbel.",
}


@pytest.fixture
def invoerder(als):
    return als("Invoerder", naam="iris")


@pytest.fixture
def oud(settings):
    """The base year of a goal that is on course by it."""
    settings.GEMEENTE_CODE = fabriek.gebied().code
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    fabriek.vastgestelde_meting("2019", aantal=300)
    return fabriek.vastgestelde_meting("2017", aantal=400)


def verborgen(antwoord):
    """What the page sends along, unseen."""
    return dict(antwoord.context["velden"])


def test_the_page_between_shows_what_is_touched_and_writes_nothing(invoerder, oud):
    antwoord = invoerder.post(corrigeren(oud), INGEVULD | {"_save": "ja"})
    assert engels(antwoord) == []
    assert (antwoord.context["oud"], antwoord.context["nieuw"], antwoord.context["reden"]) == ("400", "200", "Dubbel.")
    assert [(g.soort, g.van, g.naar) for g in antwoord.context["gevolgen"]] == [
        ("Oordeel", "op koers", "niet op koers"),
        ("Verschil", "−25%, niet te toetsen", "+50%, niet te toetsen"),
        ("Vergelijking", "", "2019 tegenover 2017"),
    ]
    assert "Het aantal woninginbraken daalt. (Veiligheidsplan 2019-2022), 2019" in tekst_van(antwoord)
    assert verborgen(antwoord) == INGEVULD
    assert "Politie &lt;b&gt;" in antwoord.content.decode()
    assert Meting.objects.count() == 2
    assert Meting.history.filter(aantal=200).count() == 0


def test_confirmed_it_is_a_concept_that_replaces(invoerder, oud):
    antwoord = invoerder.post(corrigeren(oud), INGEVULD)
    antwoord = invoerder.post(corrigeren(oud), verborgen(antwoord) | {"_bevestigd": "ja", "_save": "ja"})
    assert antwoord.status_code == 302
    nieuw = Meting.objects.get(vervangt=oud)
    assert (nieuw.aantal, nieuw.status, nieuw.reden, nieuw.bron) == (200, "concept", "Dubbel.", "Politie <b>")
    assert (nieuw.periode, nieuw.ingevoerd_door) == (oud.periode, invoerder.gebruiker)
    assert list(Meting.objects.publiek().filter(periode=oud.periode)) == [oud]


def test_confirmed_it_can_go_on_to_handing_in(invoerder, oud):
    antwoord = invoerder.post(corrigeren(oud), INGEVULD | {"_bevestigd": "ja", "_dien_in": "ja"}, follow=True)
    nieuw = Meting.objects.get(vervangt=oud)
    assert antwoord.redirect_chain == [(adres(INDIENEN, rij=nieuw.pk), 302)]
    assert meldingen(antwoord) == ["Uw correctie is opgeslagen. Dien haar nog in."]
    (werk,) = antwoord.context["rijen"]
    assert [g.soort for g in werk.gevolgen] == ["Oordeel", "Verschil", "Vergelijking"]


def test_a_saved_correction_says_that_it_must_still_be_handed_in(invoerder, oud):
    antwoord = invoerder.post(corrigeren(oud), INGEVULD | {"_bevestigd": "ja", "_save": "ja"}, follow=True)
    naar = adres(INDIENEN, rij=Meting.objects.get(vervangt=oud).pk).replace("&", "&amp;")
    assert meldingen(antwoord) == [f'Uw correctie is opgeslagen. Dien haar nog in. <a href="{naar}">Naar Indienen</a>']
    assert f'<a href="{naar}">Naar Indienen</a>' in antwoord.content.decode()


def test_who_may_not_hand_in_reads_that_a_colleague_must(als, oud):
    client = als(naam="ine")
    client.gebruiker.user_permissions.set(Permission.objects.filter(codename__in=["add_meting", "view_meting"]))
    antwoord = client.post(corrigeren(oud), INGEVULD | {"_bevestigd": "ja", "_dien_in": "ja"}, follow=True)
    assert meldingen(antwoord) == ["Uw correctie is opgeslagen. Een collega moet haar nog indienen."]


@pytest.mark.parametrize(
    ("opmerking", "slot"),
    [
        ("", "U schreef nog niet waardoor het zo anders is. Ga terug naar het formulier en zet het in de opmerking."),
        ("Een nieuwe wet.", "U schreef: ‘Een nieuwe wet.’."),
    ],
)
def test_a_correction_far_from_its_history_asks_whether_it_is_right(invoerder, opmerking, slot):
    for jaar, aantal in (("2016-H1", 306), ("2017-H1", 367), ("2018-H1", 340)):
        fabriek.vastgestelde_meting(jaar, aantal=aantal)
    oud = fabriek.vastgestelde_meting("2019-H1", aantal=350)
    antwoord = invoerder.post(corrigeren(oud), INGEVULD | {"aantal": "1200", "opmerking": opmerking})
    vraag = (
        "Klopt dit? Eerdere cijfers: 306 (1e helft 2016), 367 (1e helft 2017), 340 (1e helft 2018). "
        "Wij verwachten iets tussen 232 en 443."
    )
    assert f"{vraag} {slot}" in tekst_van(antwoord)
    antwoord = invoerder.post(corrigeren(oud), INGEVULD | {"aantal": "345", "opmerking": opmerking})
    assert "Klopt dit?" not in tekst_van(antwoord)


def test_back_to_the_form_with_all_that_was_filled_in(invoerder, oud):
    antwoord = invoerder.post(corrigeren(oud), INGEVULD | {"_terug": "ja"})
    assert antwoord.status_code == 200
    formulier = antwoord.context["adminform"].form
    assert not formulier.is_bound
    assert {naam: formulier[naam].value() for naam in INGEVULD} == INGEVULD
    assert Meting.objects.count() == 2


@pytest.mark.parametrize("stap", [{}, {"_bevestigd": "ja"}])
def test_without_a_reason_the_form_comes_back(invoerder, oud, stap):
    antwoord = invoerder.post(corrigeren(oud), INGEVULD | stap | {"reden": " "})
    assert fouten(antwoord) == {"reden": "Schrijf op waarom dit cijfer het oude vervangt."}
    assert Meting.objects.count() == 2


def test_around_the_page_nothing_is_saved(invoerder, oud):
    """The form of the admin itself leads to this page, also when it is sent."""
    pad = f"{beheer('meting', 'add')}?vervangt={oud.pk}"
    for antwoord in (invoerder.get(pad), invoerder.post(pad, INGEVULD | {"_bevestigd": "ja"})):
        assert (antwoord.status_code, antwoord.url) == (302, corrigeren(oud))
    assert Meting.objects.count() == 2


def test_a_field_that_is_not_shown_changes_nothing(invoerder, oud):
    anders = {
        "periode": fabriek.periode("2018").pk,
        "indicator": fabriek.indicator("overlast").pk,
        "vervangt": "",
        "status": "vastgesteld",
        "ingevoerd_door": fabriek.gebruiker("collega").pk,
        "laatst_gewijzigd_door": fabriek.gebruiker("collega").pk,
    }
    invoerder.post(corrigeren(oud), INGEVULD | anders | {"_bevestigd": "ja"})
    nieuw = Meting.objects.latest("pk")
    assert (nieuw.vervangt, nieuw.periode, nieuw.indicator, nieuw.status) == (
        oud,
        oud.periode,
        oud.indicator,
        "concept",
    )
    assert (nieuw.ingevoerd_door, nieuw.laatst_gewijzigd_door) == (invoerder.gebruiker, invoerder.gebruiker)


def test_an_open_correction_is_told_at_once(invoerder, oud):
    fabriek.meting("2017", vervangt=oud, reden="Eerder.")
    antwoord = invoerder.post(corrigeren(oud), INGEVULD)
    assert fouten(antwoord) == {"__all__": "Hiervoor is al een cijfer onderweg. Werk dat verder af."}
    tekst = tekst_van(antwoord)
    # No field is wrong, so none has a red border; and the mistake itself stands there once.
    assert "Er is nog niets opgeslagen. Hiervoor is al een cijfer onderweg." in tekst
    assert (tekst.count("al een cijfer onderweg"), "rode rand" in tekst) == (1, False)


def test_a_correction_that_touches_nothing_says_so(invoerder, settings):
    oud = fabriek.vastgestelde_meting("2019", aantal=300)
    antwoord = invoerder.post(corrigeren(oud), INGEVULD)
    assert "Deze correctie verandert geen oordeel, verschil of optelling." in tekst_van(antwoord)


def test_a_judgement_is_corrected_too(invoerder):
    oud = fabriek.beoordeling(**fabriek.vastgesteld())
    gegevens = {"oordeel": "niet_op_koers", "toelichting": "t", "bewijs": "b", "reden": "r"}
    antwoord = invoerder.post(corrigeren(oud, "beoordelingen"), gegevens)
    assert [(g.van, g.naar) for g in antwoord.context["gevolgen"]] == [("op koers", "niet op koers")]
    invoerder.post(corrigeren(oud, "beoordelingen"), gegevens | {"_bevestigd": "ja"})
    assert Beoordeling.objects.get(vervangt=oud).oordeel == "niet_op_koers"


@pytest.mark.parametrize("soort", ["gebieden", "noemers"])
def test_nothing_else_is_corrected_here(invoerder, soort):
    assert invoerder.get(f"/beheer/rapportages/corrigeren/{soort}/?vervangt=1").status_code == 404


def test_beside_each_field_stands_what_it_is_now(invoerder):
    oud = fabriek.vastgestelde_meting("2019", aantal=1300, waarde="13.0", waarde_decimalen=1, bron="Politie <b>")
    antwoord = open_(invoerder, corrigeren(oud))
    velden = antwoord.context["adminform"].form.fields
    nu = {n: v.help_text.partition("Nu staat er: ")[2] for n, v in velden.items() if "Nu staat er" in v.help_text}
    assert nu == {"aantal": "1.300", "waarde": "13,0", "kwaliteit": "definitief", "bron": "Politie &lt;b&gt;"}
    assert velden["waarde"].help_text == (
        "Neem de decimalen van de bron over. Schrijf 13,0 als er 13,0 staat. Nu staat er: 13,0"
    )
    html = antwoord.content.decode()
    assert re.search(r'<input[^>]*name="bron"[^>]*aria-describedby="id_bron_helptext"', html)
    assert re.search(r'id="id_bron_helptext">\s*<div>\s*Nu staat er: Politie &lt;b&gt;</div>', html)


def test_a_new_figure_and_its_form_do_not_remember_what_was_corrected_before(invoerder, oud):
    open_(invoerder, corrigeren(oud))
    assert "Nu staat er" not in tekst_van(open_(invoerder, beheer("meting", "add")))


@pytest.mark.parametrize(
    ("anders", "kop"),
    [
        ({"reden": " "}, "Verbeter de velden met een rode rand."),
        ({"marge": "2"}, "Verbeter de velden met een rode rand."),
        ({"reden": "", "aantal": "x"}, "Verbeter de velden met een rode rand."),
    ],
)
def test_above_a_form_with_mistakes_stands_where_they_are(invoerder, oud, anders, kop):
    html = invoerder.post(corrigeren(oud), INGEVULD | anders).content.decode()
    koppen = re.findall(r'<p class="errornote">\s*(.*?)\s*</p>', html)
    assert koppen == [kop]
    assert "<title>Fout: Woninginbraken, Voorbeeldstad, 2017 | Vervang dit cijfer" in html


def test_the_form_itself(invoerder, oud):
    pagina = open_(invoerder, corrigeren(oud))
    assert "Vervang dit cijfer" in tekst_van(pagina)
    assert "aantal" not in zonder_leeg(pagina)


@pytest.mark.parametrize("stap", [{}, {"_bevestigd": "ja"}])
def test_a_correction_without_a_number_is_refused_at_the_field(invoerder, oud, stap):
    antwoord = invoerder.post(corrigeren(oud), INGEVULD | stap | {"aantal": ""})
    assert fouten(antwoord) == {"aantal": "Vul een aantal of een waarde in."}
    verandering = fabriek.vastgestelde_verandering(-12, "2018")
    antwoord = invoerder.post(corrigeren(verandering), INGEVULD | stap | {"verandering": "", "maat": "absoluut"})
    assert fouten(antwoord)["verandering"] == "Vul de verandering in."
    assert Meting.objects.filter(vervangt__isnull=False).count() == 0


def test_a_correction_that_leaves_out_what_the_change_is_of_is_refused(invoerder):
    oud = fabriek.vastgestelde_verandering(-12, "2018")
    antwoord = invoerder.post(corrigeren(oud), INGEVULD | {"_bevestigd": "ja", "verandering": "-10", "maat": ""})
    assert list(fouten(antwoord)) == ["__all__"]
    assert Meting.objects.count() == 1
