"""Segment a report that follows no form: its own chapters, in their order.

Every line that may be a chapter's heading is collected first, then the numbering that the chapters have is chosen, and in it
the chain of headings that counts on. So a list inside a chapter that begins with 一 again is no chapter, nor is a table of
contents, whose entries have no text. What stands out of count, or reads like a chapter's heading and was not taken, is told.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportparse.chinese.text import fold, split_marker
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Document, Paragraph
from reportparse.sections.boilerplate import without_tail
from reportparse.sections.chapter_headings import (
    STYLES,
    ChapterHeading,
    chapter_heading,
    is_annex,
    is_chapter_heading,
    runs_into_text,
)
from reportparse.sections.glued_lines import parted
from reportparse.sections.gridless import regather
from reportparse.sections.headings import numbering_style
from reportparse.sections.indicator_lines import with_indicator_tables
from reportparse.sections.layout_tables import FlatBlock, NumberedTable, flatten
from reportparse.sections.segment import PARTS, Outline, Section, split_run_in
from reportparse.sections.several_reports import MIXED, SEVERAL_REPORTS
from reportparse.sections.surroundings import with_surroundings

MAX_CANDIDATES = 400
"""So many lines of one numbering are looked at; a report has some ten chapters, and a list of each page a few lines."""

MIN_CHAPTERS = 3
"""So many headings of one numbering make chapters where few of them say a known thing."""

SAYS_KEY, SAYS_NONE = 1.0, 0.3
"""What it counts that a heading says a known thing, and that it is a numbered line like one."""

IN_LIST = -1.5
"""What it counts that a heading goes on with a list that stands in the chapter before it."""

LATE_COST = 0.1
"""What it takes from a chain for each number before its first."""

LINES_OF_CAPTION = 3
"""So many lines below the name of an annex, its table begins."""

_OF_REPORT = (
    r"本(?:年度)?(?:报告|年报)|编制|统计(?:期限|时限|时间)|电子版|联系|现(?:将|就|予|公布|发布|向社会)|如下"
    r"|根据.{0,40}条例"
)
"""What a sentence says that speaks of the report, as a preamble does, and not of the year."""

BODY_BONUS = 0.5
"""What it counts that text follows a heading; a table of contents has only headings."""

RUN_IN_COST = 0.2
"""What it takes from a heading that running text stands behind it in its line."""

SENTENCE_COST = 0.6
"""What it takes from a heading that it ends in a full stop, as the items of a list do."""

COUNTS_ON, REPEATS, SKIPS, MISCOUNTS = 0.5, -0.8, -0.3, -1.7
"""What it counts that a heading's number is the next one, the same again, a later one (for each left out), an earlier one.

The last takes more than a heading with text adds: one is taken only for what counts on after it."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: int
    heading: ChapterHeading
    score: float
    above: tuple[int, int | None]
    """Where the line of this numbering before it stands, heading or not, and its number."""

    @property
    def key(self) -> str | None:
        return self.heading.key


class _Path(NamedTuple):
    """The best chain up to a candidate: its sum, the candidate and the state before, and which chapter this is by count."""

    score: float
    previous: tuple[int, bool] | None
    chapter: int


def in_chapters(document: Document, preamble: Sequence[str] = ()) -> Outline:
    """Part a document into its front and its own chapters. Without headings its text is one chapter that has none.

    `preamble` are the lines before the first section, as they were found without chapters: that text is among them.
    """
    flat = with_indicator_tables(flatten(parted(document.blocks, runs_into_text), is_chapter_heading))
    blocks = regather(flat, is_chapter_heading)
    candidates = _candidates(blocks)
    chain = _with_fillers(_chain_of_document(candidates), candidates)
    annexes = _annexes(blocks, chain)
    starts = [*(found.at for found in chain), *annexes]
    if not starts:
        return _without_headings(blocks, preamble)
    sections = []
    for index, (start, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=True)):
        found = chain[index].heading if index < len(chain) else _annex_heading(blocks[start])
        heading, rest = split_run_in(blocks[start], found.end)
        content = (*rest, *blocks[start + 1 : end])
        if end == len(blocks):
            content = tuple(without_tail(content))
        around = with_surroundings(content, index + 1, heading)
        sections.append(Section(index + 1, found.key, heading, around, present=True, parts=_parts_below(found.style)))
    issues = [*_empty(sections), *_miscounted(chain), *_left_out(blocks, chain, candidates)]
    return Outline(tuple(blocks[: starts[0]]), tuple(sections), tuple(issues), own_chapters=True)


def _candidates(blocks: Sequence[FlatBlock]) -> dict[str, list[_Candidate]]:
    """Every line that may be a chapter's heading, by its numbering."""
    found: dict[str, list[_Candidate]] = {style: [] for style in STYLES}
    above: dict[str, tuple[int, int | None]] = dict.fromkeys(STYLES, (-1, None))
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        heading = chapter_heading(block.text)
        marker, number, _ = split_marker(block.text)
        style = heading.style if heading else numbering_style(marker)
        before, above[style] = above[style], (at, heading.number if heading else number)
        if heading is None:
            continue
        score = SAYS_KEY if heading.key else SAYS_NONE
        score += 0.1 if block.bold or block.level is not None else 0.0
        score -= RUN_IN_COST if heading.runs_in else 0.0
        score -= SENTENCE_COST if not heading.runs_in and block.text.endswith("。") else 0.0
        has_body = heading.runs_in or _has_body(blocks, at, style)
        if style == "none" and not has_body:
            continue
        score += BODY_BONUS if has_body else 0.0
        if len(found[style]) < MAX_CANDIDATES:
            found[style].append(_Candidate(at, heading, score, before))
    return found


def _has_body(blocks: Sequence[FlatBlock], at: int, style: str) -> bool:
    """Whether something other than a heading of the same numbering follows; below a line without a number, a sentence."""
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or isinstance(following, NumberedTable):
        return following is not None
    heading = chapter_heading(following.text)
    if style == "none":
        return "。" in following.text or (heading is not None and heading.style != "none")
    return heading is None or heading.style != style or heading.runs_in


def _chain_of_document(candidates: dict[str, list[_Candidate]]) -> list[_Candidate]:
    """The chain of the numbering that the chapters have: the one that says most, unless it stands inside a higher one."""
    chains = {style: _chain(found) for style, found in candidates.items()}
    good = [style for style in STYLES if _makes_chapters(chains[style], style)]
    if not good:
        return []
    best = max(good, key=lambda style: (_says(chains[style]), -STYLES.index(style)))
    for style in good:
        if STYLES.index(style) < STYLES.index(best) and _is_inside(chains[best], chains[style]):
            return chains[style]
    return chains[best]


def _says(chain: Sequence[_Candidate]) -> int:
    return len({found.key for found in chain if found.key})


def _makes_chapters(chain: Sequence[_Candidate], style: str) -> bool:
    """Whether headings are those of chapters: enough of them, or of the things that such a report speaks of."""
    says = _says(chain)
    if style == "none":
        return says >= MIN_CHAPTERS
    return says >= 2 or (len(chain) >= MIN_CHAPTERS and (says >= 1 or style in ("part", "hanzi")))


def _is_inside(inner: Sequence[_Candidate], outer: Sequence[_Candidate]) -> bool:
    """Whether a chain stands within one chapter of another."""
    first, last = inner[0].at, inner[-1].at
    ends = [*(found.at for found in outer[1:]), last + 1]
    return any(start.at < first and last < end for start, end in zip(outer, ends, strict=True))


def _chain(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates, in order, whose numbers count on and whose scores add up to most."""
    best: list[
        dict[bool, _Path]
    ] = []  # of those that end with a candidate the best that count on, and the best that do not
    for i, found in enumerate(candidates):
        number = found.heading.number or 1
        paths = {True: _Path(found.score - LATE_COST * (number - 1), None, number)}
        for j in range(i):
            for counts, before in best[j].items():
                step = _step(candidates[j], before.chapter, found)
                if step is None:
                    continue
                score, count = before.score + found.score + step[0], step[1]
                right = count == found.heading.number
                if right not in paths or score > paths[right].score:
                    paths[right] = _Path(score, (j, counts), count)
        best.append(paths)
    ends = [(i, counts) for i, paths in enumerate(best) for counts in paths]
    at = max(ends, key=lambda end: best[end[0]][end[1]].score, default=None)
    chain = []
    while at is not None:
        chain.append(candidates[at[0]])
        at = best[at[0]][at[1]].previous
    return chain[::-1]


def _step(before: _Candidate, count: int, found: _Candidate) -> tuple[float, int] | None:
    """What it counts that a heading comes next after the chapter of a count, and its own; None where it cannot."""
    number = found.heading.number
    if number is None:
        return (COUNTS_ON, count + 1) if found.key != before.key else None
    in_list = _goes_on_a_list(found, before)
    if number == count + 1 and not in_list:
        return COUNTS_ON, number
    if number == count + 1 and found.key:
        return COUNTS_ON + IN_LIST, number
    if found.key is None or found.key == before.key or number == 1 or in_list:
        return None  # only a heading that says a known thing may be numbered wrongly
    if number == count:
        return REPEATS, count
    return (SKIPS * (number - count - 1), number) if number > count else (MISCOUNTS, count + 1)


def _goes_on_a_list(found: _Candidate, before: _Candidate) -> bool:
    """Whether a numbered line follows another of a list that stands within the chapter before it."""
    at, number = found.above
    return at != before.at and number is not None and number + 1 == found.heading.number


def _with_fillers(chain: list[_Candidate], candidates: dict[str, list[_Candidate]]) -> list[_Candidate]:
    """The chain with the headings that its count leaves out and that are numbered in another way, or not at all."""
    if not chain or chain[0].heading.style == "none":
        return chain
    filled: list[_Candidate] = []
    for before, after in zip([None, *chain], [*chain], strict=False):
        expected = (before.heading.number or 0) + 1 if before else 1
        missing = (after.heading.number or 0) - expected
        keys = {before.key if before else None, after.key, None}
        between = (
            found
            for style in STYLES
            for found in candidates[style]
            if (before.at if before else -1) < found.at < after.at and found.heading.style != after.heading.style
        )
        for found in sorted(between, key=lambda one: one.at):
            if missing > 0 and found.key not in keys and found.heading.number in (None, expected):
                filled.append(found)
                keys.add(found.key)
                expected, missing = expected + 1, missing - 1
        filled.append(after)
    return filled


def _annexes(blocks: Sequence[FlatBlock], chain: Sequence[_Candidate]) -> list[int]:
    """Where annexes begin behind the last chapter: lines like 附件：…情况表 with their table right below."""
    if not chain or _names_annex(blocks[chain[-1].at]):
        return []
    return [
        at
        for at in range(chain[-1].at + 1, len(blocks) - 1)
        if isinstance(block := blocks[at], Paragraph)
        and is_annex(block.text)
        and any(isinstance(below, NumberedTable) for below in blocks[at + 1 : at + 1 + LINES_OF_CAPTION])
    ]


def _names_annex(block: FlatBlock) -> bool:
    return isinstance(block, Paragraph) and "附" in block.text


def _annex_heading(block: FlatBlock) -> ChapterHeading:
    assert isinstance(block, Paragraph)
    return ChapterHeading("none", None, "annex", len(block.text), runs_in=False)


def _without_headings(blocks: Sequence[FlatBlock], preamble: Sequence[str]) -> Outline:
    """The text of a report without chapters, as one that has no heading: all that does not speak of the report itself."""
    opening = set(preamble)
    start = next(
        (
            at
            for at, block in enumerate(blocks)
            if isinstance(block, Paragraph) and block.text in opening and not re.search(_OF_REPORT, block.text)
        ),
        len(blocks),
    )
    content = with_surroundings(without_tail(blocks[start:]), 1, None)
    sections = (Section(1, None, None, content, present=True),) if content else ()
    return Outline(tuple(blocks[:start]), sections, (issue("chapters-missing", "sections"),), own_chapters=True)


def _parts_below(style: str) -> tuple[str, ...]:
    """The numbering that parts of a chapter can have."""
    return {"part": ("hanzi", "bracket", "digit"), "bracket": ("digit",), "digit": ("bracket",)}.get(style, PARTS)


def _empty(sections: Iterable[Section]) -> Iterator[Issue]:
    return (issue("section-empty", f"sections.{s.number}", seen=s.heading) for s in sections if not s.blocks)


def _miscounted(chain: Sequence[_Candidate]) -> Iterator[Issue]:
    """Issues for chapters whose number does not follow that of the one before."""
    for index, found in enumerate(chain):
        number = found.heading.number
        before = chain[index - 1].heading.number if index else 0
        if number is not None and before is not None and number != before + 1:
            yield issue("chapter-numbering", f"sections.{index + 1}", seen=number, expected=before + 1)


def _left_out(
    blocks: Sequence[FlatBlock], chain: Sequence[_Candidate], candidates: dict[str, list[_Candidate]]
) -> Iterator[Issue]:
    """Issues for lines inside chapters that are numbered like these, say a known thing and were not taken."""
    starts = [found.at for found in chain]
    taken = {found.at for found in chain}
    style = chain[0].heading.style
    texts = {at: block.text for at in taken if isinstance(block := blocks[at], Paragraph)}
    words = {fold(text) for text in texts.values()}
    n_repeated = 0
    listed = 0  # the chapter in which a list of this numbering has begun: its items are none
    for found in candidates[style]:
        block, chapter = blocks[found.at], bisect(starts, found.at)
        if found.at in taken or chapter == 0 or not isinstance(block, Paragraph):
            continue
        listed = chapter if found.heading.number == 1 else listed
        is_repeated = fold(block.text) in words
        n_repeated += is_repeated
        if found.key and (is_repeated or listed != chapter):
            seen = block.text[: found.heading.end]
            yield issue("chapter-doubtful", f"sections.{chapter}", seen=seen)
    if n_repeated >= SEVERAL_REPORTS:
        yield issue("several-reports", "document", count=n_repeated, what=MIXED)
