"""The list of reports says of each how far it can be read, and gives nothing away."""

from django.urls import reverse

from rapportages.publicatie.publiceren import trek_in
from tests import fabriek
from tests.rapportages.lezen.bouw import alleen_titel, gerectificeerd, publiek, verbeterd
from tests.rapportages.publiceren.bouw import UITGEVER, concept, ingediend, over, wie
from tests.site.kruip import met_klasse, tekst, vraag


def lijst(client):
    """``[(title, address, what is said), ...]`` as they stand there."""
    rijen = met_klasse(vraag(client, reverse("rapportages")).main, "rapporten__rij")
    return [(tekst(rij.find("a")), rij.find("a").get("href"), tekst(met_klasse(rij, "noot")[0])) for rij in rijen]


def test_niets_gepubliceerd(client):
    assert lijst(client) == []
    assert "Er is nog geen rapportage gepubliceerd." in tekst(vraag(client, reverse("rapportages")).main)


def test_van_elk_staat_er_hoe_het_ermee_is(client, zet_klok):
    zet_klok(over().replace(year=2027, month=1, day=1, hour=12))
    rapport = publiek()
    gerectificeerd(rapport)
    verbeterd(alleen_titel())
    weg = publiek("voortgang-2018", "2018", 2)
    trek_in(rapportage=weg, reden="De cijfers kloppen niet.", door=wie(UITGEVER))
    concept("voortgang-2020", "2020", 3)
    ingediend(slug="voortgang-2021", code="2021", nummer=4)
    publiek("voortgang-2022", "2022", 5, publiceren_op=over(days=900))
    assert lijst(client) == [
        (
            "Voortgang over 2019",
            "/rapportages/voortgang-2019/",
            "Gepubliceerd op 1 januari 2027, versie 2. 1 rectificatie.",
        ),
        (
            "Voortgang eerste helft 2019",
            "/rapportages/eerste-helft-2019/",
            "De tekst staat niet in onze bronnen. 1 rectificatie.",
        ),
        ("Voortgang over 2018", "/rapportages/voortgang-2018/", "Ingetrokken op 1 januari 2027."),
    ]


def test_wat_een_medewerker_aan_de_titel_verandert_staat_er_niet(client):
    rapport = publiek()
    type(rapport).objects.filter(pk=rapport.pk).update(titel="Nog geheim")
    assert [rij[0] for rij in lijst(client)] == ["Voortgang over 2019"]


def test_een_plan_toont_zijn_rapportages(client):
    publiek()
    ander = fabriek.beleidsplan("ander-plan", naam="Ander plan", jaar_van=2023, jaar_tot_en_met=2026)
    plan = vraag(client, reverse("plan", args=["plan-2019-2022"]))
    assert [tekst(rij.find("a")) for rij in met_klasse(plan.main, "rapporten__rij")] == ["Voortgang over 2019"]
    assert met_klasse(vraag(client, ander.get_absolute_url()).main, "rapporten__rij") == []


def test_de_start_toont_de_laatste_die_nog_geldt(client):
    def laatste():
        start = vraag(client, reverse("start"))
        return [a.get("href") for a in start.main.iter("a") if a.get("href", "").startswith("/rapportages/")]

    assert laatste() == []
    alleen_titel()
    assert laatste() == []
    publiek()
    publiek("voortgang-2018", "2018", 2)
    assert laatste() == ["/rapportages/voortgang-2019/", "/rapportages/"]
    rapport = publiek("voortgang-2020", "2020", 3)
    assert laatste()[0] == "/rapportages/voortgang-2020/"
    trek_in(rapportage=rapport, reden="Fout.", door=wie(UITGEVER))
    assert laatste()[0] == "/rapportages/voortgang-2019/"
