"""What needs four eyes: a status, the people who had it in hand, and what it replaces."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from themas.enums import Status
from themas.models.personen import persoon


BEOORDEELD = [Status.VASTGESTELD, Status.TERUGGESTUURD]


class VierOgenQuerySet(models.QuerySet):
    def publiek(self):
        """What readers may know: approved, and not replaced by a later approved row."""
        return self.filter(status=Status.VASTGESTELD, opgevolgd_op__isnull=True)

    def vastgesteld(self):
        """All that was ever approved, replaced rows included."""
        return self.filter(status=Status.VASTGESTELD)

    def open(self):
        """Rows that are still on their way: concept, handed in or sent back."""
        return self.exclude(status=Status.VASTGESTELD)


class VierOgen(models.Model):
    """Base of ``Meting`` and ``Beoordeling``: nobody approves what he entered, last changed or handed in.

    Held in the verbs of ``rapportages.vaststellen`` and, for whoever goes around them, in the database.
    """

    status = models.CharField("status", max_length=15, choices=Status.keuzes(), default=Status.CONCEPT)
    ingevoerd_door = persoon("ingevoerd door")
    laatst_gewijzigd_door = persoon("laatst gewijzigd door")
    ingediend_door = persoon("ingediend door")
    beoordeeld_door = persoon("beoordeeld door")
    ingevoerd_op = models.DateTimeField("ingevoerd op", auto_now_add=True)
    ingediend_op = models.DateTimeField("ingediend op", null=True, blank=True)
    beoordeeld_op = models.DateTimeField("beoordeeld op", null=True, blank=True)
    beoordelingsnotitie = models.TextField("notitie van de beoordelaar", blank=True)
    vervangt = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="vervangen_door",
        verbose_name="vervangt",
    )
    reden = models.TextField("reden van vervanging", blank=True)
    opgevolgd_op = models.DateTimeField("opgevolgd op", null=True, blank=True)
    # Goes up with every change, so that who saves what somebody else changed meanwhile is told.
    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    history = HistoricalRecords(
        inherit=True,
        verbose_name="eerdere stand",
        verbose_name_plural="eerdere standen",
    )
    objects = VierOgenQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_beoordeeld_met_vier_ogen",
                condition=~Q(status__in=BEOORDEELD)
                | (
                    Q(
                        ingevoerd_door__isnull=False,
                        laatst_gewijzigd_door__isnull=False,
                        beoordeeld_door__isnull=False,
                    )
                    & ~Q(beoordeeld_door=F("ingevoerd_door"))
                    & ~Q(beoordeeld_door=F("laatst_gewijzigd_door"))
                    & (Q(ingediend_door__isnull=True) | ~Q(beoordeeld_door=F("ingediend_door")))
                ),
                violation_error_message=(
                    "Wie het cijfer invoerde, wijzigde of indiende, mag het niet beoordelen. Vraag een collega."
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_opgevolgd_alleen_na_vaststelling",
                condition=Q(opgevolgd_op__isnull=True) | Q(status=Status.VASTGESTELD),
                violation_error_message="Alleen een vastgesteld cijfer kan worden opgevolgd.",
            ),
            models.CheckConstraint(
                name="%(class)s_vervanging_heeft_een_reden",
                condition=Q(vervangt__isnull=True) | ~Q(reden=""),
                violation_error_message="Schrijf op waarom dit cijfer het oude vervangt.",
            ),
            models.CheckConstraint(
                name="%(class)s_teruggestuurd_met_notitie",
                condition=~Q(status=Status.TERUGGESTUURD) | ~Q(beoordelingsnotitie=""),
                violation_error_message="Schrijf op wat er anders moet.",
            ),
        ]
