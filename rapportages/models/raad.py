"""What the council asked and decided, what it was promised and told, and what became of it."""

import datetime

from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from rapportages.enums import Raadssoort, Raadsstatus
from rapportages.models.publicatie import Versie
from rapportages.models.verslag import Voortgangsrapportage
from themas.models import Beleidsplan, Doelstelling, Onderwerp
from themas.models.gewijzigd import Gewijzigd
from themas.models.sleutels import SlugQuerySet


#: The address of the page that sums up, so no piece can have it.
IN_HET_KORT = "in-het-kort"
STAAT_OPEN = [status for status in Raadsstatus if status.staat_open]
VRAAGT = [soort for soort in Raadssoort if soort.vraagt]


class RaadsstukQuerySet(SlugQuerySet):
    def publiek(self):
        return self.filter(publiek=True)

    def openstaand(self):
        return self.filter(status__in=STAAT_OPEN)

    def over_termijn(self, vandaag: datetime.date):
        """Open past their deadline; on the last day itself there is still time."""
        return self.openstaand().filter(deadline__lt=vandaag)

    def bij_onderwerp(self, onderwerp):
        """About this topic, or about a goal of it."""
        return self._bij(Q(onderwerpen=onderwerp) | Q(doelstellingen__onderwerp=onderwerp))

    def bij_thema(self, thema):
        return self._bij(Q(onderwerpen__thema=thema) | Q(doelstellingen__onderwerp__thema=thema))

    def _bij(self, wat: Q):
        # By key, so that a piece with two topics of a theme is one row.
        return self.filter(pk__in=self.model.objects.filter(wat).order_by().values("pk"))

    def voor_lijst(self):
        """With the topics and goals that a list names; three queries."""
        onderwerpen = Onderwerp.objects.select_related("thema__plan")
        doelen = Doelstelling.objects.select_related("onderwerp__thema__plan")
        return self.select_related("plan").prefetch_related(
            Prefetch("onderwerpen", queryset=onderwerpen), Prefetch("doelstellingen", queryset=doelen)
        )

    def met_afhandeling(self):
        """With what settled it, and whether readers may know of that report: it can be under embargo."""
        versies = Versie.objects.publiek().filter(rapportage=OuterRef("afgedaan_in")).order_by("-nummer")
        titels = Voortgangsrapportage.objects.alleen_titel().filter(pk=OuterRef("afgedaan_in"))
        # As it was published: what officers are changing meanwhile is not public.
        titel = Coalesce(Subquery(versies.values("titel")[:1]), Subquery(titels.values("titel")[:1]))
        return self.select_related("afgedaan_met", "afgedaan_in").annotate(rapporttitel=titel)


class Raadsstuk(Gewijzigd):
    """One motion, promise, request, letter, decision or view of the council.

    ``datum`` and ``deadline`` are days for computing; the texts beside them say it as the source does, also where
    the source is less exact. ``publiek`` False is a concept, which only officers see.
    """

    soort = models.CharField("soort", max_length=12, choices=Raadssoort.keuzes())
    nummer = models.CharField("nummer", max_length=40, blank=True, help_text="Zoals de raad het schrijft: RG-21/2019.")
    titel = models.CharField("titel", max_length=200)
    slug = models.SlugField("naam in het adres", unique=True, max_length=80)
    inhoud = models.TextField("inhoud", help_text="Wat vraagt, belooft, meldt of besluit dit stuk? In gewone taal.")
    datum = models.DateField("datum", null=True, blank=True)
    datum_tekst = models.CharField(
        "datum in woorden",
        max_length=200,
        blank=True,
        help_text="Als de dag niet precies bekend is: najaar 2019, afgeleid.",
    )
    deadline = models.DateField(
        "uiterlijk op", null=True, blank=True, help_text="De laatste dag. Daarna is een open stuk over de termijn."
    )
    deadline_tekst = models.CharField(
        "termijn volgens de bron", max_length=200, blank=True, help_text="Zoals de bron het zegt: eerste kwartaal 2020."
    )
    status = models.CharField("status", max_length=15, choices=Raadsstatus.keuzes(), default=Raadsstatus.OPEN)
    status_volgens = models.CharField(
        "waar staat deze status?", max_length=300, blank=True, help_text="De bron, en van wanneer die is."
    )
    afgedaan_met = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handelt_af",
        verbose_name="afgedaan met raadsbrief",
    )
    afgedaan_in = models.ForeignKey(
        Voortgangsrapportage,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handelt_af",
        verbose_name="afgedaan in rapportage",
    )
    afgedaan_toelichting = models.TextField("toelichting", blank=True, help_text="Wat is er gedaan?")
    over = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="brieven",
        verbose_name="gaat over deze stukken",
        help_text="Alleen bij een raadsbrief: de moties en toezeggingen waar de brief over gaat.",
    )
    onderwerpen = models.ManyToManyField(Onderwerp, blank=True, related_name="raadsstukken", verbose_name="onderwerpen")
    doelstellingen = models.ManyToManyField(
        Doelstelling, blank=True, related_name="raadsstukken", verbose_name="doelen"
    )
    plan = models.ForeignKey(
        Beleidsplan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="raadsstukken",
        verbose_name="beleidsplan",
        help_text="Alleen als het stuk over een heel plan gaat.",
    )
    url = models.URLField("adres van het stuk", max_length=500, blank=True, help_text="Begint met https://.")
    bron = models.CharField("bron", max_length=500)
    publiek = models.BooleanField("staat op de site", default=False, help_text="Zonder vinkje is dit een concept.")

    objects = RaadsstukQuerySet.as_manager()

    class Meta:
        verbose_name = "raadsstuk"
        verbose_name_plural = "raadsstukken"
        ordering = ["-datum", "soort", "titel"]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "nummer"],
                name="raadsstuk_nummer_uniek_binnen_soort",
                condition=~Q(nummer=""),
                violation_error_message="Er is al een stuk van deze soort met dit nummer. Zet het jaar erbij.",
            ),
            models.CheckConstraint(
                name="raadsstuk_heeft_een_eigen_adres",
                condition=~Q(slug=IN_HET_KORT),
                violation_error_message="Dit adres is van de pagina ‘In het kort’. Kies een andere naam.",
            ),
            models.CheckConstraint(
                name="raadsstuk_adres_is_https",
                condition=Q(url="") | Q(url__startswith="https://"),
                violation_error_message="Het adres van het stuk moet beginnen met https://.",
            ),
            models.CheckConstraint(
                name="raadsstuk_status_past_bij_soort",
                condition=Q(
                    soort__in=VRAAGT,
                    status__in=[Raadsstatus.OPEN, Raadsstatus.IN_UITVOERING, Raadsstatus.AFGEDAAN],
                )
                | Q(soort=Raadssoort.RAADSBRIEF, status__in=[Raadsstatus.TOEGEZEGD, Raadsstatus.VERSTUURD])
                | Q(soort__in=[Raadssoort.RAADSBESLUIT, Raadssoort.ZIENSWIJZE], status=Raadsstatus.VASTGESTELD),
                violation_error_message=(
                    "Deze status past niet bij deze soort. Een brief is toegezegd of verstuurd. Een besluit of "
                    "zienswijze is vastgesteld. De andere soorten zijn open, in uitvoering of afgedaan."
                ),
            ),
            models.CheckConstraint(
                name="raadsstuk_afgedaan_noemt_brief_of_rapportage",
                condition=~Q(status=Raadsstatus.AFGEDAAN)
                | Q(afgedaan_met__isnull=False, afgedaan_in__isnull=True)
                | Q(afgedaan_met__isnull=True, afgedaan_in__isnull=False),
                violation_error_message=(
                    "Afgedaan is een stuk pas met een brief of een rapportage. Kies welke: een van de twee."
                ),
            ),
            models.CheckConstraint(
                name="raadsstuk_afhandeling_alleen_als_het_afgedaan_is",
                condition=Q(status=Raadsstatus.AFGEDAAN)
                | Q(afgedaan_met__isnull=True, afgedaan_in__isnull=True, afgedaan_toelichting=""),
                violation_error_message="Kies de status ‘afgedaan’, of maak leeg waarmee het stuk is afgedaan.",
            ),
            models.CheckConstraint(
                name="raadsstuk_handelt_zichzelf_niet_af",
                condition=Q(afgedaan_met__isnull=True) | ~Q(afgedaan_met=F("pk")),
                violation_error_message="Een stuk kan zichzelf niet afdoen. Kies een brief.",
            ),
            models.CheckConstraint(
                name="raadsstuk_verstuurde_brief_heeft_een_datum",
                condition=~Q(status=Raadsstatus.VERSTUURD) | Q(datum__isnull=False) | ~Q(datum_tekst=""),
                violation_error_message="Zeg bij een verstuurde brief wanneer die is verstuurd.",
            ),
            models.CheckConstraint(
                name="raadsstuk_termijn_niet_voor_de_datum",
                condition=Q(deadline__isnull=True) | Q(datum__isnull=True) | Q(deadline__gte=F("datum")),
                violation_error_message="De termijn ligt voor de datum van het stuk. Kies een latere dag.",
            ),
        ]

    def __str__(self):
        return f"{self.aanduiding}: {self.titel}"

    def get_absolute_url(self):
        return reverse("raadsstuk", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = [
        "themas.beleidsplan",
        "themas.onderwerp",
        "themas.doelstelling",
        "rapportages.voortgangsrapportage",
    ]

    @property
    def aanduiding(self) -> str:
        """``motie RG-21/2019``; the kind alone where there is no number."""
        return f"{self.get_soort_display()} {self.nummer}".strip()

    @property
    def staat_open(self) -> bool:
        return Raadsstatus(self.status).staat_open

    def is_over_termijn(self, vandaag: datetime.date) -> bool:
        """As ``over_termijn()`` for one row."""
        return self.staat_open and self.deadline is not None and self.deadline < vandaag
