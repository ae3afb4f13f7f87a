"""Parts that do not add up to their whole, in what is stored and what is about to be."""

from collections.abc import Mapping

from rapportages.enums import Antwoord
from rapportages.gehelen import in_woorden
from rapportages.invulblad.blad import Blad
from rapportages.invulblad.cellen import Gelezen, Soort
from rapportages.invulblad.regel import Regel
from themas.berekening import Misrekening, misrekening


def reken_na(blad: Blad, nieuw: Mapping[int, Gelezen]) -> dict[int, str]:
    """By line of ``nieuw``: why it cannot be saved together with the rest of its family."""
    meldingen = {}
    for geheel, delen, mis in misrekeningen(blad, nieuw):
        uitleg = _in_woorden(geheel, delen, mis, nieuw)
        for regel in (geheel, *delen):
            if regel.pk in nieuw:
                verwijzing = f"De delen en het geheel passen niet bij elkaar. Zie de melding bij {geheel.naam}."
                meldingen[regel.pk] = verwijzing if geheel.pk in nieuw and regel is not geheel else uitleg
    return meldingen


def misrekeningen(blad: Blad, nieuw: Mapping[int, Gelezen]) -> list[tuple[Regel, list[Regel], Misrekening]]:
    """Every whole whose parts do not fit. Parts that do not apply this time are left out."""
    uit = []
    for geheel, alle in blad.gezinnen:
        delen = [deel for deel in alle if not _is_nvt(deel, nieuw)]
        mis = misrekening(_aantal(geheel, nieuw), [_aantal(deel, nieuw) for deel in delen])
        if mis is not None:
            uit.append((geheel, delen, mis))
    return uit


def _aantal(regel: Regel, nieuw: Mapping[int, Gelezen]) -> int | None:
    if regel.pk in nieuw:
        return nieuw[regel.pk].velden.get("aantal")
    return regel.rij.aantal if regel.rij is not None else None


def _is_nvt(regel: Regel, nieuw: Mapping[int, Gelezen]) -> bool:
    if regel.pk in nieuw and nieuw[regel.pk].soort is Soort.ANTWOORD:
        return nieuw[regel.pk].velden["antwoord"] == Antwoord.NIET_VAN_TOEPASSING
    return regel.pk not in nieuw and regel.rij is None and regel.uitvraag.antwoord == Antwoord.NIET_VAN_TOEPASSING


def _in_woorden(geheel: Regel, delen: list[Regel], mis: Misrekening, nieuw: Mapping[int, Gelezen]) -> str:
    aantallen = [_aantal(deel, nieuw) for deel in delen]
    woorden = in_woorden(geheel.naam, [deel.naam for deel in delen], aantallen, mis)
    return woorden if mis.te_groot is not None else f"{woorden} Verbeter een van deze getallen."
