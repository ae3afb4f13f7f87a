"""The admin of rounds and their entry sheets, and of reports."""

from rapportages.admin import rapportage, ronde  # noqa: F401
