"""That a newer edition of a source repeats a figure."""

from django.db import models

from themas.models.meting import Meting


class Bevestiging(models.Model):
    """The newest edition of the source in which this figure stands unchanged.

    An approved figure never changes, so its own ``stand_op`` stays that of the edition that brought it. Without this
    row an edition in between, which was overtaken long ago, would look newer than what holds.
    """

    meting = models.OneToOneField(Meting, models.CASCADE, related_name="bevestiging", verbose_name="cijfer")
    stand_op = models.DateField("ook nog in de uitgave van")

    class Meta:
        verbose_name = "bevestiging"
        verbose_name_plural = "bevestigingen"

    def __str__(self):
        return f"{self.meting_id}, stand {self.stand_op}"
