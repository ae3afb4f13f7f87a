"""What was published: rows that are written once and never changed or deleted.

The database refuses it too, by triggers (``rapportages.publicatie.zegels``). A correction makes a new
``Versie``; the old one stays at its address. ``Bestandopdracht`` is the exception: it says how making a file went.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from rapportages.enums import Bestandsoort, Bestandstand, Opnamesoort
from rapportages.models.verslag import Voortgangsrapportage
from themas.models import Indicator
from themas.models.personen import persoon


def _controlegetal() -> models.CharField:
    """Over what the public hash leaves out, such as who published; see ``rapportages.verslag.bevriezen``."""
    return models.CharField("controlegetal", max_length=64, default="", blank=True, editable=False)


class VersieQuerySet(models.QuerySet):
    def publiek(self, nu=None):
        """Past their embargo. Of a withdrawn report those that were public by then: its page says so.

        What was withdrawn before its moment never becomes public: there is no other way to stop an embargo.
        """
        op_tijd = Q(rapportage__intrekking=None) | Q(rapportage__intrekking__op__gte=F("zichtbaar_vanaf"))
        return self.filter(op_tijd, zichtbaar_vanaf__lte=nu or timezone.now())


class Versie(models.Model):
    """One publication of a report.

    ``sha256`` is over the canonical form of its rows, see ``rapportages.verslag.bevriezen``; ``delen`` is how many
    there are, and none can be added later.
    """

    rapportage = models.ForeignKey(
        Voortgangsrapportage, models.PROTECT, related_name="versies", verbose_name="rapportage"
    )
    nummer = models.PositiveSmallIntegerField("versie")
    titel = models.CharField("titel", max_length=200)
    ingediend_door = persoon("ingediend door", bekend=True)
    gepubliceerd_door = persoon("gepubliceerd door", bekend=True)
    gepubliceerd_op = models.DateTimeField("gepubliceerd op")
    zichtbaar_vanaf = models.DateTimeField("publiek vanaf")
    delen = models.PositiveIntegerField("aantal bevroren delen", default=0)
    sha256 = models.CharField("SHA-256", max_length=64)
    controlegetal = _controlegetal()

    objects = VersieQuerySet.as_manager()

    class Meta:
        verbose_name = "gepubliceerde versie"
        verbose_name_plural = "gepubliceerde versies"
        default_permissions = ("view",)
        ordering = ["rapportage", "-nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["rapportage", "nummer"],
                name="versie_nummer_uniek_binnen_rapportage",
                violation_error_message="Deze versie van de rapportage is er al.",
            ),
            models.CheckConstraint(
                name="versie_gepubliceerd_met_vier_ogen",
                condition=~Q(gepubliceerd_door=F("ingediend_door")),
                violation_error_message="Wie de rapportage indiende, mag haar niet publiceren. Vraag een collega.",
            ),
            models.CheckConstraint(
                name="versie_niet_zichtbaar_voor_publicatie",
                condition=Q(zichtbaar_vanaf__gte=F("gepubliceerd_op")),
                violation_error_message="Een versie is niet eerder publiek dan zij is gepubliceerd.",
            ),
        ]

    def __str__(self):
        return f"{self.titel}, versie {self.nummer}"

    def get_absolute_url(self):
        return reverse("rapportversie", args=[self.rapportage.slug, self.nummer])


class Momentopname(models.Model):
    """One frozen piece of a version: its canonical JSON, in the order in which the report reads, counted from 1."""

    versie = models.ForeignKey(Versie, models.PROTECT, related_name="momentopnamen", verbose_name="versie")
    volgorde = models.PositiveIntegerField("volgorde")
    soort = models.CharField("soort", max_length=10, choices=Opnamesoort.keuzes())
    sleutel = models.CharField("sleutel", max_length=300)
    inhoud = models.TextField("inhoud")
    sha256 = models.CharField("SHA-256", max_length=64, default="", blank=True, editable=False)

    class Meta:
        verbose_name = "momentopname"
        verbose_name_plural = "momentopnamen"
        default_permissions = ()
        ordering = ["versie", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "volgorde"],
                name="momentopname_volgorde_uniek_binnen_versie",
                violation_error_message="Op deze plaats staat al een momentopname.",
            ),
            models.UniqueConstraint(
                fields=["versie", "soort", "sleutel"],
                name="momentopname_een_per_sleutel",
                violation_error_message="Dit deel van de versie is al bevroren.",
            ),
        ]

    def __str__(self):
        return f"{self.versie}: {self.get_soort_display()} {self.sleutel}"


class Bestand(models.Model):
    """A file of a version as it was made once, such as its PDF."""

    versie = models.ForeignKey(Versie, models.PROTECT, related_name="bestanden", verbose_name="versie")
    soort = models.CharField("soort", max_length=5, choices=Bestandsoort.keuzes())
    inhoud = models.BinaryField("inhoud")
    sha256 = models.CharField("SHA-256", max_length=64)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Meta:
        verbose_name = "bestand bij een versie"
        verbose_name_plural = "bestanden bij een versie"
        default_permissions = ()
        ordering = ["versie", "soort"]
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "soort"],
                name="bestand_een_per_soort",
                violation_error_message="Dit bestand is er al bij deze versie.",
            ),
        ]

    def __str__(self):
        return f"{self.versie} ({self.get_soort_display()})"


class Bestandopdracht(models.Model):
    """How far making a file is: what went wrong is told to officers, and tried again."""

    versie = models.ForeignKey(Versie, models.CASCADE, related_name="opdrachten", verbose_name="versie")
    soort = models.CharField("soort", max_length=5, choices=Bestandsoort.keuzes())
    stand = models.CharField("stand", max_length=10, choices=Bestandstand.keuzes(), default=Bestandstand.WACHT)
    fout = models.TextField("wat er misging", blank=True)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    geprobeerd_op = models.DateTimeField("laatst geprobeerd op", null=True, blank=True)

    class Meta:
        verbose_name = "opdracht voor een bestand"
        verbose_name_plural = "opdrachten voor bestanden"
        default_permissions = ()
        ordering = ["versie", "soort"]
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "soort"],
                name="bestandopdracht_een_per_soort",
                violation_error_message="Dit bestand wordt al gemaakt.",
            ),
            models.CheckConstraint(
                name="bestandopdracht_mislukt_zegt_waarom",
                condition=~Q(stand=Bestandstand.MISLUKT) | ~Q(fout=""),
                violation_error_message="Zeg wat er misging.",
            ),
        ]

    def __str__(self):
        return f"{self.versie} ({self.get_soort_display()}): {self.get_stand_display()}"


class Rectificatie(models.Model):
    """What was wrong in a report, what it must be, and why. ``versie`` None: the report has no text to correct."""

    rapportage = models.ForeignKey(
        Voortgangsrapportage, models.PROTECT, related_name="rectificaties", verbose_name="rapportage"
    )
    versie = models.OneToOneField(
        Versie, models.PROTECT, null=True, blank=True, related_name="rectificatie", verbose_name="nieuwe versie"
    )
    indicatoren = models.ManyToManyField(
        Indicator, blank=True, related_name="rectificaties", verbose_name="over deze cijfers"
    )
    datum = models.DateField("datum")
    wat_er_stond = models.TextField("wat er stond")
    wat_het_is = models.TextField("wat het moet zijn")
    reden = models.TextField("reden")
    bron = models.CharField("bron", max_length=500, blank=True)
    ingediend_door = persoon("ingediend door", bekend=True)
    gepubliceerd_door = persoon("gepubliceerd door", bekend=True)
    gepubliceerd_op = models.DateTimeField("gepubliceerd op")
    zichtbaar_vanaf = models.DateTimeField("publiek vanaf")
    sha256 = models.CharField("SHA-256", max_length=64, default="", blank=True, editable=False)
    controlegetal = _controlegetal()

    objects = VersieQuerySet.as_manager()

    class Meta:
        verbose_name = "rectificatie"
        verbose_name_plural = "rectificaties"
        default_permissions = ("view",)
        ordering = ["-datum", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="rectificatie_is_volledig",
                condition=~Q(wat_er_stond="") & ~Q(wat_het_is="") & ~Q(reden=""),
                violation_error_message="Een rectificatie zegt wat er stond, wat het moet zijn, en waarom.",
            ),
            models.CheckConstraint(
                name="rectificatie_met_vier_ogen",
                condition=~Q(gepubliceerd_door=F("ingediend_door")),
                violation_error_message="Wie de rectificatie indiende, mag haar niet publiceren. Vraag een collega.",
            ),
        ]

    def __str__(self):
        return f"{self.rapportage}, {self.datum}"


class Intrekking(models.Model):
    """A report that no longer holds; its page says so, with the reason, and its rows stay."""

    rapportage = models.OneToOneField(
        Voortgangsrapportage, models.PROTECT, related_name="intrekking", verbose_name="rapportage"
    )
    reden = models.TextField("reden")
    door = persoon("ingetrokken door", bekend=True)
    op = models.DateTimeField("ingetrokken op", default=timezone.now, editable=False)
    controlegetal = _controlegetal()

    class Meta:
        verbose_name = "intrekking"
        verbose_name_plural = "intrekkingen"
        default_permissions = ("view",)
        ordering = ["-op"]
        constraints = [
            models.CheckConstraint(
                name="intrekking_heeft_een_reden",
                condition=~Q(reden=""),
                violation_error_message="Schrijf op waarom de rapportage wordt ingetrokken.",
            ),
        ]

    def __str__(self):
        return f"{self.rapportage}, ingetrokken"
