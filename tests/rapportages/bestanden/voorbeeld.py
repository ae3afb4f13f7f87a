"""A report with one of everything, as plain values: no database is needed to print it."""

import datetime

from rapportages.enums import Paragraafsoort, Spoor
from rapportages.verslag.delen import (
    Alinea,
    Doeldeel,
    Figuurdeel,
    Figuurnoot,
    Getal,
    Kop,
    Onderwerpdeel,
    Tabelrij,
    Themadeel,
    Veld,
    Verslag,
)
from rapportages.verslag.leesbaar import Leesverslag, maak_leesbaar
from rapportages.verslag.uitgave import Rechtzetting, Uitgave
from tests.themas.weergave.voorbeelden import HUISVERBODEN, LEEG, WONINGINBRAKEN
from themas.enums import Oordeel, Zekerheid
from themas.templatetags.figuren import figuur as figuur_in_delen


HASH = "ab12" * 16
PLEK = ("veilige-wijken", "inbraken-en-roof")
MOMENT = datetime.datetime(2020, 3, 2, 9, 30, tzinfo=datetime.UTC)
BEELD = """In 2019 waren er [[woninginbraken:aantal@2019]] inbraken.[^1] Zie [de motie](https://raad.voorbeeldstad.example/motie)
en [het cijfer](/indicatoren/woninginbraken/).

| Jaar | Inbraken |
| --- | ---: |
| 2018 | <5 |
| 2019 | 673 |

Nog een keer.[^1] En een andere.[^2]

[^1]: Van de politie.
[^2]: Een andere noot, met **nadruk**.
"""
GEDAAN = "1. Wij gaven voorlichting.\n2. Wij deelden sloten uit:\n   - op de markt;\n   - aan huis."


def figuurdeel(figuur) -> Figuurdeel:
    delen = figuur_in_delen(figuur)
    return Figuurdeel(
        *PLEK,
        indicator=figuur.sleutel,
        id=delen["id"],
        titel=delen["titel"],
        breed=str(delen["breed"]),
        smal=str(delen["smal"]),
        beschrijving=delen["beschrijving"],
        noten=tuple(Figuurnoot(noot.tekst, noot.nummer, noot.alleen_smal) for noot in delen["noten"]),
        koppen=tuple(Veld(veld.tekst, veld.klasse) for veld in delen["koppen"]),
        rijen=tuple(
            Tabelrij(rij.naam, tuple(Veld(cel.tekst, cel.klasse) for cel in rij.cellen)) for rij in delen["rijen"]
        ),
        leeg=delen["leeg"],
    )


def verslag(*, beeld=BEELD, figuren=(WONINGINBRAKEN, HUISVERBODEN, LEEG)) -> Verslag:
    doel = {"thema": PLEK[0], "onderwerp": PLEK[1], "indicator": "woninginbraken", "indicator_naam": "Woninginbraken"}
    return Verslag(
        kop=Kop(
            slug="tweede-helft-2019",
            titel="Voortgang over 2019",
            nummer=2,
            plan="Veiligheidsplan 2019-2022",
            plan_slug="plan-2019-2022",
            peiljaar=2017,
            periode="2e helft 2019",
            periodecode="2019-H2",
            gemeente="Voorbeeldstad",
            bronnen=("Politie", "CBS"),
        ),
        themas=(Themadeel(PLEK[0], 1, "Veilige wijken", "Van de 2 cijfers is er 1 op koers."),),
        onderwerpen=(Onderwerpdeel(*PLEK, "1.1", "Inbraken en roof", "Veiligheid", (("Roof", "roof", "12 in 2019"),)),),
        doelen=(
            Doeldeel(
                **doel,
                code="1-1a",
                tekst="Minder inbraken",
                oordeel=Oordeel.OP_KOERS,
                verschil="−38%",
                zekerheid=Zekerheid.DUIDELIJK,
                kopzin="In 2019 waren er 673 inbraken.",
                voorbehouden=("De politie telt anders",),
            ),
            Doeldeel(*PLEK, "1-1b", "Buurten weten elkaar te vinden", Oordeel.NOG_NIET_BEOORDEELD, bewijs="De brief."),
        ),
        figuren=tuple(figuurdeel(figuur) for figuur in figuren),
        alineas=(
            Alinea("", "", Paragraafsoort.ALGEMEEN, Spoor.GEEN, "Het gaat beter.", bron="De brief aan de raad"),
            Alinea(*PLEK, Paragraafsoort.BEELD, Spoor.GEEN, beeld),
            Alinea(*PLEK, Paragraafsoort.GEDAAN, Spoor.PREVENTIE, GEDAAN),
            Alinea(*PLEK, Paragraafsoort.VOORTGANG, Spoor.GEEN, "> Het loopt.\n\n`code`"),
        ),
        getallen={"woninginbraken:aantal@2019": Getal("woninginbraken:aantal@2019", "673", "673")},
    )


def leesverslag(**anders) -> Leesverslag:
    return maak_leesbaar(verslag(**anders))


def uitgave(**anders) -> Uitgave:
    standaard = {
        "titel": "Voortgang over 2019",
        "versie": 2,
        "gepubliceerd_op": MOMENT,
        "zichtbaar_vanaf": MOMENT + datetime.timedelta(hours=4),
        "sha256": HASH,
        "adres": "https://veilig.voorbeeldstad.example/rapportages/tweede-helft-2019/versies/2/",
        "rechtzettingen": (
            Rechtzetting(datetime.date(2020, 3, 1), "680 inbraken", "673 inbraken", "Telfout.", "Brief"),
        ),
    }
    return Uitgave(**standaard | anders)
