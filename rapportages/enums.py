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
