"""The tables for analysts as docs/tables.md documents them; `python -m instruments.table_docs` writes both pages anew.

Columns are made from their definitions, answers by running the SQL that stands above them.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Literal

import duckdb

from reportparse.batch.run import Order, run
from reportparse.batch.workers import Limits
from reportparse.record.columns import SQL_TYPES
from reportparse.record.rows import TABLES, VALUE_COLUMNS

ROOT = Path(__file__).resolve().parents[1]
PAGES: dict[Literal["en", "zh"], Path] = {
    "en": ROOT / "docs" / "tables.md",
    "zh": ROOT / "docs" / "tables.zh-CN.md",
}
COLUMNS = re.compile(r"(?<=<!-- columns -->\n).*?(?=<!-- end of columns -->)", re.DOTALL)
QUESTION = re.compile(r"```sql\n(?P<sql>.*?)```\n\n(?P<answer>(?:\|[^\n]*\n)+)", re.DOTALL)
HEADS = {
    "en": ("column", "type", "holds", "one column for each value of every form, named as its path"),
    "zh": ("列", "类型", "内容", "各种格式的每个数值一列，以其路径命名"),
}


def columns(language: Literal["en", "zh"]) -> str:
    """Every table with its columns; those of the single values in one line."""
    column, kind, holds, paths = HEADS[language]
    parts = []
    for table in TABLES:
        parts.append(f"\n**`{table.name}`**: {table.en if language == 'en' else table.zh}\n")
        parts.append(f"| {column} | {kind} | {holds} |\n|---|---|---|")
        named = [one for one in table.columns if one not in VALUE_COLUMNS.values() or table.name != "wide"]
        parts += [
            f"| `{one.name}` | {SQL_TYPES[one.type]} | {one.en if language == 'en' else one.zh} |" for one in named
        ]
        if table.name == "wide":
            first = next(iter(VALUE_COLUMNS.values())).name
            parts.append(f"| `{first}` … ({len(VALUE_COLUMNS)}) | BIGINT, DECIMAL(38,10) | {paths} |")
    return "\n".join(parts) + "\n\n"


def answer(database: Path, sql: str) -> str:
    """What a query finds in a database of DuckDB or of SQLite, as a table of Markdown."""
    is_sqlite = database.suffix == ".sqlite"
    with closing(sqlite3.connect(database) if is_sqlite else duckdb.connect(str(database), read_only=True)) as opened:
        found = opened.execute(sql)
        names = [str(column[0]) for column in found.description or ()]
        rows = found.fetchall()
    lines = [names, ["---"] * len(names), *([_shown(value) for value in row] for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def _shown(value: object) -> str:
    if value is None:
        return ""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def databases(folder: Path) -> tuple[Path, Path]:
    """The database that the page's command makes of the fixtures, and the same of SQLite."""
    made = folder / "reports.duckdb", folder / "reports.sqlite"
    inputs = tuple(str(ROOT / "fixtures" / kind / "*.docx") for kind in ("reports", "statistics"))
    if run(Order(inputs, tuple(map(str, made)), quiet=True, limits=Limits(workers=1))) not in (0, 3):
        raise SystemExit("the fixtures do not parse")
    return made


def main() -> None:
    """Write columns and answers into both pages."""
    with tempfile.TemporaryDirectory() as name:
        made, _ = databases(Path(name))
        for language, page in PAGES.items():
            before, after = COLUMNS.split(page.read_text("utf-8"))
            text = before + columns(language) + after
            text = QUESTION.sub(lambda found: f"```sql\n{found['sql']}```\n\n{answer(made, found['sql'])}", text)
            page.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
