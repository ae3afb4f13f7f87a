"""Mail those who still have to deliver: before the deadline, the day after it, and every week from then on.

A line remembers the last day on which somebody was reminded of it. So running this twice sends nothing twice, and
after a day without a run the reminder that was missed still goes out.
"""

import datetime
import smtplib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from rapportages.models import Rapportageronde, Uitvraag
from rapportages.voortgang import Lijn, voortgang_van
from themas.auditspoor import leg_vast
from themas.personen import persoonsnaam


DAGEN_VOORAF = (14, 3)
DAARNA_ELKE = datetime.timedelta(days=7)


@dataclass(slots=True)
class Verslag:
    """User names, each as often as that person was mailed, or could not be."""

    verstuurd: list[str] = field(default_factory=list)
    zonder_adres: list[str] = field(default_factory=list)
    mislukt: list[str] = field(default_factory=list)


def herinner(*, vandaag: datetime.date, dagen: Iterable[int] = DAGEN_VOORAF) -> Verslag:
    """One mail for each person and round with something to deliver, when the moment for one has come."""
    verslag, dagen = Verslag(), list(dagen)
    rondes = Rapportageronde.objects.open().select_related("plan", "periode")
    for voortgang in voortgang_van(rondes).values():
        moment = laatste_moment(voortgang.ronde.deadline, vandaag, dagen)
        if moment is None:
            continue
        per_persoon = defaultdict(list)
        for lijn in voortgang.lijnen:
            if lijn.uitvraag.leverancier is not None and not lijn.geleverd:
                per_persoon[lijn.uitvraag.leverancier].append(lijn)
        for wie, lijnen in per_persoon.items():
            if _is_nodig(lijnen, moment, vandaag):
                _herinner(voortgang.ronde, wie, lijnen, vandaag, verslag)
    return verslag


def laatste_moment(deadline: datetime.date, vandaag: datetime.date, dagen: Sequence[int]) -> datetime.date | None:
    """The last day up to today on which a reminder is due; None when the first is still to come."""
    vooraf = [deadline - datetime.timedelta(days=aantal) for aantal in dagen]
    moment = max((dag for dag in vooraf if dag <= vandaag), default=None)
    daarna = deadline + datetime.timedelta(days=1)
    while daarna <= vandaag:
        moment, daarna = daarna, daarna + DAARNA_ELKE
    return moment


def _is_nodig(lijnen: Sequence[Lijn], moment: datetime.date, vandaag: datetime.date) -> bool:
    laatst = [lijn.uitvraag.herinnerd_op for lijn in lijnen]
    return vandaag not in laatst and any(dag is None or dag < moment for dag in laatst)


def _herinner(ronde, wie, lijnen: Sequence[Lijn], vandaag: datetime.date, verslag: Verslag) -> None:
    naam = wie.get_username()
    if not wie.email or not wie.is_active:
        verslag.zonder_adres.append(naam)
        return
    try:
        with transaction.atomic():
            regels = Uitvraag.objects.filter(pk__in=[lijn.uitvraag.pk for lijn in lijnen])
            # Claimed first, so that a second run at the same moment finds nothing to do; undone when mailing fails.
            if regels.exclude(herinnerd_op=vandaag).update(herinnerd_op=vandaag):
                brief(ronde=ronde, wie=wie, lijnen=lijnen, vandaag=vandaag).send()
                verslag.verstuurd.append(naam)
    except (OSError, smtplib.SMTPException) as fout:
        verslag.mislukt.append(f"{naam} ({fout})")
        leg_vast(actie="herinneren", object=str(ronde), resultaat="mislukt", door="herinner", aan=naam)
    else:
        leg_vast(actie="herinneren", object=str(ronde), door="herinner", aan=naam, regels=len(lijnen))


def brief(*, ronde: Rapportageronde, wie, lijnen: Sequence[Lijn], vandaag: datetime.date) -> EmailMessage:
    pad = reverse("admin:rapportages_rapportageronde_invulblad", args=[ronde.pk])
    context = {
        "naam": persoonsnaam(wie),
        "ronde": ronde,
        "regels": lijnen,
        "dagen": (ronde.deadline - vandaag).days,
        "adres": f"{settings.SITE_ADRES}{pad}",
        "portaal": settings.PORTAAL_NAAM,
        "contact": settings.CONTACT_EMAIL,
    }
    te_laat = " (te laat)" if vandaag > ronde.deadline else ""
    onderwerp = " ".join(f"Cijfers inleveren{te_laat}: {ronde}".split())
    return EmailMessage(onderwerp, render_to_string("rapportages/herinnering.txt", context), to=[wie.email])
