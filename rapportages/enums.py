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


class Rapportstatus(Keuze):
    """How far a report is; what readers see of it follows from its versions, never from this."""

    CONCEPT = "concept", "concept"
    INGEDIEND = "ingediend", "wacht op publicatie"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    RECTIFICATIE = "rectificatie", "wordt gerectificeerd"
    ALLEEN_TITEL = "alleen_titel", "alleen de titel is bekend"

    @property
    def te_wijzigen(self) -> bool:
        """Whether officers may change its text: before it is handed in, and while it is being corrected."""
        return self in (Rapportstatus.CONCEPT, Rapportstatus.RECTIFICATIE)

    @property
    def in_zin(self) -> str:
        """``deze rapportage ...``: wacht op publicatie, is gepubliceerd."""
        zonder_is = (Rapportstatus.INGEDIEND, Rapportstatus.RECTIFICATIE)
        if self is Rapportstatus.ALLEEN_TITEL:
            return "heeft geen tekst"
        return self.label if self in zonder_is else f"is {self.label}"


class Paragraafsoort(Keuze):
    """The fixed kinds of paragraph of a topic, in their order; the first is of the report as a whole."""

    ALGEMEEN = "algemeen", "algemeen beeld"
    BEELD = "beeld", "beeld en ontwikkeling"
    GEDAAN = "gedaan", "wat wij hebben gedaan"
    VOORTGANG = "voortgang", "voortgang"


class Spoor(Keuze):
    """On which track something is done."""

    GEEN = "", "geen spoor"
    PREVENTIE = "preventie", "preventie"
    REPRESSIE = "repressie", "repressie"
    NAZORG = "nazorg", "nazorg"


class Grootheid(Keuze):
    """What a bound number in a text can give of an indicator."""

    AANTAL = "aantal", "aantal"
    WAARDE = "waarde", "waarde"
    VERSCHIL = "verschil", "verschil met het peiljaar"
    OORDEEL = "oordeel", "oordeel"
    ZEKERHEID = "zekerheid", "zekerheid"
    PEILWAARDE = "peilwaarde", "waarde in het peiljaar"


class Opnamesoort(Keuze):
    """What one frozen row of a published report holds."""

    KOP = "kop", "gegevens van het rapport"
    THEMA = "thema", "thema"
    ONDERWERP = "onderwerp", "onderwerp"
    DOEL = "doel", "doel en oordeel"
    FIGUUR = "figuur", "figuur"
    ALINEA = "alinea", "tekst"
    GETAL = "getal", "getal in de tekst"


class Ernst(Keuze):
    """Of a finding of the checklist; the first one holds up publication."""

    FOUT = "fout", "fout"
    LET_OP = "let_op", "let op"


class Verloop(Keuze):
    """What became of a goal between two reports."""

    BETER = "beter", "nu wel gunstig"
    SLECHTER = "slechter", "nu niet meer gunstig"
    ANDERS = "anders", "veranderd"
    GELIJK = "gelijk", "gelijk gebleven"
    NIEUW = "nieuw", "nieuw"
    WEG = "weg", "niet meer in het rapport"


class Bestandsoort(Keuze):
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"


class Bestandstand(Keuze):
    WACHT = "wacht", "wordt gemaakt"
    KLAAR = "klaar", "klaar"
    MISLUKT = "mislukt", "maken is mislukt"


class Raadssoort(Keuze):
    """What the council decided or asked for, and what it was promised or told."""

    MOTIE = "motie", "motie"
    TOEZEGGING = "toezegging", "toezegging"
    VERZOEK = "verzoek", "verzoek"
    RAADSBRIEF = "raadsbrief", "raadsbrief"
    RAADSBESLUIT = "raadsbesluit", "raadsbesluit"
    ZIENSWIJZE = "zienswijze", "zienswijze"

    @property
    def vraagt(self) -> bool:
        """Something has to come of it, and one day it is settled."""
        return self in (Raadssoort.MOTIE, Raadssoort.TOEZEGGING, Raadssoort.VERZOEK)


class Raadsstatus(Keuze):
    """How far a piece of the council is; which of them fit follows from its kind."""

    OPEN = "open", "open"
    IN_UITVOERING = "in_uitvoering", "in uitvoering"
    AFGEDAAN = "afgedaan", "afgedaan"
    TOEGEZEGD = "toegezegd", "toegezegd"
    VERSTUURD = "verstuurd", "verstuurd"
    VASTGESTELD = "vastgesteld", "vastgesteld"

    @property
    def staat_open(self) -> bool:
        """The college still has to do something."""
        return self in (Raadsstatus.OPEN, Raadsstatus.IN_UITVOERING, Raadsstatus.TOEGEZEGD)


class Jaarplanstatus(Keuze):
    CONCEPT = "concept", "concept"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"


class Actiestatus(Keuze):
    """How far an action of a year plan is, in the order in which pages name them."""

    UITGEVOERD = "uitgevoerd", "uitgevoerd"
    DEELS_UITGEVOERD = "deels_uitgevoerd", "deels uitgevoerd"
    LOPEND = "lopend", "lopend"
    DOORLOPEND = "doorlopend", "doorlopend"
    GEPLAND = "gepland", "gepland"
    NIET_UITGEVOERD = "niet_uitgevoerd", "niet uitgevoerd"

    @property
    def teken(self) -> str:
        """Stands before the word, so that colour is never the only carrier."""
        return {
            Actiestatus.UITGEVOERD: "✓",
            Actiestatus.DEELS_UITGEVOERD: "◐",
            Actiestatus.NIET_UITGEVOERD: "✕",
            Actiestatus.LOPEND: "◔",
            Actiestatus.DOORLOPEND: "↻",
            Actiestatus.GEPLAND: "○",
        }[self]

    @property
    def volgend_jaar(self) -> "Actiestatus | None":
        """How the action begins when it goes on next year; None when there is nothing left to do."""
        return {
            Actiestatus.UITGEVOERD: None,
            Actiestatus.DEELS_UITGEVOERD: Actiestatus.LOPEND,
            Actiestatus.NIET_UITGEVOERD: Actiestatus.GEPLAND,
        }.get(self, self)

    @property
    def gaat_vanzelf_door(self) -> bool:
        """Whether one expects it next year: what was not done may have been given up, so somebody must choose that."""
        return self not in (Actiestatus.UITGEVOERD, Actiestatus.NIET_UITGEVOERD)


class Meldingstatus(Keuze):
    """How far officers are with an error that a reader reported."""

    NIEUW = "nieuw", "nieuw"
    IN_BEHANDELING = "in_behandeling", "in behandeling"
    AFGEHANDELD = "afgehandeld", "afgehandeld"
