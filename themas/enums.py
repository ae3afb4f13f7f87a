"""The closed lists of the domain, as plain enums.

``TextChoices`` would bring Django into ``themas.berekening``; a ``Keuze`` is a ``StrEnum`` whose members
also carry the words a reader sees. Stored value, URL value and export value are the same string.
"""

from enum import StrEnum


class Keuze(StrEnum):
    """A stored value with its Dutch label: ``ROOD = "rood", "rood licht"``."""

    label: str

    def __new__(cls, waarde: str, label: str):
        lid = str.__new__(cls, waarde)
        lid._value_ = waarde
        lid.label = label
        return lid

    @classmethod
    def keuzes(cls) -> list[tuple[str, str]]:
        """Pairs for the ``choices`` of a model or form field."""
        return [(lid.value, lid.label) for lid in cls]


class Rapportagecyclus(Keuze):
    HALFJAAR = "halfjaar", "elk half jaar"
    JAAR = "jaar", "elk jaar"


class Doelsoort(Keuze):
    DALEN = "dalen", "moet dalen"
    NIET_STIJGEN = "niet_stijgen", "mag niet stijgen"
    STIJGEN = "stijgen", "moet stijgen"
    NIET_DALEN = "niet_dalen", "mag niet dalen"
    STREEFWAARDE = "streefwaarde", "moet een streefwaarde halen"
    KWALITATIEF = "kwalitatief", "zonder cijfer"


class Richting(Keuze):
    """Which way is better; a fact of the indicator, never read from its name."""

    LAGER = "lager", "lager is beter"
    HOGER = "hoger", "hoger is beter"
    GEEN_OORDEEL = "geen_oordeel", "geen oordeel"


class Noemersoort(Keuze):
    GEEN = "geen", "geen"
    INWONERS = "inwoners", "inwoners"
    WONINGEN = "woningen", "woningen"
    JONGEREN = "jongeren", "jongeren"


class Noemeraard(Keuze):
    JANUARI = "1_januari", "stand op 1 januari"
    JAARGEMIDDELDE = "jaargemiddelde", "gemiddelde over het jaar"


class Meetsoort(Keuze):
    STROOM = "stroom", "telt op over de tijd"
    STAND = "stand", "stand op een moment"
    AANDEEL = "aandeel", "percentage uit een onderzoek"


class Indicatoraard(Keuze):
    UITKOMST = "uitkomst", "wat er gebeurt"
    INZET = "inzet", "wat er gedaan is"


class Gebiedsoort(Keuze):
    GEMEENTE = "gemeente", "gemeente"
    POLITIE_EENHEID = "politie_eenheid", "politie-eenheid"
    PROVINCIE = "provincie", "provincie"
    GROEP = "groep", "groep van gemeenten"
    LAND = "land", "land"
    WIJK = "wijk", "wijk"
    BUURT = "buurt", "buurt"
    LOCATIE = "locatie", "locatie"


class Periodesoort(Keuze):
    JAAR = "jaar", "jaar"
    HALFJAAR = "halfjaar", "half jaar"
    KWARTAAL = "kwartaal", "kwartaal"


class Kwaliteit(Keuze):
    """Ordered from best to worst; a result is as good as its worst input."""

    DEFINITIEF = "definitief", "definitief"
    VOORLOPIG = "voorlopig", "voorlopig"
    GESCHAT = "geschat", "geschat"

    @property
    def rang(self) -> int:
        return list(Kwaliteit).index(self)


class Metingsoort(Keuze):
    NIVEAU = "niveau", "aantal of waarde"
    VERANDERING = "verandering", "alleen de verandering"


class Maat(Keuze):
    """What a difference is measured in; two measures never meet in one difference or on one axis."""

    PER_NOEMER = "per_noemer", "naar verhouding"
    WAARDE = "waarde", "gemelde waarde"
    AANTAL = "aantal", "aantal"


class Status(Keuze):
    CONCEPT = "concept", "concept"
    INGEDIEND = "ingediend", "ingediend"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    TERUGGESTUURD = "teruggestuurd", "teruggestuurd"


class Inleesstatus(Keuze):
    """How far a file is that somebody handed in."""

    WACHT = "wacht", "wacht op lezen"
    LEEST = "leest", "wordt gelezen"
    VOORBEELD = "voorbeeld", "wacht op akkoord"
    AFGEKEURD = "afgekeurd", "afgekeurd"
    AKKOORD = "akkoord", "wacht op opslaan"
    SCHRIJFT = "schrijft", "wordt opgeslagen"
    KLAAR = "klaar", "ingelezen"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    AFGEBROKEN = "afgebroken", "afgebroken"

    @property
    def bezig(self) -> bool:
        return self in (Inleesstatus.WACHT, Inleesstatus.LEEST, Inleesstatus.AKKOORD, Inleesstatus.SCHRIJFT)

    @property
    def af(self) -> bool:
        """Nothing more can be done with it, so its file is gone."""
        return self in (Inleesstatus.AFGEKEURD, Inleesstatus.KLAAR, Inleesstatus.INGETROKKEN)


class Breukgevolg(Keuze):
    VOORBEHOUD = "voorbehoud", "vergelijken kan, met een voorbehoud"
    NIET_VERGELIJKBAAR = "niet_vergelijkbaar", "niet te vergelijken met daarvoor"


class Oordeel(Keuze):
    OP_KOERS = "op_koers", "op koers"
    NIET_OP_KOERS = "niet_op_koers", "niet op koers"
    GEHAALD = "gehaald", "gehaald"
    NIET_GEHAALD = "niet_gehaald", "niet gehaald"
    NOG_NIET_VAST_TE_STELLEN = "nog_niet_vast_te_stellen", "nog niet vast te stellen"
    NOG_NIET_BEOORDEELD = "nog_niet_beoordeeld", "nog niet beoordeeld"

    @property
    def gunstig(self) -> bool | None:
        """True or False for a verdict; None where there is none yet."""
        return {
            Oordeel.OP_KOERS: True,
            Oordeel.GEHAALD: True,
            Oordeel.NIET_OP_KOERS: False,
            Oordeel.NIET_GEHAALD: False,
        }.get(self)

    @property
    def teken(self) -> str:
        """The sign that stands before the word, so that colour is never the only carrier."""
        return {True: "✓", False: "✕", None: "○"}[self.gunstig]


class Zekerheid(Keuze):
    DUIDELIJK = "duidelijk", "duidelijk verschil"
    KAN_TOEVAL_ZIJN = "kan_toeval_zijn", "verschil kan toeval zijn"
    NIET_TE_TOETSEN = "niet_te_toetsen", "niet te toetsen"


class Onderbouwing(Keuze):
    """How well a claim is supported, the best first; a question claims nothing."""

    ONDERZOEK = "onderzoek", "onderzoek"
    ERVARING = "ervaring", "ervaring"
    NIET_ONDERBOUWD = "niet_onderbouwd", "niet onderbouwd in de bron"
    OPEN_VRAAG = "open_vraag", "open vraag"

    @property
    def teken(self) -> str:
        """The sign that stands before the word: fuller where more supports the claim."""
        return {"onderzoek": "●", "ervaring": "◐", "niet_onderbouwd": "○", "open_vraag": "?"}[self.value]
