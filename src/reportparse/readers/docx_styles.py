"""What styles.xml settles: each style's effective properties, inherited along its basedOn chain."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportparse.readers.docx_names import VAL, Element, W, child, switched_on, value, whole

MAX_BASED_ON = 32
"""Longest basedOn chain followed; Word itself allows 10."""

_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9
"""w:outlineLvl of running text."""


class Font(NamedTuple):
    """What becomes of a run's text: seen at all, raised or lowered, in which (symbol) font, bold."""

    bold: bool = False
    hidden: bool = False
    raised: bool = False
    family: str = ""


class Style(NamedTuple):
    """Effective properties of a paragraph, through its style or of its own.

    `number_style` is the id of the style that states `number_id`: a numbering level may name it (w:pStyle).
    """

    name: str | None = None
    font: Font = Font()
    level: int | None = None
    alignment: str | None = None
    number_id: int | None = None
    number_level: int | None = None
    number_style: str | None = None


PLAIN = Font()
_NO_STYLE = Style()


class Styles:
    """The styles of one document by id, each resolved when first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str | None, Style] = {}
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

    def run_font(self, style_id: str) -> Font:
        """Font of the character style with this id."""
        return self.named(style_id).font if style_id in self._elements else PLAIN

    def of_paragraph(self, properties: Element | None) -> Style:
        """Effective properties of a paragraph with this w:pPr."""
        style = self.named(value(properties, "pStyle"))
        return style if properties is None else _with_paragraph(style, properties, None)

    def _resolve(self, style_id: str | None) -> Style:
        chain: list[tuple[str, Element]] = []
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen and len(chain) < MAX_BASED_ON:
            seen.add(style_id)
            chain.append((style_id, self._elements[style_id]))
            style_id = value(chain[-1][1], "basedOn")
        style = _NO_STYLE
        for own_id, element in reversed(chain):
            style = style._replace(font=with_run(style.font, child(element, "rPr")))
            style = _with_paragraph(style, child(element, "pPr"), own_id)
        name = value(chain[0][1], "name")
        return style._replace(name=name, level=style.level or _named_level(name))


def _named_level(name: str | None) -> int | None:
    """Outline level that a built-in style's name gives: a title stands at the top, "heading 2" is level 2."""
    if name is None:
        return None
    heading = _HEADING_NAME.fullmatch(name)
    return int(heading[1]) if heading else 1 if name.lower() == "title" else None


def _with_paragraph(style: Style, properties: Element | None, style_id: str | None) -> Style:
    """`style` overlaid with a w:pPr; `style_id` where the w:pPr is a style's."""
    changes: dict[str, object] = {}
    for node in () if properties is None else properties:
        tag = node.tag
        if tag == W + "jc":
            changes["alignment"] = node.get(VAL)
        elif tag == W + "outlineLvl":
            level = whole(node.get(VAL), 0, _BODY_LEVEL)
            changes["level"] = None if level is None or level == _BODY_LEVEL else level + 1
        elif tag == W + "numPr":
            changes |= _numbered(node, style_id)
    return style._replace(**changes) if changes else style  # type: ignore[arg-type]


def _numbered(properties: Element, style_id: str | None) -> dict[str, object]:
    """What a w:numPr states: list, level, or both."""
    stated: dict[str, object] = {}
    number_id = whole(value(properties, "numId"), 0, 2**31)
    level = whole(value(properties, "ilvl"), 0, 8)
    if number_id is not None:
        stated |= {"number_id": number_id, "number_level": None}
    if level is not None:
        stated["number_level"] = level
    return stated | {"number_style": style_id}


def with_run(font: Font, properties: Element | None) -> Font:
    """`font` overlaid with a w:rPr's own statements (not with the character style it names)."""
    changes: dict[str, object] = {}
    for node in () if properties is None else properties:
        tag = node.tag
        if tag == W + "b":
            changes["bold"] = switched_on(node)
        elif tag == W + "vanish":
            changes["hidden"] = switched_on(node)
        elif tag == W + "vertAlign":
            changes["raised"] = node.get(VAL) in ("superscript", "subscript")
        elif tag == W + "rFonts":
            changes["family"] = "" if node.get(W + "asciiTheme") else node.get(W + "ascii", font.family)
    return font._replace(**changes) if changes else font  # type: ignore[arg-type]


def run_font(properties: Element | None, paragraph: Font, styles: Styles) -> Font:
    """Font of a run with this w:rPr in a paragraph with that font.

    Bold and hidden are toggles: on in both the paragraph's and the run's style they cancel out (ISO 29500-1, 17.7.3).
    """
    if properties is None:
        return paragraph
    style_id = value(properties, "rStyle")
    if style_id is not None:
        own = styles.run_font(style_id)
        paragraph = Font(
            bold=paragraph.bold != own.bold,
            hidden=paragraph.hidden != own.hidden,
            raised=paragraph.raised or own.raised,
            family=own.family or paragraph.family,
        )
    return with_run(paragraph, properties)
