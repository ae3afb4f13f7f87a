"""The suite on the newest Django, where a Python that can run it is at hand.

Django 6.0 and later want Python 3.12; the product itself stays on the LTS (docs/besluiten/0001).
"""

import shutil
import subprocess
from pathlib import Path


HUIS = Path(__file__).resolve().parent.parent
SLOT = HUIS / "requirements/nieuwste.txt"
OMGEVING = HUIS / "var/nieuwste"
VERSIES = ("3.14", "3.13", "3.12")


def zoek_python():
    """A Python 3.12 or later that really starts, or None. A pyenv shim may be there and not start."""
    for versie in VERSIES:
        kandidaten = [shutil.which(f"python{versie}")]
        if pyenv := shutil.which("pyenv"):
            wortel = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=False).stdout.strip()
            kandidaten += sorted(Path(wortel).glob(f"versions/{versie}.*/bin/python{versie}"))
        for kandidaat in filter(None, kandidaten):
            proef = subprocess.run([kandidaat, "-c", "import ensurepip"], capture_output=True, check=False)
            if proef.returncode == 0:
                return str(kandidaat)
    return None


def nieuwste_django():
    """(step, None), or (None, why there is no step)."""
    python = zoek_python()
    if python is None:
        return None, f"no Python {VERSIES[-1]} or later"

    def stap(draai):
        eigen, merk = OMGEVING / "bin/python", OMGEVING / "slot"
        if not (merk.is_file() and merk.read_bytes() == SLOT.read_bytes()):
            shutil.rmtree(OMGEVING, ignore_errors=True)
            geinstalleerd = draai(python, "-m", "venv", str(OMGEVING)) and draai(
                str(eigen), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(SLOT)
            )
            if not geinstalleerd:
                return False
            merk.write_bytes(SLOT.read_bytes())
        return draai(str(eigen), "-m", "pytest", "-p", "no:cacheprovider", "--ignore=tests/browser")

    return stap, None
