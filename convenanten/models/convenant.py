"""What we agreed, with whom and why: the lasting agreement. What was signed when is in its versions."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from convenanten.bladen import Bepalingblad, Convenantblad, Doelsleutel, Verwijzing
from convenanten.enums import Bepalingsoort, Convenantsoort, Overlegniveau
from themas.berekening.perioden import EERSTE_JAAR, LAATSTE_JAAR
from themas.bladen import plekken_van
from themas.enums import Doelsoort
from themas.models import Doelstelling, Indicator, Interventie, Onderwerp
from themas.models.personen import persoon
from themas.models.publicatie import Stuk
from themas.models.sleutels import SlugQuerySet


class Convenant(Stuk):
    naam = models.CharField("naam", max_length=200)
    soort = models.CharField("soort", max_length=15, choices=Convenantsoort.keuzes())
    kort = models.TextField("in het kort", help_text="Wat is afgesproken, en waarom? In één of twee zinnen.")
    historie = models.TextField("geschiedenis", blank=True, help_text="Sinds wanneer, en wat ging eraan vooraf?")
    onderwerpen = models.ManyToManyField(
        Onderwerp, blank=True, related_name="convenanten", verbose_name="onderwerpen van het plan"
    )
    doelstellingen = models.ManyToManyField(
        Doelstelling, blank=True, related_name="convenanten", verbose_name="doelen van het plan"
    )
    indicatoren = models.ManyToManyField(
        Indicator,
        blank=True,
        related_name="convenanten",
        verbose_name="cijfers",
        help_text="Waaraan zien we of het werkt?",
    )
    interventies = models.ManyToManyField(Interventie, blank=True, related_name="convenanten", verbose_name="wat werkt")
    opvolger_van = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opgevolgd_door",
        verbose_name="opvolger van",
        help_text="Alleen als een ander convenant hiervoor in de plaats kwam. Een nieuwe versie hoort hieronder.",
    )
    contactpersoon = persoon("wie let op de einddatum?")
    bron = models.CharField("bron", max_length=500)

    objects = SlugQuerySet.as_manager()

    class Meta:
        verbose_name = "convenant"
        verbose_name_plural = "convenanten"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                name="convenant_volgt_niet_zichzelf_op",
                condition=Q(opvolger_van__isnull=True) | ~Q(opvolger_van=F("pk")),
                violation_error_message="Een convenant kan zichzelf niet opvolgen. Kies een ander convenant.",
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("convenant", args=[self.slug])

    @property
    def titel(self) -> str:
        return self.naam

    def blad(self) -> Convenantblad:
        soorten, niveaus = list(Bepalingsoort), list(Overlegniveau)
        bepalingen = sorted(
            self.bepalingen.prefetch_related("indicatoren"), key=lambda rij: (soorten.index(rij.soort), rij.volgorde)
        )
        overleggen = sorted(
            self.overleggen.prefetch_related("deelnemers"), key=lambda rij: (niveaus.index(rij.niveau), rij.naam)
        )
        doelen = self.doelstellingen.met_plan()
        voorganger = self.opvolger_van
        return Convenantblad(
            slug=self.slug,
            naam=self.naam,
            soort=Convenantsoort(self.soort),
            kort=self.kort,
            historie=self.historie,
            versies=tuple(versie.blad() for versie in self.versies.all()),
            bepalingen=tuple(bepaling.blad() for bepaling in bepalingen),
            overleggen=tuple(overleg.blad() for overleg in overleggen),
            plekken=plekken_van(self.onderwerpen),
            doelen=tuple(Doelsleutel(doel.onderwerp.thema.plan.slug, doel.code) for doel in doelen),
            indicatoren=tuple(self.indicatoren.values_list("slug", flat=True)),
            interventies=tuple(Verwijzing(rij.slug, rij.naam) for rij in self.interventies.all()),
            opvolger_van=Verwijzing(voorganger.slug, voorganger.naam) if voorganger else None,
            bron=self.bron,
        )

    def gebreken(self) -> list[str]:
        versies = list(self.versies.prefetch_related("deelnames"))
        if not versies:
            return ["Dit convenant heeft nog geen versie. Voeg er een toe, met de partijen en de looptijd."]
        return [
            f"Bij de versie ‘{versie}’ staat nog geen partij. Voeg toe wie er meedoet."
            for versie in versies
            if not versie.deelnames.all()
        ]


class BepalingQuerySet(models.QuerySet):
    def get_by_natural_key(self, convenant, soort, volgorde):
        return self.get(convenant__slug=convenant, soort=soort, volgorde=volgorde)


class Bepaling(models.Model):
    """One goal, agreement or measure. A goal may say which figures it is about, and which way they should go."""

    convenant = models.ForeignKey(Convenant, models.CASCADE, related_name="bepalingen", verbose_name="convenant")
    soort = models.CharField("soort", max_length=10, choices=Bepalingsoort.keuzes())
    volgorde = models.PositiveSmallIntegerField("volgorde", default=1)
    tekst = models.TextField("tekst")
    indicatoren = models.ManyToManyField(
        Indicator, blank=True, related_name="bepalingen", verbose_name="cijfers bij dit doel"
    )
    doelsoort = models.CharField(
        "wat moet het cijfer doen?",
        max_length=20,
        blank=True,
        choices=[keuze for keuze in Doelsoort.keuzes() if keuze[0] != Doelsoort.STREEFWAARDE],
        help_text="Alleen bij een doel.",
    )
    peiljaar = models.PositiveSmallIntegerField(
        "peiljaar",
        null=True,
        blank=True,
        help_text="Het jaar waarmee het convenant vergelijkt. Leeg als het geen noemt.",
    )
    bron = models.CharField("bron", max_length=500, blank=True)

    objects = BepalingQuerySet.as_manager()

    class Meta:
        verbose_name = "doel of afspraak"
        verbose_name_plural = "doelen en afspraken"
        ordering = ["convenant", "soort", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["convenant", "soort", "volgorde"],
                name="bepaling_volgorde_uniek_binnen_soort",
                violation_error_message="Een andere regel van deze soort heeft dit nummer al. Kies een ander nummer.",
            ),
            models.CheckConstraint(
                name="bepaling_richting_alleen_bij_een_doel",
                condition=Q(soort=Bepalingsoort.DOEL) | Q(doelsoort="", peiljaar__isnull=True),
                violation_error_message="Alleen een doel zegt wat een cijfer moet doen. Kies ‘doel’ of maak dit leeg.",
            ),
            models.CheckConstraint(
                name="bepaling_peiljaar_is_een_jaar",
                condition=Q(peiljaar__isnull=True) | Q(peiljaar__range=(EERSTE_JAAR, LAATSTE_JAAR)),
                violation_error_message="Vul bij het peiljaar een jaar in, zoals 2017, of laat het leeg.",
            ),
        ]

    def __str__(self):
        return self.tekst

    def natural_key(self):
        return (self.convenant.slug, self.soort, self.volgorde)

    natural_key.dependencies = ["convenanten.convenant", "themas.indicator"]

    def blad(self) -> Bepalingblad:
        return Bepalingblad(
            soort=Bepalingsoort(self.soort),
            tekst=self.tekst,
            indicatoren=tuple(indicator.slug for indicator in self.indicatoren.all()),
            doelsoort=Doelsoort(self.doelsoort) if self.doelsoort else None,
            peiljaar=self.peiljaar,
            bron=self.bron,
        )
