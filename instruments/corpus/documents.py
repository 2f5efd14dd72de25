"""A document of the corpus and the truth beside it, as files."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import simplejson

from instruments.made import of_2014
from instruments.made.report import TABLES
from instruments.mutate.case import Number, Truth

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
CORPUS = FIXTURES / "corpus"
REPORTS_FOLDER = FIXTURES / "reports"
STATISTICS_FOLDER = FIXTURES / "statistics"
FORMATS = {".html": "html", ".docx": "docx", ".txt": "text", ".pdf": "pdf"}
SUFFIXES = {"html": ".html", "docx": ".docx", "text": ".txt"}
TRUTH = ".truth.json"
EXPECTED = ".expected.json"
FACTS = ("title", "organ", "year")


@dataclass(frozen=True)
class Document:
    """A file and what is true of it; `name` is the name it is given to the parser under.

    `messes` says what each mess does, in the words of its day; `facts` are those of title, organ and year that the
    messes leave certain.
    """

    path: Path
    name: str
    form: str
    messes: dict[str, str]
    facts: dict[str, str | int]
    truths: dict[str, Truth]
    seed: int = 0
    report: str = ""

    @property
    def format(self) -> str:
        """html, docx, text or pdf."""
        return FORMATS[self.path.suffix]


def documents() -> list[Document]:
    """Every document of fixtures/corpus, fixtures/reports and fixtures/statistics."""
    kept = [read_document(path) for path in sorted(CORPUS.iterdir()) if path.suffix in FORMATS]
    clean = [read_report(path) for path in sorted(REPORTS_FOLDER.iterdir()) if path.suffix in FORMATS]
    early = [read_statistics(path) for path in sorted(STATISTICS_FOLDER.iterdir()) if path.suffix in FORMATS]
    return kept + clean + early


def truth_path(path: Path) -> Path:
    """The file of the truth about a document: `column-unit.html.truth.json` of `column-unit.html`."""
    return path.with_name(path.name + TRUTH)


def read_document(path: Path) -> Document:
    """A document of fixtures/corpus."""
    kept = _loaded(truth_path(path))
    truths = {
        f"{row}.{key}": _truth(value)
        for group in kept["values"]
        for row, values in group["rows"].items()
        for key, value in zip(group["keys"], values, strict=True)
    }
    return Document(
        path, kept["name"], kept["form"], kept["messes"], kept["facts"], truths, kept["seed"], kept["report"]
    )


def read_report(path: Path) -> Document:
    """A document of fixtures/reports: no mess, and every fact is certain."""
    stem = path.name.partition(".")[0]
    kept = _loaded(path.with_name(stem + EXPECTED))
    facts = {name: kept["report"][name] for name in FACTS}
    truths: dict[str, Truth] = {}
    for table in TABLES.values():
        _flatten(kept[table], table, truths)
    return Document(path, path.name, kept["report"]["generation"], {}, facts, truths, report=stem)


def read_statistics(path: Path) -> Document:
    """A document of fixtures/statistics: organ and year are certain, and every number of its table."""
    stem = path.name.partition(".")[0]
    kept = _loaded(path.with_name(stem + TRUTH))
    truths = {f"{of_2014.TABLE}.{name}": Truth(value) for name, value in kept[of_2014.TABLE].items()}
    facts = {name: kept[name] for name in ("organ", "year")}
    return Document(path, path.name, of_2014.FORM, {}, facts, truths, report=stem)


def _loaded(path: Path) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return kept


def _flatten(node: dict[str, Any], path: str, truths: dict[str, Truth]) -> None:
    for key, child in node.items():
        if isinstance(child, dict):
            _flatten(child, f"{path}.{key}", truths)
        elif key != "form":
            truths[f"{path}.{key}"] = Truth(child)


def _truth(kept: Number | dict[str, Number | None] | None) -> Truth:
    return Truth(kept["doubted"], loud=True) if isinstance(kept, dict) else Truth(kept)


def truth_text(document: Document) -> str:
    """The file of a document's truth: a line for each row of the tables, rows of the same keys in a group."""
    rows: dict[str, dict[str, Truth]] = defaultdict(dict)
    for path, truth in document.truths.items():
        row, _, key = path.rpartition(".")
        rows[row][key] = truth
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row, truths in rows.items():
        values = [{"doubted": truth.value} if truth.loud else truth.value for truth in truths.values()]
        groups[tuple(truths)].append(f"    {_dumped(row)}: {_dumped(values)}")
    heads = {
        "name": document.name,
        "seed": document.seed,
        "report": document.report,
        "form": document.form,
        "messes": document.messes,
        "facts": document.facts,
    }
    lines = [f" {_dumped(key)}: {_dumped(value)}," for key, value in heads.items()]
    bodies = [
        f'  {{"keys": {_dumped(keys)},\n   "rows": {{\n{_joined(group)}\n   }}}}' for keys, group in groups.items()
    ]
    return "\n".join(("{", *lines, ' "values": [', _joined(bodies), " ]", "}", ""))


def _joined(lines: list[str]) -> str:
    return ",\n".join(lines)


def _dumped(value: object) -> str:
    text: str = simplejson.dumps(value, ensure_ascii=False, use_decimal=True)
    return text
