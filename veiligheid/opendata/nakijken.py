"""Can the package be kept? For `manage.py check --deploy`; docs/beheer/opendata.md says whose the folder must be."""

import os
from pathlib import Path

from django.conf import settings
from django.core import checks


@checks.register(checks.Tags.files, deploy=True)
def controleer_map(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """A folder that is not there yet is made at the first download, in the nearest folder that is."""
    map_ = Path(settings.OPENDATA_MAP).absolute()
    er_is = next(pad for pad in (map_, *map_.parents) if pad.exists())
    if er_is.is_dir() and os.access(er_is, os.W_OK | os.X_OK):
        return []
    return [
        checks.Warning(
            f"OPENDATA_MAP: in {er_is} mag het portaal niet schrijven. Het maakt het pakket bij elke vraag opnieuw.",
            hint="Geef de map aan de gebruiker van de webserver. Draai deze opdracht ook als die gebruiker.",
            id="veiligheid.W008",
        )
    ]
