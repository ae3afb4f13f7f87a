"""The admin of rounds and their entry sheets, of year plans, and of the council."""

from rapportages.admin import jaarplan, raad, ronde  # noqa: F401
