"""Deletes the addresses of reporters when their term is over, wherever in the report. What they reported stays."""

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Replace
from django.utils import timezone

from rapportages.models import Foutmelding
from themas.auditspoor import leg_vast_na_commit


OPDRACHT = "ruim_meldingen_op"
VERWIJDERD = "[mailadres verwijderd]"


@transaction.atomic
def ruim_op(*, nu: datetime.datetime | None = None) -> int:
    """How many addresses went: those of old reports, and, sooner, those of reports that were settled a while ago.

    No history is written: the history never held an address. What tells where a report came from goes as well, once
    its day is over.
    """
    nu = nu or timezone.now()
    oud = nu - datetime.timedelta(days=settings.MELDING_ADRES_DAGEN)
    klaar = nu - datetime.timedelta(days=settings.MELDING_ADRES_DAGEN_NA_AFHANDELEN)
    voorbij = Q(ingediend_op__lte=oud) | Q(afgehandeld_op__lte=klaar)
    # A reader may sign the text with it, and an officer may write in the note to whom was answered.
    weg = {veld: Replace(veld, F("email"), Value(VERWIJDERD)) for veld in ("tekst", "bron", "antwoord_intern")}
    aantal = Foutmelding.objects.exclude(email="").filter(voorbij).update(email="", **weg)
    begin = timezone.localtime(nu).replace(hour=0, minute=0, second=0, microsecond=0)
    Foutmelding.objects.exclude(herkomst="").filter(ingediend_op__lt=begin).update(herkomst="")
    if aantal:
        leg_vast_na_commit(actie="adressen verwijderen", object="rapportages.foutmelding", door=OPDRACHT, aantal=aantal)
    return aantal
