"""Texts to read: kept by us as a file, or at an address elsewhere."""

from django.core.files.storage import storages
from django.db import models
from django.db.models import Q

from convenanten.bladen import Documentblad
from convenanten.models.bijeenkomst import Bijeenkomst
from convenanten.models.partij import https
from convenanten.models.versie import Convenantversie


def opslag():
    return storages["documenten"]


class Document(models.Model):
    """``bestand`` lies under its SHA-256, so that an edition of last year still finds what it named."""

    versie = models.ForeignKey(
        Convenantversie, models.CASCADE, null=True, blank=True, related_name="documenten", verbose_name="versie"
    )
    bijeenkomst = models.ForeignKey(
        Bijeenkomst, models.CASCADE, null=True, blank=True, related_name="documenten", verbose_name="bijeenkomst"
    )
    titel = models.CharField("titel", max_length=200)
    bestand = models.FileField("bestand", storage=opslag, max_length=200, blank=True)
    naam = models.CharField("naam van het bestand", max_length=120, blank=True, editable=False)
    soort = models.CharField("soort bestand", max_length=10, blank=True, editable=False)
    grootte = models.PositiveBigIntegerField("grootte in bytes", null=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    url = models.URLField("adres", max_length=500, blank=True, help_text="Begint met https://.")

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["titel"]
        constraints = [
            https("document_adres_is_https"),
            models.CheckConstraint(
                name="document_is_bestand_of_adres",
                condition=(Q(url="") & ~Q(bestand="")) | (~Q(url="") & Q(bestand="")),
                violation_error_message="Kies een bestand of vul een adres in: een van de twee.",
            ),
            models.CheckConstraint(
                name="document_hoort_bij_een_ding",
                condition=Q(versie__isnull=False, bijeenkomst__isnull=True)
                | Q(versie__isnull=True, bijeenkomst__isnull=False),
                violation_error_message="Een document hoort bij een versie of bij een bijeenkomst.",
            ),
            models.CheckConstraint(
                name="document_bestand_is_bekend",
                condition=Q(bestand="") | (Q(grootte__gt=0) & ~Q(sha256="") & ~Q(naam="") & ~Q(soort="")),
                violation_error_message="Dit bestand is leeg of niet goed aangekomen. Kies het opnieuw.",
            ),
        ]

    def __str__(self):
        return self.titel

    def blad(self) -> Documentblad:
        return Documentblad(self.sha256, self.titel, self.naam, self.soort, self.grootte, self.url)
