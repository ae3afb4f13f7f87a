"""The sitemap names what a reader can reach by links, and nothing else; its rules: tests/veiligheid/test_sitemap.py."""

import pytest
from django.urls import resolve

from tests.veiligheid.test_sitemap import rijen


pytestmark = pytest.mark.django_db
#: Pages that say again what another page says: earlier versions of a report, and what differs between two.
#: And the page that only answers a question.
ZELFDE_TEKST = {"rapportversie", "rapportverschil", "zoeken"}


@pytest.mark.usefixtures("almere")
def test_it_names_the_pages_that_a_reader_can_reach(client, paginas):
    bereikt = {p.adres for p in paginas if "?" not in p.adres and resolve(p.pad).url_name not in ZELFDE_TEKST}
    assert set(rijen(client)) == bereikt
