from rapportages.models.klad import Klad
from rapportages.models.publicatie import (
    Bestand,
    Bestandopdracht,
    Intrekking,
    Momentopname,
    Rectificatie,
    Versie,
)
from rapportages.models.raad import Raadsstuk
from rapportages.models.ronde import Rapportageronde, Uitvraag
from rapportages.models.verslag import Opmerking, Paragraaf, Voortgangsrapportage


__all__ = [
    "Bestand",
    "Bestandopdracht",
    "Intrekking",
    "Klad",
    "Momentopname",
    "Opmerking",
    "Paragraaf",
    "Raadsstuk",
    "Rapportageronde",
    "Rectificatie",
    "Uitvraag",
    "Versie",
    "Voortgangsrapportage",
]
