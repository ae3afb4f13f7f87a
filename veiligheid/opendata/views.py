"""The package and the catalogue, for whoever takes our data along."""

from django.http import FileResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from veiligheid.opendata.catalogus import VORMEN, catalogus_van
from veiligheid.opendata.pakket import NAAM, pakket_van


@require_safe
def pakket(request):
    """The whole as it is now. A reader who has this edition gets no more than that it still holds."""
    gevonden = pakket_van(timezone.now())
    etag = f'"{gevonden.editie}"'
    antwoord = get_conditional_response(request, etag=etag)
    if antwoord is None:
        antwoord = FileResponse(gevonden.bestand, content_type="application/zip", as_attachment=True, filename=NAAM)
    else:
        gevonden.bestand.close()
    antwoord.headers["ETag"] = etag
    # Packed already: packing it once more would take away its length, and so the progress that a browser shows.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    return voor_iedereen(antwoord)


@conditional_page
@require_safe
def catalogus(request, vorm):
    return voor_iedereen(catalogus_van(VORMEN[vorm]))


def voor_iedereen(antwoord):
    """Any site may read this; and who keeps it asks whether it still holds, since an embargo ends by the clock."""
    antwoord.headers["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(antwoord, public=True, no_cache=True)
    return antwoord
