"""Points for a meeting: send one in, choose what is discussed, write down what came out of it.

Every verb first locks the meeting and then its points, and counts as a change of the meeting: readers see the points
as part of it, once a second person publishes that.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from convenanten.enums import Puntstatus
from convenanten.models import Bijeenkomst, Vraagpunt
from themas.auditspoor import daad
from themas.historie import bewaar_begin, raak
from themas.personen import persoonsnaam
from themas.weergave.opmaak import datum, opsomming


INTUSSEN = "Iemand anders heeft dit punt intussen veranderd. Open het opnieuw en probeer het nog een keer."
BESPROKEN_BLIJFT = "Dit punt is besproken. Schrijf bij ‘reden’ op waarom u dat terugdraait, en maak de uitkomst leeg."
EERST_KIEZEN = "Alleen een gekozen punt kan besproken zijn. Kies het punt eerst, en sla het op."
BESPROKEN_GAAT_NIET_WEG = "Dit punt is besproken en blijft dus staan. Draai dat eerst terug, met een reden."
NIET_MEER = "U kunt dit punt niet meer verbeteren. Vraag het een redacteur."
NIET_TE_KIEZEN = "Een punt wordt pas besproken door de uitkomst op te schrijven. Open het punt."


@dataclass(slots=True)
class Gekozen:
    """What choosing did: how many points changed, how many stood so already, and of whom a choice was changed."""

    veranderd: int = 0
    stonden_al: int = 0
    anders: list[str] = field(default_factory=list)


@transaction.atomic
def zend_in(*, punt: Vraagpunt, door, achteraf: bool = False) -> None:
    """Save a new point under the next free number, also when two send one in at once.

    ``achteraf``: also for a meeting that was held, by who writes down afterwards what was brought there.
    """
    with _daad("vraagpunt inzenden", door, punt) as details:
        bijeenkomst = _vergrendel([punt.bijeenkomst_id])[0]
        controleer_inzending(bijeenkomst=bijeenkomst, achteraf=achteraf)
        hoogste = bijeenkomst.vraagpunten.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
        punt.nummer, punt.status, punt.ingezonden_door = hoogste + 1, Puntstatus.INGEZONDEN, door
        punt.tekst, punt.namens = punt.tekst.strip(), punt.namens.strip()
        punt.laatst_gewijzigd_door = punt._history_user = door
        punt.full_clean()
        punt.save()
        raak(rij=bijeenkomst, door=door, delen=f"Vraagpunt {punt.nummer} ingezonden.")
        details["sleutels"] = [punt.pk]


@transaction.atomic
def kies(*, punten: Sequence[Vraagpunt], status: Puntstatus, door) -> Gekozen:
    """Choose points to discuss, choose them not, or take such a choice back; all of them or none."""
    uitslag = Gekozen()
    with _daad(f"vraagpunt: {status.label}", door, *punten):
        if status == Puntstatus.BESPROKEN:
            raise ValidationError(NIET_TE_KIEZEN)
        bijeenkomsten = _vergrendel({punt.bijeenkomst_id for punt in punten})
        sleutels = [punt.pk for punt in punten]
        nu = list(Vraagpunt.objects.select_related("laatst_gewijzigd_door").filter(pk__in=sleutels))
        if besproken := [str(punt.nummer) for punt in nu if punt.status == Puntstatus.BESPROKEN]:
            wat = f"Punt {besproken[0]} is" if len(besproken) == 1 else f"De punten {opsomming(besproken)} zijn"
            raise ValidationError(f"{wat} al besproken. Haal daar het vinkje weg. Er is niets veranderd.")
        te_doen = [punt for punt in nu if punt.status != status]
        bewaar_begin(rijen=te_doen)
        for punt in te_doen:
            eerder, wie = Puntstatus(punt.status), punt.laatst_gewijzigd_door
            if eerder != Puntstatus.INGEZONDEN and wie not in (None, door):
                uitslag.anders.append(f"punt {punt.nummer} stond door {persoonsnaam(wie)} op ‘{eerder.label}’")
            punt.status = status
            _bewaar(punt, door)
        for bijeenkomst in bijeenkomsten:
            if nummers := [str(punt.nummer) for punt in te_doen if punt.bijeenkomst_id == bijeenkomst.pk]:
                welke = f"Vraagpunt{'' if len(nummers) == 1 else 'en'} {opsomming(nummers)}"
                raak(rij=bijeenkomst, door=door, delen=f"{welke} op ‘{status.label}’ gezet.")
    uitslag.veranderd, uitslag.stonden_al = len(te_doen), len(nu) - len(te_doen)
    return uitslag


@transaction.atomic
def werk_bij(*, punt: Vraagpunt, door, reden: str = "") -> None:
    """Save the point as the officer left it; its ``versie`` is the one that was seen. ValidationError by field."""
    with _daad("vraagpunt wijzigen", door, punt, status=str(punt.status)):
        bijeenkomst = _vergrendel([punt.bijeenkomst_id])[0]
        nu = Vraagpunt.objects.get(pk=punt.pk)
        if nu.versie != punt.versie:
            raise ValidationError(INTUSSEN)
        controleer_stap(van=nu, naar=punt, reden=reden)
        bewaar_begin(rijen=[nu])
        _bewaar(punt, door, reden.strip())
        raak(rij=bijeenkomst, door=door, delen=f"Vraagpunt {punt.nummer} gewijzigd.")


@transaction.atomic
def verbeter(*, punt: Vraagpunt, door) -> None:
    """Who sent it in, mends the text as long as nobody chose about it; how it stands is not theirs to change."""
    with _daad("vraagpunt verbeteren", door, punt):
        _vergrendel([punt.bijeenkomst_id])
        nu = Vraagpunt.objects.get(pk=punt.pk)
        if not mag_verbeteren(punt=nu, wie=door) or punt.status != nu.status:
            raise ValidationError(NIET_MEER)
        werk_bij(punt=punt, door=door)


def mag_verbeteren(*, punt: Vraagpunt, wie) -> bool:
    return punt.status == Puntstatus.INGEZONDEN and punt.ingezonden_door_id == wie.pk


@transaction.atomic
def haal_weg(*, punt: Vraagpunt, door) -> None:
    """Its history stays; its number is given to nobody else as long as a later point is there."""
    with _daad("vraagpunt verwijderen", door, punt):
        bijeenkomst = _vergrendel([punt.bijeenkomst_id])[0]
        nu = Vraagpunt.objects.get(pk=punt.pk)
        if nu.status == Puntstatus.BESPROKEN:
            raise ValidationError(BESPROKEN_GAAT_NIET_WEG)
        nu._history_user = door
        nu.delete()
        raak(rij=bijeenkomst, door=door, delen=f"Vraagpunt {nu.nummer} verwijderd.")


def controleer_inzending(*, bijeenkomst: Bijeenkomst, achteraf: bool) -> None:
    """Whether a point can still be sent in; ValidationError by field."""
    if not achteraf and bijeenkomst.datum and bijeenkomst.datum < timezone.localdate():
        wanneer = f"Deze bijeenkomst was op {datum(bijeenkomst.datum)}."
        raise ValidationError({"bijeenkomst": f"{wanneer} Kies een bijeenkomst die nog komt."})


def controleer_stap(*, van: Vraagpunt, naar: Vraagpunt, reden: str) -> None:
    """Whether a point may go from how it stood to how it is left, as far as the database cannot see it."""
    if van.status == naar.status:
        return
    if van.status == Puntstatus.BESPROKEN and not reden.strip():
        raise ValidationError({"status": BESPROKEN_BLIJFT})
    if naar.status == Puntstatus.BESPROKEN:
        if van.status != Puntstatus.GEKOZEN:
            raise ValidationError({"status": EERST_KIEZEN})
        dag = van.bijeenkomst.datum
        if dag and dag > timezone.localdate():
            raise ValidationError({"status": f"De bijeenkomst is pas op {datum(dag)}. Leg de uitkomst daarna vast."})


def _daad(actie: str, door, *punten: Vraagpunt, **details):
    sleutels = {"sleutels": [punt.pk for punt in punten]} if all(punt.pk for punt in punten) else {}
    return daad(actie=actie, object="convenanten.vraagpunt", door=door, **sleutels, **details)


def _vergrendel(sleutels) -> list[Bijeenkomst]:
    return list(Bijeenkomst.objects.select_for_update().filter(pk__in=sleutels).order_by("pk"))


def _bewaar(punt: Vraagpunt, door, reden: str = "") -> None:
    punt.laatst_gewijzigd_door = punt._history_user = door
    punt._change_reason = reden
    punt.versie += 1
    punt.full_clean()
    punt.save()
