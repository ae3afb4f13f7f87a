"""What waits for this officer among the reports and what readers report; for the start page of the admin."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from rapportages.enums import Bestandstand, Meldingstatus, Rapportstatus
from rapportages.models import Bestandopdracht, Foutmelding, Voortgangsrapportage


@dataclass(frozen=True, slots=True)
class Wacht:
    """One report or list, and what it waits for in a few words."""

    titel: str
    adres: str
    waarop: str


def wacht_op(gebruiker) -> list[Wacht]:
    """Four queries at most, however many reports."""

    def mag(werkwoord: str) -> bool:
        return gebruiker.has_perm(f"rapportages.{werkwoord}_voortgangsrapportage")

    wachtend: list[Wacht] = []
    if gebruiker.has_perm("rapportages.change_foutmelding"):
        wachtend += _meldingen()
    if mag("publiceer"):
        wachtend += _te_publiceren(gebruiker)
    if mag("change"):
        wachtend += _te_schrijven()
    if mag("publiceer"):
        wachtend += _mislukte_bestanden()
    return wachtend


def _meldingen() -> Iterator[Wacht]:
    geteld = Foutmelding.objects.open().aggregate(
        nieuw=Count("pk", filter=Q(status=Meldingstatus.NIEUW)),
        bezig=Count("pk", filter=Q(status=Meldingstatus.IN_BEHANDELING)),
    )
    delen = [f"{geteld['nieuw']} nieuw"] if geteld["nieuw"] else []
    delen += [f"{geteld['bezig']} in behandeling"] if geteld["bezig"] else []
    if delen:
        adres = f"{reverse('admin:rapportages_foutmelding_changelist')}?afgehandeld=nee"
        yield Wacht("Foutmeldingen van lezers", adres, ", ".join(delen))


def _te_publiceren(gebruiker) -> Iterator[Wacht]:
    rijen = _lopend().filter(status=Rapportstatus.INGEDIEND).exclude(ingediend_door=gebruiker)
    for rij in rijen.order_by("ingediend_op"):
        yield Wacht(rij.titel, reverse("admin:rapport_publiceren", args=[rij.pk]), "ingediend: lees na en publiceer")


def _te_schrijven() -> Iterator[Wacht]:
    geteld = (
        _lopend()
        .filter(status__in=[s for s in Rapportstatus if s.te_wijzigen])
        .annotate(
            paragraafaantal=Count("paragrafen", distinct=True),
            geschreven=Count("paragrafen", filter=Q(paragrafen__tekst__isnull=False), distinct=True),
            vragen=Count("paragrafen__opmerkingen", filter=Q(paragrafen__opmerkingen__opgelost_op=None), distinct=True),
        )
    )
    for rij in geteld.order_by("-periode__eind", "pk"):
        waarop = "teruggestuurd" if rij.teruggestuurd else rij.get_status_display()
        waarop += f": {rij.geschreven} van {rij.paragraafaantal} paragrafen geschreven"
        if rij.vragen:
            waarop += f", {rij.vragen} {'opmerking' if rij.vragen == 1 else 'opmerkingen'} open"
        yield Wacht(rij.titel, reverse("admin:rapport", args=[rij.pk]), waarop)


def _mislukte_bestanden() -> Iterator[Wacht]:
    mislukt = Bestandopdracht.objects.filter(
        stand=Bestandstand.MISLUKT, versie__rapportage__intrekking__isnull=True
    ).select_related("versie")
    for opdracht in mislukt.order_by("versie__rapportage", "versie", "soort"):
        adres = reverse("admin:rapport_publiceren", args=[opdracht.versie.rapportage_id])
        yield Wacht(str(opdracht.versie), adres, f"{opdracht.get_soort_display()}: maken is mislukt")


def _lopend():
    return Voortgangsrapportage.objects.filter(intrekking__isnull=True)
