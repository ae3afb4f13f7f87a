"""The admin of rounds and their entry sheets, of reports, of year plans, and of the council."""

from rapportages.admin import jaarplan, raad, rapportage, ronde  # noqa: F401
