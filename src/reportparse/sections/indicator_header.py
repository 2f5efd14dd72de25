"""The header of a table of indicators that stands as lines: on one line, letter-spaced, or a word a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportparse.chinese.text import fold, split_marker
from reportparse.chinese.values import is_plain_value
from reportparse.document import Paragraph
from reportparse.labels.indicators import FOLDED_OTHERWISE, HEADS_OF_COLUMNS, ColumnRole, is_head, is_indicator
from reportparse.patterns import regex
from reportparse.sections.layout_tables import FlatBlock

MAX_WORD = 80
"""Characters of the longest line of a header, and of the longest word of a label; the longest official one has 44."""

MAX_HEADER = 12
"""Words of the longest header; two lists side by side, each with a serial number and a remark, have ten."""

MAX_HEAD = 10
"""Characters of the longest word of a header."""


def _heads(*roles: ColumnRole) -> frozenset[str]:
    return frozenset(word for word, role in HEADS_OF_COLUMNS.items() if role in roles)


_SPACED = regex("|".join([*sorted(HEADS_OF_COLUMNS, key=len, reverse=True), r"[（(]?(?:19|20)\d{2}年?度?[数）)]?"]))
_LAST_OF_HEADS = "".join(sorted(frozenset(word[-1] for word in HEADS_OF_COLUMNS) | {*"年度数"}))
_MAY_BE_HEADS = regex(
    rf"[{_LAST_OF_HEADS}](?![\u4e00-\u9fff])|{FOLDED_OTHERWISE}|(?:[1１]\s*[9９]|[2２]\s*[0０])\s*\d\s*\d"
)
"""What a line of heads holds: the last sign of one, behind which no word goes on, a year, or a sign that folds to one of
these. Most lines hold nothing of the kind."""
_LABEL_HEADS = _heads("label")
_UNIT_HEADS = _heads("unit")
_SERIAL_HEADS = frozenset(("序号", "编号", "行次", "行号"))
_REMARK_HEADS = frozenset(("备注", "说明", "指标解释", "填报说明"))
_NUMBER_HEADS = _heads("value", "own", "other")


_YEAR_NUMBER = regex(r"(?:19|20)\d{2}")
_YEAR_HEAD = regex(r"(?:19|20)\d{2}年度?")
_BAR = regex("[│┃║|｜]", needs=[*"│┃║|｜"])


def words_of(text: str) -> list[str]:
    """The words of a line, which blanks part, or the bars of a drawn table."""
    return _BAR.sub(" ", text).split()


class Header(NamedTuple):
    """The words of a header, and what they say of the rows: the columns of numbers, whether a serial number or a remark
    stands beside them, and how many lists stand side by side."""

    words: tuple[str, ...] = ()

    @property
    def numbers(self) -> list[str]:
        """The heads of one list's columns of numbers."""
        others = _LABEL_HEADS | _UNIT_HEADS | _SERIAL_HEADS | _REMARK_HEADS
        found = [word for word in self.words if word not in others]
        return found[: len(found) // self.lists] if self.lists > 1 else found

    @property
    def lists(self) -> int:
        """How many lists stand side by side."""
        return sum(word in _LABEL_HEADS for word in self.words)

    @property
    def has_serial(self) -> bool:
        """Whether a serial number stands before each label."""
        return bool(self.words) and self.words[0] in _SERIAL_HEADS

    @property
    def has_remark(self) -> bool:
        """Whether a remark may stand behind each number."""
        return not _REMARK_HEADS.isdisjoint(self.words)


def header_words(text: str) -> list[str]:
    """The words of a line that heads columns, one known word at least; none where anything longer stands in it."""
    if len(text) > MAX_WORD or not _MAY_BE_HEADS.search(text):
        return []
    folded = fold(text)
    found = []
    at = 0
    while at < len(folded) and (match := _SPACED.match(folded, at)):
        found.append(match[0])
        at = match.end()
    if at == len(folded) and found:
        return found  # 统 计 指 标
    words = [fold(word) for word in words_of(text)]
    known = not HEADS_OF_COLUMNS.keys().isdisjoint(words) and all(0 < len(word) <= MAX_HEAD for word in words)
    return words if known and len(words) <= MAX_HEADER else []


def find_header(blocks: Sequence[FlatBlock], start: int) -> tuple[Header, int]:
    """The header that begins at `start`, on one line or a word a line, and where it ends."""
    words: list[str] = []
    at = start
    while at < min(start + MAX_HEADER, len(blocks)):
        text = _line(blocks, at)
        if not text or is_indicator(text) or is_head(text):
            break
        found = header_words(text)
        alone = len(words_of(text)) == 1 and len(words) == at - start > 0
        if not found and alone and len(text) <= MAX_HEAD and split_marker(text)[0] is None:
            found = [fold(text)]  # 区政府, below 统计指标 and 单位
        if words and _YEAR_NUMBER.fullmatch(text) and _line(blocks, at + 1) in ("年", "年度"):
            found = [f"{text}年"]  # 2016 above 年, in a narrow column
            at += 1
        elif words and (whole := fold(text + _line(blocks, at + 1))) in HEADS_OF_COLUMNS and fold(text) != whole:
            found = [whole]  # 统计 above 数
            at += 1
        elif not found or is_plain_value(text):
            break
        if not words and found[0] not in _LABEL_HEADS | _SERIAL_HEADS:
            return Header(), start
        words += found
        at += 1
    if words and _NUMBER_HEADS.isdisjoint(words) and (halves := _halves(blocks, start, at)):
        words += halves
        at += 1
    return (Header(tuple(words)), at) if _is_header(words) and len(words) <= MAX_HEADER else (Header(), start)


def _line(blocks: Sequence[FlatBlock], at: int) -> str:
    """The text of a line that may be of a header; "" where there is none."""
    block = blocks[at] if 0 <= at < len(blocks) else None
    return block.text.strip() if isinstance(block, Paragraph) and len(block.text) <= MAX_WORD else ""


def _halves(blocks: Sequence[FlatBlock], start: int, end: int) -> list[str]:
    """Heads of two lines each, one half above the line of the labels' head and one below it: 统计 and 数, 2016 and 年."""
    above, below = words_of(_line(blocks, start - 1)), words_of(_line(blocks, end))
    whole = [fold(one + other) for one, other in zip(above, below, strict=False)]
    known = all(word in HEADS_OF_COLUMNS or _YEAR_HEAD.fullmatch(word) for word in whole)
    return whole if len(above) == len(below) and known else []


def _is_header(words: Sequence[str]) -> bool:
    return not _LABEL_HEADS.isdisjoint(words) and not (_UNIT_HEADS | _NUMBER_HEADS).isdisjoint(words)
