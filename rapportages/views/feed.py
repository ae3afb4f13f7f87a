"""The Atom feed of reports: who follows it hears of each publication and correction."""

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
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


class Rapportfeed(Feed):
    feed_type = Vastefeed
    language = "nl"
    link = reverse_lazy("rapportages")
    feed_url = reverse_lazy("rapportfeed")

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

    def item_link(self, item: Bericht) -> str:
        return item.adres

    def item_guid(self, item: Bericht) -> str:
        return item.id

    def item_pubdate(self, item: Bericht):
        return item.op

    item_updateddate = item_pubdate


feed = conditional_page(require_safe(Rapportfeed()))
