"""What single elements of a page mean: marks, lists, tables, fields, facts. `WebPage` tells them of each start and end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from reportparse.chinese.text import clean
from reportparse.colours import BLACK, DARK_PAGE, WHITE
from reportparse.diagnostics.errors import too_deep, too_large
from reportparse.diagnostics.issues import Issue
from reportparse.document import Attachment, Paragraph
from reportparse.readers.html.flow import NOTE, NOTE_END, Flow, FlowStyle
from reportparse.readers.html.style import (
    UNSEEN_INPUTS,
    list_marker,
    look,
    small_integer,
)
from reportparse.readers.html.tables import MAX_COLUMN_SPAN, OpenTable
from reportparse.readers.html.upon import Holder, Upon
from reportparse.readers.linked_files import file_name, last_step
from reportparse.readers.running_text import running_text

# Bounds on what one page may hold; a report inside a whole site's menus has some 600 cells.
MAX_SLOTS = 200_000
MAX_TABLE_DEPTH = 50

# The longest value that a field for several lines shows; what is longer is the source of another text.
MAX_FIELD = 200

MAX_SPACER = 2
"""Pixels of a picture's narrow side up to which it is a spacer or a rule."""

CELLS = frozenset(("td", "th"))

Attributes: TypeAlias = Mapping[str, str]


@dataclass(slots=True)
class Laid:
    """Where an element stands in its flow: `mark` is its begin, where it may cover digits unless it holds a text of its own.

    `upon` is how it is put there, and `holder` is there where boxes in it are positioned from it.
    """

    flow: Flow
    n_attached: int
    mark: tuple[int, int] | None = None
    upon: Upon | None = None
    holder: Holder | None = None


@dataclass(slots=True)
class OpenElement:
    """An open element: the style outside it, and the flow that goes on after it where it is page furniture.

    `apart` where its digits never meet those beside it, `boxes` where those of its children never meet. `laid` is there where
    it may lie upon text, or holds boxes that do.
    """

    tag: str
    style: FlowStyle
    raised: bool = False
    floating: bool = False
    apart: bool = False
    boxes: bool = False
    body: Flow | None = None
    laid: Laid | None = None


class Elements:
    """The state of a page while it is read, and what each kind of element does to it; `WebPage` is what a reader uses.

    `styled` where sheets that are not applied may colour it, `painted` where one of them does, `plain` where it has none;
    `spills` where the end of a table is missing; `dark` where the page asks for the dark scheme.
    """

    def __init__(
        self, styled: bool = False, painted: bool = False, plain: bool = False, spills: bool = False, dark: bool = False
    ) -> None:
        self.body = Flow()
        self.metadata: list[tuple[str, str]] = []
        self.attachments: list[Attachment] = []
        self.issues: list[Issue] = []
        self.heard: list[str] = []
        self.unseen: dict[str, list[str]] = {"hidden": [], "struck": [], "deleted": []}
        self.furniture: list[Paragraph] = []
        self.n_fields = 0
        self._flow = self.body
        self._styled, self._spills = styled, spills
        ink, ground = (WHITE, DARK_PAGE) if dark else (BLACK, WHITE)
        self._style = FlowStyle(
            unsure=painted, backed=dark, ink=ink if plain else None, ground=None if painted else ground, dark=dark
        )
        self._open_elements: list[OpenElement] = []
        self._tables: list[OpenTable] = []
        self._lists: list[tuple[int | None, str | None]] = []
        self._marks: list[tuple[str, Flow, tuple[int, int]]] = []
        self._options: list[tuple[bool, str]] = []
        self._unseen_depth = 0
        self._sink: list[str] | None = None
        self._drawn: list[str] = []
        self._begun = (0.0, "")
        self._n_elements = self._n_slots = self._n_tables = self._n_boxes = 0

    # Inline elements.

    def _open_bold(self, _: Attributes) -> None:
        self._style = self._style._replace(bold=True)

    def _open_override(self, _: Attributes) -> None:
        self._style = self._style._replace(reversed=self._style.rtl)

    def _open_details(self, attributes: Attributes) -> None:
        self._style = self._style._replace(folded=self._style.folded or "open" not in attributes)

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
            raise too_deep("tables", "表格")
        self._tables.append(OpenTable(self._flow))
        self._flow = self._tables[-1].astray
        self._style = self._style.on_page

    def _close_table(self) -> None:
        table = self._tables.pop()
        self._n_tables += 1
        blocks, issues = table.close(f"table {self._n_tables}", spills=self._spills)
        table.outer.blocks += blocks
        self.issues += issues
        self._flow = table.outer

    def _open_group(self, _: Attributes) -> None:
        self._flow.end_paragraph()
        if self._tables:
            self._tables[-1].open_group(self._open_elements[-1].tag)
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
        span = attributes.get("colspan")
        self._n_slots += 1 if span is None else min(MAX_COLUMN_SPAN, small_integer(span, 1))
        if self._n_slots > MAX_SLOTS:
            raise too_large(MAX_SLOTS, "table cells", "个单元格")
        self._flow = self._tables[-1].open_cell(attributes.get("rowspan"), span)
        style = self._style
        if style.tag or style.level or style.pre:
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
            self._flow.part()  # a field is a box of its own
            self._flow.add(value, self._style)
            self._flow.part()

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
        self._marks.append((self._open_elements[-1].tag, self._flow, self._flow.mark()))

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
        self._attach("image", clean(attributes.get("alt", "")) or file, source)
        sides = [small_integer(attributes.get(side, ""), MAX_SPACER + 1) for side in ("width", "height")]
        if self._tables and min(sides) > MAX_SPACER:
            self._tables[-1].draw()

    def _open_frame(self, attributes: Attributes) -> None:
        file = file_name(attributes.get("src") or attributes.get("data") or "")
        if file:
            self._attach("link", file)

    def _name(self, name: str, value: str) -> None:
        if name and value:
            self.metadata.append((name, value))

    def _attach(self, kind: str, name: str, source: str = "") -> None:
        at = self.body.n_above() if kind == "image" else len(self.body.blocks)
        self.attachments.append(Attachment(kind, name, at, source))

    def _set_aside(self, name: str) -> None:
        """Let what follows go to a flow of its own until `_taken_up`."""
        self._marks.append((name, self._flow, (0, 0)))
        self._flow = Flow()

    def _taken_up(self) -> str:
        aside = self._flow
        _, self._flow, _ = self._marks.pop()
        return aside.since((0, 0))


OPEN: dict[str, Callable[[Elements, Attributes], None]] = {
    **dict.fromkeys(("b", "strong"), Elements._open_bold),
    **dict.fromkeys(("sup", "sub"), Elements._open_note),
    "bdo": Elements._open_override,
    "details": Elements._open_details,
    **dict.fromkeys(("ucaptitle", "publishtime"), Elements._open_marked),
    **dict.fromkeys(("thead", "tbody", "tfoot"), Elements._open_group),
    **dict.fromkeys(CELLS, Elements._open_cell),
    **dict.fromkeys(("ul", "menu", "dir"), Elements._open_bullet_list),
    **dict.fromkeys(("iframe", "embed", "object"), Elements._open_frame),
    "ol": Elements._open_numbered_list,
    "li": Elements._open_item,
    "table": Elements._open_table,
    "tr": Elements._open_row,
    "caption": Elements._open_caption,
    "input": Elements._open_input,
    "textarea": Elements._open_text_area,
    "select": Elements._open_select,
    "option": Elements._open_option,
    "title": Elements._open_title,
    "meta": Elements._open_meta,
    "a": Elements._open_link,
    "img": Elements._open_image,
}
CLOSE: dict[str, Callable[[Elements], None]] = {
    **dict.fromkeys(("sup", "sub"), Elements._close_note),
    **dict.fromkeys(("ucaptitle", "publishtime"), Elements._close_marked),
    **dict.fromkeys(("thead", "tbody", "tfoot"), Elements._close_group),
    **dict.fromkeys(CELLS, Elements._close_cell),
    **dict.fromkeys(("ol", "ul", "menu", "dir"), Elements._close_list),
    "li": Elements._close_item,
    "table": Elements._close_table,
    "tr": Elements._close_row,
    "caption": Elements._close_row,
    "textarea": Elements._close_text_area,
    "select": Elements._close_select,
    "option": Elements._close_option,
    "title": Elements._close_title,
    "a": Elements._close_link,
}
