"""What is done each year: the year plan, and its goals per theme.

Readers see the rows of a published year plan as they are now; who changed what before is in their history.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from rapportages.enums import Jaarplanstatus
from themas.models import Beleidsplan, Thema
from themas.models.gewijzigd import Gewijzigd
from themas.models.sleutels import SlugQuerySet


class JaarplanQuerySet(SlugQuerySet):
    def publiek(self):
        return self.filter(status=Jaarplanstatus.GEPUBLICEERD)


class Jaarplan(Gewijzigd):
    """What a plan of several years comes down to in one year; its address is that year, unless two plans share it."""

    plan = models.ForeignKey(Beleidsplan, models.PROTECT, related_name="jaarplannen", verbose_name="beleidsplan")
    jaar = models.PositiveSmallIntegerField("jaar")
    titel = models.CharField("titel", max_length=200)
    slug = models.SlugField(
        "naam in het adres", unique=True, max_length=80, help_text="Meestal het jaar, bijvoorbeeld 2021."
    )
    status = models.CharField(
        "status", max_length=15, choices=Jaarplanstatus.keuzes(), default=Jaarplanstatus.CONCEPT, editable=False
    )
    toelichting = models.TextField("toelichting", blank=True, help_text="Wat een lezer vooraf moet weten.")
    uitgangspunten = models.TextField(
        "uitgangspunten", blank=True, help_text="Zet elk uitgangspunt op een eigen regel."
    )
    heeft_matrix = models.BooleanField(
        "toon de tabel met onderwerpen",
        default=False,
        help_text="De tabel komt uit het beleidsplan. Kruis dit aan als zij ook voor dit jaar geldt.",
    )
    bron = models.CharField("bron", max_length=500, blank=True)
    bron_url = models.URLField("adres van de bron", max_length=500, blank=True)

    objects = JaarplanQuerySet.as_manager()

    class Meta:
        verbose_name = "jaarplan"
        verbose_name_plural = "jaarplannen"
        ordering = ["-jaar", "plan"]
        permissions = [("publiceer_jaarplan", "Kan een jaarplan publiceren")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "jaar"],
                name="jaarplan_een_per_plan_en_jaar",
                violation_error_message="Dit beleidsplan heeft al een jaarplan voor dit jaar.",
            ),
            models.CheckConstraint(
                name="jaarplan_gepubliceerd_heeft_een_bron",
                condition=~Q(status=Jaarplanstatus.GEPUBLICEERD) | ~Q(bron=""),
                violation_error_message="Zeg bij een openbaar jaarplan in welk document of besluit het staat.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("jaarplan", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["themas.beleidsplan"]

    @property
    def is_openbaar(self) -> bool:
        return self.status == Jaarplanstatus.GEPUBLICEERD


class JaarplanthemaQuerySet(models.QuerySet):
    def get_by_natural_key(self, jaarplan, plan, thema):
        return self.get(jaarplan__slug=jaarplan, thema__plan__slug=plan, thema__slug=thema)


class Jaarplanthema(models.Model):
    """What the year plan wants to reach in one theme, in its own words; the goals with figures are the plan's."""

    jaarplan = models.ForeignKey(Jaarplan, models.CASCADE, related_name="themadoelen", verbose_name="jaarplan")
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="jaarplandoelen", verbose_name="thema")
    doelen = models.TextField("doelen", help_text="Zet elk doel op een eigen regel.")
    bron = models.CharField("bron", max_length=500, blank=True)
    bron_url = models.URLField("adres van de bron", max_length=500, blank=True)

    objects = JaarplanthemaQuerySet.as_manager()

    class Meta:
        verbose_name = "doelen bij een thema"
        verbose_name_plural = "doelen per thema"
        ordering = ["jaarplan", "thema"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaarplan", "thema"],
                name="jaarplanthema_een_per_thema",
                violation_error_message="Bij dit thema staan al doelen in dit jaarplan.",
            ),
        ]

    def __str__(self):
        return f"{self.jaarplan}: {self.thema}"

    def natural_key(self):
        return (*self.jaarplan.natural_key(), *self.thema.natural_key())

    natural_key.dependencies = ["rapportages.jaarplan", "themas.thema"]
