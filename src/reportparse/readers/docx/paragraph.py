"""One paragraph of WordprocessingML as text: its runs in their accepted state, fields, symbols, note marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from reportparse.chinese.text import UNSAYABLE, clean, doubted
from reportparse.colours import Color
from reportparse.patterns import regex
from reportparse.readers.docx.fonts import PLAIN, Font
from reportparse.readers.docx.names import (
    ALTERNATE,
    NOT_CONTENT,
    VAL,
    Element,
    R,
    W,
    child,
    chosen,
    switched_on,
    value,
    whole,
)
from reportparse.readers.docx.styles import Style, Styles

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_O = "{urn:schemas-microsoft-com:office:office}"
_V = "{urn:schemas-microsoft-com:vml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXT = (W + "t", _M + "t", _A + "t")
_PARAGRAPH, _RUN, _RUN_TEXT = W + "p", W + "r", W + "t"
_OF_CELL, _OF_PARAGRAPH, _OF_RUN = W + "tcPr", W + "pPr", W + "rPr"
_LINK = W + "hyperlink"
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
# Relation attributes of what is shown but not text, by element: pictures, embedded objects, charts.
_OBJECTS = {
    _A + "blip": ("image", (R + "embed", R + "link")),
    _V + "imagedata": ("image", (R + "id",)),
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": ("object", (R + "id",)),
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": ("object", (R + "dm",)),
    _O + "OLEObject": ("object", (R + "id",)),
    _LINK: ("link", (R + "id",)),
}

# Formulas that no line of text can say: a fraction of 1 and 2 is not 12.
_DRAWN = tuple(_M + name for name in ("f", "rad", "nary", "m", "eqArr", "limLow", "limUpp", "borderBox", "acc", "bar"))
_MATH_RAISED = frozenset((_M + "sup", _M + "sub"))

# A field that draws: circled, stacked or overlaid characters.
_FIELD_DRAWING = regex(r"\s*EQ\b", re.IGNORECASE)
_FIELD_LINK = regex(r'HYPERLINK\s+"([^"]+)"')
# Symbol fonts by name in lower case, their characters by code as their published charts show them.
_SYMBOLS = {
    "wingdings": {
        0x6C: "●",
        0x6E: "■",
        0x6F: "☐",
        0x71: "☐",
        0x72: "☐",
        0x75: "◆",
        0x78: "☒",
        0xA1: "○",
        0x76: "❖",
        0xA7: "▪",
        0xA8: "☐",
        0xB2: "✧",
        0xD8: "➢",
        0xE0: "→",
        0xFB: "×",
        0xFC: "√",
        0xFD: "☒",
        0xFE: "☑",
    },
    "wingdings 2": {0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐"},
    "wingdings 3": {0x7D: "▶", 0x84: "▶"},
    "webdings": {0x61: "√", 0x63: "☐", 0x72: "×"},
    "symbol": {ord(c): c for c in "0123456789()[]{}+.,/:;<=>?!%&|_"}
    | {0x2D: "−", 0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xD7: "·"},
}
MAX_INSTRUCTION = 2_000
"""Characters of a field's code looked at, for the address of a link."""
_PICTURED = W + "drawing", W + "pict", W + "object"


class _Field:
    """An open complex field: where its pieces begin, and what it shows if it has no result."""

    def __init__(self, begin: Element, start: int) -> None:
        self.start = start
        self.shown = _form_field(child(begin, "ffData"))
        self.instruction = ""
        self.in_result = False


class ParagraphText:
    """One paragraph's running text under way, and what else it anchors.

    `shown` are the pieces of its text, each with whether it is raised. `hidden` and `struck` are what was left out
    because it is not seen, or struck out. `boxes` are text box contents in order, `objects` kinds, relation ids or addresses,
    and whether they stand below the text: behind some of it, or afloat.
    """

    __slots__ = ("boxes", "fields", "hidden", "objects", "shown", "struck", "thin", "weighed")

    def __init__(self) -> None:
        self.shown: list[tuple[str, bool]] = []
        self.hidden: list[str] = []
        self.struck: list[str] = []
        self.boxes: list[Element] = []
        self.objects: list[tuple[str, str, bool]] = []
        self.fields: list[_Field] = []
        self.weighed = self.thin = False

    @property
    def text(self) -> str:
        """What a person reads."""
        return _joined(self.shown)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return self.weighed and not self.thin

    def add(self, text: str, font: Font) -> None:
        """Append what a run shows, unless the run is hidden or struck out. A blank parts, whatever it looks like."""
        if font.hidden:
            self.hidden.append(text)
        elif text.isspace():
            self.shown.append((text, font.raised))
        elif font.struck or font.struck_twice:
            self.struck.append(text)
        elif font.tiny or font.narrow:
            self.hidden.append(text)
        elif font.drowned or (font.white and not font.backed):
            self.hidden.append(text)
            self.shown.append((" ", False))  # it takes its place on the page
        else:
            text = doubted(text) if font.squeezed and font.crams(text) else text
            self.shown.append((text, font.raised))
            if text:
                self.weighed = True
                self.thin = self.thin or not font.bold

    def field(self, mark: Element) -> None:
        """Follow a complex field: its result is text, all before w:separate is its code.

        A field that the paragraph never closes has no known code: its pieces stay, rather than vanish.
        """
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self.fields.append(_Field(mark, len(self.shown)))
        elif self.fields and kind in ("separate", "end"):
            field = self.fields[-1]
            if not field.in_result:
                del self.shown[field.start :]
                is_drawn = kind == "end" and _FIELD_DRAWING.match(field.instruction)
                self.shown.append((UNSAYABLE if is_drawn else field.shown, False))
                self.objects += (("link", target, False) for target in _FIELD_LINK.findall(field.instruction))
            field.in_result = True
            if kind == "end":
                self.fields.pop()

    def instruction(self, text: str) -> None:
        """A part of the innermost open field's code."""
        if self.fields and len(self.fields[-1].instruction) < MAX_INSTRUCTION:
            self.fields[-1].instruction += text


def plain_text(cell: Element, styles: Styles) -> str | None:
    """The text of a cell that holds plain paragraphs, as nearly all do; None for any other cell.

    This is the short way to what a walk through its blocks would say, too: a report has hundreds of cells.
    """
    lines = []
    for node in cell[:]:
        tag = node.tag
        if tag == _PARAGRAPH:
            line = _plain_line(node, styles)
            if line is None:
                return None
            if line:
                lines.append(line)
        elif tag != _OF_CELL:
            return None
    return "\n".join(lines)


def _plain_line(paragraph: Element, styles: Styles) -> str | None:
    """The text of a paragraph without a number, of runs that hold a w:t each in a plain font; None for any other."""
    style = styles.of_paragraph(paragraph)
    if style.number_id or style.runs_on or style.astray:
        return None
    text = ""
    for run in paragraph[:]:
        tag = run.tag
        if tag == _RUN and 0 < len(run) <= 2:
            *own, node = run[:]
            if node.tag != _RUN_TEXT or len(node) or (own and own[0].tag != _OF_RUN):
                return None
            if not _is_plain(styles.stated_font(own[0][:], style.font) if own else style.font):
                return None
            text += node.text or ""
        elif tag != _OF_PARAGRAPH:
            return None
    return clean(text.replace("\n", " "))


def is_drawn(cell: Element) -> bool:
    """Whether a cell without text shows something nevertheless: a picture, or a field that is computed when it is opened.

    A form field that nobody filled in is blank, and so is what a tracked change took away.
    """
    return any(
        (node.tag in _PICTURED or _is_computed(node.get(W + "instr") or node.text or ""))
        and next(node.iterancestors(W + "del", W + "moveFrom"), None) is None
        for node in cell.iter(*_PICTURED, W + "instrText", W + "fldSimple")
    )


def _is_computed(instruction: str) -> bool:
    return bool(instruction.strip()) and not instruction.strip().upper().startswith("FORM")


def _is_plain(font: Font) -> bool:
    """Whether text in this font is seen, and means what it says."""
    unseen = font.hidden or font.struck or font.struck_twice or font.white or font.tiny or font.narrow or font.drowned
    return not (unseen or font.squeezed or font.raised or font.family in _SYMBOLS)


def read_paragraph(
    paragraphs: Sequence[tuple[Element, Style]], styles: Styles, backed: bool = False, ground: Color | None = None
) -> ParagraphText:
    """The text of a w:p, or of several that run on because the paragraph marks between them were deleted.

    `backed` where something dark, or of unknown colour, lies behind the paragraph, `ground` its colour where it is known.
    """
    line = ParagraphText()
    for paragraph, style in paragraphs:
        base = style.font._replace(backed=True) if backed or style.backed else style.font
        if ground is not None and base.ground is None:
            base = base._replace(ground=ground)
        _take_paragraph(paragraph, base, styles, line)
    return line


def _take_paragraph(paragraph: Element, base: Font, styles: Styles, line: ParagraphText) -> None:
    """Take what a paragraph holds in document order, each with the font of its run; one branch of alternatives."""
    pending = [(iter(paragraph[:]), base)]
    while pending:
        nodes, font = pending[-1]
        for node in nodes:
            tag = node.tag
            take = _TAKEN.get(tag)
            if take is not None:
                take(node, font, line)
                if tag not in _TAKEN_WITH_CONTENT:
                    continue
            elif tag in NOT_CONTENT or not isinstance(tag, str):
                continue
            if tag == _RUN:
                font = styles.of_run(node, base)
            elif tag in _MATH_RAISED:
                font = font._replace(raised=True)
            pending.append((iter((chosen(node) if tag == ALTERNATE else node)[:]), font))
            break
        else:
            pending.pop()


def _take_text(node: Element, font: Font, line: ParagraphText) -> None:
    """A w:t; line ends in the XML are blanks. Characters of symbol fonts become what they show."""
    text = (node.text or "") if not len(node) else str(node.xpath("string()"))
    if "\n" in text:
        text = text.replace("\n", " ")
    if font.family in _SYMBOLS:
        text = "".join(_in_symbol_font(font.family, c) for c in text)
    line.add(text, font)


def _take_character(node: Element, font: Font, line: ParagraphText) -> None:
    line.add(_CHARACTERS[str(node.tag)], font)


def _take_symbol(node: Element, font: Font, line: ParagraphText) -> None:
    line.add(_symbol(node.get(W + "font"), whole_hex(node.get(W + "char"))), font)


def _take_field(node: Element, _: Font, line: ParagraphText) -> None:
    line.field(node)


def _take_instruction(node: Element, _: Font, line: ParagraphText) -> None:
    line.instruction(node.text or "")


def _take_box(node: Element, _: Font, line: ParagraphText) -> None:
    line.boxes.append(node)


def _take_word_art(node: Element, _: Font, line: ParagraphText) -> None:
    line.add(node.get("string", ""), PLAIN)


def _take_drawing(_: Element, font: Font, line: ParagraphText) -> None:
    line.add(UNSAYABLE, font)


def _take_override(node: Element, font: Font, line: ParagraphText) -> None:
    """Note that what stands in a w:bdo runs as it says: from right to left, 853 is shown as 358."""
    digits = any(character.isdigit() for one in node.iter(*_TEXT) for character in one.text or "")
    if node.get(VAL) == "rtl" and digits:
        line.add(UNSAYABLE, font)


def _take_object(node: Element, _: Font, line: ParagraphText) -> None:
    """Keep a picture, an object or a link by its relation id."""
    kind, attributes = _OBJECTS[str(node.tag)]
    if target := next((found for name in attributes if (found := node.get(name))), None):
        below = bool(line.shown) or next(node.iterancestors("{*}anchor"), None) is not None
        line.objects.append((kind, target, below))


_TAKEN: dict[object, Callable[[Element, Font, ParagraphText], None]] = {
    **dict.fromkeys(_TEXT, _take_text),
    **dict.fromkeys(_CHARACTERS, _take_character),
    **dict.fromkeys(_OBJECTS, _take_object),
    **dict.fromkeys(_DRAWN, _take_drawing),
    W + "sym": _take_symbol,
    W + "bdo": _take_override,
    W + "fldChar": _take_field,
    W + "instrText": _take_instruction,
    W + "txbxContent": _take_box,
    _V + "textpath": _take_word_art,
}


_TAKEN_WITH_CONTENT = frozenset((_LINK, W + "bdo"))


def _in_symbol_font(family: str, character: str) -> str:
    code = ord(character)
    if 0x20 < code < 0x100 or 0xF020 < code <= 0xF0FF:
        return _symbol(family, code)
    return character


def whole_hex(text: str | None) -> int | None:
    """A four-digit hexadecimal code; None for anything else."""
    return int(text, 16) if text and re.fullmatch("[0-9A-Fa-f]{4}", text) else None


def _symbol(family: str | None, code: int | None) -> str:
    """The character that a w:sym shows. Symbol fonts lie at F000-F0FF, in any other font the code is Unicode."""
    if code is None:
        return UNSAYABLE
    chart = _SYMBOLS.get((family or "").lower())
    if chart is None and not 0xD800 <= code <= 0xF8FF:
        return chr(code)
    return (chart or {}).get(code & 0xFF, UNSAYABLE)


def _form_field(data: Element | None) -> str:
    """What a legacy form field shows by itself: a check box, or the chosen entry of a list."""
    box, choices = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        state = child(box, "checked")
        state = child(box, "default") if state is None else state
        return "☑" if state is not None and switched_on(state) else "☐"
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(W + "listEntry")]
        index = whole(value(choices, "result") or value(choices, "default") or "0", 0, len(entries) - 1)
        return "" if index is None else entries[index]
    return ""


def _joined(pieces: Sequence[tuple[str, bool]]) -> str:
    """The pieces as one text; a raised mark next to a digit stands in brackets, that 12¹ may not read as 121."""
    if len(pieces) == 1:
        return pieces[0][0]
    if not any(raised for _, raised in pieces):
        return "".join(text for text, _ in pieces)
    groups = [("".join(text for text, _ in group), raised) for raised, group in groupby(pieces, lambda piece: piece[1])]
    groups = [group for group in groups if group[0]]
    out = ""
    for index, (text, raised) in enumerate(groups):
        following = groups[index + 1][0] if index + 1 < len(groups) else ""
        touches = out.rstrip()[-1:].isdigit() or following.lstrip()[:1].isdigit()
        is_mark = (
            raised and touches and text.strip() and not text.strip().isalpha() and text.strip()[0] not in "[［(（〔【"
        )
        out += f"[{text.strip()}]" if is_mark else text
    return out
