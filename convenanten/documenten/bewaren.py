"""Where files lie: each once, under its SHA-256, whoever added it and however often.

Nothing throws a file away by itself: an edition of years ago still names it. ``ruim_op`` throws away what no document
and no edition names any more, such as the file of a form that was not saved after all.
"""

import hashlib
import json
import time
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.files import File

from convenanten.models import Bijeenkomst, Convenant, Document
from convenanten.models.document import opslag
from themas.models import Publicatie


PUBLICEERT = (Convenant, Bijeenkomst)
DAG = 24 * 60 * 60  # seconds; a younger file may be of a form that is being saved


def sha256_van(bestand: File) -> str:
    som = hashlib.sha256()
    for stuk in bestand.chunks():
        som.update(stuk)
    bestand.seek(0)
    return som.hexdigest()


def leg_neer(bestand: File, sha256: str) -> str:
    """Keep the file; gives the name under which it lies. A reader never finds half a file."""
    opslag_ = opslag()
    half = Path(opslag_.path(opslag_.save(f"half/{uuid.uuid4().hex}", bestand)))
    heel = Path(opslag_.path(plaats(sha256)))
    heel.parent.mkdir(exist_ok=True)
    half.replace(heel)
    return plaats(sha256)


def plaats(sha256: str) -> str:
    """Spread over folders, since one with thousands of files is slow."""
    return f"{sha256[:2]}/{sha256}"


def genoemde_documenten(publicaties: Iterable[Publicatie]) -> Iterator[dict[str, Any]]:
    """The files that these editions name, as their JSON has them."""
    for publicatie in publicaties:
        inhoud = json.loads(publicatie.inhoud)
        for houder in (inhoud, *inhoud.get("versies", [])):
            yield from (document for document in houder.get("documenten", []) if document["sleutel"])


def van_stukken():
    """The editions of what has documents."""
    return Publicatie.objects.filter(soort__in=[model._meta.label_lower for model in PUBLICEERT])


def ruim_op(*, doe: bool) -> list[str]:
    """The SHA-256 of what nothing names and is a day old; ``doe`` throws it away."""
    nodig = set(Document.objects.exclude(sha256="").values_list("sha256", flat=True))
    nodig |= {document["sleutel"] for document in genoemde_documenten(van_stukken().iterator())}
    weg = [pad for pad in _bestanden() if pad.name not in nodig and time.time() - pad.stat().st_mtime > DAG]
    for pad in weg if doe else []:
        pad.unlink()
    return [pad.name for pad in weg]


def _bestanden() -> list[Path]:
    return sorted(pad for pad in Path(opslag().path("")).glob("*/*") if pad.is_file())
