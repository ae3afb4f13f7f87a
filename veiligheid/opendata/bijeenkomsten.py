"""Tables of meetings at which officers learn from each other, with the points that were brought."""

from collections.abc import Iterator

from convenanten.enums import Puntstatus
from convenanten.models import Bijeenkomst
from themas.models import Interventie
from veiligheid.opendata.beleid import BRON
from veiligheid.opendata.lezing import Lezing
from veiligheid.opendata.tabel import Kolom, Sleutel, Tabel


def _bijeenkomsten(lezing: Lezing) -> Iterator[tuple]:
    for blad in lezing.bladen(Bijeenkomst):
        tijden = (tijd and f"{tijd:%H:%M}" for tijd in (blad.inloop, blad.begin, blad.eind))
        yield (
            blad.slug,
            blad.naam,
            blad.kort,
            blad.datum,
            blad.andere_datum,
            blad.datum_uitleg,
            *tijden,
            blad.plaats,
            blad.doelgroep,
            blad.organisatie,
            blad.verslag_voor,
            blad.verslag_op,
            blad.verslag,
            blad.url,
            blad.bron,
        )


def _punten(lezing: Lezing) -> Iterator[tuple]:
    openbaar = {blad.slug for blad in lezing.bladen(Interventie)}
    for blad in lezing.bladen(Bijeenkomst):
        for punt in sorted(blad.punten, key=lambda punt: punt.nummer):
            yield (
                blad.slug,
                punt.nummer,
                punt.tekst,
                punt.veld.slug if punt.veld else None,
                punt.eigen_indeling,
                punt.namens,
                punt.status,
                punt.uitkomst,
                punt.advies,
                sorted(aanpak.slug for aanpak in punt.interventies if aanpak.slug in openbaar),
            )


BIJEENKOMSTEN = Tabel(
    "bijeenkomsten",
    "Bijeenkomsten",
    "Bijeenkomsten waar medewerkers van gemeenten van elkaar leren.",
    (
        Kolom("slug", "Bijeenkomst", "Naam van de bijeenkomst in het adres.", verplicht=True),
        Kolom("naam", "Naam", verplicht=True),
        Kolom("kort", "In het kort", verplicht=True),
        Kolom("datum", "Dag", soort="date"),
        Kolom("andere_datum", "Andere dag", "Een tweede dag die de bron noemt.", soort="date"),
        Kolom("datum_uitleg", "Uitleg bij de dag"),
        Kolom("inloop_tijd", "Inloop vanaf", "Op de klok in Nederland."),
        Kolom("begin_tijd", "Begin", "Op de klok in Nederland."),
        Kolom("eind_tijd", "Einde", "Op de klok in Nederland."),
        Kolom("plaats", "Plaats"),
        Kolom("doelgroep", "Voor wie"),
        Kolom("organisatie", "Wie het organiseert"),
        Kolom("verslag_voor", "Verslag voor", "De laatste dag voor het verslag.", soort="date"),
        Kolom("verslag_op", "Verslag op", "De dag van het verslag.", soort="date"),
        Kolom("verslag", "Verslag", "Wat het verslag zegt."),
        Kolom("url", "Aankondiging", "Het adres op een andere site."),
        BRON,
    ),
    ("slug",),
    rijen=_bijeenkomsten,
)
PUNTEN = Tabel(
    "bijeenkomstpunten",
    "Punten van bijeenkomsten",
    "Vragen en stellingen om over te praten. Dat een stelling hier staat, wil niet zeggen dat zij klopt.",
    (
        Kolom("bijeenkomst", "Bijeenkomst", "Naam van de bijeenkomst in het adres.", verplicht=True),
        Kolom("nummer", "Volgnummer", soort="integer", verplicht=True),
        Kolom("tekst", "Vraag of stelling", verplicht=True),
        Kolom("veiligheidsveld", "Veiligheidsveld"),
        Kolom("eigen_indeling", "Onze eigen indeling", "Wij kozen het veld.", soort="boolean", verplicht=True),
        Kolom("namens", "Namens wie"),
        Kolom("status", "Status", keuze=Puntstatus, verplicht=True),
        Kolom("uitkomst", "Uitkomst"),
        Kolom("advies", "Advies"),
        Kolom("interventies", "Wat werkt", lijst=True),
    ),
    ("bijeenkomst", "nummer"),
    (Sleutel(("bijeenkomst",), "bijeenkomsten", ("slug",)),),
    _punten,
)
TABELLEN = (BIJEENKOMSTEN, PUNTEN)
