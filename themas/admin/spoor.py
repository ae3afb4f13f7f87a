"""One line in the audit trail for whatever somebody adds, changes or removes in the admin."""

from themas.auditspoor import leg_vast_na_commit


class InSpoor:
    """For a ModelAdmin: with each line that Django logs for the officer goes one for the auditor."""

    def log_addition(self, request, obj, message):
        _leg_vast("toevoegen", request, obj, message)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        _leg_vast("wijzigen", request, obj, message)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for obj in queryset:
            _leg_vast("verwijderen", request, obj, [])
        return super().log_deletions(request, queryset)


def _leg_vast(actie, request, obj, message):
    leg_vast_na_commit(
        actie=actie, object=obj._meta.label_lower, door=request.user, sleutels=[obj.pk], velden=_velden(message)
    )


def _velden(message) -> list[str]:
    """Which fields changed, never what they hold; ``message`` is what Django makes of a form, or a text."""
    if isinstance(message, str):
        return []
    delen = [deel for regel in message for deel in regel.values()]
    return [str(veld) for deel in delen for veld in deel.get("fields", [])]
