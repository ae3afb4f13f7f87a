from rapportages.models.jaarplan import Jaarplan, Jaarplanthema
from rapportages.models.klad import Klad
from rapportages.models.melding import Foutmelding
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
from rapportages.models.uitvoering import Actie, Actievoortgang
from rapportages.models.verslag import Opmerking, Paragraaf, Voortgangsrapportage
from rapportages.models.voorstel import Rectificatievoorstel


__all__ = [
    "Actie",
    "Actievoortgang",
    "Bestand",
    "Bestandopdracht",
    "Foutmelding",
    "Intrekking",
    "Jaarplan",
    "Jaarplanthema",
    "Klad",
    "Momentopname",
    "Opmerking",
    "Paragraaf",
    "Raadsstuk",
    "Rapportageronde",
    "Rectificatie",
    "Rectificatievoorstel",
    "Uitvraag",
    "Versie",
    "Voortgangsrapportage",
]
