"""What two officers may have open at once: a version that goes up, who changed it last, and its history."""

from django.db import models
from simple_history.models import HistoricalRecords

from themas.models.personen import persoon


class Gewijzigd(models.Model):
    laatst_gewijzigd_door = persoon("laatst gewijzigd door", te_kiezen=False)
    # Goes up with every change, so that who saves what somebody else changed meanwhile is told.
    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    history = HistoricalRecords(
        inherit=True,
        verbose_name="eerdere stand",
        verbose_name_plural="eerdere standen",
    )

    class Meta:
        abstract = True
