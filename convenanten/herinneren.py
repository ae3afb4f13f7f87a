"""Mail who keeps a covenant before it ends: half a year, three months and one month ahead.

A version remembers the last day on which somebody was reminded of its end. So running this twice sends nothing twice,
and after a day without a run the reminder that was missed still goes out, as long as the end is not past.
"""

import datetime

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from convenanten.models import Convenantversie
from convenanten.verloopt import laatste_versies
from themas.gemeente import heel_adres
from themas.herinneringen import Verslag, verstuur
from themas.personen import persoonsnaam


VOORAF = tuple(relativedelta(months=maanden) for maanden in (6, 3, 1))
# Who may change covenants is who looks after those that name nobody: the role Redacteur, or one like it.
RECHT = "convenanten.change_convenant"


def herinner_aan_einde(*, vandaag: datetime.date, verslag: Verslag | None = None) -> Verslag:
    """One mail for each version whose moment has come; adds to ``verslag`` where there is one already."""
    verslag = verslag or Verslag()
    nodig = [versie for versie in laatste_versies() if _is_nodig(versie, vandaag)]
    redacteuren = _redacteuren() if nodig else []
    for versie in nodig:
        _herinner(versie, redacteuren, vandaag, verslag)
    return verslag


def laatste_moment(einde: datetime.date, vandaag: datetime.date) -> datetime.date | None:
    """The last day up to today on which a reminder is due; None when the first is to come, or the end is past."""
    if einde < vandaag:  # asked first: half a year before the year 1 there are no days
        return None
    momenten = [einde - vooraf for vooraf in VOORAF]
    return max((dag for dag in momenten if dag <= vandaag), default=None)


def _is_nodig(versie: Convenantversie, vandaag: datetime.date) -> bool:
    moment = versie.geldig_tot and laatste_moment(versie.geldig_tot, vandaag)
    return moment is not None and (versie.herinnerd_op is None or versie.herinnerd_op < moment)


def _redacteuren() -> list:
    """Who is active, may change covenants and has an address; no superusers, who may do everything."""
    mensen = get_user_model().objects.with_perm(
        RECHT, backend="django.contrib.auth.backends.ModelBackend", include_superusers=False
    )
    return list(mensen.exclude(email="").order_by("pk"))


def _herinner(versie: Convenantversie, redacteuren: list, vandaag: datetime.date, verslag: Verslag) -> None:
    wie = versie.convenant.contactpersoon
    bereikbaar = wie is not None and wie.is_active and wie.email
    if wie is not None and not bereikbaar:
        verslag.zonder_adres.append(wie.get_username())
    aan = [wie] if bereikbaar else redacteuren
    if not aan:
        verslag.zonder_adres.append(f"niemand voor {versie.convenant.slug}")
        return
    verstuur(
        brief=brief(versie=versie, aan=aan, vandaag=vandaag),
        rijen=Convenantversie.objects.filter(pk=versie.pk),
        vandaag=vandaag,
        verslag=verslag,
        aan=[persoon.get_username() for persoon in aan],
        object=f"convenanten.convenantversie {versie.pk}",
    )


def brief(*, versie: Convenantversie, aan: list, vandaag: datetime.date) -> EmailMessage:
    convenant = versie.convenant
    context = {
        "naam": persoonsnaam(aan[0]) if len(aan) == 1 else "collega’s",
        "convenant": convenant,
        "versie": versie,
        "dagen": (versie.geldig_tot - vandaag).days,
        "beheer": heel_adres(reverse("admin:convenanten_convenant_change", args=[convenant.pk])),
        "pagina": heel_adres(convenant.get_absolute_url()) if versie.is_openbaar else "",
        "overzicht": heel_adres(reverse("admin:verloopt")),
        "zonder_contactpersoon": convenant.contactpersoon_id is None,
        "portaal": settings.PORTAAL_NAAM,
    }
    # A line break in a name would be a header of its own.
    onderwerp = " ".join(f"Loopt af: {convenant} ({versie})".split())
    return EmailMessage(
        onderwerp, render_to_string("convenanten/herinnering.txt", context), to=[persoon.email for persoon in aan]
    )
