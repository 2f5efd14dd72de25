"""Short lines that are no rules: strokes of a digit that is drawn (hazards PDF: sight and text differ).

They must not become edges of the grid: a 1 that nearly reaches from rule to rule would part its cell in two blank ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from reportparse.layout.page import Rule, Spot
from reportparse.layout.ruled.beside import Piece, pieces_of
from reportparse.layout.ruled.edges import ALIGNED_PT, TOUCH_PT

MIN_STROKE_PT, MAX_STROKE_PT = 1.2, 15.0
"""A straight stroke of a digit is as long; cells are wider and higher, or their sides are."""
MAX_SIGN_PT = 30.0
"""A sign of such strokes is no larger: an 8 has two of them one above the other."""
MAX_STROKES_COUNT = 4000
"""So many short lines of a page are looked at; with more of them all are strokes and rules at once."""
MAX_ALONE_COUNT = 1000
"""So many of them that are no sides are put together to signs."""
MEET_PT = 1.2
"""A line meets another that it comes so near to: a rule has a width, and programs round its place."""
FLAT_PT = 2.0
"""A dash is no thicker; the digits of the smallest print are broader."""

_ByPlace = Mapping[int, Sequence[Rule]]
"""Long rules by their ordinates or abscissae in whole points."""


def strokes_and_rules(rules: Sequence[Rule]) -> tuple[list[Spot], Sequence[Rule]]:
    """The short lines of a page as spots, which inside a cell are no rules; and its rules without those that stand alone.

    A line from one long rule to another is the side of a box, however low.
    """
    short = [rule for rule in rules if MIN_STROKE_PT <= max(_sides(rule)) <= MAX_STROKE_PT]
    if not short or len(short) > MAX_STROKES_COUNT:
        return [Spot(*rule) for rule in short], rules
    across, down = _by_place(rules, 0), _by_place(rules, 1)
    short = [rule for rule in short if not _is_side(rule, across, down)]
    alone = {*_alone(short, across, down)} if len(short) <= MAX_ALONE_COUNT else {}
    return [Spot(*rule) for rule in short], [rule for rule in rules if rule not in alone] if alone else rules


def _sides(rule: Rule) -> tuple[float, float]:
    return rule.x1 - rule.x0, rule.bottom - rule.top


def _by_place(rules: Iterable[Rule], side: int) -> _ByPlace:
    """The rules longer than strokes that run across (side 0) or down (side 1)."""
    found: dict[int, list[Rule]] = {}
    for rule in rules:
        sides = _sides(rule)
        if sides[side] > MAX_STROKE_PT and sides[side] > sides[1 - side]:
            found.setdefault(round((rule.x0 + rule.x1) / 2 if side else (rule.top + rule.bottom) / 2), []).append(rule)
    return found


def _is_side(rule: Rule, across: _ByPlace, down: _ByPlace) -> bool:
    """Whether a short line runs from one long rule to another, or ends beside the ends of two: a round corner is between."""
    x0, top, x1, bottom = rule
    if x1 - x0 < bottom - top:
        return all(_leads_on(across, y, x0, x1, 0) for y in (top, bottom))
    return all(_leads_on(down, x, top, bottom, 1) for x in (x0, x1))


def _leads_on(lines: _ByPlace, at: float, start: float, end: float, side: int) -> bool:
    """Whether a line that ends at `at` and is as broad as from `start` to `end` meets a long rule there, or one's end."""
    for rule in _near(lines, at, at, TOUCH_PT):
        first, last, away = rule[side], rule[side + 2], abs((rule[1 - side] + rule[3 - side]) / 2 - at)
        if away <= MEET_PT and first - MEET_PT <= end and last + MEET_PT >= start:
            return True
        if min(abs(first - end), abs(last - start)) <= TOUCH_PT and away <= TOUCH_PT:
            return True
    return False


def _near(lines: _ByPlace, start: float, end: float, reach: float = MEET_PT) -> Iterator[Rule]:
    for place in range(round(start - reach), round(end + reach) + 1):
        yield from lines.get(place, ())


def _alone(strokes: Sequence[Rule], across: _ByPlace, down: _ByPlace) -> Iterator[Rule]:
    """The strokes of signs that meet no rule and are no dashes."""
    pieces = pieces_of(Spot(*stroke) for stroke in strokes)
    within = [(stroke, next(piece for piece in pieces if _holds(piece, stroke))) for stroke in strokes]
    dashes = {*_dashes(within, 0), *_dashes(within, 1)}
    signs = {piece for piece in pieces if piece not in dashes and not _is_of_rule(piece, across, down)}
    return (stroke for stroke, piece in within if piece in signs)


def _holds(piece: Piece, stroke: Rule) -> bool:
    x0, top, x1, bottom = piece
    return x0 <= stroke.x0 and stroke.x1 <= x1 and top <= stroke.top and stroke.bottom <= bottom


def _is_of_rule(piece: Piece, across: _ByPlace, down: _ByPlace) -> bool:
    """Whether strokes are larger than a sign, meet a long rule, or go on where one ends."""
    x0, top, x1, bottom = piece
    if max(x1 - x0, bottom - top) > MAX_SIGN_PT:
        return True
    beyond_x, beyond_y = (TOUCH_PT, MEET_PT) if x1 - x0 > bottom - top else (MEET_PT, TOUCH_PT)
    return any(rule.x0 <= x1 + beyond_x and rule.x1 >= x0 - beyond_x for rule in _near(across, top, bottom)) or any(
        rule.top <= bottom + beyond_y and rule.bottom >= top - beyond_y for rule in _near(down, x0, x1)
    )


def _dashes(within: Sequence[tuple[Rule, Piece]], side: int) -> Iterator[Piece]:
    """The pieces that go on in others on one line, across (side 0) or down (side 1), where one of the two is flat.

    Corners of dashed boxes are bent; digits beside each other both are.
    """
    own = [(stroke, piece) for stroke, piece in within if _sides(stroke)[side] >= _sides(stroke)[1 - side]]
    own.sort(key=lambda one: (round(one[0][1 - side]), one[0][side]))
    for (stroke, piece), (after, follower) in pairwise(own):
        if piece == follower or min(*_sides(Rule(*piece)), *_sides(Rule(*follower))) > FLAT_PT:
            continue
        if abs(after[1 - side] - stroke[1 - side]) <= ALIGNED_PT and after[side] - stroke[side + 2] <= TOUCH_PT:
            yield from (piece, follower)
