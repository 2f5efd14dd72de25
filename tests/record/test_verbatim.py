"""Records as they were written are read at once; anything else is left to whoever looks at all of it."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import simplejson

from reportparse.pipeline import record_of
from reportparse.record.load import load_record
from reportparse.record.shape import has_shape
from reportparse.record.verbatim import read_verbatim, verbatim
from reportparse.writers.json import to_json
from tests.record.test_load import spoilt

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"


@pytest.fixture(params=["bureau-2021form.docx", "county-2019form.docx"])
def record(request: pytest.FixtureRequest) -> dict[str, Any]:
    return record_of((REPORTS / request.param).read_bytes(), request.param, cells=True)


@pytest.mark.parametrize("compact", [True, False])
def test_what_was_written_is_read_at_once(record: dict[str, Any], compact: bool) -> None:
    record["processing_fee"] = {"amount_yuan": Decimal("0.50"), "sentence": "E-mail"}
    written = to_json(record, compact=compact)
    assert read_verbatim(written) == simplejson.loads(written, use_decimal=True)


def test_what_has_not_the_shape_is_not_read_at_once(record: dict[str, Any]) -> None:
    record["cells"], record["sections"] = record["cells"][:1], record["sections"][:1]
    for _ in spoilt(record):
        written = to_json(record, compact=True)
        assert (read_verbatim(written) is not None) == has_shape(simplejson.loads(written, use_decimal=True))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"year":2023', b'"year":2023.0'),
        (b'"year":2023', b'"year":2022,"year":2023'),
        (b'"year":2023', b'"year": 2023'),
        (b'"amount_yuan":5', b'"amount_yuan":5E+9'),
        (b'"amount_yuan":5', b'"amount_yuan":5e999999999'),
        (b'"amount_yuan":5', b'"amount_yuan":' + b"5" * 65),
        (b'"amount_yuan":5', b'"amount_yuan":' + b"5" * 40 + b"." + b"5" * 40),
        (b'"x"', b'"\\u0078"'),
    ],
)
def test_what_would_be_written_otherwise_is_not_read_at_once(old: bytes, new: bytes) -> None:
    record = record_of((REPORTS / "bureau-2021form.docx").read_bytes(), "x")
    record["report"]["year"], record["processing_fee"] = 2023, {"amount_yuan": 5, "sentence": "x"}
    written = to_json(record, compact=True)
    assert read_verbatim(written) is not None
    assert written != written.replace(old, new)
    assert read_verbatim(written.replace(old, new)) is None


def test_any_text_and_number_is_written_as_by_to_json(record: dict[str, Any]) -> None:
    loaded = load_record(to_json(record, compact=True))
    every = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    for value in (every, 10**30, Decimal("1E+2"), Decimal("1E-9"), Decimal("-0.0"), Decimal("3.50")):
        told = {**loaded, "preamble": value}
        assert verbatim(told) == to_json(told, compact=True)
