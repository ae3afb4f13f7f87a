"""Mail those who still have to deliver: before the deadline, the day after it, and every week from then on.

A line remembers the last day on which somebody was reminded of it. So running this twice sends nothing twice, and
after a day without a run the reminder that was missed still goes out.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from rapportages.models import Rapportageronde, Uitvraag
from rapportages.voortgang import Lijn, voortgang_van
from themas.gemeente import heel_adres
from themas.herinneringen import Verslag, verstuur
from themas.personen import persoonsnaam


DAGEN_VOORAF = (14, 3)
DAARNA_ELKE = datetime.timedelta(days=7)


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
    verstuur(
        brief=brief(ronde=ronde, wie=wie, lijnen=lijnen, vandaag=vandaag),
        rijen=Uitvraag.objects.filter(pk__in=[lijn.uitvraag.pk for lijn in lijnen]),
        vandaag=vandaag,
        verslag=verslag,
        aan=[naam],
        object=str(ronde),
        regels=len(lijnen),
    )


def brief(*, ronde: Rapportageronde, wie, lijnen: Sequence[Lijn], vandaag: datetime.date) -> EmailMessage:
    pad = reverse("admin:rapportages_rapportageronde_invulblad", args=[ronde.pk])
    context = {
        "naam": persoonsnaam(wie),
        "ronde": ronde,
        "regels": lijnen,
        "dagen": (ronde.deadline - vandaag).days,
        "adres": heel_adres(pad),
        "portaal": settings.PORTAAL_NAAM,
        "contact": settings.CONTACT_EMAIL,
    }
    te_laat = " (te laat)" if vandaag > ronde.deadline else ""
    onderwerp = " ".join(f"Cijfers inleveren{te_laat}: {ronde}".split())
    return EmailMessage(onderwerp, render_to_string("rapportages/herinnering.txt", context), to=[wie.email])
