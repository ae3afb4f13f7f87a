"""What we measure, where and when, and by what we divide."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from themas import berekening
from themas.enums import (
    Gebiedsoort,
    Indicatoraard,
    Kwaliteit,
    Meetsoort,
    Noemeraard,
    Noemersoort,
    Periodesoort,
    Richting,
)
from themas.models.sleutels import SlugQuerySet


class IndicatorQuerySet(SlugQuerySet):
    def met_doel(self):
        """Indicators that a goal of some plan hangs on."""
        return self.filter(doelstellingen__isnull=False).distinct()


class Indicator(models.Model):
    """One thing counted in one way by one source. Another method or source family is another indicator."""

    naam = models.CharField("naam", max_length=160)
    slug = models.SlugField("naam in het adres", unique=True, max_length=80)
    definitie = models.TextField("definitie", help_text="Wat telt mee, en wat niet?")
    zegt_niet = models.TextField(
        "wat dit cijfer niet zegt",
        blank=True,
        help_text="Waarvoor mag een lezer dit cijfer niet gebruiken?",
    )
    teller = models.CharField("wat wordt geteld", max_length=120, help_text="In het meervoud: ‘inbraken’.")
    aard = models.CharField("aard", max_length=10, choices=Indicatoraard.keuzes(), default=Indicatoraard.UITKOMST)
    noemersoort = models.CharField("per", max_length=10, choices=Noemersoort.keuzes(), default=Noemersoort.GEEN)
    per = models.PositiveIntegerField("per hoeveel", default=1000)
    eenheid = models.CharField(
        "eenheid van de waarde",
        max_length=40,
        blank=True,
        help_text="Alleen als er geen noemer is: ‘%’, ‘euro’.",
    )
    decimalen = models.PositiveSmallIntegerField("decimalen", default=1)
    gewenste_richting = models.CharField("gewenste richting", max_length=15, choices=Richting.keuzes())
    soort = models.CharField("soort", max_length=10, choices=Meetsoort.keuzes(), default=Meetsoort.STROOM)
    optelbaar = models.BooleanField(
        "delen van het jaar tellen op",
        default=True,
        help_text="Nee bij cijfers die alleen per jaar verschijnen.",
    )
    bron = models.CharField("bron", max_length=300)
    broncode = models.CharField("code bij de bron", max_length=40, blank=True)
    onthullingsdrempel = models.PositiveSmallIntegerField(
        "verberg aantallen onder",
        null=True,
        blank=True,
        help_text="Leeg: alles wat de bron publiceerde, staat er. Bij 5 wordt 1 tot en met 4 ‘<5’.",
    )
    onderdeel_van = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="onderdelen",
        verbose_name="onderdeel van",
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=100)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "indicator"
        verbose_name_plural = "indicatoren"
        ordering = ["volgorde", "naam"]
        constraints = [
            models.CheckConstraint(
                name="indicator_per_is_meer_dan_nul",
                condition=Q(per__gte=1),
                violation_error_message="‘Per hoeveel’ is minstens 1.",
            ),
            models.CheckConstraint(
                name="indicator_drempel_is_minstens_drie",
                condition=Q(onthullingsdrempel__isnull=True) | Q(onthullingsdrempel__gte=3),
                violation_error_message=(
                    "Een drempel onder 3 verbergt niets: ‘<2’ kan alleen 1 zijn. Laat het leeg of vul 3 of meer in."
                ),
            ),
            models.CheckConstraint(
                name="indicator_is_geen_onderdeel_van_zichzelf",
                condition=Q(onderdeel_van__isnull=True) | ~Q(onderdeel_van=F("pk")),
                violation_error_message="Een indicator is geen onderdeel van zichzelf.",
            ),
            models.CheckConstraint(
                name="indicator_aandeel_heeft_geen_noemer",
                condition=~Q(soort=Meetsoort.AANDEEL) | Q(noemersoort=Noemersoort.GEEN),
                violation_error_message="Een percentage uit een onderzoek heeft geen noemer.",
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("indicator", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    @property
    def maateenheid(self) -> str:
        """What stands behind a rate: ``per 1.000 woningen``; else the unit of the value, else empty."""
        if self.noemersoort != Noemersoort.GEEN:
            return f"per {self.per:,} {Noemersoort(self.noemersoort).label}".replace(",", ".")
        return self.eenheid


class GebiedQuerySet(models.QuerySet):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class Gebied(models.Model):
    """An area that figures are about. A group names its members, or says that the source does not."""

    code = models.CharField(
        "code",
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[A-Z][A-Z0-9-]+$", "Gebruik hoofdletters en cijfers, zoals GM0034.")],
    )
    naam = models.CharField("naam", max_length=120)
    soort = models.CharField("soort", max_length=20, choices=Gebiedsoort.keuzes())
    indeling_jaar = models.PositiveSmallIntegerField("jaar van de indeling", null=True, blank=True)
    ligt_in = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="delen", verbose_name="ligt in"
    )
    leden = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="groepen",
        verbose_name="gemeenten in de groep",
    )
    leden_bekend = models.BooleanField("leden bekend", default=True)
    gewogen = models.BooleanField(
        "gewogen gemiddelde",
        null=True,
        blank=True,
        help_text="Bij een groep: telt een grote gemeente zwaarder mee? Leeg: onbekend.",
    )
    toelichting = models.TextField("toelichting", blank=True)

    objects = GebiedQuerySet.as_manager()

    class Meta:
        verbose_name = "gebied"
        verbose_name_plural = "gebieden"
        ordering = ["soort", "naam"]
        constraints = [
            models.CheckConstraint(
                name="gebied_ligt_niet_in_zichzelf",
                condition=Q(ligt_in__isnull=True) | ~Q(ligt_in=F("pk")),
                violation_error_message="Een gebied ligt niet in zichzelf.",
            ),
        ]

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.code,)


class PeriodeQuerySet(models.QuerySet):
    def get_by_natural_key(self, code):
        return self.get(code=code)

    def van(self, *perioden: berekening.Periode) -> dict[berekening.Periode, "Periode"]:
        """The rows of these periods, made where they do not exist yet, by their pure form."""
        codes = {periode.code: periode for periode in perioden}
        bestaand = {rij.code: rij for rij in self.filter(code__in=codes)}
        nieuw = [Periode.van_puur(periode) for code, periode in codes.items() if code not in bestaand]
        for rij in self.bulk_create(nieuw):
            bestaand[rij.code] = rij
        return {periode: bestaand[code] for code, periode in codes.items()}


class Periode(models.Model):
    code = models.CharField("code", max_length=10, unique=True)
    soort = models.CharField("soort", max_length=10, choices=Periodesoort.keuzes())
    jaar = models.PositiveSmallIntegerField("jaar")
    nummer = models.PositiveSmallIntegerField("nummer", default=1)
    begin = models.DateField("begin")
    eind = models.DateField("eind")

    objects = PeriodeQuerySet.as_manager()

    class Meta:
        verbose_name = "periode"
        verbose_name_plural = "perioden"
        ordering = ["-eind", "begin"]
        constraints = [
            models.CheckConstraint(
                name="periode_begint_voor_het_eind",
                condition=Q(begin__lt=F("eind")),
                violation_error_message="De periode begint niet voor het eind.",
            ),
            models.CheckConstraint(
                name="periode_nummer_past_bij_soort",
                condition=Q(soort=Periodesoort.JAAR, nummer=1)
                | Q(soort=Periodesoort.HALFJAAR, nummer__in=[1, 2])
                | Q(soort=Periodesoort.KWARTAAL, nummer__in=[1, 2, 3, 4]),
                violation_error_message="Dit nummer past niet bij deze soort periode.",
            ),
            models.UniqueConstraint(
                fields=["soort", "jaar", "nummer"],
                name="periode_uniek",
                violation_error_message="Deze periode bestaat al.",
            ),
        ]

    def __str__(self):
        return self.puur.label

    def natural_key(self):
        return (self.code,)

    @classmethod
    def van_puur(cls, periode: berekening.Periode) -> "Periode":
        """An unsaved row for a pure period."""
        return cls(
            code=periode.code,
            soort=periode.soort,
            jaar=periode.jaar,
            nummer=periode.nummer,
            begin=periode.begin,
            eind=periode.eind,
        )

    @property
    def puur(self) -> berekening.Periode:
        return berekening.Periode(self.jaar, Periodesoort(self.soort), self.nummer)


class Noemer(models.Model):
    """How many residents, homes or young people: what a count is divided by."""

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="noemers", verbose_name="gebied")
    soort = models.CharField(
        "soort",
        max_length=10,
        choices=[k for k in Noemersoort.keuzes() if k[0] != Noemersoort.GEEN],
    )
    aard = models.CharField("aard", max_length=15, choices=Noemeraard.keuzes(), default=Noemeraard.JANUARI)
    peildatum = models.DateField("peildatum", help_text="Bij een jaargemiddelde: 1 januari van dat jaar.")
    aantal = models.PositiveIntegerField("aantal")
    kwaliteit = models.CharField("kwaliteit", max_length=10, choices=Kwaliteit.keuzes(), default=Kwaliteit.DEFINITIEF)
    bron = models.CharField("bron", max_length=500)
    herkomst = models.CharField("herkomst", max_length=200, blank=True)
    reden = models.TextField("reden van wijziging", blank=True)

    history = HistoricalRecords(
        verbose_name="eerdere noemer",
        verbose_name_plural="eerdere noemers",
    )

    class Meta:
        verbose_name = "noemer"
        verbose_name_plural = "noemers"
        ordering = ["gebied", "soort", "-peildatum"]
        constraints = [
            models.UniqueConstraint(
                fields=["gebied", "soort", "aard", "peildatum"],
                name="noemer_uniek",
                violation_error_message="Deze noemer is er al. Pas de bestaande aan.",
            ),
            models.CheckConstraint(
                name="noemer_is_meer_dan_nul",
                condition=Q(aantal__gte=1),
                violation_error_message="Een noemer is minstens 1: door 0 kan niemand delen.",
            ),
            models.CheckConstraint(
                name="noemer_soort_is_niet_geen",
                condition=~Q(soort=Noemersoort.GEEN),
                violation_error_message="Kies inwoners, woningen of jongeren.",
            ),
        ]

    def __str__(self):
        return f"{self.get_soort_display()} {self.gebied} {self.peildatum:%d-%m-%Y}"
