"""No text attacks a page, its reader, or the machine."""

import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.themas.weergave.tekstkeuring import controleer, gebonden, html, stukken
from themas.weergave.tekst import DIEPSTE, maak_op, te_diep


@pytest.mark.parametrize(
    "adres",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "java&Tab;script:alert(1)"),
        *("java&NewLine;script:alert(1)", "&#x6A;&#x61;vascript&colon;alert(1)", "%6Aavascript:alert(1)"),
        *("data:text/html,<script>", "DATA:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox", "file:///etc/passwd"),
        *(
            "//kwaad.nl",
            "&sol;/kwaad.nl",
            "/&sol;kwaad.nl",
            "/&Tab;/kwaad.nl",
            "http://a.nl",
            "kwaad.nl",
            "https:kwaad.nl",
        ),
        *(
            "https&colon;//",
            "\\//kwaad.nl",
            "/\\kwaad.nl",
            "/\\/kwaad.nl",
            "../x",
            "?x",
            "blob:https://a.nl/1",
            " javascript:a",
        ),
    ],
)
def test_geen_link_die_aanvalt(adres):
    for tekst in (f"[x]({adres})", f"[x](<{adres}>)", f"<{adres}>", f"[x]\n\n[x]: {adres}", f"![x]({adres})"):
        controleer(maak_op(tekst))
    assert '="javascript' not in html(f"[x]({adres})").lower()


@pytest.mark.parametrize(
    "tekst",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href='javascript:a' onclick=b>x</a>",
        "<style>*{display:none}</style>",
        "<!-- <b> --> <![CDATA[x]]> <?php ?>",
        "<div>\n<b>x</b>\n</div>",
        "</p></div><h1>x</h1>",
        '"><script>',
        "[x](/y 'a\" onmouseover=\"b')",
        '[x](https://a.nl/"onclick="b)',
        '<https://a.nl/"onclick=b>',
        '```js" onload="x\na\n```',
        "# Kop\n\nKop\n===\n\n![b](/x.png)",
        "| a |\n|---|\n| <b>x</b> |",
        '[[<script>]] [[" onclick=x]]',
        "&lt;script&gt; &#60;script&#62;",
    ],
)
def test_geen_html_van_de_schrijver(tekst):
    elementen = controleer(maak_op(tekst, verwijzing=gebonden))
    assert {"script", "img", "svg", "h1", "style", "b"}.isdisjoint(e.tag for e in elementen)


def test_wat_niet_mag_blijft_als_tekst_leesbaar():
    assert html("<b>x</b> en # kop") == "<p>&lt;b&gt;x&lt;/b&gt; en # kop</p>"
    assert html("[x](javascript:a)") == "<p>[x](javascript:a)</p>"


@pytest.mark.parametrize(
    "teken", ["\u202e", "\u2066", "\u200b", "\u200f", "\ufeff", "\x00", "\x07", "\x85", "\u3164", "\U000e0041"]
)
def test_onzichtbare_tekens_verdwijnen(teken):
    """A number could read as another: "673" turned around is "376"."""
    assert html(f"6{teken}73") == "<p>673</p>"
    assert html(f"[x](java{teken}script:a)") == "<p>[x](javascript:a)</p>"
    assert html(f"[[a{teken}:aantal]]") == html("[[a:aantal]]")


def test_de_tekens_van_binnen_zijn_niet_te_typen():
    assert html("\ue001a:aantal\ue002 \ue000") == "<p>a:aantal</p>"


AANVALLEN = {
    "haken": lambda n: "[" * n,
    "dichte haken": lambda n: "]" * n,
    "beelden": lambda n: "![" * n,
    "open links": lambda n: "[a](" * n,
    "open adressen": lambda n: "[a](<b" * n,
    "titels": lambda n: '[a](/b "' * n,
    "vet": lambda n: "**a " * n,
    "sterren": lambda n: "*" * n,
    "vet in vet": lambda n: "**" * n + "a" + "**" * n,
    "vet en schuin": lambda n: "*a_ " * n,
    "door": lambda n: "~~a " * n,
    "code": lambda n: "".join("`" * i + "a" for i in range(1, int((2 * n) ** 0.5))),
    "citaten": lambda n: ">" * n + "a",
    "citaten met wit": lambda n: "> " * n + "a",
    "lijsten": lambda n: "- " * n + "a",
    "lijst in lijst": lambda n: "\n".join("  " * i + "- a" for i in range(int((2 * n) ** 0.5))),
    "genummerd": lambda n: "1. " * n,
    "tags": lambda n: "<a " * n,
    "entiteiten": lambda n: "&" * n,
    "schuine strepen": lambda n: "\\" * n,
    "open noten": lambda n: "[^" * n,
    "een noot vaak": lambda n: "[^a]" * n + "\n\n[^a]: x",
    "noten": lambda n: "".join(f"[^{i}]" for i in range(n)) + "\n\n" + "".join(f"[^{i}]: x\n" for i in range(n)),
    "noot na noot": lambda n: "[^0]\n\n" + "".join(f"[^{i}]: x [^{i + 1}]\n\n" for i in range(n)),
    "noten door elkaar": lambda n: "[^0]\n\n" + "".join(f"[^{i}]: x [^{i}] [^0]\n\n" for i in range(n)),
    "open verwijzingen": lambda n: "[[a" * n,
    "verwijzingen": lambda n: "[[a:b]]" * n,
    "lange tabel": lambda n: "|a|b|\n|-|-|\n" + "|1|2|\n" * n,
    "brede tabel": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "1|" * n,
    "strepen": lambda n: "|" * n,
    "linkteksten": lambda n: "[a][" * n,
    "linknamen": lambda n: "\n".join(f"[{i}]: /x" for i in range(n)) + "\n\n[1]",
    "wit": lambda n: "a" + " " * n + "b",
    "regels": lambda n: "a\n" * n,
    "een woord": lambda n: "a" * n,
}


def duur(tekst):
    """Seconds of the processor, the least of three."""
    tijden = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            begin = time.process_time()
            maak_op(tekst, verwijzing=gebonden)
            tijden.append(time.process_time() - begin)
    finally:
        gc.enable()
    return min(tijden)


@pytest.mark.parametrize("naam", AANVALLEN)
def test_vier_keer_zo_lang_is_geen_zestien_keer_zoveel_werk(naam):
    """Linear work gives 4, quadratic 16. What takes no time to speak of proves nothing, and harms nothing."""
    aanval = AANVALLEN[naam]
    lang = duur(aanval(4000))
    assert lang < 0.1 or lang / duur(aanval(1000)) < 10


@pytest.mark.parametrize("naam", AANVALLEN)
def test_een_tekst_die_aanvalt_komt_er_ongevaarlijk_uit(naam):
    controleer(maak_op(AANVALLEN[naam](300), verwijzing=gebonden))


@pytest.mark.parametrize(
    "tekst",
    [">" * 10_000 + "diep", "- " * 10_000 + "diep", "\n".join("  " * i + f"- stap{i}" for i in range(60)) + " diep"],
)
def test_wat_te_diep_is_blijft_leesbaar(tekst):
    """The library leaves it out; a word of an officer may not vanish unseen."""
    assert "diep" in html(tekst)
    assert html(tekst).count("<blockquote>") + html(tekst).count("<ul>") <= DIEPSTE
    assert te_diep(tekst) is not None


def test_nadruk_in_nadruk_houdt_op():
    diep = html("**" * 200 + "a" + "**" * 200)
    assert diep.count("<strong>") == diep.count("</strong>") == DIEPSTE
    assert te_diep("> citaat\n\n- lijst\n  - in lijst\n    - in lijst") is None


# Whatever the text

_STUKJES = st.sampled_from(
    [
        *(
            "[[a:b|c]]",
            "[[",
            "]]",
            "[^1]",
            "[^1]: ",
            "[",
            "](",
            ")",
            "/x",
            "https://a.nl",
            "javascript:x",
            "|",
            "|-|-|",
        ),
        *("\n", "\n\n", "> ", "- ", "1. ", "    ", "**", "*", "_", "`", "```", "~~", "<b>", "</p>", "<script>", "&lt;"),
        *("&#106;", "\\", "!", "#", '"', "'", "\u202e", "\x00", "\ue000", "\ue001", "a", "1", " ", "\t", "é", "\r\n"),
        *("<https://b.nl>", "---", "\ud7ff", "🙂"),
    ]
)


@given(st.lists(_STUKJES, max_size=60).map("".join))
def test_niets_dan_wat_mag(tekst):
    opgemaakt = maak_op(tekst, verwijzing=gebonden, naam="x-", eerste_noot=3)
    controleer(opgemaakt)
    assert not any(teken in "".join(map(str, stukken(opgemaakt))) for teken in "\ue000\ue001\ue002\u202e\x00")
