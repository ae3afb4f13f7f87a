"""The last days of agreements as iCalendar (RFC 5545): all-day events that a diary can follow."""

import datetime
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event, Timezone

from convenanten.bladen import Convenantblad, Versieblad
from convenanten.woorden import zo_gerekend
from themas.gemeente import heel_adres, vaste_id
from themas.models import Publicatie
from themas.weergave.letters import schoon
from themas.weergave.opmaak import datum


DAG = datetime.timedelta(days=1)


def einddata(publicaties: Iterable[Publicatie]) -> bytes:
    """A whole calendar. It does not depend on the day: what is the same may be kept."""
    naam = f"Einddata van afspraken – {settings.PORTAAL_NAAM}"
    kalender = Calendar()
    kalender.add("prodid", f"-//Gemeente {settings.GEMEENTE_NAAM}//Afspraken over veiligheid//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "PUBLISH")
    kalender.add("name", naam)
    kalender.add("x-wr-calname", naam)
    kalender.add("x-wr-caldesc", "De laatste dag van elke afspraak over veiligheid, als onze bronnen die noemen.")
    dagen = list(_dagen(publicaties))
    if not dagen:
        kalender.add_component(_tijdzone())
    for dag in dagen:
        kalender.add_component(dag)
    return kalender.to_ical()


def _tijdzone() -> Timezone:
    """A calendar must hold something, and this is true without any agreement."""
    return Timezone.from_tzid(settings.TIME_ZONE, first_date=datetime.date(2026, 1, 1))


def _dagen(publicaties: Iterable[Publicatie]) -> Iterator[Event]:
    for publicatie in publicaties:
        blad = publicatie.blad(Convenantblad)
        for versie in blad.versies:
            if versie.geldig_tot:
                yield _laatste_dag(publicatie, blad, versie)


def _laatste_dag(publicatie: Publicatie, blad: Convenantblad, versie: Versieblad) -> Event:
    adres = heel_adres(reverse("convenant", args=[blad.slug]))
    partijen = f" Met: {', '.join(partij.naam for partij in versie.partijen)}." if versie.partijen else ""
    dag = Event()
    # By the key of the piece: its name and its address may change, and a diary must know it again.
    dag.add("uid", vaste_id(f"convenanten/{publicatie.sleutel}/{versie.naam}/einde"))
    dag.add("dtstamp", publicatie.gepubliceerd_op.astimezone(datetime.UTC))
    dag.add("sequence", publicatie.nummer)
    dag.add("dtstart", versie.geldig_tot)
    if versie.geldig_tot < datetime.date.max:
        dag.add("dtend", versie.geldig_tot + DAG)  # the day after: the end is not included
    dag.add("summary", schoon(f"Laatste dag: {blad.naam} ({versie.naam})"))
    dag.add(
        "description",
        schoon(
            f"Deze afspraak geldt tot en met {datum(versie.geldig_tot)}.{zo_gerekend(versie)}{partijen} Meer: {adres}"
        ),
    )
    dag.add("url", adres)
    dag.add("transp", "TRANSPARENT")  # nobody is taken up by it
    return dag
