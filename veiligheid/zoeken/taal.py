"""The pieces of SQL that the two databases say differently, each as a value that either can write.

``schrijf(deel, database)`` gives the SQL. A piece that is plain text is the same on both.
"""

# ruff: noqa: S608 - only names of our own models go into this SQL

from dataclasses import dataclass

from themas.triggers import POSTGRES, SQLITE


#: A new line within a literal; both databases read it as it stands.
REGEL = "'\n'"
#: What stands in the index where a text has a bound number: no figure is found by searching, and none is kept here.
PLEK_VAN_GETAL = "⋯"


@dataclass(frozen=True, slots=True)
class JaarVan:
    """The year of a column with a day."""

    kolom: str

    def sqlite(self) -> str:
        return f"CAST(substr({self.kolom}, 1, 4) AS integer)"

    def postgresql(self) -> str:
        return f"EXTRACT(YEAR FROM {self.kolom})::smallint"


@dataclass(frozen=True, slots=True)
class UitJson:
    """The texts at these paths of a column with JSON, each on a line: ``versies[*].naam``. No JSON gives no text."""

    kolom: str
    paden: tuple[str, ...]

    def sqlite(self) -> str:
        return "''" + "".join(f" || coalesce({self._stuk(pad)}, '')" for pad in self.paden)

    def _stuk(self, pad: str) -> str:
        if "[*]" not in pad:
            return f"json_extract({_json(self.kolom)}, '$.{pad}') || {REGEL}"
        lagen, waarde = _lagen(self.kolom, pad)
        return f"(SELECT group_concat({waarde} || {REGEL}, '') FROM {lagen})"

    def postgresql(self) -> str:
        stukken = (
            f" || coalesce((SELECT string_agg(w #>> '{{}}' || {REGEL}, '')"
            f" FROM jsonb_path_query(zoek_json({self.kolom}), '$.{pad}') w), '')"
            for pad in self.paden
        )
        return "''" + "".join(stukken)


@dataclass(frozen=True, slots=True)
class JaarUitJson:
    """The year of the latest day at this path."""

    kolom: str
    pad: str

    def sqlite(self) -> str:
        if "[*]" not in self.pad:
            dag = f"json_extract({_json(self.kolom)}, '$.{self.pad}')"
        else:
            lagen, waarde = _lagen(self.kolom, self.pad)
            dag = f"(SELECT max({waarde}) FROM {lagen})"
        return f"CAST(substr({dag}, 1, 4) AS integer)"

    def postgresql(self) -> str:
        dagen = f"jsonb_path_query(zoek_json({self.kolom}), '$.{self.pad}') w"
        return f"(SELECT CAST(substr(max(w #>> '{{}}'), 1, 4) AS smallint) FROM {dagen})"


@dataclass(frozen=True, slots=True)
class ZonderGetallen:
    """A text with a mark for each bound number (``[[...]]``). SQLite has no patterns; cutting a JSON list does it."""

    deel: object

    def sqlite(self) -> str:
        stukken = f"json_each('[' || replace(json_quote({schrijf(self.deel, SQLITE)}), '[[', '\",\"') || ']') k"
        stuk = (
            "CASE WHEN k.key = 0 THEN k.value WHEN instr(k.value, ']]') = 0 THEN '[[' || k.value"
            f" ELSE '{PLEK_VAN_GETAL}' || substr(k.value, instr(k.value, ']]') + 2) END"
        )
        return f"(SELECT group_concat({stuk}, '') FROM {stukken})"

    def postgresql(self) -> str:
        return f"regexp_replace({schrijf(self.deel, POSTGRES)}, '\\[\\[.*?\\]\\]', '{PLEK_VAN_GETAL}', 'g')"


@dataclass(frozen=True, slots=True)
class Kinderen:
    """A column of the rows of another table that hang on this one, each on a line, in the order of their keys."""

    tabel: str
    kolom: str
    koppel: str

    def sqlite(self) -> str:
        rijen = f"SELECT k.{self.kolom} AS w FROM {self.tabel} k WHERE {self.koppel} ORDER BY k.id"
        return f"coalesce((SELECT group_concat(w, {REGEL}) FROM ({rijen})), '')"

    def postgresql(self) -> str:
        regels = f"string_agg(k.{self.kolom}, {REGEL} ORDER BY k.id)"
        return f"coalesce((SELECT {regels} FROM {self.tabel} k WHERE {self.koppel}), '')"


def schrijf(deel: object, database: str) -> str:
    return deel if isinstance(deel, str) else getattr(deel, database)()


def onder_elkaar(delen: tuple[object, ...], database: str) -> str:
    """These texts with a new line between them; what is NULL counts as empty."""
    return f" || {REGEL} || ".join(f"coalesce({schrijf(deel, database)}, '')" for deel in delen) or "''"


def _json(kolom: str) -> str:
    return f"CASE WHEN json_valid({kolom}) THEN {kolom} END"


def _lagen(kolom: str, pad: str) -> tuple[str, str]:
    """``(FROM, value)`` in SQLite of a path through lists: ``versies[*].partijen[*].naam``."""
    *lijsten, blad = pad.split("[*]")
    lagen, hier = [], _json(kolom)
    for nummer, lijst in enumerate(lijsten, start=1):
        lagen.append(f"json_each({hier}, '$.{lijst.lstrip('.')}') j{nummer}")
        hier = f"j{nummer}.value"
    veld = blad.lstrip(".")
    return ", ".join(lagen), f"json_extract({hier}, '$.{veld}')" if veld else hier
