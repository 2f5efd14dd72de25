"""Plain text: bytes to a Document. What marks a table is looked for line by line; all else is paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from reportparse.chinese.text import clean
from reportparse.diagnostics.errors import too_large
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Block, Document, Paragraph
from reportparse.readers.decode import decode
from reportparse.readers.text.boxes import boxed
from reportparse.readers.text.cell_lines import cell_and_pipe, empty_lines, lines_of_pipes, pipes_on_one_line
from reportparse.readers.text.delimited import DELIMITERS, delimited
from reportparse.readers.text.laid_out import paragraphs, without_page_numbers
from reportparse.readers.text.markdown import is_markdown, pictures_of, without_marks
from reportparse.readers.text.tables import Found, TextLine, fills_up_rows, piped, tab_led, tab_of, tab_separated

# A report as text has some 50 KB and 500 lines.
MAX_BYTES = 16_000_000
MAX_LINES = 100_000

# What follows the number of a row's label, and that number: the forms number up to 8.
_PARTED = re.compile(r"[.．、]\s*[^\W\d]")
_NUMBER_OF_ITEM = re.compile(r"\d")
# A sign one blank before its number, both far from what stands beside them: "168   - 4   690" is a change of -4.
_SIGN_APART = re.compile(r"(?<=\s\s)([-+－＋]) (?=\d{1,9}(?:\s\s|\s*$))")
_APART = re.compile(r"(?<!\S)(\d) (?=[.．、]\s*[^\W\d])")

Notation = Callable[[Sequence[TextLine], int], Found | int]


def _notations(lines: Sequence[TextLine]) -> tuple[Notation, ...]:
    """The notations of tables, in this order: a line of a tab-led dump is also one of tab-separated text, and boxes may be
    drawn with pipes.
    """
    return (
        tab_led,
        boxed,
        *(partial(delimited, delimiter=one) for one in DELIMITERS),
        partial(tab_separated, tab=tab_of(lines)),
        pipes_on_one_line,
        cell_and_pipe,
        lines_of_pipes,
        partial(piped, padded=fills_up_rows(lines)),
        empty_lines,
    )


def read_text(data: bytes) -> Document:
    """Read a text file. Raises UnreadableFile for bytes that are not text, OverLimit for a file beyond all measure."""
    if len(data) > MAX_BYTES:
        raise too_large(MAX_BYTES, "bytes", "字节")
    found = decode(data)
    lines, n_pages = _lines(found.text)
    furniture: list[Paragraph] = []
    if n_pages is not None:
        lines, furniture = without_page_numbers(lines)
    levels: dict[int, int] = {}
    pictures: list[str] = []
    if n_pages is None and is_markdown(lines):
        lines, levels, pictures = without_marks(lines)
    blocks, issues = _blocks(lines, levels, is_layout=n_pages is not None)
    if found.undecodable:
        issues.insert(0, issue("text-undecodable", "document", count=found.undecodable, encoding=found.encoding))
    return Document(
        format="text",
        blocks=tuple(blocks),
        issues=tuple(issues),
        furniture=tuple(furniture),
        attachments=tuple(pictures_of(pictures)),
        encoding=found.encoding,
        pages=n_pages,
    )


def _lines(text: str) -> tuple[list[TextLine], int | None]:
    """The lines of a file, and its number of pages where form feeds part them."""
    if text.count("\n") + text.count("\f") > MAX_LINES:
        raise too_large(MAX_LINES, "lines", "行")
    has_pages = "\f" in text
    page = 1
    lines: list[TextLine] = []
    for number, whole in enumerate(text.split("\n"), 1):
        first, *after = whole.split("\f")
        if first or not after:
            lines.append(TextLine(number, page if has_pages else None, first))
        for part in after:  # a form feed stands at the head of the first line of its page
            page += 1
            lines.append(TextLine(number, page, part))
    return lines, 1 + text.rstrip().count("\f") if has_pages else None


def _blocks(
    lines: Sequence[TextLine], levels: Mapping[int, int], *, is_layout: bool
) -> tuple[list[Block], list[Issue]]:
    """Tables where lines are marked as such, paragraphs elsewhere; `levels` are those of headings by number of line."""
    blocks: list[Block] = []
    issues: list[Issue] = []
    prose: list[TextLine] = []

    def end_prose() -> None:
        if is_layout:
            blocks.extend(paragraphs(prose))
        else:
            texts = _with_their_numbers((line, clean(_SIGN_APART.sub(r"\1", line.text))) for line in prose)
            blocks.extend(Paragraph(text, line.origin, level=levels.get(line.number)) for line, text in texts if text)
        prose.clear()

    at = 0
    notations = _notations(lines)
    worth_reading = [0] * len(notations)
    while at < len(lines):
        found = _table_at(lines, at, notations, worth_reading)
        if found is None:
            prose.append(lines[at])
            at += 1
            continue
        end_prose()
        blocks += found[0]
        at = found[1]
    end_prose()
    return blocks, issues


def _with_their_numbers(texts: Iterable[tuple[TextLine, str]]) -> list[tuple[TextLine, str]]:
    """Lines with the number in front that was parted from them: 1 above .属于国家秘密, or 1 .属于国家秘密 (pasted markup)."""
    joined: list[tuple[TextLine, str]] = []
    for line, text in texts:
        text = _APART.sub(r"\1", text)
        if joined and _PARTED.match(text) and _NUMBER_OF_ITEM.fullmatch(joined[-1][1]):
            above, number = joined.pop()
            line, text = above, number + text
        joined.append((line, text))
    return joined


def _table_at(
    lines: Sequence[TextLine], at: int, notations: Sequence[Notation], worth_reading: list[int]
) -> Found | None:
    """What the first notation that fits reads from a line on; none is asked before the line that it named itself."""
    for i, read in enumerate(notations):
        if at >= worth_reading[i]:
            found = read(lines, at)
            if not isinstance(found, int):
                return found
            worth_reading[i] = found
    return None
