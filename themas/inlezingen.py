"""Verbs on a file that was handed in: take it on, read it, agree to it, store it, start again, withdraw it.

Each leaves a line in the audit trail, also when it is refused; so does what the worker finds, in the name of who
chose the file and from the address where that person last did something to it.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from themas import auditspoor, taken
from themas.auditspoor import leg_vast, leg_vast_na_commit
from themas.enums import Inleesstatus
from themas.importeren import Importfout, Importverslag, Opties, importeer
from themas.importeren.fouten import Leesfout
from themas.importeren.opslag import Hartslag, Opslag, Voorbeeld
from themas.importeren.verslag import bijzonderheden
from themas.importeren.waarneming import Kenmerken
from themas.models import Inlezing


VERANDERD = (
    "Sinds uw akkoord is er iets veranderd in de cijfers. Er is niets opgeslagen. Kijk het voorbeeld opnieuw na."
)
NIET_MEER = "Deze inlezing is intussen opnieuw begonnen."
ONGELUK = "Er ging iets mis dat niet aan uw bestand ligt. Er is niets opgeslagen. Begin opnieuw, of vraag de beheerder."
BESTAND_WEG = "Het bestand staat niet meer op de server. Kies het opnieuw."

log = logging.getLogger(__name__)


class KanNiet(Exception):
    """Its text is the message for the officer."""


@transaction.atomic
def neem_aan(*, bestand: Any, door: Any, stand_op=None, tabel: str = "", gebieden_toevoegen: bool = False) -> Inlezing:
    """``bestand`` is an upload. Puts it in the queue to be read; nothing of it counts before somebody agrees."""
    inlezing = Inlezing.objects.create(
        bestand=bestand.name[-255:],
        omvang=bestand.size,
        stand_op=stand_op,
        tabel=tabel,
        gebieden_toevoegen=gebieden_toevoegen,
        door=door,
        herkomst=_herkomst(),
    )
    inlezing.sha256 = Opslag(inlezing.sleutel).bewaar(bestand.chunks())
    inlezing.save(update_fields=["sha256"])
    taken.lees.enqueue(inlezing.pk, inlezing.poging)
    leg_vast_na_commit(**_regel("bestand kiezen", inlezing, door))
    return inlezing


@transaction.atomic
def geef_akkoord(*, inlezing: Inlezing, door: Any) -> None:
    """Only who chose the file: that person counts as the one who entered its figures."""
    with _in_spoor("akkoord geven", inlezing, door):
        _alleen_van(inlezing, door)
        _ga_naar(inlezing, van=(Inleesstatus.VOORBEELD,), naar=Inleesstatus.AKKOORD)
        taken.schrijf.enqueue(inlezing.pk, inlezing.poging)


@transaction.atomic
def voeg_gebieden_toe(*, inlezing: Inlezing, door: Any) -> None:
    """Makes the preview again, now with the areas that we did not know. They come with the figures, on agreement."""
    with _in_spoor("gebieden toevoegen", inlezing, door):
        _alleen_van(inlezing, door)
        _ga_naar(inlezing, van=(Inleesstatus.VOORBEELD,), naar=Inleesstatus.WACHT, gebieden_toevoegen=True)
        taken.lees.enqueue(inlezing.pk, inlezing.poging)


@transaction.atomic
def begin_opnieuw(*, inlezing: Inlezing, door: Any) -> None:
    """After a worker that died. It goes on where it was: reading, or storing what was agreed to."""
    with _in_spoor("opnieuw beginnen", inlezing, door):
        _alleen_van(inlezing, door)
        if not is_afgebroken(inlezing):
            raise KanNiet("Deze inlezing is niet afgebroken. Wacht tot zij klaar is.")
        was_akkoord = inlezing.status == Inleesstatus.SCHRIJFT or bool(inlezing.verslag.get("akkoord"))
        naar = Inleesstatus.AKKOORD if was_akkoord else Inleesstatus.WACHT
        _ga_naar(inlezing, van=(inlezing.status,), naar=naar)
        (taken.schrijf if was_akkoord else taken.lees).enqueue(inlezing.pk, inlezing.poging)


@transaction.atomic
def trek_in(*, inlezing: Inlezing, door: Any) -> None:
    with _in_spoor("bestand intrekken", inlezing, door):
        _alleen_van(inlezing, door)
        van = (Inleesstatus.WACHT, Inleesstatus.VOORBEELD, Inleesstatus.AFGEBROKEN)
        if is_afgebroken(inlezing):
            van = (*van, inlezing.status)
        _ga_naar(inlezing, van=van, naar=Inleesstatus.INGETROKKEN)
    transaction.on_commit(Opslag(inlezing.sleutel).verwijder)


def ruim_op() -> int:
    """Withdraws what nobody has agreed to for a long time: a file with figures does not lie around for ever."""
    grens = timezone.now() - timedelta(days=settings.INLEZINGEN_DAGEN)
    oud = Inlezing.objects.filter(
        gemaakt_op__lt=grens, status__in=(Inleesstatus.WACHT, Inleesstatus.VOORBEELD, Inleesstatus.AFGEBROKEN)
    )
    for inlezing in oud:
        if _zet(inlezing, Inleesstatus.INGETROKKEN):
            Opslag(inlezing.sleutel).verwijder()
            leg_vast(**_regel("bestand opruimen", inlezing, "opruimen"))
    return len(oud)


def is_afgebroken(inlezing: Inlezing) -> bool:
    """Also when nobody was left to say so: a worker that was killed gives no sign of life any more."""
    if inlezing.status in (Inleesstatus.LEEST, Inleesstatus.SCHRIJFT):
        return Opslag(inlezing.sleutel).stil() > settings.INLEZEN_STIL
    return inlezing.status == Inleesstatus.AFGEBROKEN


def lees(*, pk: int, poging: int) -> None:
    """Reads and checks the file, and makes the preview. Writes no figure, and holds no lock."""
    inlezing = _neem_op(pk, poging, van=Inleesstatus.WACHT, naar=Inleesstatus.LEEST)
    if inlezing is None:
        return
    ruim_op()
    with auditspoor.vanaf(inlezing.herkomst, inlezing.door):
        _lees(inlezing)


def _lees(inlezing: Inlezing) -> None:
    opslag, regel = Opslag(inlezing.sleutel), _regel("bestand nakijken", inlezing)
    try:
        with Hartslag(opslag) as hartslag, Voorbeeld(opslag) as voorbeeld:
            opties = _opties(inlezing, proef=True, meld=voorbeeld.meld, voortgang=hartslag.voortgang)
            verslag = importeer(opslag.bestand, door=inlezing.door, naam=inlezing.bestand, opties=opties)
    except Importfout as fout:
        if _zet(inlezing, Inleesstatus.AFGEKEURD, verslag={"fouten": fout.regels}):
            opslag.verwijder()
            leg_vast(**regel, resultaat="geweigerd", fouten=len(fout.regels))
    except Exception:
        log.exception("Reading of inlezing %s failed", inlezing.pk)
        leg_vast(**regel, resultaat="mislukt")
        _zet(inlezing, Inleesstatus.AFGEBROKEN, verslag={"fouten": [ONGELUK]})
    else:
        let_op = {"let_op": inlezing.verslag["let_op"]} if "let_op" in inlezing.verslag else {}
        _zet(
            inlezing,
            Inleesstatus.VOORBEELD,
            vingerafdruk=voorbeeld.vingerafdruk,
            verslag=_als_json(verslag) | let_op,
            **_tellingen(verslag),
        )


def schrijf(*, pk: int, poging: int) -> None:
    """Stores what was agreed to, in one transaction: exactly that, or nothing and a new preview."""
    inlezing = _neem_op(pk, poging, van=Inleesstatus.AKKOORD, naar=Inleesstatus.SCHRIJFT)
    if inlezing is None:
        return
    with auditspoor.vanaf(inlezing.herkomst, inlezing.door):
        _schrijf(inlezing)


def _schrijf(inlezing: Inlezing) -> None:
    opslag, voorbeeld = Opslag(inlezing.sleutel), Voorbeeld(None)

    def sluit_af(verslag: Importverslag) -> None:
        """Inside the transaction, so that the figures and the word that they are in come together."""
        if voorbeeld.vingerafdruk != inlezing.vingerafdruk:
            raise Leesfout(VERANDERD)
        tellingen = _tellingen(verslag) | {"verslag": _als_json(verslag), "klaar_op": timezone.now()}
        if not _zet(inlezing, Inleesstatus.KLAAR, **tellingen):
            raise Leesfout(NIET_MEER)

    try:
        with Hartslag(opslag) as hartslag:
            opties = _opties(inlezing, meld=voorbeeld.meld, voortgang=hartslag.voortgang, voor_het_eind=sluit_af)
            importeer(opslag.bestand, door=inlezing.door, naam=inlezing.bestand, opties=opties)
    except Importfout as fout:
        leg_vast(**_regel("bestand inlezen", inlezing), resultaat="geweigerd")
        _kijk_opnieuw(inlezing, fout)
    except Exception:
        log.exception("Storing of inlezing %s failed", inlezing.pk)
        leg_vast(**_regel("bestand inlezen", inlezing), resultaat="mislukt")
        _zet(inlezing, Inleesstatus.AFGEBROKEN, verslag=inlezing.verslag | {"fouten": [ONGELUK], "akkoord": True})
    else:
        opslag.verwijder()


@transaction.atomic
def _kijk_opnieuw(inlezing: Inlezing, fout: Importfout) -> None:
    """What was agreed to can no longer be stored: the officer sees the file again as things stand now."""
    melding = fout.fouten[0].melding
    if _zet(inlezing, Inleesstatus.WACHT, verslag={"let_op": melding}, poging=F("poging") + 1):
        taken.lees.enqueue(inlezing.pk, inlezing.poging + 1)


def _opties(inlezing: Inlezing, **meer: Any) -> Opties:
    return Opties(
        stand_op=inlezing.stand_op,
        kenmerken=Kenmerken(tabel=inlezing.tabel),
        gebieden_toevoegen=inlezing.gebieden_toevoegen,
        **meer,
    )


def _alleen_van(inlezing: Inlezing, door: Any) -> None:
    if inlezing.door_id != door.pk:
        raise KanNiet(f"Alleen {inlezing.door} mag dit: wie het bestand koos, geldt als invoerder van de cijfers.")


def _ga_naar(inlezing: Inlezing, *, van: tuple, naar: Inleesstatus, **velden: Any) -> None:
    """One step, and only from where we think that it is: of two clicks at once one finds it gone."""
    rijen = Inlezing.objects.filter(pk=inlezing.pk, poging=inlezing.poging, status__in=van)
    velden |= {"in_de_rij_sinds": timezone.now(), "herkomst": _herkomst()}
    if not rijen.update(status=naar, poging=F("poging") + 1, **velden):
        raise KanNiet("Dit kan niet meer: de inlezing is intussen verder. Kijk hieronder hoe het staat.")
    inlezing.refresh_from_db()


def _neem_op(pk: int, poging: int, *, van: Inleesstatus, naar: Inleesstatus) -> Inlezing | None:
    """Ours to work on, or None: withdrawn, started again, or taken by another worker."""
    if not Inlezing.objects.filter(pk=pk, poging=poging, status=van).update(status=naar):
        return None
    return Inlezing.objects.select_related("door").get(pk=pk)


def _zet(inlezing: Inlezing, status: Inleesstatus, **velden: Any) -> bool:
    """False when somebody started it again meanwhile."""
    rijen = Inlezing.objects.filter(pk=inlezing.pk, poging=inlezing.poging, status=inlezing.status)
    return bool(rijen.update(status=status, **velden))


@contextmanager
def _in_spoor(actie: str, inlezing: Inlezing, door: Any) -> Iterator[None]:
    """One line for the act: after the transaction when it was done, at once when it was refused."""
    regel = _regel(actie, inlezing, door)
    try:
        yield
    except KanNiet:
        leg_vast(**regel, resultaat="geweigerd")
        raise
    leg_vast_na_commit(**regel)


def _regel(actie: str, inlezing: Inlezing, door: Any = None) -> dict[str, Any]:
    """Number and hash make the file findable; two may have the same name."""
    return {
        "actie": actie,
        "object": f"bestand {inlezing.bestand}",
        "door": door,
        "inlezing": inlezing.pk,
        "sha256": inlezing.sha256,
    }


def _herkomst() -> str:
    return auditspoor.herkomst()[: Inlezing._meta.get_field("herkomst").max_length]


def _tellingen(verslag: Importverslag) -> dict[str, Any]:
    return {
        "soort": verslag.layout[:80],
        "nieuw": verslag.nieuw,
        "gewijzigd": verslag.gewijzigd,
        "ongewijzigd": verslag.ongewijzigd,
        "geweigerd": verslag.geweigerd,
        "overgeslagen": verslag.overgeslagen,
        "stand_op": verslag.stand_op,
    }


def _als_json(verslag: Importverslag) -> dict[str, Any]:
    return {
        "bijzonderheden": list(bijzonderheden(verslag)),
        "weigeringen": list(verslag.weigeringen),
        "toe_te_voegen": list(verslag.toe_te_voegen),
    }
