"""Themes of plans, with their topics and the fields of safety that they cover."""

from ninja import Field, Query, Router

from themas.models import Beleidsplan, Thema, Veiligheidsveld
from veiligheid.api.adres import lees
from veiligheid.api.bouwstenen import Verwijzing, gekozen, pagina_van, zoek_op
from veiligheid.api.delen import Tekst
from veiligheid.api.vorm import Antwoord, Bladervraag, Pagina, Slug, blader


router = Router(tags=["Thema’s"])


class ThemaVraag(Bladervraag):
    plan: Slug | None = Field(None, description="Alleen thema's van dit plan (slug).")
    veiligheidsveld: Slug | None = Field(None, description="Alleen thema's die onder dit veld vallen (slug).")


class OnderwerpAntwoord(Antwoord):
    slug: str
    nummer: str | None = Field(description="Zoals in het plan, bijvoorbeeld 1.1; null als het geen nummer heeft.")
    naam: str
    toelichting: Tekst = Field(description="null als er niets bij staat.")
    verantwoordelijk_domein: Tekst = Field(description="null als de bron het niet noemt.")


class ThemaVerwijzing(Antwoord):
    plan: str
    slug: str
    naam: str


class ThemaAntwoord(Antwoord):
    plan: Verwijzing
    slug: str = Field(description="Uniek binnen het plan.")
    nummer: int
    naam: str
    omschrijving: Tekst = Field(description="null als wij er geen hebben.")
    veiligheidsvelden: list[Verwijzing] = Field(description="Uit het Kernbeleid Veiligheid van de VNG.")
    vervolg_op: ThemaVerwijzing | None = Field(description="Het thema van een eerder plan dat hierin verder gaat.")
    onderwerpen: list[OnderwerpAntwoord]
    bron: Tekst = Field(description="Waar dit staat; null als dat de bron van het plan is.")
    pagina: str = Field(description="De pagina voor lezers.")


def _antwoord(thema: Thema) -> ThemaAntwoord:
    eerder = thema.vervolg_op
    return ThemaAntwoord(
        plan=Verwijzing.naar(thema.plan),
        slug=thema.slug,
        nummer=thema.nummer,
        naam=thema.naam,
        omschrijving=thema.omschrijving,
        veiligheidsvelden=[Verwijzing.naar(veld) for veld in thema.velden.all()],
        vervolg_op=ThemaVerwijzing(plan=eerder.plan.slug, slug=eerder.slug, naam=eerder.naam) if eerder else None,
        onderwerpen=[
            OnderwerpAntwoord(
                slug=onderwerp.slug,
                nummer=onderwerp.nummer or None,
                naam=onderwerp.naam,
                toelichting=onderwerp.toelichting,
                verantwoordelijk_domein=onderwerp.verantwoordelijk_domein,
            )
            for onderwerp in thema.onderwerpen.all()
        ],
        bron=thema.bron,
        pagina=pagina_van(thema),
    )


def _rijen():
    rijen = Thema.objects.select_related("plan", "vervolg_op__plan").prefetch_related("velden", "onderwerpen")
    return rijen.order_by("-plan__jaar_van", "plan__naam", "nummer")


def _antwoorden(themas) -> list[ThemaAntwoord]:
    return [_antwoord(thema) for thema in themas]


@lees(router, "/themas", Pagina[ThemaAntwoord], naam="themas", vraag=ThemaVraag, summary="Alle thema’s")
def themas(request, vraag: Query[ThemaVraag]):
    rijen = _rijen()
    if vraag.plan:
        plan = gekozen(Beleidsplan.objects, "plan", vraag.plan, waar="plannen", slug=vraag.plan)
        rijen = rijen.filter(plan=plan)
    if vraag.veiligheidsveld:
        slug = vraag.veiligheidsveld
        veld = gekozen(Veiligheidsveld.objects, "veiligheidsveld", slug, waar="themas", slug=slug)
        rijen = rijen.filter(velden=veld)
    return blader(rijen, vraag, _antwoorden)


@lees(router, "/plannen/{plan}/themas/{slug}", ThemaAntwoord, naam="thema", summary="Eén thema van een plan")
def thema(request, plan: str, slug: str):
    anders = f"Het plan ‘{plan[:60]}’ heeft geen thema ‘{slug[:60]}’."
    return _antwoord(zoek_op(_rijen(), anders, plan__slug=plan, slug=slug))
