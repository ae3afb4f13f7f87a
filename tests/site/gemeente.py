"""A municipality that is not there, with so many of everything, and what odd people may type into it."""

import datetime

from django.apps import apps
from django.db.models import CharField, Model, SlugField, TextField, URLField, Value
from django.db.models.functions import Concat
from django.utils import timezone

from convenanten.enums import Bepalingsoort, Overlegniveau, Puntstatus
from convenanten.models import Vraagpunt
from rapportages.enums import Raadsstatus
from rapportages.models import Actie, Actievoortgang, Jaarplan, Jaarplanthema, Raadsstuk
from tests import fabriek
from tests.convenanten import bouw as afspraken
from tests.rapportages.jaarplan import bouw as jaarplanbouw
from tests.rapportages.raad import bouw as raad
from themas.enums import Breukgevolg, Doelsoort, Gebiedsoort, Meetsoort, Noemersoort, Onderbouwing
from themas.models import Bewering, Doelstelling, Indicator, Onderwerp, Publicatie
from themas.models.publicatie import Stuk
from veiligheid.keurmerk import OPNIEUW, TOTALEN


#: Not typed by people, or chosen from a list.
GEEN_TEKST = {"code", "slug", "herkomst", "nummer", "afgedaan_toelichting"}


def bouw(aantal: int):
    """``aantal`` plans, themes, topics, goals, figures, areas, breaks, notes and corrections. All is approved."""
    plaats = fabriek.gebied()
    plan = fabriek.beleidsplan(opvolger_van=_eerder_plan())
    elders = [_gebied(f"PV{n}", Gebiedsoort.PROVINCIE) for n in range(aantal)]
    buurten = [_gebied(f"WK9999{n:02}", Gebiedsoort.WIJK, ligt_in=plaats) for n in range(aantal)]
    for jaar in (2017, 2018, 2019):
        fabriek.noemer(jaar=jaar)
    for n in range(aantal):
        fabriek.beleidsplan(
            f"later-{n}", naam=f"Later plan {n}", jaar_van=2030 + n, jaar_tot_en_met=2033 + n, peiljaar=None
        )
        fabriek.werkwijze(f"werkwijze-{n}", plan=plan, nummer=n, naam=f"Werkwijze {n}")
        _thema(plan, n)
    eerste, *_ = indicatoren = [_indicator(n, in_gebied=plaats) for n in range(aantal)]
    for n, indicator in enumerate(indicatoren):
        bij = fabriek.onderwerp(f"onderwerp-{n}", van_thema=fabriek.thema("thema-0", plan=plan), naam=f"Onderwerp {n}")
        for soort in (Doelsoort.DALEN, Doelsoort.KWALITATIEF):
            cijfers = [indicator, eerste] if soort == Doelsoort.DALEN else []
            doel = fabriek.doelstelling(
                f"doel-{n}-{soort}", bij=bij, indicatoren=cijfers, soort=soort, tekst=f"Doel {n}."
            )
        fabriek.beoordeling(doel=doel, **fabriek.vastgesteld())
        fabriek.indicator(f"deel-{n}", onderdeel_van=eerste)
        fabriek.vastgestelde_meting("2019", van=fabriek.indicator(f"deel-{n}"))
        _actie(n, bij=bij, werkwijze=fabriek.werkwijze(f"werkwijze-{n}", plan=plan))
        fabriek.reeksbreuk(f"breuk-{n}", indicatoren=[eerste], datum="2018-07-01", gevolg=Breukgevolg.VOORBEHOUD)
        fabriek.bronnotitie(f"Notitie {n}", van=eerste)
        for gebied in (elders[n], buurten[n]):
            fabriek.vastgestelde_meting("2017", van=eerste, in_gebied=gebied, aantal=50)
            fabriek.vastgestelde_meting("2019", van=eerste, in_gebied=gebied, aantal=60 + n)
    _stel_bij(eerste, keer=aantal)
    _raad(aantal)
    _bijeenkomsten(aantal)
    _keurmerk(aantal, in_gebied=plaats)
    _kennis(aantal)
    _convenanten(aantal)
    publiceer_stukken()


def publiceer_stukken():
    """Every piece as it is now, for readers."""
    for model in apps.get_models():
        if issubclass(model, Stuk):
            for stuk in model.objects.all():
                afspraken.openbaar(stuk)


def _eerder_plan():
    return fabriek.beleidsplan("plan-2015-2018", naam="Eerder plan", jaar_van=2015, jaar_tot_en_met=2018, peiljaar=2013)


def _gebied(code, soort, **velden):
    return fabriek.gebied(code, f"Gebied {code}", soort=soort, **velden)


def _thema(plan, n):
    thema = fabriek.thema(f"thema-{n}", plan=plan, nummer=n + 1, naam=f"Thema {n}")
    thema.velden.add(fabriek.veiligheidsveld(f"veld-{n}", nummer=n + 1, naam=f"Veld {n}"))
    fabriek.onderwerp("in-jaarplan", van_thema=thema, naam="In het jaarplan", matrixrij=1)
    eerder = fabriek.thema(f"eerder-{n}", plan=plan.opvolger_van, nummer=n + 1, naam=f"Eerder thema {n}")
    thema.vervolg_op = eerder
    thema.save()


def _actie(n, *, bij, werkwijze):
    """One in 2019 with a note, and the one of 2020 that goes on with it."""
    jaarplanbouw.themadoelen(thema=fabriek.thema(f"thema-{n}"))
    eerste = jaarplanbouw.actie(f"A{n:02}", onderwerp=bij, werkwijze=werkwijze)
    jaarplanbouw.voortgang(bij=eerste)
    jaarplanbouw.actie(f"A{n:02}", van=jaarplanbouw.jaarplan(2020), onderwerp=bij, overgenomen_van=eerste)


def _indicator(n, *, in_gebied):
    indicator = fabriek.indicator(f"cijfer-{n}", noemersoort=Noemersoort.INWONERS)
    for periode, aantal in (("2017", 100), ("2018", 90), ("2019-H1", 40), ("2019-H2", 41 + n)):
        fabriek.vastgestelde_meting(periode, van=indicator, in_gebied=in_gebied, aantal=aantal)
    return indicator


def _raad(aantal):
    """Open motions past their deadline with a letter about them, motions that the letter settles, and decisions."""
    brief = raad.brief("brief", titel="Brief")
    for n in range(aantal):
        bij = [fabriek.onderwerp(f"onderwerp-{n}", van_thema=fabriek.thema("thema-0"))]
        velden = {"onderwerpen": bij, "inhoud": f"Motie {n}."}
        stuk = raad.motie(f"motie-{n}", titel=f"Motie {n}", deadline=datetime.date(2020, 3, 31), **velden)
        stuk.doelstellingen.add(*Doelstelling.objects.filter(onderwerp=bij[0]))
        brief.over.add(stuk)
        raad.brief(f"brief-{n}", titel=f"Brief {n}", over=[raad.motie("motie-0")])
        raad.afgedaan(f"afgedaan-{n}", titel=f"Afgedaan {n}", met=brief, **velden)
        raad.besluit(f"besluit-{n}", titel=f"Besluit {n}", plan=fabriek.beleidsplan())


def _bijeenkomsten(aantal):
    """So many meetings, each with a point; the first with so many, all with a programme and a document."""
    for n in range(aantal):
        bij = afspraken.bijeenkomst(f"bijeenkomst-{n}", naam=f"Bijeenkomst {n}")
        afspraken.programmaonderdeel(bij)
        afspraken.document(bijeenkomst=bij)
        for nummer in range(1, aantal + 1 if n == 0 else 2):
            afspraken.vraagpunt(bij, nummer, veld=fabriek.veiligheidsveld(f"veld-{n}"))


def _keurmerk(aantal, *, in_gebied):
    """Areas with the mark, each with certificates, and the totals that were published without names."""
    opnieuw = fabriek.indicator(OPNIEUW)
    opnieuw.onderwerpen.add(*Onderwerp.objects.filter(slug__startswith="onderwerp-"))
    for slug in TOTALEN.values():
        fabriek.vastgestelde_meting("2022", van=fabriek.indicator(slug, soort=Meetsoort.STAND), in_gebied=in_gebied)
    for n in range(aantal):
        certificaten = (("2016-01-01", "2018-12-31"), ("2019-01-01", None))
        afspraken.keurmerkgebied(f"terrein-{n}", certificaten=certificaten)


def _kennis(aantal):
    """Interventions with claims of every kind, all public; many agreements and meetings name the first of them."""
    for n in range(aantal):
        bij = [fabriek.onderwerp(f"onderwerp-{n}", van_thema=fabriek.thema("thema-0"))]
        aanpak = fabriek.interventie(f"aanpak-{n}", naam=f"Aanpak {n}", in_gemeente="In de stad.", onderwerpen=bij)
        aanpak.velden.add(fabriek.veiligheidsveld(f"veld-{n}"))
        for volgorde, soort in enumerate(Onderbouwing, start=1):
            getal = {} if soort is Onderbouwing.ONDERZOEK else {"effect_van": None, "effect_tot": None}
            zin = f"Is er minder overlast {n}?"
            fabriek.bewering(aanpak, volgorde, tekst=zin, onderbouwing=soort, uitleg=f"Uitleg {n}.", **getal)
        convenant, bijeenkomst = afspraken.convenant(f"met-aanpak-{n}"), afspraken.bijeenkomst(f"over-aanpak-{n}")
        convenant.interventies.add(fabriek.interventie("aanpak-0"))
        punt = afspraken.vraagpunt(bijeenkomst, veld=fabriek.veiligheidsveld("veld-0"))
        punt.interventies.add(fabriek.interventie("aanpak-0"))


def _convenanten(aantal):
    """So many agreements, each with so many of everything; the first comes after the second where there are two."""
    jaren = [f"{2000 + n}-{2000 + n}" for n in range(aantal)]
    for n in range(aantal):
        stuk = afspraken.convenant(f"convenant-{n}", naam=f"Convenant {n}", versies=jaren)
        for soort in Bepalingsoort:
            for nummer in range(aantal):
                doel = {"doelsoort": Doelsoort.DALEN, "peiljaar": 2017} if soort == Bepalingsoort.DOEL else {}
                bepaling = afspraken.bepaling(stuk, soort, nummer + 1, tekst=f"Tekst {nummer}.", **doel)
                if doel:
                    bepaling.indicatoren.add(fabriek.indicator(f"cijfer-{nummer}"))
        for niveau in Overlegniveau:
            for nummer in range(aantal):
                overleg = afspraken.overleg(stuk, f"Overleg {niveau} {nummer}", niveau)
                overleg.deelnemers.add(afspraken.partij())
        for versie in stuk.versies.all():
            afspraken.document(versie)
        stuk.onderwerpen.add(*Onderwerp.objects.filter(slug__startswith="onderwerp-"))
        stuk.doelstellingen.add(*Doelstelling.objects.all())
        stuk.indicatoren.add(*Indicator.objects.all())
        stuk.interventies.add(fabriek.bewering().interventie)
    if aantal > 1:
        stuk.opvolger_van = afspraken.convenant("convenant-0")
        stuk.save()


def _stel_bij(indicator, *, keer):
    """One figure that was corrected so often."""
    geldt = fabriek.vastgestelde_meting("2016", van=indicator, aantal=500)
    for n in range(keer):
        oud, geldt.opgevolgd_op = geldt, timezone.now()
        oud.save()
        velden = {"aantal": 501 + n, "vervangt": oud, "reden": "De bron telde opnieuw."}
        geldt = fabriek.vastgestelde_meting("2016", van=indicator, **velden)


def vul_alle_tekst(tekst: str):
    """Put this text in every field that a person types into, as much of it as fits; the rows stay distinct."""
    rapporten = (Jaarplan, Jaarplanthema, Actie, Actievoortgang, Raadsstuk)
    Vraagpunt.objects.update(status=Puntstatus.BESPROKEN, uitkomst=tekst)  # only then there is something to say
    van_apps = [model for naam in ("themas", "convenanten") for model in apps.get_app_config(naam).get_models()]
    for model in (*van_apps, *rapporten):
        if model is Publicatie:  # made of the others
            continue
        velden = [veld for veld in model._meta.concrete_fields if _getypt(veld)]
        for rij in model.objects.all() if velden else []:
            model.objects.filter(pk=rij.pk).update(**{veld.name: _passend(tekst, veld, rij) for veld in velden})
    Raadsstuk.objects.filter(status=Raadsstatus.AFGEDAAN).update(afgedaan_toelichting=tekst)
    Bewering.objects.filter(onderbouwing=Onderbouwing.OPEN_VRAAG).update(tekst=Concat("tekst", Value("?")))
    publiceer_stukken()


def _getypt(veld) -> bool:
    soort = isinstance(veld, CharField | TextField) and not isinstance(veld, SlugField | URLField)
    return soort and veld.editable and not veld.choices and veld.name not in GEEN_TEKST


def _passend(tekst: str, veld, rij: Model) -> str:
    kop = f"{rij.pk} "
    return (kop + tekst)[: veld.max_length]
