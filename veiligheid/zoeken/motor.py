"""How each database finds, ranks and marks; all above this is the same on both.

PostgreSQL: full text in Dutch, so that "inbraken" finds "inbraak", without accents. SQLite: FTS5, which knows no Dutch;
words of four letters and more also find what begins with them. Neither order looks at how often a word occurs in the
whole index, as ``bm25`` would: what is not public may not change the order of what is.
"""

# ruff: noqa: S608 - only names of our own tables go into this SQL

from collections.abc import Iterable
from functools import reduce
from operator import add, and_

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVectorField
from django.db import connection
from django.db.models import Case, Expression, F, FloatField, Func, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Left, Length

from themas.triggers import SQLITE
from veiligheid.zoeken.index import FTS, FTS_WOORDEN, RIJEN, WOORDEN
from veiligheid.zoeken.models import Zoekrij
from veiligheid.zoeken.vraag import Vraag
from veiligheid.zoeken.woorden import stam


#: Around each word that was found; nobody types these. They take the place of nothing that HTML knows.
BEGIN, EIND = "\ue000", "\ue001"
NEDERLANDS = "veiligheid_nl"
KORTSTE_BEGIN = 4
MEESTE_TEKST = 20_000  # characters in which words are marked


def passend(rijen: QuerySet, vraag: Vraag) -> QuerySet:
    """Those of the rows in which all of the question is found."""
    if connection.vendor == SQLITE:
        gevonden = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s"
        return rijen.filter(pk__in=RawSQL(gevonden, [_match(vraag)]))  # noqa: S611 - the question is a parameter
    return rijen.annotate(_woorden=_kolom()).filter(_woorden=_tsquery(vraag))


def met_rang(rijen: QuerySet, vraag: Vraag) -> QuerySet:
    """With ``rang``: the higher, the better it fits. First what bears the word in its title, also within a longer one.

    Of those the one that is most about it: "Woninginbraken" before "Adviezen tegen inbraak". Then as the database says.
    """
    return rijen.annotate(rang=reduce(add, [_over(woord) for woord in vraag.woorden], _basis(vraag)))


def _over(woord: str) -> Case:
    """0 where the title does not bear the word, and up to 3 where it is the whole title."""
    kern = stam(woord)
    draagt = Q(titel__icontains=woord) | Q(titel__icontains=kern if len(kern) >= KORTSTE_BEGIN else woord)
    deel = Value(2.0 * len(woord)) / Length("titel")
    return Case(When(draagt, then=Value(1.0) + deel), default=0.0, output_field=FloatField())


def _basis(vraag: Vraag) -> Expression:
    if connection.vendor == SQLITE:
        # How often it was found, counted by the marks.
        kolommen = enumerate(("titel", "tekst"))
        titel, tekst = (f"length(highlight({FTS}, {n}, '.', '')) - length({FTS}.{kolom})" for n, kolom in kolommen)
        rang = f"SELECT (8 * ({titel}) + min(8, {tekst})) / 100.0 FROM {FTS}"
        rang = f"({rang} WHERE {FTS} MATCH %s AND rowid = {RIJEN}.id)"
        return RawSQL(rang, [_match(vraag)], output_field=FloatField())  # noqa: S611 - as above
    return SearchRank(_kolom(), _tsquery(vraag), normalization=Value(1))


def gemerkt(sleutels: Iterable[int], vraag: Vraag) -> dict[int, tuple[str, str]]:
    """``{key: (title, text)}`` with the words that were found between ``BEGIN`` and ``EIND``; one query."""
    sleutels = list(sleutels)
    if connection.vendor == SQLITE:
        merk = ", ".join(f"highlight({FTS}, {nummer}, %s, %s)" for nummer in (0, 1))
        plaatsen = ", ".join(["%s"] * len(sleutels))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid, {merk} FROM {FTS} WHERE {FTS} MATCH %s AND rowid IN ({plaatsen})",
                [BEGIN, EIND, BEGIN, EIND, _match(vraag), *sleutels],
            )
            return {rij[0]: rij[1:] for rij in cursor.fetchall()}
    rijen = Zoekrij.objects.filter(pk__in=sleutels).annotate(
        titel_gemerkt=_kop(F("titel"), vraag), tekst_gemerkt=_kop(Left("tekst", MEESTE_TEKST), vraag)
    )
    return {
        rij.pk: (_op_zijn_plaats(rij.titel_gemerkt, rij.titel), _op_zijn_plaats(rij.tekst_gemerkt, rij.tekst))
        for rij in rijen
    }


def vindbaar(rijen: QuerySet, vragen: list[Vraag]) -> list[bool]:
    """Of each question whether one of the rows fits; one query."""
    if not vragen:
        return []
    delen, waarden = [], []
    for vraag in vragen:
        een = passend(rijen, vraag).order_by().values("pk")[:1]
        sql, nieuw = een.query.get_compiler(connection=connection).as_sql()
        delen.append(f"EXISTS({sql})")
        waarden.extend(nieuw)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(delen)}", waarden)
        return [bool(waarde) for waarde in cursor.fetchone()]


def woordenlijst(kortste: int) -> list[str]:
    """Every word of the index from so many letters, without accents: also of what is not public; one query."""
    tabel, kolom = (FTS_WOORDEN, "term") if connection.vendor == SQLITE else (WOORDEN, "woord")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT {kolom} FROM {tabel} WHERE length({kolom}) >= %s", [kortste])
        return [woord for (woord,) in cursor.fetchall()]


# SQLite


def _match(vraag: Vraag) -> str:
    """Each part in quotes, so that FTS5 reads no operators; a word may be the beginning of a longer one."""
    wel = [_fts(deel.woorden) for deel in vraag.delen if not deel.niet]
    niet = [_fts(deel.woorden) for deel in vraag.delen if deel.niet]
    zin = " AND ".join(wel)
    return f"({zin}) NOT ({' OR '.join(niet)})" if niet else zin


def _fts(woorden: tuple[str, ...]) -> str:
    begin = "*" if len(woorden) == 1 and len(woorden[0]) >= KORTSTE_BEGIN and woorden[0].isalpha() else ""
    return f'"{" ".join(woorden)}"{begin}'


# PostgreSQL


def _kolom() -> Func:
    """The column that the database makes itself and that the model does not know."""
    return Func(template=f'"{RIJEN}"."woorden"', output_field=SearchVectorField())


def _tsquery(vraag: Vraag) -> SearchQuery:
    delen = []
    for deel in vraag.delen:
        soort = "phrase" if len(deel.woorden) > 1 else "plain"
        zoek = SearchQuery(deel.tekst, config=NEDERLANDS, search_type=soort)
        delen.append(~zoek if deel.niet else zoek)
    return reduce(and_, delen)


def _kop(tekst, vraag: Vraag) -> SearchHeadline:
    """Marks in a text of the same length without signs, which the parser would read as files and tags."""
    kaal = Func(tekst, function="zoek_kaal")
    return SearchHeadline(kaal, _tsquery(vraag), config=NEDERLANDS, start_sel=BEGIN, stop_sel=EIND, highlight_all=True)


def _op_zijn_plaats(merken: str, tekst: str) -> str:
    """The marks of the bare text in the text as it is; without marks where the two do not fit."""
    uit, plek = [], 0
    for teken in merken:
        if teken in (BEGIN, EIND):
            uit.append(teken)
        elif plek < len(tekst):
            uit.append(tekst[plek])
            plek += 1
    heel = "".join(uit) + tekst[plek:]
    return heel if len(merken) - merken.count(BEGIN) - merken.count(EIND) == min(len(tekst), MEESTE_TEKST) else tekst
