"""What somebody typed and did not save yet, so that a closed browser loses nothing."""

from django.conf import settings
from django.db import models

from rapportages.models.ronde import Uitvraag


class Klad(models.Model):
    """The cells of one line as one user typed them, right or wrong. Nobody else sees them, and no figure comes of them.

    ``herkenning`` says on which state of the line they were typed, so that a change by somebody else since is noticed.
    """

    uitvraag = models.ForeignKey(Uitvraag, models.CASCADE, related_name="kladden", verbose_name="regel")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="gebruiker")
    cellen = models.JSONField("cellen")
    herkenning = models.CharField("herkenning", max_length=80)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op", auto_now=True)

    class Meta:
        verbose_name = "klad"
        verbose_name_plural = "kladden"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["uitvraag", "gebruiker"],
                name="klad_een_per_regel_en_gebruiker",
                violation_error_message="Van deze regel hebt u al een klad.",
            ),
        ]

    def __str__(self):
        return f"{self.uitvraag}: klad van {self.gebruiker}"
