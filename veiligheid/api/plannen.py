"""Plans of policy, as their pages tell of them."""

import datetime

from ninja import Field, Query, Router

from themas.enums import Rapportagecyclus
from themas.models import Beleidsplan
from veiligheid.api.adres import lees
from veiligheid.api.fouten import kort
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk
from veiligheid.api.onderdelen import Verwijzing, webpagina_van
from veiligheid.api.opzoeken import zoek_op
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import Tekst


router = Router(tags=["Plannen"])


class Plan(Antwoord):
    slug: str = Field(description="Het kenmerk van dit plan.", examples=["actieplan-veiligheid-2019-2022"])
    naam: str = Field(description="Hoe het plan heet.")
    jaar_van: int = Field(description="Het eerste jaar.")
    jaar_tot_en_met: int = Field(description="Het laatste jaar.")
    peiljaar: int | None = Field(description="Het jaar waarmee het plan vergelijkt; null als de bron er geen noemt.")
    vastgesteld_op: datetime.date | None = Field(description="null als die dag niet in onze bronnen staat.")
    rapportagecyclus: Rapportagecyclus = Field(description="Hoe vaak de raad verslag krijgt.")
    hoofddoel: Tekst = Field(description="null als het niet in onze bronnen staat.")
    omschrijving: Tekst = Field(description="null als wij er geen hebben.")
    opvolger_van: Verwijzing | None = Field(description="Het plan hiervoor.")
    opgevolgd_door: Verwijzing | None = Field(description="Het plan hierna.")
    themas: list[Verwijzing] = Field(description="De thema’s van het plan, in hun volgorde.")
    bron: str = Field(description="Waar dit staat.")
    bron_url: Tekst = Field(description="Het adres van die bron; null als het niet in onze bronnen staat.")
    webpagina: str = Field(description="De pagina voor lezers.")


def _antwoord(plan: Beleidsplan) -> Plan:
    return Plan(
        slug=plan.slug,
        naam=plan.naam,
        jaar_van=plan.jaar_van,
        jaar_tot_en_met=plan.jaar_tot_en_met,
        peiljaar=plan.peiljaar,
        vastgesteld_op=plan.vastgesteld_op,
        rapportagecyclus=plan.rapportagecyclus,
        hoofddoel=plan.hoofddoel,
        omschrijving=plan.omschrijving,
        opvolger_van=Verwijzing.naar(plan.opvolger_van),
        opgevolgd_door=Verwijzing.naar(getattr(plan, "opgevolgd_door", None)),
        themas=[Verwijzing.naar(thema) for thema in plan.themas.all()],
        bron=plan.bron,
        bron_url=plan.bron_url,
        webpagina=webpagina_van(plan),
    )


def _rijen():
    rijen = Beleidsplan.objects.select_related("opvolger_van", "opgevolgd_door").prefetch_related("themas")
    return rijen.order_by("-jaar_van", "naam", "slug")


@lees(router, "/plannen", Pagina[Plan], naam="plannen", vraag=Bladervraag, summary="Alle plannen")
def plannen(request, vraag: Query[Bladervraag]):
    return blader(_rijen(), vraag, elk(_antwoord))


@lees(router, "/plannen/{slug}", Plan, naam="plan", summary="Eén plan")
def plan(request, slug: str):
    return _antwoord(zoek_op(_rijen(), f"Het plan ‘{kort(slug)}’ kennen wij niet.", slug=slug))
