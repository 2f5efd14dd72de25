"""Records read back: our own output, one record or one a line, as plain data with exact decimals."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, BinaryIO

import simplejson
from pydantic import ValidationError

from reportparse.chinese.values import Number
from reportparse.diagnostics.errors import UnreadableFile, too_large
from reportparse.diagnostics.language import Both
from reportparse.forms import FORMS, TABLES
from reportparse.record.schema import Report
from reportparse.version import SCHEMA_VERSION

Record = Mapping[str, Any]
"""A record as `Report.as_dict` gives it and as it stands in JSON."""

MAX_RECORD_BYTES = 16 * 1024 * 1024
"""Bytes of one record; an ordinary one has 40 000."""

MAX_NUMBER_CHARACTERS = 64
"""Of the text of one number, and of its places before or behind the point: no value of ours has half as many."""

PATHS = tuple(
    dict.fromkeys(path for table in TABLES for form in FORMS if form.table == table for path, _, _ in form.places)
)
"""Every path of a value that any form has: table by table as in the record, the newest form first."""


def looks_like_records(data: bytes) -> bool:
    """Whether bytes are JSON objects rather than a document: no format that is read begins with a brace."""
    return data.removeprefix(BOM_UTF8).lstrip()[:1] == b"{"


def load_records(stream: BinaryIO) -> Iterator[Record]:
    """The records of our own output, one by one: one a line, or a single indented one.

    Raises UnreadableFile where it holds anything else, OverLimit where one record is larger than any report makes.
    """
    number = 0
    while line := stream.readline(MAX_RECORD_BYTES + 1):
        if not line.strip():
            continue
        number += 1
        if number == 1 and line.strip().removeprefix(BOM_UTF8) == b"{":
            line += stream.read(MAX_RECORD_BYTES + 1)
        if len(line) > MAX_RECORD_BYTES:
            raise too_large(MAX_RECORD_BYTES, f"bytes in record {number}", f"字节（第 {number} 条记录）")
        yield _record(line, number)


def _record(data: bytes, number: int) -> Record:
    try:
        text = data.decode("utf-8-sig")
        record = simplejson.loads(text, parse_int=_whole, parse_float=_decimal, parse_constant=_decimal)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("not-a-record", why=str(error).removesuffix(".")) from error
    if isinstance(record, dict) and record.get("schema_version") == "1.0":
        record |= {"schema_version": SCHEMA_VERSION, "statistics": record.get("statistics")}  # all that 1.1 added
    _require(record, number)
    return record  # type: ignore[no-any-return]  # as `_require` has seen


def _whole(text: str) -> int:
    """A whole number of JSON. Raises ValueError where it is longer than any of ours."""
    if len(text) > MAX_NUMBER_CHARACTERS:
        raise ValueError(f"a number of {len(text)} characters")
    return int(text)


def _decimal(text: str) -> Decimal:
    """Any other number of JSON. Raises ValueError where it is longer, or has more places, than any of ours."""
    if len(text) > MAX_NUMBER_CHARACTERS:
        raise ValueError(f"a number of {len(text)} characters")
    number = Decimal(text) if text.strip("-")[:1].isdecimal() else Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > MAX_NUMBER_CHARACTERS:
        raise ValueError(f"the number {text}")
    return number


def without_text(record: Record) -> Record:
    """The record without its running text and cells: what checks need, at a tenth of the memory."""
    return {**record, "preamble": None, "sections": [], "figures": [], "cells": None}


def _require(record: Any, number: int) -> None:
    """Refuse what is not of our shape: a record can come from anywhere."""
    version = record.get("schema_version") if isinstance(record, dict) else None
    if isinstance(version, str) and version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise UnreadableFile(
            "not-a-record",
            why=Both(
                f"record {number} follows schema {version[:20]}, this program reads {SCHEMA_VERSION}",
                f"第 {number} 条记录的结构版本为 {version[:20]}，本程序读取 {SCHEMA_VERSION}",
            ),
        )
    try:
        Report.model_validate(record)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(map(str, first["loc"])) or "record"
        raise UnreadableFile(
            "not-a-record",
            why=Both(f"record {number}: {place}: {first['msg']}", f"第 {number} 条：{place}：{first['msg']}"),
        ) from error


def number_at(record: Record, path: str) -> Number | None:
    """The number under a path; None where the record has none, for whatever reason."""
    node: Any = record
    for key in path.split("."):
        if not isinstance(node, Mapping):
            return None
        node = node.get(key)
    return None if isinstance(node, Mapping) else node


def has_path(record: Record, path: str) -> bool:
    """Whether the record's own tables have this path, with a number or without."""
    node: Any = record
    for key in path.split("."):
        if not isinstance(node, Mapping) or key not in node:
            return False
        node = node[key]
    return True
