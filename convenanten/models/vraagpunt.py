"""The points that officers bring to a meeting."""

from django.db import models
from django.db.models import Q

from convenanten.bladen import Puntblad, Verwijzing
from convenanten.enums import Puntstatus
from convenanten.models.bijeenkomst import Bijeenkomst
from themas.bladen import Veld
from themas.models import Interventie, Veiligheidsveld
from themas.models.gewijzigd import Gewijzigd
from themas.models.personen import persoon


class VraagpuntQuerySet(models.QuerySet):
    def get_by_natural_key(self, bijeenkomst, nummer):
        return self.get(bijeenkomst__slug=bijeenkomst, nummer=nummer)


class Vraagpunt(Gewijzigd):
    """A point for discussion: sent in, chosen or not, and what came out. Verbs: ``convenanten.bijeenkomst.punten``."""

    bijeenkomst = models.ForeignKey(Bijeenkomst, models.CASCADE, related_name="vraagpunten", verbose_name="bijeenkomst")
    nummer = models.PositiveSmallIntegerField("nummer")
    tekst = models.TextField("vraag of punt")
    veld = models.ForeignKey(
        Veiligheidsveld,
        models.PROTECT,
        related_name="vraagpunten",
        verbose_name="veiligheidsveld",
        null=True,
        blank=True,
    )
    eigen_indeling = models.BooleanField(
        "wij deelden dit in", default=True, help_text="Zonder vinkje noemt de bron zelf dit veiligheidsveld."
    )
    ingezonden_door = persoon("ingezonden door", te_kiezen=False)
    namens = models.CharField("namens", max_length=200, blank=True, help_text="Welke gemeente of afdeling?")
    status = models.CharField("status", max_length=15, choices=Puntstatus.keuzes(), default=Puntstatus.INGEZONDEN)
    uitkomst = models.TextField("uitkomst", blank=True)
    advies = models.TextField("advies", blank=True)
    interventies = models.ManyToManyField(Interventie, blank=True, related_name="vraagpunten", verbose_name="gaat over")

    objects = VraagpuntQuerySet.as_manager()

    class Meta:
        verbose_name = "vraagpunt"
        verbose_name_plural = "vraagpunten"
        ordering = ["bijeenkomst", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["bijeenkomst", "nummer"],
                name="vraagpunt_nummer_uniek",
                violation_error_message="Een ander punt van deze bijeenkomst heeft dit nummer al.",
            ),
            models.CheckConstraint(
                name="vraagpunt_uitkomst_alleen_als_het_besproken_is",
                condition=Q(status=Puntstatus.BESPROKEN) | Q(uitkomst="", advies=""),
                violation_error_message="Kies de status ‘besproken’, of maak uitkomst en advies leeg.",
            ),
            models.CheckConstraint(
                name="vraagpunt_besproken_heeft_een_uitkomst",
                condition=~Q(status=Puntstatus.BESPROKEN) | ~Q(uitkomst="", advies=""),
                violation_error_message="Schrijf op wat eruit kwam of wat het advies is.",
            ),
        ]

    def __str__(self):
        return f"{self.nummer}. {self.tekst}"

    def natural_key(self):
        return (self.bijeenkomst.slug, self.nummer)

    natural_key.dependencies = ["convenanten.bijeenkomst", "themas.veiligheidsveld", "themas.interventie"]

    def blad(self) -> Puntblad:
        return Puntblad(
            nummer=self.nummer,
            tekst=self.tekst,
            veld=Veld(self.veld.slug, self.veld.naam) if self.veld else None,
            eigen_indeling=self.eigen_indeling,
            namens=self.namens,
            status=Puntstatus(self.status),
            uitkomst=self.uitkomst,
            advies=self.advies,
            interventies=tuple(Verwijzing(rij.slug, rij.naam) for rij in self.interventies.all()),
        )
