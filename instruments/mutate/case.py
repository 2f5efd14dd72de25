"""A document being messed up, and what is true of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from instruments.made.expected import number
from instruments.made.report import MadeReport, flow
from instruments.made.sheet import Block, Row, Sheet, SheetCell, Text
from instruments.made.to_html import HtmlStyle
from instruments.made.to_text import TextStyle

Number = int | Decimal
FORMATS = ("html", "docx", "text")


@dataclass(frozen=True)
class Truth:
    """What the document says at a path.

    `value` is its number (None: it has none). `loud`: a person would doubt this cell, so an issue must name it, and
    null is as good as the number.
    """

    value: Number | None
    loud: bool = False


@dataclass
class Case:
    """A report on its way through the messes; a path of `truths` that no cell carries any more has lost its number."""

    seed: int
    format: str
    random: random.Random
    report: MadeReport
    blocks: list[Block]
    truths: dict[str, Truth]
    messes: list[str] = field(default_factory=list)
    html: HtmlStyle = field(default_factory=HtmlStyle)
    text: TextStyle = field(default_factory=TextStyle)
    markup: list[Callable[[str], str]] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    name: str = ""
    prose_judged: bool = True
    facts_judged: set[str] = field(default_factory=lambda: {"title", "organ", "year"})

    def sheets(self, *names: str) -> list[int]:
        """Places in `blocks` of the sheets so named, of all sheets where no name is given."""
        return [
            at
            for at, block in enumerate(self.blocks)
            if isinstance(block, Sheet) and (not names or block.name in names)
        ]

    def texts(self, *kinds: str) -> list[int]:
        """Places in `blocks` of the running text of these kinds."""
        return [at for at, block in enumerate(self.blocks) if isinstance(block, Text) and block.kind in kinds]

    def sheet(self, at: int) -> Sheet:
        """The sheet at a place."""
        block = self.blocks[at]
        assert isinstance(block, Sheet)
        return block

    def line(self, at: int) -> Text:
        """The running text at a place."""
        block = self.blocks[at]
        assert isinstance(block, Text)
        return block

    def say(self, at: int, text: str) -> None:
        """Put other words in the place of running text."""
        self.blocks[at] = replace(self.line(at), text=text)

    def recell(self, change: Callable[[SheetCell], SheetCell]) -> bool:
        """Change every cell of every sheet; whether that changed any."""
        changed = False
        for at in self.sheets():
            sheet = self.sheet(at)
            rows = tuple(tuple(change(cell) for cell in row) for row in sheet.rows)
            changed |= rows != sheet.rows
            self.blocks[at] = replace(sheet, rows=rows)
        return changed

    def standing(self) -> dict[str, Truth]:
        """The truth of every path of the form: a path that no cell carries has no number, and that must be said."""
        carried = set(carried_paths(self.blocks))
        return {path: truth if path in carried else Truth(None, loud=True) for path, truth in self.truths.items()}


def carried_paths(blocks: list[Block]) -> list[str]:
    """Paths that cells of the blocks carry, nested tables included."""
    waiting: list[Sheet] = [block for block in blocks if isinstance(block, Sheet)]
    paths: list[str] = []
    while waiting:
        for row in waiting.pop().rows:
            paths += [cell.path for cell in row if cell.path]
            waiting += [cell.inner for cell in row if cell.inner]
    return paths


def clean_case(seed: int, format_: str, report: MadeReport) -> Case:
    """A case without any mess."""
    truths = {path: Truth(number(raw)) for path, raw in report.values.items()}
    source = random.Random(seed)
    suffix = {"html": ".html", "docx": ".docx", "text": ".txt"}[format_]
    return Case(seed, format_, source, report, list(flow(report)), truths, name=f"case-{seed}{suffix}")


def path_of(row: Row) -> str | None:
    """The path of a row's first value; None for a row without values."""
    return next((cell.path for cell in row if cell.path), None)


Mess = Callable[[Case], bool]


@dataclass(frozen=True)
class Entry:
    """A mess in the catalogue: its function says whether it could do anything to the case."""

    name: str
    apply: Mess
    formats: tuple[str, ...]


CATALOGUE: dict[str, Entry] = {}


def mess(name: str, *formats: str) -> Callable[[Mess], Mess]:
    """Enter a function in the catalogue, for the formats named or for all."""

    def enter(function: Mess) -> Mess:
        CATALOGUE[name] = Entry(name, function, formats or FORMATS)
        return function

    return enter
