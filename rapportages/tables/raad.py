"""The table of the council. It gets rows and never asks the database."""

import django_tables2 as tables
from django.utils.html import format_html, format_html_join

from rapportages.templatetags.raad import raadsstand
from themas.tables import Tabel, streep, zacht
from themas.weergave.opmaak import NIET_IN_BRONNEN, hoofdletter


class RaadTabel(Tabel):
    """What the council asked, was promised and was told; rows are ``Raadsrij``."""

    titel = tables.Column("Stuk", accessor="stuk__titel", order_by="op_volgorde_titel")
    onderwerp = tables.Column("Onderwerp", accessor="onderwerpen", orderable=False, empty_values=())
    datum = tables.Column("Datum", accessor="wanneer", order_by="op_volgorde_datum", empty_values=())
    termijn = tables.Column("Termijn", order_by="op_volgorde_termijn", empty_values=())
    status = tables.Column("Status", accessor="stuk__status", order_by="op_volgorde_status")

    class Meta(Tabel.Meta):
        attrs = {"class": "tabel tabel--kaarten tabel--raad"}
        row_attrs = {"class": lambda record: "over-termijn" if record.over_termijn else None}

    def render_titel(self, record, value):
        plek = format_html('<span class="tabel__plek">{}</span>', hoofdletter(record.stuk.aanduiding))
        return format_html('{}<a class="nl-link" href="{}">{}</a>', plek, record.stuk.get_absolute_url(), value)

    def render_onderwerp(self, record, value):
        if not value:
            return record.stuk.plan.naam if record.stuk.plan else zacht(NIET_IN_BRONNEN)
        return format_html_join("", '<span class="tabel__regel">{}</span>', ((onderwerp.naam,) for onderwerp in value))

    def render_datum(self, value):
        return hoofdletter(value) if value else zacht(NIET_IN_BRONNEN)

    def render_termijn(self, record, value):
        if not value:
            return zacht(NIET_IN_BRONNEN) if record.stuk.staat_open else streep()
        return format_html('{}<span class="tabel__eenheid">{}</span>', hoofdletter(value), record.gerekend_tot)

    def render_status(self, record):
        return format_html('<span class="oordelen">{}</span>', raadsstand(record))
