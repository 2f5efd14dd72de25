"""Records read back: our own output, one record or one a line, as plain data with exact decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import simplejson

from reportparse.errors import UnreadableFile
from reportparse.forms import FORMS, TABLES
from reportparse.report import SCHEMA_VERSION
from reportparse.values import Number

Record = Mapping[str, Any]
"""A record as `Report.as_dict` gives it and as it stands in JSON."""

KEYS = ("schema_version", "status", "report", "sections", *TABLES, "checks", "issues", "source")
"""Keys without which a JSON object is no record of ours."""

_BLANK = re.compile(r"\s*")

PATHS = tuple(dict.fromkeys(path for form in FORMS for path, _, _ in form.places))
"""Every path of a value that any form has, in the order of the record, the newest form first."""


def looks_like_records(data: bytes) -> bool:
    """Whether bytes are JSON objects rather than a document: no format that is read begins with a brace."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def load_records(data: bytes) -> Iterator[Record]:
    """The records of a .json or .jsonl file of ours, one by one. Raises UnreadableFile where it holds anything else."""
    decoder = simplejson.JSONDecoder(parse_float=Decimal)
    try:
        text = data.decode("utf-8-sig")
        at = number = 0
        while (at := _BLANK.match(text, at).end()) < len(text):  # type: ignore[union-attr]  # it always matches
            record, at = decoder.raw_decode(text, at)
            number += 1
            _require(record, number)
            yield record
    except (UnicodeDecodeError, simplejson.JSONDecodeError, RecursionError) as error:
        raise UnreadableFile("not-a-record", f"no record of ours: {error}.", f"不是本程序的记录：{error}。") from error


def without_text(record: Record) -> Record:
    """The record without its running text and cells: what checks need, at a tenth of the memory."""
    return {**record, "preamble": None, "sections": [], "figures": [], "cells": None}


def _require(record: Any, number: int) -> None:
    missing = [key for key in KEYS if not isinstance(record, dict) or key not in record]
    if missing:
        raise UnreadableFile(
            "not-a-record",
            f"record {number} is not one of reportparse's: it has no {missing[0]!r}.",
            f"第 {number} 条不是 reportparse 的记录：缺少 {missing[0]!r}。",
        )
    major = str(record["schema_version"]).partition(".")[0]
    if major != SCHEMA_VERSION.partition(".")[0]:
        raise UnreadableFile(
            "not-a-record",
            f"record {number} follows schema {record['schema_version']}; this program reads {SCHEMA_VERSION}.",
            f"第 {number} 条记录的结构版本为 {record['schema_version']}，本程序读取 {SCHEMA_VERSION}。",
        )


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
