"""The table of meetings. It gets rows and never asks the database."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from convenanten.enums import Verslagstand
from themas.tables import Tabel, zacht
from themas.weergave.opmaak import NIET_IN_BRONNEN


class BijeenkomstTabel(Tabel):
    """Rows are ``Bijeenkomstrij``."""

    naam = tables.Column("Bijeenkomst", accessor="blad__naam", order_by="op_volgorde_naam")
    datum = tables.Column("Datum", accessor="wanneer", order_by="op_volgorde_datum", empty_values=())
    waar = tables.Column("Plaats", accessor="blad__plaats", empty_values=())
    punten = tables.Column("Punten", accessor="aantal")
    verslag = tables.Column("Verslag", order_by="op_volgorde_verslag")

    class Meta(Tabel.Meta):
        attrs = {"class": "tabel tabel--kaarten"}

    def render_naam(self, record, value):
        adres = reverse("bijeenkomst", args=[record.blad.slug])
        voor = format_html('<span class="tabel__plek">voor {}</span>', record.blad.doelgroep)
        return format_html('<a class="nl-link" href="{}">{}</a>{}', adres, value, voor if record.blad.doelgroep else "")

    def render_datum(self, record, value):
        if not value:
            return zacht(NIET_IN_BRONNEN)
        if not record.blad.andere_datum:
            return value
        return format_html('{}<span class="tabel__eenheid">{}</span>', value, "de bron noemt twee dagen")

    def render_waar(self, value):
        return value or zacht(NIET_IN_BRONNEN)

    def render_punten(self, record, value):
        if record.besproken:
            meer = f"{record.besproken} besproken"
        elif record.geweest and value:
            meer = f"besproken: {NIET_IN_BRONNEN}"
        else:
            return value
        return format_html('{}<span class="tabel__eenheid">{}</span>', value, meer)

    def render_verslag(self, record, value: Verslagstand):
        return format_html(
            '<span><span aria-hidden="true">{}</span> {}<span class="tabel__eenheid">{}</span></span>',
            value.teken,
            value.label,
            record.verslag_kort,
        )
