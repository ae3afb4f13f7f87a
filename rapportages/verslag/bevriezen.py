"""A report as frozen rows, and back; and the hash that shows whether somebody rewrote it.

Each part of the report is a row with canonical JSON (``themas.kanoniek``). The hash is the SHA-256 of one
canonical JSON array: first the head of the version, then every row as ``{"inhoud": …, "sleutel": …, "soort": …}``, in
their order. ``kanonieke_tekst`` is that array, so anybody who gets it can do the sum over. It names no persons: who
handed in and who published is known to the municipality, and a reader must be able to recompute the hash from what
is public. See docs/besluiten/0022.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from rapportages.enums import Opnamesoort
from rapportages.models import Intrekking, Momentopname, Rectificatie, Versie
from rapportages.verslag.delen import Alinea, Doeldeel, Figuurdeel, Getal, Kop, Onderwerpdeel, Themadeel, Verslag
from themas import kanoniek


VORM = "veiligheid/rapport/1"
RECTIFICATIEVORM = "veiligheid/rectificatie/1"
SOORTEN = {
    Opnamesoort.KOP: Kop,
    Opnamesoort.THEMA: Themadeel,
    Opnamesoort.ONDERWERP: Onderwerpdeel,
    Opnamesoort.DOEL: Doeldeel,
    Opnamesoort.FIGUUR: Figuurdeel,
    Opnamesoort.ALINEA: Alinea,
    Opnamesoort.GETAL: Getal,
}


@dataclass(frozen=True, slots=True)
class Opname:
    """One frozen part: of which kind, under which key, and its canonical JSON."""

    soort: Opnamesoort
    sleutel: str
    inhoud: str

    @property
    def sha256(self) -> str:
        """Of this row alone, so that a check can name the row that differs."""
        return _hash(kanoniek.schrijf([self.soort, self.sleutel, self.inhoud]))


def bevries(verslag: Verslag) -> list[Opname]:
    """The report in rows, kind by kind and within a kind in reading order; ``ontdooi`` is its inverse."""
    delen = [(Opnamesoort.KOP, verslag.kop.slug, verslag.kop)]
    delen += [(Opnamesoort.THEMA, deel.thema, deel) for deel in verslag.themas]
    delen += [(Opnamesoort.ONDERWERP, f"{deel.thema}/{deel.onderwerp}", deel) for deel in verslag.onderwerpen]
    delen += [(Opnamesoort.DOEL, deel.sleutel, deel) for deel in verslag.doelen]
    delen += [(Opnamesoort.FIGUUR, f"{deel.thema}/{deel.onderwerp}/{deel.id}", deel) for deel in verslag.figuren]
    delen += [(Opnamesoort.ALINEA, deel.sleutel, deel) for deel in verslag.alineas]
    delen += [(Opnamesoort.GETAL, sleutel, getal) for sleutel, getal in sorted(verslag.getallen.items())]
    return [Opname(soort, sleutel, kanoniek.schrijf(deel)) for soort, sleutel, deel in delen]


def ontdooi(opnamen: Iterable[Opname | Momentopname]) -> Verslag:
    per_soort: dict[Opnamesoort, list] = {soort: [] for soort in SOORTEN}
    for opname in opnamen:
        soort = Opnamesoort(opname.soort)
        per_soort[soort].append((opname.sleutel, kanoniek.lees(SOORTEN[soort], opname.inhoud)))
    ((_, kop),) = per_soort[Opnamesoort.KOP]

    def delen(soort: Opnamesoort) -> tuple:
        return tuple(deel for _, deel in per_soort[soort])

    return Verslag(
        kop=kop,
        themas=delen(Opnamesoort.THEMA),
        onderwerpen=delen(Opnamesoort.ONDERWERP),
        doelen=delen(Opnamesoort.DOEL),
        figuren=delen(Opnamesoort.FIGUUR),
        alineas=delen(Opnamesoort.ALINEA),
        getallen=dict(per_soort[Opnamesoort.GETAL]),
    )


def lees(versie: Versie) -> Verslag:
    """The report as it was frozen; one query, none where the rows were prefetched."""
    return ontdooi(_op_volgorde(versie))


def opnamen_van(versie: Versie) -> list[Opname]:
    """The rows as they are now in the database, for who recomputes the hash."""
    return [Opname(Opnamesoort(rij.soort), rij.sleutel, rij.inhoud) for rij in _op_volgorde(versie)]


def kanonieke_tekst(versie: Versie, opnamen: Sequence[Opname]) -> str:
    """What the hash is over; ``versie`` need not be saved yet."""
    kop = {
        "vorm": VORM,
        "rapportage": versie.rapportage.slug,
        "versie": versie.nummer,
        "titel": versie.titel,
        "gepubliceerd_op": moment(versie.gepubliceerd_op),
        "zichtbaar_vanaf": moment(versie.zichtbaar_vanaf),
    }
    rijen = [{"soort": o.soort, "sleutel": o.sleutel, "inhoud": json.loads(o.inhoud)} for o in opnamen]
    return kanoniek.schrijf([kop, *rijen])


def sha256_van(versie: Versie, opnamen: Sequence[Opname]) -> str:
    """Raises ValueError where a row is no JSON any more."""
    return _hash(kanonieke_tekst(versie, opnamen))


def rectificatie_sha256(rectificatie: Rectificatie, indicatoren: Iterable[str]) -> str:
    """Over what the public reads of a correction; ``indicatoren`` are slugs."""
    return _hash(
        kanoniek.schrijf(
            {
                "vorm": RECTIFICATIEVORM,
                "rapportage": rectificatie.rapportage.slug,
                "versie": rectificatie.versie.nummer if rectificatie.versie_id else None,
                "datum": rectificatie.datum.isoformat(),
                "wat_er_stond": rectificatie.wat_er_stond,
                "wat_het_is": rectificatie.wat_het_is,
                "reden": rectificatie.reden,
                "bron": rectificatie.bron,
                "indicatoren": sorted(indicatoren),
                "gepubliceerd_op": moment(rectificatie.gepubliceerd_op),
                "zichtbaar_vanaf": moment(rectificatie.zichtbaar_vanaf),
            }
        )
    )


def controlegetal_van(rij: Versie | Rectificatie | Intrekking) -> str:
    """Over what no reader can recompute: the persons, and of a withdrawal all of it. For who watches the database."""
    if isinstance(rij, Intrekking):
        return _hash(kanoniek.schrijf([rij.rapportage_id, rij.reden, rij.door_id, moment(rij.op)]))
    wat = [rij.nummer, rij.delen] if isinstance(rij, Versie) else [rij.versie_id]
    return _hash(kanoniek.schrijf([rij.rapportage_id, *wat, rij.ingediend_door_id, rij.gepubliceerd_door_id]))


def stempel(verslag: Verslag) -> str:
    """A hash over the report as somebody sees it now, so that what is published is what was looked at."""
    return _hash(kanoniek.schrijf([[o.soort, o.sleutel, o.inhoud] for o in bevries(verslag)]))


def moment(tijd: datetime) -> str:
    """A moment in UTC: the same text on every database and in every time of year."""
    return tijd.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _op_volgorde(versie: Versie) -> list[Momentopname]:
    return sorted(versie.momentopnamen.all(), key=lambda rij: rij.volgorde)


def _hash(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()
