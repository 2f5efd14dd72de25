"""Colours: which ink is not told from the paper, or from the ground that it stands on. One answer for every format."""

from __future__ import annotations

from collections.abc import Sequence

Color = tuple[int, int, int]
"""Red, green and blue, 0 to 255 each."""

WHITE: Color = (255, 255, 255)
BLACK: Color = (0, 0, 0)

INDISTINCT = 24
"""Colours whose three channels together differ by no more cannot be told apart on paper: (248, 248, 248) is white."""

PALE = 0xE0
"""Least channel of a ground on which white text is not read, though a designer may have seen it."""


DARK = 0x20
"""Greatest channel of inks and grounds of which none is told from another: black text on a page in the dark scheme."""

DARK_PAGE: Color = (0x12, 0x12, 0x12)
"""What browsers lay under a page that asks for the dark scheme, in which text is white."""


def distance(a: Sequence[int], b: Sequence[int]) -> int:
    """By how much the three channels of two colours differ, all together."""
    return abs(a[0] - b[0]) + abs(a[1] - b[1]) + abs(a[2] - b[2])


def is_white(ink: Sequence[int]) -> bool:
    """Whether ink of this colour is not seen on white paper."""
    return distance(ink, WHITE) <= INDISTINCT


def is_pale(ground: Sequence[int]) -> bool:
    """Whether white text is not read on a ground of this colour."""
    return min(ground) >= PALE


def is_drowned(ink: Sequence[int], ground: Sequence[int]) -> bool:
    """Whether text of a colour is not read on its ground: white on what is nearly white, or any colour on its own."""
    return is_lost(ink, ground) or (is_white(ink) and is_pale(ground))


def is_lost(ink: Sequence[int], ground: Sequence[int]) -> bool:
    """Whether a colour is not told from its ground: nearly the same, or both of them nearly black."""
    return distance(ink, ground) <= INDISTINCT or max(*ink, *ground) <= DARK
