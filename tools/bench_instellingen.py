"""The settings of the demo, with static files in a folder that goes away, and the bare page beside the real ones."""

import os
from pathlib import Path

from veiligheid.settings import *  # noqa: F403


STATIC_ROOT = Path(os.environ["BENCH_MAP"], "static")
ROOT_URLCONF = "tools.bench_kaal"
