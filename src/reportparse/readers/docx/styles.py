"""What styles.xml settles: each style's effective properties, inherited along its basedOn chain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from reportparse.patterns import regex
from reportparse.readers.docx.fonts import PLAIN, RUN_FACTS, RUN_STYLE, Font, filling, is_dark, with_run
from reportparse.readers.docx.names import VAL, Element, W, child, properties, stated, switched_on, value, whole

MAX_BASED_ON = 32
"""Longest basedOn chain followed; Word itself allows 10."""

ASTRAY_TWIPS = 400
"""How far outside its cell a number may begin: half a column of the form; cells that are too narrow for one take back 105."""

OFF_PAGE_TWIPS = -5_000, 17_000
"""Where a frame or a table stands off the page: further to the left and above than any margin, or beyond the height of A4."""
_NO_INDENTS = 0.0, 0.0
_INDENT_TWIPS = 31_680
_HUNDREDTHS = 2.1
"""Twips of a hundredth of a character, in which indents may be stated, too: at 10.5 points."""

_HEADING_NAME = regex(r"heading ([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9
"""w:outlineLvl of running text."""
_OF_PARAGRAPH, _OF_RUN = W + "pPr", W + "rPr"
_STYLE, _ALIGNMENT, _OUTLINE, _NUMBER, _SHADE, _INDENT, _FRAME = (
    W + name for name in ("pStyle", "jc", "outlineLvl", "numPr", "shd", "ind", "framePr")
)
_PARAGRAPH_FACTS = frozenset((_STYLE, _ALIGNMENT, _OUTLINE, _NUMBER, _SHADE, _INDENT, _FRAME))
_DELETED_MARK = frozenset((W + "del", W + "moveFrom"))


class Style(NamedTuple):
    """Effective properties of a paragraph, through its style or of its own.

    `number_style` is the id of the style that states `number_id`: a numbering level may name it (w:pStyle).
    `runs_on` where the end of the paragraph is a tracked deletion, so that the next one continues it. `indents` are those
    of its first line, from the left and from the right, in twips; `astray` where by them what it holds begins so far
    outside its cell that it may be read in another one, or nowhere.
    """

    name: str | None = None
    font: Font = Font()
    level: int | None = None
    alignment: str | None = None
    number_id: int | None = None
    number_level: int | None = None
    number_style: str | None = None
    runs_on: bool = False
    backed: bool = False
    indents: tuple[float, float] = _NO_INDENTS
    astray: bool = False


Facts: TypeAlias = "tuple[tuple[object, ...], ...]"
"""What a properties element states of a paragraph or run: reports repeat a few such lists thousands of times."""

_NO_STYLE = Style()


class Styles:
    """The styles of one document by id, each resolved when first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str | None, Style] = {}
        self._paragraphs: dict[Facts, Style] = {}
        self._fonts: dict[tuple[Font, Facts], Font] = {}
        default = None
        for style in () if root is None else root.iterchildren(W + "style"):
            name = style.get(W + "styleId")
            if name is None:
                continue
            self._elements.setdefault(name, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                default = name
        self._resolved[None] = _NO_STYLE if default is None else self.named(default)

    def named(self, style_id: str | None) -> Style:
        """The style with this id; for None or an unknown id the document's default paragraph style."""
        if style_id not in self._resolved:
            self._resolved[style_id] = self._resolve(style_id) if style_id in self._elements else self.named(None)
        return self._resolved[style_id]

    def backs(self, style_id: str | None) -> bool:
        """Whether a table style, or one that it is based on, puts something dark behind any of its cells."""
        for _ in range(MAX_BASED_ON):
            element = self._elements.get(style_id or "")
            if element is None:
                return False
            if any(is_dark(shade) for shade in element.iter(W + "shd")):
                return True
            style_id = value(element, "basedOn")
        return False

    def hides(self, style_id: str | None) -> bool:
        """Whether a table style, or one that it is based on, hides the text of the whole table."""
        for _ in range(MAX_BASED_ON):
            element = self._elements.get(style_id or "")
            if element is None:
                return False
            hidden = child(child(element, "rPr"), "vanish")
            if hidden is not None:
                return switched_on(hidden)
            style_id = value(element, "basedOn")
        return False

    def of_paragraph(self, paragraph: Element) -> Style:
        """Effective properties of a w:p."""
        facts = []
        mark = None
        own = properties(paragraph, _OF_PARAGRAPH)
        for node in own:
            tag = node.tag
            if tag in _PARAGRAPH_FACTS:
                facts.append(_said(node))
            elif tag == _OF_RUN:
                mark = node
        style = self._paragraphs.get(tuple(facts))
        if style is None:
            style = self._paragraphs[tuple(facts)] = self._paragraph_style({node.tag: node for node in own})
        if mark is not None and len(mark) and not _DELETED_MARK.isdisjoint([node.tag for node in mark]):
            return style._replace(runs_on=True)
        return style

    def _paragraph_style(self, own: Mapping[object, Element]) -> Style:
        named = own.get(_STYLE)
        return _with_paragraph(self.named(None if named is None else named.get(VAL)), own, None)

    def of_run(self, run: Element, paragraph: Font) -> Font:
        """Font of a w:r in a paragraph with that font."""
        return self.stated_font(properties(run, _OF_RUN), paragraph)

    def stated_font(self, own: Sequence[Element], paragraph: Font) -> Font:
        """Font of a run that states these properties."""
        facts = tuple([_said(node) for node in own if node.tag in RUN_FACTS]) if own else ()
        if not facts:
            return paragraph
        font = self._fonts.get((paragraph, facts))
        if font is None:
            font = self._run_font({node.tag: node for node in own}, paragraph)
            self._fonts[paragraph, facts] = font
        return font

    def _run_font(self, own: Mapping[object, Element], paragraph: Font) -> Font:
        """Bold, hidden and struck out are toggles: on in both the paragraph's and the run's style they cancel out
        (ISO 29500-1, 17.7.3). Struck out twice is none.
        """
        named = own.get(RUN_STYLE)
        style = PLAIN if named is None else self._run_style(named.get(VAL))
        font = Font(
            bold=paragraph.bold != style.bold,
            hidden=paragraph.hidden != style.hidden,
            raised=paragraph.raised or style.raised,
            family=style.family or paragraph.family,
            struck=paragraph.struck != style.struck,
            struck_twice=paragraph.struck_twice or style.struck_twice,
            white=paragraph.white if style.white is None else style.white,
            tiny=paragraph.tiny if style.tiny is None else style.tiny,
            backed=paragraph.backed or style.backed,
            ink=style.ink or paragraph.ink,
            ground=style.ground or paragraph.ground,
            narrow=paragraph.narrow or style.narrow,
            distorted=paragraph.distorted or style.distorted,
            squeezed=paragraph.squeezed or style.squeezed,
            spacing=style.spacing or paragraph.spacing,
            fitted=style.fitted or paragraph.fitted,
            half_points=style.half_points or paragraph.half_points,
        )
        return with_run(font, own)

    def _run_style(self, style_id: str | None) -> Font:
        return self.named(style_id).font if style_id in self._elements else PLAIN

    def _resolve(self, style_id: str | None) -> Style:
        chain: list[tuple[str, Element]] = []
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen and len(chain) < MAX_BASED_ON:
            seen.add(style_id)
            chain.append((style_id, self._elements[style_id]))
            style_id = value(chain[-1][1], "basedOn")
        style = _NO_STYLE
        for own_id, element in reversed(chain):
            style = style._replace(font=with_run(style.font, stated(element, _OF_RUN)))
            style = _with_paragraph(style, stated(element, _OF_PARAGRAPH), own_id)
        name = value(chain[0][1], "name")
        return style._replace(name=name, level=style.level or _named_level(name))


def _said(node: Element) -> tuple[object, ...]:
    """What one property says, whole: its name, its attributes, and the same of what is in it."""
    return (node.tag, *node.items(), *map(_said, node)) if len(node) else (node.tag, *node.items())


def _named_level(name: str | None) -> int | None:
    """Outline level that a built-in style's name gives: a title stands at the top, "heading 2" is level 2."""
    if name is None:
        return None
    heading = _HEADING_NAME.fullmatch(name)
    return int(heading[1]) if heading else 1 if name.lower() == "title" else None


def _with_paragraph(style: Style, own: Mapping[object, Element], style_id: str | None) -> Style:
    """`style` overlaid with what a w:pPr states; `style_id` where the w:pPr is a style's."""
    if (node := own.get(_ALIGNMENT)) is not None:
        style = style._replace(alignment=node.get(VAL))
    if (node := own.get(_OUTLINE)) is not None:
        level = whole(node.get(VAL), 0, _BODY_LEVEL)
        style = style._replace(level=None if level is None or level == _BODY_LEVEL else level + 1)
    if (node := own.get(_NUMBER)) is not None:
        style = _with_number(style, node, style_id)
    if (node := own.get(_SHADE)) is not None:
        style = style._replace(backed=is_dark(node), font=style.font._replace(ground=filling(node)))
    if (node := own.get(_INDENT)) is not None:
        style = style._replace(indents=_indents(node))
    if style.indents != _NO_INDENTS:
        style = style._replace(astray=_is_astray(style))
    if (node := own.get(_FRAME)) is not None and _is_off_page(node):
        style = style._replace(font=style.font._replace(hidden=True))
    return style


def _is_astray(style: Style) -> bool:
    left, right = style.indents
    if style.alignment in ("right", "end"):
        return right < -ASTRAY_TWIPS
    if style.alignment == "center":
        return abs(left - right) / 2 > ASTRAY_TWIPS > max(left, right)
    return left < -ASTRAY_TWIPS


def _indents(own: Element) -> tuple[float, float]:
    """Where the first line of a w:ind begins and where it ends, from the edges of its column; what is in characters first."""

    def said(*names: str) -> float:
        for name in names:
            characters, twips = (
                whole(own.get(W + one), -_INDENT_TWIPS, _INDENT_TWIPS) for one in (f"{name}Chars", name)
            )
            if characters or twips:
                return characters * _HUNDREDTHS if characters else float(twips or 0)
        return 0.0

    return said("left", "start") + said("firstLine") - said("hanging"), said("right", "end")


def _is_off_page(frame: Element) -> bool:
    """Whether a w:framePr puts its text where nobody sees it."""
    return _is_beyond(frame.get(W + "x"), frame.get(W + "y"))


def is_table_off_page(own: Mapping[object, Element]) -> bool:
    """Whether what a w:tblPr states puts the table where nobody sees it."""
    floats, indent = own.get(W + "tblpPr"), own.get(W + "tblInd")
    if floats is not None:
        return _is_beyond(floats.get(W + "tblpX"), floats.get(W + "tblpY"))
    return indent is not None and _is_beyond(indent.get(W + "w"))


def _is_beyond(*places: str | None) -> bool:
    least, most = OFF_PAGE_TWIPS
    found = (whole(place, -_INDENT_TWIPS, _INDENT_TWIPS) or 0 for place in places)
    return not all(least < place < most for place in found)


def _with_number(style: Style, own: Element, style_id: str | None) -> Style:
    """`style` overlaid with a w:numPr: list, level, or both."""
    number_id = whole(value(own, "numId"), 0, 2**31)
    level = whole(value(own, "ilvl"), 0, 8)
    if number_id is not None:
        style = style._replace(number_id=number_id, number_level=None)
    if level is not None:
        style = style._replace(number_level=level)
    return style._replace(number_style=style_id)
