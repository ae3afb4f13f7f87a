"""Parts and their whole."""

import pytest

from themas.berekening import Misrekening, misrekening


@pytest.mark.parametrize(
    ("geheel", "delen"),
    [
        (50, [17, 5, 5, 23]),
        (50, [17, None, 5, 23]),
        (50, [50, None]),
        (0, [0, 0]),
        (None, [17, 5]),
        (50, [None, None]),
        (50, []),
    ],
)
def test_wat_past_of_nog_kan_passen_is_goed(geheel, delen):
    assert misrekening(geheel, delen) is None


@pytest.mark.parametrize(
    ("geheel", "delen", "verwacht"),
    [
        (50, [17, 5, 5, 24], Misrekening(50, 51, True)),
        (50, [17, 5, 5, 22], Misrekening(50, 49, True)),
        (50, [30, 25, None], Misrekening(50, 55, False)),
        (50, [None, 51], Misrekening(50, 51, False, te_groot=1)),
        (0, [1], Misrekening(0, 1, True, te_groot=0)),
    ],
)
def test_wat_niet_past_zegt_wat_de_som_is(geheel, delen, verwacht):
    assert misrekening(geheel, delen) == verwacht
