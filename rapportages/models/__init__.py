from rapportages.models.klad import Klad
from rapportages.models.ronde import Rapportageronde, Uitvraag


__all__ = ["Klad", "Rapportageronde", "Uitvraag"]
