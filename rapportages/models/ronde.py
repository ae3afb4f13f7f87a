"""A round asks for the figures and judgements of one plan over one period, each of somebody, before a deadline."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from rapportages.enums import Antwoord
from themas.models import Beleidsplan, Doelstelling, Indicator, Periode
from themas.models.personen import persoon


class RapportagerondeQuerySet(models.QuerySet):
    def open(self):
        """Rounds that still ask; a passed deadline does not end a round, closing it does."""
        return self.filter(gesloten_op__isnull=True)


class Rapportageronde(models.Model):
    plan = models.ForeignKey(Beleidsplan, models.PROTECT, related_name="rondes", verbose_name="beleidsplan")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="rondes", verbose_name="periode")
    deadline = models.DateField("inleveren tot en met")
    geopend_op = models.DateTimeField("geopend op", auto_now_add=True)
    geopend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="geopend door"
    )
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)
    gesloten_door = persoon("gesloten door")

    objects = RapportagerondeQuerySet.as_manager()

    class Meta:
        verbose_name = "rapportageronde"
        verbose_name_plural = "rapportagerondes"
        ordering = ["-periode__eind", "plan"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "periode"],
                name="rapportageronde_een_per_plan_en_periode",
                violation_error_message="Voor dit plan en deze periode is er al een ronde.",
            ),
            models.CheckConstraint(
                name="rapportageronde_gesloten_door_iemand",
                condition=Q(gesloten_op__isnull=True, gesloten_door__isnull=True)
                | Q(gesloten_op__isnull=False, gesloten_door__isnull=False),
                violation_error_message="Een gesloten ronde zegt wanneer en door wie.",
            ),
        ]

    def __str__(self):
        return f"{self.plan}, {self.periode}"


class Uitvraag(models.Model):
    """One line of a round: an indicator or a goal without figures, and who has to deliver it.

    The figure itself is a ``Meting`` or ``Beoordeling`` like any other. Only where there is none to give, the line
    holds the answer: the source hides a count below ``grens``, or it does not apply, with the reason.
    """

    ronde = models.ForeignKey(Rapportageronde, models.CASCADE, related_name="uitvragen", verbose_name="ronde")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="uitvragen", verbose_name="indicator"
    )
    doelstelling = models.ForeignKey(
        Doelstelling, models.PROTECT, null=True, blank=True, related_name="uitvragen", verbose_name="doelstelling"
    )
    leverancier = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="uitvragen",
        verbose_name="wie levert",
    )
    antwoord = models.CharField("antwoord", max_length=10, choices=Antwoord.keuzes(), default=Antwoord.GEEN, blank=True)
    grens = models.PositiveSmallIntegerField("bron verbergt aantallen onder", null=True, blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    beantwoord_door = persoon("beantwoord door")
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    herinnerd_op = models.DateField("laatst herinnerd op", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "uitvraag"
        verbose_name_plural = "uitvragen"
        default_permissions = ()  # who may change the round or fill in figures may do what there is to do with a line
        ordering = ["ronde", "pk"]
        constraints = [
            models.CheckConstraint(
                name="uitvraag_indicator_of_doelstelling",
                condition=Q(indicator__isnull=False, doelstelling__isnull=True)
                | Q(indicator__isnull=True, doelstelling__isnull=False),
                violation_error_message="Een regel vraagt om één indicator of om één doel.",
            ),
            models.UniqueConstraint(
                fields=["ronde", "indicator"],
                name="uitvraag_indicator_een_keer_per_ronde",
                violation_error_message="Deze indicator staat al in de ronde.",
            ),
            models.UniqueConstraint(
                fields=["ronde", "doelstelling"],
                name="uitvraag_doelstelling_een_keer_per_ronde",
                violation_error_message="Dit doel staat al in de ronde.",
            ),
            models.CheckConstraint(
                name="uitvraag_verborgen_noemt_de_grens",
                condition=Q(antwoord=Antwoord.VERBORGEN, grens__isnull=False, grens__gte=2, indicator__isnull=False)
                | (~Q(antwoord=Antwoord.VERBORGEN) & Q(grens__isnull=True)),
                violation_error_message="Zeg bij een verborgen aantal onder welk getal het ligt, zoals <5.",
            ),
            models.CheckConstraint(
                name="uitvraag_niet_van_toepassing_heeft_een_reden",
                condition=~Q(antwoord=Antwoord.NIET_VAN_TOEPASSING) | ~Q(toelichting=""),
                violation_error_message="Schrijf op waarom dit niet van toepassing is.",
            ),
        ]

    def __str__(self):
        return str(self.indicator or self.doelstelling)
