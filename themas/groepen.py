"""Long lists in pieces that a database takes."""

from collections.abc import Iterator, Sequence


PER_VRAAG = 10_000  # what fits in one IN (...) of either database


def in_groepen(rijen: Sequence, per: int = PER_VRAAG) -> Iterator[Sequence]:
    """Slices of at most ``per``, in order; none of an empty list."""
    for begin in range(0, len(rijen), per):
        yield rijen[begin : begin + per]
