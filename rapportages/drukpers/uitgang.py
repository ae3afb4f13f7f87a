"""How the press ends, as the number that a process leaves behind."""

from enum import IntEnum


class Uitgang(IntEnum):
    GOED = 0
    MISLUKT = 1
    GEEN_BIBLIOTHEEK = 3
    TE_GROOT = 4
