"""The policy of Voorbeeldstad: two plans that follow each other, with a goal for each of the figures given."""

from themas import berekening
from themas.enums import Doelsoort, Oordeel, Rapportagecyclus
from themas.models import (
    Beleidsplan,
    Beoordeling,
    Doelstelling,
    Indicator,
    Onderwerp,
    Periode,
    Thema,
    Veiligheidsveld,
    Werkwijze,
)
from veiligheid.voorbeeldcijfers import BRON


THEMAS = ["Veilig wonen", "Veilig op straat", "Zorg voor elkaar", "Veilig ondernemen"]


def maak_beleid(met_doel: list[Indicator], zonder_doel: list[Indicator], vastgesteld: dict):
    """Two plans with the same themes; figures that have no goal stand beside the goals of their theme."""
    veld = Veiligheidsveld.objects.create(nummer=1, naam="Veilige buurten", slug="veilige-buurten")
    eerste = _maak_plan(2019, 2022, peiljaar=2017)
    tweede = _maak_plan(2023, 2026, peiljaar=2022, opvolger_van=eerste)
    for nummer, naam in enumerate(THEMAS):
        vorig = None
        for plan in (eerste, tweede):
            thema = _maak_thema(plan, nummer + 1, naam, vervolg_op=vorig)
            thema.velden.add(veld)
            _maak_doelen(thema, met_doel[nummer :: len(THEMAS)], vastgesteld)
            overig = Onderwerp.objects.create(thema=thema, volgorde=99, naam="Andere cijfers", slug="andere-cijfers")
            overig.indicatoren.set(zonder_doel[nummer :: len(THEMAS)])
            vorig = thema


def _maak_plan(van: int, tot_en_met: int, **velden) -> Beleidsplan:
    plan = Beleidsplan.objects.create(
        naam=f"Veiligheidsplan {van}-{tot_en_met}",
        slug=f"veiligheidsplan-{van}-{tot_en_met}",
        jaar_van=van,
        jaar_tot_en_met=tot_en_met,
        rapportagecyclus=Rapportagecyclus.HALFJAAR,
        hoofddoel="Iedereen is en voelt zich veilig.",
        bron=BRON,
        **velden,
    )
    Werkwijze.objects.create(plan=plan, nummer=1, naam="Samenwerken", slug="samenwerken")
    return plan


def _maak_thema(plan: Beleidsplan, nummer: int, naam: str, **velden) -> Thema:
    return Thema.objects.create(
        plan=plan,
        nummer=nummer,
        naam=naam,
        slug=naam.lower().replace(" ", "-"),
        omschrijving="Een verzonnen thema.",
        bron=BRON,
        **velden,
    )


def _maak_doelen(thema: Thema, indicatoren: list[Indicator], vastgesteld: dict):
    """A goal for each figure, each under a topic of its own, and one without a figure."""
    plan, nummer = thema.plan, thema.nummer
    for rij, indicator in enumerate(indicatoren, start=1):
        onderwerp = Onderwerp.objects.create(
            thema=thema, nummer=f"{nummer}.{rij}", volgorde=rij, matrixrij=rij, naam=indicator.naam, slug=indicator.slug
        )
        minder = rij % 2 == 1
        doel = Doelstelling.objects.create(
            onderwerp=onderwerp,
            code=f"{nummer}-{rij}",
            tekst=f"{indicator.naam}: {'minder' if minder else 'niet meer'} dan in {plan.peiljaar}.",
            soort=Doelsoort.DALEN if minder else Doelsoort.NIET_STIJGEN,
            bron=BRON,
        )
        doel.indicatoren.add(indicator)
    bewoners = Onderwerp.objects.create(thema=thema, volgorde=50, naam="Bewoners", slug="bewoners")
    zonder_cijfer = Doelstelling.objects.create(
        onderwerp=bewoners,
        code=f"{nummer}-praten",
        tekst="Wij praten elk jaar met bewoners over veiligheid.",
        soort=Doelsoort.KWALITATIEF,
        bron=BRON,
    )
    Beoordeling.objects.create(
        doelstelling=zonder_cijfer,
        periode=_periode(plan.jaar_van),
        oordeel=Oordeel.OP_KOERS,
        toelichting="Er waren drie avonden met bewoners.",
        bewijs="Een verzonnen verslag.",
        **vastgesteld,
    )


def _periode(jaar: int) -> Periode:
    puur = berekening.Periode(jaar)
    return Periode.objects.van(puur)[puur]
