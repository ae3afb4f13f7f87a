"""The Atom feeds of open data: which figures are new, what was corrected, and which pieces came or changed."""

from django.conf import settings
from django.utils.html import format_html_join
from django.views.decorators.http import conditional_page, require_safe

from rapportages.views.feed import Sitefeed
from themas.gemeente import vaste_id
from themas.weergave.letters import schoon
from veiligheid.opendata.nieuws import Melding, cijfermeldingen, correctiemeldingen
from veiligheid.opendata.stukken import stukmeldingen


class Meldingfeed(Sitefeed):
    """``naam`` is what the feed is known by, whatever its address."""

    naam: str

    def author_name(self) -> str:
        return f"Gemeente {settings.GEMEENTE_NAAM}"

    def feed_guid(self) -> str:
        return vaste_id(self.naam)

    def item_title(self, item: Melding) -> str:
        return schoon(item.titel)

    def item_description(self, item: Melding) -> str:
        return format_html_join("", "<p>{}</p>", ((schoon(zin),) for zin in item.zinnen))

    def item_guid(self, item: Melding) -> str:
        return item.id

    def item_pubdate(self, item: Melding):
        return item.op

    item_updateddate = item_pubdate


class Cijferfeed(Meldingfeed):
    naam = "feeds/cijfers"
    pagina, naam_adres = "indicatoren", "cijferfeed"

    def title(self) -> str:
        return f"Nieuwe cijfers – {settings.PORTAAL_NAAM}"

    def subtitle(self) -> str:
        return f"Cijfers over de veiligheid in {settings.GEMEENTE_NAAM} die net zijn vastgesteld."

    def items(self) -> list[Melding]:
        return cijfermeldingen()


class Correctiefeed(Meldingfeed):
    naam = "feeds/correcties"
    pagina, naam_adres = "rectificaties", "correctiefeed"

    def title(self) -> str:
        return f"Correcties – {settings.PORTAAL_NAAM}"

    def subtitle(self) -> str:
        return f"Wat wij verbeterden in cijfers en rapportages over de veiligheid in {settings.GEMEENTE_NAAM}."

    def items(self) -> list[Melding]:
        return correctiemeldingen()


class Stukkenfeed(Meldingfeed):
    """Beside the feed of reports: who follows what the council is told did not ask for every agreement."""

    naam = "feeds/stukken"
    pagina, naam_adres = "open-data", "stukkenfeed"

    def title(self) -> str:
        return f"Afspraken en aanpakken – {settings.PORTAAL_NAAM}"

    def subtitle(self) -> str:
        return (
            "Afspraken, gebieden met het keurmerk, bijeenkomsten en aanpakken "
            f"in {settings.GEMEENTE_NAAM}: nieuw, gewijzigd of ingetrokken."
        )

    def items(self) -> list[Melding]:
        return stukmeldingen()


cijferfeed = conditional_page(require_safe(Cijferfeed()))
correctiefeed = conditional_page(require_safe(Correctiefeed()))
stukkenfeed = conditional_page(require_safe(Stukkenfeed()))
