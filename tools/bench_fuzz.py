"""All readers of files, fed with strange input: 100,000 examples together, where the tests take 500 for each."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path


HUIS = Path(__file__).resolve().parent.parent
AANTAL = int(os.environ.get("FUZZ_TOTAAL", "100000"))
BESTANDEN = ("tests/themas/importeren/test_willekeurig.py", "tests/themas/importeren/test_willekeurig_bronnen.py")


def fuzz() -> str:
    """One line: how many, in what time, and what came of it."""
    proeven = sum(len(re.findall(r"^def test_", (HUIS / pad).read_text(), re.MULTILINE)) for pad in BESTANDEN)
    elk = -(-AANTAL // proeven)
    begin = time.monotonic()
    opdracht = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *BESTANDEN]
    omgeving = os.environ | {"FUZZ": str(elk), "OMGEVING": "demo", "DATABASE_URL": "sqlite://:memory:"}
    gedraaid = subprocess.run(opdracht, cwd=HUIS, env=omgeving, capture_output=True, text=True, check=False)
    slot = (gedraaid.stdout.strip().splitlines() or ["no output"])[-1]
    uitkomst = "no accident" if gedraaid.returncode == 0 else f"FAILED\n{gedraaid.stdout[-4000:]}"
    return (
        f"\nFuzz: {elk * proeven} examples, {elk} for each of {proeven} ways to make them, "
        f"{time.monotonic() - begin:.0f} s: {uitkomst} ({slot})"
    )
