"""Areas with the mark Keurmerk Veilig Ondernemen, and their certificates."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from convenanten.bladen import Certificaatblad, Keurmerkblad
from convenanten.enums import Keurmerksoort
from themas.models.publicatie import Stuk
from themas.models.sleutels import SlugQuerySet


class Keurmerkgebied(Stuk):
    naam = models.CharField("naam", max_length=120, unique=True)
    soort = models.CharField("soort gebied", max_length=20, choices=Keurmerksoort.keuzes())
    toelichting = models.TextField("toelichting", blank=True)
    bron = models.CharField("bron", max_length=500)

    objects = SlugQuerySet.as_manager()

    class Meta:
        verbose_name = "gebied met keurmerk"
        verbose_name_plural = "gebieden met keurmerk"
        ordering = ["soort", "naam"]
        constraints = [
            models.CheckConstraint(
                name="keurmerkgebied_heeft_een_soort",
                condition=Q(soort__in=[soort.value for soort in Keurmerksoort]),
                violation_error_message="Kies wat dit is: een bedrijventerrein, winkelgebied of buitengebied.",
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return f"{reverse('keurmerk')}#{self.slug}"

    @property
    def titel(self) -> str:
        return self.naam

    def blad(self) -> Keurmerkblad:
        return Keurmerkblad(
            slug=self.slug,
            naam=self.naam,
            soort=Keurmerksoort(self.soort),
            toelichting=self.toelichting,
            certificaten=tuple(certificaat.blad() for certificaat in self.certificeringen.all()),
            bron=self.bron,
        )

    def gebreken(self) -> list[str]:
        if self.certificeringen.exists():
            return []
        return ["Dit gebied heeft nog geen certificaat. Voeg er een toe, ook als de data niet bekend zijn."]


class CertificeringQuerySet(models.QuerySet):
    def get_by_natural_key(self, gebied, nummer):
        return self.get(gebied__slug=gebied, nummer=nummer)


class Certificering(models.Model):
    """One certificate; a day that no source names is empty, and the words of the source stand beside it."""

    gebied = models.ForeignKey(Keurmerkgebied, models.CASCADE, related_name="certificeringen", verbose_name="gebied")
    nummer = models.PositiveSmallIntegerField("volgnummer", default=1, help_text="1 is het eerste dat wij kennen.")
    geldig_van = models.DateField("geldig van", null=True, blank=True)
    geldig_tot = models.DateField("geldig tot en met", null=True, blank=True)
    wanneer = models.CharField(
        "wanneer, volgens de bron", max_length=200, blank=True, help_text="Zoals de bron het zegt: eind 2019."
    )
    hercertificering = models.BooleanField("hercertificering", default=False, help_text="Het gebied had het al.")
    toelichting = models.TextField("toelichting", blank=True)
    bron = models.CharField("bron", max_length=500)

    objects = CertificeringQuerySet.as_manager()

    class Meta:
        verbose_name = "certificaat"
        verbose_name_plural = "certificaten"
        ordering = ["gebied", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["gebied", "nummer"],
                name="certificering_nummer_uniek_binnen_gebied",
                violation_error_message="Dit gebied heeft al een certificaat met dit volgnummer.",
            ),
            models.CheckConstraint(
                name="certificering_eindigt_na_het_begin",
                condition=Q(geldig_van__isnull=True) | Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=F("geldig_van")),
                violation_error_message="Het certificaat eindigt voor het begint. Pas een van beide dagen aan.",
            ),
            models.CheckConstraint(
                name="certificering_zegt_iets_over_de_tijd",
                condition=Q(geldig_van__isnull=False) | Q(geldig_tot__isnull=False) | ~Q(wanneer=""),
                violation_error_message="Vul een dag in, of schrijf op wat de bron over de tijd zegt.",
            ),
        ]

    def __str__(self):
        return f"{self.gebied} {self.nummer}"

    def natural_key(self):
        return (self.gebied.slug, self.nummer)

    natural_key.dependencies = ["convenanten.keurmerkgebied"]

    def blad(self) -> Certificaatblad:
        return Certificaatblad(
            geldig_van=self.geldig_van,
            geldig_tot=self.geldig_tot,
            wanneer=self.wanneer,
            hercertificering=self.hercertificering,
            toelichting=self.toelichting,
            bron=self.bron,
        )
