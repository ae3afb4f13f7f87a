"""The page /zoeken/: where on this site does it say that?"""

from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.shortcuts import render
from django.views.decorators.http import require_safe

from themas.adresvragen import zonder_nul
from veiligheid.zoeken.filters import PAGINA, Zoekfilter, gekozen_pagina
from veiligheid.zoeken.hulp import Hulp, help_op_weg, ruimer
from veiligheid.zoeken.models import Zoekrij
from veiligheid.zoeken.soorten import Zoeksoort
from veiligheid.zoeken.vraag import Vraag, lees_vraag
from veiligheid.zoeken.zoeken import (
    LAATSTE_PAGINA,
    PER_PAGINA,
    Groep,
    Telling,
    bladzijde,
    bladzijden,
    groepen,
    tel,
    zichtbaar,
)


MEESTE_GENOEMD = 5  # longer words that are named; the rest is counted


@require_safe
def zoeken(request):
    """At most twelve queries, whatever is asked and however much there is."""
    vraag = lees_vraag(zonder_nul(request.GET).get("q", ""))
    rijen = Zoekrij.objects.none() if vraag.leeg else zichtbaar()
    gezocht, telling, hulp = (vraag, Telling(), Hulp()) if vraag.leeg else _vind(rijen, vraag)
    filter_ = Zoekfilter(request.GET, tekst=vraag.tekst, jaren=telling.jaren)
    soort, jaar = filter_.soort_, filter_.jaar_
    per_soort = telling.per_soort(jaar)
    aantal = per_soort.get(soort, 0) if soort else sum(per_soort.values())
    laatste = bladzijden(aantal) if soort else 1
    pagina, paginameldingen = gekozen_pagina(request.GET, laatste)
    gevonden = _groepen(rijen, gezocht, telling, filter_, pagina)
    antwoord = render(
        request,
        "veiligheid/zoeken.html",
        {
            "filter": filter_,
            "vraag": vraag,
            "gezocht": gezocht,
            "verbeterd": gezocht is hulp.verbeterd,
            "anders": [(woord, _adres(q=woord)) for woord in hulp.anders if woord != gezocht.tekst],
            "ook": [(woord, _adres(q=woord)) for woord in gezocht.samen[:MEESTE_GENOEMD]],
            "ook_meer": len(gezocht.samen[MEESTE_GENOEMD:]),
            "letterlijk": gezocht.letterlijk().tekst,
            "alleen_letterlijk": _adres(gezocht.letterlijk(), soort, jaar),
            "los": [(woord, _adres(q=woord)) for woord in hulp.los],
            "totaal": telling.totaal,
            "aantal": aantal,
            "soort": soort,
            "gekozen": {naam: waarde for naam, waarde in filter_.gekozen.items() if naam != "q"},
            "groepen": [(groep, _adres(gezocht, groep.soort, jaar)) for groep in gevonden],
            "soorten": [(een, keer, _adres(gezocht, een, jaar)) for een, keer in per_soort.items()],
            "alles": _adres(gezocht, None, jaar),
            "zonder_filters": _adres(gezocht),
            "pagina": pagina,
            "laatste": laatste,
            "eerste_nummer": (pagina - 1) * PER_PAGINA + 1,
            "vorige": _adres(gezocht, soort, jaar, pagina - 1) if pagina > 1 else "",
            "volgende": _adres(gezocht, soort, jaar, pagina + 1) if pagina < laatste else "",
            "afgekapt": aantal > LAATSTE_PAGINA * PER_PAGINA,
            "meldingen": [*vraag.meldingen, *filter_.meldingen(), *paginameldingen],
        },
    )
    antwoord.headers["X-Robots-Tag"] = "noindex"
    return antwoord


def _vind(rijen: QuerySet[Zoekrij], vraag: Vraag) -> tuple[Vraag, Telling, Hulp]:
    """What was looked for in the end, how much of it there is, and what else there is to try."""
    gezocht, mist = ruimer(rijen, vraag.zonder_slot(settings.GEMEENTE_NAAM))
    telling = tel(rijen, gezocht)
    if telling.totaal:
        return gezocht, telling, Hulp()
    hulp = help_op_weg(rijen, gezocht, mist)
    if hulp.verbeterd and (beter := tel(rijen, hulp.verbeterd)).totaal:
        return hulp.verbeterd, beter, hulp
    return gezocht, telling, hulp


def _groepen(rijen: QuerySet[Zoekrij], vraag: Vraag, telling: Telling, filter_: Zoekfilter, pagina: int) -> list[Groep]:
    soort, jaar = filter_.soort_, filter_.jaar_
    if soort is None:
        return groepen(rijen, vraag, telling, jaar) if telling.per_soort(jaar) else []
    aantal = telling.per_soort(jaar).get(soort, 0)
    return [Groep(soort, aantal, tuple(bladzijde(rijen, vraag, soort, jaar, pagina)))] if aantal else []


def _adres(q: Vraag | str, soort: Zoeksoort | None = None, jaar: int | None = None, pagina: int = 1) -> str:
    """``?q=...`` with what is chosen; the first page and what is not chosen are not named."""
    delen = {
        "q": q if isinstance(q, str) else q.tekst,
        "soort": soort,
        "jaar": jaar,
        PAGINA: pagina if pagina > 1 else "",
    }
    return "?" + urlencode({naam: waarde for naam, waarde in delen.items() if waarde})
