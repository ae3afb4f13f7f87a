"""Rounds: open one with all that a plan wants to know, add to it, divide the work, close it.

Each verb does all or nothing, in a number of queries that does not grow with the lines.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from rapportages.models import Rapportageronde, Uitvraag
from themas.auditspoor import leg_vast_na_commit
from themas.enums import Doelsoort
from themas.models import Beleidsplan, Doelstelling, Indicator, Periode


@transaction.atomic
def open_ronde(*, plan: Beleidsplan, periode: Periode, deadline: datetime.date, door) -> Rapportageronde:
    """A round with a line for everything that the goals of the plan hang on; who delivers is taken over."""
    controleer(periode=periode, deadline=deadline)
    ronde = Rapportageronde(plan=plan, periode=periode, deadline=deadline, geopend_door=door)
    ronde.validate_constraints()
    ronde.save()
    aantal = _maak_lijnen(ronde, *_gevraagd(plan))
    leg_vast_na_commit(actie="ronde openen", object=str(ronde), door=door, regels=aantal)
    return ronde


def controleer(*, periode: Periode, deadline: datetime.date) -> None:
    """Raises ValidationError, by field, for a round that cannot be."""
    if periode.begin > timezone.localdate():
        raise ValidationError({"periode": f"De periode {periode} is nog niet begonnen. Kies een eerdere periode."})
    if deadline < periode.begin:
        raise ValidationError({"deadline": "Deze datum ligt voor het begin van de periode. Kies een latere datum."})


@transaction.atomic
def vul_aan(*, ronde: Rapportageronde, door) -> int:
    """Lines for indicators and goals that came into the plan after the round was opened; returns how many."""
    _eis_open(ronde)
    aantal = _maak_lijnen(ronde, *_gevraagd(ronde.plan))
    leg_vast_na_commit(actie="ronde aanvullen", object=str(ronde), door=door, regels=aantal)
    return aantal


@transaction.atomic
def voeg_toe(*, ronde: Rapportageronde, indicatoren: Iterable[Indicator], door) -> int:
    """Lines for indicators that no goal of the plan names, each with its parts; returns how many are new."""
    _eis_open(ronde)
    aantal = _maak_lijnen(ronde, _met_onderdelen(indicator.pk for indicator in indicatoren), ())
    leg_vast_na_commit(actie="indicator toevoegen aan ronde", object=str(ronde), door=door, regels=aantal)
    return aantal


@transaction.atomic
def wijs_toe(*, ronde: Rapportageronde, uitvragen: Sequence[int], leverancier, door) -> int:
    """Make somebody deliver these lines of the round, or nobody in particular; returns how many."""
    _eis_open(ronde)
    aantal = ronde.uitvragen.filter(pk__in=uitvragen).update(leverancier=leverancier, herinnerd_op=None)
    wie = leverancier.get_username() if leverancier else "niemand"
    leg_vast_na_commit(actie="regels toewijzen", object=str(ronde), door=door, regels=aantal, aan=wie)
    return aantal


@transaction.atomic
def haal_weg(*, ronde: Rapportageronde, uitvragen: Sequence[int], door) -> int:
    """Ask for these lines no longer. Figures and judgements that were given stay. Returns how many."""
    _eis_open(ronde)
    aantal = ronde.uitvragen.filter(pk__in=uitvragen).delete()[1].get("rapportages.Uitvraag", 0)
    leg_vast_na_commit(actie="regels weghalen uit ronde", object=str(ronde), door=door, regels=aantal)
    return aantal


@transaction.atomic
def sluit_ronde(*, ronde: Rapportageronde, door) -> None:
    """End the asking: the sheet becomes read-only and nobody is reminded any more."""
    _eis_open(ronde)
    ronde.gesloten_op, ronde.gesloten_door = timezone.now(), door
    ronde.save(update_fields=["gesloten_op", "gesloten_door"])
    leg_vast_na_commit(actie="ronde sluiten", object=str(ronde), door=door)


@transaction.atomic
def heropen_ronde(*, ronde: Rapportageronde, door) -> None:
    """Ask again, for who closed too early."""
    ronde.gesloten_op = ronde.gesloten_door = None
    ronde.save(update_fields=["gesloten_op", "gesloten_door"])
    leg_vast_na_commit(actie="ronde heropenen", object=str(ronde), door=door)


def _eis_open(ronde: Rapportageronde) -> None:
    if ronde.gesloten_op is not None:
        raise ValidationError("Deze ronde is gesloten. Heropen de ronde eerst.")


def _gevraagd(plan: Beleidsplan) -> tuple[set[int], set[int]]:
    """Primary keys of the indicators and of the qualitative goals of the plan."""
    doelen = Doelstelling.objects.filter(onderwerp__thema__plan=plan)
    met_doel = doelen.filter(indicatoren__isnull=False).values_list("indicatoren", flat=True)
    kwalitatief = doelen.filter(soort=Doelsoort.KWALITATIEF).values_list("pk", flat=True)
    return _met_onderdelen(met_doel), set(kwalitatief)


def _met_onderdelen(indicatoren: Iterable[int]) -> set[int]:
    """These, their parts, the parts of those, and so on."""
    delen = defaultdict(set)
    for deel, geheel in Indicator.objects.filter(onderdeel_van__isnull=False).values_list("pk", "onderdeel_van"):
        delen[geheel].add(deel)
    gevonden, te_bekijken = set(), set(indicatoren)
    while te_bekijken:
        gevonden |= te_bekijken
        te_bekijken = {deel for geheel in te_bekijken for deel in delen[geheel]} - gevonden
    return gevonden


def _maak_lijnen(ronde: Rapportageronde, indicatoren: Iterable[int], doelen: Iterable[int]) -> int:
    bestaand = set(ronde.uitvragen.values_list("indicator", "doelstelling"))
    gevraagd = {(pk, None) for pk in indicatoren} | {(None, pk) for pk in doelen}
    leveranciers = _vorige_leveranciers(ronde)
    nieuw = [
        Uitvraag(ronde=ronde, indicator_id=i, doelstelling_id=d, leverancier_id=leveranciers.get((i, d)))
        for i, d in sorted(gevraagd - bestaand, key=str)
    ]
    Uitvraag.objects.bulk_create(nieuw)
    return len(nieuw)


def _vorige_leveranciers(ronde: Rapportageronde) -> dict[tuple, int]:
    """Who delivered what in the newest other round of the plan, as far as that person still works here."""
    vorige = Rapportageronde.objects.filter(plan=ronde.plan).exclude(pk=ronde.pk).order_by("-periode__eind").first()
    if vorige is None:
        return {}
    lijnen = vorige.uitvragen.filter(leverancier__is_active=True)
    return {(i, d): wie for i, d, wie in lijnen.values_list("indicator", "doelstelling", "leverancier")}
