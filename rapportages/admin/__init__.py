"""The admin of rounds and their entry sheets."""

from rapportages.admin import ronde  # noqa: F401
