from themas.models.begrip import Begrip
from themas.models.beleid import (
    Beleidsplan,
    Onderwerp,
    Thema,
    Veiligheidsveld,
    Werkwijze,
)
from themas.models.bevestiging import Bevestiging
from themas.models.bronnen import Bron, Broncode
from themas.models.doelen import Doelstelling
from themas.models.inlezing import Inlezing
from themas.models.kanttekening import Bronnotitie, Reeksbreuk
from themas.models.kennis import Bewering, Interventie
from themas.models.meten import Gebied, Indicator, Noemer, Periode
from themas.models.meting import Beoordeling, Meting
from themas.models.publicatie import Publicatie


__all__ = [
    "Begrip",
    "Beleidsplan",
    "Beoordeling",
    "Bevestiging",
    "Bewering",
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
    "Publicatie",
    "Reeksbreuk",
    "Thema",
    "Veiligheidsveld",
    "Werkwijze",
]
