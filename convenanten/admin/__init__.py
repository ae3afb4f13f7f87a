"""The admin of agreements; the order of these imports is the order on screen."""

from convenanten.admin import keurmerk  # noqa: F401
