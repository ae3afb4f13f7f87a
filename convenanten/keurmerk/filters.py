"""What the register can be narrowed to, and the day on which it is looked at."""

import datetime

from django import forms

from convenanten.enums import Keurmerksoort, Keurmerkstand
from themas.adresvragen import zonder_nul
from themas.filters import SORTEER, Rijenfilter, keuzefilter, met_hoofdletter
from themas.weergave.opmaak import datum


DATUM = "datum"
#: Before this no source of ours says anything, and a typing error is likelier.
EERSTE_DAG = datetime.date(2000, 1, 1)


class KeurmerkFilter(Rijenfilter):
    """Of ``Gebiedrij``; ``dag`` is the day on which they are to be looked at."""

    ook_bekend = (SORTEER, DATUM)
    soort = keuzefilter("Soort gebied", "Alle soorten", met_hoofdletter(Keurmerksoort))
    stand = keuzefilter("Keurmerk op die dag", "Alle", met_hoofdletter(Keurmerkstand))

    past = {
        "soort": lambda rij, waarde: rij.blad.soort == waarde,
        "stand": lambda rij, waarde: rij.stand == waarde,
    }

    def __init__(self, data, *, vandaag: datetime.date):
        super().__init__(data)
        self.vandaag = vandaag
        self.dag, self._melding = self._gekozen_dag(zonder_nul(data).get(DATUM, "").strip())

    def meldingen(self) -> list[str]:
        return [*([self._melding] if self._melding else []), *super().meldingen()]

    def _gekozen_dag(self, tekst: str) -> tuple[datetime.date, str]:
        """The day that the address asks for; else today, and what was wrong with it."""
        if not tekst:
            return self.vandaag, ""
        try:
            dag = forms.DateField(input_formats=["%Y-%m-%d", "%d-%m-%Y"]).clean(tekst)
        except forms.ValidationError:
            wat = f"‘{tekst[:40]}’ is geen dag die bestaat. Schrijf een dag zo: 31-12-2019."
        else:
            if EERSTE_DAG <= dag <= self.vandaag:
                return dag, ""
            wat = f"Kies een dag vanaf {datum(EERSTE_DAG)} tot en met vandaag. U koos {datum(dag)}."
        return self.vandaag, f"{wat} Hieronder ziet u hoe het vandaag is."
