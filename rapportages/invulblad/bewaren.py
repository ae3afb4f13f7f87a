"""Save what an officer typed: figures and judgements of status concept, or the answer that there are none.

Nobody overwrites unseen. Each line says on which state it was typed; where somebody else changed it since, nothing is
written and both values are shown. A round is locked while it is saved, and every row is changed only as long as it has
the version that was read, for whoever writes without that lock (admin, import).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from rapportages.enums import Antwoord
from rapportages.invulblad import cellen, schrijven
from rapportages.invulblad.bekijken import bekijk
from rapportages.invulblad.blad import Blad, lees_blad
from rapportages.invulblad.cellen import Gelezen, Soort
from rapportages.invulblad.regel import Regel, botsing
from rapportages.invulblad.sommen import reken_na
from rapportages.models import Rapportageronde
from themas.auditspoor import leg_vast_na_commit


POGINGEN = 3
DRUK = "Collega’s bewaren op dit moment dezelfde cijfers. Probeer het over een minuut nog een keer."
GESLOTEN = "Deze ronde is gesloten. Er is niets bewaard."
ALLEEN_VERHOUDING = (
    "Hier is geen aantal bekend, alleen een verhouding. Vul het aantal in, of pas de verhouding aan bij Metingen."
)


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """One line as it was sent. ``houd_hun`` and ``neem_mijn`` answer a clash; the latter says what it replaces."""

    cellen: Mapping[str, str]
    herkenning: str = ""
    houd_hun: bool = False
    neem_mijn: str = ""
    haal_weg: bool = False

    @property
    def basis(self) -> str:
        return self.herkenning.partition(":")[0]

    @property
    def is_aangeraakt(self) -> bool:
        return self.herkenning.partition(":")[2] != cellen.vingerafdruk(self.cellen) or self.haal_weg


@dataclass(slots=True)
class Uitslag:
    """Primary keys of lines by what became of them; ``fouten`` by line and cell."""

    bewaard: set[int] = field(default_factory=set)
    weggehaald: set[int] = field(default_factory=set)
    fouten: dict[int, dict[str, str]] = field(default_factory=dict)
    botsingen: dict[int, Mapping[str, str]] = field(default_factory=dict)  # with the cells that were sent
    te_bevestigen: set[int] = field(default_factory=set)
    overgenomen: set[int] = field(default_factory=set)

    @property
    def blijft_klad(self) -> set[int]:
        return self.fouten.keys() | self.botsingen.keys() | self.te_bevestigen

    @property
    def geraakt(self) -> set[int]:
        return self.bewaard | self.weggehaald | self.blijft_klad | self.overgenomen


def bewaar(*, ronde: Rapportageronde, ingevuld: Mapping[int, Ingevuld], door) -> Uitslag:
    """Save what can be saved and say of each other line why not. The number of queries does not grow with the lines.

    Raises ValidationError when the round is closed.
    """
    for _ in range(POGINGEN):
        try:
            with transaction.atomic():
                return _bewaar(ronde, ingevuld, door)
        except (IntegrityError, schrijven.Ingehaald):
            continue  # an import or a form got in between; what it wrote is a clash when we look again
    raise ValidationError(DRUK)


def _bewaar(ronde, ingevuld, door) -> Uitslag:
    ronde = (
        Rapportageronde.objects.select_for_update(no_key=True, of=["self"])
        .select_related("plan", "periode")
        .get(pk=ronde.pk)
    )
    if ronde.gesloten_op is not None:
        raise ValidationError(GESLOTEN)
    blad, uit = lees_blad(ronde), Uitslag()
    gelezen, alleen_klad = _lees(blad, ingevuld, uit)
    for pk, melding in reken_na(blad, gelezen).items():
        uit.fouten.setdefault(pk, {})["cijfer"] = melding
        gelezen.pop(pk, None)
    werk = schrijven.Werk(door, timezone.now(), ronde.periode)
    for pk, wat in gelezen.items():
        _verwerk(blad.per_pk[pk], wat, ingevuld[pk], werk, uit)
    werk.schrijf()
    kladden = {pk: ingevuld[pk] for pk in (uit.blijft_klad | alleen_klad) if not blad.per_pk[pk].vast}
    schrijven.vervang_kladden(kladden, weg=ingevuld.keys() & blad.per_pk.keys(), door=door)
    if uit.bewaard or uit.weggehaald:
        details = {"bewaard": len(uit.bewaard), "weggehaald": len(uit.weggehaald), "regels": sorted(uit.bewaard)}
        leg_vast_na_commit(actie="invulblad bewaren", object=str(ronde), door=door, **details)
    return uit


def _lees(blad: Blad, ingevuld: Mapping[int, Ingevuld], uit: Uitslag) -> tuple[dict[int, Gelezen], set[int]]:
    """The lines that say something new and are right by themselves; and those of which there is only a draft."""
    periode = blad.ronde.periode.puur
    gelezen, alleen_klad = {}, set()
    for pk, invoer in ingevuld.items():
        regel = blad.per_pk.get(pk)
        if regel is None:
            continue  # taken out of the round meanwhile
        if invoer.houd_hun:
            uit.overgenomen.add(pk)
        elif not invoer.is_aangeraakt or cellen.vingerafdruk(invoer.cellen) == cellen.vingerafdruk(regel.cellen):
            continue
        elif regel.vast or regel.basis not in (invoer.basis, invoer.neem_mijn):
            uit.botsingen[pk] = invoer.cellen
        else:
            wat = cellen.lees(regel.uitvraag, invoer.cellen, periode, blad.vandaag)
            if wat.soort is Soort.LEEG and regel.rij is not None and not regel.cellen.get("cijfer", "-"):
                wat.fouten["cijfer"] = ALLEEN_VERHOUDING
            if wat.fouten:
                uit.fouten[pk] = wat.fouten
            elif wat.soort is Soort.LEEG and regel.rij is None and not regel.uitvraag.antwoord:
                alleen_klad.add(pk)
            elif wat.soort is Soort.LEEG and regel.rij is not None and not invoer.haal_weg:
                uit.te_bevestigen.add(pk)
            else:
                gelezen[pk] = wat
    return gelezen, alleen_klad


def _verwerk(regel: Regel, wat: Gelezen, invoer: Ingevuld, werk: "schrijven.Werk", uit: Uitslag) -> None:
    if wat.soort is Soort.RIJ:
        werk.zet_rij(regel, wat.velden)
    elif regel.rij is not None:
        werk.haal_weg(regel.rij)
        uit.weggehaald.add(regel.pk)
    antwoord = wat.velden if wat.soort is Soort.ANTWOORD else {"antwoord": Antwoord.GEEN.value}
    if wat.soort is Soort.ANTWOORD or regel.uitvraag.antwoord:
        werk.zet_antwoord(regel.uitvraag, {"grens": None, "toelichting": ""} | antwoord)
    if wat.soort is not Soort.LEEG or regel.pk not in uit.weggehaald:
        uit.bewaard.add(regel.pk)


def toon(*, ronde: Rapportageronde, uitslag: Uitslag, door) -> Blad:
    """The sheet after saving, with what the officer must know beside each line."""
    blad = lees_blad(ronde, door)
    for regel in blad:
        regel.fouten = uitslag.fouten.get(regel.pk, {})
        regel.weg_te_halen = regel.pk in uitslag.te_bevestigen
        if regel.pk in uitslag.botsingen:
            regel.botsing, regel.mijn = botsing(regel), uitslag.botsingen[regel.pk]
        regel.melding = _melding(regel.pk, uitslag)
    return bekijk(blad)


def _melding(pk: int, uitslag: Uitslag) -> str:
    if pk in uitslag.weggehaald:
        return "Het cijfer is weggehaald. De rest is bewaard." if pk in uitslag.bewaard else "Het cijfer is weggehaald."
    if pk in uitslag.bewaard:
        return "Bewaard."
    return "Niet gewijzigd: wat er stond, blijft staan." if pk in uitslag.overgenomen else ""


def bewaar_klad(*, ronde: Rapportageronde, ingevuld: Mapping[int, Ingevuld], door) -> None:
    """Keep raw cells for when the sheet is opened again; of a line that is as it was, nothing is kept."""
    if ronde.gesloten_op is not None:
        raise ValidationError(GESLOTEN)
    eigen = set(ronde.uitvragen.filter(pk__in=ingevuld).values_list("pk", flat=True))
    kladden = {pk: invoer for pk, invoer in ingevuld.items() if pk in eigen and invoer.is_aangeraakt}
    schrijven.vervang_kladden(kladden, weg=eigen, door=door)
