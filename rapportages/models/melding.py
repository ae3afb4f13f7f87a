"""What a reader says is wrong on a page."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from rapportages.enums import Meldingstatus
from themas.models import Indicator
from themas.models.personen import persoon


# What a reader typed, and what was made of it, is nowhere but in the row itself: what goes there, is gone.
NIET_IN_HISTORIE = ["tekst", "bron", "email", "antwoord_intern", "herkomst", "formulier", "gemaild_op"]


class FoutmeldingQuerySet(models.QuerySet):
    def open(self):
        return self.exclude(status=Meldingstatus.AFGEHANDELD)

    def zonder_mail(self):
        """Of which the officers were not told yet."""
        return self.filter(gemaild_op__isnull=True)


class Foutmelding(models.Model):
    """One report of an error.

    ``email`` is emptied after the term of the settings (``rapportages.meldingen.opruimen``). ``herkomst`` is a keyed
    hash of where it came from, that only means something on the day itself and is emptied after it. ``formulier``
    tells two times the same form apart from two reports.
    """

    indicator = models.ForeignKey(
        Indicator, models.SET_NULL, null=True, blank=True, related_name="foutmeldingen", verbose_name="cijfer"
    )
    pad = models.CharField("waar", max_length=300, blank=True)
    tekst = models.TextField("wat er niet klopt")
    bron = models.TextField("hoe de lezer dat weet", blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    ingediend_op = models.DateTimeField("gemeld op", default=timezone.now, editable=False)
    status = models.CharField("status", max_length=15, choices=Meldingstatus.keuzes(), default=Meldingstatus.NIEUW)
    antwoord_intern = models.TextField(
        "notitie", blank=True, help_text="Wat hebt u uitgezocht en gedaan? Alleen collega’s lezen dit."
    )
    afgehandeld_door = persoon("afgehandeld door", te_kiezen=False)
    afgehandeld_op = models.DateTimeField("afgehandeld op", null=True, blank=True, editable=False)
    gemaild_op = models.DateTimeField("gemaild op", null=True, blank=True, editable=False)
    herkomst = models.CharField("kenmerk van de herkomst", max_length=64, blank=True, editable=False)
    formulier = models.CharField("kenmerk van het formulier", max_length=64, editable=False)
    laatst_gewijzigd_door = persoon("laatst gewijzigd door", te_kiezen=False)
    # Goes up with every change, so that who saves what somebody else changed meanwhile is told.
    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    history = HistoricalRecords(
        excluded_fields=NIET_IN_HISTORIE, verbose_name="eerdere stand", verbose_name_plural="eerdere standen"
    )
    objects = FoutmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "foutmelding"
        verbose_name_plural = "foutmeldingen"
        default_permissions = ("view", "change", "delete")  # readers add them
        ordering = ["-ingediend_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["formulier"],
                name="foutmelding_een_keer_per_formulier",
                violation_error_message="Deze melding hebben wij al.",
            ),
            models.CheckConstraint(
                name="foutmelding_zegt_wat_er_niet_klopt",
                condition=~Q(tekst=""),
                violation_error_message="Schrijf op wat er niet klopt.",
            ),
            models.CheckConstraint(
                name="foutmelding_waar_is_een_pad",
                # Two slashes are the name of another site.
                condition=Q(pad="") | (Q(pad__startswith="/") & ~Q(pad__startswith="//")),
                violation_error_message="Waar de fout staat, begint met één schuine streep: /indicatoren/.",
            ),
            models.CheckConstraint(
                name="foutmelding_afgehandeld_door_iemand",
                condition=Q(
                    status=Meldingstatus.AFGEHANDELD, afgehandeld_door__isnull=False, afgehandeld_op__isnull=False
                )
                | (
                    ~Q(status=Meldingstatus.AFGEHANDELD) & Q(afgehandeld_door__isnull=True, afgehandeld_op__isnull=True)
                ),
                violation_error_message="Wie een melding afhandelt en wanneer, staat erbij zolang zij afgehandeld is.",
            ),
        ]

    def __str__(self):
        return f"melding {self.pk} over {self.indicator or self.pad or 'de site'}"
