"""The words of a table of indicators (form of 2014 and older local ones): its rows, its heads, what heads its columns.

Unlike a grid's labels these are met all over a report (一、主动公开情况 heads a chapter too), so each is asked for by what it
can be in such a table.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Literal

from reportparse.chinese.dates import NUMBERED_YEAR, years_named
from reportparse.chinese.text import fold
from reportparse.chinese.units import UNITS
from reportparse.forms import FORMS
from reportparse.forms.indicator_heads import (
    INDICATOR_HEADS,
    OTHER_HEADS,
    OWN_HEADS,
    SIDE_HEADS,
    UNIT_HEADS,
    VALUE_HEADS,
)
from reportparse.forms.local_statistics import LOCAL_LABELS
from reportparse.forms.y2014 import HEADS
from reportparse.labels.likeness import key, keys_of, whole_key
from reportparse.patterns import regex

ColumnRole = Literal["label", "unit", "value", "own", "other", "side"]

_OF_WHICH = regex(r"\s*其\s*中\s*[:：]?\s*")
_YEAR = regex(rf"[（(]?{NUMBERED_YEAR}\s*(?:年度?)?[）)]?")
_UNIT_BEHIND = regex(r"[（(]\s*(?:单位\s*[:：]\s*)?([^（）()\s]{1,3})\s*[）)]\s*[:：]?\s*$")
_NO_UNIT = regex(r"[-—―–－─/\s]{1,8}")

_FOOT = regex(
    r"(?:单位|部门)?(?:负责人|领导)|审核人|审签人|填报人|填表人|制表人?|报送人|经办人|联系人|联系(?:电话|方式)"
    r"|电话|填报(?:日期|时间)|填表(?:日期|时间)|报送(?:日期|时间)|报出日期|填报(?:单位|部门|机关)|填表单位|报送单位|(?:备?注|说明)\s*[:：]"
)

_LABELS_OF_ROWS: tuple[tuple[str, ...], ...] = tuple(
    row.labels for form in FORMS if form.subject.lists_indicators for panel in form.panels for row in panel.rows
)

ROWS: frozenset[str] = frozenset().union(*map(keys_of, _LABELS_OF_ROWS))
"""Every row of the form of 2014."""

_PLACES: dict[str, int] = {
    name: at for at, labels in reversed([*enumerate(_LABELS_OF_ROWS)]) for name in keys_of(labels)
}

TWICE: frozenset[str] = frozenset(
    name for name, count in Counter(name for labels in _LABELS_OF_ROWS for name in keys_of(labels)).items() if count > 1
)
"""Labels that the form has under two heads: 其他情形数."""

HEAD_OF: dict[str, str] = {key(label): part for label, part in HEADS.items()}
"""Rows without a number, by their keys, and the part of the form that each opens."""

_LISTED = ROWS | keys_of(LOCAL_LABELS)

_LAST_OF_ROWS = "".join(sorted({label[-1] for label in _LISTED}))
_LAST_OF_HEADS = "".join(sorted({label[-1] for label in HEAD_OF}))

FOLDED_OTHERWISE = r"[^\x00-\x7f\u3000-\u301f\u4e00-\u9fff\uff01-\uff5e]"
"""A sign that may stand for a hanzi where texts are compared, as a radical does: no ASCII, mark or hanzi itself."""

_HOLDS_LAST_OF_ROWS = regex(f"[{_LAST_OF_ROWS}]|{FOLDED_OTHERWISE}")
_HOLDS_LAST_OF_HEADS = regex(f"[{_LAST_OF_HEADS}]|{FOLDED_OTHERWISE}")

LOCAL_ROWS: frozenset[str] = keys_of(LOCAL_LABELS) - ROWS
"""Rows of older local tables that the form of 2014 does not know."""

FINGERPRINT: frozenset[str] = _LISTED | keys_of(("统计指标", "指标名称", "计量单位"))
"""What tells that a table lists indicators: its rows and the heads of its columns that no other table has."""

HEADS_OF_COLUMNS: dict[str, ColumnRole] = {
    **dict.fromkeys(map(fold, INDICATOR_HEADS), "label"),
    **dict.fromkeys(map(fold, UNIT_HEADS), "unit"),
    **dict.fromkeys(map(fold, VALUE_HEADS), "value"),
    **dict.fromkeys(map(fold, OWN_HEADS), "own"),
    **dict.fromkeys(map(fold, OTHER_HEADS), "other"),
    **dict.fromkeys(map(fold, SIDE_HEADS), "side"),
}
"""What a column holds by the words that head it, as they are compared."""


@lru_cache(maxsize=4096)
def indicator_key(label: str) -> str:
    """The key of a row's label, without 其中 before it: 其中：1.当面申请数 is 当面申请数."""
    rest = label
    for _ in range(2):
        match = _OF_WHICH.match(rest)
        rest = rest[match.end() :] if match else rest
        stripped = key(rest)
        if not stripped.startswith("其中"):
            return stripped
        rest = rest[rest.index("其") :]
    return key(rest)


def _may_end(label: str, last: str) -> bool:
    """Whether a text can be a label, by its last sign: of running text this tells most, at a tenth of what a key costs.

    Behind the last hanzi an explanation or a mark may stand.
    """
    sign = label.rstrip("，。；：、 ")[-1:]
    return not "一" <= sign <= "鿿" or sign in last


def may_hold_indicator(text: str) -> bool:
    """Whether the label of a row can stand in a text, by the sign that each ends with."""
    return _HOLDS_LAST_OF_ROWS.search(text) is not None


def whole_indicator_key(label: str) -> str:
    """The key of a row's label with its explanation."""
    match = _OF_WHICH.match(label)
    return whole_key(label[match.end() :] if match else label)


def is_indicator(label: str) -> bool:
    """Whether a text is the label of a row of the form of 2014, or of a local one."""
    if not (_may_end(label, _LAST_OF_ROWS) and may_hold_indicator(label)):
        return False
    return bool({indicator_key(label), whole_indicator_key(label)} & _LISTED)


def place_in_form(label: str) -> int | None:
    """Where in the form of 2014 a label stands; the first place of one that it has twice."""
    return _PLACES.get(indicator_key(label))


def is_head(label: str) -> bool:
    """Whether a text is the label of a row without a number: 一、主动公开情况."""
    if not (_may_end(label, _LAST_OF_HEADS) and _HOLDS_LAST_OF_HEADS.search(label)):
        return False
    return key(label) in HEAD_OF


def is_unit(text: str) -> bool:
    """Whether a text stands in the column of units: 件, or —— of a head."""
    return fold(text) in UNITS or is_no_unit(text)


def is_no_unit(text: str) -> bool:
    """Whether a text is the mark of a row without a unit."""
    return _NO_UNIT.fullmatch(text) is not None and bool(text.strip())


def unit_behind(label: str) -> str:
    """The unit in brackets at the end of a label: 件 of 收到申请数（件）; "" where there is none."""
    match = _UNIT_BEHIND.search(label)
    return match[1] if match and fold(match[1]) in UNITS else ""


def is_foot(text: str) -> bool:
    """Whether a line tells who filled the table in, and when: 填报人：某某　联系电话：… (domain §1.2)."""
    return _FOOT.match(text.strip()) is not None and not is_indicator(text)


def column_role(head: str, year: int | None) -> ColumnRole | None:
    """What a column holds by its head, for a report on `year`; None where the words say nothing.

    "own": the organ's own number of the year, whatever other columns there are; "value": the form's one column of numbers.
    """
    words = fold(_UNIT_BEHIND.sub("", head)) if len(head) > 4 else fold(head)
    if role := HEADS_OF_COLUMNS.get(words):
        return role
    years = years_named(head)
    if years:
        rest = fold(_YEAR.sub("", head))
        if rest and rest not in ("度", "数", "年") and HEADS_OF_COLUMNS.get(rest) in ("label", "unit", "side", "other"):
            return HEADS_OF_COLUMNS[rest]
        if year is None:
            return None
        return "own" if years == {year} else "other"
    return None
