"""Where data is taken along."""

from django.urls import path

from veiligheid.opendata.feeds import cijferfeed, correctiefeed, stukkenfeed
from veiligheid.opendata.views import catalogus, pakket


urlpatterns = [
    path("open-data/veiligheid.zip", pakket, name="pakket"),
    path("open-data/catalogus.ttl", catalogus, {"vorm": "ttl"}, name="catalogus-ttl"),
    path("open-data/catalogus.jsonld", catalogus, {"vorm": "jsonld"}, name="catalogus-jsonld"),
    path("open-data/cijfers.atom", cijferfeed, name="cijferfeed"),
    path("open-data/correcties.atom", correctiefeed, name="correctiefeed"),
    path("open-data/stukken.atom", stukkenfeed, name="stukkenfeed"),
]
