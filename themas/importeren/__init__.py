"""Figures from CSV files into the database: all of a file, or nothing of it."""

from themas.importeren.fouten import Importfout, Regelfout
from themas.importeren.inlezen import Importverslag, importeer


__all__ = ["Importfout", "Importverslag", "Regelfout", "importeer"]
