"""Correcting what is public: the text opens again, and what comes of it is a new version that says what was wrong.

Until it is published a correction is a ``Rectificatievoorstel``. The version that readers have stays where it is.
"""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from rapportages.enums import Rapportstatus
from rapportages.models import Paragraaf, Rectificatie, Rectificatievoorstel, Versie, Voortgangsrapportage
from rapportages.publicatie.publiceren import eis, in_spoor, leg_rectificatie_vast, vergrendeld, zet
from rapportages.verslag.bevriezen import lees
from themas.models import Indicator


@transaction.atomic
def begin_rectificatie(
    *,
    rapportage: Voortgangsrapportage,
    wat_er_stond: str,
    wat_het_is: str,
    reden: str,
    indicatoren: Iterable[Indicator] = (),
    bron: str = "",
    door,
    gezien: int | None = None,
) -> Rectificatievoorstel:
    """Open the text of a published report to correct it; ``dien_in`` and ``publiceer`` then make the next version."""
    with in_spoor("rectificatie beginnen", rapportage, door):
        nu = vergrendeld(rapportage, gezien)
        eis(nu, Rapportstatus.GEPUBLICEERD, om="rectificeren")
        voorstel = Rectificatievoorstel(rapportage=nu, gemaakt_door=door)
        _vul(voorstel, wat_er_stond, wat_het_is, reden, bron, indicatoren)
        zet(nu, status=Rapportstatus.RECTIFICATIE, ingediend_door=None, ingediend_op=None, publiceren_op=None)
        return voorstel


@transaction.atomic
def wijzig_rectificatie(
    *,
    rapportage: Voortgangsrapportage,
    wat_er_stond: str,
    wat_het_is: str,
    reden: str,
    indicatoren: Iterable[Indicator] = (),
    bron: str = "",
    door,
    gezien: int | None = None,
) -> Rectificatievoorstel:
    """Write down otherwise what is corrected; whoever does so is from then on the one who made the proposal."""
    with in_spoor("rectificatie wijzigen", rapportage, door):
        nu = vergrendeld(rapportage, gezien)
        eis(nu, Rapportstatus.RECTIFICATIE, om="aanpassen")
        voorstel = nu.rectificatievoorstel
        voorstel.gemaakt_door = door
        _vul(voorstel, wat_er_stond, wat_het_is, reden, bron, indicatoren)
        zet(nu)
        return voorstel


@transaction.atomic
def staak_rectificatie(*, rapportage: Voortgangsrapportage, door, gezien: int | None = None) -> Voortgangsrapportage:
    """Give the correction up: the proposal goes, and the text is again what the last version froze."""
    with in_spoor("rectificatie staken", rapportage, door):
        nu = vergrendeld(rapportage, gezien)
        eis(nu, Rapportstatus.RECTIFICATIE, om="terugzetten")
        _zet_tekst_terug(nu, door)
        nu.rectificatievoorstel.delete()
        versie = nu.versies.select_related("ingediend_door").order_by("-nummer")[0]
        return zet(
            nu,
            status=Rapportstatus.GEPUBLICEERD,
            ingediend_door=versie.ingediend_door,
            ingediend_op=versie.gepubliceerd_op,
            teruggestuurd="",
        )


@transaction.atomic
def rectificeer_zonder_tekst(
    *,
    rapportage: Voortgangsrapportage,
    datum: datetime.date,
    wat_er_stond: str,
    wat_het_is: str,
    reden: str,
    bron: str,
    indicatoren: Iterable[Indicator] = (),
    ingediend_door,
    door,
) -> Rectificatie:
    """A correction of a report of which we have only the title, such as one that a later report made in its text.

    ``datum`` is when it was made. Two persons here too: one hands it in, ``door`` publishes it.
    """
    with in_spoor("rectificatie publiceren", rapportage, door):
        nu = vergrendeld(rapportage)
        eis(nu, Rapportstatus.ALLEEN_TITEL, om="zonder nieuwe tekst rectificeren")
        if not bron.strip():
            raise ValidationError("Zeg waar deze rectificatie staat: de bron.")
        moment = timezone.now().replace(microsecond=0)
        return leg_rectificatie_vast(
            Rectificatie(
                rapportage=nu,
                datum=datum,
                wat_er_stond=wat_er_stond.strip(),
                wat_het_is=wat_het_is.strip(),
                reden=reden.strip(),
                bron=bron.strip(),
                ingediend_door=ingediend_door,
                gepubliceerd_door=door,
                gepubliceerd_op=moment,
                zichtbaar_vanaf=moment,
            ),
            indicatoren=indicatoren,
        )


def _vul(voorstel: Rectificatievoorstel, wat_er_stond, wat_het_is, reden, bron, indicatoren) -> None:
    voorstel.wat_er_stond, voorstel.wat_het_is = wat_er_stond.strip(), wat_het_is.strip()
    voorstel.reden, voorstel.bron = reden.strip(), bron.strip()
    voorstel.full_clean()
    voorstel.save()
    voorstel.indicatoren.set(indicatoren)


def _zet_tekst_terug(rapportage: Voortgangsrapportage, door) -> None:
    """Paragraphs that were made since have no frozen text and go; what nobody touched since, stays as it is.

    A draft of the computer that nobody wrote in is among the latter. Five queries, however many paragraphs.
    """
    versie = rapportage.versies.order_by("-nummer")[0]
    bevroren = {(a.thema, a.onderwerp, a.soort.value, a.spoor.value): a for a in lees(versie).alineas}
    terug, weg = [], []
    for rij in rapportage.paragrafen.select_related("onderwerp__thema"):
        plek = (rij.onderwerp.thema.slug, rij.onderwerp.slug) if rij.onderwerp_id else ("", "")
        alinea = bevroren.get((*plek, rij.soort, rij.spoor))
        if alinea is None:
            weg.append(rij.pk)
        elif _sindsdien(rij, versie) and (rij.tekst, rij.bron) != (alinea.tekst, alinea.bron):
            rij.tekst, rij.bron, rij.versie = alinea.tekst, alinea.bron, rij.versie + 1
            rij.laatst_gewijzigd_door, rij.laatst_gewijzigd_op = door, timezone.now()
            terug.append(rij)
    velden = ["tekst", "bron", "versie", "laatst_gewijzigd_door", "laatst_gewijzigd_op"]
    Paragraaf.objects.bulk_update(terug, velden)
    Paragraaf.objects.filter(pk__in=weg).delete()


def _sindsdien(rij: Paragraaf, versie: Versie) -> bool:
    return rij.laatst_gewijzigd_op is not None and rij.laatst_gewijzigd_op >= versie.gepubliceerd_op
