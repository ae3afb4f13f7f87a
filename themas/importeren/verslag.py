"""What a file did, in lines for the terminal and for the page of an upload."""

from collections.abc import Iterator

from themas.importeren.inlezen import Importverslag


MEEST_GENOEMD = 20


def regels_van(verslag: Importverslag) -> list[str]:
    eerste = (
        f"{verslag.bestand} ({verslag.layout}): {verslag.nieuw} nieuw, {verslag.gewijzigd} gewijzigd, "
        f"{verslag.ongewijzigd} ongewijzigd"
    )
    if verslag.geweigerd:
        eerste += f", {verslag.geweigerd} geweigerd"
    regels = [eerste, *(f"  {regel}" for regel in bijzonderheden(verslag))]
    if verslag.toe_te_voegen:
        regels.append(f"  U kunt er {len(verslag.toe_te_voegen)} toevoegen met --gebieden-toevoegen.")
    return [*regels, *(f"  {regel}" for regel in verslag.weigeringen)]


def bijzonderheden(verslag: Importverslag) -> Iterator[str]:
    """What was not taken in, and what one can do about it. Nothing is left out without a word."""
    if verslag.nieuw + verslag.gewijzigd == 0 and verslag.ongewijzigd:
        yield "Alles in dit bestand was al bekend."
    if verslag.overgeslagen:
        yield f"{verslag.overgeslagen} keer is er geen cijfer: leeg, onbekend of geheim. Dat slaan wij over."
    if verslag.onvolledig:
        yield f"Van {verslag.onvolledig} halve jaren zijn niet alle zes de maanden er. Die zijn niet ingelezen."
    if verslag.nieuwe_gebieden:
        yield f"Toegevoegde gebieden: {_lijst(verslag.nieuwe_gebieden)}."
    if verslag.onbekende_gebieden:
        yield f"Onbekende gebieden, niet ingelezen: {_lijst(verslag.onbekende_gebieden)}."
    if verslag.onbekende_codes:
        codes = _lijst(verslag.onbekende_codes)
        yield f"Codes zonder indicator, niet ingelezen: {codes}. Vul ze aan bij Codes van bronnen."
    if verslag.onbekende_perioden:
        yield f"Perioden die wij niet kennen, niet ingelezen: {_lijst(verslag.onbekende_perioden)}."


def _lijst(namen: tuple[str, ...]) -> str:
    rest = len(namen) - MEEST_GENOEMD
    return ", ".join(namen[:MEEST_GENOEMD]) + (f" en nog {rest}" if rest > 0 else "")
