"""The table of agreements. It gets rows and never asks the database."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from convenanten.templatetags.afspraken import afspraakstand
from themas.tables import Tabel, zacht
from themas.weergave.opmaak import NIET_IN_BRONNEN, hoofdletter


class ConvenantTabel(Tabel):
    """Rows are ``Convenantrij``."""

    naam = tables.Column("Afspraak", accessor="blad__naam", order_by="op_volgorde_naam")
    partijen = tables.Column("Met wie", orderable=False, empty_values=())
    begin = tables.Column("Geldig van", order_by="op_volgorde_begin")
    einde = tables.Column("Geldig tot en met", order_by="op_volgorde_einde")
    stand = tables.Column("Stand vandaag", order_by="op_volgorde_stand")

    class Meta(Tabel.Meta):
        attrs = {"class": "tabel tabel--kaarten tabel--afspraken"}

    def render_naam(self, record, value):
        return format_html(
            '<span class="tabel__plek">{}</span><a class="nl-link" href="{}">{}</a>',
            hoofdletter(record.blad.soort.label),
            reverse("convenant", args=[record.blad.slug]),
            value,
        )

    def render_partijen(self, value):
        return ", ".join(value) if value else zacht(NIET_IN_BRONNEN)

    def render_begin(self, value):
        return _dag(value)

    def render_einde(self, value):
        return _dag(value)

    def render_stand(self, value):
        return format_html('<span class="oordelen">{}</span>', afspraakstand(value))


def _dag(woorden: str):
    return zacht(woorden) if woorden == NIET_IN_BRONNEN else woorden
