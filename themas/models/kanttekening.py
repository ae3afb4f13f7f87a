"""What must be said beside a figure: breaks in a series, and directions that a source gave without a number."""

from django.db import models

from themas.enums import Breukgevolg
from themas.models.meten import Gebied, Indicator, Periode
from themas.models.sleutels import SlugQuerySet


class Reeksbreuk(models.Model):
    """A change in the way of counting. What it does to a comparison is a field, not a footnote."""

    slug = models.SlugField("naam in het adres", unique=True)
    indicatoren = models.ManyToManyField(Indicator, related_name="reeksbreuken", verbose_name="indicatoren")
    datum = models.DateField("vanaf")
    titel = models.CharField("titel", max_length=160)
    toelichting = models.TextField("toelichting")
    gevolg = models.CharField("gevolg", max_length=20, choices=Breukgevolg.keuzes())
    bron = models.CharField("bron", max_length=500)

    objects = SlugQuerySet.as_manager()

    class Meta:
        verbose_name = "reeksbreuk"
        verbose_name_plural = "reeksbreuken"
        ordering = ["datum", "slug"]

    def __str__(self):
        return f"{self.titel} ({self.datum:%d-%m-%Y})"

    def natural_key(self):
        return (self.slug,)


class Bronnotitie(models.Model):
    """A direction that the source gives in words only ("lichte daling"). Never a figure."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="bronnotities", verbose_name="indicator")
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="bronnotities", verbose_name="gebied")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="bronnotities", verbose_name="periode")
    tekst = models.CharField("wat de bron zegt", max_length=300)
    datum = models.DateField("genoteerd op", help_text="De datum van de bron.", null=True, blank=True)
    bron = models.CharField("bron", max_length=500)
    herkomst = models.CharField("herkomst", max_length=200, blank=True)

    class Meta:
        verbose_name = "bronnotitie"
        verbose_name_plural = "bronnotities"
        ordering = ["indicator", "-periode__eind", "gebied"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "gebied", "periode", "tekst"],
                name="bronnotitie_uniek",
                violation_error_message="Deze notitie is er al.",
            ),
        ]

    def __str__(self):
        return f"{self.indicator}, {self.gebied}, {self.periode}: {self.tekst}"
