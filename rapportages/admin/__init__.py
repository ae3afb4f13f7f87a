"""The admin of rounds and their entry sheets, and of year plans."""

from rapportages.admin import jaarplan, ronde  # noqa: F401
