"""The same cells are the same file, whatever the clock says; other cells are another one."""

import io
import zipfile
from datetime import date, datetime, timezone
from decimal import Decimal
from types import SimpleNamespace

import openpyxl.packaging.core
import openpyxl.writer.excel
import pytest
from lxml import etree
from openpyxl import load_workbook

from tests import fabriek
from themas.weergave import werkmap
from themas.weergave.export import Tabel, xlsx_antwoord


def bestand(*rijen):
    return xlsx_antwoord(Tabel("cijfers", "Cijfers", ("a", "b"), rijen)).content


@pytest.fixture
def later(monkeypatch):
    """``later()``: from now on it is another year for what a ZIP says of its members, and for openpyxl."""

    class Straks(datetime):
        @classmethod
        def now(cls, tz=None):
            return super().now(tz).replace(year=2030)

    def zet():
        monkeypatch.setattr(zipfile.time, "localtime", lambda *_: (2030, 1, 1, 0, 0, 0, 1, 1, 0))
        for module in (openpyxl.writer.excel, openpyxl.packaging.core):
            monkeypatch.setattr(module, "datetime", SimpleNamespace(datetime=Straks, timezone=timezone))

    return zet


RIJEN = (["x", Decimal("12.90")], [date(2019, 2, 28), None])


def test_the_same_cells_are_the_same_bytes_on_another_day(later):
    eerst = bestand(*RIJEN)
    later()
    assert bestand(*RIJEN) == eerst
    assert bestand(*RIJEN[:1]) != eerst


def test_no_member_and_no_property_tells_a_moment():
    inhoud = bestand(*RIJEN)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        assert zip_.testzip() is None
        assert {lid.date_time for lid in zip_.infolist()} == {werkmap.GEEN_MOMENT}
        kern = etree.fromstring(zip_.read("docProps/core.xml"))
    assert {etree.QName(deel).localname: deel.text for deel in kern} == {"creator": "openpyxl", "title": "Cijfers"}
    assert [cel.value for cel in load_workbook(io.BytesIO(inhoud))["Cijfers"][2]] == ["x", 12.9]


@pytest.mark.django_db
@pytest.mark.parametrize("formaat", ["csv", "xlsx"])
def test_who_has_a_download_is_sent_it_again_only_when_it_changed(client, settings, formaat):
    settings.GEMEENTE_CODE = fabriek.gebied().code
    fabriek.vastgestelde_meting("2019", aantal=40)
    adres = f"/indicatoren/woninginbraken/cijfers.{formaat}"
    kenmerk = client.get(adres)["ETag"]
    assert client.get(adres, headers={"if-none-match": kenmerk}).status_code == 304
    fabriek.vastgestelde_meting("2018", aantal=41)
    assert client.get(adres, headers={"if-none-match": kenmerk}).status_code == 200
