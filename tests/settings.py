"""The settings of the demo, with what tests want otherwise."""

import os


os.environ.setdefault("OMGEVING", "demo")
os.environ.setdefault("SECRET_KEY", "alleen-voor-de-tests")

from tests.sjablonen import Leeg
from veiligheid.settings import *  # noqa: F403
from veiligheid.settings import STORAGES, TEMPLATES


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Leeg()
# Tests read static files from where they are written; one test of its own runs collectstatic.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# Slow hashing protects real passwords; here it would only cost time.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
