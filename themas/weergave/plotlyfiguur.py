"""A figure for plotly, for who presses "Maak interactief": the same numbers as in the drawing and the table.

Plotly cannot read the custom properties of our style sheets, so it gets the colours as values.
"""

from decimal import Decimal
from itertools import pairwise

from django.conf import settings

from themas.weergave.assen import is_elk_jaar, kort, midden, tussen, waardeas
from themas.weergave.figuur import Datapunt, Figuur, Lijn, Lijnfiguur, Staaf, Staaffiguur
from themas.weergave.letters import schoon
from themas.weergave.lijnen import getekende_breuken, zware_lijnen
from themas.weergave.opmaak import meer_of_minder, procent
from themas.weergave.stijl import KLEUREN, LETTERTYPE
from themas.weergave.tabel import GUNSTIG, opmerking_bij


HOOG = 420
STAAFHOOG = 34
DAG = 24 * 60 * 60 * 1000  # plotly counts time in milliseconds
_EPOCHE = 719163  # 1 January 1970 as Python counts days
_OORDEEL = {True: "goed", False: "slecht", None: "geen"}


def plotly_json(figuur: Figuur, *, kleur_hoofd: str = "") -> dict:
    """``{"data": ..., "layout": ...}``, ready for JSON. ``kleur_hoofd`` is that of the municipality by default."""
    import plotly.graph_objects as go  # 0.3 s, which only this needs

    kleur = kleur_hoofd or settings.KLEUR_HOOFD
    maak = _lijnen if isinstance(figuur, Lijnfiguur) else _staven
    data, layout = maak(go, figuur, kleur)
    opmaak = {
        "template": "none",
        "separators": ",.",
        "font": {"family": LETTERTYPE, "size": 15, "color": KLEUREN["tekst"]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {"font": {"family": LETTERTYPE, "size": 15}},
    }
    gemaakt = go.Figure(data=data, layout=opmaak | layout).to_plotly_json()
    gemaakt["layout"].pop("template", None)  # "none" is empty; the browser need not get it
    return {"data": gemaakt["data"], "layout": gemaakt["layout"]}


def _lijnen(go, figuur: Lijnfiguur, hoofdkleur: str) -> tuple[list, dict]:
    lijnen = [lijn for lijn in figuur.lijnen if lijn.punten]
    zwaar = {id(lijn) for lijn in zware_lijnen(figuur)}
    perioden = sorted({punt.periode for lijn in lijnen for punt in lijn.punten})
    elk_jaar = is_elk_jaar(perioden)
    data = []
    for lijn in sorted(lijnen, key=lambda lijn: id(lijn) in zwaar):  # the heavy ones last, so on top
        punten = _met_gaten(lijn, elk_jaar=elk_jaar)
        kleur = hoofdkleur if id(lijn) in zwaar else KLEUREN["ander"]
        data.append(
            go.Scatter(
                name=schoon(lijn.naam),
                mode="lines+markers",
                x=[_x(punt) for punt in punten],
                y=[None if punt is None else _getal(punt.waarde) for punt in punten],
                text=["" if punt is None else _zweeftekst(figuur, lijn, punt) for punt in punten],
                hoverinfo="text",
                connectgaps=False,
                cliponaxis=False,
                line={"color": kleur, "width": 2.5 if id(lijn) in zwaar else 1.5},
                marker={
                    "size": 8 if id(lijn) in zwaar else 6,
                    "symbol": ["circle-open" if punt and punt.voorbehoud else "circle" for punt in punten],
                    "color": kleur,
                },
            )
        )
    return data, _lijnopmaak(figuur, lijnen, perioden)


def _lijnopmaak(figuur: Lijnfiguur, lijnen: list[Lijn], perioden: list) -> dict:
    vormen, teksten = [], []
    if figuur.peil is not None:
        y = _getal(figuur.peil.waarde)
        streep = {"color": KLEUREN["tekst"], "width": 1.25, "dash": "dash"}
        vormen.append({"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": streep})
        tekst = f"{schoon(figuur.peil.label)}: {kort(figuur.peil.waarde, figuur.decimalen)}"
        teksten.append(
            {"text": _veilig(tekst), "xref": "paper", "x": 1, "xanchor": "right", "y": y, "yanchor": "bottom"}
        )
    for breuk in getekende_breuken(figuur):
        x = _milliseconden(breuk.datum.toordinal())
        streep = {"color": KLEUREN["breuk"], "width": 1.5, "dash": "dot"}
        vormen.append({"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "line": streep})
        teksten.append(
            {
                "text": f"({breuk.nummer})",
                "hovertext": _veilig(breuk.tekst),
                "x": x,
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom",
                "font": {"color": KLEUREN["breuk"]},
            }
        )
    stap = len(perioden) // 10 + 1  # at most ten labels, the last one always among them
    gekozen = perioden[::-1][::stap]
    return {
        "height": HOOG,
        "margin": {"t": 48, "r": 32, "b": 56, "l": 64},
        "showlegend": len(lijnen) > 1,
        "legend": {"orientation": "h", "y": -0.2, "traceorder": "reversed"},
        "hovermode": "closest",
        "shapes": vormen,
        "annotations": [{"showarrow": False, **tekst} for tekst in teksten],
        "xaxis": {
            "type": "date",
            "showgrid": False,
            "tickvals": [_milliseconden(midden(periode)) for periode in gekozen],
            "ticktext": [periode.label.replace(" helft ", " helft<br>") for periode in gekozen],
            "ticks": "outside",
            "ticklabeloverflow": "allow",
            "automargin": True,
        },
        "yaxis": {
            "title": {"text": _veilig(figuur.eenheid)},
            "range": _bereik(figuur, lijnen),
            "gridcolor": KLEUREN["rooster"],
            "zerolinecolor": KLEUREN["zacht"],
            "tickformat": ",",
            "automargin": True,
        },
    }


def _bereik(figuur: Lijnfiguur, lijnen: list[Lijn]) -> list[float] | None:
    """The ends of the y axis of the drawing."""
    waarden = [punt.waarde for lijn in lijnen for punt in lijn.punten]
    if figuur.peil is not None:
        waarden.append(figuur.peil.waarde)
    if not waarden:
        return None
    tekens = waardeas(waarden, decimalen=figuur.decimalen, vanaf_nul=figuur.vanaf_nul).tekens
    return [float(tekens[0]), float(tekens[-1])]


def _met_gaten(lijn: Lijn, *, elk_jaar: bool) -> list[Datapunt | None]:
    """The points, with None where plotly must break the line."""
    punten: list[Datapunt | None] = [lijn.punten[0]]
    for vorig, punt in pairwise(lijn.punten):
        if tussen(vorig.periode, punt.periode, elk_jaar=elk_jaar) != []:
            punten.append(None)
        punten.append(punt)
    return punten


def _zweeftekst(figuur: Lijnfiguur, lijn: Lijn, punt: Datapunt) -> str:
    waarde = f"{kort(punt.waarde, figuur.decimalen)} {figuur.eenheid}"
    slot = f" ({punt.voorbehoud})" if punt.voorbehoud else ""
    return _veilig(f"{lijn.naam}, {punt.periode.label}: {waarde}{slot}")


def _staven(go, figuur: Staaffiguur, _hoofdkleur: str) -> tuple[list, dict]:
    kleuren = [KLEUREN[_OORDEEL[staaf.gunstig]] for staaf in figuur.staven]
    staven = go.Bar(
        orientation="h",
        # Numbered, because two bars may have the same name.
        y=list(range(len(figuur.staven))),
        x=[staaf.getal for staaf in figuur.staven],
        text=[procent(staaf.getal) for staaf in figuur.staven],
        textposition="outside",
        cliponaxis=False,
        hovertext=[_staaftekst(figuur, staaf) for staaf in figuur.staven],
        hoverinfo="text",
        marker={
            "color": kleuren,
            "pattern": {"shape": ["/" if staaf.onzeker else "" for staaf in figuur.staven], "fillmode": "replace"},
            "line": {"color": kleuren, "width": 1.25},
        },
    )
    layout = {
        "height": 96 + STAAFHOOG * len(figuur.staven),
        "margin": {"t": 24, "r": 48, "b": 64, "l": 16},
        "showlegend": False,
        "bargap": 0.4,
        "xaxis": {
            "title": {"text": f"verschil met {figuur.peiljaar} in procenten"},
            "gridcolor": KLEUREN["rooster"],
            "zerolinecolor": KLEUREN["tekst"],
        },
        "yaxis": {
            "autorange": "reversed",
            "tickvals": list(range(len(figuur.staven))),
            "ticktext": [_veilig(staaf.naam) for staaf in figuur.staven],
            "automargin": True,
        },
    }
    return [staven], layout


def _staaftekst(figuur: Staaffiguur, staaf: Staaf) -> str:
    richting = meer_of_minder(staaf.getal) + (f" {'dan' if staaf.getal else 'als'} in {figuur.peiljaar}")
    slot = f"; {noot}" if (noot := opmerking_bij(staaf)) else ""
    return _veilig(f"{staaf.naam}: {richting} ({GUNSTIG[staaf.gunstig]}{slot})")


def _veilig(tekst: str) -> str:
    """Plotly reads a few HTML tags and entities in its texts; ours are plain."""
    return schoon(tekst).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _getal(waarde: Decimal | int) -> int | float:
    return waarde if isinstance(waarde, int) else float(waarde)


def _x(punt: Datapunt | None) -> float | None:
    return None if punt is None else _milliseconden(midden(punt.periode))


def _milliseconden(dag: float) -> float:
    return (dag - _EPOCHE) * DAG
