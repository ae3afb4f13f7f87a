"""Goals with their verdict and certainty: the lines of the dashboard, by the same filters."""

from django.http import Http404
from ninja import Field, Query, Router

from themas.berekening import Periode, kwaliteit_van_cijfers
from themas.dashboard import Rij, filter_regels, perioden_van
from themas.enums import Doelsoort, Kwaliteit, Maat, Oordeel, Zekerheid
from themas.filters import NIEUWSTE
from themas.gemeente import eigen_gebied
from themas.models import Beleidsplan, Doelstelling, Thema
from themas.stand import Regel, herbeoordeel, rapportjaar, stand_van_doelen
from veiligheid.api.adres import lees
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk
from veiligheid.api.onderdelen import Niveau, PeriodeAntwoord, Verandering, Verwijzing
from veiligheid.api.opzoeken import gekozen
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import Getal, Slug


router = Router(tags=["Doelstellingen"])


class DoelstellingVraag(Bladervraag):
    plan: Slug | None = Field(None, description="Alleen doelen van dit plan (slug).")
    thema: Slug | None = Field(None, description="Alleen doelen van thema’s met deze slug, van elk plan.")
    oordeel: Oordeel | None = Field(None, description="Alleen regels met dit oordeel.")
    zekerheid: Zekerheid | None = Field(None, description="Alleen regels met deze zekerheid.")
    periode: str | None = Field(
        None,
        pattern="^(nieuwste|[0-9]{4}(-H[12]|-K[1-4])?)$",
        description="Over welke periode het oordeel gaat: een code zoals 2019, of ‘nieuwste’ voor het nieuwste cijfer "
        "van elk doel. Zonder: het jaar waarover wij de meeste doelen kunnen vergelijken, zoals op het dashboard.",
    )


class Doelverschil(Verandering):
    van: Niveau = Field(description="Het cijfer waarmee wij vergelijken.")
    naar: Niveau = Field(description="Het cijfer waar het oordeel over gaat.")
    bereik: list[int] | None = Field(description="Tussen welke procenten het ligt, als de bron afrondt; anders null.")
    kwaliteit: Kwaliteit = Field(description="Hoe vast deze cijfers zijn.")
    voorbehouden: list[str] = Field(description="Wat er in de tussentijd aan het tellen veranderde.")


class BeoordelingAntwoord(Antwoord):
    toelichting: str = Field(description="Wat mensen bij hun oordeel schreven.")
    bewijs: str = Field(description="De actie, de brief of het cijfer waaruit dit blijkt.")


class DoelstellingAntwoord(Antwoord):
    """One goal with one of its figures."""

    plan: Verwijzing = Field(description="Het plan waar het doel in staat.")
    thema: Verwijzing = Field(description="Het thema waar het bij hoort.")
    onderwerp: Verwijzing = Field(description="Het onderwerp waar het bij hoort.")
    code: str = Field(description="Herkenningsteken binnen het onderwerp.")
    tekst: str = Field(description="Het doel.")
    soort: Doelsoort = Field(description="Wat het cijfer moet doen.")
    peiljaar: int | None = Field(description="Het jaar waarmee wij vergelijken; null als het plan er geen noemt.")
    streefwaarde: Getal | None = Field(description="Welke waarde het plan wil halen; null als het plan er geen noemt.")
    bron: str = Field(description="Waar het doel staat.")
    indicator: Verwijzing | None = Field(description="null bij een doel dat mensen beoordelen.")
    periode: PeriodeAntwoord | None = Field(description="Waar het oordeel over gaat; null als er niets te zeggen is.")
    verschil: Doelverschil | None = Field(description="Hoeveel het veranderde; null als wij niet kunnen vergelijken.")
    oordeel: Oordeel = Field(description="Hoe het met het doel staat.")
    zekerheid: Zekerheid | None = Field(description="Of het verschil toeval kan zijn; null als er geen verschil is.")
    beoordeling: BeoordelingAntwoord | None = Field(description="Bij een doel dat mensen beoordelen; null: nog niet.")
    waarom_niet: str | None = Field(description="Waarom er geen oordeel is; null als er wel een is.")


def _antwoord(regel: Regel) -> DoelstellingAntwoord:
    doel = regel.doel
    return DoelstellingAntwoord(
        plan=Verwijzing.naar(doel.onderwerp.thema.plan),
        thema=Verwijzing.naar(doel.onderwerp.thema),
        onderwerp=Verwijzing.naar(doel.onderwerp),
        code=doel.code,
        tekst=doel.tekst,
        soort=doel.soort,
        peiljaar=doel.geldend_peiljaar,
        streefwaarde=doel.streefwaarde,
        bron=doel.bron,
        indicator=Verwijzing.naar(regel.indicator),
        periode=PeriodeAntwoord.van(regel.periode),
        verschil=_verschil(Rij(regel)) if regel.verschil else None,
        oordeel=regel.oordeel,
        zekerheid=regel.zekerheid,
        beoordeling=BeoordelingAntwoord.model_validate(regel.beoordeling) if regel.beoordeling else None,
        waarom_niet=(regel.vaststelling.waarom_niet or None) if regel.vaststelling else None,
    )


def _verschil(rij: Rij) -> Doelverschil:
    verschil = rij.regel.verschil
    van, naar = (
        # The rates of figures that were compared by count alone were not compared, and are left out.
        Niveau.van(punt, None if verschil.maat is Maat.AANTAL else rij.tarief(punt))
        for punt in (verschil.van, verschil.naar)
    )
    return Doelverschil(
        van=van,
        naar=naar,
        **Verandering.velden(verschil),
        bereik=list(verschil.bereik) if verschil.bereik else None,
        kwaliteit=kwaliteit_van_cijfers(rij.regel.reeks, verschil),
        voorbehouden=[breuk.titel for breuk in rij.regel.basis.voorbehouden],
    )


def _beoordeeld(vraag: DoelstellingVraag) -> list[Regel]:
    """All lines, at the period that is asked for."""
    regels = stand_van_doelen(Doelstelling.objects.met_plan(), eigen_gebied())
    if vraag.periode == NIEUWSTE:
        return regels
    if vraag.periode is None:
        jaar = rapportjaar(regels)
        return herbeoordeel(regels, jaar) if jaar else regels
    mogelijk = [periode.code for periode in perioden_van(regels)]
    if vraag.periode not in mogelijk:
        wel = f"Wel over: {', '.join(mogelijk)}." if mogelijk else "Er zijn nog geen cijfers."
        raise Http404(f"Over de periode ‘{vraag.periode}’ kunnen wij geen doel beoordelen. {wel}")
    return herbeoordeel(regels, Periode.van_code(vraag.periode))


@lees(
    router,
    "/doelstellingen",
    Pagina[DoelstellingAntwoord],
    naam="doelstellingen",
    vraag=DoelstellingVraag,
    summary="Alle doelen, met oordeel en zekerheid",
    description="Een regel voor elk cijfer bij een doel. Een doel met drie cijfers staat er drie keer, want elk cijfer "
    "krijgt een eigen oordeel.",
)
def doelstellingen(request, vraag: Query[DoelstellingVraag]):
    doelen = Doelstelling.objects.order_by()
    if vraag.plan:
        plan = gekozen(Beleidsplan.objects, "plan", vraag.plan, waar="plannen", slug=vraag.plan)
        doelen = doelen.filter(onderwerp__thema__plan=plan)
    if vraag.thema:
        binnen = {"plan__slug": vraag.plan} if vraag.plan else {}
        gekozen(Thema.objects, "thema", vraag.thema, waar="themas", slug=vraag.thema, **binnen)
        doelen = doelen.filter(onderwerp__thema__slug=vraag.thema)
    regels = filter_regels(
        _beoordeeld(vraag),
        doelen=set(doelen.values_list("pk", flat=True)),
        oordeel=vraag.oordeel or "",
        zekerheid=vraag.zekerheid or "",
    )
    return blader(regels, vraag, elk(_antwoord))
