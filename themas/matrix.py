"""The table of the year plan: the topics that it names, in the column of their theme."""

from collections.abc import Iterable

from themas.models import Onderwerp, Thema


def matrix_van(themas: Iterable[Thema]) -> list[tuple[Thema, list[Onderwerp]]]:
    """Themes with at least one such topic, topics in the order of their rows; give themes with topics prefetched."""
    return [(thema, onderwerpen) for thema in themas if (onderwerpen := _kolom(thema))]


def _kolom(thema: Thema) -> list[Onderwerp]:
    return sorted((o for o in thema.onderwerpen.all() if o.matrixrij), key=lambda onderwerp: onderwerp.matrixrij)
