"""What ends in the coming year, what ended without a successor, and what has no end, for officers."""

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils import timezone

from convenanten.verloopt import overzicht


RECHT = "convenanten.view_convenant"


def verloopt_binnenkort(site, request):
    if not request.user.has_perm(RECHT):
        raise PermissionDenied
    vandaag = timezone.localdate()
    context = {
        **site.each_context(request),
        "title": "Verloopt binnenkort",
        "vandaag": vandaag,
        "delen": overzicht(vandaag),
    }
    return TemplateResponse(request, "admin/convenanten/verloopt.html", context)
