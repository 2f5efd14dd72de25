"""Comparison of two reports: their values side by side, their sections' text as a diff that can be read.

Nothing is judged: a value that only one form has stands against nothing, and blank is not zero.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Literal

from rapidfuzz import fuzz

from reportparse.across.generations import number_across
from reportparse.chinese.text import fold
from reportparse.chinese.values import Number, tidy
from reportparse.forms.value_names import Name, name_of
from reportparse.forms.y2014 import STATISTICS
from reportparse.labels.alignment import align
from reportparse.patterns import regex
from reportparse.record.load import PATHS, Record, has_path

PREAMBLE = 0
"""The preamble's number among the sections."""

MAX_FINE = 1500
"""Characters of a sentence within which single characters are compared; a longer one stands whole."""

MAX_PAIRS = 40_000
"""Pairs of sentences up to which it is looked for which became which; beyond that the passage stands whole."""

MIN_ALIKE = 0.4
"""Likeness from which a sentence counts as rewritten, not as one removed and another added."""

MIN_KEPT = 2
"""Characters of the shortest run shown as kept inside a rewritten passage; shorter ones only break up the reading."""

# A number or a word is compared whole: nobody reads 2023 against 2024 digit by digit.
_TOKEN = regex(r"\d[\d,.]*|[A-Za-z]+|.", re.DOTALL)
_SENTENCE = regex(r"[^。！？；\n]*[。！？；]?\n?")

Op = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value in both reports. `change` and `percent` are None where a side has no number (`percent`: or is 0)."""

    path: str
    name: Name
    first: Number | None
    second: Number | None
    change: Number | None
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that both reports have, or only the first ("removed"), or only the second ("added")."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class SectionDiff:
    """One section of both reports, with the heading that it has in each, and its text as pieces in order.

    `number` counts what is set side by side; the preamble is number 0 and has no heading.
    """

    number: int
    headings: tuple[str | None, str | None]
    pieces: tuple[Piece, ...]

    @property
    def heading(self) -> str:
        """The heading to show: the second report's, or the first's."""
        return self.headings[1] or self.headings[0] or ("前言" if self.number == PREAMBLE else "")

    @property
    def changed(self) -> bool:
        """Whether the texts differ."""
        return any(piece.op != "same" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Side:
    """Whose report, of which year, in which form, from which file."""

    organ: str | None
    year: int | None
    generation: str
    file: str

    @property
    def label(self) -> str:
        """What the side is called in a heading."""
        return " ".join(str(part) for part in (self.organ, self.year) if part) or self.file


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports side by side; `values` are of every path that either has, changed or not."""

    first: Side
    second: Side
    values: tuple[ValueChange, ...]
    sections: tuple[SectionDiff, ...]

    @property
    def spans_generations(self) -> bool:
        """Whether one report has the statistics of 2014 and the other the tables of a later form."""
        forms = {side.generation for side in (self.first, self.second)}
        return STATISTICS.name in forms and len(forms - {"free"}) > 1

    @property
    def changed(self) -> list[ValueChange]:
        """The values that differ."""
        return [value for value in self.values if value.first != value.second]


def compare(first: Record, second: Record) -> Comparison:
    """Set the second report against the first."""
    paths = [path for path in PATHS if has_path(first, path) or has_path(second, path)]
    sections = [((None, first["preamble"] or ""), (None, second["preamble"] or "")), *_paired(first, second)]
    return Comparison(
        _side(first),
        _side(second),
        tuple(_change(path, number_across(first, path), number_across(second, path)) for path in paths),
        tuple(
            SectionDiff(number, (old[0], new[0]), tuple(diff(old[1], new[1])))
            for number, (old, new) in enumerate(sections, PREAMBLE)
        ),
    )


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain data for JSON."""
    return {
        "first": asdict(comparison.first),
        "second": asdict(comparison.second),
        "values": [
            {
                "path": value.path,
                "label": value.name.whole,
                "first": value.first,
                "second": value.second,
                "change": value.change,
                "percent": value.percent,
            }
            for value in comparison.values
        ],
        "sections": [
            {
                "number": section.number,
                "headings": list(section.headings),
                "pieces": [asdict(piece) for piece in section.pieces],
            }
            for section in comparison.sections
        ],
    }


Text = tuple[str | None, str]
"""A section's heading and its running text; (None, "") where a report lacks it."""


def _paired(first: Record, second: Record) -> list[tuple[Text, Text]]:
    """The sections that say the same thing in both reports, in the second one's order; what one alone has, in its place.

    Six sections have the same keys; chapters of a report before the forms have them in another order, or others.
    """
    old, new = _texts(first), _texts(second)
    order = list(new)
    for before, name in zip([None, *old], old, strict=False):
        if name not in new:
            order.insert(order.index(before) + 1 if before else 0, name)
    return [(old.get(name, (None, "")), new.get(name, (None, ""))) for name in order]


def _texts(record: Record) -> dict[tuple[str, int], Text]:
    """Every section by its key, or by the words of a heading that says none; the first, second, … of a name."""
    named: Counter[str] = Counter()
    texts: dict[tuple[str, int], Text] = {}
    for section in record["sections"]:
        name = section["key"] or fold(section["heading"] or "")
        named[name] += 1
        texts[name, named[name]] = (section["heading"], section["text"] or "")
    return texts


def _side(record: Record) -> Side:
    about = record["report"]
    return Side(about["organ"], about["year"], about["generation"], record["source"]["name"])


def _change(path: str, first: Number | None, second: Number | None) -> ValueChange:
    if first is None or second is None:
        return ValueChange(path, name_of(path), first, second, None, None)
    change = tidy(Decimal(second) - Decimal(first))
    percent = None
    if first:
        exact = Decimal(change) / abs(Decimal(first)) * 100
        percent = exact.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return ValueChange(path, name_of(path), first, second, change, percent)


# Text


def diff(first: str, second: str) -> list[Piece]:
    """The second text against the first: sentence by sentence, and within a rewritten passage run by run."""
    old, new = (_SENTENCE.findall(text) for text in (first, second))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    pieces: list[Piece] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[a0:a1])))
        else:
            pieces.extend(_passage(old[a0:a1], new[b0:b1]))
    return _joined(pieces)


def _passage(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """A passage that differs: each sentence against the one that it became, in order; the others went or came."""
    if len(old) * len(new) > MAX_PAIRS:
        yield from (Piece("removed", "".join(old)), Piece("added", "".join(new)))
        return
    likeness = [[fuzz.ratio(before, after) / 100 for after in new] for before in old]
    pairs = align([[score if score >= MIN_ALIKE else 0.0 for score in row] for row in likeness]).pairs
    a = b = 0
    for at, _, partner in (*pairs, (len(old), 0, len(new))):
        yield Piece("removed", "".join(old[a:at]))
        yield Piece("added", "".join(new[b:partner]))
        if at < len(old):
            yield from _rewritten(old[at], new[partner])
        a, b = at + 1, partner + 1


def _rewritten(before: str, after: str) -> Iterator[Piece]:
    """A sentence and what it became, run by run; very long ones stand whole."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(before), len(after)) > MAX_FINE:
        yield from (Piece("removed", before), Piece("added", after))
        return
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        removed, added = "".join(old[a0:a1]), "".join(new[b0:b1])
        if tag == "equal" and len(removed) >= MIN_KEPT:
            yield Piece("same", removed)
        else:
            yield Piece("removed", removed)
            yield Piece("added", added)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Without empty pieces; between two kept runs, what was removed stands before what was added, each as one piece."""
    joined: list[Piece] = []
    for kept, run in groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.op == "same"):
        parts = list(run)
        ops: tuple[Op, ...] = ("same",) if kept else ("removed", "added")
        for op in ops:
            text = "".join(piece.text for piece in parts if piece.op == op)
            if text:
                joined.append(Piece(op, text))
    return joined
