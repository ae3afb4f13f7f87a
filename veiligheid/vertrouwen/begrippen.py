"""The glossary: /begrippen/, the words from A to Z."""

import unicodedata
from dataclasses import dataclass, field

from django.shortcuts import render
from django.views.decorators.http import require_safe

from themas.adresvragen import onbekende_vragen
from themas.models import Begrip


CIJFERS = "0-9"


@dataclass(frozen=True, slots=True)
class Letter:
    """The words that begin with one letter; ``anker`` is where they stand on the page."""

    letter: str
    begrippen: list[Begrip] = field(default_factory=list)

    @property
    def anker(self) -> str:
        return f"letter-{self.letter.lower()}"


@require_safe
def begrippen(request):
    context = {
        "letters": op_letter(Begrip.objects.all()),
        "meldingen": onbekende_vragen(request.GET, []),
    }
    return render(request, "veiligheid/begrippen.html", context)


def op_letter(begrippen) -> list[Letter]:
    """Sorted here: SQLite would put every capital before all small letters, and PostgreSQL would not."""
    letters: dict[str, Letter] = {}
    for begrip in sorted(begrippen, key=lambda begrip: _sorteer(begrip.naam)):
        eerste = _sorteer(begrip.naam)[:1].upper()
        letter = eerste if eerste.isascii() and eerste.isalpha() else CIJFERS
        letters.setdefault(letter, Letter(letter)).begrippen.append(begrip)
    return list(letters.values())


def _sorteer(naam: str) -> str:
    """Without accents and capitals: ``één`` stands with the e."""
    return unicodedata.normalize("NFKD", naam.casefold()).encode("ascii", "ignore").decode()
