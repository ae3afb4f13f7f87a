"""Whoever runs the portal hears that nobody would hear of a report."""

import pytest
from django.core.checks import run_checks


@pytest.mark.parametrize(
    ("naar", "naar_scherm", "is_demo", "nummers"),
    [
        (["a@v.example"], False, False, []),
        ([], False, False, ["W006"]),
        (["a@v.example"], True, False, ["W007"]),
        ([], True, False, ["W006", "W007"]),
        (["a@v.example"], True, True, []),  # the screen will do
    ],
)
def test_the_check_says_what_is_missing(settings, naar, naar_scherm, is_demo, nummers):
    settings.MELDINGEN_NAAR, settings.MAIL_NAAR_SCHERM, settings.IS_DEMO = naar, naar_scherm, is_demo
    gevonden = [melding.id for melding in run_checks(include_deployment_checks=True)]
    assert [nummer for nummer in ("W006", "W007") if f"veiligheid.{nummer}" in gevonden] == nummers
