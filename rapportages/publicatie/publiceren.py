"""Four eyes on a report as a whole: hand in, send back, publish, withdraw.

Publishing freezes the report as it is at that moment, also under embargo: all of it or nothing. Each verb leaves one
line in the audit trail, also when it refuses. Correcting what is public stands in
``rapportages.publicatie.rectificeren``.
"""

from contextlib import AbstractContextManager
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, F, Max
from django.utils import timezone

from rapportages.bestanden.maken import vraag_aan
from rapportages.enums import Paragraafsoort, Rapportstatus
from rapportages.models import Intrekking, Momentopname, Paragraaf, Rectificatie, Versie, Voortgangsrapportage
from rapportages.nazien.keuring import fouten, keur
from rapportages.publicatie.embargo import moment_van
from rapportages.verslag.bevriezen import bevries, controlegetal_van, rectificatie_sha256, sha256_van, stempel
from rapportages.verslag.delen import Verslag
from rapportages.verslag.samenstellen import stel_samen
from themas.auditspoor import daad
from themas.triggers import melding_van


VERANDERD = "{}: dit is veranderd nadat u de pagina opende. Kijk het nog een keer na."
CIJFERS_VERANDERD = "{}: een cijfer is veranderd nadat u de pagina opende. Kijk het rapport nog een keer na."
INGETROKKEN = "{}: deze rapportage is ingetrokken. Daar verandert niets meer aan."
ZELF_INGEDIEND = "{}: u hebt deze rapportage zelf ingediend. Vraag een collega om te publiceren."
ZELF_GESCHREVEN = "{}: u hebt zelf als laatste geschreven aan ‘{}’. Vraag een collega om te publiceren."
ZELF_VOORGESTELD = "{}: u hebt deze rectificatie zelf gemaakt. Vraag een collega om te publiceren."
AL_GEPUBLICEERD = "{}: een collega heeft deze rapportage op hetzelfde moment gepubliceerd."


@transaction.atomic
def dien_in(*, rapportage: Voortgangsrapportage, door, gezien: int | None = None) -> Voortgangsrapportage:
    """Hand the report in: from now on its text stands still until it is published or sent back.

    ``gezien`` is the version of the report that the officer looked at.
    """
    with in_spoor("rapportage indienen", rapportage, door):
        nu = vergrendeld(rapportage, gezien)
        eis(nu, Rapportstatus.CONCEPT, Rapportstatus.RECTIFICATIE, om="indienen")
        weiger_fouten(nu, stel_samen(nu))
        return zet(
            nu, status=Rapportstatus.INGEDIEND, ingediend_door=door, ingediend_op=timezone.now(), teruggestuurd=""
        )


@transaction.atomic
def stuur_terug(
    *, rapportage: Voortgangsrapportage, door, notitie: str, gezien: int | None = None
) -> Voortgangsrapportage:
    """Back to who wrote it, saying what must change. Whoever handed it in may take it back this way as well."""
    notitie = notitie.strip()
    with in_spoor("rapportage terugsturen", rapportage, door):
        if not notitie:
            raise ValidationError("Schrijf op wat er anders moet.")
        nu = vergrendeld(rapportage, gezien)
        eis(nu, Rapportstatus.INGEDIEND, om="terugsturen")
        open_weer = Rapportstatus.RECTIFICATIE if nu.versies.exists() else Rapportstatus.CONCEPT
        return zet(nu, status=open_weer, ingediend_door=None, ingediend_op=None, teruggestuurd=notitie)


@transaction.atomic
def zet_embargo(*, rapportage: Voortgangsrapportage, moment: datetime | None, door) -> Voortgangsrapportage:
    """From which minute it is public once it is published; None is at once. Times are by the clock on the wall."""
    with in_spoor("embargo zetten", rapportage, door):
        nu = vergrendeld(rapportage)
        eis(nu, Rapportstatus.CONCEPT, Rapportstatus.RECTIFICATIE, Rapportstatus.INGEDIEND, om="een embargo geven")
        return zet(nu, publiceren_op=moment and moment_van(moment))


@transaction.atomic
def publiceer(
    *, rapportage: Voortgangsrapportage, door, gezien: int | None = None, gezien_inhoud: str | None = None
) -> Versie:
    """Freeze the report as its next version; public at once, or from ``publiceren_op``.

    ``gezien`` is the version of the report and ``gezien_inhoud`` the stamp (``bevriezen.stempel``) of what the officer
    looked at; figures can change while a text stands still. The number of queries does not grow with the report.
    """
    with in_spoor("rapportage publiceren", rapportage, door) as details:
        nu = vergrendeld(rapportage, gezien)
        eis(nu, Rapportstatus.INGEDIEND, om="publiceren")
        if bezwaar := bezwaar_tegen_publiceren(nu, door):
            raise ValidationError(bezwaar)
        verslag = stel_samen(nu)
        if gezien_inhoud is not None and gezien_inhoud != stempel(verslag):
            raise ValidationError(CIJFERS_VERANDERD.format(nu))
        weiger_fouten(nu, verslag)
        try:
            with transaction.atomic():
                versie = _bevries(nu, verslag, door)
        except IntegrityError as fout:
            raise ValidationError(melding_van(fout) or AL_GEPUBLICEERD.format(nu)) from None
        vraag_aan(versie=versie, door=door)
        details |= {"versie": versie.nummer, "sha256": versie.sha256}
        return versie


@transaction.atomic
def trek_in(*, rapportage: Voortgangsrapportage, reden: str, door) -> Intrekking:
    """Say of a published report that it no longer holds; its rows stay. This is not undone."""
    reden = reden.strip()
    with in_spoor("rapportage intrekken", rapportage, door):
        if not reden:
            raise ValidationError("Schrijf op waarom u de rapportage intrekt. Lezers zien deze reden.")
        nu = vergrendeld(rapportage)
        if not nu.versies.exists():
            raise ValidationError(f"{nu}: alleen een gepubliceerde rapportage is in te trekken.")
        intrekking = Intrekking(rapportage=nu, reden=reden, door=door, op=timezone.now())
        intrekking.controlegetal = controlegetal_van(intrekking)
        intrekking.save(force_insert=True)
        return intrekking


def bezwaar_tegen_publiceren(rapportage: Voortgangsrapportage, door) -> str:
    """Why ``door`` may not publish this report; empty where nothing stands in the way. Two queries.

    Who wrote a paragraph that somebody else has changed since, may: the text as it is has then been in the hands of
    another, and yet another hands it in. See docs/besluiten/0023.
    """
    if door.pk == rapportage.ingediend_door_id:
        return ZELF_INGEDIEND.format(rapportage)
    eigen = Paragraaf.objects.select_related("onderwerp").filter(rapportage=rapportage, laatst_gewijzigd_door=door)
    if paragraaf := eigen.order_by("pk").first():
        waar = paragraaf if paragraaf.onderwerp_id else Paragraafsoort.ALGEMEEN.label
        return ZELF_GESCHREVEN.format(rapportage, waar)
    voorstel = getattr(rapportage, "rectificatievoorstel", None)
    if voorstel and voorstel.gemaakt_door_id == door.pk:
        return ZELF_VOORGESTELD.format(rapportage)
    return ""


def weiger_fouten(rapportage: Voortgangsrapportage, verslag: Verslag) -> None:
    if gevonden := fouten(keur(rapportage, verslag=verslag)):
        raise ValidationError([str(bevinding) for bevinding in gevonden])


def _bevries(rapportage: Voortgangsrapportage, verslag: Verslag, door) -> Versie:
    nu = timezone.now().replace(microsecond=0)
    opnamen = bevries(verslag)
    eerder = rapportage.versies.aggregate(keer=Count("pk"), vanaf=Max("zichtbaar_vanaf"))
    versie = Versie(
        rapportage=rapportage,
        nummer=eerder["keer"] + 1,
        titel=rapportage.titel,
        ingediend_door=rapportage.ingediend_door,
        gepubliceerd_door=door,
        gepubliceerd_op=nu,
        # A correction of what is still under embargo must not lift it.
        zichtbaar_vanaf=max(nu, rapportage.publiceren_op or nu, eerder["vanaf"] or nu),
        delen=len(opnamen),
    )
    versie.sha256 = sha256_van(versie, opnamen)
    versie.controlegetal = controlegetal_van(versie)
    versie.save(force_insert=True)
    Momentopname.objects.bulk_create(
        Momentopname(versie=versie, volgorde=i, soort=o.soort, sleutel=o.sleutel, inhoud=o.inhoud, sha256=o.sha256)
        for i, o in enumerate(opnamen, 1)
    )
    _rectificatie_van(versie)
    zet(rapportage, status=Rapportstatus.GEPUBLICEERD)
    return versie


def _rectificatie_van(versie: Versie) -> None:
    """What was proposed becomes part of what is public, together with the text that it changed."""
    voorstel = getattr(versie.rapportage, "rectificatievoorstel", None)
    if voorstel is None:
        return
    leg_rectificatie_vast(
        Rectificatie(
            rapportage=versie.rapportage,
            versie=versie,
            datum=timezone.localdate(versie.gepubliceerd_op),
            wat_er_stond=voorstel.wat_er_stond,
            wat_het_is=voorstel.wat_het_is,
            reden=voorstel.reden,
            bron=voorstel.bron,
            ingediend_door=versie.ingediend_door,
            gepubliceerd_door=versie.gepubliceerd_door,
            gepubliceerd_op=versie.gepubliceerd_op,
            zichtbaar_vanaf=versie.zichtbaar_vanaf,
        ),
        indicatoren=voorstel.indicatoren.all(),
    )
    voorstel.delete()


def leg_rectificatie_vast(rectificatie: Rectificatie, *, indicatoren) -> Rectificatie:
    indicatoren = list(indicatoren)
    rectificatie.sha256 = rectificatie_sha256(rectificatie, [indicator.slug for indicator in indicatoren])
    rectificatie.controlegetal = controlegetal_van(rectificatie)
    rectificatie.full_clean()
    rectificatie.save(force_insert=True)
    rectificatie.indicatoren.add(*indicatoren)
    return rectificatie


def vergrendeld(rapportage: Voortgangsrapportage, gezien: int | None = None) -> Voortgangsrapportage:
    """The report as it is now, locked until the end, and as the officer saw it; refuses one that was withdrawn."""
    rijen = Voortgangsrapportage.objects.select_related("plan", "periode", "ingediend_door")
    nu = rijen.select_for_update(of=("self",)).get(pk=rapportage.pk)
    if gezien is not None and gezien != nu.versie:
        raise ValidationError(VERANDERD.format(nu), code="botsing")
    if Intrekking.objects.filter(rapportage=nu).exists():
        raise ValidationError(INGETROKKEN.format(nu))
    return nu


def zet(rapportage: Voortgangsrapportage, **velden) -> Voortgangsrapportage:
    """Write these fields and raise the version; the row that was locked is the row as it is then."""
    Voortgangsrapportage.objects.filter(pk=rapportage.pk).update(versie=F("versie") + 1, **velden)
    for naam, waarde in velden.items():
        setattr(rapportage, naam, waarde)
    rapportage.versie += 1
    return rapportage


def eis(rapportage: Voortgangsrapportage, *mag: Rapportstatus, om: str) -> None:
    if rapportage.status not in mag:
        status = Rapportstatus(rapportage.status).label
        raise ValidationError(f"{rapportage}: de stand is ‘{status}’. Daarom kunt u deze rapportage nu niet {om}.")


def in_spoor(actie: str, rapportage: Voortgangsrapportage, door) -> AbstractContextManager[dict]:
    return daad(actie=actie, object=f"rapportages.voortgangsrapportage {rapportage.slug}", door=door)
