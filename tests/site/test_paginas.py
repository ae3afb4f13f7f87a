"""Every page and file that a reader can reach, on the real figures."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urldefrag

import pytest
from django.urls import get_resolver

from convenanten.models import Bijeenkomst, Convenant
from rapportages.models import Jaarplan, Raadsstuk
from tests.site.geldig import fouten_in
from tests.site.kruip import GELEKT, HIER, gelezen, is_hier, tekst
from themas.models import Beleidsplan, Indicator, Thema


pytestmark = pytest.mark.django_db  # only then is the database of the visit made
SOORTEN = {
    ".csv": "text/csv; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".png": "image/png",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".ics": "text/calendar; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".ttl": "text/turtle; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".xml": "application/xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# Of the one report with text in the demo there is one version, and its files are made in the background. These are
# tried in tests/rapportages/lezen.
NIET_IN_DE_DEMO = {"rapportverschil", "rapportvergelijking", "rapportpdf", "rapportdocx", "convenantdocument"}
# For search engines, which are told of them in other ways; tried in test_sitemap.py.
NIET_VOOR_LEZERS = {"sitemap", "robots", "security-txt"}
# Where one comes by sending a form; tried in tests/veiligheid/vertrouwen.
NA_VERSTUREN = {"melden-bedankt"}
# All tables at once, so more queries than a page; tried in tests/veiligheid/opendata.
ALLES_INEEN = {"pakket"}
GELEZEN = ("alt", "title", "aria-label", "placeholder", "content", "data-kop")
MEESTE_VRAGEN = 12


def test_every_address_answers(bezoek):
    assert {adres: (a.status, a.fout) for adres, a in bezoek.items() if a.status != 200} == {}


def test_every_kind_of_address_was_visited(bezoek):
    """So a page that nothing links to, or that this test forgets, is noticed."""
    bekend = {patroon.name for patroon in _patronen(get_resolver().url_patterns)}
    bezocht = {get_resolver().resolve(antwoord.pad).url_name for antwoord in bezoek.values() if _is_van_ons(antwoord)}
    assert bekend - bezocht - NIET_IN_DE_DEMO - NIET_VOOR_LEZERS - NA_VERSTUREN == set()


def _patronen(patronen):
    for patroon in patronen:
        if str(patroon.pattern).startswith(("beheer/", "api")):
            continue  # not for readers; the API has its own tests, of every address, in test_api_beproefd.py
        yield from _patronen(patroon.url_patterns) if hasattr(patroon, "url_patterns") else [patroon]


def _is_van_ons(antwoord):
    return not antwoord.pad.startswith("/static/")


@pytest.mark.parametrize("model", [Beleidsplan, Thema, Indicator, Jaarplan, Raadsstuk, Convenant, Bijeenkomst])
@pytest.mark.usefixtures("almere")
def test_everything_can_be_found_by_links(bezoek, model):
    adressen = [rij.get_absolute_url() for rij in model.objects.all()]
    assert adressen
    assert [adres for adres in adressen if adres not in bezoek] == []


def test_files_are_what_their_names_say(bezoek):
    bestanden = [(antwoord, antwoord.pad.rpartition("/")[2]) for antwoord in bezoek.values()]
    verkeerd = [
        (antwoord.adres, antwoord.soort)
        for antwoord, naam in bestanden
        if "." in naam and not antwoord.soort.startswith(SOORTEN["." + naam.rpartition(".")[2]])
    ]
    assert verkeerd == []


def test_pages_are_valid_html(paginas):
    assert _gebreken(paginas, lambda pagina: fouten_in(pagina.html)[:3]) == {}


def test_each_page_has_one_h1_and_the_language(paginas):
    def gebreken(pagina):
        koppen = [tekst(kop) for kop in pagina.boom.iter("h1")]
        return [] if len(koppen) == 1 and koppen[0] and pagina.boom.get("lang") == "nl" else [koppen]

    assert _gebreken(paginas, gebreken) == {}


def test_headings_do_not_skip_a_level(paginas):
    def gebreken(pagina):
        niveaus = [int(deel.tag[1]) for deel in pagina.boom.iter() if re.fullmatch("h[1-6]", str(deel.tag))]
        return [niveaus] if any(later > eerder + 1 for eerder, later in pairwise([0, *niveaus])) else []

    assert _gebreken(paginas, gebreken) == {}


def test_each_page_has_a_title_of_its_own(paginas):
    titels = {pagina.pad: tekst(pagina.boom.find("head/title")) for pagina in paginas}
    assert [titel for titel, keer in Counter(titels.values()).items() if keer > 1] == []
    assert [titel for titel in titels.values() if not titel.endswith(" – Veiligheid in Almere")] == []


def test_each_page_has_its_landmarks(paginas):
    def gebreken(pagina):
        body = pagina.boom.find("body")
        aantal = Counter(kind.tag for kind in body)
        namen = [nav.get("aria-label") for nav in body.iter("nav")]
        goed = aantal["header"] == aantal["main"] == aantal["footer"] == 1 and len(list(body.iter("main"))) == 1
        return [] if goed and len(namen) >= 2 and all(namen) and len(set(namen)) == len(namen) else [(aantal, namen)]

    assert _gebreken(paginas, gebreken) == {}


def test_the_first_link_skips_to_the_content(paginas):
    def gebreken(pagina):
        eerste = next(pagina.boom.iter("a")).get("href")
        return [] if eerste == f"#{pagina.main.get('id')}" else [eerste]

    assert _gebreken(paginas, gebreken) == {}


def test_no_id_stands_twice(paginas):
    assert _gebreken(paginas, lambda pagina: [id_ for id_, keer in Counter(pagina.ids).items() if keer > 1]) == {}


def test_no_link_is_broken(bezoek, paginas):
    """Also not the fragment. What a page with a query links to is not visited, save for the page itself."""

    def gebreken(pagina):
        for adres in pagina.verwijzingen:
            kaal, fragment = urldefrag(adres)
            doel = bezoek.get(kaal.removeprefix(HIER) or "/")
            if not is_hier(adres):
                if not adres.startswith(("https://", "http://", "mailto:")):
                    yield adres
            elif doel is None:
                if "?" not in pagina.adres:
                    yield adres
            elif fragment and fragment not in doel.ids:
                yield adres

    assert _gebreken(paginas, gebreken) == {}


def test_references_by_id_exist(paginas):
    def gebreken(pagina):
        for element in pagina.boom.iter():
            for naam in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                for id_ in (element.get(naam) or "").split():
                    if id_ not in pagina.ids:
                        yield naam, id_

    assert _gebreken(paginas, gebreken) == {}


def test_nothing_stands_inline(paginas):
    def gebreken(pagina):
        for element in pagina.boom.iter():
            yield from (f"{element.tag} {naam}" for naam in element.attrib if naam.startswith("on") or naam == "style")
            if element.tag == "style" or (element.tag == "script" and not _mag(element)):
                yield element.tag
            if (element.get("href") or "").strip().lower().startswith(("javascript:", "data:")):
                yield element.get("href")

    assert _gebreken(paginas, gebreken) == {}


def _mag(script) -> bool:
    """A file, or data that a browser does not run (docs/besluiten/0059)."""
    return bool(script.get("src")) or script.get("type") == "application/ld+json"


def test_a_page_for_a_frame_is_as_sound_as_any_other(ingesloten):
    geldig = {pagina.adres: fouten_in(pagina.html)[:3] for pagina in ingesloten[::10]}  # one template: a sample will do
    assert {adres: fouten for adres, fouten in geldig.items() if fouten} == {}

    def gebreken(pagina):
        koppen = [tekst(kop) for kop in pagina.boom.iter("h1")]
        lussen = [
            a.get("href") for a in pagina.boom.iter("a") if (a.get("target"), a.get("rel")) != ("_blank", "noopener")
        ]
        scripts = list(pagina.boom.iter("script"))
        gelekt = [deel for deel in pagina.boom.find("body").itertext() if GELEKT.search(deel)]
        dubbel = [id_ for id_, keer in Counter(pagina.ids).items() if keer > 1]
        return lussen + scripts + gelekt + dubbel + (koppen[1:] if koppen else ["h1"])

    assert _gebreken(ingesloten, gebreken) == {}


def test_nothing_comes_from_elsewhere(paginas):
    assert _gebreken(paginas, lambda pagina: [adres for adres in pagina.geladen if not is_hier(adres)]) == {}


def test_stylesheets_load_nothing_from_elsewhere(bezoek):
    stijlen = [antwoord for antwoord in bezoek.values() if antwoord.soort.startswith("text/css")]
    assert len(stijlen) > 3
    assert [stijl.adres for stijl in stijlen if re.search(r"url\(\s*['\"]?(https?:)?//|@import", stijl.html)] == []


def test_no_word_of_the_machine_leaks(paginas):
    def gebreken(pagina):
        woorden = [*gelezen(pagina.boom.find("body")), tekst(pagina.boom.find("head/title"))]
        woorden += [element.get(naam, "") for element in pagina.boom.iter() for naam in GELEZEN]
        return [" ".join(deel.split())[:80] for deel in woorden if GELEKT.search(deel)]

    assert _gebreken(paginas, gebreken) == {}


def test_no_word_of_the_machine_leaks_into_a_download(bezoek):
    bestanden = [antwoord for antwoord in bezoek.values() if antwoord.soort.startswith("text/csv")]
    assert len(bestanden) > 100
    assert [(b.adres, GELEKT.search(b.html)) for b in bestanden if GELEKT.search(b.html)] == []


def test_few_queries(bezoek):
    veel = {adres: a.vragen for adres, a in bezoek.items() if a.vragen > MEESTE_VRAGEN}
    assert {adres for adres in veel if get_resolver().resolve(bezoek[adres].pad).url_name not in ALLES_INEEN} == set()


def _gebreken(paginas, zoek) -> dict[str, list]:
    """What ``zoek`` found, by address; empty when nothing is wrong anywhere."""
    assert len(paginas) > 100
    gevonden = {pagina.adres: list(zoek(pagina)) for pagina in paginas}
    return {adres: gebreken for adres, gebreken in gevonden.items() if gebreken}
