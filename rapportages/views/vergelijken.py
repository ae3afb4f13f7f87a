from django.views.decorators.http import require_safe


@require_safe
def vergelijken(request): ...
