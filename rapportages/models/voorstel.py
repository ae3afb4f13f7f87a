"""A correction while it is being worked on. Publishing makes a ``Rectificatie`` of it, which nobody changes."""

from django.db import models
from django.db.models import Q

from rapportages.models.verslag import Voortgangsrapportage
from themas.models import Indicator
from themas.models.personen import persoon


class Rectificatievoorstel(models.Model):
    rapportage = models.OneToOneField(
        Voortgangsrapportage, models.CASCADE, related_name="rectificatievoorstel", verbose_name="rapportage"
    )
    indicatoren = models.ManyToManyField(Indicator, blank=True, related_name="+", verbose_name="over deze cijfers")
    wat_er_stond = models.TextField("wat er stond")
    wat_het_is = models.TextField("wat het moet zijn")
    reden = models.TextField("reden")
    bron = models.CharField("bron", max_length=500, blank=True)
    gemaakt_door = persoon("gemaakt door", bekend=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Meta:
        verbose_name = "voorstel voor een rectificatie"
        verbose_name_plural = "voorstellen voor een rectificatie"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="rectificatievoorstel_is_volledig",
                condition=~Q(wat_er_stond="") & ~Q(wat_het_is="") & ~Q(reden=""),
                violation_error_message="Een rectificatie zegt wat er stond, wat het moet zijn, en waarom.",
            ),
        ]

    def __str__(self):
        return f"{self.rapportage}: wat er anders moet"
