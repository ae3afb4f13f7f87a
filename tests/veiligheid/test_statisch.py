"""Static files the way production serves them: each file that a stylesheet asks for is there."""

import json

from django.core.management import call_command


def test_collectstatic_resolves_every_reference(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    namen = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    gezien = [namen[naam] for naam in namen if naam.endswith((".css", ".js"))]
    assert gezien
    assert all((tmp_path / naam).is_file() for naam in gezien)
    assert any((tmp_path / f"{naam}.br").is_file() for naam in gezien)
