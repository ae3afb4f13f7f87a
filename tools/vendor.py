#!/usr/bin/env python3
"""Copy pinned third-party CSS and JavaScript into static/vendor/, and the font of pictures beside its code.

A maintainer runs this by hand; neither a build nor a running portal needs it, nor Node.

    python -m tools.vendor          fetch with `npm pack`, copy, bundle, write VERSIES.md
    python -m tools.vendor check    offline: do the files still have the recorded SHA-256?

Fetching also dumps Plotly's style sheet, which needs Playwright and a Chromium
(`CHROMIUM=/path/to/chromium`, default the one from Debian). All else is standard library.
See docs/beheer/vendor.md.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools import vendor_letters
from tools.vendor_css import class_names, join, needed_variables, trim


ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
RECORD = VENDOR / "VERSIES.md"
MANUAL = ROOT / "docs" / "beheer" / "vendor.md"
BUNDLE = VENDOR / "nl-design-system.css"
PLOTLY = VENDOR / "plotly"

#: Licences that may enter the repository. Token packages of single municipalities are proprietary.
FREE = {"EUPL-1.2", "MIT", "CC0-1.0"}
#: The bundle is part of every page; the whole page may carry 20 kB of compressed CSS.
BUNDLE_LIMIT = 9_000
GENERATED = "<!-- Everything below this line is written by tools/vendor.py. -->"


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    folder: str
    source: str
    """The file in the package, relative to its root."""
    target: str
    """The name of the copy in `folder`."""

    @property
    def path(self) -> Path:
        return VENDOR / self.folder / self.target


def candidate(component: str, version: str) -> Package:
    return Package(
        f"@nl-design-system-candidate/{component}-css", version,
        "nl-design-system-candidate", f"dist/{component}.css", f"{component}.css",
    )  # fmt: skip


def utrecht(component: str, version: str) -> Package:
    return Package(f"@utrecht/{component}-css", version, "utrecht", "dist/index.min.css", f"{component}.css")


#: In the order of the bundle: text first, then the frame of the page, then what stands in it.
STYLES = (
    candidate("heading", "1.1.3"),
    candidate("paragraph", "2.1.3"),
    candidate("link", "2.0.3"),
    candidate("skip-link", "1.0.5"),
    candidate("button", "1.1.0"),
    candidate("data-badge", "1.0.5"),
    utrecht("page-header", "3.0.2"),
    utrecht("nav-bar", "3.2.1"),
    utrecht("page-footer", "4.0.2"),
    utrecht("breadcrumb-nav", "3.0.1"),
    utrecht("unordered-list", "3.1.1"),
    utrecht("alert", "4.0.2"),
    utrecht("accordion", "4.0.1"),
    utrecht("table", "3.0.1"),
    utrecht("pagination", "3.0.1"),
    utrecht("form-field", "3.0.1"),
    utrecht("form-label", "3.0.1"),
    utrecht("select", "3.0.1"),
    utrecht("textbox", "4.0.1"),
)
PACKAGES = (
    *STYLES,
    Package(
        "plotly.js-basic-dist-min", "4.1.1", "plotly",
        "plotly-basic.min.js", "plotly-basic.min.js",
    ),
)  # fmt: skip

PLOTLY_NOTICE = """\
/*! plotly.js {version}, Copyright 2012-2026, Plotly, Inc., MIT (see LICENSE).
 * The rules that plotly.js puts into its own <style> element, written out by tools/vendor.py:
 * under a strict Content-Security-Policy it cannot do so itself.
 */
"""
#: Ours, at the end of Plotly's sheet so that only who loads it pays: targets of 24 px (WCAG 2.5.8),
#: a focus ring that can be seen, no movement for who asks for none.
PLOTLY_OWN = """\
.js-plotly-plot .plotly .modebar-btn { min-width: 24px; height: 24px; }
.js-plotly-plot .plotly .modebar-btn:focus-visible { outline-width: 2px; }
@media (prefers-reduced-motion: reduce) {
  .js-plotly-plot .plotly * { transition: none !important; }
}
"""


def fetch(package: Package, workdir: Path) -> Path:
    """Unpack the pinned version with npm, check its licence, and return its root folder."""
    folder = unpack(f"{package.name}@{package.version}", workdir)
    licence = json.loads((folder / "package.json").read_text())["license"]
    if licence not in FREE:
        raise SystemExit(f"{package.name}: licence {licence} is not free; not copied.")
    return folder


def unpack(pinned: str, workdir: Path) -> Path:
    command = ["npm", "pack", "--json", "--ignore-scripts", pinned]
    done = subprocess.run(command, cwd=workdir, check=True, capture_output=True, text=True)
    archive = workdir / json.loads(done.stdout)[0]["filename"]
    folder = workdir / archive.stem
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def copy(package: Package, source: Path) -> None:
    """Copy the file unchanged, with the licence of its package."""
    package.path.parent.mkdir(parents=True, exist_ok=True)
    package.path.write_bytes((source / package.source).read_bytes())
    licence = next(source.glob("LICENSE*"))
    there = package.path.parent / licence.name
    if there.exists() and there.read_bytes() != licence.read_bytes():
        raise SystemExit(f"{package.name}: another licence text than the rest of {there.parent}.")
    there.write_bytes(licence.read_bytes())


def bundle() -> None:
    """Write the one style sheet that pages load, and what it offers and needs into the manual."""
    parts = {p.target: trim(p.path.read_text(encoding="utf-8")) for p in STYLES}
    text = join(parts)
    size = len(gzip.compress(text.encode(), 9))
    if size > BUNDLE_LIMIT:
        raise SystemExit(f"{BUNDLE.name}: {size} bytes compressed, at most {BUNDLE_LIMIT} allowed.")
    BUNDLE.write_text(text, encoding="utf-8")
    lines = [
        "## Classes and variables",
        f"The bundle is {len(text.encode())} bytes, {size} compressed (gzip -9).",
    ]
    for target, css in parts.items():
        lines += [
            f"### {target.removesuffix('.css')}",
            "Classes: " + listing(class_names(css)),
            "Variables without a fallback: " + listing(needed_variables(css, text)),
        ]
    manual = MANUAL.read_text(encoding="utf-8").partition(GENERATED)[0]
    MANUAL.write_text(manual + GENERATED + "\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")


def listing(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"


def dump_plotly_css() -> None:
    """Write the style sheet that plotly.js builds while it loads."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.add_script_tag(path=PLOTLY / "plotly-basic.min.js")
        css = page.evaluate(
            "Array.from(document.getElementById('plotly.js-style-global').sheet.cssRules,"
            " rule => rule.cssText).join('\\n')"
        )
        browser.close()
    notice = PLOTLY_NOTICE.format(version=PACKAGES[-1].version)
    (PLOTLY / "plotly.css").write_text(f"{notice}{css}\n{PLOTLY_OWN}", encoding="utf-8")


def record() -> None:
    """Write VERSIES.md, and refuse when a pinned version suddenly has other contents."""
    known = dict(recorded())
    origin = {package.path: package for package in PACKAGES}
    lines = []
    for path in sorted(p for p in VENDOR.rglob("*") if p.is_file() and p != RECORD):
        package = origin.get(path)
        source = f"{package.name} {package.version}" if package else "-"
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        name = path.relative_to(VENDOR).as_posix()
        if package and known.get((name, source), digest) != digest:
            raise SystemExit(f"{source}: not the contents that were recorded for this version.")
        lines.append(f"| {name} | {source} | {licence_of(path)} | {digest} |")
    head = (
        "# What lies here, and where it comes from\n\n"
        "Written by `tools/vendor.py`. With `-`: a licence text, or made here from the others.\n\n"
        "| file | package and version | licence | sha256 |\n|---|---|---|---|\n"
    )
    RECORD.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def licence_of(path: Path) -> str:
    return "MIT" if path.parent == PLOTLY else "EUPL-1.2"


def recorded() -> Iterator[tuple[tuple[str, str], str]]:
    """Give ((file, package and version), sha256) for each line of VERSIES.md."""
    for line in RECORD.read_text(encoding="utf-8").splitlines() if RECORD.exists() else ():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and re.fullmatch("[0-9a-f]{64}", cells[3]):
            yield (cells[0], cells[1]), cells[3]


def check() -> None:
    wrong = [
        name for (name, _), digest in recorded()
        if not (VENDOR / name).exists()
        or hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() != digest
    ] + vendor_letters.wrong()  # fmt: skip
    if wrong:
        raise SystemExit("Not as recorded in VERSIES.md: " + ", ".join(wrong))


def main() -> None:
    if sys.argv[1:] == ["check"]:
        return check()
    with tempfile.TemporaryDirectory() as workdir:
        for package in PACKAGES:
            copy(package, fetch(package, Path(workdir)))
        vendor_letters.make(unpack(f"{vendor_letters.NAME}@{vendor_letters.VERSION}", Path(workdir)))
    bundle()
    dump_plotly_css()
    record()


if __name__ == "__main__":
    main()
