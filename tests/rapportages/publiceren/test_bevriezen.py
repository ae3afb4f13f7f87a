"""What is frozen reads back as it was, and its canonical form is always the same."""

import hashlib
import json
import string
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportages.enums import Grootheid, Opnamesoort, Paragraafsoort, Spoor
from rapportages.models import Momentopname
from rapportages.verslag.bevriezen import (
    SOORTEN,
    Opname,
    bevries,
    kanonieke_tekst,
    lees,
    ontdooi,
    sha256_van,
    stempel,
)
from rapportages.verslag.delen import Alinea, Figuurdeel, Getal, Kop, Verslag
from rapportages.verslag.samenstellen import stel_samen
from tests.rapportages.publiceren import bouw
from themas import kanoniek


tekst = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
slug = st.text(string.ascii_lowercase + "-", min_size=1, max_size=8)


def delen(soort, **vast):
    """Any part of this kind; hypothesis reads the types of its fields."""
    st.register_type_strategy(str, tekst)
    return st.builds(soort, **vast)


@st.composite
def verslagen(draw):
    def uniek(soort, sleutel):
        return tuple(draw(st.lists(delen(soort), max_size=3, unique_by=sleutel)))

    per_soort = {soort.value: klasse for soort, klasse in SOORTEN.items()}
    return Verslag(
        kop=draw(delen(Kop)),
        themas=uniek(per_soort["thema"], lambda d: d.thema),
        onderwerpen=uniek(per_soort["onderwerp"], lambda d: (d.thema, d.onderwerp)),
        doelen=uniek(per_soort["doel"], lambda d: d.sleutel),
        figuren=uniek(Figuurdeel, lambda d: (d.thema, d.onderwerp, d.id)),
        alineas=uniek(Alinea, lambda d: d.sleutel),
        getallen=draw(st.dictionaries(tekst, delen(Getal), max_size=3)),
    )


@given(verslagen())
def test_what_is_frozen_reads_back_as_it_was(verslag):
    opnamen = bevries(verslag)
    assert ontdooi(opnamen) == verslag
    assert all(kanoniek.is_kanoniek(opname.inhoud) for opname in opnamen)
    assert bevries(ontdooi(opnamen)) == opnamen


def test_every_kind_of_row_has_a_part_and_every_part_a_kind():
    assert SOORTEN.keys() == set(Opnamesoort)
    assert len(fields(Verslag)) == len(SOORTEN)


def test_the_form_is_canonical_json():
    getal = Getal("a:aantal", 'van "1" naar 2\u00a0\x1f', grootheid=Grootheid.VERSCHIL)
    assert kanoniek.schrijf(getal) == (
        '{"fout":"","gebied":"","grootheid":"verschil","indicator":"","indicator_naam":"","periode":"",'
        '"sleutel":"a:aantal","tekst":"van \\"1\\" naar 2\u00a0\\u001f","waarde":""}'
    )
    alinea = Alinea("t", "o", Paragraafsoort.GEDAAN, Spoor.GEEN, "€ é 😀", paragraaf=7, machinezinnen=("Een zin.",))
    assert kanoniek.schrijf(alinea) == (
        '{"bron":"","onderwerp":"o","soort":"gedaan","spoor":"","tekst":"€ é 😀","thema":"t"}'
    )


@pytest.mark.parametrize("waarde", [1.5, object(), {"é": 1}, {1: 1}])
def test_what_two_programs_may_write_in_two_ways_is_refused(waarde):
    with pytest.raises(TypeError):
        kanoniek.schrijf(waarde)


@pytest.mark.parametrize("tekst", ['{"b":1,"a":2}', '{"a": 1}', '{"a":"\\u00e9"}', "{", '{"a":1.5}', ""])
def test_another_spelling_is_not_canonical(tekst):
    assert not kanoniek.is_kanoniek(tekst)


def test_a_row_of_an_older_program_stays_readable():
    """Without a field that came later, with one that went, as it was written in November 2026."""
    oud = '{"indicator":"x","sleutel":"x:aantal","tekst":"5","vroeger":true}'
    assert kanoniek.lees(Getal, oud) == Getal("x:aantal", "5", indicator="x")


def test_a_field_with_another_type_is_not_read():
    with pytest.raises(ValueError, match="Expected int, found str"):
        kanoniek.lees(Kop, '{"nummer":"1"}')


@pytest.mark.django_db
class TestEcht:
    def test_a_real_report_reads_back_in_one_query(self, stad, django_assert_num_queries):
        concept = bouw.concept()
        verslag = stel_samen(concept)
        versie = bouw.publiceer(
            rapportage=bouw.dien_in(rapportage=concept, door=bouw.wie(bouw.INDIENER)), door=bouw.wie(bouw.UITGEVER)
        )
        with django_assert_num_queries(1):
            gelezen = lees(versie)
        assert gelezen == verslag
        assert gelezen.getallen["woninginbraken:aantal@2019"].tekst == "673"
        assert [figuur.indicator for figuur in gelezen.figuren] == ["woninginbraken"]
        assert {alinea.paragraaf for alinea in gelezen.alineas} == {0}

    def test_the_hash_is_that_of_the_text_that_anybody_can_have(self, stad):
        versie = bouw.gepubliceerd()
        rijen = [Opname(Opnamesoort(r.soort), r.sleutel, r.inhoud) for r in versie.momentopnamen.order_by("volgorde")]
        document = kanonieke_tekst(versie, rijen)
        assert versie.sha256 == hashlib.sha256(document.encode()).hexdigest() == sha256_van(versie, rijen)
        kop, *delen = json.loads(document)
        assert kop == {
            "vorm": "veiligheid/rapport/1",
            "rapportage": "voortgang-2019",
            "versie": 1,
            "titel": "Voortgang over 2019",
            "gepubliceerd_op": versie.gepubliceerd_op.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "zichtbaar_vanaf": versie.zichtbaar_vanaf.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        assert len(delen) == versie.delen == Momentopname.objects.filter(versie=versie).count()
        assert not any(naam in document for naam in (bouw.SCHRIJVER, bouw.INDIENER, bouw.UITGEVER))
        assert {r.sha256 for r in Momentopname.objects.all()} == {rij.sha256 for rij in rijen}

    def test_every_part_of_the_head_moves_the_hash(self, stad):
        versie = bouw.gepubliceerd()
        rijen = [Opname(Opnamesoort(r.soort), r.sleutel, r.inhoud) for r in versie.momentopnamen.order_by("volgorde")]
        hashes = {sha256_van(versie, rijen), sha256_van(versie, rijen[:-1]), sha256_van(versie, rijen[::-1])}
        for veld, waarde in [("nummer", 2), ("titel", "Anders"), ("zichtbaar_vanaf", bouw.over(days=1))]:
            was = getattr(versie, veld)
            setattr(versie, veld, waarde)
            hashes.add(sha256_van(versie, rijen))
            setattr(versie, veld, was)
        assert len(hashes) == 6

    def test_the_stamp_follows_what_is_seen(self, stad):
        verslag = stel_samen(bouw.concept())
        anders = replace(verslag, kop=replace(verslag.kop, titel="Anders"))
        assert stempel(verslag) == stempel(ontdooi(bevries(verslag))) != stempel(anders)
