"""The files of a version: asked for at publication, made once in the background, and made again when that failed.

A file that cannot be made holds up nothing: the version is public without it, its page says so, and whoever published
is told by mail. ``Bestandopdracht`` remembers how far it is; ``manage.py maak_bestanden`` tries all that lack a file.
"""

import datetime
import hashlib
import logging
from collections.abc import Callable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from rapportages import taken
from rapportages.bestanden.docx import maak_docx
from rapportages.bestanden.pdf import maak_pdf
from rapportages.bestanden.storing import meld_storing
from rapportages.drukpers.proces import Drukfout
from rapportages.enums import Bestandsoort, Bestandstand
from rapportages.models import Bestand, Bestandopdracht, Versie
from rapportages.verslag.bevriezen import lees
from rapportages.verslag.leesbaar import maak_leesbaar
from rapportages.verslag.uitgave import uitgave_van
from themas.auditspoor import leg_vast, leg_vast_na_commit


MAKERS: dict[Bestandsoort, Callable[..., bytes]] = {Bestandsoort.PDF: maak_pdf, Bestandsoort.DOCX: maak_docx}
ADRESNAMEN = {Bestandsoort.PDF: "rapportpdf", Bestandsoort.DOCX: "rapportdocx"}
ONGELUK = "Er ging iets mis bij het maken van het bestand. De beheerder vindt de oorzaak in het logboek van de server."

log = logging.getLogger(__name__)


@transaction.atomic
def vraag_aan(*, versie: Versie, door=None) -> None:
    """Ask for every file of this version, once the transaction holds. What goes wrong here undoes no publication."""
    opdrachten = [Bestandopdracht(versie=versie, soort=soort) for soort in Bestandsoort]
    Bestandopdracht.objects.bulk_create(opdrachten, ignore_conflicts=True)
    mislukt = Bestandopdracht.objects.filter(versie=versie, stand=Bestandstand.MISLUKT)
    if mislukt.update(stand=Bestandstand.WACHT):  # asked once more; the reason stays until the file is there
        leg_vast_na_commit(actie="bestanden opnieuw aanvragen", object=_naam(versie), door=door)
    transaction.on_commit(lambda: _zet_in_rij(versie.pk), robust=True)


def _zet_in_rij(versie: int) -> None:
    for soort in Bestandsoort:
        taken.maak_bestand.enqueue(versie, soort.value)


def maak(*, versie: int, soort: str) -> Bestandstand:
    """Make this file, unless it is there. Never raises: how it went is what the order says.

    Two workers at once may both draw it; one of them stores it, and both then give the same file.
    """
    rij, soort = Versie.objects.select_related("rapportage", "gepubliceerd_door").get(pk=versie), Bestandsoort(soort)
    opdracht, _ = Bestandopdracht.objects.get_or_create(versie=rij, soort=soort)
    if Bestand.objects.filter(versie=rij, soort=soort).exists():
        return _sluit_af(opdracht)
    Bestandopdracht.objects.filter(pk=opdracht.pk).update(
        stand=Bestandstand.WACHT, pogingen=F("pogingen") + 1, geprobeerd_op=timezone.now()
    )
    try:
        inhoud = MAKERS[soort](maak_leesbaar(lees(rij)), uitgave=uitgave_van(rij))
    except Drukfout as fout:
        return _mislukt(opdracht, str(fout))
    except Exception:
        log.exception("Making the %s of version %s failed", soort.value, rij.pk)
        return _mislukt(opdracht, ONGELUK)
    return _bewaar(opdracht, inhoud)


def _bewaar(opdracht: Bestandopdracht, inhoud: bytes) -> Bestandstand:
    sha256 = hashlib.sha256(inhoud).hexdigest()
    try:
        with transaction.atomic():
            Bestand.objects.create(versie=opdracht.versie, soort=opdracht.soort, inhoud=inhoud, sha256=sha256)
    except IntegrityError:  # another worker was first; the one that is there, counts
        return _sluit_af(opdracht)
    leg_vast(**_regel(opdracht), sha256=sha256, omvang=len(inhoud))
    return _sluit_af(opdracht)


def _sluit_af(opdracht: Bestandopdracht) -> Bestandstand:
    Bestandopdracht.objects.filter(pk=opdracht.pk).update(stand=Bestandstand.KLAAR, fout="")
    return Bestandstand.KLAAR


def _mislukt(opdracht: Bestandopdracht, fout: str) -> Bestandstand:
    """Says it once for each reason: a server that lacks something would else send a mail at each try."""
    nieuw = opdracht.fout != fout
    # Not where another worker finished meanwhile.
    niet_klaar = Bestandopdracht.objects.filter(pk=opdracht.pk).exclude(stand=Bestandstand.KLAAR)
    if not niet_klaar.update(stand=Bestandstand.MISLUKT, fout=fout):
        return Bestandstand.KLAAR
    leg_vast(**_regel(opdracht), resultaat="mislukt")
    if nieuw:
        meld_storing(versie=opdracht.versie, soort=Bestandsoort(opdracht.soort), fout=fout)
    return Bestandstand.MISLUKT


def _regel(opdracht: Bestandopdracht) -> dict:
    return {
        "actie": "bestand maken",
        "object": _naam(opdracht.versie),
        "door": "maak_bestanden",
        "soort": opdracht.soort,
    }


def _naam(versie: Versie) -> str:
    return f"rapportages.versie {versie.rapportage.slug}/{versie.nummer}"


def ontbrekende(*, nu: datetime.datetime | None = None) -> list[tuple[int, Bestandsoort]]:
    """Versions, by key, and the file that each lacks, oldest first; not those that a worker is busy with."""
    begonnen = (nu or timezone.now()) - datetime.timedelta(seconds=settings.BESTAND_MAX_SECONDEN)
    er_al = set(Bestand.objects.values_list("versie", "soort"))
    bezig = set(
        Bestandopdracht.objects.filter(stand=Bestandstand.WACHT, geprobeerd_op__gt=begonnen).values_list(
            "versie", "soort"
        )
    )
    versies = Versie.objects.order_by("gepubliceerd_op", "pk").values_list("pk", flat=True)
    return [(pk, soort) for pk in versies for soort in Bestandsoort if (pk, soort.value) not in er_al | bezig]
