"""Of paragraphs that were found: the name of their topic, and the numbers in them as the report has them.

No number is in the index. What stands here is what the page of the report itself shows: frozen in its version.
"""

import re
from collections.abc import Iterable

from django.db.models import Q

from rapportages.enums import Opnamesoort, Paragraafsoort
from rapportages.models import Momentopname
from rapportages.verslag.delen import Alinea, Getal, Onderwerpdeel
from rapportages.verslag.leesbaar import alineakop
from rapportages.verwijzingen import sleutel_van
from themas import kanoniek
from themas.weergave.opmaak import NIET_BESCHIKBAAR
from veiligheid.zoeken.models import Zoekrij
from veiligheid.zoeken.taal import PLEK_VAN_GETAL


_VERWIJZING = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


class Paragrafen:
    """The paragraphs of these rows of the index; two queries, none where there are no paragraphs."""

    def __init__(self, rijen: Iterable[Zoekrij]):
        rijen = [rij for rij in rijen if rij.bron == "alinea"]
        self._alineas: dict[int, tuple[int, Alinea]] = {}
        self._onderwerpen: dict[tuple[int, str], str] = {}
        self._getallen: dict[tuple[int, str], str] = {}
        if rijen:
            self._lees(rijen)

    def _lees(self, rijen: list[Zoekrij]) -> None:
        versies = {rij.ouder for rij in rijen}
        deze = Q(pk__in=[rij.sleutel for rij in rijen])
        onderwerpen = Q(versie__in=versies, soort=Opnamesoort.ONDERWERP)
        for opname in Momentopname.objects.filter(deze | onderwerpen):
            if opname.soort == Opnamesoort.ALINEA:
                self._alineas[opname.pk] = opname.versie_id, kanoniek.lees(Alinea, opname.inhoud)
            else:
                naam = kanoniek.lees(Onderwerpdeel, opname.inhoud).naam
                self._onderwerpen[opname.versie_id, opname.sleutel] = naam
        nodig = {sleutel for _, alinea in self._alineas.values() for sleutel in _sleutels(alinea.tekst)}
        getallen = Momentopname.objects.filter(versie__in=versies, soort=Opnamesoort.GETAL, sleutel__in=nodig)
        for opname in getallen:
            getal = kanoniek.lees(Getal, opname.inhoud)
            self._getallen[opname.versie_id, opname.sleutel] = NIET_BESCHIKBAAR if getal.fout else getal.tekst

    def titel(self, rij: Zoekrij) -> str:
        """``Inbraken en roof: wat wij hebben gedaan: preventie (voorkomen)``, as the report heads it."""
        versie, alinea = self._alineas[rij.sleutel]
        naam = self._onderwerpen.get((versie, f"{alinea.thema}/{alinea.onderwerp}"), "")
        kop = alineakop(alinea)
        if alinea.soort is Paragraafsoort.ALGEMEEN or not naam:
            return kop
        return f"{naam}: {kop[0].lower()}{kop[1:]}"

    def vul_in(self, rij: Zoekrij, tekst: str) -> str:
        """``tekst`` of the index with its numbers in their places; untouched where the two do not fit."""
        versie, alinea = self._alineas[rij.sleutel]
        sleutels = _sleutels(alinea.tekst)
        if tekst.count(PLEK_VAN_GETAL) != len(sleutels):
            return tekst
        getallen = iter([self._getallen.get((versie, sleutel), NIET_BESCHIKBAAR) for sleutel in sleutels])
        return re.sub(PLEK_VAN_GETAL, lambda _: next(getallen), tekst)


def _sleutels(tekst: str) -> list[str]:
    return [sleutel_van(geschreven) for geschreven in _VERWIJZING.findall(tekst)]
