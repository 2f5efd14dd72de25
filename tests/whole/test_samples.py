"""Published documents, where they lie beside the project: values equal the expected ones, to the last."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportparse.diagnostics.errors import NotAReport
from reportparse.pipeline import record_of
from reportparse.writers.json import to_json

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="no samples in ../shared/samples")
FILES = {"hulunbuir-2021": "hulunbuir-2021.txt", "huaian-2024": "huaian-2024.pdf"}


@cache
def record(name: str) -> dict[str, Any]:
    path = SAMPLES / FILES[name]
    found: dict[str, Any] = json.loads(to_json(record_of(path.read_bytes(), path.name)))
    return found


def differences(expected: Any, seen: Any, path: str = "") -> list[tuple[str, Any, Any]]:
    """Leaves of the expected record that the seen one does not hold."""
    if isinstance(expected, dict):
        return [
            found
            for key, value in expected.items()
            for found in differences(value, seen.get(key) if isinstance(seen, dict) else None, f"{path}.{key}")
        ]
    return [] if expected == seen else [(path, expected, seen)]


@pytest.mark.parametrize("name", FILES)
def test_equal_to_what_a_person_read(name: str) -> None:
    expected = json.loads((SAMPLES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    assert differences(expected, record(name)) == []


@pytest.mark.parametrize("name", FILES)
def test_complete(name: str) -> None:
    assert (record(name)["status"], [section["present"] for section in record(name)["sections"]]) == (
        "complete",
        [True] * 6,
    )


def test_every_arithmetic_check_of_huaian_passes() -> None:
    results = record("huaian-2024")["checks"]["results"]
    failed = [
        result["id"] for result in results if result["status"] == "failed" and not result["id"].startswith("narrative.")
    ]
    assert failed == []


def test_no_cell_of_a_table_in_the_text() -> None:
    for name in FILES:
        text = "\n".join(section["text"] for section in record(name)["sections"])
        assert [
            word for word in ("勾稽关系", "结转下年度继续办理", "三类内部事务信息", "第二十条第") if word in text
        ] == []


def test_the_blank_form_is_refused() -> None:
    path = SAMPLES / "official-form-2021.docx"
    with pytest.raises(NotAReport) as refused:
        record_of(path.read_bytes(), path.name)
    assert refused.value.kind == "blank-form"
