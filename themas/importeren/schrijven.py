"""New figures into the table: through COPY where there is one, because a row then costs no more than its bytes."""

import datetime
import re
from typing import Any

from django.db import connection
from django.utils import timezone
from psycopg import sql

from themas.enums import Status
from themas.models import Meting


_VAN_RIJ = (
    "indicator_id", "gebied_id", "periode_id", "soort", "basisperiode_id", "aantal", "waarde", "waarde_decimalen",
    "marge", "verandering", "maat", "kwaliteit", "bron", "stand_op", "herkomst", "opmerking", "vervangt_id", "reden",
)  # fmt: skip
_ONTSNAPT = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_BIJZONDER = re.compile(r"[\\\t\n\r]")
NIETS = r"\N"


class Metingschrijver:
    """Writes rows without history of their own: they begin here, and the audit trail has one line for the file."""

    def __init__(self, *, door: Any):
        self._vast = {
            "status": Status.INGEDIEND.value,
            "ingevoerd_door_id": door.pk,
            "laatst_gewijzigd_door_id": door.pk,
            "ingediend_door_id": door.pk,
            "ingediend_op": timezone.now(),
        }

    def schrijf(self, rijen: list[dict[str, Any]]) -> None:
        if not rijen:
            return
        if connection.vendor == "postgresql":
            self._kopieer(rijen)
        else:
            Meting.objects.bulk_create([Meting(**self._vast, **rij) for rij in rijen])

    def _kopieer(self, rijen: list[dict[str, Any]]) -> None:
        sjabloon = Meting(**self._vast, ingevoerd_op=timezone.now())
        velden = [
            veld for veld in Meting._meta.concrete_fields if not veld.primary_key and veld.attname not in _VAN_RIJ
        ]
        staart = "".join(f"\t{als_copy(getattr(sjabloon, veld.attname))}" for veld in velden) + "\n"
        kolommen = sql.SQL(", ").join(map(sql.Identifier, [*_VAN_RIJ, *(veld.column for veld in velden)]))
        opdracht = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(Meting._meta.db_table), kolommen)
        leeg = {"vervangt_id": None, "reden": ""}
        regels = ["\t".join([als_copy((rij if n in rij else leeg)[n]) for n in _VAN_RIJ]) + staart for rij in rijen]
        # The errors of the driver become those of Django, also the ones that come only when the copy ends.
        with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(opdracht.as_string()) as kopie:
            kopie.write("".join(regels))


def als_copy(waarde: Any) -> str:
    """A value in the text format of COPY."""
    if waarde is None:
        return NIETS
    if isinstance(waarde, str):  # also the members of our closed lists
        return waarde.translate(_ONTSNAPT) if _BIJZONDER.search(waarde) else str(waarde)
    if isinstance(waarde, datetime.date):  # a datetime too
        return waarde.isoformat()
    return str(waarde)
