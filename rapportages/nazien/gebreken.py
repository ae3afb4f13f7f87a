"""What is wrong with a text apart from its bound numbers: what readers would miss, or see as it was typed.

Each with its place and the mend, in Dutch; the editor and the checklist before publishing show them. What would lose
something for the reader, such as a footnote without text, holds up publishing; the rest is advice.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapportages.enums import Ernst
from rapportages.verwijzingen import VOORBEELD, Plek, plekken
from themas.weergave.tekst import DIEPSTE, ONZICHTBAAR, VERWIJZING, tabellen, te_diep, te_groot, wordt_link


_CODE = re.compile(r"^[ \t]*(?P<hek>```+|~~~+)[^\n]*\n(?:.*\n)*?[ \t]*(?P=hek)[^\n]*$|`[^`\n]{1,500}`", re.MULTILINE)
_NOOT = re.compile(r"\[\^(?P<naam>[^\]\n]{1,80})\](?P<dubbelepunt>:?)")
_NOOTTEKST = re.compile(r"[ \t]*\S|[ \t]*\n(?:[ \t]*\n)*(?: {4}|\t)[ \t]*\S")
_LINK = re.compile(r"\]\([ \t]*<?(?P<adres>[^()\s<>]{1,2000})|<(?P<los>http://[^\s<>]{1,2000})>", re.IGNORECASE)
_KOP = re.compile(r"^[ ]{0,3}#{1,6}[ \t]|(?<=\S\n)[ ]{0,3}=+[ \t]*$", re.MULTILINE)
_BEELD = re.compile(r"!\[[^\[\]\n]{0,500}\]\(")
_HTML = re.compile(r"</?[a-z][a-z0-9]{0,20}(?:[ \t][^<>\n]{0,500})?/?>|<!--", re.IGNORECASE)
_OPEN = re.compile(r"\[\[")
# Without its bound number: "\|" and a bar within a reference end no cell.
_GEEN_STREEP = re.compile(r"\\\||\[\[[^\[\]\n]{1,200}\]\]|¤")


@dataclass(frozen=True, slots=True)
class Gebrek:
    """``plek`` None is the text as a whole; ``zin`` says what is wrong and how to mend it."""

    plek: Plek | None
    zin: str
    ernst: Ernst = Ernst.LET_OP


def gebreken(tekst: str) -> list[Gebrek]:
    """All of them in the order of the text; a text that is too large gets that one only."""
    if te_veel := te_groot(tekst):
        return [Gebrek(None, te_veel, Ernst.FOUT)]
    plek = plekken(tekst)
    kaal = _CODE.sub(lambda m: re.sub(r"[^\n]", "¤", m[0]), tekst)
    gevonden = [(*vondst, zoek in _FOUTEN) for zoek in (*_FOUTEN, *_ADVIEZEN) for vondst in zoek(kaal)]
    return [Gebrek(plek(begin), zin, Ernst.FOUT if fout else Ernst.LET_OP) for begin, zin, fout in sorted(gevonden)]


def _onzichtbare_tekens(tekst: str) -> Iterator[tuple[int, str]]:
    """One for each line; a text that was pasted may be full of them."""
    gehad = set()
    for gevonden in ONZICHTBAAR.finditer(tekst):
        regel = tekst.rfind("\n", 0, gevonden.start())
        if regel not in gehad:
            gehad.add(regel)
            code = f"U+{ord(gevonden[0]):04X}"
            yield (
                gevonden.start(),
                f"Hier staat een teken dat niemand ziet ({code}). Lezers krijgen het niet. Typ dit stuk opnieuw.",
            )


def _noten(tekst: str) -> tuple[dict[str, re.Match], dict[str, list[re.Match]]]:
    """Where each footnote is first pointed at, and where its text stands; a name with a space is none."""
    plaatsen: dict[str, re.Match] = {}
    teksten: dict[str, list[re.Match]] = {}
    for noot in _NOOT.finditer(tekst):
        regel = tekst[tekst.rfind("\n", 0, noot.start()) + 1 : noot.start()]
        if re.search(r"\s", noot["naam"]):
            continue
        if noot["dubbelepunt"] and not regel.strip(" \t>*-+"):
            teksten.setdefault(noot["naam"], []).append(noot)
        else:
            plaatsen.setdefault(noot["naam"], noot)
    return plaatsen, teksten


def _noten_zonder_tekst(tekst: str) -> Iterator[tuple[int, str]]:
    plaatsen, teksten = _noten(tekst)
    for naam, noot in plaatsen.items():
        if naam not in teksten:
            yield noot.start(), f"Voetnoot ‘{naam}’ heeft geen tekst. Zet onder de alinea: [^{naam}]: en dan de tekst."
    for naam, noten in teksten.items():
        for noot in noten[:-1]:
            yield (
                noot.start(),
                f"Voetnoot ‘{naam}’ staat er {len(noten)} keer. Lezers zien alleen de laatste. "
                "Geef de andere een eigen nummer.",
            )
        if _NOOTTEKST.match(tekst, noten[-1].end()) is None:
            yield noten[-1].start(), f"Voetnoot ‘{naam}’ is leeg. Schrijf haar tekst achter de dubbele punt."


def _noten_die_niemand_ziet(tekst: str) -> Iterator[tuple[int, str]]:
    plaatsen, teksten = _noten(tekst)
    for noot in _NOOT.finditer(tekst):
        if re.search(r"\s", noot["naam"]):
            zin = f"‘[^{noot['naam']}]’ wordt geen voetnoot: er staat een spatie in. Schrijf bijvoorbeeld [^1]."
            yield noot.start(), zin
    for naam, noten in teksten.items():
        if naam not in plaatsen:
            yield (
                noten[0].start(),
                f"Niets verwijst naar voetnoot ‘{naam}’, dus niemand ziet haar. "
                f"Zet [^{naam}] in de tekst, of haal de voetnoot weg.",
            )


def _links(tekst: str) -> Iterator[tuple[int, str]]:
    for link in _LINK.finditer(tekst):
        adres = link["adres"] or link["los"]
        begin = link.start("adres") if link["adres"] else link.start("los")
        if adres.lower().startswith("http://"):
            yield begin, "Deze link begint met http:// en werkt daarom niet. Schrijf https://."
        elif not wordt_link(adres):
            kort = adres if len(adres) <= 60 else f"{adres[:60]}…"
            yield begin, f"‘{kort}’ wordt geen link. Een link begint met https://, mailto:, / of #."


def _wat_niet_te_zien_is(tekst: str) -> Iterator[tuple[int, str]]:
    for kop in _KOP.finditer(tekst):
        yield (
            kop.start(),
            "Dit wordt geen kop: koppen maakt de pagina zelf. Haal het teken weg, of maak de tekst **vet**.",
        )
    for beeld in _BEELD.finditer(tekst):
        yield beeld.start(), "Een plaatje laten wij hier niet zien. Haal het weg, of maak er een gewone link van."
    for html in _HTML.finditer(tekst):
        yield html.start(), f"‘{html[0][:40]}’ zien lezers zoals het er staat. Gebruik **vet**, *schuin* of een lijst."
    regel = te_diep(tekst)
    if regel is not None:
        begin = sum(len(deel) + 1 for deel in tekst.split("\n")[: regel - 1])
        yield begin, f"Hier staan meer dan {DIEPSTE} lijsten of citaten in elkaar. Haal een paar lagen weg."


def _open_verwijzingen(tekst: str) -> Iterator[tuple[int, str]]:
    dicht = VERWIJZING.sub(lambda m: "¤" * len(m[0]), tekst)
    for begin in _OPEN.finditer(dicht):
        yield begin.start(), f"Hier begint een verwijzing die niet sluit. Schrijf bijvoorbeeld {VOORBEELD}."


def _tabelrijen(tekst: str) -> Iterator[tuple[int, str]]:
    """What is in a row beyond the columns of its heads gets lost; with other dashes there is no table at all."""
    regels = _GEEN_STREEP.sub(lambda m: "¤" * len(m[0]), tekst).split("\n")
    begin = [0]
    for regel in regels:
        begin.append(begin[-1] + len(regel) + 1)
    for eerste, rijen, _ in tabellen("\n".join(regels)):
        kolommen, streepjes = _cellen(regels[eerste - 1]), _cellen(regels[eerste])
        if kolommen != streepjes:
            yield (
                begin[eerste],
                f"Dit wordt geen tabel: boven de streepjes staan {kolommen} kolommen, in de streepjes {streepjes}. "
                "Maak ze gelijk.",
            )
            continue
        for nummer in range(eerste + 1, eerste + rijen):
            if nummer < len(regels) and _cellen(regels[nummer]) > kolommen:
                yield (
                    begin[nummer],
                    f"Deze rij heeft meer vakjes dan de tabel kolommen heeft ({kolommen}). Lezers zien de rest niet. "
                    "Haal een streep | weg, of geef de tabel een kolom erbij.",
                )


def _cellen(regel: str) -> int:
    kaal = regel.strip(" \t>")
    return kaal.removeprefix("|").removesuffix("|").count("|") + 1


_Zoeker = Callable[[str], Iterator[tuple[int, str]]]
_FOUTEN: tuple[_Zoeker, ...] = (_noten_zonder_tekst,)
_ADVIEZEN: tuple[_Zoeker, ...] = (
    _onzichtbare_tekens,
    _noten_die_niemand_ziet,
    _links,
    _wat_niet_te_zien_is,
    _open_verwijzingen,
    _tabelrijen,
)
