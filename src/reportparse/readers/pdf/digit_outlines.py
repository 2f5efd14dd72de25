"""Where the ink of a digit lies, row by row: what tells 1, 2, 3, 5 and 7 apart in any upright typeface, and a 4 from a 9.

The bounds lie between the digits of a hundred typefaces, text and display, upright and slanted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Outline(NamedTuple):
    """A digit's ink in shares of its width, 0 at its left side.

    `upper` and `lower` are the middle of what it spans a third from the top and from the foot, `upper_span` and `lower_span`
    the least width of that, `low` its middle near the foot; `head` and `foot` the width of its first and last rows,
    `crown` that below the head. `slim` is its width in shares of its height.
    """

    slim: float
    head: float
    crown: float
    foot: float
    upper: float
    lower: float
    low: float
    upper_span: float
    lower_span: float


def outline_of(rows: Sequence[bytes]) -> Outline | None:
    """The outline of a piece of ink (rows of pixels, 0 where there is none); None where it has none in its middle."""
    width, height = len(rows[0]), len(rows)

    def spans(begin: float, end: float) -> list[tuple[float, float]]:
        band = rows[int(begin * height) : max(int(begin * height) + 1, int(end * height))]
        return [(row.find(1) / width, (row.rfind(1) + 1) / width) for row in band if 1 in row]

    head, foot, upper, lower, low = spans(0, 0.1), spans(0.9, 1), spans(0.25, 0.38), spans(0.58, 0.7), spans(0.72, 0.82)
    crown, above, below = spans(0.1, 0.25), spans(0.25, 0.4), spans(0.55, 0.72)
    if not (head and crown and foot and upper and lower and low and above and below):
        return None
    return Outline(
        slim=width / height,
        head=max(right - left for left, right in head),
        crown=max(right - left for left, right in crown),
        foot=max(right - left for left, right in foot),
        upper=_middle(upper),
        lower=_middle(lower),
        low=_middle(low),
        upper_span=min(right - left for left, right in above),
        lower_span=min(right - left for left, right in below),
    )


def _middle(spans: Sequence[tuple[float, float]]) -> float:
    return sum(left + right for left, right in spans) / (2 * len(spans))


def _is_one(it: Outline) -> bool:
    """A stem, on a foot or with a flag to the left, and no bar at its head."""
    has_foot = it.lower < 0.66
    is_stem = abs(it.upper - it.lower) <= 0.28 and abs(it.upper - it.low) <= 0.32
    is_lean = it.foot <= 0.58 or (has_foot and it.crown <= 0.78)
    return is_stem and not _has_bar(it) and (it.slim <= 0.3 or (is_lean and it.lower_span <= 0.7))


def _is_two(it: Outline) -> bool:
    """Ink at the right above, further left below, on a wide foot."""
    is_bowed = it.crown >= 0.72 or it.head >= 0.85
    return is_bowed and it.foot >= 0.6 and it.upper >= 0.46 and it.lower <= 0.69 and it.slim >= 0.4


def _is_three(it: Outline) -> bool:
    """Ink at the right above and below, and a foot."""
    return it.upper >= 0.46 and it.lower >= 0.63 and it.foot >= 0.55


def _is_four(it: Outline) -> bool:
    """A head that is narrow, a bar below its middle."""
    return it.head <= 0.6 and it.upper_span <= 0.76 and 0.37 <= it.lower <= 0.53 and it.lower_span >= 0.48


def is_open_four(it: Outline) -> bool:
    """Two strokes above, one below, and nothing that closes them."""
    return _is_four(it) or (it.upper_span >= 0.8 and it.lower >= 0.75 and it.foot <= 0.4)


def _is_five(it: Outline) -> bool:
    """Ink at the left above and at the right below."""
    return it.upper <= 0.47 and it.lower >= 0.64 and it.foot >= 0.4


def _is_seven(it: Outline) -> bool:
    """A bar as head, and no foot."""
    return _has_bar(it) and it.foot <= 0.58 and it.upper >= 0.36 and it.upper_span <= 0.92


def _has_bar(it: Outline) -> bool:
    return it.head >= 0.79 and it.head * it.slim >= 0.37


def _is_round_above(it: Outline) -> bool:
    """A 9: as wide above as it is, ink at the right below."""
    return it.lower >= 0.51 and it.upper_span >= 0.68


def _is_round_below(it: Outline) -> bool:
    """A 6: ink at the left above, as wide below as it is."""
    return it.upper <= 0.45 and it.lower_span >= 0.68 and it.upper_span <= 0.5


def _is_round(it: Outline) -> bool:
    """A 0: as wide as it is above and below."""
    return min(it.upper_span, it.lower_span) >= 0.7 and 0.4 <= it.lower <= 0.6


OF_DIGITS: Mapping[str, Callable[[Outline], bool]] = {
    "0": _is_round,
    "1": _is_one,
    "2": _is_two,
    "3": _is_three,
    "4": _is_four,
    "5": _is_five,
    "6": _is_round_below,
    "7": _is_seven,
    "8": lambda it: min(it.upper_span, it.lower_span) >= 0.45 and 0.4 <= it.lower <= 0.6,
    "9": _is_round_above,
}
