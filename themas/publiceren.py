"""Publish a piece as an edition, and withdraw it; docs/besluiten/0036 says why readers see editions."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from themas import kanoniek
from themas.auditspoor import daad
from themas.historie import zoals_gezien
from themas.models import Publicatie


def nieuwe_publicatie(stuk) -> Publicatie:
    """The edition that publishing would make of the piece as it is now; not saved, and by nobody yet."""
    hoogste = Publicatie.objects.van_stuk(stuk).aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    return Publicatie(
        soort=stuk._meta.label_lower,
        sleutel=stuk.pk,
        nummer=hoogste + 1,
        slug=stuk.slug,
        titel=stuk.titel,
        inhoud=kanoniek.schrijf(stuk.blad()),
        van_versie=stuk.versie,
        gewijzigd_door=stuk.laatst_gewijzigd_door,
    )


def geldende_publicatie(stuk) -> Publicatie | None:
    """What readers see of it now."""
    return Publicatie.objects.van_stuk(stuk).geldend().first()


def bewerkers(stuk, vorige: Publicatie | None) -> set[int]:
    """The keys of who changed the piece since the edition that readers see; these do not publish it."""
    sinds = stuk.history.filter(history_user__isnull=False)
    if vorige:
        sinds = sinds.filter(versie__gt=vorige.van_versie)
    return {*sinds.order_by().values_list("history_user", flat=True), stuk.laatst_gewijzigd_door_id} - {None}


@transaction.atomic
def publiceer(*, stuk, gezien: int, door) -> Publicatie:
    """Publish the piece as the officer saw it: ``gezien`` is its version. Raises ``ValidationError`` in Dutch."""
    with daad(actie="publiceren", object=stuk._meta.label_lower, door=door, sleutels=[stuk.pk]) as details:
        nu = zoals_gezien(rij=stuk, gezien=gezien, wat="stuk")
        if gebreken := nu.gebreken():
            raise ValidationError(gebreken)
        vorige = geldende_publicatie(nu)
        if nu.laatst_gewijzigd_door_id is None:
            raise ValidationError("Niet bekend is wie dit stuk invoerde. Open het, sla het op en vraag een collega.")
        if door.pk in bewerkers(nu, vorige):
            raise ValidationError("U hebt dit stuk zelf gewijzigd. Vraag een collega om het te publiceren.")
        publicatie = nieuwe_publicatie(nu)
        if vorige and (vorige.inhoud, vorige.slug) == (publicatie.inhoud, publicatie.slug):
            raise ValidationError("Lezers zien dit al zo. Er is niets veranderd.")
        publicatie.gepubliceerd_door, publicatie.gepubliceerd_op = door, timezone.now()
        if vorige:
            vorige.tot = publicatie.gepubliceerd_op
            vorige.save(update_fields=["tot"])
        publicatie.full_clean()
        publicatie.save()
        details["nummer"] = publicatie.nummer
    return publicatie


@transaction.atomic
def trek_in(*, stuk, reden: str, door) -> None:
    """Readers see the reason in its place. One person is enough: who finds an error need not wait for a colleague."""
    with daad(actie="intrekken", object=stuk._meta.label_lower, door=door, sleutels=[stuk.pk]):
        nu = type(stuk)._default_manager.select_for_update().get(pk=stuk.pk)
        publicatie = geldende_publicatie(nu)
        if publicatie is None:
            raise ValidationError("Lezers zien dit stuk al niet.")
        if not reden.strip():
            raise ValidationError("Schrijf op waarom lezers dit stuk niet meer zien.")
        publicatie.tot, publicatie.ingetrokken_door, publicatie.reden = timezone.now(), door, reden.strip()
        publicatie.full_clean()
        publicatie.save(update_fields=["tot", "ingetrokken_door", "reden"])
