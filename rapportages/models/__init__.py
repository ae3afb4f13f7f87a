from rapportages.models.klad import Klad
from rapportages.models.publicatie import (
    Bestand,
    Bestandopdracht,
    Intrekking,
    Momentopname,
    Rectificatie,
    Versie,
)
from rapportages.models.ronde import Rapportageronde, Uitvraag
from rapportages.models.verslag import Opmerking, Paragraaf, Voortgangsrapportage
from rapportages.models.voorstel import Rectificatievoorstel


__all__ = [
    "Bestand",
    "Bestandopdracht",
    "Intrekking",
    "Klad",
    "Momentopname",
    "Opmerking",
    "Paragraaf",
    "Rapportageronde",
    "Rectificatie",
    "Rectificatievoorstel",
    "Uitvraag",
    "Versie",
    "Voortgangsrapportage",
]
