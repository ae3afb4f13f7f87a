import io
import subprocess
import sys

import pikepdf
import pytest

from rapportages.bestanden.pdf import maak_pdf
from tests.rapportages.bestanden.voorbeeld import leesverslag, uitgave


@pytest.fixture(scope="session")
def pers():
    """Says aloud where the press cannot run here; with VERPLICHT=1 that is a failure."""
    kan = subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False)
    if kan.returncode:
        pytest.skip("WeasyPrint misses its system libraries (README names the packages)")


@pytest.fixture(scope="session")
def gedrukt(pers):
    """The example as a PDF, made once: bytes."""
    return maak_pdf(leesverslag(), uitgave=uitgave())


@pytest.fixture
def pdf(gedrukt):
    with pikepdf.open(io.BytesIO(gedrukt)) as geopend:
        yield geopend
