"""Two versions of one covenant never hold on the same day.

On PostgreSQL the database holds it too (migration 0002). Here it is said in words that name the place and the mend.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from convenanten.models import Convenantversie
from themas.weergave.opmaak import datum


def overlap(versies: Iterable[Convenantversie]) -> Iterator[str]:
    """A sentence for each pair that holds on one day; those without both days are left alone, as in the database."""
    bekend = [versie for versie in versies if versie.geldig_van and versie.geldig_tot]
    for een, ander in combinations(sorted(bekend, key=lambda versie: (versie.geldig_van, versie.naam)), 2):
        if ander.geldig_van <= een.geldig_tot:
            yield (
                f"De versies ‘{een.naam}’ ({_dagen(een)}) en ‘{ander.naam}’ ({_dagen(ander)}) gelden op dezelfde dag. "
                "Pas het begin of het einde van een van beide aan."
            )


def _dagen(versie: Convenantversie) -> str:
    return f"{datum(versie.geldig_van)} tot en met {datum(versie.geldig_tot)}"
