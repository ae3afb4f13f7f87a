"""What somebody does in one year, and how it goes."""

from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify

from rapportages.enums import Actiestatus, Jaarplanstatus, Spoor
from rapportages.models.jaarplan import Jaarplan
from themas.models import Onderwerp, Werkwijze
from themas.models.gewijzigd import Gewijzigd
from themas.models.personen import persoon
from themas.weergave.opmaak import datum


class ActieQuerySet(models.QuerySet):
    def get_by_natural_key(self, jaarplan, code):
        return self.get(jaarplan__slug=jaarplan, code=code)

    def publiek(self):
        return self.filter(jaarplan__status=Jaarplanstatus.GEPUBLICEERD)


class Actie(Gewijzigd):
    """Something that somebody does in one year. What goes on next year is a new row that says what it continues."""

    jaarplan = models.ForeignKey(Jaarplan, models.PROTECT, related_name="acties", verbose_name="jaarplan")
    code = models.CharField("code", max_length=20, help_text="Kort kenmerk, uniek binnen het jaarplan.")
    tekst = models.CharField("actie", max_length=200)
    toelichting = models.TextField("toelichting", blank=True)
    onderwerp = models.ForeignKey(
        Onderwerp,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acties",
        verbose_name="onderwerp",
        help_text="Leeg: de actie is van het hele plan.",
    )
    werkwijze = models.ForeignKey(
        Werkwijze, models.PROTECT, null=True, blank=True, related_name="acties", verbose_name="werkwijze"
    )
    spoor = models.CharField("spoor", max_length=10, choices=Spoor.keuzes(), default=Spoor.GEEN, blank=True)
    status = models.CharField("status", max_length=20, choices=Actiestatus.keuzes(), default=Actiestatus.GEPLAND)
    verantwoordelijke = models.CharField("wie", max_length=200, blank=True, help_text="Een afdeling of organisatie.")
    begin = models.DateField("begin", null=True, blank=True)
    eind = models.DateField("eind", null=True, blank=True)
    wanneer = models.CharField(
        "wanneer, in woorden", max_length=120, blank=True, help_text="Als er geen datum is, bijvoorbeeld: voorjaar."
    )
    overgenomen_van = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="overgenomen_in",
        verbose_name="overgenomen van",
    )
    bron = models.CharField("bron", max_length=500, blank=True)

    objects = ActieQuerySet.as_manager()

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        ordering = ["jaarplan", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaarplan", "code"],
                name="actie_code_uniek_binnen_jaarplan",
                violation_error_message="Dit jaarplan heeft al een actie met deze code.",
            ),
            models.UniqueConstraint(
                fields=["overgenomen_van"],
                name="actie_een_keer_overgenomen",
                violation_error_message="Deze actie is al overgenomen in een later jaarplan.",
            ),
            models.CheckConstraint(
                name="actie_is_geen_vervolg_op_zichzelf",
                condition=Q(overgenomen_van__isnull=True) | ~Q(overgenomen_van=F("pk")),
                violation_error_message="Een actie kan niet van zichzelf zijn overgenomen.",
            ),
            models.CheckConstraint(
                name="actie_begint_voor_het_eind",
                condition=Q(begin__isnull=True) | Q(eind__isnull=True) | Q(eind__gte=F("begin")),
                violation_error_message="Het eind ligt voor het begin.",
            ),
            models.CheckConstraint(
                name="actie_niet_uitgevoerd_zegt_waarom",
                condition=~Q(status=Actiestatus.NIET_UITGEVOERD) | ~Q(toelichting=""),
                violation_error_message="Schrijf in de toelichting waarom de actie niet is uitgevoerd.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.tekst}"

    def get_absolute_url(self):
        return f"{self.jaarplan.get_absolute_url()}#actie-{slugify(self.code)}"

    def natural_key(self):
        return (*self.jaarplan.natural_key(), self.code)

    natural_key.dependencies = ["rapportages.jaarplan", "themas.onderwerp", "themas.werkwijze"]

    @property
    def teken(self) -> str:
        return Actiestatus(self.status).teken

    @property
    def periode(self) -> str:
        """When, in words: what the source says, else the dates; empty when nobody knows."""
        if self.wanneer or not (self.begin or self.eind):
            return self.wanneer
        if self.begin and self.eind:
            return f"{datum(self.begin)} tot en met {datum(self.eind)}"
        return f"vanaf {datum(self.begin)}" if self.begin else f"tot en met {datum(self.eind)}"


class ActievoortgangQuerySet(models.QuerySet):
    def get_by_natural_key(self, jaarplan, code, nummer):
        return self.get(actie__jaarplan__slug=jaarplan, actie__code=code, nummer=nummer)


class Actievoortgang(models.Model):
    """A note about an action on a day. Notes are added and stay; what was wrong gets a later note."""

    actie = models.ForeignKey(Actie, models.PROTECT, related_name="voortgang", verbose_name="actie")
    nummer = models.PositiveSmallIntegerField("volgnummer", editable=False)
    datum = models.DateField("datum")
    tekst = models.TextField("notitie")
    door = persoon("door", te_kiezen=False)
    genoteerd_op = models.DateTimeField("genoteerd op", auto_now_add=True, null=True)  # empty: from a source
    bron = models.CharField("bron", max_length=500, blank=True)

    objects = ActievoortgangQuerySet.as_manager()

    class Meta:
        verbose_name = "notitie over de voortgang"
        verbose_name_plural = "notities over de voortgang"
        default_permissions = ("add", "view")
        ordering = ["actie", "-datum", "-nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["actie", "nummer"],
                name="actievoortgang_nummer_uniek_binnen_actie",
                violation_error_message="Een collega schreef net ook een notitie. Sla nog een keer op.",
            ),
            models.CheckConstraint(
                name="actievoortgang_niet_leeg",
                condition=~Q(tekst=""),
                violation_error_message="Schrijf op hoe het met de actie gaat.",
            ),
        ]

    def __str__(self):
        return f"{self.actie.code}, {datum(self.datum)}"

    def natural_key(self):
        return (*self.actie.natural_key(), self.nummer)

    natural_key.dependencies = ["rapportages.actie"]
