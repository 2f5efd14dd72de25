"""What decides how a person sees an element: what it is by itself, and the little of CSS that matters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from reportparse import colours
from reportparse.chinese.numerals import numeral
from reportparse.colours import Color
from reportparse.patterns import regex
from reportparse.readers.html.css_colours import in_light, is_beyond, paint, pale_stops
from reportparse.readers.html.moved import CUT, NOWHERE_ELSE, Stand, stand
from reportparse.readers.html.upon import Upon, holds, upon


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never text of the page; <rt> and <rp> are readings beside <ruby> (mirror copies with pinyin).
FURNITURE = _words("footer nav")
_NAMED_FURNITURE = _words("div section p ul dl center aside menu form")
_FURNITURE_NAME = regex(r"(?:page|site|web|main|global|the)?[-_]?footer(?:[-_]?[a-z0-9]+)?", re.IGNORECASE)
# Longer "footers" hold the report: the name is wrong, or the element never closed.
MAX_FURNITURE = 1_500
DROPPED = _words("script style template noscript noframes audio video canvas datalist progress meter rt rp rtc")
DRAWN = frozenset(("svg", "math"))
BLOCKS = _words(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup p plaintext pre"
    " section summary ul xmp br"
)
PREFORMATTED = frozenset(("pre", "listing", "xmp", "plaintext"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
UNSEEN_INPUTS = _words("hidden checkbox radio submit button image reset file password")
STRUCK = frozenset(("del", "s", "strike"))

TINY_PX = 2
"""Size of type up to which nobody sees what it says (TINY of Word documents)."""

TINY_SHARE = 0.1
"""The same as a share of the type around it."""

_NO_BACKGROUND = frozenset(("none", "transparent", "inherit", "initial", "unset"))

# Longer styles hold pictures; what shows or hides an element stands before them.
MAX_STYLE = 5_000

_DISPLAY = regex(r"(?:^|[;\s])display\s*:\s*([a-z-]+)")
_VISIBILITY = regex(r"(?:^|[;\s])(?:visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden)")
_WEIGHT = regex(r"(?:^|[;\s])font-weight\s*:\s*([a-z]+|\d+)")
_ALIGN = regex(r"(?:^|[;\s])text-align\s*:\s*([a-z-]+)")
_STRUCK = regex(r"(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]{0,100}line-through")
_UNSTRUCK = regex(r"(?:^|[;\s])text-decoration(?:-line)?\s*:\s*none")
_SHOWN = regex(r"(?:^|[;\s])visibility\s*:\s*visible")
_PRE = regex(r"(?:^|[;\s])white-space\s*:\s*(?:pre|break-spaces)")
_CHINESE_MARKER = regex("cjk|chinese|japanese|korean")
_OPACITY = regex(r"(?:(?:^|[;\s])opacity\s*:\s*|(?:^|[;\s])filter\s*:[^;]{0,100}?opacity\(\s*)(\d{0,9}\.?\d{0,9})(%?)")
# Up to this much of an element's ink nobody sees it on white paper (`colours.INDISTINCT` of black); up to that, hardly.
_UNSEEN_SHARE, _FAINT_SHARE = 0.03, 0.12
_SIZE = regex(r"(?:^|[;\s])font-size\s*:\s*(?:(\d{0,9}\.?\d{1,9})\s*([a-z]+|%)?|[a-z-]+)")
_FONT = regex(
    r"(?:^|[;\s])font\s*:(?!\s*inherit)(?:[^;]{0,100}?\s)??(?:(\d{0,9}\.?\d{1,9})(px|pt|r?em|%)|(0))(?=[\s/])"
)
_COLOUR = regex(r"(?:^|[;\s])color\s*:\s*([^;!]+)")
_FILL = regex(r"(?:^|[;\s])-webkit-text-fill-color\s*:\s*([^;!]+)")
_NO_FILL = frozenset(("currentcolor", "initial", "unset", "revert"))
_HANDED_DOWN = frozenset(("inherit", "unset", "currentcolor"))
_BACKGROUND = regex(r"(?:^|[;\s])background(?:-color|-image)?\s*:\s*([^;!]+)")
_POSITIONED = regex(r"(?:^|[;\s])position\s*:\s*(?:absolute|fixed)")
_OFF_PAGE = regex(r"(?:^|[;\s])(?:left|top|margin-left|margin-top)\s*:\s*-(?:[5-9]\d\d|\d{4,}|\d{2,}\.?\d*r?em)")
_INDENTED = regex(r"(?:^|[;\s])text-indent\s*:\s*-(?:[5-9]\d\d|\d{4,})")
# Letters cut out of their background, or seen by their shadow.
_FILLED = regex(r"background-clip\s*:\s*text|text-shadow\s*:\s*(?!none)")
# Boxes too small to show anything, as pages hide what only a screen reader is meant to say.
_CLIPPED = regex(
    r"(?:^|[;\s])clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|(?:^|[;\s])clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)"
    r"|(?:^|[;\s])(?:transform\s*:[^;]{0,100}?scale[xy]?\(|scale\s*:|zoom\s*:)\s*(?:\d%|0*(?:\.0\d*)?(?=[\s,);!%]|$))"
    r"|(?:^|[;\s])mso-hide\s*:\s*all"
)
_NO_BOX = regex(r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:[;!]|$)")
_FLOATING = regex(r"(?:^|[;\s])(?:float\s*:\s*(?:left|right)|position\s*:\s*(?:absolute|fixed))")
# What may stand upon what is beside it, and what is too thin to cover it.
_UPON = regex(
    r"(?:^|[;\s])(?:position\s*:\s*(?:absolute|fixed)|margin(?:-[a-z]+)?\s*:[^;]{0,60}-[\d.]|inset\s*:"
    r"|(?:left|right|top|bottom)\s*:\s*-?[1-9]|(?:transform|translate)\s*:(?!\s*none))"
)
_BENEATH = regex(
    r"(?:^|[;\s])(?:z-index\s*:\s*-|(?:height|width)\s*:\s*(?:[0-4]?(?:\.\d{1,9})?px|0|[0-3](?:\.\d{1,9})?pt)\s*(?:[;!]|$))"
)
_LAYER = regex(r"[^\s,()]{1,80}(?:\((?:[^()]|\([^()]{0,200}\)){0,400}\))?")
_COVERING_SHARE = 0.5
_MARKER = regex(r"(?:^|[;\s])list-style(?:-type)?\s*:\s*([^;]+)")


class Look(NamedTuple):
    """What an element's own `style` attribute says; None where it says nothing.

    `white` and `ink` are of its text, `backed` (something on which white is seen) and `ground` of what lies behind it; a
    ground is None where it is a picture, too, and `patchy` where white is seen on a part of it only. `fills` where letters
    are filled with an ink of their own, which then goes before any `color` of what is in them. `beyond` where the ink is a
    colour that nobody here computes. `covering` where its ground may lie upon what is beside it, and `upon` where that is.
    `holds` is how high it says to be, where boxes in it are positioned from it.
    """

    display: str | None = None
    invisible: bool = False
    bold: bool | None = None
    align: str | None = None
    struck: bool = False
    unstruck: bool = False
    shown: bool = False
    pre: bool = False
    marker: str | None = None
    transparent: bool = False
    off_page: bool = False
    indented: bool = False
    faint: bool = False
    tiny: bool | None = None
    white: bool | None = None
    backed: bool | None = None
    clear: bool = False
    ink: Color | None = None
    beyond: bool = False
    ground: Color | None = None
    patchy: bool = False
    fills: bool | None = None
    clipped: bool = False
    floating: bool = False
    covering: bool = False
    upon: Upon | None = None
    holds: float | None = None
    stand: Stand = NOWHERE_ELSE

    @property
    def drowned(self) -> bool:
        """Whether it states one colour for its text and for what lies behind it."""
        return self.ink is not None and self.ground is not None and colours.is_lost(self.ink, self.ground)


PLAIN = Look()


def look(style: str) -> Look:
    """Read a `style` attribute, or what a rule declares."""
    return _look(style[:MAX_STYLE])


@lru_cache(maxsize=4096)
def _look(style: str) -> Look:
    """Pages pasted from Word repeat a few styles thousands of times."""
    style = in_light(style.lower())
    display, weight, align, marker = (
        match and match[1].strip() for match in (r.search(style) for r in (_DISPLAY, _WEIGHT, _ALIGN, _MARKER))
    )
    fill = _FILL.search(style)
    fills = None if fill is None else fill[1].strip() not in _NO_FILL
    colour = fill if fills else _COLOUR.search(style)
    # A variable that nobody states makes the whole of a colour void.
    colour = None if colour and ("unset" in colour[1] or colour[1].strip() in _HANDED_DOWN) else colour
    ink = paint(colour[1]) if colour and not _FILLED.search(style) else None
    shown = _shown_share(style)
    covering = shown > _COVERING_SHARE and _covers(style)
    found = Look(
        display=display,
        invisible=bool(_VISIBILITY.search(style)),
        bold=None if weight is None else weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600),
        align=align,
        struck=bool(_STRUCK.search(style)),
        unstruck=bool(_UNSTRUCK.search(style)),
        shown=bool(_SHOWN.search(style)),
        pre=bool(_PRE.search(style)),
        marker=marker,
        transparent=shown <= _UNSEEN_SHARE,
        faint=_UNSEEN_SHARE < shown <= _FAINT_SHARE,
        off_page=bool(_POSITIONED.search(style) and _OFF_PAGE.search(style)),
        indented=bool(_INDENTED.search(style)),
        tiny=_tiny(style),
        white=None if colour is None else bool(ink and not ink.clear and colours.is_white(ink.on_white)),
        clear=bool(ink and ink.clear),
        ink=ink.on_white if ink else None,
        beyond=bool(colour and not _FILLED.search(style) and is_beyond(colour[1])),
        fills=fills,
        backed=_backed(style),
        ground=_ground(style),
        patchy=any(is_patchy(stated) for stated in _BACKGROUND.findall(style)),
        clipped=bool(_CLIPPED.search(style) or (_NO_BOX.search(style) and CUT.search(style))),
        floating=bool(_FLOATING.search(style)),
        covering=covering,
        upon=upon(style) if covering else None,
        holds=holds(style),
        stand=stand(style, display),
    )
    return PLAIN if found == PLAIN else found


def _shown_share(style: str) -> float:
    """How much of its ink `opacity` and `filter` leave to an element: 0 for none, 1 for all."""
    share = 1.0
    for number, percent in _OPACITY.findall(style):
        if number.strip("."):
            share *= float(number) / (100 if percent else 1)
    return share


def _tiny(style: str) -> bool | None:
    """Whether a style makes its text too small to be seen; None where it says nothing, or only in proportion."""
    size, font = _SIZE.search(style), _FONT.search(style)
    if font and (size is None or font.start() > size.start()):
        return bool(font[3]) or _is_tiny(font[1], font[2])
    if size is None or size[0].endswith("inherit"):
        return None
    if size[1] is None:
        return False
    return _is_tiny(size[1], size[2])


def _is_tiny(number: str, unit: str | None) -> bool | None:
    if unit in ("px", "pt"):
        return float(number) <= TINY_PX
    share = float(number) / (100 if unit == "%" else 1)
    return share <= TINY_SHARE or (False if unit in ("rem", None) else None)


def _backed(style: str) -> bool | None:
    """Whether a style puts something behind its text on which white is seen; None where it puts nothing there."""
    found = [seen for seen in map(is_background, _BACKGROUND.findall(style)) if seen is not None]
    return any(found) if found else None


def _ground(style: str) -> Color | None:
    """The colour that a style puts behind its text; None for a picture, for one that shines through, and for none."""
    found = _BACKGROUND.findall(style)
    return ground(found[-1]) if found else None


def ground(stated: str) -> Color | None:
    """The colour of a stated background; None where it is no plain colour."""
    stated = stated.strip().lower()
    pieces = [stated] if "(" in stated else [word for word in stated.split() if word not in _NO_BACKGROUND]
    found = paint(pieces[0]) if pieces else None
    return found.color if found and found.cover == 1 else None


def is_white_css(colour: str) -> bool:
    """Whether text of this colour is not seen on white."""
    found = paint(colour)
    return found is not None and colours.is_white(found.on_white)


def _covers(style: str) -> bool:
    """Whether a style puts a ground, no picture, upon what is beside its element."""
    return bool(_UPON.search(style)) and not _BENEATH.search(style) and is_dense(style)


def is_dense(style: str) -> bool:
    """Whether a style puts a ground behind its element through which nothing is seen; a picture is none."""
    grounds = _BACKGROUND.findall(style)
    layers = [layer for layer in _LAYER.findall(grounds[-1]) if layer not in _NO_BACKGROUND] if grounds else []
    painted = [one for one in map(paint, layers) if one]
    unknown = any("gradient(" in layer or is_beyond(layer) for layer in layers)
    return unknown or any(one.cover > _COVERING_SHARE for one in painted)


def is_background(stated: str) -> bool | None:
    """Whether white text is seen on a stated background; None where it states nothing."""
    stated = stated.strip().lower()
    if "(" in stated and paint(stated) is None:
        pale = pale_stops(stated)  # a picture or a gradient
        return not pale or not all(pale)
    words = [stated] if "(" in stated else [word for word in stated.split() if word not in _NO_BACKGROUND]
    found = [paint(word) for word in words]
    # What is not known may be dark.
    return any(one is None or not colours.is_pale(one.on_white) for one in found) if words else None


def is_patchy(stated: str) -> bool:
    """Whether nobody knows if white text is seen on a background: a gradient from where it is to where not, say."""
    return len({*pale_stops(stated)}) > 1 or is_beyond(stated)


def is_backed(style: str) -> bool:
    """Whether a style puts something behind its text on which white is seen."""
    return bool(_backed(in_light(style.lower()[:MAX_STYLE])))


def is_furniture(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is the foot or the menu of the page, by what it is or by what it is called."""
    if tag in FURNITURE:
        return True
    if not attributes or tag not in _NAMED_FURNITURE:
        return False
    if "role" in attributes and attributes["role"].strip().lower() in ("contentinfo", "navigation"):
        return True
    if tag == "div" and "title" in attributes and attributes["title"].strip().lower() in ("header", "footer"):
        return True  # LibreOffice's export
    named = [attributes[name] for name in ("class", "id") if name in attributes and "oot" in attributes[name]]
    return any(_FURNITURE_NAME.fullmatch(name) for names in named for name in names.split())


def small_integer(stated: str | None, otherwise: int) -> int:
    """An attribute's small number, or a default."""
    stated = (stated or "").strip()
    return int(stated) if stated.isdecimal() and len(stated) < 6 else otherwise


def list_marker(number: int, marker: str) -> str:
    """What a numbered list shows before an item; nothing where the notation is another one or none."""
    if _CHINESE_MARKER.search(marker):
        return numeral(number) + "、"
    return f"{number}." if marker in ("1", "decimal") else ""
