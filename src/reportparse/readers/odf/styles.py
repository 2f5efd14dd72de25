"""The styles of an OpenDocument file: what each hands down of how text looks, along its chain of parents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportparse.patterns import regex
from reportparse.readers.odf.names import DRAW, FO, OFFICE, STYLE, TABLE, TEXT, Element
from reportparse.readers.word_markup import Font

MAX_PARENTS = 32
"""Longest chain of parents followed."""

LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
WINDOW_COLOR = STYLE + "use-window-font-color"
_PROPERTIES = tuple(
    STYLE + f"{kind}-properties"
    for kind in ("text", "paragraph", "table-cell", "table", "table-row", "section", "graphic")
)
_COLOUR = regex("#([0-9a-fA-F]{6})")
_LENGTH = regex(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|px)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_SIDES = {"start": "left", "end": "right"}

Attributes = Mapping[str, str]
"""Attributes of a style; those of its text begin with "text:" where another part of it could have the same name."""


class Styles:
    """The styles of a document by family and name."""

    def __init__(self, *roots: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._settled: dict[tuple[str, str], Attributes] = {}
        for root in roots:
            for element in () if root is None else root.iter(STYLE + "style"):
                key = element.get(STYLE + "family", ""), element.get(STYLE + "name", "")
                self._elements.setdefault(key, element)

    def of(self, family: str, name: str | None) -> Attributes:
        """All that a style says, its parents' included."""
        if not name:
            return {}
        key = family, name
        settled = self._settled.get(key)
        if settled is None:
            settled = {}
            for element in reversed([*self._chain(key)]):
                settled |= _stated(element)
            self._settled[key] = settled
        return settled

    def _chain(self, key: tuple[str, str]) -> Iterator[Element]:
        for _ in range(MAX_PARENTS):
            element = self._elements.get(key)
            if element is None:
                return
            yield element
            key = key[0], element.get(STYLE + "parent-style-name", "")


def _stated(element: Element) -> dict[str, str]:
    found = {str(name): str(value) for name, value in element.attrib.items() if name == STYLE + "list-style-name"}
    for part in element:
        if part.tag in _PROPERTIES:
            mark = "text:" if part.tag == STYLE + "text-properties" else ""
            found |= {mark + str(name): str(value) for name, value in part.attrib.items()}
    return found | _settled_colour(found)


def _settled_colour(stated: Attributes) -> dict[str, str]:
    """What a style that names a colour says beside it: a colour is not the window's own, and the window's own is opaque.

    LibreOffice writes an opacity of 0 % to the colour that Word calls `auto`, as its number for it has all bits set.
    """
    if stated.get("text:" + WINDOW_COLOR) == "true":
        return {"text:" + LOEXT + "opacity": "100%"}
    return {"text:" + WINDOW_COLOR: "false"} if "text:" + FO + "color" in stated else {}


def font_of(attributes: Attributes) -> Font:
    """The font that a style's text has."""

    def get(name: str) -> str | None:
        return attributes.get("text:" + name)

    struck = get(STYLE + "text-line-through-style"), get(STYLE + "text-line-through-type")
    position = (get(STYLE + "text-position") or "").partition(" ")[0]
    color = None if get(WINDOW_COLOR) == "true" else colour(get(FO + "color"))
    clear = get(LOEXT + "opacity") in ("0%", "1%", "2%", "3%")
    return Font(
        hidden=get(TEXT + "display") == "none" or clear,
        struck=any(one not in (None, "none") for one in struck),
        bold=get(FO + "font-weight") in ("bold", "600", "700", "800", "900"),
        raised="subscript" if position == "sub" or position.startswith("-") else _raised(position),
        color=color,
        ground=colour(get(FO + "background-color")),
        half_points=_scaled(get(FO + "font-size"), 2),
        width_percent=_percent(get(STYLE + "text-scale")),
        spacing_twips=_scaled(get(FO + "letter-spacing"), 20),
    )


def colour(text: str | None) -> str | None:
    """A colour as six hexadecimal digits; None for none, and for what is transparent."""
    match = _COLOUR.fullmatch(text or "")
    return match[1].upper() if match else None


def alignment(attributes: Attributes) -> str | None:
    """How a paragraph is aligned: left, center, right, justify."""
    stated = attributes.get(FO + "text-align")
    return None if stated is None else _SIDES.get(stated, stated if stated in ("left", "center", "right") else None)


def _raised(position: str) -> str | None:
    return "superscript" if position == "super" or (position[:1].isdigit() and not position.startswith("0")) else None


def _scaled(length: str | None, factor: int) -> int | None:
    match = _LENGTH.fullmatch(length or "")
    return round(float(match[1]) * _POINTS[match[2]] * factor) if match and len(match[1]) < 8 else None


def _percent(text: str | None) -> int | None:
    number = (text or "").removesuffix("%")
    return int(number) if number.isdecimal() and len(number) < 4 else None


def is_unseen(element: Element, styles: Styles) -> bool:
    """Whether a section, a group of rows or a drawing is hidden as a whole."""
    if element.get(TEXT + "display") == "none" or element.get(TABLE + "display") == "false":
        return True
    if element.get(TEXT + "is-hidden") == "true" or element.get(DRAW + "display") in ("none", "printer"):
        return True
    return styles.of("graphic", element.get(DRAW + "style-name")).get(DRAW + "visible-area") == "none"


def master_pages(root: Element | None) -> Iterator[Element]:
    """The headers and footers of a document's pages."""
    masters = None if root is None else root.find(OFFICE + "master-styles")
    kinds = [STYLE + kind + end for kind in ("header", "footer") for end in ("", "-first", "-left")]
    for element in () if masters is None else masters.iter(*kinds):
        if element.get(STYLE + "display") != "false":
            yield element
