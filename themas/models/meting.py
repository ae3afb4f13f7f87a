"""Figures and judgements, each under four eyes."""

from django.db import models
from django.db.models import F, Q

from themas.enums import Kwaliteit, Maat, Metingsoort, Oordeel, Status
from themas.models.doelen import Doelstelling
from themas.models.meten import Gebied, Indicator, Periode
from themas.models.vierogen import VierOgen, VierOgenQuerySet


GELDEND = Q(status=Status.VASTGESTELD, opgevolgd_op__isnull=True)
OPEN = ~Q(status=Status.VASTGESTELD)


class MetingQuerySet(VierOgenQuerySet):
    def voor_indicator(self, indicator):
        return self.filter(indicator=indicator)

    def voor_gebied(self, gebied):
        return self.filter(gebied=gebied)


class Meting(VierOgen):
    """One figure: a level (count, reported value, or both), or only a change that a source reported.

    ``None`` is "not measured" and never 0. ``verandering`` is in percent, ``waarde`` and ``marge`` in the unit of
    the indicator; ``waarde_decimalen`` keeps how precisely the source gave it, since 13 is less than 13,0.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="metingen", verbose_name="indicator")
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="metingen", verbose_name="gebied")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="metingen", verbose_name="periode")
    soort = models.CharField("soort", max_length=12, choices=Metingsoort.keuzes(), default=Metingsoort.NIVEAU)
    aantal = models.PositiveIntegerField("aantal", null=True, blank=True)
    waarde = models.DecimalField("waarde", max_digits=14, decimal_places=4, null=True, blank=True)
    waarde_decimalen = models.PositiveSmallIntegerField("decimalen van de waarde", null=True, blank=True)
    marge = models.DecimalField("marge", max_digits=14, decimal_places=4, null=True, blank=True)
    verandering = models.DecimalField("verandering (%)", max_digits=8, decimal_places=2, null=True, blank=True)
    maat = models.CharField("verandering van", max_length=12, choices=Maat.keuzes(), blank=True)
    basisperiode = models.ForeignKey(
        Periode,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vergeleken met",
    )
    kwaliteit = models.CharField("kwaliteit", max_length=10, choices=Kwaliteit.keuzes(), default=Kwaliteit.DEFINITIEF)
    bron = models.CharField("bron", max_length=500)
    stand_op = models.DateField("stand op", null=True, blank=True, help_text="De datum van de uitgave van de bron.")
    herkomst = models.CharField("herkomst", max_length=200, blank=True, help_text="Bestand en regel.")
    opmerking = models.TextField("opmerking", blank=True)

    objects = MetingQuerySet.as_manager()

    class Meta(VierOgen.Meta):
        verbose_name = "meting"
        permissions = [
            ("dien_in_meting", "Mag een meting indienen"),
            ("stel_vast_meting", "Mag een meting vaststellen of terugsturen"),
        ]
        verbose_name_plural = "metingen"
        ordering = ["indicator", "gebied", "-periode__eind", "soort"]
        indexes = [
            models.Index(fields=["indicator", "gebied"], name="meting_publiek", condition=GELDEND),
        ]
        constraints = [
            *VierOgen.Meta.constraints,
            models.CheckConstraint(
                name="meting_niveau_of_verandering",
                condition=Q(
                    soort=Metingsoort.NIVEAU,
                    verandering__isnull=True,
                    basisperiode__isnull=True,
                    maat="",
                )
                & (Q(aantal__isnull=False) | Q(waarde__isnull=False))
                | Q(
                    soort=Metingsoort.VERANDERING,
                    verandering__isnull=False,
                    basisperiode__isnull=False,
                    aantal__isnull=True,
                    waarde__isnull=True,
                    marge__isnull=True,
                )
                & ~Q(maat=""),
                violation_error_message=(
                    "Vul een aantal of een waarde in. Of kies ‘alleen de verandering’ en vul dan de verandering, "
                    "waarvan, en de periode van vergelijking in."
                ),
            ),
            models.CheckConstraint(
                name="meting_getallen_niet_negatief",
                condition=(Q(aantal__isnull=True) | Q(aantal__gte=0))
                & (Q(waarde__isnull=True) | Q(waarde__gte=0))
                & (Q(marge__isnull=True) | Q(marge__gte=0)),
                violation_error_message="Een aantal, waarde of marge is 0 of meer.",
            ),
            models.CheckConstraint(
                name="meting_marge_hoort_bij_waarde",
                condition=Q(marge__isnull=True) | Q(waarde__isnull=False),
                violation_error_message="Een marge hoort bij een waarde.",
            ),
            models.CheckConstraint(
                name="meting_decimalen_horen_bij_waarde",
                condition=Q(waarde__isnull=True, waarde_decimalen__isnull=True)
                | Q(waarde__isnull=False, waarde_decimalen__isnull=False),
                violation_error_message="Zeg bij een waarde met hoeveel decimalen de bron haar gaf.",
            ),
            models.CheckConstraint(
                name="meting_daalt_niet_meer_dan_alles",
                condition=Q(verandering__isnull=True) | Q(verandering__gte=-100),
                violation_error_message="Een daling van meer dan 100 procent bestaat niet.",
            ),
            models.CheckConstraint(
                name="meting_vergelijkt_niet_met_zichzelf",
                condition=Q(basisperiode__isnull=True) | ~Q(basisperiode=F("periode")),
                violation_error_message="Een periode wordt niet met zichzelf vergeleken.",
            ),
            models.UniqueConstraint(
                fields=["indicator", "gebied", "periode"],
                condition=GELDEND & Q(soort=Metingsoort.NIVEAU),
                name="meting_een_geldend_niveau",
                violation_error_message="Hiervoor geldt al een vastgesteld cijfer. Vervang dat, met een reden.",
            ),
            models.UniqueConstraint(
                fields=["indicator", "gebied", "periode", "basisperiode"],
                condition=GELDEND & Q(soort=Metingsoort.VERANDERING),
                name="meting_een_geldende_verandering",
                violation_error_message="Hiervoor geldt al een vastgestelde verandering. Vervang die, met een reden.",
            ),
            models.UniqueConstraint(
                fields=["indicator", "gebied", "periode"],
                condition=OPEN & Q(soort=Metingsoort.NIVEAU),
                name="meting_een_open_niveau",
                violation_error_message="Hiervoor is al een cijfer onderweg. Werk dat verder af.",
            ),
            models.UniqueConstraint(
                fields=["indicator", "gebied", "periode", "basisperiode"],
                condition=OPEN & Q(soort=Metingsoort.VERANDERING),
                name="meting_een_open_verandering",
                violation_error_message="Hiervoor is al een verandering onderweg. Werk die verder af.",
            ),
        ]

    def __str__(self):
        return f"{self.indicator}, {self.gebied}, {self.periode}"

    @property
    def sleutel(self) -> tuple:
        """What the figure is about; a row replaces only a row with the same."""
        return (self.indicator_id, self.gebied_id, self.periode_id, self.soort, self.basisperiode_id)


class Beoordeling(VierOgen):
    """An officer's verdict on a goal without figures, for one period."""

    doelstelling = models.ForeignKey(
        Doelstelling, models.PROTECT, related_name="beoordelingen", verbose_name="doelstelling"
    )
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="beoordelingen", verbose_name="periode")
    oordeel = models.CharField(
        "oordeel",
        max_length=30,
        choices=[(o.value, o.label) for o in Oordeel if o.gunstig is not None],
    )
    toelichting = models.TextField("toelichting")
    bewijs = models.TextField("bewijs", help_text="Een actie, brief of cijfer waaruit dit blijkt.")

    class Meta(VierOgen.Meta):
        verbose_name = "beoordeling"
        permissions = [
            ("dien_in_beoordeling", "Mag een beoordeling indienen"),
            ("stel_vast_beoordeling", "Mag een beoordeling vaststellen of terugsturen"),
        ]
        verbose_name_plural = "beoordelingen"
        ordering = ["doelstelling", "-periode__eind"]
        constraints = [
            *VierOgen.Meta.constraints,
            models.UniqueConstraint(
                fields=["doelstelling", "periode"],
                condition=GELDEND,
                name="beoordeling_een_geldende",
                violation_error_message="Er geldt al een beoordeling. Vervang die, met een reden.",
            ),
            models.UniqueConstraint(
                fields=["doelstelling", "periode"],
                condition=OPEN,
                name="beoordeling_een_open",
                violation_error_message="Er is al een beoordeling onderweg. Werk die verder af.",
            ),
            models.CheckConstraint(
                name="beoordeling_is_een_oordeel",
                condition=Q(oordeel__in=[o.value for o in Oordeel if o.gunstig is not None]),
                violation_error_message="Kies op koers, niet op koers, gehaald of niet gehaald.",
            ),
        ]

    def __str__(self):
        return f"{self.doelstelling}: {self.get_oordeel_display()}"

    @property
    def sleutel(self) -> tuple:
        """What the judgement is about; a row replaces only a row with the same."""
        return (self.doelstelling_id, self.periode_id)
