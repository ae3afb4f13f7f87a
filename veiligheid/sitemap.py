"""All pages that a reader can find, for search engines: /sitemap.xml and the robots.txt that names it.

Each page once and without what is asked after the question mark. What is a concept or under embargo is asked for
nowhere here: every list comes from where its own pages get it. ``lastmod`` stands only where we know on which moment
a page changed; the pages of figures change with every figure, and say nothing.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import x_robots_tag
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from convenanten.models import Bijeenkomst, Convenant
from rapportages.lezen.openbaar import in_lijst, openbare_rapportages
from rapportages.models import Jaarplan, Raadsstuk
from themas.models import Beleidsplan, Indicator, Interventie, Thema
from themas.publicaties import openbaar_per_soort


#: Pages that are there whatever the rows are. Left out: what only answers a question, such as comparing two reports.
VAST = (
    "start",
    "dashboard",
    "plannen",
    "indicatoren",
    "rapportages",
    "rectificaties",
    "jaarplannen",
    "raad",
    "raad-in-het-kort",
    "convenanten",
    "keurmerk",
    "bijeenkomsten",
    "kennisbank",
    "over",
    "cijfers-uitleg",
    "begrippen",
    "open-data",
    "toegankelijkheid",
    "privacy",
    "cookies",
    "melden",
)
#: Pieces with a page of their own; an area with the mark has its place on the page of the register.
STUKKEN = (Convenant, Bijeenkomst, Interventie)


@dataclass(frozen=True, slots=True)
class Pagina:
    pad: str
    gewijzigd_op: datetime.datetime | None = None


class Deel(Sitemap):
    """One kind of pages, at the address of this site as it is set, not as a visitor asked for it."""

    def __init__(self, vind: Callable[[], Iterable[Pagina]]):
        self._vind = vind

    def items(self) -> list[Pagina]:
        return list(self._vind())

    def location(self, item: Pagina) -> str:
        return item.pad

    def lastmod(self, item: Pagina) -> datetime.datetime | None:
        return item.gewijzigd_op

    def get_protocol(self, protocol=None) -> str:
        return settings.SITE_ADRES.partition("://")[0]

    def get_domain(self, site=None) -> str:
        return settings.SITE_ADRES.partition("://")[2]


def _vast():
    return (Pagina(reverse(naam)) for naam in VAST)


def _beleid():
    plannen = list(Beleidsplan.objects.all())
    if any(plan.peiljaar for plan in plannen):
        yield Pagina(reverse("dashboard-index"))
    yield from (Pagina(plan.get_absolute_url()) for plan in plannen)
    yield from (Pagina(thema.get_absolute_url()) for thema in Thema.objects.select_related("plan"))


def _cijfers():
    return (Pagina(indicator.get_absolute_url()) for indicator in Indicator.objects.all())


def _rapporten():
    for rij in in_lijst(openbare_rapportages()):
        # Withdrawing changes the page as well, at a moment that is not that of a version.
        yield Pagina(rij.rapportage.get_absolute_url(), None if rij.intrekking else rij.rapportage.laatste_op)


def _jaarplannen():
    return (Pagina(jaarplan.get_absolute_url()) for jaarplan in Jaarplan.objects.publiek())


def _raad():
    return (Pagina(stuk.get_absolute_url()) for stuk in Raadsstuk.objects.publiek())


def _stukken():
    for model, publicaties in openbaar_per_soort(*STUKKEN).items():
        for publicatie in publicaties:
            yield Pagina(model(slug=publicatie.slug).get_absolute_url(), publicatie.gepubliceerd_op)


DELEN = (_vast, _beleid, _cijfers, _rapporten, _jaarplannen, _raad, _stukken)


@require_safe
@x_robots_tag
def sitemap(request):
    """Django's own view takes the host of the request and a page number; this takes neither."""
    urls = [url for vind in DELEN for url in Deel(vind).get_urls()]
    return TemplateResponse(request, "sitemap.xml", {"urlset": urls}, content_type="application/xml")


@require_safe
def robots(request):
    """The way to the sitemap. The admin keeps itself out of search engines by asking who one is."""
    regels = ["User-agent: *", "Disallow:", f"Sitemap: {settings.SITE_ADRES}{reverse('sitemap')}"]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")
