"""The real data of the first municipality, loaded the way officers would: entered by one, approved by another."""

import datetime
import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from convenanten.models import Convenant
from rapportages.models import Voortgangsrapportage
from rapportages.rollen import maak_gelijk
from rapportages.rondes import open_ronde, voeg_toe, wijs_toe
from rapportages.vaststellen import stel_vast
from themas.berekening import Periode as PurePeriode
from themas.enums import Status
from themas.importeren import importeer
from themas.models import Beleidsplan, Indicator, Meting, Periode
from veiligheid.demoafspraken import laad_afspraken
from veiligheid.demorapporten import laad_rapporten


BELEID = Path(settings.BASE_DIR, "fixtures")
CIJFERS = BELEID / "cijfers"
# Superuser, so that a visitor can look everywhere; four eyes hold for superusers too.
ACCOUNTS = ("beheerder", "invoerder", "vaststeller", "redacteur", "publiceerder")
# The round that the demo leaves open: the first half-year without figures, with wholes and parts to try.
PROEFPLAN, PROEFPERIODE = "actieplan-veiligheid-2019-2022", "2020-H2"
PROEFINDICATOREN = ("ov-incidenten", "handhavingszaken-ondermijning", "huisverboden", "fraude-online-handel")
# No mail reaches this domain (RFC 2606), so it can mark the accounts that the demo made.
DOMEIN = "demo.invalid"


class AndereGegevens(Exception):
    """The database holds data that the demo did not put there."""


@dataclass(frozen=True, slots=True)
class Demoverslag:
    nieuw: bool
    cijfers: int
    accounts: dict[str, str]
    oud: bool = False
    """Made by an earlier release, so that it lacks what this one brings."""


def is_demo() -> bool:
    return get_user_model().objects.filter(email__endswith=f"@{DOMEIN}").exists()


def is_leeg() -> bool:
    """No accounts, and no policy, figures or agreements; periods come and go with figures."""
    eigen = [model for app in ("themas", "convenanten") for model in apps.get_app_config(app).get_models()]
    return not any(model.objects.exists() for model in (get_user_model(), *eigen) if model is not Periode)


def zet_demo_op(wachtwoorden: Path) -> Demoverslag:
    """Load everything into an empty database, or leave a demo as it is; ``wachtwoorden`` keeps the passwords.

    Raises ``AndereGegevens`` for any other database, before anything is changed.
    """
    if is_demo():
        with transaction.atomic():
            _maak_accounts()  # an earlier release had fewer, and roles that may do less
        accounts = _bewaard(wachtwoorden)
        oud = not (Voortgangsrapportage.objects.exists() and Convenant.objects.exists())
        return Demoverslag(False, Meting.objects.publiek().count(), accounts, oud=oud)
    if not is_leeg():
        raise AndereGegevens
    with transaction.atomic():
        accounts = _maak_accounts()
        laad_beleid()
        aantal = laad_cijfers()
        laad_rapporten()
        laad_afspraken()
        open_proefronde()
    _bewaar(wachtwoorden, accounts)
    return Demoverslag(True, aantal, accounts)


def laad_beleid():
    call_command("loaddata", *sorted(str(pad) for pad in BELEID.glob("*.yaml")), verbosity=0)


def laad_cijfers() -> int:
    """Import each file as the one officer and approve it as the other, in the order of their names.

    Returns how many figures are public then.
    """
    gebruikers = get_user_model().objects
    invoerder, vaststeller = (gebruikers.get(username=naam) for naam in ("invoerder", "vaststeller"))
    for pad in sorted(CIJFERS.glob("[0-9]*.csv")):
        importeer(pad, door=invoerder, naam=pad.name)
        # File by file: a later one may replace what an earlier one brought.
        stel_vast(rijen=list(Meting.objects.filter(status=Status.INGEDIEND)), door=vaststeller)
    return Meting.objects.publiek().count()


def open_proefronde():
    """A round that is still to be filled in, so that one can try the entry sheet; it holds no figures."""
    gebruikers = get_user_model().objects
    beheerder, invoerder = (gebruikers.get(username=naam) for naam in ("beheerder", "invoerder"))
    plan, periode = Beleidsplan.objects.get(slug=PROEFPLAN), PurePeriode.van_code(PROEFPERIODE)
    deadline = timezone.localdate() + datetime.timedelta(days=21)
    ronde = open_ronde(plan=plan, periode=Periode.objects.van(periode)[periode], deadline=deadline, door=beheerder)
    voeg_toe(ronde=ronde, indicatoren=Indicator.objects.filter(slug__in=PROEFINDICATOREN), door=beheerder)
    regels = list(ronde.uitvragen.values_list("pk", flat=True))
    wijs_toe(ronde=ronde, uitvragen=regels, leverancier=invoerder, door=beheerder)


def _maak_accounts() -> dict[str, str]:
    """Those that are not there yet, with their passwords."""
    maak_gelijk()
    accounts = {}
    er_al = set(get_user_model().objects.values_list("username", flat=True))
    for naam in ACCOUNTS:
        if naam in er_al:
            continue
        accounts[naam] = secrets.token_urlsafe(12)
        gebruiker = get_user_model().objects.create_user(
            naam,
            f"{naam}@{DOMEIN}",
            accounts[naam],
            first_name=naam.capitalize(),
            is_staff=True,
            is_superuser=naam == "beheerder",
        )
        gebruiker.groups.add(Group.objects.get(name=naam.capitalize()))
    return accounts


def _bewaard(wachtwoorden: Path) -> dict[str, str]:
    """The passwords as they were made; a new one for each account that the file does not open.

    The file may be gone, or belong to a demo in another database.
    """
    bewaard = json.loads(wachtwoorden.read_text()) if wachtwoorden.exists() else {}
    accounts = {}
    for gebruiker in get_user_model().objects.filter(email__endswith=f"@{DOMEIN}").order_by("pk"):
        accounts[gebruiker.username] = bewaard.get(gebruiker.username, "")
        if not gebruiker.check_password(accounts[gebruiker.username]):
            accounts[gebruiker.username] = secrets.token_urlsafe(12)
            gebruiker.set_password(accounts[gebruiker.username])
            gebruiker.save(update_fields=["password"])
    if accounts != bewaard:
        _bewaar(wachtwoorden, accounts)
    return accounts


def _bewaar(wachtwoorden: Path, accounts: dict[str, str]) -> None:
    wachtwoorden.parent.mkdir(parents=True, exist_ok=True)
    wachtwoorden.touch()
    wachtwoorden.chmod(0o600)  # before anything is in it, also where the file was there already
    wachtwoorden.write_text(json.dumps(accounts))
