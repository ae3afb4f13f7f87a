"""What the claims can be narrowed to."""

import django_filters

from themas.enums import Onderbouwing
from themas.filters import Rijenfilter, keuzefilter, met_hoofdletter, per_plan
from themas.kennisbank.rijen import Beweringrij
from themas.models import Onderwerp


class KennisFilter(Rijenfilter):
    """Of ``Beweringrij``; ``onderwerpen`` are those to choose from."""

    veld = keuzefilter("Veiligheidsveld", "Alle velden")
    onderbouwing = keuzefilter("Onderbouwing", "Alle", met_hoofdletter(Onderbouwing))
    onderwerp = keuzefilter("Onderwerp", "Alle onderwerpen")
    q = django_filters.CharFilter(label="Zoekwoord", max_length=80)

    past = {
        "veld": lambda rij, waarde: any(veld.slug == waarde for veld in rij.aanpak.velden),
        "onderbouwing": lambda rij, waarde: rij.bewering.onderbouwing == waarde,
        "onderwerp": lambda rij, waarde: any(plek.sleutel == waarde for plek in rij.aanpak.plekken),
        "q": lambda rij, waarde: waarde.casefold() in rij.woorden,
    }

    def __init__(self, data, *, rijen: list[Beweringrij], onderwerpen: list[Onderwerp]):
        super().__init__(data)
        velden = {veld.slug: veld.naam for rij in rijen for veld in rij.aanpak.velden}
        self.form.fields["veld"].choices = sorted(velden.items(), key=lambda paar: paar[1])
        self.form.fields["onderwerp"].choices = per_plan(onderwerpen, "thema.plan")
