"""Make one small style sheet of many compiled ones, and tell what it offers and what it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator


#: Selectors that no template of ours uses: left out of the bundle, kept in the copies beside it.
#: Reasons worth knowing: the accordion is a <details> here, so its button styles have no use; the
#: row-hover and hidden-header variants of the table carry colours that a theme cannot change.
UNUSED = re.compile(
    r"nl-button--(positive|negative|pressed|busy|icon-only)"
    r"|utrecht-accordion__(button|header)"
    r"|utrecht-breadcrumb-nav(--arrows|__link--(disabled|focus)|__list--html-p)"
    r"|utrecht-form-field(--radio|__description--before)"
    r"|utrecht-form-label--(radio|disabled|checked)"
    r"|utrecht-nav-bar--sticky"
    r"|utrecht-pagination__[a-z]+-link--hover"
    r"|utrecht-select--(busy|disabled|hover|focus|focus-visible)\b"
    r"|utrecht-table--(busy|fixed|oneline|row-hover|row-focus-within)"
    r"|utrecht-table__(container|data--truncate|footer|header--hidden|header-cell-button)"
    r"|utrecht-table__row--alternate|utrecht-table__[a-z-]+--(selected|sticky-)|utrecht-button"
    r"|utrecht-textbox(__placeholder|--(disabled|focus|focus-visible|read-only|password|url))\b"
    r"|utrecht-textbox--([a-z-]+-size|placeholder-)"
    r"|utrecht-unordered-list--level-[3-8]|li>ul>li>ul"
)

#: The EUPL asks for the date of the change: adapt it when the bundle changes.
NOTICE = """\
/*! @license EUPL-1.2
 * NL Design System candidate components: the NL Design System community.
 * Utrecht components: Copyright (c) 2020-2024 Frameless B.V., (c) 2021-2024 Gemeente Utrecht.
 * Changed on 2026-11-22: joined into one file by tools/vendor.py, comments and unused selectors
 * left out. The unchanged files, their versions and the licence lie beside this file.
 */
"""


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Give (prelude, body) of every top-level rule; compiled CSS has no braces in strings."""
    start = depth = 0
    prelude = ""
    for place, character in enumerate(css):
        if character == "{":
            if depth == 0:
                prelude, start = css[start:place].strip(), place + 1
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                yield prelude, css[start:place].strip()
                start = place + 1
    if depth:
        raise SystemExit("Unbalanced braces in a style sheet.")


def selectors(prelude: str) -> list[str]:
    """Split a selector list on the commas that stand outside brackets."""
    parts, depth = [""], 0
    for character in prelude:
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def trim(css: str) -> str:
    """Leave out comments, @charset, unused selectors and empty rules."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r'@charset "[^"]*";', "", css)
    kept = []
    for prelude, body in rules(css):
        if prelude.startswith("@"):
            body = trim(body)
        else:
            prelude = ",".join(s for s in selectors(prelude) if not UNUSED.search(s))
        if prelude and body:
            kept.append(prelude + "{" + body + "}")
    return "".join(kept)


def join(parts: dict[str, str]) -> str:
    """Join the trimmed sheets, in order."""
    # Some list markers are not ASCII; @charset only counts as the very first bytes of a file.
    return '@charset "UTF-8";\n' + NOTICE + "\n".join(parts.values()) + "\n"


def class_names(css: str) -> list[str]:
    preludes = " ".join(_preludes(css))
    return sorted(set(re.findall(r"\.([a-z][\w-]*)", preludes)))


def _preludes(css: str) -> Iterator[str]:
    for prelude, body in rules(css):
        if prelude.startswith("@"):
            yield from _preludes(body)
        else:
            yield prelude


def needed_variables(css: str, everything: str) -> list[str]:
    """Give the variables that `css` reads somewhere without a fallback of their own.

    What only feeds a variable that nothing in `everything` reads (styles of components that we
    do not have) is left out, and so are private ones (`--_x`), which the sheets set themselves.
    """
    read = set(re.findall(r"var\(\s*(--[\w-]+)", everything))
    needed: set[str] = set()
    for target, value in re.findall(r"([\w-]+):([^;{}]+)", css):
        if not target.startswith("--") or target in read:
            needed.update(re.findall(r"var\(\s*(--[a-z][\w-]*)\s*\)", value))
    return sorted(needed)
