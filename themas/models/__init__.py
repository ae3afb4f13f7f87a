from themas.models.beleid import (
    Beleidsplan,
    Onderwerp,
    Thema,
    Veiligheidsveld,
    Werkwijze,
)
from themas.models.bevestiging import Bevestiging
from themas.models.bronnen import Bron, Broncode
from themas.models.doelen import Doelstelling, Interventie
from themas.models.inlezing import Inlezing
from themas.models.kanttekening import Bronnotitie, Reeksbreuk
from themas.models.meten import Gebied, Indicator, Noemer, Periode
from themas.models.meting import Beoordeling, Meting


__all__ = [
    "Beleidsplan",
    "Beoordeling",
    "Bevestiging",
    "Bron",
    "Broncode",
    "Bronnotitie",
    "Doelstelling",
    "Gebied",
    "Indicator",
    "Inlezing",
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
