"""The closed lists of reporting, as plain enums."""

from themas.enums import Keuze


class Rondestand(Keuze):
    """How a round is doing; follows from its dates and its lines, and is stored nowhere."""

    OPEN = "open", "open"
    TE_LAAT = "te_laat", "te laat"
    COMPLEET = "compleet", "compleet"
    GESLOTEN = "gesloten", "gesloten"


class Antwoord(Keuze):
    """What an officer says of a line instead of giving a figure or a judgement."""

    GEEN = "", "cijfer of oordeel"
    VERBORGEN = "verborgen", "verborgen door de bron"
    NIET_VAN_TOEPASSING = "nvt", "niet van toepassing"


class Lijnstand(Keuze):
    """How far one line of a round is; follows from its figure or judgement, or from its answer."""

    ONTBREEKT = "ontbreekt", "nog niet ingevuld"
    CONCEPT = "concept", "concept"
    TERUGGESTUURD = "teruggestuurd", "teruggestuurd"
    INGEDIEND = "ingediend", "ingediend"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    VERBORGEN = "verborgen", "bron geeft geen aantal"
    NIET_VAN_TOEPASSING = "nvt", "niet van toepassing"

    @property
    def geleverd(self) -> bool:
        """Nothing more is asked of who has to deliver it."""
        return self not in (Lijnstand.ONTBREEKT, Lijnstand.CONCEPT, Lijnstand.TERUGGESTUURD)
