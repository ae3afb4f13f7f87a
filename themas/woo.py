"""How the Open Government Act (Wet open overheid, Woo) sorts a document, who made it and when it became public.

Only the categories that this portal has documents of. Their names are those of the national list, their places those
of article 3.3 of the act; we name no address of a category, since none was verified (docs/besluiten/0060).
"""

import datetime
from dataclasses import dataclass

from django.conf import settings

from themas.enums import Keuze


class Woocategorie(Keuze):
    VERGADERSTUKKEN = "vergaderstukken", "Vergaderstukken decentrale overheden"
    CONVENANTEN = "convenanten", "Convenanten"
    JAARSTUKKEN = "jaarstukken", "Jaarplannen en jaarverslagen"

    @property
    def artikel(self) -> str:
        return f"artikel 3.3, lid 2, onder {_ONDER[self]}"


_ONDER = {Woocategorie.VERGADERSTUKKEN: "c", Woocategorie.CONVENANTEN: "f", Woocategorie.JAARSTUKKEN: "g"}


@dataclass(frozen=True, slots=True)
class Woogegevens:
    """``opsteller`` empty and ``gepubliceerd_op`` None are not known; pages say so."""

    categorie: Woocategorie
    titel: str
    opsteller: str = ""
    gepubliceerd_op: datetime.date | None = None


def eigen_gemeente() -> str:
    return f"Gemeente {settings.GEMEENTE_NAAM}"
