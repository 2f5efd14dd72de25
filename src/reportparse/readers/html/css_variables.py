"""Variables of style sheets: a page with the value of each in its place, as far as one value is all that it can have."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from reportparse.patterns import regex
from reportparse.readers.html.css import StyleRule, blocks_of, declarations
from reportparse.readers.html.sheets import STYLED, is_linked, names_on, sheets_of

MAX_MARKUP = 8_000_000
"""Characters of the largest page in which variables are looked for."""
MAX_VALUE = 100
"""Longer values are lists of fonts, shadows and pictures."""
MAX_ROUNDS = 8
"""So often a value may itself name a variable, or the fallback of one."""
MAX_ASKED = 100
"""So many attributes of selectors are looked for on a page; any other counts as met."""

_USE = regex(r"var\(\s*(--[\w-]{1,60})\s*(?:,((?:[^()]|\([^()]{0,200}\)){0,200}))?\)")
_REGISTERED = regex(r"@property\s+(--[\w-]{1,60})")
_ATTRIBUTE = regex(r"""\[\s*([\w-]+)\s*[~|^$*]?=\s*["']?([^"'\]]{1,60})""")


def spelled_out(markup: str) -> str:
    """A page with its variables in their places.

    One with several values, or that a sheet elsewhere may state, stays what it is; one that nobody states is its fallback.
    """
    if "var(" not in markup or len(markup) > MAX_MARKUP:
        return markup
    stated: dict[str, set[str]] = {}
    for name, value in _stated(markup):
        stated.setdefault(name, set()).add(value)
    elsewhere = is_linked(markup)

    def put(use: re.Match[str]) -> str:
        found = stated.get(use[1].lower())
        if found is None:
            return use[0] if elsewhere else (use[2] or "unset").strip()
        (value, *others) = found
        return use[0] if others or not value else value

    longest = 2 * len(markup) + MAX_MARKUP // 8
    for _ in range(MAX_ROUNDS):
        spelled = _USE.sub(put, markup)
        if spelled == markup or len(spelled) > longest:
            break
        markup = spelled
    return markup


def _stated(markup: str) -> Iterator[tuple[str, str]]:
    """The variables that a page states, in lower case, each with a value; "" for one that nobody knows."""
    names = names_on(markup)
    met: dict[tuple[str, str], bool] = {}
    for sheet, holds in sheets_of(markup):
        for name in _REGISTERED.findall(sheet):
            yield name.lower(), ""
        if holds is False or "--" not in sheet:
            continue
        for selectors, body, understood in blocks_of(sheet, holds is True):
            if "--" in body and any(_is_met(one, names, met, markup) for one in selectors.split(",")):
                yield from _in_body(body, understood)
    for style in dict.fromkeys(STYLED.findall(markup)):
        yield from _in_body(html.unescape("".join(style)), True)


def _in_body(body: str, understood: bool) -> Iterator[tuple[str, str]]:
    for one in declarations(body):
        if one.name.startswith("--"):
            yield one.name, one.value if understood and len(one.value) <= MAX_VALUE else ""


def _is_met(selector: str, names: frozenset[str], met: dict[tuple[str, str], bool], markup: str) -> bool:
    """Whether anything on the page may be what a selector asks for, by the names and the attributes that it has.

    `met` keeps what was found of the attributes asked for before.
    """
    asked = [(name, value.strip()) for name, value in _ATTRIBUTE.findall(selector)]
    for one in asked:
        if one not in met and len(met) < MAX_ASKED:
            met[one] = _has_attribute(markup, *one)
    return all(met.get(one, True) for one in asked) and StyleRule(selector.strip(), (), 0).names <= names


def _has_attribute(markup: str, name: str, value: str) -> bool:
    stated = rf"""[\s"']{re.escape(name)}\s*=\s*["']?[^"'<>]{{0,200}}{re.escape(value)}"""
    return re.search(stated, markup) is not None
