"""The history of rows under four eyes, where Model.save() is not the one who writes it.

``QuerySet.update()`` writes no history by itself. What a file brings for the first time has none either: who read
which file stands in the row and in the audit trail. The first change by hand then keeps how the row began.
"""

from collections.abc import Sequence

from django.core.exceptions import EmptyResultSet, ValidationError
from django.db import connections, models, transaction
from django.db.models import Value
from django.utils import timezone


def leg_historie_vast(*, rijen: models.QuerySet, door, reden: str | models.Expression = "", op=None) -> None:
    """Write how these rows are now, in one query; ``reden`` is why, as a text or as an expression per row.

    The database copies its own rows. Making an object of each, as the library does, takes minutes for the figures
    of a large file.
    """
    historie = rijen.model.history.model
    erbij = {
        "history_date": Value(op or timezone.now(), models.DateTimeField()),
        "history_type": Value("~", models.CharField()),
        "history_change_reason": Value(reden, models.TextField()) if isinstance(reden, str) else reden,
        "history_user_id": Value(door.pk, models.IntegerField()),
    }
    velden = [veld for veld in historie._meta.concrete_fields if not veld.primary_key]
    bron = rijen.order_by().annotate(**erbij).values_list(*(veld.attname for veld in velden))
    verbinding = connections[rijen.db]
    naam = verbinding.ops.quote_name
    try:
        sql, waarden = bron.query.get_compiler(connection=verbinding).as_sql()
    except EmptyResultSet:
        return  # no rows, and no query for them
    kolommen = ", ".join(naam(veld.column) for veld in velden)
    with verbinding.cursor() as cursor:
        # Names from the models and a query of Django; what people typed is in the values.
        cursor.execute(f"INSERT INTO {naam(historie._meta.db_table)} ({kolommen}) {sql}", waarden)


def bewaar_begin(*, rijen: Sequence[models.Model]) -> None:
    """Keep how rows were entered, unless their history is known; give the rows as they are before the change."""
    if not rijen:
        return
    historie = type(rijen[0]).history
    bekend = set(historie.filter(id__in=[rij.pk for rij in rijen]).order_by().values_list("id", flat=True))
    onbekend = [rij for rij in rijen if rij.pk not in bekend]
    for rij in onbekend:
        rij._history_user = getattr(rij, "ingevoerd_door", None)
        rij._history_date = getattr(rij, "ingevoerd_op", timezone.now())
    historie.bulk_history_create(onbekend)


@transaction.atomic
def raak(*, rij: models.Model, door, delen: str = "") -> None:
    """Count a change of what hangs on a row as a change of it, so that who has it open is told.

    ``delen`` says which parts, for the history of the row.
    """
    nu = type(rij)._default_manager.select_for_update().get(pk=rij.pk)
    bewaar_begin(rijen=[nu])
    nu.versie, nu.laatst_gewijzigd_door, nu._history_user = nu.versie + 1, door, door
    nu._change_reason = delen
    nu.save(update_fields=["versie", "laatst_gewijzigd_door"])


def zoals_gezien(*, rij: models.Model, gezien: int, wat: str) -> models.Model:
    """The row as it is now, locked; ValidationError when it is not the version that the officer saw."""
    nu = type(rij)._default_manager.select_for_update().get(pk=rij.pk)
    if nu.versie != gezien:
        raise ValidationError(f"Het {wat} is veranderd nadat u de pagina opende. Kijk het nog een keer na.")
    return nu
