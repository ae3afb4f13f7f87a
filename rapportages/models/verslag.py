"""A report while it is being written: its paragraphs, and what officers say to each other about them.

Readers never read these rows: what is public is frozen in ``rapportages.models.publicatie``.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from rapportages.enums import Paragraafsoort, Rapportstatus, Spoor
from themas.models import Beleidsplan, Onderwerp, Periode
from themas.models.personen import persoon
from themas.models.sleutels import SlugQuerySet


class VoortgangsrapportageQuerySet(SlugQuerySet):
    def in_bewerking(self):
        return self.filter(status__in=[Rapportstatus.CONCEPT, Rapportstatus.INGEDIEND, Rapportstatus.RECTIFICATIE])

    def alleen_titel(self, nu=None):
        """Of which only the title is known, and which readers may know by it."""
        moment = Q(publiceren_op=None) | Q(publiceren_op__lte=nu or timezone.now())
        return self.filter(moment, status=Rapportstatus.ALLEEN_TITEL)


class Voortgangsrapportage(models.Model):
    """What the college tells the council about one plan over one period.

    Of a report without text (``ALLEEN_TITEL``) only ``bekend`` says what is known, and ``bron`` from where.
    """

    plan = models.ForeignKey(Beleidsplan, models.PROTECT, related_name="rapportages", verbose_name="beleidsplan")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="rapportages", verbose_name="periode")
    nummer = models.PositiveSmallIntegerField("volgnummer", help_text="De hoeveelste rapportage over dit plan.")
    titel = models.CharField("titel", max_length=200)
    slug = models.SlugField("naam in het adres", unique=True, max_length=80)
    status = models.CharField(
        "status", max_length=15, choices=Rapportstatus.keuzes(), default=Rapportstatus.CONCEPT, editable=False
    )
    publiceren_op = models.DateTimeField(
        "publiek vanaf",
        null=True,
        blank=True,
        help_text="Leeg: meteen na het publiceren. Anders ziet niemand het rapport voor dit moment.",
    )
    bekend = models.TextField("wat wij ervan weten", blank=True, help_text="Alleen bij een rapport zonder tekst.")
    bron = models.CharField("bron", max_length=500, blank=True)
    bron_url = models.URLField("adres van de bron", max_length=500, blank=True)
    gemaakt_door = persoon("gemaakt door")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    ingediend_door = persoon("ingediend door")
    ingediend_op = models.DateTimeField("ingediend op", null=True, blank=True)
    teruggestuurd = models.TextField("waarom teruggestuurd", blank=True)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = VoortgangsrapportageQuerySet.as_manager()

    class Meta:
        verbose_name = "voortgangsrapportage"
        verbose_name_plural = "voortgangsrapportages"
        ordering = ["-periode__eind", "plan"]
        permissions = [
            ("dien_in_voortgangsrapportage", "Kan een rapportage indienen"),
            ("publiceer_voortgangsrapportage", "Kan een rapportage publiceren, rectificeren en intrekken"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "periode"],
                name="voortgangsrapportage_een_per_plan_en_periode",
                violation_error_message="Over dit plan en deze periode is er al een rapportage.",
            ),
            models.UniqueConstraint(
                fields=["plan", "nummer"],
                name="voortgangsrapportage_nummer_uniek_binnen_plan",
                violation_error_message="Dit plan heeft al een rapportage met dit nummer.",
            ),
            models.CheckConstraint(
                name="voortgangsrapportage_ingediend_door_iemand",
                condition=~Q(status=Rapportstatus.INGEDIEND)
                | Q(ingediend_door__isnull=False, ingediend_op__isnull=False),
                violation_error_message="Een ingediende rapportage zegt wanneer en door wie.",
            ),
            models.CheckConstraint(
                name="voortgangsrapportage_alleen_titel_heeft_een_bron",
                condition=~Q(status=Rapportstatus.ALLEEN_TITEL) | ~Q(bron=""),
                violation_error_message="Zeg bij een rapportage zonder tekst waar u de titel vandaan hebt.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("rapportage", args=[self.slug])

    def natural_key(self):
        return (self.slug,)


class Paragraaf(models.Model):
    """One text of a report, in Markdown with bound numbers.

    ``tekst`` None: nobody wrote yet. At ``beeld`` readers of the concept then see what the computer makes of the
    figures; ``machinetekst`` keeps what that was when the officer began, so that one can tell whose sentence is whose.
    """

    rapportage = models.ForeignKey(
        Voortgangsrapportage, models.CASCADE, related_name="paragrafen", verbose_name="rapportage"
    )
    onderwerp = models.ForeignKey(
        Onderwerp, models.PROTECT, null=True, blank=True, related_name="paragrafen", verbose_name="onderwerp"
    )
    soort = models.CharField("soort", max_length=10, choices=Paragraafsoort.keuzes())
    spoor = models.CharField("spoor", max_length=10, choices=Spoor.keuzes(), default=Spoor.GEEN, blank=True)
    tekst = models.TextField("tekst", null=True, blank=True)  # noqa: DJ001 - None is not written yet, "" is left empty
    machinetekst = models.TextField("wat de computer schreef", blank=True, editable=False)
    bron = models.CharField("bron", max_length=500, blank=True)
    laatst_gewijzigd_door = persoon("laatst gewijzigd door")
    laatst_gewijzigd_op = models.DateTimeField("laatst gewijzigd op", null=True, blank=True)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    class Meta:
        verbose_name = "paragraaf"
        verbose_name_plural = "paragrafen"
        default_permissions = ()  # who may change the report may change its paragraphs
        ordering = ["rapportage", "onderwerp", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rapportage", "onderwerp", "soort", "spoor"],
                name="paragraaf_een_per_onderwerp_en_soort",
                violation_error_message="Deze paragraaf is er al bij dit onderwerp.",
            ),
            models.UniqueConstraint(
                fields=["rapportage"],
                name="paragraaf_een_algemeen_beeld",
                condition=Q(onderwerp__isnull=True),
                violation_error_message="De rapportage heeft al een algemeen beeld.",
            ),
            models.CheckConstraint(
                name="paragraaf_spoor_alleen_bij_gedaan",
                condition=Q(spoor=Spoor.GEEN) | Q(soort=Paragraafsoort.GEDAAN),
                violation_error_message="Alleen bij ‘wat wij hebben gedaan’ hoort een spoor.",
            ),
            models.CheckConstraint(
                name="paragraaf_algemeen_zonder_onderwerp",
                condition=Q(soort=Paragraafsoort.ALGEMEEN, onderwerp__isnull=True)
                | (~Q(soort=Paragraafsoort.ALGEMEEN) & Q(onderwerp__isnull=False)),
                violation_error_message="Alleen het algemene beeld hoort bij geen onderwerp.",
            ),
        ]

    def __str__(self):
        waar = str(self.onderwerp) if self.onderwerp_id else str(self.rapportage)
        spoor = f", {self.get_spoor_display()}" if self.spoor else ""
        return f"{waar}: {self.get_soort_display()}{spoor}"


class Opmerking(models.Model):
    """What one officer says to another about a paragraph; open ones hold up publication."""

    paragraaf = models.ForeignKey(Paragraaf, models.CASCADE, related_name="opmerkingen", verbose_name="paragraaf")
    tekst = models.TextField("opmerking")
    door = persoon("door", bekend=True)
    op = models.DateTimeField("op", auto_now_add=True)
    opgelost_door = persoon("opgelost door")
    opgelost_op = models.DateTimeField("opgelost op", null=True, blank=True)

    class Meta:
        verbose_name = "opmerking"
        verbose_name_plural = "opmerkingen"
        default_permissions = ()
        ordering = ["paragraaf", "op", "pk"]
        constraints = [
            models.CheckConstraint(
                name="opmerking_opgelost_door_iemand",
                condition=Q(opgelost_op__isnull=True, opgelost_door__isnull=True)
                | Q(opgelost_op__isnull=False, opgelost_door__isnull=False),
                violation_error_message="Een opgeloste opmerking zegt wanneer en door wie.",
            ),
            models.CheckConstraint(
                name="opmerking_niet_leeg",
                condition=~Q(tekst=""),
                violation_error_message="Schrijf op wat u wilt zeggen.",
            ),
        ]

    def __str__(self):
        return self.tekst[:60]
