"""While a PDF is made nothing is fetched: no address, no file, no data, whatever got into the text."""

import http.server
import io
import re
import threading
from dataclasses import replace

import pikepdf
import pytest
from django.utils.safestring import mark_safe

from rapportages.bestanden.pdf import opdracht_voor
from rapportages.drukpers.proces import druk
from tests.rapportages.bestanden.boom import adressen
from tests.rapportages.bestanden.voorbeeld import leesverslag, uitgave
from tests.themas.weergave.voorbeelden import WONINGINBRAKEN


GEHEIM = "geheim-dat-nergens-hoort"


@pytest.fixture
def server():
    """A server on this machine that remembers what was asked of it: ``(address, paths)``."""
    gevraagd = []

    class Luister(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            gevraagd.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(GEHEIM.encode())

        do_HEAD = do_GET

        def log_message(self, *args):
            pass

    luisteraar = http.server.HTTPServer(("127.0.0.1", 0), Luister)
    threading.Thread(target=luisteraar.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{luisteraar.server_port}", gevraagd
    luisteraar.shutdown()
    luisteraar.server_close()


@pytest.fixture
def bestand(tmp_path):
    pad = tmp_path / "geheim.txt"
    pad.write_text(GEHEIM)
    return pad.as_uri()


def druk_met(opdracht, waar: str, wat: str) -> bytes:
    """The order with ``wat`` in the place of the first ``waar`` in its text."""
    html = opdracht["html"]
    assert waar in html
    return druk("pdf", opdracht | {"html": html.replace(waar, wat, 1)})


def alles(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as geopend:
        return b"".join(ding.read_bytes() for ding in geopend.objects if isinstance(ding, pikepdf.Stream))


def aanval(adres: str, bestand: str) -> str:
    """As if the sanitiser had let everything through."""
    data = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
    doelen = [f"{adres}/plaatje.png", bestand, data, "figuur:../../etc/passwd", "figuur:onbekend"]
    plaatjes = "".join(f'<img src="{doel}" alt="x"><object data="{doel}"></object>' for doel in doelen)
    stijl = "".join(
        f'<link rel="stylesheet" href="{doel}"><link rel="attachment" href="{doel}">'
        f'<style>@import url("{doel}"); @font-face {{ font-family: x; src: url("{doel}") }}'
        f'p {{ background: url("{doel}"); font-family: x; list-style: url("{doel}") }}</style>'
        f'<p style="background: url({doel}); content: url({doel})" background="{doel}">x</p>'
        for doel in doelen
    )
    svg = "".join(
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{doel}"/><use href="{doel}#x"/></svg>' for doel in doelen
    )
    return f'<base href="{adres}/">{plaatjes}{stijl}{svg}<iframe src="{adres}/raam"></iframe><embed src="{bestand}">'


def test_niets_wordt_opgehaald_ook_als_de_tekst_niet_schoon_is(pers, server, bestand, caplog):
    adres, gevraagd = server
    opdracht = opdracht_voor(leesverslag(figuren=()), uitgave=uitgave())
    with caplog.at_level("INFO"):
        pdf = druk_met(opdracht, "<p>Het gaat beter.</p>", aanval(adres, bestand))
    assert gevraagd == []
    assert GEHEIM.encode() not in alles(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as geopend:
        assert not geopend.attachments
    # The figures that nobody gave were asked for, and refused aloud.
    geweigerd = set(re.findall(r"refused to fetch '(\w+):", caplog.text))
    assert geweigerd == {"http", "file", "data", "figuur"}


def test_tekening_die_naar_buiten_wijst_haalt_niets_op(pers, server, bestand):
    adres, gevraagd = server
    wijst = "".join(
        f'<image href="{doel}" width="10" height="10"/><use href="{doel}#x"/>'
        f'<style>@import url("{doel}"); text {{ fill: url("{doel}#x") }}</style>'
        for doel in (f"{adres}/in-svg.png", bestand)
    )
    boos = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{bestand}">]><svg xmlns="http://www.w3.org/2000/svg">{wijst}</svg>'
    opdracht = opdracht_voor(leesverslag(figuren=(WONINGINBRAKEN,)), uitgave=uitgave())
    (naam,) = opdracht["figuren"]
    pdf = druk("pdf", opdracht | {"figuren": {naam: boos}})
    assert gevraagd == []
    assert GEHEIM.encode() not in alles(pdf)


def test_markdown_van_een_aanvaller_geeft_alleen_gewone_links(pers, server):
    adres, gevraagd = server
    tekst = (
        f"![x]({adres}/plaatje.png) <img src='{adres}/ruw.png'> <style>@import '{adres}'</style>\n\n"
        "[data](data:text/html,x) [js](javascript:alert(1)) [bestand](file:///etc/passwd) "
        "[goed](https://raad.voorbeeldstad.example/) [nergens](#bestaat-niet)\n\n"
        f"<link rel=attachment href={adres}/bijlage>"
    )
    pdf = druk("pdf", opdracht_voor(leesverslag(beeld=tekst, figuren=()), uitgave=uitgave()))
    assert gevraagd == []
    with pikepdf.open(io.BytesIO(pdf)) as geopend:
        assert adressen(geopend) == {"https://raad.voorbeeldstad.example/", uitgave().adres}


def test_naam_met_opmaak_blijft_tekst(pers):
    """What officers name goes into attributes too: the alternative of a figure, the title of the document."""
    lees = leesverslag(figuren=(replace(WONINGINBRAKEN, titel='"><img src="http://127.0.0.1:1/x">'),))
    opdracht = opdracht_voor(lees, uitgave=uitgave(titel="<script>alert(1)</script>"))
    assert "<script>" not in opdracht["html"]
    assert opdracht["html"].count("<img") == 1


def test_veilige_tekst_wordt_niet_twee_keer_veilig_gemaakt():
    lees = leesverslag()
    alinea = lees.algemeen
    assert mark_safe(alinea.html) in opdracht_voor(lees, uitgave=uitgave())["html"]  # noqa: S308
