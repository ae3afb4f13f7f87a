"""Verdict, certainty and change, written the same way on every page."""

from collections.abc import Iterator

from django import template
from django.utils.html import format_html, format_html_join

from themas.berekening import Basis, Verschil
from themas.enums import Oordeel, Zekerheid
from themas.stand import Stand, Telling
from themas.weergave.opmaak import NIET_BESCHIKBAAR, met_teken, procent


register = template.Library()
_TOON = {True: "goed", False: "slecht", None: "open"}
_TEKEN = {"goed": "✓", "slecht": "✕", "open": "○"}


@register.simple_tag
def oordeel(waarde: Oordeel):
    """Sign, word and colour: a verdict never rests on colour alone."""
    return format_html(
        '<data class="oordeel oordeel--{}" value="{}"><span aria-hidden="true">{}</span> {}</data>',
        _TOON[waarde.gunstig],
        waarde.value,
        waarde.teken,
        waarde.label,
    )


@register.simple_tag
def zekerheid(waarde: Zekerheid | None):
    if waarde is None:
        return ""
    return format_html(
        '<data class="zekerheid zekerheid--{0}" value="{0}"><span class="onzichtbaar">Zekerheid: </span>{1}</data>',
        waarde.value,
        waarde.label,
    )


@register.simple_tag
def voorbehoud(basis: Basis | None):
    """A word beside the verdict when the way of counting changed in between; the page of the figure explains."""
    if basis is None or not basis.voorbehouden:
        return ""
    titels = "; ".join(breuk.titel for breuk in basis.voorbehouden)
    return format_html(
        '<span class="let-op">Let op: anders geteld<span class="onzichtbaar"> ({})</span></span>', titels
    )


@register.simple_tag
def verandering(verschil: Verschil | None):
    """``−38%``, ``+7 procentpunt``; the counts when there is no percent."""
    if verschil is None:
        return format_html('<span class="onbekend">{}</span>', NIET_BESCHIKBAAR)
    return format_html(
        '<data class="verschil" value="{}">{}</data>',
        "" if verschil.getal is None else verschil.getal,
        verandering_tekst(verschil),
    )


def verandering_tekst(verschil: Verschil) -> str:
    if verschil.getal is None:
        return f"van {verschil.van.aantal} naar {verschil.naar.aantal}"
    return f"{met_teken(verschil.getal)} procentpunt" if verschil.punten else procent(verschil.getal)


@register.inclusion_tag("onderdelen/kruimels.html")
def kruimels(hier: str, *pad: str):
    """The way from the start page to here: its own name, then name and address of each page above, outermost first."""
    return {"hier": hier, "pad": list(zip(pad[::2], pad[1::2], strict=True))}


@register.simple_tag(takes_context=True)
def zoekdeel(context, **wijzigingen):
    """The query string of this page with some parts changed; None takes a part out. Starts with ``?``."""
    delen = context["request"].GET.copy()
    for naam, waarde in wijzigingen.items():
        if waarde is None:
            delen.pop(naam, None)
        else:
            delen[naam] = waarde
    return f"?{delen.urlencode()}" if delen else context["request"].path


@register.simple_tag(takes_context=True)
def sorteerdeel(context, tabel, waarde):
    """The query string that sorts this table so, and leaves other tables of the page as they are."""
    return zoekdeel(context, **{tabel.order_by_field: waarde})


@register.filter
def bronlink(bron: str):
    """A source with its address, as a link under its name: ``Titel, https://...`` -> ``<a href=...>Titel</a>``."""
    delen = []
    for deel in bron.split("; "):
        naam, teken, adres = deel.rpartition(", http")
        if teken:
            delen.append(format_html('<a class="nl-link" href="http{}">{}</a>', adres, naam))
        else:
            delen.append(format_html("{}", deel))
    return format_html_join("; ", "{}", ((deel,) for deel in delen))


@register.filter
def standregels(stand: Stand) -> list[tuple[str, str, str]]:
    """How many figures and goals stand how, as (tone, sign, words); what is nought is left out."""
    regels = []
    for telling, een, meer in ((stand.cijfers, "cijfer", "cijfers"), (stand.doelen, "doel", "doelen")):
        for toon, aantal, woord in (
            ("goed", telling.gunstig, "op koers"),
            ("slecht", telling.ongunstig, "niet op koers"),
            ("open", telling.niet_vast_te_stellen, "nog niet vast te stellen"),
            ("open", telling.niet_beoordeeld, "nog niet beoordeeld"),
        ):
            if aantal:
                regels.append((toon, _TEKEN[toon], f"{aantal} {een if aantal == 1 else meer} {woord}"))
    return regels or [("open", _TEKEN["open"], "geen doelen in onze bronnen")]


@register.filter
def stand_in_zinnen(stand: Stand) -> str:
    """``Van de 9 cijfers zijn er 5 op koers en 4 niet. 14 doelen hebben geen cijfer en zijn nog niet beoordeeld.``"""
    zinnen = [
        *_op_koers(stand.cijfers, "cijfer", "cijfers"),
        *_op_koers(stand.doelen, "doel zonder cijfer", "doelen zonder cijfer"),
    ]
    if aantal := stand.cijfers.niet_vast_te_stellen:
        zinnen.append(f"Van {aantal} {'cijfer' if aantal == 1 else 'cijfers'} is dat nog niet vast te stellen.")
    if aantal := stand.doelen.niet_beoordeeld:
        wie = "doel heeft geen cijfer en is" if aantal == 1 else "doelen hebben geen cijfer en zijn"
        zinnen.append(f"{aantal} {wie} nog niet beoordeeld.")
    return " ".join(zinnen)


def _op_koers(telling: Telling, een: str, meer: str) -> Iterator[str]:
    goed, aantal = telling.gunstig, telling.met_oordeel
    if aantal == 1:
        yield f"1 {een} is {'' if goed else 'niet '}op koers."
    elif aantal and goed == aantal:
        yield f"Alle {aantal} {meer} zijn op koers."
    elif aantal and not goed:
        yield f"Geen van de {aantal} {meer} is op koers."
    elif aantal:
        yield f"Van de {aantal} {meer} {'is' if goed == 1 else 'zijn'} er {goed} op koers en {aantal - goed} niet."
