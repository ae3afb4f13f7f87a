"""The table of claims. It gets rows and never asks the database."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django_tables2.data import TableListData

from themas.enums import Onderbouwing
from themas.tables import Tabel, streep, zacht
from themas.templatetags.kennis import effect, onderbouwing


GEEN_GETAL = "geen getal in de bron"


class Beweringdata(TableListData):
    """Rows of which those without a number come last, whichever way their numbers are sorted."""

    def order_by(self, aliases):
        super().order_by(aliases)
        if any(alias.lstrip("-") == "effect" for alias in aliases):
            self.data.sort(key=lambda rij: rij.getalsoort)


class BeweringenTabel(Tabel):
    """What is claimed of which intervention; rows are ``Beweringrij``."""

    naam = tables.Column("Aanpak", accessor="aanpak__naam", order_by="op_volgorde_naam")
    tekst = tables.Column("Wat wordt er gezegd?", accessor="bewering__tekst", orderable=False)
    effect = tables.Column("Effect", accessor="bewering__effect", order_by="op_volgorde_effect", empty_values=())
    onderbouwing = tables.Column("Onderbouwing", accessor="bewering__onderbouwing", order_by="op_volgorde_onderbouwing")

    class Meta(Tabel.Meta):
        attrs = {"class": "tabel tabel--kaarten tabel--kennis"}
        row_attrs = {"class": lambda record, table: table.is_vervolg(record)}

    def __init__(self, rijen, **opties):
        self._vorige = ""
        super().__init__(Beweringdata(list(rijen)), **opties)

    def is_vervolg(self, rij) -> str | None:
        """The class of a row about the same intervention as the row before it: a phone does not repeat its name.

        Rows are asked one after another, in the order in which the reader sees them.
        """
        vorige, self._vorige = self._vorige, rij.aanpak.slug
        return "tabel__vervolg" if vorige == rij.aanpak.slug else None

    def render_naam(self, record, value):
        return format_html(
            '<a class="nl-link" href="{}">{}</a>', reverse("interventie", args=[record.aanpak.slug]), value
        )

    def render_tekst(self, value):
        return format_html('<span class="bewering__tekst">{}</span>', value)

    def render_effect(self, record, value):
        if record.bewering.onderbouwing is Onderbouwing.OPEN_VRAAG:
            return streep()
        return zacht(GEEN_GETAL) if value is None else effect(value)

    def render_onderbouwing(self, value):
        return onderbouwing(value)
