"""The checklist: each rule finds what it is for, says where and how to mend it, and finds nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rapportages.enums import Ernst, Paragraafsoort, Spoor
from rapportages.models import Opmerking
from rapportages.nazien.keuring import Bevinding, fouten, keur
from rapportages.verslag.samenstellen import stel_samen
from tests import fabriek
from tests.rapportages.publiceren import bouw
from themas.enums import Kwaliteit


FOUT, LET_OP = Ernst.FOUT, Ernst.LET_OP


@pytest.mark.django_db
@pytest.mark.usefixtures("stad")
class TestRapport:
    def bevindingen(self, rapportage, ernst=None):
        return [b for b in keur(rapportage) if ernst in (None, b.ernst)]

    def test_a_report_that_lacks_nothing(self):
        rapportage = bouw.concept()
        for soort in (Paragraafsoort.BEELD, Paragraafsoort.GEDAAN, Paragraafsoort.VOORTGANG):
            bouw.schrijf_aan(rapportage, "Wij hielden koers.", soort)
        assert keur(rapportage) == []

    @pytest.mark.parametrize(
        ("verwijzing", "fout"),
        [
            (
                "[[onzin]]",
                "dit is geen verwijzing naar een cijfer. Schrijf bijvoorbeeld [[woninginbraken:aantal@2019]].",
            ),
            ("[[woninginbraak:aantal]]", "het cijfer ‘woninginbraak’ kennen wij niet. Bedoelt u ‘woninginbraken’?"),
            ("[[woninginbraken:aantal@2018]]", "er is geen vastgesteld aantal over 2018."),
        ],
    )
    def test_a_reference_that_gives_no_number(self, verwijzing, fout):
        rapportage = bouw.concept()
        alinea = bouw.schrijf_aan(rapportage, f"Goed.\n\nEr waren {verwijzing} inbraken.", Paragraafsoort.VOORTGANG)
        assert fouten(keur(rapportage)) == [
            Bevinding(
                FOUT,
                "1.1 Inbraken en roof, voortgang, alinea 2, regel 3, teken 10",
                f"‘{verwijzing}’: {fout}",
                "Verbeter de verwijzing, of schrijf de zin zonder dit cijfer.",
                alinea.pk,
            )
        ]

    def test_a_figure_that_is_not_approved_is_no_figure(self):
        fabriek.meting("2018", aantal=700)
        rapportage = bouw.concept()
        bouw.schrijf_aan(rapportage, "[[woninginbraken:aantal@2018]]")
        assert [b.ernst for b in keur(rapportage) if "2018" in b.tekst] == [FOUT]

    def test_open_comments_and_only_those(self):
        rapportage = bouw.concept()
        rij = bouw.paragraaf(rapportage, Paragraafsoort.GEDAAN, Spoor.PREVENTIE)
        Opmerking.objects.create(paragraaf=rij, tekst="Waar precies?", door=bouw.wie("lezer"))
        af = {"opgelost_door": bouw.wie("lezer"), "opgelost_op": timezone.now()}
        Opmerking.objects.create(paragraaf=rij, tekst="Klaar.", door=bouw.wie("lezer"), **af)
        (fout,) = fouten(keur(rapportage))
        assert (fout.plek, fout.tekst) == (
            "1.1 Inbraken en roof, wat wij hebben gedaan (preventie)",
            "de opmerking van lezer is nog open: ‘Waar precies?’.",
        )

    @pytest.mark.parametrize("tekst", [None, "", " \n"])
    def test_the_general_picture_is_needed(self, tekst):
        rapportage = bouw.concept()
        bouw.schrijf_aan(rapportage, tekst)
        assert [b.plek for b in fouten(keur(rapportage))] == ["Algemeen beeld"]

    def test_a_report_without_that_paragraph_at_all(self):
        rapportage = bouw.concept()
        bouw.paragraaf(rapportage).delete()
        assert [(b.plek, b.paragraaf) for b in fouten(keur(rapportage))] == [("Algemeen beeld", 0)]

    def test_other_empty_texts_are_advice_and_tracks_are_free(self):
        rapportage = bouw.concept()
        assert [b.plek for b in self.bevindingen(rapportage, LET_OP)] == [
            "1.1 Inbraken en roof, wat wij hebben gedaan",
            "1.1 Inbraken en roof, voortgang",
            "1.1 Inbraken en roof, beeld en ontwikkeling",  # not empty: the computer wrote it
        ]

    def test_errors_come_first_and_each_text_has_its_place(self):
        rapportage = bouw.concept()
        bouw.schrijf_aan(rapportage, "Zo\u200b.[^1]", Paragraafsoort.VOORTGANG)
        gevonden = keur(rapportage)
        assert [b.ernst for b in gevonden] == [FOUT, LET_OP, LET_OP, LET_OP]
        assert gevonden[0].plek == "1.1 Inbraken en roof, voortgang, alinea 1, regel 1, teken 5"
        assert [b.tekst for b in gevonden if "niemand ziet" in b.tekst] == [
            "Hier staat een teken dat niemand ziet (U+200B). Lezers krijgen het niet. Typ dit stuk opnieuw."
        ]

    def test_a_number_that_no_reference_carries(self):
        rapportage = bouw.concept()
        bouw.schrijf_aan(rapportage, "Goed.\n\nDat is 12% meer dan [[woninginbraken:aantal@2019]] in 2019.")
        assert [(b.ernst, b.plek, b.tekst) for b in keur(rapportage) if "gekoppeld" in b.tekst] == [
            (LET_OP, "Algemeen beeld, alinea 2, regel 3, teken 8", "‘12%’ is niet gekoppeld.")
        ]

    def test_sentences_of_the_computer(self):
        rapportage = bouw.concept()
        beeld = next(a for a in stel_samen(rapportage).alineas if a.soort is Paragraafsoort.BEELD)
        zinnen = len(beeld.machinezinnen)
        assert zinnen > 1
        over = [(b.ernst, b.plek, b.tekst) for b in keur(rapportage) if "computer" in b.tekst]
        plek = "1.1 Inbraken en roof, beeld en ontwikkeling"
        assert over == [(LET_OP, plek, f"{zinnen} zinnen zijn van de computer en door niemand veranderd.")]
        bouw.schrijf_aan(rapportage, "Wij hielden koers.", Paragraafsoort.BEELD)
        assert [b for b in keur(rapportage) if "computer" in b.tekst] == []

    def cijfers(self, rapportage):
        return [b.tekst for b in keur(rapportage) if b.plek == "Cijfers"]

    def test_an_estimated_figure(self):
        fabriek.doelstelling(indicatoren=[fabriek.indicator()])
        fabriek.vastgestelde_meting("2017", aantal=1040, kwaliteit=Kwaliteit.GESCHAT)
        fabriek.vastgestelde_meting("2019", aantal=673, kwaliteit=Kwaliteit.GESCHAT)
        fabriek.vastgestelde_meting("2020", aantal=600, kwaliteit=Kwaliteit.GESCHAT)
        elders = fabriek.gebied("GM0001", "Elders")
        fabriek.vastgestelde_meting("2019", in_gebied=elders, kwaliteit=Kwaliteit.GESCHAT)
        assert self.cijfers(bouw.concept()) == ["Woninginbraken: het cijfer over 2019 is geschat."]

    def test_an_old_figure(self):
        fabriek.doelstelling(indicatoren=[fabriek.indicator(), fabriek.indicator("overvallen")])
        fabriek.vastgestelde_meting("2019", aantal=673)
        fabriek.vastgestelde_meting("2018", van=fabriek.indicator("overvallen"), aantal=3)
        fabriek.meting("2019", van=fabriek.indicator("overvallen"), aantal=4)  # not approved
        assert self.cijfers(bouw.concept()) == ["Overvallen: het nieuwste cijfer loopt tot en met 31-12-2018."]

    def vragen(self, rapportage):
        rapportage = bouw.Voortgangsrapportage.objects.get(pk=rapportage.pk)
        verslag = stel_samen(rapportage)
        with CaptureQueriesContext(connection) as gevangen:
            keur(rapportage, verslag=verslag)
        return len(gevangen)

    def test_the_number_of_queries_does_not_grow_with_the_report(self):
        bouw.cijfers()
        for nummer in range(3):
            fabriek.onderwerp(f"onderwerp-{nummer}")
        rapportage = bouw.concept()
        klein = self.vragen(rapportage)
        for rij in rapportage.paragrafen.all():
            bouw.schrijf(paragraaf=rij, tekst="[[woninginbraken:aantal]] [[weg:aantal]] [^1]", door=bouw.wie("ander"))
            Opmerking.objects.create(paragraaf=rij, tekst="Waarom?", door=bouw.wie("lezer"))
        assert self.vragen(rapportage) == klein

    def test_what_readers_would_not_see_as_it_was_meant_is_in_the_list_too_and_once(self):
        rapportage = bouw.concept()
        bouw.schrijf_aan(rapportage, "Zie [de motie](http://almere.nl).\n\nZo\u200b.\n\n[^1]: Los.")
        gevonden = [b for b in self.bevindingen(rapportage, LET_OP) if b.plek.startswith("Algemeen beeld, alinea")]
        (link,) = [b for b in gevonden if "http" in b.tekst]
        assert (link.plek, link.tekst, link.mend) == (
            "Algemeen beeld, alinea 1, regel 1, teken 16",
            "Deze link begint met http:// en werkt daarom niet.",
            "Schrijf https://.",
        )
        assert len({b.plek for b in gevonden}) == len(gevonden) == 3
