"""The folder in which the package waits: checked before it is needed, and nothing in it is removed that is not ours."""

import pytest

from veiligheid.opendata.kast import Kast
from veiligheid.opendata.nakijken import controleer_map


@pytest.mark.parametrize(("onder", "nummers"), [("er-is-nog-niets/hier", []), ("bestand/map", ["veiligheid.W008"])])
def test_a_folder_that_cannot_be_written_is_said_before_it_is_needed(settings, tmp_path, onder, nummers):
    (tmp_path / "bestand").write_text("geen map")
    settings.OPENDATA_MAP = str(tmp_path / onder)
    assert [melding.id for melding in controleer_map(None)] == nummers


def test_a_new_package_takes_the_place_of_the_old_and_of_nothing_else(tmp_path):
    oud, vreemd, nieuw = f"{'0' * 64}-{'a' * 16}.zip", "archief.zip", tmp_path / "bezig"
    for naam in (oud, vreemd, nieuw.name):
        (tmp_path / naam).write_bytes(naam.encode())
    Kast(tmp_path).bewaar(nieuw, stempel="1" * 64, editie="b" * 16).close()
    assert sorted(pad.name for pad in tmp_path.iterdir()) == [f"{'1' * 64}-{'b' * 16}.zip", vreemd]
