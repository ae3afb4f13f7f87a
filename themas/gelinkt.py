"""Which words of the glossary our own pages link to, so that no officer breaks such a link."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings


LINK = re.compile(r"{% begrip ['\"]([^'\"]+)['\"]")


@cache
def gelinkte_begrippen() -> frozenset[str]:
    """The slugs, as the templates name them; read once, for templates change with a new version alone."""
    sjablonen = (Path(settings.BASE_DIR) / "templates").rglob("*.html")
    return frozenset(slug for pad in sjablonen for slug in LINK.findall(pad.read_text(encoding="utf-8")))
