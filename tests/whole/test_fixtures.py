"""One report, all formats: the records say what the report says, and differ in source and origins alone."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from instruments.made import REPORTS
from instruments.made.__main__ import stale
from reportparse.pipeline import record_of
from reportparse.record.schema import json_schema
from reportparse.writers.json import to_json

FOLDER = Path(__file__).parents[2] / "fixtures" / "reports"
SUFFIXES = [".txt", ".html", ".docx", ".lo.pdf", ".cr.pdf"]
each_file = pytest.mark.parametrize("suffix", SUFFIXES)
each_report = pytest.mark.parametrize("name", list(REPORTS))

OF_EVERY_REPORT = {"unit-unstated", "published-inconsistency"}
"""The form of 2019 names no unit of 采购总金额; a PDF is read by two engines where its sums do not hold."""

ABOUT_THE_FIGURES = {"bureau-2021form-error": {"likely-misprint"}, "sentinel-2021": {"fee-unstated"}}
"""Doubts about what the report says, not about how it was read."""


@cache
def record(name: str, suffix: str) -> dict[str, Any]:
    path = FOLDER / (name + suffix)
    found: dict[str, Any] = json.loads(to_json(record_of(path.read_bytes(), path.name, cells=True)))
    return found


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    return found


def test_the_fixtures_are_what_the_builder_makes() -> None:
    assert stale() == []


@each_file
@each_report
@pytest.mark.parametrize("key", ["report", "preamble", "disclosure", "requests", "review"])
def test_says_what_the_report_says(name: str, suffix: str, key: str) -> None:
    assert record(name, suffix)[key] == expected(name)[key]


@each_file
@each_report
def test_sections(name: str, suffix: str) -> None:
    sections = [
        {key: part for key, part in section.items() if key != "tables"} for section in record(name, suffix)["sections"]
    ]
    assert sections == expected(name)["sections"]


@each_file
@each_report
def test_failed_checks(name: str, suffix: str) -> None:
    failed = [check["id"] for check in record(name, suffix)["checks"]["results"] if check["status"] == "failed"]
    assert {id_ for id_ in failed if not id_.startswith("narrative.")} == set(expected(name)["failed_checks"])


@each_file
@each_report
def test_complete_and_without_doubts_that_the_report_does_not_give(name: str, suffix: str) -> None:
    found = record(name, suffix)
    issues = [issue for issue in found["issues"] if "⏎" not in issue["message"]]  # a number wrapped in its cell
    kinds = {issue["kind"] for issue in issues} - {*OF_EVERY_REPORT, *ABOUT_THE_FIGURES.get(name, ())}
    assert (found["status"], kinds) == ("complete", set())


@each_file
@each_report
def test_equal_to_the_text_but_for_source_and_origins(name: str, suffix: str) -> None:
    def content(suffix: str) -> dict[str, Any]:
        found = {key: part for key, part in record(name, suffix).items() if key not in ("source", "cells")}
        issues = [issue for issue in found["issues"] if issue["kind"] != "published-inconsistency"]
        issues = [issue for issue in issues if "⏎" not in issue["message"]]  # a number wrapped in its cell
        return found | {"issues": sorted(issues, key=lambda issue: (issue["kind"], issue["where"]))}

    assert content(suffix) == content(".txt")


@each_file
@each_report
def test_cells_agree_with_the_text_in_path_value_and_state(name: str, suffix: str) -> None:
    def cells(suffix: str) -> list[tuple[Any, ...]]:
        return [(cell["path"], cell["value"], cell["state"]) for cell in record(name, suffix)["cells"]]

    assert cells(suffix) == cells(".txt")


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema())


@each_file
@each_report
def test_valid_under_the_schema(name: str, suffix: str, validator: jsonschema.Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(record(name, suffix))] == []


@each_file
def test_the_same_bytes_give_the_same_bytes(suffix: str) -> None:
    path = FOLDER / ("city-2021form" + suffix)
    data = path.read_bytes()
    assert to_json(record_of(data, path.name)) == to_json(record_of(data, path.name))
