"""The closed lists of agreements, as plain enums."""

from themas.enums import Keuze


class Convenantsoort(Keuze):
    CONVENANT = "convenant", "convenant"
    REGIONAAL = "regionaal", "regionaal convenant"
    KEURMERK = "keurmerk", "keurmerk"
    PROGRAMMA = "programma", "programma of project"
    SAMENWERKING = "samenwerking", "samenwerkingsverband"


class Stand(Keuze):
    """How an agreement stands on a day; follows from its dates, and is stored nowhere."""

    GELDIG = "geldig", "geldig"
    VERLOOPT = "verloopt", "verloopt binnen een half jaar"
    VERLOPEN = "verlopen", "verlopen"
    BEGINT_NOG = "begint_nog", "begint later"
    ONBEKEND = "onbekend", "looptijd onbekend"


class Bepalingsoort(Keuze):
    DOEL = "doel", "doel"
    AFSPRAAK = "afspraak", "afspraak"
    MAATREGEL = "maatregel", "maatregel"
    RESULTAAT = "resultaat", "wat de bron meldt"


class Overlegniveau(Keuze):
    """The three levels of consultation, the highest first."""

    STRATEGISCH = "strategisch", "strategisch"
    TACTISCH = "tactisch", "tactisch"
    OPERATIONEEL = "operationeel", "operationeel"


class Keurmerksoort(Keuze):
    BEDRIJVENTERREIN = "bedrijventerrein", "bedrijventerrein"
    WINKELGEBIED = "winkelgebied", "winkelgebied"
    BUITENGEBIED = "buitengebied", "buitengebied"

    @property
    def meervoud(self) -> str:
        return f"{self.label}en"


class Keurmerkstand(Keuze):
    """Whether an area had the mark on a day, as far as the sources say."""

    MET = "met", "met keurmerk"
    ONBEKEND = "onbekend", "niet bekend op deze dag"
    ZONDER = "zonder", "zonder keurmerk"

    @property
    def teken(self) -> str:
        """The sign before the word, so that colour is never the only carrier."""
        return {Keurmerkstand.MET: "✓", Keurmerkstand.ONBEKEND: "?", Keurmerkstand.ZONDER: "○"}[self]


class Puntstatus(Keuze):
    """How far a point for discussion is."""

    INGEZONDEN = "ingezonden", "ingezonden"
    GEKOZEN = "gekozen", "gekozen om te bespreken"
    BESPROKEN = "besproken", "besproken"
    NIET_GEKOZEN = "niet_gekozen", "niet gekozen"

    @property
    def teken(self) -> str:
        """Stands before the word, so that colour is never the only carrier."""
        return {
            Puntstatus.INGEZONDEN: "○",
            Puntstatus.GEKOZEN: "◐",
            Puntstatus.BESPROKEN: "✓",
            Puntstatus.NIET_GEKOZEN: "✕",
        }[self]


class Verslagstand(Keuze):
    """Whether the report of a meeting is there, on a day; follows from its dates, and is stored nowhere."""

    ER = "er", "het verslag is er"
    ER_TE_LAAT = "er_te_laat", "het verslag kwam te laat"
    KOMT_NOG = "komt_nog", "het verslag komt nog"
    TERMIJN_VOORBIJ = "termijn_voorbij", "geen verslag in onze bronnen"
    ONBEKEND = "onbekend", "dag niet bekend"

    @property
    def teken(self) -> str:
        return {Verslagstand.ER: "✓", Verslagstand.ER_TE_LAAT: "✓", Verslagstand.TERMIJN_VOORBIJ: "!"}.get(self, "○")
