"""What readers see of the pieces that officers keep: editions, each published by a second person.

A piece (``Stuk``) is what officers work on; changing it changes nothing for readers. An edition (``Publicatie``) holds
what the piece said when somebody else published it, as plain values. Why: docs/besluiten/0036.
"""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from themas import kanoniek
from themas.models.gewijzigd import Gewijzigd
from themas.models.personen import persoon


class PublicatieQuerySet(models.QuerySet):
    def van(self, model: type[models.Model]):
        """Editions of one kind of piece."""
        return self.filter(soort=model._meta.label_lower)

    def van_stuk(self, stuk: models.Model):
        return self.van(type(stuk)).filter(sleutel=stuk.pk)

    def geldend(self):
        """What readers see now: not followed by a later edition, and not withdrawn."""
        return self.filter(tot__isnull=True)


class Publicatie(models.Model):
    """One edition. ``inhoud`` is canonical JSON of what the piece makes of itself; the database keeps it so (0050)."""

    soort = models.CharField("soort stuk", max_length=60)
    sleutel = models.PositiveBigIntegerField("sleutel van het stuk")
    nummer = models.PositiveIntegerField("nummer")
    slug = models.SlugField("naam in het adres", max_length=80)
    titel = models.CharField("titel", max_length=200)
    inhoud = models.TextField("inhoud")
    van_versie = models.PositiveIntegerField("gemaakt van versie")
    gewijzigd_door = persoon("laatst gewijzigd door", bekend=True)
    gepubliceerd_door = persoon("gepubliceerd door", bekend=True)
    gepubliceerd_op = models.DateTimeField("gepubliceerd op", default=timezone.now)
    tot = models.DateTimeField("te zien tot", null=True, blank=True)
    ingetrokken_door = persoon("ingetrokken door")
    reden = models.TextField("reden van intrekken", blank=True)

    objects = PublicatieQuerySet.as_manager()

    class Meta:
        verbose_name = "publicatie"
        verbose_name_plural = "publicaties"
        ordering = ["soort", "titel", "-nummer"]
        permissions = [("publiceer_stuk", "Kan een stuk publiceren")]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "sleutel", "nummer"],
                name="publicatie_nummer_uniek_per_stuk",
                violation_error_message="Iemand anders publiceerde dit stuk op hetzelfde moment. Kijk het nog eens na.",
            ),
            models.UniqueConstraint(
                fields=["soort", "sleutel"],
                condition=Q(tot__isnull=True),
                name="publicatie_een_geldende_per_stuk",
                violation_error_message="Dit stuk is al openbaar in een andere versie. Open het opnieuw.",
            ),
            models.UniqueConstraint(
                fields=["soort", "slug"],
                condition=Q(tot__isnull=True),
                name="publicatie_geldend_adres_uniek",
                violation_error_message="Een ander stuk heeft al dit adres. Kies een andere naam in het adres.",
            ),
            models.CheckConstraint(
                name="publicatie_met_vier_ogen",
                condition=~Q(gepubliceerd_door=F("gewijzigd_door")),
                violation_error_message="Wie een stuk wijzigde, kan het niet zelf publiceren. Vraag een collega.",
            ),
            models.CheckConstraint(
                name="publicatie_ingetrokken_zegt_waarom_en_wanneer",
                condition=Q(ingetrokken_door__isnull=True, reden="")
                | (Q(ingetrokken_door__isnull=False, tot__isnull=False) & ~Q(reden="")),
                violation_error_message="Schrijf op waarom lezers dit stuk niet meer zien.",
            ),
            models.CheckConstraint(
                name="publicatie_eindigt_na_het_begin",
                condition=Q(tot__isnull=True) | Q(tot__gte=F("gepubliceerd_op")),
                violation_error_message="Een publicatie kan niet eindigen voor zij begon.",
            ),
        ]

    def __str__(self):
        return f"{self.titel} ({self.nummer})"

    def blad(self, soort: type) -> Any:
        """The content as the dataclass that its readers know."""
        return kanoniek.lees(soort, self.inhoud)


class Stuk(Gewijzigd):
    """Base of what is published in editions: its ``slug`` is its address, and its ``titel`` what readers call it."""

    slug = models.SlugField("naam in het adres", unique=True, max_length=80)

    class Meta:
        abstract = True

    @property
    def titel(self) -> str:
        raise NotImplementedError

    def blad(self) -> Any:
        """All that readers see of this piece, as a frozen dataclass of plain values."""
        raise NotImplementedError

    def gebreken(self) -> list[str]:
        """What keeps this piece from being published, each a sentence that names the place and the mend."""
        return []

    def natural_key(self):
        return (self.slug,)
