"""Who may do what: the roles as one table, and how the groups in the database are made equal to it.

A right that is in no role is given to nobody but a superuser. Four eyes hold for all of them: who entered a figure
does not approve it, whatever the role.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.core import checks
from django.db import connections, transaction

from themas.auditspoor import leg_vast_na_commit


BELEID = ("beleidsplan", "thema", "onderwerp", "doelstelling", "werkwijze", "veiligheidsveld", "interventie")
KENNIS = ("bewering",)
WOORDEN = ("begrip",)
AFSPRAKEN = ("convenant", "keurmerkgebied", "bijeenkomst", "partij")
# What is kept on the page of another; who may change that one, adds and removes these.
BIJ_AFSPRAKEN = (
    "bepaling",
    "certificering",
    "convenantversie",
    "deelname",
    "document",
    "overleg",
    "programmaonderdeel",
    "vraagpunt",
)
CIJFERS = ("meting", "beoordeling")
ONDER_CIJFERS = ("noemer", "bronnotitie")
BRONNEN = ("bron", "broncode")
INRICHTING = ("indicator", "gebied", "reeksbreuk")
PUBLICATIE = ("versie", "rectificatie", "intrekking")
UITVOERING = ("jaarplan", "jaarplanthema", "actie", "actievoortgang")
THEMAS = (*BELEID, *KENNIS, *WOORDEN, *CIJFERS, *ONDER_CIJFERS, *BRONNEN, *INRICHTING, "periode")


def _rechten(app: str, werkwoorden: Iterable[str], modellen: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{app}.{werkwoord}_{model}" for werkwoord in werkwoorden for model in modellen)


BEKIJKEN = (
    _rechten("themas", ["view"], THEMAS)
    | _rechten("rapportages", ["view"], ["rapportageronde", "raadsstuk", "voortgangsrapportage", *PUBLICATIE])
    | _rechten("rapportages", ["view"], UITVOERING)
    | _rechten("convenanten", ["view"], (*AFSPRAKEN, *BIJ_AFSPRAKEN))
)
# What readers wrote, with the address of some: only for who answers them, so in no role besides.
MELDINGEN = _rechten("rapportages", ["view", "change"], ["foutmelding"])
ROLLEN: dict[str, frozenset[str]] = {
    "Invoerder": BEKIJKEN
    | _rechten("themas", ["add", "change", "delete", "dien_in"], CIJFERS)
    | _rechten("themas", ["add", "change"], (*ONDER_CIJFERS, *BRONNEN))
    | {"themas.add_periode", "convenanten.add_vraagpunt"},  # any officer may bring a point for discussion
    "Vaststeller": BEKIJKEN | _rechten("themas", ["stel_vast"], CIJFERS) | MELDINGEN | {"convenanten.add_vraagpunt"},
    # Who writes the report also sees to it that the figures come in: rounds, and who delivers what.
    "Redacteur": BEKIJKEN
    | _rechten("themas", ["add", "change"], BELEID)
    | _rechten("rapportages", ["add", "change"], ["rapportageronde"])
    | _rechten("rapportages", ["add", "change", "delete"], ["raadsstuk"])
    | _rechten("rapportages", ["add", "change", "delete", "dien_in"], ["voortgangsrapportage"])
    | _rechten("rapportages", ["add", "change"], ["jaarplan", "jaarplanthema", "actie"])
    | {"rapportages.delete_jaarplanthema", "rapportages.add_actievoortgang"}
    | _rechten("themas", ["add", "change", "delete"], (*KENNIS, *WOORDEN))
    | MELDINGEN
    | {"rapportages.delete_foutmelding"}  # what a robot wrote
    | _rechten("convenanten", ["add", "change"], AFSPRAKEN)
    | _rechten("convenanten", ["add", "change", "delete"], BIJ_AFSPRAKEN)
    | {"themas.add_periode"},
    # Publishes, corrects and withdraws; a text is written and handed in by somebody else.
    "Publiceerder": BEKIJKEN
    | {"rapportages.publiceer_voortgangsrapportage", "rapportages.publiceer_jaarplan", "themas.publiceer_stuk"},
    # Not with a right to figures: who gives out the rights does not also use them.
    "Beheerder": BEKIJKEN
    | _rechten("themas", ["add", "change", "delete"], INRICHTING)
    | {"themas.add_periode"}
    | _rechten("auth", ["view", "add", "change"], ["user"])
    | _rechten("auth", ["view", "add", "change", "delete"], ["group"]),
}


@dataclass(frozen=True, slots=True)
class Afwijking:
    """A group that differs from the table: what it lacks, and what it has too much."""

    rol: str
    erbij: tuple[str, ...]
    eraf: tuple[str, ...]


def afwijkingen() -> list[Afwijking]:
    """How the groups in the database differ from the table; two queries."""
    nu = {rol: set() for rol in ROLLEN}
    leden = Group.permissions.through.objects.filter(group__name__in=ROLLEN).values_list(
        "group__name", "permission__content_type__app_label", "permission__codename"
    )
    for groep, app, codenaam in leden:
        nu[groep].add(f"{app}.{codenaam}")
    bestaat = set(Group.objects.filter(name__in=ROLLEN).values_list("name", flat=True))
    gevonden = []
    for rol, rechten in ROLLEN.items():
        erbij, eraf = sorted(rechten - nu[rol]), sorted(nu[rol] - rechten)
        if erbij or eraf or rol not in bestaat:
            gevonden.append(Afwijking(rol, tuple(erbij), tuple(eraf)))
    return gevonden


@transaction.atomic
def maak_gelijk(*, door=None) -> list[Afwijking]:
    """Make the groups equal to the table; gives what was different. Other groups and all accounts stay as they are."""
    gevonden = afwijkingen()
    if not gevonden:
        return []
    bekend = {
        f"{recht.content_type.app_label}.{recht.codename}": recht
        for recht in Permission.objects.select_related("content_type")
    }
    for afwijking in gevonden:
        groep, _ = Group.objects.get_or_create(name=afwijking.rol)
        groep.permissions.set(bekend[naam] for naam in ROLLEN[afwijking.rol])
        leg_vast_na_commit(
            actie="rollen gelijk maken",
            object=f"auth.group {afwijking.rol}",
            door=door,
            erbij=afwijking.erbij,
            eraf=afwijking.eraf,
        )
    return gevonden


@checks.register(checks.Tags.database)
def controleer_rollen(app_configs=None, databases=None, **kwargs) -> list[checks.Warning]:
    """For `manage.py migrate` and `manage.py check --database default`."""
    if "default" not in (databases or []):
        return []
    if Group._meta.db_table not in connections["default"].introspection.table_names():
        return []  # before the first migration
    return [
        checks.Warning(
            f"De groep {afwijking.rol} heeft andere rechten dan de rol. Te weinig: "
            f"{', '.join(afwijking.erbij) or 'niets'}. Te veel: {', '.join(afwijking.eraf) or 'niets'}.",
            hint="Draai manage.py rollen. Of pas rapportages/rollen.py aan, als de rol zelf anders moet.",
            id="rapportages.W001",
        )
        for afwijking in afwijkingen()
    ]
