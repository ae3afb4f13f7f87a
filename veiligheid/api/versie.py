"""Which version of the API this is.

By semver: the first number is in the address, and changes when a program that reads us would break. The second goes up
with what is new, the third with a mend. `manage.py api_beschrijving` writes the description of a version to docs/api;
a test holds it to what the API says of itself.
"""

import datetime


VERSIE = "1.0.0"
#: The day of this version: since then answers have the form that they have (``moment.py``).
SINDS = datetime.date(2026, 11, 26)
