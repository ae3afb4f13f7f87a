"""Writing a report: begin one, give it the paragraphs that its plan asks for, and write in them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from rapportages.enums import Paragraafsoort, Rapportstatus, Spoor
from rapportages.models import Paragraaf, Voortgangsrapportage
from themas.auditspoor import leg_vast_na_commit
from themas.models import Beleidsplan, Onderwerp, Periode
from themas.weergave.tekst import te_groot


# What every topic gets; an officer may add tracks to "gedaan", or leave a paragraph empty.
SOORTEN = (
    (Paragraafsoort.BEELD, Spoor.GEEN),
    (Paragraafsoort.GEDAAN, Spoor.PREVENTIE),
    (Paragraafsoort.GEDAAN, Spoor.REPRESSIE),
    (Paragraafsoort.GEDAAN, Spoor.NAZORG),
    (Paragraafsoort.GEDAAN, Spoor.GEEN),
    (Paragraafsoort.VOORTGANG, Spoor.GEEN),
)
DICHT = "{}: deze rapportage {}. Haar tekst is nu niet te wijzigen."
GEGEVENS_VAST = "{}: deze rapportage {}. Titel, nummer en adres zijn nu niet te wijzigen."


@transaction.atomic
def begin(*, plan: Beleidsplan, periode: Periode, nummer: int, titel: str, slug: str, door) -> Voortgangsrapportage:
    """A new report with all its paragraphs, still empty. Raises ValidationError with messages for the form."""
    rapportage = Voortgangsrapportage(
        plan=plan, periode=periode, nummer=nummer, titel=titel, slug=slug, gemaakt_door=door
    )
    rapportage.full_clean()
    rapportage.save()
    vul_aan(rapportage=rapportage, door=door)
    leg_vast_na_commit(actie="rapportage beginnen", object=f"rapportages.voortgangsrapportage {slug}", door=door)
    return rapportage


@transaction.atomic
def leg_titel_vast(
    *,
    plan: Beleidsplan,
    periode: Periode,
    nummer: int,
    titel: str,
    slug: str,
    bekend: str,
    bron: str,
    bron_url="",
    door,
) -> Voortgangsrapportage:
    """A report of which we have no text: its title, what is known of it, and the source that says so."""
    rapportage = Voortgangsrapportage(
        plan=plan,
        periode=periode,
        nummer=nummer,
        titel=titel,
        slug=slug,
        status=Rapportstatus.ALLEEN_TITEL,
        bekend=bekend,
        bron=bron,
        bron_url=bron_url,
        gemaakt_door=door,
    )
    rapportage.full_clean()
    rapportage.save()
    leg_vast_na_commit(
        actie="rapportage zonder tekst toevoegen", object=f"rapportages.voortgangsrapportage {slug}", door=door
    )
    return rapportage


@transaction.atomic
def wijzig_gegevens(*, rapportage: Voortgangsrapportage, door, **velden) -> Voortgangsrapportage:
    """Another title, number or address, before publication; of a report without text also what is known of it.

    The address of what was published never changes, so a report that is being corrected is refused too.
    """
    nu = Voortgangsrapportage.objects.select_for_update().get(pk=rapportage.pk)
    if nu.status not in (Rapportstatus.CONCEPT, Rapportstatus.ALLEEN_TITEL):
        raise ValidationError(GEGEVENS_VAST.format(nu, Rapportstatus(nu.status).zin), code="dicht")
    for naam, waarde in velden.items():
        setattr(nu, naam, waarde)
    nu.versie += 1
    nu.full_clean()
    nu.save()
    leg_vast_na_commit(
        actie="rapportage wijzigen",
        object=f"rapportages.voortgangsrapportage {nu.slug}",
        door=door,
        velden=sorted(velden),
    )
    return nu


@transaction.atomic
def vul_aan(*, rapportage: Voortgangsrapportage, door) -> int:
    """Make the paragraphs that the plan asks for and that are not there yet; returns how many."""
    weiger_dicht(rapportage)
    er_is = set(rapportage.paragrafen.values_list("onderwerp", "soort", "spoor"))
    gevraagd = [(None, Paragraafsoort.ALGEMEEN, Spoor.GEEN)]
    for onderwerp in Onderwerp.objects.filter(thema__plan=rapportage.plan_id).values_list("pk", flat=True):
        gevraagd += [(onderwerp, soort, spoor) for soort, spoor in SOORTEN]
    nieuw = [
        Paragraaf(rapportage=rapportage, onderwerp_id=onderwerp, soort=soort, spoor=spoor)
        for onderwerp, soort, spoor in gevraagd
        if (onderwerp, soort.value, spoor.value) not in er_is
    ]
    Paragraaf.objects.bulk_create(nieuw)
    return len(nieuw)


@transaction.atomic
def schrijf(
    *, paragraaf: Paragraaf, tekst: str | None, door, bron: str | None = None, machinetekst: str = "", gezien=None
) -> Paragraaf:
    """Write a paragraph; ``tekst`` None gives it back to the computer.

    ``gezien`` is the version that the officer saw: when somebody else wrote since, nothing is overwritten and a
    ValidationError with code ``botsing`` says so. ``machinetekst`` is what the computer wrote at that moment.
    """
    rapportage = Voortgangsrapportage.objects.select_for_update().get(pk=paragraaf.rapportage_id)
    weiger_dicht(rapportage)
    if te_veel := te_groot(tekst or ""):
        raise ValidationError(te_veel, code="te_groot")
    nu = Paragraaf.objects.select_for_update(of=("self",)).get(pk=paragraaf.pk)
    if gezien is not None and gezien != nu.versie:
        raise ValidationError(f"{nu}: een collega heeft deze tekst intussen veranderd.", code="botsing")
    nu.tekst, nu.machinetekst = tekst, machinetekst if tekst is not None else ""
    if bron is not None:
        nu.bron = bron
    nu.laatst_gewijzigd_door, nu.laatst_gewijzigd_op, nu.versie = door, timezone.now(), nu.versie + 1
    nu.full_clean()
    nu.save()
    Voortgangsrapportage.objects.filter(pk=rapportage.pk).update(versie=F("versie") + 1)
    leg_vast_na_commit(actie="paragraaf schrijven", object=f"rapportages.paragraaf {nu.pk}", door=door)
    return nu


def weiger_dicht(rapportage: Voortgangsrapportage) -> None:
    """Raises ValidationError unless the text of the report may be changed."""
    status = Rapportstatus(rapportage.status)
    if not status.te_wijzigen:
        raise ValidationError(DICHT.format(rapportage, status.zin), code="dicht")
