"""From SVG to PNG, with letters of our own: no browser, and no font of the machine."""

from pathlib import Path

import resvg_py


LETTERS = [str(pad) for pad in sorted((Path(__file__).parent / "lettertype").glob("*.ttf"))]
NAAM = "DejaVu Sans"
#: Part of the ETag of a picture: another version may draw other pixels.
TEKENAAR = f"resvg {resvg_py.__resvg_version__}"


def als_png(svg: str, *, zoom: int = 1) -> bytes:
    """The picture, ``zoom`` times as large as it is in the SVG."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            skip_system_fonts=True,
            font_files=LETTERS,
            font_family=NAAM,
            sans_serif_family=NAAM,
        )
    )
