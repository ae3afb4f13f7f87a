"""A claimed effect in words, in figures and for machines."""

import pytest

from themas.bladen import Effect
from themas.templatetags.kennis import effect
from themas.weergave.effect import effect_als_waarde, effect_in_cijfers, effect_in_woorden


@pytest.mark.parametrize(
    ("waarde", "woorden", "cijfers", "machine"),
    [
        (Effect(-15, -15), "15% minder", "−15%", "-15"),
        (Effect(15, 15), "15% meer", "+15%", "15"),
        (Effect(0, 0), "evenveel", "0%", "0"),
        (Effect(-90, -50), "50 tot 90% minder", "−50 tot −90%", "-90/-50"),
        (Effect(50, 90), "50 tot 90% meer", "+50 tot +90%", "50/90"),
        (Effect(-40, 0), "tot 40% minder", "tot −40%", "-40/0"),
        (Effect(0, 40), "tot 40% meer", "tot +40%", "0/40"),
        (Effect(-10, 5), "van 10% minder tot 5% meer", "−10 tot +5%", "-10/5"),
        (Effect(teller=2, noemer=3), "2 van de 3", "", "2/3"),
        (Effect(teller=1500, noemer=2000), "1.500 van de 2.000", "", "1500/2000"),
        (Effect(teller=0, noemer=3), "0 van de 3", "", "0/3"),
    ],
)
def test_words_and_figures_say_the_same(waarde, woorden, cijfers, machine):
    assert (effect_in_woorden(waarde), effect_in_cijfers(waarde), effect_als_waarde(waarde)) == (
        woorden,
        cijfers,
        machine,
    )


def test_a_page_shows_both_and_says_one():
    assert effect(Effect(-15, -15)) == (
        '<data class="effect" value="-15"><span class="effect__cijfers" aria-hidden="true">−15%</span> '
        '<span class="effect__woorden">15% minder</span></data>'
    )
    assert effect(Effect(teller=2, noemer=3)) == (
        '<data class="effect" value="2/3"><span class="effect__woorden">2 van de 3</span></data>'
    )
