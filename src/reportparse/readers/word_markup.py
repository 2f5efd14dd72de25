"""WordprocessingML made of another format: what the reader of Word then reads, by the same rules of what is seen.

RTF and OpenDocument say nearly all that Word says, in other words. A second walk would be a second set of rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from reportparse.chinese.text import UNSAYABLE
from reportparse.document import Document
from reportparse.patterns import regex
from reportparse.readers.docx.package import Package
from reportparse.readers.docx.reader import read_opened

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_TEXT = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECES = regex("([\n\t])")
_MARKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


class Font(NamedTuple):
    """How a run looks, as far as it decides what is seen: colours as six hexadecimal digits, sizes as Word counts them."""

    hidden: bool = False
    struck: bool = False
    bold: bool = False
    raised: str | None = None
    color: str | None = None
    ground: str | None = None
    half_points: int | None = None
    width_percent: int | None = None
    spacing_twips: int | None = None
    lifted_half_points: int | None = None


PLAIN = Font()


class Cell(NamedTuple):
    """A cell of a row: its blocks as markup, how many columns it spans, its colour; what it says of the cell above it and of
    the one before it: "restart", "continue" or nothing."""

    blocks: str
    span: int = 1
    merge: str | None = None
    ground: str | None = None
    across: str | None = None


class Row(NamedTuple):
    """A row: its cells, and how many columns lie before the first."""

    cells: Sequence[Cell]
    before: int = 0


def run(text: str, font: Font = PLAIN) -> str:
    """A run of text; line ends and tabs become the elements that stand for them."""
    text = _NO_TEXT.sub(UNSAYABLE, text)
    inner = (
        _MARKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _PIECES.split(text)
        if piece
    )
    return f"<w:r>{_properties(font)}{''.join(inner)}</w:r>"


@lru_cache(maxsize=1024)
def _properties(font: Font) -> str:
    if font == PLAIN:
        return ""
    shade = f'<w:shd w:val="clear" w:fill="{font.ground}"/>' if font.ground else ""
    values = (
        ("color", font.color),
        ("sz", font.half_points),
        ("w", font.width_percent),
        ("spacing", font.spacing_twips),
        ("position", font.lifted_half_points),
        ("vertAlign", font.raised),
    )
    switches = (("vanish", font.hidden), ("strike", font.struck), ("b", font.bold))
    return (
        "<w:rPr>"
        + "".join(f"<w:{name}/>" for name, on in switches if on)
        + "".join(f'<w:{name} w:val="{value}"/>' for name, value in values if value is not None)
        + shade
        + "</w:rPr>"
    )


def escaped(text: str) -> str:
    """A text as it may stand between tags."""
    return escape(_NO_TEXT.sub(UNSAYABLE, text))


def symbol(font_name: str, code: int) -> str:
    """A character of a symbol font, by its code."""
    name = quoteattr(_NO_TEXT.sub("", font_name))
    return f'<w:r><w:sym w:font={name} w:char="F0{code & 0xFF:02X}"/></w:r>'


def paragraph(
    runs: str,
    *,
    alignment: str | None = None,
    level: int | None = None,
    ground: str | None = None,
    number: tuple[int, int] | None = None,
) -> str:
    """A paragraph; `level` is its outline level from 1, `number` its list and the level in it, from 0."""
    own = f'<w:jc w:val="{alignment}"/>' if alignment else ""
    own += f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
    own += f'<w:shd w:val="clear" w:fill="{ground}"/>' if ground else ""
    if number:
        own += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{own}</w:pPr>{runs}</w:p>" if own else f"<w:p>{runs}</w:p>"


def table(rows: Sequence[Row]) -> str:
    """A table of its rows."""
    made = "".join(f"<w:tr>{_before(row.before)}{''.join(map(_cell, row.cells))}</w:tr>" for row in rows if row.cells)
    return f"<w:tbl>{made}</w:tbl>" if made else ""


def _before(columns: int) -> str:
    return f'<w:trPr><w:gridBefore w:val="{columns}"/></w:trPr>' if columns else ""


def _cell(cell: Cell) -> str:
    own = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    own += f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    own += f'<w:hMerge w:val="{cell.across}"/>' if cell.across else ""
    own += f'<w:shd w:val="clear" w:fill="{cell.ground}"/>' if cell.ground else ""
    properties = f"<w:tcPr>{own}</w:tcPr>" if own else ""
    return f"<w:tc>{properties}{cell.blocks}</w:tc>"


def box(blocks: str) -> str:
    """A text box, anchored in a run."""
    return f"<w:r><w:pict><w:txbxContent>{blocks}</w:txbxContent></w:pict></w:r>"


def picture(name: str) -> str:
    """A picture, in a run, by its name."""
    return f"<w:r><w:drawing><a:blip r:embed={quoteattr(_NO_TEXT.sub('', name))}/></w:drawing></w:r>"


def embedded(name: str) -> str:
    """An embedded object, in a run, by its name."""
    return f"<w:r><w:object><o:OLEObject r:id={quoteattr(_NO_TEXT.sub('', name))}/></w:object></w:r>"


@dataclass(slots=True)
class WordParts:
    """A document under way: its body, and what stands outside it."""

    body: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    numbering: str = ""
    n_changes: int = 0

    def read(self, format_: str) -> Document:
        """The Document that it is, as the reader of Word sees it."""
        parts: dict[str, tuple[str, str]] = {}
        for kind, contents in (("header", self.headers), ("footer", self.footers)):
            for number, content in enumerate(dict.fromkeys(contents)):
                short = "hdr" if kind == "header" else "ftr"
                parts[f"{kind}{number}"] = (kind, f"<w:{short} {_NAMESPACES}>{content}</w:{short}>")
        if self.notes:
            notes = "".join(f'<w:footnote w:id="{at}">{note}</w:footnote>' for at, note in enumerate(self.notes))
            parts["footnotes"] = ("footnotes", f"<w:footnotes {_NAMESPACES}>{notes}</w:footnotes>")
        if self.numbering:
            parts["numbering"] = ("numbering", f"<w:numbering {_NAMESPACES}>{self.numbering}</w:numbering>")
        edges = "".join(
            f'<w:{kind}Reference r:id="{name}"/>' for name, (kind, _) in parts.items() if kind in ("header", "footer")
        )
        body = "".join(self.body) + "<w:del/>" * self.n_changes + f"<w:sectPr>{edges}</w:sectPr>"
        members = {
            "_rels/.rels": _relations({"main": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": _relations(
                {name: (kind, f"{name}.xml") for name, (kind, _) in parts.items()}
            ),
            "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": content for name, (_, content) in parts.items()},
        }
        package = Package({name: content.encode("utf-8") for name, content in members.items()}, ())
        return replace(read_opened(package), format=format_)


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    made = (f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{to}"/>' for name, (kind, to) in targets.items())
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(made)}</Relationships>'
