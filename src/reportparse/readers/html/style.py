"""What decides how a person sees an element: what it is by itself, and the little of CSS that matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportparse.zh import numeral


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never text of the page; <rt> and <rp> are readings beside <ruby> (mirror copies with pinyin).
DROPPED = _words("script style template noscript noframes svg math audio video canvas datalist rt rp rtc")
BLOCKS = _words(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup p plaintext pre"
    " section summary ul xmp br"
)
PREFORMATTED = frozenset(("pre", "listing", "xmp", "plaintext"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
UNSEEN_INPUTS = _words("hidden checkbox radio submit button image reset file password")
STRUCK = frozenset(("del", "s", "strike"))

# Longer styles hold pictures; what shows or hides an element stands before them.
MAX_STYLE = 5_000

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SHEET = re.compile(r"<style\b[^>]{0,1000}>", re.IGNORECASE)
_SHEET_END = re.compile("</style", re.IGNORECASE)
_BRACE = re.compile(r"([{}])")
_STATEMENT = re.compile(r"@(?:charset|import|namespace)[^;{}]*;")
_NAME = re.compile(r"[.#][\w-]+")
_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([a-z-]+)")
_VISIBILITY = re.compile(r"(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)")
_WEIGHT = re.compile(r"(?:^|[;\s])font-weight\s*:\s*([a-z]+|\d+)")
_ALIGN = re.compile(r"(?:^|[;\s])text-align\s*:\s*([a-z-]+)")
_STRUCK = re.compile(r"(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]{0,100}line-through")
_PRE = re.compile(r"(?:^|[;\s])white-space\s*:\s*(?:pre|break-spaces)")
_CHINESE_MARKER = re.compile("cjk|chinese|japanese|korean")
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
    found = Look(
        display=display,
        invisible=bool(_VISIBILITY.search(style)),
        bold=None if weight is None else weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600),
        align=align,
        struck=bool(_STRUCK.search(style)),
        pre=bool(_PRE.search(style)),
        marker=marker,
    )
    return PLAIN if found == PLAIN else found


def small_integer(stated: str | None, otherwise: int) -> int:
    """An attribute's small number, or a default."""
    stated = (stated or "").strip()
    return int(stated) if stated.isdecimal() and len(stated) < 6 else otherwise


def list_marker(number: int, marker: str) -> str:
    """What a numbered list shows before an item; nothing where the notation is another one or none."""
    if _CHINESE_MARKER.search(marker):
        return numeral(number) + "、"
    return f"{number}." if marker in ("1", "decimal") else ""


def hidden_selectors(markup: str) -> frozenset[str]:
    """The ".class" and "#id" selectors that the page's own style sheets hide.

    Rules inside @media are for paper or other screens and do not count. A class that any rule shows again (".tab
    {display:none} .tab.active {display:block}") does not count either: text is only left out where that is certain.
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    for selectors, declarations in (rule for sheet in _sheets(markup) for rule in _rules(sheet)):
        said = look(declarations)
        if said.display == "none" or said.invisible:
            hidden.update(name for name in map(str.strip, selectors.split(",")) if _NAME.fullmatch(name))
        elif said.display or "visibility" in declarations:
            shown.update(_NAME.findall(selectors))
    return frozenset(hidden - shown)


def _sheets(markup: str) -> Iterator[str]:
    """The contents of the <style> elements."""
    opening = _SHEET.search(markup)
    while opening and (closing := _SHEET_END.search(markup, opening.end())):
        yield markup[opening.end() : closing.start()]
        opening = _SHEET.search(markup, closing.end())


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The (selectors, declarations) that hold everywhere: not those inside @media, @supports and the like."""
    depth = 0
    selectors = ""
    for part in _BRACE.split(_STATEMENT.sub("", _COMMENT.sub("", sheet))):
        if part == "{":
            depth += 1
        elif part == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            selectors = part.strip()
        elif depth == 1 and not selectors.startswith("@"):
            yield selectors, part
