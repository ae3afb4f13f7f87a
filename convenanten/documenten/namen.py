"""The name of a file as somebody sent it, made safe to show, to send and to keep, and still readable."""

import re
import unicodedata


LANGSTE = 100  # characters before the extension; Document.naam holds 120
# What a path, a header, a shell or Windows gives a meaning of its own.
NIET = re.compile(r"""[<>:;|?*%"'`‘’‚‛“”„‟«»‹›&$#{}\[\]=@^~,]""")
ZONDER_NAAM = "document"
GERESERVEERD = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")  # the devices of Windows


def extensie(naam: str) -> str:
    """``pdf`` of ``Convenant 2019.PDF``; empty where there is none."""
    stam, punt, eind = naam.rpartition(".")
    return eind.strip().lower() if punt and stam else ""


def veilige_naam(naam: str, soort: str) -> str:
    """``../Convenant‮ “uitgaan”.pdf`` -> ``Convenant uitgaan.pdf``; always ends with ``soort`` as extension."""
    laatste = re.split(r"[/\\]", naam)[-1]
    stam = laatste.rpartition(".")[0] if extensie(laatste) else laatste
    # What is not seen: control characters, those that turn the direction of writing, zero-width ones, no character.
    zichtbaar = (
        " " if unicodedata.category(teken) in ("Cc", "Zl", "Zp", "Zs") else teken
        for teken in unicodedata.normalize("NFC", stam)
        if unicodedata.category(teken) not in ("Cf", "Cs", "Co", "Cn")
    )
    stam = re.sub(r"\s+", " ", NIET.sub("", "".join(zichtbaar)))
    stam = stam[:LANGSTE].strip(" .-") or ZONDER_NAAM
    return f"{f'_{stam}' if GERESERVEERD.fullmatch(stam) else stam}.{soort}"
