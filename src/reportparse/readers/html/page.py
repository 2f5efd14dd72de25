"""From the events of a markup parser to blocks: what a person who looks at the page reads, in reading order.

A `WebPage` is told of start tags, text and end tags, balanced, as lxml's parser or a walk over a bs4 tree gives them. It
keeps stacks instead of recursing, so no depth of markup can break it.
"""

from __future__ import annotations

from functools import lru_cache

from reportparse.chinese.text import UNSAYABLE
from reportparse.chinese.values import is_plain_value
from reportparse.diagnostics.errors import too_large
from reportparse.document import Paragraph
from reportparse.patterns import regex
from reportparse.readers.html.css_colours import paint
from reportparse.readers.html.elements import CELLS, CLOSE, OPEN, Attributes, Elements, Laid, OpenElement
from reportparse.readers.html.flow import Flow, FlowStyle
from reportparse.readers.html.moved import NOWHERE_ELSE
from reportparse.readers.html.style import (
    BLOCKS,
    DRAWN,
    DROPPED,
    FURNITURE,
    HEADINGS,
    MAX_FURNITURE,
    PLAIN,
    PREFORMATTED,
    STRUCK,
    Look,
    ground,
    is_background,
    is_furniture,
    is_white_css,
    look,
)
from reportparse.readers.html.upon import GREATEST_LINE_PX, OVERLAP_PX, Cover, Holder, Upon, doubted_beneath
from reportparse.readers.running_text import running_text

# Bounds on what one page may hold; a report inside a whole site's menus has some 20 000 elements.
MAX_ELEMENTS = 500_000
# No word that an attribute may say (center, right …) is longer.
MAX_WORD = 20

_INKED_BY = {"font": "color", "body": "text"}
_COLOURING = frozenset(("bgcolor", "background", "href", *_INKED_BY.values()))
_NUMBER = regex(r"\d[\d,.]*")
_OF_NUMBERS = "0123456789,."
# In place of lxml's own empty mapping, which is slow to ask.
_NO_ATTRIBUTES: Attributes = {}
_ROOTS = frozenset(("html", "body"))
_BOXES_OF_TABLES = CELLS | frozenset(("table", "thead", "tbody", "tfoot", "tr"))
_HARDLY_READ = DROPPED | DRAWN | STRUCK | frozenset(("object", "dialog", "button", "textarea"))
_NEVER_COVERING = _BOXES_OF_TABLES | frozenset(("img", "input", "iframe"))
_NEVER_HOLDING = frozenset(("table", "thead", "tbody", "tfoot", "tr"))
_NEVER_RAISED = BLOCKS | _BOXES_OF_TABLES | frozenset(("img", "sup", "sub"))


class WebPage(Elements):
    """Collects a page's blocks from parser events; read its attributes after `close`.

    `heard` is all that the parser reported, seen or not: the account of what the source held.
    """

    # The events.

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        self._n_elements += 1
        if self._n_elements > MAX_ELEMENTS:
            raise too_large(MAX_ELEMENTS, "elements", "个元素")
        if attributes:
            self.heard.extend(attributes.values())
        if self._unseen_depth:
            self._unseen_depth += 1
            if self._is_in_cell and "visib" in attributes.get("style", "") and look(attributes["style"]).shown:
                self._flow.add(UNSAYABLE, self._style)  # seen, though what is around it is not
            return
        if attributes:
            stated = look(attributes["style"]) if "style" in attributes else PLAIN
            reason = self._unseen_reason(tag, attributes, stated)
        else:
            attributes, stated = _NO_ATTRIBUTES, PLAIN
            reason = self._reason_of_kind(tag, attributes) if tag in _HARDLY_READ else None
        if reason:
            self._skip(tag, attributes, stated, reason)
        else:
            self._enter(tag, attributes, stated)

    def _skip(self, tag: str, attributes: Attributes, stated: Look, reason: str) -> None:
        """Begin an element that nobody reads. An invisible one takes its place on the page all the same."""
        invisible = stated.display != "none" and (stated.invisible or stated.transparent or stated.indented)
        if (invisible or stated.struck) and tag in CELLS:
            self._open_cell(attributes)
        elif invisible or tag == "button":
            self._flow.add(" ", self._style)
        if tag == "object":
            self._open_frame(attributes)
        elif tag == "script" and self._is_in_cell:
            self._tables[-1].draw()  # a browser shows what a script writes
        elif tag == "template" and "shadowrootmode" in attributes and self._is_in_cell:
            self._flow.add(UNSAYABLE, self._style)  # a browser shows what is in it, in the place of what is beside it
        elif reason == "struck" and self._is_in_cell:
            self._tables[-1].strike(self.unseen[reason])  # a cell with a struck number alone is not blank
        self._unseen_depth = 1
        self._sink = self.unseen.get(reason)
        if reason == "drawn" and self._is_in_cell:
            self._sink = self._drawn = []

    def _enter(self, tag: str, attributes: Attributes, stated: Look) -> None:
        """Begin an element that is read."""
        element = OpenElement(tag, self._style)
        self._open_elements.append(element)
        if stated is not PLAIN or self._n_boxes:
            self._place(element, stated)
        if tag in BLOCKS:
            if self._flow.run:
                self._flow.end_paragraph()
            self._enter_block(tag, attributes, stated)
        elif stated is not PLAIN:
            self._enter_inline(stated)
        if (attributes or tag in FURNITURE) and is_furniture(tag, attributes):
            element.body, self._flow = self._flow, Flow()
        opened = OPEN.get(tag)
        if opened:
            opened(self, attributes)
        if attributes:
            self._see(tag, attributes, stated)
        if stated is not PLAIN:
            self._rise(element, attributes, stated)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._unseen_depth:
            self._unseen_depth -= 1
            if self._drawn and not self._unseen_depth:
                self._close_drawing()
            return
        element = self._open_elements.pop()
        tag = element.tag
        if element.raised or element.laid:
            self._sink_back(element)
        closed = CLOSE.get(tag)
        if closed:
            closed(self)
        if tag in BLOCKS and self._flow.run:
            self._flow.end_paragraph()
        if element.body is not None:
            self._leave_furniture(element.body)
        self._style = element.style
        if element.floating or element.apart or element.boxes or element.laid:
            self._leave(element)

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

    def close(self) -> WebPage:
        """The input ends."""
        self._flow.end_paragraph()
        if self.body.covers:
            self.body.blocks = doubted_beneath(self.body.blocks, self.body.covers, self.body.holders)
        return self

    # What is seen, and how.

    def _add(self, text: str) -> None:
        """Put text into the flow, unless it is too small, clear or as white as the page; a blank parts all the same."""
        style = self._style
        unseen = style.tiny or style.clear or style.drowned or (style.white and not (style.backed or style.unsure))
        if unseen and not text.isspace():
            self.unseen["hidden"].append(text)
            text = "" if style.tiny else " "
        if text:
            is_cut = style.room is not None and self._longest_number(text, style.room) > style.room
            self._flow.add(text, style)
            told_otherwise = style.reversed or style.garbled or (style.patchy and style.white)
            told_otherwise = told_otherwise or ((style.beyond or style.folded) and self._is_in_cell)
            if is_cut or (told_otherwise and any(map(str.isdigit, text))):
                self._flow.add(UNSAYABLE, style)  # what it shows in their place, no text can say

    def _longest_number(self, text: str, room: float) -> int:
        """The characters of the longest number in a text and right before it in the same box: it stands on one line."""
        before, begun = self._begun
        text = begun + text if before == room and self._flow.run else text
        self._begun = room, text[len(text.rstrip(_OF_NUMBERS)) :][-MAX_WORD:]
        return max(map(len, _NUMBER.findall(text)), default=0)

    def _place(self, element: OpenElement, stated: Look) -> None:
        """Note how an element stands on its line, and begin its box."""
        stands, display = stated.stand, stated.display or ""
        within = self._open_elements[-2:-1]
        element.apart = bool(within) and within[0].boxes
        element.floating = stated.floating
        element.boxes = stands.boxes or (self._style.rtl and "flex" in display)
        self._n_boxes += element.boxes
        if element.tag not in _NEVER_RAISED:
            element.raised = stands.raised
            in_turn = self._style.rtl and display.startswith("inline-")
            element.apart = element.apart or stands.apart or stated.faint or in_turn
        if element.floating:
            self._flow.part()
        if element.apart:
            self._flow.edge()

    def _leave(self, element: OpenElement) -> None:
        """End its box."""
        if element.laid and element.laid.holder:
            element.laid.holder.ends = element.laid.flow.at
        if element.floating:
            self._flow.part()
        if element.apart:
            self._flow.edge()
        if element.boxes:
            self._n_boxes -= 1

    def _rise(self, element: OpenElement, attributes: Attributes, stated: Look) -> None:
        """Note where what stands higher begins, or what may lie upon a cell's text."""
        if element.raised:
            self._open_note(attributes)
        covers = (stated.upon or (stated.covering and self._is_in_cell)) and element.tag not in _NEVER_COVERING
        holds = (stated.holds is not None or stated.upon) and element.tag not in _NEVER_HOLDING
        if covers or holds:
            element.laid = Laid(self._flow, len(self.attachments))
            if covers:
                element.laid.mark, element.laid.upon = self._flow.mark(), stated.upon
            if holds:
                element.laid.holder = Holder(self._flow.at, height=stated.holds or 0.0)
                self._flow.holders += (element.laid.holder,)

    def _sink_back(self, element: OpenElement) -> None:
        """Note where it ends; what says something itself is no cover, but a number that stands upon another."""
        laid = element.laid
        if laid and laid.mark:
            said = self._flow.since(laid.mark)
            if self._is_in_cell and not said:
                self._tables[-1].cover()
            if laid.upon and laid.n_attached == len(self.attachments) and (not said or is_plain_value(said)):
                self._lay(laid, laid.upon, is_empty=not said)
        if element.raised:
            self._close_note()

    def _lay(self, laid: Laid, upon: Upon, *, is_empty: bool) -> None:
        """Keep a box that may lie upon tables, with the flow in which what it is positioned in stands."""
        around = [one.laid for one in self._open_elements if one.laid and one.laid.holder] if upon.absolute else [laid]
        holder, flow = (around[-1].holder, around[-1].flow) if around else (None, self.body)
        height = upon.height if is_empty or upon.height is None else max(upon.height, GREATEST_LINE_PX)
        if height is None or height >= OVERLAP_PX:
            flow.covers += (Cover(holder or Holder(), upon.top, height, upon.layer, len(flow.holders)),)

    def _turn(self, tag: str, attributes: Attributes, stated: Look) -> None:
        """Note the direction that an element hands down, and whether its digits are shown as they are written."""
        style, stands = self._style, stated.stand
        named = attributes.get("dir", "").strip().lower()[:MAX_WORD]
        rtl = named == "rtl" if named else style.rtl
        rtl = rtl if stands.rtl is None else stands.rtl
        overrides = tag == "bdo" if stands.overrides is None else stands.overrides
        may_be_a_number = self._is_in_cell or tag in _BOXES_OF_TABLES  # a page turns its arrows and pictures
        garbled = style.garbled or ((stands.garbled or stands.turned) and may_be_a_number)
        garbled = garbled or (stands.low and self._is_in_cell and tag not in _BOXES_OF_TABLES)
        reversed_ = rtl if overrides else style.reversed and tag not in BLOCKS and tag not in CELLS
        # What is around a table is as wide as the table.
        rooms = [room for room in (style.room, stands.room) if room is not None] if self._is_in_cell else []
        room = min(rooms, default=None)
        if stands.room is not None:
            self._begun = stands.room, ""
        self._style = style._replace(rtl=rtl, reversed=reversed_, garbled=garbled, room=room)

    def _see(self, tag: str, attributes: Attributes, stated: Look) -> None:
        """Note the colours and the size that an element hands down. What a class may do, an unseen sheet decides."""
        if stated.stand is not NOWHERE_ELSE or "dir" in attributes:
            self._turn(tag, attributes, stated)
        style = self._style
        if (
            self._styled
            and ("class" in attributes or "id" in attributes)
            and (style.tiny or style.clear or not style.unsure)
        ):
            style = style._replace(unsure=True, tiny=False, clear=False, drowned=False, ink=None, ground=None)
        if stated is PLAIN and _COLOURING.isdisjoint(attributes):
            self._style = style
            return
        backed, behind = stated.backed, stated.ground
        if backed is None and (attributes.get("bgcolor") or attributes.get("background")):
            backed = bool(attributes.get("background")) or is_background(attributes["bgcolor"])
            behind = None if attributes.get("background") else ground(attributes["bgcolor"])
        if backed is not None:
            style = style._replace(backed=backed, unsure=False, ground=behind, patchy=stated.patchy)
        tiny = style.tiny if stated.tiny is None else stated.tiny
        self._style = _inked(style._replace(tiny=tiny), tag, attributes, stated).painted()

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
        reason = self._reason_of_kind(tag, attributes) if tag in _HARDLY_READ else None
        if reason and not (stated.unstruck and tag in STRUCK):
            return reason
        if stated.struck:
            return "struck"
        if tag in _ROOTS:  # a page that hides itself until its scripts have run is meant to be read
            return None
        unasked = "hidden" in attributes or "popover" in attributes
        if stated is PLAIN:
            return "hidden" if unasked else None
        unseen = stated.display == "none" or stated.invisible or (unasked and stated.display is None)
        unseen = unseen or stated.transparent or stated.off_page
        # An indent moves the lines of a block, not an inline element; a class may make one of the other.
        unseen = unseen or (
            stated.indented and (tag in BLOCKS or tag in CELLS or self._may_be_block(attributes, stated))
        )
        unseen = unseen or (stated.clipped and self._is_in_cell and tag not in _BOXES_OF_TABLES)
        return "hidden" if unseen else None

    def _reason_of_kind(self, tag: str, attributes: Attributes) -> str | None:
        """Why a person does not read such an element, whatever its style."""
        if tag in DROPPED:
            return "dropped"
        if tag in DRAWN:
            return "drawn"
        if tag == "object" or (tag == "dialog" and "open" not in attributes):  # shown where its file cannot be
            return "hidden"
        if tag == "button" and self._style.level is None:  # in a heading it unfolds what follows
            return "dropped"
        if tag == "textarea" and not self._is_in_cell:
            return "hidden"
        if tag in STRUCK:
            return "deleted" if tag == "del" else "struck"
        return None

    def _may_be_block(self, attributes: Attributes, stated: Look) -> bool:
        return "class" in attributes if stated.display is None else stated.display != "inline"

    def _close_drawing(self) -> None:
        """A drawing or formula in a cell ends: what it shows in digits, no text can say."""
        if any(map(str.isdigit, "".join(self._drawn))):
            self._flow.add(UNSAYABLE, self._style)
        self._drawn = []

    def _enter_block(self, tag: str, attributes: Attributes, stated: Look) -> None:
        outer = self._style
        named = attributes.get("align", "").strip().lower()[:MAX_WORD]
        align = stated.align or named or outer.align
        self._style = _block_style(outer, tag, stated.bold, align, stated.pre)

    def _enter_inline(self, stated: Look) -> None:
        if stated.bold is not None:
            self._style = self._style._replace(bold=stated.bold)
        if stated.pre:
            self._style = self._style._replace(pre=True)


def _inked(style: FlowStyle, tag: str, attributes: Attributes, stated: Look) -> FlowStyle:
    """The style inside an element, given the colour that it states for its text."""
    white, ink, clear = stated.white, stated.ink, stated.clear
    named = attributes.get(_INKED_BY.get(tag, ""), "")
    if white is None and named:
        painted = paint(named)
        white, ink = is_white_css(named), painted.on_white if painted else None
    elif white is None and tag == "a":
        style = style._replace(ink=None)  # a browser's own colour
    if white is None or (style.filled and not stated.fills):
        return style if stated.fills is None else style._replace(filled=stated.fills)
    filled = style.filled if stated.fills is None else stated.fills
    return style._replace(white=white, ink=ink, clear=clear, filled=filled, beyond=stated.beyond)


@lru_cache(maxsize=1024)
def _block_style(outer: FlowStyle, tag: str, bold: bool | None, align: str | None, pre: bool) -> FlowStyle:
    """The style inside a block, given what it states; a page has a few such, thousands of times."""
    return outer._replace(
        tag=tag,
        reversed=False,
        level=HEADINGS.get(tag, outer.level),
        bold=outer.bold if bold is None else bold,
        align="center" if tag == "center" or align in ("middle", "-webkit-center") else align,
        pre=outer.pre or pre or tag in PREFORMATTED,
    )
