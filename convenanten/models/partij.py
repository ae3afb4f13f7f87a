"""Who takes part in agreements."""

from django.db import models
from django.db.models import Q

from themas.models.sleutels import SlugQuerySet


def https(naam: str, veld: str = "url") -> models.CheckConstraint:
    """An address that readers can click is of a secure site, or there is none."""
    return models.CheckConstraint(
        name=naam,
        condition=Q(**{veld: ""}) | Q(**{f"{veld}__startswith": "https://"}),
        violation_error_message="Een adres moet beginnen met https://. Pas het adres aan, of laat het leeg.",
    )


class Partij(models.Model):
    naam = models.CharField("naam", max_length=200, unique=True)
    slug = models.SlugField("naam in het adres", unique=True, max_length=80)
    omschrijving = models.CharField("wie is dit?", max_length=300, blank=True)
    url = models.URLField("website", max_length=500, blank=True, help_text="Begint met https://.")

    objects = SlugQuerySet.as_manager()

    class Meta:
        verbose_name = "partij"
        verbose_name_plural = "partijen"
        ordering = ["naam"]
        constraints = [https("partij_adres_is_https")]

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.slug,)
