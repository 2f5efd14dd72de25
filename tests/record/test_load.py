"""Records read back: numbers are what they were, whichever way they are read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.pipeline import record_of
from reportparse.record.load import load_record

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"


@pytest.fixture(scope="module")
def line() -> bytes:
    record = record_of((REPORTS / "bureau-2021form.docx").read_bytes(), "a.docx")
    record["disclosure"], record["processing_fee"], record["preamble"] = None, None, "TEXT"
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize("said", ["，3.5 万元", ",3.5 万元", "[1e9", ":-0.5", "九" + "9" * 70, ":" + "9" * 70])
def test_text_that_looks_like_a_number_changes_none(line: bytes, said: str) -> None:
    plain = load_record(line)
    assert load_record(line.replace(b"TEXT", said.encode())) == {**plain, "preamble": said}


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda line: line.replace(b'"natural_person":', b'"natural_person":' + b"9" * 65, 1),
        lambda line: line.replace(b'"natural_person":', b'"natural_person":-' + b"9" * 64, 1),
        lambda line: line.replace(b'"natural_person":', b'"natural_person": NaN,"x":', 1),
        lambda line: line.replace(b'"natural_person":', b'"natural_person":+', 1),
        lambda line: line.replace(b"TEXT", b"\xff"),
        lambda line: line.replace(b"TEXT", b"\x01"),
        lambda line: line[:-1],
    ],
    ids=["long", "long-negative", "nan", "signed", "bytes", "control", "cut"],
)
def test_what_is_no_json_of_ours_is_refused(line: bytes, spoilt: Callable[[bytes], Any]) -> None:
    with pytest.raises(UnreadableFile, match="record 1"):
        load_record(spoilt(line))
