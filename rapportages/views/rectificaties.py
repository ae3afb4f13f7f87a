"""All corrections of reports in one place."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapportages.lezen.verwijzers import rectificaties as openbare_rectificaties


@require_safe
def rectificaties(request):
    rijen = openbare_rectificaties().prefetch_related("indicatoren")
    return render(request, "rapportages/rectificaties.html", {"rectificaties": rijen})
