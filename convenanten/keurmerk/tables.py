"""The table of the register. It gets rows and never asks the database."""

import django_tables2 as tables
from django.utils.html import format_html

from convenanten.keurmerk.rijen import van_in_woorden
from convenanten.templatetags.keurmerk import keurmerkstand
from themas.tables import Tabel, streep, zacht
from themas.weergave.opmaak import NIET_IN_BRONNEN, datum, hoofdletter


class KeurmerkTabel(Tabel):
    """Areas on one day; rows are ``Gebiedrij``."""

    naam = tables.Column("Gebied", accessor="blad__naam", order_by="op_volgorde_naam")
    soort = tables.Column("Soort", accessor="blad__soort", order_by="op_volgorde_soort")
    stand = tables.Column("Op deze dag", order_by="op_volgorde_stand")
    van = tables.Column("Certificaat van", accessor="certificaat", order_by="op_volgorde_van", empty_values=())
    tot = tables.Column("Tot en met", accessor="certificaat", order_by="op_volgorde_tot", empty_values=())
    opnieuw = tables.Column("Opnieuw", accessor="certificaat", orderable=False, empty_values=())

    anker = "gebieden"

    class Meta(Tabel.Meta):
        attrs = {"class": "tabel tabel--kaarten tabel--keurmerk"}

    def render_naam(self, record, value):
        return format_html('<a class="nl-link" href="#{}">{}</a>', record.blad.slug, value)

    def render_soort(self, value):
        return hoofdletter(value.label)

    def render_stand(self, value):
        return keurmerkstand(value)

    def render_van(self, value):
        wanneer, gerekend = van_in_woorden(value)
        if not wanneer:
            return zacht(NIET_IN_BRONNEN)
        return format_html('{}<span class="tabel__eenheid">{}</span>', hoofdletter(wanneer), gerekend)

    def render_tot(self, value):
        return datum(value.geldig_tot) if value and value.geldig_tot else zacht(NIET_IN_BRONNEN)

    def render_opnieuw(self, value):
        return "Ja" if value and value.hercertificering else streep()
