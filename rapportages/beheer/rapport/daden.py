"""What the buttons of the page on publishing do: each is one verb, with the right that it asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from rapportages.beheer.rapport.rechten import Rechten
from rapportages.beheer.rapport.stand import moment
from rapportages.bestanden import maken as bestanden
from rapportages.enums import Rapportstatus
from rapportages.models import Voortgangsrapportage
from rapportages.publicatie import publiceren, rectificeren
from themas.models import Indicator


GEEN_MOMENT = "Vul een dag en een tijd in, zoals 2 maart 2020 en 10.00. Of laat beide leeg."
GEEN_DATUM = "Vul de datum in waarop de rectificatie is gedaan."
GEEN_COLLEGA = "Kies de collega die deze rectificatie opstelde. Dat kunt u niet zelf zijn."


@dataclass(frozen=True, slots=True)
class Daad:
    """``mag`` says whether somebody with these rights may, ``doe`` does it and gives a sentence about the result."""

    mag: Callable[[Rechten, Voortgangsrapportage, object], bool]
    doe: Callable[[Voortgangsrapportage, QueryDict, object], str]


def _dien_in(rapportage, post, door) -> str:
    publiceren.dien_in(rapportage=rapportage, door=door, gezien=_getal(post, "gezien"))
    return "De rapportage is ingediend. Een collega kan haar nu publiceren."


def _stuur_terug(rapportage, post, door) -> str:
    eigen = rapportage.ingediend_door_id == door.pk
    publiceren.stuur_terug(
        rapportage=rapportage, door=door, notitie=post.get("notitie", ""), gezien=_getal(post, "gezien")
    )
    return (
        "U hebt de rapportage teruggenomen."
        if eigen
        else "De rapportage is teruggestuurd. De redacteur leest uw notitie."
    )


def _publiceer(rapportage, post, door) -> str:
    versie = publiceren.publiceer(
        rapportage=rapportage,
        door=door,
        gezien=_getal(post, "gezien"),
        gezien_inhoud=post.get("gezien_inhoud", ""),
    )
    if versie.zichtbaar_vanaf > versie.gepubliceerd_op:
        return f"Versie {versie.nummer} is gepubliceerd. Lezers zien haar vanaf {moment(versie.zichtbaar_vanaf)}."
    return f"Versie {versie.nummer} is gepubliceerd. Lezers zien haar nu op de site."


def _zet_embargo(rapportage, post, door) -> str:
    wanneer = _moment(post)
    nu = publiceren.zet_embargo(rapportage=rapportage, moment=wanneer, door=door)
    if wanneer is None:
        return "De rapportage wordt openbaar zodra een collega haar publiceert."
    if nu.publiceren_op <= timezone.now():
        return (
            f"{moment(nu.publiceren_op)} is al voorbij. De rapportage wordt openbaar zodra een collega haar publiceert."
        )
    return f"De rapportage wordt openbaar op {moment(nu.publiceren_op)}, als een collega haar voor die tijd publiceert."


def _begin_rectificatie(rapportage, post, door) -> str:
    rectificeren.begin_rectificatie(
        rapportage=rapportage, door=door, gezien=_getal(post, "gezien"), **_rectificatie(post)
    )
    return "De rectificatie is begonnen. De tekst is weer te wijzigen. Lezers zien de oude versie tot de nieuwe er is."


def _wijzig_rectificatie(rapportage, post, door) -> str:
    rectificeren.wijzig_rectificatie(
        rapportage=rapportage, door=door, gezien=_getal(post, "gezien"), **_rectificatie(post)
    )
    return "Wat u rectificeert, is bewaard."


def _staak_rectificatie(rapportage, post, door) -> str:
    rectificeren.staak_rectificatie(rapportage=rapportage, door=door, gezien=_getal(post, "gezien"))
    return "De rectificatie is gestopt. De tekst is weer zoals hij is gepubliceerd."


def _rectificeer_zonder_tekst(rapportage, post, door) -> str:
    try:
        datum = date.fromisoformat(post.get("datum", ""))
    except ValueError:
        raise ValidationError(GEEN_DATUM) from None
    wie = _collegas(door).filter(pk=_getal(post, "ingediend_door") or 0).first()
    if wie is None:
        raise ValidationError(GEEN_COLLEGA)
    rectificeren.rectificeer_zonder_tekst(
        rapportage=rapportage, datum=datum, ingediend_door=wie, door=door, **_rectificatie(post)
    )
    return "De rectificatie staat nu op de site."


def _trek_in(rapportage, post, door) -> str:
    publiceren.trek_in(rapportage=rapportage, reden=post.get("reden_intrekken", ""), door=door)
    return "De rapportage is ingetrokken. Lezers zien uw reden."


def _maak_opnieuw(rapportage, post, door) -> str:
    versie = rapportage.versies.filter(nummer=_getal(post, "versie") or 0).first()
    if versie is None:
        raise ValidationError("Deze versie is er niet.")
    bestanden.vraag_aan(versie=versie, door=door)
    return f"De bestanden van versie {versie.nummer} worden opnieuw gemaakt. Dat duurt even."


def _mag_indienen(rechten, rapportage, door) -> bool:
    return rechten.indienen


def _mag_publiceren(rechten, rapportage, door) -> bool:
    return rechten.publiceren


def _mag_een_van_beide(rechten, rapportage, door) -> bool:
    return rechten.indienen or rechten.publiceren


def _mag_terug(rechten, rapportage, door) -> bool:
    return rechten.publiceren or (rechten.indienen and rapportage.ingediend_door_id == door.pk)


DADEN = {
    "dien_in": Daad(_mag_indienen, _dien_in),
    "stuur_terug": Daad(_mag_terug, _stuur_terug),
    "publiceer": Daad(_mag_publiceren, _publiceer),
    "zet_embargo": Daad(_mag_een_van_beide, _zet_embargo),
    # It only opens the text again; what readers have, stays until somebody publishes.
    "begin_rectificatie": Daad(_mag_een_van_beide, _begin_rectificatie),
    "wijzig_rectificatie": Daad(_mag_een_van_beide, _wijzig_rectificatie),
    "staak_rectificatie": Daad(_mag_een_van_beide, _staak_rectificatie),
    "rectificeer_zonder_tekst": Daad(_mag_publiceren, _rectificeer_zonder_tekst),
    "trek_in": Daad(_mag_publiceren, _trek_in),
    "maak_opnieuw": Daad(_mag_een_van_beide, _maak_opnieuw),
}
BIJ_STATUS = {
    Rapportstatus.CONCEPT: ("dien_in", "zet_embargo"),
    Rapportstatus.INGEDIEND: ("stuur_terug", "publiceer", "zet_embargo"),
    Rapportstatus.GEPUBLICEERD: ("begin_rectificatie", "trek_in"),
    Rapportstatus.RECTIFICATIE: ("dien_in", "zet_embargo", "wijzig_rectificatie", "staak_rectificatie", "trek_in"),
    Rapportstatus.ALLEEN_TITEL: ("rectificeer_zonder_tekst",),
}


def mogelijk(rapportage: Voortgangsrapportage, rechten: Rechten, door) -> set[str]:
    """The acts that the page offers this officer now; the verbs themselves decide when it comes to it."""
    if hasattr(rapportage, "intrekking"):
        return set()
    return {naam for naam in BIJ_STATUS[Rapportstatus(rapportage.status)] if DADEN[naam].mag(rechten, rapportage, door)}


def collegas(door) -> list:
    """Who can have drawn up a correction that ``door`` publishes."""
    return list(_collegas(door))


def _collegas(door):
    mensen = get_user_model().objects.filter(is_active=True, is_staff=True).exclude(pk=door.pk)
    return mensen.order_by("first_name", "username")


def _rectificatie(post) -> dict:
    velden = {naam: post.get(naam, "") for naam in ("wat_er_stond", "wat_het_is", "reden", "bron")}
    return velden | {"indicatoren": list(Indicator.objects.filter(slug__in=post.getlist("indicatoren")))}


def _getal(post, naam: str) -> int | None:
    """None where it was not sent; what cannot be read, is nothing that anybody saw."""
    tekst = post.get(naam)
    if tekst is None:
        return None
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else -1


def _moment(post) -> datetime | None:
    """By the clock on the wall; raises ValidationError."""
    dag, tijd = post.get("embargo_dag", "").strip(), post.get("embargo_tijd", "").strip()
    if not dag and not tijd:
        return None
    try:
        return datetime.fromisoformat(f"{dag}T{tijd.replace('.', ':')}")
    except ValueError:
        raise ValidationError(GEEN_MOMENT) from None
