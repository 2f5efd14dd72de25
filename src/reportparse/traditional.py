"""Documents in traditional characters (mirrors, wiki copies): read through their simplified twin, published as they stand.

The twin has one character for each of the document's, so every text of the record can be found again in the original. Only
characters are exchanged, not words: 資訊公開 becomes 资讯公开, which no form says, and stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reportparse.chinese.simplified import in_simplified
from reportparse.diagnostics.issues import issue
from reportparse.document import Block, Document, Paragraph, Table
from reportparse.patterns import regex

SIGNS = frozenset("開務報關應對為個與機處辦縣區鎮鄉門請訴總結議項數據產時條規處據實現類別體")
"""Characters that such reports are full of and that no simplified text has."""

MIN_SIGNS = 12
"""Signs from which a document is in traditional characters; a report has hundreds, a name in a simplified one a few."""

MIN_SHARE = 0.02
"""Signs among all characters from which it is; in reports of Chinese mirrors that were converted back it is 0.1 to 0.2."""

MAX_NESTING = 50
"""Tables inside tables whose characters are exchanged; what lies deeper arranges no report."""

_TITLE = regex(r"公開.{0,12}(?:報告|年報)")
"""What a title in traditional characters holds: converters turn that of a page alone, too."""

_QUOTED = regex(r"「([^」]*)」")


def simplified(document: Document) -> Document:
    """The document's twin in simplified characters, with an issue that says so; the document itself where it needs none."""
    if not _is_traditional(document):
        return document
    return replace(
        document,
        blocks=tuple(_simplified(block, 0) for block in document.blocks),
        furniture=tuple(replace(line, text=in_simplified(line.text)) for line in document.furniture),
        metadata=tuple((in_simplified(name), in_simplified(value)) for name, value in document.metadata),
        issues=(*document.issues, issue("text-traditional", "document")),
    )


def as_published(record: dict[str, Any], document: Document) -> dict[str, Any]:
    """A record of the twin with the texts of the document that it is of."""
    original = _Original(document)
    exchanged = {key: original.restored(value) for key, value in record.items() if key in _WITH_TEXT}
    issues = [
        {key: _QUOTED.sub(lambda match: f"「{original.of(match[1])}」", text) for key, text in entry.items()}
        for entry in record["issues"]
    ]
    cells = {"cells": [{**cell, "raw": original.restored(cell["raw"])} for cell in record.get("cells", ())]}
    return {**record, **exchanged, "issues": issues, **(cells if "cells" in record else {})}


_WITH_TEXT = frozenset(("report", "preamble", "sections", "figures", "processing_fee", "statistics"))

_NO_TEXT = frozenset(("key", "form", "under"))
"""What holds none of the document's own words."""


def _is_traditional(document: Document) -> bool:
    text = "\n".join(_texts(document))
    if SIGNS.isdisjoint(text):
        return False
    if _TITLE.search(text):
        return True
    n_signs = sum(map(SIGNS.__contains__, text))
    return n_signs >= MIN_SIGNS and n_signs >= MIN_SHARE * len(text)


def _texts(document: Document) -> Iterator[str]:
    """Every text of a document, in reading order."""
    pending: list[Block] = list(document.blocks)[::-1]
    while pending:
        block = pending.pop()
        if isinstance(block, Paragraph):
            yield block.text
            continue
        for cell in block.cells:
            yield cell.text
        pending += [inner for cell in reversed(block.cells) for inner in reversed(cell.blocks)]
    yield from (line.text for line in document.furniture)
    yield from (value for _, value in document.metadata)


def _simplified(block: Block, depth: int) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=in_simplified(block.text))
    if depth >= MAX_NESTING:
        return block
    return _simplified_table(block, depth)


def _simplified_table(table: Table, depth: int) -> Table:
    cells = tuple(
        replace(
            cell,
            text=in_simplified(cell.text),
            seen=cell.seen and in_simplified(cell.seen),
            blocks=tuple(_simplified(inner, depth + 1) for inner in cell.blocks),
        )
        for cell in table.cells
    )
    return replace(table, cells=cells)


class _Original:
    """The texts of a document, to be found by their simplified twins. White space does not count."""

    def __init__(self, document: Document) -> None:
        texts = [line for text in _texts(document) for line in text.split("\n")]
        self._lines = {in_simplified(line): line for line in reversed(texts)}
        self._text = "".join("".join(line.split()) for line in texts)
        self._twin = in_simplified(self._text)

    def restored(self, value: Any) -> Any:
        """A part of a record with every text that the document holds as the document writes it."""
        if isinstance(value, str):
            return self.of(value)
        if isinstance(value, dict):
            return {key: part if key in _NO_TEXT else self.restored(part) for key, part in value.items()}
        if isinstance(value, list):
            return [self.restored(part) for part in value]
        return value

    def of(self, text: str) -> str:
        """A text of the twin as the document writes it; as it is where the document does not hold it in one piece."""
        return "\n".join(self._lines.get(line) or self._found(line) for line in text.split("\n"))

    def _found(self, line: str) -> str:
        at = self._twin.find("".join(line.split()))
        if at < 0:
            return line
        characters = iter(self._text[at:])
        return "".join(character if character.isspace() else next(characters) for character in line)
