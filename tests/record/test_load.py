"""Records read back: numbers are what they were, whichever way they are read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.pipeline import record_of
from reportparse.record.load import load_record
from reportparse.record.schema import Report
from reportparse.record.shape import has_shape

STRANGE: tuple[Any, ...] = (None, True, 5, "5", Decimal("5"), 5.0, [], {}, [None], {"x": 1})
"""What may stand somewhere, and nowhere in place of everything."""

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


@pytest.mark.parametrize("name", ["bureau-2021form.docx", "county-2019form.docx"])
def test_what_has_the_shape_is_what_the_models_take(name: str) -> None:
    record = record_of((REPORTS / name).read_bytes(), name, cells=True)
    record["cells"] = record["cells"][:1]
    assert has_shape(record)
    verdicts = {(has_shape(record), _is_taken(record)) for _ in spoilt(record)}
    assert verdicts == {(True, True), (False, False)}


def _is_taken(record: dict[str, Any]) -> bool:
    try:
        Report.model_validate(record, strict=True)
    except ValidationError:
        return False
    return True


def spoilt(node: Any) -> Iterator[None]:
    """Each value below a node in turn left out, joined by another, or replaced by what is strange, and then put back."""
    for key in list(node) if isinstance(node, dict) else range(min(len(node), 1)):
        kept = node[key]
        for strange in STRANGE:
            node[key] = strange
            yield
        node[key] = kept
        if isinstance(node, dict):
            node["x"] = node.pop(key)
            yield
            node[key] = node["x"]
            yield
            del node["x"]
        if isinstance(kept, dict | list):
            yield from spoilt(kept)
