"""Themes of plans, with their topics and the fields of safety that they cover."""

from ninja import Field, Query, Router

from themas.models import Beleidsplan, Thema, Veiligheidsveld
from veiligheid.api.adres import lees
from veiligheid.api.fouten import kort
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk
from veiligheid.api.onderdelen import Verwijzing, webpagina_van
from veiligheid.api.opzoeken import gekozen, zoek_op
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import Slug, Tekst


router = Router(tags=["Thema’s"])


class ThemaVraag(Bladervraag):
    plan: Slug | None = Field(None, description="Alleen thema's van dit plan (slug).")
    veiligheidsveld: Slug | None = Field(None, description="Alleen thema's die onder dit veld vallen (slug).")


class OnderwerpAntwoord(Antwoord):
    slug: str = Field(description="Het kenmerk van dit onderwerp, binnen het thema.")
    nummer: str | None = Field(description="Zoals in het plan, bijvoorbeeld 1.1; null als het geen nummer heeft.")
    naam: str = Field(description="Hoe het onderwerp heet.")
    toelichting: Tekst = Field(description="null als er niets bij staat.")
    verantwoordelijk_domein: Tekst = Field(description="null als de bron het niet noemt.")


class ThemaVerwijzing(Antwoord):
    plan: str = Field(description="De slug van het plan.")
    slug: str = Field(description="De slug van het thema, binnen dat plan.")
    naam: str = Field(description="Hoe het thema heet.")


class ThemaAntwoord(Antwoord):
    plan: Verwijzing = Field(description="Het plan waar dit thema in staat.")
    slug: str = Field(description="Uniek binnen het plan.")
    nummer: int = Field(description="Het nummer in het plan.")
    naam: str = Field(description="Hoe het thema heet.")
    omschrijving: Tekst = Field(description="null als wij er geen hebben.")
    veiligheidsvelden: list[Verwijzing] = Field(description="Uit het Kernbeleid Veiligheid van de VNG.")
    vervolg_op: ThemaVerwijzing | None = Field(description="Het thema van een eerder plan dat hierin verder gaat.")
    onderwerpen: list[OnderwerpAntwoord] = Field(description="De onderwerpen, in de volgorde van het plan.")
    bron: Tekst = Field(description="Waar dit staat; null als dat de bron van het plan is.")
    webpagina: str = Field(description="De pagina voor lezers.")


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
        webpagina=webpagina_van(thema),
    )


def _rijen():
    rijen = Thema.objects.select_related("plan", "vervolg_op__plan").prefetch_related("velden", "onderwerpen")
    return rijen.order_by("-plan__jaar_van", "plan__naam", "plan__slug", "nummer", "slug")


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
    return blader(rijen, vraag, elk(_antwoord))


@lees(router, "/plannen/{plan}/themas/{slug}", ThemaAntwoord, naam="thema", summary="Eén thema van een plan")
def thema(request, plan: str, slug: str):
    anders = f"Het plan ‘{kort(plan)}’ heeft geen thema ‘{kort(slug)}’."
    return _antwoord(zoek_op(_rijen(), anders, plan__slug=plan, slug=slug))
