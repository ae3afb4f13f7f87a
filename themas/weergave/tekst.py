"""Text of officers: Markdown in, safe HTML out.

CommonMark with tables and footnotes; without raw HTML, images or headings, which the page itself makes. What comes
out is sanitised once more. Texts that attack come out as harmless text; see ``tests/themas/weergave/test_tekst.py``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin


VERWIJZING = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
DIEPSTE = 20  # nested quotes and lists; deeper stays text
# Signs that turn the direction of text around, or cannot be seen: a number could read as another.
ONZICHTBAAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# A bar inside a reference must not end a cell of a table.
_STREEP = "\ue000"
_TAGS = {
    *("p", "strong", "em", "a", "ul", "ol", "li", "br", "hr", "blockquote", "code", "pre", "del", "sup", "span"),
    *("table", "thead", "tbody", "tr", "th", "td", "div", "data"),
}
_ATTRIBUTEN = {
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
    tekst = VERWIJZING.sub(lambda m: m[0].replace("|", _STREEP), ONZICHTBAAR.sub("", tekst).replace(_STREEP, ""))
    tokens = _LEZER.parse(tekst, omgeving)
    begin = next((i for i, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    noten = tuple(_noten(tokens[begin:], omgeving))
    return Opgemaakt(_schoon(_LEZER.renderer.render(tokens[:begin], _LEZER.options, omgeving)), noten)


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


def _lees_verwijzing(state: StateInline, silent: bool) -> bool:
    gevonden = VERWIJZING.match(state.src, state.pos)
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
    lezer = MarkdownIt("commonmark", {"html": False, "maxNesting": DIEPSTE})
    lezer.enable(["table", "strikethrough"]).disable(["heading", "lheading", "image", "html_block", "html_inline"])
    lezer.use(footnote_plugin, inline=False)
    lezer.inline.ruler.before("link", "verwijzing", _lees_verwijzing)
    lezer.validateLink = lambda url: bool(_LINK.match(url.strip()))
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
    schoon = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTEN, url_schemes={"https", "mailto"}, link_rel=None)
    return mark_safe(schoon)  # noqa: S308 - that is what nh3 is for


_LEZER = _bouw_lezer()
