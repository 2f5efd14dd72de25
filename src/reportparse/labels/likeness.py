"""Labels compared as people compare them: without white space, width, punctuation and numbering, tolerating a typo.

Sources of the drift: domain §2 and §3 (其它, 绝对数量 for 决定数量, 科研 / 机构 on two lines, labels cut short).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from reportparse.chinese.numerals import ONE_TO_NINE
from reportparse.chinese.text import fold, split_marker
from reportparse.forms.declaration import Form
from reportparse.labels.explanations import BEHIND, CLOSING, split_explanation
from reportparse.patterns import regex

THRESHOLD = 0.55
"""Likeness (0 to 1) below which two labels are different.

本年新 for 本年新制作数量 (cut short) has 0.6 and is taken, 行政处罚 for 行政许可 has 0.5 and is not.
"""

SHORT = 2
"""Characters of the longest label that must be met exactly: in 其他, 总计 or 规章 one slip makes another word."""

SURE = 0.8
"""Likeness from which a label is surely the same: 本年处理决定数 for 本年处理决定数量 has 0.93."""

GROUP_WEIGHT = 0.15
"""What it counts that the spanning label agrees too, where the own label counts 1.0: 重复申请 under 不予处理. Alone it is no
match."""

MIN_FRAGMENT = 2
"""Characters of the shortest part of a label that still counts as one: 企业 of 商业企业."""

_VARIANTS = str.maketrans("它佈並", "他布并")
_VARIANT = regex("[它佈並]")


@lru_cache(maxsize=16384)
def key(label: str) -> str:
    """The comparable core of a label: without numbering, explanation in brackets, spaces, width and punctuation.

    "（一）予以公开" → "予以公开", "其 它" → "其他", "规章（由市政府填写）" → "规章".
    """
    bare = whole_key(split_explanation(label)[0]) if label.rstrip(BEHIND)[-1:] in CLOSING else ""
    return bare or whole_key(label)


@lru_cache(maxsize=16384)
def whole_key(label: str) -> str:
    """The key of a label with its explanation."""
    for _ in range(3):
        _, number, rest = split_marker(label)
        if number is None or not fold(rest):
            break
        label = rest
    folded = fold(label)
    return folded.translate(_VARIANTS) if _VARIANT.search(folded) else folded


def keys_of(labels: Iterable[str]) -> frozenset[str]:
    """The keys of a form's own labels, each without its explanation and with it (it may be cut over lines)."""
    return frozenset(found for label in labels for found in (key(label), whole_key(label))) - {""}


def explained_otherwise(seen: str, labels: Iterable[str]) -> bool:
    """Whether a label has an explanation in brackets that the form's own labels do not have: 行政处罚（含下属单位）."""
    explanation = whole_key(split_explanation(seen)[1])
    return bool(explanation) and explanation not in {whole_key(split_explanation(label)[1]) for label in labels}


def likeness(seen: str, expected: str) -> float:
    """How alike two keys are: 1 where equal, 0 below `THRESHOLD`, and 0 for unequal ones of which one is `SHORT`."""
    if seen == expected:
        return 1.0 if seen else 0.0
    if min(len(seen), len(expected)) <= SHORT:
        return 0.0
    n_all = len(seen) + len(expected)
    short, long = (seen, expected) if len(seen) < len(expected) else (expected, seen)
    if 4 * len(short) < n_all or 4 * sum(map(long.__contains__, short)) < n_all:
        return 0.0  # as nearly all are: less than half of both can be in common
    score = 1 - (n_all - 2 * _in_common(long, short)) / n_all
    return score if score >= THRESHOLD else 0.0


def _in_common(one: str, other: str) -> int:
    """The length of the longest common subsequence, all rows of its matrix at once in the bits of a number (Hyyrö 2004).

    A report has a dozen labels to be compared so: loading a library for them would take longer.
    """
    places: dict[str, int] = {}
    for at, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << at
    unused = every = (1 << len(one)) - 1
    for character in other:
        found = unused & places.get(character, 0)
        unused = (unused + found) | (unused - found)
    return len(one) - (unused & every).bit_count()


@lru_cache(maxsize=65536)
def best(seen: str, expected: frozenset[str]) -> float:
    """The likeness of one key to the best of several."""
    if seen in expected:
        return 1.0 if seen else 0.0
    return max([likeness(seen, one) for one in expected], default=0.0)


_CAPTION = regex(rf"第?二十条第?.{{1,2}}项|第[{ONE_TO_NINE}]项")


def is_caption(text: str) -> bool:
    """Whether a text is the caption of a panel of the disclosure table: 第二十条第（一）项."""
    return _CAPTION.fullmatch(fold(text)) is not None


@lru_cache(maxsize=16)
def label_keys(form: Form) -> frozenset[str]:
    """The keys of every label that a form prints: captions, headers, groups and rows."""
    found: list[str] = []
    for panel in form.panels:
        found += [panel.caption, *panel.stub]
        for column in panel.columns:
            found += [*column.labels, *column.group]
        for row in panel.rows:
            found += [*row.labels, *row.group]
    return keys_of(found)
