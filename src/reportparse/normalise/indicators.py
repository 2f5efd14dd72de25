"""A table of indicators read: the values of the form of 2014, and every row that it does not know by its label."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from reportparse.chinese.text import UNSAYABLE, fold
from reportparse.chinese.units import MONEY, UNITS
from reportparse.chinese.values import Value, parse_value
from reportparse.diagnostics.issues import Issue, issue
from reportparse.forms import Form, TableName
from reportparse.forms.declaration import Measure
from reportparse.forms.indicator_heads import LOCAL_HEADS
from reportparse.labels.indicators import LOCAL_ROWS, indicator_key, is_no_unit, is_unit
from reportparse.labels.rows import ObservedRow
from reportparse.normalise.cell import CellValue, may_be_cut_short, read_cell
from reportparse.normalise.indicator_matching import (
    Matched,
    Matching,
    heads_column,
    is_head_or_foot,
    match_indicators,
    places_of,
)
from reportparse.normalise.indicator_rows import Indicator, Listing, list_indicators
from reportparse.normalise.locate import one_line
from reportparse.normalise.table_reading import LocalValue, TableReading
from reportparse.patterns import regex

MIN_ROWS = 8
"""So many rows of the form make a table one of it, whatever else it holds; or half of the rows that it has."""

FEW_ROWS = 3
"""Fewer are met in any local table: 主动公开信息数 and 网上咨询数 are no form of sixty rows of which the rest is missing."""

MANY_ROWS = 16
"""So many do where its header, or `OLDER_ROWS` of its rows, are those of an older local table."""

OLDER_ROWS = 2
"""主动公开信息数 and 全文电子化的主动公开信息数, 申请总数 and 电子邮件申请数: the form counts these otherwise."""

MAX_NAMED = 3
"""So many of the rows that are missing are named by their labels; all are by their paths."""

_WITHIN_LABEL = regex(rf"(?:{'|'.join(sorted(UNITS, key=len, reverse=True))}) ?\d+(?:,\d{{3}})*(?:\.\d+)?(?![\d.、．])")
"""A unit and a number among the words of a label: those of its row, where the lines of a narrow column ran together."""

_CHANGE = regex("增/?减|增长|[同环]比|变化")
_SHARE = regex("率|占比|百分比|比例|比重")
_LOCAL_HEADS = frozenset(map(fold, LOCAL_HEADS))


def read_indicators(
    name: TableName, rows: Sequence[ObservedRow], forms: Sequence[Form], year: int | None
) -> TableReading:
    """The rows of a table that lists indicators, read as the form that it follows; of none of them as a local one."""
    listing = list_indicators(rows, year)
    declared = next(form for form in forms if form.places)
    matching = match_indicators(listing.indicators, declared)
    form = declared if _follows(listing, matching, declared) else next(form for form in forms if not form.places)
    issues: list[Issue] = []
    if listing.several:
        issues.append(issue("columns-several", name, seen=" | ".join(map(one_line, listing.several))))
    if form is not declared:
        matching = Matching((), tuple((indicator, None) for indicator in listing.indicators))
    values, found = _values(form, matching.matched)
    issues += found
    local, found = _local(name, declared, matching, values)
    issues += found
    issues += _missing(form, values)
    every = tuple(values.get(path) or CellValue(path, None, None, "missing") for path, _, _ in form.places)
    return TableReading(form, every, tuple(dict.fromkeys(issues)), float(len(matching.matched)), local)


def _follows(listing: Listing, matching: Matching, form: Form) -> bool:
    """Whether a table follows the form: enough of its rows are there, more of them where header or rows are older ones."""
    count = len(matching.matched)
    rows = [indicator for indicator in listing.indicators if not indicator.is_bare]
    older = sum(indicator_key(indicator.label) in LOCAL_ROWS for indicator in rows)
    if older >= OLDER_ROWS or any(fold(head) in _LOCAL_HEADS for head in listing.heads):
        return count >= MANY_ROWS
    return count >= MIN_ROWS or (count >= FEW_ROWS and 2 * count >= len(rows))


def _missing(form: Form, found: Container[str]) -> Iterator[Issue]:
    """One issue for all rows that a table lacks, at what their paths share: their number, some by name, all by path.

    A part of the form of which nothing is there is named as such: `statistics.responses`.
    """
    every = [path for path, _, _ in form.places]
    missing = [path for path in every if path not in found]
    if not missing:
        return
    labels = [row.labels[0] for path, row, _ in form.places if path not in found]
    here = [path for path in every if path in found]
    parts = dict.fromkeys(_outermost(path, here) for path in missing)
    yield issue(
        "indicator-missing",
        _shared(missing),
        count=len(missing),
        expected="、".join(f"「{label}」" for label in labels[:MAX_NAMED]) + ("…" if len(labels) > MAX_NAMED else ""),
        paths=", ".join(parts),
    )


def _outermost(path: str, here: Sequence[str]) -> str:
    """The outermost part above a path of which no path is `here`, or the path itself; never the whole table."""
    steps = path.split(".")
    parts = (".".join(steps[:count]) for count in range(2, len(steps)))
    return next((part for part in parts if not any(other.startswith(f"{part}.") for other in here)), path)


def _shared(paths: Sequence[str]) -> str:
    """What the paths have in common, step by step."""
    steps = zip(*(path.split(".") for path in paths), strict=False)
    return ".".join(names[0] for names in takewhile(lambda names: len(set(names)) == 1, steps))


def _values(form: Form, matched: Sequence[Matched]) -> tuple[dict[str, CellValue], list[Issue]]:
    """The value of every matched row, by its path."""
    values: dict[str, CellValue] = {}
    issues: list[Issue] = []
    for one in matched:
        (path,) = form.paths[one.place.row.key]
        indicator, expected = one.indicator, one.place.row.labels[0]
        if one.likeness < 1:
            issues.append(issue("label-drift", path, seen=one_line(indicator.label), expected=expected))
        if one.stray:
            row = indicator.observed.row + 1
            issues.append(issue("row-order", path, row=row, seen=one_line(indicator.label)))
        values[path], found = _value(path, one)
        issues += found
    return values, issues


def _value(path: str, matched: Matched) -> tuple[CellValue, list[Issue]]:
    """The value of one row, in the unit of the form."""
    indicator, column = matched.indicator, matched.place.panel.columns[0]
    cell, observed = indicator.cell, indicator.observed
    if cell is None:
        return CellValue(path, None, None, "missing"), [issue("cell-missing", path, expected=column.labels[0])]
    place = (cell.origin, observed.table, cell.row, cell.column)
    if indicator.several and cell.text.strip():
        return CellValue(path, None, cell.text, "unreadable", *place), []
    if indicator.unsure or indicator.merged:
        return CellValue(path, None, cell.text, "unreadable", *place), [_unreadable(path, indicator, cell.text)]
    value, issues = read_cell(path, cell, column, indicator.unit, observed.units)
    if value.state == "blank" and (within := _WITHIN_LABEL.search(indicator.label)):
        return CellValue(path, None, cell.text, "unreadable", *place), [_unreadable(path, indicator, within[0])]
    if cell.seen and value.state == "number":
        issues.append(issue("value-adjusted", path, seen=cell.seen.replace("\n", "⏎"), used=value.number))
    if value.state == "number" and column.measure != "amount" and fold(indicator.unit) in MONEY:
        issues.append(issue("unit-differs", path, **_units(indicator, column.unit, value.number)))
    return CellValue(path, value.number, cell.text, value.state, *place, cell.confidence), issues


def _unreadable(where: str, indicator: Indicator, seen: str) -> Issue:
    return issue("cell-merged" if indicator.merged else "cell-unreadable", where, seen=one_line(seen))


def _units(indicator: Indicator, expected: str, used: object) -> dict[str, object]:
    seen = one_line(indicator.cell.text if indicator.cell else "")
    return {"stated": indicator.unit, "expected": expected, "seen": seen, "used": used}


def _local(
    name: TableName, form: Form, matching: Matching, values: dict[str, CellValue]
) -> tuple[tuple[LocalValue, ...], list[Issue]]:
    """Every row that is none of the form's, by its label; words that are no row are named in an issue.

    Words alone are a row where they stand among those of the form and have a blank cell for their number.
    A row that says again what another said, and says it otherwise, takes its number away: nobody knows which is right.
    """
    local: list[LocalValue] = []
    issues: list[Issue] = []
    paths = {id(place): form.paths[place.row.key][0] for place in places_of(form)}
    rows = [_place(one.indicator) for one in matching.matched]
    first, last = min(rows, default=(0, 0)), max(rows, default=(0, 0))
    for indicator, part in matching.left:
        issues += _remarks(name, indicator)
        if is_head_or_foot(indicator):
            continue
        if (again := _again(indicator, matching.matched)) is not None:
            path = paths[id(again.place)]
            issues += _repeated(path, indicator, values)
        elif indicator.cell is not None and (not indicator.label or heads_column(indicator)):
            facts = {"seen": one_line(indicator.label), "values": one_line(indicator.cell.text)}
            issues.append(issue("row-unknown", name, row=indicator.observed.row + 1, **facts))
        elif indicator.is_bare and not (indicator.cell and first < _place(indicator) < last):
            seen = one_line(indicator.label)
            issues.append(issue("cell-unplaced", name, row=indicator.observed.row + 1, column=1, seen=seen))
        else:
            made, found = _local_value(f"{name}.local.{len(local) + 1}", indicator, part)
            local.append(made)
            issues += found
    for matched in matching.matched:
        issues += _remarks(name, matched.indicator)
    return tuple(local), issues


def _place(indicator: Indicator) -> tuple[int, int]:
    """Where an indicator stands: its table and row."""
    return indicator.observed.table, indicator.observed.row


def _again(indicator: Indicator, matched: Sequence[Matched]) -> Matched | None:
    """The matched row that a left one repeats to the letter."""
    keys = {fold(indicator.label)}
    return next((one for one in matched if fold(one.indicator.label) in keys), None)


def _repeated(path: str, indicator: Indicator, values: dict[str, CellValue]) -> Iterator[Issue]:
    cell, value = indicator.cell, values.get(path)
    text = cell.text.strip() if cell else ""
    if not text or value is None or text == (value.raw or "").strip():
        return
    values[path] = value._replace(value=None, state="unreadable")
    row = indicator.observed.row + 1
    yield issue("row-repeated", path, row=row, seen=one_line(indicator.label), values=one_line(text))
    yield issue("cell-unreadable", path, seen=f"{one_line(value.raw or '')} … {one_line(text)}")


def _remarks(name: TableName, indicator: Indicator) -> Iterator[Issue]:
    """Words beside a number that are neither label nor unit."""
    for cell in indicator.others:
        if not cell.text.strip().isdecimal() and not is_no_unit(cell.text) and not is_unit(cell.text):
            yield issue("cell-unplaced", name, row=cell.row + 1, column=cell.column + 1, seen=one_line(cell.text))


def _measure(label: str, unit: str) -> Measure:
    """What a row that no form declares may count: its label tells of a change or a share, its unit of money."""
    if fold(unit) in MONEY or _SHARE.search(label):
        return "amount"
    return "change" if _CHANGE.search(label) else "count"


def _local_value(where: str, indicator: Indicator, part: str | None) -> tuple[LocalValue, list[Issue]]:
    """A row that the form does not know, as it stands."""
    label, cell, observed = one_line(indicator.label), indicator.cell, indicator.observed
    unit = "" if is_no_unit(indicator.unit) else indicator.unit
    row = LocalValue(label, unit or None, part, CellValue(where, None, None, "missing"))
    if cell is None:
        return row, [issue("cell-missing", where, expected=label)]
    place = (cell.origin, observed.table, cell.row, cell.column)
    if indicator.several and cell.text.strip():
        return row._replace(cell=CellValue(where, None, cell.text, "unreadable", *place)), []
    if indicator.unsure or indicator.merged:
        unsure = row._replace(cell=CellValue(where, None, cell.text, "unreadable", *place))
        return unsure, [_unreadable(where, indicator, f"{label}: {cell.text}")]
    value = parse_value(cell.text, signed=True, fractional=fold(unit) in MONEY)
    issues = [issue("text-struck", where, seen=f"{label}: {one_line(cell.struck)}")] if cell.struck else []
    if value.state == "blank" and cell.drawn:
        value = Value("unreadable")
        issues.append(_unreadable(where, indicator, f"{label}: {UNSAYABLE}"))
    elif value.state == "unreadable":
        issues.append(_unreadable(where, indicator, f"{label}: {cell.text}"))
    elif may_be_cut_short(cell, value, _measure(label, unit)):
        value = Value("unreadable")
        issues.append(issue("strokes-lost", where, seen=f"{label}: {one_line(cell.text)}"))
    elif value.doubt:
        kind = "value-suspicious" if value.doubt == "suspicious" else "value-adjusted"
        issues.append(issue(kind, where, seen=f"{label}: {one_line(cell.text)}", used=value.number))
    return row._replace(cell=CellValue(where, value.number, cell.text, value.state, *place, cell.confidence)), issues
