"""The letters of pictures: DejaVu Sans with no more than the signs that Dutch texts have.

Pictures are drawn on the server, where no font need be installed. The whole font is 1.5 MB and is read for every
picture; of it we keep the Latin letters and the signs in our drawings, without hints, which a picture does not use.
"""

from __future__ import annotations

import hashlib
from pathlib import Path


FOLDER = Path(__file__).resolve().parent.parent / "themas" / "weergave" / "lettertype"
RECORD = FOLDER / "VERSIES.md"
NAME, VERSION, LICENCE = "dejavu-fonts-ttf", "2.37.3", "Bitstream-Vera"
#: The first words of the licence of the package, which names it by no identifier.
LICENCE_BEGINS = "Fonts are (c) Bitstream (see below). DejaVu changes are in public domain."
FILES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
SIGNS = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), *range(0x2010, 0x2028), 0x202F,
    0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, *range(0x2190, 0x2194), 0x2212, 0x2248,
    0x2260, 0x2264, 0x2265, 0x25A0, 0x25CB, 0x25CF, 0x25D0, 0x2713, 0x2715, 0x2717, 0xFFFD,
]  # fmt: skip


def make(package: Path) -> None:
    """Cut the fonts of an unpacked package and write down what came of it."""
    from fontTools import subset

    licence = (package / "LICENSE").read_text(encoding="utf-8")
    if not licence.startswith(LICENCE_BEGINS):
        raise SystemExit(f"{NAME}: another licence than the one that is known; not copied.")
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "LICENSE").write_text(licence, encoding="utf-8")
    choices = subset.Options(hinting=False, desubroutinize=True, name_IDs=["*"], recalc_timestamp=False)
    for name in FILES:
        font = subset.load_font(package / "ttf" / name, choices)
        cutter = subset.Subsetter(choices)
        cutter.populate(unicodes=SIGNS)
        cutter.subset(font)
        subset.save_font(font, FOLDER / name, choices)
    lines = [f"| {name} | {NAME} {VERSION}, cut | {LICENCE} | {_sha256(FOLDER / name)} |" for name in FILES]
    lines.append(f"| LICENSE | {NAME} {VERSION} | {LICENCE} | {_sha256(FOLDER / 'LICENSE')} |")
    head = (
        "# Which font lies here, and where it comes from\n\n"
        "Written by `tools/vendor.py`, with `tools/vendor_letters.py`. Not a static file: readers never fetch it.\n\n"
        "| file | package and version | licence | sha256 |\n|---|---|---|---|\n"
    )
    RECORD.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def wrong() -> list[str]:
    """The files that are not as they were recorded."""
    rows = [line.strip("| ").split(" | ") for line in RECORD.read_text(encoding="utf-8").splitlines()[6:]]
    return [name for name, *_, digest in rows if not (FOLDER / name).exists() or _sha256(FOLDER / name) != digest]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
