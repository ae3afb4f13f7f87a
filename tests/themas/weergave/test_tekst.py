"""Text of officers as HTML: what they mean is there, and what is too large says so."""

import pytest

from tests.themas.weergave.tekstkeuring import controleer, gebonden, html
from themas.weergave.tekst import LANGSTE, MEESTE_CELLEN, MEESTE_VERWIJZINGEN, maak_op, te_groot


# What officers mean


@pytest.mark.parametrize(
    ("tekst", "uit"),
    [
        ("Een **vette** *zin*.", "<p>Een <strong>vette</strong> <em>zin</em>.</p>"),
        ("~~oud~~", "<p><s>oud</s></p>"),
        ("[motie](/raad/rg-21-2019/)", '<p><a href="/raad/rg-21-2019/">motie</a></p>'),
        ("[x](https://a.nl/?b=1&c=2)", '<p><a href="https://a.nl/?b=1&amp;c=2">x</a></p>'),
        ("[mail](mailto:a@b.nl)", '<p><a href="mailto:a@b.nl">mail</a></p>'),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>"),
        ("3. drie", '<ol start="3">\n<li>drie</li>\n</ol>'),
        ('[x](/y "titel")', '<p><a href="/y">x</a></p>'),
    ],
)
def test_opmaak(tekst, uit):
    assert html(tekst) == uit


@pytest.mark.parametrize(
    ("tekst", "uit"),
    [
        (
            "er zijn [[a:aantal|nl01]].",
            '<p>er zijn <data class="getal" value="a:aantal|nl01">«a:aantal|nl01»</data>.</p>',
        ),
        ("**[[a:aantal]]**", '<p><strong><data class="getal" value="a:aantal">«a:aantal»</data></strong></p>'),
        ("[nu [[a:aantal]]](/x)", '<p><a href="/x">nu <data class="getal" value="a:aantal">«a:aantal»</data></a></p>'),
        ("`[[a:aantal|nl01]]`", "<p><code>[[a:aantal|nl01]]</code></p>"),
        ("    [[a:aantal|nl01]]", "<pre><code>[[a:aantal|nl01]]\n</code></pre>"),
        (r"\[[a:aantal|nl01]]", "<p>[[a:aantal|nl01]]</p>"),
        ("[[a:aantal", "<p>[[a:aantal</p>"),
        ("[x](/[[a:aantal]])", '<p>[x](/<data class="getal" value="a:aantal">«a:aantal»</data>)</p>'),
        ("[[<b>]]", '<p><data class="getal" value="&lt;b&gt;">«&lt;b&gt;»</data></p>'),
    ],
)
def test_verwijzingen(tekst, uit):
    assert html(tekst) == uit


def test_verwijzing_in_een_tabel_en_in_een_voetnoot():
    """The bar before an area ends no cell."""
    opgemaakt = maak_op(
        "| a | b |\n|---|--:|\n| x[^1] | [[a:aantal|nl01]] |\n\n[^1]: Noot [[b:aantal]].", verwijzing=gebonden
    )
    cellen = [element for element in controleer(opgemaakt) if element.tag in ("th", "td")]
    assert [(cel.tag, cel.get("class"), "".join(cel.itertext())) for cel in cellen] == [
        ("th", None, "a"),
        ("th", "tabel__getal", "b"),
        ("td", None, "x1"),
        ("td", "tabel__getal", "«a:aantal|nl01»"),
    ]
    assert str(opgemaakt.noten[0].html) == '<p>Noot <data class="getal" value="b:aantal">«b:aantal»</data>.</p>\n'


def test_zonder_opmaak_van_verwijzingen_blijven_zij_staan():
    assert str(maak_op("[[a:aantal|<b>]]").html) == "<p>[[a:aantal|&lt;b&gt;]]</p>\n"


# Footnotes


def noten(tekst, **velden):
    opgemaakt = maak_op(tekst, **velden)
    controleer(opgemaakt)
    return [(noot.nummer, noot.id, str(noot.html).strip(), noot.terug) for noot in opgemaakt.noten]


def test_voetnoten_gaan_heen_en_terug():
    assert noten("a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^x]: X", naam="wijken-", eerste_noot=4) == [
        (4, "noot-wijken-4", "<p>X</p>", ("bij-noot-wijken-4", "bij-noot-wijken-4-2")),
        (5, "noot-wijken-5", "<p>Y</p>", ("bij-noot-wijken-5",)),
    ]


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("a[^1]", 0),  # no text
        ("[^1]: a", 0),  # nowhere in the text
        ("a[^1]\n\n[^1]:", 1),  # an empty one
        ("a[^1]\n\n[^1]: een\n[^1]: twee", 1),  # twice the same name
        ("a[^1]\n\n[^1]: zelf [^1]", 1),  # itself
        ("a[^1]\n\n[^1]: een [^2]\n[^2]: twee [^1]", 2),  # each other
        ("a[^0]\n\n" + "".join(f"[^{i}]: x [^{i + 1}]\n\n" for i in range(200)), 200),  # a row of them
        ('a[^<"x]\n\n[^<"x]: een', 1),
        ("[a[^1]](/x)\n\n[^1]: [b](/y)", 1),
        ("**a[^1]** > [^1]\n\n> [^1]: in een citaat", 1),
    ],
)
def test_vreemde_voetnoten(tekst, aantal):
    assert len(noten(tekst)) == aantal


def test_van_twee_voetnoten_met_een_naam_blijft_de_laatste():
    assert noten("a[^1]\n\n[^1]: een\n[^1]: twee")[0][2] == "<p>twee</p>"


# Too large


def tabel(rijen, kolommen):
    return "\n".join(["|a" * kolommen + "|", "|-" * kolommen + "|", *(["|1" * kolommen + "|"] * (rijen - 1))])


def test_te_groot_zegt_waar_en_wat_te_doen():
    assert te_groot("a" * LANGSTE) == ""
    assert te_groot("a" * (LANGSTE + 1)) == (
        "Deze tekst heeft 50.001 tekens. Er passen er 50.000 in één tekst. "
        "Maak de tekst korter, of verdeel hem over meer paragrafen."
    )
    assert te_groot("[[a:b]]" * MEESTE_VERWIJZINGEN) == ""
    assert te_groot("[[a:b]]" * (MEESTE_VERWIJZINGEN + 1)) == (
        "Deze tekst heeft 1.001 gekoppelde getallen. Het mogen er 1.000 zijn. Verdeel de tekst over meer paragrafen."
    )


def test_een_tabel_die_te_groot_is():
    assert te_groot(tabel(100, MEESTE_CELLEN // 100)) == ""
    assert te_groot("Voor\n\n" + tabel(101, MEESTE_CELLEN // 100)) == (
        "De tabel op regel 3 heeft 101 rijen en 50 kolommen. Een tabel mag 5.000 vakjes hebben. "
        "Maak de tabel kleiner, of verdeel haar."
    )
    # Rows that are short are filled up: a small text makes a large page.
    assert "101 rijen en 50 kolommen" in te_groot("|a" * 50 + "|\n" + "|-" * 50 + "|\n" + "1\n" * 100)
    assert te_groot(tabel(10_000, 100)).startswith("Deze tekst heeft ")
