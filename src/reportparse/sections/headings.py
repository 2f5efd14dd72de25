"""What a heading says: which of the six sections a line may open, and how surely.

Matched by keyword with the numeral as a hint only: numerals are missing, doubled or wrong, rows of the tables look like
headings, and the preamble lists the sections' names (domain §2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportparse.chinese.text import fold, split_marker
from reportparse.document import Paragraph
from reportparse.forms.sections import SECTIONS, SectionKind
from reportparse.labels.likeness import best, key
from reportparse.labels.table_kinds import LABELS
from reportparse.patterns import regex
from reportparse.sections.layout_tables import FlatBlock

MAX_HEADING = 48
"""Characters of the longest heading; official ones have at most 30."""


_KEYS = {kind.number: frozenset(map(key, kind.headings)) for kind in SECTIONS}
"""The official headings of each section as they are compared."""

_WORDS = tuple(dict.fromkeys(word for kind in SECTIONS for word in kind.words))

_OFFICIAL = sorted({words for kind in SECTIONS for words in kind.headings}, key=len, reverse=True)

_LABELS_OF_TABLES = frozenset().union(*LABELS.values())

# A sentence goes on; a heading does not.
_SENTENCE = regex(r"[。；;！？]|，.*，")
_RUN_IN = regex(r"[。：:；\s]")
_TEXT_BEHIND = regex(r"[：:\s]+(?![及和与、（(：:\s]|$|\d{1,3}\s*$)|[（(]\s*(?:本年度?)?(?:无|没有)")
"""What parts an official heading from the text behind it: 六、其他需要报告的事项 无; a unit in brackets is the heading's, a
number alone the page's in a table of contents."""


@dataclass(frozen=True, slots=True)
class PossibleHeading:
    """A line read as the heading of a section: its surety, its numbering style, and where running text begins in it."""

    section: int
    score: float
    style: str
    end: int


@lru_cache(maxsize=4096)
def possible_headings(line: str) -> tuple[PossibleHeading, ...]:
    """Every section that a line may be the heading of, best first; none for rows of tables and running text."""
    line = line.strip()
    marker, _, rest = split_marker(line)
    if marker is None and len(line) > MAX_HEADING:
        return ()
    if not any(map(fold(rest[:MAX_HEADING]).__contains__, _WORDS)):
        return ()
    offset = len(line) - len(rest)
    official = next((words for words in _OFFICIAL if marker and rest.startswith(words)), None)
    if official and _TEXT_BEHIND.match(rest, len(official)):
        end = offset + len(official)
        return _of_whole(line[:end], end)
    whole = _of_whole(line, len(line))
    if whole:
        return whole
    match = _RUN_IN.search(line, offset)
    # A heading run into its paragraph: only one with a number and the official words counts.
    ends = [offset + len(words) for words in _OFFICIAL if marker and rest.startswith(words)]
    ends += [match.start()] if marker and match and match.start() <= MAX_HEADING else []
    for end in ends:
        found = tuple(r for r in _of_whole(line[:end], end) if r.score >= RUN_IN_SCORE)
        if found:
            return found
    return ()


RUN_IN_SCORE = 1.6
"""A heading with running text behind it must be this sure."""

MIN_SCORE = 0.75
"""A line below this is no heading."""


Headings = Sequence[tuple[PossibleHeading, ...]]
"""Of each block, the sections whose heading it may be; none of a table."""


def headings_of(blocks: Iterable[FlatBlock]) -> Headings:
    """What each block may be the heading of: asked once, and handed on."""
    return [possible_headings(block.text) if isinstance(block, Paragraph) else () for block in blocks]


def is_heading(line: str) -> bool:
    """Whether a line can be the heading of a section."""
    return bool(possible_headings(line))


def _of_whole(line: str, end: int) -> tuple[PossibleHeading, ...]:
    if not line or len(line) > MAX_HEADING or _SENTENCE.search(line):
        return ()
    marker, number, rest = split_marker(line)
    rest = rest.rstrip("：: ")
    core = key(rest)
    if not core or fold(line) in _LABELS_OF_TABLES or core in _LABELS_OF_TABLES:
        return ()
    if len(rest.split()) > 1 and all(key(word) in _LABELS_OF_TABLES for word in rest.split()):
        return ()
    style = numbering_style(marker)
    found = [_score(kind, core, number, style, end) for kind in SECTIONS if kind.says.search(core)]
    return tuple(sorted((r for r in found if r.score >= MIN_SCORE), key=lambda r: -r.score))


def _score(kind: SectionKind, core: str, number: int | None, style: str, end: int) -> PossibleHeading:
    # A heading of another year's wording still holds the official words: 2023年政务公开总体情况.
    official = best(core, _KEYS[kind.number])
    score = 0.6 + 0.6 * official
    if official < SURE_HEADING and style not in ("hanzi", "part"):
        score -= 0.5
    if number == kind.number:
        score += 0.4
    elif number is not None:
        score -= 0.2
    if style in ("hanzi", "part"):
        score += 0.3
    elif style in ("bracket", "digit"):
        score -= 0.1
    return PossibleHeading(kind.number, score, style, end)


SURE_HEADING = 0.72
"""Likeness to an official heading that makes up for a missing 一、."""


def numbering_style(marker: str | None) -> str:
    """The style of a heading's number: "hanzi" (一、), "bracket" （一）, "digit" (1.), "part" (第一部分) or "none"."""
    if marker is None:
        return "none"
    if marker[0] in "（(":
        return "bracket"
    if marker[0] == "第":
        return "part"
    return "digit" if marker[0].isdecimal() else "hanzi"
