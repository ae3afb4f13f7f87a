"""Approved figures as sources gave them, of all areas and periods, one row each."""

import datetime

from django.db.models import QuerySet
from ninja import Field, Query, Router

from themas.berekening import Reeks
from themas.berekening.onthulling import VERBORGEN
from themas.berekening.perioden import EERSTE_JAAR, LAATSTE_JAAR
from themas.enums import Gebiedsoort, Kwaliteit, Maat, Metingsoort, Periodesoort
from themas.models import Indicator, Meting
from themas.reeksen import reeksen_voor
from veiligheid.api.adres import lees
from veiligheid.api.gebieden import openbare_gebieden
from veiligheid.api.lijsten import Bladervraag, Pagina, blader
from veiligheid.api.onderdelen import GebiedVerwijzing, PeriodeAntwoord, Verwijzing
from veiligheid.api.opzoeken import gekozen
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import Gebiedcode, Getal, Slug, heel


router = Router(tags=["Indicatoren en cijfers"])
Jaar = heel(EERSTE_JAAR, LAATSTE_JAAR)


class MetingVraag(Bladervraag):
    indicator: Slug | None = Field(None, description="Alleen metingen van deze indicator (slug).")
    gebied: Gebiedcode | None = Field(None, description="Alleen metingen van dit gebied (code).")
    gebiedsoort: Gebiedsoort | None = Field(None, description="Alleen metingen van gebieden van deze soort.")
    periodesoort: Periodesoort | None = Field(None, description="Alleen metingen over zulke perioden.")
    jaar: Jaar | None = Field(None, description="Alleen metingen in dit jaar.", examples=[2019])
    jaar_vanaf: Jaar | None = Field(None, description="Alleen metingen in of na dit jaar.", examples=[2019])
    jaar_tot_en_met: Jaar | None = Field(None, description="Alleen metingen in of voor dit jaar.", examples=[2019])
    kwaliteit: Kwaliteit | None = Field(None, description="Alleen metingen van deze kwaliteit.")


class MetingAntwoord(Antwoord):
    indicator: Verwijzing = Field(description="Wat er gemeten is.")
    gebied: GebiedVerwijzing = Field(description="Waar het over gaat.")
    gebiedsoort: Gebiedsoort = Field(description="Wat voor gebied dat is.")
    periode: PeriodeAntwoord = Field(description="Over welke periode het gaat.")
    periodesoort: Periodesoort = Field(description="Hoe lang die periode is.")
    soort: Metingsoort = Field(description="Of het een cijfer is, of alleen een verandering.")
    aantal: int | None = Field(description="null: niet gemeten, of verborgen. Nooit 0 als wij het niet weten.")
    waarde: Getal | None = Field(description="Wat de bron meldt, in de eenheid van de indicator.")
    waarde_decimalen: int | None = Field(description="Met hoeveel decimalen de bron de waarde gaf.")
    marge: Getal | None = Field(description="Zoveel kan de waarde ernaast zitten.")
    verandering: Getal | None = Field(description="Als de bron alleen een verandering noemt: hoeveel procent.")
    verandering_van: Maat | None = Field(description="Waarvan dat de verandering is.")
    vergeleken_met: PeriodeAntwoord | None = Field(description="Met welke periode de bron vergelijkt.")
    verborgen: str | None = Field(description="Wat u ziet in plaats van een klein aantal: ‘<5’ of ‘verborgen’.")
    kwaliteit: Kwaliteit = Field(description="Hoe vast het cijfer is.")
    bron: str = Field(description="Waar dit staat.")
    stand_op: datetime.date | None = Field(description="De datum van de uitgave van de bron.")
    vastgesteld_op: datetime.datetime = Field(description="Wanneer een tweede medewerker het cijfer vaststelde.")


def _antwoorden(metingen: list[Meting]) -> list[MetingAntwoord]:
    indicatoren = {meting.indicator_id: meting.indicator for meting in metingen}
    gebieden = {meting.gebied_id: meting.gebied for meting in metingen}
    # What may not be seen, is decided where all pages ask it.
    reeksen = reeksen_voor(indicatoren.values(), gebieden.values())
    return [_antwoord(meting, reeksen[meting.indicator_id, meting.gebied_id]) for meting in metingen]


def _antwoord(meting: Meting, reeks: Reeks) -> MetingAntwoord:
    verborgen = _verborgen(meting, reeks)
    cijfers = {} if verborgen else _cijfers(meting)
    return MetingAntwoord(
        indicator=Verwijzing.naar(meting.indicator),
        gebied=GebiedVerwijzing.naar(meting.gebied),
        gebiedsoort=meting.gebied.soort,
        periode=PeriodeAntwoord.van(meting.periode.puur),
        periodesoort=meting.periode.soort,
        soort=meting.soort,
        verandering_van=meting.maat or None,
        vergeleken_met=PeriodeAntwoord.van(meting.basisperiode.puur if meting.basisperiode else None),
        verborgen=verborgen or None,
        kwaliteit=meting.kwaliteit,
        bron=meting.bron,
        stand_op=meting.stand_op,
        vastgesteld_op=meting.beoordeeld_op,
        **{naam: cijfers.get(naam) for naam in ("aantal", "waarde", "waarde_decimalen", "marge", "verandering")},
    )


def _cijfers(meting: Meting) -> dict:
    return {
        "aantal": meting.aantal,
        "waarde": meting.waarde,
        "waarde_decimalen": meting.waarde_decimalen,
        "marge": meting.marge,
        "verandering": meting.verandering,
    }


def _verborgen(meting: Meting, reeks: Reeks) -> str:
    """What stands in the place of the figure; of a change that would tell what either of its ends was, too."""
    if meting.soort == Metingsoort.NIVEAU:
        return reeks.verborgen.get(meting.periode.puur, "")
    einden = (meting.periode.puur, meting.basisperiode.puur)
    return VERBORGEN if any(periode in reeks.verborgen for periode in einden) else ""


def _gefilterd(vraag: MetingVraag) -> QuerySet[Meting]:
    rijen = Meting.objects.publiek()
    if vraag.indicator:
        zoek = {"slug": vraag.indicator}
        rijen = rijen.filter(
            indicator=gekozen(Indicator.objects, "indicator", vraag.indicator, waar="indicatoren", **zoek)
        )
    if vraag.gebied:
        rijen = rijen.filter(
            gebied=gekozen(openbare_gebieden(), "gebied", vraag.gebied, waar="gebieden", code=vraag.gebied)
        )
    keuzes = {
        "gebied__soort": vraag.gebiedsoort,
        "periode__soort": vraag.periodesoort,
        "periode__jaar": vraag.jaar,
        "periode__jaar__gte": vraag.jaar_vanaf,
        "periode__jaar__lte": vraag.jaar_tot_en_met,
        "kwaliteit": vraag.kwaliteit,
    }
    return rijen.filter(**{naam: waarde for naam, waarde in keuzes.items() if waarde is not None})


@lees(
    router,
    "/metingen",
    Pagina[MetingAntwoord],
    naam="metingen",
    vraag=MetingVraag,
    summary="Alle vastgestelde metingen",
    description="Zoals de bron ze gaf, ook van wijken en buurten. Wat wij daaruit afleiden en vergelijken, staat bij "
    "de cijfers van een indicator.",
)
def metingen(request, vraag: Query[MetingVraag]):
    rijen = _gefilterd(vraag).select_related("indicator", "gebied", "periode", "basisperiode")
    # By key, as the index has them: by name, one page of a million rows would sort them all.
    plaats = ("indicator_id", "gebied_id", "periode__begin", "periode__eind")
    return blader(rijen.order_by(*plaats, "soort", "basisperiode__code", "pk"), vraag, _antwoorden)
