"""Which account of the municipality belongs to which account here."""

from django.conf import settings
from django.db import models

from veiligheid.zoeken.models import Zoekrij


__all__ = ["Koppeling", "Zoekrij"]


class Koppeling(models.Model):
    """The identity at the provider by issuer and ``sub``: what a provider never gives to somebody else."""

    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="koppeling", verbose_name="gebruiker"
    )
    uitgever = models.CharField("uitgever", max_length=255)
    sub = models.CharField("kenmerk bij de uitgever", max_length=255)

    class Meta:
        verbose_name = "koppeling"
        verbose_name_plural = "koppelingen"
        constraints = [
            models.UniqueConstraint(
                fields=["uitgever", "sub"],
                name="koppeling_uniek",
                violation_error_message="Dit account van de gemeente is al gekoppeld.",
            )
        ]

    def __str__(self):
        return f"{self.gebruiker} bij {self.uitgever}"
