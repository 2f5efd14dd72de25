"""Places of a document in words: what an issue names where no path of the record does, and what a person looks for."""

from __future__ import annotations

from reportparse.diagnostics.language import Both
from reportparse.patterns import regex

_NAMES = {
    "page": ("page {}", "第{}页"),
    "picture": ("picture {}", "第{}张图片"),
    "line": ("line {}", "第{}行文字"),
    "paragraph": ("paragraph {}", "第{}段"),
    "table": ("table {}", "第{}个表"),
    "row": ("row {}", "第{}行"),
    "column": ("column {}", "第{}列"),
}
"""The parts of a place, from the largest to the smallest."""
_PART = regex(rf"({'|'.join(_NAMES)}) (\d+)")


def place(**numbers: int | None) -> Both:
    """A place in words, given its numbers (from 1), as far as they are known: 「page 4, table 2, row 5, column 3」."""
    named = [(name, numbers[name]) for name in _NAMES if numbers.get(name)]
    return Both(
        ", ".join(_NAMES[name][0].format(number) for name, number in named),
        "".join(_NAMES[name][1].format(number) for name, number in named),
    )


def place_zh(where: str) -> str:
    """What `where` of an issue says, in Chinese, if it names a place of the document; else as it is."""
    if where == "document":
        return "全文"
    parts = [_PART.fullmatch(part) for part in where.split(", ")]
    return "".join(_NAMES[part[1]][1].format(part[2]) for part in parts if part) if all(parts) else where
