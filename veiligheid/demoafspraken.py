"""The agreements of the demo: what policy brought, published as officers would: kept by one, put online by another."""

from django.conf import settings
from django.contrib.auth import get_user_model

from convenanten.models import Bijeenkomst, Convenant, Keurmerkgebied
from themas.historie import bewaar_begin, raak
from themas.models import Gebied, Interventie
from themas.publiceren import publiceer


STUKKEN = (Interventie, Convenant, Keurmerkgebied, Bijeenkomst)
# A change that waits for a second person, so that one can try to publish. It is true: the source names only the year.
WACHT_OP_COLLEGA = "veilig-voetbal", "Op welke dag dat was, staat niet in onze bronnen."


def laad_afspraken() -> None:
    """Publish all pieces; nothing where the portal is not of the municipality that they are about."""
    if not Gebied.objects.filter(code=settings.GEMEENTE_CODE).exists():
        return
    gebruikers = get_user_model().objects
    redacteur, publiceerder = (gebruikers.get(username=naam) for naam in ("redacteur", "publiceerder"))
    for model in STUKKEN:
        publiceer_alle(model, redacteur=redacteur, publiceerder=publiceerder)
    slug, zin = WACHT_OP_COLLEGA
    for convenant in Convenant.objects.filter(slug=slug):
        _vul_aan(convenant, zin, redacteur)


def publiceer_alle(model, *, redacteur, publiceerder) -> None:
    """Every row of this kind, as if the one had kept it and the other looked it over."""
    for stuk in model.objects.order_by("pk"):
        raak(rij=stuk, door=redacteur)
        stuk.refresh_from_db()
        publiceer(stuk=stuk, gezien=stuk.versie, door=publiceerder)


def _vul_aan(convenant: Convenant, zin: str, door) -> None:
    bewaar_begin(rijen=[convenant])
    convenant.historie = f"{convenant.historie} {zin}"
    convenant.versie, convenant.laatst_gewijzigd_door, convenant._history_user = convenant.versie + 1, door, door
    convenant.save()
