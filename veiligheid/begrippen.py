"""The glossary: /begrippen/."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from themas.models import Begrip


@require_safe
def begrippen(request):
    return render(request, "veiligheid/begrippen.html", {"begrippen": Begrip.objects.all()})
