"""How each database finds, ranks and marks; all above this is the same on both.

PostgreSQL: full text in Dutch, so that "inbraken" finds "inbraak", without accents. SQLite: FTS5, which knows no Dutch;
there the other forms of a word that the question brings along do the same. Neither order looks at how often a word
occurs in the whole index, as ``bm25`` would: what is not public may not change the order of what is.
"""

# ruff: noqa: S608 - only names of our own tables go into this SQL

import json
from functools import reduce
from operator import add

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVectorField
from django.db import connection
from django.db.models import BooleanField, Case, Expression, F, FloatField, Func, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Left, Length

from themas.triggers import SQLITE
from veiligheid.zoeken.index import FTS, FTS_WOORDEN, RIJEN, WOORDEN
from veiligheid.zoeken.models import Zoekrij
from veiligheid.zoeken.vraag import Deel, Vraag
from veiligheid.zoeken.woorden import KORTSTE, stam


#: Around each word that was found; nobody types these. They take the place of nothing that HTML knows.
BEGIN, EIND = "\ue000", "\ue001"
NEDERLANDS = "veiligheid_nl"
MEESTE_TEKST = 20_000  # characters in which words are marked


def met_ouder(sleutels: dict[str, list[int]]) -> QuerySet[Zoekrij]:
    """The rows that these make public: ``{source: keys}``. Keys go as one value each, however many there are."""
    if connection.vendor == SQLITE:
        een, waarde = f"{RIJEN}.bron = %s AND {RIJEN}.ouder IN (SELECT value FROM json_each(%s))", json.dumps
    else:
        een, waarde = f"{RIJEN}.bron = %s AND {RIJEN}.ouder = ANY(%s)", list
    waarden = [stuk for bron, hun in sleutels.items() for stuk in (bron, waarde(hun))]
    return Zoekrij.objects.filter(_waar(" OR ".join([f"({een})"] * len(sleutels)) or "1 = 0", waarden))


def passend(rijen: QuerySet, vraag: Vraag) -> QuerySet:
    """Those of the rows in which all of the question is found."""
    return rijen.filter(_past(vraag))


def _past(vraag: Vraag) -> Q:
    if connection.vendor == SQLITE:
        gevonden = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s"
        return Q(pk__in=RawSQL(gevonden, [_match(vraag)]))  # noqa: S611 - the question is a parameter
    return Q(_waar(f"{RIJEN}.woorden @@ to_tsquery('{NEDERLANDS}', %s)", [_tsquery(vraag)]))


def met_rang(rijen: QuerySet, vraag: Vraag) -> QuerySet:
    """With ``rang``: the higher, the better it fits. What has the words themselves comes before what has longer ones.

    Then what bears the word in its title, also within a longer one, and of those the one that is most about it:
    "Woninginbraken" before "Adviezen tegen inbraak". Then as the database says.
    """
    rang = _basis(vraag)
    if vraag.samen:
        zelf = vraag.zonder_samen()
        rang = Case(When(_past(zelf), then=Value(10.0) + _basis(zelf)), default=rang, output_field=FloatField())
    return rijen.annotate(rang=reduce(add, [_over(woord) for woord in vraag.woorden], rang))


def _over(woord: str) -> Case:
    """0 where the title does not bear the word, and up to 3 where it is the whole title."""
    kern = stam(woord)
    draagt = Q(titel__icontains=woord) | Q(titel__icontains=kern if len(kern) >= KORTSTE else woord)
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
    return SearchRank(_kolom(), _zoekvraag(vraag), normalization=Value(1))


def met_merken(rijen: QuerySet, vraag: Vraag) -> QuerySet:
    """With what ``merken`` reads: the words that were found between ``BEGIN`` and ``EIND``."""
    if connection.vendor == SQLITE:
        return rijen.annotate(titel_gemerkt=_hoogtepunt(0, vraag), tekst_gemerkt=_hoogtepunt(1, vraag))
    tekst = Left("tekst", MEESTE_TEKST)
    return rijen.annotate(titel_gemerkt=_kop(F("titel"), vraag), tekst_gemerkt=_kop(tekst, vraag))


def merken(rij: Zoekrij) -> tuple[str, str]:
    """Its title and its text with the marks."""
    if connection.vendor == SQLITE:
        return rij.titel_gemerkt or rij.titel, rij.tekst_gemerkt or rij.tekst
    return _op_zijn_plaats(rij.titel_gemerkt, rij.titel), _op_zijn_plaats(rij.tekst_gemerkt, rij.tekst)


def bekend(rijen: QuerySet, getypt: list[str], andere: list[str]) -> set[str]:
    """Those of these words that stand in one of the rows; one query.

    ``getypt`` are words of the reader, ``andere`` those of the list. These must be there letter by letter: PostgreSQL
    would find a form that only a concept has by its stem in what is public. One with the stem of what was typed is left
    out: it finds nothing more, and where that stem is everywhere, looking for its letters takes long.
    """
    woorden = list(dict.fromkeys([*getypt, *andere]))
    if not woorden:
        return set()
    if connection.vendor == SQLITE:
        lijst, waarden = "(SELECT value AS woord FROM json_each(%s)) v", [json.dumps(woorden)]
        past = f"{RIJEN}.id IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH '\"' || v.woord || '\"')"
    else:
        anders = f"vraag <> ALL (SELECT plainto_tsquery('{NEDERLANDS}', g) FROM unnest(%s::text[]) g)"
        lijst = (
            f"(SELECT woord, vraag, woord = ANY(%s::text[]) AS getypt, {anders} AS nieuw FROM"
            f" (SELECT w AS woord, plainto_tsquery('{NEDERLANDS}', w) AS vraag FROM unnest(%s::text[]) w) u) v"
        )
        waarden = [getypt, getypt, woorden]
        past = (
            f"{RIJEN}.woorden @@ v.vraag AND (v.getypt OR v.nieuw AND"
            f" strpos(' ' || zoek_woorden(translate({RIJEN}.titel || ' ' || {RIJEN}.tekst, E'\\n\\r\\t\u00a0', '    '))"
            " || ' ', ' ' || v.woord || ' ') > 0)"
        )
    een, hun = rijen.filter(_waar(past)).order_by().values("pk").query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT v.woord FROM {lijst} WHERE EXISTS({een})", [*waarden, *hun])
        return {woord for (woord,) in cursor.fetchall()}


def woordenlijst(kortste: int, patronen: list[str] | None = None) -> list[str]:
    """Every word of the index from so many letters, without accents: also of what is not public; one query.

    With ``patronen`` only the words that are like one of them.
    """
    tabel, kolom = (FTS_WOORDEN, "term") if connection.vendor == SQLITE else (WOORDEN, "woord")
    ook = "" if patronen is None else f" AND ({' OR '.join([f'{kolom} LIKE %s'] * len(patronen)) or '1 = 0'})"
    with connection.cursor() as cursor:
        vraag = f"SELECT DISTINCT {kolom} FROM {tabel} WHERE length({kolom}) >= %s{ook}"
        cursor.execute(vraag, [kortste, *(patronen or ())])
        return [woord for (woord,) in cursor.fetchall()]


def _waar(sql: str, waarden=()) -> RawSQL:
    return RawSQL(sql, waarden, output_field=BooleanField())  # noqa: S611 - what people type is a parameter


# SQLite


def _match(vraag: Vraag) -> str:
    """Each word in quotes, so that FTS5 reads no operators."""
    wel = [_keus(deel, '"{}"', " OR ") for deel in vraag.delen if not deel.niet]
    niet = [_keus(deel, '"{}"', " OR ") for deel in vraag.delen if deel.niet]
    zin = " AND ".join(wel)
    return f"({zin}) NOT ({' OR '.join(niet)})" if niet else zin


def _hoogtepunt(kolom: int, vraag: Vraag) -> RawSQL:
    merk = f"(SELECT highlight({FTS}, {kolom}, %s, %s) FROM {FTS} WHERE {FTS} MATCH %s AND rowid = {RIJEN}.id)"
    return RawSQL(merk, [BEGIN, EIND, _match(vraag)], output_field=TextField())  # noqa: S611 - as above


# Both


def _keus(deel: Deel, zo: str, of: str) -> str:
    """The words of a part, or one that may be in its place."""
    return f"({of.join(zo.format(tekst) for tekst in (deel.tekst, *deel.vormen, *deel.samen))})"


# PostgreSQL


def _kolom() -> Func:
    """The column that the database makes itself and that the model does not know."""
    return Func(template=f'"{RIJEN}"."woorden"', output_field=SearchVectorField())


def _tsquery(vraag: Vraag) -> str:
    """Each word in quotes, as for FTS5; words in one pair of quotes follow each other."""
    return " & ".join(("!" if deel.niet else "") + _keus(deel, "'{}'", " | ") for deel in vraag.delen)


def _zoekvraag(vraag: Vraag) -> SearchQuery:
    return SearchQuery(_tsquery(vraag), config=NEDERLANDS, search_type="raw")


def _kop(tekst, vraag: Vraag) -> SearchHeadline:
    """Marks in a text of the same length without signs, which the parser would read as files and tags."""
    kaal = Func(tekst, function="zoek_kaal")
    return SearchHeadline(
        kaal, _zoekvraag(vraag), config=NEDERLANDS, start_sel=BEGIN, stop_sel=EIND, highlight_all=True
    )


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
