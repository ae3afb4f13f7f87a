"""The index: what can be found of each row, written by triggers of the database and by nothing else."""

from django.db import models
from django.db.models import Q

from veiligheid.zoeken.soorten import Zoeksoort


class Zoekrij(models.Model):
    """One row of one source (``veiligheid.zoeken.bronnen``), whether readers may see it or not.

    ``sleutel`` is the key of that row, and ``ouder`` that of the row by which it is public: of a paragraph its version,
    of an action its year plan, else itself. On PostgreSQL the table has one more column, ``woorden``, which the
    database makes of ``titel`` and ``tekst``; on SQLite a table of FTS5 lies beside it.
    """

    bron = models.CharField("bron", max_length=20)
    soort = models.CharField("soort", max_length=20, choices=Zoeksoort.keuzes())
    sleutel = models.BigIntegerField("sleutel")
    ouder = models.BigIntegerField("openbaar door")
    titel = models.TextField("titel")
    tekst = models.TextField("tekst", blank=True)
    jaar = models.SmallIntegerField("jaar", null=True, blank=True)

    class Meta:
        verbose_name = "zoekrij"
        verbose_name_plural = "zoekrijen"
        default_permissions = ()
        ordering = ["bron", "sleutel"]
        constraints = [
            models.UniqueConstraint(
                fields=["bron", "sleutel"],
                name="zoekrij_een_per_rij",
                violation_error_message="Deze rij staat al in de index. Draai manage.py indexeer.",
            ),
            models.CheckConstraint(
                name="zoekrij_soort_bestaat",
                condition=Q(soort__in=[soort.value for soort in Zoeksoort]),
                violation_error_message="Deze soort kan niemand vinden. Draai manage.py indexeer.",
            ),
        ]
        indexes = [models.Index(fields=["bron", "ouder"], name="zoekrij_bron_ouder")]

    def __str__(self):
        return f"{self.bron} {self.sleutel}: {self.titel}"
