"""Sources that we read by machine, and which of their codes is which indicator of ours."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from themas.models.meten import Indicator


def een_per_regel(waarde: str) -> list[str]:
    return [regel.strip() for regel in waarde.splitlines() if regel.strip()]


class BronQuerySet(models.QuerySet):
    def get_by_natural_key(self, naam):
        return self.get(naam=naam)


class Bron(models.Model):
    """One way of counting of one source. It may fill several tables: by year, by month, by neighbourhood."""

    naam = models.CharField("naam", max_length=80, unique=True, help_text="Zo staat de bron bij elk cijfer.")
    tabellen = models.TextField(
        "tabellen", blank=True, help_text="De nummers van de tabellen, één per regel: 47013NED."
    )
    onderwerpen_aantal = models.TextField(
        "kolommen met het aantal",
        help_text="Hoe de bron de kolom met het aantal noemt, één naam per regel. Volgnummers tellen niet mee.",
    )
    onderwerpen_waarde = models.TextField(
        "kolommen met de waarde",
        blank=True,
        help_text="Hoe de bron de kolom met het percentage of het cijfer per 1.000 noemt, één naam per regel.",
    )

    objects = BronQuerySet.as_manager()

    class Meta:
        verbose_name = "bron"
        verbose_name_plural = "bronnen"
        ordering = ["naam"]

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.naam,)

    def clean(self):
        """One table is one way of counting, so no table may stand with two sources."""
        dubbel = set(self.tabelnummers) & {
            nummer for ander in Bron.objects.exclude(pk=self.pk) for nummer in ander.tabelnummers
        }
        if dubbel:
            raise ValidationError(
                {"tabellen": f"Deze tabel hoort al bij een andere bron: {', '.join(sorted(dubbel))}."}
            )

    @property
    def tabelnummers(self) -> list[str]:
        return [nummer.upper() for nummer in een_per_regel(self.tabellen)]


class BroncodeQuerySet(models.QuerySet):
    def get_by_natural_key(self, bron, code):
        return self.get(bron__naam=bron, code=code)


class Broncode(models.Model):
    """A code of the source is one indicator. Two codes may be the same one: sources renumber."""

    bron = models.ForeignKey(Bron, models.CASCADE, related_name="codes", verbose_name="bron")
    code = models.CharField(
        "code",
        max_length=40,
        validators=[RegexValidator(r"^\S+$", "Een code heeft geen spaties: 1.1.1.")],
    )
    naam = models.CharField(
        "naam bij de bron",
        max_length=160,
        blank=True,
        help_text="Voor bestanden waarin geen codes staan, zoals ‘Totaal misdrijven’.",
    )
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="broncodes", verbose_name="indicator")

    objects = BroncodeQuerySet.as_manager()

    class Meta:
        verbose_name = "code van een bron"
        verbose_name_plural = "codes van bronnen"
        ordering = ["bron", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["bron", "code"],
                name="broncode_een_indicator_per_code",
                violation_error_message="Deze code hoort bij deze bron al bij een indicator. Pas die regel aan.",
            ),
            models.UniqueConstraint(
                fields=["bron", "naam"],
                condition=~Q(naam=""),
                name="broncode_een_indicator_per_naam",
                violation_error_message="Deze naam hoort bij deze bron al bij een indicator. Pas die regel aan.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.naam}".strip()

    def natural_key(self):
        return (*self.bron.natural_key(), self.code)

    natural_key.dependencies = ["themas.bron"]
