"""What CSS does to where and how text stands: raised, turned, reversed, in boxes of its own that may stand elsewhere.

Source order is not what a person reads there: `flex-direction: row-reverse` shows 8 and 53 as 538. The reader does not lay
a page out; where digits of two such boxes meet in the source, they stay apart, and none of them is a part of a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportparse.patterns import regex

MIN_SHIFT_PX, MIN_SHIFT_EM = 2.0, 0.15
"""From which a piece of a line is seen to stand higher or lower; browsers raise <sup> by a third of an em."""

MIN_GAP_PX, MIN_GAP_EM = 6.0, 0.4
"""From which a gap between two digits is seen as one; letter-spacing of numbers is less."""

MAX_SPACING_EM = -0.3
"""Letter-spacing from which digits stand upon each other."""

DIGIT_PX, DIGIT_EM = 8.0, 0.5
"""The width of a digit in the type of most pages: a box that cuts off what it has no room for shows so many of them."""

LOW_PX = 9.0
"""A box less high shows half of a digit in the type of most pages, which ends 14 pixels below the top of its line."""

_PX = {"px": 1.0, "pt": 4 / 3, "mm": 3.8, "cm": 38.0, "in": 96.0}
_LENGTH = regex(r"(-?\d{0,9}\.?\d{1,9})(px|pt|mm|cm|in|r?em|ex|ch|%)")
ANY_LENGTH = rf"({_LENGTH.pattern})"
_POSITIONED = regex(r"(?:^|[;\s])position\s*:\s*(relative|sticky)")
_UP_OR_DOWN = regex(rf"(?:^|[;\s])(?:top|bottom)\s*:\s*{ANY_LENGTH}")
_ASIDE = regex(rf"(?:^|[;\s])(?:left|right)\s*:\s*{ANY_LENGTH}")
_ALIGNED = regex(rf"(?:^|[;\s])vertical-align\s*:\s*(?:(super|sub)\b|{ANY_LENGTH}|(?:text-)?(?:top|bottom)\b)")
_WORD_RAISE = regex(r"(?:^|[;\s])mso-text-raise\s*:\s*-?(?:[2-9]|\d\d)[\d.]*pt")
_RAISED_GLYPHS = regex(r"font-variant-position\s*:\s*su[bp]|font-feature-settings\s*:[^;]{0,100}[\"'](?:sup|sub|sin)")
_TRANSLATED = regex(rf"(?:transform\s*:[^;]{{0,100}}translatey\(|translate\s*:\s*\S{{1,20}}\s+)\s*{ANY_LENGTH}")
_SIZED = regex(r"(?:^|[;\s])font(?:-size)?\s*:")
_HORIZONTAL = regex(r"(?:^|[;\s])(?:margin|padding)(?:-inline)?(-left|-right|-start|-end)?\s*:\s*([^;!]{1,100})")
_BESIDE = regex(
    r"(?:^|[;\s])(?:filter\s*:[^;]{0,100}(?:blur|invert|brightness|contrast)\(|(?:-webkit-)?mask(?:-image)?\s*:\s*(?!none)"
    r"|animation(?:-name)?\s*:\s*(?!none)|mix-blend-mode\s*:\s*(?!normal)|clip-path\s*:\s*(?!none)|order\s*:\s*-?[1-9]|(?:transform|translate)\s*:\s*(?!none))"
)
_BLOCK = regex(r"(?:block|list-item|flex|grid|table|flow-root|table-[a-z-]+)")
_LAID_OUT = regex(r"(?:inline-)?(?:flex|grid)")
_REVERSED = regex(r"(?:^|[;\s])flex-(?:direction|flow)\s*:[^;]{0,40}reverse")
_SPREAD = regex(
    r"(?:^|[;\s])(?:flex-(?:direction|flow)\s*:[^;]{0,40}column|(?:column-)?gap\s*:\s*(?!0)|justify-content\s*:\s*space)"
)
_TURNED = regex(
    r"(?:^|[;\s])(?:transform\s*:[^;]{0,100}?(?:matrix|scale[xy3d]{0,2}\([^)]{0,40}-|rotate[xyz3d]{0,2}\([^)]{0,40}?"
    r"-?(?:1[3-9]\d|2[0-2]\d|0?\.[4-6]\d*turn|[23]\.\d+rad))"
    r"|rotate\s*:\s*(?:[xyz]\s+)?-?(?:1[3-9]\d|2[0-2]\d|0?\.[4-6]\d*turn)|scale\s*:[^;]{0,40}-\d)"
)
# Dots for letters, a picture in the place of an element, a part of it alone, its ink mixed with what lies behind it.
_DISGUISED = regex(
    r"(?:^|[;\s])(?:-webkit-)?mask(?:-image)?\s*:(?!\s*(?:none|inherit|initial|unset|revert))"
    r"|(?:^|[;\s])mix-blend-mode\s*:(?!\s*(?:normal|inherit|initial|unset|revert))|"
    r"(?:^|[;\s])(?:-webkit-text-security\s*:\s*(?!none)|content\s*:\s*(?:url|(?:-webkit-)?image-set)\("
    r"|(?:-webkit-)?clip-path\s*:\s*(?:inset\(\s*(?:0[a-z%]*\s+){0,3}[1-9]|(?:polygon|circle|ellipse|path|rect|xywh|url)\())"
)
CUT = regex(r"(?:^|[;\s])overflow(?:-[xy])?\s*:\s*(?:hidden|clip)")
_WIDTH = regex(rf"(?:^|[;\s])((?:max-)?(?:width|inline-size))\s*:\s*{ANY_LENGTH}")
_HEIGHT = regex(rf"(?:^|[;\s])(?:max-)?(?:height|block-size)\s*:\s*{ANY_LENGTH}")
_SPACING = regex(rf"(?:^|[;\s])letter-spacing\s*:\s*{ANY_LENGTH}")
_DIRECTION = regex(r"(?:^|[;\s])direction\s*:\s*(rtl|ltr)\b")
_BIDI = regex(r"(?:^|[;\s])unicode-bidi\s*:\s*(?:(bidi-override|isolate-override)|\w)")


class Stand(NamedTuple):
    """How what an element holds stands on its line, as far as its own `style` says.

    `raised`: higher or lower than what is beside it, as note marks are, and in a size of its own where only a length says so.
    `apart`: digits of it never meet those beside it; `boxes`: what is in it stands in boxes of their own, and
    `reversing` in an order of their own. `garbled`: its digits are shown as others (upside down, upon each other, as dots).
    `room` is how many digits its box shows, where it cuts off the others: less than any number of that length; `low` where it
    cuts off their lower half.
    `rtl` is None where no direction is stated, `overrides` where nothing says whether characters follow it.
    """

    raised: bool = False
    apart: bool = False
    boxes: bool = False
    reversing: bool = False
    garbled: bool = False
    turned: bool = False
    room: float | None = None
    low: bool = False
    rtl: bool | None = None
    overrides: bool | None = None


NOWHERE_ELSE = Stand()


def stand(style: str, display: str | None) -> Stand:
    """Where a style in lower case, whose `display` is known, puts its element."""
    direction, bidi = _DIRECTION.search(style), _BIDI.search(style)
    shifted, small = _is_shifted(style), bool(_SIZED.search(style))
    laid_out = bool(display and _LAID_OUT.fullmatch(display))
    reversing = bool(_REVERSED.search(style))
    found = Stand(
        raised=_is_raised(style) or (shifted and small),
        apart=_is_apart(style, display) or shifted,
        boxes=laid_out and (reversing or "grid" in str(display) or bool(_SPREAD.search(style))),
        reversing=laid_out and reversing,
        garbled=bool(_DISGUISED.search(style)) or _is_crammed(style),
        turned=bool(_TURNED.search(style)),
        room=_room(style) if CUT.search(style) else None,
        low=bool(CUT.search(style)) and _is_low(style),
        rtl=direction and direction[1] == "rtl",
        overrides=bidi and bool(bidi[1]),
    )
    return NOWHERE_ELSE if found == NOWHERE_ELSE else found


def _is_raised(style: str) -> bool:
    aligned = _ALIGNED.search(style)
    return bool((aligned and aligned[1]) or _WORD_RAISE.search(style) or _RAISED_GLYPHS.search(style))


def _is_shifted(style: str) -> bool:
    aligned = _ALIGNED.search(style)
    lengths = [aligned.groups()[1:]] if aligned else []
    lengths += _TRANSLATED.findall(style)
    lengths += _UP_OR_DOWN.findall(style) if _POSITIONED.search(style) else []
    return _reaches(lengths, MIN_SHIFT_PX, MIN_SHIFT_EM)


def _is_apart(style: str, display: str | None) -> bool:
    if display and _BLOCK.fullmatch(display):
        return True
    aligned = _ALIGNED.search(style)
    if aligned and aligned.group().rstrip().endswith(("top", "bottom")) and _SIZED.search(style):
        return True  # smaller than what is beside it, or not: nobody knows
    if _POSITIONED.search(style) and _reaches(_ASIDE.findall(style), MIN_GAP_PX, MIN_GAP_EM):
        return True
    gaps = [length for side, value in _HORIZONTAL.findall(style) for length in _sides(side, value)]
    return bool(_BESIDE.search(style)) or _reaches(gaps, MIN_GAP_PX, MIN_GAP_EM)


def _room(style: str) -> float | None:
    """How many digits fit into the width that a style states; None where it states none, or one of what is around it."""
    widths = {name: (float(number), unit) for name, _, number, unit in _WIDTH.findall(style)}
    found = [_digits(*width) for width in widths.values() if width[1] != "%"]
    return min(found, default=None)


def _is_low(style: str) -> bool:
    """Whether a box is stated to be lower than a digit, and is none that shows nothing."""
    return any(
        0 < float(number) * _PX.get(unit, 16) < LOW_PX for _, number, unit in _HEIGHT.findall(style) if unit != "%"
    )


def _digits(width: float, unit: str) -> float:
    scale = _PX.get(unit)
    return width * scale / DIGIT_PX if scale else width if unit in ("ch", "ex") else width / DIGIT_EM


def pixels(length: str, unit: str | None = None) -> float | None:
    """A length in pixels; None for one of another measure, or none at all. Without its unit it is whole."""
    if unit is None:
        found = _LENGTH.fullmatch(length)
        if found is None:
            return None
        length, unit = found[1], found[2]
    scale = _PX.get(unit, 16.0 if unit in ("em", "rem") else None)
    return None if scale is None or not length else float(length) * scale


def _sides(side: str, value: str) -> list[tuple[str, str, str]]:
    """The lengths that a `margin` or `padding` states to the left and to the right, as `_LENGTH` finds them."""
    words = value.split()
    level = words[1::2] if len(words) > 1 and not side else words[:1]
    found = (_LENGTH.fullmatch(word) for word in level)
    return [(one[0], one[1], one[2]) for one in found if one]


def _reaches(lengths: Sequence[tuple[str, ...]], px: float, em: float) -> bool:
    """Whether any of some (whole, number, unit) lengths is as long as that, in either direction."""
    for _, number, unit in lengths:
        if not number:
            continue
        scale = _PX.get(unit)
        if abs(float(number)) * (scale or (0.01 if unit == "%" else 1)) >= (px if scale else em):
            return True
    return False


def _is_crammed(style: str) -> bool:
    spacing = _SPACING.search(style)
    if spacing is None or not spacing[2].startswith("-"):
        return False
    scale = _PX.get(spacing[3])
    return float(spacing[2]) * (scale / 16 if scale else 0.01 if spacing[3] == "%" else 1) <= MAX_SPACING_EM
