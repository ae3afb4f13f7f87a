"""The settings of the demo, with what tests want otherwise."""

import atexit
import os
import shutil
import tempfile


os.environ.setdefault("OMGEVING", "demo")
os.environ.setdefault("SECRET_KEY", "alleen-voor-de-tests")
if "DOCUMENTEN_MAP" not in os.environ:
    # Files that tests add never come among those of who works here.
    os.environ["DOCUMENTEN_MAP"] = tempfile.mkdtemp(prefix="documenten-")
    atexit.register(shutil.rmtree, os.environ["DOCUMENTEN_MAP"], ignore_errors=True)
if "OPENDATA_MAP" not in os.environ:
    os.environ["OPENDATA_MAP"] = tempfile.mkdtemp(prefix="opendata-")
    atexit.register(shutil.rmtree, os.environ["OPENDATA_MAP"], ignore_errors=True)

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
# All tests come from one address; the limit itself is tried in tests/veiligheid/api/test_tempo.py.
API_PER_MINUUT = 0
