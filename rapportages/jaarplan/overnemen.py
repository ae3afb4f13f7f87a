"""Actions that go on next year: chosen from one year plan, carried over to a later one, once each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from simple_history.utils import bulk_create_with_history

from rapportages.enums import Actiestatus, Jaarplanstatus
from rapportages.models import Actie, Jaarplan
from themas.auditspoor import leg_vast_na_commit
from themas.models import Beleidsplan


# What a new row takes from the old one. Notes stay with the year they were written in.
MEE = ("tekst", "onderwerp_id", "werkwijze_id", "spoor", "verantwoordelijke", "begin", "eind", "wanneer", "bron")


@dataclass(frozen=True, slots=True)
class Overgenomen:
    """What one act did; ``al`` are the chosen actions that an earlier act carried over, here or to another year."""

    jaarplan: Jaarplan
    nieuw: Sequence[Actie]
    al: Sequence[Actie]


def latere_jaren(jaarplan: Jaarplan) -> range:
    """The years to which actions of this year plan can go: those of the same plan that come after it."""
    return range(jaarplan.jaar + 1, jaarplan.plan.jaar_tot_en_met + 1)


@transaction.atomic
def neem_over(*, jaarplan: Jaarplan, naar_jaar: int, acties: Iterable[int], door) -> Overgenomen:
    """Carry over the actions with these primary keys; the year plan of that year is made where there is none.

    Raises ValidationError, and then nothing was written. The number of queries does not grow with the actions.
    """
    if naar_jaar not in latere_jaren(jaarplan):
        raise ValidationError(_verkeerd_jaar(jaarplan, naar_jaar))
    # Two who carry over at once wait here for each other, also from different years to the same one.
    Beleidsplan.objects.select_for_update().get(pk=jaarplan.plan_id)
    gekozen = _gekozen(jaarplan, set(acties))
    naar = _jaarplan_van(jaarplan, naar_jaar, door)
    al = [actie for actie in gekozen if actie.overgenomen_in.all()]
    bezet = set(naar.acties.values_list("code", flat=True))
    nieuw = [_vervolg(actie, naar, bezet, door) for actie in gekozen if actie not in al]
    if nieuw:
        nieuw = bulk_create_with_history(nieuw, Actie, default_user=door)
    leg_vast_na_commit(
        actie="acties overnemen",
        object=f"jaarplan {jaarplan.slug}",
        door=door,
        naar=f"jaarplan {naar.slug}",
        aantal=len(nieuw),
        al_overgenomen=len(al),
        codes=[actie.code for actie in nieuw],
    )
    return Overgenomen(naar, nieuw, al)


def _verkeerd_jaar(jaarplan: Jaarplan, naar_jaar: int) -> str:
    if naar_jaar <= jaarplan.jaar:
        return f"Kies een later jaar dan {jaarplan.jaar}. Acties gaan alleen vooruit in de tijd."
    einde = jaarplan.plan.jaar_tot_en_met
    return (
        f"{jaarplan.plan} loopt tot en met {einde}. Kies een jaar tot en met {einde}, "
        "of schrijf de actie opnieuw in een jaarplan bij het volgende plan."
    )


def _gekozen(jaarplan: Jaarplan, sleutels: set[int]) -> list[Actie]:
    if not sleutels:
        raise ValidationError("U hebt geen acties gekozen. Zet een vinkje bij een of meer acties.")
    gekozen = list(jaarplan.acties.filter(pk__in=sleutels).prefetch_related("overgenomen_in"))
    if len(gekozen) != len(sleutels):
        raise ValidationError("Een van de acties staat niet (meer) in dit jaarplan. Open de pagina opnieuw.")
    for actie in gekozen:
        if Actiestatus(actie.status).volgend_jaar is None:
            raise ValidationError(f"{actie}: deze actie is uitgevoerd. Haal het vinkje weg.")
    return gekozen


def _jaarplan_van(jaarplan: Jaarplan, jaar: int, door) -> Jaarplan:
    """The year plan of that year, locked; a concept that only has a title where nobody began one yet."""
    gevonden = Jaarplan.objects.select_for_update().filter(plan=jaarplan.plan_id, jaar=jaar).order_by("pk").first()
    if gevonden is not None:
        return gevonden
    bezet = Jaarplan.objects.filter(slug=str(jaar)).exists()
    nieuw = Jaarplan(
        plan=jaarplan.plan,
        jaar=jaar,
        titel=f"Jaarplan {jaar}",
        slug=f"{jaar}-{jaarplan.plan.slug}" if bezet else str(jaar),
        status=Jaarplanstatus.CONCEPT,
        laatst_gewijzigd_door=door,
    )
    nieuw._history_user = door
    nieuw.save()
    return nieuw


def _vervolg(actie: Actie, naar: Jaarplan, bezet: set[str], door) -> Actie:
    status = Actiestatus(actie.status)
    # Why it was not done is about last year.
    toelichting = "" if status is Actiestatus.NIET_UITGEVOERD else actie.toelichting
    return Actie(
        jaarplan=naar,
        code=_vrije_code(actie, bezet),
        status=status.volgend_jaar,
        toelichting=toelichting,
        overgenomen_van=actie,
        laatst_gewijzigd_door=door,
        **{veld: getattr(actie, veld) for veld in MEE},
    )


def _vrije_code(actie: Actie, bezet: set[str]) -> str:
    """The same code where it is free, else with a number behind it; codes hold 20 characters."""
    code, nummer = actie.code, 1
    while code in bezet:
        nummer += 1
        achter = f"-{nummer}"
        code = actie.code[: 20 - len(achter)] + achter
    bezet.add(code)
    return code
