"""What decides how a person sees an element: what it is by itself, and the little of CSS that matters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportparse import colours
from reportparse.chinese.numerals import numeral


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never text of the page; <rt> and <rp> are readings beside <ruby> (mirror copies with pinyin).
FURNITURE = _words("footer nav")
_NAMED_FURNITURE = _words("div section p ul dl center aside menu form")
_FURNITURE_NAME = re.compile(r"(?:page|site|web|main|global|the)?[-_]?footer(?:[-_]?[a-z0-9]+)?", re.IGNORECASE)
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

_NO_BACKGROUND = frozenset(("none", "transparent", "inherit", "initial", "unset"))

# Longer styles hold pictures; what shows or hides an element stands before them.
MAX_STYLE = 5_000

_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([a-z-]+)")
_VISIBILITY = re.compile(r"(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)")
_WEIGHT = re.compile(r"(?:^|[;\s])font-weight\s*:\s*([a-z]+|\d+)")
_ALIGN = re.compile(r"(?:^|[;\s])text-align\s*:\s*([a-z-]+)")
_STRUCK = re.compile(r"(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]{0,100}line-through")
_PRE = re.compile(r"(?:^|[;\s])white-space\s*:\s*(?:pre|break-spaces)")
_CHINESE_MARKER = re.compile("cjk|chinese|japanese|korean")
_TRANSPARENT = re.compile(r"(?:^|[;\s])opacity\s*:\s*(?:0*\.0+|0+\.?)%?\s*(?:[;!]|$)")
_SIZE = re.compile(r"(?:^|[;\s])font-size\s*:\s*(?:(\d{0,9}\.?\d{1,9})\s*([a-z]+|%)?|[a-z-]+)")
_FONT = re.compile(
    r"(?:^|[;\s])font\s*:(?!\s*inherit)(?:[^;]{0,100}?\s)??(?:(\d{0,9}\.?\d{1,9})(px|pt|r?em|%)|(0))(?=[\s/])"
)
_COLOUR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]+)")
_BACKGROUND = re.compile(r"(?:^|[;\s])background(?:-color|-image)?\s*:\s*([^;!]+)")
_POSITIONED = re.compile(r"(?:^|[;\s])position\s*:\s*(?:absolute|fixed)")
_OFF_PAGE = re.compile(r"(?:^|[;\s])(?:left|top|margin-left|margin-top)\s*:\s*-(?:[5-9]\d\d|\d{4,}|\d{2,}\.?\d*r?em)")
_INDENTED = re.compile(r"(?:^|[;\s])text-indent\s*:\s*-(?:[5-9]\d\d|\d{4,})")
_RAISED = re.compile(
    r"(?:^|[;\s])(?:vertical-align\s*:\s*(?:super|sub)\b|mso-text-raise\s*:\s*-?(?:[2-9]|\d\d)[\d.]*pt)"
)
_HEX = re.compile("#?(?:([0-9a-f]{6})(?:[0-9a-f]{2})?|([0-9a-f]{3})[0-9a-f]?)")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\b[^()]*\)")
_NOUGHT = r"(?:0+\.?0*|\.0+)%?\s*\)"
_CLEAR = re.compile(
    rf"transparent|#(?:[0-9a-f]{{3}}0|[0-9a-f]{{6}}00)|[a-z]+\((?:(?:[^(),/]*,){{3}}|[^()/]*/)\s*{_NOUGHT}"
)
# Letters cut out of their background, or seen by their shadow.
_FILLED = re.compile(r"background-clip\s*:\s*text|text-shadow\s*:\s*(?!none)")
# Boxes too small to show anything, as pages hide what only a screen reader is meant to say.
_CLIPPED = re.compile(
    r"(?:^|[;\s])clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|(?:^|[;\s])clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)"
    r"|(?:^|[;\s])transform\s*:\s*scale\(\s*0\s*[,)]|(?:^|[;\s])mso-hide\s*:\s*all"
)
_NO_BOX = re.compile(r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:[;!]|$)")
_CUT = re.compile(r"(?:^|[;\s])overflow(?:-[xy])?\s*:\s*(?:hidden|clip)")
_FLOATING = re.compile(r"(?:^|[;\s])(?:float\s*:\s*(?:left|right)|position\s*:\s*(?:absolute|fixed))")
_MARKER = re.compile(r"(?:^|[;\s])list-style(?:-type)?\s*:\s*([^;]+)")


class Look(NamedTuple):
    """What an element's own `style` attribute says; None where it says nothing."""

    display: str | None = None
    invisible: bool = False
    bold: bool | None = None
    align: str | None = None
    struck: bool = False
    pre: bool = False
    marker: str | None = None
    transparent: bool = False
    off_page: bool = False
    indented: bool = False
    raised: bool = False
    tiny: bool | None = None
    white: bool | None = None
    backed: bool | None = None
    clear: bool = False
    clipped: bool = False
    floating: bool = False


PLAIN = Look()


def look(style: str) -> Look:
    """Read a `style` attribute, or what a rule declares."""
    return _look(style[:MAX_STYLE])


@lru_cache(maxsize=4096)
def _look(style: str) -> Look:
    """Pages pasted from Word repeat a few styles thousands of times."""
    style = style.lower()
    display, weight, align, marker = (
        match and match[1].strip() for match in (r.search(style) for r in (_DISPLAY, _WEIGHT, _ALIGN, _MARKER))
    )
    colour = _COLOUR.search(style)
    found = Look(
        display=display,
        invisible=bool(_VISIBILITY.search(style)),
        bold=None if weight is None else weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600),
        align=align,
        struck=bool(_STRUCK.search(style)),
        pre=bool(_PRE.search(style)),
        marker=marker,
        transparent=bool(_TRANSPARENT.search(style)),
        off_page=bool(_POSITIONED.search(style) and _OFF_PAGE.search(style)),
        indented=bool(_INDENTED.search(style)),
        raised=bool(_RAISED.search(style)),
        tiny=_tiny(style),
        white=is_white(colour[1]) if colour else None,
        clear=bool(colour and _CLEAR.fullmatch(colour[1].strip()) and not _FILLED.search(style)),
        backed=_backed(style),
        clipped=bool(_CLIPPED.search(style) or (_NO_BOX.search(style) and _CUT.search(style))),
        floating=bool(_FLOATING.search(style)),
    )
    return PLAIN if found == PLAIN else found


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
    absolute = unit in ("px", "pt", "rem", None)
    return float(number) <= (unit in ("px", "pt")) or (False if absolute else None)


def _backed(style: str) -> bool | None:
    """Whether a style puts something behind its text on which white is seen; None where it puts nothing there."""
    found = [seen for seen in map(is_background, _BACKGROUND.findall(style)) if seen is not None]
    return any(found) if found else None


def is_white(colour: str) -> bool:
    """Whether text of this colour is not seen on white."""
    return colours.is_white(_channels(colour.strip().lower()))


def is_background(stated: str) -> bool | None:
    """Whether white text is seen on a stated background; None where it states nothing."""
    stated = stated.strip().lower()
    if "(" in stated and not stated.startswith("rgb"):
        return True  # a picture or a gradient
    words = [stated] if stated.startswith("rgb") else [word for word in stated.split() if word not in _NO_BACKGROUND]
    return any(not colours.is_pale(_channels(word)) for word in words) if words else None


def _channels(colour: str) -> Sequence[int]:
    """Red, green and blue of a CSS colour; what is unknown counts as black, which is always seen."""
    if colour == "white":
        return colours.WHITE
    if rgb := _RGB.fullmatch(colour):
        return [min(int(channel), 255) for channel in rgb.groups()]
    if code := _HEX.fullmatch(colour):
        return bytes.fromhex(code[1] or "".join(digit * 2 for digit in code[2]))
    return (0, 0, 0)


def is_backed(style: str) -> bool:
    """Whether a style puts something behind its text on which white is seen."""
    return bool(_backed(style.lower()[:MAX_STYLE]))


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
