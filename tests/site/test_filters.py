"""A choice that we do not know is said at its field too, in words that the field can point at."""

import pytest
from lxml import html

from tests.site.gemeente import bouw
from tests.site.kruip import vraag


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("adres", "veld"),
    [
        ("/bijeenkomsten/", "status"),
        ("/bijeenkomsten/bijeenkomst-0/", "status"),
        ("/convenanten/", "stand"),
        ("/dashboard/", "oordeel"),
        ("/jaarplannen/2019/", "status"),
        ("/kennisbank/", "onderbouwing"),
        ("/keurmerk-veilig-ondernemen/", "stand"),
        ("/raad/", "status"),
    ],
)
def test_a_field_points_at_what_is_wrong(client, adres, veld):
    bouw(3)
    pagina = html.fromstring(vraag(client, f"{adres}?{veld}=bestaat-niet").inhoud)
    [keuze] = pagina.xpath(f"//select[@name='{veld}']")
    assert pagina.get_element_by_id(keuze.get("aria-describedby")).text == "Dit kennen wij niet."
