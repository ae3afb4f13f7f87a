"""The name of a file is safe in a page, a header, a path and a shell, and a reader still knows it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenanten.documenten.namen import extensie, veilige_naam


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("Convenant Veilig Uitgaan 2019-2021.pdf", "Convenant Veilig Uitgaan 2019-2021.pdf"),
        ("Privé-afspraken één (v2).PDF", "Privé-afspraken één (v2).pdf"),
        ("Prive\u0301.pdf", "Privé.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\an\\tekst.pdf", "tekst.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie x1.pdf"),
        ('"tekst"; filename="x.exe.pdf', "tekst filenamex.exe.pdf"),
        ("gnp\u202efdp.pdf", "gnpfdp.pdf"),
        ("a\u200bb\u2066c.pdf", "abc.pdf"),
        ("“Samen” – ‘veilig’.pdf", "Samen – veilig.pdf"),
        ("   .pdf", "document.pdf"),
        ("...pdf", "document.pdf"),
        ("", "document.pdf"),
        ("zonder punt", "zonder punt.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
        ("<script>alert(1)</script>.pdf", "script.pdf"),
    ],
)
def test_names(naam, verwacht):
    assert veilige_naam(naam, "pdf") == verwacht


@given(st.text(max_size=400))
def test_any_name_is_safe(naam):
    veilig = veilige_naam(naam, "pdf")
    assert veilig.endswith(".pdf")
    assert 5 <= len(veilig) <= 120
    assert not set(veilig) & set("/\\\"'<>:;|?*%\r\n\t\0")
    assert not [teken for teken in veilig if unicodedata.category(teken)[0] == "C"]
    assert veilige_naam(veilig, "pdf") == veilig


def test_extension():
    assert [extensie(naam) for naam in ("a.PDF", "a.b.docx", ".pdf", "pdf", "a.")] == ["pdf", "docx", "", "", ""]
