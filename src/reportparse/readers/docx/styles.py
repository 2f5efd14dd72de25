"""What styles.xml settles: each style's effective properties, inherited along its basedOn chain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from reportparse.colours import BLACK, INDISTINCT, WHITE, Color, distance, is_pale, is_white
from reportparse.patterns import regex
from reportparse.readers.docx.names import VAL, Element, W, child, properties, stated, switched_on, value, whole

MAX_BASED_ON = 32
"""Longest basedOn chain followed; Word itself allows 10."""

MIN_SHIFT = 4
"""Half-points off the base line from which a run is raised or lowered: LibreOffice writes note marks so."""

_HEADING_NAME = regex(r"heading ([1-9])", re.IGNORECASE)
_COLOUR = regex("[0-9A-Fa-f]{6}")
_BODY_LEVEL = 9
"""w:outlineLvl of running text."""
_OF_PARAGRAPH, _OF_RUN = W + "pPr", W + "rPr"
_STYLE, _ALIGNMENT, _OUTLINE, _NUMBER, _SHADE = (W + name for name in ("pStyle", "jc", "outlineLvl", "numPr", "shd"))
_PARAGRAPH_FACTS = frozenset((_STYLE, _ALIGNMENT, _OUTLINE, _NUMBER, _SHADE))
_DELETED_MARK = frozenset((W + "del", W + "moveFrom"))
_RUN_STYLE, _BOLD, _HIDDEN, _RAISED, _POSITION, _FAMILY = (
    W + name for name in ("rStyle", "b", "vanish", "vertAlign", "position", "rFonts")
)
_STRUCK, _STRUCK_TWICE, _COLOR, _SIZE, _HIGHLIGHT, _WIDTH, _SPACING = (
    W + name for name in ("strike", "dstrike", "color", "sz", "highlight", "w", "spacing")
)
_FILL = "{http://schemas.microsoft.com/office/word/2010/wordml}textFill"
_RUN_FACTS = frozenset(
    (
        *(_RUN_STYLE, _BOLD, _HIDDEN, _RAISED, _POSITION, _FAMILY),
        *(_STRUCK, _STRUCK_TWICE, _COLOR, _SIZE, _SHADE, _HIGHLIGHT, _WIDTH, _SPACING, _FILL),
    )
)

TINY = 4
"""Half-points up to which text is too small to be seen."""

NARROW_PERCENT = 10
"""Width of characters (w:w) up to which they are strokes that nobody reads; Word allows 1 to 600."""

CRAMMED_TWIPS = -100
"""Spacing from which digits of usual size (105 twips wide at 10.5 pt) stand upon each other; condensed text has -20."""

CLEAR_THOUSANDTHS = 97_000
"""Transparency from which a letter is not seen (`colours.INDISTINCT` of black), in thousandths of a percent."""

_HIGHLIGHTS: dict[str | None, Color] = {
    "black": (0, 0, 0),
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "green": (0, 255, 0),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
    "white": (255, 255, 255),
    "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128),
    "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128),
    "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128),
    "lightGray": (192, 192, 192),
}


class Font(NamedTuple):
    """What becomes of a run's text: seen at all, raised or lowered, in which (symbol) font, bold.

    `white` and `tiny` are None where nothing states a colour or size. `backed` where something dark lies behind. `ink` and
    `ground` are the colours of the text and of what lies behind it, as far as they are spelled out. `narrow` text is too
    thin to be read, `crammed` text stands upon itself.
    """

    bold: bool = False
    hidden: bool = False
    raised: bool = False
    family: str = ""
    struck: bool = False
    struck_twice: bool = False
    white: bool | None = None
    tiny: bool | None = None
    backed: bool = False
    ink: Color | None = None
    ground: Color | None = None
    narrow: bool = False
    crammed: bool = False

    @property
    def drowned(self) -> bool:
        """Whether the text has the colour of what lies behind it."""
        return self.ink is not None and self.ground is not None and distance(self.ink, self.ground) <= INDISTINCT


class Style(NamedTuple):
    """Effective properties of a paragraph, through its style or of its own.

    `number_style` is the id of the style that states `number_id`: a numbering level may name it (w:pStyle).
    `runs_on` where the end of the paragraph is a tracked deletion, so that the next one continues it.
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


Facts: TypeAlias = "tuple[tuple[object, ...], ...]"
"""What a properties element states of a paragraph or run: reports repeat a few such lists thousands of times."""

PLAIN = Font()
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
        facts = tuple([_said(node) for node in own if node.tag in _RUN_FACTS]) if own else ()
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
        named = own.get(_RUN_STYLE)
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
            crammed=paragraph.crammed or style.crammed,
        )
        return _with_run(font, own)

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
            style = style._replace(font=_with_run(style.font, stated(element, _OF_RUN)))
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
    return style


def _with_number(style: Style, own: Element, style_id: str | None) -> Style:
    """`style` overlaid with a w:numPr: list, level, or both."""
    number_id = whole(value(own, "numId"), 0, 2**31)
    level = whole(value(own, "ilvl"), 0, 8)
    if number_id is not None:
        style = style._replace(number_id=number_id, number_level=None)
    if level is not None:
        style = style._replace(number_level=level)
    return style._replace(number_style=style_id)


def _with_run(font: Font, own: Mapping[object, Element]) -> Font:
    """`font` overlaid with what a w:rPr states (apart from the character style that it names)."""
    if (node := own.get(_BOLD)) is not None:
        font = font._replace(bold=switched_on(node))
    if (node := own.get(_HIDDEN)) is not None:
        font = font._replace(hidden=switched_on(node))
    if (node := own.get(_RAISED)) is not None:
        font = font._replace(raised=node.get(VAL) in ("superscript", "subscript"))
    if (node := own.get(_POSITION)) is not None:
        shift = whole(node.get(VAL), -3_168, 3_168) or 0
        font = font._replace(raised=font.raised or abs(shift) >= MIN_SHIFT)
    if (node := own.get(_FAMILY)) is not None:
        family = "" if node.get(W + "asciiTheme") else node.get(W + "ascii", font.family)
        font = font._replace(family=family.lower())
    return _with_visibility(font, own)


def _with_visibility(font: Font, own: Mapping[object, Element]) -> Font:
    """`font` overlaid with what a w:rPr states about how well its text is seen."""
    if (node := own.get(_STRUCK)) is not None:
        font = font._replace(struck=switched_on(node))
    if (node := own.get(_STRUCK_TWICE)) is not None:
        font = font._replace(struck_twice=switched_on(node))
    if (node := own.get(_COLOR)) is not None:
        font = font._replace(white=_is_white(node), ink=_color(node.get(VAL)))
    if (node := own.get(_SIZE)) is not None:
        font = font._replace(tiny=whole(node.get(VAL), 0, TINY) is not None)
    if (node := own.get(_SHADE)) is not None:
        font = font._replace(backed=font.backed or is_dark(node), ground=filling(node) or font.ground)
    if (node := own.get(_HIGHLIGHT)) is not None and node.get(VAL) not in ("none", None):
        marked = node.get(VAL)
        font = font._replace(backed=font.backed or marked != "white", ground=_HIGHLIGHTS.get(marked))
    return _with_shape(font, own)


def _with_shape(font: Font, own: Mapping[object, Element]) -> Font:
    """`font` overlaid with what a w:rPr states about how wide its letters are, and what fills them."""
    if (node := own.get(_WIDTH)) is not None:
        font = font._replace(narrow=whole(node.get(VAL, "").rstrip("%"), 0, NARROW_PERCENT) is not None)
    if (node := own.get(_SPACING)) is not None:
        font = font._replace(crammed=whole(node.get(VAL), -31_680, CRAMMED_TWIPS) is not None)
    if (node := own.get(_FILL)) is not None:
        font = _with_fill(font, node)
    return font


def _with_fill(font: Font, fill: Element) -> Font:
    """`font` with the fill of its letters, which goes before their colour."""
    kinds = {str(node.tag).rpartition("}")[2]: node for node in fill.iter() if isinstance(node.tag, str)}
    named = {name: next((one for key, one in kinds[name].items() if key.endswith("}val")), None) for name in kinds}
    clear = whole(named.get("alpha"), 0, 100_000) or 0
    if "noFill" in kinds or clear >= CLEAR_THOUSANDTHS:
        return font._replace(white=True, backed=False)
    color = _color(named.get("srgbClr"))
    return font if color is None else font._replace(ink=color, white=is_white(color))


def filling(shade: Element) -> Color | None:
    """The colour that a w:shd puts behind its text, mixed as its pattern says; None where none is spelled out."""
    ink_share = _ink_share(shade.get(VAL, "clear"))
    paper = _color(shade.get(W + "fill"))
    if not ink_share:
        return None if ink_share is None else paper
    ink = _color(shade.get(W + "color"))
    is_known = (paper or shade.get(W + "themeFill") is None) and (ink or shade.get(W + "themeColor") is None)
    if not is_known:
        return None
    red, green, blue = (
        round(a * ink_share + b * (1 - ink_share)) for a, b in zip(ink or BLACK, paper or WHITE, strict=True)
    )
    return red, green, blue


def _ink_share(pattern: str) -> float | None:
    """How much of a pattern is of its own colour, not of the filling; None for stripes, on which text stands on both."""
    if pattern in ("clear", "nil"):
        return 0.0
    percent = whole(pattern.removeprefix("pct"), 0, 100)
    return 1.0 if pattern == "solid" else None if percent is None else percent / 100


def _color(stated: str | None) -> Color | None:
    channels = _channels(stated)
    return None if channels is None else (channels[0], channels[1], channels[2])


def is_dark(shade: Element) -> bool:
    """Whether white text is seen on a w:shd; a colour of the theme that is not spelled out counts as dark."""
    if shade.get(VAL, "clear") not in ("clear", "nil"):
        ground = filling(shade)
        return ground is None or not is_pale(ground)
    channels = _channels(shade.get(W + "fill", "auto"))
    if channels is None:
        return shade.get(W + "themeFill", "background1") not in ("background1", "light1", "none")
    return not is_pale(channels)


def _is_white(colour: Element) -> bool:
    """Whether a w:color is white; a colour of the theme goes before the one that is spelled out."""
    theme = colour.get(W + "themeColor")
    if theme is not None and colour.get(W + "themeShade") is None:
        return theme in ("background1", "light1")
    channels = _channels(colour.get(VAL))
    return channels is not None and is_white(channels)


def _channels(colour: str | None) -> bytes | None:
    """Red, green and blue of a colour in six hexadecimal digits; None for "auto" and anything else."""
    return bytes.fromhex(colour) if colour and _COLOUR.fullmatch(colour) else None
