from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def open_data(request):
    return render(request, "veiligheid/open_data.html", {})
