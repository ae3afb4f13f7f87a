"""The admin of agreements; the order of these imports is the order on screen."""

from convenanten.admin import convenant, versie, keurmerk, bijeenkomst, vraagpunt, partij, document  # noqa: I001, F401
