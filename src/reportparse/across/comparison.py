"""Comparison of two reports: their values side by side, their sections' text as a diff that can be read.

Nothing is judged: a value that only one form has stands against nothing, blank is not zero, and how far each number is to be
trusted is told beside it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Literal

from rapidfuzz import fuzz

from reportparse.across.findings import EXPLAINING, Finding, year_finding
from reportparse.across.generations import number_across, path_across
from reportparse.across.years import YearCheck, check_years
from reportparse.chinese.text import fold
from reportparse.chinese.values import Number, tidy
from reportparse.forms.value_names import Name, name_of
from reportparse.forms.y2014 import STATISTICS
from reportparse.labels.alignment import align
from reportparse.patterns import regex
from reportparse.record.load import PATHS, Record, has_path
from reportparse.record.verbatim import MAX_NUMBER_CHARACTERS

PREAMBLE = 0
"""The preamble's number among the sections."""

ENOUGH_DIGITS_COUNT = 3 * MAX_NUMBER_CHARACTERS
"""So exact that no number which a record can hold is rounded: Python's usual 28 digits are fewer than some records have."""

MAX_FINE = 1500
"""Characters of a sentence within which single characters are compared; a longer one stands whole."""

MAX_PAIRS = 40_000
"""Pairs of sentences up to which it is looked for which became which; beyond that the passage stands whole."""

MIN_ALIKE = 0.4
"""Likeness from which a sentence counts as rewritten, not as one removed and another added."""

MIN_KEPT = 2
"""Characters of the shortest run shown as kept inside a rewritten passage; shorter ones only break up the reading."""

STATES = {
    "cell-unreadable": "unreadable",
    "strokes-lost": "unreadable",
    "cell-merged": "unreadable",
    "cell-missing": "missing",
}
"""What an issue says of the cell at its place."""

# A number or a word is compared whole: nobody reads 2023 against 2024 digit by digit.
_TOKEN = regex(r"\d[\d,.]*|[A-Za-z]+|.", re.DOTALL)
_SENTENCE = regex(r"[^。！？；\n]*[。！？；]?\n?")

Op = Literal["same", "removed", "added"]

Relation = Literal["same", "changed", "one-sided", "unknown"]
"""What two sides are to each other. "same" also where neither has a number; "one-sided": one report has no place for such a
value; "unknown": what one of them says cannot be read."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value in one report: its path there, its number, and how it stands.

    `state` is the cell's ("number", "blank", "mark", "unreadable", "missing"), "absent" where the report's form has no such
    value, None where there is no number and the record does not say why. `standing` and `raw` are the cell's, None in a
    record without cells. `issues` are the kinds of the errors and warnings at the value.
    """

    path: str
    number: Number | None
    state: str | None
    standing: str | None
    raw: str | None
    issues: tuple[str, ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether a check or an issue speaks against it."""
        return self.standing == "disputed" or bool(self.issues)


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value in both reports. `change` and `percent` are None where a side has no number (`percent`: or is 0)."""

    path: str
    name: Name
    first: Stated
    second: Stated
    change: Number | None
    percent: Decimal | None

    @property
    def relation(self) -> Relation:
        """What the sides are to each other."""
        states = (self.first.state, self.second.state)
        if "unreadable" in states:
            return "unknown"
        if "absent" in states or (("missing" in states) and states[0] != states[1]):
            return "one-sided"
        return "same" if self.first.number == self.second.number else "changed"

    @property
    def is_doubtful(self) -> bool:
        """Whether something speaks against one of them."""
        return self.first.is_doubtful or self.second.is_doubtful


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
    """Whose report, of which year, in which form, from which file; complete or partial."""

    organ: str | None
    year: int | None
    generation: str
    file: str
    status: str

    @property
    def label(self) -> str:
        """What the side is called in a heading."""
        return " ".join(str(part) for part in (self.organ, self.year) if part) or self.file


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports side by side; `values` are of every path that either has, changed or not; `records` are what it is of.

    `years` is what the later one says of the other, where they are of consecutive years of one organ.
    """

    first: Side
    second: Side
    values: tuple[ValueChange, ...]
    sections: tuple[SectionDiff, ...]
    records: tuple[Record, Record]
    years: tuple[YearCheck, ...]

    @property
    def organs_differ(self) -> bool:
        """Whether two organs are compared, as far as both reports say whose they are."""
        first, second = (fold(side.organ or "") for side in (self.first, self.second))
        return first != second and bool(first and second)

    @property
    def spans_generations(self) -> bool:
        """Whether one report has the statistics of 2014 and the other the tables of a later form."""
        forms = {side.generation for side in (self.first, self.second)}
        return STATISTICS.name in forms and len(forms - {"free"}) > 1

    def of(self, relation: Relation) -> list[ValueChange]:
        """The values that are this to each other."""
        return [value for value in self.values if value.relation == relation]

    @property
    def at_odds(self) -> list[Finding]:
        """What one year's report says of the year before and that one does not."""
        of_year = {record["report"]["year"]: record for record in self.records}
        failed = [check for check in self.years if check.result.status == "failed"]
        return [year_finding("", of_year[check.year], check.result._asdict()) for check in failed]

    @property
    def differing(self) -> list[ValueChange]:
        """The values that are not the same on both sides."""
        return [value for value in self.values if value.relation != "same"]


def compare(first: Record, second: Record) -> Comparison:
    """Set the second report against the first."""
    paths = [path for path in PATHS if has_path(first, path) or has_path(second, path)]
    sides = ([*_stated(record, paths)] for record in (first, second))
    sections = [((None, first["preamble"] or ""), (None, second["preamble"] or "")), *_paired(first, second)]
    return Comparison(
        _side(first),
        _side(second),
        tuple(_change(path, one, other) for path, one, other in zip(paths, *sides, strict=True)),
        tuple(
            SectionDiff(number, (old[0], new[0]), tuple(diff(old[1], new[1])))
            for number, (old, new) in enumerate(sections, PREAMBLE)
        ),
        (first, second),
        tuple(check_years((first, second))[0]),
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
                "relation": value.relation,
                "first": value.first.number,
                "second": value.second.number,
                "change": value.change,
                "percent": value.percent,
                "first_cell": _cell_as_dict(value.first),
                "second_cell": _cell_as_dict(value.second),
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
        "years": [check.as_dict for check in comparison.years],
    }


def _cell_as_dict(stated: Stated) -> dict[str, Any]:
    return {name: part for name, part in asdict(stated).items() if name != "number"} | {"issues": list(stated.issues)}


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
    return Side(about["organ"], about["year"], about["generation"], record["source"]["name"], record["status"])


def _stated(record: Record, paths: Iterable[str]) -> Iterator[Stated]:
    """Each value as a report states it; in its own form's place where that counts the same."""
    cells = {cell["path"]: cell for cell in record.get("cells") or ()}
    said: dict[str, list[str]] = defaultdict(list)
    for issue in record["issues"]:
        is_of_all = "." not in issue["where"]  # of a table: its warnings speak of some values of it, which they name
        if (
            issue["severity"] == "error"
            or issue["kind"] in EXPLAINING
            or (issue["severity"] == "warning" and not is_of_all)
        ):
            said[issue["where"]].append(issue["kind"])
    disputed = {term for check in record["checks"]["results"] if check["status"] == "failed" for term in check["terms"]}
    for path in paths:
        own = path_across(record, path)
        cell, number, parts = cells.get(own), number_across(record, path), own.split(".")
        issues = tuple(kind for end in range(1, len(parts) + 1) for kind in said[".".join(parts[:end])])
        state = cell["state"] if cell else _state(record, own, number, issues)
        standing = cell["standing"] if cell else "disputed" if own in disputed else None
        yield Stated(own, number, state, standing, cell["raw"] if cell else None, issues)


def _state(record: Record, path: str, number: Number | None, issues: Sequence[str]) -> str | None:
    """How a value stands in a record without cells: what is unreadable or missing is named by its issues."""
    if not has_path(record, path):
        return "absent"
    if number is not None:
        return "number"
    return next((state for kind, state in STATES.items() if kind in issues), None)


def _change(path: str, first: Stated, second: Stated) -> ValueChange:
    if first.number is None or second.number is None:
        return ValueChange(path, name_of(path), first, second, None, None)
    with localcontext(prec=ENOUGH_DIGITS_COUNT):
        change = tidy(Decimal(second.number) - Decimal(first.number))
        percent = None
        if first.number:
            exact = Decimal(change) / abs(Decimal(first.number)) * 100
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
