"""What is known to help: what is done here and elsewhere, what is claimed of it, and how well that is supported."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from themas.bladen import Beweringblad, Effect, Interventieblad, Veld, plekken_van
from themas.enums import Onderbouwing
from themas.models.beleid import Onderwerp, Veiligheidsveld
from themas.models.publicatie import Stuk
from themas.models.sleutels import SlugQuerySet


GEEN_VRAAG = "Een open vraag eindigt met een vraagteken."


class Interventie(Stuk):
    naam = models.CharField("naam", max_length=200)
    omschrijving = models.TextField("omschrijving", help_text="Wat is het? In één of twee zinnen.")
    velden = models.ManyToManyField(
        Veiligheidsveld, blank=True, related_name="interventies", verbose_name="veiligheidsvelden"
    )
    onderwerpen = models.ManyToManyField(Onderwerp, blank=True, related_name="interventies", verbose_name="onderwerpen")
    in_gemeente = models.TextField(
        "waar wij het gebruiken", blank=True, help_text="Leeg als de bronnen het niet zeggen."
    )
    bron = models.CharField("bron", max_length=500)

    objects = SlugQuerySet.as_manager()

    class Meta:
        verbose_name = "interventie"
        verbose_name_plural = "interventies"
        ordering = ["naam"]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("interventie", args=[self.slug])

    @property
    def titel(self) -> str:
        return self.naam

    def blad(self) -> Interventieblad:
        return Interventieblad(
            slug=self.slug,
            naam=self.naam,
            omschrijving=self.omschrijving,
            in_gemeente=self.in_gemeente,
            velden=tuple(Veld(veld.slug, veld.naam) for veld in self.velden.all()),
            plekken=plekken_van(self.onderwerpen),
            beweringen=tuple(bewering.blad() for bewering in self.beweringen.all()),
            bron=self.bron,
        )

    def gebreken(self) -> list[str]:
        beweringen = list(self.beweringen.all())
        if not beweringen:
            return ["Deze interventie heeft nog geen bewering. Voeg toe wat ervan wordt gezegd, of welke vraag er is."]
        return [f"Bewering {bewering.volgorde}: {GEEN_VRAAG}" for bewering in beweringen if bewering.is_geen_vraag]


class BeweringQuerySet(models.QuerySet):
    def get_by_natural_key(self, interventie, volgorde):
        return self.get(interventie__slug=interventie, volgorde=volgorde)


class Bewering(models.Model):
    """One claim or question. The number, where there is one, is a change in percent or so many out of so many."""

    interventie = models.ForeignKey(Interventie, models.CASCADE, related_name="beweringen", verbose_name="interventie")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    tekst = models.TextField("bewering", help_text="Wat wordt er gezegd? Bij een open vraag: de vraag.")
    effect_van = models.SmallIntegerField(
        "verandering van (%)", null=True, blank=True, help_text="De laagste grens: −90 bij ‘50 tot 90% minder’."
    )
    effect_tot = models.SmallIntegerField(
        "verandering tot (%)", null=True, blank=True, help_text="De hoogste grens. Gelijk aan de laagste bij één getal."
    )
    aandeel_teller = models.PositiveSmallIntegerField("zoveel", null=True, blank=True, help_text="2 bij ‘2 van de 3’.")
    aandeel_noemer = models.PositiveSmallIntegerField(
        "van de zoveel", null=True, blank=True, help_text="3 bij ‘2 van de 3’."
    )
    onderbouwing = models.CharField("onderbouwing", max_length=20, choices=Onderbouwing.keuzes())
    uitleg = models.TextField(
        "uitleg bij de onderbouwing", blank=True, help_text="Welk onderzoek, of wiens ervaring? Voor wie goed leest."
    )
    bron = models.CharField("bron", max_length=500)

    objects = BeweringQuerySet.as_manager()

    class Meta:
        verbose_name = "bewering"
        verbose_name_plural = "beweringen"
        ordering = ["interventie", "volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["interventie", "volgorde"],
                name="bewering_volgorde_uniek_binnen_interventie",
                violation_error_message="Een andere bewering van deze interventie heeft dit nummer al.",
            ),
            models.CheckConstraint(
                name="bewering_effect_heeft_twee_grenzen",
                condition=Q(effect_van__isnull=True, effect_tot__isnull=True)
                | Q(effect_van__isnull=False, effect_tot__isnull=False, effect_van__lte=F("effect_tot")),
                violation_error_message="Vul beide grenzen van de verandering in, de laagste eerst, of geen van beide.",
            ),
            models.CheckConstraint(
                name="bewering_aandeel_is_een_deel",
                condition=Q(aandeel_teller__isnull=True, aandeel_noemer__isnull=True)
                | Q(
                    aandeel_teller__isnull=False,
                    aandeel_noemer__gte=1,
                    aandeel_teller__lte=F("aandeel_noemer"),
                ),
                violation_error_message="Vul een deel in, zoals 2 van de 3, of laat beide leeg.",
            ),
            models.CheckConstraint(
                name="bewering_een_soort_getal",
                condition=Q(effect_van__isnull=True) | Q(aandeel_teller__isnull=True),
                violation_error_message="Kies een verandering in procenten of een deel, niet allebei.",
            ),
            models.CheckConstraint(
                name="bewering_vraag_heeft_geen_getal",
                condition=~Q(onderbouwing=Onderbouwing.OPEN_VRAAG)
                | Q(effect_van__isnull=True, aandeel_teller__isnull=True),
                violation_error_message="Een open vraag beweert niets, dus daar hoort geen getal bij.",
            ),
        ]

    def __str__(self):
        return self.tekst

    def natural_key(self):
        return (self.interventie.slug, self.volgorde)

    natural_key.dependencies = ["themas.interventie"]

    @property
    def is_geen_vraag(self) -> bool:
        """An open question that is written as if it were a claim."""
        return self.onderbouwing == Onderbouwing.OPEN_VRAAG and not self.tekst.rstrip().endswith("?")

    def blad(self) -> Beweringblad:
        getallen = (self.effect_van, self.effect_tot, self.aandeel_teller, self.aandeel_noemer)
        effect = Effect(*getallen) if any(getal is not None for getal in getallen) else None
        return Beweringblad(self.tekst, effect, Onderbouwing(self.onderbouwing), self.uitleg, self.bron)
