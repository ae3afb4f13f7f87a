"""What was signed when, by whom: a covenant is renewed, and other parties take part then."""

from django.db import models
from django.db.models import F, Q

from convenanten.bladen import Partijblad, Versieblad
from convenanten.models.convenant import Convenant
from convenanten.models.partij import Partij


class VersieQuerySet(models.QuerySet):
    def get_by_natural_key(self, convenant, naam):
        return self.get(convenant__slug=convenant, naam=naam)


class Convenantversie(models.Model):
    """``geldig_van`` and ``geldig_tot`` are days to compute with, both included; ``looptijd`` says it as the source."""

    convenant = models.ForeignKey(Convenant, models.CASCADE, related_name="versies", verbose_name="convenant")
    naam = models.CharField("naam", max_length=120, help_text="Bijvoorbeeld de jaren: 2022-2025.")
    gesloten_op = models.DateField("gesloten op", null=True, blank=True)
    gesloten = models.CharField(
        "gesloten, in woorden", max_length=200, blank=True, help_text="Als de dag niet bekend is: eind 2018."
    )
    geldig_van = models.DateField("geldig van", null=True, blank=True)
    geldig_tot = models.DateField("geldig tot en met", null=True, blank=True)
    onbepaalde_tijd = models.BooleanField(
        "voor onbepaalde tijd", default=False, help_text="Alleen als de tekst dat zegt."
    )
    looptijd = models.CharField(
        "looptijd volgens de bron", max_length=300, blank=True, help_text="Zoals de bron het zegt, en wat van ons is."
    )
    toelichting = models.TextField("toelichting", blank=True)
    bron = models.CharField("bron", max_length=500)
    # When somebody was last mailed about the end of this version; see convenanten.herinneren.
    herinnerd_op = models.DateField("herinnerd op", null=True, editable=False)

    objects = VersieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ["convenant", F("geldig_van").asc(nulls_first=True), "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["convenant", "naam"],
                name="convenantversie_naam_uniek_binnen_convenant",
                violation_error_message="Dit convenant heeft al een versie met deze naam.",
            ),
            models.CheckConstraint(
                name="convenantversie_eindigt_na_het_begin",
                condition=Q(geldig_van__isnull=True) | Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=F("geldig_van")),
                violation_error_message="Het einde ligt voor het begin. Pas een van beide aan.",
            ),
            models.CheckConstraint(
                name="convenantversie_onbepaald_heeft_geen_einde",
                condition=Q(onbepaalde_tijd=False) | Q(geldig_tot__isnull=True),
                violation_error_message="Kies een einde of ‘voor onbepaalde tijd’, niet allebei.",
            ),
        ]

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.convenant.slug, self.naam)

    natural_key.dependencies = ["convenanten.convenant"]

    def blad(self) -> Versieblad:
        return Versieblad(
            naam=self.naam,
            gesloten_op=self.gesloten_op,
            gesloten=self.gesloten,
            geldig_van=self.geldig_van,
            geldig_tot=self.geldig_tot,
            onbepaalde_tijd=self.onbepaalde_tijd,
            looptijd=self.looptijd,
            toelichting=self.toelichting,
            partijen=tuple(deelname.blad() for deelname in self.deelnames.select_related("partij")),
            documenten=tuple(document.blad() for document in self.documenten.all()),
            bron=self.bron,
        )


class DeelnameQuerySet(models.QuerySet):
    def get_by_natural_key(self, convenant, versie, partij):
        return self.get(versie__convenant__slug=convenant, versie__naam=versie, partij__slug=partij)


class Deelname(models.Model):
    """A party in a version, with its role."""

    versie = models.ForeignKey(Convenantversie, models.CASCADE, related_name="deelnames", verbose_name="versie")
    partij = models.ForeignKey(Partij, models.PROTECT, related_name="deelnames", verbose_name="partij")
    rol = models.CharField("rol", max_length=200, blank=True, help_text="Leeg als de bron het niet zegt.")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name = "partij die meedoet"
        verbose_name_plural = "partijen die meedoen"
        ordering = ["versie", "volgorde", "partij__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "partij"],
                name="deelname_partij_een_keer_per_versie",
                violation_error_message="Deze partij staat al bij deze versie.",
            ),
        ]

    def __str__(self):
        return str(self.partij)

    def natural_key(self):
        return (*self.versie.natural_key(), self.partij.slug)

    natural_key.dependencies = ["convenanten.convenantversie", "convenanten.partij"]

    def blad(self) -> Partijblad:
        partij = self.partij
        return Partijblad(partij.slug, partij.naam, partij.omschrijving, partij.url, self.rol)
