"""How a run of Word looks, as far as it decides what a reader of the page sees of it: at all, raised, in which colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportparse.colours import BLACK, INDISTINCT, WHITE, Color, distance, is_pale, is_white
from reportparse.patterns import regex
from reportparse.readers.docx.names import VAL, Element, W, switched_on, whole

MIN_SHIFT = 4
"""Half-points off the base line from which a run is raised or lowered: LibreOffice writes note marks so."""

TINY = 4
"""Half-points up to which text is too small to be seen."""

NARROW_PERCENT = 10
"""Width of characters (w:w) up to which they are strokes that nobody reads; Word allows 1 to 600."""

THIN_PERCENT, BROAD_PERCENT = 30, 300
"""Width of characters up to which digits are hard to tell apart, and from which a number does not fit into its cell."""

CRAMMED_SHARE = 0.5
"""Share of its own width by which each digit stands upon the one before; condensed text takes a fifth at most."""

FAR_HALF_POINTS = 30
"""Shift from its line from which a number may stand in the row above or below."""

_DIGIT_TWIPS = 5.0
"""Width of a digit for each half-point of its type."""
_USUAL_HALF_POINTS = 21

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


_COLOUR = regex("[0-9A-Fa-f]{6}")
RUN_STYLE, _BOLD, _HIDDEN, _RAISED, _POSITION, _FAMILY = (
    W + name for name in ("rStyle", "b", "vanish", "vertAlign", "position", "rFonts")
)
_STRUCK, _STRUCK_TWICE, _COLOR, _SIZE, _HIGHLIGHT, _WIDTH, _SPACING = (
    W + name for name in ("strike", "dstrike", "color", "sz", "highlight", "w", "spacing")
)
_FILL = "{http://schemas.microsoft.com/office/word/2010/wordml}textFill"
_SHADE, _IN_A_LINE, _FITTED = (W + name for name in ("shd", "eastAsianLayout", "fitText"))
RUN_FACTS = frozenset(
    (
        *(RUN_STYLE, _BOLD, _HIDDEN, _RAISED, _POSITION, _FAMILY),
        *(_STRUCK, _STRUCK_TWICE, _COLOR, _SIZE, _SHADE, _HIGHLIGHT, _WIDTH, _SPACING, _FILL, _IN_A_LINE, _FITTED),
    )
)


class Font(NamedTuple):
    """What becomes of a run's text: seen at all, raised or lowered, in which (symbol) font, bold.

    `white` and `tiny` are None where nothing states a colour or size. `backed` where something dark lies behind. `ink` and
    `ground` are the colours of the text and of what lies behind it, as far as they are spelled out. `narrow` text is too
    thin to be read; `distorted` digits may be read as others, or stand elsewhere. `spacing` is what is added between
    characters, `fitted` the width into which the whole text of a run is set, in twips; `squeezed` where any of these is so.
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
    distorted: bool = False
    squeezed: bool = False
    spacing: int = 0
    fitted: int | None = None
    half_points: int | None = None

    def crams(self, text: str) -> bool:
        """Whether the digits of a text are not to be read for sure, as they are set."""
        width = (self.half_points or _USUAL_HALF_POINTS) * _DIGIT_TWIPS
        fitted = 0.0 if self.fitted is None else self.fitted / max(1, len(text)) - width
        return self.distorted or min(self.spacing, fitted) <= -width * CRAMMED_SHARE

    @property
    def drowned(self) -> bool:
        """Whether the text has the colour of what lies behind it."""
        return self.ink is not None and self.ground is not None and distance(self.ink, self.ground) <= INDISTINCT


PLAIN = Font()


def with_run(font: Font, own: Mapping[object, Element]) -> Font:
    """`font` overlaid with what a w:rPr states (apart from the character style that it names)."""
    if (node := own.get(_BOLD)) is not None:
        font = font._replace(bold=switched_on(node))
    if (node := own.get(_HIDDEN)) is not None:
        font = font._replace(hidden=switched_on(node))
    if (node := own.get(_RAISED)) is not None:
        font = font._replace(raised=node.get(VAL) in ("superscript", "subscript"))
    if (node := own.get(_POSITION)) is not None:
        shift = whole(node.get(VAL), -3_168, 3_168) or 0
        distorted = font.distorted or abs(shift) >= FAR_HALF_POINTS
        font = font._replace(raised=font.raised or abs(shift) >= MIN_SHIFT, distorted=distorted)
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
        half_points = whole(node.get(VAL), 0, 3_276)
        font = font._replace(tiny=half_points is not None and half_points <= TINY, half_points=half_points)
    if (node := own.get(_SHADE)) is not None:
        font = font._replace(backed=font.backed or is_dark(node), ground=filling(node) or font.ground)
    if (node := own.get(_HIGHLIGHT)) is not None and node.get(VAL) not in ("none", None):
        marked = node.get(VAL)
        font = font._replace(backed=font.backed or marked != "white", ground=_HIGHLIGHTS.get(marked))
    return _with_shape(font, own)


def _with_shape(font: Font, own: Mapping[object, Element]) -> Font:
    """`font` overlaid with what a w:rPr states about how wide its letters are, and what fills them."""
    if (node := own.get(_WIDTH)) is not None:
        percent = whole(node.get(VAL, "").rstrip("%"), 0, 600) or 100
        distorted = font.distorted or not THIN_PERCENT < percent < BROAD_PERCENT
        font = font._replace(narrow=percent <= NARROW_PERCENT, distorted=distorted)
    if (node := own.get(_SPACING)) is not None:
        font = font._replace(spacing=whole(node.get(VAL), -31_680, 31_680) or 0)
    if (node := own.get(_FITTED)) is not None:
        font = font._replace(fitted=whole(node.get(VAL), 1, 31_680))
    if (node := own.get(_IN_A_LINE)) is not None:  # two lines in one, or turned in its line
        turned = any(node.get(W + how) in ("1", "true", "on") for how in ("combine", "vert"))
        font = font._replace(distorted=font.distorted or turned)
    squeezed = font.distorted or font.fitted is not None or font.spacing < 0
    if squeezed != font.squeezed:
        font = font._replace(squeezed=squeezed)
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
