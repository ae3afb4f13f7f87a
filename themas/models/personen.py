"""Who did something to a row: kept as long as the row, and not to be reached from the person."""

from django.conf import settings
from django.db import models


def persoon(verbose_name: str, *, bekend: bool = False, te_kiezen: bool = True) -> models.ForeignKey:
    """``bekend``: there is no row without this person; ``te_kiezen`` False: no form asks for it."""
    leeg = {} if bekend else {"null": True, "blank": True}
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=verbose_name,
        editable=te_kiezen,
        **leeg,
    )
