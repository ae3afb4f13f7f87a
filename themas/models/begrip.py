"""The words that pages use and that not everybody knows, with what we mean by them."""

from django.db import models
from django.urls import reverse

from themas.models.gewijzigd import Gewijzigd
from themas.models.sleutels import SlugQuerySet


class Begrip(Gewijzigd):
    """One word of the glossary; pages link to it by its slug."""

    naam = models.CharField("woord", max_length=80, unique=True)
    slug = models.SlugField("naam in het adres", max_length=80, unique=True)
    ook = models.CharField(
        "ook wel", max_length=200, blank=True, help_text="Andere woorden voor hetzelfde, met komma's ertussen."
    )
    uitleg = models.TextField("uitleg", help_text="Wat bedoelen wij ermee? In korte zinnen, zonder vaktaal.")

    objects = SlugQuerySet.as_manager()

    class Meta:
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"
        ordering = ["naam"]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return f"{reverse('begrippen')}#{self.slug}"

    def natural_key(self):
        return (self.slug,)
