"""Plain text: bytes to a Document. What marks a table is looked for line by line; all else is paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from reportparse.chinese.text import clean
from reportparse.diagnostics.errors import too_large
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Block, Document, Paragraph
from reportparse.patterns import regex
from reportparse.readers.decode import decode
from reportparse.readers.text.boxes import CORNERS, boxed
from reportparse.readers.text.cell_lines import cell_and_pipe, empty_lines, lines_of_pipes, pipes_on_one_line
from reportparse.readers.text.dashed import dashed
from reportparse.readers.text.delimited import DELIMITERS, delimited
from reportparse.readers.text.embedded import (
    Piece,
    has_tables,
    pieces_of,
    read_table,
    whole_tags,
    without_comments,
    without_tags,
)
from reportparse.readers.text.filled import filled_width, unfilled
from reportparse.readers.text.laid_out import paragraphs, without_page_numbers
from reportparse.readers.text.markdown import is_markdown, pictures_of, without_inline_marks, without_marks
from reportparse.readers.text.tables import Found, TextLine, fills_up_rows, piped, tab_led, tab_of, tab_separated

# A report as text has some 50 KB and 500 lines; the dump of a whole site has been seen with 95,000.
MAX_BYTES = 16_000_000
MAX_LINES = 100_000

# What follows the number of a row's label, and that number: the forms number up to 8.
_PARTED = regex(r"[.．、]\s*[^\W\d]")
_NUMBER_OF_ITEM = regex(r"\d")
# A sign one blank before its number, both far from what stands beside them: "168   - 4   690" is a change of -4.
_SIGN_APART = regex(r"(?<=\s\s)([-+－＋]) (?=\d{1,9}(?:\s\s|\s*$))")
_APART = regex(r"(?<!\S)(\d) (?=[.．、]\s*[^\W\d])")

Notation = Callable[[Sequence[TextLine], int], Found | int]


_PIPES = "|｜"


def _notations(lines: Sequence[TextLine]) -> tuple[Notation, ...]:
    """The notations of tables, in this order: a line of a tab-led dump is also one of tab-separated text, and boxes may be
    drawn with pipes. One whose signs stand nowhere in the lines is none of them.
    """
    signs_of: tuple[tuple[str, Notation], ...] = (
        ("\t", tab_led),
        (CORNERS, boxed),
        ("-", partial(dashed, mark_free=without_inline_marks)),
        *((one, partial(delimited, delimiter=one)) for one in DELIMITERS),
        ("\t", partial(tab_separated, tab=tab_of(lines))),
        (_PIPES, pipes_on_one_line),
        (_PIPES, cell_and_pipe),
        (_PIPES, lines_of_pipes),
        (_PIPES, partial(piped, padded=fills_up_rows(lines))),
    )
    seen = {sign for sign in {*"".join(signs for signs, _ in signs_of)} if any(sign in line.text for line in lines)}
    return (*(read for signs, read in signs_of if not seen.isdisjoint(signs)), empty_lines)


def read_text(data: bytes) -> Document:
    """Read a text file. Raises UnreadableFile for bytes that are not text, OverLimit for a file beyond all measure."""
    if len(data) > MAX_BYTES:
        raise too_large(MAX_BYTES, "bytes", "字节")
    found = decode(data)
    if found.text.count("\n") + found.text.count("\f") > MAX_LINES:
        raise too_large(MAX_LINES, "lines", "行")
    body = _read_pages(found.text) if "\f" in found.text else _read_pieces(found.text)
    issues = list(dict.fromkeys(body.issues))
    if found.undecodable:
        issues.insert(0, issue("text-undecodable", "document", count=found.undecodable, encoding=found.called))
    return Document(
        format="text",
        blocks=tuple(body.blocks),
        issues=tuple(issues),
        furniture=tuple(body.furniture),
        attachments=tuple(pictures_of(body.pictures)),
        encoding=found.encoding,
        pages=body.n_pages,
    )


@dataclass(slots=True)
class _Body:
    """What a text holds; `pictures` are the names of those that it shows."""

    blocks: list[Block] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    furniture: Sequence[Paragraph] = ()
    pictures: list[str] = field(default_factory=list)
    n_pages: int | None = None


def _read_pages(text: str) -> _Body:
    """A text whose pages are parted by form feeds."""
    page = 1
    lines: list[TextLine] = []
    for number, whole in enumerate(text.split("\n"), 1):
        first, *after = whole.split("\f")
        if first or not after:
            lines.append(TextLine(number, page, first))
        for part in after:  # a form feed stands at the head of the first line of its page
            page += 1
            lines.append(TextLine(number, page, part))
    lines, furniture = without_page_numbers(lines)
    return _Body(_blocks(lines, {}, is_layout=True), furniture=furniture, n_pages=1 + text.rstrip().count("\f"))


def _read_pieces(text: str) -> _Body:
    """A text without pages: its lines, and the tables that it holds as markup."""
    pieces = pieces_of(text) if has_tables(text) else [Piece(1, text, False)]
    with_lines = [(piece, [] if piece.is_table else _lines(piece)) for piece in pieces]
    is_marked = is_markdown([line for _, lines in with_lines for line in lines])
    body = _Body()
    for piece, lines in with_lines:
        if piece.is_table:
            blocks, issues = read_table(piece.text)
            body.blocks += blocks
            body.issues += issues
            continue
        if (is_marked or len(pieces) > 1) and any(mark in piece.text for mark in ("<", "&", "]{")):
            lines = _lines_without_tags(piece)
        levels: dict[int, int] = {}
        if is_marked:
            lines, levels, pictures = without_marks(lines)
            body.pictures += pictures
        body.blocks += _blocks(lines, levels, is_layout=False)
    return body


def _lines(piece: Piece) -> list[TextLine]:
    """The lines of a piece of text."""
    texts = whole_tags(enumerate(piece.text.split("\n"), piece.first_line))
    return [TextLine(number, None, line) for number, line in texts]


def _lines_without_tags(piece: Piece) -> list[TextLine]:
    """The lines of a piece of text that has tags in its lines, without these."""
    texts = whole_tags(enumerate(without_comments(piece.text).split("\n"), piece.first_line))
    return [TextLine(number, None, line) for number, whole in texts for line in without_tags(whole)]


def _blocks(lines: Sequence[TextLine], levels: Mapping[int, int], *, is_layout: bool) -> list[Block]:
    """Tables where lines are marked as such, paragraphs elsewhere; `levels` are those of headings by number of line."""
    blocks: list[Block] = []
    prose: list[TextLine] = []
    width = None if is_layout else filled_width(lines)

    def end_prose() -> None:
        if is_layout:
            blocks.extend(paragraphs(prose))
        else:
            whole = unfilled(prose, width) if width else prose
            texts = _with_their_numbers((line, clean(_SIGN_APART.sub(r"\1", line.text))) for line in whole)
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
    return blocks


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
