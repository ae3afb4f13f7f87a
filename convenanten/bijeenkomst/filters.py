"""What the list of meetings, and the points of one of them, can be narrowed to."""

from convenanten.bijeenkomst.rijen import Bijeenkomstrij, Veldgroep
from convenanten.enums import Puntstatus, Verslagstand
from themas.filters import Rijenfilter, keuzefilter
from themas.weergave.opmaak import hoofdletter


KOMT, GEWEEST, ZONDER_VERSLAG = "komt", "geweest", "zonder-verslag"
STANDEN = [(KOMT, "Komt nog"), (GEWEEST, "Is geweest"), (ZONDER_VERSLAG, "Geen verslag in onze bronnen")]


def _staat_op(rij: Bijeenkomstrij, waarde: str) -> bool:
    return {
        KOMT: rij.blad.datum is not None and not rij.geweest,
        GEWEEST: rij.geweest,
        ZONDER_VERSLAG: rij.verslag is Verslagstand.TERMIJN_VOORBIJ,
    }[waarde]


class BijeenkomstFilter(Rijenfilter):
    """Of ``Bijeenkomstrij``."""

    jaar = keuzefilter("Jaar", "Alle jaren")
    veld = keuzefilter("Veiligheidsveld", "Alle velden")
    status = keuzefilter("Status", "Alle", STANDEN)

    past = {
        "jaar": lambda rij, waarde: rij.blad.datum is not None and str(rij.blad.datum.year) == waarde,
        "veld": lambda rij, waarde: any(punt.veld and punt.veld.slug == waarde for punt in rij.blad.punten),
        "status": _staat_op,
    }

    def __init__(self, data, *, rijen: list[Bijeenkomstrij]):
        super().__init__(data)
        jaren = {rij.blad.datum.year for rij in rijen if rij.blad.datum}
        velden = {punt.veld.slug: punt.veld.naam for rij in rijen for punt in rij.blad.punten if punt.veld}
        self.form.fields["jaar"].choices = [(str(jaar), str(jaar)) for jaar in sorted(jaren, reverse=True)]
        self.form.fields["veld"].choices = sorted(velden.items(), key=lambda keuze: keuze[1])


class PuntenFilter(Rijenfilter):
    """Of the points of one meeting; ``veldgroepen`` takes what is chosen, and counts the others all the same."""

    ook_bekend = ()
    veld = keuzefilter("Veiligheidsveld", "Alle velden")
    status = keuzefilter("Status", "Alle", [(s.value, f"{s.teken} {hoofdletter(s.label)}") for s in Puntstatus])

    def __init__(self, data, *, groepen: list[Veldgroep]):
        super().__init__(data)
        self.form.fields["veld"].choices = [(groep.veld.slug, groep.veld.naam) for groep in groepen]
