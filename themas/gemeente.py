"""The municipality whose portal this is."""

import uuid

from django.conf import settings
from django.db.models import QuerySet, Subquery
from django.http import Http404

from themas.enums import Gebiedsoort
from themas.models import Gebied


VERGELIJKBAAR = [Gebiedsoort.LAND, Gebiedsoort.PROVINCIE, Gebiedsoort.POLITIE_EENHEID, Gebiedsoort.GROEP]
#: These lie in a municipality, and of those that we know in our own.
BINNEN = (Gebiedsoort.WIJK, Gebiedsoort.BUURT, Gebiedsoort.LOCATIE)


def eigen_gebied() -> Gebied:
    """The area of ``settings.GEMEENTE_CODE``; Http404 with a word for the manager while there is no data."""
    gebied = Gebied.objects.filter(code=settings.GEMEENTE_CODE).first()
    if gebied is None:
        raise Http404(geen_gegevens())
    return gebied


def geen_gegevens() -> str:
    return f"Over {settings.GEMEENTE_NAAM} staan hier nog geen gegevens. De beheerder moet ze nog inlezen."


def met_eigen_gebied(rijen: QuerySet) -> QuerySet:
    """Rows that bring the key and name of the own area along, for a page that has no query to spare."""
    eigen = Gebied.objects.filter(code=settings.GEMEENTE_CODE).order_by()
    return rijen.annotate(gebied_pk=Subquery(eigen.values("pk")), gebied_naam=Subquery(eigen.values("naam")))


def meegebracht_gebied(rij) -> Gebied:
    """The own area from a row of ``met_eigen_gebied``: enough of it to ask for its figures; Http404 as above."""
    if rij.gebied_pk is None:
        raise Http404(geen_gegevens())
    return Gebied(pk=rij.gebied_pk, code=settings.GEMEENTE_CODE, naam=rij.gebied_naam)


def eigen_en_vergelijkbare_gebieden() -> tuple[Gebied, list[Gebied]]:
    """The municipality, and the larger areas and groups beside which it can be held; one query."""
    gebieden = list(Gebied.objects.filter(soort__in=VERGELIJKBAAR) | Gebied.objects.filter(code=settings.GEMEENTE_CODE))
    eigen = next((gebied for gebied in gebieden if gebied.code == settings.GEMEENTE_CODE), None) or eigen_gebied()
    return eigen, [gebied for gebied in gebieden if gebied != eigen]


def heel_adres(pad: str) -> str:
    """The whole address of this path, on the site as it is set and not as somebody asked for it."""
    return f"{settings.SITE_ADRES}{pad}"


def vaste_id(wat: str) -> str:
    """Made of the municipality and the thing alone, and not of the address: a site may move."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:veiligheid:{settings.GEMEENTE_CODE}:{wat}").urn
