"""What the gaps between the glyphs of a line mean: a new stretch, a blank between words, letter-spacing, or nothing.

All distances are shares of the font size, which is called `em`. For 'Measured' see `layout/__init__.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from operator import and_
from typing import NamedTuple

from reportparse.layout.page import Glyph
from reportparse.layout.text.radicals import unified

WORD_GAP_EM = 0.16
"""A wider gap between Latin letters or digits is a blank: "open data". The narrowest blank of a font is 0.2 em.
Measured: 0.04 to 0.21."""

STRETCH_GAP_EM = 0.45
"""A wider gap may part columns, so the line is cut in two stretches there: no blank inside a sentence or a number is so
wide. Text that is justified to full lines may be torn further apart, but its stretches are one line all the same.
Measured: 0.34 to 0.9."""

BLANK_GAP_EM = 1.3
"""A wider gap is a blank even between Chinese characters: 张三　　李四 → "张三 李四"."""

BACK_STEP_EM = 0.3
"""Kerning and italics set a glyph back by no more than this; one that stands further back was written on its own.
Measured: 0.08 to 0.6."""

LAPPED_EM = 0.05
"""Digits that overlap by more than this, unlike others of their line, are of two numbers painted over each other.
Measured: 0.01 to 0.2."""

KERNED_ONES_EM = 0.12
"""So far two ones may overlap: fonts set them nearer to each other than other digits (11 in Arial and Times by 0.074 em), as
a one fills half of its width."""

SAME_SIZE_RATIO = 0.95
"""All digits of a number have one size: a digit smaller than this beside a larger one belongs to another number.
Measured: up to 0.95; 1.05 changes numbers."""

MARK_SIZE_RATIO = 0.75
"""The digit of a note mark (3¹) is smaller than this, compared with its line."""

MARK_RISE_EM = 0.15
"""The middle of a note mark is higher by more than this than that of the number which it stands on."""

TRACKED_EM = 0.1
"""Half of the gaps of a line are wider than this where its text is letter-spaced. Measured: 0 to 0.4."""

EVEN_EM = 0.08
"""The gaps of letter-spaced text differ by no more, even where another font stands in for the one that is missing."""

MAX_TRACKING_EM = 0.7
"""Digits of one number stand no further apart; those of columns do, as a column holds more than one digit."""

MIN_EVEN_PAIRS_COUNT = 4
"""A line is letter-spaced if so many pairs of its ideographs stand equally far apart."""

MIN_SPACED_LINES_COUNT = 2
"""So many letter-spaced lines of a page tell of its other lines, which may hold nothing but digits."""

NUMBERS_APART = "  "
"""What parts the digits of two numbers in the text of a line: no number is written with two blanks in it."""

FIRST_CJK = "\u2e80"
"""The first character of East Asian scripts in Unicode: from here on, characters are one em wide and need no blanks."""


class Stretch(NamedTuple):
    """A stretch of a line without a wide gap: its left and right end, its text, the height of its first glyph.

    Names of columns may nearly touch, so narrow gaps between ideographs part nothing by themselves. `fragments` are what
    they would make of the stretch: 商业企业 with a narrow gap in the middle is one stretch of the fragments 商业 and 企业.
    There are none where there is no such gap.
    """

    x0: float
    x1: float
    text: str
    top: float
    bottom: float
    fragments: tuple[Stretch, ...] = ()


def stretches_of(
    row: Sequence[Glyph],
    gaps: Sequence[float],
    em: float,
    starts: Collection[Glyph] = (),
    spacings: list[float] | None = None,
) -> list[Stretch]:
    """The stretches of a line, given its glyphs from left to right and the gap behind each of them but the last.

    `starts` are glyphs that the pen jumped to: a number that begins there is not one with the digits before it.
    `spacings` collects the letter-spacing of the page's lines (in em); that of this line is added to it.
    """
    if TRACKED_EM * em < sorted(gaps)[len(gaps) // 2] <= STRETCH_GAP_EM * em:
        spacing = _letter_spacing([glyph.text for glyph in row], gaps, em, [] if spacings is None else spacings)
        gaps = [max(gap - spacing, 0.0) if gap > spacing / 2 else gap for gap in gaps]
    cuts = [
        i
        for i, gap in enumerate(gaps, 1)
        if gap > STRETCH_GAP_EM * em
        or (gap > WORD_GAP_EM * em and row[i] in starts and not _are_digits(row[i - 1], row[i]))
    ]
    narrow = [
        i
        for i, gap in enumerate(gaps, 1)
        if WORD_GAP_EM * em < gap <= STRETCH_GAP_EM * em and min(row[i - 1].text, row[i].text) >= FIRST_CJK
    ]
    blanks = _blanks(row, gaps, em)

    def stretch(start: int, end: int, fragments: tuple[Stretch, ...] = ()) -> Stretch:
        text = unified(_text(row[start:end], blanks[start : end - 1], em))
        return Stretch(row[start].x0, row[end - 1].x1, text, row[start].top, row[start].bottom, fragments)

    found: list[Stretch] = []
    for start, end in pairwise([0, *cuts, len(row)]):
        inner = [i for i in narrow if start < i < end]
        fragments = tuple(stretch(*ends) for ends in pairwise([start, *inner, end])) if inner else ()
        found.append(stretch(start, end, fragments))
    return found


def _letter_spacing(texts: Sequence[str], gaps: Sequence[float], em: float, spacings: list[float]) -> float:
    """The letter-spacing of a line whose glyphs stand apart; 0 where it has none.

    Its own ideographs stand equally far apart, or as far as those of other lines of the page do. Where digits or letters
    touch, the line is not letter-spaced but stretched to full width: 共 2024 件 keeps its number in one piece.
    """
    pairs = [*zip(gaps, pairwise(texts), strict=True)]
    wide = sorted(gap for gap, (a, b) in pairs if a >= FIRST_CJK <= b)
    sample = wide if len(wide) >= MIN_EVEN_PAIRS_COUNT else sorted(gaps)
    usual = sample[len(sample) // 2]
    if any(gap < usual / 2 for gap, (a, b) in pairs if a < FIRST_CJK > b):
        return 0.0
    if sum(abs(gap - usual) <= EVEN_EM * em for gap in wide) >= MIN_EVEN_PAIRS_COUNT:
        spacings.append(usual / em)
        return usual
    known = len(spacings) >= MIN_SPACED_LINES_COUNT and any(
        abs(usual / em - spacing) <= EVEN_EM for spacing in spacings
    )
    return usual if known else 0.0


def is_tracked(glyphs: Sequence[Glyph]) -> bool:
    """Whether glyphs are the digits of one letter-spaced number: evenly apart, nearer than columns, without a blank."""
    em = glyphs[0].em
    if not WORD_GAP_EM * em < glyphs[1].x0 - glyphs[0].x1 <= MAX_TRACKING_EM * em:
        return False
    gaps = [glyph.x0 - before.x1 for before, glyph in pairwise(glyphs)]
    return (
        max(gaps) - min(gaps) <= EVEN_EM * em
        and glyphs[0].text != "0"
        and all(glyph.text.isdigit() and not glyph.spaced for glyph in glyphs)
        and len({(glyph.top, glyph.em) for glyph in glyphs}) == 1
    )


def _blanks(row: Sequence[Glyph], gaps: Sequence[float], em: float) -> list[str]:
    """What stands between each glyph and the next in the text of a line: nothing, a blank, or NUMBERS_APART."""
    digits = [glyph.text.isdigit() for glyph in row]
    pairs = [*zip(row, row[1:], map(and_, digits, digits[1:]), gaps, strict=False)]
    steps = [glyph.x0 - before.x0 for before, glyph, are_digits, gap in pairs if are_digits and gap <= WORD_GAP_EM * em]
    usual = max(steps, default=0.0)
    return [
        NUMBERS_APART
        if are_digits and _are_of_two(before, glyph, gap, usual)
        else " "
        if (glyph.spaced or gap > WORD_GAP_EM * em) and before.text < FIRST_CJK and glyph.text < FIRST_CJK
        else ""
        for before, glyph, are_digits, gap in pairs
    ]


def _are_digits(before: Glyph, glyph: Glyph) -> bool:
    return before.text.isdigit() and glyph.text.isdigit()


def _are_of_two(before: Glyph, glyph: Glyph, gap: float, usual: float) -> bool:
    """Whether two digits side by side belong to two numbers: of two sizes (the code on a seal), or one over the other.

    `usual` is the step from digit to digit in the rest of the line. Where the font is missing and another stands in for
    it, digits may overlap although the pen went the usual step: those are of one number.
    """
    small, large = sorted((before.em, glyph.em))
    most = KERNED_ONES_EM if before.text == glyph.text == "1" else LAPPED_EM
    lapped = gap < -most * large and glyph.x0 - before.x0 < usual - LAPPED_EM * large
    return small < SAME_SIZE_RATIO * large or lapped or gap < -BACK_STEP_EM * large


def line_text(stretches: Sequence[Stretch], em: float) -> str:
    """The text of a line out of its stretches: blanks between words and over wide gaps, NUMBERS_APART between digits."""
    text = stretches[0].text
    for before, stretch in pairwise(stretches):
        last, first = before.text[-1], stretch.text[0]
        if last.isdigit() and first.isdigit():
            text += NUMBERS_APART
        elif stretch.x0 - before.x1 > BLANK_GAP_EM * em or (last < FIRST_CJK and first < FIRST_CJK):
            text += " "
        text += stretch.text
    return text


def _text(row: Sequence[Glyph], blanks: Sequence[str], em: float) -> str:
    """The text of one stretch. Note marks stand in brackets: 3¹ → "3[1]", which is no number, rather than 31."""
    main = row[0]
    text = [main.text]
    in_mark = False
    for blank, glyph in zip(blanks, row[1:], strict=True):
        is_mark = glyph.em < MARK_SIZE_RATIO * em and _is_mark(glyph, main, em)
        if is_mark != in_mark:
            text.append("[" if is_mark else "]")
            in_mark = is_mark
        if not is_mark:
            text.append(blank)
            main = glyph
        text.append(glyph.text)
    if in_mark:
        text.append("]")
    return "".join(text)


def _is_mark(glyph: Glyph, main: Glyph, em: float) -> bool:
    """Whether a small digit stands raised on the glyph before it: a note mark (hazards: numbers)."""
    rise = (main.top + main.bottom) / 2 - (glyph.top + glyph.bottom) / 2
    return glyph.text.isdigit() and main.em >= MARK_SIZE_RATIO * em and rise > MARK_RISE_EM * em


def joined_lines(first: str, second: str) -> str:
    """Two lines of one paragraph as one text.

    A blank stands only between Latin words: "open" + "data" → "open data". Digits on both sides are one number that was
    wrapped: "共12" + "34件" → "共1234件".
    """
    if not first or not second or (first[-1].isdigit() and second[0].isdigit()):
        return first + second
    if first[-1] < FIRST_CJK and second[0] < FIRST_CJK and first[-1].isalnum() and second[0].isalnum():
        return f"{first} {second}"
    return first + second
