"""What a heading says: which of the six sections a line may open, and how surely.

Matched by keyword with the numeral as a hint only: numerals are missing, doubled or wrong, rows of the tables look like
headings, and the preamble lists the sections' names (domain §2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reportparse.chinese.text import fold, split_marker
from reportparse.labels.likeness import best, key
from reportparse.labels.table_kinds import LABELS

MAX_HEADING = 48
"""Characters of the longest heading; official ones have at most 30."""


@dataclass(frozen=True)
class SectionKind:
    """One of the six: its key in the record, the official heading with variants, and what any heading of it says."""

    number: int
    key: str
    headings: tuple[str, ...]
    says: re.Pattern[str]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The headings as they are compared."""
        return frozenset(map(key, self.headings))


SECTIONS: tuple[SectionKind, ...] = (
    SectionKind(
        1,
        "overview",
        ("总体情况", "概述", "基本情况", "工作基本情况", "政府信息公开工作总体情况", "总体概况"),
        re.compile(r"总体(工作)?(情况|概况)|概述$|概况$|^(工作)?基本情况|工作(开展)?情况$"),
    ),
    SectionKind(
        2,
        "disclosure",
        ("主动公开政府信息情况", "行政机关主动公开政府信息的情况", "主动公开情况", "主动公开政府信息的情况"),
        re.compile(r"主动公开"),
    ),
    SectionKind(
        3,
        "requests",
        (
            "收到和处理政府信息公开申请情况",
            "行政机关收到和处理政府信息公开申请的情况",
            "依申请公开政府信息情况",
            "依申请公开情况",
        ),
        re.compile(r"(收到|受理|接收|接受).*申请|申请(公开)?(及|和|的)?(处理|办理|答复|受理)?(的)?情况|依申请公开"),
    ),
    SectionKind(
        4,
        "review",
        (
            "政府信息公开行政复议、行政诉讼情况",
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "政府信息公开行政复议和行政诉讼情况",
            "政府信息公开行政复议、诉讼情况",
        ),
        re.compile(r"复议.*诉讼|诉讼.*复议"),
    ),
    SectionKind(
        5,
        "problems",
        (
            "存在的主要问题及改进情况",
            "政府信息公开工作存在的主要问题及改进情况",
            "存在问题及改进情况",
            "存在的主要问题及整改措施",
            "存在的主要问题和改进措施",
        ),
        re.compile(r"(存在|主要).*(问题|不足|困难)|改进(情况|措施)|整改"),
    ),
    SectionKind(
        6,
        "other",
        ("其他需要报告的事项", "其他需要汇报的事项", "其他需要报告事项", "其他报告事项", "需要说明的事项", "其他事项"),
        re.compile(r"其[他它].*事项|需要(报告|汇报|说明)的?(其[他它])?(事项|情况)"),
    ),
)

_OFFICIAL = sorted({words for kind in SECTIONS for words in kind.headings}, key=len, reverse=True)

_ROW_LABELS = LABELS["requests"] | LABELS["disclosure"]
_ALL_LABELS = _ROW_LABELS | LABELS["review"]

# A sentence goes on; a heading does not.
_SENTENCE = re.compile(r"[。；;！？]|，.*，")
_RUN_IN = re.compile(r"[。：:；\s]")


@dataclass(frozen=True, slots=True)
class HeadingReading:
    """A line read as the heading of a section: its surety, its numbering style, and where running text begins in it."""

    section: int
    score: float
    style: str
    end: int


@lru_cache(maxsize=4096)
def readings(line: str) -> tuple[HeadingReading, ...]:
    """Every section that a line may be the heading of, best first; none for rows of tables and running text."""
    line = line.strip()
    whole = _read(line, len(line))
    if whole:
        return whole
    marker, _, rest = split_marker(line)
    offset = len(line) - len(rest)
    match = _RUN_IN.search(line, offset)
    # A heading run into its paragraph: only one with a number and the official words counts.
    ends = [offset + len(words) for words in _OFFICIAL if marker and rest.startswith(words)]
    ends += [match.start()] if marker and match and match.start() <= MAX_HEADING else []
    for end in ends:
        found = tuple(r for r in _read(line[:end], end) if r.score >= RUN_IN_SCORE)
        if found:
            return found
    return ()


RUN_IN_SCORE = 1.6
"""A heading with running text behind it must be this sure."""

MIN_SCORE = 0.75
"""A line below this is no heading."""


def is_heading(line: str) -> bool:
    """Whether a line can be the heading of a section."""
    return bool(readings(line))


def _read(line: str, end: int) -> tuple[HeadingReading, ...]:
    if not line or len(line) > MAX_HEADING or _SENTENCE.search(line):
        return ()
    marker, number, rest = split_marker(line)
    rest = rest.rstrip("：: ")
    core = key(rest)
    if not core or fold(line) in _ROW_LABELS or core in _ROW_LABELS:
        return ()
    if len(rest.split()) > 1 and all(key(word) in _ALL_LABELS for word in rest.split()):
        return ()
    style = numbering_style(marker)
    found = [_score(kind, core, number, style, end) for kind in SECTIONS if kind.says.search(core)]
    return tuple(sorted((r for r in found if r.score >= MIN_SCORE), key=lambda r: -r.score))


def _score(kind: SectionKind, core: str, number: int | None, style: str, end: int) -> HeadingReading:
    # A heading of another year's wording still holds the official words: 2023年政务公开总体情况.
    official = best(core, kind.keys)
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
    return HeadingReading(kind.number, score, style, end)


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
