"""A file that somebody handed in: from choosing it to the figures that came out of it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from themas.enums import Inleesstatus
from themas.models.personen import persoon


class Inlezing(models.Model):
    """The file itself lies in a folder of its own until it is dealt with; see docs/besluiten/0018."""

    # The name of its folder, which nobody can guess and no other database uses.
    sleutel = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    bestand = models.CharField("bestand", max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    omvang = models.PositiveBigIntegerField("omvang in bytes")
    soort = models.CharField("soort bestand", max_length=80, blank=True)
    stand_op = models.DateField(
        "stand op",
        null=True,
        blank=True,
        help_text="De datum van de uitgave van de bron, als het bestand die niet noemt.",
    )
    tabel = models.CharField(
        "tabel", max_length=40, blank=True, help_text="Alleen als het bestand haar niet noemt: 47013NED."
    )
    gebieden_toevoegen = models.BooleanField("nieuwe gebieden toevoegen", default=False)
    door = persoon("ingelezen door", bekend=True)
    # Of whoever last did something to it: the audit line that the worker writes names that address.
    herkomst = models.CharField("herkomst", max_length=100, default="onbekend", editable=False)
    gemaakt_op = models.DateTimeField("gekozen op", auto_now_add=True)
    in_de_rij_sinds = models.DateTimeField("in de rij sinds", default=timezone.now, editable=False)
    klaar_op = models.DateTimeField("ingelezen op", null=True, blank=True)
    status = models.CharField("status", max_length=15, choices=Inleesstatus.keuzes(), default=Inleesstatus.WACHT)
    # Goes up each time that it is put in the queue; a worker that was thought dead finds another number and stops.
    poging = models.PositiveIntegerField("poging", default=1, editable=False)
    nieuw = models.PositiveIntegerField("nieuw", default=0)
    gewijzigd = models.PositiveIntegerField("gewijzigd", default=0)
    ongewijzigd = models.PositiveIntegerField("ongewijzigd", default=0)
    geweigerd = models.PositiveIntegerField("geweigerd", default=0)
    overgeslagen = models.PositiveIntegerField("zonder cijfer", default=0)
    vingerafdruk = models.CharField("vingerafdruk van het voorbeeld", max_length=64, blank=True, editable=False)
    # Of whatever cannot be counted: mistakes, unknown areas and codes, as lists of short texts.
    verslag = models.JSONField("verslag", default=dict, blank=True)

    class Meta:
        verbose_name = "bestand"
        verbose_name_plural = "ingelezen bestanden"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="inlezing_klaar_heeft_een_tijd",
                condition=~Q(status=Inleesstatus.KLAAR) | Q(klaar_op__isnull=False),
                violation_error_message="Een bestand dat is ingelezen, zegt wanneer.",
            ),
        ]

    def __str__(self):
        return self.bestand

    @property
    def is_bezig(self) -> bool:
        return Inleesstatus(self.status).bezig
