"""What is done each year: year plans, and their actions with how they go."""

import datetime

from django.db.models import F
from ninja import Field, Query, Router

from rapportages.enums import Actiestatus, Spoor
from rapportages.filters.jaarplan import ActieFilter
from rapportages.jaarplan.acties import met_voortgang, regels, tel
from rapportages.models import Actie, Jaarplan
from themas.berekening.perioden import EERSTE_JAAR, LAATSTE_JAAR
from themas.models import Thema
from veiligheid.api.adres import lees
from veiligheid.api.fouten import kort
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk
from veiligheid.api.onderdelen import Beleidsplek, Verwijzing, webpagina_van
from veiligheid.api.opzoeken import bekend, gevraagd, zoek_op
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import GEEN_BRON, Slug, Tekst, Zoekwoord, heel


router = Router(tags=["Jaarplannen"])


class Statustelling(Antwoord):
    """How many actions stand so."""

    status: Actiestatus = Field(description="Hoe de acties ervoor staan.")
    aantal: int = Field(description="Hoeveel acties zo staan.")


class Themadoelen(Antwoord):
    """What a year plan wants to reach in one theme, in its own words."""

    thema: str = Field(description="De slug van het thema.")
    naam: str = Field(description="Hoe het thema heet.")
    doelen: list[str] = Field(description="Elk doel in de woorden van het jaarplan.")
    bron: Tekst = Field(description="Waar dit staat; null als het in het jaarplan zelf staat.")
    bron_url: Tekst = Field(description=f"Het adres van die bron; {GEEN_BRON}.")


class Jaarplanantwoord(Antwoord):
    """A year plan."""

    slug: str = Field(description="Het kenmerk van dit jaarplan; meestal het jaar.")
    titel: str = Field(description="Hoe het jaarplan heet.")
    jaar: int = Field(description="Over welk jaar het gaat.")
    plan: Verwijzing = Field(description="Het plan waar het een jaar van is.")
    toelichting: Tekst = Field(description="Wat u vooraf moet weten; null als er niets bij staat.")
    uitgangspunten: list[str] = Field(description="Leeg als ze niet in onze bronnen staan.")
    telling: list[Statustelling] = Field(description="Hoe de acties ervoor staan. Een status zonder acties ontbreekt.")
    themadoelen: list[Themadoelen] = Field(description="De doelen per thema, in de volgorde van het plan.")
    bron: str = Field(description="Waar dit staat.")
    bron_url: Tekst = Field(description=f"Het adres van de bron; {GEEN_BRON}.")
    webpagina: str = Field(description="De pagina voor lezers.")


class Notitie(Antwoord):
    """A note about an action on a day."""

    datum: datetime.date = Field(description="Van welke dag de notitie is.")
    tekst: str = Field(description="Hoe het met de actie gaat.")
    bron: Tekst = Field(description="Waar dit staat; null als een medewerker het schreef.")


class Actieverwijzing(Antwoord):
    """An action in another year plan."""

    jaarplan: str = Field(description="De slug van het jaarplan.")
    code: str = Field(description="De code van de actie in dat jaarplan.")


class Actieantwoord(Antwoord):
    """What somebody does in one year."""

    jaarplan: str = Field(description="De slug van het jaarplan.")
    jaar: int = Field(description="Over welk jaar het jaarplan gaat.")
    code: str = Field(description="Kort kenmerk, uniek binnen het jaarplan.")
    tekst: str = Field(description="Wat er gebeurt.")
    toelichting: Tekst = Field(description="Wat u erbij moet weten; null als er niets bij staat.")
    status: Actiestatus = Field(description="Hoe ver de actie is.")
    spoor: Spoor | None = Field(description="Voorkomen, ingrijpen of hulp achteraf; null als dat er niet staat.")
    onderwerp: Beleidsplek | None = Field(description="Het onderwerp; null als de actie van het hele plan is.")
    werkwijze: str | None = Field(description="De werkwijze van het plan; null als die er niet staat.")
    verantwoordelijke: Tekst = Field(description=f"Wie het doet: een afdeling of organisatie; {GEEN_BRON}.")
    begin: datetime.date | None = Field(description=f"De eerste dag; {GEEN_BRON}.")
    eind: datetime.date | None = Field(description=f"De laatste dag; {GEEN_BRON}.")
    wanneer: Tekst = Field(description="Wanneer, in de woorden van de bron; null als die dagen of niets noemt.")
    voortgang: list[Notitie] = Field(description="Notities over hoe het gaat, de nieuwste eerst.")
    begonnen_in: Actieverwijzing | None = Field(description="De actie waar deze op doorgaat; null als die er niet is.")
    gaat_verder_in: list[Actieverwijzing] = Field(description="De actie die hierop doorgaat, in een later jaarplan.")
    bron: Tekst = Field(description="Waar dit staat; null als het in het jaarplan zelf staat.")
    webpagina: str = Field(description="De plek op de pagina voor lezers.")


class Actievraag(Bladervraag):
    """What the actions can be narrowed to, as on the page of a year plan."""

    jaar: heel(EERSTE_JAAR, LAATSTE_JAAR) | None = Field(None, description="Alleen van jaarplannen over dit jaar.")
    thema: Slug | None = Field(None, description="Alleen bij het thema met deze slug; `_hele-plan` is van geen thema.")
    status: Actiestatus | None = Field(None, description="Alleen wat er zo voor staat.")
    spoor: Spoor | None = Field(None, description="Alleen op dit spoor.")
    zoek: Zoekwoord | None = Field(None, description="Alleen met dit woord erin.")


def _jaarplan(rij: Jaarplan) -> Jaarplanantwoord:
    zelfde = ("slug", "titel", "jaar", "toelichting", "bron", "bron_url")
    return Jaarplanantwoord(
        **{naam: getattr(rij, naam) for naam in zelfde},
        plan=Verwijzing.naar(rij.plan),
        uitgangspunten=regels(rij.uitgangspunten),
        telling=[Statustelling(status=status, aantal=aantal) for status, aantal in tel(rij.acties.all())],
        themadoelen=[_doelen(doelen) for doelen in sorted(rij.themadoelen.all(), key=lambda d: d.thema.nummer)],
        webpagina=webpagina_van(rij),
    )


def _doelen(rij) -> Themadoelen:
    thema = rij.thema
    doelen = regels(rij.doelen)
    return Themadoelen(thema=thema.slug, naam=thema.naam, doelen=doelen, bron=rij.bron, bron_url=rij.bron_url)


def _verwijzing(actie: Actie) -> Actieverwijzing:
    return Actieverwijzing(jaarplan=actie.jaarplan.slug, code=actie.code)


def _actie(rij: Actie) -> Actieantwoord:
    zelfde = ("code", "tekst", "toelichting", "status", "verantwoordelijke", "begin", "eind", "wanneer", "bron")
    eerder = rij.overgenomen_van
    return Actieantwoord(
        **{naam: getattr(rij, naam) for naam in zelfde},
        jaarplan=rij.jaarplan.slug,
        jaar=rij.jaarplan.jaar,
        spoor=rij.spoor or None,
        onderwerp=Beleidsplek.van(rij.onderwerp) if rij.onderwerp else None,
        werkwijze=rij.werkwijze.naam if rij.werkwijze else None,
        voortgang=[Notitie.model_validate(notitie) for notitie in rij.voortgang.all()],
        begonnen_in=_verwijzing(eerder) if eerder and eerder.jaarplan.is_openbaar else None,
        gaat_verder_in=[_verwijzing(later) for later in rij.vervolg],
        webpagina=webpagina_van(rij),
    )


def _openbaar():
    return (
        Jaarplan.objects.publiek()
        .select_related("plan")
        .prefetch_related("acties", "themadoelen__thema")
        .order_by("-jaar", "slug")
    )


@lees(
    router, "/jaarplannen", Pagina[Jaarplanantwoord], naam="jaarplannen", vraag=Bladervraag, summary="Alle jaarplannen"
)
def jaarplannen(request, vraag: Query[Bladervraag]):
    return blader(_openbaar(), vraag, elk(_jaarplan))


@lees(router, "/jaarplannen/{slug}", Jaarplanantwoord, naam="jaarplan", summary="Eén jaarplan")
def jaarplan(request, slug: str):
    return _jaarplan(zoek_op(_openbaar(), f"Het jaarplan ‘{kort(slug)}’ kennen wij niet.", slug=slug))


@lees(router, "/acties", Pagina[Actieantwoord], naam="acties", vraag=Actievraag, summary="Wat de gemeente doet")
def acties(request, vraag: Query[Actievraag]):
    """Of all public year plans, the newest year first; within a year as on its page."""
    themas = list(Thema.objects.select_related("plan"))
    alle = Actie.objects.publiek()
    if vraag.jaar is not None:
        alle = alle.filter(jaarplan__jaar=vraag.jaar)
    filter_ = ActieFilter(
        gevraagd(thema=vraag.thema, status=vraag.status, spoor=vraag.spoor, q=vraag.zoek), queryset=alle, themas=themas
    )
    passend = bekend(filter_).qs.order_by().values("pk")
    rijen = met_voortgang(Actie.objects.publiek().filter(pk__in=passend)).select_related(
        "jaarplan", "onderwerp__thema__plan", "werkwijze", "overgenomen_van__jaarplan"
    )
    op_plek = (F(f"onderwerp__{naam}").asc(nulls_last=True) for naam in ("thema__nummer", "volgorde"))
    return blader(rijen.order_by("-jaarplan__jaar", "jaarplan__slug", *op_plek, "code"), vraag, elk(_actie))
