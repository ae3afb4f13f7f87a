from convenanten.models.bijeenkomst import Bijeenkomst, Programmaonderdeel
from convenanten.models.convenant import Bepaling, Convenant
from convenanten.models.document import Document
from convenanten.models.keurmerk import Certificering, Keurmerkgebied
from convenanten.models.overleg import Overleg
from convenanten.models.partij import Partij
from convenanten.models.versie import Convenantversie, Deelname
from convenanten.models.vraagpunt import Vraagpunt


__all__ = [
    "Bepaling",
    "Bijeenkomst",
    "Certificering",
    "Convenant",
    "Convenantversie",
    "Deelname",
    "Document",
    "Keurmerkgebied",
    "Overleg",
    "Partij",
    "Programmaonderdeel",
    "Vraagpunt",
]
