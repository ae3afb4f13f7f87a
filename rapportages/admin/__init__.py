"""The admin of rounds, their entry sheets, and the council."""

from rapportages.admin import ronde, raad  # noqa: F401, I001
