"""Records read back: our own output, one record or one a line, as plain data with exact decimals."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, BinaryIO, NamedTuple

import simplejson
from pydantic import ValidationError

from reportparse.chinese.values import Number
from reportparse.diagnostics.errors import UnreadableFile, too_large
from reportparse.diagnostics.language import Both
from reportparse.forms import FORMS, TABLES
from reportparse.record.base import Record as Record
from reportparse.record.schema import Report
from reportparse.record.shape import has_shape
from reportparse.record.verbatim import MAX_NUMBER_CHARACTERS, read_verbatim
from reportparse.version import SCHEMA_VERSION

MAX_RECORD_BYTES = 16 * 1024 * 1024
"""Bytes of one record; an ordinary one has 40 000."""

MAX_BYTES = 2**63
"""No file is as large."""

PATHS = tuple(
    dict.fromkeys(path for table in TABLES for form in FORMS if form.table == table for path, _, _ in form.places)
)
"""Every path of a value that any form has: table by table as in the record, the newest form first."""


def looks_like_records(data: bytes) -> bool:
    """Whether bytes are JSON objects rather than a document: no format that is read begins with a brace.

    Some shells save what is piped into a file as UTF-16: such are records, too, and refused for what they are.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = data[2:].replace(b"\0", b"")
    return data.removeprefix(BOM_UTF8).lstrip()[:1] == b"{"


def load_records(stream: BinaryIO) -> Iterator[Record]:
    """The records of our own output, one by one: one a line, or a single indented one.

    Raises UnreadableFile where it holds anything else, OverLimit where one record is larger than any report makes.
    """
    for number, line in enumerate(record_lines(stream), 1):
        yield load_record(line, number)


def record_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The text of each record; one that is too large is cut, and is to be refused."""
    first = True
    while line := stream.readline(MAX_RECORD_BYTES + 1):
        if first and line.strip().removeprefix(BOM_UTF8) == b"{":
            line += stream.read(MAX_RECORD_BYTES + 1)
        if line.strip():
            first = False
            yield line
        while len(line) > MAX_RECORD_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_RECORD_BYTES + 1)


def load_record(line: bytes, number: int = 1) -> Record:
    """One record from its text; `number` is its place in the file, for messages. Raises as `load_records`."""
    if len(line) > MAX_RECORD_BYTES:
        raise too_large(MAX_RECORD_BYTES, f"bytes in record {number}", f"字节（第 {number} 条记录）")
    record = read_verbatim(line)
    if record is None:
        record = _parsed(line, number)
        _require(record, number)
    return record  # type: ignore[no-any-return]  # as `_require` has seen


def given_record(given: Mapping[str, Any], number: int = 1) -> Record:
    """A record that Python was given as plain data, as `load_record` reads its text; `number` is its place, for messages.

    Floats, as plain `json` makes them, become the decimals of their shortest text. Raises as `load_record`.
    """
    try:
        record = _of_current_schema(_as_loaded(given))
    except (ValueError, RecursionError) as error:
        raise _unreadable(error, number) from error
    _require(record, number)
    return record  # type: ignore[no-any-return]  # as `_require` has seen


def _as_loaded(node: Any) -> Any:
    """Plain data with exact decimals, and texts that can be written: JSON can name halves of characters."""
    if isinstance(node, str):
        return node if node.isascii() else node.encode("utf-8", "replace").decode()
    if isinstance(node, Mapping):
        return {_as_loaded(key): _as_loaded(inner) for key, inner in node.items()}
    if isinstance(node, (list, tuple)):
        return [_as_loaded(inner) for inner in node]
    return _decimal(float.__repr__(node)) if isinstance(node, float) else node


class Origin(NamedTuple):
    """What a record says of the file that it was made of."""

    name: str
    sha256: str
    bytes: int


def origin_of(line: bytes, number: int = 1) -> Origin:
    """The origin that a record names, without reading all of it. Raises as `load_record`, which alone looks at the rest.

    No other key of a record is called so, and within a text a quotation mark stands behind a backslash: what is found last
    is the record's own, in every record that `load_record` takes.
    """
    source = _last_source(line)
    if source is None:
        source = load_record(line, number)["source"]
    name, sha256, size = (source.get(key) for key in Origin._fields)
    if not (isinstance(name, str) and isinstance(sha256, str) and type(size) is int and 0 <= size < MAX_BYTES):
        raise UnreadableFile("not-a-record", why=Both(f"record {number}: source", f"第 {number} 条：source"))
    storable, digest = (text.encode("utf-8", "replace").decode() for text in (name, sha256))
    return Origin(storable, digest, size)


def _last_source(line: bytes) -> dict[str, Any] | None:
    """The object under the last key of that name; None where there is none, or no JSON."""
    _, found, rest = line.rpartition(_SOURCE)
    try:
        source, _ = _SOURCES.raw_decode(rest.decode().lstrip()) if found else (None, 0)
    except (ValueError, RecursionError):
        return None
    return source if isinstance(source, dict) else None


def _parsed(data: bytes, number: int) -> Any:
    """JSON as plain data with exact decimals; records of schema 1.0 as those of 1.1."""
    try:
        text = data.decode("utf-8-sig")
        record = simplejson.loads(text, parse_int=_whole, parse_float=_decimal, parse_constant=_decimal)
    except (ValueError, RecursionError) as error:
        raise _unreadable(error, number) from error
    return _of_current_schema(record)


def _of_current_schema(record: Any) -> Any:
    """A record of schema 1.0 as one of 1.1."""
    if isinstance(record, dict) and record.get("schema_version") == "1.0":
        record |= {"schema_version": SCHEMA_VERSION, "statistics": record.get("statistics")}  # all that 1.1 added
    return record


def _unreadable(error: ValueError | RecursionError, number: int) -> UnreadableFile:
    en, zh = _fault(error)
    return UnreadableFile("not-a-record", why=Both(f"record {number}: {en}", f"第 {number} 条：{zh}"))


def _fault(error: ValueError | RecursionError) -> Both:
    """Why a text is no JSON of ours."""
    if isinstance(error, UnicodeDecodeError):
        return Both(f"byte {error.start + 1} is no UTF-8", f"第 {error.start + 1} 个字节不是 UTF-8 编码")
    if isinstance(error, simplejson.JSONDecodeError):
        return Both(f"no JSON from character {error.pos + 1} on", f"从第 {error.pos + 1} 个字符起不是 JSON")
    if isinstance(error, RecursionError):
        return Both("JSON that is nested too deep", "JSON 嵌套过深")
    return Both(str(error), "有一个数过长，或不是数")


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


_SOURCE = b'"source":'
_SOURCES = simplejson.JSONDecoder(parse_int=_whole, parse_float=_decimal, parse_constant=_decimal)


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
    if has_shape(record):
        return
    try:
        Report.model_validate(record, strict=True)
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
