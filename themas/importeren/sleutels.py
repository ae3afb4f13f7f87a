"""Which keys a file has already named, in a few bytes each, so that a million rows fit in little memory."""

import numpy as np


SAMEN = 16  # this many runs are merged into one, so a key is looked for in few places


class Sleutels:
    """Numbers with the line where each first stood. Batches come with their own doubles already out."""

    def __init__(self):
        self._lopen: list[tuple[np.ndarray, np.ndarray]] = []

    def al_gezien(self, sleutels: list[int], regels: list[int]) -> dict[int, int]:
        """By key, the earlier line of those that were named before; the others are remembered."""
        nieuw = np.array(sleutels, dtype=np.uint64)
        gevonden: dict[int, int] = {}
        for bekend, bij_regel in self._lopen:
            plaatsen = np.minimum(np.searchsorted(bekend, nieuw), len(bekend) - 1)
            for nummer in np.nonzero(bekend[plaatsen] == nieuw)[0]:
                gevonden[sleutels[nummer]] = int(bij_regel[plaatsen[nummer]])
        volgorde = np.argsort(nieuw, kind="stable")
        self._lopen.append((nieuw[volgorde], np.array(regels, dtype=np.int64)[volgorde]))
        if len(self._lopen) > SAMEN:
            self._voeg_samen()
        return gevonden

    def _voeg_samen(self) -> None:
        bekend = np.concatenate([loop[0] for loop in self._lopen])
        bij_regel = np.concatenate([loop[1] for loop in self._lopen])
        volgorde = np.argsort(bekend, kind="stable")  # stable: the earlier line stays in front
        self._lopen = [(bekend[volgorde], bij_regel[volgorde])]
