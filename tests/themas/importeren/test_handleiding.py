"""The manuals say what the importer does: every column, and no message that it never gives."""

import re
from pathlib import Path

import pytest

from themas import importeren
from themas.importeren.inlezen import LAYOUTS


DOCS = Path(__file__).parents[3] / "docs"
HANDLEIDINGEN = ("beheer/importeren.md", "handleiding/cijfers-inlezen.md")
BRON = "".join(pad.read_text() for pad in sorted(Path(importeren.__file__).parent.glob("*.py")))
# A message that runs over lines of source is one string.
ZINNEN = re.sub(r"""["']\s*\n\s*f?["']""", "", BRON).replace('\\"', '"')


@pytest.mark.parametrize("handleiding", HANDLEIDINGEN)
def test_elke_kolom_staat_in_de_lijst_van_haar_indeling(handleiding):
    tekst = (DOCS / handleiding).read_text()

    lijsten = [
        re.findall(r"^\| `(\w+)` \|", deel, re.MULTILINE)
        for deel in tekst.split("\n## ")
        if re.match(r"(Layout|Een bestand met)", deel)
    ]
    assert lijsten == [list(layout.kolommen) for layout in LAYOUTS]


def test_elke_melding_in_de_handleiding_bestaat():
    tekst = (DOCS / "handleiding/cijfers-inlezen.md").read_text().partition("## Er staat een fout")[2]
    meldingen = [m for m in re.findall(r"^\| (.+?) \| .+ \|$", tekst, re.MULTILINE) if m != "melding"]
    assert len(meldingen) > 50

    stukken = {stuk.strip() for melding in meldingen for stuk in melding.split("…") if stuk.strip()}
    assert sorted(stuk for stuk in stukken if stuk not in ZINNEN) == []
