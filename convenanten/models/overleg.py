"""Who meets whom about an agreement, at which level and what for."""

from django.db import models
from django.db.models import Q

from convenanten.bladen import Overlegblad
from convenanten.enums import Overlegniveau
from convenanten.models.convenant import Convenant
from convenanten.models.partij import Partij


class OverlegQuerySet(models.QuerySet):
    def get_by_natural_key(self, convenant, naam):
        return self.get(convenant__slug=convenant, naam=naam)


class Overleg(models.Model):
    convenant = models.ForeignKey(Convenant, models.CASCADE, related_name="overleggen", verbose_name="convenant")
    naam = models.CharField("naam", max_length=120)
    niveau = models.CharField("niveau", max_length=15, choices=Overlegniveau.keuzes())
    taak = models.TextField("taak", help_text="Wat doet dit overleg?")
    frequentie = models.CharField("hoe vaak", max_length=120, blank=True, help_text="Leeg als de bron het niet zegt.")
    deelnemers = models.ManyToManyField(
        Partij,
        blank=True,
        related_name="overleggen",
        verbose_name="deelnemers",
        help_text="Leeg als de bron ze niet noemt.",
    )
    bron = models.CharField("bron", max_length=500)

    objects = OverlegQuerySet.as_manager()

    class Meta:
        verbose_name = "overleg"
        verbose_name_plural = "overleggen"
        ordering = ["convenant", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["convenant", "naam"],
                name="overleg_naam_uniek_binnen_convenant",
                violation_error_message="Dit convenant heeft al een overleg met deze naam.",
            ),
            models.CheckConstraint(
                name="overleg_heeft_een_niveau",
                condition=Q(niveau__in=[niveau.value for niveau in Overlegniveau]),
                violation_error_message="Kies op welk niveau dit overleg is: strategisch, tactisch of operationeel.",
            ),
        ]

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.convenant.slug, self.naam)

    natural_key.dependencies = ["convenanten.convenant", "convenanten.partij"]

    def blad(self) -> Overlegblad:
        return Overlegblad(
            naam=self.naam,
            niveau=Overlegniveau(self.niveau),
            taak=self.taak,
            frequentie=self.frequentie,
            deelnemers=tuple(partij.naam for partij in self.deelnemers.all()),
            bron=self.bron,
        )
