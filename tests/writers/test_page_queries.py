"""The queries of docs/tables.md over years: both databases answer alike, and as the comparison of years does."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import Any

import duckdb
import pytest

from instruments.made import random_report, render_text
from instruments.table_docs import PAGES, QUESTION
from reportparse.across.years import check_years
from reportparse.batch import run as running
from reportparse.batch.run import Order, run
from reportparse.pipeline import parse
from reportparse.writers.json import to_json
from tests.batch.runs import in_turn

SQL = re.compile(r"```sql\n(.*?)```", re.DOTALL)
REPORTS = (
    ("海门市教育局", 2019, 1),
    ("南通市海门区教育局", 2020, 2),
    ("南通市海门区教育局", 2021, 3),
    ("江苏省南通市海门区教育局", 2022, 4),
    ("南通市海门区教育局", 2024, 5),
    ("昆明市水务局", 2021, 6),
    ("昆明市水务局", 2022, 7),
    ("昆明市水务局", 2022, 8),
    ("昆明市水务局", 2023, 9),
)
Rows = list[tuple[Any, ...]]


def record(organ: str, year: int, seed: int) -> dict[str, Any]:
    made = dict(parse(render_text(random_report(seed, "2021" if year > 2020 else "2019")), f"{seed}.txt").as_dict())
    about = {**made["report"], "organ": organ, "year": year, "title": None, "website": None}
    about["contact"] = dict.fromkeys(about["contact"])
    return {**made, "report": about, "preamble": None, "issues": []}


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return [record(*one) for one in REPORTS]


@pytest.fixture(scope="module")
def answers(records: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> list[Rows]:
    """What each query finds that shows no answer on the page, in both databases the same."""
    folder = tmp_path_factory.mktemp("queries")
    (folder / "r.jsonl").write_bytes(b"".join(to_json(one, compact=True) for one in records))
    databases = tuple(str(folder / name) for name in ("r.duckdb", "r.sqlite"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "supervised", in_turn)
        assert run(Order((str(folder / "r.jsonl"),), databases, quiet=True, records="only")) in (0, 3)
    queries, other = (SQL.findall(QUESTION.sub("", page.read_text("utf-8"))) for page in PAGES.values())
    assert queries == other
    found = []
    with duckdb.connect(databases[0], read_only=True) as ours, closing(sqlite3.connect(databases[1])) as theirs:
        for query in queries:
            rows = ours.execute(query).fetchall()
            assert theirs.execute(query).fetchall() == rows
            found.append(rows)
    return found


def test_documents_in_force_are_those_of_check(answers: list[Rows], records: list[dict[str, Any]]) -> None:
    checks, _ = check_years(records)
    failed = [check for check in checks if check.result.status == "failed"]
    in_force = [check for check in failed if check.result.id == "years.in_force.normative_documents"]
    told = sorted((check.year, check.result.left, check.result.right) for check in in_force)
    assert told == sorted(row[1:] for row in answers[0])
    assert {year for year, _, _ in told} == {2022}  # Kunming's two of 2022 differ


def test_an_organ_is_followed_over_a_renaming(answers: list[Rows]) -> None:
    assert [row[:3] for row in answers[1]] == [("南通市海门区教育局", 2020, "海门市教育局")]


def test_missing_years_are_rows(answers: list[Rows]) -> None:
    assert answers[2] == [("南通市海门区教育局", 2023)]


def test_every_report_lies_in_a_province(answers: list[Rows]) -> None:
    assert answers[3] == [("江苏省", 5, 5), ("云南省", 4, 4)]
