"""Pages that explain the site; they need no figure."""

from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def over(request):
    return render(request, "veiligheid/over.html")


@require_safe
def toegankelijkheid(request):
    return render(request, "veiligheid/toegankelijkheid.html")


@require_safe
def privacy(request):
    return render(request, "veiligheid/privacy.html")
