"""Meetings at which municipalities learn from each other, and what is on their programme."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from convenanten.bladen import Bijeenkomstblad, Programmablad
from convenanten.models.partij import https
from themas.models.publicatie import Stuk
from themas.models.sleutels import SlugQuerySet


class BijeenkomstQuerySet(SlugQuerySet):
    def zonder_verslag(self):
        """Neither a day on which it was made, nor what came out; a document beside it may be anything."""
        return self.filter(verslag_op=None, verslag="")

    def verslag_verwacht(self, vandaag: datetime.date):
        """Held, and without a report as yet: due or late, the latest meeting first."""
        return self.zonder_verslag().filter(datum__lt=vandaag).order_by("-datum", "naam")

    def punten_welkom(self, vandaag: datetime.date):
        """Still to come, today included, or on a day that is not known."""
        return self.filter(Q(datum=None) | Q(datum__gte=vandaag))


class Bijeenkomst(Stuk):
    """``datum`` is what we compute with; where the source names another day too, both are kept and said."""

    naam = models.CharField("naam", max_length=200)
    kort = models.TextField("waar gaat het over?", help_text="In één of twee zinnen.")
    datum = models.DateField("datum", null=True, blank=True)
    andere_datum = models.DateField(
        "andere datum in de bron", null=True, blank=True, help_text="Alleen als de bron zichzelf tegenspreekt."
    )
    datum_uitleg = models.TextField(
        "uitleg bij de datum", blank=True, help_text="Waar staat welke datum, en waarom kiezen wij deze?"
    )
    inloop = models.TimeField("inloop", null=True, blank=True)
    begin = models.TimeField("begin", null=True, blank=True)
    eind = models.TimeField("einde", null=True, blank=True)
    plaats = models.CharField("plaats", max_length=200, blank=True)
    doelgroep = models.CharField("voor wie", max_length=200, blank=True)
    organisatie = models.CharField("wie organiseert het?", max_length=200, blank=True)
    verslag_binnen = models.PositiveSmallIntegerField(
        "verslag binnen (dagen)", default=14, help_text="Zoveel dagen na de bijeenkomst moet het verslag er zijn."
    )
    verslag_op = models.DateField("verslag gemaakt op", null=True, blank=True)
    verslag = models.TextField("verslag", blank=True, help_text="Wat kwam eruit? Of voeg hieronder een document toe.")
    url = models.URLField("aankondiging", max_length=500, blank=True, help_text="Begint met https://.")
    bron = models.CharField("bron", max_length=500)

    objects = BijeenkomstQuerySet.as_manager()

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        ordering = ["-datum", "naam"]
        constraints = [
            https("bijeenkomst_adres_is_https"),
            models.CheckConstraint(
                name="bijeenkomst_eindigt_na_het_begin",
                condition=Q(begin__isnull=True) | Q(eind__isnull=True) | Q(eind__gt=F("begin")),
                violation_error_message="Het einde ligt voor het begin. Pas een van beide tijden aan.",
            ),
            models.CheckConstraint(
                name="bijeenkomst_inloop_voor_het_begin",
                condition=Q(inloop__isnull=True) | Q(begin__isnull=True) | Q(inloop__lte=F("begin")),
                violation_error_message="De inloop is na het begin. Pas een van beide tijden aan.",
            ),
            models.CheckConstraint(
                name="bijeenkomst_andere_datum_met_uitleg",
                condition=Q(andere_datum__isnull=True) | (Q(datum__isnull=False) & ~Q(datum_uitleg="")),
                violation_error_message="Zeg bij een andere datum waar die staat, en kies zelf een datum.",
            ),
            models.CheckConstraint(
                name="bijeenkomst_verslag_na_de_dag",
                condition=Q(verslag_op__isnull=True) | Q(datum__isnull=True) | Q(verslag_op__gte=F("datum")),
                violation_error_message="Het verslag kan niet van voor de bijeenkomst zijn. Pas de dag aan.",
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("bijeenkomst", args=[self.slug])

    @property
    def titel(self) -> str:
        return self.naam

    @property
    def verslag_voor(self) -> datetime.date | None:
        """The last day for the report; None where the day of the meeting is not known."""
        if self.datum is None:
            return None
        # By number: the calendar ends, and a day that was mistyped may lie at its end.
        dag = min(self.datum.toordinal() + self.verslag_binnen, datetime.date.max.toordinal())
        return datetime.date.fromordinal(dag)

    def blad(self) -> Bijeenkomstblad:
        punten = self.vraagpunten.select_related("veld").prefetch_related("interventies")
        return Bijeenkomstblad(
            slug=self.slug,
            naam=self.naam,
            kort=self.kort,
            datum=self.datum,
            andere_datum=self.andere_datum,
            datum_uitleg=self.datum_uitleg,
            inloop=self.inloop,
            begin=self.begin,
            eind=self.eind,
            plaats=self.plaats,
            doelgroep=self.doelgroep,
            organisatie=self.organisatie,
            programma=tuple(onderdeel.blad() for onderdeel in self.programma.all()),
            punten=tuple(punt.blad() for punt in punten),
            verslag_voor=self.verslag_voor,
            verslag_op=self.verslag_op,
            verslag=self.verslag,
            documenten=tuple(document.blad() for document in self.documenten.all()),
            url=self.url,
            bron=self.bron,
        )


class ProgrammaQuerySet(models.QuerySet):
    def get_by_natural_key(self, bijeenkomst, nummer):
        return self.get(bijeenkomst__slug=bijeenkomst, nummer=nummer)


class Programmaonderdeel(models.Model):
    bijeenkomst = models.ForeignKey(Bijeenkomst, models.CASCADE, related_name="programma", verbose_name="bijeenkomst")
    nummer = models.PositiveSmallIntegerField("volgorde")
    tijd = models.TimeField("tijd", null=True, blank=True)
    tekst = models.CharField("onderdeel", max_length=300)

    objects = ProgrammaQuerySet.as_manager()

    class Meta:
        verbose_name = "onderdeel van het programma"
        verbose_name_plural = "programma"
        ordering = ["bijeenkomst", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["bijeenkomst", "nummer"],
                name="programmaonderdeel_nummer_uniek",
                violation_error_message="Een ander onderdeel heeft dit nummer al. Kies een ander nummer.",
            ),
        ]

    def __str__(self):
        return self.tekst

    def natural_key(self):
        return (self.bijeenkomst.slug, self.nummer)

    natural_key.dependencies = ["convenanten.bijeenkomst"]

    def blad(self) -> Programmablad:
        return Programmablad(self.tijd, self.tekst)
