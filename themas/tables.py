"""Tables of the pages. They get rows and never ask the database."""

import django_tables2 as tables
from django.utils.html import format_html, format_html_join

from themas.berekening import Periode
from themas.enums import Gebiedsoort
from themas.templatetags.onderdelen import oordeel, verandering, voorbehoud, zekerheid
from themas.weergave.opmaak import getal, hoofdletter
from themas.weergave.tekenen import vonk


MEERVOUD = {Gebiedsoort.WIJK: "wijken", Gebiedsoort.BUURT: "buurten"}


class Tabel(tables.Table):
    """A table that says its roles aloud, because a phone shows its rows as cards."""

    anker = ""

    class Meta:
        template_name = "onderdelen/tabel.html"
        attrs = {"class": "tabel"}
        order_by_field = "sorteer"


class DoelenTabel(Tabel):
    """Goals with their figures. ``periode`` is what the page is about; only other comparisons are named in a row."""

    doel = tables.Column("Doel", accessor="doel__tekst", attrs={"td": {"class": "tabel__tekst"}})
    cijfer = tables.Column("Cijfer", empty_values=())
    niveau = tables.Column("Van en naar", accessor="van_naar", orderable=False, empty_values=())
    verloop = tables.Column("Verloop", accessor="vonk", orderable=False, empty_values=())
    verschil = tables.Column("Verschil", order_by="op_volgorde_verschil", empty_values=())
    oordeel = tables.Column("Oordeel", accessor="regel__oordeel", order_by="op_volgorde_oordeel")
    zekerheid = tables.Column(
        "Zekerheid", accessor="regel__zekerheid", order_by="op_volgorde_zekerheid", empty_values=()
    )

    class Meta(Tabel.Meta):
        attrs = {"class": "tabel tabel--doelen"}
        row_attrs = {"data-indicator": lambda record: record.indicator.slug if record.indicator else None}

    def __init__(self, rijen, *, periode: Periode | None, **opties):
        self.periode = periode
        super().__init__(rijen, **opties)

    def render_doel(self, record):
        return format_html('<span class="tabel__plek">{}</span>{}', record.plek, record.doel.tekst)

    def render_cijfer(self, record):
        if record.indicator is None:
            return zacht("zonder cijfer")
        return format_html('<a class="nl-link" href="{}">{}</a>', record.indicator.get_absolute_url(), record.cijfer)

    def render_niveau(self, record, value):
        if value is None:
            return zacht("niet beschikbaar") if record.indicator else streep()
        return format_html('<span>{} → {}</span><span class="tabel__eenheid">{}</span>', *value, record.eenheid)

    def render_verloop(self, value):
        return vonk(value) if value else streep()

    def render_verschil(self, record):
        regel = record.regel
        if regel.verschil is None:
            return zacht("niet beschikbaar") if record.indicator else streep()
        delen = [format_html('{}<span class="tabel__eenheid">{}</span>', verandering(regel.verschil), record.maat)]
        if regel.periode != self.periode or regel.basis.verlegd:
            delen.append(zacht(regel.basis.omschrijving))
        if regel.nieuwer is not None:
            later = verandering(regel.nieuwer.verschil), regel.nieuwer.omschrijving
            delen.append(format_html('<span class="tabel__later">Nieuwer: {} ({})</span>', *later))
        return format_html_join("", "{}", ((deel,) for deel in delen))

    def render_oordeel(self, record, value):
        reden = record.regel.vaststelling.waarom_niet if record.regel.vaststelling else ""
        if not reden:
            return oordeel(value)
        return format_html('{}<span class="tabel__eenheid">{}.</span>', oordeel(value), hoofdletter(reden))

    def render_zekerheid(self, record, value):
        if not value:
            return streep()
        return format_html("{}{}", zekerheid(value), voorbehoud(record.regel.basis))


class GebiedenTabel(Tabel):
    """Areas of one kind within the municipality, with one figure of one year."""

    naam = tables.Column("Gebied", accessor="gebied__naam")
    aantal = tables.Column("Aantal", attrs={"cell": {"class": "tabel__getal"}}, empty_values=())
    inwoners = tables.Column("Inwoners", attrs={"cell": {"class": "tabel__getal"}}, empty_values=())

    class Meta(Tabel.Meta):
        attrs = {"class": "tabel tabel--compact"}

    def __init__(self, rijen, *, soort: Gebiedsoort, inwoners_jaar: int | None, eerste: bool, **opties):
        self.wat = MEERVOUD.get(soort, "gebieden")
        self.anker = f"tabel-{self.wat}"
        super().__init__(rijen, order_by_field="sorteer" if eerste else f"sorteer-{self.wat}", **opties)
        self.columns["naam"].column.verbose_name = hoofdletter(soort.label)
        if inwoners_jaar:
            self.columns["inwoners"].column.verbose_name = f"Inwoners ({inwoners_jaar})"

    def render_naam(self, record, value):
        if not record.wijk:
            return value
        return format_html('{} <span class="tabel__eenheid">in {}</span>', value, record.wijk)

    def render_aantal(self, record, value):
        return record.tekst or getal(value)

    def render_inwoners(self, value):
        return getal(value)


def zacht(tekst: str):
    return format_html('<span class="onbekend">{}</span>', tekst)


def streep():
    """Nothing to say here; on a phone the line is left out of sight."""
    return format_html('<span class="onbekend streep">{}</span>', "–")
