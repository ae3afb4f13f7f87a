"""Do parts add up to their whole?"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Misrekening:
    """``som`` of the known parts against ``geheel``; ``volledig`` when every part is known."""

    geheel: int
    som: int
    volledig: bool
    te_groot: int | None = None


def misrekening(geheel: int | None, delen: Sequence[int | None]) -> Misrekening | None:
    """What is wrong with a whole and its parts; None when nothing is, or when too little is known to say.

    ``None`` is a part that is not known. Wrong is: a known part larger than the whole (``te_groot`` is its place),
    known parts that together are more, or a complete set that differs.
    """
    bekend = [deel for deel in delen if deel is not None]
    if geheel is None or not bekend:
        return None
    som, volledig = sum(bekend), len(bekend) == len(delen)
    te_groot = next((plaats for plaats, deel in enumerate(delen) if deel is not None and deel > geheel), None)
    if te_groot is None and (som == geheel if volledig else som <= geheel):
        return None
    return Misrekening(geheel, som, volledig, te_groot)
