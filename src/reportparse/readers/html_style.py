"""The little of CSS that decides what a person sees: what is hidden, struck out, bold, aligned or preformatted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportparse.zh import numeral

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_SHEET = re.compile(r"<style\b[^>]*>(.*?)</style", re.DOTALL | re.IGNORECASE)
_BRACE = re.compile(r"([{}])")
_RULE = re.compile(r"([^{}]{0,2000})\{([^{}]*)\}")
_STATEMENT = re.compile(r"@(?:charset|import|namespace)[^;{}]*;")
_NAME = re.compile(r"[.#][\w-]+")
_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([a-z-]+)")
_VISIBILITY = re.compile(r"(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)")
_WEIGHT = re.compile(r"(?:^|[;\s])font-weight\s*:\s*([a-z]+|\d+)")
_ALIGN = re.compile(r"(?:^|[;\s])text-align\s*:\s*([a-z-]+)")
_STRUCK = re.compile(r"(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]*line-through")
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


@lru_cache(maxsize=4096)
def look(style: str) -> Look:
    """Read a `style` attribute. Pages pasted from Word repeat a few of them thousands of times."""
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
    for sheet in _STYLE_SHEET.findall(markup):
        for selectors, declarations in _RULE.findall(_without_blocks(sheet)):
            said = look(declarations)
            if said.display == "none" or said.invisible:
                hidden.update(name for name in map(str.strip, selectors.split(",")) if _NAME.fullmatch(name))
            elif said.display or "visibility" in declarations:
                shown.update(_NAME.findall(selectors))
    return frozenset(hidden - shown)


def _without_blocks(sheet: str) -> str:
    """A style sheet without comments and without @media, @supports and other blocks that hold rules themselves."""
    kept: list[str] = []
    depth = 0
    inside_block = False
    for part in _BRACE.split(_STATEMENT.sub("", _COMMENT.sub("", sheet))):
        if depth == 0 and part.lstrip().startswith("@"):
            inside_block = True
        if not inside_block:
            kept.append(part)
        depth = max(0, depth + (part == "{") - (part == "}"))
        if depth == 0 and part == "}":
            inside_block = False
    return "".join(kept)
