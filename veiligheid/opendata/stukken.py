"""What the feed of pieces tells: agreements, the mark, meetings and what works, as they came on the site or left it.

Of each address only how it stands: an earlier edition may say what had to be mended. Of a withdrawal no more than its
page says, so of an area with the mark, which has no page of its own, nothing.
"""

from collections.abc import Iterator

from django.db.models import Q

from convenanten.models import Bijeenkomst, Convenant, Keurmerkgebied
from themas.gemeente import vaste_id
from themas.models import Interventie, Publicatie
from themas.models.publicatie import Stuk
from veiligheid.opendata.nieuws import MEESTE, Melding


SOORTEN: dict[type[Stuk], str] = {
    Convenant: "Een afspraak",
    Keurmerkgebied: "Een gebied met het keurmerk",
    Bijeenkomst: "Een bijeenkomst",
    Interventie: "Een aanpak",
}
ZONDER_PAGINA = (Keurmerkgebied,)


def stukmeldingen() -> list[Melding]:
    """The newest first; one query."""
    alle = [_melding(rij) for rij in _zoals_het_is()]
    return sorted(alle, key=lambda melding: (melding.op, melding.id), reverse=True)[:MEESTE]


def _zoals_het_is() -> Iterator[Publicatie]:
    """By address the edition that holds, else the one that was withdrawn last: what its page shows."""
    modellen = {model._meta.label_lower: model for model in SOORTEN}
    rijen = Publicatie.objects.filter(Q(tot__isnull=True) | ~Q(reden=""), soort__in=modellen).defer("inhoud")
    per_adres: dict[tuple[str, str], list[Publicatie]] = {}
    for rij in rijen.order_by("pk"):
        per_adres.setdefault((rij.soort, rij.slug), []).append(rij)
    for (soort, _), versies in per_adres.items():
        geldend = next((rij for rij in versies if rij.tot is None), None)
        if geldend:
            yield geldend
        elif modellen[soort] not in ZONDER_PAGINA:
            yield max(versies, key=lambda rij: rij.tot)


def _melding(rij: Publicatie) -> Melding:
    model = next(model for model in SOORTEN if model._meta.label_lower == rij.soort)
    wat, adres = f"stukken/{rij.soort}/{rij.sleutel}/{rij.nummer}", model(slug=rij.slug).get_absolute_url()
    soort = f"{SOORTEN[model]}."
    if rij.tot is not None:
        zinnen = (soort, "Dit staat niet meer op de site.", f"Waarom: {rij.reden}")
        return Melding(vaste_id(f"{wat}/intrekking"), f"Ingetrokken: {rij.titel}", zinnen, adres, rij.tot)
    begin, zin = ("Nieuw", "Dit staat nu op de site.") if rij.nummer == 1 else ("Gewijzigd", "Dit is veranderd.")
    return Melding(vaste_id(wat), f"{begin}: {rij.titel}", (soort, zin), adres, rij.gepubliceerd_op)
