"""``python -m rapportages.drukpers pdf``: an order as JSON on standard input, the file on standard output."""

import json
import os
import resource
import sys
import traceback

from rapportages.drukpers.uitgang import Uitgang


def main(soort: str) -> int:
    # Whatever a library prints must not end up in the file.
    uit = os.dup(1)
    os.dup2(2, 1)
    grens = int(os.environ.get("BESTAND_MAX_MB", "0")) * 1024 * 1024
    if grens:
        resource.setrlimit(resource.RLIMIT_AS, (grens, grens))
    opdracht = json.load(sys.stdin)
    try:
        # Here and not above: these load the libraries that lay out pages, which may not be on this machine.
        if soort == "pdf":
            from rapportages.drukpers.pdf import maak
        else:
            from rapportages.drukpers.docx import maak
    except (ImportError, OSError):
        traceback.print_exc()
        return Uitgang.GEEN_BIBLIOTHEEK
    try:
        inhoud = maak(**opdracht)
    except MemoryError:
        return Uitgang.TE_GROOT
    with os.fdopen(uit, "wb") as doel:
        doel.write(inhoud)
    return Uitgang.GOED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
