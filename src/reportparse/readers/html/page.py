"""From the events of a markup parser to blocks: what a person who looks at the page reads, in reading order.

A `Page` is told of start tags, text and end tags, balanced, as lxml's parser or a walk over a bs4 tree gives them. It
keeps stacks instead of recursing, so no depth of markup can break it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from reportparse.document import Attachment, Paragraph
from reportparse.errors import OverLimit
from reportparse.issues import Issue
from reportparse.readers.html.flow import NOTE, NOTE_END, Flow, Style, running_text
from reportparse.readers.html.metadata import file_name, last_step
from reportparse.readers.html.style import (
    BLOCKS,
    DROPPED,
    HEADINGS,
    MAX_FURNITURE,
    PLAIN,
    PREFORMATTED,
    STRUCK,
    UNSEEN_INPUTS,
    Look,
    is_background,
    is_furniture,
    is_white,
    list_marker,
    look,
    small_integer,
)
from reportparse.readers.html.tables import MAX_COLUMN_SPAN, OpenTable, too_large
from reportparse.zh import clean

# Bounds on what one page may hold; a report inside a whole site's menus has some 20 000 elements and 600 cells.
MAX_ELEMENTS = 500_000
MAX_SLOTS = 200_000
MAX_TABLE_DEPTH = 50

# The longest value that a field for several lines shows; what is longer is the source of another text.
MAX_FIELD = 200

_ROOTS = frozenset(("html", "body"))
_CELLS = frozenset(("td", "th"))

_NEVER_RAISED = BLOCKS | _CELLS | frozenset(("table", "thead", "tbody", "tfoot", "tr", "img", "sup", "sub"))

Attributes: TypeAlias = Mapping[str, str]


@dataclass(slots=True)
class _Frame:
    """An open element: the style outside it, and the flow that goes on after it where it is page furniture."""

    tag: str
    style: Style
    raised: bool = False
    body: Flow | None = None


class Page:
    """Collects a page's blocks from parser events; read its attributes after `close`.

    `heard` is all that the parser reported, seen or not: the account of what the source held.
    """

    def __init__(
        self, hidden_selectors: frozenset[str] = frozenset(), styled: bool = False, painted: bool = False
    ) -> None:
        self.body = Flow()
        self.metadata: list[tuple[str, str]] = []
        self.attachments: list[Attachment] = []
        self.issues: list[Issue] = []
        self.heard: list[str] = []
        self.unseen: dict[str, list[str]] = {"hidden": [], "struck": [], "deleted": []}
        self.furniture: list[Paragraph] = []
        self.n_fields = 0
        self._hidden_selectors = hidden_selectors
        self._flow = self.body
        self._styled = styled
        self._style = Style(unsure=painted)
        self._frames: list[_Frame] = []
        self._tables: list[OpenTable] = []
        self._lists: list[tuple[int | None, str | None]] = []
        self._marks: list[tuple[str, Flow, tuple[int, int]]] = []
        self._options: list[tuple[bool, str]] = []
        self._unseen_depth = 0
        self._sink: list[str] | None = None
        self._n_elements = self._n_slots = self._n_tables = 0

    # The events.

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        self._n_elements += 1
        if self._n_elements > MAX_ELEMENTS:
            raise too_large(f"{MAX_ELEMENTS} elements", f"{MAX_ELEMENTS} 个元素")
        if attributes:
            self.heard.extend(attributes.values())
        if self._unseen_depth:
            self._unseen_depth += 1
            return
        stated = look(attributes["style"]) if attributes and "style" in attributes else PLAIN
        reason = self._unseen_reason(tag, attributes, stated)
        if reason:
            self._skip(tag, attributes, stated, reason)
        else:
            self._enter(tag, attributes, stated)

    def _skip(self, tag: str, attributes: Attributes, stated: Look, reason: str) -> None:
        """Begin an element that nobody reads. An invisible one takes its place on the page all the same."""
        invisible = stated.display != "none" and (stated.invisible or stated.transparent or stated.indented)
        if invisible and tag in _CELLS:
            self._open_cell(attributes)
        elif invisible or tag == "button":
            self._flow.add(" ", self._style)
        self._unseen_depth = 1
        self._sink = self.unseen.get(reason)

    def _enter(self, tag: str, attributes: Attributes, stated: Look) -> None:
        """Begin an element that is read."""
        frame = _Frame(tag, self._style, raised=stated.raised and tag not in _NEVER_RAISED)
        self._frames.append(frame)
        if tag in BLOCKS:
            if self._flow.run:
                self._flow.end_paragraph()
            self._enter_block(tag, attributes, stated)
        elif stated is not PLAIN:
            self._enter_inline(stated)
        if is_furniture(tag, attributes):
            frame.body, self._flow = self._flow, Flow()
        opened = _OPEN.get(tag)
        if opened:
            opened(self, attributes)
        if attributes:
            self._see(tag, attributes, stated)
        if frame.raised:
            self._open_note(attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._unseen_depth:
            self._unseen_depth -= 1
            return
        frame = self._frames.pop()
        tag = frame.tag
        if frame.raised:
            self._close_note()
        closed = _CLOSE.get(tag)
        if closed:
            closed(self)
        if tag in BLOCKS and self._flow.run:
            self._flow.end_paragraph()
        if frame.body is not None:
            self._leave_furniture(frame.body)
        self._style = frame.style

    def data(self, text: str) -> None:
        """Text stands here."""
        self.heard.append(text)
        if not self._unseen_depth:
            self._add(text)
        elif self._sink is not None:
            self._sink.append(text)

    def comment(self, text: str) -> None:
        """A comment or another piece of markup that is no text."""
        self.heard.append(text)

    def close(self) -> Page:
        """The input ends."""
        self._flow.end_paragraph()
        return self

    # What is seen, and how.

    def _add(self, text: str) -> None:
        """Put text into the flow, unless it is too small or as white as the page; a blank parts all the same."""
        style = self._style
        if (style.tiny or (style.white and not (style.backed or style.unsure))) and not text.isspace():
            self.unseen["hidden"].append(text)
            text = "" if style.tiny else " "
        if text:
            self._flow.add(text, style)

    def _see(self, tag: str, attributes: Attributes, stated: Look) -> None:
        """Note the colours and the size that an element hands down. What a class may do, an unseen sheet decides."""
        style = self._style
        if self._styled and ("class" in attributes or "id" in attributes):
            style = style._replace(unsure=True, tiny=False)
        backed = stated.backed
        if backed is None and (attributes.get("bgcolor") or attributes.get("background")):
            backed = bool(attributes.get("background")) or is_background(attributes["bgcolor"])
        if backed is not None:
            style = style._replace(backed=backed, unsure=False)
        white = stated.white
        if white is None and tag == "font" and attributes.get("color"):
            white = is_white(attributes["color"])
        if white is not None:
            style = style._replace(white=white)
        if stated.tiny is not None:
            style = style._replace(tiny=stated.tiny)
        self._style = style

    def _leave_furniture(self, body: Flow) -> None:
        """The foot or a menu of the page ends: it is no part of the body, unless it is far too long for that."""
        self._flow.end_paragraph()
        blocks, self._flow = self._flow.blocks, body
        text = running_text(blocks)
        if len(text) > MAX_FURNITURE:
            body.blocks += blocks
        elif text:
            self.furniture += (Paragraph(line, style="furniture") for line in text.split("\n"))

    def _unseen_reason(self, tag: str, attributes: Attributes, stated: Look) -> str | None:
        """Why a person does not read this element: "dropped", "hidden", "struck", "deleted"; None where one does."""
        if tag in DROPPED:
            return "dropped"
        if tag == "button" and self._style.level is None:  # in a heading it unfolds what follows
            return "dropped"
        if tag == "textarea" and not self._is_in_cell:
            return "hidden"
        if tag in STRUCK or stated.struck:
            return "deleted" if tag == "del" else "struck"
        if not attributes or tag in _ROOTS:  # a page that hides itself until its scripts have run is meant to be read
            return None
        unseen = stated.display == "none" or stated.invisible or "hidden" in attributes
        unseen = unseen or stated.transparent or stated.off_page
        # An indent moves the lines of a block, not an inline element; a class may make one of the other.
        unseen = unseen or (
            stated.indented and (tag in BLOCKS or tag in _CELLS or self._may_be_block(attributes, stated))
        )
        return "hidden" if unseen or self._is_hidden_by_sheet(attributes, stated) else None

    def _may_be_block(self, attributes: Attributes, stated: Look) -> bool:
        return "class" in attributes if stated.display is None else stated.display != "inline"

    def _is_hidden_by_sheet(self, attributes: Attributes, stated: Look) -> bool:
        if not self._hidden_selectors or stated.display is not None:
            return False
        if f"#{attributes.get('id')}" in self._hidden_selectors:
            return True
        return any(f".{name}" in self._hidden_selectors for name in attributes.get("class", "").split())

    def _enter_block(self, tag: str, attributes: Attributes, stated: Look) -> None:
        outer = self._style
        align = stated.align or attributes.get("align", "").strip().lower() or outer.align
        self._style = outer._replace(
            tag=tag,
            level=HEADINGS.get(tag, outer.level),
            bold=outer.bold if stated.bold is None else stated.bold,
            align="center" if tag == "center" or align in ("middle", "-webkit-center") else align,
            pre=outer.pre or stated.pre or tag in PREFORMATTED,
        )

    def _enter_inline(self, stated: Look) -> None:
        if stated.bold is not None:
            self._style = self._style._replace(bold=stated.bold)
        if stated.pre:
            self._style = self._style._replace(pre=True)

    # Inline elements.

    def _open_bold(self, _: Attributes) -> None:
        self._style = self._style._replace(bold=True)

    def _open_note(self, _: Attributes) -> None:
        self._flow.add(NOTE, self._style)

    def _close_note(self) -> None:
        self._flow.add(NOTE_END, self._style)

    # Lists: the numbers of <ol> are seen, so they are text.

    def _open_numbered_list(self, attributes: Attributes) -> None:
        marker = look(attributes.get("style", "")).marker or attributes.get("type", "1")
        self._lists.append((small_integer(attributes.get("start"), 1), marker))

    def _open_bullet_list(self, _: Attributes) -> None:
        self._lists.append((None, None))

    def _close_list(self) -> None:
        self._lists.pop()

    def _open_item(self, attributes: Attributes) -> None:
        number, marker = self._lists[-1] if self._lists else (None, None)
        self._flow.marker = ""
        if number is not None and marker is not None:
            number = small_integer(attributes.get("value"), number)
            self._lists[-1] = (number + 1, marker)
            self._flow.marker = list_marker(number, marker)

    def _close_item(self) -> None:
        self._flow.end_paragraph()
        self._flow.marker = ""

    # Tables.

    def _open_table(self, _: Attributes) -> None:
        self._flow.end_paragraph()
        if len(self._tables) == MAX_TABLE_DEPTH:
            raise OverLimit(
                "too-deep",
                f"tables are nested more than {MAX_TABLE_DEPTH} deep; no report needs that.",
                f"表格嵌套超过 {MAX_TABLE_DEPTH} 层，年度报告不会这样排版。",
            )
        self._tables.append(OpenTable(self._flow))
        self._flow = self._tables[-1].astray
        self._style = self._style.on_page

    def _close_table(self) -> None:
        table = self._tables.pop()
        self._n_tables += 1
        blocks, issues = table.close(f"table {self._n_tables}")
        table.outer.blocks += blocks
        self.issues += issues
        self._flow = table.outer

    def _open_group(self, _: Attributes) -> None:
        self._flow.end_paragraph()
        if self._tables:
            self._tables[-1].open_group(self._frames[-1].tag)
            self._flow = self._tables[-1].astray

    def _close_group(self) -> None:
        if self._tables:
            self._tables[-1].open_group("")
            self._flow = self._tables[-1].astray

    def _open_row(self, _: Attributes) -> None:
        self._flow.end_paragraph()
        if self._tables:
            self._tables[-1].open_row()
            self._flow = self._tables[-1].astray

    def _close_row(self) -> None:
        if self._tables:
            self._tables[-1].end_row()
            self._flow = self._tables[-1].astray

    def _open_cell(self, attributes: Attributes) -> None:
        self._flow.end_paragraph()
        if not self._tables:
            return
        self._n_slots += min(MAX_COLUMN_SPAN, small_integer(attributes.get("colspan"), 1))
        if self._n_slots > MAX_SLOTS:
            raise too_large(f"{MAX_SLOTS} table cells", f"{MAX_SLOTS} 个单元格")
        self._flow = self._tables[-1].open_cell(attributes.get("rowspan"), attributes.get("colspan"))
        style = self._style
        self._style = style._replace(tag=None, level=None, pre=False)

    def _close_cell(self) -> None:
        if self._tables:
            self._tables[-1].end_cell()
            self._flow = self._tables[-1].astray
        else:
            self._flow.end_paragraph()

    def _open_caption(self, _: Attributes) -> None:
        self._flow.end_paragraph()
        if self._tables:
            self._tables[-1].end_row()
            self._flow = self._tables[-1].caption

    # Form fields: their values are seen. Outside tables they are search boxes and menus of the site.

    @property
    def _is_in_cell(self) -> bool:
        return bool(self._tables) and self._tables[-1].cell is not None

    def _fill_in(self, value: str) -> None:
        if self._is_in_cell and value.strip():
            self.n_fields += 1
            self._flow.add(value, self._style)

    def _open_input(self, attributes: Attributes) -> None:
        if attributes.get("type", "text").strip().lower() not in UNSEEN_INPUTS:
            self._fill_in(attributes.get("value", ""))

    def _open_text_area(self, _: Attributes) -> None:
        self._set_aside("textarea")

    def _close_text_area(self) -> None:
        self._flow.end_paragraph()
        text = running_text(self._flow.blocks)
        self._taken_up()
        if len(text) > MAX_FIELD:
            self.unseen["hidden"].append(text)  # the source of another text, in an editor
        else:
            self._fill_in(text)

    def _open_select(self, _: Attributes) -> None:
        self._options = []
        self._set_aside("select")

    def _open_option(self, attributes: Attributes) -> None:
        self._options.append(("selected" in attributes, ""))
        self._flow.run = []

    def _close_option(self) -> None:
        if self._options:
            self._options[-1] = (self._options[-1][0], "".join(self._flow.run))
        self._flow.run = []

    def _close_select(self) -> None:
        self._taken_up()
        chosen = [text for selected, text in self._options if selected] or [text for _, text in self._options[:1]]
        self._fill_in("".join(chosen))

    # Facts beside the text.

    def _open_title(self, _: Attributes) -> None:
        self._set_aside("title")

    def _close_title(self) -> None:
        self._name("title", self._taken_up())

    def _open_meta(self, attributes: Attributes) -> None:
        name = attributes.get("name") or attributes.get("property") or ""
        self._name(name.strip(), clean(attributes.get("content", "")))

    def _open_marked(self, _: Attributes) -> None:
        self._marks.append((self._frames[-1].tag, self._flow, self._flow.mark()))

    def _close_marked(self) -> None:
        name, flow, mark = self._marks.pop()
        self._name(name, flow.since(mark))

    def _open_link(self, attributes: Attributes) -> None:
        self._marks.append((file_name(attributes.get("href", "")), self._flow, self._flow.mark()))

    def _close_link(self) -> None:
        file, flow, mark = self._marks.pop()
        if file:
            self._attach("link", flow.since(mark) or file)

    def _open_image(self, attributes: Attributes) -> None:
        source = attributes.get("src", "")
        file = "" if source.startswith("data:") else last_step(source)
        self._attach("image", clean(attributes.get("alt", "")) or file)

    def _open_frame(self, attributes: Attributes) -> None:
        file = file_name(attributes.get("src") or attributes.get("data") or "")
        if file:
            self._attach("link", file)

    def _name(self, name: str, value: str) -> None:
        if name and value:
            self.metadata.append((name, value))

    def _attach(self, kind: str, name: str) -> None:
        self.attachments.append(Attachment(kind, name, len(self.body.blocks)))

    def _set_aside(self, name: str) -> None:
        """Let what follows go to a flow of its own until `_taken_up`."""
        self._marks.append((name, self._flow, (0, 0)))
        self._flow = Flow()

    def _taken_up(self) -> str:
        aside = self._flow
        _, self._flow, _ = self._marks.pop()
        return aside.since((0, 0))


_OPEN: dict[str, Callable[[Page, Attributes], None]] = {
    **dict.fromkeys(("b", "strong"), Page._open_bold),
    **dict.fromkeys(("sup", "sub"), Page._open_note),
    **dict.fromkeys(("ucaptitle", "publishtime"), Page._open_marked),
    **dict.fromkeys(("thead", "tbody", "tfoot"), Page._open_group),
    **dict.fromkeys(_CELLS, Page._open_cell),
    **dict.fromkeys(("ul", "menu", "dir"), Page._open_bullet_list),
    **dict.fromkeys(("iframe", "embed", "object"), Page._open_frame),
    "ol": Page._open_numbered_list,
    "li": Page._open_item,
    "table": Page._open_table,
    "tr": Page._open_row,
    "caption": Page._open_caption,
    "input": Page._open_input,
    "textarea": Page._open_text_area,
    "select": Page._open_select,
    "option": Page._open_option,
    "title": Page._open_title,
    "meta": Page._open_meta,
    "a": Page._open_link,
    "img": Page._open_image,
}
_CLOSE: dict[str, Callable[[Page], None]] = {
    **dict.fromkeys(("sup", "sub"), Page._close_note),
    **dict.fromkeys(("ucaptitle", "publishtime"), Page._close_marked),
    **dict.fromkeys(("thead", "tbody", "tfoot"), Page._close_group),
    **dict.fromkeys(_CELLS, Page._close_cell),
    **dict.fromkeys(("ol", "ul", "menu", "dir"), Page._close_list),
    "li": Page._close_item,
    "table": Page._close_table,
    "tr": Page._close_row,
    "caption": Page._close_row,
    "textarea": Page._close_text_area,
    "select": Page._close_select,
    "option": Page._close_option,
    "title": Page._close_title,
    "a": Page._close_link,
}
