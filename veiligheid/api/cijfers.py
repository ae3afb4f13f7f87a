"""The figures of one indicator as its page and its download show them, with what we computed of them."""

import datetime

from ninja import Field, Query, Router

from themas.cijferrijen import Cijferrij, cijferrij
from themas.enums import Kwaliteit, Zekerheid
from themas.models import Gebied
from themas.overzicht import Overzicht
from veiligheid.api.adres import lees
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk
from veiligheid.api.onderdelen import GebiedVerwijzing, Niveau, PeriodeAntwoord, Verandering
from veiligheid.api.waarden import Gebiedcode, Getal


router = Router(tags=["Indicatoren en cijfers"])


class CijferVraag(Bladervraag):
    gebied: Gebiedcode | None = Field(None, description="Alleen cijfers van dit gebied (code).")


class Cijferverschil(Verandering):
    vergeleken_met: PeriodeAntwoord = Field(description="De periode van het peiljaar waarmee wij vergelijken.")
    omschrijving: str = Field(description="De vergelijking in woorden.", examples=["2020 tegenover 2017"])
    zekerheid: Zekerheid = Field(description="Of het verschil toeval kan zijn.")


class Cijfer(Niveau):
    gebied: GebiedVerwijzing = Field(description="Waar het cijfer over gaat.")
    begin: datetime.date = Field(description="De eerste dag van de periode.")
    eind: datetime.date = Field(description="De laatste dag van de periode.")
    marge: Getal | None = Field(description="Bij een percentage uit een onderzoek: zoveel kan het ernaast zitten.")
    verborgen: str | None = Field(description="Wat u ziet in plaats van een klein aantal: ‘<5’ of ‘verborgen’.")
    afgeleid: bool = Field(description="Of wij het aantal zelf uitrekenden, bijvoorbeeld uit twee halve jaren.")
    kwaliteit: Kwaliteit | None = Field(description="null als er van deze periode alleen een verandering bekend is.")
    verschil: Cijferverschil | None = Field(description="Met het peiljaar; null als wij dat niet kunnen vergelijken.")
    ook_gemeld: list[str] = Field(description="Veranderingen die de bron zelf noemt, tegenover een andere periode.")
    bronnen: list[str] = Field(description="Waar het cijfer staat.")


def _antwoord(gebied: Gebied, rij: Cijferrij) -> Cijfer:
    periode = rij.punt.periode
    return Cijfer(
        gebied=GebiedVerwijzing.naar(gebied),
        **dict(Niveau.van(rij.punt, rij.waarde)),
        begin=periode.begin,
        eind=periode.eind,
        marge=rij.punt.marge,
        verborgen=rij.punt.verborgen or None,
        afgeleid=rij.punt.afgeleid,
        kwaliteit=rij.kwaliteit,
        verschil=_verschil(rij) if rij.verschil else None,
        ook_gemeld=list(rij.gemeld),
        bronnen=list(rij.bronnen),
    )


def _verschil(rij: Cijferrij) -> Cijferverschil:
    verschil = rij.verschil
    return Cijferverschil(
        **Verandering.velden(verschil),
        vergeleken_met=PeriodeAntwoord.van(verschil.van.periode),
        omschrijving=rij.basis.omschrijving,
        zekerheid=verschil.zekerheid,
    )


@lees(
    router,
    "/indicatoren/{slug}/cijfers",
    Pagina[Cijfer],
    naam="cijfers",
    vraag=CijferVraag,
    summary="De cijfers van één indicator, zoals op zijn pagina",
    description="Van de gemeente zelf, van gebieden om mee te vergelijken, en van wijken en buurten. Ook wat wij "
    "afleiden en vergelijken staat erin. Dezelfde rijen staan in de download van de pagina.",
)
def cijfers(request, slug: str, vraag: Query[CijferVraag]):
    overzicht = Overzicht(slug, binnen=True)
    plekken = [
        (gebied, reeks, periode)
        for gebied, reeks in overzicht.reeksen
        if vraag.gebied in (None, gebied.code)
        for periode in reeks.perioden
    ]

    def maak(plek) -> Cijfer:
        """Comparing takes most of the time, so it is done for what is on this page alone."""
        gebied, reeks, periode = plek
        return _antwoord(gebied, cijferrij(overzicht.indicator, reeks, periode, overzicht.peiljaar))

    return blader(plekken, vraag, elk(maak))
