"""The admin of rounds and their entry sheets, of reports, of year plans, and of the council."""

from rapportages.admin import jaarplan, melding, raad, rapportage, ronde  # noqa: F401
