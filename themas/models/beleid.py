"""What the council decided: plans, themes, topics and ways of working."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from themas.berekening.perioden import EERSTE_JAAR, LAATSTE_JAAR
from themas.enums import Rapportagecyclus
from themas.models.sleutels import SlugQuerySet


class Veiligheidsveld(models.Model):
    """One of the five fields of the Kernbeleid Veiligheid (VNG); cuts across plans."""

    nummer = models.PositiveSmallIntegerField("nummer", unique=True)
    naam = models.CharField("naam", max_length=120)
    slug = models.SlugField("naam in het adres", unique=True)
    omschrijving = models.TextField("omschrijving", blank=True)

    objects = SlugQuerySet.as_manager()

    class Meta:
        verbose_name = "veiligheidsveld"
        verbose_name_plural = "veiligheidsvelden"
        ordering = ["nummer"]

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.slug,)


class BeleidsplanQuerySet(SlugQuerySet):
    def met_meetbare_doelen(self):
        """Plans with at least one goal that is followed by a figure."""
        return self.filter(themas__onderwerpen__doelstellingen__indicatoren__isnull=False).distinct()


class Beleidsplan(models.Model):
    """A safety plan of several years, decided by the council."""

    naam = models.CharField("naam", max_length=200)
    slug = models.SlugField("naam in het adres", unique=True)
    jaar_van = models.PositiveSmallIntegerField("eerste jaar")
    jaar_tot_en_met = models.PositiveSmallIntegerField("laatste jaar")
    peiljaar = models.PositiveSmallIntegerField(
        "peiljaar",
        null=True,
        blank=True,
        help_text="Het jaar waarmee wij vergelijken. Leeg als het plan er geen noemt.",
    )
    vastgesteld_op = models.DateField("vastgesteld op", null=True, blank=True)
    rapportagecyclus = models.CharField("rapportage", max_length=20, choices=Rapportagecyclus.keuzes())
    hoofddoel = models.TextField("hoofddoel", blank=True)
    omschrijving = models.TextField("omschrijving", blank=True)
    opvolger_van = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opgevolgd_door",
        verbose_name="opvolger van",
    )
    matrixbron = models.CharField(
        "bron van de tabel met onderwerpen", max_length=300, blank=True, help_text="Welk jaarplan, en wat is van ons?"
    )
    bron = models.CharField("bron", max_length=500)
    bron_url = models.URLField("adres van de bron", max_length=500, blank=True)

    objects = BeleidsplanQuerySet.as_manager()

    class Meta:
        verbose_name = "beleidsplan"
        verbose_name_plural = "beleidsplannen"
        ordering = ["-jaar_van", "naam"]
        constraints = [
            models.CheckConstraint(
                name="beleidsplan_jaren_op_volgorde",
                condition=Q(jaar_tot_en_met__gte=F("jaar_van")),
                violation_error_message="Het laatste jaar ligt voor het eerste jaar.",
            ),
            models.CheckConstraint(
                name="beleidsplan_peiljaar_ligt_voor_het_plan",
                condition=Q(peiljaar__isnull=True) | Q(peiljaar__lte=F("jaar_van")),
                violation_error_message="Het peiljaar ligt na het eerste jaar van het plan.",
            ),
            models.CheckConstraint(
                name="beleidsplan_peiljaar_is_een_jaar",
                condition=Q(peiljaar__isnull=True) | Q(peiljaar__range=(EERSTE_JAAR, LAATSTE_JAAR)),
                violation_error_message="Vul bij het peiljaar een jaar in, zoals 2017, of laat het leeg.",
            ),
            models.CheckConstraint(
                name="beleidsplan_volgt_niet_zichzelf_op",
                condition=Q(opvolger_van__isnull=True) | ~Q(opvolger_van=F("pk")),
                violation_error_message="Een plan kan zichzelf niet opvolgen.",
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("plan", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    @property
    def jaren(self) -> str:
        """``2019-2022``, written as in the names of the plans."""
        return f"{self.jaar_van}-{self.jaar_tot_en_met}"


class ThemaQuerySet(models.QuerySet):
    def get_by_natural_key(self, plan, slug):
        return self.get(plan__slug=plan, slug=slug)


class Thema(models.Model):
    plan = models.ForeignKey(Beleidsplan, models.PROTECT, related_name="themas", verbose_name="beleidsplan")
    nummer = models.PositiveSmallIntegerField("nummer")
    naam = models.CharField("naam", max_length=120)
    slug = models.SlugField("naam in het adres")
    omschrijving = models.TextField("omschrijving", blank=True, help_text="Eén of twee zinnen voor de bezoeker.")
    velden = models.ManyToManyField(
        Veiligheidsveld, blank=True, related_name="themas", verbose_name="veiligheidsvelden"
    )
    vervolg_op = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="vervolgd_door",
        verbose_name="vervolg op thema",
    )
    bron = models.CharField("bron", max_length=500, blank=True)

    objects = ThemaQuerySet.as_manager()

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema’s"
        ordering = ["plan", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "slug"],
                name="thema_slug_uniek_binnen_plan",
                violation_error_message="Dit plan heeft al een thema met deze naam in het adres.",
            ),
            models.UniqueConstraint(
                fields=["plan", "nummer"],
                name="thema_nummer_uniek_binnen_plan",
                violation_error_message="Dit plan heeft al een thema met dit nummer.",
            ),
        ]

    def __str__(self):
        return f"{self.nummer} {self.naam}"

    def get_absolute_url(self):
        return reverse("thema", args=[self.plan.slug, self.slug])

    def natural_key(self):
        return (self.plan.slug, self.slug)

    natural_key.dependencies = ["themas.beleidsplan"]


class OnderwerpQuerySet(models.QuerySet):
    def get_by_natural_key(self, plan, thema, slug):
        return self.get(thema__plan__slug=plan, thema__slug=thema, slug=slug)

    def met_plan(self):
        """With theme and plan, in reading order: of the newest plan first."""
        volgorde = ("-thema__plan__jaar_van", "thema__nummer", "volgorde", "naam")
        return self.select_related("thema__plan").order_by(*volgorde)


class Onderwerp(models.Model):
    """A topic within a theme; some have a number in the plan ("1.1"), others do not."""

    thema = models.ForeignKey(Thema, models.PROTECT, related_name="onderwerpen", verbose_name="thema")
    nummer = models.CharField("nummer", max_length=10, blank=True, help_text="Zoals in het plan, bijvoorbeeld 1.1.")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    naam = models.CharField("naam", max_length=160)
    slug = models.SlugField("naam in het adres")
    toelichting = models.TextField("toelichting", blank=True)
    verantwoordelijk_domein = models.CharField("verantwoordelijk domein", max_length=120, blank=True)
    indicatoren = models.ManyToManyField(
        "themas.Indicator",
        blank=True,
        related_name="onderwerpen",
        verbose_name="cijfers zonder doel",
        help_text="Cijfers die bij dit onderwerp horen, maar niet bij een doel.",
    )
    matrixrij = models.PositiveSmallIntegerField(
        "rij in het jaarplan",
        null=True,
        blank=True,
        help_text="Leeg als het onderwerp niet in het jaarplan staat.",
    )
    bron = models.CharField("bron", max_length=500, blank=True)

    objects = OnderwerpQuerySet.as_manager()

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ["thema", "volgorde", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["thema", "slug"],
                name="onderwerp_slug_uniek_binnen_thema",
                violation_error_message="Dit thema heeft al een onderwerp met deze naam in het adres.",
            ),
            models.UniqueConstraint(
                fields=["thema", "matrixrij"],
                name="onderwerp_matrixrij_uniek_binnen_thema",
                violation_error_message="Een ander onderwerp van dit thema staat al op deze rij.",
            ),
        ]

    def __str__(self):
        return f"{self.nummer} {self.naam}".strip()

    def natural_key(self):
        return (*self.thema.natural_key(), self.slug)

    natural_key.dependencies = ["themas.thema", "themas.indicator"]


class WerkwijzeQuerySet(models.QuerySet):
    def get_by_natural_key(self, plan, slug):
        return self.get(plan__slug=plan, slug=slug)


class Werkwijze(models.Model):
    """A way of working that holds in the whole plan, whatever the theme."""

    plan = models.ForeignKey(Beleidsplan, models.PROTECT, related_name="werkwijzen", verbose_name="beleidsplan")
    nummer = models.PositiveSmallIntegerField("volgorde")
    naam = models.CharField("naam", max_length=160)
    slug = models.SlugField("naam in het adres")
    omschrijving = models.TextField("omschrijving", blank=True)
    bron = models.CharField("bron", max_length=500, blank=True)

    objects = WerkwijzeQuerySet.as_manager()

    class Meta:
        verbose_name = "werkwijze"
        verbose_name_plural = "werkwijzen"
        ordering = ["plan", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "slug"],
                name="werkwijze_slug_uniek_binnen_plan",
                violation_error_message="Dit plan heeft al een werkwijze met deze naam in het adres.",
            ),
        ]

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.plan.slug, self.slug)

    natural_key.dependencies = ["themas.beleidsplan"]
