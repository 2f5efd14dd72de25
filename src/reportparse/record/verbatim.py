"""Records as they were written: read by their shape at once, and known by the same bytes that come of them again."""

from __future__ import annotations

from typing import Any

import msgspec

from reportparse.forms import TABLES
from reportparse.patterns import regex
from reportparse.record.shape import decoder, have_shape

MAX_NUMBER_CHARACTERS = 64
"""Of the text of one number, and of its places before or behind the point: no value of ours has half as many."""

INDENT = 2
"""Blanks a level of what is written for people."""

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_DIGITS_AS_ONES = bytes(ord("1") if code in b"0123456789." else 0 for code in range(256))
_LONG_NUMBER = b"1" * MAX_NUMBER_CHARACTERS
_EXPONENT = regex(rb"E[+-]\d")  # as Decimal writes it; other ones do not come back as they were


def read_verbatim(data: bytes) -> Any:
    """The record that `to_json` wrote as these bytes; None where it did not, or where a number may be too long.

    A key that no record has, a name twice, "5" or 5.0 for 5 do not come back; only so is nothing else to be looked for.
    """
    if _LONG_NUMBER in data.translate(_DIGITS_AS_ONES) or _EXPONENT.search(data):
        return None
    try:
        record = decoder().decode(data)
        line = verbatim(record)
    except (ValueError, RecursionError):
        return None
    if data not in (line, line[:-1]) and data != msgspec.json.format(line[:-1], indent=INDENT) + b"\n":
        return None
    return record if have_shape({name: record[name] for name in TABLES}) else None


def verbatim(record: Any) -> bytes:
    """A record with exact decimals, as it is read back, on a line: what `to_json` makes of it, in a tenth of the time.

    Raises ValueError where a text cannot be written.
    """
    return _ENCODER.encode(record) + b"\n"
