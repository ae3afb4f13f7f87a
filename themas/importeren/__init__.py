"""Figures from files into the database: all of a file, or nothing of it."""

from themas.importeren.fouten import Importfout, Regelfout
from themas.importeren.inlezen import Importverslag, Opties, importeer, importeer_tabel


__all__ = ["Importfout", "Importverslag", "Opties", "Regelfout", "importeer", "importeer_tabel"]
