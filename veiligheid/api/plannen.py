"""Plans of policy."""

from django.http import Http404
from ninja import Field, Query, Router

from themas.models import Beleidsplan
from veiligheid.api.adres import lees
from veiligheid.api.vorm import Antwoord, Bladervraag, Pagina, blader


router = Router(tags=["Plannen"])


class Plan(Antwoord):
    """A plan that the council decided on."""

    slug: str
    naam: str
    jaar_van: int
    jaar_tot_en_met: int
    peiljaar: int | None = Field(description="Het jaar waarmee het plan vergelijkt; null als de bron er geen noemt.")


def _antwoorden(plannen) -> list[Plan]:
    return [Plan.model_validate(plan) for plan in plannen]


@lees(router, "/plannen", Pagina[Plan], naam="plannen", vraag=Bladervraag, summary="Alle plannen")
def plannen(request, vraag: Query[Bladervraag]):
    return blader(Beleidsplan.objects.order_by("-jaar_van"), vraag, _antwoorden)


@lees(router, "/plannen/{slug}", Plan, naam="plan", summary="Eén plan")
def plan(request, slug: str):
    if gevonden := Beleidsplan.objects.filter(slug=slug).first():
        return Plan.model_validate(gevonden)
    raise Http404(f"Het plan ‘{slug[:60]}’ kennen wij niet.")
