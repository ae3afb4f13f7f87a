from themas.models.beleid import (
    Beleidsplan,
    Onderwerp,
    Thema,
    Veiligheidsveld,
    Werkwijze,
)
from themas.models.doelen import Doelstelling, Interventie
from themas.models.kanttekening import Bronnotitie, Reeksbreuk
from themas.models.meten import Gebied, Indicator, Noemer, Periode
from themas.models.meting import Beoordeling, Meting


__all__ = [
    "Beleidsplan",
    "Beoordeling",
    "Bronnotitie",
    "Doelstelling",
    "Gebied",
    "Indicator",
    "Interventie",
    "Meting",
    "Noemer",
    "Onderwerp",
    "Periode",
    "Reeksbreuk",
    "Thema",
    "Veiligheidsveld",
    "Werkwijze",
]
