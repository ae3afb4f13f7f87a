"""What became of a save, in sentences that lead to the lines they are about."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rapportages.invulblad.bewaren import Uitslag
from rapportages.invulblad.blad import Blad
from rapportages.invulblad.indienen import Ingediend
from themas.weergave.opmaak import opsomming


TE_NOEMEN = 5


def melding(uitslag: Uitslag, ingediend: Ingediend | None, blad: Blad) -> tuple[SafeString, bool]:
    """What happened in a sentence or more, with links, and whether nothing is left to mend."""
    zinnen = []
    for pks, een, meer in (
        (uitslag.bewaard, "1 regel bewaard.", "{} regels bewaard."),
        (uitslag.weggehaald, "1 cijfer weggehaald.", "{} cijfers weggehaald."),
    ):
        if pks:
            zinnen.append(een if len(pks) == 1 else meer.format(len(pks)))
    for pks, een, meer, doe in (
        (uitslag.fouten.keys(), "1 regel heeft nog een fout", "{} regels hebben nog een fout", ""),
        (
            uitslag.botsingen.keys(),
            "1 regel heeft een collega intussen gewijzigd",
            "{} regels heeft een collega intussen gewijzigd",
            ": kies welk cijfer geldt",
        ),
        (
            uitslag.te_bevestigen,
            "U maakte 1 cijfer leeg",
            "U maakte {} cijfers leeg",
            ": bevestig dat het weg mag",
        ),
    ):
        if pks:
            zinnen.append(_met_links(een if len(pks) == 1 else meer.format(len(pks)), _op_volgorde(pks, blad), doe))
    if ingediend is not None:
        zinnen += _over_indienen(ingediend)
    goed = not uitslag.blijft_klad and (ingediend is None or not (ingediend.in_klad or ingediend.in_foute_som))
    return format_html_join(" ", "{}", ((zin,) for zin in zinnen or ["Er was niets gewijzigd."])), goed


def _op_volgorde(pks: Iterable[int], blad: Blad) -> list:
    """The lines as they lie on the sheet, so the first link is the first to meet."""
    return [regel for regel in blad if regel.pk in pks]


def _met_links(zin: str, regels: list, doe: str) -> SafeString:
    """``2 regels hebben nog een fout: Overvallen, Vernielingen.``; to do something, each line has its own sentence."""
    genoemd, over = regels[:TE_NOEMEN], len(regels) - TE_NOEMEN
    links = [format_html('<a href="#r-{}">{}{}</a>', regel.pk, regel.naam, doe) for regel in genoemd]
    rest = f" en nog {over}" if over > 0 else ""
    if not doe:
        return format_html("{}: {}{}.", zin, format_html_join(", ", "{}", ((link,) for link in links)), rest)
    rest = f" Er {'is' if over == 1 else 'zijn'} er nog {over}." if over > 0 else ""
    return format_html("{}. {}{}", zin, format_html_join(" ", "{}.", ((link,) for link in links)), rest)


def _over_indienen(ingediend: Ingediend) -> list[str]:
    zinnen = ["1 regel ingediend." if ingediend.aantal == 1 else f"{ingediend.aantal} regels ingediend."]
    if ingediend.in_klad:
        zinnen.append(f"Nog niet ingediend, want niet bewaard: {opsomming(ingediend.in_klad)}.")
    if ingediend.in_foute_som:
        zinnen.append(f"Nog niet ingediend, want de delen tellen niet op: {opsomming(ingediend.in_foute_som)}.")
    return zinnen
