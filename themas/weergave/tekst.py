"""Text of officers: Markdown in, safe HTML out.

CommonMark with tables and footnotes; without raw HTML, images or headings, which the page itself makes. What comes
out is sanitised once more. Texts that attack come out as harmless text; see ``tests/themas/weergave/test_tekst.py``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from themas.weergave.opmaak import getal


VERWIJZING = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
DIEPSTE = 20  # nested quotes, lists and emphasis; deeper stays text
LANGSTE, MEESTE_CELLEN, MEESTE_VERWIJZINGEN = 50_000, 5_000, 1_000
# Signs that turn the direction of text around, or cannot be seen: a number could read as another.
ONZICHTBAAR = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# A reference while Markdown is read: its bar must not end a cell of a table, its brackets no link around it.
_STREEP, _OPEN, _DICHT = "\ue000", "\ue001", "\ue002"
_VERWIJZING_HIER = re.compile(rf"(?<!\\){VERWIJZING.pattern}")  # with a backslash before it, it is text
_VERSCHOLEN = re.compile(f"{_OPEN}([^{_OPEN}{_DICHT}\n]*){_DICHT}")
_TAGS = {
    *("p", "strong", "em", "a", "ul", "ol", "li", "br", "hr", "blockquote", "code", "pre", "s", "sup", "span"),
    *("table", "thead", "tbody", "tr", "th", "td", "div", "data"),
}
_ATTRIBUTEN = {
    "*": set(),  # not even a title: what it says is out of reach for who has no mouse
    "a": {"href", "id", "class", "aria-label", "role"},
    "data": {"value", "class", "data-indicator"},
    "span": {"class"},
    "sup": {"class"},
    "ol": {"start"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "table": {"class"},
    "th": {"scope", "class"},
    "td": {"class"},
}
_TABELSTREEP = re.compile(r"[ \t>]*[|:-][|:\- \t]*")
_LINK = re.compile(r"(https://|mailto:|/(?!/)|#)", re.IGNORECASE)

Verwijsopmaak = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Noot:
    """A footnote; ``terug`` are the ids of the places in the text that point to it."""

    nummer: int
    id: str
    html: SafeString
    terug: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opgemaakt:
    html: SafeString
    noten: tuple[Noot, ...] = ()


def maak_op(tekst: str, *, verwijzing: Verwijsopmaak | None = None, naam: str = "", eerste_noot: int = 1) -> Opgemaakt:
    """``tekst`` as HTML, and its footnotes apart, numbered from ``eerste_noot``.

    ``verwijzing`` gives the HTML of what stands between double square brackets; without it the text stays as it is.
    ``naam`` makes the ids of the footnotes unique on the page.
    """
    omgeving = {"verwijzing": verwijzing, "naam": naam, "eerste": eerste_noot}
    tokens = [_ondiep(token) for token in _LEZER.parse(_verschuil(tekst), omgeving)]
    begin = next((i for i, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    noten = tuple(_noten(tokens[begin:], omgeving))
    return Opgemaakt(_schoon(_LEZER.renderer.render(tokens[:begin], _LEZER.options, omgeving)), noten)


def te_groot(tekst: str) -> str:
    """What is too much for one text, in Dutch and with the mend; empty when it fits. Ask this before keeping it."""
    if len(tekst) > LANGSTE:
        return (
            f"Deze tekst heeft {getal(len(tekst))} tekens. Er passen er {getal(LANGSTE)} in één tekst. "
            "Maak de tekst korter, of verdeel hem over meer paragrafen."
        )
    for regel, rijen, kolommen in tabellen(tekst):
        if rijen * kolommen > MEESTE_CELLEN:
            return (
                f"De tabel op regel {regel} heeft {getal(rijen)} rijen en {getal(kolommen)} kolommen. "
                f"Een tabel mag {getal(MEESTE_CELLEN)} vakjes hebben. Maak de tabel kleiner, of verdeel haar."
            )
    aantal = sum(1 for _ in VERWIJZING.finditer(tekst))
    if aantal > MEESTE_VERWIJZINGEN:
        return (
            f"Deze tekst heeft {getal(aantal)} gekoppelde getallen. Het mogen er {getal(MEESTE_VERWIJZINGEN)} zijn. "
            "Verdeel de tekst over meer paragrafen."
        )
    return ""


def te_diep(tekst: str) -> int | None:
    """The line, from 1, where quotes and lists are nested so deep that the rest of them stays text; else None."""
    omgeving: dict = {"verwijzing": None, "naam": "", "eerste": 1}
    _LEZER.parse(_verschuil(tekst), omgeving)
    return omgeving["te_diep"] + 1 if "te_diep" in omgeving else None


def wordt_link(adres: str) -> bool:
    """Whether an address may stand in a link: within the site, by https, or of mail."""
    return bool(_LINK.match(adres.strip()))


def tabellen(tekst: str) -> Iterator[tuple[int, int, int]]:
    """Line, rows and columns of everything that may be read as a table; a short row is filled up to all columns."""
    regels = tekst.split("\n")
    nummer = 1
    while nummer < len(regels):
        streep = _TABELSTREEP.fullmatch(regels[nummer])
        if streep is None or "|" not in regels[nummer - 1]:
            nummer += 1
            continue
        begin = nummer
        while nummer < len(regels) and regels[nummer].strip():
            nummer += 1
        yield begin, nummer - begin, regels[begin].strip(" \t>|").count("|") + 1


def _noten(tokens: list[Token], omgeving: dict) -> Iterator[Noot]:
    """One ``Noot`` for each footnote; the arrows back are of the page, so they are not among its HTML."""
    inhoud: list[Token] = []
    for token in tokens:
        if token.type == "footnote_open":
            volgorde, inhoud = token.meta["id"], []
        elif token.type == "footnote_close":
            nummer = omgeving["eerste"] + volgorde
            keren = range(omgeving["footnotes"]["list"][volgorde].get("count", 1))
            html = _schoon(_LEZER.renderer.render(inhoud, _LEZER.options, omgeving))
            terug = tuple(_plek_id(omgeving, nummer, keer) for keer in keren)
            yield Noot(nummer, _noot_id(omgeving, nummer), html, terug)
        elif token.type != "footnote_anchor":
            inhoud.append(token)


def _noot_id(omgeving: dict, nummer: int) -> str:
    return f"noot-{omgeving['naam']}{nummer}"


def _plek_id(omgeving: dict, nummer: int, keer: int) -> str:
    return f"bij-{_noot_id(omgeving, nummer)}" + (f"-{keer + 1}" if keer else "")


def _ondiep(token: Token) -> Token:
    """Emphasis within emphasis only so far: a page, and above all a PDF, cannot hold thousands."""
    diepte, kinderen = 0, []
    for kind in token.children or ():
        diepte += min(kind.nesting, 0)
        if not kind.nesting or diepte < DIEPSTE:
            kinderen.append(kind)
        diepte += max(kind.nesting, 0)
    if token.children:
        token.children = kinderen
    return token


def _lees_te_diep(state: StateBlock, begin: int, eind: int, silent: bool) -> bool:
    """What is nested too deep becomes a paragraph as it was written; the library would leave it out unseen."""
    if state.level < DIEPSTE:
        return False
    if not silent:
        state.env.setdefault("te_diep", begin)
        state.push("paragraph_open", "p", 1).map = [begin, eind]
        inhoud = state.push("inline", "", 0)
        inhoud.content = state.getLines(begin, eind, state.blkIndent, False).strip()
        inhoud.map, inhoud.children = [begin, eind], []
        state.push("paragraph_close", "p", -1)
    state.line = eind
    return True


def _verschuil(tekst: str) -> str:
    kaal = re.sub(f"[{_STREEP}{_OPEN}{_DICHT}]", "", ONZICHTBAAR.sub("", tekst))
    return _VERWIJZING_HIER.sub(lambda m: f"{_OPEN}{m[1].replace('|', _STREEP)}{_DICHT}", kaal)


def _onthul(html: str) -> str:
    return html.replace(_STREEP, "|").replace(_OPEN, "[[").replace(_DICHT, "]]")


def _lees_verwijzing(state: StateInline, silent: bool) -> bool:
    gevonden = _VERSCHOLEN.match(state.src, state.pos)
    if gevonden is None:
        return False
    if not silent:
        state.push("verwijzing", "", 0).content = gevonden[1].replace(_STREEP, "|")
    state.pos = gevonden.end()
    return True


def _teken_verwijzing(self, tokens, idx, options, env) -> str:
    inhoud = tokens[idx].content
    return env["verwijzing"](inhoud) if env["verwijzing"] else format_html("[[{}]]", inhoud)


def _teken_nootplek(self, tokens, idx, options, env) -> str:
    meta = tokens[idx].meta
    nummer = env["eerste"] + meta["id"]
    return format_html(
        '<sup class="nootplek"><a id="{}" href="#{}" aria-label="voetnoot {}">{}</a></sup>',
        _plek_id(env, nummer, meta.get("subId", 0)),
        _noot_id(env, nummer),
        nummer,
        nummer,
    )


def _teken_cel(self, tokens, idx, options, env) -> str:
    """Alignment as a class: a style would break the policy of the page."""
    token = tokens[idx]
    rechts = "right" in str(token.attrs.pop("style", ""))
    klasse = ' class="tabel__getal"' if rechts else ""
    scope = ' scope="col"' if token.tag == "th" else ""
    return f"<{token.tag}{scope}{klasse}>"


def _teken_tabel(self, tokens, idx, options, env) -> str:
    return '<div class="tekst__tabel" role="region" aria-label="Tabel" tabindex="0"><table class="tabel">'


def _teken_tabel_uit(self, tokens, idx, options, env) -> str:
    return "</table></div>"


def _bouw_lezer() -> MarkdownIt:
    lezer = MarkdownIt("commonmark", {"html": False, "maxNesting": 2 * DIEPSTE})
    lezer.enable(["table", "strikethrough"]).disable(["heading", "lheading", "image", "html_block", "html_inline"])
    lezer.use(footnote_plugin, inline=False)
    lezer.block.ruler.before("table", "te_diep", _lees_te_diep)
    lezer.inline.ruler.before("link", "verwijzing", _lees_verwijzing)
    lezer.inline.add_terminator_char(_OPEN)
    lezer.validateLink = lambda url: wordt_link(url) and quote(_OPEN) not in url
    for naam, teken in (
        ("verwijzing", _teken_verwijzing),
        ("footnote_ref", _teken_nootplek),
        ("th_open", _teken_cel),
        ("td_open", _teken_cel),
        ("table_open", _teken_tabel),
        ("table_close", _teken_tabel_uit),
    ):
        lezer.add_render_rule(naam, teken)
    return lezer


def _schoon(html: str) -> SafeString:
    schemas = {"https", "mailto"}
    schoon = nh3.clean(_onthul(html), tags=_TAGS, attributes=_ATTRIBUTEN, url_schemes=schemas, link_rel=None)
    return mark_safe(schoon)  # noqa: S308 - that is what nh3 is for


_LEZER = _bouw_lezer()
