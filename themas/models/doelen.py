"""What should change."""

from django.db import models
from django.db.models import Q

from themas.berekening.perioden import EERSTE_JAAR, LAATSTE_JAAR
from themas.enums import Doelsoort
from themas.models.beleid import Onderwerp


class DoelstellingQuerySet(models.QuerySet):
    def get_by_natural_key(self, plan, code):
        return self.get(onderwerp__thema__plan__slug=plan, code=code)

    def met_cijfers(self):
        return self.exclude(soort=Doelsoort.KWALITATIEF)

    def met_plan(self):
        """With all that a row of the dashboard names, in reading order."""
        return (
            self.select_related("onderwerp__thema__plan")
            .prefetch_related("indicatoren")
            .order_by(
                "-onderwerp__thema__plan__jaar_van",
                "onderwerp__thema__nummer",
                "onderwerp__volgorde",
                "volgorde",
                "code",
            )
        )


class Doelstelling(models.Model):
    """A goal under a topic. One that hangs on several indicators gets a verdict for each, never a mean."""

    onderwerp = models.ForeignKey(Onderwerp, models.PROTECT, related_name="doelstellingen", verbose_name="onderwerp")
    code = models.SlugField("code", help_text="Herkenningsteken binnen het plan, bijvoorbeeld 1-1a.")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    tekst = models.TextField("doel")
    soort = models.CharField("soort", max_length=20, choices=Doelsoort.keuzes())
    indicatoren = models.ManyToManyField(
        "themas.Indicator", blank=True, related_name="doelstellingen", verbose_name="indicatoren"
    )
    peiljaar = models.PositiveSmallIntegerField(
        "eigen peiljaar", null=True, blank=True, help_text="Leeg: het peiljaar van het plan geldt."
    )
    streefwaarde = models.DecimalField("streefwaarde", max_digits=14, decimal_places=4, null=True, blank=True)
    bron = models.CharField("bron", max_length=500)

    objects = DoelstellingQuerySet.as_manager()

    class Meta:
        verbose_name = "doelstelling"
        verbose_name_plural = "doelstellingen"
        ordering = ["onderwerp", "volgorde", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["onderwerp", "code"],
                name="doelstelling_code_uniek_binnen_onderwerp",
                violation_error_message="Dit onderwerp heeft al een doel met deze code.",
            ),
            models.CheckConstraint(
                name="doelstelling_streefwaarde_alleen_bij_die_soort",
                condition=Q(soort=Doelsoort.STREEFWAARDE, streefwaarde__isnull=False)
                | (~Q(soort=Doelsoort.STREEFWAARDE) & Q(streefwaarde__isnull=True)),
                violation_error_message="Vul een streefwaarde in als het doel een streefwaarde heeft, en anders niet.",
            ),
            models.CheckConstraint(
                name="doelstelling_peiljaar_is_een_jaar",
                condition=Q(peiljaar__isnull=True) | Q(peiljaar__range=(EERSTE_JAAR, LAATSTE_JAAR)),
                violation_error_message="Vul bij het peiljaar een jaar in, zoals 2017, of laat het leeg.",
            ),
        ]

    def __str__(self):
        return self.tekst

    def natural_key(self):
        return (self.onderwerp.thema.plan.slug, self.code)

    natural_key.dependencies = ["themas.onderwerp", "themas.indicator"]

    @property
    def geldend_peiljaar(self) -> int | None:
        """Its own peiljaar, else that of its plan; None when neither names one."""
        return self.peiljaar or self.onderwerp.thema.plan.peiljaar
