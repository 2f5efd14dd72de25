"""Segment: the six parts of a report, found by what their headings say.

Every line that may open a section is collected first; then the chain of openings in document order with the best scores is
chosen. One line alone cannot be judged: a table of contents repeats every heading, and a sub-heading may sound like one
(（一）主动公开情况 stands in section one, 二、主动公开政府信息情况 opens section two).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportparse.chinese.text import split_marker
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Document, Paragraph
from reportparse.forms import SECTION_OF
from reportparse.forms.sections import SECTIONS
from reportparse.patterns import regex
from reportparse.sections.boilerplate import without_tail
from reportparse.sections.glued_lines import parted
from reportparse.sections.gridless import regather
from reportparse.sections.header_lines import with_header_lines
from reportparse.sections.headings import Headings, PossibleHeading, headings_of, is_heading, numbering_style
from reportparse.sections.indicator_lines import with_indicator_tables
from reportparse.sections.layout_tables import FlatBlock, NumberedTable, flatten
from reportparse.sections.several_reports import MIXED, SEVERAL_REPORTS, first_report
from reportparse.sections.surroundings import with_surroundings

STYLE_BONUS = 0.25
"""What it counts that a heading is numbered like the one before it."""

BODY_BONUS = 0.4
"""What it counts that something follows a heading; a table of contents has only headings."""

TABLE_BONUS = 0.5
"""What it counts that the table of a section follows its heading, and not that of another one."""


PARTS = ("bracket", "digit")
"""How the parts of a section are numbered: （一）…, or 1. … where no brackets are used."""


@dataclass(frozen=True, slots=True)
class Subsection:
    """A numbered part of a section: its heading as written and the text under it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six, or a chapter. `blocks` is what stands between its heading and the next; None heading: none was found.

    The key of a chapter is None where its heading says nothing known; `parts` is how its parts may be numbered.
    """

    number: int
    key: str | None
    heading: str | None
    blocks: tuple[FlatBlock, ...]
    present: bool
    parts: tuple[str, ...] = PARTS


@dataclass(frozen=True, slots=True)
class Outline:
    """A document parted: what stands before the first section (title, preamble, a site's boilerplate), and the sections.

    These are the six of the form, or the document's own chapters.
    """

    front: tuple[FlatBlock, ...]
    sections: tuple[Section, ...]
    issues: tuple[Issue, ...]
    own_chapters: bool = False

    @property
    def tables(self) -> list[NumberedTable]:
        """Every table, in document order."""
        blocks = [*self.front, *(block for section in self.sections for block in section.blocks)]
        return [block for block in blocks if isinstance(block, NumberedTable)]

    @property
    def headings_found(self) -> int:
        """How many different sections have a heading: of the six, or of the things that chapters speak of."""
        return len({section.key for section in self.sections if section.heading is not None and section.key})


@dataclass(frozen=True, slots=True)
class _Opening:
    at: int
    heading: PossibleHeading
    score: float


def segment(document: Document) -> Outline:
    """Part a document into its front and six sections, in order; a section that is not there is present=False."""
    flat = with_indicator_tables(flatten(parted(document.blocks), is_heading))
    every = with_header_lines(regather(flat, is_heading))
    said = headings_of(every)
    blocks, others = first_report(every, said)
    chain = _best_chain(_openings(blocks, said))
    issues = [*others, *_disorder(blocks, said, chain)]
    starts = {opening.heading.section: opening for opening in chain}
    ends = [opening.at for opening in chain[1:]] + [len(blocks)] * bool(chain)
    front_end = chain[0].at if chain else len(blocks)
    body: dict[int, tuple[str | None, tuple[FlatBlock, ...]]] = {}
    for opening, end in zip(chain, ends, strict=True):
        words, rest = split_run_in(blocks[opening.at], opening.heading.end)
        body[opening.heading.section] = (words, (*rest, *blocks[opening.at + 1 : end]))
    if chain:
        last = chain[-1].heading.section
        body[last] = (body[last][0], tuple(without_tail(body[last][1])))
    if 1 not in starts and (start := _headless_overview(blocks[:front_end])) is not None:
        body[1] = (None, tuple(blocks[start:front_end]))
        front_end = start
        issues.append(issue("heading-missing", "sections.1", expected=SECTIONS[0].headings[0]))
    sections = []
    with_tables = {*map(_section_of_table, blocks)}
    for kind in SECTIONS:
        heading, content = body.get(kind.number, (None, ()))
        present = kind.number in body
        if not present:
            issues.append(
                issue("section-missing", f"sections.{kind.number}", number=kind.number, expected=kind.headings[0])
            )
        elif not content and kind.number not in with_tables:
            issues.append(issue("section-empty", f"sections.{kind.number}", seen=heading or kind.headings[0]))
        around = with_surroundings(content, kind.number, heading)
        sections.append(Section(kind.number, kind.key, heading, around, present))
    return Outline(tuple(blocks[:front_end]), tuple(sections), tuple(issues))


def _openings(blocks: Sequence[FlatBlock], said: Headings) -> list[_Opening]:
    """Every line that may open a section, scored by its words, its number and what follows it."""
    kinds = [_section_of_table(block) for block in blocks]
    next_kind: list[int | None] = [None] * (len(blocks) + 1)
    for i in range(len(blocks) - 1, -1, -1):
        next_kind[i] = kinds[i] or next_kind[i + 1]
    found = []
    for i, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        for heading in said[i]:
            score = heading.score + _layout_bonus(block)
            if block.text[heading.end :].strip("。：:；; ") or _has_body(blocks, said, i):
                score += BODY_BONUS
            following = next_kind[i]
            if following == heading.section:
                score += TABLE_BONUS
            elif following is not None and following < heading.section:
                score -= TABLE_BONUS
            found.append(_Opening(i, heading, score))
    return found


def _section_of_table(block: FlatBlock) -> int | None:
    if isinstance(block, NumberedTable):
        return SECTION_OF.get(block.kind) if block.kind else None
    return None


def _layout_bonus(paragraph: Paragraph) -> float:
    return 0.1 if paragraph.bold or paragraph.level is not None else 0.0


def _has_body(blocks: Sequence[FlatBlock], said: Headings, at: int) -> bool:
    """Whether something other than the next heading follows."""
    return at + 1 < len(blocks) and not said[at + 1]


def _best_chain(openings: list[_Opening]) -> list[_Opening]:
    """The openings that ascend in both position and section and whose scores add up to most."""
    best: list[tuple[float, int | None]] = []
    above: dict[tuple[int, str | None], int] = {}  # the best of each section and style that stands above
    n_above = 0
    for i, opening in enumerate(openings):
        for j in range(n_above, i):
            if openings[j].at == opening.at:
                break
            last = openings[j].heading.section, openings[j].heading.style
            if last not in above or best[j][0] > best[above[last]][0]:
                above[last] = j
            n_above = j + 1
        top, previous = opening.score, None
        for (section, style), j in sorted(above.items(), key=lambda item: item[1]):
            if section >= opening.heading.section:
                continue
            total = best[j][0] + opening.score + (STYLE_BONUS if style == opening.heading.style else 0.0)
            if total > top:
                top, previous = total, j
        best.append((top, previous))
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda i: best[i][0])
    chain = []
    while at is not None:
        chain.append(openings[at])
        at = best[at][1]
    return chain[::-1]


def _disorder(blocks: Sequence[FlatBlock], said: Headings, chain: list[_Opening]) -> list[Issue]:
    """Issues for sure headings that were not chosen: the section has another one, or it stands out of order."""
    if not chain:
        return []
    chosen = {opening.at for opening in chain}
    style = chain[-1].heading.style
    numbers = {opening.heading.section for opening in chain}
    issues = []
    for at in range(chain[0].at + 1, len(blocks)):
        block = blocks[at]
        if at in chosen or not isinstance(block, Paragraph):
            continue
        sure = [r for r in said[at] if r.style == style == "hanzi" and r.score >= 1.5]
        for heading in sure[:1]:
            kind = "section-repeated" if heading.section in numbers else "section-order"
            issues.append(issue(kind, f"sections.{heading.section}", seen=block.text))
    n_repeated = sum(found.kind == "section-repeated" for found in issues)
    if n_repeated >= SEVERAL_REPORTS:
        issues.insert(0, issue("several-reports", "document", count=n_repeated, what=MIXED))
    return issues


def split_run_in(block: FlatBlock, end: int) -> tuple[str, list[FlatBlock]]:
    """A heading and the running text that follows it in the same paragraph."""
    assert isinstance(block, Paragraph)
    rest = block.text[end:].lstrip("。：:； \u3000")
    return block.text[:end].strip(), [replace(block, text=rest)] if rest else []


_FIRST_SUBSECTION = regex(r"主动公开")


def _headless_overview(front: Sequence[FlatBlock]) -> int | None:
    """Where section one begins if its heading is missing: at （一）主动公开情况 (domain §2)."""
    for i, block in enumerate(front):
        if isinstance(block, Paragraph):
            marker, number, rest = split_marker(block.text)
            if number == 1 and numbering_style(marker) in ("bracket", "digit") and _FIRST_SUBSECTION.match(rest):
                return i
    return None


MAX_SUBHEADING = 36
"""Characters of the longest sub-heading; what is longer before the first full stop is a sentence."""

MAX_PHRASE = 24
"""Characters of the longest sub-heading of two phrases without a full stop: 加强平台建设，扩展公开渠道 (domain §2)."""

_SUBHEADING_END = regex(r"[。：:；\n]")
_ITEM = regex(r"[^。；;\n]+[。；;]")


def subsections(lines: Sequence[str], styles: Sequence[str] = PARTS) -> list[Subsection]:
    """The numbered parts of a section's lines, in the first of the styles that is used. Text before them is in none."""
    for style in styles:
        found = _subsections(lines, style)
        if found:
            return found
    return []


def _subsections(lines: Sequence[str], style: str) -> list[Subsection]:
    found: list[tuple[str, list[str]]] = []
    items = _items(lines, style)
    for at, line in enumerate(lines):
        opened = None if at in items else _open_subsection(line, style)
        if opened:
            heading, rest = opened
            found.append((heading, [rest] if rest else []))
        elif found:
            found[-1][1].append(line)
    if style == "digit" and len(found) < 2:
        return []
    return [Subsection(heading, "\n".join(text)) for heading, text in found]


def _items(lines: Sequence[str], style: str) -> set[int]:
    """The lines of a style that are items of a list, no headings: whole sentences one below the other.

    （一）机构职能类信息12条；（二）… and 1.加强学习培训，提高业务水平。2.… are; a sentence with text below it is a heading.
    """
    items: set[int] = set()
    numbered = [numbering_style(split_marker(line)[0]) == style for line in lines]
    for at, line in enumerate(lines):
        if not numbered[at] or not _ITEM.fullmatch(line):
            continue
        goes_on = at + 1 < len(lines) and numbered[at + 1]
        if line.endswith(("；", ";")) or goes_on or at - 1 in items:
            items.add(at)
    return items


def _open_subsection(line: str, style: str) -> tuple[str, str] | None:
    marker, _, rest = split_marker(line)
    if numbering_style(marker) != style or not rest:
        return None
    match = _SUBHEADING_END.search(rest)
    heading = rest[: match.start()] if match else rest
    if len(heading) > MAX_SUBHEADING or ("，" in heading and not match and len(heading) > MAX_PHRASE):
        return None
    cut = len(line) - len(rest) + len(heading)
    return line[:cut].strip(), line[cut + 1 :].strip()
