"""The Atom feed of reports: who follows it hears of each publication and correction."""

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.views.decorators.http import conditional_page, require_safe

from rapportages.lezen.berichten import Bericht, berichten
from themas.gemeente import vaste_id
from themas.weergave.letters import schoon


LEEG = datetime(2000, 1, 1, tzinfo=UTC)


class Vastefeed(Atom1Feed):
    """Empty it was never changed: Django would say that it was just now, so that no reader could keep it."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else LEEG


class Sitefeed(Feed):
    """A feed at the address of this site as it is set: Django would take the host, and any port, that a visitor names.

    Whether it changed is told by its ETag alone. The moment of the newest entry says nothing of one that went or whose
    figure was hidden since, so who asked with that moment would keep what is no longer public.
    """

    feed_type = Vastefeed
    language = "nl"
    pagina: str  # the names of the addresses of the page that it is about, and of its own
    naam_adres: str

    def __call__(self, request, *args, **kwargs):
        antwoord = super().__call__(request, *args, **kwargs)
        antwoord.headers.pop("Last-Modified", None)
        return antwoord

    def link(self) -> str:
        return self.heel(reverse(self.pagina))

    def feed_url(self) -> str:
        return self.heel(reverse(self.naam_adres))

    def item_link(self, item) -> str:
        return self.heel(item.adres)

    @staticmethod
    def heel(pad: str) -> str:
        return f"{settings.SITE_ADRES}{pad}"


class Rapportfeed(Sitefeed):
    pagina, naam_adres = "rapportages", "rapportfeed"

    def title(self) -> str:
        return f"Rapportages – {settings.PORTAAL_NAAM}"

    def subtitle(self) -> str:
        return f"Nieuwe, gerectificeerde en ingetrokken rapportages over de veiligheid in {settings.GEMEENTE_NAAM}."

    def author_name(self) -> str:
        return f"Gemeente {settings.GEMEENTE_NAAM}"

    def items(self) -> list[Bericht]:
        return berichten()

    def feed_guid(self) -> str:
        return vaste_id("rapportages")

    def item_title(self, item: Bericht) -> str:
        return schoon(item.titel)

    def item_description(self, item: Bericht) -> str:
        """Atom reads this as HTML. Signs that XML cannot carry would take the whole feed down."""
        return format_html_join("", "<p>{}</p>", ((schoon(zin),) for zin in item.zinnen))

    def item_guid(self, item: Bericht) -> str:
        return item.id

    def item_pubdate(self, item: Bericht):
        return item.op

    item_updateddate = item_pubdate


feed = conditional_page(require_safe(Rapportfeed()))
