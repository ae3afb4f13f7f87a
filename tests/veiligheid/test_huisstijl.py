import pytest
from django.urls import reverse

from veiligheid.huisstijl import contrast_met_wit, controleer_kleuren


def test_stylesheet_holds_both_colours(client, settings):
    settings.KLEUR_HOOFD, settings.KLEUR_ACCENT = "#1F4E6B", "#b3541e"
    antwoord = client.get(reverse("huisstijl"))
    assert antwoord.headers["Content-Type"] == "text/css; charset=utf-8"
    assert antwoord.content.decode() == (":root {\n  --kleur-hoofd: #1F4E6B;\n  --kleur-accent: #b3541e;\n}\n")


@pytest.mark.parametrize(("kleur", "contrast"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("#777777", 4.48)])
def test_contrast_as_wcag_computes_it(kleur, contrast):
    assert contrast_met_wit(kleur) == pytest.approx(contrast, abs=0.005)


@pytest.mark.parametrize(
    ("hoofd", "accent", "fouten"),
    [
        ("#1f4e6b", "#ffcc00", []),
        ("#777777", "#ffcc00", ["veiligheid.E002"]),
        ("blauw", "#ffcc00", ["veiligheid.E001"]),
        ("#1f4e6b", "red; } body { display: none", ["veiligheid.E001"]),
        ("#1f4e6b\n", "#fc0", ["veiligheid.E001", "veiligheid.E001"]),
    ],
)
def test_check_refuses_colours_that_cannot_be_read(settings, hoofd, accent, fouten):
    settings.KLEUR_HOOFD, settings.KLEUR_ACCENT = hoofd, accent
    assert [fout.id for fout in controleer_kleuren(None)] == fouten
