"""Indicators matched: which row of the form each indicator of a table is.

Labels of this form differ in two characters where they mean another thing (政务微博…, 政务微信…), offices add rows of their
own, and 其他情形数 stands under two heads. So a label must be the form's own or a typo of it and of no other, and one that
the form has twice must stand below its head.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportparse.chinese.text import fold
from reportparse.forms import Form, Panel, Row
from reportparse.forms.indicator_heads import OWN_HEADS
from reportparse.labels.alignment import align
from reportparse.labels.indicators import HEAD_OF, column_role, indicator_key, is_foot, whole_indicator_key
from reportparse.labels.likeness import best, key, keys_of
from reportparse.normalise.indicator_rows import Indicator

TYPO = 0.9
"""Likeness from which a label is the form's with a slip; 政府公告栏公开政府信息数 has 0.87 to 政府公报公开政府信息数."""

MARGIN = 0.05
"""How much likelier than any other row of the form a slip must be."""


_WHOLE = frozenset(map(fold, OWN_HEADS[:3]))


class Place(NamedTuple):
    """A row of the form: its panel, the keys of its labels, and the outermost row or head that it stands below."""

    panel: Panel
    row: Row
    names: frozenset[str]
    part: str


class Matched(NamedTuple):
    """An indicator and the form's row that it is; `likeness` below 1 for a slip; `stray`: it stands out of order."""

    indicator: Indicator
    place: Place
    likeness: float
    stray: bool


class Matching(NamedTuple):
    """What was matched, the indicators left over, and the part of the form that each left one stands in."""

    matched: tuple[Matched, ...]
    left: tuple[tuple[Indicator, str | None], ...]


@cache
def places_of(form: Form) -> tuple[Place, ...]:
    """The rows of a form, in its order."""
    return tuple(
        Place(panel, row, keys_of(row.labels), key(row.group[0] if row.group else row.labels[0]))
        for panel in form.panels
        for row in panel.rows
    )


class _Names(NamedTuple):
    """Which places a key names; the part of the form that a row or head opens or lies in."""

    places: dict[str, list[int]]
    part_at: tuple[str, ...]


@cache
def _names(form: Form) -> _Names:
    places: dict[str, list[int]] = {}
    for at, place in enumerate(places_of(form)):
        for name in place.names:
            places.setdefault(name, []).append(at)
    return _Names(places, tuple(place.row.key.partition(".")[0] for place in places_of(form)))


def match_indicators(indicators: Sequence[Indicator], form: Form) -> Matching:
    """The best assignment of indicators to a form's rows that keeps the order of both, then labels out of their order."""
    places = places_of(form)
    keys = [_keys(indicator) for indicator in indicators]
    exact = [_exact(one, form) for one in keys]
    parts = _parts(keys, exact, form)
    fits = [_in_part(found, parts[i][0], form) or _slips(keys[i], found, form) for i, found in enumerate(exact)]
    scores = [[fit.get(at, 0.0) for at in range(len(places))] for fit in fits]
    joined = {
        (i, at): 1.0
        for i in range(len(indicators) - 1)
        if not exact[i] and not exact[i + 1]
        for at in _joined(indicators[i], indicators[i + 1], form)
    }
    matched: list[Matched] = []
    taken: set[int] = set()
    filled: set[int] = set()
    for first, end, at in align(scores, joined).pairs:
        one = indicators[first] if end - first == 1 else _one_of(indicators[first], indicators[first + 1])
        matched.append(Matched(one, places[at], fits[first].get(at, 1.0) if end - first == 1 else 1.0, stray=False))
        taken.update(range(first, end))
        filled.add(at)
    for i, indicator in enumerate(indicators):
        free = [at for at, fit in fits[i].items() if fit == 1.0 and at not in filled]
        if i not in taken and len(free) == 1 and not indicator.is_bare:
            matched.append(Matched(indicator, places[free[0]], 1.0, stray=True))
            taken.add(i)
            filled.add(free[0])
    left = tuple((indicator, parts[i][1]) for i, indicator in enumerate(indicators) if i not in taken)
    return Matching(tuple(matched), left)


def is_head_or_foot(indicator: Indicator) -> bool:
    """Whether an indicator is a head of the form or of a column, or tells who filled the table in."""
    alone = indicator.is_bare and heads_column(indicator)
    return alone or key(indicator.label) in HEAD_OF or is_foot(indicator.label)


def heads_column(indicator: Indicator) -> bool:
    """Whether the label of an indicator is what heads a column, and so no row's: 统计数."""
    return column_role(indicator.label, None) in ("label", "unit", "value")


def _keys(indicator: Indicator) -> tuple[str, ...]:
    """What an indicator may be called: its label, its label with its explanation, its label behind that of its group."""
    label = indicator.label
    found = [indicator_key(label), whole_indicator_key(label)]
    found += [indicator_key(group + label) for group in indicator.groups[-1:]]
    if fold(label) in _WHOLE:  # 合计 right of 四、行政复议数量 is its number
        found = [indicator_key(group) for group in indicator.groups[-1:]]
    return tuple(dict.fromkeys(name for name in found if name))


def _exact(keys: Sequence[str], form: Form) -> tuple[int, ...]:
    names = _names(form).places
    return next((tuple(names[name]) for name in keys if name in names), ())


def _parts(keys: Sequence[Sequence[str]], exact: Sequence[Sequence[int]], form: Form) -> list[tuple[str, str | None]]:
    """Of each indicator: the key of the outermost row above it that the form knows, and the part of the form it opens."""
    places, parts = places_of(form), _names(form).part_at
    current: tuple[str, str | None] = ("", None)
    found = []
    for names, at in zip(keys, exact, strict=True):
        head = next((name for name in names if name in HEAD_OF), None)
        if head is not None:
            current = (head, HEAD_OF[head])
        elif len(at) == 1:
            place = places[at[0]]
            current = (place.part, parts[at[0]])
        found.append(current)
    return found


def _in_part(exact: Sequence[int], part: str, form: Form) -> dict[int, float]:
    """The places that a label names to the letter; of several the one below the head that the label stands below."""
    places = places_of(form)
    if len(exact) > 1:
        exact = [at for at in exact if places[at].part == part]
    return dict.fromkeys(exact, 1.0)


def _slips(keys: Sequence[str], exact: Sequence[int], form: Form) -> dict[int, float]:
    """The one place whose label a label is with a slip; none where it may be another's, or the form's own elsewhere."""
    if exact or not keys:
        return {}
    ranked = sorted(
        ((max(best(name, place.names) for name in keys), at) for at, place in enumerate(places_of(form))), reverse=True
    )
    (first, at), (second, _) = ranked[0], ranked[1]
    return {at: first} if first >= TYPO and first - second >= MARGIN else {}


def _joined(one: Indicator, other: Indicator, form: Form) -> tuple[int, ...]:
    """The place that two neighbours name together, where a label was cut between them and one at most has a number."""
    if not one.is_bare and not other.is_bare:
        return ()
    whole = one.label + other.label
    found = _exact((indicator_key(whole), whole_indicator_key(whole)), form)
    return found if len(found) == 1 else ()


def _one_of(one: Indicator, other: Indicator) -> Indicator:
    """Two pieces of one row as one."""
    full = other if one.is_bare else one
    merged = full.merged and full.cell is not None and full.cell.row_span > 2  # more than the two rows of its label
    return full._replace(label=one.label + other.label, unit=one.unit or other.unit, merged=merged)
