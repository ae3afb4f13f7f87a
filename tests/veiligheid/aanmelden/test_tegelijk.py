"""One code in two requests at the same moment lets one of them in."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.veiligheid.aanmelden.telefoon import Telefoon
from veiligheid.aanmelden import apparaat


pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
TEGELIJK = 4


def probeer(gebruiker, code, start):
    start.wait()
    try:
        apparaat.controleer_code(gebruiker=gebruiker, code=code)
    except (apparaat.CodeKloptNiet, apparaat.Wacht):
        return False
    else:
        return True
    finally:
        connection.close()


@pytest.mark.parametrize("soort", ["app", "herstelcode"])
def test_a_code_lets_one_in(soort):
    ans = User.objects.create_user("ans", is_staff=True)
    telefoon = Telefoon(apparaat.nieuwe_sleutel())
    TOTPDevice.objects.create(user=ans, name="app", key=telefoon.sleutel)
    codes = apparaat.vernieuw_herstelcodes(gebruiker=ans, door=ans)
    code = telefoon.code() if soort == "app" else codes[0]
    start = Barrier(TEGELIJK)
    with ThreadPoolExecutor(TEGELIJK) as draden:
        gelukt = list(draden.map(lambda _: probeer(ans, code, start), range(TEGELIJK)))
    assert gelukt.count(True) == 1
